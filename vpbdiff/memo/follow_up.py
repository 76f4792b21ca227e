"""How the old plan was followed up, on one page: what the reports on its year say of it, and what they leave out.

It tells of reports and not of what changed. Outcomes stand beside the plan's own targets, a report's words are quoted
or named as the report's, and what is missing is called what it is. Nothing here gives a cause or a grade.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from vpbdiff.follow.relation import AIM, CHECK, MEASURED, TASKS, FollowCoverage, FollowedItem, RelationKind
from vpbdiff.language.grammar import counted, lowered, sentence, spaced
from vpbdiff.language.numerals import NUMBER_WORD, number
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import follow_measures
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.follow_counts import FollowedCounts
from vpbdiff.memo.follow_money import FollowedMoney
from vpbdiff.model.document import Block, Heading, Paragraph, list_point, running_text, stated
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item
from vpbdiff.reports import Report
from vpbdiff.statements import phrases, unread
from vpbdiff.statements.memo_words import cited, day_in_words, each_cited, sentence_cited

_NAMED = re.compile(r"\b\w*?(rapport|uppföljning|redovisning|berättelse|bokslut)\b", re.IGNORECASE)
_ENDING = {"rapport": "en", "uppföljning": "en", "redovisning": "en", "berättelse": "n", "bokslut": "et"}
"""What makes the name of a report definite: «delårsrapporten», «bokslutet»."""

_TITLE = 14
"""Words of a name; a goal's whole sentence is longer, and is known by its beginning."""

_COUNTED = re.compile(rf"\b(?:\d+|{NUMBER_WORD})\s+(?:\w+\s+)?av\s+(?:\d+|{NUMBER_WORD})\b", re.IGNORECASE)
"""A count out of a whole: «fem månader av tolv»."""

_RESULTS = {"deviation": "avvikelse", "minor": "mindre avvikelse", "no_deviation": "ingen avvikelse"}


def follow_up(scope: MemoContext) -> Iterator[Block]:
    """The page without its title; nothing where no report on the old plan's year is known."""
    if scope.followings:
        yield from _FollowPage(scope).blocks()


def title(scope: MemoContext) -> str:
    """«Uppföljning av verksamhetsplan och budget 2025»: the plan's title without the word for its version."""
    plan = scope.comparison.old
    name = spaced(plan.metadata.name)
    first, _, rest = name.partition(" ")
    name = rest if rest and plan.version and first.casefold() == plan.version.casefold() else name
    return f"Uppföljning av {lowered(name) or f'planen för {plan.year}'}"


class _FollowPage:
    """The sentences on one plan and its reports; `newest` is what the page is on."""

    def __init__(self, scope: MemoContext) -> None:
        self.scope = scope
        self.plan = scope.comparison.old
        self.followings = scope.followings
        self.newest = self.followings[-1]
        self.report = self.newest.report
        self.nouns = [_noun(each.report) for each in self.followings]
        self.money = FollowedMoney(self.followings, scope.wording, self.name)

    def blocks(self) -> Iterator[Block]:
        """Everything, part by part; a part with nothing to say is left out."""
        yield Paragraph(running_text(map(stated, self._opening())))
        yield Heading("Sammanfattning", 3)
        yield from (list_point([stated(text)]) for text in self._summary())
        parts: tuple[tuple[str, Callable[[], Iterator[Block]]], ...] = (
            ("Mål och mått", self._goals),
            ("Det som inte har följts upp", self._left_out),
            ("Ekonomi", self.money.blocks),
            ("Intern kontroll", self._control),
        )
        for name, part in parts:
            found = list(part())
            if found:
                yield Heading(name, 3)
                yield from found

    def name(self, report: Report | None = None) -> str:
        """What a report is called within a sentence; with its day where another has the same name."""
        report = report or self.report
        noun = _noun(report)
        return noun if self.nouns.count(noun) == 1 else self._with_day(report)

    @staticmethod
    def _with_day(report: Report) -> str:
        return f"{_noun(report)} per {day_in_words(report.through)}"

    def _opening(self) -> Iterator[str]:
        known = list(filter(None, (self.plan.version, self.plan.metadata.text("reference"))))
        plan = f"Planen ({', '.join(map(spaced, known))})" if known else "Planen"
        told = []
        for each in self.followings:
            report = each.report
            alone = report.is_whole_year and self.nouns.count(_noun(report)) == 1
            reference = report.items.metadata.text("reference")
            named = _noun(report) if alone else self._with_day(report)
            told.append(f"i {named}{f' ({spaced(reference)})' if reference else ''}")
        yield f"{plan} har följts upp {phrases.enumeration(told)}."
        yield from self._known()
        for each in self.followings:
            yield from unread.sentences(each.report.items, self.scope.wording)

    def _known(self) -> Iterator[str]:
        """Whether the newest report was known when the next plan was decided."""
        new, subject = self.scope.comparison.new, phrases.capital(self.name())
        decided = new.metadata.text("meeting_date")
        match self.newest.known_before:
            case True:
                yield f"{subject} fanns när planen för {new.year} beslutades {day_in_words(decided)}."
            case False:
                yield f"{subject} behandlas efter att planen för {new.year} beslutades {day_in_words(decided)}."
            case None:
                yield f"Om {self.name()} fanns när planen för {new.year} beslutades går inte att avgöra."

    def _summary(self) -> Iterator[str]:
        counts = FollowedCounts(self.newest, self.name())
        yield from filter(None, (counts.of_measures(), *map(counts.of_named, TASKS)))
        if alone := [each for each in self.newest.items if each.coverage is FollowCoverage.NOT_IN_PLAN]:
            found = [
                counted(len(list(held)), ENTITIES[entity].noun)
                for entity, held in groupby(alone, lambda each: each.entity)
            ]
            yield f"I {self.name()} men inte i planen finns {phrases.enumeration(found)}."
        if net := self.money.net():
            yield net

    def _goals(self) -> Iterator[Block]:
        measures = [each for each in self.newest.of(MEASURED) if each.plan is not None and _is_told(each)]
        left = list(measures)
        first = True
        for goal in self.newest.of(AIM):
            if goal.plan is None:
                continue
            mine = [each for each in left if self._belongs(each, goal)]
            left = [each for each in left if each not in mine]
            texts = [] if goal.coverage is FollowCoverage.NOT_FOLLOWED_UP else list(self._goal(goal, first=first))
            first = first and not texts
            spans = [stated(text) for text in texts]
            spans += [span for each in mine for span in follow_measures.sentences(each, self.report)]
            if spans:
                yield Paragraph(running_text(spans))
        for each in left:
            yield Paragraph(running_text(follow_measures.sentences(each, self.report)))

    @staticmethod
    def _belongs(item: FollowedItem, goal: FollowedItem) -> bool:
        if item.owner is not None:
            return item.owner is goal.plan
        return any(row.pointer.startswith(f"{aim.pointer}/") for aim in goal.report for row in item.report)

    def _goal(self, goal: FollowedItem, *, first: bool) -> Iterator[str]:
        """The report's assessment of a goal, in its words."""
        name = f"{phrases.capital(ENTITIES[AIM].noun.the)} {cited(phrases.brief(goal.name, _TITLE))}"
        judged = next((said.assessment for said in goal.said if said.assessment is not None), None)
        where = f" i {self.name()}" if first else ""
        said = [str(each.facts["text"]) for each in goal.relations if each.kind is RelationKind.MENTIONED]
        if judged is not None and judged.printed.casefold().startswith("målet "):
            said = [judged.printed]
        if said:
            yield f"Om {lowered(name)} står det{where or f' i {self.name()}'} {each_cited(said)}."
        elif judged is None or not judged.printed.strip():
            yield f"{name} har ingen utskriven bedömning{where or f' i {self.name()}'}."
        elif not any(map(str.isalnum, judged.printed)) and judged.reading is None:
            yield f"{name} bedöms{where} med {cited(judged.printed)}; färgen gick inte att läsa."
        else:
            meaning = self.scope.wording.say(f"follow.reading.{judged.reading}") if judged.reading else ""
            known = judged.says_itself or (meaning and meaning in judged.printed.casefold())
            more = f" ({meaning})" if meaning and not known else ""
            more = f" ({lowered(judged.gloss)})" if judged.gloss else more
            word = f"{cited(judged.mark)}{more}" if more or not known else judged.printed.casefold()
            yield f"{name} bedöms{where} som {word}."
        if goal.of(RelationKind.DEFINITION_CHANGED) is not None:
            yield "Rapporten använder en annan lydelse än planen."
        if (elsewhere := goal.of(RelationKind.MEASURE_ELSEWHERE)) is not None:
            measure = cited(str(elsewhere.facts["name"]))
            yield f"Planen anger inget mått för målet men har måttet {measure}, som rapporten redovisar under målet."
        elif goal.of(RelationKind.NO_MEASURE) is not None:
            yield "Planen anger inget mått för målet."

    def _named(self, items: Sequence[FollowedItem]) -> str:
        """«aktiviteten ”A” och måttet ”B”»; controls by their risk; all of the plan's by their number."""
        found: dict[str, list[Item]] = {}
        for each in items:
            shown = each.owner if each.is_check and each.owner is not None else each.item
            found.setdefault(each.entity, []).append(shown)
        told = []
        for entity, shown_items in found.items():
            every = sum(each.plan is not None for each in self.newest.of(entity))
            if len(shown_items) == every > 1:
                told.append(f"planens {number(every)} {ENTITIES[entity].noun.many}")
            else:
                noun = shown_items[0].entity.noun
                unique = list(dict.fromkeys(phrases.brief(item.name, _TITLE) for item in shown_items))
                told.append(f"{noun.the if len(unique) == 1 else noun.the_many} {each_cited(unique)}")
        return phrases.enumeration(told)

    def _left_out(self) -> Iterator[Block]:
        """What is due and not in the newest report, by whether an earlier one spoke of it; controls by their risk."""
        absent = [each for each in self.newest.items if each.coverage is FollowCoverage.NOT_FOLLOWED_UP]
        within = "det som lästes av " if self.report.is_read_in_part else ""
        never = [each for each in absent if each.before and not any(text for _, text in each.before)]
        earlier = [each for each in absent if any(text for _, text in each.before)]
        alone = [each for each in absent if not each.before]
        texts = []
        if never:
            reports = "någon av rapporterna" if not within else f"{within}rapporterna"
            texts.append(sentence(f"{self._named(never)} följs inte upp i {reports}"))
        for each in earlier:
            iso, printed = next(pair for pair in reversed(each.before) if pair[1])
            word = "hade utfallet" if each.is_measured else "angavs som"
            name = f"{phrases.capital(ENTITIES[each.entity].noun.the)} {cited(phrases.brief(each.name, _TITLE))}"
            quoted = follow_measures.value_text(printed) if each.is_measured else each_cited(split_text(printed))
            texts.append(f"{name} {word} {quoted} per {day_in_words(iso)} och nämns inte i {within}{self.name()}.")
        if alone:
            texts.append(sentence(f"{self._named(alone)} följs inte upp i {within}{self.name()}"))
        if unknown := [each for each in self.newest.items if each.coverage is FollowCoverage.NOT_READ]:
            texts.append(f"Vad rapporten säger om {self._named(unknown)} gick inte att läsa.")
        if texts:
            yield Paragraph(running_text(map(stated, texts)))
        if doubts := [each for each in self.newest.items if each.is_task and not each.certain]:
            yield Paragraph(running_text(stated(_doubt(each)) for each in doubts))

    def _control(self) -> Iterator[Block]:
        items = [each for each in self.newest.of(CHECK) if each.plan is not None]
        told = [each for each in items if each.report]
        later = [each for each in items if each.coverage is FollowCoverage.DEFERRED]
        texts = []
        if later:
            texts.append(f"Kontrollerna följs upp senare, enligt {self.name()} ({cited(later[0].deferred)}).")
        if told:
            every = phrases.capital(number(len(told)))
            out_of = f"Alla {number(len(items))}" if len(told) == len(items) else f"{every} av {number(len(items))}"
            texts.append(f"{out_of} kontroller redovisas." if len(items) > 1 else "Planens enda kontroll redovisas.")
            texts += list(_results(told))
            texts += [_doubt(each) for each in told if each.of(RelationKind.PROPOSED) is not None]
        if texts:
            yield Paragraph(running_text(map(stated, texts)))


def _noun(report: Report) -> str:
    """What kind of paper a report is by its title, in the definite form."""
    found = _NAMED.search(report.title)
    if found is None:
        return "rapporten"
    return lowered(found[0].casefold()) + _ENDING[found[1].casefold()]


def _is_told(item: FollowedItem) -> bool:
    return item.coverage in {FollowCoverage.FOLLOWED, FollowCoverage.NO_RESULT}


def _doubt(item: FollowedItem) -> str:
    proposed = item.of(RelationKind.PROPOSED)
    other = str(proposed.facts["other"]) if proposed is not None else item.report[0].name
    theirs = str(proposed.facts["name"]) if proposed is not None else item.name
    return (
        f"Om {cited(phrases.brief(other, _TITLE))} i rapporten är detsamma som planens "
        f"{cited(phrases.brief(theirs, _TITLE))} avgör en person."
    )


def _results(told: Sequence[FollowedItem]) -> Iterator[str]:
    """How many controls had which result, and what was observed where that counts something beside «no deviation»."""
    judged = [said.result for each in told for said in each.said if said.result is not None and said.result.printed]
    counts = {reading: sum(each.reading == reading for each in judged) for reading in (*_RESULTS, "not_done")}
    parts = [
        f"{number(count)} {_RESULTS[reading]}" for reading, count in counts.items() if count and reading in _RESULTS
    ]
    if parts:
        first, *rest = parts
        opening = first.split(" ", 1)
        yield sentence(phrases.enumeration([f"{opening[0]} visar {opening[1]}", *rest]))
    if count := counts["not_done"]:
        yield sentence(f"{number(count)} är inte {'genomförd' if count == 1 else 'genomförda'}")
    if odd := [each.printed for each in judged if each.reading not in counts]:
        yield sentence(f"{number(len(odd))} har resultatet {each_cited(dict.fromkeys(odd))}")
    if silent := len(told) - len(judged):
        yield sentence(f"{number(silent)} har inget resultat i rapporten")
    for each in told:
        for said in each.said:
            if said.result is not None and said.result.reading == "no_deviation" and _COUNTED.search(said.text):
                yield f"Om {cited(each.name)} skriver rapporten {sentence_cited(said.text)}"
