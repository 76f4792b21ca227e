"""Where a promise became weaker from the old text to the new: what readers of a plan want to see first.

A false alarm costs a reader's trust. So each sign is weighed in its own sentence, against the new sentence on the same
subject, and in the main clause: «så att barn kan bo hemma» takes nothing back. A figure counts only where its direction
is known: from a word beside it («minst»), from a verb («minska till»), from what it measures, or from what is given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property

from rapidfuzz.distance import OSA

from vpbdiff.base.patterns import lazily
from vpbdiff.language.direction import DOWN, EXCEPT, EXCEPTED_BELOW, FINISHED, GIVES, ONCE, UP, YEARLY
from vpbdiff.language.groups import GroupKind
from vpbdiff.language.limits import Limit, LimitKind, looser, read_limits
from vpbdiff.language.numerals import NUMBER_WORD, parse
from vpbdiff.language.promises import EVERYONE, FEW, MAY, NOBODY, VAGUE_NUMBER, Promise
from vpbdiff.language.sentences import STEM, Sentence, differing, partners, split
from vpbdiff.language.tokens import Token

_PART = "av"
"""The word after a figure that counts a part of something: «tre av områdena», which «alla områdena» only adds to."""


class _Surroundings:
    """What the sentences around two that are compared say, read where it is asked for: seldom."""

    def __init__(self, old: Sequence[Sentence], new: Sequence[Promise], years: tuple[int, int] | None) -> None:
        self._old, self._new = old, new
        self.years = years
        """Those of the two plans."""

    @cached_property
    def gone(self) -> Counter[Limit]:
        """The figures of the old text that are in no new sentence."""
        return _figures(self._old) - _figures(promise.sentence for promise in self._new)

    def says(self, words: Iterable[str], but: Promise) -> bool:
        """Whether any of the other new sentences has two of these words, in whatever form."""
        stems = {word[:STEM] for word in words if len(word) > 2}
        others = (promise.sentence.topics for promise in self._new if promise is not but)
        return any(len(stems & topics) > 1 for topics in others)

    @cached_property
    def free(self) -> bool:
        """Whether the new text says that nothing is paid."""
        return any(promise.free for promise in self._new)


def weakened(old: Sequence[Token], new: Sequence[Token], years: tuple[int, int] | None = None) -> bool:
    """Whether the new text promises less than the old one, in any of its sentences. `years` are those of the plans: a
    year that only rolled on with them is no delay."""
    old_sentences, new_sentences = differing(split(old), split(new))
    promises = {id(sentence): Promise(sentence) for sentence in new_sentences}
    around = _Surroundings(old_sentences, tuple(promises.values()), years)
    return _taken_back(old_sentences, new_sentences) or any(
        _weaker(Promise(one), promises[id(other)] if other else None, around)
        for one, other in partners(old_sentences, new_sentences)
    )


def _taken_back(old: Sequence[Sentence], new: Sequence[Sentence]) -> bool:
    """«Detta gäller inte ...»: a sentence that makes an exception from the one before it, and the old text has none."""
    if not any(EXCEPTED_BELOW.match(sentence.line) and EXCEPT.search(sentence.line) for sentence in new):
        return False
    return not any(EXCEPT.search(sentence.line) for sentence in old)


def _figures(sentences: Iterable[Sentence]) -> Counter[Limit]:
    """How often each figure stands in the sentences that differ: one that only moved is not gone."""
    return Counter(limit for sentence in sentences for _, limit in read_limits(sentence.line))


def _weaker(old: Promise, new: Promise | None, around: _Surroundings) -> bool:
    if new is None:
        found = old.binds and (bool(EVERYONE.search(old.line)) or _limit_dropped(old, around.gone))
    else:
        found = _less(old, new, around)
    return found and not old.reports


def _less(old: Promise, new: Promise, around: _Surroundings) -> bool:
    """Whether a sentence promises less than the old one that it takes the place of."""
    return (
        _binds_less(old, new)
        or _holds_back(old, new)
        or _fewer(old, new)
        or _narrower(old, new)
        or _shortened(old, new)
        or _capped_now(old, new)
        or _part_of_whole(old, new)
        or _seldom(old, new)
        or _harder(old, new)
        or _cut_short(old, new, around)
        or _as_it_is(old, new)
        or _after(old, new)
        or _spread_out(old, new)
        or (old.finishes and new.begins and not FINISHED.search(new.line))
        or _excepts(old, new)
        or _charges(old, new, around)
        or (old.binds and old.urgency > new.urgency and not new.timed)
        or (bool(old.placed) and _looser(old, new, around))
    )


def _looser(old: Promise, new: Promise, around: _Surroundings) -> bool:
    """Whether a figure of the old sentence is looser in the new one, or was removed."""
    feared = _FEARED.search(old.line)
    gone = [
        (start, limit) for start, limit in old.placed if around.gone[limit] and (feared is None or start < feared.end())
    ]
    if not gone or max(len(old.limits), len(new.limits)) > _FIGURES:
        return False
    return any(_limit_weaker(start, limit, old, new, around) for start, limit in gone)


_FIGURES = 100
"""Figures in a sentence whose text is read as one; with more it is a table whose rows lost their lines, and comparing
each with each would take minutes."""


_DROPPED = (LimitKind.COUNT, LimitKind.RATE, LimitKind.PERIOD, LimitKind.YEAR)
"""Figures whose loss is no sign where the whole sentence is gone."""


def _limit_dropped(old: Promise, gone: Counter[Limit]) -> bool:
    return any(gone[limit] and limit.kind not in _DROPPED for limit in old.limits)


def _binds_less(old: Promise, new: Promise) -> bool:
    """Ska became bör, kan, får or avser; or what simply is done now can be done."""
    if len(new.binding) < len(old.binding) and old.verbs(old.binding) & new.verbs(new.softened):
        return True
    if new.binds:
        return len(new.binding) < len(old.binding) and any(new.shares_verb(modal, old) for modal in new.soft)
    if old.binds:
        able = "ska kunna" in old.line
        soft = [modal for modal in new.soft if not (able and modal[0] == "kan")]
        return bool(soft) or _may(old, new)
    return not old.soft and any(new.shares_verb(modal, old) for modal in new.soft)


def _may(old: Promise, new: Promise) -> bool:
    """«får lämna», not «får hjälp»: permission to do what the old sentence bound somebody to do."""
    if re.search(r"\bfå\b", old.line):
        return False
    return any(match["verb"][:STEM] in old.sentence.topics for match in MAY.finditer(new.line))


def _holds_back(old: Promise, new: Promise) -> bool:
    """A hedge was added, or what was promised became an aim."""
    if new.hedges and not old.hedges and not old.soft:
        return True
    promised = old.commits or ((old.gives or old.awaited) and not new.binds)
    return new.aims and not old.aims and not old.soft and promised and not (new.ensures and not old.ensures)


_AS_MANY = re.compile(r"\b(?:båda|bägge|hela|respektive|vardera|var)\b")
"""Other words for all of them."""


def _fewer(old: Promise, new: Promise) -> bool:
    """«Alla» became «de flesta», or was removed."""
    if not old.denies and _described(old, new):
        return True
    if NOBODY.search(old.line) and FEW.search(new.line) and not NOBODY.search(new.line):
        return True
    if not old.all or new.all or NOBODY.search(new.line) or _AS_MANY.search(new.line):
        return False
    if _fewer_named(old, new) or new.some > old.some:
        return True
    if any(OSA.distance(key, each[0]) <= 1 for key in new.sentence.keys for each in old.all if len(key) > STEM):
        return False  # a slip: «smatliga»
    return (old.commits or old.gives or old.free) and any(_unqualified(each, old, new) for each in old.all)


def _fewer_named(old: Promise, new: Promise) -> bool:
    """Whether those who were «alla ...» became so many of them, or a sort of them: «avslagsbeslut» of «alla beslut»."""
    if not old.denies and any(_of_a_sort(each, old, new) for each in old.all):
        return True
    counted = (found[1] for found in _SO_MANY_OF.finditer(new.line))
    return any(word.startswith(topic) for word in counted for topic in old.sentence.topics if len(topic) > _SINGULAR)


_SO_MANY_OF = lazily(rf"\b(?:{NUMBER_WORD}|\d+) av (?:de |våra |kommunens )?(\w{{4,}})")
"""«alla fyra träffpunkterna» became «tre av träffpunkterna»."""
_UNLIMITED = lazily(r"\butan (?:\w+ )?(?:\w*begränsning\w*|\w*gräns\w*|(?:\w+)?tak)\b")
"""No cap: «utan tidsgräns»."""
_FEARED = lazily(r"\brisk(?:en|er)? (?:\w+ )?(?:för )?att (?!(?:\w+ ){0,3}inte\b)")
"""What comes after is nothing that anybody promises."""
_SINGULAR, _PLURAL = 4, 5
"""Letters of a short word in the singular («varje elev»), and how many more its plural has («eleverna»)."""


def _unqualified(quantifier: re.Match[str], old: Promise, new: Promise) -> bool:
    """Whether those who were «alla ...» are still mentioned, but not as all of them."""
    if quantifier[0] in ("alltid", "ständigt"):
        return True
    word = next(iter(old.after(quantifier)), "")
    if quantifier[0] == "varje" and _SINGULAR <= len(word) < STEM:
        return any(key.startswith(word) and len(key) <= len(word) + _PLURAL for key in new.sentence.keys)
    return bool(new.forms.get(word[:STEM]))


def _of_a_sort(quantifier: re.Match[str], old: Promise, new: Promise) -> bool:
    """Whether those who were «alla ...» are a sort of them: «alla beslut» became «avslagsbeslut»."""
    word = next(iter(old.after(quantifier)), "")
    return len(word) > _PLURAL and any(key.find(word) >= _MEMBER for key in new.sentence.keys)


def _described(old: Promise, new: Promise) -> bool:
    """Whether those who were «alla ...» are still all, and all of a sort: «alla nya beslut»."""
    words = {next(iter(old.after(each)), "") for each in old.all}
    for first, second, *_ in (new.after(each) for each in new.all if len(new.after(each)) > 1):
        if second in words and first not in old.sentence.keys and _OF_SOME.fullmatch(first):
            return True
    return False


_OF_SOME = re.compile(
    r"(?!våra|egna|dessa|olika|andra|samma|båda|övriga|berörda|kommunala|enskilda|enstaka|alla)\w{2,}[ae]"
)
"""An adjective that says which of them: of «kommunens», «våra» and «berörda» it says no more than «alla» did."""


def _narrower(old: Promise, new: Promise) -> bool:
    """Those that are named by figures, and given something, became a part of themselves; or the time did when something
    is open or done."""
    if not old.groups or old.denies or old.charged:
        return False
    given = old.gives or old.free
    kinds = GroupKind if given else (GroupKind.HOURS, GroupKind.WEEKDAYS) if old.commits else ()
    return any(set() < new.members(kind) < old.members(kind) for kind in kinds)


_WHOLE = re.compile(
    r"\bhela \w{3,}|\b(?:dygnet|året) runt\b"
    r"|\b(?:vid|inför|efter|före|i samband med) (?:varje|samtliga|alla) (?:\w+ )?\w{5,}"
)
"""All of a place or a time, or each occasion: «i hela kommunen», «dygnet runt», «vid varje sammanträde»."""
_NO_LESS = re.compile(r"\b(?:hela|runt|löpande|kontinuerligt|ständigt|alltid|överallt)\b")


def _part_of_whole(old: Promise, new: Promise) -> bool:
    """All of a place or of a time became a part of it, or is no longer said, while the same is still promised."""
    if not _WHOLE.search(old.line) or old.denies:
        return False
    if _WHOLE.search(new.line) or _NO_LESS.search(new.line) or new.all:
        return False
    often = any(limit.kind in (LimitKind.OFTEN, LimitKind.RATE) for limit in new.limits if limit not in old.figures)
    return (old.commits or old.gives or old.awaited) and not often


_MORE, _LESS = "(?:mer|längre|äldre|högre|fler) än|minst|över", "(?:mindre|kortare|yngre|lägre|färre) än|högst|under"
_CONDITION = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS})) (?P<number>\d+(?:,\d+)?|{NUMBER_WORD}) (?P<of>\w+)"
)
_FOR_WHOM = re.compile(
    r"\b(?:som (?:har|bor|väger|tjänar|väntat) |med (?:en |ett )?\w+ |\w{4,}(?:or|ar|er|en|et|nd|st|pp|al) )$"
)
_NOBODY = re.compile(r"\b(?:ska|vara|är|ligger|ligga|vänta|väntar|tar|ta|till|om|varar) $")
"""Words before a limit that is of what is done, not of those whom it is done for."""


_AT_ANY_TIME = re.compile(r"\b(?:löpande|kontinuerligt|ständigt)\b")


def _seldom(old: Promise, new: Promise) -> bool:
    """What was done as it came is done so many times a year."""
    times = [limit for limit in new.limits if limit.kind is LimitKind.OFTEN]
    return bool(_AT_ANY_TIME.search(old.line) and times) and not _AT_ANY_TIME.search(new.line)


def _harder(old: Promise, new: Promise) -> bool:
    """What is given to those beyond a limit is given to fewer: «som har mer än två kilometer till skolan» became three,
    «fakturor över 10 000 kr» 50 000. Nothing else may differ."""
    if not old.gives or old.denies or len(old.limits) > _FIGURES:
        return False
    before, after = (list(_CONDITION.finditer(promise.line)) for promise in (old, new))
    if len(before) != len(after) or _CONDITION.sub("#", old.line) != _CONDITION.sub("#", new.line):
        return False
    return any(
        _value(one) != _value(other) and (_value(other) > _value(one)) is bool(one["more"])
        for one, other in zip(before, after, strict=True)
        if one["of"] == other["of"] and _bounds_those(old.line[: one.start()])
    )


def _value(found: re.Match[str]) -> Fraction:
    number = found["number"].replace(" ", "").replace(",", ".")
    return Fraction(number) if number[:1].isdigit() else Fraction(parse(number) or 0)


def _bounds_those(before: str) -> bool:
    """Whether what a limit follows are those whom or what something is done for: «elever som har», «fakturor»."""
    return bool(_FOR_WHOM.search(before)) and not _NOBODY.search(before)


_AND = (",", "och", "samt")
_OPENS = frozenset("med av genom via från hos mellan".split())  # noqa: SIM905 - read as a row
"""Prepositions of means and company: what is listed after them is not what is promised."""
_MEMBER = 3
"""Words of what is listed: more are a clause of its own."""
_EXAMPLES = re.compile(r"\b(?:till exempel|t ex|exempelvis|bland annat|bl a|såsom|som till exempel|med mera|m m)\b")


def _shortened(old: Promise, new: Promise) -> bool:
    """One or more of at least three that were listed went («badhuset, ishallen och biblioteket»), and nothing else
    differs. Of examples one more or less says nothing."""
    keys = old.sentence.keys
    if "," not in keys or not ("och" in keys or "samt" in keys):
        return False
    if not (old.commits or old.gives) or old.denies:
        return False
    if _EXAMPLES.search(old.line) or old.charged:
        return False
    said, left = ([key for key in promise.sentence.keys if key not in _AND] for promise in (old, new))
    start = _cut_at(said, left, _MEMBER)
    return start is not None and _is_listed(keys, said[:start], len(said) - len(left))


def _cut_at(said: Sequence[str], left: Sequence[str], most: int) -> int | None:
    """Where the one run of up to so many words went from a text; None where anything else differs."""
    gone = len(said) - len(left)
    start = next((place for place, pair in enumerate(zip(said, left, strict=False)) if pair[0] != pair[1]), len(left))
    return start if 0 < gone <= most and said[start + gone :] == left[start:] else None


def _is_listed(keys: Sequence[str], before: Sequence[str], gone: int) -> bool:
    """Whether the words that went are members of a list, the signs of one standing beside them, and the list is no more
    than with whom or by what: no preposition opens it."""
    places = [place for place, key in enumerate(keys) if key not in _AND]
    first, last = places[len(before)], places[len(before) + gone - 1]
    around = [keys[place] for place in (first - 1, last + 1) if 0 <= place < len(keys)]
    opening = next((key for key in reversed(keys[:first]) if key in _OPENS), "")
    return any(key in _AND for key in around) and not opening


_NOT_WAITED = re.compile(
    r"\butan (?:kö\w*|vänte\w*|väntan|dröjsmål|undantag|remiss|tidsbokning|biståndsbeslut|behovsprövning|krav på \w+)\b"
)
_DONE_TOO = re.compile(
    r"(?:och|samt) (?:följ(?:a|er|s) upp|(?:åtgärda|granska|kontrollera|utvärdera|redovisa|erbjud|besvara|presentera"
    r"|publicera|återkoppla|informera|utbilda|rapportera)(?:a|ar|as|s|r|er|eras|erar|era)?)\b"
)
_CUT, _BEFORE_AND = 12, 4
"""Words of one thing more that was promised, and within which its verb stands."""


def _cut_short(old: Promise, new: Promise, around: _Surroundings) -> bool:
    """One of two things that were promised went, or that there is no wait for them, and nothing else differs."""
    if _NOT_WAITED.search(old.line) and not _NOT_WAITED.search(new.line):
        return bool(GIVES.search(old.line))
    if not (old.commits or old.gives) or old.denies:
        return False
    said, left = old.sentence.keys, new.sentence.keys
    start = _cut_at(said, left, _CUT)
    if start is None:
        return False
    cut = said[start : start + len(said) - len(left)]
    return bool(_DONE_TOO.search(" ".join(cut[:_BEFORE_AND]))) and not around.says(cut, new)


_MORE_OF = re.compile(r"\b(?:utveckl(?:a|ar|as)|förstärk(?:a|er|s|as)|intensifier\w*|bygg(?:a|er|s|as) ut)\b")
_KEEPS = re.compile(
    r"\b(?:bibehåll\w*|behåll\w*|upprätthåll\w*|bevara\w*|vidmakthåll\w*"
    r"|(?:fortsätter|fortgår|oförändra\w+|(?:i|på) (?:nuvarande|samma) (?:takt|nivå|omfattning)))"
)


def _as_it_is(old: Promise, new: Promise) -> bool:
    """What was to become more, or less, is to stay as it is."""
    turns = [bool(verbs.search(promise.line)) for promise in (old, new) for verbs in (UP, DOWN, _MORE_OF)]
    wished = old.commits or any(verbs.search(old.line) for verbs in (_MORE_OF, UP, DOWN))
    return any(turns[:3]) and not any(turns[3:]) and wished and bool(_KEEPS.search(new.line))


_BEFORE = re.compile(r"\b(?:före|innan|vid) (\w{5,})")
_AFTERWARDS = re.compile(r"\befter (\w{5,})")


def _after(old: Promise, new: Promise) -> bool:
    """What was to be done before something is done after it."""
    befores = {match[1][:STEM] for match in _BEFORE.finditer(old.line)}
    if not befores:
        return False
    afters = {match[1][:STEM] for match in _AFTERWARDS.finditer(new.line)}
    return old.commits and bool(befores & afters) and not befores & {m[1][:STEM] for m in _BEFORE.finditer(new.line)}


_SPANS = tuple(
    re.compile(rf"\b(?:under|inom) {span}\b")
    for span in (
        r"(?:året|budgetåret|verksamhetsåret|planåret|våren|hösten|sommaren|20\d\d)",
        r"(?:planperioden|de (?:närmaste|kommande|två|tre) åren|en (?:två|tre)årsperiod|20\d\d - 20\d\d)",
        r"(?:mandatperioden|en (?:fyra|fem)årsperiod)",
    )
)
"""Times within which something is done, the shortest first."""


def _spread_out(old: Promise, new: Promise) -> bool:
    """What was to be done within the year is to be done within a longer time."""
    before, after = (
        max((place for place, span in enumerate(_SPANS) if span.search(promise.line)), default=-1)
        for promise in (old, new)
    )
    return 0 <= before < after and (old.commits or old.awaited or old.gives) and not old.denies


def _excepts(old: Promise, new: Promise) -> bool:
    """An exception was added to what is promised."""
    if not new.exceptions > old.exceptions:
        return False
    return (old.commits or old.gives or old.denies or old.timed) and not new.reports


def _charges(old: Promise, new: Promise, around: _Surroundings) -> bool:
    """A fee is taken where there was none, or what was free is no longer said to be."""
    if not (new.charged or old.free) or old.charged or new.free:
        return False
    return (old.free and not around.free) or (new.charged and (old.free or old.commits or old.gives))


def _capped_now(old: Promise, new: Promise) -> bool:
    """What was given without a limit has one."""
    caps = any(limit.kind is LimitKind.AT_MOST for limit in new.limits)
    return caps and bool(_UNLIMITED.search(old.line)) and not _UNLIMITED.search(new.line) and not old.charged


def _limit_weaker(start: int, limit: Limit, old: Promise, new: Promise, around: _Surroundings) -> bool:
    """Whether a figure of the old sentence is looser in the new one, or was removed."""
    same = new.like[limit.kind, limit.of]
    if limit.kind is LimitKind.YEAR:
        return bool(same) and all(_delayed(int(limit.value), int(other.value), old, around.years) for other in same)
    if limit.kind in (LimitKind.COUNT, LimitKind.RATE) and _counts_less(start, limit, old, new):
        return True
    if limit.kind in (LimitKind.DATE, LimitKind.PERIOD) and (same or limit.kind is LimitKind.PERIOD):
        return _later(limit, same, old, new)
    if same and limit.kind is LimitKind.AT_MOST and old.better(start, limit) > 0:
        return all(other.value < limit.value for other in same)  # «upp till 20 timmar» of something given
    if same:
        return all(looser(limit, other) for other in same) and not _earlier_year(old, new)
    return _figure_lost(start, limit, old, new)


def _counts_less(start: int, limit: Limit, old: Promise, new: Promise) -> bool:
    """A figure without a direction of its own is worse, the direction being known from the words about it."""
    same = [
        other
        for kind in (limit.kind, LimitKind.AT_MOST, LimitKind.AT_LEAST)
        for other in new.like[kind, limit.of]
        if other.by == limit.by and not (other in old.figures and other != limit)
    ]
    better = old.better(start, limit) if same and not _is_sum(limit, old, new) else 0
    worse = [other for other in same if better * (other.value - limit.value) < 0 or _capped(limit, other, better)]
    return better != 0 and len(worse) == len(same)


def _is_sum(limit: Limit, old: Promise, new: Promise) -> bool:
    """Whether a figure only adds up others that stay: «fyra tillfällen, två på våren och två på hösten»."""
    counts = [each.value for promise in (old, new) for each in promise.limits if each.kind is LimitKind.COUNT]
    parts = [value for value in counts if value != limit.value]
    return len(parts) >= _PARTS and sum(parts) == 2 * limit.value


_PARTS = 4
"""Figures that two parts of a sum are in two sentences."""


def _capped(limit: Limit, other: Limit, better: int) -> bool:
    """«tre» became «upp till tre»."""
    return better > 0 and other.kind is LimitKind.AT_MOST and other.value <= limit.value


def _later(limit: Limit, same: Sequence[Limit], old: Promise, new: Promise) -> bool:
    """What is awaited comes later in the year."""
    awaited = old.awaited and new.awaited and not _earlier_year(old, new)
    return awaited and bool(same) and all(other.value > limit.value for other in same)


def _years(promise: Promise) -> list[int]:
    return [int(limit.value) for limit in promise.limits if limit.kind is LimitKind.YEAR]


def _earlier_year(old: Promise, new: Promise) -> bool:
    """Whether the new sentence names an earlier year, so that a later day in it is no delay."""
    before, after = _years(old), _years(new)
    return bool(before and after) and max(after) < max(before)


def _delayed(before: int, after: int, old: Promise, years: tuple[int, int] | None) -> bool:
    """A later year than the plans' own years explain, or any later one for what is done once."""
    due = old.commits or old.gives or old.awaited or any(limit.kind is LimitKind.BY for limit in old.limits)
    if after <= before or not due:
        return False
    rolled = years[1] - years[0] if years else None
    if rolled is not None and after - before > max(rolled, 0):
        return True
    day_named = any(limit.kind in (LimitKind.BY, LimitKind.DATE) and limit.value for limit in old.limits)
    return bool(ONCE.search(old.line)) and not YEARLY.search(old.line) and not day_named


def _figure_lost(start: int, limit: Limit, old: Promise, new: Promise) -> bool:
    """Whether the loss of a figure makes the promise weaker."""
    if limit.kind is LimitKind.DATE:
        return old.commits and not new.timed
    if limit.kind in (LimitKind.COUNT, LimitKind.RATE):
        more = limit.of == _PART and new.all and not old.all
        if _one_left(start, limit, old, new):
            return True
        return not more and not new.limits and (old.commits or bool(VAGUE_NUMBER.search(new.line)))
    if limit.kind is LimitKind.AT_LEAST:
        counts = [other for other in new.limits if other.of == limit.of]
        return not counts or any(other.kind is LimitKind.AT_MOST or other.value < limit.value for other in counts)
    if limit.kind is LimitKind.AT_MOST:
        return not any(other.of == limit.of for other in new.limits) and not _UNLIMITED.search(new.line)
    as_it_comes = limit.kind is LimitKind.OFTEN and bool(_AT_ANY_TIME.search(new.line))
    return not new.timed and not new.at_once and not _after(new, old) and not as_it_comes


def _one_left(start: int, limit: Limit, old: Promise, new: Promise) -> bool:
    """«två nya kuratorer» became «en ny kurator»."""
    counted = [word[:STEM] for word in old.line[start:].split()[1:3] if len(word) >= STEM]
    if limit.value <= 1 or not counted or old.better(start, limit) <= 0:
        return False
    return any(re.search(rf"\b(?:en|ett) (?:\w+ )?{re.escape(stem)}", new.line) for stem in counted)
