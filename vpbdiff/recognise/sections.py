"""Prose: paragraphs and bullets of sections, and of whatever else has running text under its heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vpbdiff.documents.blocks import Block, Kind
from vpbdiff.language import extract_sentences
from vpbdiff.recognise.builder import Draft, Item


@dataclass(slots=True)
class Passage:
    """A paragraph or bullet: the pieces that a page's or a line's end broke it into, and their lines."""

    pieces: list[str]
    lines: list[int]
    bullet: bool = False
    lead: str = ""

    @property
    def text(self) -> str:
        """The passage whole."""
        return extract_sentences.whole(self.pieces)


def passages(blocks: Iterable[Block], draft: Draft) -> list[Passage]:
    """The paragraphs and bullets of running text, those whole again that a page or a line's end broke in two."""
    found: list[Passage] = []
    for block in blocks:
        bullet = block.kind is Kind.BULLET
        above = found[-1] if found and not bullet else None
        if above and not block.apart:
            if len(above.lines) == 1:  # once a paragraph: where one line is folded, all are
                draft.ledger.note(block.line, "import.note.lines-joined", text=block.text)
        elif above and _cut_off(above, block):
            draft.ledger.note(block.line, "import.note.paragraph-joined", text=block.text)
        else:
            found.append(Passage([block.text], [block.line], bullet, block.lead))
            continue
        above.pieces.append(block.text)
        above.lines.append(block.line)
    return found


def _cut_off(above: Passage, block: Block) -> bool:
    """Whether a page's end cut a passage off. A bullet often ends in no full stop: only a small letter continues it."""
    if above.bullet:
        return not extract_sentences.ended(above.pieces[-1]) and extract_sentences.goes_on(block.text)
    return extract_sentences.cut_off(above.pieces[-1], block.text)


def paragraphs(blocks: Iterable[Block], draft: Draft) -> list[Item]:
    """The paragraphs of a section."""
    found = []
    for passage in passages(blocks, draft):
        item: Item = {"text": passage.text} | ({"bullet": True} if passage.bullet else {})
        found.append(item | {"source": {"line": passage.lines[0]}})
        draft.ledger.place(found[-1], *passage.lines)
    return found


def description(blocks: Iterable[Block], draft: Draft, owner: Item) -> str:
    """The prose under a goal as one text, paragraph by paragraph; its lines are placed in `owner`."""
    found = passages(blocks, draft)
    for passage in found:
        draft.ledger.place(owner, *passage.lines)
    return "\n\n".join(f"- {passage.text}" if passage.bullet else passage.text for passage in found)


def parted_by_bold(prose: list[Block], draft: Draft) -> tuple[list[Block], list[Passage]]:
    """Prose, and its bullets if each begins with bold words: those are items of their own, with their names."""
    first = next((place for place, block in enumerate(prose) if block.kind is Kind.BULLET), len(prose))
    if first == len(prose) or not all(block.lead for block in prose if block.kind is Kind.BULLET):
        return prose, []
    found = passages(prose[first:], draft)
    bullets = [each for each in found if each.bullet]
    if found[: len(bullets)] != bullets:
        return prose, []
    taken = {line for each in bullets for line in each.lines}
    return [block for block in prose if block.line not in taken], bullets


def by_lead(text: str, lead: str) -> tuple[str, str]:
    """A text in two: the bold words that it begins with, without the mark that ends them, and the rest."""
    return lead.rstrip(" .:–—-"), text.removeprefix(lead).lstrip(" .:–—-")
