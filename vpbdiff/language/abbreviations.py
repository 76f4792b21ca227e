"""Gives an abbreviation and what it stands for one and the same key, so that spelling it out is no change.

Three kinds: the known abbreviations of Swedish official prose; the laws that a plan cites, by acronym, number and name;
and acronyms that one of the two texts itself spells out, «Individens behov i centrum (IBIC)».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vpbdiff.language.laws import LAWS, read_law
from vpbdiff.language.tokens import Origin, Sort, Token, join, tokenize

_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "till exempel": ("t ex", "tex"),
    "bland annat": ("bl a",),
    "med mera": ("m m", "mm"),
    "med flera": ("m fl", "mfl"),
    "det vill säga": ("d v s", "dvs"),
    "och så vidare": ("o s v", "osv"),
    "och dylikt": ("o d", "o dyl"),
    "före detta": ("f d",),
    "från och med": ("fr o m", "fom"),
    "till och med": ("t o m",),
    "på grund av": ("p g a", "pga"),
    "i stället för": ("i st f",),
    "under förutsättning att": ("u f a",),
    "så kallad|så kallade|så kallat": ("s k",),
    "eventuell|eventuella|eventuellt": ("ev",),
    "angående": ("ang",),
    "avseende": ("avs",),
    "beträffande": ("betr",),
    "cirka": ("ca", "c a"),
    "enligt": ("enl",),
    "etcetera|et cetera": ("etc",),
    "exempelvis": ("exv",),
    "exklusive": ("exkl",),
    "inklusive": ("inkl",),
    "information": ("info",),
    "administration": ("adm",),
    "jämför": ("jfr",),
    "kapitel|kapitlet": ("kap",),
    "maximalt": ("max",),
    "nummer": ("nr",),
    "nuvarande": ("nuv",),
    "omkring": ("omkr",),
    "respektive": ("resp",),
    "diarienummer": ("dnr",),
    "telefon": ("tel",),
    "kronor": ("kr",),
    "tusen kronor": ("tkr", "tusen kr"),
    "miljoner kronor": ("mkr", "mnkr", "mn kr", "milj kr", "miljoner kr"),
    "miljarder kronor": ("mdkr", "mdr kr", "miljarder kr"),
    "stycken": ("st",),
    "timmar": ("tim",),
    "januari": ("jan",),
    "februari": ("febr", "feb"),
    "april": ("apr",),
    "augusti": ("aug",),
    "september": ("sept", "sep"),
    "oktober": ("okt",),
    "november": ("nov",),
    "december": ("dec",),
    "kommunfullmäktige": ("kf",),
    "kommunstyrelsen": ("ks",),
    "ska": ("skall",),
    "procent": ("%",),
    "och": ("&",),
}
"""What is written out («|» between its inflections), and the short forms of it, points left out. «skall» for «ska», the
per cent sign and the ampersand stand here as well: two ways to write one word."""


class _Entry(NamedTuple):
    words: tuple[str, ...]
    key: str
    origin: Origin


def _entries() -> Iterator[_Entry]:
    for written, shorts in _ABBREVIATIONS.items():
        forms = written.split("|")
        yield from (_Entry(tuple(short.split()), forms[0], Origin.SHORT) for short in shorts)
        yield from (_Entry(tuple(form.split()), forms[0], Origin.LONG) for form in forms)


def _by_first_word(entries: Iterable[_Entry]) -> dict[str, list[_Entry]]:
    index: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry.words)):
        index.setdefault(entry.words[0], []).append(entry)
    return index


_INDEX = _by_first_word(_entries())
_BEGIN = _INDEX.keys() | LAWS.keys()


def read(text: str) -> list[Token]:
    """The tokens of a text, with abbreviations, their long forms and the names of laws each drawn together as one."""
    tokens = tokenize(text)
    read_tokens: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.key in _BEGIN:
            position, token = _whole(tokens, position - 1)
        read_tokens.append(token)
    return read_tokens


def _whole(tokens: Sequence[Token], start: int) -> tuple[int, Token]:
    """The token that starts here, alone or drawn together with those up to the position returned."""
    law = read_law(tokens, start)
    if law:
        end, key = law
        return end, merged(tokens[start:end], key, Origin.LAW)
    for entry in _INDEX.get(tokens[start].key, ()):
        found = _end_of(entry, tokens, start)
        if found:
            return found, merged(tokens[start:found], entry.key, entry.origin)
    return start + 1, tokens[start]


def _end_of(entry: _Entry, tokens: Sequence[Token], start: int) -> int | None:
    """Where the entry's words end if they stand here; the points of a short form are part of it."""
    position = start
    for word in entry.words:
        if position > start and entry.origin is Origin.SHORT:
            position = _past_point(tokens, position)
        if position == len(tokens) or tokens[position].key != word:
            return None
        position += 1
    return _past_point(tokens, position) if entry.origin is Origin.SHORT else position


def _past_point(tokens: Sequence[Token], position: int) -> int:
    here = position < len(tokens) and tokens[position].key == "." and not tokens[position - 1].space
    return position + 1 if here else position


def merged(tokens: Sequence[Token], key: str, origin: Origin) -> Token:
    """One token for several."""
    text = join(tokens[:-1]) + tokens[-1].text
    return Token(text, tokens[-1].space, key, Sort.WORD, origin)
