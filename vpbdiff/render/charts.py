"""Draws the pictures of a memo with matplotlib, which takes a second to load and is loaded here alone.

Black, white and grey with hatching: a picture says the same on a copying machine, and a page turns it light on dark.
Amounts become floats here and nowhere else, as places on paper; the figures beside them are printed before.
"""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import product
from typing import TYPE_CHECKING, Literal

from vpbdiff.base.escaping import safe
from vpbdiff.model.document import (
    HIGHEST,
    Document,
    Drawing,
    Indices,
    Marker,
    PairedBars,
    Picture,
    Waterfall,
    WaterfallStep,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.typing import RcKeyType

Form = Literal["svg", "png"]

_WIDTH = 6.3
"""Inches: the width of the text on an A4 page with margins of 2.5 cm."""

_NAME = 34
"""Characters of a line of a name: two fifths of the width at the size of the text."""

_LINES = 3
"""Lines of a name; the text beside the picture has the whole of it."""

_LINE = 0.17
"""Inches that a line of text takes."""

_DPI = 200
"""Dots an inch of a PNG: fine enough for print, at some hundred kilobytes."""

_CUT = 0.5
"""Below this share of its total the movement of a waterfall would hardly be seen, and its axis begins further on."""

_INK, _GREY, _PALE = "black", "0.45", "0.92"

_LOOK: dict[RcKeyType, object] = {
    "svg.fonttype": "none",  # text stays text, in the reader's own font
    "svg.hashsalt": "vpbdiff",  # the same bytes every time
    "text.parse_math": False,  # a name is no formula
    "font.family": "sans-serif",
    "font.size": 9.0,
    "hatch.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
}


def available() -> bool:
    """Whether the drawing library is installed."""
    return find_spec("matplotlib") is not None


def are_missing(document: Document) -> bool:
    """Whether a document has pictures that can't be drawn here."""
    return not available() and any(isinstance(block, Picture) for block in document.blocks)


def draw(picture: Picture, form: Form) -> bytes:
    """A picture as a file of this form. Ask `available` first: without the drawing library it is an ImportError."""
    from matplotlib import rc_context  # noqa: PLC0415 - a second to load, for pictures alone
    from matplotlib.figure import Figure  # noqa: PLC0415

    drawing = picture.drawing
    names = [textwrap.wrap(safe(name), _NAME, max_lines=_LINES, placeholder=" …") for name in _names(drawing)]
    row = _LINE * max(2, *map(len, names)) + 0.08
    with rc_context(_LOOK), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a letter that the font lacks is drawn as a box
        figure = Figure(figsize=(_WIDTH, 0.75 + row * len(names)), layout="constrained")
        axes = figure.add_subplot()
        _frame(axes, ["\n".join(lines) for lines in names])
        match drawing:
            case Waterfall():
                _waterfall(axes, drawing)
            case Indices():
                _indices(axes, drawing)
            case PairedBars():
                _pairs(axes, drawing)
        return _file(figure, form)


def _file(figure: Figure, form: Form) -> bytes:
    buffer = io.BytesIO()
    metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    figure.savefig(buffer, format=form, dpi=_DPI, transparent=form == "svg", metadata=metadata)
    return buffer.getvalue()


def _names(drawing: Drawing) -> list[str]:
    match drawing:
        case Waterfall(steps=steps):
            return [each.name for each in steps]
        case Indices(markers=markers):
            return [each.name for each in markers]
        case PairedBars(pairs=pairs):
            return [each.name for each in pairs]


def _frame(axes: Axes, names: Sequence[str]) -> None:
    """A row for each name, the first at the top."""
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(axis="y", length=0)


def _waterfall(axes: Axes, drawing: Waterfall) -> None:
    """A bar for each total from the left, one between for each component, and a thread from each end to the next."""
    ends = [float(place) for step in drawing.steps for place in (step.start, step.end) if not step.total or place]
    low, high = min(ends), max(ends)
    cut = high - low < _CUT * abs(high) and low > 0
    left = low - 0.35 * (high - low) if cut else min(low, 0.0)
    for row, step in enumerate(drawing.steps):
        _bar(axes, row, step, left if cut else 0.0)
        if row + 1 < len(drawing.steps):
            axes.plot([float(step.end)] * 2, [row - 0.3, row + 1.3], color=_INK, linewidth=0.7)
    axes.set_xlim(left, high + 0.25 * (high - left))
    axes.set_xlabel(safe(f"{drawing.axis} (axeln börjar inte vid 0)" if cut else drawing.axis))
    _decimal_comma(axes)


def _bar(axes: Axes, row: int, step: WaterfallStep, left: float) -> None:
    start = left if step.total else float(step.start)
    end = float(step.end)
    colour, hatch = (_GREY, None) if step.total else ("white", "////" if end > start else None)
    axes.barh(row, end - start, left=start, height=0.6, edgecolor=_INK, linewidth=0.8, facecolor=colour, hatch=hatch)
    axes.annotate(step.figure, (max(start, end), row), xytext=(4, 0), textcoords="offset points", va="center")


def _indices(axes: Axes, drawing: Indices) -> None:
    """A line for each risk: a ring where it was, a dot where it is, an arrow from one to the other."""
    for row, marker in enumerate(drawing.markers):
        axes.axhline(row, color=_PALE, linewidth=0.8, zorder=0)
        _marker(axes, row, marker)
    axes.set_xlim(0.5, HIGHEST + 3.5)
    axes.set_xticks(_PRODUCTS)
    axes.set_xlabel(f"{drawing.axis}: ring {drawing.plans[0]}, fylld {drawing.plans[1]}")


_PRODUCTS = (1, 2, 3, 4, 6, 8, 9, 12, HIGHEST)
"""The indices that there are: 1-4 times 1-4."""


def _marker(axes: Axes, row: int, marker: Marker) -> None:
    for old, new in product(marker.olds, marker.news):
        if old != new:
            axes.annotate("", (new, row), (old, row), arrowprops={"arrowstyle": "->", "shrinkA": 4, "shrinkB": 4})
    for old in marker.olds:
        axes.plot(old, row, "o", markersize=8, markerfacecolor="white", markeredgecolor=_INK)
    for new in marker.news:
        axes.plot(new, row, "o", markersize=8, color=_INK)
    axes.annotate(marker.figure, (HIGHEST + 0.7, row), va="center")


def _pairs(axes: Axes, drawing: PairedBars) -> None:
    """Two bars for each row, the old plan's above the new one's."""
    for number, (colour, hatch) in enumerate((("white", "////"), (_GREY, None))):
        places = [row - 0.19 + 0.38 * number for row in range(len(drawing.pairs))]
        ends = [float((each.old, each.new)[number]) for each in drawing.pairs]
        label = drawing.plans[number]
        axes.barh(places, ends, height=0.36, edgecolor=_INK, linewidth=0.8, facecolor=colour, hatch=hatch, label=label)
        for place, end, each in zip(places, ends, drawing.pairs, strict=True):
            where = (max(end, 0.0), place)
            axes.annotate(each.figures[number], where, xytext=(4, 0), textcoords="offset points", va="center")
    axes.margins(x=0.12)
    axes.axvline(0, color=_INK, linewidth=0.8)
    axes.set_xlabel(safe(drawing.axis))
    axes.legend(loc="lower right", frameon=False, bbox_to_anchor=(1, 1), ncols=2, borderaxespad=0)
    _decimal_comma(axes)


def _decimal_comma(axes: Axes) -> None:
    """Figures along the axis as Swedish prints them."""
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}".replace(".", ",").replace("-", "\u2212"))
