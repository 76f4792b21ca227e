"""Reasons held against reports: an error by what was known at the decision, a note by what came later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.plans import raw_plan
from tests.support.reports import AUGUST, DECEMBER, project
from vpbdiff import reports
from vpbdiff.cli import cli

Check = Callable[..., list[dict[str, Any]]]
RULE = "finished-not-reported"


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Iterator[Check]:
    """The findings of the rule between two years, in the project that is the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)

    def _check(old: str, new: str) -> list[dict[str, Any]]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["check", old, new, "-f", "json"])
        out = capfdbinary.readouterr().out
        assert ended.value.code in {0, 1}
        return [each for each in json.loads(out)["findings"] if each["rule"] == RULE]

    yield _check


def run(*words: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*words])
    assert not ended.value.code, words


def told(found: list[dict[str, Any]]) -> dict[str, str]:
    """The level of each finding by the entity that it is about."""
    return {each["item"].partition(":")[0]: each["level"] for each in found}


class TestTheExamples:
    """The reasons on record of the invented committee, 2025 to 2026: four of seven that call something finished."""

    def test_without_a_report_nothing_is_said(self, check: Check, tmp_path: Path) -> None:
        project(tmp_path)
        assert check("2025", "2026") == []

    def test_what_was_known_is_an_error(self, check: Check, tmp_path: Path) -> None:
        project(tmp_path)
        run("import", AUGUST.name)
        assert told(check("2025", "2026")) == {"activity": "error", "assignment": "error"}

    def test_what_came_later_is_a_note(self, check: Check, tmp_path: Path) -> None:
        project(tmp_path)
        run("import", DECEMBER.name)
        assert told(check("2025", "2026")) == {"activity": "note", "procurement": "note", "risk": "note"}

    def test_both(self, check: Check, tmp_path: Path) -> None:
        project(tmp_path)
        for document in (AUGUST, DECEMBER):
            run("import", document.name)
        levels = {"activity": "error", "assignment": "error", "procurement": "note", "risk": "note"}
        found = check("2025", "2026")
        assert told(found) == levels
        assert len(found) == len(levels)


BESIDE = [
    (
        "a dropped activity",
        "«Försenad», «Rekryteringen dröjer» (per den 31 augusti 2025, känt vid beslutet); «Avslutas»",
    ),
    ("what came later", "«Tre av sju avdelningar har en måltidsvärd» (per den 31 december 2025, efter beslutet)"),
    (
        "the money of a row",
        "Uppföljning: prognos 74,6 mkr (per den 31 augusti 2025, känt vid beslutet); utfall 75,1 mkr (",
    ),
    ("a reason that a report denies", "? Skälet anger att det är avslutat; rapporten per den 31 augusti 2025 anger «"),
    ("an outcome of the measure", "utfall 74 % (per den 31 augusti 2025, känt vid beslutet)"),
    ("an outcome of another measure", "Antal kunder med digital tillsyn: utfall 52 (per den 31 december 2025, efter"),
    ("one of two that were merged", "Utveckla digital tillsyn dagtid: «Försenad», «Kamerorna kom först i juni."),
    ("one of two rows", "Förebygga undernäring hos äldre: «Ej påbörjad» (per den 31 augusti 2025, känt vid beslutet)"),
    ("left out by one report", "följs inte upp (per den 31 augusti 2025, känt vid beslutet); «31 hushåll fick"),
    ("a reason that none denies", "Skäl: Modellen är färdig och tas i bruk. (avslutad) Uppföljning: «Genomförd»"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The diff of the examples' pair with both reports, on one line."""
    folder = project(tmp_path_factory.mktemp("page"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("VPBDIFF_LANG", raising=False)
        for document in (AUGUST, DECEMBER):
            run("import", document.name)
        run("diff", "2025", "2026", "-o", "page.md")
    return " ".join((folder / "page.md").read_text(encoding="utf-8").replace("  \n", "\n").split())


@pytest.mark.parametrize("said", [pytest.param(said, id=why) for why, said in BESIDE])
def test_the_diff_says_what_reports_say_beside_a_change(page: str, said: str) -> None:
    assert said in page.replace("- Uppföljning", "Uppföljning")


IN_HISTORY = [
    (
        "a measure",
        ("Andel nya kunder", "--entity", "measure"),
        ["2025 ────", "Per den 31 augusti 2025, enligt rapporten:", "Per den 31 december 2025, enligt rapporten:"],
    ),
    ("an activity", ("Införa måltidsvärdar",), ["enligt rapporten: «Försenad» «Rekryteringen dröjer.»", "«Avslutas»"]),
    (
        "what only one report speaks of",
        ("avlösning",),
        ["Per den 31 december 2025, enligt rapporten: Nämns i rapporten"],
    ),
]


@pytest.mark.parametrize(("words", "expected"), [pytest.param(*row, id=why) for why, *row in IN_HISTORY])
def test_the_history_puts_reports_between_the_plans(
    words: tuple[str, ...],
    expected: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(project(tmp_path))
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    for document in (AUGUST, DECEMBER):
        run("import", document.name)
    capfdbinary.readouterr()
    run("history", *words)
    out = " ".join(capfdbinary.readouterr().out.decode().split())
    assert [each for each in expected if each not in out] == [], out
    assert out.index("enligt rapporten") < out.index("2026 ─")


def test_the_memo_marks_a_reason_that_a_known_report_denies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(project(tmp_path))
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)

    def memo() -> str:
        run("summary", "2025", "2026", "-o", "memo.md")
        return Path("memo.md").read_text(encoding="utf-8").replace("\\", "")

    before = memo()
    for document in (AUGUST, DECEMBER):
        run("import", document.name)
    after = memo()
    assert "[Rapporten per 2025-08-31 anger något annat: «Försenad».]" in after
    assert "anger något annat" not in before
    assert "2025-12-31" not in after  # what came after the decision is no gap in the memo of it
    capfdbinary.readouterr()


def activity(title: str) -> dict[str, str]:
    return {"title": title, "description": "Hallen öppnas klockan sju varje vardag, och personalen hälsar välkommen."}


def series(folder: Path, meeting: str = "2026-12-15") -> Path:
    """A series in which an activity is dropped, with the reason that it is finished."""
    place = folder / "snapshots" / "sjovik" / "idrottsnamnden"
    place.mkdir(parents=True)
    old = raw_plan(2026, activities=[activity("Öppna hallen tidigt"), activity("Städa varje kväll")])
    new = raw_plan(2027, activities=[activity("Städa varje kväll")])
    new["metadata"]["meeting_date"] = meeting
    for raw in (old, new):
        (place / f"{raw['year']}.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    said = ("--kind", "finished", "--text", "Hallen öppnar klockan sju.", "--by", "nämndsekreterare")
    run("explain", "2026", "2027", "activity:öppna-hallen-tidigt", *said)
    return place


def report(place: Path, through: str, meeting: str | None, status: tuple[str, str | None] | None) -> None:
    """A report that gives the activity a status, by its printed word and what it means."""
    item: dict[str, Any] = {"title": "Öppna hallen tidigt"}
    if status is not None:
        item["status"] = {"printed": status[0], "reading": status[1]}
    metadata = {"title": "Rapport"} | ({"meeting_date": meeting} if meeting else {})
    kind = "annual" if through.endswith("-12-31") else "interim"
    raw = {"format": reports.FORMAT, "year": 2026, "kind": kind, "through": through, "metadata": metadata}
    (place / "uppfoljning").mkdir(exist_ok=True)
    text = reports.dumps(raw | {"activities": [item]})
    (place / "uppfoljning" / f"{through}.json").write_text(text, encoding="utf-8")


AUGUST_DAY, OCTOBER_DAY = "2026-08-31", "2026-10-31"
BEFORE, AFTER = "2026-09-20", "2027-02-10"
DONE, LATE, ODD, STOPPED = ("Genomförd", "done"), ("Försenad", "late"), ("Gul", None), ("Avslutas", "stopped")

CASES: list[tuple[str, list[tuple[str, str | None, tuple[str, str | None] | None]], list[str]]] = [
    ("late, and known", [(AUGUST_DAY, BEFORE, LATE)], ["error"]),
    ("ended is not finished", [(AUGUST_DAY, BEFORE, STOPPED)], ["error"]),
    ("done, and known", [(AUGUST_DAY, BEFORE, DONE)], []),
    ("late, and came later", [(AUGUST_DAY, AFTER, LATE)], ["note"]),
    ("on the day of the decision itself", [(AUGUST_DAY, "2026-12-15", LATE)], ["error"]),
    ("a report without the day of its meeting", [(AUGUST_DAY, None, LATE)], ["note"]),
    ("the newest known one counts", [(AUGUST_DAY, BEFORE, LATE), (OCTOBER_DAY, "2026-11-20", DONE)], []),
    ("done once, and late in the newest", [(AUGUST_DAY, BEFORE, DONE), (OCTOBER_DAY, "2026-11-20", LATE)], ["error"]),
    ("known as done, denied later", [(AUGUST_DAY, BEFORE, DONE), ("2026-12-31", AFTER, LATE)], ["note"]),
    ("known as late, done later", [(AUGUST_DAY, BEFORE, LATE), ("2026-12-31", AFTER, DONE)], ["error"]),
    ("a report on days after the decision", [("2026-12-31", None, LATE)], ["note"]),
    ("a word that nobody reads", [(AUGUST_DAY, BEFORE, ODD)], []),
    ("no status", [(AUGUST_DAY, BEFORE, None)], []),
]


@pytest.mark.parametrize(("told_by", "expected"), [pytest.param(*row, id=why) for why, *row in CASES])
def test_a_reason_that_calls_something_finished(
    check: Check,
    tmp_path: Path,
    told_by: list[tuple[str, str | None, tuple[str, str | None] | None]],
    expected: list[str],
) -> None:
    place = series(tmp_path)
    for each in told_by:
        report(place, *each)
    assert [each["level"] for each in check("2026", "2027")] == expected


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Uppdraget är nu slutfört.", ["warning"]),
        ("Arbetet har avslutats av enheten.", ["warning"]),
        ("Målet är inte uppnått och stryks.", []),
        ("Det är delvis genomfört och stryks.", []),
        ("Föreningen sköter hallen.", []),
    ],
)
def test_a_reason_of_no_kind_that_says_so_in_words(check: Check, tmp_path: Path, text: str, levels: list[str]) -> None:
    place = series(tmp_path)
    about = ("explain", "2026", "2027", "activity:öppna-hallen-tidigt")
    run(*about, "--remove")
    run(*about, "--text", text, "--by", "ekonom")
    report(place, AUGUST_DAY, BEFORE, LATE)
    found = check("2026", "2027")
    assert [each["level"] for each in found] == levels
    assert all(each["fault"].startswith("Skälet säger «") for each in found)


@pytest.mark.parametrize("name", ["Öppna hallen tidigare", "Öppna badhallen tidigt på lördagar"])
def test_likeness_contradicts_no_reason(check: Check, tmp_path: Path, name: str) -> None:
    place = series(tmp_path)
    report(place, AUGUST_DAY, BEFORE, LATE)
    path = place / "uppfoljning" / f"{AUGUST_DAY}.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Öppna hallen tidigt", name), encoding="utf-8")
    assert check("2026", "2027") == []


def test_a_broken_report_stops_the_gate(
    tmp_path: Path, check: Check, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    place = series(tmp_path)
    report(place, AUGUST_DAY, BEFORE, LATE)
    (place / "uppfoljning" / f"{AUGUST_DAY}.json").write_text("{", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", "2026", "2027"])
    assert ended.value.code == 2
    assert AUGUST_DAY in capfdbinary.readouterr().err.decode()
