"""What the styles of a Word document mean: which make a heading or a list, and how text in them looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"(?:heading|rubrik) (?P<level>[1-9])|title", re.IGNORECASE)
"""Names of styles that make a heading. Word stores its own in English whatever language it speaks."""
OFF = ("0", "false", "off", "none")
"""How a switch says that it is off."""
_BODY_LEVEL = 9
"""The outline level that means running text; 0 to 8 are headings."""


@dataclass(slots=True)
class RunStyle:
    """How text is set, as far as it is said: None where it is left to what stands above it."""

    bold: bool | None = None
    size: float | None = None
    """In points."""
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None

    def over(self, base: RunStyle) -> RunStyle:
        """This look laid over another."""
        return RunStyle(
            *(under if own is None else own for own, under in zip(astuple(self), astuple(base), strict=True))
        )


@dataclass
class StyleReader:
    """The styles of one document, `root` being its `w:styles`."""

    root: Any
    _looks: dict[str | None, RunStyle] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Any]:
        return {style.get(qn("w:styleId")): style for style in self.root.iterchildren(qn("w:style"))}

    @cached_property
    def _default(self) -> str | None:
        """The style of paragraphs that name none."""
        return next(
            (
                name
                for name, style in self._by_id.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) not in {None, *OFF}
            ),
            None,
        )

    def look(self, style_id: str | None) -> RunStyle:
        """How text in a paragraph of this style looks, unless it says otherwise itself."""
        if style_id not in self._looks:
            made = RunStyle()
            for style in self._chain(style_id or self._default):
                made = made.over(look_of(style.find(qn("w:rPr"))))
            defaults = self.root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
            self._looks[style_id] = made.over(look_of(defaults))
        return self._looks[style_id]

    def character(self, style_id: str | None) -> RunStyle:
        """What a character style says."""
        made = RunStyle()
        for style in self._chain(style_id):
            made = made.over(look_of(style.find(qn("w:rPr"))))
        return made

    def heading_level(self, style_id: str | None, properties: Any) -> int:
        """The level, from 1, of a heading of this style, with these properties (`w:pPr` or None); 0 for no heading."""
        level = _outline_level(properties)
        for style in self._chain(style_id):
            name = style.find(qn("w:name"))
            if name is not None and (match := _HEADING.fullmatch(name.get(qn("w:val"), ""))):
                return int(match["level"] or 1)
            if level is None:
                level = _outline_level(style.find(qn("w:pPr")))
        return level + 1 if level is not None and level < _BODY_LEVEL else 0

    def is_list(self, style_id: str | None, properties: Any) -> bool:
        """Whether such a paragraph is a list's item, numbered or not."""
        for said in (properties, *(style.find(qn("w:pPr")) for style in self._chain(style_id))):
            number = said.find(f"{qn('w:numPr')}/{qn('w:numId')}") if said is not None else None
            if number is not None:
                return bool(number.get(qn("w:val")) != "0")
        return False

    def _chain(self, style_id: str | None) -> Iterator[Any]:
        """A style and those that it is based on; a circle of styles ends where it closes."""
        seen = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            yield (style := self._by_id[style_id])
            based = style.find(qn("w:basedOn"))
            style_id = based.get(qn("w:val")) if based is not None else None


def look_of(properties: Any) -> RunStyle:
    """What run properties (`w:rPr` or None) say themselves."""
    if properties is None:
        return RunStyle()
    size = properties.find(qn("w:sz"))
    half_points = size.get(qn("w:val"), "") if size is not None else ""
    return RunStyle(
        _switch(properties.find(qn("w:b"))),
        int(half_points) / 2 if half_points.isdecimal() else None,
        _switch(properties.find(qn("w:vanish"))),
        _either(_switch(properties.find(qn("w:strike"))), _switch(properties.find(qn("w:dstrike")))),
        _either(_is_superscript(properties.find(qn("w:vertAlign"))), _is_lifted(properties.find(qn("w:position")))),
    )


def _either(first: bool | None, second: bool | None) -> bool | None:
    return second if first is None else first or second


def _is_superscript(element: Any) -> bool | None:
    return None if element is None else element.get(qn("w:val")) == "superscript"


def _is_lifted(element: Any) -> bool | None:
    """Whether text stands higher than its line by a number of half points."""
    return None if element is None else element.get(qn("w:val"), "").isdecimal() and element.get(qn("w:val")) != "0"


def _switch(element: Any) -> bool | None:
    return None if element is None else element.get(qn("w:val")) not in OFF


def _outline_level(properties: Any) -> int | None:
    level = properties.find(qn("w:outlineLvl")) if properties is not None else None
    value = level.get(qn("w:val"), "") if level is not None else ""
    return int(value) if value.isdecimal() else None
