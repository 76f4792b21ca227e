"""Where a report goes: the format that a file's name asks for, and what no report ever overwrites."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import every_kind
from tests.support.examples import first_now
from vpbdiff import store
from vpbdiff.cli import cli
from vpbdiff.render import FORMATS, Shown, formats

SERIES = Path("snapshots/ekvik/omsorgsnamnden")
OLD, NEW = "2023", "2025"
Run = Callable[..., tuple[int, str, str]]

COMMANDS = {
    "diff": (Shown.DIFF, ("diff", OLD, NEW)),
    "check": (Shown.CHECK, ("check", OLD, NEW)),
    "summary": (Shown.MEMO, ("summary", OLD, NEW)),
    "history": (Shown.HISTORY, ("history",)),
    "history of the budget": (Shown.BUDGET, ("history", "budget")),
    "policy": (Shown.POLICY, ("check", "--policy")),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A series of two plans, with all that a series may hold, as the current folder."""
    monkeypatch.chdir(tmp_path)
    SERIES.mkdir(parents=True)
    plans = {OLD: every_kind.old_raw(), NEW: every_kind.new_raw()}
    for year, raw in plans.items():
        (SERIES / f"{year}.json").write_text(store.dumps(raw), encoding="utf-8")
    own = {"format": "vpbdiff-explanations/1", "old": "2023.json", "new": "2025.json", "entries": [], "pins": []}
    Path("egna.json").write_text(json.dumps(own), encoding="utf-8")
    record = {"format": "vpbdiff-import/1", "document": {"name": "p.txt", "sha256": "0" * 64}, "plan": plans[NEW]}
    (SERIES / f"{NEW}.import.json").write_text(json.dumps(record), encoding="utf-8")
    Path("vpbdiff.toml").write_text(f'series = "{SERIES.relative_to("snapshots").as_posix()}"\n', encoding="utf-8")
    Path("profil.toml").write_text('[headings]\ngoals = ["Mål"]\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(list(arguments))
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return _run


@pytest.mark.parametrize("command", first_now(COMMANDS))
def test_every_ending_of_a_format_asks_for_it(run: Run, command: str) -> None:
    shown, arguments = COMMANDS[command]
    asked: dict[str, str] = {}
    for form in formats(shown):
        for ending in form.endings:
            asked.setdefault(ending, form.name)
    first, name = next(iter(asked.items()))
    for ending, form in (*asked.items(), (first.upper(), name)):
        path = f"rapport{ending}"
        status, out, err = run(*arguments, "-o", path)
        assert (status in (0, 1), out) == (True, "")
        assert f"{path} är skriven ({form}).\n" in err
        assert Path(path).read_bytes()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_without_an_ending_gets_the_usual_format(run: Run, command: str) -> None:
    shown, arguments = COMMANDS[command]
    assert f"rapport är skriven ({formats(shown)[0].name})." in run(*arguments, "-o", "rapport")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_an_ending_that_can_not_be_had_is_refused_with_those_that_can(run: Run, command: str) -> None:
    shown, arguments = COMMANDS[command]
    known = {ending for form in formats(shown) for ending in form.endings}
    for ending in [".pdf", ".xyz", *sorted({each for form in FORMATS for each in form.endings} - known)]:
        status, out, err = run(*arguments, "-o", f"rapport{ending}")
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"Fel: rapport{ending}: ändelsen «{ending}» går inte här")
        assert all(each in err for each in known)
        assert not Path(f"rapport{ending}").exists()


class Asked(NamedTuple):
    """A format and a file's name together."""

    command: str
    form: str
    path: str
    goes: bool


ASKED = {
    "one of the format's own endings": Asked("diff", "markdown", "r.txt", True),
    "an ending that two formats share": Asked("check", "gitlab", "gl-code-quality-report.json", True),
    "the longer ending of a report": Asked("check", "sarif", "r.sarif.json", True),
    "an ending of no format": Asked("diff", "text", "r.bak", True),
    "no ending": Asked("diff", "csv", "r", True),
    "text in a Word file": Asked("diff", "text", "r.docx", False),
    "Markdown in a web page": Asked("summary", "markdown", "r.HTML", False),
    "JSON in a table": Asked("history", "json", "r.csv", False),
    "annotations in a report of tests": Asked("check", "github", "r.xml", False),
}


@pytest.mark.parametrize("reason", ASKED)
def test_a_format_and_an_ending_that_contradict_each_other_are_refused(run: Run, reason: str) -> None:
    asked = ASKED[reason]
    status, out, err = run(*COMMANDS[asked.command][1], "-f", asked.form, "-o", asked.path)
    assert Path(asked.path).exists() == asked.goes
    assert (status == 2, out) == (not asked.goes, "")
    if not asked.goes:
        assert f"säger ett annat format än --format {asked.form}" in err


def linked(to: Path, name: str, link: Callable[[Path, Path], None] = os.symlink) -> str:
    link(to.absolute(), Path(name).absolute())
    return name


def copied(of: Path, name: str, change: Callable[[str], str] = str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(change(of.read_text(encoding="utf-8")), encoding="utf-8")
    return name


def made(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


PLAN = SERIES / f"{NEW}.json"


def _document(ending: str = ".txt") -> str:
    """A file named as a document of the plan, of a kind that a report can be."""
    raw = json.loads(PLAN.read_text(encoding="utf-8"))
    PLAN.write_text(json.dumps(raw | {"documents": ["Plan ny.doc", f"plan ny{ending}"]}), encoding="utf-8")
    return f"plan ny{ending}"


OWN: dict[str, tuple[Callable[[], str], str]] = {
    "a plan that is compared": (PLAN.as_posix, "läses av samma kommando"),
    "the same by another way": (lambda: f"snapshots/../{SERIES / OLD}.json", "läses av samma kommando"),
    "a link to it": (lambda: linked(PLAN, "r.md"), "läses av samma kommando"),
    "a hard link to it": (lambda: linked(PLAN, "r.md", os.link), "läses av samma kommando"),
    "a document that a plan was read from": (lambda: made(str(_document()), "planen"), "är inläst från"),
    "the same written otherwise": (lambda: made(str(_document()).upper(), "planen"), "är inläst från"),
    "another plan of the series": (lambda: copied(PLAN, f"{SERIES}/2026.json"), "är en plan"),
    "a plan under another name": (lambda: copied(PLAN, "rapport.json"), "är en plan"),
    "a plan with the ending of text": (lambda: copied(PLAN, "rapport.txt"), "är en plan"),
    "a plan without line breaks": (lambda: made("r.json", json.dumps(every_kind.new_raw())), "är en plan"),
    "a plan that is damaged": (lambda: copied(PLAN, f"{SERIES}/2026.json", lambda text: text[9:]), "är en plan"),
    "a plan of an older format": (lambda: copied(PLAN, "r.json", lambda each: each.replace("/2", "/1")), "är en plan"),
    "a plan with a conflict of git's": (
        lambda: copied(PLAN, "r.json", lambda text: f"<<<<<<< HEAD\n{text}"),
        "är en plan",
    ),
    "the record of an import": (lambda: f"{SERIES}/{NEW}.import.json", "är uppgifterna om en import"),
    "a record under another name": (
        lambda: copied(SERIES / f"{NEW}.import.json", "rapport.json"),
        "är uppgifterna om en import",
    ),
    "explanations by their name": (lambda: made(f"{SERIES}/2020-2021.explanations.json", "{"), "är förklaringar"),
    "explanations by what they hold": (lambda: "egna.json", "är förklaringar"),
    "a link to the settings": (lambda: linked(Path("vpbdiff.toml"), "r.md"), "är inställningar"),
    "a hard link to the settings": (lambda: linked(Path("vpbdiff.toml"), "r.md", os.link), "är inställningar"),
    "settings that are damaged": (
        lambda: linked(Path(made("vpbdiff.toml", "series = ")), "r.md"),
        "är inställningar",
    ),
    "a person's settings of the review": (
        lambda: linked(Path(made("review.toml", "")), "r.md"),
        "är inställningar",
    ),
    "a report that was imported": (
        lambda: made("r.json", '{"format": "vpbdiff-report/1", "year": 2025}'),
        "är en uppföljning",
    ),
    "a profile": (lambda: linked(Path("profil.toml"), "r.md", os.link), "är inställningar"),
}


@pytest.mark.parametrize("reason", OWN)
def test_what_is_the_projects_own_is_never_overwritten(run: Run, reason: str) -> None:
    make, said = OWN[reason]
    path = make()
    before = Path(path).read_bytes()
    status, out, err = run("diff", OLD, NEW, "-o", path)
    assert (status, out, err.count("\n")) == (2, "", 1), err
    assert said in err
    assert Path(path).read_bytes() == before


OTHERS: dict[str, Callable[[], str]] = {
    "nothing": lambda: "ny.json",
    "a report in text": lambda: made("r.txt", "Verksamhetsplan 2023 → 2025\n\nSkillnader\n"),
    "an empty file": lambda: made("r.md", ""),
    "a report that quotes a format": lambda: made("r.json", json.dumps({"a": '"format": "vpbdiff-plan/2"'})),
    "a list of JSON": lambda: made("r.json", "[1, 2]"),
    "bytes that are no text": lambda: made("r.html", "\0\0"),
    "a plan's name outside the series": lambda: made("2025.json", '{"format": "vpbdiff-changes/1"}'),
}


@pytest.mark.parametrize("reason", OTHERS)
def test_a_report_may_overwrite_what_is_not_the_projects_own(run: Run, reason: str) -> None:
    path = OTHERS[reason]()
    assert run("diff", OLD, NEW, "-o", path)[0] == 0
    assert len(Path(path).read_bytes()) > 1000


@pytest.mark.parametrize("form", ["text", "json", "markdown", "csv", "html"])
def test_a_report_may_overwrite_the_report_of_yesterday(run: Run, form: str) -> None:
    path = f"r{next(each.endings[0] for each in FORMATS if each.name == form)}"
    assert [run("diff", OLD, NEW, "-o", path)[0] for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("command", ["check", "summary", "history", "history of the budget"])
def test_every_command_keeps_its_hands_off(run: Run, command: str) -> None:
    path = linked(PLAN, "r.md") if command == "summary" else linked(PLAN, "r.json")
    before = PLAN.read_bytes()
    status, out, err = run(*COMMANDS[command][1], "-o", path)
    assert (status, out) == (2, "")
    assert "en plan" in err or "läses av samma kommando" in err
    assert PLAN.read_bytes() == before


@pytest.mark.parametrize("command", ["history", "history of the budget", "policy of a plan"])
def test_no_command_takes_the_place_of_a_plans_document(run: Run, command: str) -> None:
    shown, arguments = COMMANDS.get(command, (Shown.POLICY, ("check", "--policy", NEW)))
    path = Path(made(_document(formats(shown)[0].endings[0]), "planen"))
    status, _, err = run(*arguments, "-o", str(path))
    assert (status, "är inläst från" in err, path.read_text(encoding="utf-8")) == (2, True, "planen")


def test_a_template_is_not_overwritten_with_its_own_memo(run: Run) -> None:
    docx = pytest.importorskip("docx")
    template = docx.Document()
    template.add_paragraph("{{hela}}")
    template.save("mall.docx")
    before = Path("mall.docx").read_bytes()
    status, _, err = run("summary", OLD, NEW, "--template", "mall.docx", "-o", "mall.docx")
    assert (status, "läses av samma kommando" in err) == (2, True)
    assert Path("mall.docx").read_bytes() == before


def test_a_policy_that_was_printed_may_be_printed_again_but_is_no_settings(run: Run) -> None:
    policy = ("check", "--policy", "-o")
    assert [run(*policy, "krav.toml")[0] for _ in range(2)] == [0, 0]
    assert "är inställningar" in run(*policy, "vpbdiff.toml")[2]
    assert "är inställningar" in run(*policy, "profil.toml")[2]


def test_what_was_written_is_talk(run: Run) -> None:
    assert run("diff", OLD, NEW, "-o", "r.md") == (0, "", "r.md är skriven (markdown).\n")
    assert run("--lang", "en", "diff", OLD, NEW, "-o", "r.md") == (0, "", "r.md is written (markdown).\n")
