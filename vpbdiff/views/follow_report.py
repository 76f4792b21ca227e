"""A plan followed up by a report, as a document and as one table: what to see first, the measures, the goals, what was
done, the money, the controls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vpbdiff.follow.relation import (
    CHAPTERS,
    CHECK,
    MEASURED,
    FollowCoverage,
    FollowedItem,
    Following,
    MoneyRow,
    RelationKind,
)
from vpbdiff.model.document import (
    Block,
    CellType,
    Document,
    Heading,
    Line,
    Paragraph,
    Row,
    Table,
    TableCell,
    plain,
    table_row,
)
from vpbdiff.model.workbook import Sheet, Workbook
from vpbdiff.statements import followed, followed_report, phrases, unread
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

_FEW = 2
"""Items that are deferred alike from which on the part is told once."""


def document(following: Following, wording: Wording, options: Options) -> Document:
    """The whole follow-up as a document."""
    return Document.of(_blocks(following, wording))


def _blocks(following: Following, wording: Wording) -> Iterator[Block]:
    report = following.report
    yield from head(following, wording)
    if following.known_before is not None:
        key = "follow.known-before" if following.known_before else "follow.known-after"
        key = key if report.meeting else "follow.known-after-undated"
        told = {"year": following.plan_year + 1, "decided": following.decided}
        told |= {"meeting": report.meeting} if report.meeting else {"through": report.through}
        yield Paragraph(plain(wording.say(key, **told)))
    yield from (Paragraph(plain(text)) for text in followed_report.other_days(following, wording))
    yield _overview(following, wording)
    yield from _first(following, wording)
    yield from _measures(following, wording)
    for entity in CHAPTERS:
        yield from _chapter(entity, following, wording)
    yield from _money(following, wording)
    yield from (Paragraph(plain(text)) for text in _about(following, wording))


def head(following: Following, wording: Wording) -> Iterator[Block]:
    """Which plan is held against which report."""
    report = following.report
    yield Heading(wording.say("follow.title", plan=following.plan_title, report=report.title), 1)
    yield Paragraph(plain(opening(following, wording)))


def opening(following: Following, wording: Wording) -> str:
    """The series, the plan and the day that a report is about."""
    day = followed_report.day(following.report.through, wording)
    version = following.plan_version
    plan = wording.say("diff.plan-version" if version else "diff.plan", year=following.plan_year, version=version)
    if following.series:
        return wording.say("follow.head", series=following.series, plan=plan, day=day)
    return wording.say("follow.head-alone", plan=plan, day=day)


def _overview(following: Following, wording: Wording) -> Table:
    """How many of each are in the plan, followed up, left out, or in the report alone."""
    columns = [("follow.in-plan", "in_plan"), ("follow.followed", "followed"), ("follow.not-followed", "not_followed")]
    rare = (("follow.later", "later"), ("follow.unread", "not_read"))
    columns += [each for each in rare if any(getattr(counted, each[1]) for counted in following.counts)]
    columns.append(("follow.only-report", "only_in_report"))
    header = (wording.say("follow.overview"), *(wording.say(key) for key, _ in columns))
    rows = []
    for counted in following.counts:
        texts = [str(getattr(counted, name) or "–") for _, name in columns]
        word = phrases.capital(phrases.entity_word(counted.entity, 2, wording))
        rows.append(table_row(word, CellType.COUNT, texts))
    return Table(header, tuple(rows))


def _label(item: FollowedItem, wording: Wording) -> str:
    """An item with its kind; a control by its risk where that is known."""
    named = item.owner if item.is_check and item.owner is not None else item.item
    entity = phrases.capital(phrases.entity_word(named.entity.name, 1, wording))
    return wording.say("follow.list", entity=entity, name=phrases.brief(named.name))


def _opening(key: str, number: int, wording: Wording) -> Line:
    word = phrases.capital(phrases.number_word(number, wording))
    return Line(plain(wording.count(key, number, word=word)), first=True)


def _first(following: Following, wording: Wording) -> Iterator[Block]:
    """What a reader should see before the rest; that there is nothing only where every part that is due was found."""
    blocks: list[Block] = [*_restated_first(following, wording), *_absent_first(following, wording)]
    blocks += [Line(plain(text), 0, "≠", first=True) for text in followed_report.of_report(following, wording)]
    if not blocks and _is_whole(following):
        blocks = [Paragraph(plain(wording.say("follow.none-first")))]
    if blocks:
        yield Heading(wording.say("follow.see-first"))
        yield from blocks


def _is_whole(following: Following) -> bool:
    """Whether the report speaks of every part of the plan that it is to follow up, and there are such parts."""
    aside = (FollowCoverage.NOT_DUE, FollowCoverage.NOT_IN_PLAN)
    due = [item.coverage for item in following.items if item.coverage not in aside]
    return bool(due) and all(each is FollowCoverage.FOLLOWED for each in due)


def _restated_first(following: Following, wording: Wording) -> Iterator[Line]:
    targets = [
        (item, found)
        for item in following.of(MEASURED)
        if (found := item.of(RelationKind.TARGET_RESTATED)) is not None and found.facts["same"]
    ]
    if targets:
        yield _opening("follow.first.target_restated", len(targets), wording)
        for item, found in targets:
            told = {"plan": found.facts["plan"], "report": found.facts["report"]}
            text = wording.say("follow.first-target", name=phrases.brief(item.name), **told)
            yield Line(plain(text), 1, "≠")
    others = [item for item in following.of(MEASURED) if item.of(RelationKind.DEFINITION_CHANGED) is not None]
    if others:
        yield _opening("follow.first.definition_changed", len(others), wording)
        for item in others:
            text = wording.say("follow.first-other", name=phrases.brief(item.name), report=item.report[0].name)
            yield Line(plain(text), 1, "?")


def _absent_first(following: Following, wording: Wording) -> Iterator[Line]:
    for coverage in (FollowCoverage.NOT_FOLLOWED_UP, FollowCoverage.NOT_READ):
        absent = [item for item in following.items if item.coverage is coverage]
        if texts := dict.fromkeys(_with_before(item, wording) for item in absent):
            yield _opening(f"follow.first.{coverage}", len(texts), wording)
            yield from (Line(plain(text), 1, "○") for text in texts)
    not_done = [
        (item, said.result.printed)
        for item in following.of(CHECK)
        for said in item.said
        if said.result is not None and said.result.reading == "not_done"
    ]
    if not_done:
        yield _opening("follow.first.not_done", len(not_done), wording)
        for item, printed in not_done:
            entity = phrases.capital(phrases.entity_word(item.entity, 1, wording))
            told = {"entity": entity, "name": phrases.brief(item.name).rstrip("."), "printed": printed}
            yield Line(plain(wording.say("follow.first-not-done", **told)), 1, "×")


def _with_before(item: FollowedItem, wording: Wording) -> str:
    """An item that is not followed up, with what the last report before said of it; of a control with its risk."""
    text = _label(item, wording)
    if item.before:
        iso, printed = item.before[-1]
        if printed:
            return wording.say(
                "follow.first-before", text=text, day=followed_report.day(iso, wording), printed=printed.rstrip(".")
            )
        return wording.say("follow.first-not-before", text=text, day=followed_report.day(iso, wording))
    return text


def _measures(following: Following, wording: Wording) -> Iterator[Block]:
    """The measures as a table, then what is said of each."""
    items = following.of(MEASURED)
    if not items:
        return
    yield Heading(wording.say("follow.measures"))
    header = ("follow.measures", "follow.target", "follow.outcome", "follow.whether")
    yield Table(tuple(map(wording.say, header)), tuple(_measure_row(each, wording) for each in items))
    for each in items:
        texts = list(followed.sentences(each, following, wording))
        if texts:
            yield Line(plain(each.name), 0, "·", first=True)
            yield from (Line(plain(text), 1) for text in texts)


def _measure_row(item: FollowedItem, wording: Wording) -> Row:
    found = item.verdict
    target = found.target if found is not None else ""
    value = found.value if found is not None else ""
    if found is None and item.report:
        value = _lone_value(item)
    texts = (target or "–", value or "–", followed.verdict_word(item, wording))
    return table_row(item.name, CellType.COUNT, texts)


def _lone_value(item: FollowedItem) -> str:
    """The outcome of a measure that the report alone has."""
    found = item.report[0].fields.get("outcomes", ())
    return found[-1].value if isinstance(found, tuple) and found and hasattr(found[-1], "value") else ""


def _chapter(entity: str, following: Following, wording: Wording) -> Iterator[Block]:
    """The items of an entity, each with what is said of it; those that are all deferred in one sentence."""
    shown = [each for each in following.of(entity) if each.coverage is not FollowCoverage.NOT_DUE]
    later = [each for each in shown if each.coverage is FollowCoverage.DEFERRED]
    if not shown:
        return
    yield Heading(phrases.capital(phrases.entity_word(entity, 2, wording)))
    if len(later) >= _FEW:
        words = phrases.capital(phrases.counted(later[0].entity, len(later), wording))
        yield Paragraph(plain(wording.say("follow.deferred-part", what=words, text=later[0].deferred)))
        shown = [each for each in shown if each.coverage is not FollowCoverage.DEFERRED]
    owner = None
    for each in shown:
        if each.is_check and each.owner is not None and each.owner is not owner:
            owner = each.owner
            yield Line(plain(owner.name), 0, first=True)
        depth = 1 if each.is_check and each.owner is not None else 0
        yield Line(plain(each.name), depth, _mark(each), first=not depth)
        texts = [*followed.sentences(each, following, wording)]
        if after := followed.index_after(each, following, wording):
            texts.append(after)
        yield from (Line(plain(text), depth + 1) for text in texts)


def _mark(item: FollowedItem) -> str:
    if item.coverage is FollowCoverage.NOT_FOLLOWED_UP:
        return "○"
    if item.coverage is FollowCoverage.NOT_READ:
        return "!"
    return "?" if any(each.kind is not RelationKind.SEVERAL_ROWS for each in item.relations) else "·"


def _money(following: Following, wording: Wording) -> Iterator[Block]:
    """The budget tables of the report against the plan's budget and its own."""
    absent = list(followed.absent_money(following, wording))
    if not following.money and not absent:
        return
    yield Heading(wording.say("follow.money"))
    yield from (Paragraph(plain(text)) for text in absent)
    yield from money_tables(following, wording)
    for path, key in followed.BUDGET_TABLES.items():
        for rule in (each for each in following.signs if each.path == path):
            if rule.costs_negative is not None:
                costs = "follow.costs-negative" if rule.costs_negative else "follow.costs-positive"
                texts = [wording.say(costs, table=wording.say(key))]
                texts += [wording.say(f"follow.deviation-{rule.deviation}")] if rule.deviation else []
                yield Line(plain(" ".join(texts)), 0, "·")
    roles = {row.role for row in following.money}
    for row in following.money:
        if "net" in roles and row.role in {"total", "cost"}:  # the same step, told of the net cost
            continue
        texts = list(followed.restated(row, wording))
        if texts:
            yield Line(plain(" ".join(texts)), 0, "·")


def money_tables(following: Following, wording: Wording) -> Iterator[Table]:
    """A table for each budget table of the report, every row, against the plan's budget and the report's own."""
    for path, key in followed.BUDGET_TABLES.items():
        rows = [row for row in following.money if row.path == path]
        if rows:
            yield _money_table(rows, wording.say(key), wording)


def _money_table(rows: Sequence[MoneyRow], name: str, wording: Wording) -> Table:
    has_outcome = any(row.outcome is not None for row in rows)
    result = wording.say("follow.outcome" if has_outcome else "follow.forecast")
    heads = ("follow.planned", "follow.budget", "follow.against-budget", "follow.against-plan")
    planned, budget, over, above = map(wording.say, heads)
    header = (wording.say("follow.money-table", table=name, unit=rows[0].unit), planned, budget, result, over, above)
    return Table(header, tuple(_money_row(row, wording, outcome=has_outcome) for row in rows))


def _money_row(row: MoneyRow, wording: Wording, *, outcome: bool) -> Row:
    result = row.outcome if outcome else row.forecast
    figures = [followed.kronor(each, row) if each is not None else "–" for each in (row.planned, row.budget, result)]
    words = [followed.against(result, base, row, wording) or "–" for base in (row.budget, row.planned)]
    return (
        TableCell(row.name),
        *(TableCell(figure, CellType.AMOUNT) for figure in figures),
        *(TableCell(word, CellType.COUNT) for word in words),
    )


def _about(following: Following, wording: Wording) -> Iterator[str]:
    """What of the report could not be read, and what is no part of a follow-up."""
    yield from unread.sentences(following.report.items, wording)
    yield wording.say("follow.scope")


_COLUMNS = ("entity", "name", "coverage", "target", "outcome", "verdict", "word", "text")


def table(following: Following, wording: Wording, options: Options) -> Table:
    """A row for each item and each budget row, for a spreadsheet."""
    header = tuple(wording.say(f"follow.csv-{name}") for name in _COLUMNS)
    return Table(header, (*_item_rows(following, wording), *_budget_rows(following, wording)))


def _item_rows(following: Following, wording: Wording) -> Iterator[Row]:
    for each in following.items:
        found = each.verdict
        words = [
            judgement.printed
            for said in each.said
            for judgement in (said.assessment, said.status, said.result)
            if judgement is not None and judgement.printed
        ]
        texts = (
            phrases.capital(phrases.entity_word(each.entity, 1, wording)),
            each.name,
            wording.say(f"follow.coverage.{each.coverage}"),
            found.target if found is not None else "",
            found.value if found is not None else "",
            followed.verdict_word(each, wording) if each.is_measured else "",
            " / ".join(words),
            " ".join(followed.sentences(each, following, wording)),
        )
        yield tuple(map(TableCell, texts))


def _budget_rows(following: Following, wording: Wording) -> Iterator[Row]:
    for row in following.money:
        planned = followed.kronor(row.planned, row) if row.planned is not None else ""
        result = followed.kronor(row.result, row) if row.result is not None else ""
        said = [
            f"{wording.say(key)}: {text}"
            for key, base in (("follow.budget", row.budget), ("follow.against-plan", row.planned))
            if (text := followed.against(row.result, base, row, wording))
        ]
        texts = (wording.say("follow.csv-budget"), row.name, row.unit, planned, result, "", "", "; ".join(said))
        types = (*[CellType.TEXT] * 3, CellType.AMOUNT, CellType.AMOUNT, *[CellType.TEXT] * 3)
        yield tuple(TableCell(text, type_) for text, type_ in zip(texts, types, strict=True))


def workbook(following: Following, wording: Wording, options: Options) -> Workbook:
    """The follow-up as a workbook: the items and rows, the overview, the money table by table."""
    sheets = [Sheet(wording.say("follow.overview"), _overview(following, wording))]
    sheets.append(Sheet(wording.say("follow.followed"), table(following, wording, options)))
    for path, key in followed.BUDGET_TABLES.items():
        rows = [row for row in following.money if row.path == path]
        if rows:
            sheets.append(Sheet(wording.say(key), _money_table(rows, wording.say(key), wording)))
    day = date.fromisoformat(following.report.meeting or following.report.through)
    return Workbook(
        wording.say("follow.title", plan=following.plan_title, report=following.report.title), tuple(sheets), day
    )
