"""The review in a real terminal, by keys alone: from its first screen to a gate that opens."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import vpbdiff.cli
from tests.support.invented import snapshot
from tests.support.published import SERIES
from tests.support.reviewing import FRAME, copied

pytest.importorskip("pty", reason="a terminal of Unix")
from tests.support.terminal import Terminal

PROGRAM = (sys.executable, "-m", "vpbdiff")

EXAMPLES = Path(__file__).parents[2] / "examples" / "snapshots" / "ekvik" / "omsorgsnamnden"

AMOUNTS = (
    ("Stab och central ledning", "−0,8 mkr"),
    ("Vuxenheten", "0,7 mkr"),
    ("Ekonomi- och arbetsmarknadsenheten", "−5,4 mkr"),
    ("Barn- och ungdomsenheten", "3,3 mkr"),
)
"""By how much each unit's net cost changed from 2020 to 2022; made-up reasons, which only this test gives."""


def state(folder: Path) -> dict[str, str]:
    return {"XDG_STATE_HOME": str(folder / "state"), "NO_COLOR": "", "VPBDIFF_LANG": "sv"}


@pytest.mark.soak
def test_a_reason_typed_in_a_terminal_is_on_disk(tmp_path: Path) -> None:
    copied(snapshot(2024).parent, tmp_path)
    with Terminal([*PROGRAM, "review", "2024.json", "2025.json"], tmp_path, state(tmp_path)) as terminal:
        terminal.wait("Läser och jämför 2024.json")
        terminal.wait("0 av ", "Grinden är stängd", "e förklara", "Förut, 2024")
        assert "brown" in terminal.colours, "what lacks a reason is yellow, which pyte calls brown"
        assert all(colour.isalpha() for colour in terminal.colours), "the terminal's own colours, by their names"
        terminal.press("e")
        terminal.wait("Varför har det ändrats?")
        terminal.type("En ny lag gäller från årsskiftet.")
        terminal.press("ctrl+s")
        terminal.wait("1 av ", "Skälet är sparat")
        terminal.resize(60, 20)
        terminal.wait("1 av ")
        terminal.press("q")
        assert terminal.end() == 0
        assert "Skälen finns i 2024-2025.explanations.json" in terminal.shown.replace("\n", "")
    (entry,) = json.loads((tmp_path / "2024-2025.explanations.json").read_text(encoding="utf-8"))["entries"]
    assert entry["reason"] == "En ny lag gäller från årsskiftet."


@pytest.mark.soak
def test_without_colour_brackets_mark_the_words(tmp_path: Path) -> None:
    copied(snapshot(2024).parent, tmp_path)
    environment = state(tmp_path) | {"NO_COLOR": "1", "COLORTERM": "truecolor"}
    with Terminal([*PROGRAM, "review", "2024.json", "2025.json"], tmp_path, environment) as terminal:
        terminal.wait("Grinden är stängd", "[-Alla-]")
        assert terminal.colours == {"default"}
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.soak
def test_plans_that_are_not_there_are_told_after_the_terminal_is_given_back(tmp_path: Path) -> None:
    with Terminal([*PROGRAM, "review", "2024.json", "2025.json"], tmp_path, state(tmp_path)) as terminal:
        terminal.wait("Fel: ", "2024.json")
        assert terminal.end() == 2


def test_no_command_loads_textual_before_it_is_run() -> None:
    modules = [f"vpbdiff.cli.{each.name}" for each in pkgutil.iter_modules(vpbdiff.cli.__path__)]
    code = f"import sys, {', '.join(modules)}; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "vpbdiff.cli.review" in modules
    assert done.stdout == "False\n"


def test_without_a_terminal_it_says_what_to_do(tmp_path: Path) -> None:
    command = [*PROGRAM, "review", "2024", "2025"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "genomgången behöver en terminal" in done.stderr


@pytest.mark.soak
def test_the_published_pair_from_the_start_to_an_open_gate(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots" / "solna" / "socialnamnden"
    folder.mkdir(parents=True)
    copied(SERIES, folder)
    with Terminal([*PROGRAM, "review", "2020", "2022"], tmp_path, state(tmp_path), 120, 40) as terminal:
        terminal.wait("0 av 62 klara", "Grinden är stängd")
        for number in (1, 2, 3):
            explain(terminal, f"Skäl nummer {number}, som bara det här testet ger.")
            terminal.wait(f"{number} av 62 klara")
        terminal.press("2")
        for name, amount in AMOUNTS:
            lay(terminal, name, amount)
        terminal.press("1")
        terminal.wait("e förklara")
        terminal.press("a", "e")
        terminal.wait("ändringar tillsammans")
        terminal.type("Ett gemensamt skäl för allt som återstår, som bara det här testet ger.")
        terminal.press("tab", "tab")
        terminal.type("Socialnämnden")
        terminal.press("tab")
        terminal.type("2021-12-14")
        terminal.press("ctrl+s")
        terminal.wait("Alla 62 ändringar", "Grinden är öppen")
        terminal.press("q")
        assert terminal.end() == 0
    done = subprocess.run(
        [*PROGRAM, "check", "2020", "2022"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def explain(terminal: Terminal, reason: str) -> None:
    """Give the change under the cursor its reason."""
    terminal.press("e")
    terminal.wait("Varför har det ändrats?")
    terminal.type(reason)
    terminal.press("ctrl+s")
    terminal.wait("Skälet är sparat")


def lay(terminal: Terminal, name: str, amount: str) -> None:
    """Lay an amount, with which the form is begun and which is typed anew, on the unit that the cursor of the budget
    stands on, and go to the next."""
    terminal.wait(f"▸ ! {name}")
    terminal.press("c")
    terminal.wait("Skäl för beloppet", name, f"│{amount} ")
    terminal.type("Beloppet följer av ett beslut, som bara det här testet ger.")
    terminal.press(*["tab"] * 7, "ctrl+u")
    terminal.wait(f"│{amount} ", gone=True)
    terminal.type(amount)
    terminal.wait(f"│{amount} ")
    terminal.press("ctrl+s")
    terminal.wait("Skäl för beloppet", gone=True)
    terminal.wait(f"▸ ✓ {name}", "Beloppet är sparat")
    terminal.press("down")


JOB = 59
"""Answers that the examples' pair 2024 to 2025 owes where none is given, as the gate counts them."""


@pytest.mark.soak
def test_a_whole_job_takes_few_keys(tmp_path: Path) -> None:
    """Every key that is no letter of a text is counted, from the first form to an open gate."""
    copied(EXAMPLES, tmp_path)
    keys = {"plain": 0, "decided": 0, "first": 0}
    forms = dict.fromkeys(keys, 0)
    with Terminal([*PROGRAM, "review", "2024.json", "2025.json"], tmp_path, state(tmp_path)) as terminal:
        terminal.wait(f"0 av {JOB} klara")
        terminal.press("e")
        keys["plain"] += 1
        for number in range(JOB - 1):  # one entry answers for two of them
            shown = terminal.wait("Varför har det ändrats?")
            asked = "hänvisning till beslut" in " ".join(shown.translate(FRAME).split())
            what = "plain" if not asked else "decided" if forms["first"] else "first"
            terminal.type(f"Skäl nummer {number} är påhittat och gäller bara här.")
            terminal.wait(f"Skäl nummer {number} ")
            if what == "first":
                terminal.press("tab", "tab")
                terminal.type("Ekviks nämnd")
                terminal.press("tab")
                terminal.type("16 dec 2024")
                keys[what] += 3
            elif what == "decided":
                terminal.press("f2")
                keys[what] += 1
            terminal.press("ctrl+n")
            keys[what] += 1
            forms[what] += 1
            if number == JOB - 2:
                break
        terminal.wait(f"Alla {JOB}", "Grinden är öppen")
        terminal.press("q")
        assert terminal.end() == 0
    most = {"plain": 1.5, "decided": 2.5, "first": 7}
    assert all(keys[what] <= most[what] * forms[what] for what in keys), (keys, forms)
    command = [*PROGRAM, "check", "2024.json", "2025.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.soak
def test_the_amounts_of_a_job_take_few_keys(tmp_path: Path) -> None:
    """At most three that are no letter of a text for each, of the view's key and all."""
    copied(EXAMPLES, tmp_path)
    units = ("Stab och central ledning", "Hemtjänstenheten", "Särskilt boende", "Funktionsstöd")
    with Terminal([*PROGRAM, "review", "2024.json", "2025.json"], tmp_path, state(tmp_path)) as terminal:
        terminal.wait(f"0 av {JOB} klara", f"{len(units)} belopp saknar skäl")
        terminal.press("2", "c")
        keys = 2
        for unit in units:
            terminal.wait(f"Skäl för beloppet: {unit}")
            terminal.type(f"Beloppet för {unit} är påhittat och gäller bara här.")
            terminal.wait("gäller bara här.")
            terminal.press("ctrl+n")
            keys += 1
        terminal.wait("belopp saknar skäl", gone=True)
        terminal.press("q")
        assert terminal.end() == 0
    assert keys <= 3 * len(units)
