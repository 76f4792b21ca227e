"""What a worker makes once for all its tests: plans, comparisons, profiles and pictures.

Each is a frozen value made of frozen values, by a function that has tests of its own; those call the function itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from vpbdiff import recorded
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Plan
from vpbdiff.recognise import profile
from vpbdiff.recognise.profile import Profile
from vpbdiff.render import charts
from vpbdiff.store import loading
from vpbdiff.store.paths import Snapshot

KEPT = 100
Made = TypeVar("Made")


def once(make: Callable[..., Made], key: Callable[..., object]) -> Callable[..., Made]:
    """A function that remembers the last things that it made, by what the key makes of its arguments."""
    found: dict[object, Made] = {}

    @wraps(make)
    def asked(*arguments: Any) -> Made:
        name = key(*arguments)
        if name not in found:
            if len(found) == KEPT:
                del found[next(iter(found))]
            found[name] = make(*arguments)
        return found[name]

    return asked


def _pair(old: Plan, new: Plan, pins: Sequence[Pin] = ()) -> str:
    return repr((replace(old, path=""), replace(new, path=""), pins))


def _snapshot(place: Snapshot | Path | str) -> Snapshot:
    return place if isinstance(place, Snapshot) else Snapshot(Path(place))


def _content(text: str, place: Snapshot | Path | str) -> object:
    return text, _snapshot(place).name, _snapshot(place).series


compared = once(compare, _pair)
"""What `compare` gives, made once for the same two plans wherever they lie: for tests of what is made of it."""


def _compared(old: Plan, new: Plan, pins: Sequence[Pin] = ()) -> Comparison:
    found = compared(old, new, pins)
    if (found.old.path, found.new.path) == (old.path, new.path):
        return found
    # its own items, which its changes speak of, in plans that say where those asked for lie
    return replace(found, old=replace(found.old, path=old.path), new=replace(found.new, path=new.path))


_plan = once(loading.read_plan, _content)
_general = once(profile.load, lambda: None)


def _read_plan(text: str, place: Snapshot | Path | str) -> Plan:
    return replace(_plan(text, place), path=_snapshot(place).shown)


def _load_profile(path: Path | None = None, load: Callable[..., Profile] = profile.load) -> Profile:
    return _general() if path is None else load(path)


@contextmanager
def made_once() -> Iterator[None]:
    """While this holds, commands and reviews make each of these once."""
    with ExitStack() as patched:
        for module, name, function in (
            (recorded, "compare", _compared),
            (loading, "read_plan", _read_plan),
            (profile, "load", _load_profile),
            (charts, "draw", once(charts.draw, lambda picture, form: (repr(picture), form))),
        ):
            patched.enter_context(patch.object(module, name, function))
        yield
