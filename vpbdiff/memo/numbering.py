"""In which order a memo's appendix has the changes: the order of the plan, part by part, each change once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from vpbdiff.model.changes import Change, Comparison, Significance
from vpbdiff.model.entities import ENTITIES, Chapter
from vpbdiff.statements.outline import OrderedItem, Outline
from vpbdiff.statements.statement import Statement


class AppendixPart(NamedTuple):
    """A table of the appendix: its heading, and the chapters whose changes it has."""

    heading: str
    chapters: tuple[Chapter, ...]


PARTS = (
    AppendixPart("Mål, aktiviteter, mått och uppdrag", (Chapter.GOALS, Chapter.MEASURES)),
    AppendixPart("Budget", (Chapter.MONEY,)),
    AppendixPart("Intern kontroll", (Chapter.CONTROL,)),
    AppendixPart("Taxor, kvalitetsdeklarationer och upphandling", (Chapter.SERVICES,)),
    AppendixPart("Organisation", (Chapter.ORGANISATION,)),
    AppendixPart("Övriga tabeller", (Chapter.TABLES,)),
    AppendixPart("Löpande text", (Chapter.PROSE,)),
)


def by_part(outline: Outline, comparison: Comparison) -> Mapping[AppendixPart, list[Statement]]:
    """The material changes of each part, in the plan's order; the plan's own facts are in none."""
    walked = [each for part in outline.parts for each in _walk(part.nodes)]
    seen = {statement.id for statement in walked}
    left = [outline.statement(change) for change in comparison.changes if change.id not in seen and _is_listed(change)]
    found: dict[AppendixPart, list[Statement]] = {part: [] for part in PARTS}
    for statement in (*walked, *left):
        chapter = ENTITIES[statement.entity].chapter
        part = next((part for part in PARTS if chapter in part.chapters), None)
        if part is not None:
            found[part].append(statement)
    return found


def _is_listed(change: Change) -> bool:
    return change.significance is Significance.MATERIAL


def _walk(nodes: Iterable[OrderedItem]) -> Iterator[Statement]:
    for node in nodes:
        if node.statement is not None:
            yield node.statement
        yield from (each.statement for each in node.below() if each.statement is not None)
        yield from _walk(node.children)
