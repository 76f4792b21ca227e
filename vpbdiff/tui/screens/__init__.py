"""The screens that fill the window: the review's own, and that of the teaching of an import."""
