"""A profile begun from what an import did not recognise, as a person fills it in: the import then gives the items."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.layouts import budget, risks
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


def looked_over(begun: str) -> str:
    """The profile as a person leaves it who finds every proposal right."""
    return re.sub(r"(?m)^# (?=\S+ = |\[\[)", "", begun)


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
    assert "kolumnen har kontrollmoment. Det ger: kontrollmoment 0 → 1." in begun
    (tmp_path / "profiles/raddning.toml").write_text(looked_over(begun), encoding="utf-8")
    status, out, err = run("--profile", "raddning", "-o", "-")
    plan = json.loads(out)
    assert budget(plan)[1:] == [
        ("Räddningstjänst", "part", "budget 2024 41 200, budget 2025 42 900"),
        ("Summa", "total", "budget 2024 41 200, budget 2025 42 900"),
    ]
    assert risks(plan) == [("Brandbil startar inte", 8, 2, 4, ["Daglig provstart"])]
    assert "Inga mål hittades" in err


def test_only_what_improves_the_reading_is_proposed(run: Run, tmp_path: Path) -> None:
    """No heading over text alone, no column that would only move, no kind that a table is not like."""
    run("--new-profile", "ekvik.toml")
    begun = looked_over((tmp_path / "ekvik.toml").read_text(encoding="utf-8"))
    made = tomllib.loads(begun)
    assert made == {
        "extends": "general",
        "budget": {"unit": "tkr", "columns": {"budget": ["Disponibelt"]}},
        "table_kinds": {"risks": ["Händelse | Sannolikhet | Konsekvens | Riskvärde | Motdrag | Anm."]},
        "tables": {"risks": {"process": ["Händelse"], "controls": ["Motdrag"]}},
    }


def test_no_word_is_proposed_whose_letters_nobody_could_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN.replace("Disponibelt", "Disp(cid:3)nibelt"), encoding="utf-8")
    run("--new-profile", "ekvik.toml")
    assert "(cid:3)" not in (tmp_path / "ekvik.toml").read_text(encoding="utf-8")


def test_nothing_is_proposed_where_nothing_improves(run: Run, tmp_path: Path) -> None:
    plan = "# Verksamhetsplan 2025\n\n## Så tänker vi\n\nText.\n\n## Barnens röst\n\nText.\n"
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    status, _, err = run("--new-profile", "ekvik.toml")
    assert (status, err.splitlines()[-1]) == (
        1,
        "Inget förslag gjorde att planen lästes bättre, och ingen profil skrevs. Gå igenom dokumentet med --review.",
    )
    assert not (tmp_path / "ekvik.toml").exists()


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


@pytest.mark.soak
def test_a_title_that_none_knows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN.replace("Verksamhetsplan", "Vägvisare"), encoding="utf-8")
    assert run("--new-profile", "ekvik.toml")[0] == 1
    begun = (tmp_path / "ekvik.toml").read_text(encoding="utf-8")
    assert '# titles = ["vägvisare"]' in begun
    (tmp_path / "ekvik.toml").write_text(begun.replace("# titles", "titles"), encoding="utf-8")
    assert json.loads(run("--profile", "ekvik.toml", "-o", "-")[1])["metadata"]["title"] == "Vägvisare 2025"


@pytest.mark.soak
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


TABLE = "Händelse\tSannolikhet\tKonsekvens\tRiskvärde\t{header}\nBrand\t2\t4\t8\tDaglig provstart\n"

HARMFUL = [
    ("line ends within it", "Nytt\u2028[[section]]\u2028role = 1", "«Nytt [[section]] role = 1»"),
    ("what turns the text round", "Nytt \u202etxet", r'"Nytt \u202etxet"'),
    ("what no one sees", "Nytt \U000e0041 ord", r'"Nytt \U000e0041 ord"'),
]


@pytest.mark.parametrize(("header", "told"), [pytest.param(*case, id=name) for name, *case in HARMFUL])
def test_a_header_cannot_write_into_the_profile(run: Run, tmp_path: Path, header: str, told: str) -> None:
    plan = f"# Verksamhetsplan 2025\n\n## Risker\n\n{TABLE.format(header=header)}"
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    run("--new-profile", "ekvik.toml")
    begun = (tmp_path / "ekvik.toml").read_text(encoding="utf-8")
    assert told in begun
    assert all(line.startswith(("#", "[", "extends =")) for line in begun.splitlines() if line)
    assert begun.replace("\n", "").isprintable()


@pytest.mark.parametrize("header", ["!*", "! bort", "*lik", "lik *", "Plan för {year}"])
def test_no_word_is_proposed_that_a_profile_reads_otherwise(run: Run, tmp_path: Path, header: str) -> None:
    plan = f"# Verksamhetsplan 2025\n\n## Risker\n\n{TABLE.format(header=header)}".replace("Händelse", "Process")
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    run("--new-profile", "ekvik.toml")
    begun = tmp_path / "ekvik.toml"
    assert not begun.exists() or header not in begun.read_text(encoding="utf-8")
