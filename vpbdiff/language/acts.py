"""Sentences that say that something is to close, end, start or move, and when or how much: a decision, told as prose.

Such a sentence has one of the given verbs in the present tense, in the infinitive after «ska» and its like or as what
something is to be («blir nedlagt»), and a figure, a date or a sum. The past tense tells of what was («startade 2019»),
and an infinitive after «att» alone of what is wished for («arbetet med att starta»). The verbs are data of the policy:
infinitives with their particle, which may stand after other words («lägger alla äldreboenden ned»), and nouns of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.language.lexicon import words
from vpbdiff.language.numerals import ARTICLES, MONTHS, parse
from vpbdiff.language.sentences import Sentence, differing, split
from vpbdiff.language.tokens import Sort, Token, tokenize

_MODALS = words("ska skall kommer måste bör får kan föreslås beräknas planeras väntas avses beslutas")
"""What an infinitive follows, in the same sentence."""

_INTENDS = words("kommer avser planerar beslutar beslutat beslut föreslår föreslås räknar väntas beräknas uppdrag")
"""What «att» with an infinitive follows, where it says what is to be done."""

_BECOMES = words("blir bli vara")
"""What stands before the participle of what is to be."""

_HAPPENS = words("sker genomförs görs verkställs inleds påbörjas planeras föreslås beslutas ska skall kommer blir")
"""What stands beside a noun such as «nedläggning» where it is to happen."""

_FAR = 6
"""Words that may stand between a verb and its particle, or «ska» and the infinitive: «ska under våren stänga»."""

_ACTORS = re.compile(r"\w*(?:nämnden|kommunen|staden|förvaltningen|enheten|avdelningen|regionen|fullmäktige)|vi")
"""Who does something, in front of «inför», which is a preposition after other words: «planeringen inför hösten»."""

_TIMES = words(
    """
    årsskiftet halvårsskiftet månadsskiftet kvartalsskiftet våren sommaren hösten vintern höst vinter sommar
    vårterminen höstterminen kvartalet halvåret tertialet nyår
    """
)
"""Words for a time that is as good as a date."""

_DAYS = frozenset(each for name, short in MONTHS.items() for each in (name, *short))

_LAW = re.compile(r"\d{4}:\d+")
"""The number of a law, which is no figure of what is done."""


def acts(new: str, old: str = "", *, verbs: Sequence[str]) -> bool:
    """Whether a sentence of a new text that the old one lacks says that something closes, ends, starts or moves."""
    return any(_acts(sentence, tuple(verbs)) for sentence in _beyond(new, old))


def figures(text: str) -> list[str]:
    """The figures, dates and sums of a text, the numbers of laws left out."""
    return [token.key for token in tokenize(text) if _is_figure(token)]


def _beyond(new: str, old: str) -> list[Sentence]:
    sides = [split(tokenize(text)) for text in (old, new)]
    return differing(sides[0], sides[1])[1]


def _acts(sentence: Sentence, verbs: tuple[str, ...]) -> bool:
    return any(map(_is_figure, sentence.tokens)) and any(_is_to_be(sentence.keys, verb) for verb in verbs)


def _is_figure(token: Token) -> bool:
    if token.sort is Sort.FIGURE:
        return not _LAW.fullmatch(token.key)
    if token.sort is not Sort.WORD:
        return False
    return token.key in _TIMES or token.key in _DAYS or (token.key not in ARTICLES and parse(token.key) is not None)


def _is_to_be(said: Sequence[str], verb: str) -> bool:
    """Whether a verb with its particle stands among words in the present, or as what is to be done."""
    infinitive, *particle = verb.split()
    if not infinitive.endswith(("a", "å")):
        return any(_is_noun(word, verb) for word in said) and not _HAPPENS.isdisjoint(said)
    forms = _forms(infinitive)
    for place, word in enumerate(said):
        before, after = said[:place], said[place + 1 : place + 1 + _FAR]
        if (
            (word in forms.present and (word != "inför" or _is_verb(before, after)))
            or (word in forms.infinitives and _is_planned(before))
            or (word in forms.participles and _is_to_come(said, before[-_FAR:]))
        ) and _holds(after, particle):
            return True
    return False


def _is_noun(word: str, noun: str) -> bool:
    """Whether a word is a noun in one of its forms: «flytten» of «flytt», and not «flyttade»."""
    return word.startswith(noun) and word[len(noun) :] in _NOUN_ENDINGS


_NOUN_ENDINGS = frozenset(("", "s", "en", "et", "ens", "ets", "ar", "er", "arna", "erna"))


def _is_to_come(said: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a participle after these words tells of what is to be: «blir stängt», «är stängt från den 1 juni»."""
    return not _BECOMES.isdisjoint(before) or ("är" in before and "från" in said)


def _holds(said: Sequence[str], particle: Sequence[str]) -> bool:
    """Whether some words hold a particle: one word, or several in a row; «ner» is «ned»."""
    if list(particle) == ["över"]:  # a preposition too: «tar emot alla över 65 år»
        return bool(said) and said[0] == "över"
    held, wanted = (["ned" if word == "ner" else word for word in each] for each in (said, particle))
    return any(held[at : at + len(wanted)] == wanted for at in range(len(held) - len(wanted) + 1))


def _is_verb(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether «inför» is a verb: somebody is in front of it, and no year or season follows."""
    follows = after[0] if after else ""
    return bool(before) and bool(_ACTORS.fullmatch(before[-1])) and not follows.isdigit() and follows not in _TIMES


def _is_planned(before: Sequence[str]) -> bool:
    """Whether an infinitive after these words says what is to be done."""
    if before and before[-1] == "att":
        return not _INTENDS.isdisjoint(before[-_FAR:-1])
    return not _MODALS.isdisjoint(before[-_FAR:])


class _Forms(NamedTuple):
    """The forms of a verb, active and passive; such as Swedish does not have do no harm."""

    present: frozenset[str]
    infinitives: frozenset[str]
    participles: frozenset[str]


@lru_cache(maxsize=256)
def _forms(infinitive: str) -> _Forms:
    both = frozenset((infinitive, f"{infinitive}s"))
    if infinitive.endswith("å"):
        return _Forms(frozenset((f"{infinitive}r", f"{infinitive}s")), both, frozenset())
    stem = infinitive[:-1]
    present = {f"{stem}{end}" for end in ("ar", "er", "as", "es", "s")} | ({stem} if stem.endswith("r") else set())
    participles = {f"{stem}{end}" for end in ("ad", "at", "ade", "d", "t", "da")} | _STRONG.get(infinitive, frozenset())
    return _Forms(frozenset(present), both, frozenset(participles))


_STRONG = {
    "lägga": words("lagd lagt lagda"),
    "nedlägga": words("nedlagd nedlagt nedlagda"),
    "säga": words("sagd sagt sagda"),
}
"""Participles that no rule gives."""
