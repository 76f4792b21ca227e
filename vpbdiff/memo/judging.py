"""A sentence in an officer's own words held against the plans: it holds, is contradicted, or can't be decided.

A sentence holds only when every clause of it is a turn of `turns` that the data bear out. One clause that they
contradict contradicts the sentence. Everything else can't be told: to confirm it would sign for what nobody tested.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from vpbdiff.claims import Truth
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN, ClauseRead, plain
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging_counts import CountJudge
from vpbdiff.memo.judging_items import ItemJudge
from vpbdiff.memo.judging_money import DEFINITE, MoneyJudge
from vpbdiff.memo.judging_plans import PlanJudge
from vpbdiff.model.money import NotAnAmount

_QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
_SHORT = 6
"""Letters from which a name without quotation marks is taken for one: «Vård» is a word too."""


_TURNED = re.compile(r"\b(tas|togs|slås|läggs) inte (bort|samman|ihop|till)\b", re.IGNORECASE)
"""A verb that a negation parts from its particle: «tas inte bort» is «inte tas bort»."""


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


class Judge:
    """Judges sentences on one comparison."""

    def __init__(self, scope: MemoContext) -> None:
        self._comparison = scope.comparison
        self._money = MoneyJudge(scope)
        items = ItemJudge(scope, self._money)
        self._judges = (CountJudge(scope), items, self._money, PlanJudge(scope, items))
        self._items = [item for plan in (scope.comparison.old, scope.comparison.new) for item in plan.items()]

    def judge(self, text: str) -> Truth:
        """Whether the plans bear a sentence out."""
        read, names = self._with_names(" ".join(text.split()).strip().rstrip(".").strip())
        whole = self._clause(read, names)
        if whole is not None:
            return whole
        clauses = re.split(turns.JOINS, read, flags=re.IGNORECASE)
        found = [self._clause(clause, names) for clause in clauses] if len(clauses) > 1 else []
        for place in range(1, len(found)):
            if found[place] is None:
                clauses[place] = _with_noun(clauses[place], clauses[place - 1])
                found[place] = self._clause(clauses[place], names)
            if found[place] is None and (subject := _compiled(rf"(?:{turns.SUBJECT})(?=\s)").match(clauses[0])):
                found[place] = self._clause(f"{subject[0]} {clauses[place]}", names)
        if FALSE in found:
            return FALSE
        return HOLDS if found and all(each is HOLDS for each in found) else OPEN

    def _with_names(self, text: str) -> tuple[str, tuple[str, ...]]:
        """A text with a number for each name in it, in quotation marks or a known one without them."""
        names: list[str] = []

        def put(match: re.Match[str]) -> str:
            names.append(plain(match[1]))
            return f"«{len(names) - 1}»"

        text = _QUOTED.sub(put, text)
        for name in self._known:
            if name in text:
                text = re.sub(rf"(?<![\w«])({re.escape(name)})(?=s?(?:\W|$))", put, text)
        return text, tuple(names)

    @cached_property
    def _known(self) -> list[str]:
        """The names that may stand without quotation marks, the longest first."""
        found = {item.name for item in self._items if len(item.name) >= _SHORT and not item.entity.is_plan}
        rows = {row.name for row in self._money.rows}
        forms = {f"{each}{ending}" for each in rows if " " not in each for ending in DEFINITE}
        forms = {each for each in forms if not re.search(turns.OWN_MONEY, each, re.IGNORECASE)}
        return sorted((*(each for each in found if " " in each or each in rows), *forms), key=len, reverse=True)

    def _clause(self, text: str, names: tuple[str, ...]) -> Truth | None:
        """A clause judged, None where it is no turn of ours. What year it is of must be one of the plans'."""
        text = _compiled(turns.TAIL).sub("", _compiled(turns.ASIDE).sub("", text))
        text = _TURNED.sub(r"inte \1 \2", text)
        found = self._turn(text, names)
        if found is not None:
            return found
        if (match := _compiled(turns.SPAN).search(text)) is not None:
            inner = self._clause(text[: match.start()], names)
            years = int(match["base"]), int(match["year"])
            right = years == (self._comparison.old.year, self._comparison.new.year)
            return inner if inner is None or right else OPEN
        for pattern, years_of in ((turns.LEADS, "year"), (turns.TRAILS, "base"), (turns.DATED, "year")):
            match = _compiled(pattern).search(text)
            if match is None:
                continue
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip()
            inner = self._clause(_swapped(rest) if match.start() == 0 else rest, names)
            if inner is None:
                continue
            right_year = self._comparison.old.year if years_of == "base" else self._comparison.new.year
            named = match[years_of]
            return inner if named is None or int(named) == right_year else OPEN
        return None

    def _turn(self, text: str, names: tuple[str, ...]) -> Truth | None:
        for name, pattern in turns.TURNS.items():
            if match := _compiled(pattern).fullmatch(text):
                groups = {key: value for key, value in match.groupdict().items() if value is not None}
                decide = next(filter(None, (each.of(name) for each in self._judges)))
                try:
                    return decide(ClauseRead(groups, names))
                except NotAnAmount:
                    return OPEN
        return None


def _with_noun(clause: str, before: str) -> str:
    """«en utgår» with the noun of the clause before it."""
    noun = _compiled(rf".*\b({turns.NOUN})\b").match(before)
    opening = _compiled(rf"(?:{turns.COUNT})(?=\s)").match(clause)
    if noun is None or opening is None or _compiled(rf"\b{noun[1]}\b").search(clause):
        return clause
    return f"{opening[0]} {noun[1]}{clause[opening.end() :]}"


def _swapped(text: str) -> str:
    """«uppgår ramen till 40 mkr» as «ramen uppgår till 40 mkr»."""
    return re.sub(
        rf"^(uppgår|är|blir|ökar|minskar|har)\s+({turns.FRAME}|«\d+»|nämnden|planen)\s+", r"\2 \1 ", text, flags=re.I
    )
