"""Documents where a plan is asked for: read as `import` reads them, told on stderr, kept nowhere."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.examples import first_now
from tests.support.invented import EXAMPLES, document
from vpbdiff import recognise
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.cli import cli
from vpbdiff.cli.on_the_fly import Documents
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.merge import reading
from vpbdiff.recognise import Extraction
from vpbdiff.recognise.accounting import Note
from vpbdiff.recognise.profile import Profile
from vpbdiff.review.session import Session

Run = Callable[..., tuple[int, str, str]]
ANOTHER = EXAMPLES / "documents" / "kultur-och-fritidsnamnden" / "2026.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without a snapshot, with the documents of three years in it, as the current folder."""
    (tmp_path / "vpbdiff.toml").touch()
    for year in (2024, 2025, 2026):
        shutil.copy(document(year), tmp_path / f"{year}.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Run]:
    """Runs a command and gives its exit status, stdout and stderr."""

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main([*map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    yield _run


def imported(run: Run, *years: int) -> None:
    for year in years:
        run("import", f"{year}.txt")


def without_places(text: str) -> object:
    """The JSON of a diff without where its plans lie."""
    found = json.loads(text)
    return {key: value for key, value in found.items() if key not in {"old", "new"}}


@pytest.fixture
def misread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the recogniser not understand the third line of the plan for 2025, whatever it understands by itself."""
    known = recognise.extract

    def extract(document: SourceDocument, profile: Profile) -> Extraction:
        found = known(document, profile)
        if document.name != "2025.txt":
            return found
        line = document.blocks[2].line
        note = Note(line, "import.note.unplaced", {"text": "Skola 12 x"}, misread=True)
        accounts = replace(found.accounts, not_understood=(line,), notes=(*found.accounts.notes, note))
        return replace(found, accounts=accounts)

    monkeypatch.setattr(reading, "extract", extract)


def small(year: int, *, cover: str = "Ekviks kommun\n\nOmsorgsnämnden", fees: str = "Taxor och avgifter") -> str:
    """A small plan that is the same every year."""
    return f"""# Verksamhetsplan och budget {year}

{cover}

## Innehåll

## Nämndmål

### Äldre ska kunna bo kvar hemma så länge de vill.

Aktiviteter\tBeskrivning
Förebygga fall\tAlla över 80 år erbjuds ett hembesök.

## Budget

mkr\tBudget {year}
Nettokostnad\t-188,4

## {fees}

Taxa\tBeslut
Hemtjänst\tKF 2019-11-25

## Internkontroll

### Internkontrollplan

Kategori\tProcess/Rutin\tRiskindex\tRisker\tKontrollmoment
Medarbetare\tSommarbemanning\t12\tBrist på vikarier kan leda till misstag.\tStickprov på introduktionen.
"""


def same_but_for_the_year(folder: Path) -> None:
    """One plan for two years, and a policy to which its title and its budget of another year are no matter."""
    for year in (2024, 2025):
        (folder / f"{year}.txt").write_text(small(year), encoding="utf-8")
    (folder / "vpbdiff.toml").write_text("[policy.needs]\nmetadata = 'nothing'\n", encoding="utf-8")


# Read, compared, told


@pytest.mark.parametrize(
    "kinds",
    [("txt", "docx"), *(pytest.param(each, marks=pytest.mark.soak) for each in [("docx", "pdf"), ("pdf", "txt")])],
)
def test_documents_differ_as_their_snapshots_do(run: Run, folder: Path, kinds: tuple[str, str]) -> None:
    old, new = document(2024, kinds[0]), document(2025, kinds[1])
    status, direct, _ = run("diff", old, new, "-f", "json")
    assert status == 0
    run("import", old)
    run("import", new)
    _, kept, _ = run("diff", "2024", "2025", "-f", "json")
    assert without_places(direct) == without_places(kept)
    assert json.loads(direct)["changes"]


@pytest.mark.parametrize("command", ["diff", "check", "summary"])
def test_what_was_read_and_how_to_keep_it_is_told(run: Run, folder: Path, command: str) -> None:
    _, out, err = run(command, "2024.txt", "2025.txt")
    assert "2024.txt lästes som planen för 2024: Omsorgsnämnden, Ekviks kommun (serien ekvik/omsorgsnamnden)." in err
    assert "2025.txt lästes som planen för 2025 (reviderad): Omsorgsnämnden" in err
    assert "  vpbdiff import 2024.txt\n  vpbdiff import 2025.txt\n" in err
    assert "lästes som" not in out
    assert sorted(path.name for path in folder.iterdir()) == ["2024.txt", "2025.txt", "2026.txt", "vpbdiff.toml"]


@pytest.mark.usefixtures("misread")
def test_what_was_not_understood_is_told_line_by_line(run: Run, folder: Path) -> None:
    same_but_for_the_year(folder)
    _, _, err = run("diff", "2024.txt", "2025.txt")
    assert "\n  rad 5: raden hör inte hemma någonstans: «Skola 12 x»\n" in err


@pytest.mark.usefixtures("misread")
def test_what_was_not_understood_is_unread_in_the_plan(folder: Path) -> None:
    same_but_for_the_year(folder)
    old, new = Documents().find("2024.txt", "2025.txt")
    assert [each["place"] for each in json.loads(new.text())["unread"]] == [{"line": 5}]
    assert "unread" not in json.loads(old.text())


@pytest.mark.parametrize("command", ["diff", "check"])
def test_a_report_with_the_title_of_a_plan_is_refused_in_one_sentence(run: Run, folder: Path, command: str) -> None:
    text = (folder / "2025.txt").read_text(encoding="utf-8")
    title = "\n# Reviderad verksamhetsplan och budget 2025"  # the memo above has the plan's own title
    assert text.count(f"{title}\n") == 1
    (folder / "report.txt").write_text(text.replace(title, f"{title} uppföljning per augusti"), encoding="utf-8")
    status, out, err = run(command, "2024.txt", "report.txt")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "rapport om vad som blev av en plan" in err
    status, _, err = run("import", "report.txt")
    assert (status, "och ingen plan" in err, "det som står före lästes inte in" in err) == (0, True, True)
    assert [path.name for path in folder.rglob("*.json")] == ["2025-08-31.json"]


def test_a_missing_part_is_told_and_fails_the_check(run: Run, folder: Path) -> None:
    text = (folder / "2025.txt").read_text(encoding="utf-8")
    start = text.index("## Internkontroll")
    (folder / "utan.txt").write_text(text[:start], encoding="utf-8")
    status, out, err = run("check", "2024.txt", "utan.txt", "-f", "json")
    assert (status, json.loads(out)["passed"]) == (1, False)
    assert [each["level"] for each in json.loads(out)["findings"] if each["rule"] == "not-found"] == ["error"]
    assert "Inga risker hittades i utan.txt" in err


def test_the_options_of_import_hold(run: Run, folder: Path) -> None:
    for year in (2024, 2025):
        (folder / f"{year}.txt").write_text(small(year, fees="Prislista för året"), encoding="cp1252")
    (folder / "egen.toml").write_text('[[section]]\nrole = "fees"\nheadings = ["Prislista för året"]\n', "utf-8")
    refused, _, err = run("diff", "2024.txt", "2025.txt")
    assert (refused, "--encoding cp1252" in err) == (2, True)
    _, out, _ = run("diff", "2024.txt", "2025.txt", "--encoding", "cp1252", "-f", "json")
    assert json.loads(out)["format"]
    documents = Documents("egen.toml", "cp1252")
    _, new = documents.find("2024.txt", "2025.txt")
    assert [each.get("role") for each in json.loads(new.text())["sections"]].count("fees") == 1
    _, _, err = run("diff", "2024.txt", "2025.txt", "--encoding", "cp1252", "--profile", "egen.toml")
    assert "  vpbdiff import 2025.txt --profile egen.toml --encoding cp1252\n" in err


@pytest.mark.parametrize(
    ("cover", "said"),
    [
        ("Ekviks kommun", "Ekviks kommun. Dokumentet anger inte både kommun och nämnd."),
        ("Antagen", "planen för 2025. Dokumentet anger varken kommun eller nämnd."),
    ],
)
def test_a_document_of_no_series_is_kept_under_a_name(run: Run, folder: Path, cover: str, said: str) -> None:
    (folder / "ny plan.txt").write_text(small(2025, cover=cover), encoding="utf-8")
    status, _, err = run("diff", "2024.txt", "ny plan.txt")
    assert status == 0
    assert said in err
    assert "  vpbdiff import 'ny plan.txt' -o 2025.json\n" in err


# The gate


def test_check_passes_what_is_understood_and_needs_no_reason(run: Run, folder: Path) -> None:
    same_but_for_the_year(folder)
    status, out, _ = run("check", "2024.txt", "2025.txt")
    assert status == 0
    assert "Godkänt." in out


@pytest.mark.usefixtures("misread")
def test_check_fails_while_anything_is_not_understood(run: Run, folder: Path) -> None:
    same_but_for_the_year(folder)
    status, out, _ = run("check", "2024.txt", "2025.txt")
    assert status == 1
    assert "Godkänt." not in out


def test_the_policy_is_the_projects_wherever_the_document_lies(
    run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (folder / "vpbdiff.toml").write_text("[policy.needs]\ngoal = 'decision'\n", encoding="utf-8")
    away = tmp_path_factory.mktemp("hämtat")
    for year in (2024, 2025):
        shutil.copy(document(year), away)
    _, out, _ = run("check", away / "2024.txt", away / "2025.txt", "-f", "json")
    assert json.loads(out)["policy"] == "vpbdiff.toml"


def test_findings_stand_in_the_document_and_offer_no_reason(run: Run, folder: Path) -> None:
    _, out, _ = run("check", "2024.txt", "2025.txt", "-f", "json")
    findings = json.loads(out)["findings"]
    text = (folder / "2025.txt").read_text(encoding="utf-8").splitlines()
    added = next(each for each in findings if "Ny aktivitet" in each["heading"])
    assert added["heading"].partition(": ")[2].rstrip(".") in text[added["line"] - 1]
    assert all(each["command"] is None for each in findings)
    _, out, _ = run("check", "2024.txt", "2025.txt")
    assert "vpbdiff explain" not in out
    assert "vpbdiff import 2025.txt" in out


# Reasons


@pytest.mark.parametrize("pair", [("2024.txt", "2025.txt"), ("2024", "2025.txt"), ("2024.txt", "2025")])
def test_reasons_need_snapshots(run: Run, folder: Path, pair: tuple[str, str]) -> None:
    imported(run, 2024, 2025)
    status, _, err = run("explain", *pair, "x", "--text", "Nämnden beslutade om en ny rutin.")
    assert status == 2
    assert [f"«vpbdiff import {word}»" in err for word in pair] == [word.endswith(".txt") for word in pair]


def test_a_review_shows_and_saves_nothing(folder: Path) -> None:
    session = Session.open("2024.txt", "2025.txt", "2025-03-01", "controller", Documents().find)
    assert session.case.comparison.changes
    assert session.unwritable is not None
    assert session.unwritable.key == "explanations.unkept"
    assert "vpbdiff import 2024.txt" in str(session.unwritable.params["commands"])
    before = len(session.case.comparison.changes)
    (folder / "2025.txt").write_text((folder / "2024.txt").read_text(encoding="utf-8").replace("2024", "2025"))
    session.reopen()
    assert len(session.case.comparison.changes) < before
    session.close()


def test_reasons_on_record_of_other_plans_are_not_read(run: Run, folder: Path) -> None:
    """Beside the documents lies what would be the explanations of snapshots of their names."""
    (folder / "2024.txt-2025.txt.explanations.json").write_text("{", encoding="utf-8")
    status, _, _ = run("diff", "2024.txt", "2025.txt")
    assert status == 0


# A mix


@pytest.mark.soak
def test_a_document_against_a_snapshot_in_any_form(run: Run, folder: Path) -> None:
    _, direct, _ = run("diff", "2024.txt", "2025.txt", "-f", "json")
    imported(run, 2024)
    path = "snapshots/ekvik/omsorgsnamnden/2024.json"
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run([*git, *arguments], cwd=folder, check=True)
    for old in ("2024", path, f"HEAD:{path}", "ekvik/omsorgsnamnden/2024"):
        status, out, err = run("diff", old, "2025.txt", "-f", "json")
        assert status == 0
        assert without_places(out) == without_places(direct)
        assert "Läsningen är inte sparad." in err


# What can't be


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("2026.txt", str(ANOTHER)), "två olika nämnder: 2026.txt gäller Omsorgsnämnden, Ekviks kommun, och "),
        (("2024.txt", str(document(2024, "docx"))), "är båda planen för 2024"),
        (("2024.txt", "2024"), "är båda planen för 2024"),
        (("2024.txt", "ingen.pdf"), "ingen.pdf: filen finns inte"),
        (("2024.txt", "vpbdiff.toml"), "vpbdiff.toml: filen är tom"),
        (("2024.txt", "brev.txt"), "brev.txt: dokumentet innehåller ingen plan"),
    ],
)
@pytest.mark.parametrize("command", first_now(["diff", "check", "summary"]))
def test_what_is_no_pair_is_one_sentence(
    run: Run, folder: Path, command: str, pair: tuple[str, str], said: str
) -> None:
    imported(run, 2024)
    (folder / "brev.txt").write_text("Hej!\n\nVi ses på onsdag.\n", encoding="utf-8")
    status, out, err = run(command, *pair)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_a_proposal_and_the_plan_in_force_are_two_plans_of_one_year(run: Run, folder: Path) -> None:
    shutil.copy(EXAMPLES / "documents" / "omsorgsnamnden" / "2026.forslag.txt", folder)
    status, _, err = run("diff", "2026.forslag.txt", "2026.txt")
    assert (status, "(forslag)" in err) == (0, True)


@pytest.mark.parametrize("words", [("validate",), ("migrate",), ("history",)])
def test_other_commands_name_the_right_one(run: Run, folder: Path, words: tuple[str, ...]) -> None:
    status, _, err = run(*words, "2024.txt")
    assert status == 2
    assert "2024.txt: det är ett dokument och ingen ögonblicksbild. Läs in det med «vpbdiff import 2024.txt»." in err


def test_a_document_in_git_is_got_out_of_it_first(run: Run, folder: Path) -> None:
    shutil.copy(document(2024, "docx"), folder)
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run([*git, *arguments], cwd=folder, check=True)
    status, _, err = run("diff", "HEAD:2024.docx", "2025.txt")
    assert status == 2
    assert "Hämta det ur git med «git show HEAD:2024.docx > 2024.docx» och ange filen." in err


def test_a_broken_snapshot_is_no_document(run: Run, folder: Path) -> None:
    for name in ("2024.json", "utan-ändelse"):
        (folder / name).write_text('{"format": "vpbdiff-plan/3", ', encoding="utf-8")
        status, _, err = run("diff", name, "2025.txt")
        assert (status, "JSON" in err) == (2, True)


def test_without_documents_nothing_is_said(run: Run, folder: Path) -> None:
    imported(run, 2024, 2025)
    _, _, err = run("diff", "2024", "2025")
    assert "import" not in err


def test_a_document_is_never_overwritten(run: Run, folder: Path) -> None:
    before = (folder / "2025.txt").read_bytes()
    status, _, _ = run("diff", "2024.txt", "2025.txt", "-o", "2025.txt")
    assert status == 2
    assert (folder / "2025.txt").read_bytes() == before


def test_the_reader_of_another_program_gets_an_error(folder: Path) -> None:
    with pytest.raises(VpbdiffError, match=r"find\.document"):
        import vpbdiff  # noqa: PLC0415

        vpbdiff.load("2024.txt")
