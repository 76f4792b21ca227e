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
    "a unit": ("med sammanlagt 6,4 mkr", "med sammanlagt 6,4 tkr"),
    "the unit of a table": ("**Driftbudget, per verksamhet, mkr**", "**Driftbudget, per verksamhet, tkr**"),
    "a count": ("och tre får ny lydelse", "och fyra får ny lydelse"),
    "a count that another reading gives": ("- Ett kontrollmoment är nytt och", "- Två kontrollmoment är nya och"),
    "a direction": (
        "Nettokostnaden för Stab och central ledning minskar",
        "Nettokostnaden för Stab och central ledning ökar",
    ),
    "a negation": ("- Ett avtal är nytt.", "- Ett avtal är inte nytt."),
    "a negation in a short line": ("Tre aktiviteter har fått ny lydelse:", "Tre aktiviteter har inte fått ny lydelse:"),
    "a name of neither plan": ("Risken «Basala hygienrutiner»", "Risken «Översvämning i arkivet»"),
    "the name of another": ("Risken «Basala hygienrutiner»", "Risken «Delegerade arbetsuppgifter»"),
    "a year": ("Planen för 2026 jämförs med planen för 2025", "Planen för 2027 jämförs med planen för 2025"),
    "a year in a heading": ("# Verksamhetsplan och budget 2026", "# Verksamhetsplan och budget 2027"),
    "a year in a remark": ("har inget belopp för 2025", "har inget belopp för 2024"),
    "who decides": ("Omsorgsnämnden fastställer", "Kommunfullmäktige fastställer"),
    "a number in a reason": ("måste inledas ett år innan", "måste inledas två år innan"),
    "who decided, in a reason": ("(omsorgsnämnden 2025-09-16 § 70)", "(kommunfullmäktige 2025-09-16 § 70)"),
    "unchanged": ("höjs från 8 till 12", "är oförändrat från 8 till 12"),
    "unchanged in a summary": (
        "- Ett upphandlingsbehov utgår och ett är nytt.",
        "- Upphandlingsbehoven är oförändrade.",
    ),
    "the reason of another": (
        "Skäl: Måltidsvärdar finns på alla avdelningar sedan september 2025.",
        "Skäl: Modellen är färdig och tas i bruk.",
    ),
    "a dropped line": ("- Tre kvalitetsdeklarationer får ändrade uppgifter.", ""),
    "a dropped sentence": ("Löftet kan ha blivit svagare.", ""),
    "an added budget": ("## Vad som ändras", "Ramen uppgår till 412,3 mkr.\n\n## Vad som ändras"),
    "an added risk": ("## Vad som ändras", "Risken «Stöld» tillkommer.\n\n## Vad som ändras"),
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
    "straight quotation marks": _outside_ids("[«»]", '"'),
    "curly quotation marks": _outside_ids("[«»]", "”"),
    "quotation marks turned round": lambda text: text.translate(str.maketrans("«»", "»«")),
    "common spaces": lambda text: text.replace("\N{NO-BREAK SPACE}", " "),
    "a hyphen for a minus": lambda text: text.replace("−", "-"),
    "a dash for a minus": lambda text: text.replace("−", "–"),
    "mnkr": _outside_ids(r"\bmkr\b", "mnkr"),
    "millions in words": _outside_ids(r"(\d\s)mkr\b", r"\1miljoner kronor"),
    "the editorial line": lambda text: re.sub(r"(?m)^.*redaktionell.*\n", "", text),
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
    was = "- Tre kvalitetsdeklarationer får ändrade uppgifter."
    assert was in text
    found = account(text.replace(was, "- Uppgifterna ändras i tre kvalitetsdeklarationer."))
    assert found.findings == ()
