"""The commands that write web pages: what lies in the file, what is said beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support import explaining
from tests.support.web import Node, all_of, assert_sound, read, seen, text
from vpbdiff.cli import cli
from vpbdiff.gate.verdict import GAPS
from vpbdiff.render import charts
from vpbdiff.wording import LANGUAGES, Wording


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return explaining.project(tmp_path)


def run(*arguments: str) -> Result:
    """A command in the folder of the plans."""
    found = CliRunner().invoke(cli, [*arguments])
    assert found.exit_code == 0, found.output
    return found


def page(path: Path) -> Node:
    """The page in a file."""
    return read(path.read_bytes().decode("utf-8"))


def test_diff_writes_a_page_that_says_what_the_gate_misses(folder: Path) -> None:
    run("diff", "2024", "2025", "-f", "html", "-o", "plan.html")
    root = page(folder / "plan.html")
    assert_sound(root)
    asked = {each.get("data-change") for each in all_of(root, "article") if each.get("data-gap") == "yes"}
    gaps = explaining.case().verdict.gaps
    assert gaps and asked - {None} == {each for each in gaps if not each.startswith("/")}


def test_a_reason_on_record_is_on_the_card_and_no_longer_missing() -> None:
    found = explaining.explain(explaining.GONE, "--text", explaining.RENT, "--by", "controller")
    assert found.exit_code == 0, found.output
    root = read(run("diff", "2024", "2025", "-f", "html").stdout)
    (card,) = [each for each in all_of(root, "article") if explaining.GONE in text(each[0])]
    assert explaining.RENT in seen(card)
    assert Wording("sv").say("gate.gap.unexplained") not in seen(card)


def test_a_page_in_english(folder: Path) -> None:
    run("--lang", "en", "diff", "2024", "2025", "-f", "html", "-o", "plan.html")
    assert page(folder / "plan.html").get("lang") == "en"


def test_summary_writes_a_page_in_swedish_whatever_the_interface_is_in(folder: Path) -> None:
    run("--lang", "en", "summary", "2024", "2025", "-f", "html", "-o", "memo.html")
    root = page(folder / "memo.html")
    assert_sound(root)
    assert root.get("lang") == "sv" and all_of(root, "img")


def test_without_the_library_stderr_says_how_to_have_the_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "available", lambda: False)
    for form, told in (("html", True), ("markdown", False)):
        found = run("summary", "2024", "2025", "-f", form)
        assert ("-m pip install matplotlib" in found.stderr) == told
        assert "<img" not in found.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_gap_has_its_words(language: str) -> None:
    said = [Wording(language).say(f"gate.gap.{rule}") for rule in GAPS]
    assert len(set(said)) == len(GAPS)
