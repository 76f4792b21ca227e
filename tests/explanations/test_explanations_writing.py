"""Writing explanations: entry by entry, whole or not at all, whoever else writes and however a writer ends."""

from __future__ import annotations

import difflib
import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.writers import add, entry, place, write_in_step
from vpbdiff.base import locking
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.budget.components import Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.explanations import (
    Decision,
    Edit,
    Entry,
    Explained,
    Explanations,
    PinEntry,
    ReasonKind,
    StatedIn,
    read,
    write,
)
from vpbdiff.explanations.file import parse
from vpbdiff.explanations.ledger import dumps
from vpbdiff.model.changes import Kind
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Json
from vpbdiff.store import Snapshot, schema
from vpbdiff.store.schema import acceptance

ROOT = Path(__file__).parents[2]
NAMES = "Väntetider i hemtjänsten", "Matråd på boendena", "Anhörigstöd", "Trygghetslarm", "Öppen dagverksamhet"


def held(folder: Path) -> list[str]:
    return [each.name for entry in read(place(folder)).explanations.entries for each in entry.items]


PIN = PinEntry(Pin("goal:a", "goal:b", same=True), "Målet a", "Målet b", "Samma mål", "controller", "2025-01-07")
WHOLE = Entry(
    entry("Anhörigstöd").items + entry("Trygghetslarm").items,
    "Kommunfullmäktige sänkte ramen.",
    ReasonKind.SAVING,
    Decision("Kommunfullmäktige", "2024-11-25", "§ 211", "KS/2024:98"),
    LineAmount("Hemtjänst", -2_000_000, "Besparing"),
    "verksamhetscontroller",
    "2025-01-07",
    StatedIn("protokoll.pdf", page=3),
)


class TestTheFile:
    @pytest.mark.parametrize(
        "component",
        [
            None,
            Index("1,0", ("Hemtjänst",)),
            LineAmount("Hemtjänst", -1),
            WholeAmount(5, "x"),
            Transfer("A", "B", 7),
            TechnicalAdjustment(-3),
            TechnicalAdjustment(3, "Hemtjänst", "Hyror"),
        ],
        ids=str,
    )
    def test_everything_survives(self, component: object) -> None:
        kept = Explanations((entry("Matråd", component=component, baseline=component is None), WHOLE), (PIN,))
        assert set(map(repr, parse(dumps(kept), "x").entries)) == set(map(repr, kept.entries))
        assert parse(dumps(kept), "x").pins == kept.pins

    def test_a_file_as_it_should_be_is_accepted_without_jsonschema(self) -> None:
        """Which is the slowest of all imports, and `check` reads such a file every time."""
        components = (Index("1,0"), LineAmount("A", 1), WholeAmount(1), Transfer("A", "B", 1), TechnicalAdjustment(1))
        entries = tuple(replace(WHOLE, component=component, baseline=True) for component in components)
        raw = json.loads(dumps(Explanations((*entries, entry("Matråd")), (PIN,))))
        assert acceptance(schema.read("explanations"))(raw)
        wanted = {"policy": {"needs": {"goal": {"any": "note"}, "risk": "reason"}, "money": {"percent": "1,0"}}}
        assert acceptance(schema.read("settings"))(wanted)

    @given(st.lists(st.text(), min_size=1, max_size=3), st.text())
    def test_any_text_survives_and_none_steers_a_terminal(self, texts: list[str], reason: str) -> None:
        contents: tuple[dict[str, Json], ...] = tuple({"text": text, "parts": [text, text]} for text in texts)
        one = Entry((Explained("paragraph:x", texts[0], (Kind.ADDED,), (), contents),), reason)
        text = dumps(Explanations((one,)))
        assert parse(text, "x").entries == (one,)
        assert "\x1b" not in text and "\u202e" not in text

    def test_its_order_is_the_same_whatever_the_order_of_writing(self) -> None:
        one = [entry(name) for name in NAMES] + [entry(NAMES[0], "Ett annat skäl för samma sak."), WHOLE]
        assert len({dumps(Explanations(tuple(random.Random(seed).sample(one, len(one))))) for seed in range(9)}) == 1

    @pytest.mark.parametrize("name", NAMES)
    def test_a_new_entry_changes_its_own_lines_alone(self, name: str) -> None:
        others = [entry(each) for each in NAMES if each != name]
        before, after = (
            # A comma goes with what follows: JSON has none after the last.
            [line.rstrip(",") for line in dumps(Explanations(tuple(each))).splitlines()]
            for each in (others, [*others, entry(name)])
        )
        differing = [line for line in difflib.ndiff(before, after) if line[:2] in ("- ", "+ ")]
        assert {line[:2] for line in differing} == {"+ "}
        assert len(differing) == len(after) - len(before) > 5

    def test_an_entry_is_a_block_and_short_things_are_on_a_line(self) -> None:
        text = dumps(Explanations((WHOLE,), (PIN,)))
        for line in (
            '  "format": "vpbdiff-explanations/1",',
            '  "entries": [',
            '          "kinds": ["reworded"],',
            '      "component": {"type": "amount", "line": "Hemtjänst", "kr": -2000000, "label": "Besparing"},',
            '      "source": {"document": "protokoll.pdf", "page": 3}',
            '  "pins": [',
        ):
            assert f"\n{line}\n" in text
        assert max(map(len, text.splitlines())) < 120

    def test_entries_in_another_order_mean_the_same(self, tmp_path: Path) -> None:
        add(tmp_path, *map(entry, NAMES))
        path = Path(place(tmp_path).path)
        raw = json.loads(path.read_text(encoding="utf-8"))
        before = read(place(tmp_path)).explanations
        raw["entries"].reverse()
        path.write_text(json.dumps({"entries": raw["entries"], "format": raw["format"]}), encoding="utf-8")
        assert sorted(map(repr, read(place(tmp_path)).explanations.entries)) == sorted(map(repr, before.entries))


GOOD = dumps(Explanations((entry("Matråd"),)))
NO_ITEMS = '{"format": "vpbdiff-explanations/1", "entries": [{"items": [], "reason": "x y"}]}'
UNMERGED = GOOD.replace("\n    {", "\n<<<<<<< HEAD\n    {\n=======\n>>>>>>> andra", 1)
FAULTY = [
    ("an empty file", "", "file.empty", None),
    ("white space", " \n\n", "file.empty", None),
    ("no JSON", GOOD[:-3], "json.broken", 16),
    ("a key twice", GOOD.replace('"format"', '"format": "x", "format"'), "json.duplicate-key", 2),
    ("a merge that git left", UNMERGED, "explanations.unmerged", 4),
    ("no format", "{}", "explanations.not-of-format", None),
    ("a list", "[]", "explanations.not-of-format", None),
    ("a plan", '{"format": "vpbdiff-plan/2"}', "explanations.not-of-format", 1),
    ("a newer version", GOOD.replace("explanations/1", "explanations/2"), "explanations.newer-version", 2),
    ("an older version", GOOD.replace("explanations/1", "explanations/0"), "explanations.not-of-format", 2),
    ("a misspelt key", GOOD.replace('"reason"', '"reson"'), "schema.required", 4),
    ("a kind that is none", GOOD.replace('"reworded"', '"changed"'), "schema.enum", 9),
    ("an entry for nothing", NO_ITEMS, "schema.minItems", 1),
    ("an entity that is none", GOOD.replace('"activity:', '"ACTIVITY:'), "explanations.unknown-entity", 7),
    ("an empty decision", GOOD.replace('"reason"', '"decision": {}, "reason"'), "schema.minProperties", 14),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "key", "line"), FAULTY, ids=[row[0] for row in FAULTY])
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, reason: str, text: str, key: str, line: int | None
) -> None:
    path = Path(place(tmp_path).path)
    path.write_text(text, encoding="utf-8")
    for attempt in (lambda: read(place(tmp_path)), lambda: add(tmp_path, entry("Anhörigstöd"))):
        with pytest.raises(VpbdiffError) as caught:
            attempt()
        first = caught.value.problems[0]
        assert (first.key, first.location.path) == (key, place(tmp_path).shown)
        assert first.location.line == line
    assert path.read_text(encoding="utf-8") == text, "a file that can't be read is never written over"


class TestTwoPeople:
    def test_what_another_wrote_meanwhile_stays(self, tmp_path: Path) -> None:
        add(tmp_path, entry("Matråd"))
        add(tmp_path, entry("Anhörigstöd"))
        assert held(tmp_path) == ["Anhörigstöd", "Matråd"]

    def test_a_conflict_on_one_entry_keeps_both(self, tmp_path: Path) -> None:
        first = entry("Matråd")
        add(tmp_path, first)
        mine, theirs = entry("Matråd", "Mitt skäl är detta."), entry("Matråd", "Deras skäl är detta.")
        assert write(place(tmp_path), [Edit(first, theirs)]).conflicts == ()
        conflict = Edit(first, mine)
        assert write(place(tmp_path), [conflict]).conflicts == (conflict,)
        reasons = {each.reason for each in read(place(tmp_path)).explanations.entries}
        assert reasons == {mine.reason, theirs.reason}

    def test_what_another_has_changed_is_not_taken_away(self, tmp_path: Path) -> None:
        first, changed = entry("Matråd"), entry("Matråd", "Deras skäl är detta.")
        add(tmp_path, changed)
        gone = Edit(first, None)
        assert write(place(tmp_path), [gone]).conflicts == (gone,)
        assert read(place(tmp_path)).explanations.entries == (changed,)

    def test_writing_the_same_twice_is_writing_it_once(self, tmp_path: Path) -> None:
        add(tmp_path, entry("Matråd"))
        add(tmp_path, entry("Matråd"))
        assert held(tmp_path) == ["Matråd"]

    @pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.soak)])
    def test_two_writers_at_once_lose_nothing(self, tmp_path: Path, rounds: int) -> None:
        context = get_context("spawn")
        together = context.Barrier(2)
        writers = [
            context.Process(target=write_in_step, args=(tmp_path, name, rounds, together)) for name in ("A", "B")
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join(300)
        assert [writer.exitcode for writer in writers] == [0, 0]
        assert sorted(held(tmp_path)) == sorted(f"{name} {number}" for name in "AB" for number in range(rounds))
        assert [each.name for each in tmp_path.iterdir()] == ["2024-2025.explanations.json"]

    @pytest.mark.parametrize("rounds", [2, pytest.param(200, marks=pytest.mark.soak)])
    def test_a_writer_that_is_killed_leaves_the_old_file_or_the_new(self, tmp_path: Path, rounds: int) -> None:
        chance = random.Random(rounds)
        written: set[str] = set()
        for number in range(rounds):
            command = [sys.executable, "-m", "tests.support.writers", str(tmp_path), f"{number}"]
            with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
                assert writer.stdout is not None
                told = [writer.stdout.readline().strip()]
                time.sleep(chance.random() / 50)
                writer.send_signal(signal.SIGKILL)
                told += writer.stdout.read().split("\n")[:-1]
            written |= {each for each in told if each}
            assert written <= set(held(tmp_path)), "what was told as written is there"
            add(tmp_path, entry(f"efter {number}"))  # the lock went with the process
            written.add(f"efter {number}")
            if len(written) > 100:
                Path(place(tmp_path).path).unlink()
                written.clear()


class TestTheLock:
    def test_it_waits_for_another_and_then_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(locking, "PATIENCE", 0.1)
        path = Path(place(tmp_path).path)
        with locking.locked(path), pytest.raises(VpbdiffError) as caught:
            add(tmp_path, entry("Matråd"))
        assert caught.value.problems[0].key == "explanations.locked"
        assert add(tmp_path, entry("Matråd")) == ()

    def test_it_is_the_same_by_a_link(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(locking, "PATIENCE", 0.1)
        (tmp_path / "plans").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "plans", target_is_directory=True)
        with locking.locked(Path(place(tmp_path / "plans").path)), pytest.raises(VpbdiffError):
            add(tmp_path / "link", entry("Matråd"))

    def test_it_leaves_no_file_and_needs_no_temporary_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
        add(tmp_path, entry("Matråd"))
        assert [each.name for each in tmp_path.iterdir()] == ["2024-2025.explanations.json"]

    def test_where_folders_cannot_be_locked_a_file_stands_in(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(locking, "_is_held", lambda *_: False)
        monkeypatch.setattr(locking, "PATIENCE", 0.1)
        (tmp_path / "tmp").mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
        path = Path(place(tmp_path).path)
        with locking.locked(path), pytest.raises(VpbdiffError) as caught, locking.locked(path):
            pass
        assert caught.value.problems[0].key == "explanations.locked"
        (lock,) = (tmp_path / "tmp").iterdir()
        assert stat.S_IMODE(lock.stat().st_mode) == 0o666, "another user may take it too"
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
        (tmp_path / "nowhere").write_text("no folder")
        with pytest.raises(VpbdiffError) as caught:
            add(tmp_path, entry("Matråd"))
        assert caught.value.problems[0].key == "file.not-written"

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_that_may_not_be_written_is_told(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        with pytest.raises(VpbdiffError) as caught:
            add(tmp_path, entry("Matråd"))
        assert caught.value.problems[0].key == "file.not-written"

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(VpbdiffError) as caught:
            add(tmp_path / "nowhere", entry("Matråd"))
        assert caught.value.problems[0].key == "file.not-written"

    def test_no_revision_of_git_is_written_to(self, tmp_path: Path) -> None:
        with pytest.raises(VpbdiffError) as caught:
            write(Snapshot(tmp_path / "x.explanations.json", "HEAD"), [])
        assert caught.value.problems[0].key == "explanations.in-git"
