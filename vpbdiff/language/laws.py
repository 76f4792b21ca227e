"""The laws that a nämnd's plan cites: acronym, number in the statute book (SFS) and name.

«LVU» and «Lag (1990:52) med särskilda bestämmelser om vård av unga (LVU)» are one law; with another number it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.language.tokens import Token

_LAWS = (
    ("LVU", "1990:52", "lag med särskilda bestämmelser om vård av unga"),
    ("LVM", "1988:870", "lag om vård av missbrukare i vissa fall"),
    ("LSS", "1993:387", "lag om stöd och service till vissa funktionshindrade"),
    ("LUL", "1964:167", "lag med särskilda bestämmelser om unga lagöverträdare"),
    ("LPT", "1991:1128", "lag om psykiatrisk tvångsvård"),
    ("LRV", "1991:1129", "lag om rättspsykiatrisk vård"),
    ("LMA", "1994:137", "lag om mottagande av asylsökande m fl"),
    ("MBL", "1976:580", "lag om medbestämmande i arbetslivet"),
    ("LAS", "1982:80", "lag om anställningsskydd"),
    ("LOU", "2016:1145", "lag om offentlig upphandling"),
    ("LOV", "2008:962", "lag om valfrihetssystem"),
    ("SoL", "2001:453", "socialtjänstlag"),
    ("HSL", "2017:30", "hälso - och sjukvårdslag"),
    ("OSL", "2009:400", "offentlighets - och sekretesslag"),
    ("FL", "2017:900", "förvaltningslag"),
    ("KL", "2017:725", "kommunallag"),
    ("AML", "1977:1160", "arbetsmiljölag"),
    ("PBL", "2010:900", "plan - och bygglag"),
    ("PSL", "2010:659", "patientsäkerhetslag"),
    ("SkolL", "2010:800", "skollag"),
    ("DL", "2008:567", "diskrimineringslag"),
    ("FB", "1949:381", "föräldrabalk"),
    ("BrB", "1962:700", "brottsbalk"),
)
"""Acronym, SFS number, name in its basic form. One number a law: a later law of the same name is another law."""

_LAW = {"lag", "lagen"}


class _Law:
    """A law's name as token keys, and what may come between and after them."""

    def __init__(self, acronym: str, number: str, name: str) -> None:
        self.key = acronym.casefold()
        self.number = number
        self.name = tuple(name.split())
        self.numbered_after = 1 if self.name[0] == "lag" else len(self.name)
        """How many words of the name precede the number: «lag (1990:52) med ...», «socialtjänstlagen (2001:453)»."""

    def end(self, tokens: Sequence[Token], start: int) -> int | None:
        """Where this law's name, number and acronym end if they stand here; None where the number is another's."""
        position = start
        for count, word in enumerate(self.name, 1):
            if position == len(tokens) or not self._is(word, tokens[position].key, last=count == self.numbered_after):
                return None
            position += 1
            if count == self.numbered_after:
                inside = _bracketed(tokens, position)
                if inside and inside != self.number and ":" in inside:
                    return None
                position += 3 if inside == self.number else 0
        return self._past_acronym(tokens, position)

    @staticmethod
    def _is(word: str, key: str, last: bool) -> bool:
        return key == word or (last and key in (word + "en", word + "s", word + "ens"))

    def _past_acronym(self, tokens: Sequence[Token], position: int) -> int:
        if _bracketed(tokens, position) == self.key:
            return position + 3
        if _keys(tokens, position, 2) == [",", self.key]:
            return position + 2
        return position


def _bracketed(tokens: Sequence[Token], position: int) -> str | None:
    keys = _keys(tokens, position, 3)
    return keys[1] if len(keys) == 3 and keys[0] == "(" and keys[2] == ")" else None


def _keys(tokens: Sequence[Token], position: int, count: int) -> list[str]:
    return [token.key for token in tokens[position : position + count]]


def _by_first_word() -> dict[str, list[_Law]]:
    index: dict[str, list[_Law]] = {}
    for row in _LAWS:
        law = _Law(*row)
        first = law.name[0]
        for form in (first, first + "en", first + "s", first + "ens"):
            index.setdefault(form, []).append(law)
    return index


LAWS = _by_first_word()
"""The laws by the first word of their name."""


def read_law(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    """The position after the law named here, and the law's key, which is that of its acronym; None if none is."""
    for law in LAWS.get(tokens[start].key, ()):
        end = law.end(tokens, start)
        if end is not None:
            return end, law.key
    return None
