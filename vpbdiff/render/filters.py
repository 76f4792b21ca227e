"""The form that searches a page's changes. It is hidden until the page's script is there to answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vpbdiff.model.changes import Change, Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.render.tree import Element, element
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording


def form(changes: Sequence[Change], wording: Wording) -> Element:
    """The form over the entities and the kinds that these changes are of."""
    entities = {change.entity for change in changes}
    kinds = {kind for change in changes for kind in change.kinds}
    say = wording.say
    parts = [(each, phrases.capital(phrases.entity_word(each, 2, wording))) for each in ENTITIES if each in entities]
    sorts = [(kind.value, phrases.capital(phrases.kind_alone(kind, wording))) for kind in Kind if kind in kinds]
    return element(
        "form",
        element("h2", say("web.filter"), id="sok-rubrik"),
        element("p", _label("sok-text", say("web.filter-text")), element("input", type="search", id="sok-text")),
        _select("sok-entity", say("web.filter-entity"), parts, say("web.filter-all")),
        _select("sok-kind", say("web.filter-kind"), sorts, say("web.filter-all")),
        element("p", element("input", type="checkbox", id="sok-gap"), _label("sok-gap", say("web.filter-gap"))),
        element(
            "p",
            element("button", say("web.filter-previous"), type="button", id="sok-previous"),
            element("button", say("web.filter-next"), type="button", id="sok-next"),
            element("button", say("web.filter-clear"), type="reset"),
        ),
        element("p", say("web.filter-keys"), class_="quiet"),
        element("p", id="sok-shown", role="status", data_text=say("web.filter-shown", shown="{shown}", all="{all}")),
        id="sok",
        role="search",
        aria_labelledby="sok-rubrik",
        hidden="",
    )


def _label(of: str, text: str) -> Element:
    return element("label", text, for_=of)


def _select(name: str, label: str, options: Iterable[tuple[str, str]], every: str) -> Element:
    choices = [element("option", text, value=value) for value, text in (("", every), *options)]
    return element("p", _label(name, label), element("select", *choices, id=name))
