"""What a person has said of two items: that they are the same, or that they are not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pin:
    """A person's word on two items; it goes before all that their likeness says.

    `old` and `new` are the items' keys in their own plans (`keys.plan_keys`). `same` is False where the two are not
    one.
    """

    old: str
    new: str
    same: bool
