"""A memo of ours that somebody has edited, with its ids and without them: each false word is found, each harmless edit
passes without a word."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from tests.test_memo_own_words import account, untouched

IDS = re.compile(r"<!-- vpbdiff[^>]*-->")

FALSE = {
    "a figure": ("från 189,6 mkr till 195,6 mkr", "från 189,6 mkr till 196,5 mkr"),
    "figures that changed places": ("från 189,6 mkr till 195,6 mkr", "från 195,6 mkr till 189,6 mkr"),
    "a unit": ("Kostnaderna ökar med 6,9 mkr", "Kostnaderna ökar med 6,9 tkr"),
    "the unit of a table": ("**Driftbudget, per verksamhet, mkr**", "**Driftbudget, per verksamhet, tkr**"),
    "a count": ("finns tre språkliga rättelser", "finns fyra språkliga rättelser"),
    "a direction": ("Stab och central ledning minskar (0,4 mkr)", "Stab och central ledning ökar (0,4 mkr)"),
    "a negation": ("”Införande av nytt journalsystem” är ny.", "”Införande av nytt journalsystem” är inte ny."),
    "a name of neither plan": ("Risken ”Basala hygienrutiner”", "Risken ”Översvämning i arkivet”"),
    "the name of another": ("Risken ”Basala hygienrutiner”", "Risken ”Delegerade arbetsuppgifter”"),
    "a year": ("ram för 2026 är 195,6 mkr", "ram för 2027 är 195,6 mkr"),
    "a year in a heading": ("# Verksamhetsplan och budget 2026", "# Verksamhetsplan och budget 2027"),
    "the year of the other plan": ("med den reviderade planen för 2025", "med den reviderade planen för 2024"),
    "who decides": ("Omsorgsnämnden fastställer", "Kommunfullmäktige fastställer"),
    "who decided, in a sentence": ("för kommunfullmäktige i oktober", "för kommunstyrelsen i oktober"),
    "unchanged": ("Riskindex höjs för ”Anmälan", "Riskindex är oförändrat för ”Anmälan"),
    "the reason of another": (
        "Skäl: Måltidsvärdar finns på alla avdelningar sedan september 2025.",
        "Skäl: Uppdraget är slutfört och redovisades för kommunfullmäktige i oktober 2025.",
    ),
    "a cell": ("|   71,1 |   75,2 |         +4,1 |", "|   71,1 |   75,2 |         +5,1 |"),
    "a dropped sentence": ("Risken ”Basala hygienrutiner” tas bort.", ""),
    "an added budget": ("## Vad som ändras", "Ramen uppgår till 412,3 mkr.\n\n## Vad som ändras"),
    "an added risk": ("## Vad som ändras", "Risken ”Stöld” tillkommer.\n\n## Vad som ändras"),
    "an added count": ("## Vad som ändras", "Planen innehåller 57 aktiviteter.\n\n## Vad som ändras"),
    "an added item of some sort": ("## Vad som ändras", "Ett nytt nämndmål om skolan tillkommer.\n\n## Vad som ändras"),
}


@pytest.mark.parametrize("with_ids", [True, False], ids=["with ids", "without ids"])
@pytest.mark.parametrize("reason", FALSE)
def test_what_is_false_is_found(reason: str, with_ids: bool) -> None:
    was, now = FALSE[reason]
    text = (untouched() if with_ids else IDS.sub("", untouched())).replace("\N{NO-BREAK SPACE}", " ")
    if not now and with_ids:
        was += IDS.search(text[text.index(was) :])[0]  # type: ignore[index]
    assert was in text
    assert account(text.replace(was, now, 1)).findings


Edit = Callable[[str], str]


def _wrapped(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(line if line[:1] in "|#" else textwrap.fill(line, 90, break_long_words=False) for line in lines)


def _outside_ids(pattern: str, instead: str) -> Edit:
    return lambda text: "".join(
        part if part.startswith("<!--") else re.sub(pattern, instead, part)
        for part in re.split(r"(<!-- vpbdiff[^>]*-->)", text)
    )


HARMLESS: dict[str, Edit] = {
    "percent in words": _outside_ids(r"\b2\sprocent", "två procent"),
    "a percent sign": _outside_ids(r"(\d)\sprocent\b", r"\1 %"),
    "straight quotation marks": _outside_ids("”", '"'),
    "guillemets": _outside_ids("”([^”]*)”", r"«\1»"),
    "guillemets turned round": _outside_ids("”([^”]*)”", r"»\1«"),
    "common spaces": lambda text: text.replace("\N{NO-BREAK SPACE}", " "),
    "a hyphen for a minus": lambda text: text.replace("−", "-"),
    "a dash for a minus": lambda text: text.replace("−", "–"),
    "mnkr": _outside_ids(r"\bmkr\b", "mnkr"),
    "millions in words": _outside_ids(r"(\d\s)mkr\b", r"\1miljoner kronor"),
    "the editorial line": lambda text: re.sub(r"Därutöver finns tre språkliga[^<\n]*?”\.( ?<!--[^>]*-->)?", "", text),
    "stars for points": lambda text: re.sub(r"(?m)^- ", "* ", text),
    "bold and italics": lambda text: re.sub(
        r"(?m)^(Aktiviteten|Nettokostnaden)\b", r"*\1*", text.replace("Risken", "**Risken**")
    ),
    "broken lines": _wrapped,
    "another line end": lambda text: text.replace("\n", "  \r\n"),
    "digits for words": _outside_ids(r"\btre\b", "3"),
    "no draft brackets": lambda text: text.replace(r" **\[Skäl saknas.\]**", ""),
    "a rule between parts": lambda text: text.replace("\n## ", "\n---\n\n## "),
}


@pytest.mark.parametrize("with_ids", [True, False], ids=["with ids", "without ids"])
@pytest.mark.parametrize("reason", HARMLESS)
def test_a_harmless_edit_is_silent(reason: str, with_ids: bool) -> None:
    text = untouched() if with_ids else IDS.sub("", untouched())
    edited = HARMLESS[reason](text)
    assert edited != text
    found = account(edited)
    assert (found.findings, found.unchecked) == ((), ())


def test_ids_may_be_lost_here_and_there() -> None:
    count = iter(range(10_000))
    found = account(IDS.sub(lambda ids: ids[0] if next(count) % 2 else "", untouched()))
    assert (found.findings, found.unchecked) == ((), ())


def test_a_sentence_of_ours_in_other_words_is_no_loss() -> None:
    """What stands in the place of a sentence is that sentence, in whatever words."""
    text = IDS.sub("", untouched())
    was = "Nytt är uppdraget att utreda hur maten till äldreboendena kan lagas på plats"
    assert was in text
    found = account(text.replace(was, "Uppdraget att utreda hur maten till äldreboendena kan lagas på plats är nytt"))
    assert found.findings == ()
