"""What a new import says of what it would change: words in the right gender, and no advice that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vpbdiff.cli import cli

Run = Callable[..., tuple[int, str, str]]

PLAN = Path("snapshots/ekvik/omsorgsnamnden/2026.json")
TEXT = """# Verksamhetsplan och budget 2026

Ekviks kommun

Omsorgsnämnden

## Nämndmål

### Äldre ska kunna bo kvar hemma.

Aktiviteter\tBeskrivning
Laga mat\tHemtjänsten lagar mat.

### Alla ska få svar i tid.

Aktiviteter\tBeskrivning
Svara i telefon\tSamtal besvaras samma dag.

## Budget

mkr\tBudget 2026
Nettokostnad\t-188,4

## Internkontroll

### Internkontrollplan

Process\tRiskindex\tRisker\tKontrollmoment
Bemanning\t12\tVikarier saknas.\tStickprov.
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the program where the plan has been imported from plan.txt."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    Path("vpbdiff.toml").touch()
    Path("plan.txt").write_text(TEXT, encoding="utf-8")

    def _run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(list(arguments))
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    assert _run("import", "plan.txt")[0] == 0
    return _run


def correct(old: str, new: str) -> None:
    text = PLAN.read_text(encoding="utf-8")
    assert old in text
    PLAN.write_text(text.replace(old, new), encoding="utf-8")


def revise(old: str, new: str) -> None:
    assert old in TEXT
    Path("plan.txt").write_text(TEXT.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("### Barn ska vara trygga.", "Nämndmål «Barn ska vara trygga.»: nytt"),
        ("Ordna bad\tVarje vecka.", "Aktivitet «Ordna bad» i nämndmål «Alla ska få svar i tid.»: ny"),
    ],
    ids=["an ett-word", "an en-word"],
)
def test_what_is_new_is_said_in_the_gender_of_its_word(run: Run, row: str, said: str) -> None:
    revise("besvaras samma dag.\n", f"besvaras samma dag.\n{row}\n")
    assert f"+ {said} (rad" in run("import", "plan.txt")[1]


def test_what_a_person_removed_is_said_in_the_gender_of_its_word(run: Run) -> None:
    text = PLAN.read_text(encoding="utf-8")
    start, end = text.index('    {\n      "title": "Alla ska få'), text.index('  ],\n  "operating_budget"')
    PLAN.write_text(text[:start].rstrip().rstrip(",") + "\n" + text[end:], encoding="utf-8")
    assert "«Alla ska få svar i tid.»: borttaget av en person, finns i dokumentet" in run("import", "plan.txt")[1]
    revise("samma dag", "nästa dag")
    assert "«Alla ska få svar i tid.»: borttaget av en person, ändrat i dokumentet" in run("import", "plan.txt")[1]


def test_where_nothing_is_new_no_one_is_told_to_take_it_in(run: Run) -> None:
    correct("samma dag", "samma timme")
    revise("samma dag", "nästa dag")
    code, _, err = run("import", "plan.txt")
    assert code == 1
    assert "för att föra in det nya" not in err
    assert "Med --update står rättelserna kvar och räknas som avgjorda." in err


LESS = "Allt i dokumentet förstods inte den här gången."


def test_what_was_not_understood_is_not_said_to_be_gone_without_a_warning(run: Run) -> None:
    revise("-188,4", "-188.4")
    _, out, err = run("import", "plan.txt")
    assert "188,4" in out
    assert LESS in err


@pytest.mark.parametrize("option", [(), ("--update",)], ids=["shown", "written"])
def test_what_is_gone_from_a_document_that_was_all_understood_needs_no_warning(run: Run, option: tuple[str]) -> None:
    revise("Laga mat\tHemtjänsten lagar mat.\n", "Städa\tEn gång i veckan.\n")
    _, out, err = run("import", "plan.txt", *option)
    assert "finns inte längre i dokumentet" in out
    assert LESS not in err
