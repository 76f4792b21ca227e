"""What a picture shows, as values: places on an axis, names and printed figures. How it looks is for `pictures`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """One bar of a waterfall, from `start` to `end` in the unit of the axis; `figure` is what stands beside it."""

    name: str
    start: Fraction
    end: Fraction
    figure: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The way from one total to another; `axis` names what is measured, with its unit."""

    axis: str
    steps: tuple[WaterfallStep, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """One risk's index in the old plan and in the new: none where that plan does not have it, several where risks were
    merged or split."""

    name: str
    olds: tuple[int, ...]
    news: tuple[int, ...]
    figure: str


@dataclass(frozen=True, slots=True)
class Indices:
    """The risks on the scale of 1 to 16; `plans` are what the two plans are called."""

    axis: str
    plans: tuple[str, str]
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class PairedBar:
    """One row's two amounts in the unit of the axis, each with the figure that stands beside it."""

    name: str
    old: Fraction
    new: Fraction
    figures: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairedBars:
    """Amounts old and new, row by row."""

    axis: str
    plans: tuple[str, str]
    pairs: tuple[PairedBar, ...]


Drawing = Waterfall | Indices | PairedBars
