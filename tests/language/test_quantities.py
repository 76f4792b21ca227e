"""Short values as figures, how often and by when: what is read, and what is left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.support.plans import activity, goal, plan, risk, risks
from vpbdiff.compare import compare
from vpbdiff.language.direction import level
from vpbdiff.language.quantities import later, quantity, rarer, times_a_year
from vpbdiff.model.changes import Kind

QUANTITIES: dict[str, tuple[str, tuple[str, tuple[str, ...]] | None]] = {
    "percent": ("90 %", ("90", ("%",))),
    "percent in a word": ("90 procent", ("90", ("%",))),
    "thousands": ("20 000 besök", ("20000", ("besök",))),
    "decimals": ("6,5", ("13/2", ())),
    "a point for a comma": ("6.5", ("13/2", ())),
    "negative": ("-3 %", ("-3", ("%",))),
    "at least": ("minst 90 %", ("90", ("minst", "%"))),
    "kronor": ("1250 kronor", ("1250", ("kr",))),
    "in words": ("elva besök", ("11", ("besök",))),
    "about": ("ca 40 st", ("40", ())),
    "a range": ("80-85 %", None),
    "two figures": ("3 av 4", None),
    "no figure": ("Öka", None),
    "an article": ("en träff", None),
    "a law": ("1990:52", None),
}


@pytest.mark.parametrize("name", QUANTITIES)
def test_a_short_text_is_one_figure_or_none(name: str) -> None:
    text, expected = QUANTITIES[name]
    found = quantity(text)
    assert (None if found is None else (str(found.number), found.beside)) == expected


OFTEN: dict[str, Fraction | None] = {
    "Varje månad": Fraction(12),
    "Månadsvis": Fraction(12),
    "1 gång per kvartal": Fraction(4),
    "2 ggr/år": Fraction(2),
    "2/år": Fraction(2),
    "Två gånger per år": Fraction(2),
    "Varannan månad": Fraction(6),
    "Vartannat år": Fraction(1, 2),
    "Maj": Fraction(1),
    "Maj och oktober": Fraction(2),
    "Kvartal": Fraction(4),
    "Löpande": Fraction(365),
    "Vid behov": None,
    "Enligt plan": None,
}


@pytest.mark.parametrize("text", OFTEN)
def test_how_often_a_short_text_says(text: str) -> None:
    assert times_a_year(text) == OFTEN[text]


RARER: dict[str, tuple[str, str, bool]] = {
    "month to quarter": ("Varje månad", "Varje kvartal", True),
    "quarter to month": ("Varje kvartal", "Varje månad", False),
    "another writing": ("Varje kvartal", "4 ggr/år", False),
    "another month": ("Maj", "Juni", False),
    "every other year": ("Maj", "Vartannat år", True),
    "at need": ("Varje år", "Vid behov", True),
    "no longer said": ("Varje år", "", True),
    "first said": ("", "Varje år", False),
    "words that say nothing": ("Enligt plan", "Varje år", False),
    "from something to words": ("Varje år", "Enligt plan", False),
}


@pytest.mark.parametrize("name", RARER)
def test_what_is_rarer(name: str) -> None:
    old, new, expected = RARER[name]
    assert rarer(old, new) is expected


LEVELS = {"öka": 1, "bibehålla": 0, "ska inte minska": None, "öka och minska": None}


@pytest.mark.parametrize("target", LEVELS)
def test_what_a_target_in_words_wants(target: str) -> None:
    assert level(target) == LEVELS[target]


LATER: dict[str, tuple[str, str, bool]] = {
    "a later day": ("2026-06-30", "2026-12-31", True),
    "an earlier day": ("2026-12-31", "2026-06-30", False),
    "a later year": ("2026", "2027", True),
    "a year and a day in it": ("2026", "2026-06-30", False),
    "a quarter": ("Kvartal 2 2026", "Kvartal 3 2026", True),
    "a quarter and its last month": ("Q2 2026", "juni 2026", False),
    "a month": ("juni", "december", True),
    "a month with a year and one without": ("juni 2026", "december", False),
    "a day in words": ("1 juni 2026", "30 juni 2026", True),
    "a month in short": ("Nov", "Dec", True),
    "a month in short after a word": ("senast okt.", "senast dec.", True),
    "an earlier month in short": ("Dec", "Nov", False),
    "the last week of a long year": ("vecka 52", "vecka 53", True),
    "no longer said": ("2026-06-30", "", True),
    "first said": ("", "2026-06-30", False),
    "words": ("Löpande", "Under året", False),
}


@pytest.mark.parametrize("name", LATER)
def test_what_is_later(name: str) -> None:
    old, new, expected = LATER[name]
    assert later(old, new) is expected


FIELDS: dict[str, tuple[str, str, str | None, str | None, Kind, bool]] = {
    "a later deadline": ("activity", "deadline", "2026-06-30", "2026-12-31", Kind.DATED, True),
    "an earlier deadline": ("activity", "deadline", "2026-12-31", "2026-06-30", Kind.DATED, False),
    "no deadline": ("activity", "deadline", "2026-06-30", None, Kind.DATED, True),
    "a deadline": ("activity", "deadline", None, "2026-06-30", Kind.DATED, False),
    "who": ("activity", "responsible", "Stab", "Hemtjänst", Kind.FIELD_CHANGED, False),
    "the status": ("activity", "status", "Pågår", "Avslutad", Kind.STATUS_CHANGED, False),
    "a rarer control": ("control", "frequency", "Varje månad", "Varje kvartal", Kind.FIELD_CHANGED, True),
    "a control more often": ("control", "frequency", "Varje kvartal", "Varje månad", Kind.FIELD_CHANGED, False),
    "how": ("control", "method", "Genomgång av alla ärenden", "Intervjuer", Kind.FIELD_CHANGED, False),
    "to whom": ("control", "reported_to", "Nämnden", "Förvaltningschefen", Kind.FIELD_CHANGED, False),
    "who decides": ("fee", "decided_by", "KF", "KS", Kind.FIELD_CHANGED, False),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_told_by_its_name(name: str) -> None:
    entity, field, old, new, kind, weaker = FIELDS[name]
    sides = ({} if value is None else {field: value} for value in (old, new))
    plans = (plan(2026, **_LISTS[entity](**side)) for side in sides)
    ((facet,),) = (change.facets for change in compare(*plans).changes)
    assert (facet.kind, facet.field, facet.old, facet.new, facet.weakened) == (kind, field, old, new, weaker)


_LISTS = {
    "activity": lambda **side: {"goals": [goal("Mål", {**activity("Ring alla över 80"), **side})]},
    "control": lambda **side: {
        "internal_control_plan": risks({**risk("Avgifter"), "controls": [{"text": "Granska beslut.", **side}]})
    },
    "fee": lambda **side: {"fees": [{"name": "Matlåda", **side}]},
}
