"""The plan of the year before, as a comparison column tells it: amounts, and nothing that it does not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.support.budgets import budget, raw_budget
from tests.support.solna import FOLDER, raw_solna, solna
from vpbdiff import store
from vpbdiff.cli import cli
from vpbdiff.compare import compare
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import PLAN_LISTS, RARE
from vpbdiff.model.plan import Presence
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options
from vpbdiff.store import dumps, plan_from_json, read_plan, schema, upgraded
from vpbdiff.wording import Wording

DOCUMENTS = Path(__file__).parents[3] / "shared" / "plans"
BUDGET_LISTS = {"operating_budget/lines", "operating_budget/units", "investment_budget/lines"}


@pytest.mark.parametrize("year", [2019, 2021])
def test_the_committed_plans_are_what_the_year_after_tells(year: int) -> None:
    path = FOLDER / f"{year}.known-from-{year + 1}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == raw_solna(year)
    assert schema.problems(upgraded(raw_solna(year)), "plan") == []


@pytest.mark.parametrize("year", [2019, 2021])
def test_amounts_are_known_and_nothing_else(year: int) -> None:
    plan = read_plan(dumps(raw_solna(year)), "plan.json")
    assert (plan.year, plan.known_from) == (year, year + 1)
    known = {of.path for of in PLAN_LISTS if plan.listing(of.path).presence is Presence.PRESENT}
    assert known == BUDGET_LISTS
    assert {path: plan.listing(path).presence for path in plan.lists if path not in BUDGET_LISTS} == {
        of.path: Presence.NOT_KNOWN for of in PLAN_LISTS if of.path not in BUDGET_LISTS
    }


def test_every_list_of_the_schema_is_told_or_not_known() -> None:
    """A list that is added to the schema must be known as one that a comparison column tells nothing of."""
    lists = {of.path.partition("/")[0] for of in PLAN_LISTS} - {"activities", "measures"}  # these are of goals first
    assert lists <= upgraded(raw_solna(2021)).keys()


def test_the_net_cost_of_four_years_from_two_documents() -> None:
    nets = [solna(year).listing("operating_budget/lines")[2].fields["amounts"] for year in (2019, 2020, 2021, 2022)]
    assert [amounts[0].amount.printed for amounts in nets] == ["-233,0", "-228,4", "-229,8", "-226,2"]  # type: ignore[union-attr,index]


def _prior(**content: Any) -> dict[str, Any] | None:
    return prior_year_plan(raw_budget(**content))


def test_an_empty_cell_stays_an_empty_row() -> None:
    prior = _prior(units="part | Hemtjänst | -18,1 | -17,0 |\npart | Boende | -5,0 | |")
    assert prior is not None
    assert [(row["name"], len(row["amounts"])) for row in prior["operating_budget"]["units"]] == [
        ("Hemtjänst", 1),
        ("Boende", 0),
    ]


def test_a_table_with_three_years_tells_of_the_year_before_alone() -> None:
    prior = _prior(units="part | Hemtjänst | -18,1 | -17,0 | -16,0 |")
    assert prior is not None
    assert [amount["year"] for amount in prior["operating_budget"]["units"][0]["amounts"]] == [2024]


@pytest.mark.parametrize(
    "content",
    [{}, {"units": "part | Hemtjänst | -18,1 | |"}, {"units": "part | Hemtjänst | -18,1 | | -16,0 |"}],
    ids=["no budget", "no comparison column", "a column for another year"],
)
def test_nothing_is_told(content: dict[str, Any]) -> None:
    assert _prior(**content) is None


def test_the_change_and_the_id_are_left_behind() -> None:
    raw = raw_budget(units="part | Hemtjänst | -18,1 | -17,0 | 1,1")
    raw["operating_budget"]["units"][0]["id"] = "hemtjanst"
    prior = prior_year_plan(raw)
    assert prior is not None
    assert prior["operating_budget"]["units"][0].keys() == {"name", "role", "amounts"}


def test_2021_to_2022_compares_what_both_know_and_lists_the_rest() -> None:
    comparison = compare(solna(2021), solna(2022))
    assert {change.entity for change in comparison.changes} == {"budget_line"}
    assert {kind for change in comparison.changes for kind in change.kinds} == {Kind.INCREASED, Kind.DECREASED}
    keys = [remark.key for remark in comparison.not_comparable]
    assert keys.count("compare.known-from") == 1
    told = {dict(remark.params)["list"] for remark in comparison.not_comparable if remark.key == "compare.not-known"}
    present = {path for path, listing in solna(2022).lists.items() if listing}
    assert present - BUDGET_LISTS <= told


def test_what_is_told_is_what_the_own_plan_said_no_change() -> None:
    """The year's own plan against what the year after tells of it."""
    own = budget(units="part | Hemtjänst | -17,0 | |", year=2024)
    told = prior_year_plan(raw_budget(units="part | Hemtjänst | -18,1 | -17,0 |"))
    assert told is not None
    assert compare(own, plan_from_json(told)).changes == ()


# The command


def _run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(cli, list(args), prog_name="vpbdiff")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, with the shared documents in reach."""
    if not DOCUMENTS.is_dir():
        pytest.skip("the published documents are not in ../shared")
    (tmp_path / "snapshots").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


DOCUMENT = DOCUMENTS / "000_62e6dd2337e44cf8.txt"
SERIES = "snapshots/solna/socialnamnden"


def test_import_writes_the_year_before_beside_the_plan(folder: Path) -> None:
    result = _run(folder, "import", str(DOCUMENT))
    assert result.exit_code == 0
    told = folder / SERIES / "2019.known-from-2020.json"
    assert told.read_text(encoding="utf-8") == (FOLDER / told.name).read_text(encoding="utf-8")


def test_with_an_output_it_is_written_only_where_asked_for(folder: Path) -> None:
    _run(folder, "import", str(DOCUMENT), "-o", "plan.json")
    assert sorted(path.name for path in folder.rglob("*.json")) == ["plan.import.json", "plan.json"]
    _run(folder, "import", str(DOCUMENT), "-o", "plan.json", "--prior", "before.json")
    assert {path.name for path in folder.rglob("*.json") if ".import." not in path.name} == {"before.json", "plan.json"}


def test_the_years_own_plan_is_never_replaced_and_takes_over(folder: Path) -> None:
    own = folder / SERIES / "2019.json"
    own.parent.mkdir(parents=True)
    raw = raw_budget("net | Nettokostnader | -233,5 | |", year=2019)
    own.write_text(dumps(raw), encoding="utf-8")
    _run(folder, "import", str(DOCUMENT))
    assert own.read_text(encoding="utf-8") == dumps(raw)
    assert store.find("2019").path == Path(SERIES) / "2019.json"
    # The plan for 2020 says -233,0 of it: restated, by more than rounding.
    result = _run(folder, "validate", "2020")
    assert result.exit_code == 0
    assert "-233,0" in result.output
    assert "Varning" in result.output and "omräknat" in result.output


def test_a_told_plan_that_a_person_has_corrected_is_left_so(folder: Path) -> None:
    _run(folder, "import", str(DOCUMENT))
    told = folder / SERIES / "2019.known-from-2020.json"
    changed = told.read_text(encoding="utf-8").replace("-233,0", "-233,1").replace("-233000000", "-233100000")
    told.write_text(changed, encoding="utf-8")
    result = _run(folder, "import", str(DOCUMENT))
    assert result.exit_code == 0
    assert "−233,0 mkr (budget 2019) → −233,1 mkr (budget 2019)" in " ".join(result.output.split())
    assert told.read_text(encoding="utf-8") == changed


def test_diff_2021_2022_in_the_terminal(folder: Path) -> None:
    for name in ("000_62e6dd2337e44cf8.txt", "003_a3a3a5e99e89cc61.txt"):
        _run(folder, "import", str(DOCUMENTS / name))
    result = _run(folder, "diff", "2021", "2022", "--no-pager")
    assert "Budget 2021 enligt planen för 2022" in result.output
    words = " ".join(result.output.split())
    assert "Tre verksamheters nettokostnad ökar med sammanlagt 1,8 mkr och en verksamhets minskar med 5,4 mkr." in words
    assert "Diarienummer" not in result.output  # not known of 2021, and so no change


@pytest.mark.parametrize("years", [(2020, 2021), (2021, 2022)])
def test_every_part_that_is_not_known_is_named(years: tuple[int, int]) -> None:
    """Those that the other plan has nothing of too: 2020 has no assignments, 2022 no contracts."""
    found = compare(*(solna(year) for year in years)).not_comparable
    named = {dict(remark.params)["list"] for remark in found if remark.key == "compare.not-known"}
    assert named == {of.path for of in PLAN_LISTS} - BUDGET_LISTS - RARE


def test_no_other_names_are_a_renaming() -> None:
    text = renderer(Shown.DIFF, "text")(compare(solna(2020), solna(2021)), Wording("sv"), Options(width=120))
    assert "Budgetrad med annat namn i planen för 2022: Ekonomi- och arbetsmarknadsenheten" in text
    assert "I planen för 2020: Ekonomi- och arbetsmarknad\n" in text
    assert "Hette förut" not in text
