"""The values that pass between the stations."""
