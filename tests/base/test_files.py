"""Replacing files whole, and tidying up after a run that was killed in the midst of it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vpbdiff.base import files
from vpbdiff.base.errors import VpbdiffError

KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from vpbdiff.base import files
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
files.write_atomically(Path(sys.argv[1]), "halvt")
"""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def grow_old(path: Path, minutes: int) -> None:
    then = time.time() - 60 * minutes
    os.utime(path, (then, then))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills by no signal")
def test_what_a_killed_run_left_is_gone_after_the_next_write(tmp_path: Path) -> None:
    target = tmp_path / "plan[1].json"
    target.write_text("helt", encoding="utf-8")
    ran = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, target], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert target.read_text(encoding="utf-8") == "helt"
    (left,) = names(tmp_path) - {target.name}

    files.write_atomically(target, "nytt")
    assert names(tmp_path) == {target.name, left}, "another run may be writing it now"
    grow_old(tmp_path / left, 11)
    files.write_atomically(target, "nyare")
    assert names(tmp_path) == {target.name}


@pytest.mark.parametrize(
    "other", [".plan.json.original", ".plan.json.swp", "plan.json.bak", ".plan2.json.x.vpbdiff-half", ".plan.json"]
)
def test_the_files_of_others_stay(tmp_path: Path, other: str) -> None:
    (tmp_path / other).write_text("annat", encoding="utf-8")
    grow_old(tmp_path / other, 1000)
    files.write_atomically(tmp_path / "plan.json", "{}")
    assert names(tmp_path) == {"plan.json", other}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in Windows' folders")
def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    pipe = tmp_path / "plan.json"
    os.mkfifo(pipe)
    with pytest.raises(VpbdiffError) as caught:
        files.write_atomically(pipe, "{}")
    assert caught.value.problems[0].key == "file.not-regular"
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["NUL", "nul.txt", "Con.json", "lpt1.md"])
def test_no_file_is_called_what_windows_calls_a_device(tmp_path: Path, name: str) -> None:
    with pytest.raises(VpbdiffError) as caught:
        files.write_atomically(tmp_path / name, "{}")
    assert [problem.key for problem in caught.value.problems] == ["file.not-regular"]
    assert names(tmp_path) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="no links without a privilege")
def test_a_link_to_itself_is_replaced(tmp_path: Path) -> None:
    link = tmp_path / "plan.json"
    link.symlink_to(link.name)
    files.write_atomically(link, "{}")
    assert (link.is_symlink(), link.read_text(encoding="utf-8")) == (False, "{}")


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("å" * 125 + ".json")  # 255 bytes, as many as a name may have
    files.write_atomically(target, "{}")
    assert names(tmp_path) == {target.name}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    target = tmp_path / "drafts.json"
    target.touch(mode=0o644)
    files.write_atomically(target, "{}", private=True)
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_disk_without_room_for_the_last_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = tmp_path / "2025.json", tmp_path / "2025.import.json"
    first.write_text("gammal", encoding="utf-8")
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(VpbdiffError) as caught:
        files.write_together({first: "ny", last: "ny"})
    assert caught.value.problems[0].location.path == str(last)
    assert (first.read_text(encoding="utf-8"), names(tmp_path)) == ("gammal", {first.name})


def test_a_name_with_half_a_character_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(VpbdiffError) as caught:
        files.read(tmp_path / "202\ud8006.json", 9)
    assert [problem.key for problem in caught.value.problems] == ["file.missing"]
