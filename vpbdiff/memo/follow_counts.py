"""How many of a plan's items a report gives which result, and how many it leaves out, in a sentence for each entity."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.follow.relation import MEASURED, FollowCoverage, FollowedItem, Following
from vpbdiff.follow.verdict import Outcome
from vpbdiff.language.grammar import Noun, sentence
from vpbdiff.language.numerals import number
from vpbdiff.model.entities import ENTITIES
from vpbdiff.reports import FollowedUp
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_words import cited, each_cited

_STATES = {
    "done": ("genomförd", "genomfört", "genomförda"),
    "completed": ("slutförd", "slutfört", "slutförda"),
    "reported_back": ("redovisad", "redovisat", "redovisade"),
    "ordinary": ("en del av ordinarie verksamhet",) * 3,
    "partly_done": ("delvis genomförd", "delvis genomfört", "delvis genomförda"),
    "ongoing": ("pågående",) * 3,
    "late": ("försenad", "försenat", "försenade"),
    "postponed": ("senarelagd", "senarelagt", "senarelagda"),
    "not_begun": ("inte påbörjad", "inte påbörjat", "inte påbörjade"),
    "not_done": ("inte genomförd", "inte genomfört", "inte genomförda"),
    "stopped": ("avslutad", "avslutat", "avslutade"),
}
"""What a report calls an activity or an assignment: of one, of a neuter noun, of several."""


class FollowedCounts:
    """The sentences that count what is in a report; `name` is what it is called within a sentence."""

    def __init__(self, following: Following, name: str) -> None:
        self._following, self._name = following, name

    def of_measures(self) -> str:
        """How many measures reach their targets, how many do not, and of how many that can't be decided."""
        items = [each for each in self._following.of(MEASURED) if each.plan is not None]
        told = [each for each in items if each.coverage in {FollowCoverage.FOLLOWED, FollowCoverage.NO_RESULT}]
        verdicts = [each.verdict.outcome for each in told if each.verdict is not None]
        met, not_met = verdicts.count(Outcome.MET), verdicts.count(Outcome.NOT_MET)
        unknown = len(told) - met - not_met
        clauses = [("når", met, "sitt målvärde"), ("når", not_met, "inte sitt målvärde")]
        if met and not_met:
            clauses[1] = ("når", not_met, "det inte")
        about = "går det inte att avgöra" if met or not_met else "går det inte att avgöra om målvärdet är nått"
        return self._counted(MEASURED, items, clauses, [(unknown, f"för {{}} {about}"), *self._absences(items)])

    def of_named(self, entity: str) -> str:
        """How many activities or assignments the report gives which status, and how many it leaves out."""
        items = [each for each in self._following.of(entity) if each.plan is not None]
        plain = [each for each in items if each.coverage is FollowCoverage.FOLLOWED]
        single = [each for each in plain if each.certain and len(each.report) == 1]
        states = [_status(each.said[0]) for each in single]
        neuter = ENTITIES[entity].noun.neuter
        clauses = []
        for reading, (one, one_neuter, many) in _STATES.items():
            number_ = sum(reading == each for each, _ in states)
            word = many if number_ > 1 else one_neuter if neuter else one
            clauses.append(("anges", number_, f"som {word}"))
        rest = []
        if odd := [printed for reading, printed in states if reading not in _STATES]:
            names = [cited(each) for each in dict.fromkeys(odd)]
            told = f"statusen {names[0]}" if len(names) == 1 else f"någon av statusarna {phrases.enumeration(names)}"
            if len(names) == len(odd) and len(odd) > 1:
                told = f"statusen {', '.join(names[:-1])} respektive {names[-1]}"
            rest.append((len(odd), f"{{}} har {told}"))
        for each in plain:
            if each.certain and len(each.report) > 1:
                words = [_status(said)[1] or "ingen status" for said in each.said]
                count = number(len(each.report))
                rest.append((1, f"{{}} redovisas som {count}, {each_cited(words)}"))
        rest.append((sum(not each.certain for each in plain), "{} nämns med andra ord än planens"))
        silent = sum(each.coverage is FollowCoverage.NO_RESULT for each in items)
        return self._counted(entity, items, clauses, [*rest, (silent, "{} har ingen status"), *self._absences(items)])

    def _absences(self, items: Sequence[FollowedItem]) -> list[tuple[int, str]]:
        told = (
            (FollowCoverage.NOT_FOLLOWED_UP, f"{{}} följs inte upp i {self._name}"),
            (FollowCoverage.DEFERRED, "{} följs upp senare, enligt rapporten"),
            (FollowCoverage.NOT_READ, "för {} gick det inte att läsa vad rapporten säger"),
            (FollowCoverage.NOT_DUE, f"{{}} ingår inte i {self._name}"),
        )
        return [(sum(each.coverage is coverage for each in items), text) for coverage, text in told]

    def _counted(
        self,
        entity: str,
        items: Sequence[FollowedItem],
        clauses: Sequence[tuple[str, int, str]],
        rest: Sequence[tuple[int, str]],
    ) -> str:
        """«Av planens sex mått når ett sitt målvärde och ett når det inte. För tre …»; of one item its only clause."""
        noun = ENTITIES[entity].noun
        held = [each for each in clauses if each[1]]
        others = [each for each in rest if each[0]]
        if not items:
            return ""
        if len(items) == 1:
            subject = f"planens enda {noun.one}"
            if held:
                return sentence(f"{subject} {held[0][0]} {held[0][2]}")
            return sentence(others[0][1].format(subject)) if others else ""
        found = []
        if held:
            verb = held[0][0]
            first, *more = held
            told = [f"{verb} {number(first[1], neuter=noun.neuter)} {first[2]}"]
            told += [
                f"{number(count, neuter=noun.neuter)} {text if verb == 'anges' else f'{verb} {text}'}"
                for _, count, text in more
            ]
            found.append(f"Av planens {number(len(items))} {noun.many} {phrases.enumeration(told)}.")
        told = [
            text.format(_subject(count, len(items), noun, whole=not held and not place))
            for place, (count, text) in enumerate(others)
        ]
        if told:
            *before, last = told
            found.append(sentence(f"{', '.join(before)}, och {last}" if before else last))
        return " ".join(found)


def _status(said: FollowedUp) -> tuple[str | None, str]:
    """What a status means and its words; what is broken off and not ended is in its own words alone."""
    if said.status is None:
        return None, ""
    printed = said.status.printed.strip()
    is_other = said.status.reading == "stopped" and not printed.casefold().startswith("avslut")
    return (None if is_other else said.status.reading), printed


def _subject(count: int, of: int, noun: Noun, *, whole: bool) -> str:
    """«två», «två av planens sex mått» in a paragraph's first sentence, «planens sex mått» where it is all of them."""
    if not whole:
        return number(count, neuter=noun.neuter)
    planned = f"planens {number(of)} {noun.many}"
    return planned if count == of else f"{number(count, neuter=noun.neuter)} av {planned}"
