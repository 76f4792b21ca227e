"""Working through a case: what a review does, step by step, safely and undoably. It knows no screen."""
