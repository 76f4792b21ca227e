"""Readers of documents, one format a module, all giving the same blocks."""
