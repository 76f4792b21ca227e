"""Reports of other municipalities' layouts: what is read of them is the report's own, and what is not read is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from vpbdiff import store
from vpbdiff.documents import reader
from vpbdiff.documents.blocks import Block, table_row
from vpbdiff.follow import Following, follow
from vpbdiff.recognise import profile
from vpbdiff.reports import ReportDecision, dumps, reading
from vpbdiff.reports.heads import ReportHeads
from vpbdiff.reports.loading import read_report
from vpbdiff.reports.tables import rows_of
from vpbdiff.reports.words import STATUS, meant, step_meaning
from vpbdiff.statements import followed
from vpbdiff.wording import Wording

PLAN: dict[str, Any] = {
    "format": "vpbdiff-plan/3",
    "year": 2025,
    "metadata": {"title": "Nämndplan 2025"},
    "goals": [
        {
            "title": "Alla elever ska nå målen i skolan",
            "measures": [
                {"title": "Sjukfrånvaro", "targets": [{"year": 2025, "value": "högst 6 %"}]},
                {"title": "Kö till förskolan", "targets": [{"year": 2025, "value": "mindre än 30 dagar"}]},
                {"title": "Nöjda föräldrar", "targets": [{"year": 2025, "value": "ska öka"}]},
            ],
            "activities": [
                {"title": each} for each in ("Starta en lovskola", "Renovera matsalen", "Köpa in läromedel")
            ],
        }
    ],
    "assignments": [{"title": "Nämnden ska utreda skolskjutsreglerna."}],
}


def of(text: str, folder: Path, title: str = "Uppföljning helår 2025", plan: dict[str, Any] | None = None) -> Following:
    path = folder / "report.txt"
    path.write_text(f"# {title}\n\n{text}", encoding="utf-8")
    raw = reading.read(reader.read(path), profile.load(None)).raw
    return follow(store.plan_from_json(plan or PLAN), read_report(dumps(raw), "report.json"))


def item(found: Following, name: str) -> Any:
    return next(each for each in found.items if each.plan is not None and each.name.startswith(name))


TERTIALS = """## Alla elever ska nå målen i skolan

Aktivitet	Status T1	Status T2	Status T3
Starta en lovskola	Pågår	Försenad	Klar
Renovera matsalen		Pågår
Köpa in läromedel	Klar	Klar	Klar
"""
BY_DAY = [
    ("Uppföljning helår 2025", "Starta", "Klar", "Status T1: Pågår; Status T2: Försenad"),
    ("Uppföljning per 31 augusti 2025", "Starta", "Försenad", "Status T1: Pågår; Status T3: Klar"),
    ("Uppföljning helår 2025", "Renovera", "", "Status T2: Pågår"),
]
"""The report's title, an activity, and the status and the rest of what is told: that of the report's own day."""


@pytest.mark.parametrize(("title", "name", "status", "text"), BY_DAY)
def test_of_several_columns_of_status_the_reports_own_is_read(
    title: str, name: str, status: str, text: str, tmp_path: Path
) -> None:
    (said,) = item(of(TERTIALS, tmp_path, title), name).said
    assert (said.status.printed, said.text) == (status, text)


NAMED = {
    "in a sentence with other words around it": "Arbetet med att utreda skolskjutsreglerna är redovisat i november.",
    "as the opening of a line": "Utreda skolskjutsreglerna: redovisat.",
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_what_prose_names_is_never_called_left_out(text: str, tmp_path: Path) -> None:
    assert item(of(f"## Uppdrag\n\n{text}\n", tmp_path), "Nämnden").coverage != "not_followed_up"


def test_half_of_its_words_name_nothing(tmp_path: Path) -> None:
    found = item(of("## Uppdrag\n\nSkolskjutsarna har gått som de ska.\n", tmp_path), "Nämnden")
    assert found.coverage == "not_followed_up"


MEASURES = """## Alla elever ska nå målen i skolan

Indikator	Utfall 2025	Målvärde 2025
Sjukfrånvaro (%)	5,9	6
Kö till förskolan	31 dagar	< 30
Nöjda föräldrar	3,6	öka
"""


@pytest.mark.parametrize("name", ["Sjukfrånvaro", "Kö", "Nöjda"])
def test_a_target_printed_without_its_unit_or_word_is_the_same(name: str, tmp_path: Path) -> None:
    found = item(of(MEASURES, tmp_path), name)
    kinds = {str(each.kind) for each in found.relations}
    assert not kinds & {"target_restated", "definition_changed"}


def test_a_unit_in_the_name_is_no_other_measure(tmp_path: Path) -> None:
    assert str(item(of(MEASURES, tmp_path), "Sjukfrånvaro").verdict.outcome) == "met"


GOALS = """## Aktiviteter

Nämndmål	Aktivitet	Status
Alla elever ska nå målen i skolan	Starta en lovskola	Klar
	Renovera matsalen	Pågår
"""


def test_a_table_by_goal_is_read_goal_by_goal(tmp_path: Path) -> None:
    found = of(GOALS, tmp_path)
    assert [item(found, name).said[0].status.printed for name in ("Starta", "Renovera")] == ["Klar", "Pågår"]
    assert item(found, "Alla").coverage == "no_result"


def rows(*pages: tuple[int, tuple[str, ...]], apart: frozenset[int] = frozenset({0})) -> list[Block]:
    return [table_row(cells, at, page=page, apart=at in apart) for at, (page, cells) in enumerate(pages)]


NAMED = [
    ("Lovskolan är startad av en pedagog på loven.", "not_followed_up"),
    ("Lovskolor har startats i alla skolor under sommarlovet.", "not_read"),
]


@pytest.mark.parametrize(("sentence", "coverage"), NAMED)
def test_running_text_names_an_activity_by_what_it_is_about(sentence: str, coverage: str, tmp_path: Path) -> None:
    plan = PLAN | {"goals": [], "activities": [{"title": "Starta lovskolor i alla skolor"}], "assignments": []}
    found = of(f"## Året\n\n{sentence}\n", tmp_path, plan=plan)
    assert item(found, "Starta").coverage == coverage


HEADS = ReportHeads(2025, "2025-12-31", profile.load(None))
MONEY = ("mkr", "Budget 2025", "Utfall 2025")
BROKEN = {
    "its heads printed anew": [(1, MONEY), (1, ("Stab", "1,0", "1,1")), (2, MONEY), (2, ("Kök", "2,0", "2,2"))],
    "its heads not printed again": [(1, MONEY), (1, ("Stab", "1,0", "1,1")), (2, ("Kök", "2,0", "2,2"))],
}


@pytest.mark.parametrize("held", BROKEN.values(), ids=BROKEN)
def test_a_table_over_a_page_break_is_one(held: list[tuple[int, tuple[str, ...]]]) -> None:
    (table,) = rows_of(rows(*held, apart=frozenset({0, 2})), "Ekonomi", HEADS)
    assert [cells[0] for cells, _ in table.rows] == ["Stab", "Kök"]  # type: ignore[union-attr]


def test_a_row_that_a_page_break_parts_is_one() -> None:
    held = [(1, MONEY), (1, ("Stab", "1,0", "1,1")), (1, ("Kök", "2,0", "")), (2, ("och matsal", "", "2,2"))]
    (table,) = rows_of(rows(*held, apart=frozenset({0, 3})), "Ekonomi", HEADS)
    assert [cells for cells, _ in table.rows][1:] == [("Kök och matsal", "2,0", "2,2")]  # type: ignore[union-attr]


def test_a_table_that_a_sum_has_ended_is_no_part_of_the_next_page() -> None:
    held = [(1, MONEY), (1, ("Summa", "1,0", "1,1")), (2, MONEY), (2, ("Kök", "2,0", "2,2"))]
    assert len(rows_of(rows(*held, apart=frozenset({0, 2})), "Ekonomi", HEADS)) == 2


FIELDS = """## 2 Mål

### 2.1 Alla elever ska nå målen i skolan

#### Bedömning

Målet bedöms uppnås till årets slut.

#### Indikatorer

Indikator	Utfall 2024	Utfall delår 2025	Mål 2025
Sjukfrånvaro	6,8 %	Mäts i december	6 %

#### Aktiviteter

- Renovera matsalen – flyttas till 2026
- Köpa in läromedel (klart)
- Lovskolan: en god idé
"""


class TestFieldsBelowAGoal:
    def found(self, folder: Path) -> Following:
        return of(FIELDS, folder, "Delårsrapport 2 2025")

    def test_the_goal_has_its_assessment_and_its_measures(self, tmp_path: Path) -> None:
        found = self.found(tmp_path)
        assert item(found, "Alla").said[0].assessment.printed == "Målet bedöms uppnås till årets slut."
        assert item(found, "Sjukfrånvaro").report[0].pointer.startswith("/goals/0/")

    def test_what_is_measured_later_has_no_outcome(self, tmp_path: Path) -> None:
        found = self.found(tmp_path)
        measure = item(found, "Sjukfrånvaro")
        assert (measure.verdict.value, measure.said[0].not_measured) == ("", "Mäts i december")
        told = " ".join(followed.sentences(measure, found, Wording("sv")))
        assert "inte mätt enligt rapporten («Mäts i december»)" in told

    @pytest.mark.parametrize(("name", "reading"), [("Renovera", "postponed"), ("Köpa", "done")])
    def test_a_point_of_a_list_has_its_state(self, name: str, reading: str, tmp_path: Path) -> None:
        (said,) = item(self.found(tmp_path), name).said
        assert said.status.reading == reading

    def test_a_point_without_a_known_state_stays_text(self, tmp_path: Path) -> None:
        found = self.found(tmp_path)
        assert not [each for each in found.items if each.plan is None]
        assert "Lovskolan: en god idé" in [text for text, _ in found.report.prose()]


def test_a_chapter_on_goals_is_no_goal(tmp_path: Path) -> None:
    found = of("## Mål och mått\n\n### Mått\n\nMått\tUtfall 2025\nSjukfrånvaro\t5,9 %\n", tmp_path)
    assert not [each for each in found.items if each.entity == "goal" and each.plan is None]


AIM = "## Alla elever ska nå målen i skolan\n\n"
ONE = f"{AIM}Mått\tUtfall\nSjukfrånvaro\t"
LEGEND = "## Teckenförklaring\n\n✔\tGenomförd\n●\tPågår enligt plan\n\n## Aktiviteter\n\nAktivitet\tLäge\n"
CODES = "## Koder\n\nKod\tBetydelse\nA\tKlar\nD\tAvbruten\n\n## Aktiviteter\n\nAktivitet\tKod\tText\n"
TWICE = "## Aktiviteter\n\nR = avbruten, G = genomförd.\n\nAktivitet\tStatus\nStarta en lovskola\tG\n"
LETTERS, OTHERS = "A = uppnått, B = ej uppnått.", "A = ej uppnått, C = uppnått."
WORDED: list[tuple[str, str, str, str, str, str]] = [
    ("a mark by the legend", "", LEGEND + "Starta en lovskola\t●\n", "Starta",
     "«● (Pågår enligt plan)»", "utan status"),
    ("a letter by the legend", "", CODES + "Starta en lovskola\tD\tNej\n", "Starta",
     "«D (Avbruten)»", "utan status"),
    ("a legend in a line", "", f"G = klar, P = pågår.\n\n{AIM}Aktivitet\tStatus\nStarta en lovskola\tP\n", "Starta",
     "«P (pågår)»", "utan status"),
    ("a mark of two legends", "", f"R = målet nås inte, G = målet nås.\n\n{AIM}Bedömning: G\n\n{TWICE}", "Alla",
     "«G (målet nås)»", "genomförd"),
    ("a letter of goals and of tasks", "", f"R = målet nås inte, G = målet nås.\n\n{AIM}Bedömning: G\n\n{TWICE}",
     "Starta", "«G (genomförd)»", "målet"),
    ("two legends of goals that disagree", "", f"{LETTERS}\n\n{OTHERS}\n\n{AIM}Bedömning: A\n", "Alla",
     "Rapportens bedömning: «A».", "nås"),
    ("the legend of its own chapter", "",
     f"## Allmänt\n\n{OTHERS}\n\n## Mål\n\n{LETTERS}\n\n#{AIM}Bedömning: A\n", "Alla", "«A» (nått)", "inte"),
    ("a column for each step", "", f"{AIM}Aktivitet\tKlar\tPågår\tEj påbörjad\nStarta en lovskola\t\tx\t\n", "Starta",
     "«Pågår»", "utan status"),
    ("two steps marked", "", f"{AIM}Aktivitet\tKlar\tPågår\tEj påbörjad\nStarta en lovskola\tx\tx\t\n", "Starta",
     "utan status. «Klar: x; Pågår: x»", "«Klar»"),
    ("several marks in one cell", "", f"G = klar, P = pågår.\n\n{AIM}Aktivitet\tStatus\nStarta en lovskola\tG/P\n",
     "Starta", "«G/P»", "klar"),
    ("a level that is no figure", "", f"{AIM}Mått\t2024\t2025\tMål\tNivå\nSjukfrånvaro\t7 %\t5 %\t6 %\tNått\n", "Sjuk",
     "Utfallet 5 % når målvärdet", "annat år"),
    ("to be done", "", f"{AIM}Aktivitet\tStatus\nStarta en lovskola\tKlart senast i maj\n", "Starta",
     "«Klart senast i maj»", "utan status"),
    ("done in part", "", f"{AIM}Aktivitet\tStatus\nStarta en lovskola\tGenomförd vid fyra av nio skolor\n", "Starta",
     "«Genomförd vid fyra av nio skolor»", "utan status"),
    ("an assessment with more in its line", "", f"{AIM}Bedömning: Inte uppnått. Fler elever än i fjol klarade det.\n",
     "Alla", "Rapportens bedömning: «Inte uppnått».", "Rapportens text"),
    ("nearly reached", "", f"{AIM}Bedömning: Nästan uppnått\n", "Alla",
     "Rapportens bedömning: «Nästan uppnått».", "nått)"),
    ("tasks under another head", "", f"{AIM}Målet är uppfyllt.\n\nSådant vi lovade\tLäge\nStarta en lovskola\tKlar\n",
     "Starta", "«Klar»", "gick inte att läsa"),
    ("a goal assessed in a sentence", "", f"{AIM}Målet bedöms delvis uppfyllas.\n", "Alla",
     "bedömning: «Målet bedöms delvis uppfyllas»", "utan bedömning"),
    ("a goal under a condition", "", f"{AIM}Målet nås inte om fler slutar.\n\nMått\tUtfall\nSjukfrånvaro\t5 %\n",
     "Alla", "Rapportens text: «Målet nås inte om fler slutar.»", "utan bedömning"),
    ("a goal's status", "", f"{AIM}Status: Uppfyllt\n\nMått\tUtfall\nSjukfrånvaro\t5 %\n", "Alla",
     "Rapportens bedömning: «Uppfyllt».", "utan bedömning"),
    ("a status in the column of results", "", f"{AIM}Aktivitet\tResultat\nStarta en lovskola\tKlar\n", "Starta",
     "«Klar»", "utan status"),
    ("an arrow after a value", "", f"{ONE}5 % ↓\n", "Sjuk", "når målvärdet", "inte båda"),
    ("an arrow before a value", "", f"{ONE}↓ 5 %\n", "Sjuk", "inte båda", "når målvärdet"),
    ("no figure, in words", "", f"{ONE}uppgift saknas\n", "Sjuk", "ingen uppgift i", "tal"),
    ("a name that says more", "", f"{AIM}Mått\tUtfall\nSjukfrånvaro, kvinnor\t5 %\n", "Sjuk", "kanske något annat",
     "når målvärdet"),
    ("groups and no whole", "", f"{AIM}Mått\tUtfall kvinnor\tUtfall män\nSjukfrånvaro\t5 %\t4 %\n", "Sjuk",
     "rapporten anger bara utfall för delar. Per grupp i rapporten: kvinnor 5 % och män 4 %.", "når målvärdet"),
    ("two rows of one measure", "", f"{ONE}5 %\n\n## Bilaga\n\nMått\tUtfall\nSjukfrånvaro\t7 %\n",
     "Sjuk", "rapporten anger flera utfall (5 % / 7 %)", "når målvärdet"),
    ("two rows that say the same", "", f"{ONE}5 %\n\n## Alla\n\nMått\tUtfall\nSjukfrånvaro\t5,0 %\n",
     "Sjuk", "Utfallet 5 % når målvärdet", "flera utfall"),
    ("no exact figure", "", f"{ONE}ca 5 %\n", "Sjuk", "inte båda exakta tal", "når målvärdet"),
    ("a decimal point", "", f"{AIM}Mått\tMål\tUtfall\nSjukfrånvaro\t6.0 %\t5.5 %\n", "Sjuk",
     "når målvärdet", "Ingen ändring"),
    ("quarters as rows", "", f"{ONE}5 %\nkv 1\t7 %\n", "Sjuk",
     "Not i rapporten: «kv 1", "inte i planen"),
    ("a task's status is no goal's", "", f"{AIM}Målet är uppfyllt.\n\n#### Starta en lovskola\n\nStatus: Klar\n",
     "Starta", "gick inte att läsa", "bedömning"),
    ("quarters are no year", "", f"{AIM}Mått\tKv 1\tKv 2\tKv 3\tKv 4\nSjukfrånvaro\t7 %\t6 %\t4 %\t5 %\n", "Sjuk",
     "det framgår inte vilken av rapportens siffror", "når målvärdet"),
    ("nor are outcomes of quarters", "", f"{AIM}Mått\tUtfall kv 3\tUtfall kv 4\nSjukfrånvaro\t4 %\t5 %\n", "Sjuk",
     "det framgår inte vilken av rapportens siffror", "når målvärdet"),
    ("a year beside the target", "", f"{AIM}Mått\tMål\t2024\t2025\nSjukfrånvaro\t6 %\t7 %\t5 %\n", "Sjuk",
     "Utfallet 5 % når målvärdet", "framgår inte"),
    ("years and no target", "", f"{AIM}Mått\t2024\t2025\nSjukfrånvaro\t7 %\t5 %\n", "Sjuk", "framgår inte", "når mål"),
    ("a month alone", "Delårsrapport per 31 augusti 2025", f"{AIM}Mått\tKv 1\tAug\nSjukfrånvaro\t7 %\t5 %\n", "Sjuk",
     "Per den 31 augusti 2025: 5 %.", "framgår inte"),
    ("groups in columns", "", f"{AIM}Mått\tUtfall\tKvinnor\tMän\nSjukfrånvaro\t5 %\t6 %\t4 %\n", "Sjuk",
     "Utfallet 5 % når målvärdet högst 6 %. Per grupp i rapporten: kvinnor 6 % och män 4 %.", "Not i"),
    ("groups that deny the whole", "", f"{AIM}Mått\tUtfall\tKvinnor\tMän\nSjukfrånvaro\t5 %\t2 %\t3 %\n", "Sjuk",
     "går inte att avgöra", "når målvärdet"),
    ("a limit that is met exactly", "", f"{AIM}Mått\tUtfall\nKö till förskolan\t30,0 dagar\n", "Kö till",
     "avrundat", "0 högre"),
    ("a report of which no table was known", "", "## Året\n\nVad\tHur\nLovskola\tBra\n\nTack för i år.\n", "Starta",
     "det som lästes", "följs inte upp i rapporten"),
    ("another name and the same target", "", f"{AIM}Mått\tMål\tUtfall\nPersonalens sjukfrånvaro\t6 %\t5 %\n", "Sjuk",
     "mäter kanske något annat än planen", "når målvärdet"),
]  # fmt: skip
"""What a report's layout is of, its title, its text, an item, what is told of it, and what may not be."""


@pytest.mark.parametrize(
    ("title", "text", "name", "told"), [(*each[1:4], each[4:]) for each in WORDED], ids=[each[0] for each in WORDED]
)
def test_what_a_report_of_another_layout_says_is_told_as_it_is(
    title: str, text: str, name: str, told: tuple[str, str], tmp_path: Path
) -> None:
    found = of(text, tmp_path, title or "Uppföljning helår 2025")
    said = " ".join(followed.sentences(item(found, name), found, Wording("sv")))
    assert told[0] in said and told[1] not in said, said


UNITS = ["tkr", "kkr", "Belopp i tusentals kronor", "kronor"]


@pytest.mark.parametrize("unit", UNITS)
def test_the_unit_of_money_by_any_of_its_words(unit: str, tmp_path: Path) -> None:
    figures = ("100 000 000", "102 000 000") if unit == "kronor" else ("100 000", "102 000")
    table = f"{unit}\tBudget\tUtfall\nSkola\t{figures[0]}\t{figures[1]}\nSumma\t{figures[0]}\t{figures[1]}\n"
    (row, _) = of(f"## Ekonomi\n\n{table}", tmp_path).money
    assert (row.budget, row.outcome) == (100_000_000, 102_000_000)


STEPS = [
    ("Kommunfullmäktige beslutade 2025-06-16 § 82 om ett tillskott på 2 mkr till skolan för fler elever.", "Skola"),
    ("I juni fick nämnden ett tillskott på 2 mkr till skola (KF 2025-06-16 § 82).", "Skola"),
    ("Kommunfullmäktige beslutade 2025-06-16 § 82 att öka nämndens ram med 2 mkr.", ""),
    ("Kommunfullmäktige beslutade den 16 juni 2025 (§ 82) att öka nämndens ram med 2 mkr.", ""),
]


@pytest.mark.parametrize(("said", "line"), STEPS)
def test_a_step_of_the_budget_in_other_words(said: str, line: str, tmp_path: Path) -> None:
    table = "mkr\tBudget\tUtfall\nSkola\t102,0\t102,0\nSumma\t102,0\t102,0\n"
    found = of(f"## Ekonomi\n\n{said}\n\n{table}", tmp_path)
    held = found.money[0].steps if line else found.money[0].frame_steps
    assert [(each.kr, each.decision) for each in held] == [
        (2_000_000, ReportDecision("kommunfullmäktige", "2025-06-16", "§ 82"))
    ]


def test_a_row_of_money_for_two_of_the_plans_is_neither(tmp_path: Path) -> None:
    amounts = {"kr": 100_000_000, "printed": "100,0", "year": 2025, "kind": "budget"}
    units = [{"name": name, "role": "part", "amounts": [amounts]} for name in ("Skola", "Fritidshem")]
    plan = PLAN | {"operating_budget": {"unit": "mkr", "units": units}}
    table = "mkr\tBudget\tUtfall\nSkola och fritidshem\t200,0\t201,0\n"
    found = of(f"## Ekonomi\n\n{table}", tmp_path, plan=plan)
    assert [(row.planned, row.budget) for row in found.money] == [(None, 200_000_000)]
    (absent,) = [each for each in found.relations if each.kind == "money_absent"]
    assert absent.facts["names"] == ["Skola", "Fritidshem"]


PARTS = [
    ("Genomförd vid fyra av nio enheter", None),
    ("Genomförd till 80 %", None),
    ("Klart senast i maj", None),
    ("Klar till 100 %", "done"),
    ("Genomförd i maj", "done"),
    ("Stoppad av ekonomiska skäl", "stopped"),
    ("Pågår vid fyra av nio enheter", "ongoing"),
]


@pytest.mark.parametrize(("printed", "reading"), PARTS)
def test_what_is_not_done_in_whole_is_not_called_done(printed: str, reading: str | None) -> None:
    assert meant(printed, STATUS) == reading


TO_COME = [
    # the status, the report's day, what it means
    ("Klar våren 2026", "2025-12-31", None),
    ("Klart under 2026", "2025-12-31", None),
    ("Klar 2026-03-15", "2025-12-31", None),
    ("Klar 2026/2027", "2025-12-31", None),
    ("Klar till sommaren", "2025-12-31", None),
    ("Klar hösten 2025", "2025-08-31", None),
    ("Klar hösten 2025", "2025-12-31", "done"),
    ("Klar i december", "2025-08-31", None),
    ("Genomförd 31 augusti 2025", "2025-08-31", "done"),
    ("Genomförd 2025", "2025-08-31", "done"),
    ("Klar. Redovisas våren 2026.", "2025-12-31", "done"),
    ("Försenad till våren 2026", "2025-12-31", "late"),
]


@pytest.mark.parametrize(("printed", "through", "reading"), TO_COME)
def test_what_is_done_after_the_reports_day_is_not_done_yet(printed: str, through: str, reading: str | None) -> None:
    assert meant(printed, STATUS, through) == reading


@pytest.mark.parametrize(
    "line", ["Aktivitet\tStatus\nStarta en lovskola\tKlar våren 2026", "- Starta en lovskola – klar våren 2026"]
)
def test_a_status_that_is_to_come_is_not_read_as_done(line: str, tmp_path: Path) -> None:
    (said,) = item(of(f"## Aktiviteter\n\n{line}\n", tmp_path), "Starta").said
    assert (said.status.printed.casefold(), said.status.reading) == ("klar våren 2026", None)


ON_INVESTMENTS = [
    # why, the report's text, what is said of the plan's investments
    ("nothing on them", "## Ekonomi\n\nNettokostnaden blev 2 mkr högre än budget.\n", "not_followed_up"),
    ("a sentence on them", "## Ekonomi\n\nInvesteringarna uppgick till 9 mkr.\n", "not_read"),
    ("their row in a table of no known kind", "## Ekonomi\n\nProjekt\tLäge\nCykelbanor\t9 mkr\n", "not_read"),
]


@pytest.mark.parametrize(("why", "text", "coverage"), ON_INVESTMENTS)
def test_investments_are_unread_only_where_the_report_tells_of_them(
    why: str, text: str, coverage: str, tmp_path: Path
) -> None:
    amounts = [{"kr": 9_000_000, "printed": "9,0", "year": 2025, "kind": "budget"}]
    lines = [{"name": "Cykelbanor", "role": "part", "amounts": amounts}]
    found = of(
        f"{AIM}Målet är uppfyllt.\n\n{text}",
        tmp_path,
        plan=PLAN | {"investment_budget": {"unit": "mkr", "lines": lines}},
    )
    (absent,) = [each for each in found.relations if each.kind == "money_absent"]
    assert absent.facts["coverage"] == coverage, why


STEPS_IN_WORDS = [("Nästan uppnått", None), ("I huvudsak uppfyllt", None), ("Inte helt uppfyllt", None)]
STEPS_IN_WORDS += [("Uppfyllt", "reached"), ("Delvis uppfyllt", "partly"), ("Ej uppfyllt", "missed")]


@pytest.mark.parametrize(("printed", "reading"), STEPS_IN_WORDS)
def test_what_is_nearly_reached_is_neither(printed: str, reading: str | None) -> None:
    assert step_meaning(printed) == reading
