"""What opens and closes a memo: its head, the proposal for decision, the summary, the background, the documents.

What only people know stands in square brackets: how the matter was prepared, what it means for children, what was
negotiated, what the administration thinks of it, and who signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from vpbdiff.budget.components import Index
from vpbdiff.claims import Judgement, Truth, claims_of
from vpbdiff.claims.patterns import ClaimKind, ClaimSubject
from vpbdiff.gate.bridge_coverage import components
from vpbdiff.language.grammar import counted, lowered, sentence, spaced
from vpbdiff.language.numerals import number
from vpbdiff.memo import budget_parts
from vpbdiff.memo.change_sections import goal_list, grouped_weight, kinds_of, owned_measures
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.control import order
from vpbdiff.memo.left_over import verb_of
from vpbdiff.memo.money import frame_sentence, units_sentence
from vpbdiff.memo.other_sections import fee_way, struck
from vpbdiff.memo.parts import contents, covered, first_time, is_budget_only
from vpbdiff.model import money
from vpbdiff.model.changes import UNPROVED, Kind
from vpbdiff.model.document import Block, Heading, Paragraph, Span, Style, running_text, stated
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Plan
from vpbdiff.statements import absence, caveats, phrases, reasons
from vpbdiff.statements.memo_sentences import MARKED, gone_words, new_words
from vpbdiff.statements.memo_words import cited, day_in_words, each_cited, in_print
from vpbdiff.statements.statement import Statement

_FEW = 4
"""Names of a sort in one sentence of the summary; of more there is a count, and some by name."""

_HEAVY = 3
_NAMED = 5
"""The weight from which the summary names what changed, and how many it names."""


_SORTS = 4
"""Sorts of change that one sentence counts one by one."""


def bracket(text: str) -> Span:
    """A place for an officer's words."""
    return Span(f"[{text}]", Style.BLANK)


def head(scope: MemoContext) -> tuple[Block, ...]:
    """What stands above the title: whose memo it is, and for which meeting; what a draft lacks, said once."""
    data = scope.comparison.new.metadata
    municipality, number_ = (spaced(data.text(name) or "") for name in ("municipality", "reference"))
    line = [municipality or "[Kommun]", "[Förvaltning]", "Tjänsteskrivelse", "[Datum]"]
    line.append(f"Dnr{money.NO_BREAK_SPACE}{number_}" if number_ else "[Dnr]")
    meeting = data.text("meeting_date") or ""
    line.append(
        f"Till {genitive(lowered(committee(scope.comparison.new)))} sammanträde {day_in_words(meeting) or '[datum]'}"
    )
    return (Paragraph((Span(" · ".join(line), Style.BLANK),)),)


def short_head(scope: MemoContext, paper: str) -> tuple[Block, ...]:
    """The same of a paper that is no letter: whose plan, its number, when it is decided."""
    data = scope.comparison.new.metadata
    municipality, number_ = (spaced(data.text(name) or "") for name in ("municipality", "reference"))
    whose = ", ".join(filter(None, (municipality, lowered(committee(scope.comparison.new)))))
    line = [whose, *([f"Dnr{money.NO_BREAK_SPACE}{number_}"] if number_ else [])]
    if day := data.text("meeting_date"):
        line.append(f"Beslut i nämnden {day_in_words(day)}")
    line.append(paper)
    return (Paragraph((Span(" · ".join(filter(None, line)), Style.BLANK),)),)


def draft_box(scope: MemoContext, *, marked: bool) -> tuple[Block, ...]:
    """«Utkast. 49 ändringar och 5 belopp saknar skäl ...», instead of a bracket after every sentence where they are
    many. `marked`: each is marked in the text, and an appendix holds them all; half a page or a paper for others names
    only some."""
    lacking = reasons.missing(scope.verdict.lacking, scope.wording)
    if not lacking:
        return ()
    where = f" De är märkta {MARKED} här och samlade i bilagan." if marked and scope.reasons.is_draft else ""
    return (Paragraph((Span(f"Utkast. {sentence(lacking)}{where}", Style.GAP),)),)


def proposal(scope: MemoContext) -> Iterator[Block]:
    """One sentence that can be read alone, as if it were decided already."""
    plan = scope.comparison.new
    title = _own_title(plan)
    parts = [part for part in covered(plan) if part not in title.casefold()]  # a control plan is decided «with» none
    covers = f" med {phrases.enumeration(parts)}" if parts else ""
    yield Paragraph((stated(sentence(f"{committee(plan)} fastställer {title}{covers}")),))


def summary(scope: MemoContext) -> Iterator[Block]:
    """The news in a third of a page: the frame and the units, what weighs most, what is new and gone, the risks."""
    money_ = [span for span in (frame_sentence(scope),) if span] + list(units_sentence(scope))
    money_ += budget_parts.in_short(scope)
    if money_:
        yield Paragraph(running_text(money_))
    if parts := tuple(_parts(scope)):
        yield Paragraph(running_text(parts))
    news = (*_tally(scope, "activity"), *_changed(scope), *_came_and_went(scope), *_levels(scope), *struck(scope, _FEW))
    if news:
        yield Paragraph(running_text(news))
    if risks := tuple(_risks(scope)):
        yield Paragraph(running_text(risks))
    if same := whole_absence(scope):
        yield Paragraph(same)


def whole_absence(scope: MemoContext) -> tuple[Span, ...]:
    """That nothing of substance changed, where that is so."""
    found = scope.comparison.unchanged()
    text = absence.sentence(found, scope.wording) or absence.but_for_own(scope.comparison)
    return (stated(text, tuple(change.id for change in (*found.editorial, *found.material))),) if text else ()


def _parts(scope: MemoContext) -> Iterator[Span]:
    """What the plan holds, where there is nothing to compare it with; parts that the old plan lacked."""
    old, new = scope.plans
    if is_budget_only(scope):
        if held := contents(new):
            yield stated(f"Planen har {held}.")
        yield stated(f"För {old.year} finns bara budgeten att jämföra med.")
        return
    if parts := first_time(scope):
        entities = {entity for part in parts for entity in part.entities}
        ids = tuple(change.id for change in scope.told if change.entity in entities)
        held = phrases.enumeration([part.text for part in parts])
        lacked = f"planen för {old.year} hade inga sådana delar"
        if old.unread:
            lacked = f"i det som har lästs in av planen för {old.year} finns inga sådana delar"
        yield stated(f"Planen har {held}; {lacked}.", ids)
        yield from scope.reasons.gap(*(change for change in scope.told if change.id in ids))


_CHOSEN = ("goal", "assignment", "activity", "overarching_goal", "measure", "key_figure", "fee", "quality_declaration")
"""Which of what changed the summary names first, of one weight."""

_TOLD = ("goal", "overarching_goal", "assignment", "activity", "measure", "key_figure", "fee", "quality_declaration")
"""In which order it names them."""


def _changed(scope: MemoContext) -> Iterator[Span]:
    """«Bland annat ändras nämndmål 3, ett uppdrag och aktiviteterna ”A” och ”B”.» Never a count of what is weaker."""
    whole = {Kind.ADDED, Kind.REMOVED}
    owned = owned_measures(scope)
    priced = [each for each in scope.of("fee") if fee_way(scope, each)]
    with_activity = {each.id for held in owned.values() for each in held}
    found = [
        each
        for each in scope.of(*_CHOSEN)
        if grouped_weight(each, owned) <= _HEAVY
        and not (whole & set(each.kinds) or each.id in with_activity or each in _targets(scope) or each in priced)
    ]
    found = sorted(found, key=lambda each: (grouped_weight(each, owned), _CHOSEN.index(each.entity)))[:_NAMED]
    if not found:
        return
    parts = [
        _listed(scope, entity, mine) for entity in _TOLD if (mine := [each for each in found if each.entity == entity])
    ]
    ids = tuple(each.id for each in found)
    yield stated(f"Bland annat ändras {phrases.enumeration(parts)}.", ids)


def _targets(scope: MemoContext) -> list[Statement]:
    """The measures whose target promises less than it did."""
    found = scope.of("measure", "key_figure")
    return [each for each in found if each.weight <= _HEAVY and verb_of(each) in ("höjs", "sänks")]


_EASIER = ", vilket kan göra det lättare att nå"
"""What a reader must know of a higher target where less is better: «höjs» alone sounds like more."""


def _is_eased(measure: Statement) -> bool:
    return any(facet.weakened and str(facet.field).startswith("targets") for facet in measure.facets)


def _levels(scope: MemoContext) -> Iterator[Span]:
    """«Målet sänks för nio mått, bland annat ”A” och ”B”. Fyra taxor höjs, bland annat ...»: how many there are can be
    counted."""
    for verb, tail in (("sänks", ""), ("höjs", _EASIER), ("höjs", "")):
        held = [each for each in _targets(scope) if verb_of(each) == verb]
        if held := [each for each in held if verb == "sänks" or _is_eased(each) is bool(tail)]:
            names = _names(held, held[0].entity).removesuffix(",")
            yield stated(f"Målet {verb} för {names}{tail}.", _ids(held))
    for verb in ("höjs", "sänks"):
        if held := [each for each in scope.of("fee") if fee_way(scope, each) == verb]:
            noun = "Taxan " if len(held) == 1 else "Taxorna " if len(held) <= _FEW else ""
            yield stated(sentence(f"{noun}{_names(held, 'fee')} {verb}"), _ids(held))


def _ids(found: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(each.id for each in found)


def _listed(scope: MemoContext, entity: str, found: Sequence[Statement]) -> str:
    noun = ENTITIES[entity].noun
    if entity == "goal":
        numbers = sorted({scope.goals[id(each.subject)] for each in found if id(each.subject) in scope.goals})
        return f"nämndmål {phrases.enumeration([str(each) for each in numbers])}" if numbers else noun.the
    if entity in ("assignment", "overarching_goal"):
        return f"{number(len(found), neuter=noun.neuter)} {noun.one if len(found) == 1 else noun.many}"
    names = each_cited([each.title for each in found])
    return f"{noun.the if len(found) == 1 else noun.the_many} {names}"


def _came_and_went(scope: MemoContext) -> Iterator[Span]:
    """The goals and activities that are new, and those that are gone."""
    for entity in ("goal", "activity"):
        found = scope.of(entity)
        added = [each for each in found if Kind.ADDED in each.kinds]
        removed = [each for each in found if Kind.REMOVED in each.kinds]
        for held, words in ((added, new_words(added)), (removed, gone_words(removed))):
            if held:
                yield stated(sentence(f"{_names(held, entity)} {words}"), tuple(each.id for each in held))


def _tally(scope: MemoContext, entity: str) -> Iterator[Span]:
    """«Av 19 aktiviteter tas fyra bort och två slås samman till en. Två är nya. De övriga har ny text.», where most of
    that cannot be named and every one is known and paired."""
    comparison, noun, found = scope.comparison, ENTITIES[entity].noun, scope.of(entity)
    before = [item for item in comparison.old.items() if item.entity.name == entity]
    gone, came, merged, split = (
        [each for each in found if kind in each.kinds] for kind in (Kind.REMOVED, Kind.ADDED, Kind.MERGED, Kind.SPLIT)
    )
    if not before or len(gone) + len(came) <= _FEW or comparison.old.unread or comparison.new.unread:
        return
    ids = tuple(each.id for each in found)
    clauses = [("tas", len(gone), "bort")] if 0 < len(gone) <= _FEW else []
    for verb, held in (("slås samman till", merged), ("delas i", split)):
        first, _, rest = verb.partition(" ")
        became = number(sum(len(each.new) for each in held), neuter=noun.neuter)
        clauses += [(first, sum(len(each.old) for each in held), f"{rest} {became}")] if held else []
    told = [(verb, number(many, neuter=noun.neuter), rest) for verb, many, rest in clauses]
    texts = [f"{verb} {many} {rest}" for verb, many, rest in told[:1]]
    texts += [f"{many} {verb} {rest}" for verb, many, rest in told[1:]]
    if not texts:
        return
    yield stated(f"Av {counted(len(before), noun)} {phrases.enumeration(texts)}.", ids)
    if 0 < len(came) <= _FEW:
        many = number(len(came), neuter=noun.neuter).capitalize()
        yield stated(f"{many} är {noun.new if len(came) == 1 else 'nya'}.", ids)
    regrouped = {id(item) for each in (*merged, *split) for item in each.new}
    reworded = {id(each.new[0]) for each in found if each.new and Kind.REWORDED in kinds_of(each)}
    others = [each.new for each in comparison.matching.pairs if each.new.entity.name == entity]
    if others and all(id(item) in reworded | regrouped for item in others):
        yield stated("De övriga har ny text.", ids)


def _names(found: Sequence[Statement], entity: str) -> str:
    noun = ENTITIES[entity].noun
    if len(found) <= _FEW:
        return each_cited([each.title for each in found])
    names = each_cited([each.title for each in found[:2]])
    return f"{number(len(found), neuter=noun.neuter)} {noun.many}, bland annat {names},"


def _risks(scope: MemoContext) -> Iterator[Span]:
    """Risks whose index is raised and lowered, then those that are new and gone; the highest first."""
    found = sorted((each for each in scope.of("risk") if is_of_index(each)), key=order)
    ways = ((Kind.RAISED, "höjs"), (Kind.LOWERED, "sänks"))
    clauses, ids = [], []
    for kind, verb in ways:
        if held := [each for each in found if kind in each.kinds and each.old and each.new]:
            clauses.append(f"{verb} för {_risk_names(scope, held)}")
            ids += [each.id for each in held]
    if clauses:
        text = phrases.enumeration(clauses).rstrip(",")
        yield stated(f"Riskindex {text}.", tuple(dict.fromkeys(ids)))
    for kind, words in ((Kind.ADDED, new_words), (Kind.REMOVED, gone_words)):
        if held := [each for each in found if kind in each.kinds]:
            noun = "Risken " if len(held) == 1 else "Riskerna " if len(held) <= _FEW else ""
            text = sentence(f"{noun}{_risk_names(scope, held)} {words(held)}")
            yield stated(text, tuple(each.id for each in held))


def is_of_index(risk: Statement) -> bool:
    """Whether a risk came or went, or its very index is another."""
    whole = {Kind.ADDED, Kind.REMOVED} & set(risk.kinds)
    return bool(whole) or any(facet.field == "index" for facet in risk.facets)


def _risk_names(scope: MemoContext, found: Sequence[Statement]) -> str:
    names = [scope.teller.name(each.subject) for each in found]
    if len(found) <= _FEW:
        return phrases.enumeration(names)
    return f"{number(len(found))} risker, bland annat {phrases.enumeration(names[:2])},"


def background(scope: MemoContext) -> Iterator[Block]:
    """How the frame was decided by the plan's own words, what is compared, and what a reader must know of that."""
    also = stated("Alla ändringar, med skäl, finns i bilagan.")
    yield Paragraph(running_text((bracket("Hur ärendet har beretts."), *_frame_words(scope), *compared(scope), also)))
    if told := not_compared(scope):
        yield told
    if is_budget_only(scope):
        yield from _aims(scope)


def _aims(scope: MemoContext) -> Iterator[Block]:
    """The goals and assignments of a plan that there is nothing to compare with."""
    if goals := tuple(goal_list(scope)):
        yield Heading("Mål", 3)
        yield from goals
    if given := [cited(item.name) for item in scope.comparison.new.listing("assignments")]:
        head = "Uppdraget är" if len(given) == 1 else "Uppdragen är"
        yield Paragraph((stated(f"{head} {phrases.enumeration(given)}."),))


_DECIDES = re.compile(r"\b(kommunfullmäktige|kommunstyrelsen|fullmäktige)\w*", re.IGNORECASE)
_DECIDED = re.compile(r"\b(?:beslut|tilldel|fastställ)", re.IGNORECASE)


def _frame_words(scope: MemoContext) -> Iterator[Span]:
    """Sentences of the plan on who decided the frame, where its figures hold; two deciders are pointed out."""
    by_sentence: dict[str, list[Judgement]] = {}
    for judged in claims_of(scope.comparison):
        by_sentence.setdefault(spaced(judged.claim.sentence), []).append(judged)
    found = [
        (text, body[1].casefold())
        for text, judgements in by_sentence.items()
        if (body := _DECIDES.search(text)) and _DECIDED.search(text) and all(map(_is_frame, judgements))
    ]
    if found:
        told, who = found[0]
        yield stated(f"Om ramen står i planen: {cited(told)}.")
        others = [other for _, other in found[1:] if other != who]
        others += [each.casefold() for each in _other_deciders(scope.comparison.new, told, who)]
        if others:
            yield bracket(f"Kontrollera beslutsfattaren: på ett annat ställe anger planen {others[0]}.")
    rates = {
        money.parse_percent(entry.component.percent)
        for entry in components(scope.verdict.standing)
        if isinstance(entry.component, Index)
    }
    for text, judgements in by_sentence.items():
        of_index = [each for each in judgements if each.claim.kind is ClaimKind.INDEX and each.claim.rate is not None]
        if rates and any(each.claim.rate not in rates for each in of_index):
            yield stated(f"Om uppräkningen står i planen: {cited(text)}.")
            return


def _other_deciders(plan: Plan, text: str, body: str) -> Iterator[str]:
    """The other bodies that the plan credits with a decision in the same words on the frame's amount."""
    amounts = re.findall(r"\d[\d ,\u00a0]*\d(?=\s*m)", text)
    for item in plan.items():
        for value in item.fields.values():
            for each in re.split(r"(?<=[.!?])\s+", value) if isinstance(value, str) else ():
                found = _DECIDES.search(each)
                if found and found[1].casefold() != body and _DECIDED.search(each) and amounts and amounts[0] in each:
                    yield found[1]


def _is_frame(judged: Judgement) -> bool:
    return judged.claim.subject is ClaimSubject.FRAME and judged.verdict is Truth.HOLDS


def compared(scope: MemoContext) -> Iterator[Span]:
    """Which plans are compared, and which years lie between them."""
    old, new = scope.plans
    number_ = spaced(old.metadata.text("reference") or "")
    which = f" ({number_})" if number_ else ""
    if old.year == new.year:
        version = f", {old.version}" if old.version else ""
        yield stated(f"Planen jämförs med en tidigare version av samma års plan{version}{which}.")
    elif is_budget_only(scope):
        yield stated(f"Planen jämförs med de uppgifter om {old.year} som den själv lämnar. De gäller enbart budgeten.")
    elif (old.version or "").casefold() == "reviderad":
        yield stated(f"Planen jämförs med den reviderade planen för {old.year}{which}.")
    else:
        version = f" ({old.version})" if old.version else ""
        yield stated(f"Planen jämförs med planen för {old.year}{version}{which}.")
    yield from map(stated, caveats.on_the_choice(scope.comparison, scope.wording))
    between = range(min(old.year, new.year) + 1, max(old.year, new.year))
    if between:
        years = phrases.enumeration([str(year) for year in between])
        yield stated(f"{'År' if len(between) == 1 else 'Åren'} {years} ingår inte i jämförelsen.")


def not_compared(scope: MemoContext) -> Paragraph | None:
    """What could not be read, and which parts are not compared, but for rows of the budget, which its table tells."""
    if is_budget_only(scope):
        found = [each for each in scope.comparison.not_comparable if each.is_unread or each.key in UNPROVED.values()]
    else:
        found = [each for each in scope.comparison.not_comparable if each.key not in caveats.OF_ROWS]
    texts = caveats.sentences(found, scope.comparison, scope.wording)
    told = tuple(stated(in_print(text)) for text in texts)
    return Paragraph(running_text(told)) if told else None


def children(scope: MemoContext) -> Iterator[Block]:
    """A bracket: no plan says what a decision means for children."""
    yield Paragraph((bracket("Barnets bästa: bedömning, eller att ärendet inte berör barn."),))


def assessment(scope: MemoContext) -> Iterator[Block]:
    """Brackets: what the administration thinks of it, and the negotiation."""
    spans = (
        bracket("Kan åtagandena utföras inom ramen?"),
        bracket(f"Förhandling enligt 11{money.NO_BREAK_SPACE}§ MBL: datum, utfall."),
    )
    yield Paragraph(running_text(spans))


def documents(scope: MemoContext) -> Iterator[Block]:
    """What is sent with the memo, and who signs."""
    yield Paragraph((stated(f"{_document(scope.comparison.new)}."), Span(" "), bracket("Namn, befattning")))


def others(scope: MemoContext, told: Collection[str]) -> Span | None:
    """How many changes of substance are not among the `told`, where there is no appendix that has them: «Ändringar
    finns också bland textstycken (3).»; of many sorts all of them as one number, with the heaviest sorts. Parts that
    came or went with an item are stated with it."""
    found = [change for change in scope.told if change.id not in told]
    if not found:
        return None
    counts = Counter(change.entity for change in found)
    if len(counts) > _SORTS:
        heaviest = sorted(found, key=lambda change: scope.outline.statement(change).weight)
        sorts = list(dict.fromkeys(ENTITIES[change.entity].noun.many for change in heaviest))[:_SORTS]
        more = "ytterligare " if told else ""
        text = f"Planen har {more}{number(len(found))} ändringar, bland annat av {phrases.enumeration(sorts)}."
    else:
        words = [f"{entity.noun.many} ({counts[entity.name]})" for entity in ENTITIES.values() if counts[entity.name]]
        text = f"Ändringar finns {'också ' if told else ''}bland {phrases.enumeration(words)}."
    return stated(text, tuple(change.id for change in found))


def committee(plan: Plan) -> str:
    """The committee's name, in the definite form that plans print it in."""
    return plan.metadata.text("committee") or "nämnden"


def genitive(name: str) -> str:
    """«omsorgsnämndens»."""
    name = spaced(name)
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def _title(plan: Plan) -> str:
    return lowered(spaced(plan.metadata.name)) or f"verksamhetsplan och budget {plan.year}"


def _own_title(plan: Plan) -> str:
    """The title as what is decided on, without the name of who decides that it may begin with: «Kulturnämndens
    verksamhetsplan», «Tekniska nämnden, Björkhamns kommun – verksamhetsplan»."""
    title = spaced(plan.metadata.name)
    names = [spaced(plan.metadata.text(each) or "") for each in ("committee", "municipality")]
    found = True
    while found:
        found = False
        for name in filter(None, names):
            opening = re.match(
                rf"{re.escape(name)}(?:s\s+|\s*[,:–—-]\s*|\s+(?=\d|\w*plan|\w*budget))", title, re.IGNORECASE
            )
            if opening and title[opening.end() :].strip():
                title, found = title[opening.end() :].strip(), True
    return lowered(title) or _title(plan)


def _document(plan: Plan) -> str:
    number_ = plan.metadata.text("reference")
    version = f" ({plan.version})" if plan.version else ""
    title = spaced(plan.metadata.name) or f"Verksamhetsplan och budget {plan.year}{version}"
    return f"{title} ({number_})" if number_ else title
