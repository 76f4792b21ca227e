"""The forms of a Swedish verb, made by rule from its infinitive: enough to find it in a text, not to write it.

A form that Swedish does not have does no harm: nobody writes it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from vpbdiff.language.lexicon import words


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
