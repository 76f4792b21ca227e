"""Whatever a memo says is in the comparison: of generated pairs every name and figure is looked up, nothing that nobody
touched is doubted, and everything false that is planted is found."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given

from benchmarks.edit import case
from tests.strategies import Pair, raw_pairs
from tests.support.examples import examples, first_now
from tests.support.gated import DEFAULT, NONE, verdict
from tests.support.memos import as_docx
from tests.support.memos import as_markdown as render
from vpbdiff.budget.movement import movement
from vpbdiff.language.numerals import CARDINALS, number, parse
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import OUTLINES, memo
from vpbdiff.memo.readback import from_docx, from_markdown
from vpbdiff.memo.verify import VerifyFinding, take_account, verify
from vpbdiff.model import money
from vpbdiff.model.changes import Change, Comparison, Significance
from vpbdiff.model.document import Document, Style, sentences
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import YearAmount
from vpbdiff.store import plan_from_json

FEW = range(6)
MANY = range(6, 306)
NAME = re.compile("”([^”]+)”")
ASIDE = re.compile(r"\(bilagan nr [^)]*\)|\([^)]*procent\)|Nr \d+")
FIGURE = re.compile(r"\d+(?:,\d+)?")
IDS = re.compile(r"<!-- vpbdiff: [0-9a-f ]+ -->")


@cache
def pair(seed: int) -> tuple[MemoContext, Document]:
    """What the memo of a generated pair is made from, and the memo."""
    made = case(seed, size=40)
    judged = verdict(plan_from_json(made.old), plan_from_json(made.new), NONE)
    scope = MemoContext(judged, DEFAULT.decision_from_index)
    return scope, memo(scope, OUTLINES["memo"])


def doubts(seed: int, text: str) -> tuple[VerifyFinding, ...]:
    scope, written = pair(seed)
    return verify(scope, written, list(from_markdown(text)))


def texts(comparison: Comparison) -> str:
    """Everything that the two plans say, in one text."""
    items = [item for plan in (comparison.old, comparison.new) for item in plan.items()]
    parts = [str(part) for item in items for value in item.fields.values() for part in (item.name, value)]
    return " ".join(" ".join(parts).split()).casefold()


def figures(comparison: Comparison) -> set[str]:
    """Every figure that may be said of two plans: those in their texts, and what the budget's rows became."""
    found = set(FIGURE.findall(texts(comparison)))
    moved = movement(comparison.old, comparison.new, comparison.matching)
    amounts: list[Fraction] = []
    for row in (*moved.units, moved.frame) if moved else ():
        if row is not None and row.before and row.after:
            amounts += [row.before.kr, row.after.kr, row.after.kr - row.before.kr]
    if moved:
        amounts += [
            moved.increases.kr,
            moved.decreases.kr,
            (moved.frame.change.kr if moved.frame and moved.frame.change else 0) - moved.change.kr,
        ]
    for item in (item for plan in (comparison.old, comparison.new) for item in plan.items()):
        for value in item.fields.get("amounts", ()):  # type: ignore[union-attr]
            assert isinstance(value, YearAmount)
            amounts.append(Fraction(value.amount.kr))
    for kr in amounts:
        found |= {printed(kr, unit, places) for unit in Unit for places in (0, 1)}
    return found


def printed(kr: Fraction, unit: Unit, places: int) -> str:
    """An amount without its sign and the spaces of its thousands."""
    return money.text(abs(kr), unit, places).replace(money.NO_BREAK_SPACE, "")


def check_true(seed: int) -> None:
    """Every name, figure and count of a memo is in the comparison."""
    scope, written = pair(seed)
    comparison = scope.comparison
    said, known = texts(comparison), figures(comparison)
    changes = {change.id: change for change in comparison.changes}
    for sentence in sentences(written):
        if sentence.style in (Style.BLANK, Style.STRONG, Style.GAP) and not sentence.changes:
            continue
        for name in NAME.findall(sentence.text):
            assert " ".join(name.split()).removesuffix("…").rstrip(" ,").casefold() in said, (seed, sentence.text)
        mine = [changes[each] for each in sentence.changes]
        allowed = known | {str(len(mine)), str(comparison.old.year), str(comparison.new.year), "9"} | set(counted(mine))
        allowed |= {str(scope.verdict.lacking.changes), str(scope.verdict.lacking.amounts)}
        allowed |= {str(number) for number, _ in enumerate(comparison.new.listing("goals"), 1)}  # «mål 2»
        rest = ASIDE.sub("", NAME.sub("", sentence.text).replace("\u00a0", " ")).replace(" ", "")
        for figure in FIGURE.findall(rest):
            assert figure in allowed, (seed, figure, sentence.text)


def counted(changes: list[Change]) -> Iterator[str]:
    """The counts that a sentence on these changes may hold: how many of each sort, and of their items."""
    for kinds in {change.kinds for change in changes}:
        held = [change for change in changes if change.kinds == kinds]
        yield from (
            str(len(held)),
            str(sum(len(change.old) for change in held)),
            str(sum(len(change.new) for change in held)),
        )
    yield from map(str, Counter(change.entity for change in changes).values())
    yield from (str(number) for number in range(13, len(changes) + 1))


@pytest.mark.parametrize("seed", FEW)
def test_every_name_figure_and_count_is_in_the_comparison(seed: int) -> None:
    check_true(seed)


@pytest.mark.parametrize("seed", FEW)
def test_a_memo_that_nobody_touched_is_not_doubted(seed: int) -> None:
    text = render(pair(seed)[1])
    assert doubts(seed, text) == ()
    assert take_account(*pair(seed), list(from_markdown(text))).unchecked == ()


@pytest.mark.soak
def test_three_hundred_memos_are_true_and_not_doubted() -> None:
    for seed in MANY:
        check_true(seed)
        assert doubts(seed, render(pair(seed)[1])) == ()
        pair.cache_clear()


Edit = Callable[[str, random.Random], str]


def _other_figure(line: str, chance: random.Random) -> str:
    """One figure of a sentence raised by one."""
    found = list(re.finditer(r"\d+(?=(?:[^”]*”[^”]*”)*[^”]*$)", IDS.sub(lambda ids: "~" * len(ids[0]), line)))
    if not found or "<!--" not in line or line.startswith("**"):
        return line
    one = chance.choice(found)
    return line[: one.start()] + str(int(one[0]) + 1) + line[one.end() :]


def _other_count(line: str, chance: random.Random) -> str:
    """One number in words changed into another."""
    outside = NAME.sub(lambda name: "~" * len(name[0]), line)
    found = [each for each in re.finditer(r"\w+", outside) if (parse(each[0]) or 0) > 1 and each[0].isalpha()]
    if not found or "<!--" not in line:
        return line
    one = chance.choice(found)
    word = number(2 + (CARDINALS[one[0].casefold()] - 1) % 11)
    return line[: one.start()] + (word.capitalize() if one[0][0].isupper() else word) + line[one.end() :]


_OPPOSITE = {
    "ökar": "minskar",
    "minskar": "ökar",
    "höjs": "sänks",
    "sänks": "höjs",
    "tas bort": "är ny",
    "nya": "oförändrade",
}


def _other_direction(line: str, _: random.Random) -> str:
    """A word that says the opposite."""
    if "<!--" not in line:
        return line
    return re.sub(
        rf"\b({'|'.join(_OPPOSITE)})\b(?=(?:[^”]*”[^”]*”)*[^”]*$)", lambda word: _OPPOSITE[word[0]], line, count=1
    )


def _other_name(line: str, _: random.Random) -> str:
    """The first name in quotation marks changed into one that is in neither plan."""
    return re.sub("”[^”]+”", "”Torgskolans badhus”", line, count=1) if "<!--" in line else line


def _dropped(line: str, _: random.Random) -> str:
    """A point or a paragraph that is gone. The line that counts the editorial changes may go."""
    gone = "<!--" in line and "vpbdiff: " in line and not line.startswith("#") and "redaktionell" not in line
    return "" if gone else line


def _other_cell(line: str, chance: random.Random) -> str:
    """A figure in a table changed, but not the running number that a row of the appendix begins with."""
    first, told = (
        re.split(r"(?<=.) (?=\|)", line, maxsplit=1) if line.startswith("| ") and " |" in line[1:] else ("", line)
    )
    if not first or not re.search(r"\d", told):
        return line
    other = re.sub(r"(\d)(?=\D*\|$)", lambda digit: str((int(digit[0]) + chance.randint(1, 9)) % 10), told, count=1)
    return f"{first} {other}"


def _dropped_row(line: str, _: random.Random) -> str:
    """A row of a table that is gone."""
    return (
        ""
        if line.startswith("| ") and re.search(r"\d", line) and not re.search(r"\| +(?:Förändring|Mer/mindre)", line)
        else line
    )


EDITS: tuple[Edit, ...] = (
    _other_figure, _other_count, _other_direction, _other_name, _dropped, _other_cell, _dropped_row,
)  # fmt: skip


def plant(seed: int, edit: Edit) -> tuple[str, str, str] | None:
    """The memo with one line edited, and the line before and after; None where no line can be edited so."""
    chance = random.Random(seed)
    lines = render(pair(seed)[1]).split("\n")
    edited = [(place, line, edit(line, chance)) for place, line in enumerate(lines)]
    found = [(place, line, new) for place, line, new in edited if new != line]
    if not found:
        return None
    place, line, new = chance.choice(found)
    kept = [*lines[:place], *([new] if new else []), *lines[place + 1 :]]
    return "\n".join(kept), line, new


def is_quiet(seed: int, line: str) -> bool:
    """Whether a line states only what is of form: dropped, it is no loss."""
    ids = set(re.findall(r"\b[0-9a-f]{12}\b", line))
    mine = [change for change in pair(seed)[0].comparison.changes if change.id in ids]
    return bool(mine) and all(change.significance is Significance.EDITORIAL for change in mine)


def check_found(seed: int, edit: Edit) -> bool:
    planted = plant(seed, edit)
    if planted is None:
        return False
    text, line, new = planted
    if edit is _dropped and is_quiet(seed, line):
        return False
    in_appendix = edit is _dropped and all(name in text for name in NAME.findall(line))
    assert doubts(seed, text) or in_appendix, (seed, line, new)
    return True


@pytest.mark.parametrize("edit", first_now(EDITS, every=3), ids=lambda edit: edit.__name__.strip("_"))
def test_what_is_planted_in_a_memo_is_found(edit: Edit) -> None:
    assert sum(check_found(seed, edit) for seed in FEW) > len(FEW) // 2


@pytest.mark.soak
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__.strip("_"))
def test_what_is_planted_in_three_hundred_memos_is_found(edit: Edit) -> None:
    assert sum(check_found(seed, edit) for seed in MANY) > 200


def hostile(pair_: Pair, folder: Path | None = None) -> None:
    """The memo of two plans with anything in them, read back, is not doubted."""
    old, new = (plan_from_json(raw) for raw in pair_)
    scope = MemoContext(verdict(old, new, NONE), DEFAULT.decision_from_index)
    written = memo(scope, OUTLINES["memo"])
    stated = list(from_markdown(render(written)))
    if folder is not None:
        place = folder / "memo.docx"
        place.write_bytes(as_docx(written))
        stated = list(from_docx(place))
    assert verify(scope, written, stated) == ()


@examples(8, 300)
@given(raw_pairs())
def test_a_memo_of_plans_with_anything_in_them_is_not_doubted(found: Pair) -> None:
    hostile(found)


@pytest.mark.soak
@examples(2, 100)
@given(raw_pairs())
def test_a_word_document_of_plans_with_anything_in_them_is_not_doubted(
    tmp_path_factory: pytest.TempPathFactory, found: Pair
) -> None:
    hostile(found, tmp_path_factory.mktemp("hostile"))
