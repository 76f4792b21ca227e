"""Are verdicts on reports right? Plans with reports on them: drawn with their truth, laid out, imported, followed up.

Each report is written as text, Word or Excel in a drawn layout, read by the importer and held against the plan. A
verdict where none may be given, another than the true one, an item counted as followed up that is not, or the other
way, and a figure of the money that is not the true one are each a miss.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.follow_truth import YEAR, Measure, Named, Said, Truth, draw, of_measure, of_named
from benchmarks.layouts import Layout, Piece
from benchmarks.layouts.render import write
from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.documents import reader
from vpbdiff.follow import FollowedItem, Following, follow
from vpbdiff.recognise import profile
from vpbdiff.reports import dumps, reading
from vpbdiff.reports.loading import read_report

FORMATS = ("txt", "docx", "xlsx", "pdf")
Raw = dict[str, Any]
Cells = tuple[str, ...]


def plan_of(truth: Truth) -> Raw:
    """The plan as a snapshot has it."""
    goals: list[Raw] = [{"title": title, "activities": [], "measures": []} for title in truth.goals]
    for each in truth.activities:
        if each.planned:
            goals[each.goal]["activities"].append({"title": each.title})
    for measure in truth.measures:
        goals[measure.goal]["measures"].append(_planned(measure))
    controls = [each for each in truth.controls if each.planned]
    return {
        "format": "vpbdiff-plan/3",
        "year": YEAR,
        "metadata": {"title": f"Verksamhetsplan {YEAR}", "committee": "Kulturnämnden"},
        "goals": goals,
        "assignments": [{"title": each.title} for each in truth.assignments],
        "operating_budget": {"unit": "mkr", "units": _units(truth)},
        "internal_control_plan": {
            "risks": [{"process": each.process, "index": 8, "controls": [{"text": each.text}]} for each in controls]
        },
    }


def _planned(measure: Measure) -> Raw:
    raw: Raw = {"title": measure.title}
    if measure.direction:
        raw |= {"direction": measure.direction, "direction_from": "printed"}
    if measure.target:
        raw["targets"] = [{"year": YEAR, "value": measure.target}]
    if measure.baseline:
        raw["baselines"] = [{"year": YEAR - 1, "value": measure.baseline}]
    return raw


def _units(truth: Truth) -> list[Raw]:
    rows = [(each.name, "part", each.planned) for each in truth.units]
    rows.append(("Summa nettokostnader", "total", sum(each.planned for each in truth.units)))
    return [
        {
            "name": name,
            "role": role,
            "amounts": [{"year": YEAR, "kind": "budget", "kr": -tenths * 100_000, "printed": _mkr(-tenths)}],
        }
        for name, role, tenths in rows
    ]


def _mkr(tenths: int) -> str:
    sign = "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10},{abs(tenths) % 10}"


def _tkr(tenths: int) -> str:
    kronor = f"{abs(tenths) * 100:,}".replace(",", " ")
    return f"{'−' if tenths < 0 else ''}{kronor}"


class Pages:
    """A report's pieces in a layout that is drawn for it."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self._random = Random(f"layout {truth.number}")
        self._by_goal = self._random.random() < 0.7
        self._setting = self._choice("tables", "tables", "with goals", "bullets", "headings")
        """How activities are set; what is no table may be told instead of read."""
        self._baselines = any(each.baseline or each.reported_baseline for each in truth.measures)
        self._pieces: list[Piece] = []
        self._figure = _mkr

    def layout(self) -> Layout:
        """All of the report."""
        self._heading(1, self._title())
        self._text("KULTURNÄMNDEN")
        if self._random.random() < 0.5:
            self._text(f"KUN/{YEAR}:{self.truth.number}, behandlas på kulturnämndens sammanträde {self._meeting()}")
        self._heading(2, self._choice("Sammanfattning", "Året i korthet", "Inledning"))
        self._text("Nämndens verksamhet har bedrivits enligt planen.")
        chapters = [self._goals, self._assignments, self._money, *([self._control] if self.truth.controls else [])]
        if self._random.random() < 0.3:
            chapters = [self._money, *(each for each in chapters if each != self._money)]
        for chapter in chapters:
            chapter()
        return Layout(str(self.truth.number), "", False, tuple(self._pieces), ())

    def _choice(self, *words: str) -> str:
        return self._random.choice(words)

    def _heading(self, level: int, text: str) -> None:
        self._pieces.append(Piece("heading", text, level))

    def _text(self, text: str) -> None:
        self._pieces.append(Piece("text", text))

    def _table(self, head: Cells, rows: Sequence[Cells]) -> None:
        if rows:
            self._pieces.append(Piece("table", rows=(head, *rows)))

    def _title(self) -> str:
        if self.truth.annual:
            return self._choice(
                f"Verksamhetsberättelse {YEAR}",
                f"Årsrapport {YEAR}",
                f"Verksamhetsberättelse för kulturnämnden {YEAR}",
                f"Verksamhetsplan och budget {YEAR} – uppföljning helår",
                f"Bokslut {YEAR}",
            )
        return self._choice(
            f"Delårsrapport januari–augusti {YEAR}",
            f"Delårsrapport per den 31 augusti {YEAR}",
            f"Tertialrapport 2 {YEAR}",
            f"Uppföljning av verksamhetsplan {YEAR} per 31 augusti",
            f"Delårsrapport jan-aug {YEAR}",
        )

    def _meeting(self) -> str:
        return f"{YEAR + 1}-02-10" if self.truth.annual else f"{YEAR}-09-23"

    def _goals(self) -> None:
        self._heading(2, self._choice("Måluppfyllelse", "Nämndmål", "Mål och mått", "Uppföljning av mål"))
        words = "Nått, Delvis nått och Ej nått" if self.truth.annual else "Grön, Gul och Röd"
        if self.truth.annual:
            self._text(f"Bedömningarna görs med orden {words}.")
        else:
            steps = (("Grön", "Målet bedöms nås"), ("Gul", "Målet bedöms delvis nås"), ("Röd", "Målet bedöms inte nås"))
            self._table((self._choice("Färg", "Symbol"), "Betydelse"), steps)
        if self._by_goal:
            for number, title in enumerate(self.truth.goals):
                self._heading(3, self._choice(title, f"{title}."))
                self._measures([each for each in self.truth.measures if each.goal == number])
                self._activities([each for each in self.truth.activities if each.goal == number])
        else:
            self._heading(3, self._choice("Mått", "Indikatorer"))
            self._measures(list(self.truth.measures))
            self._heading(3, "Aktiviteter")
            self._activities(list(self.truth.activities))

    def _measures(self, measures: Sequence[Measure]) -> None:
        told = [each for each in measures if each.outcome is not None]
        columns = [("outcome", self._outcome_head())]
        if any(each.reported_target for each in told):
            columns.append(("target", self._choice(f"Mål {YEAR}", f"Målvärde {YEAR}", "Målvärde", "Mål")))
        if self._baselines:
            columns.append(("baseline", f"Utfall {YEAR - 1}"))
        self._random.shuffle(columns)
        if any(each.assessment for each in told):
            columns.append(("assessment", self._choice("Bedömning", "Måluppfyllelse")))
        if self._random.random() < 0.3:
            columns.append(("before", f"Utfall {YEAR - 2}"))
        first = self._choice("Mått", "Indikator", "Nyckeltal", "Mått", "")
        head = (first, *(name for _, name in columns))
        rows = []
        for each in told:
            rows.append((each.reported_title, *(self._cell(each, what) for what, _ in columns)))
            for group, value in each.parts:
                own = tuple(value if what == "outcome" else "" for what, _ in columns)
                rows.append((f"– varav {group}", *own))
        self._table(head, rows)

    def _outcome_head(self) -> str:
        if self.truth.annual:
            return self._choice(f"Utfall {YEAR}", f"Resultat {YEAR}", "Utfall helår", "Utfall")
        return self._choice("Utfall jan–aug", "Utfall aug", "Utfall 31 aug", "Utfall januari–augusti", "Utfall")

    @staticmethod
    def _cell(measure: Measure, what: str) -> str:
        cells = {"outcome": measure.outcome, "target": measure.reported_target, "baseline": measure.reported_baseline}
        return (cells | {"assessment": measure.assessment, "before": "17"})[what] or ""

    @property
    def may_tell(self) -> bool:
        """Whether activities are set so that they may be told as not read."""
        return self._setting in {"bullets", "headings"}

    def _activities(self, items: Sequence[Named]) -> None:
        told = [each for each in items if each.printed is not None]
        if self._setting == "with goals" and not self._by_goal:
            rows = [(self.truth.goals[each.goal], each.title, each.printed or "") for each in told]
            self._table((self._choice("Nämndmål", "Mål"), "Aktivitet", self._choice("Status", "Läge")), rows)
        elif self._setting == "bullets":
            for each in told:
                state = f": {each.printed}" if each.printed else ""
                self._pieces.append(Piece("bullet", f"{each.title}{state}"))
        elif self._setting == "headings":
            for each in told:
                self._heading(4, each.title)
                self._text(f"Status: {each.printed}" if each.printed else "Arbetet beskrivs i bilagan.")
        else:
            self._named("activity", items)

    def _named(self, entity: str, items: Sequence[Named]) -> None:
        heads = {"activity": ("Aktivitet", "Aktiviteter", "Insats"), "assignment": ("Uppdrag",)}
        told = [each for each in items if each.printed is not None]
        comments = self._random.random() < 0.6
        texts = ("Arbetet följer planen.", "Klart i maj.", "", "Två träffar är hållna.")
        rows = [(each.title, each.printed or "", *((self._choice(*texts),) if comments else ())) for each in told]
        more = (self._choice("Kommentar", "Analys"),) if comments else ()
        self._table((self._choice(*heads[entity]), self._choice("Status", "Läge"), *more), rows)

    def _assignments(self) -> None:
        self._heading(2, self._choice("Uppdrag från kommunfullmäktige", "Uppdrag"))
        self._named("assignment", self.truth.assignments)

    def _money(self) -> None:
        self._heading(2, self._choice("Ekonomi", "Ekonomisk uppföljning", "Driftbudget"))
        sign = self._random.choice((1, -1))
        turned = self._random.random() < 0.5
        deviates = self._random.random() < 0.7
        annual = self.truth.annual
        result = f"Utfall {YEAR}" if annual else self._choice("Prognos helår", f"Prognos {YEAR}")
        budget = self._choice(f"Budget {YEAR}", "Budget helår") if not annual else f"Budget {YEAR}"
        unit = self._choice("mkr", "mkr", "tkr")
        self._figure = _mkr if unit == "mkr" else _tkr
        head = [unit, budget]
        head += [] if annual else ["Utfall jan–aug"]
        head += [result, *(["Avvikelse"] if deviates else [])]
        total = tuple(sum(getattr(each, name) for each in self.truth.units) for name in ("revised", "outcome"))
        rows = []
        for name, revised, outcome in (
            *((each.name, each.revised, each.outcome) for each in self.truth.units),
            ("Summa nettokostnader", *total),
        ):
            gap = sign * (revised - outcome) if turned else sign * (outcome - revised)
            cells = [self._figure(sign * revised), *([] if annual else [self._figure(sign * (outcome * 2 // 3))])]
            rows.append((name, *cells, self._figure(sign * outcome), *([self._figure(gap)] if deviates else [])))
        if not annual and deviates and self._random.random() < 0.4:
            upper = (unit, "Helår", "Period", "Helår", "Helår")
            lower = ("", "Budget", "Utfall", "Prognos", "Avvikelse")
            self._table(upper, [lower, *rows])
        else:
            self._table(tuple(head), rows)

    def _control(self) -> None:
        self._heading(2, self._choice("Intern kontroll", "Uppföljning av internkontrollplanen"))
        told = [each for each in self.truth.controls if each.printed is not None]
        head = (self._choice("Process/Rutin", "Process"), "Kontrollmoment", "Resultat")
        self._table(head, [(each.process, each.text, each.printed or "") for each in told])


@dataclass
class Tally:
    """What was judged and what was wrong."""

    judged: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, what: str, place: str, told: str, *, right: bool) -> None:
        """Count one judgement."""
        self.judged[what] += 1
        if not right:
            self.wrong[what] += 1
            self.misses.append(f"{place} {what}: {told}")


def followed(truth: Truth, layout: Layout, ending: str, folder: Path) -> Following:
    """The report written, read, and held against the plan."""
    document = reader.read(write(layout, ending, folder))
    found = reading.read(document, profile.load(None))
    report = read_report(dumps(found.raw), "report.json")
    return follow(store.plan_from_json(plan_of(truth)), report)


def judge(truth: Truth, found: Following, place: str, tally: Tally, *, may_tell: bool = False) -> None:
    """Hold all that is said against the truth; `may_tell` says that activities may be told as not read."""
    report = found.report
    tally.add("day", place, f"{report.kind} {report.through}", right=report.through == truth.through)
    by_name = {(each.entity, _key(each)): each for each in found.items if each.plan is not None}
    alone = {(each.entity, _key(each)) for each in found.items if each.plan is None}
    for measure in truth.measures:
        _measure(truth, measure, by_name.get(("measure", measure.title)), place, tally)
    named = [("activity", each, True) for each in truth.activities]
    named += [("assignment", each, truth.annual) for each in truth.assignments]
    for entity, item, due in named:
        said = of_named(item, due=due)
        if may_tell and entity == "activity":
            if not item.planned:
                continue
            said = replace(said, one_of=said.one_of | {"not_read"} if item.printed is not None else said.one_of)
        _judge_named(entity, item.title, said, by_name, alone, place, tally)
    for control in truth.controls:
        _judge_named("control", control.text, of_named(control, due=True), by_name, alone, place, tally)
    expected = {(entity, name) for entity, name in _only(truth)}
    extra = {(entity, name) for entity, name in alone if entity != "goal"} - expected
    tally.add("nothing more", place, f"in the report alone: {sorted(extra)}", right=not extra)
    _money(truth, found, place, tally)


def _key(each: FollowedItem) -> str:
    return each.item.text("text") if each.entity == "control" else each.name


def _only(truth: Truth) -> Iterator[tuple[str, str]]:
    yield from (("activity", each.title) for each in truth.activities if not each.planned)
    yield from (("control", each.text) for each in truth.controls if not each.planned)
    yield from (("measure", each.reported_title) for each in truth.measures if each.case == "definition")


def _measure(truth: Truth, measure: Measure, item: FollowedItem | None, place: str, tally: Tally) -> None:
    said = of_measure(measure, truth.annual)
    label = _label(item)
    what = f"measure {'annual' if truth.annual else 'interim'}"
    relations = {str(each.kind) for each in item.relations} if item is not None else set()
    told = (
        f"{measure.title} ({measure.case}): {label} {relations}; may be {sorted(said.one_of)} also {sorted(said.also)}"
    )
    told_only = place.endswith(".pdf") and "no_result" in said.one_of and label == "not_read"  # a lone word is no row
    tally.add(what, place, told, right=label in said.one_of or told_only)
    tally.add("verdict where none may be", place, told, right=label not in said.never)
    stated = relations & {"target_restated", "baseline_restated"}
    if measure.case not in {"definition", "absent"}:
        tally.add("restated", place, told, right=stated == said.also)


def _label(item: FollowedItem | None) -> str:
    """A measure's verdict, the reason that there is none, or that it is not followed up."""
    if item is None:
        return "gone"
    if item.coverage in {"not_followed_up", "not_read", "deferred", "not_due", "not_in_plan"}:
        return str(item.coverage)
    found = item.verdict
    return "none" if found is None else str(found.why or found.outcome)


def _judge_named(  # noqa: PLR0913, PLR0917 - what is judged and where
    entity: str,
    name: str,
    said: Said,
    by_name: dict[tuple[str, str], FollowedItem],
    alone: set[tuple[str, str]],
    place: str,
    tally: Tally,
) -> None:
    item = by_name.get((entity, name))
    if said.one_of == {"not_in_plan"}:
        tally.add(f"{entity} alone", place, f"{name}: {item}", right=(entity, name) in alone and item is None)
        return
    label = "gone" if item is None else str(item.coverage)
    if item is not None and item.coverage == "followed":
        words = [getattr(each, item.judged_by) for each in item.said]
        label = " ".join(str(each.reading) for each in words if each is not None)
    told = f"{name}: {label}; may be {sorted(said.one_of)}"
    lone = "no_result" in said.one_of and label == "not_read"  # a name alone at the end of a table may be a note
    tally.add(entity, place, told, right=label in said.one_of or lone)
    tally.add("coverage", place, told, right=label not in said.never)


def _money(truth: Truth, found: Following, place: str, tally: Tally) -> None:
    rows = {each.name: each for each in found.money}
    for unit in truth.units:
        row = rows.get(unit.name)
        figures = () if row is None else (row.planned, row.budget, row.result)
        wanted = tuple(100_000 * tenths for tenths in (unit.planned, unit.revised, unit.outcome))
        told = f"{unit.name}: {[int(each) if each is not None else None for each in figures]}, is {wanted}"
        tally.add("money", place, told, right=figures == wanted)


def measure(numbers: Sequence[int], endings: Sequence[str] = FORMATS) -> Tally:
    """Draw, write, read and judge; each pair in one format, by its number."""
    tally = Tally()
    with TemporaryDirectory() as folder:
        for number in numbers:
            truth, ending = draw(number), endings[number % len(endings)]
            place = f"{number}.{ending}"
            try:
                pages = Pages(truth)
                found = followed(truth, pages.layout(), ending, Path(folder))
            except VpbdiffError as refused:
                tally.add("read", place, f"refused: {refused}", right=False)
            else:
                tally.add("read", place, "", right=True)
                judge(truth, found, place, tally, may_tell=pages.may_tell)
    return tally


def table(tally: Tally) -> str:
    """What was judged and what was wrong, as a table in Markdown."""
    rows = [f"| {what} | {number} | {tally.wrong[what]} |" for what, number in sorted(tally.judged.items())]
    return "\n".join(["| judged | number | wrong |", "| --- | ---: | ---: |", *rows])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0, help="the number of the first pair")
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    parser.add_argument("--misses", type=int, default=0, help="how many of what was wrong to show")
    chosen = parser.parse_args(arguments)
    tally = measure(range(chosen.first, chosen.first + chosen.pairs), chosen.formats)
    print(table(tally))  # noqa: T201
    print("\n".join(tally.misses[: chosen.misses]))  # noqa: T201
    return bool(tally.misses)


if __name__ == "__main__":
    sys.exit(main())
