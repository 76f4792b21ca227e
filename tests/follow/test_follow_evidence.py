"""What a document with a plan's title is: a plan, or a report on what became of it, by what it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.documents import write_docx, write_html
from vpbdiff.cli import cli
from vpbdiff.documents import reader
from vpbdiff.recognise import profile
from vpbdiff.reports.evidence import DocumentKind, evidence

COVER = "# Verksamhetsplan och budget 2025\n\nOmsorgsnämnden\n\nEkviks kommun\n\n"
GOAL = "## Nämndmål\n\n### Mål 1: Äldre ska kunna bo kvar hemma\n\n"
OUTCOMES = """Mått\tUtfall augusti 2025\tPrognos helår 2025\tMål 2025
Andel nöjda kunder\t82 %\t84 %\t85 %
"""
MONEY = """## Driftbudget, mkr

Verksamhet\tBudget 2025\tUtfall jan-aug\tPrognos\tAvvikelse
Hemtjänst\t-71,1\t-48,0\t-72,0\t-0,9
Särskilt boende\t-60,6\t-40,0\t-60,0\t+0,6
"""
PLANNED = """## Driftbudget, mkr

Verksamhet\tUtfall 2023\tBudget 2024\tBudget 2025
Hemtjänst\t-66,0\t-69,2\t-71,1
Särskilt boende\t-58,8\t-61,0\t-60,6
"""
TARGETS = "Mått\tUtfall 2023\tUtfall 2024\tMål 2025\nAndel nöjda kunder\t81 %\t82 %\t85 %\n"
STATUS = "Uppdrag\tGivare\tStatus\nSe över reglementet\tKF\t{}\nTa fram en plan för beredskap\tKF\t{}\n"

KINDS = [
    ("outcomes of its year", GOAL + OUTCOMES, DocumentKind.REPORT),
    ("what the year has cost until August", MONEY, DocumentKind.REPORT),
    ("assignments that are done", "## Uppdrag\n\n" + STATUS.format("Klart", "Delvis genomfört"), DocumentKind.UNSURE),
    ("outcomes of its year over a plan's budget", GOAL + OUTCOMES + "\n" + PLANNED, DocumentKind.UNSURE),
    ("outcomes of earlier years", GOAL + TARGETS + "\n" + PLANNED, DocumentKind.PLAN),
    ("assignments that go on", "## Uppdrag\n\n" + STATUS.format("Pågår", "Ej påbörjad"), DocumentKind.PLAN),
    ("outcomes beside what is still under way", GOAL + OUTCOMES + "\n" + STATUS.format("P", "K"), DocumentKind.REPORT),
    (
        "what the year before has cost, beside the plan's own budget",
        "## Ekonomi, tkr\n\nVerksamhet\tUtfall jan–aug\tPrognos\tBudget 2025\nHemtjänst\t-47,0\t-70,0\t-71,1\n",
        DocumentKind.UNSURE,
    ),
    (
        "what was decided before that day",
        "Antagen av nämnden 2024-12-10\n\n## Mått\n\nMått\tUtfall jan–aug\tMål 2025\nAndel nöjda\t82 %\t85 %\n",
        DocumentKind.PLAN,
    ),
    (
        "what was decided after that day",
        "Behandlas av nämnden 2025-09-24\n\n## Mått\n\nMått\tUtfall jan–aug\tMål 2025\nAndel nöjda\t82 %\t85 %\n",
        DocumentKind.REPORT,
    ),
    ("a cover that says a part of the year", "Uppföljning tertial 2\n\n## Mål\n\nText.\n", DocumentKind.REPORT),
    ("a meeting after the year", "Nämndens sammanträde 2026-02-17\n\n## Mål\n\nText.\n", DocumentKind.REPORT),
    ("targets of later years too", GOAL + OUTCOMES.replace("Mål 2025", "Mål 2026"), DocumentKind.UNSURE),
    (
        "a chapter on the year before",
        "## Uppföljning av 2024\n\nVerksamhet\tBudget\tUtfall\tAvvikelse\nHemtjänst\t-69,2\t-69,9\t-0,7\n\n" + PLANNED,
        DocumentKind.PLAN,
    ),
]


@pytest.mark.parametrize(("text", "kind"), [pytest.param(*row, id=name) for name, *row in KINDS])
def test_what_it_holds_says_what_it_is(text: str, kind: DocumentKind, tmp_path: Path) -> None:
    for write, ending in ((None, "txt"), (write_docx, "docx"), (write_html, "html")):
        path = tmp_path / f"2025.{ending}"
        write(COVER + text, path) if write else path.write_text(COVER + text, encoding="utf-8")  # type: ignore[operator]
        assert evidence(reader.read(path).blocks, 2025, profile.load()).kind is kind, ending


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [word.replace("DIR", str(folder)) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2025.txt").write_text(COVER + GOAL + OUTCOMES, encoding="utf-8")
    (tmp_path / "2026.txt").write_text((COVER + GOAL + TARGETS + PLANNED).replace("2025", "2026"), encoding="utf-8")
    (tmp_path / "both.txt").write_text(COVER + GOAL + OUTCOMES + "\n" + PLANNED, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["diff", "check", "summary"])
def test_a_report_is_never_compared_as_a_plan(command: str, folder: Path) -> None:
    told = run(folder, command, "DIR/2025.txt", "DIR/2026.txt")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "rapport om vad som blev av den («Utfall augusti 2025»)" in told.stderr


def test_it_is_kept_as_a_report_unless_a_person_says_that_it_is_a_plan(folder: Path) -> None:
    assert run(folder, "import", "DIR/2025.txt", "-o", "DIR/report.json").exit_code == 0
    kept = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert (kept["format"], kept["through"]) == ("vpbdiff-report/1", "2025-08-31")
    run(folder, "import", "DIR/2025.txt", "--as", "plan", "-o", "DIR/plan.json")
    assert json.loads((folder / "plan.json").read_text(encoding="utf-8"))["format"] == "vpbdiff-plan/3"


def test_a_person_says_what_it_is_where_that_cant_be_told(folder: Path) -> None:
    asked = run(folder, "import", "DIR/both.txt", "-o", "DIR/a.json")
    assert asked.exit_code == 2 and "--as plan" in asked.stderr and not (folder / "a.json").exists()
    assert run(folder, "import", "DIR/both.txt", "--as", "rapport", "-o", "DIR/a.json").exit_code in {0, 1}
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["format"] == "vpbdiff-report/1"
