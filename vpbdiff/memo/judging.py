"""A sentence in an officer's own words held against the plans: it holds, is contradicted, or can't be decided.

A sentence holds only when every clause of it is a turn of `turns` that the data bear out. One clause that they
contradict contradicts the sentence. Everything else can't be told: to confirm it would sign for what nobody tested.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache, partial

from vpbdiff.claims import Truth
from vpbdiff.language.numerals import NUMBER_WORD, parse
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN, ClauseRead, plain
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging_counts import CountJudge
from vpbdiff.memo.judging_items import ItemJudge, is_fee
from vpbdiff.memo.judging_money import DEFINITE, MoneyJudge, aliases
from vpbdiff.memo.judging_plans import PlanJudge
from vpbdiff.memo.judging_texts import TextJudge
from vpbdiff.model.money import NotAnAmount

_QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
_NUMBERED = re.compile(r"\b(?:nämnd)?mål\s+(\d{1,2})\b(?!,\d|\s*(?:procent|%))", re.IGNORECASE)
"""«nämndmål 2»: the goals have the numbers that they have in the new plan."""
_FEE = re.compile(
    r"\b((?:avgiften|taxan)\s+för\s+)([\w ,-]+?)(?=\s+(?:är|blir|höjs|sänks|ändras|uppgår|kostar)\b)", re.IGNORECASE
)
_ON = re.compile(r"\s+(?:även\s+(?:i\s+fortsättningen|fortsättningsvis)|(?:lik)?som\s+(?:tidigare|förut))$")
"""What may close a sentence of the plan that is said to go on."""
_SENTENCE = 5
"""Words from which a text that stands in a plan is a sentence of it, and no phrase that anybody may use."""
_AMOUNT = re.compile(rf"{turns.AMOUNT}|{turns.PERCENT}", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_LISTED = ("risk", "contract", "measure", "key_figure")
"""What may be named by a long word of its name in a sentence that says that it is of this list."""
_OF_LISTS = re.compile(r"risk(?:index|värde|en)|målet för|målvärde|upphandlas", re.IGNORECASE)
"""By what a sentence says so."""
_NUMBERED_UNIT = re.compile(rf"\b({NUMBER_WORD})(\s+(?:miljon(?:er)?|procent|tusen\s+kronor)\b)", re.IGNORECASE)
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
        self._texts = TextJudge(scope)
        self._items = [item for plan in (scope.comparison.old, scope.comparison.new) for item in plan.items()]

    def judge(self, text: str) -> Truth:
        """Whether the plans bear a sentence out; what no turn reads may be a sentence of theirs."""
        judges = (self._read, self._quoted, self._texts.judge)
        return next((found for each in judges if (found := each(text)) is not OPEN), OPEN)

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

    def _read(self, text: str) -> Truth:
        """What the turns say of a sentence."""
        read, names = self._with_names(_rewritten(" ".join(text.split()).strip().rstrip(".").strip()))
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

        def named(name: str) -> str:
            names.append(plain(name))
            return f"«{len(names) - 1}»"

        def spoken(name: str, _: re.Match[str]) -> str:
            return named(name)

        def put(match: re.Match[str]) -> str:
            return named(match[1])

        text = _QUOTED.sub(put, text)
        text = _FEE.sub(lambda found: self._fee(found, names), text)
        text = _NUMBERED.sub(lambda found: self._goal(found, names), text)
        for name in self._known:
            if name in text:
                text = re.sub(rf"(?<![\w«])({re.escape(name)})(?=s?(?:\W|$))", put, text)
        for alias, name in self._short.items():
            if alias in text.casefold():
                text = re.sub(rf"(?<![\w«-]){re.escape(alias)}(?=s?(?:\W|$))", partial(spoken, name), text, flags=re.I)
        for word, name in self._words.items() if _OF_LISTS.search(text) else ():
            if word in text.casefold():
                text = re.sub(rf"(?<![\w«-]){re.escape(word)}(?=\W|$)", partial(spoken, name), text, flags=re.I)
        return text, tuple(names)

    def _fee(self, found: re.Match[str], names: list[str]) -> str:
        """A fee that is named as one speaks of it: «avgiften för simskolan»."""
        fees = [item for item in self._items if item.entity.name == "fee" and is_fee(item, plain(found[2]))]
        if not fees:
            return found[0]
        names.append(plain(fees[0].name))
        return f"{found[1].split()[0]} «{len(names) - 1}»"

    def _goal(self, found: re.Match[str], names: list[str]) -> str:
        """A goal that is named by its number in the new plan."""
        goals = self._comparison.new.listing("goals")
        if not 0 < int(found[1]) <= len(goals):
            return found[0]
        names.append(plain(goals[int(found[1]) - 1].name))
        return f"nämndmålet «{len(names) - 1}»"

    @cached_property
    def _short(self) -> dict[str, str]:
        """What the rows of the budget are called for short, but for what is a name of something else."""
        taken = {plain(item.name) for item in self._items}
        found = {alias: name for alias, name in aliases(self._money.rows).items() if alias not in taken}
        return {**{row.name.casefold(): row.name for row in self._money.rows if " " in row.name}, **found}

    @cached_property
    def _words(self) -> dict[str, str]:
        """The long words that the name of one risk, contract or measure alone has, as it stands or in the definite
        form: «läkemedelshanteringen»."""
        names = {plain(item.name): item.name for item in self._items if item.entity.name in _LISTED}
        held: dict[str, set[str]] = {}
        for name in names:
            for word in re.findall(r"\w{7,}", name):
                for ending in ("", *DEFINITE):
                    held.setdefault(f"{word}{ending}", set()).add(name)
        every = [plain(item.name) for item in self._items]
        alone = {word: found.pop() for word, found in held.items() if len(found) == 1 and word not in every}
        return {
            word: names[name] for word, name in alone.items() if all(word not in each or each == name for each in every)
        }

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


def _rewritten(text: str) -> str:
    """A text in the words that the turns read, its numbers before «miljoner» and «procent» in digits."""
    text = _NUMBERED_UNIT.sub(lambda found: f"{parse(found[1]) or found[1]}{found[2]}", text)
    for pattern, words in turns.REWRITES.items():
        text = _compiled(pattern).sub(words, text)
    return text


def _with_noun(clause: str, before: str) -> str:
    """«en utgår» with the noun of the clause before it; «ökar för fyra» with its units."""
    units = _compiled(rf".*\b({turns.OF_UNITS})\b").match(before)
    if units is not None and _compiled(rf".*\s(?:för|hos|i)\s+{turns.COUNT}").fullmatch(clause):
        return f"{clause} {units[1]}"
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
