"""Every word and figure of a document with odd tables is in the snapshot or the account, and stands there once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.support.examples import examples
from vpbdiff.documents import plain_text
from vpbdiff.recognise import extract, profile

COVER = "# Verksamhetsplan 2026\n\nIdrottsnämnden\n\nNorrviks kommun\n\n"
CHAPTERS = ("Nämndmål", "Budget", "Investeringar", "Avgifter", "Internkontrollplan", "Uppdrag", "Volymer", "Omvärld")
KINDS = (
    "Verksamhet, tkr|Budget 2025|Budget 2026",
    "Aktivitet|Ansvarig|Klart",
    "Aktivitet|Mål|Klart",
    "Nämndmål|Indikator|Utfall 2024|Målvärde 2026",
    "Vi följer|2024|2026",
    "Kontrollmoment|Metod|Ansvarig",
    "Risk|Kontrollmoment|Ansvarig",
    "Uppdrag|Från|Status",
    "Nr|Mått|Mål 2026",
    "Projekt|Budget 2026|Plan 2027",
    "|2025|2026",
    "Hall|Vardag|Helg",
)
"""The heads of tables, known and unknown; those with a year are over figures."""
ODD = st.sets(st.sampled_from(("group", "nameless", "sum first", "sum last", "over", "more", "parts", "apart")))


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A plan as text; each word and figure beside those of the heads stands once in it."""
    numbers = count(1)

    def word(start: str = "Ord") -> str:
        return start + "".join("bdfgklmnpr"[int(digit)] + "a" for digit in str(next(numbers) + 100))

    def figure() -> str:
        return str(3000 + 7 * next(numbers))

    def table() -> str:
        heads = draw(st.sampled_from(KINDS)).split("|")
        odd = draw(ODD)
        heads += [word()] if "more" in odd else []
        values = [bool(re.search(r"20\d\d", head)) for head in heads]
        rows = [[figure() if value else word() for value in values] for _ in range(draw(st.integers(2, 4)))]
        if heads[0] == "Nr":
            for place, row in enumerate(rows, 1):
                row[0] = str(place)
        name = 1 if heads[0] == "Nr" else 0
        if "nameless" in odd:
            rows[-1][name] = ""
        if "parts" in odd:
            rows[0][-1] = f'"{rows[0][-1]}\n{word()}"'
        if "group" in odd:
            rows.insert(1, [word("Grupp") if place == name else "" for place in range(len(heads))])
        for place, where in ((0, "sum first"), (len(rows), "sum last")):
            if where in odd:
                rows.insert(
                    place,
                    [f"Summa {word()}" if at == name else figure() if value else "" for at, value in enumerate(values)],
                )
        over = [["", word(), *[""] * (len(heads) - 2)]] if "over" in odd else []
        lines = ["\t".join(row) for row in [*over, heads, *rows]]
        if "apart" in odd:
            lines.insert(len(lines) - 1, "")
        return "\n".join(lines)

    pieces = []
    for chapter in draw(st.lists(st.sampled_from(CHAPTERS), min_size=1, max_size=3, unique=True)):
        pieces.append(f"## {chapter}")
        for kind in draw(
            st.lists(st.sampled_from(("text", "bullets", "heading", "caption", "table")), min_size=1, max_size=3)
        ):
            pieces += {
                "text": lambda: [f"{word()} {word()} {word()}."],
                "bullets": lambda: [f"- {word()}\n- {word()}, {figure()}"],
                "heading": lambda: [f"### {word()} {word()}", table()],
                "caption": lambda: [f"Tabell 1. {word()}", table()],
                "table": lambda: [table()],
            }[kind]()
    return COVER + "\n\n".join(pieces) + "\n"


REPEATED = {
    "source",
    "documents",
    "format",
    "kr",
    "label",
    "label_name",
    "group",
    "columns",
    "responsible",
    "reported_to",
}
"""What says again of an item or its figures what stands elsewhere: names beside cells, who answers for several."""


def words(text: str) -> list[str]:
    return re.findall(r"(?:ord|grupp)[a-z]+|\d{4,}", text.casefold())


def said(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a snapshot, each with the field that it is of, the outermost of those that repeat."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from said(member, key if key in REPEATED or name == "value" else f"{name}")
    elif isinstance(value, list):
        for member in value:
            yield from said(member, key)
    else:
        yield key, str(value)


@examples(6, 600)
@given(documents())
def test_every_word_stands_once(text: str) -> None:
    found = extract(plain_text.document("plan.txt", text), profile.load())
    once, anywhere = Counter[str](), set[str]()
    for key, each in said(found.plan):
        anywhere |= set(words(each))
        if key not in REPEATED:
            once.update(words(each))
    told = {word for note in found.accounts.notes for each in note.params.values() for word in words(str(each))}
    assert set(words(text)) - {"2024", "2025", "2026", "2027"} <= anywhere | told
    assert [word for word, times in once.items() if times > 1 and not word.startswith(("20", "grupp"))] == []
