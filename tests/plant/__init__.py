"""Errors planted in clean documents: how many are found, who is suspected, and how often nothing is wrong at all."""
