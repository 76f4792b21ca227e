"""Ways to show a comparison, one module a format."""
