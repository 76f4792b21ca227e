"""A change as a statement, and its phrasing: the only place that turns changes into words."""
