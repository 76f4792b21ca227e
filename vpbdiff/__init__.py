"""vpbdiff compares a municipality's plan and budget for one year with another year's and tracks what changed."""

__version__ = "0.1.0"
