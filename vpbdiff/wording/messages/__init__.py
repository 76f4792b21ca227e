"""The messages of the catalogue, one module a topic."""
