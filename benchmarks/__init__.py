"""Measures how right and how fast vpbdiff is, on invented plans whose truth is known and on the shipped snapshots."""
