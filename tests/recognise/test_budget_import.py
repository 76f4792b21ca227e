"""Budget tables set otherwise than usual: read rightly out of a document, or refused with a clear sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.support.invented import document
from vpbdiff.budget.checks import check_budget
from vpbdiff.cli import cli
from vpbdiff.compare import compare
from vpbdiff.documents import plain_text
from vpbdiff.model.plan import Plan
from vpbdiff.recognise import Extraction, extract, profile
from vpbdiff.store import plan_from_json

UNITS = """\
mkr	Budget 2024	Budget 2023	Förändring
Stab och central ledning	-14,6	-15	-0,4
Myndighet	-9,8	-9,5	0,3
Hemtjänst	-68,3	-66,1	2,2
Särskilt boende	-61,4	-60,5	0,9
Funktionsstöd	-33,5	-33,2	0,3
<b>Summa, driftram</b>	<b>-187,6</b>	<b>-184,3</b>	<b>3,3</b>
"""


def imported(tmp_path: Path, table: str) -> Extraction:
    """The invented plan for 2024 with another table of units."""
    whole = document(2024).read_text(encoding="utf-8")
    assert UNITS in whole
    path = tmp_path / "plan.txt"
    path.write_text(whole.replace(UNITS, table), encoding="utf-8")
    return extract(plain_text.read(path, plain_text.UTF_8), profile.load(None))


def plan(found: Extraction) -> Plan:
    return plan_from_json(found.plan)


def in_tkr(table: str) -> str:
    """The table in thousands of kronor: three digits more, with a space where Swedish sets one."""

    def figure(cell: str) -> str:
        number = cell.replace("<b>", "").replace("</b>", "")
        whole, _, tenth = number.partition(",")
        return f"{whole} {tenth or 0}00" if number.lstrip("-")[:1].isdigit() else cell

    head, *rows = table.splitlines()
    lines = ["\t".join(map(figure, row.split("\t"))) for row in rows]
    return "\n".join([head.replace("mkr", "tkr"), *lines]) + "\n"


def test_the_same_plan_in_tkr_is_no_change(tmp_path: Path) -> None:
    mkr, tkr = plan(imported(tmp_path, UNITS)), plan(imported(tmp_path, in_tkr(UNITS)))
    assert "-14 600" in in_tkr(UNITS)
    assert compare(mkr, tkr).changes == ()
    assert check_budget(tkr) == ()


READ = [
    ("one cell in tkr", UNITS.replace("-68,3", "-68 300 tkr")),
    ("no total", UNITS.replace(UNITS.splitlines(keepends=True)[-1], "")),
    ("costs as positive figures", UNITS.replace("\t-", "\t").replace("<b>-", "<b>").replace("15\t0,4", "15\t-0,4")),
    ("a dash of another kind for minus", UNITS.replace("\t-", "\t\u2013")),
]


@pytest.mark.parametrize(("reason", "table"), READ, ids=[row[0] for row in READ])
def test_read_rightly(tmp_path: Path, reason: str, table: str) -> None:
    found = imported(tmp_path, table)
    assert found.accounts.not_understood == imported(tmp_path, UNITS).accounts.not_understood
    units = plan(found).listing("operating_budget/units")
    assert abs(_kr(units[2].fields["amounts"])) == 68_300_000
    assert check_budget(plan(found)) == ()
    usual = [
        change
        for change in compare(plan(imported(tmp_path, UNITS)), plan(found)).changes
        if change.title != "Summa, driftram"
    ]
    assert usual == []


def _kr(amounts: Any) -> int:
    return int(amounts[0].amount.kr)


def test_a_table_with_three_years(tmp_path: Path) -> None:
    table = UNITS.replace("Budget 2023\tFörändring", "Budget 2023\tBokslut 2022\tFörändring")
    lines = table.splitlines()
    rows = [f"{line.rpartition(chr(9))[0]}\t-1,0\t{line.rpartition(chr(9))[2]}" for line in lines[1:]]
    found = imported(tmp_path, "\n".join([lines[0], *rows]) + "\n")
    amounts: Any = plan(found).listing("operating_budget/units")[0].fields["amounts"]
    assert [(each.year, each.kind, each.amount.printed) for each in amounts] == [
        (2024, "budget", "-14,6"),
        (2023, "budget", "-15"),
        (2022, "outcome", "-1,0"),
    ]


def test_an_amount_in_words_is_refused_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.txt"
    whole = document(2024).read_text(encoding="utf-8")
    path.write_text(whole.replace("-9,8\t-9,5", "knappt tio miljoner\t-9,5"), encoding="utf-8")
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    result = CliRunner().invoke(cli, ["import", str(path), "-o", str(tmp_path / "plan.json")], prog_name="vpbdiff")
    assert result.exit_code == 1
    assert "«knappt tio miljoner» är inget belopp" in result.output
