"""Two branches that give reasons apart: merged by plain git in a folder, by the driver in one file, nothing is lost."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.repository import FOLDER, Repository, run
from vpbdiff.explanations import Edit, Entry, Explained, Explanations, PinEntry, ReasonKind, read, write
from vpbdiff.explanations.file import identity
from vpbdiff.explanations.ledger import dumps, split
from vpbdiff.explanations.merging import merged
from vpbdiff.model.changes import Kind
from vpbdiff.model.keys import Pin
from vpbdiff.store import Snapshot

FORMS = ["folder", "file"]
WORDS = (
    "avtalet löper ut",
    "föreningen",
    "från mars",
    "efter beslut",
    "i nämnden",
    "tar över driften",
    "när hyran höjs",
)
ROUNDS = [2, pytest.param(200, marks=pytest.mark.soak)]


def reason(chance: random.Random) -> str:
    return " ".join(chance.sample(WORDS, 5)).capitalize() + "."


def entry(number: int, text: str, by: str = "controller") -> Entry:
    name = f"Insats nummer {number} för äldre i Ekvik"
    about = Explained(f"activity:insats-{number}", name, (Kind.REWORDED,), ({"title": "Förut"},), ({"title": "Nu"},))
    return Entry((about,), text, ReasonKind.DECISION, by=by, date="2025-01-07")


def pin(number: int) -> PinEntry:
    return PinEntry(Pin(f"goal:a-{number}", f"goal:b-{number}", same=True), f"Mål {number}", f"Målet {number}")


class Series:
    """A repository with one record, and what a branch does to it."""

    def __init__(self, root: Path, form: str) -> None:
        self.repository = Repository(root, folders=form == "folder")
        self.place = Snapshot(root / FOLDER / "2024-2025.explanations.json")
        if form == "file":
            assert run("git-setup") == 0
        self.repository.commit()

    def held(self) -> dict[str, Entry | PinEntry]:
        return {identity(each): each for each in read(self.place).explanations.held}

    def edit(self, edits: Iterable[Edit]) -> None:
        write(self.place, edits)
        self.repository.git("add", "--all")
        self.repository.git("commit", "--quiet", "--allow-empty", "--message=Skäl")

    def merge(self) -> tuple[int, str]:
        """Merge the other branch; whether git is content, and what it says."""
        done = self.repository.shell("git merge --quiet --no-edit theirs")
        self.repository.git("add", "--all")
        self.repository.git("commit", "--quiet", "--allow-empty", "--message=Sammanslagen")
        return done.returncode, done.stdout + done.stderr


def some_edits(held: dict[str, Entry | PinEntry], chance: random.Random, branch: str) -> list[Edit]:
    """What a branch does: new reasons, some for what the other may speak of too, others changed or taken away."""
    edits = [Edit(None, entry(chance.randrange(100), reason(chance), branch)) for _ in range(chance.randrange(6))]
    for each in chance.sample(list(held.values()), min(len(held), chance.randrange(4))):
        changed = replace(each, reason=reason(chance), by=branch)
        edits.append(Edit(each, chance.choice([None, changed])))
    if chance.random() < 0.3:
        edits.append(Edit(None, pin(chance.randrange(5))))
    return edits


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rounds", ROUNDS)
def test_nothing_is_lost_and_nothing_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, rounds: int
) -> None:
    (tmp_path / "ekvik").mkdir()
    monkeypatch.chdir(tmp_path / "ekvik")
    series = Series(tmp_path / "ekvik", form)
    chance = random.Random(rounds)
    series.edit(Edit(None, entry(number, reason(chance))) for number in range(12))
    git = series.repository.git
    for _ in range(rounds):
        base = series.held()
        git("checkout", "--quiet", "-B", "theirs")
        series.edit(some_edits(base, chance, "registrator"))
        theirs = series.held()
        git("checkout", "--quiet", "main")
        series.edit(some_edits(base, chance, "controller"))
        ours = series.held()
        status, said = series.merge()
        gone = {key for key in base if key not in ours or key not in theirs}
        assert series.held().keys() == {key for key in (*ours, *theirs) if key not in gone}
        assert status == 0 or form == "file", said
        files = list((series.place.path.parent / "2024-2025.explanations").glob("*"))
        written = [each for each in files if re.search('"items"|"same"', each.read_text(encoding="utf-8"))]
        assert len(written) == (len(series.held()) if form == "folder" else 0)


@pytest.mark.parametrize("form", FORMS)
def test_a_true_conflict_keeps_both_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    (tmp_path / "ekvik").mkdir()
    monkeypatch.chdir(tmp_path / "ekvik")
    series = Series(tmp_path / "ekvik", form)
    first = entry(1, "Det första skälet står här.")
    series.edit([Edit(None, first), Edit(None, entry(2, "Ett annat skäl står här."))])
    series.repository.git("branch", "theirs")
    series.edit([Edit(first, replace(first, reason="Avtalet löper ut i mars."))])
    series.repository.git("checkout", "--quiet", "theirs")
    series.edit([Edit(first, replace(first, reason="Föreningen tar över i mars."))])
    series.repository.git("checkout", "--quiet", "main")
    status, said = series.merge()
    assert status == (1 if form == "file" else 0)
    assert ("Insats nummer 1" in said) is (form == "file"), "in a folder the gate tells it"
    found = [each.reason for each in read(series.place).explanations.entries]
    assert found == ["Avtalet löper ut i mars.", "Föreningen tar över i mars.", "Ett annat skäl står här."]


def test_a_branch_that_splits_the_file_meets_one_that_adds_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ekvik").mkdir()
    monkeypatch.chdir(tmp_path / "ekvik")
    series = Series(tmp_path / "ekvik", "file")
    series.edit(Edit(None, entry(number, f"Skäl nummer {number} står här.")) for number in range(5))
    series.repository.git("checkout", "--quiet", "-b", "theirs")
    series.edit([Edit(None, entry(9, "Det nya skälet står här."))])
    series.repository.git("checkout", "--quiet", "main")
    split(series.place)
    series.repository.commit()
    before = series.held()
    series.merge()
    assert series.held().keys() > before.keys()
    assert len(series.held()) == 6


Held = list[Entry | PinEntry]
A, B, C = entry(1, "Skäl A står här."), entry(2, "Skäl B står här."), entry(3, "Skäl C står här.")
OTHER = entry(1, "Ett annat skäl för ettan.")

ROWS = [
    ("both add different things", [], [A], [B], [A, B], 0),
    ("both add the same", [], [A], [A], [A], 0),
    ("both add for one change", [], [A], [OTHER], [A, OTHER], 1),
    ("one takes away", [A, B], [B], [A, B], [B], 0),
    ("both take the same away", [A, B], [B], [B], [B], 0),
    ("one writes anew what the other leaves", [A], [OTHER], [A], [OTHER], 0),
    ("one writes anew what the other takes away", [A, B], [OTHER, B], [B], [OTHER, B], 1),
    ("a file of its own on both sides", [], [pin(1)], [pin(2)], [pin(1), pin(2)], 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result", "conflicts"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_three_way(base: Held, ours: Held, theirs: Held, result: Held, conflicts: int) -> None:
    for sides in ((ours, theirs), (theirs, ours)):
        found = merged(*(of(each) for each in (base, *sides)))
        assert {identity(each) for each in found.explanations.held} == {identity(each) for each in result}
        assert len(found.conflicts) == conflicts


def of(held: Held) -> Explanations:
    entries = tuple(each for each in held if isinstance(each, Entry))
    return Explanations(entries, tuple(each for each in held if isinstance(each, PinEntry)))


class TestDriver:
    @pytest.fixture
    def names(self, tmp_path: Path) -> list[str]:
        found = []
        for name, held in (("O", []), ("A", [A]), ("B", [B])):
            (tmp_path / name).write_text(dumps(of(held)), encoding="utf-8")
            found.append(str(tmp_path / name))
        return found

    def test_the_second_file_takes_the_answer(self, names: list[str]) -> None:
        assert run("git-merge", "--", *names, "x.explanations.json") == 0
        assert Path(names[1]).read_text(encoding="utf-8") == dumps(of([A, B]))

    def test_a_side_that_had_no_file(self, names: list[str]) -> None:
        Path(names[0]).write_text("", encoding="utf-8")
        assert run("git-merge", "--", *names, "x.explanations.json") == 0

    def test_what_cannot_be_read_is_left_as_it_was(self, names: list[str]) -> None:
        before = Path(names[1]).read_bytes()
        Path(names[2]).write_text("{", encoding="utf-8")
        assert run("git-merge", "--", *names, "x.explanations.json") == 2
        assert Path(names[1]).read_bytes() == before

    def test_git_merges_the_lines_then(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "ekvik").mkdir()
        monkeypatch.chdir(tmp_path / "ekvik")
        series = Series(tmp_path / "ekvik", "file")
        series.edit([Edit(None, A)])
        series.repository.git("checkout", "--quiet", "-b", "theirs")
        Path(series.place.path).write_text("inte längre JSON\n", encoding="utf-8")
        series.repository.commit()
        series.repository.git("checkout", "--quiet", "main")
        series.edit([Edit(None, B)])
        assert series.repository.shell("git merge --no-edit theirs").returncode == 1
        text = Path(series.place.path).read_text(encoding="utf-8")
        assert "<<<<<<<" in text
        assert "inte längre JSON" in text
