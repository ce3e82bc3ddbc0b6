"""Documents -> figures: numbers with their unit or counted noun, their hedge, and what is no figure at all."""
