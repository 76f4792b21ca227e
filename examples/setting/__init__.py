"""Sets the example plans' texts as documents: what `make.py` is made of."""
