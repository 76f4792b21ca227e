"""Swedish as data and grammar."""
