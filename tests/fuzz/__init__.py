"""Random documents, sensible and senseless, and what holds of everything that is read from them."""
