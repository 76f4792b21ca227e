"""A sentence in an officer's own words held against the plans: it holds, is contradicted, or can't be decided.

A sentence holds only when every clause of it is a turn of `turns` that the data bear out. One clause that they
contradict contradicts the sentence. Everything else can't be told: to confirm it would sign for what nobody tested.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from vpbdiff.claims import Truth
from vpbdiff.language.numerals import NUMBER_WORD, parse
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN, ClauseRead, Names, plain, truth
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging_counts import CountJudge
from vpbdiff.memo.judging_items import ItemJudge
from vpbdiff.memo.judging_money import DEFINITE, MoneyJudge, Spoken, aliases
from vpbdiff.memo.judging_plans import PlanJudge
from vpbdiff.memo.judging_texts import TextJudge, Topics
from vpbdiff.memo.slots import slots
from vpbdiff.model.money import FIGURE, UNIT_WORDS, NotAnAmount

_QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
_NUMBERED = re.compile(r"\b(?:nämnd)?mål\s+(\d{1,2})\b(?!,\d|\s*(?:procent|%))", re.IGNORECASE)
"""«nämndmål 2»: the goals have the numbers that they have in the new plan."""
_ON = re.compile(r"\s+(?:även\s+(?:i\s+fortsättningen|fortsättningsvis)|(?:lik)?som\s+(?:tidigare|förut))$")
"""What may close a sentence of the plan that is said to go on."""
_SENTENCE = 5
"""Words from which a text that stands in a plan is a sentence of it, and no phrase that anybody may use."""
_AMOUNT = re.compile(rf"{turns.AMOUNT}|{turns.PERCENT}", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_NUMBERED_UNIT = re.compile(
    rf"\b({NUMBER_WORD})(\s+(?:miljon(?:er)?|procent|tusen\s+kronor|och\s+en\s+halv\s+miljon(?:er)?)\b)", re.IGNORECASE
)
_SPELLED = re.compile(rf"\b({NUMBER_WORD})\s+komma\s+(\d+)", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\d,])({FIGURE})(?=(?:\s+(?:och|respektive|till|samt|eller|mot))(?:\s+\w+)?\s+{FIGURE}\s?({UNIT_WORDS}|%|procent))"
)
"""A figure whose unit stands after the next: «från 13 800 till 13 400 tkr»."""
_SHORT = 6
"""Letters from which a name without quotation marks is taken for one: «Vård» is a word too."""


_TURNED = re.compile(r"\b(tas|togs|slås|läggs) inte (bort|samman|ihop|till)\b", re.IGNORECASE)
"""A verb that a negation parts from its particle: «tas inte bort» is «inte tas bort»."""


_JOINED = 15
"""Parts, with what joins them, that one clause may have: a list of five units, each with its figure."""
_HINGE = r"(?:om|ifall|utan|förutsatt|såvida)\b"
"""What opens a clause on which what the next one says hangs."""


class _Said(NamedTuple):
    """What became of a sentence, or of the rest of one, and what it spoke of last."""

    truth: Truth
    spoken: Spoken


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


class Judge:
    """Judges sentences on one comparison."""

    def __init__(self, scope: MemoContext) -> None:
        self._comparison = scope.comparison
        self._money = MoneyJudge(scope)
        topics = Topics(scope.comparison)
        self._of_items = items = ItemJudge(scope, topics)
        self._counts = CountJudge(scope)
        self._judges = (self._counts, items, PlanJudge(scope, items))
        self._texts = TextJudge(topics)
        self._items = [item for plan in (scope.comparison.old, scope.comparison.new) for item in plan.items()]

    def judge(self, text: str, before: str = "") -> Truth:
        """Whether the plans bear a sentence out, after the sentence before it; what is read as no statement of an
        officer's may be a sentence of theirs."""
        judges = (self._quoted, self._texts.judge)
        said = self._read(text, self._spoken(before)).truth
        return said if said is not OPEN else next((found for each in judges if (found := each(text)) is not OPEN), OPEN)

    @lru_cache(maxsize=64)  # noqa: B019 - a judge lives as long as what it judges
    def _spoken(self, text: str) -> Spoken:
        """What a sentence spoke of, to one that comes after it."""
        return replace(self._read(text, Spoken()).spoken, way=0, units=False, sure=False) if text else Spoken()

    def _quoted(self, text: str) -> Truth:
        """A sentence that the new plan has word for word, or that the old one had and the new has not. One with an
        amount is for the tables to judge, and one with a year may be of that year."""
        said = plain(_ON.sub("", text.strip().rstrip(".")))
        if len(said.split()) < _SENTENCE or _AMOUNT.search(said) or _YEAR.search(said):
            return OPEN
        old, new = self._sentences
        return HOLDS if said in new else FALSE if said in old else OPEN

    @cached_property
    def _sentences(self) -> tuple[set[str], set[str]]:
        plans = self._comparison.old, self._comparison.new
        values = [[value for item in plan.items() for value in item.fields.values()] for plan in plans]
        texts = [[value for value in held if isinstance(value, str)] for held in values]
        old, new = ({plain(each) for text in held for each in split_text(text)} for held in texts)
        return old, new

    def _read(self, text: str, before: Spoken) -> _Said:
        """What the clauses of a sentence say. Where they part is tried out: as few as can be read."""
        read, names = self._with_names(_rewritten(" ".join(text.split()).strip().rstrip(".").strip()))
        return self._clauses(re.split(f"({turns.JOINS})", read, flags=re.IGNORECASE), names, 0, before)

    def _clauses(self, parts: list[str], names: Names, first: int, before: Spoken) -> _Said:
        """The clauses from one on. One that can't be read leaves it open what the sentence says, unless another is
        false that does not hang on it."""
        best = None
        for last in range(min(len(parts), first + _JOINED), first, -2):
            one = self._clause("".join(parts[first:last]), names, before)
            if one is None:
                continue
            rest = self._clauses(parts, names, last + 1, one.spoken) if last < len(parts) else _Said(HOLDS, one.spoken)
            cause = OPEN if last < len(parts) and _compiled(turns.CAUSES).search(parts[last]) else HOLDS
            said = _Said(truth(one.truth, rest.truth, cause), rest.spoken)
            if said.truth is not OPEN:
                return said
            best = best or said
        if best is None:
            rest = self._clauses(parts, names, first + 2, Spoken()) if first + 2 < len(parts) else _Said(OPEN, Spoken())
            # After a comma alone comes more of the same clause, of which what can't be read is the subject.
            joint = parts[first + 1] if first + 1 < len(parts) else ""
            is_apart = any(map(str.isalpha, joint)) or ";" in joint
            hangs = not is_apart or _compiled(_HINGE).match(parts[first]) is not None
            best = _Said(OPEN if hangs else truth(OPEN, rest.truth), rest.spoken)
        return best

    def _with_names(self, text: str) -> tuple[str, Names]:
        """A text with a number for each name in it, in quotation marks or a known one without them."""
        names: list[str] = []
        as_said: list[str] = []

        def named(name: str, said: str) -> str:
            names.append(plain(name))
            as_said.append(said)
            return f"«{len(names) - 1}»"

        def spoken(name: str, found: re.Match[str]) -> str:
            return named(name, found[0])

        def put(match: re.Match[str]) -> str:
            return named(match[1], match[1])

        text = _QUOTED.sub(put, text)
        if committee := self._comparison.new.metadata.text("committee"):
            text = re.sub(rf"(?<![\w«-]){re.escape(committee)}(?=s?(?:\W|$))", "nämnden", text, flags=re.IGNORECASE)
        text = _NUMBERED.sub(lambda found: self._goal(found, named), text)
        for name in self._known:
            if name in text:
                text = re.sub(rf"(?<![\w«])({re.escape(name)})(?=s?(?:\W|$))", put, text)
        for alias, name in self._short.items():
            if alias in text.casefold():
                text = re.sub(rf"(?<![\w«-]){re.escape(alias)}(?=s?(?:\W|$))", partial(spoken, name), text, flags=re.I)
        return text, Names(tuple(names), tuple(as_said))

    def _goal(self, found: re.Match[str], named: Callable[[str, str], str]) -> str:
        """A goal that is named by its number in the new plan."""
        goals = self._comparison.new.listing("goals")
        if not 0 < int(found[1]) <= len(goals):
            return found[0]
        return f"nämndmålet {named(goals[int(found[1]) - 1].name, found[0])}"

    @cached_property
    def _short(self) -> dict[str, str]:
        """What the rows of the budget are called for short, but for what is a name of something else."""
        taken = {plain(item.name) for item in self._items}
        found = {alias: name for alias, name in aliases(self._money.rows).items() if alias not in taken}
        whole = {row.name.casefold(): row.name for row in self._money.rows if len(row.name) >= _SHORT}
        # What the lexicon has is no row's name: «nämnden» of «Nämnd och förvaltning».
        return {name: row for name, row in {**whole, **found}.items() if slots(name)[0].tag == "word"}

    @cached_property
    def _known(self) -> list[str]:
        """The names that may stand without quotation marks, the longest first."""
        found = {item.name for item in self._items if len(item.name) >= _SHORT and not item.entity.is_plan}
        rows = {row.name for row in self._money.rows}
        forms = {f"{each}{ending}" for each in rows if " " not in each for ending in DEFINITE}
        forms = {each for each in forms if not re.search(turns.OWN_MONEY, each, re.IGNORECASE)}
        return sorted((*(each for each in found if " " in each or each in rows), *forms), key=len, reverse=True)

    def _clause(self, text: str, names: Names, before: Spoken) -> _Said | None:
        """A clause judged, after the one before it; None where it can't be read."""
        found = [
            _Said(*each)
            for read in (self._money.read, self._counts.read, self._of_items.read)
            if (each := read(text, names, before))
        ]
        decided = next((each for each in found if each.truth is not OPEN), None)
        turn = None if decided is not None else self._turn(text, names)
        if turn is not None and (turn is not OPEN or not found):
            return _Said(turn, Spoken())
        return decided or next(iter(found), None)

    def _turn(self, text: str, names: Names) -> Truth | None:
        for name, pattern in turns.TURNS.items():
            if match := _compiled(pattern).fullmatch(text):
                groups = {key: value for key, value in match.groupdict().items() if value is not None}
                decide = next(filter(None, (each.of(name) for each in self._judges)))
                try:
                    return decide(ClauseRead(groups, names.known))
                except NotAnAmount:
                    return OPEN
        return None


def _rewritten(text: str) -> str:
    """A text in the words that the turns read, its numbers before «miljoner» and «procent» in digits."""
    text = _NUMBERED_UNIT.sub(lambda found: f"{parse(found[1]) or found[1]}{found[2]}", text)
    text = _TURNED.sub(r"inte \1 \2", text)
    text = _SPELLED.sub(lambda found: f"{parse(found[1])},{found[2]}", text)
    for pattern, words in turns.REWRITES.items():
        text = _compiled(pattern).sub(words, text)
    return _BARE.sub(lambda found: f"{found[1]} {found[2]}", text)
