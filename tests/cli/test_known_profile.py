"""The profile of the document's municipality is found where none is named, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vpbdiff.cli import cli
from vpbdiff.cli.known_profile import of_municipality

WORDS = '[[section]]\nrole = "committee_goals"\nheadings = ["Våra löften"]\n'
PLAN = """# Verksamhetsplan {year}

Omsorgsnämnden

Ekviks kommun

## Våra löften

### Maten lagas nära

Kocken lagar maten i huset.

### Dörren är öppen

Alla är välkomna.
"""

FOLDERS: list[tuple[str, dict[str, str], str, str | None]] = [
    ("by its file", {"ekvik": WORDS, "norrvik": WORDS}, "Ekviks kommun", "ekvik"),
    ("by what it says", {"var": '[plan]\nmunicipality = "Ekviks kommun"\n', "b": WORDS}, "Ekviks kommun", "var"),
    ("two of one municipality", {"ekvik": WORDS, "a": '[plan]\nmunicipality = "Ekvik"\n'}, "Ekviks kommun", None),
    ("another's", {"norrvik": WORDS}, "Ekviks kommun", None),
    ("whose is not known, and there is one", {"norrvik": WORDS}, "", "norrvik"),
    ("whose is not known, and there are two", {"norrvik": WORDS, "ekvik": WORDS}, "", None),
    ("a broken one is nobody's", {"norrvik": "[", "ekvik": WORDS}, "Ekviks kommun", "ekvik"),
    ("no profiles", {}, "Ekviks kommun", None),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "vpbdiff.toml").touch()
    (tmp_path / "profiles").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


@pytest.mark.parametrize(("files", "name", "found"), [pytest.param(*case, id=each) for each, *case in FOLDERS])
def test_the_profile_of_a_municipality(files: dict[str, str], name: str, found: str | None, folder: Path) -> None:
    for stem, content in files.items():
        (folder / "profiles" / f"{stem}.toml").write_text(content, encoding="utf-8")
    path = of_municipality(name, folder)
    assert (path and path.stem) == found


def goals(document: Path, *words: str) -> tuple[int, bool]:
    """How many goals the import finds, and whether it says by which profile."""
    done = run("import", str(document), "-o", "-", *words)
    return done.stdout.count('"title": "Maten lagas nära"') + done.stdout.count('"goals"'), "profil " in done.stderr


def test_an_import_goes_by_it_and_says_so_unless_another_is_named(folder: Path) -> None:
    document = folder / "plan.txt"
    document.write_text(PLAN.format(year=2026), encoding="utf-8")
    without = goals(document)
    (folder / "profiles" / "ekvik.toml").write_text(WORDS, encoding="utf-8")
    assert without == goals(document, "--profile", "general") == (1, False)
    assert goals(document) == (2, True)


def test_documents_read_on_the_fly_go_by_it_too(folder: Path) -> None:
    (folder / "profiles" / "ekvik.toml").write_text(WORDS, encoding="utf-8")
    for year in (2025, 2026):
        (folder / f"{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
    done = run("diff", "2025.txt", "2026.txt", "--full")
    assert done.stderr.count("ekvik.toml") == 2
    assert "Nämndmål  2 → 2" in done.stdout


def test_it_reads_what_no_plan_is_found_in_without_it(folder: Path) -> None:
    document = folder / "plan.txt"
    document.write_text(PLAN.replace("Verksamhetsplan", "Löftesbok").format(year=2026), encoding="utf-8")
    assert run("import", str(document), "-o", "-").exit_code == 2
    title = '[plan.opening_titles]\n"löftesbok" = ["goals"]\n'
    (folder / "profiles" / "ekvik.toml").write_text(title + WORDS, encoding="utf-8")
    assert run("import", str(document), "-o", "-").exit_code < 2
