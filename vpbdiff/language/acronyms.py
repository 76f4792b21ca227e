"""Draws together what a text itself declares to be one: «Individens behov i centrum (IBIC)» and «IBIC»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.language.abbreviations import merged
from vpbdiff.language.lexicon import FUNCTION_WORDS, NEGATIONS
from vpbdiff.language.spelling import is_acronym
from vpbdiff.language.tokens import Origin, Sort, Token

_Phrase = tuple[str, ...]

_SPARE_WORDS = 4
"""How many words more than its letters an acronym may stand for, small words such as «inom» among them."""

_COMPOUND = 8
"""From this length on a Swedish word may be a compound, whose inner parts lend letters too: utbildnings-Förvaltning."""


def spelled_out(old: list[Token], new: list[Token]) -> tuple[list[Token], list[Token]]:
    """Both texts with every phrase that either spells an acronym out with drawn together under that acronym's key."""
    meanings: dict[str, set[_Phrase]] = {}
    for tokens in (old, new):
        for acronym, phrase in _definitions(tokens):
            meanings.setdefault(acronym, set()).add(phrase)
    agreed = {phrases.pop(): acronym for acronym, phrases in meanings.items() if len(phrases) == 1}
    return (_drawn_together(old, agreed), _drawn_together(new, agreed)) if agreed else (old, new)


def _definitions(tokens: Sequence[Token]) -> Iterator[tuple[str, _Phrase]]:
    for position in range(1, len(tokens) - 2):
        if tokens[position].key != "(":
            continue
        acronym, closing = tokens[position + 1 : position + 3]
        if closing.key == ")" and is_acronym(acronym.text):
            phrase = _phrase_before(tokens, position, acronym.key)
            if phrase:
                yield acronym.key, phrase


def _phrase_before(tokens: Sequence[Token], end: int, acronym: str) -> _Phrase | None:
    """The shortest phrase that ends here and whose words give the acronym its letters."""
    for start in range(end - 1, max(-1, end - 1 - len(acronym) - _SPARE_WORDS), -1):
        token = tokens[start]
        if token.sort in (Sort.FIGURE, Sort.SYMBOL) or token.key in NEGATIONS:
            return None
        phrase = tuple(token.key for token in tokens[start:end])
        if token.key[:1] == acronym[0] and _gives_letters([key for key in phrase if key[:1].isalpha()], acronym):
            return phrase
    return None


_SMALL = FUNCTION_WORDS | {"med", "inom", "till", "eller", "om"}


def _gives_letters(words: Sequence[str], letters: str) -> bool:
    """Whether every letter of the acronym comes from a word, in order, and every word but the small ones gives one."""
    if not words:
        return not letters
    if words[0] in _SMALL and _gives_letters(words[1:], letters):
        return True
    return any(_gives_letters(words[1:], letters[count:]) for count in _letters_given(words[0], letters))


def _letters_given(word: str, letters: str) -> Iterator[int]:
    """How many of the letters the word can give: its initial, and in a compound also letters within."""
    at, compound = 0, len(word) >= _COMPOUND
    for count, letter in enumerate(letters, 1):
        found = word.find(letter, at)
        if found < 0 or (not compound and (count > 1 or found > 0)):
            return
        yield count
        at = found + 1


def _drawn_together(tokens: list[Token], agreed: dict[_Phrase, str]) -> list[Token]:
    by_first: dict[str, list[_Phrase]] = {}
    for phrase in agreed:
        by_first.setdefault(phrase[0], []).append(phrase)
    drawn: list[Token] = []
    position = 0
    while position < len(tokens):
        end = position + 1
        for phrase in by_first.get(tokens[position].key, ()):
            if tuple(token.key for token in tokens[position : position + len(phrase)]) == phrase:
                end = _past_acronym(tokens, position + len(phrase), agreed[phrase])
                drawn.append(merged(tokens[position:end], agreed[phrase], Origin.SHORT))
                break
        else:
            drawn.append(tokens[position])
        position = end
    return drawn


def _past_acronym(tokens: Sequence[Token], position: int, acronym: str) -> int:
    keys = [token.key for token in tokens[position : position + 3]]
    return position + 3 if keys == ["(", acronym, ")"] else position
