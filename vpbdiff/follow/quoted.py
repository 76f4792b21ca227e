"""What a report's running text and its tables of no known kind say of an item: whether they name it, sentences to be
quoted whole, and what is counted in them. Nothing in them carries a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vpbdiff.base.patterns import lazily
from vpbdiff.follow.pairing import content_words, name_key
from vpbdiff.follow.relation import TASKS
from vpbdiff.language.numerals import ARTICLES, NUMBER_WORD, parse
from vpbdiff.language.sentences import split_text
from vpbdiff.model.plan import Cell, Item
from vpbdiff.reports import FollowedUp, Report


def texts_of(report: Report) -> Iterator[str]:
    """What stands in the report's prose and in its tables of no known kind, cell by cell."""
    for path in ("sections", "tables"):
        for item in report.items.listing(path).walk():
            for value in item.fields.values():
                if isinstance(value, str):
                    yield value
                elif isinstance(value, tuple):
                    yield from (each.value for each in value if isinstance(each, Cell))


class NamesInText:
    """The names that stand in a report's prose and in its tables of no known kind."""

    def __init__(self, report: Report) -> None:
        self.said_of = [content_words(part) for text in texts_of(report) for part in split_text(text)]
        self.texts = [f" {name_key(text)} " for text in texts_of(report)]

    def holds(self, item: Item) -> bool:
        """Whether the report names an item anywhere, in prose or in a table of no known kind: by its name, or in a
        sentence with every word of what is to be done. A name of one word is one where nothing else stands with it,
        or where it opens a line."""
        wanted = f" {name_key(item.name)} "
        is_word = len(wanted.split()) == 1
        if any(text.startswith((wanted, f"{wanted[:-1]}:")) if is_word else wanted in text for text in self.texts):
            return True
        words = content_words(_TASK.sub("", item.name)) if item.entity.name in TASKS else frozenset[str]()
        if len(words) > 1 and any(words <= held for held in self.said_of):
            return True
        objects = content_words(item.name.partition(" ")[2]) if item.entity.name == "activity" else frozenset[str]()
        return len(objects) >= _OBJECTS and any(_inflected(objects, held) for held in self.said_of)


_TASK = lazily(r"^.*?\b(?:får i uppdrag att|ska|skall)\s+", re.IGNORECASE | re.DOTALL)
"""What stands before the task in an assignment: «Nämnden får i uppdrag att»."""


_OBJECTS = 3
"""Words of what an activity is about, without its verb, by which running text names it: two may stand there by chance.
"""


def _inflected(words: Iterable[str], held: Iterable[str]) -> bool:
    """Whether a text has every one of these words, with an ending or without: «mentorskap» as «mentorskapet»."""
    said = tuple(held)
    return all(any(each.startswith(word) for each in said) for word in words)


def words_of(name: str) -> list[str]:
    """The words of a name, in order."""
    return re.findall(r"[^\W_]+", name)


def sentences_on(name: str, report: Report) -> list[str]:
    """The sentences of a report's prose that begin with a measure's name and hold a figure, quoted whole."""
    wanted = content_words(name)
    found = []
    for text, _ in report.prose():
        for sentence in split_text(text):
            opening = " ".join(sentence.split()[: len(words_of(name)) + 1])
            stems = content_words(opening)
            if (
                wanted
                and all(any(each.startswith(word) for each in stems) for word in wanted)
                and re.search(r"\d", sentence)
            ):
                found.append(sentence)
    return found


_JUDGES = re.compile(r"\bbedöm|\buppfyll|\buppnå|\bnå(?:s|r|dd|tt)|\b(?:grön|gul|röd)t?\b|måluppfyll", re.IGNORECASE)
"""What a sentence under a goal has that may say whether the goal is reached."""


def judging(rows: Sequence[Item], report: Report) -> list[str]:
    """The sentences right under a goal that may judge it, quoted whole: what they say is for a person to read."""
    names = {name_key(row.name) for row in rows}
    held = [item for item in report.items.listing("sections").walk() if name_key(item.name) in names]
    texts = [each.text("text") for item in held for each in item.children() if each.entity.name == "paragraph"]
    return [sentence for text in texts for sentence in split_text(text) if _JUDGES.search(sentence)]


_NUMBER = rf"(?:\d+(?:,\d+)?|{NUMBER_WORD})"
_COUNTED = lazily(
    rf"(?<![\d,.-])(?:(?P<part>{_NUMBER})\s+av\s+(?:de\s+)?)?(?P<figure>{_NUMBER})\s+(?P<noun>[a-zåäö]{{4,}})",
    re.IGNORECASE,
)
STEM = 5


def counted_otherwise(text: str, said: Sequence[FollowedUp]) -> Iterator[str]:
    """The sentences of a text that count what a report counts, and give another figure."""
    yield from otherwise(text, {noun: figures for each in said for noun, figures in figures_of(each.text).items()})


def otherwise(text: str, theirs: Mapping[str, set[str]]) -> Iterator[str]:
    """The sentences of a text that give another figure of something than these, by the beginning of its word."""
    for sentence in split_text(text) if theirs else ():
        mine = figures_of(sentence)
        if any(noun in theirs and figures.isdisjoint(theirs[noun]) for noun, figures in mine.items()):
            yield sentence


def figures_of(text: str) -> dict[str, set[str]]:
    """The figures of a text by the beginning of the word that they count; of «fem av sju» the rest too."""
    found: dict[str, set[str]] = {}
    for match in _COUNTED.finditer(text):
        figures = [_figure(word.casefold()) for word in (match["figure"], match["part"]) if word]
        if len(figures) > 1 and all(each.isdigit() for each in figures):
            figures.append(str(int(figures[0]) - int(figures[1])))
        if match["figure"].casefold() not in ARTICLES:
            found.setdefault(match["noun"].casefold()[:STEM], set()).update(figures)
    return found


def _figure(word: str) -> str:
    return word if word[0].isdigit() else str(parse(word))
