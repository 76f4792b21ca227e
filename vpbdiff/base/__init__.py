"""What every package builds on: errors, files, git, escaping, caching, locking. It knows nothing of plans."""
