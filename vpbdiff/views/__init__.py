"""Comparison, verdict, history, merge to a document."""
