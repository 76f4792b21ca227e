"""A memo of ours that somebody has edited, with its ids and without them: each false word is found, each harmless edit
passes without a word."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from tests.memo.test_memo_own_words import account, untouched
from tests.support.examples import first_now

IDS = re.compile(r"<!-- vpbdiff[^>]*-->")
WITH_AND_WITHOUT_IDS = pytest.mark.parametrize(
    "with_ids", [pytest.param(True, id="with ids", marks=pytest.mark.soak), pytest.param(False, id="without ids")]
)

FALSE = {
    "a figure": ("från 189,6 mkr till 195,6 mkr", "från 189,6 mkr till 196,5 mkr"),
    "figures that changed places": ("från 189,6 mkr till 195,6 mkr", "från 195,6 mkr till 189,6 mkr"),
    "a unit": ("Kostnaderna ökar med 6,9 mkr", "Kostnaderna ökar med 6,9 tkr"),
    "a figure in another unit": ("Kostnaderna ökar med 6,9 mkr", "Kostnaderna ökar med 6 800 tkr"),
    "the unit of a table": ("**Driftbudget, per verksamhet, mkr**", "**Driftbudget, per verksamhet, tkr**"),
    "a count": ("i två aktiviteter", "i tre aktiviteter"),
    "a count of what is of form": ("finns tre språkliga", "finns fyra språkliga"),
    "a direction": (
        "Stab och central ledning minskar",
        "Stab och central ledning ökar",
    ),
    "a negation": ("ska upphandlas på nytt.", "ska inte upphandlas på nytt."),
    "a negation in a short line": ("nytt journalsystem” är ny.", "nytt journalsystem” är inte ny."),
    "a name of neither plan": ("Risken ”Basala hygienrutiner”", "Risken ”Översvämning i arkivet”"),
    "the name of another": ("Risken ”Basala hygienrutiner”", "Risken ”Delegerade arbetsuppgifter”"),
    "a year": ("med den reviderade planen för 2025", "med den reviderade planen för 2024"),
    "a year in a heading": ("# Verksamhetsplan och budget 2026", "# Verksamhetsplan och budget 2027"),
    "the year of the frame": ("Nämndens ram för 2026", "Nämndens ram för 2027"),
    "who decides": ("Omsorgsnämnden fastställer", "Kommunfullmäktige fastställer"),
    "a number in a reason": ("måste inledas ett år innan", "måste inledas två år innan"),
    "who decided, in a reason": ("(OMN 2025\u201109\u201116 § 69)", "(KF 2025\u201109\u201116 § 69)"),
    "unchanged": ("Riskindex höjs för", "Riskindex är oförändrat för"),
    "unchanged in a summary": (
        "Avtalet ”Äldreboendet Solhöjden” ska upphandlas på nytt.",
        "Avtalen är oförändrade.",
    ),
    "the reason of another": (
        "Skäl: Måltidsvärdar finns på alla avdelningar sedan september 2025.",
        "Skäl: Uppdraget är slutfört och redovisades för kommunfullmäktige i oktober 2025.",
    ),
    "a dropped line": ("Kvalitetsdeklarationen ”Särskilt boende” är reviderad.", ""),
    "a dropped sentence": ("”60 kunder” ändras till ”90 kunder”.", ""),
    "an added budget": ("## Vad som ändras", "Ramen uppgår till 412,3 mkr.\n\n## Vad som ändras"),
    "an added risk": ("## Vad som ändras", "Risken «Stöld» tillkommer.\n\n## Vad som ändras"),
    "an added count": ("## Vad som ändras", "Planen innehåller 57 aktiviteter.\n\n## Vad som ändras"),
    "an added item of some sort": ("## Vad som ändras", "Ett nytt nämndmål om skolan tillkommer.\n\n## Vad som ändras"),
}


@WITH_AND_WITHOUT_IDS
@pytest.mark.parametrize("reason", first_now(FALSE, every=4))
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


def _outside_ids(pattern: str, instead: str | Callable[[re.Match[str]], str]) -> Edit:
    return lambda text: "".join(
        part if part.startswith("<!--") else re.sub(pattern, instead, part)
        for part in re.split(r"(<!-- vpbdiff[^>]*-->)", text)
    )


_THOUSANDS = _outside_ids(
    r"(?<![\d,])(\d+),(\d)\smkr\b", lambda found: f"{found[1]} {found[2]}00 tkr".removeprefix("0 ")
)
_ROUNDED = _outside_ids(r"195,6\smkr \(|195,6\smkr\.", lambda found: found[0].replace("195,6", "196"))
_DAYS = _outside_ids(r"den\s1 januari 2026", "2026-01-01")


def _numbered(text: str) -> str:
    return re.sub(r"(?m)^## (?!Bilaga)", "## 1. ", text)


HARMLESS: dict[str, Edit] = {
    "percent in words": _outside_ids(r"\b2\sprocent", "två procent"),
    "a percent sign": _outside_ids(r"(\d)\sprocent\b", r"\1 %"),
    "straight quotation marks": _outside_ids("”", '"'),
    "curly quotation marks": _outside_ids("”([^”]*)”", r"«\1»"),
    "quotation marks turned round": _outside_ids("”([^”]*)”", r"»\1«"),
    "common spaces": lambda text: text.replace("\N{NO-BREAK SPACE}", " "),
    "a hyphen for a minus": lambda text: text.replace("−", "-"),
    "a dash for a minus": lambda text: text.replace("−", "–"),
    "mnkr": _outside_ids(r"\bmkr\b", "mnkr"),
    "millions in words": _outside_ids(r"(\d\s)mkr\b", r"\1miljoner kronor"),
    "amounts in another unit and rounded, days and headings in figures": lambda text: _numbered(
        _DAYS("\n".join(line if line.startswith("|") else _THOUSANDS(_ROUNDED(line)) for line in text.split("\n")))
    ),
    "the editorial line": lambda text: re.sub(
        r" ?Därutöver finns tre språkliga.*?”Anhörigstöd”\.(?:<!--[^>]*-->)?", "", text
    ),
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


@WITH_AND_WITHOUT_IDS
@pytest.mark.parametrize("reason", first_now(HARMLESS, every=4))
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
    was = "Kvalitetsdeklarationen ”Särskilt boende” är reviderad."
    assert was in text
    found = account(text.replace(was, "Deklarationen för särskilt boende är reviderad."))
    assert found.findings == ()
