"""What became of each matched item: one change an item, with its facets."""
