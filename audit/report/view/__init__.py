"""What the formats show, apart from how each writes it: words, numbers, quotes, charts and cards of findings."""
