"""What `vpbdiff explain` does, an action a module; what is said of it goes to stderr, what is asked for to stdout."""
