"""What was worked out of a value is remembered by the value itself."""

from __future__ import annotations

from dataclasses import dataclass

from vpbdiff.base.cache import by_identity


@dataclass(frozen=True)
class Thing:
    """A value that is equal to its like, and that can't be hashed."""

    content: dict[str, int]


def test_one_value_is_asked_once_and_its_like_anew() -> None:
    asked = []

    @by_identity(2)
    def sum_of(thing: Thing) -> int:
        """A sum."""
        asked.append(thing)
        return sum(thing.content.values())

    first, second = Thing({"a": 1}), Thing({"a": 1})
    assert [sum_of(each) for each in (first, first, second, first)] == [1] * 4
    assert [each is first for each in asked] == [True, False]
    assert sum_of.__doc__ == "A sum."


def test_what_was_asked_for_longest_ago_is_forgotten() -> None:
    asked = []

    @by_identity(2)
    def same(thing: Thing) -> Thing:
        asked.append(thing)
        return thing

    things = [Thing({"a": number}) for number in range(3)]
    for thing in (*things, things[2], things[0]):
        assert same(thing) is thing
    assert [thing.content["a"] for thing in asked] == [0, 1, 2, 0]
