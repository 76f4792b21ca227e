"""Abbreviations, laws and acronyms, each with what it stands for.

An abbreviation and its long form get one and the same token key, so that spelling it out is no change. There are three
kinds: the known abbreviations of Swedish official prose; the laws that a committee's plan cites, by acronym, SFS number
and name («LVU» and «Lag (1990:52) med särskilda bestämmelser om vård av unga (LVU)» are one law, with another number it
is another law); and the acronyms that one of two compared texts spells out itself, «Individens behov i centrum (IBIC)».

Whether a difference matters is not decided here: `textdiff.significance` does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from vpbdiff.language.lexicon import FUNCTION_WORDS, NEGATIONS
from vpbdiff.language.numerals import MONTHS
from vpbdiff.language.tokens import Sort, Token, TokenOrigin, is_acronym, join, tokenize

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


def _laws_by_first_word() -> dict[str, list[_Law]]:
    index: dict[str, list[_Law]] = {}
    for row in _LAWS:
        law = _Law(*row)
        first = law.name[0]
        for form in (first, first + "en", first + "s", first + "ens"):
            index.setdefault(form, []).append(law)
    return index


LAWS = _laws_by_first_word()
"""The laws by the first word of their name."""


def read_law(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    """The position after the law named here, and the law's key, which is that of its acronym; None if none is."""
    for law in LAWS.get(tokens[start].key, ()):
        end = law.end(tokens, start)
        if end is not None:
            return end, law.key
    return None


_LEADING: dict[str, tuple[str, ...]] = {
    "till exempel": ("t ex", "tex"),
    "bland annat": ("bl a",),
    "det vill säga": ("d v s", "dvs"),
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
    "årskurs": ("åk",),
    "beträffande": ("betr",),
    "cirka": ("ca", "c a"),
    "enligt": ("enl",),
    "exempelvis": ("exv",),
    "exklusive": ("exkl",),
    "inklusive": ("inkl",),
    "jämför": ("jfr",),
    "kapitel|kapitlet": ("kap",),
    "maximalt": ("max",),
    "nummer": ("nr",),
    "nuvarande": ("nuv",),
    "omkring": ("omkr",),
    "respektive": ("resp",),
    "diarienummer": ("dnr",),
    "telefon": ("tel",),
}
"""Those that something always follows, so that the point of «t.ex.» ends no sentence. What is written out («|» between
its inflections), and the short forms of it, points left out."""

_OTHER: dict[str, tuple[str, ...]] = {
    "med mera": ("m m", "mm"),
    "med flera": ("m fl", "mfl"),
    "och så vidare": ("o s v", "osv"),
    "och dylikt": ("o d", "o dyl"),
    "etcetera|et cetera": ("etc",),
    "information": ("info",),
    "administration": ("adm",),
    "kronor": ("kr",),
    "tusen kronor": ("tkr", "tusen kr"),
    "miljoner kronor": ("mkr", "mnkr", "mn kr", "milj kr", "miljoner kr"),
    "miljarder kronor": ("mdkr", "mdr kr", "miljarder kr"),
    "stycken": ("st",),
    "timmar": ("tim",),
    **{month: shorts for month, shorts in MONTHS.items() if shorts},
    "kommunfullmäktige": ("kf",),
    "kommunstyrelsen": ("ks",),
    "ska": ("skall",),
    "procent": ("%",),
    "och": ("&",),
}
"""Those that can end a sentence. «skall» for «ska», the per cent sign and the ampersand stand here as well: two ways to
write one word."""

_ABBREVIATIONS = _LEADING | _OTHER


class _Entry(NamedTuple):
    words: tuple[str, ...]
    key: str
    origin: TokenOrigin


def _entries() -> Iterator[_Entry]:
    for written, shorts in _ABBREVIATIONS.items():
        forms = written.split("|")
        yield from (_Entry(tuple(short.split()), forms[0], TokenOrigin.SHORT) for short in shorts)
        yield from (_Entry(tuple(form.split()), forms[0], TokenOrigin.LONG) for form in forms)


def _by_first_word(entries: Iterable[_Entry]) -> dict[str, list[_Entry]]:
    index: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry.words)):
        index.setdefault(entry.words[0], []).append(entry)
    return index


_INDEX = _by_first_word(_entries())
_BEGIN = _INDEX.keys() | LAWS.keys()


_LEADS_ON = frozenset(short.replace(" ", "") for shorts in _LEADING.values() for short in shorts)
_LAST_PARTS = frozenset(short.split()[-1] for shorts in _LEADING.values() for short in shorts)
_LONGEST = 16
"""Characters of the longest of them with points and spaces, «f. r. o. m.», and more."""


def leads_on(text: str, end: int) -> bool:
    """Whether the text up to `end` ends with the point of an abbreviation that something follows: «t.ex.», «kap.»."""
    *before, point = text[max(0, end - _LONGEST) : end].casefold().rpartition(".")
    words = before[0].replace(".", " ").split()
    if point or not words or words[-1].lstrip('(«"') not in _LAST_PARTS:
        return False
    written = accumulate(reversed(words), lambda later, word: word + later)
    return any(each.lstrip('(«"') in _LEADS_ON for each in written)


def read(text: str) -> list[Token]:
    """The tokens of a text, with abbreviations, their long forms and the names of laws each merged into one."""
    tokens = tokenize(text)
    read_tokens: list[Token] = []
    position = 0
    for start in [place for place, token in enumerate(tokens) if token.key in _BEGIN]:
        if start >= position:
            read_tokens += tokens[position:start]
            position, token = _whole(tokens, start)
            read_tokens.append(token)
    read_tokens += tokens[position:]
    return read_tokens


def _whole(tokens: Sequence[Token], start: int) -> tuple[int, Token]:
    """The token that starts here, alone or merged with those up to the position returned."""
    law = read_law(tokens, start)
    if law:
        end, key = law
        return end, merged(tokens[start:end], key, TokenOrigin.LAW)
    for entry in _INDEX.get(tokens[start].key, ()):
        found = _end_of(entry, tokens, start)
        if found:
            return found, merged(tokens[start:found], entry.key, entry.origin)
    return start + 1, tokens[start]


def _end_of(entry: _Entry, tokens: Sequence[Token], start: int) -> int | None:
    """Where the entry's words end if they stand here; the points of a short form are part of it."""
    position = start
    for word in entry.words:
        if position > start and entry.origin is TokenOrigin.SHORT:
            position = _past_point(tokens, position)
        if position == len(tokens) or tokens[position].key != word:
            return None
        position += 1
    return _past_point(tokens, position) if entry.origin is TokenOrigin.SHORT else position


def _past_point(tokens: Sequence[Token], position: int) -> int:
    here = position < len(tokens) and tokens[position].key == "." and not tokens[position - 1].space
    return position + 1 if here else position


def merged(tokens: Sequence[Token], key: str, origin: TokenOrigin) -> Token:
    """One token for several."""
    text = join(tokens[:-1]) + tokens[-1].text
    return Token(text, tokens[-1].space, key, Sort.WORD, origin)


_Phrase = tuple[str, ...]

_SPARE_WORDS = 4
"""How many words more than its letters an acronym may stand for, small words such as «inom» among them."""

_COMPOUND = 8
"""From this length on a Swedish word may be a compound, whose inner parts lend letters too: utbildnings-Förvaltning."""


def spelled_out(old: list[Token], new: list[Token]) -> tuple[list[Token], list[Token]]:
    """Both texts, with every phrase by which either spells an acronym out merged into one token with the acronym's
    key."""
    meanings: dict[str, set[_Phrase]] = {}
    for tokens in (old, new):
        for acronym, phrase in _definitions(tokens):
            meanings.setdefault(acronym, set()).add(phrase)
    agreed = {phrases.pop(): acronym for acronym, phrases in meanings.items() if len(phrases) == 1}
    return (_merged_phrases(old, agreed), _merged_phrases(new, agreed)) if agreed else (old, new)


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


def _merged_phrases(tokens: list[Token], agreed: dict[_Phrase, str]) -> list[Token]:
    by_first: dict[str, list[_Phrase]] = {}
    for phrase in agreed:
        by_first.setdefault(phrase[0], []).append(phrase)
    result: list[Token] = []
    position = 0
    while position < len(tokens):
        end = position + 1
        for phrase in by_first.get(tokens[position].key, ()):
            if tuple(token.key for token in tokens[position : position + len(phrase)]) == phrase:
                end = _past_acronym(tokens, position + len(phrase), agreed[phrase])
                result.append(merged(tokens[position:end], agreed[phrase], TokenOrigin.SHORT))
                break
        else:
            result.append(tokens[position])
        position = end
    return result


def _past_acronym(tokens: Sequence[Token], position: int, acronym: str) -> int:
    keys = [token.key for token in tokens[position : position + 3]]
    return position + 3 if keys == ["(", acronym, ")"] else position
