"""What every web page of ours shares: how its tree is built and escaped, its head, its style, its script."""
