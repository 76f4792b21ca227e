"""The readings that a person can choose for a line of a document: each as rules for the municipality's profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vpbdiff.recognise.budget_headers import BUDGETS
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.header_columns import VALUES, YEAR, with_whole_years, word_of
from vpbdiff.recognise.labels import item_title, unnumbered
from vpbdiff.recognise.profile import HEAD_GAP, LONGEST, TEXT, Profile, labelled
from vpbdiff.recognise.profile_rules import SECTION, ProfileRule
from vpbdiff.recognise.table_headers import head_words
from vpbdiff.review.readings import BlockEntry, ReadingState, TeachableKind, is_budget

_LISTS = ("measures", "activities")
"""Kinds of lists that a heading within a goal may open."""

_RAW = ("key_figures", "steps")
"""Kinds of tables that no columns tell."""

_ROWS = ("total", "net", "income", "cost", "grant", "result", "counts", "details")
_UNITS = ("tkr", "mkr", "mnkr", "kr")
_YEARS = ("own", "before", "after")


@dataclass(frozen=True, slots=True)
class Choice:
    """A reading to choose: what it is (`key`, `value`, the kind of `table`), and what a profile then says."""

    key: str
    value: str
    rules: tuple[ProfileRule, ...]
    forget: tuple[ProfileRule, ...] = ()
    table: str = ""


_COMMANDS = re.compile(r"^\s*[!*]|\*\s*$|\{\w+\}")
"""What a profile reads otherwise than as words: «!*» takes all away, «*lik» leaves open, «{year}» stands for a name."""


def choices(entry: BlockEntry, profile: Profile, found: bool) -> tuple[Choice, ...]:
    """The readings to choose for an entry; `found` says that the document was read as a plan."""
    if entry.kind is TeachableKind.UNREAD or not entry.text:
        return ()
    if not found:
        return tuple(_titles(entry))
    of = {
        TeachableKind.HEADING: _heading,
        TeachableKind.TEXT: _text,
        TeachableKind.TABLE: _table,
        TeachableKind.COLUMN: _column,
        TeachableKind.ROW: _row,
    }
    words = entry.cells if entry.kind is TeachableKind.TABLE else (entry.text,)
    read_otherwise = any(map(_COMMANDS.search, words))
    return tuple(each for each in of[entry.kind](entry, profile) if not (each.rules and read_otherwise))


def _titles(entry: BlockEntry) -> Iterator[Choice]:
    """The line that is the plan's title, by the words before its year."""
    year = YEAR.search(entry.text)
    if (
        entry.kind in {TeachableKind.HEADING, TeachableKind.TEXT}
        and year
        and (words := entry.text[: year.start()].strip(" ,–-"))
    ):
        yield Choice("title", "", (ProfileRule(("plan", "titles"), " ".join(words.split()).casefold()),))


def _versions(entry: BlockEntry) -> Iterator[Choice]:
    """A word after the title's year that is a version's name."""
    for note in entry.notes:
        if note.key == "import.note.unknown-version" and isinstance(word := note.params["text"], str):
            name = re.sub(r"[^a-z0-9åäö]+", "-", word.casefold()).strip("-")
            if name:
                yield Choice("version", word, (ProfileRule(("plan", "versions", word.casefold()), name),))


def _named(text: str, profile: Profile) -> str:
    """A heading as next year's plan has it too: without its number, {year} for the plan's own year."""
    year = profile.names.get("year")
    text = unnumbered(text)
    return re.sub(rf"\b{year}\b", "{year}", text) if year else text


def _heading(entry: BlockEntry, profile: Profile) -> Iterator[Choice]:
    yield from _versions(entry)
    if len(entry.text) > LONGEST:
        return
    word = _named(entry.text, profile)
    ignored = ProfileRule(("ignore", "headings"), word)
    lists = tuple(ProfileRule(("tables", kind, next(iter(profile.columns(kind)))), word) for kind in _LISTS)
    described = ProfileRule(("goals", "fields", "description"), word)
    old = (ProfileRule((SECTION,), word), ignored, ProfileRule(("ignore", "lines"), word), described, *lists)
    hinted = [str(note.params["role"]) for note in entry.notes if "role" in note.params]
    roles = [rule.role for rule in profile.sections if rule.role not in {entry.role, TEXT}]
    first = [role for role in dict.fromkeys((*hinted, *_LIKELY)) if role in roles]
    yield from (_role(role, word, old) for role in first)
    for kind, opened in zip(_LISTS, lists, strict=True):
        yield Choice("list", kind, (opened,), old)
    yield Choice("field", "description", (described,), old)
    if parted := labelled(item_title(entry.text)):
        for name in ("labels", "overarching_labels"):
            others = (ProfileRule(("goals",), parted[0]),)
            yield Choice("label", name, (ProfileRule(("goals", name), parted[0]),), others, parted[0])
    yield _role(TEXT, word, old)
    yield Choice("left-out", "chapter", (ignored,), old)
    yield from (_role(role, word, old) for role in roles if role not in first)
    yield Choice("forget", "", (), old)


_LIKELY = (
    *("committee_goals", "overarching_goals", "assignments", "budget", "operating_budget", "unit_budget"),
    *("investment_budget", "internal_control_plan", "organisation", "fees"),
)
"""The sections that hold more than text, which are asked for most."""


def _role(role: str, word: str, old: tuple[ProfileRule, ...]) -> Choice:
    return Choice("role", role, (ProfileRule((SECTION, role), word),), old)


def _text(entry: BlockEntry, profile: Profile) -> Iterator[Choice]:
    """A line of text may be a heading that is not set as one, lead in to a goal's list, or be none of the plan."""
    made = list(_heading(entry, profile))
    if not made:
        return
    yield from (each for each in made if each.key in {"role", "list"} and each.value != TEXT)
    old = made[-1].forget
    yield Choice("left-out", "line", (ProfileRule(("ignore", "lines"), _named(entry.text, profile)),), old)
    yield Choice("forget", "", (), old)


def _table(entry: BlockEntry, profile: Profile) -> Iterator[Choice]:
    head = HEAD_GAP.join(head_words(entry.cells, profile)).rstrip(" |")
    old = (ProfileRule(("table_kinds",), head),)
    typed = [kind for kind in profile.data["table_kinds"] if kind in profile.data["tables"]]
    for kind in (*typed, *BUDGETS, *_RAW, "table", "left_out"):
        if kind == entry.table and entry.sure:
            continue
        rules = (ProfileRule(("table_kinds", kind), head), *needed(kind, entry, profile))
        key = "left-out" if kind == "left_out" else "kind"
        yield Choice(key, "table" if kind == "left_out" else kind, rules, old)
    if is_budget(entry.table) and not any(profile.unit(cell) for cell in entry.cells):
        for unit in _UNITS:
            yield Choice("unit", unit, (ProfileRule(("budget", "unit"), unit),))
    yield Choice("forget", "", (), old)


def needed(kind: str, entry: BlockEntry, profile: Profile) -> Iterator[ProfileRule]:
    """What a table of a kind can't be without: the column of its names, or words for its years' amounts."""
    words = head_words(entry.cells, profile)
    if kind in BUDGETS:
        columns = profile.columns("budget")
        for cell, word in zip(entry.cells[1:], words[1:], strict=True):
            dated = YEAR.search(with_whole_years(cell, profile))
            bare = profile.without_unit(f" {word.casefold()}").strip(" ,()")
            if dated and bare and not (profile.fields(word, columns)[0] or profile.fields(bare, columns)[0]):
                yield ProfileRule(("budget", "columns", "budget"), word)
    elif kind in profile.data["tables"]:
        columns = profile.columns(kind)
        key = next(iter(columns))
        fields = [profile.fields(word, columns)[0] if word else () for word in words]
        if not any(key in found for found in fields):
            free = [place for place, found in enumerate(fields) if words[place] and not found]
            named = [place for place in free if not _holds_figures(place, entry)]
            if named:
                yield ProfileRule(("tables", kind, key), words[named[0]])


def _holds_figures(place: int, entry: BlockEntry) -> bool:
    texts = [row[place] for row in entry.below if len(row) > place and row[place]]
    return sum(map(is_value, texts)) * 2 > len(texts)


def _column(entry: BlockEntry, profile: Profile) -> Iterator[Choice]:
    """What a column of a table of a known kind may hold, and for which year where its header says none."""
    if entry.table is None:
        return
    word = word_of(with_whole_years(entry.text, profile)) or entry.text
    kind = "budget" if is_budget(entry.table) else entry.table
    if kind not in {"budget", *profile.data["tables"]}:
        return
    ignored = ProfileRule(("ignore", "columns"), word)
    above = ("budget", "columns") if kind == "budget" else ("tables", kind)
    old = (ProfileRule(above, word), ProfileRule(("budget", "change"), word), ProfileRule(("years",), word), ignored)
    for field in profile.columns(kind):
        place = ("budget", "change") if (kind, field) == ("budget", "change") else (*above, field)
        if (field != entry.field or entry.state is ReadingState.LEFT_OUT) and (kind != "budget" or entry.column):
            yield Choice("column", field, (ProfileRule(place, word),), old, kind)
        if not YEAR.search(entry.text) and (
            field in VALUES or (kind == "budget" and field != "change" and entry.column)
        ):
            for year in _YEARS:
                yield Choice(
                    f"column-{year}", field, (ProfileRule(place, word), ProfileRule(("years", year), word)), old, kind
                )
    yield Choice("left-out", "column", (ignored,), old)
    yield Choice("forget", "", (), old)


def _row(entry: BlockEntry, _: Profile) -> Iterator[Choice]:
    """What a row of a budget is."""
    name = entry.cells[0] if entry.cells else ""
    if not name or (entry.entity != "budget_line" and entry.state is not ReadingState.GENERIC):
        return
    old = (ProfileRule(("budget", "rows"), name),)
    for role in _ROWS:
        yield Choice("row", role, (ProfileRule(("budget", "rows", role), name),), old)
    yield Choice("forget", "", (), old)
