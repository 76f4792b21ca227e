"""The sheet of reasons filled in and read back: whole or not at all, every fault with its cell, nobody's words lost."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from tests.support.explaining import GONE, NEW, OFFER, PLACE, RISK, case, explain, held, new_plan, project, write_plan
from vpbdiff.cli import cli
from vpbdiff.explanations import ReasonKind

REASON = "Nämnden har valt att satsa på annat."
OTHER = "Lokalen är uppsagd av hyresvärden."
Rows = list[list[object]]
FILE = Path("skal.xlsx")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))


class Book:
    """The sheet of reasons as a person fills it in, saved by another program: the cells and no more."""

    def __init__(self, lang: str = "sv") -> None:
        run = CliRunner().invoke(cli, ["--lang", lang, "diff", "2024", "2025", "-o", "ut.xlsx"])
        assert run.exit_code == 0, run.stderr
        book = CalamineWorkbook.from_path("ut.xlsx")
        self.sheet = {"sv": "Skäl", "en": "Reasons"}[lang]
        self.rows: Rows = book.get_sheet_by_name(self.sheet).to_python(skip_empty_area=False)

    def at(self, name: str) -> int:
        """The row of a change, by the name of its item, from 0; of a place without a change the first."""
        wanted = {each.title: each.id for each in case().comparison.changes}.get(name, name)
        return next(number for number, row in enumerate(self.rows) if row[0] == wanted)

    def fill(self, name: str, **cells: object) -> str:
        """Fill in a change's row; the number that the row has in a workbook."""
        row = self.at(name) if name else self.blank()
        for column, value in cells.items():
            self.rows[row][_COLUMNS.index(column)] = value
        return str(row + 1)

    def blank(self) -> int:
        return next(n for n, row in enumerate(self.rows) if n and not any(row[:-1]))

    def save(self, path: Path = FILE) -> Path:
        content = io.BytesIO()
        book = xlsxwriter.Workbook(content, {"strings_to_formulas": False})
        page = book.add_worksheet(self.sheet)
        for number, row in enumerate(self.rows):
            for column, value in enumerate(row):
                page.write(number, column, value)
        book.close()
        path.write_bytes(content.getvalue())
        return path


_COLUMNS = (
    *("id", "change", "old", "new", "status"),
    *("reason", "kind", "decision", "amount", "index", "units", "to", "technical", "mark"),
)


def take(*paths: Path) -> Result:
    return explain(*(word for path in paths or (FILE,) for word in ("--from", str(path))))


def reasons() -> dict[str, str]:
    return {each.name: entry.reason for entry in held().entries for each in entry.items}


def test_what_is_filled_in_is_recorded() -> None:
    book = Book()
    book.fill(OFFER, reason=REASON, kind="omprioritering", decision="Omsorgsnämnden 2024-12-09 § 98")
    book.save()
    result = take()
    assert result.exit_code == 0, result.stderr
    (entry,) = held().entries
    assert (entry.reason, entry.kind, entry.decision.section) == (REASON, ReasonKind.PRIORITY, "§ 98")
    assert "Läste in 1 skäl" in result.stderr


def test_an_untouched_workbook_changes_nothing() -> None:
    explain(OFFER, "--text", REASON, "--kind", "volym", "--decision", "ON 2024-12-09 § 98 ON/2024:12")
    explain("Vuxna", "--amount", "-5,7 mkr", "--text", "Färre placeringar än förut.")
    before = PLACE.read_bytes()
    result = CliRunner().invoke(cli, ["diff", "2024", "2025", "-o", str(FILE)])
    assert result.exit_code == 0
    result = take()
    assert (result.exit_code, PLACE.read_bytes()) == (0, before), result.stderr
    assert "Inget nytt är ifyllt" in result.stderr


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_rows_are_found_by_id_and_columns_by_head_in_either_language(lang: str) -> None:
    book = Book(lang)
    book.fill(OFFER, reason=REASON)
    head, *rows = book.rows
    order = [5, 0, 13, 6, 7, 12, 11, 10, 9, 8]
    book.rows = [["Till enhetscheferna"], [], *([row[place] for place in order] for row in (head, *reversed(rows)))]
    book.save()
    assert take().exit_code == 0
    assert reasons() == {OFFER: REASON}


def test_taken_twice_it_is_recorded_once() -> None:
    book = Book()
    book.fill(OFFER, reason=REASON, kind="index")
    book.save()
    take()
    before = PLACE.read_bytes()
    result = take()
    assert (result.exit_code, PLACE.read_bytes()) == (0, before)
    assert "Rader som redan fanns på plats: 1" in result.stderr


def test_a_reason_on_record_is_changed_in_its_row() -> None:
    explain(OFFER, "--text", REASON, "--kind", "volym", "--source", "protokoll.txt:12")
    book = Book()
    book.fill(OFFER, kind="")
    book.save()
    assert take().exit_code == 0
    (entry,) = held().entries
    assert (entry.reason, entry.kind, entry.origin and entry.origin.line) == (REASON, None, 12)
    book = Book()
    book.fill(OFFER, reason=OTHER)
    book.save()
    assert REASON in take().stderr
    assert reasons() == {OFFER: OTHER}


AMOUNTS: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "a number in the unit of the table": ({"amount": -5.7, "units": "Vuxna"}, {"kr": -5_700_000, "line": "Vuxna"}),
    "a text with its own unit": ({"amount": "−250 tkr", "units": "Vuxna"}, {"kr": -250_000}),
    "a text without a unit": ({"amount": "-5,7", "units": "Vuxna"}, {"kr": -5_700_000}),
    "an index of some": ({"index": "1,0", "units": "Vuxna\nBarn och unga"}, {"percent": "1,0"}),
    "an index of all": ({"index": 1}, {"percent": "1"}),
    "a transfer": (
        {"amount": 0.5, "units": "Vuxna", "to": "Barn och unga"},
        {"source": "Vuxna", "target": "Barn och unga"},
    ),
    "a technical adjustment": ({"amount": 1, "units": "Vuxna", "technical": "ja"}, {"kr": 1_000_000}),
    "what an office program makes of a sum": ({"amount": 0.1 + 0.2, "units": "Vuxna"}, {"kr": 300_000}),
}


@pytest.mark.parametrize("reason", AMOUNTS)
def test_an_amount_has_a_row_of_its_own(reason: str) -> None:
    cells, wanted = AMOUNTS[reason]
    book = Book()
    book.fill("", reason="Färre placeringar än förut.", **cells)
    book.save()
    result = take()
    assert result.exit_code == 0, result.stderr
    (entry,) = held().entries
    assert {key: getattr(entry.component, key) for key in wanted} == wanted


def test_an_amount_in_the_row_of_its_unit() -> None:
    book = Book()
    book.fill("Vuxna", reason="Färre placeringar än förut.", amount=-5.7)
    book.save()
    assert take().exit_code == 0
    assert held().entries[0].component is not None


def test_an_amount_that_is_changed_takes_the_place_of_the_old_one() -> None:
    explain("Vuxna", "--amount", "-5,7 mkr", "--text", "Färre placeringar än förut.")
    book = Book()
    row = next(row for row in book.rows if row[5] == "Färre placeringar än förut." and not row[0])
    row[5], row[8] = "Färre dygn i placeringar.", -5.4
    book.save()
    result = take()
    assert result.exit_code == 0, result.stderr
    assert [(each.reason, getattr(each.component, "kr", 0)) for each in held().entries] == [
        ("Färre dygn i placeringar.", -5_400_000)
    ]


FAULTS: dict[str, tuple[str, dict[str, object], str, str]] = {
    "an unknown kind": (OFFER, {"reason": REASON, "kind": "annat"}, "G", "inget slag"),
    "a single word": (NEW, {"reason": "Beslut"}, "F", "ett enda ord"),
    "a kind alone": (RISK, {"kind": "lag"}, "F", "skälet saknas"),
    "no decision": (GONE, {"reason": REASON, "decision": "nämnden"}, "H", "något beslut"),
    "a day that is none": ("Vuxna", {"reason": REASON, "decision": "ON 2024-02-31"}, "H", "inget datum"),
    "no amount": ("", {"reason": REASON, "amount": "sex", "units": "Vuxna"}, "I", "inget belopp"),
    "an unknown unit": ("", {"reason": REASON, "amount": 6, "units": "Skolan"}, "K", "heter «Skolan»"),
    "an unknown receiver": ("", {"reason": REASON, "amount": 6, "units": "Vuxna", "to": "Skolan"}, "L", "Skolan"),
    "no percentage": ("", {"reason": REASON, "index": "lite"}, "J", "ingen procentsats"),
    "a share for a percentage": ("", {"reason": REASON, "index": 0.02}, "J", "Skriv «2»"),
    "no yes": ("", {"reason": REASON, "amount": 6, "units": "Vuxna", "technical": "kanske"}, "M", "«kanske»"),
    "an id of nothing": ("", {"id": "0123456789ab", "reason": REASON}, "A", "finns inte längre"),
    "nothing that it is about": ("", {"reason": REASON}, "A", "varken ändringens id"),
    "an amount of nobody": ("", {"reason": REASON, "amount": 6}, "K", "vilken verksamhet"),
    "nothing": ("", {"reason": REASON, "amount": 0, "units": "Vuxna"}, "I", "är noll"),
}


def test_every_fault_is_told_with_its_cell_and_nothing_is_written() -> None:
    book = Book()
    wanted = []
    for name, cells, column, words in FAULTS.values():
        wanted.append((f"skal.xlsx, Skäl!{column}{book.fill(name, **cells)}:", words))
    book.fill("Barn och unga", reason="Fler barn har flyttat till kommunen.")
    book.save()
    result = take()
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) == len(FAULTS)
    for place, words in wanted:
        assert any(place in line and words in line for line in lines), (place, words, result.stderr)
    assert not PLACE.exists()


MEANWHILE: dict[str, tuple[Callable[[], Result], Callable[[], Result], str]] = {
    "a reason where there was none": (explain, lambda: explain(OFFER, "--text", OTHER), "ett annat skäl"),
    "another reason": (
        lambda: explain(OFFER, "--text", "Efterfrågan har minskat kraftigt."),
        lambda: explain(OFFER, "--text", OTHER),
        OTHER,
    ),
    "a reason that is gone": (
        lambda: explain(OFFER, "--text", OTHER),
        lambda: explain(OFFER, "--remove"),
        "finns inte längre",
    ),
}


@pytest.mark.parametrize("reason", MEANWHILE)
def test_what_another_person_has_written_meanwhile_is_a_conflict(reason: str) -> None:
    before, meanwhile, words = MEANWHILE[reason]
    before()
    book = Book()
    row = book.fill(OFFER, reason=REASON)
    book.fill(NEW, reason="Brukarrådet har bett om den.")
    book.save()
    meanwhile()
    there = reasons()
    result = take()
    assert result.exit_code == 2
    assert f"skal.xlsx, Skäl!F{row}: " in result.stderr
    assert words in result.stderr
    assert reasons() == there


def test_sheets_of_several_people_are_merged() -> None:
    first, second = Book(), Book()
    first.fill(OFFER, reason=REASON)
    second.fill(NEW, reason=OTHER)
    second.fill(OFFER, reason=REASON)
    result = take(first.save(Path("a.xlsx")), second.save(Path("b.xlsx")))
    assert result.exit_code == 0, result.stderr
    assert reasons() == {OFFER: REASON, NEW: OTHER}


def test_two_people_who_differ_on_one_change_are_told_of_each_other() -> None:
    first, second = Book(), Book()
    row = first.fill(OFFER, reason=REASON)
    second.fill(OFFER, reason=OTHER)
    second.fill(NEW, reason=OTHER)
    result = take(first.save(Path("a.xlsx")), second.save(Path("b.xlsx")))
    assert result.exit_code == 2
    assert f"b.xlsx, Skäl!F{row}: «{OFFER}» har fått ett annat skäl i a.xlsx, Skäl!F{row}" in result.stderr
    assert not PLACE.exists()


def test_each_unit_has_a_sheet_of_its_own_changes() -> None:
    words = ["diff", "2024", "2025", "--unit", "Vuxna", "--unit", "barn och unga", "-o", "ut.xlsx"]
    run = CliRunner().invoke(cli, words)
    assert run.exit_code == 0, run.stderr
    book = CalamineWorkbook.from_path("ut.xlsx")
    names = [name for name in book.sheet_names if name.startswith("Skäl ")]
    assert names == ["Skäl Vuxna", "Skäl barn och unga"]
    rows = [book.get_sheet_by_name(name).to_python() for name in names]
    assert [{str(row[1]) for row in held_ if row[0]} - {"Ändring"} for held_ in rows] == [
        {"Budgetraden «Vuxna»", "Enheten «Vuxna och äldre»"},
        {"Budgetraden «Barn och unga»"},
    ]
    filled = xlsxwriter.Workbook(str(FILE))
    for name, sheet, amount in zip(names, rows, (-5.7, -0.5), strict=True):
        page = filled.add_worksheet(name)
        for number, row in enumerate(sheet):
            of_money = str(row[1]).startswith("Budgetraden")
            page.write_row(number, 0, [*row[:5], REASON, "", "", amount, *row[9:]] if of_money else row)
    filled.close()
    result = take()
    assert result.exit_code == 0, result.stderr
    assert [getattr(each.component, "line", "") for each in held().entries] == ["Barn och unga", "Vuxna"]


def test_an_emptied_row_is_told_and_takes_nothing_away() -> None:
    explain(OFFER, "--text", REASON)
    book = Book()
    row = book.fill(OFFER, reason="")
    book.save()
    result = take()
    assert (result.exit_code, reasons()) == (0, {OFFER: REASON})
    assert f"Skäl!F{row}" in result.stderr


def test_a_plan_that_has_changed_since_is_told() -> None:
    book = Book()
    row = book.fill(OFFER, reason=REASON)
    book.save()
    raw = new_plan()
    raw["goals"][0]["activities"].pop(0)
    write_plan(Path(), raw)
    result = take()
    assert result.exit_code == 2
    assert f"Skäl!A{row}" in result.stderr


def test_a_stale_reason_is_not_renewed_by_saving_the_sheet() -> None:
    explain(OFFER, "--text", REASON)
    raw = new_plan()
    raw["goals"][0]["activities"][0]["description"] = "Nämnden kan erbjuda läxhjälp till några."
    write_plan(Path(), raw)
    book = Book()
    book.save()
    take()
    assert "1 har ett inaktuellt" in explain().stdout
    book.fill(OFFER, reason=OTHER)
    book.save()
    assert take().exit_code == 0
    assert reasons() == {OFFER: OTHER}


def test_ids_that_were_sorted_away_from_their_rows_are_told_and_nothing_is_written() -> None:
    book = Book()
    book.fill(OFFER, reason=REASON)
    other = book.fill(GONE, reason=OTHER)
    one = str(book.at(OFFER) + 1)
    first, second = book.rows[int(one) - 1], book.rows[int(other) - 1]
    first[0], second[0] = second[0], first[0]
    book.save()
    result = take()
    assert (result.exit_code, PLACE.exists()) == (2, False)
    assert {f"Skäl!A{number}: raden handlar om" in result.stderr for number in (one, other)} == {True}


def test_an_id_is_known_in_any_case_and_a_row_without_its_own_words_by_its_id() -> None:
    book = Book()
    row = int(book.fill(OFFER, reason=REASON)) - 1
    book.rows[row][0], book.rows[row][1] = f" {str(book.rows[row][0]).upper()} ", ""
    book.save()
    assert take().exit_code == 0
    assert reasons() == {OFFER: REASON}


NO_SHEETS: dict[str, tuple[Callable[[Book], object], str]] = {
    "no sheet of reasons": (lambda book: book.rows.clear(), "inget blad med skäl"),
    "a column that was taken away": (lambda book: [row.pop(8) for row in book.rows], "saknar kolumner: Belopp (…)"),
}


@pytest.mark.parametrize("reason", NO_SHEETS)
def test_a_sheet_that_is_none_is_refused(reason: str) -> None:
    spoil, words = NO_SHEETS[reason]
    book = Book()
    book.fill(OFFER, reason=REASON)
    spoil(book)
    book.save()
    result = take()
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    FILE.write_bytes(b"PK\x03\x04 nej")
    assert take().exit_code == 2
    FILE.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nej")
    assert take().exit_code == 2


@pytest.mark.soak
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_a_sheet_that_an_office_program_has_saved_is_the_same(tmp_path: Path, ending: str) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no soffice here: .ci/programs installs it")
    explain(OFFER, "--text", REASON, "--kind", "volym", "--decision", "ON 2024-12-09 § 98 ON/2024:12")
    explain("Vuxna", "--amount", "-5,7 mkr", "--text", "Färre placeringar än förut.")
    book = Book()
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = [program, home, "--headless", "--convert-to", ending, "--outdir", "sparad"]
    subprocess.run([*convert, "ut.xlsx"], capture_output=True, timeout=300, check=True)
    result = take(Path(f"sparad/ut.{ending}"))
    assert "Inget nytt är ifyllt" in result.stderr, result.stderr
    book.fill(NEW, reason=OTHER, kind="beslut")
    book.fill("", reason="Uppräkning för alla.", index="1,0")
    subprocess.run([*convert, str(book.save())], capture_output=True, timeout=300, check=True)
    result = take(Path(f"sparad/skal.{ending}"))
    assert result.exit_code == 0, result.stderr
    assert "Läste in 2 skäl" in result.stderr
