"""Reports in other layouts: Word and Excel give the same as text, and no word of a document is lost."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
from click.testing import CliRunner

from tests.support.reports import AUGUST, DECEMBER
from vpbdiff import reports
from vpbdiff.cli import cli
from vpbdiff.documents import reader
from vpbdiff.documents.blocks import Block, BlockKind, SourceDocument
from vpbdiff.recognise import profile
from vpbdiff.reports import reading

RULES = profile.load(None)


def read(path: Path) -> dict[str, Any]:
    return reading.read(reader.read(path), RULES).raw


def of_text(text: str, folder: Path) -> dict[str, Any]:
    """A report in a text, valid by its schema."""
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    raw = read(path)
    reports.loading.read_report(reports.dumps(raw), "report.json")
    return raw


def content(value: Any) -> Any:
    """A report without the places and names of its document, and without the marks of bullets."""
    if isinstance(value, dict):
        return {key: content(each) for key, each in value.items() if key not in {"source", "documents", "bullet"}}
    if isinstance(value, list):
        return [content(each) for each in value]
    return value.removeprefix("* ") if isinstance(value, str) else value


def as_word(document: SourceDocument, path: Path) -> None:
    made = docx.Document()
    number = 0
    tables = []
    for block in document.blocks:  # a table begins where rows stand apart
        number += block.kind is not BlockKind.ROW or block.apart
        tables.append((number if block.kind is BlockKind.ROW else -number, block))
    for key, held in groupby(tables, key=lambda each: each[0]):
        blocks = [block for _, block in held]
        if key > 0:
            _word_table(made, blocks)
            made.add_paragraph("")
            continue
        for block in blocks:
            if block.kind is BlockKind.HEADING:
                made.add_heading(block.text, block.level)
            elif block.kind is not BlockKind.RULE:
                made.add_paragraph(("* " if block.kind is BlockKind.BULLET else "") + block.text)
    made.save(str(path))


def _word_table(made: Any, rows: list[Block]) -> None:
    table = made.add_table(0, max(len(row.cells) for row in rows))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row.cells, strict=False):
            cell.text = text


def as_workbook(document: SourceDocument, path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet, bold = book.add_worksheet("Rapport"), book.add_format({"bold": True})
    row = 0
    for block in document.blocks:
        if block.kind is BlockKind.RULE:
            continue
        row += block.apart
        mark = "* " if block.kind is BlockKind.BULLET else ""
        for column, text in enumerate(block.cells or (mark + block.text,)):
            sheet.write_string(row, column, text, bold if block.kind is BlockKind.HEADING else None)
        row += 1
    book.close()


@pytest.mark.parametrize("document", [AUGUST, DECEMBER], ids=["august", "december"])
@pytest.mark.parametrize(("ending", "write"), [(".docx", as_word), (".xlsx", as_workbook)], ids=["word", "excel"])
def test_word_and_excel_give_the_same_as_text(document: Path, ending: str, write: Any, tmp_path: Path) -> None:
    path = tmp_path / f"report{ending}"
    write(reader.read(document), path)
    assert content(read(path)) == content(read(document))


WORD = re.compile(r"\w+")


def words(value: Any) -> set[str]:
    return set(WORD.findall(json.dumps(value, ensure_ascii=False)))


ODD = """# Tertialrapport 2 2026

Idrottsnämnden

## Måluppföljning

### Alla barn ska kunna simma när de slutar årskurs sex.

Bedömning: Orange

Indikator	Målvärde 2026	Resultat T2	Måluppfyllelse	Ansvarig	Källa
Andel simkunniga	90 %	84 %	Orange	Badchefen	Skolans register
– varav flickor	91 %	86 %			Eget register
Antal besök	40 000	21 500	Grön	Hallchefen	Kassan	Övertalig

Insats	Status	Kommentar	Analys	Klart
Simskola på lov	Påbörjad	Två veckor är hållna.	Fler vill vara med.	November

## Ekonomi (tkr)

	Period			Helår
Verksamhet	Budget	Utfall	Avvikelse	Budget	Prognos	Avvikelse
Badet	−800	−900	−100	−1 200	−1 300	−100
Hallar	−400	−350	50	−600	−600	0
Summa	−1 200	−1 250	−50	−1 800	−1 900	−100

## Volymer

Anläggning	Öppetdagar	Lån
Badet	210	12

## Uppföljning av intern kontroll

Risk	Sannolikhet	Kontrollmoment	Resultat	Åtgärd	Ansvarig
Kassahantering	3	Stickprov	Mindre avvikelse	Ny rutin	Kamreren
"""


def test_a_layout_of_its_own(tmp_path: Path) -> None:
    raw = of_text(ODD, tmp_path)
    assert (raw["year"], raw["kind"], raw["through"]) == (2026, "interim", "2026-08-31")
    (goal,) = raw["goals"]
    assert goal["assessment"] == {"printed": "Orange", "reading": None}
    share, visits = goal["measures"]
    assert share["targets"] == [{"year": 2026, "value": "90 %"}, {"year": 2026, "value": "91 %", "group": "flickor"}]
    assert share["outcomes"][0] == {"year": 2026, "value": "84 %", "through": "2026-08-31"}
    assert visits["note"] == "Ansvarig: Hallchefen; Källa: Kassan; Övertalig"
    (activity,) = goal["activities"]
    assert activity["status"]["reading"] == "ongoing"
    assert activity["result"] == "Två veckor är hållna. Analys: Fler vill vara med.; Klart: November"


def test_two_rows_of_heads_are_one(tmp_path: Path) -> None:
    budget = of_text(ODD, tmp_path)["operating_budget"]
    assert (budget["unit"], [each["name"] for each in budget["units"]]) == ("tkr", ["Badet", "Hallar", "Summa"])
    amounts = [(each["kind"], each.get("through"), each["kr"]) for each in budget["units"][0]["amounts"]]
    assert amounts == [
        ("budget", "2026-08-31", -800_000),
        ("outcome", "2026-08-31", -900_000),
        ("budget", None, -1_200_000),
        ("forecast", None, -1_300_000),
    ]
    places = [(each["of"], each["against"]) for each in budget["units"][0]["deviations"]]
    assert places == [(1, 0), (3, 2)]


def test_a_table_of_no_known_kind_stays_as_it_stands(tmp_path: Path) -> None:
    (section,) = [each for each in of_text(ODD, tmp_path)["sections"] if each["title"] == "Volymer"]
    (table,) = section["tables"]
    assert [column["name"] for column in table["columns"]] == ["Öppetdagar", "Lån"]
    assert table["rows"][0]["cells"] == ["210", "12"]


def test_controls_keep_all_that_is_said_of_them(tmp_path: Path) -> None:
    (risk,) = of_text(ODD, tmp_path)["internal_control"]["risks"]
    (control,) = risk["controls"]
    assert (control["result"]["reading"], control["action"]) == ("minor", "Ny rutin")
    assert control["observation"] == "Sannolikhet: 3; Ansvarig: Kamreren"


@pytest.mark.parametrize("document", [AUGUST, DECEMBER, None], ids=["august", "december", "odd"])
def test_no_cell_and_no_paragraph_is_lost(document: Path | None, tmp_path: Path) -> None:
    """Every word of the document is in the report, but for the heads of columns that are read as fields."""
    if document is None:
        document = tmp_path / "report.txt"
        document.write_text(ODD, encoding="utf-8")
    heads = set(
        WORD.findall("mkr tkr Mått Mål Utfall Prognos Trend Bedömning Aktivitet Status Kommentar Resultat Uppdrag")
    )
    heads |= set(
        WORD.findall("Budget helår jan aug Avvikelse period Process Rutin Riskindex Kontrollmoment Iakttagelse Ny")
    )
    heads |= set(
        WORD.findall("bedömning Måluppfyllelse Indikator Målvärde T2 Insats Period Helår Verksamhet Åtgärd Risk")
    )
    held = words(read(document))
    lost = {
        word
        for block in reader.read(document).blocks
        for word in WORD.findall(block.text)
        if word not in held and word not in heads and not word.isupper()
    }
    cover = {"behandlas", "på", "omsorgsnämndens", "sammanträde", "varav", "EKVIKS", "januari"}
    assert lost - cover == set()


DAYS = [
    ("Delårsrapport januari–augusti 2026", "2026-08-31"),
    ("Delårsrapport per den 31 augusti 2026", "2026-08-31"),
    ("Delårsrapport 2026-06-30", "2026-06-30"),
    ("Tertialrapport 1 2026", "2026-04-30"),
    ("Tertialrapport T2 2026", "2026-08-31"),
    ("Uppföljning augusti 2026", "2026-08-31"),
    ("Budgetuppföljning t.o.m. mars 2026", "2026-03-31"),
    ("Kvartalsrapport kvartal 3 2026", "2026-09-30"),
    ("Månadsrapport februari 2024", "2024-02-29"),
    ("Verksamhetsberättelse 2026", "2026-12-31"),
    ("Årsredovisning 2026", "2026-12-31"),
    ("Bokslut 2026", "2026-12-31"),
    ("Helårsuppföljning 2026", "2026-12-31"),
    ("Verksamhetsplan 2026 – uppföljning per den 30 april", "2026-04-30"),
]


@pytest.mark.parametrize("title", ["Delårsrapport 2026", "Delårsbokslut 2026", "Delårsuppföljning 2026"])
def test_a_report_on_part_of_a_year_that_says_no_day_is_asked_for_it(title: str, tmp_path: Path) -> None:
    text = f"# {title}\n\nEkviks kommun\n\nOmsorgsnämnden\n\n## Driftredovisning\n\nVi håller budget.\n"
    document = tmp_path / "rapport.txt"
    document.write_text(text, encoding="utf-8")
    run = CliRunner().invoke(cli, ["import", str(document), "-o", str(tmp_path / "a.json")])
    assert run.exit_code == 2
    assert title in run.stderr and "--through" in run.stderr
    asked = ["--through", "2026-08-31", "-o", str(tmp_path / "a.json")]
    assert CliRunner().invoke(cli, ["import", str(document), *asked]).exit_code == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["through"] == "2026-08-31"


@pytest.mark.parametrize(("title", "through"), DAYS)
def test_the_day_that_a_report_is_about(title: str, through: str, tmp_path: Path) -> None:
    raw = of_text(ODD.replace("# Tertialrapport 2 2026", f"# {title}").replace("Resultat T2", "Resultat"), tmp_path)
    assert raw["through"] == through
    assert raw["kind"] == ("annual" if through.endswith("-12-31") else "interim")


COVERS = [
    "# Verksamhetsberättelse\n# 2025\n\nBehandlas på miljönämndens sammanträde den 17 februari 2026",
    "# Verksamhetsplan 2025\n\n## Uppföljning januari–december 2025\n\nNämndens sammanträde 2026-02-17",
]


@pytest.mark.parametrize("cover", COVERS)
def test_a_cover_of_several_lines_gives_the_meeting(cover: str, tmp_path: Path) -> None:
    raw = of_text(f"{cover}\n\n## Måluppfyllelse\n\nMått\tUtfall 2025\nBesök\t12\n", tmp_path)
    assert (raw["through"], raw["metadata"]["meeting_date"]) == ("2025-12-31", "2026-02-17")


def test_a_day_below_the_title_of_a_plan_is_the_reports(tmp_path: Path) -> None:
    raw = of_text("# Verksamhetsplan 2025\n\nUppföljning tertial 2\n\n## Mått\n\nMått\tUtfall\nBesök\t12\n", tmp_path)
    assert raw["through"] == "2025-08-31"


TWO_ROWS = "Mått\tPrognos\t\n\tHelår\tLäge\nBesök\t12\tGrön\n"


def test_a_lower_head_under_nothing_is_not_of_the_columns_before(tmp_path: Path) -> None:
    raw = of_text(f"# Tertialrapport 2 2025\n\n## Mått\n\n{TWO_ROWS}", tmp_path)
    (measure,) = raw["measures"]
    assert (measure["assessment"]["printed"], [each["value"] for each in measure["forecasts"]]) == ("Grön", ["12"])


GOALS = """# Delårsrapport per den 31 augusti 2026

## Måluppfyllelse

Nämndmål	Bedömning	Kommentar
Vattnet ska vara rent.	Delvis uppfyllt	Två sjöar har övergödning.

## Mål 1: Vattnet ska vara rent.

Indikator	Utgångsvärde 2025	Mål	Redovisat per 31 aug
Andel sjöar med god status	62 %	70 %	i.u.
"""


def test_a_goal_in_a_table_and_under_a_heading_is_one(tmp_path: Path) -> None:
    (goal,) = of_text(GOALS, tmp_path)["goals"]
    assert (goal["title"], goal["assessment"]["printed"]) == ("Vattnet ska vara rent.", "Delvis uppfyllt")
    (measure,) = goal["measures"]
    assert measure["targets"] == [{"year": 2026, "value": "70 %"}]
    assert measure["baselines"] == [{"year": 2025, "value": "62 %"}]
    assert measure["outcomes"] == [{"year": 2026, "through": "2026-08-31", "value": "i.u."}]


LABELLED = """# Tertialrapport 2, 2025

Miljönämnden

## Ekonomisk uppföljning (mnkr)

	Ack. t.o.m. augusti		Helår
	Budget	Utfall	Reviderad budget	Prognos	Avvikelse
Bygglovsenheten	6,3	6,8	9,4	9,9	-0,5
Totalt	21,2	21,5	31,9	32,2	-0,3

## Måluppfyllelse

### Mål 1. Nämnden ska ge snabba beslut

Bedömning	Delvis uppfyllt
Kommentar	Vakanser under våren.
Ansvarig	Bygglovschefen

Åtagande	Ansvarig	Status
Införa en e-tjänst	Bygglovschefen	Klar

Bedömning	Antal mål
Uppfyllt	1
"""


def test_a_label_beside_an_assessment_is_no_head_of_the_next_table(tmp_path: Path) -> None:
    raw = of_text(LABELLED, tmp_path)
    (goal,) = raw["goals"]
    assert goal["assessment"]["printed"] == "Delvis uppfyllt"
    assert [each["title"] for each in goal["activities"]] == ["Införa en e-tjänst"]
    (kept,) = [each for each in raw["sections"][1]["sections"] if "paragraphs" in each]
    assert [each["text"] for each in kept["paragraphs"]] == [
        "Kommentar: Vakanser under våren.",
        "Ansvarig: Bygglovschefen",
    ]
    assert kept["tables"][0]["rows"][0]["label"] == "Uppfyllt"


def test_a_heading_that_holds_the_word_of_a_report_is_no_cover(tmp_path: Path) -> None:
    raw = of_text(LABELLED, tmp_path)
    assert raw["sections"][0]["title"] == "Ekonomisk uppföljning (mnkr)"
    unit, _ = raw["operating_budget"]["units"]
    amounts = [(each["kind"], each.get("basis"), each.get("through"), each["kr"]) for each in unit["amounts"]]
    assert amounts[2:] == [("budget", "revised", None, 9_400_000), ("forecast", None, None, 9_900_000)]
