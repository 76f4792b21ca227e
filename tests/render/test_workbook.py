"""The workbook, read back as a spreadsheet reads it: its cells, its formulas, and that no text of a plan runs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from tests.support import every_kind
from tests.support.invented import PAIR, snapshot
from tests.support.plans import plan, section
from tests.views.test_report_text import HOSTILE
from vpbdiff import store
from vpbdiff.budget import timeline
from vpbdiff.compare import compare
from vpbdiff.gate import open_case
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import CellType, DifferenceOf, ShareOf, SumOf, Table, TableCell
from vpbdiff.model.workbook import NO_DAY, Sheet, Workbook
from vpbdiff.render import Shown, renderer, xlsx
from vpbdiff.statements.options import Options, Selection
from vpbdiff.wording import LANGUAGES, Wording

SV = Wording("sv")
EVERY = every_kind.comparison()
Cells = list[list[object]]


def written(comparison: Comparison, options: Options | None = None, wording: Wording = SV) -> bytes:
    content = renderer(Shown.DIFF, "xlsx")(comparison, wording, options or Options())
    assert isinstance(content, bytes)
    return content


def sheets(content: bytes) -> dict[str, Cells]:
    """The sheets with their rows, head first."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names if name != "_vpbdiff"}


def rows(content: bytes, sheet: str) -> list[dict[str, object]]:
    head, *found = sheets(content)[sheet]
    return [dict(zip(map(str, head), row, strict=True)) for row in found]


def formulas(content: bytes) -> dict[str, list[tuple[str, str, str]]]:
    """Every formula, by its part of the package: its place, what it says, the result that it holds."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                cells = ElementTree.fromstring(package.read(name)).iter(f"{space}c")
                held = [
                    (each.get("r", ""), each.findtext(f"{space}f"), each.findtext(f"{space}v", "")) for each in cells
                ]
                found[name] = [(place, said, value) for place, said, value in held if said is not None]
    return found


def invented() -> Comparison:
    return compare(*(store.load(store.find(str(snapshot(year)))) for year in PAIR))


def test_every_facet_has_a_row_with_its_id() -> None:
    found = rows(written(EVERY), "Ändringar")
    assert len(found) == sum(len(change.facets) for change in EVERY.changes)
    assert {row["Ändringens id"] for row in found} == {change.id for change in EVERY.changes}
    numbers = {row["Ändringens id"]: row["Nr"] for row in found}
    assert sorted(numbers.values()) == list(range(1, len(EVERY.changes) + 1))


def test_a_number_is_one_with_its_unit_and_year_apart() -> None:
    found = rows(written(EVERY), "Ändringar")
    raised = next(row for row in found if row["Fält"] == "riskindex" and row["Ändring"] == "höjt index")
    assert isinstance(raised["Tal förut"], float)
    assert raised["Tal nu"] > raised["Tal förut"]
    money = [row for row in found if row["Enhet"] == "mkr"]
    assert money
    assert all(
        isinstance(row["Tal nu"], float) and row["År nu"] == EVERY.new.year for row in money if row["Tal nu"] != ""
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_are_named_in_the_language(language: str) -> None:
    names = [*sheets(written(EVERY, wording=Wording(language)))]
    first = {"sv": ["Se först", "Översikt", "Ändringar"], "en": ["See first", "Overview", "Changes"]}
    assert names[:3] == first[language]
    assert len(names) == 7


def test_the_gate_has_a_sheet_of_its_findings() -> None:
    case = open_case(*(str(snapshot(year)) for year in PAIR))
    content = renderer(Shown.CHECK, "xlsx")(case, SV, Options())
    assert isinstance(content, bytes)
    assert len(rows(content, "Kontroll")) == len(case.verdict.findings) > 0


def test_a_selection_is_said_first() -> None:
    content = written(EVERY, Options(selection=Selection(("risk",))))
    assert any(row["Vad"] == "Urvalet" for row in rows(content, "Se först"))
    assert {row["Del"] for row in rows(content, "Ändringar")} == {"Risk"}
    assert rows(content, "Budget") == []


def test_a_new_risk_in_the_place_of_one_that_went_has_its_own_id_and_is_seen_first() -> None:
    listed = (
        {"process": "Hot mot inspektörer", "index": 6},
        {"process": "Beroende av en enda handläggare", "index": 9},
    )
    old, new = (
        plan(year, internal_control_plan={"risks": [row]}) for year, row in zip((2024, 2025), listed, strict=True)
    )
    found = compare(old, new)
    content = written(found)
    ids = {(each.new or each.old)[0].name: each.id for each in found.changes}
    assert {row["Risk"]: row["Ändringens id"] for row in rows(content, "Risker")} == ids
    assert {row["Vad"] for row in rows(content, "Se först")} >= {"Ny risk", "Borttagen risk"}


def test_what_was_not_read_is_seen_first() -> None:
    unread = [{"kind": "table_picture", "place": {"page": 3}}]
    found = compare(plan(2024, unread=unread), plan(2025, goals=[{"title": "Ren luft"}]))
    said = [str(row["Text"]) for row in rows(written(found), "Se först")]
    assert [each[:2] for each in said if "sida 3" in each and "kan ha stått i det" in each] == ["! "]


def test_a_promise_that_may_be_weaker_is_said_to_be_in_words() -> None:
    """The sign alone tells nothing there: no other sheet says what it means."""
    old, new = (
        plan(year, goals=[{"title": "Ren luft", "description": f"Alla {word} få frisk luft."}])
        for year, word in ((2024, "ska"), (2025, "bör"))
    )
    said = [str(row["Vad"]) for row in rows(written(compare(old, new)), "Se först")]
    assert [each for each in said if each.endswith(". Kan ha blivit svagare")]


def test_differences_and_sums_are_formulas_that_agree() -> None:
    found = [each for held in formulas(written(invented())).values() for each in held]
    said = " ".join(formula for _, formula, _ in found)
    assert len(found) > 15
    assert "SUM(" in said
    assert "ABS(" in said
    assert re.search(r"ROUND\(E\d+-D\d+,1\)|ROUND\(D\d+-E\d+,1\)", said)


def table(*cells: TableCell) -> bytes:
    book = Workbook("Prov", (Sheet("Prov", Table(("a", "b", "c"), (cells,))),), NO_DAY)
    return xlsx.write(book, SV, Options())


def amount(text: str, follows: DifferenceOf | ShareOf | SumOf | None = None) -> TableCell:
    return TableCell(text, CellType.AMOUNT, follows=follows)


RESULTS = {
    "a difference that agrees": ("10,5", "12,0", "1,5", DifferenceOf(1, 0), "ROUND(B2-A2,1)"),
    "one that rounding spoils": ("10,5", "12,0", "1,6", DifferenceOf(1, 0), None),
    "of a cell without a number": ("–", "12,0", "1,5", DifferenceOf(1, 0), None),
    "a share": ("10,0", "12,0", "120,0 %", ShareOf(1, 0), "ROUND(B2/ABS(A2),3)"),
    "a share of nothing": ("0,0", "12,0", "120,0 %", ShareOf(1, 0), None),
}


@pytest.mark.parametrize("reason", RESULTS)
def test_a_formula_stands_only_where_it_gives_our_figure(reason: str) -> None:
    first, second, third, follows, expected = RESULTS[reason]
    (held,) = formulas(table(amount(first), amount(second), amount(third, follows))).values()
    assert [formula for _, formula, _ in held] == ([expected] if expected else [])


NUMBERS = {
    "−1\N{NO-BREAK SPACE}250,5": -1250.5,
    "+3": 3.0,
    "12*": 12.0,
    "2,6\N{NO-BREAK SPACE}%": 0.026,
    "1234567890123456": "1234567890123456",
    "ingen rad": "ingen rad",
    "": "",
}


@pytest.mark.parametrize("text", NUMBERS)
def test_what_is_printed_is_a_number_where_it_is_one(text: str) -> None:
    _, row = sheets(table(amount(text), TableCell("0123"), TableCell("7")))["Prov"]
    assert row == [NUMBERS[text], "0123", "7"]


def test_no_text_of_a_plan_runs() -> None:
    hostile = [*HOSTILE, "=1+1", "+1", "-1", "@A1", "\t=1+1", "http://example.se", "{=1+1}", "\ufffe\uffff", "_x0041_"]
    plans = (plan(2024), plan(2025, sections=[section(text, paragraphs=[{"text": text}]) for text in hostile]))
    content = written(compare(*plans))
    for _, formula, _ in (each for held in formulas(content).values() for each in held):
        assert re.fullmatch(r"ROUND\([A-Z0-9:,()/+-]*\)|ROUND\((SUM|[A-Z]+\d+)[^\"]*\)", formula)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any("externalLink" in name or "vbaProject" in name for name in package.namelist())
        assert "<hyperlink" not in "".join(package.read(name).decode() for name in package.namelist())
    told = " ".join(str(cell) for row in sheets(content)["Ändringar"] for cell in row)
    assert all(text in told for text in ("=1+1", "@A1", "_x0041_", "<U+FFFE>"))


def test_the_same_plans_give_the_same_bytes() -> None:
    assert written(EVERY) == written(every_kind.comparison())


def test_a_text_longer_than_a_cell_is_cut_where_it_is_seen() -> None:
    long = TableCell("ord " * 9000)
    _, (first, *_) = sheets(table(long, TableCell(""), TableCell("")))["Prov"]
    assert len(str(first)) == 32_767
    assert str(first).endswith(" …")


def test_the_budget_through_the_years() -> None:
    plans = [store.load(store.find(str(snapshot(year)))) for year in PAIR]
    content = renderer(Shown.BUDGET, "xlsx")((timeline.history(plans), plans), SV, Options())
    assert isinstance(content, bytes)
    first, *_ = sheets(content).values()
    assert [str(year) for year in PAIR] == [head for head in first[0] if head in map(str, PAIR)]
    assert sum(isinstance(cell, float) for row in first[1:] for cell in row) > 5


@pytest.mark.soak
def test_an_office_program_computes_our_figures(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no soffice here: .ci/programs installs it")
    source = tmp_path / "bok.xlsx"
    source.write_bytes(written(invented()))
    # The results are taken out, so that what is read is what LibreOffice computed.
    bare = tmp_path / "utan.xlsx"
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(bare, "w") as out:
        for name in package.namelist():
            text = package.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", text)
            out.writestr(name, text)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    target = tmp_path / "ut"
    run = [program, home, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(bare)]
    subprocess.run(run, capture_output=True, timeout=300, check=True)
    computed, ours = sheets((target / "utan.xlsx").read_bytes()), sheets(source.read_bytes())
    for name, held in ours.items():
        for row, other in zip(held, computed[name], strict=False):
            numbers = [(one, two) for one, two in zip(row, other, strict=False) if isinstance(one, float)]
            assert all(Decimal(str(one)) == round(Decimal(str(two)), 9) for one, two in numbers), (name, row, other)
