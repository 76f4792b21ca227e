"""What differs between two texts, kept small: thousands of steps, each with a whole file of thousands of entries before
and after it, would not fit in memory, and what an entry adds does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patch:
    """What stood and what stands after the first `start` characters; all around it is the same."""

    start: int
    old: str
    new: str

    @staticmethod
    def between(before: str, after: str) -> Patch:
        """The patch that makes `after` of `before`."""
        shorter = min(len(before), len(after))
        start = _longest(shorter, lambda low, high: before[low:high] == after[low:high])
        ends = len(before), len(after)
        same = _longest(
            shorter - start,
            lambda low, high: before[ends[0] - high : ends[0] - low] == after[ends[1] - high : ends[1] - low],
        )
        return Patch(start, before[start : ends[0] - same], after[start : ends[1] - same])

    @property
    def reverse(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(self.start, self.new, self.old)

    def applied(self, text: str) -> str:
        """The text that it makes of the one that it was made for."""
        return text[: self.start] + self.new + text[self.start + len(self.old) :]


def _longest(limit: int, is_same: Callable[[int, int], bool]) -> int:
    """How many characters are the same, by halves: a file of megabytes is compared in no time."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
