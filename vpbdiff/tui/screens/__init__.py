"""The review's own screen, and the small ones that open above it and return a typed result."""
