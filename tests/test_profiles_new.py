"""A profile begun from what an import did not recognise, as a person fills it in: the import then gives the items."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.layouts import budget, goals, risks
from vpbdiff.cli import cli

PLAN = """\
# Verksamhetsplan 2025

Räddningsnämnden

EKVIKS KOMMUN

## 1 Vart vi är på väg

### 1.1 Färre bränder

Det vi gör\tVem\tFärdigt senast
Hembesök\tBrandingenjör\tjuni

### 1.2 Snabbare hjälp

Det vi gör\tVem\tFärdigt senast
Ny station\tRäddningschef\t2026

## 2 Pengarna

Nämnden\tDisponibelt 2024\tDisponibelt 2025
Räddningstjänst\t41 200\t42 900
Summa\t41 200\t42 900

## 3 Det som kan gå fel

Händelse\tSannolikhet\tKonsekvens\tRiskvärde\tMotdrag\tAnm.
Brandbil startar inte\t2\t4\t8\tDaglig provstart\t-
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Run]:
    """Runs `vpbdiff import` on the plan in a project of its own."""
    (tmp_path / "vpbdiff.toml").touch()
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["import", "plan.txt", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    yield _run


def filled_in(begun: str) -> str:
    """The profile as a person leaves it who knows the municipality: each line that they changed, before and after."""
    for before, after in (
        (
            '# [[section]]\n# role = "?"\n# headings = ["Vart vi är på väg"]',
            '[[section]]\nrole = "committee_goals"\nheadings = ["Vart vi är på väg"]',
        ),
        (
            '# [[section]]\n# role = "internal_control_plan"\n# headings = ["Det som kan gå fel"]',
            '[[section]]\nrole = "internal_control_plan"\nheadings = ["Det som kan gå fel"]',
        ),
        (
            '# [tables.?]\n# ? = ["Det vi gör"]\n# ? = ["Vem"]\n# ? = ["Färdigt senast"]',
            '[tables.activities]\ntitle = ["Det vi gör"]\nresponsible = ["Vem"]\ndeadline = ["Färdigt senast"]',
        ),
        ('# process = ["Händelse"]', 'process = ["Händelse"]'),
        ('# ? = ["Motdrag"]', 'controls = ["Motdrag"]'),
        ('# ? = ["Disponibelt"]', 'budget = ["Disponibelt"]'),
        ('# unit = "tkr"', 'unit = "tkr"'),
        ('# columns = ["Disponibelt", "Motdrag", "Anm."]', 'columns = ["Anm."]'),
    ):
        assert before in begun
        begun = begun.replace(before, after)
    return begun


def test_the_loop(run: Run, tmp_path: Path) -> None:
    status, _, err = run()
    assert status == 1
    assert [line.split(" hittades")[0] for line in err.splitlines() if " hittades" in line] == [
        "Inga mål",
        "Ingen budget",
        "Inga risker",
    ]
    status, out, err = run("--new-profile", "profiles/raddning.toml")
    assert (status, out) == (1, "")
    assert err.endswith("och läs in planen igen med --profile profiles/raddning.toml.\n")
    begun = (tmp_path / "profiles/raddning.toml").read_text(encoding="utf-8")
    assert tomllib.loads(begun)["extends"] == "general"
    (tmp_path / "profiles/raddning.toml").write_text(filled_in(begun), encoding="utf-8")
    status, out, err = run("--profile", "raddning", "-o", "-")
    plan = json.loads(out)
    assert goals(plan) == [("Färre bränder", ["Hembesök"], None), ("Snabbare hjälp", ["Ny station"], None)]
    assert budget(plan)[1:] == [
        ("Räddningstjänst", "part", "budget 2024 41 200, budget 2025 42 900"),
        ("Summa", "total", "budget 2024 41 200, budget 2025 42 900"),
    ]
    assert risks(plan) == [("Brandbil startar inte", 8, 2, 4, ["Daglig provstart"])]
    assert status == 0, err


def test_a_profile_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ekvik.toml").write_text("# Min egen\n", encoding="utf-8")
    status, out, err = run("--new-profile", "ekvik.toml")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "skrivs aldrig över" in err
    assert (tmp_path / "ekvik.toml").read_text(encoding="utf-8") == "# Min egen\n"


def test_a_new_profile_comes_alone(run: Run, tmp_path: Path) -> None:
    status, _, err = run("--new-profile", "ekvik.toml", "-o", "plan.json")
    assert (status, err.count("\n")) == (2, 1)
    assert not (tmp_path / "ekvik.toml").exists()


def test_no_profile_is_begun_where_all_was_recognised(run: Run, tmp_path: Path) -> None:
    whole = "## Mål\n\nMål\tMått\nLäsa\tLån\n\n## Budget\n\ntkr\tBudget 2025\nNetto\t1\n\n"
    whole += "## Risker\n\nInga risker har identifierats.\n"
    (tmp_path / "plan.txt").write_text(f"# Verksamhetsplan 2025\n\n{whole}", encoding="utf-8")
    status, _, err = run("--new-profile", "ekvik.toml")
    assert status == 0
    assert err.endswith("Allt kändes igen: ingen profil behövs, och ingen skrevs.\n")
    assert not (tmp_path / "ekvik.toml").exists()


def test_a_title_that_none_knows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN.replace("Verksamhetsplan", "Vägvisare"), encoding="utf-8")
    assert run("--new-profile", "ekvik.toml")[0] == 1
    begun = (tmp_path / "ekvik.toml").read_text(encoding="utf-8")
    assert '# Rad 1: «vägvisare».\n# titles = ["vägvisare"]' in begun
    (tmp_path / "ekvik.toml").write_text(begun.replace("# titles", "titles"), encoding="utf-8")
    assert json.loads(run("--profile", "ekvik.toml", "-o", "-")[1])["metadata"]["title"] == "Vägvisare 2025"


def test_a_child_of_ones_own_profile(run: Run, tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "lanet.toml").write_text("# Länet\n", encoding="utf-8")
    run("--profile", "lanet", "--new-profile", "profiles/ekvik.toml")
    assert tomllib.loads((tmp_path / "profiles/ekvik.toml").read_text(encoding="utf-8"))["extends"] == "lanet.toml"


def test_a_document_that_holds_no_title_either(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("# Inköpslista\n\nMjölk\n", encoding="utf-8")
    status, _, err = run("--new-profile", "ekvik.toml")
    assert (status, err.count("\n")) == (2, 1)
    assert "innehåller ingen plan" in err
    assert not (tmp_path / "ekvik.toml").exists()


HARMFUL = [
    ("line ends within it", "Nytt\u2028[[section]]\u2028role = 1", "«Nytt [[section]] role = 1»"),
    ("what turns the text round", "Nytt \u202etxet", r'"Nytt \u202etxet"'),
    ("what no one sees", "Nytt \U000e0041 ord", r'"Nytt \U000e0041 ord"'),
]


@pytest.mark.parametrize(("heading", "told"), [pytest.param(*case, id=name) for name, *case in HARMFUL])
def test_a_heading_cannot_write_into_the_profile(run: Run, tmp_path: Path, heading: str, told: str) -> None:
    (tmp_path / "plan.txt").write_text(f"# Verksamhetsplan 2025\n\n## {heading}\n\nText.\n", encoding="utf-8")
    run("--new-profile", "ekvik.toml")
    begun = (tmp_path / "ekvik.toml").read_text(encoding="utf-8")
    assert told in begun
    assert all(line.startswith(("#", "[plan]", "extends =")) for line in begun.splitlines() if line)
    assert begun.replace("\n", "").isprintable()


@pytest.mark.parametrize("heading", ["!*", "! bort", "*lik", "lik *", "Plan för {year}"])
def test_no_word_is_suggested_that_a_profile_reads_otherwise(run: Run, tmp_path: Path, heading: str) -> None:
    plan = f"# Verksamhetsplan 2025\n\n## Nytt\n\nText.\n\n## {heading}\n\nText.\n"
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    run("--new-profile", "ekvik.toml")
    begun = (tmp_path / "ekvik.toml").read_text(encoding="utf-8")
    assert 'headings = ["Nytt"]' in begun
    assert heading not in begun
