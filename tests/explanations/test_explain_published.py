"""The reasons on record of the published pair: only what the two documents state, word for word, where they say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.solna import published
from vpbdiff.cli import cli
from vpbdiff.explanations import Entry
from vpbdiff.explanations.file import parse
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import Rule, open_case
from vpbdiff.model.changes import Rung

ROOT = Path(__file__).parents[2]
SERIES = ROOT / "snapshots" / "solna" / "socialnamnden"
DOCUMENTS = ROOT.parent / "shared" / "plans"
FILES = sorted(SERIES.glob("*.explanations.json"))


def entries(path: Path) -> tuple[Entry, ...]:
    return parse(path.read_text(encoding="utf-8"), path.name).entries


def plan(year: str) -> str:
    """The plan of a year: its own, or what the next plan tells of it."""
    own = SERIES / f"{year}.json"
    return str(own if own.exists() else next(SERIES.glob(f"{year}.known-from-????.json")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_reason_stands_in_a_document(path: Path) -> None:
    if not DOCUMENTS.is_dir():
        pytest.skip("the published documents are not here")
    for entry in entries(path):
        assert entry.origin is not None
        assert entry.origin.line is not None
        lines = (DOCUMENTS / entry.origin.document).read_text(encoding="utf-8").splitlines()
        assert entry.reason in lines[entry.origin.line - 1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_reason_stands_and_is_one(path: Path) -> None:
    old, new = path.name.split(".")[0].split("-")
    verdict = open_case(plan(old), plan(new)).verdict
    held = [entry for each in verdict.standing.stands for entry in each.entries]
    assert all(entry in held for entry in entries(path))
    assert not verdict.of_rule(Rule.NO_REASON)
    assert not verdict.of_rule(Rule.STALE)
    assert not any(entry.by or entry.baseline for entry in entries(path))


def test_the_money_from_2021_to_2022_passes_with_both_components_and_with_neither_alone(tmp_path: Path) -> None:
    # The plan says nothing of why its income and its cost changed, and an amount of net cost is no reason for either.
    verdict = open_case(plan("2021"), plan("2022")).verdict
    assert sorted(each.stand.subject.record.name for each in verdict.missing if each.stand) == ["Intäkter", "Kostnader"]
    assert not verdict.of_rule(Rule.UNBRIDGED)
    shutil.copytree(SERIES, tmp_path / "snapshots" / "solna" / "socialnamnden")
    copies = [str(tmp_path / Path(plan(year)).relative_to(ROOT)) for year in ("2021", "2022")]
    for words in (["--index", "1,0"], ["Ekonomi- och arbetsmarknadsenheten", "--amount", "-6 mkr"]):
        place = tmp_path / "snapshots" / "solna" / "socialnamnden" / "2021-2022.explanations.json"
        before = place.read_text(encoding="utf-8")
        assert CliRunner().invoke(cli, ["explain", *copies, *words, "--remove"]).exit_code == 0
        assert open_case(*copies).verdict.of_rule(Rule.UNBRIDGED)
        place.write_text(before, encoding="utf-8")
    assert not open_case(*copies).verdict.of_rule(Rule.UNBRIDGED)


def test_only_what_little_holds_together_may_have_been_two() -> None:
    comparison = published()
    rungs = {pair.new.pointer: pair for pair in comparison.matching.pairs}
    halved = [rungs[each.change.new[0].pointer] for each in subjects(comparison) if each.halves and each.change]
    assert halved
    assert all(pair.rung is not Rung.SIMILAR_SAME_PARENT or pair.score < 0.65 for pair in halved)
