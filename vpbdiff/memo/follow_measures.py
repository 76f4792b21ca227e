"""A measure's outcome beside the plan's own target, in sentences for a paper on how a plan was followed up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpbdiff.follow.measured import is_missing
from vpbdiff.follow.relation import FollowedItem, RelationKind
from vpbdiff.follow.verdict import Outcome, TargetVerdict, Why, target_of
from vpbdiff.language.grammar import sentence, spaced
from vpbdiff.model.document import Span, Style, stated
from vpbdiff.model.plan import YearValue
from vpbdiff.reports import FollowedUp, Report
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_words import cited, day_in_words, sentence_cited


def sentences(item: FollowedItem, report: Report) -> Iterator[Span]:
    """What the report says of a measure beside the plan's target."""
    found = item.verdict or TargetVerdict(Outcome.CANNOT_TELL)
    restated = item.of(RelationKind.TARGET_RESTATED)
    target = _target(found.target)
    texts = [str(each.facts["text"]) for each in item.relations if each.kind is RelationKind.MENTIONED]
    mentioned = [f"I texten står {sentence_cited(text)}" for text in texts]
    if not item.report:
        yield from map(stated, mentioned)
        if target:
            yield stated(sentence(f"målvärdet för {_inline(item.name)} är {target}"))
        else:
            silent = "" if mentioned else " och rapporten inget utfall"
            yield stated(sentence(f"för {_inline(item.name)} anger planen inget målvärde{silent}"))
        return
    if found.why is Why.DEFINITION and item.of(RelationKind.DEFINITION_CHANGED) is not None:
        yield stated(_other_measure(item, found, report))
        return
    yield from map(stated, filter(None, _outcome(item, found, report, is_restated=restated is not None)))
    yield from map(stated, mentioned)
    if restated is not None:
        theirs = value_text(str(restated.facts["report"]))
        yield stated(f"Planens målvärde är {target} och rapportens {theirs}.")
        yield Span("[Beslut om ändrat målvärde saknas.]", Style.GAP)
    if (baseline := item.of(RelationKind.BASELINE_RESTATED)) is not None:
        told = {name: value_text(str(baseline.facts[name])) for name in ("plan", "report")}
        yield stated(
            f"Värdet för {baseline.facts['year']} är {told['plan']} i planen och {told['report']} i rapporten."
        )


def _other_measure(item: FollowedItem, found: TargetVerdict, report: Report) -> str:
    theirs = [value_text(found.value)] if found.value else []
    given = target_of(item.report[0], report.year)
    theirs += [f"målvärde {value_text(given.value)}"] if given is not None and given.value.strip("–- ") else []
    mine = f" (målvärde {_target(found.target)})" if found.target else ""
    beside = f" ({', '.join(theirs)})" if theirs else ""
    return f"Rapporten mäter {cited(item.report[0].name)}{beside}, planen {cited(item.name)}{mine}."


def _outcome(item: FollowedItem, found: TargetVerdict, report: Report, *, is_restated: bool) -> Iterator[str]:
    """The outcome beside the target, and why it can't be told whether it is met, where that is so."""
    subject, value, target = _subject(item.name), value_text(found.value), _target(found.target)
    goal = "" if is_restated or not target else f"Målvärdet är {target}."
    said = item.said[0]
    came = f"blev {value}" if report.is_whole_year else f"var {value} per {day_in_words(report.through)}"
    why = found.why
    if why is Why.NO_TARGET and is_missing(found.value):
        theirs = target_of(item.report[0], report.year)
        why = Why.NO_OUTCOME
        goal = f"Planen anger inget målvärde{_theirs(theirs)}."
    match why:
        case None if is_restated:
            yield f"{subject} {came}."
        case None:
            yield f"{subject} {came} mot målvärdet {target}."
        case Why.NO_OUTCOME | Why.OTHER_YEAR:
            yield _no_outcome(item, why, said)
            yield goal
        case Why.INTERIM:
            yield f"{subject} {came}."
            yield f"Målvärdet {target} avser hela året." if not is_restated else ""
        case Why.PARTS_DISAGREE:
            yield _parts(subject, found)
        case Why.NO_TARGET:
            theirs = target_of(item.report[0], report.year)
            yield f"{subject} {came}. Planen anger inget målvärde{_theirs(theirs)}."
        case Why.MASKED:
            yield f"{subject} skrivs inte ut i rapporten ({cited(value)})."
            yield goal
        case Why.ROUNDING:
            yield f"{subject} {came} enligt tabellen, vilket kan vara avrundat."
            yield goal
        case Why.NO_DIRECTION:
            yield f"{subject} {came}."
            yield f"{goal} Planen säger inte om ett högre eller ett lägre värde är målet.".strip()
        case _:
            yield f"{subject} anges till {value}."
            yield goal


def _no_outcome(item: FollowedItem, why: Why, said: FollowedUp) -> str:
    """Why a report has no outcome of a measure for its year."""
    if said.not_measured:
        return f"{_subject(item.name)} är inte mätt enligt rapporten ({cited(said.not_measured)})."
    if why is Why.NO_OUTCOME and said.figures_beside:
        which = f"vilken av rapportens siffror som är utfallet för {_inline(item.name)}"
        return f"Det framgår inte {which} ({cited(said.figures_beside)})."
    other = "bara utfall för ett annat år" if why is Why.OTHER_YEAR else "inget utfall"
    return f"Rapporten anger {other} för {_inline(item.name)}."


def _theirs(target: YearValue | None) -> str:
    """The report's own target after «planen anger inget målvärde»; empty where it gives none."""
    return f", rapporten {value_text(target.value)}" if target is not None and not is_missing(target.value) else ""


def value_text(printed: str) -> str:
    """A printed value as running text has it: «88 procent»."""
    return re.sub(r"\s*%", "\N{NO-BREAK SPACE}procent", spaced(printed))


def _target(printed: str) -> str:
    """A target as running text has it: one without a figure is quoted, as ”ska minska”."""
    return value_text(printed) if re.search(r"\d", printed) or not printed else cited(printed)


def _subject(name: str) -> str:
    """A measure as the subject of a sentence: «Antalet fall per 100 platser», «Andelen …», else by its name."""
    first, _, rest = spaced(name).partition(" ")
    if first in {"Antal", "Andel"} and rest:
        return f"{first}{'et' if first == 'Antal' else 'en'} {rest}"
    return f"Utfallet för {cited(name)}"


def _inline(name: str) -> str:
    """A measure within a sentence: «andelen …», «måttet ”…”»."""
    subject = _subject(name)
    return subject[:1].lower() + subject[1:] if subject.startswith("An") else f"måttet {cited(name)}"


def _parts(subject: str, found: TargetVerdict) -> str:
    """An outcome and its parts that do not make it up; whole numbers are added for the reader."""
    told = phrases.enumeration([f"{value_text(value)} {group.casefold()}" for group, value in found.parts])
    plain = [value for _, value in found.parts if value.isdigit()]
    together = f", tillsammans {sum(map(int, plain))}" if len(plain) == len(found.parts) else ""
    equal = f", målvärdet till {_target(found.target)}" if found.target != found.value else ", lika med målvärdet"
    return f"{subject} anges till {value_text(found.value)}{equal}, och delarna till {told}{together}."
