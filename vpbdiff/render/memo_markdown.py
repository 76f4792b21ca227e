"""A memo as Markdown: real headings, lists and tables; the ids of what a sentence states in a comment after it."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.model.document import (
    Bullets,
    Memo,
    MemoHeading,
    MemoParagraph,
    MemoTable,
    Passage,
    Picture,
    StatedSentence,
)
from vpbdiff.render.markdown_text import escaped, opened, table


def render(memo: Memo) -> str:
    """The memo as Markdown; ends with a newline. What its pictures show stands in the text and the tables too."""
    blocks = [
        [f"# {opened(escaped(memo.title))}"],
        *(list(_lines(block)) for block in memo.blocks if not isinstance(block, Picture)),
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _lines(block: MemoHeading | MemoParagraph | Bullets | MemoTable) -> Iterator[str]:
    match block:
        case MemoHeading(text, level):
            yield f"{'#' * level} {opened(escaped(text))}"
        case MemoParagraph(passage):
            yield _passage(passage)
        case Bullets(points):
            yield from (f"- {_passage(point)}" for point in points)
        case MemoTable(caption, figures, changes):
            yield f"**{escaped(caption)}**{_comment(changes)}"
            yield ""
            yield from table(figures.header, (row.cells for row in figures.rows), "right")


def _passage(passage: Passage) -> str:
    return opened(" ".join(map(_sentence, passage)))


def _sentence(sentence: StatedSentence) -> str:
    text = escaped(sentence.text)
    return f"{f'**{text}**' if sentence.lacks else text}{_comment(sentence.changes)}"


def _comment(changes: tuple[str, ...]) -> str:
    """What no reader sees, and `summary --verify` reads."""
    return f"<!-- vpbdiff: {' '.join(changes)} -->" if changes else ""
