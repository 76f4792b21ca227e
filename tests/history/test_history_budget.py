"""`vpbdiff history budget`: every row through all known years, what a comparison column alone tells marked as such."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.budgets import budget, raw_budget
from tests.support.plans import goal, raw_plan
from tests.support.solna import solna
from vpbdiff.budget.timeline import HistoryRow, history
from vpbdiff.cli import cli
from vpbdiff.model import money
from vpbdiff.model.money import Unit
from vpbdiff.store import dumps, schema


def series(row: HistoryRow) -> list[tuple[int, str, bool]]:
    """Year, amount as the newest plan signs it, and whether a comparison column alone tells it."""
    found = ((year, row.of(year)) for year in sorted(row.told))
    return [
        (year, money.text(row.sign * told.figure.kr, Unit.MKR, 1), told.column)
        for year, told in found
        if told is not None
    ]


def test_net_cost_and_units_of_four_years_from_two_documents() -> None:
    rows = {row.name: series(row) for row in history([solna(2022), solna(2020)]).rows}
    assert rows["Nettokostnader"] == [
        (2019, "−233,0", True),
        (2020, "−228,4", False),
        (2021, "−229,8", True),
        (2022, "−226,2", False),
    ]
    assert [amount for _, amount, _ in rows["Ekonomi- och arbetsmarknadsenheten"]] == [
        "−53,4",
        "−52,8",
        "−52,8",
        "−47,4",
    ]
    assert [amount for _, amount, _ in rows["Barn- och ungdomsenheten"]] == ["−84,8", "−85,3", "−87,7", "−88,6"]
    assert len(rows) == 3 + 5 + 2


def test_plans_known_from_a_column_tell_nothing_more() -> None:
    both = history([solna(year) for year in (2019, 2020, 2021, 2022)])
    assert [(row.name, series(row)) for row in both.rows] == [
        (row.name, series(row)) for row in history([solna(2020), solna(2022)]).rows
    ]
    assert all(row.restated == () for row in both.rows)


def test_another_sign_rule_is_another_sign_and_no_change() -> None:
    rows = {(row.path, row.name): row for row in history([solna(2020), solna(2022)]).rows}
    assert series(rows["investment_budget/lines", "Summa"]) == [
        (year, "0,2", year in (2019, 2021)) for year in (2019, 2020, 2021, 2022)
    ]


def test_the_years_own_plan_counts_and_a_restatement_is_told() -> None:
    own = budget(units="part | Hemtjänst | -17,0 | |", year=2024)
    later = budget(units="part | Hemtjänst | -18,1 | -17,4 |", year=2025)
    (row,) = history([own, later]).rows
    assert series(row) == [(2024, "−17,0", False), (2025, "−18,1", False)]
    ((counts, other),) = row.restated
    assert (counts.plan, other.plan, other.column) == (2024, 2025, True)


def test_rows_that_came_and_went() -> None:
    old = budget(units="part | Hemtjänst | -17,0 | |\npart | Fixartjänst | -1,0 | |", year=2024)
    new = budget(units="part | Hemtjänst | -18,0 | |\npart | Digital tillsyn | -2,0 | |", year=2025)
    rows = history([old, new]).rows
    assert [(row.name, sorted(row.told)) for row in rows] == [
        ("Hemtjänst", [2024, 2025]),
        ("Digital tillsyn", [2025]),
        ("Fixartjänst", [2024]),
    ]


# The command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two years of an invented plan, the second restating the first."""
    plans = {
        2024: raw_budget(
            "net | Nettokostnad | -22,0 | -21,0 |",
            "part | Hemtjänst | -17 | -16,5 |\npart | [/] =1+1 | -5,0 | -4,5 |",
            year=2024,
        ),
        2025: raw_budget(
            "net | Nettokostnad | -24,5 | -22,3 |",
            "part | Hemtjänst | -18,1 | -17,0 |\npart | [/] =1+1 | -6,4 | -5,3 |",
        ),
    }
    place = tmp_path / "snapshots" / "ekvik" / "omsorgsnamnden"
    place.mkdir(parents=True)
    for year, raw in plans.items():
        (place / f"{year}.json").write_text(dumps(raw), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["history", *arguments], prog_name="vpbdiff")


TEXT = """\
Driftbudget, nämnd, mkr    2023    2024    2025  2023–2025
Nettokostnad             −21,0*  −22,0   −24,5        +3,5

Driftbudget, per
verksamhet, mkr            2023   2024    2025  2023–2025
Hemtjänst                −16,5*   −17   −18,1        +1,6            │████████▍
[/] =1+1                  −4,5*  −5,0    −6,4        +1,9            │██████████

* Känt bara ur en senare plans jämförelsekolumn.
Omräknat: «Nettokostnad» 2024 är −22,0 mkr i årets egen plan men −22,3 mkr i
planen för 2025.
Omräknat: «[/] =1+1» 2024 är −5,0 mkr i årets egen plan men −5,3 mkr i planen
för 2025.
"""


def test_the_table_with_bars(folder: Path) -> None:
    result = run("budget")
    assert (result.exit_code, result.output) == (0, TEXT)


NARROW = """\
Driftbudget, nämnd, mkr
Nettokostnad
  2023       −21,0*
  2024       −22,0
  2025       −24,5
  2023–2025   +3,5

Driftbudget, per verksamhet, mkr
Hemtjänst
  2023       −16,5*
  2024         −17
  2025       −18,1
  2023–2025   +1,6
[/] =1+1
  2023        −4,5*
  2024        −5,0
  2025        −6,4
  2023–2025   +1,9

* Känt bara ur en senare plans
jämförelsekolumn.
"""


def test_the_years_are_stacked_where_their_columns_have_no_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    output = run("budget").output
    assert [line for line in output.splitlines() if len(line) > 40] == []
    got = [line.rstrip() for line in output.partition("Omräknat")[0].splitlines()]
    assert [line.split() for line in got] == [line.split() for line in NARROW.splitlines()]


def test_json(folder: Path) -> None:
    document = json.loads(run("budget", "-f", "json").output)
    assert schema.problems(document, "history") == []
    assert document["series"] == "ekvik/omsorgsnamnden"
    assert document["years"] == [2023, 2024, 2025]
    home = next(row for row in document["rows"] if row["name"] == "Hemtjänst")
    place, unit = "snapshots/ekvik/omsorgsnamnden", "/operating_budget/units/0/amounts"
    assert [tuple(amount.values()) for amount in home["amounts"]] == [
        (2023, -16_500_000, "-16,5", 2024, True, f"{place}/2024.json", f"{unit}/1"),
        (2024, -17_000_000, "-17", 2024, False, f"{place}/2024.json", f"{unit}/0"),
        (2024, -17_000_000, "-17,0", 2025, True, f"{place}/2025.json", f"{unit}/1"),
        (2025, -18_100_000, "-18,1", 2025, False, f"{place}/2025.json", f"{unit}/0"),
    ]


def test_json_has_once_what_a_known_from_file_took_from_a_plan_that_is_there(folder: Path) -> None:
    place = Path("snapshots/ekvik/omsorgsnamnden")
    known = raw_budget("net | Nettokostnad | -21,0 | |", year=2023) | {"known_from": 2024}
    (place / "2023.known-from-2024.json").write_text(dumps(known), encoding="utf-8")
    net = json.loads(run("budget", "-f", "json").output)["rows"][0]
    assert [(each["year"], each["plan"], each["file"]) for each in net["amounts"] if each["year"] == 2023] == [
        (2023, 2024, f"{place}/2024.json")
    ]
    (place / "2024.json").unlink()
    net = json.loads(run("budget", "-f", "json").output)["rows"][0]
    assert [(each["year"], each["plan"], each["file"]) for each in net["amounts"] if each["year"] == 2023] == [
        (2023, 2024, f"{place}/2023.known-from-2024.json")
    ]


def test_csv_has_the_plans_own_word_for_its_unit(folder: Path) -> None:
    raw = raw_budget("net | Nettokostnad | -24,5 | |", unit="mnkr", year=2026)
    Path("snapshots/ekvik/omsorgsnamnden/2026.json").write_text(dumps(raw), encoding="utf-8")
    text = run("budget", "-f", "csv").stdout_bytes.decode()
    assert "Nettokostnad;2026;-24,5;mnkr;planen för 2026\r\n" in text
    assert "Nettokostnad;2025;-24,5;mkr;planen för 2025\r\n" in text


def test_csv_as_excel_in_sweden_opens_it(folder: Path) -> None:
    text = run("budget", "-f", "csv").stdout_bytes.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert rows[0] == ["Tabell", "Rad", "År", "Belopp", "Enhet", "Källa"]
    assert ["Driftbudget, per verksamhet", "Hemtjänst", "2024", "-17", "mkr", "planen för 2024"] in rows
    assert rows[1][3:] == ["-21,0", "mkr", "jämförelsekolumnen i planen för 2024"]


def test_a_series_that_is_not_there(folder: Path) -> None:
    result = run("budget", "--series", "ekvik/kulturnamnden")
    assert result.exit_code == 2
    assert "ekvik/omsorgsnamnden" in result.output


def test_plans_without_a_budget(folder: Path) -> None:
    for path in folder.rglob("*.json"):
        path.write_text(dumps(raw_plan(int(path.stem), goals=[goal("Trygg vård")])), encoding="utf-8")
    result = run("budget")
    assert result.exit_code == 2
    assert "budget" in result.output


def test_in_english(folder: Path) -> None:
    assert "Known only from a later plan's comparison column." in run("budget", "--lang", "en").output


# Fixed prices, and per inhabitant


def adjusted(folder: Path, *arguments: str, index: str = "", per: str = "") -> Result:
    given: list[str] = []
    for option, content in (("--index", index), ("--per", per)):
        if content:
            path = folder / f"{option[2:]}.csv"
            path.write_text(content, encoding="utf-8")
            given += [option, path.name]
    return run("budget", *given, *arguments)


INDEX, PEOPLE = "år;KPIF\n2024;100\n2025;110,0\n", "2024 10 000\n2025 10500\n"
ADJUSTED = [
    ("fixed prices: 22,0 times 110 by 100", {"index": INDEX}, "−24,2 −24,5 +0,3", "mkr i 2025 års priser"),
    ("24,5 mkr by 10 500 is 2 333,33 kr", {"per": PEOPLE}, "−2 200 −2 333 +133", "Antal: per.csv."),
    ("fixed prices per inhabitant", {"index": INDEX, "per": PEOPLE}, "−2 420 −2 333 −87", "2023 visas inte"),
]


@pytest.mark.parametrize(("reason", "given", "net", "note"), ADJUSTED, ids=[row[0] for row in ADJUSTED])
def test_amounts_are_adjusted_by_a_table(folder: Path, reason: str, given: dict[str, str], net: str, note: str) -> None:
    found = adjusted(folder, **given)
    assert found.exit_code == 0, found.stderr
    said = " ".join(found.stdout.split())
    assert f"Nettokostnad {net} " in said
    assert note in said


def test_adjusted_amounts_are_exact_in_json(folder: Path) -> None:
    found = json.loads(adjusted(folder, "--format", "json", index="2024;3\n2025;7\n").stdout)
    assert schema.problems(found, "history") == []
    net = next(row for row in found["rows"] if row["role"] == "net")
    assert [each["kr"] for each in net["amounts"]] == [-51_333_333, -24_500_000]  # 22 000 000 * 7 / 3
    assert found["adjusted"][0]["lacking"] == [2023]


REFUSED = [
    ("no number", "2024;många\n"),
    ("nought", "2024;0\n"),
    ("a year twice", "2024;1\n2024;2\n"),
    ("no years", "år;tal\n"),
    ("none of the budget's years", "1999;100\n"),
]


@pytest.mark.parametrize(("reason", "content"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_table_that_says_nothing_is_refused(folder: Path, reason: str, content: str) -> None:
    assert adjusted(folder, per=content).exit_code == 2
    assert run("ram", "--per", "per.csv").exit_code == 2
