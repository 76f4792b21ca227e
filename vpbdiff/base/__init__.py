"""What every station stands on; knows nothing of plans."""
