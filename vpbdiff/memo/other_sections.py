"""What changes in the rest of the plan: fees, declarations, the organisation, running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vpbdiff.detect.prose import PROSE, lost_promises
from vpbdiff.language.acts import acts
from vpbdiff.language.grammar import sentence, spaced
from vpbdiff.language.numerals import number
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import left_over
from vpbdiff.memo.change_sections import POINTS, QUOTED_MOST, WITH_REASON, place_of, under_heading, whole_change
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.changes import Absence, Facet, Kind
from vpbdiff.model.document import Block, Paragraph, Span, running_text, stated
from vpbdiff.model.entities import ENTITIES, Chapter, Role
from vpbdiff.model.plan import Cell
from vpbdiff.statements import phrase_pairs, phrases
from vpbdiff.statements.memo_sentences import leading, new_words
from vpbdiff.statements.memo_words import QUOTED, REASON, cited, clip, day_in_words, each_cited
from vpbdiff.statements.statement import Statement
from vpbdiff.statements.ways import way

_PROSE = 2
"""Passages of the running text that are quoted, the heaviest."""

_PROMISES = 6
"""The same of those that promise less than they did: what an officer must not find in the appendix alone."""


def other(scope: MemoContext) -> Iterator[Block]:
    """Fees, declarations, what is to be procured, the organisation and the running text, as far as it is news."""
    found = (*_services(scope), *_organisation(scope), *_prose(scope), *_heavy_rest(scope), *_unchanged(scope))
    yield from under_heading("Övrigt", [Paragraph(running_text(found))] if found else [])


def _services(scope: MemoContext) -> Iterator[Span]:
    year = str(scope.comparison.new.year)
    told = [tuple(_fee(scope, change, year)) for change in scope.of("fee")]
    told += [tuple(_declaration(scope, change)) for change in scope.of("quality_declaration")]
    yield from _first(scope, told)
    yield from _first(
        scope, [tuple(whole_change(scope, each, reason=False)) for each in scope.of("contract") if each.new]
    )
    gone: dict[tuple[str, ...], list[Statement]] = {}
    for change in scope.of("contract"):
        if not change.new:
            gone.setdefault(tuple(scope.reasons.told(change)), []).append(change)
    for reasons, held in gone.items():
        ids = tuple(each.id for each in held)
        the = "Avtalet" if len(held) == 1 else "Avtalen"
        names = each_cited([each.title for each in held])
        yield stated(f"{the} {names} står inte kvar bland dem som ska upphandlas på nytt.", ids)
        yield from (stated(f"{REASON}: {reason}", ids) for reason in reasons)
        yield from scope.reasons.gap(*held)


def _first(scope: MemoContext, told: Sequence[tuple[Span, ...]]) -> Iterator[Span]:
    """What is told of so many things as there is room for, the heaviest first; how many more there are."""
    found = [spans for spans in told if spans]
    for spans in found[:POINTS]:
        yield from spans
    ids = {each for spans in found[POINTS:] for span in spans for each in span.changes}
    yield from left_over.counted(scope, [scope.outline.statement(each) for each in scope.told if each.id in ids])


def _fee(scope: MemoContext, change: Statement, year: str) -> Iterator[Span]:
    """A fee that is another from a day of the plan's year on, or that came or went."""
    item = change.subject
    day, status = item.text("valid_from") or "", (item.text("status") or "").casefold()
    when = f" från och med {day_in_words(day)}" if day.startswith(year) else ""
    text = _fee_amounts(scope, change, when)
    if text:
        yield stated(text, (change.id,))
        yield from scope.reasons.of(change) if change.weight <= WITH_REASON else scope.reasons.gap(change)
    elif not (change.old and change.new) or any(_is_amount(facet) for facet in change.facets):
        yield from whole_change(scope, change, reason=not change.new or change.weight <= WITH_REASON)
    elif status in ("ändrad", "ny") and when:
        yield stated(f"{cited(item.name)} ändras{when}{place_of(scope, change)}.", (change.id,))
        yield from scope.reasons.gap(change)


def _is_amount(facet: Facet) -> bool:
    return str(facet.field).partition("/")[0] == "amounts"


def _fee_amounts(scope: MemoContext, change: Statement, when: str) -> str:
    """What a fee is from one day on, and what it was; empty where it has several amounts, or went."""
    name = f"{phrases.capital(ENTITIES[change.entity].noun.the)} {scope.teller.name(change.subject)}"
    if change.new and not change.old:
        held = change.new[0].fields.get("amounts")
        cells = [each for each in held if isinstance(each, Cell)] if isinstance(held, tuple) else []
        if len(cells) != 1:
            return ""
        price = f"{_price(scope, cells[0])}{when}"
        return f"{name} ({price}) {new_words([change])}." if change.unproved else f"{name} är ny: {price}."
    if prices := _prices(change):
        was, now = (_price(scope, each) for each in prices)
        return f"{name} {_way(was, now)} från {_without_shared(was, now)} till {now}{when}."
    return ""


def _price(scope: MemoContext, held: Cell) -> str:
    """What a fee costs, with the unit that its column's heading may give: «850 kronor per termin»."""
    return f"{phrases.cell_text(held, scope.wording)}{_unit(held)}"


def _unit(held: Cell) -> str:
    """The unit of a bare figure that heads its column, with a space before it; empty where the head is no unit."""
    heading = spaced(held.column.name)
    bare = held.value[-1:].isdigit() and not held.column.unit and _IN_HEADING.match(heading)
    return f" {heading[:1].lower()}{heading[1:]}" if bare else ""


def _without_shared(was: str, now: str) -> str:
    """What a fee was, without a unit of several words that both amounts have: «från 700 till 750 kr per termin»."""
    first, second = (_FIGURE_THEN_UNIT.fullmatch(price) for price in (was, now))
    return first["figure"] if first and second and first["unit"] == second["unit"] else was


_FIGURE_THEN_UNIT = re.compile(r"(?P<figure>[\d\s,]*\d)(?P<unit>\s\D+\s\D+)")
_IN_HEADING = re.compile(r"(?:kronor|kr)(?: (?:per|i|och|för) \w+(?: \w+)?|/\w+)?$", re.IGNORECASE)
"""A heading of fees that is their unit, and no more."""


def _prices(change: Statement) -> tuple[Cell, Cell] | None:
    """What a fee was and is; None where it has several amounts, or none that is another."""
    match [(facet.old, facet.new) for facet in change.facets if _is_amount(facet)]:
        case [((Cell() as was,), (Cell() as now,))]:
            return was, now
    return None


def fee_way(scope: MemoContext, change: Statement) -> str:
    """«höjs» or «sänks» of a fee whose one amount is another; else empty."""
    prices = _prices(change)
    way = _way(*(_price(scope, each) for each in prices)) if prices else ""
    return "" if way == "ändras" else way


def _way(old: str, new: str) -> str:
    """Whether one amount is more than another of the same sort: «höjs», «sänks», else «ändras»."""
    return _VERBS.get(way(old, new), "ändras")


_VERBS: dict[Kind | None, str] = {Kind.RAISED: "höjs", Kind.LOWERED: "sänks"}


def _declaration(scope: MemoContext, change: Statement) -> Iterator[Span]:
    status = (change.subject.text("status") or "").casefold()
    if not (change.old and change.new):
        yield from whole_change(scope, change, reason=not change.new)
    elif status == "reviderad":
        yield stated(f"Kvalitetsdeklarationen {cited(change.title)} är reviderad.", (change.id,))
        yield from scope.reasons.gap(change)


def _organisation(scope: MemoContext) -> Iterator[Span]:
    """Parts of the organisation that came, went, became one or have another name."""
    found = scope.of("unit")
    for change in found[:POINTS]:
        if leading(change) is Kind.RENAMED:
            yield stated(
                f"{cited(change.old[0].name)} i beskrivningen av organisationen heter nu {cited(change.title)}.",
                (change.id,),
            )
            yield from scope.reasons.gap(change)
        else:
            yield from whole_change(scope, change, reason=not change.new)
    yield from left_over.counted(scope, found[POINTS:])


def _prose(scope: MemoContext) -> Iterator[Span]:
    """Sections that lost their parts, the heaviest passages that say something else, and what came or went that closes,
    starts or moves."""
    yield from _emptied(scope)
    aims = {_plain(item.name) for plan in scope.plans for item in plan.items() if item.entity.aim}
    found = []
    for change in scope.of("paragraph"):
        pairs = [pair for pair in phrase_pairs.of_change(change) if pair.is_strong and _is_news(pair)]
        pairs = [pair for pair in pairs if not {*map(_plain, pair[:2])} & aims]
        if pairs:
            pair = phrase_pairs.heaviest(pairs, 1)[0]
            found.append((not change.weakened, pair.whole, not pair.is_of_words, change, pair))
    found.sort(key=lambda each: each[:3])
    weaker = sum(not each[0] for each in found)
    chosen = [each[-2:] for each in found[: min(max(weaker, _PROSE), _PROMISES)]]
    lost = [(change, phrase_pairs.PhrasePair(text, "", whole=True)) for change, text in lost_texts(scope)]
    chosen += lost[:_PROMISES]
    chosen += [each for each in _acts(scope) if each[0].id not in {change.id for change, _ in lost}][:_PROSE]
    by_lead: dict[str, list[tuple[Statement, phrase_pairs.PhrasePair]]] = {}
    for change, pair in sorted(chosen, key=lambda each: (not (each[1].old and each[1].new), not each[1].new)):
        by_lead.setdefault(_text_lead(change, pair), []).append((change, pair))
    for lead, held in by_lead.items():
        texts = phrases.enumeration([_passage(change, pair) for change, pair in held])
        yield stated(f"{lead} bland annat {texts}.", tuple(change.id for change, _ in held))
        yield from scope.reasons.gap(*(change for change, _ in held))


def _text_lead(change: Statement, pair: phrase_pairs.PhrasePair) -> str:
    """What is said of a passage of the running text: changed, new or struck; of what came or went in what was read
    alone, no more than that."""
    if pair.old and pair.new:
        return "I den löpande texten ändras"
    if pair.new:
        unproved = "I den löpande texten står, men inte i det som har lästs in av den förra planen,"
        return unproved if change.unproved else "I den löpande texten tillkommer"
    return _STRUCK_UNPROVED if change.unproved else _STRUCK


def struck(scope: MemoContext, most: int) -> Iterator[Span]:
    """«Ur den löpande texten stryks ”Alla ska …”.»: promises to all that are gone, and stand nowhere else."""
    found = lost_texts(scope)[:most]
    for lead, unproved in ((_STRUCK, False), (_STRUCK_UNPROVED, True)):
        if held := [(change, text) for change, text in found if change.unproved is unproved]:
            texts = each_cited([clip(text) for _, text in held])
            yield stated(f"{lead} {texts}.", tuple(change.id for change, _ in held))


_STRUCK = "Ur den löpande texten stryks"
_STRUCK_UNPROVED = "I det som har lästs in av den löpande texten står inte kvar"


def lost_texts(scope: MemoContext) -> list[tuple[Statement, str]]:
    """What is gone whole of the running text, each with the first of its promises to all that stands nowhere any
    more."""
    gone = [(each, lost_promises(each, scope.comparison.new)) for each in scope.of_chapters(*PROSE) if not each.new]
    return [(change, texts[0]) for change, texts in gone if texts]


def _plain(text: str) -> str:
    return spaced(text).rstrip(".").casefold()


def _passage(change: Statement, pair: phrase_pairs.PhrasePair) -> str:
    """«”a” till ”b” (Medarbetare)»."""
    item = change.subject if change.subject.entity.has_name else change.owner
    where = f" ({spaced(item.name)})" if item is not None and item.name else ""
    return f"{' till '.join(cited(clip(each)) for each in (pair.old, pair.new) if each)}{where}"


def _acts(scope: MemoContext) -> list[tuple[Statement, phrase_pairs.PhrasePair]]:
    """The paragraphs that came or went, each with the sentence that says that something closes, starts or moves: with
    the one before it, which it may point back at."""
    found = []
    for change in scope.paragraphs:
        is_news = not change.old or (not change.new and change.within is None)
        texts = split_text(change.title) if is_news else []
        places = [n for n, text in enumerate(texts) if _DIGIT.search(text) and acts(text, verbs=scope.acts)]
        if places:
            told = " ".join(texts[max(places[0] - 1, 0) : places[0] + 1])
        if places and (places[0] == 0 or len(told.split()) <= QUOTED):
            found.append((change, phrase_pairs.PhrasePair(*((told, "") if change.old else ("", told)), whole=True)))
    return found


_DIGIT = re.compile(r"\d")
_MONEY = re.compile(r"\d\s*(?:mkr|mnkr|tkr|kr|kronor|miljoner|procent|%)", re.IGNORECASE)
_PLAN_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_news(pair: phrase_pairs.PhrasePair) -> bool:
    """Whether a passage says something that the tables, the year and the items of the plan do not say by themselves."""
    if any(map(_MONEY.search, (pair.old, pair.new))) or max(len(each.split()) for each in pair[:2]) > QUOTED:
        return False
    old, new = (_PLAN_YEAR.sub("", side) for side in (pair.old, pair.new))
    return phrase_pairs.PhrasePair(old, new).is_strong


def _emptied(scope: MemoContext) -> Iterator[Span]:
    """«”A”, med elva underrubriker, heter nu ”B” och saknar underrubriker.»"""
    gone = [change for change in scope.of("section") if Kind.REMOVED in change.kinds]
    for change in scope.of("section"):
        if Kind.RENAMED not in change.kinds or change.new[0].lists["sections"]:
            continue
        below = [each for each in gone if each.before is not None and each.before.owner is change.old[0]]
        if below and len(below) == len(change.old[0].lists["sections"]):
            many = f"{number(len(below))} {'underrubrik' if len(below) == 1 else 'underrubriker'}"
            text = f"{cited(change.old[0].name)}, med {many}, heter nu {cited(change.title)} och saknar underrubriker."
            yield stated(text, (change.id, *(each.id for each in below)))
            yield from scope.reasons.gap(change, *below)


def _unchanged(scope: MemoContext) -> Iterator[Span]:
    """«Taxorna och avtalen är oförändrade.», of what both plans have and where nothing of substance became of any or of
    its parts. What was not compared is not called so; of what costs something and has no figure only the names are."""
    names: list[str] = []
    unpriced: list[str] = []
    for entity in ENTITIES.values():
        if entity.chapter not in _SAID_SAME or entity.part or entity.name in _NOT_SAID_SAME:
            continue
        held = [[item for item in plan.items() if item.entity is entity] for plan in scope.plans]
        if not all(held) or scope.comparison.unchanged(entity.name).absence is not Absence.NO_DIFFERENCE:
            continue
        figures = [field.name for field in entity.fields if field.role is Role.FIGURES]
        bare = entity.priced and not any(item.fields.get(name) for side in held for item in side for name in figures)
        names.append(f"namnen på {entity.noun.the_many}" if bare else entity.noun.the_many)
        unpriced += [entity.noun.the_many] if bare else []
    if names:
        yield stated(sentence(f"{phrases.enumeration(names)} är oförändrade"))
    if unpriced:
        yield stated(sentence(f"vad {phrases.enumeration(unpriced)} kostar framgår inte av planerna"))


_SAID_SAME = (Chapter.GOALS, Chapter.MEASURES, Chapter.CONTROL, Chapter.SERVICES)
"""The parts of which a reader wants to know that they are as they were."""

_NOT_SAID_SAME = ("goal", "risk_level")
"""A goal says so in its own line; a scale is often only taken from the figures that are there, and no plan says it."""


def _heavy_rest(scope: MemoContext) -> Iterator[Span]:
    """What else weighs much: of the tables, and of what has no section of its own."""
    found = [
        tuple(whole_change(scope, change, reason=not change.new or change.weight <= WITH_REASON))
        for change in scope.of_chapters(*(chapter for chapter in Chapter if chapter not in _APART))
        if change.entity not in _TOLD_ABOVE
        and change.weight <= (WITH_REASON if change.subject.entity.part else QUOTED_MOST)
    ]
    yield from _first(scope, found)


_APART = (Chapter.MONEY, Chapter.PROSE, Chapter.PLAN)
_TOLD_ABOVE = (
    *("goal", "overarching_goal", "activity", "measure", "key_figure", "assignment", "risk", "control", "risk_action"),
    *("fee", "quality_declaration", "contract", "procurement", "unit", "responsibility"),
)
"""What has a place of its own; any other entity is told by its noun."""
