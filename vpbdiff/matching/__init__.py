"""Which item of the old plan is which of the new: the ladder, similarity, merges and splits."""
