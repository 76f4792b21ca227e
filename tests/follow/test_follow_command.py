"""`vpbdiff follow`, and reports among the files of a series: import, the formats, and the commands on plans."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.support.reports import ANNEX, AUGUST, DECEMBER, project
from vpbdiff.cli import cli
from vpbdiff.render import Shown, names
from vpbdiff.store import schema

Run = Callable[..., tuple[int, str, str]]
FOLDER = Path("snapshots/ekvik/omsorgsnamnden/uppfoljning")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Run]:
    """Runs a command in a project with the series and its documents; gives its exit status, stdout and stderr."""
    monkeypatch.chdir(project(tmp_path))
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main([*map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    yield _run


def kept(run: Run) -> None:
    """Both reports imported into the series."""
    for document in (AUGUST, DECEMBER):
        status, _, err = run("import", document.name)
        assert (status, "rapport" in err) == (0, True), err


def test_import_keeps_a_report_beside_the_plans_and_never_among_them(run: Run) -> None:
    kept(run)
    assert sorted(path.name for path in FOLDER.iterdir()) == ["2025-08-31.json", "2025-12-31.json"]
    again = run("import", AUGUST.name)
    assert (again[0], "oförändrad" in again[2]) == (0, True)


def test_a_kept_report_is_not_overwritten_unasked(run: Run) -> None:
    kept(run)
    text = Path(AUGUST.name).read_text(encoding="utf-8").replace("\t44\t", "\t45\t")
    Path(AUGUST.name).write_text(text, encoding="utf-8")
    assert run("import", AUGUST.name)[0] == 2
    assert run("import", AUGUST.name, "--force")[0] == 0
    assert '"45"' in (FOLDER / "2025-08-31.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ("history",),
        ("diff", "2024", "2025"),
        *(
            pytest.param(command, marks=pytest.mark.soak)
            for command in (("validate",), ("migrate",), ("check", "2024", "2025", "--notes"))
        ),
    ],
)
def test_a_series_with_reports_works_as_without(run: Run, command: tuple[str, ...]) -> None:
    before = run(*command)
    kept(run)
    status, out, err = run(*command)
    assert (status, out.replace("2 rapporter går att läsa.\n", ""), err) == before
    assert ("rapporter" in out) == (command == ("validate",) or "rapporter" in before[1])


@pytest.mark.parametrize("word", ["2025-12-31", f"{FOLDER.as_posix()}/2025-12-31.json", DECEMBER.name])
def test_a_report_is_named_by_its_day_its_file_or_its_document(run: Run, word: str) -> None:
    kept(run)
    status, out, _ = run("follow", word)
    assert (status, out.splitlines()[0]) == (
        0,
        "Reviderad verksamhetsplan och budget 2025 i Verksamhetsberättelse 2025",
    )


def test_the_plan_may_be_named(run: Run) -> None:
    run("import", "2025.txt", ANNEX.name, "-o", "plan.json")
    status, out, _ = run("follow", "plan.json", DECEMBER.name)
    assert (status, "Utfallet 27 når målvärdet högst 28." in out) == (0, True)


@pytest.mark.parametrize("form", names(Shown.FOLLOW))
def test_every_format_says_the_same(run: Run, form: str) -> None:
    kept(run)
    status, out, err = run("follow", "2025-12-31", "-f", form, "-o", f"out.{form}")
    assert (status, out) == (0, ""), err
    content = Path(f"out.{form}").read_bytes()
    if form != "xlsx":
        text = " ".join(content.decode("utf-8-sig").split())
        assert "kvalitetsregister" in text
        assert "not_followed_up" in text if form == "json" else "öljs inte upp" in text


def test_the_json_is_as_its_schema_says(run: Run) -> None:
    kept(run)
    for day in ("2025-08-31", "2025-12-31"):
        found = json.loads(run("follow", day, "-f", "json")[1])
        Draft202012Validator(schema.read("follow")).validate(found)
        assert found["items"]
        assert found["money"]


def test_it_is_said_in_english(run: Run) -> None:
    kept(run)
    _, out, _ = run("--lang", "en", "follow", "2025-12-31")
    assert "Not followed up in the report, nor as of 31 August 2025." in out
    assert "2.1" not in out  # figures stay as the plan prints them


REFUSED = [
    ("no report of that day", ["2025-04-30"], "finns ingen rapport per 2025-04-30"),
    ("the plan of another year", ["2026", "2025-12-31"], "för sitt eget år"),
    ("a plan for a report", ["2025", "2025"], "ingen rapport"),
    ("a plan's document", ["2025.txt"], "ingen rapport"),
    ("a day that is none", [DECEMBER.name, "--through", "2025-13-01"], "ingen dag"),
]


@pytest.mark.parametrize(("words", "said"), [pytest.param(*row, id=why) for why, *row in REFUSED])
def test_what_is_refused_is_one_sentence(run: Run, words: list[str], said: str) -> None:
    kept(run)
    status, out, err = run("follow", *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


BROKEN = [
    ("no JSON", lambda raw: "{", "json"),
    ("another format", lambda raw: json.dumps({**raw, "format": "vpbdiff-plan/3"}), "ingen rapport"),
    ("a newer format", lambda raw: json.dumps({**raw, "format": "vpbdiff-report/2"}), "nyare"),
    ("a field that there is not", lambda raw: json.dumps({**raw, "goal": []}), "goal"),
    ("another day than the name's", lambda raw: json.dumps({**raw, "through": "2025-09-30"}), "2025-09-30.json"),
    ("a day of another year", lambda raw: json.dumps({**raw, "through": "2024-08-31"}), "2024-08-31"),
    ("annual before the year is over", lambda raw: json.dumps({**raw, "kind": "annual"}), "annual"),
]


@pytest.mark.parametrize(("make", "said"), [pytest.param(*row, id=why) for why, *row in BROKEN])
def test_a_broken_report_is_an_error_and_never_no_report(
    run: Run, make: Callable[[dict[str, object]], str], said: str
) -> None:
    kept(run)
    path = FOLDER / "2025-08-31.json"
    path.write_text(make(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    status, out, err = run("follow", "2025-08-31")
    assert (status, out) == (2, "")
    assert said.casefold() in err.casefold()


def test_a_document_that_does_not_say_its_day_asks_for_it(run: Run) -> None:
    text = Path(DECEMBER.name).read_text(encoding="utf-8")
    Path("report.txt").write_text(text.replace("# Verksamhetsberättelse 2025", "# Uppföljning 2025"), encoding="utf-8")
    status, _, err = run("follow", "report.txt")
    assert (status, "--through" in err) == (2, True)
    assert run("follow", "report.txt", "--through", "2025-12-31")[0] == 0
