"""Sentences that say that something is to close, end, start or move, and when or how much: a decision, told as prose.

Such a sentence has a figure, a date or a sum, or speaks of all of something, and one of the acts that the policy names,
each in a form that says that it is to come. The acts are data, and an entry's own form says which kind it is:

- a verb, an infinitive with its particle («lägga ned», «ta ur drift»; a passive one, «byggas», counts as such alone):
  the present, the infinitive after «ska» and its like, and the participle of what is to be («blir nedlagt», «ska ha
  stängts»); the past tense tells of what was («startade 2019»), and an infinitive after «att» alone of what is wished
  for («arbetet med att starta»);
- a noun («nedläggning»): where it is said to happen, or opens the sentence, or says of what («avveckling av 40
  platser»), and nothing is in the past;
- what is denied («inte förlänga», «inte längre»): the act is that something does not go on.

A fee that gets another amount is one too, whatever the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from vpbdiff.base.patterns import lazily
from vpbdiff.language.alphabet import as_latin
from vpbdiff.language.grammar import forms_of
from vpbdiff.language.lexicon import NEGATIONS, words
from vpbdiff.language.numerals import ARTICLES, MONTH_FORMS, parse
from vpbdiff.language.promises import PAST
from vpbdiff.language.quantities import measures
from vpbdiff.language.sentences import Sentence, differing, split
from vpbdiff.language.tokens import Sort, Token, tokenize

_MODALS = words(
    """
    ska skall kommer måste bör får kan lär behöver tvingas tänker avser planerar väljer beslutar beslutat låter
    föreslås beräknas planeras väntas avses beslutas
    """
)
"""What an infinitive follows, in the same sentence."""

_INTENDS = words(
    """
    kommer komma avser planerar beslutar beslutade beslutat beslut föreslår föreslås räknar väntas beräknas uppdrag
    uppdraget förslag förslaget målet planen inriktningen innebär väljer tvungen nödvändigt genom
    """
)
"""What «att» with an infinitive follows, where it says what is to be done."""

_BECOMES = words("blir bli vara")
"""What stands before the participle of what is to be."""

_UNTIL = words("från senast efter vid")
"""With «är» and a participle, that it is to be: «är stängt från den 1 juni»; «sedan 2019» says that it was."""

_HAPPENS = words("sker genomförs görs verkställs inleds påbörjas planeras föreslås beslutas ska skall kommer blir")
"""What stands beside a noun such as «nedläggning» where it is to happen."""

_DECIDED = words("beslutade beslutades beslutats beslutat planerade planerades planerats fattats fattades fattat")
"""Forms of the past in which what is to come is said."""

_OTHER_SENSE = {
    "utgå": words("från ifrån med för till per enligt ur"),
    "gå ut": words("på till i med nian skolan grundskolan gymnasiet årskurs"),
    "ta över": words("sommaren helgen helger natten"),
    "gå över": words("till i budget budgeten"),
    "inte längre": words("än tid"),
    "försäljning av": words("tobak alkohol folköl öl läkemedel receptfria varor"),
}
"""Words after which what stands before them says something else: «utgår från», «inte längre än 14 dagar»."""

_FAR = 6
"""Words that may stand between a verb and its particle, or «ska» and the infinitive: «ska under våren stänga»."""

_NEAR = 3
"""Words that may stand between a negation and the verb that it denies: «kommer inte att förlängas»."""

_ACTORS = lazily(r"\w*(?:nämnden|kommunen|staden|förvaltningen|enheten|avdelningen|regionen|fullmäktige)|vi")
"""Who does something, in front of «inför», which is a preposition after other words: «planeringen inför hösten»."""

_TIMES = words(
    """
    årsskiftet halvårsskiftet månadsskiftet kvartalsskiftet våren sommaren hösten vintern höst vinter sommar
    vårterminen höstterminen kvartalet halvåret tertialet nyår nyåret terminen läsåret terminsslutet terminsstarten
    årsslutet midsommar påsk jul
    """
)
"""Words for a time that is as good as a date."""

_NEXT = re.compile(r"\bnästa (?:år|månad|vecka|kvartal|termin)\b")


_LAW = re.compile(r"\d{4}:\d+")
"""The number of a law, which is no figure of what is done."""

_GOES_ON = words("det detta den de dessa så datum tidpunkt från senast")
"""How a sentence begins, if with no figure, that says when or how much of the one before it: «Det sker den 1 juni.»"""


def acts(new: str, old: str = "", *, verbs: Sequence[str]) -> bool:
    """Whether a sentence of a new text that the old one lacks says that something closes, ends, starts or moves."""
    before, after = (split(tokenize(as_latin(text))) for text in (old, new))
    beyond = differing(before, after)[1]
    return any(_acts(sentence, after, tuple(verbs)) for sentence in beyond)


def figures(text: str) -> list[str]:
    """The figures, dates and sums of a text, each followed by what it is counted in; the numbers of laws left out."""
    found, tokens = [], tokenize(text)
    for place, token in enumerate(tokens):
        if _is_figure(token):
            found += [token.key, *measures(tokens[place + 1 : place + 3])]
    return found


def has_other_fee(new: str, old: str) -> bool:
    """Whether a new text gives a fee an amount that the old one gives none: in a sentence that says that it changes, or
    in place of one on a fee."""
    if not _FEE.search(as_latin(new).casefold()):  # nearly always
        return False
    before, after = (split(tokenize(as_latin(text))) for text in (old, new))
    gone, come = differing(before, after)
    known = {amount for sentence in before for amount in _fees(sentence)}
    return any(
        not known.issuperset(found) and (any(map(_fees, gone)) or not _CHANGES.isdisjoint(sentence.keys))
        for sentence in come
        if (found := _fees(sentence))
    )


def _fees(sentence: Sentence) -> list[str]:
    """The amounts of a sentence on a fee, as printed but for blanks."""
    return _AMOUNT.findall(sentence.line) if _FEE.search(sentence.line) else []


_FEE = lazily(r"\b(?!arbetsgivar|social|person)\w*(?:avgift|taxa|taxor|hyra|hyror)\w*")
"""Words for what people are charged; what an employer pays on wages is no fee."""
_AMOUNT = lazily(r"\b\d[\d ,]*(?= ?(?:kr|kronor|tkr|procent|%)(?!\w))")
_CHANGES = words(
    "höjs höja höjas sänks sänka sänkas ändras ändra införs införa ökar minskar räknas tas blir höjning sänkning"
)


def _acts(sentence: Sentence, text: Sequence[Sentence], verbs: tuple[str, ...]) -> bool:
    figured = _has_figure(sentence) or any(map(_has_figure, _continued(sentence, text)))
    said = [sentence] if figured else [each for each in _clauses(sentence) if not _ALL.isdisjoint(each.keys)]
    by_word = _by_word(verbs)
    return any(_is_said(each, verb) for each in said for key in ("", *each.keys) for verb in by_word.get(key, ()))


@lru_cache(maxsize=4)
def _by_word(verbs: tuple[str, ...]) -> Mapping[str, list[str]]:
    """The acts by the words of which a sentence has one that says them, each form of a verb; «» has those that are told
    otherwise."""
    found: dict[str, list[str]] = {}
    for act in verbs:
        infinitive, *particle = act.split()
        forms = forms_of(infinitive, " ".join(particle)).all if _is_infinitive(infinitive) else ("",)
        for form in forms:
            found.setdefault(form, []).append(act)
    return found


_ALL = words("samtliga alla hela")
"""What says how much as well as a figure does."""
_PARTED = words("vilket som eftersom medan , ; –")


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    """The parts of a sentence that each say a thing of their own."""
    for _, tokens in groupby(sentence.tokens, key=lambda token: token.key in _PARTED):
        yield Sentence(list(tokens))


def _continued(sentence: Sentence, text: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences that say when or how much of one: those that point back at it, and what it lists."""
    at = next(place for place, each in enumerate(text) if each is sentence)
    lists = bool(sentence.tokens) and sentence.tokens[-1].text.endswith(":")
    for one in text[at + 1 :]:
        if not lists and one.keys[0] not in _GOES_ON and not _is_figure(one.tokens[0]):
            return
        yield one


def _has_figure(sentence: Sentence) -> bool:
    return any(map(_is_figure, sentence.tokens)) or bool(_NEXT.search(sentence.line))


def _is_figure(token: Token) -> bool:
    if token.sort is Sort.FIGURE:
        return not _LAW.fullmatch(token.key)
    if token.sort is not Sort.WORD:
        return False
    return (
        token.key in _TIMES or token.key in MONTH_FORMS or (token.key not in ARTICLES and parse(token.key) is not None)
    )


def _is_said(sentence: Sentence, act: str) -> bool:
    """Whether a sentence says that an act of the policy is to come."""
    said, (first, *rest) = sentence.keys, act.split()
    if _is_infinitive(first):
        return _is_to_be(said, first, rest)
    if first == "inte":
        return _is_denied(said, rest)
    return act in sentence.line and _is_named(said, act)


def _is_infinitive(word: str) -> bool:
    return word.endswith(("a", "å", "as", "ås"))


def _is_past(said: Sequence[str]) -> bool:
    return any(found[0].split()[-1] not in _DECIDED for found in _PAST.finditer(" ".join(said)))


_PAST = re.compile(
    rf"{PAST.pattern}|\b(?:\w{{3,}}[dt]es|\w\wade|fanns|ledde|innebar|gav|gick|skedde|lade|stod|kunde|skulle)\b"
)
"""Verb forms of the past, passive and strong ones too: «tillsattes», «gav»."""


def _is_to_be(said: Sequence[str], infinitive: str, particle: list[str]) -> bool:
    """Whether a verb with its particle stands among words in the present, or as what is to be done."""
    forms = forms_of(infinitive, " ".join(particle))
    for place, word in enumerate(said):
        if word in forms.all:
            before = said[:place]
            if word in forms.joined and _is_to_come(said, before):
                return True
            in_form = (
                (word in forms.present and (word != "inför" or _is_verb(before, said[place + 1 :])))
                or (word in forms.infinitives and _is_planned(before))
                or (word in forms.participles and _is_to_come(said, before))
                or (word in forms.supines and "ha" in before[-_FAR:] and not _MODALS.isdisjoint(before))
            )
            if in_form and _has_particle(said, place, [infinitive, *particle]):
                return True
    return False


def _has_particle(said: Sequence[str], place: int, verb: list[str]) -> bool:
    """Whether a verb at a place has its particle, one word or several in a row, and means what it does with it."""
    particle = verb[1:]
    if particle == ["från"] and _FROM_DAY.search(" ".join(said)):  # «från den 1 juni gäller» too
        return True
    if not particle:
        return _is_meant(said, place, verb)
    far = 1 if particle == ["över"] else _FAR  # «över» is a preposition too: «tar emot alla över 65 år»
    found = _find(said, particle, range(place + 1, place + 1 + far))
    return found is not None and _is_meant(said, found + len(particle) - 1, verb)


_FROM_DAY = re.compile(r"\bfrån (?:och med|den|\d|årsskiftet|nyår)")


def _find(said: Sequence[str], wanted: list[str], places: range) -> int | None:
    """The first of some places at which words stand in a row; «ner» is «ned»."""
    spelt = ["ned" if word == "ner" else word for word in said[: places.stop + len(wanted)]]
    return next((at for at in places if spelt[at : at + len(wanted)] == wanted), None)


def _is_meant(said: Sequence[str], last: int, act: list[str]) -> bool:
    """Whether no word follows an act, whose last word this is, with which it says something else."""
    return said[last + 1 : last + 2] == () or said[last + 1] not in _OTHER_SENSE.get(" ".join(act), ())


def _is_denied(said: Sequence[str], act: list[str]) -> bool:
    """Whether words deny that something goes on: by a verb («förlängs inte»), or a word such as «längre»."""
    for place in (place for place, word in enumerate(said) if word in NEGATIONS):
        if _is_past(said[max(0, place - _NEAR) : place + 1 + _FAR]):
            continue
        if not _is_infinitive(act[0]):
            found = _find(said, act, range(place + 1, place + 1 + _FAR))
            if found is not None and _is_meant(said, found, ["inte", *act]):
                return True
            continue
        forms = forms_of(act[0])
        close = range(max(0, place - _NEAR), min(len(said), place + 1 + _NEAR))
        verb = next((at for at in close if said[at] in forms.present | forms.infinitives), None)
        if verb is not None and (not act[1:] or _find(said, act[1:], range(verb + 1, verb + 1 + _FAR)) is not None):
            return True
    return False


def _is_named(said: Sequence[str], noun: str) -> bool:
    """Whether a noun stands among words as what is to happen: beside a verb that says so, or, where nothing is in the
    past, first in the sentence or before «av»."""
    happens = not _HAPPENS.isdisjoint(said)
    if not happens and _is_past(said):
        return False
    for place in (place for place, word in enumerate(said) if _is_noun(word, noun)):
        if "av" in said[place + 1 : place + 2]:
            if _is_meant(said, place + 1, [noun, "av"]):
                return True
        elif (happens or place < _FIRST) and _AT.isdisjoint(said[max(0, place - 1) : place]):
            return True
    return False


_AT = words("under efter vid före sedan inför")
"""Words before a noun that only says when something else happens: «14 dagar efter start»."""


_FIRST = 2
"""Words within which a noun opens a sentence: «Nedläggning av», «En avveckling», «Planerad stängning»."""


def _is_noun(word: str, noun: str) -> bool:
    """Whether a word is a noun in one of its forms, «flytten» of «flytt» and not «flyttade», or ends with a long one:
    «skolnedläggningen»."""
    at = word.rfind(noun)
    return (at == 0 or (at > 2 and len(noun) >= _LONG)) and word[at + len(noun) :] in _NOUN_ENDINGS


_LONG = 9
"""Letters of a noun from which a word that ends with it is one of the same sort: no «utskrivning» for «rivning»."""

_NOUN_ENDINGS = frozenset(("", "s", "n", "t", "en", "et", "ens", "ets", "ar", "er", "arna", "erna"))


def _is_to_come(said: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a participle after these words tells of what is to be: «blir stängt», «är stängt från den 1 juni»."""
    near = before[-_FAR:]
    return not _BECOMES.isdisjoint(near) or ("är" in near and not _UNTIL.isdisjoint(said))


def _is_verb(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether «inför» is a verb: somebody is in front of it, and no year or season follows."""
    follows = after[0] if after else ""
    return bool(before) and bool(_ACTORS.fullmatch(before[-1])) and not follows.isdigit() and follows not in _TIMES


def _is_planned(before: Sequence[str]) -> bool:
    """Whether an infinitive after these words says what is to be done."""
    if before and before[-1] == "att":
        return not _INTENDS.isdisjoint(before[-_FAR:-1])
    return not _MODALS.isdisjoint(before[-_FAR:])
