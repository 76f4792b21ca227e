"""Swedish grammar: nouns and verbs in their forms, counts, titles and sentences.

The memo is written in Swedish alone, so its grammar stands here, apart from the bilingual catalogue in `wording`. Which
noun an entity has is a column of `model.entities`. The forms of a verb are made by rule from its infinitive: enough to
find it in a text, not to write it. A form that Swedish does not have does no harm: nobody writes it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.language.lexicon import words
from vpbdiff.language.numerals import number

_GAPS = re.compile(r"[^\S\u00a0\u202f]+")
"""White space of any kind but the spaces that hold an amount and its unit on one line."""


class Noun(NamedTuple):
    """A word in its forms: «aktivitet», «aktiviteter», «aktiviteten», «aktiviteterna»; `english` is one and many,
    `neuter` marks an ett-word."""

    one: str
    many: str
    the: str
    the_many: str
    english: tuple[str, str]
    neuter: bool = False

    @property
    def new(self) -> str:
        """«ny» or «nytt»."""
        return "nytt" if self.neuter else "ny"


def counted(count: int, noun: Noun) -> str:
    """«en aktivitet», «två mått»."""
    return f"{number(count, neuter=noun.neuter)} {noun.one if count == 1 else noun.many}"


def spaced(text: str) -> str:
    """The text on one line, with one space between words; no-break spaces stay."""
    return _GAPS.sub(" ", text).strip()


def sentence(text: str) -> str:
    """The text as a sentence: a capital first letter, and a full stop unless it ends with a mark of its own."""
    text = spaced(text)
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…", ".»", "?»", "!»")) else f"{text}."


def lowered(title: str) -> str:
    """A title within a sentence: a small first letter, unless the word is all capitals."""
    first = title.split(maxsplit=1)[0] if title.split() else ""
    return title if first.isupper() and len(first) > 1 else title[:1].lower() + title[1:]


class VerbForms(NamedTuple):
    """The forms of a verb, active and passive, in lower case."""

    present: frozenset[str]
    infinitives: frozenset[str]
    participles: frozenset[str]
    supines: frozenset[str]
    joined: frozenset[str]
    """Participles with the particle before them: «nedlagd» of «lägga ned»."""
    all: frozenset[str]


@lru_cache(maxsize=512)
def forms_of(infinitive: str, particle: str = "") -> VerbForms:
    """The forms of a verb by its infinitive, such as «lägga», and its particle; of a passive one, such as «byggas»,
    those that end in «s»."""
    if infinitive.endswith("s"):
        return VerbForms(
            *(frozenset(form for form in each if form.endswith("s")) for each in forms_of(infinitive[:-1]))
        )
    stem = infinitive.removesuffix("a")
    if infinitive.endswith("å"):
        present = {f"{stem}r", f"{stem}s"}
    else:
        present = {f"{stem}{end}" for end in ("ar", "er", "as", "es", "s")} | ({stem} if stem.endswith("r") else set())
    participles = {f"{stem}{end}" for end in ("ad", "at", "ade", "d", "t", "da")}
    participles |= {
        infinitive.removesuffix(verb) + form for verb, of in _STRONG.items() for form in of if infinitive.endswith(verb)
    }
    neuter = {form for form in participles if form.endswith("t")}
    supines = {f"{form}{end}" for each in neuter for form in (each, f"{each[:-2]}it") for end in ("", "s")}
    joined = {f"{each}{form}" for each in _spelt(particle) for form in participles}
    each = (present, {infinitive, f"{infinitive}s"}, participles, supines, joined)
    return VerbForms(*map(frozenset, (*each, set().union(*each))))


def _spelt(particle: str) -> tuple[str, ...]:
    """A particle as a participle begins with it; none for one of several words."""
    return () if not particle or " " in particle else ("ned", "ner") if particle == "ned" else (particle,)


_STRONG = {
    "lägga": words("lagd lagt lagda"),
    "säga": words("sagd sagt sagda"),
    "ta": words("tagen taget tagna"),
    "dra": words("dragen draget dragna"),
    "riva": words("riven rivet rivna"),
    "sälja": words("såld sålt sålda"),
    "slå": words("slagen slaget slagna"),
    "bryta": words("bruten brutet brutna"),
    "göra": words("gjord gjort gjorda"),
    "skära": words("skuren skuret skurna"),
    "låta": words("låten låtet låtna"),
    "sätta": words("satt satta"),
    "stryka": words("struken struket strukna"),
}
"""Participles that no rule gives, of a verb and of those that end with it."""
