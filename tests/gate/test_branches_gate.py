"""A branch is judged by what it did itself, from where it left, by the requirements that are in force now."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.repository import ENVIRONMENT, FOLDER, LAST, THIS, Repository, answer, check, raw_this, run

Capture = pytest.CaptureFixture[str]
WALKS = "Personalen går ut med dem som vill."
FEWER = "Personalen går ut med dem som vill, om tiden räcker."
MONTHLY, YEARLY = "Stickprov varje månad.", "Stickprov varje år."
PAIR = (f"origin/main:{THIS}", THIS)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A branch that is one commit behind: somebody has changed the plan on main since."""
    found = Repository(tmp_path / "ekvik")
    monkeypatch.chdir(found.root)
    found.commit()
    found.git("checkout", "--quiet", "-b", "andring")
    advance(found, MONTHLY, YEARLY)
    return found


def advance(repository: Repository, old: str, new: str, path: str = THIS, policy: str = "") -> None:
    """Another commit on main, and back to the branch."""
    repository.git("checkout", "--quiet", "main")
    if policy:
        (repository.root / "vpbdiff.toml").write_text(policy, encoding="utf-8")
    repository.edit(old, new, path)
    repository.commit()
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repository.git("checkout", "--quiet", "andring")


def rules(said: dict[str, Any]) -> list[str]:
    return [each["rule"] for each in said["findings"] if each["level"] == "error"]


def test_a_branch_behind_is_not_blamed_for_others_edits(repository: Repository, capsys: Capture) -> None:
    status, said = check(*PAIR, capture=capsys)
    base = repository.git("rev-parse", "--short=12", "HEAD").strip()
    assert (status, said["looked_at"]) == (0, 0)
    assert said["merge_base"] == {"of": "origin/main", "revision": base}


def test_it_is_told_in_every_format(repository: Repository, capsys: Capture) -> None:
    base = repository.git("rev-parse", "--short=12", "HEAD").strip()
    for form in ("text", "markdown", "github", "junit", "sarif", "json"):
        capsys.readouterr()
        run("check", *PAIR, "--format", form)
        assert base in capsys.readouterr().out, form


def test_the_tip_itself_when_it_is_asked_for(repository: Repository, capsys: Capture) -> None:
    status, said = check(*PAIR, "--no-merge-base", capture=capsys)
    assert (status, rules(said), said["merge_base"]) == (1, ["unexplained"], None)
    (finding,) = (each for each in said["findings"] if each["level"] == "error")
    assert "--no-merge-base" in finding["command"]
    assert answer(finding["command"]) == 0
    assert check(*PAIR, "--no-merge-base", capture=capsys)[0] == 0


def test_its_own_edit_is_found_and_answered_by_the_command_that_is_given(
    repository: Repository, capsys: Capture
) -> None:
    repository.edit(WALKS, FEWER)
    repository.commit()
    status, said = check(*PAIR, capture=capsys)
    (finding,) = (each for each in said["findings"] if each["level"] == "error")
    assert (status, finding["rule"], finding["file"]) == (1, "unexplained", THIS)
    assert answer(finding["command"]) == 0
    assert check(*PAIR, capture=capsys)[0] == 0


def taken_back(repository: Repository) -> None:
    """Main's edit merged in words alone: the content is the branch's old one."""
    repository.git("merge", "--quiet", "--no-edit", "-s", "ours", "origin/main")


def merged_and_reverted(repository: Repository) -> None:
    repository.git("merge", "--quiet", "--no-edit", "origin/main")
    repository.edit(YEARLY, MONTHLY)
    repository.commit()


@pytest.mark.parametrize("hide", [taken_back, merged_and_reverted], ids=lambda each: each.__name__)
def test_a_branch_that_takes_back_what_it_merged_is_stopped(repository: Repository, capsys: Capture, hide: Any) -> None:
    hide(repository)
    status, said = check(*PAIR, capture=capsys)
    assert (status, rules(said)) == (1, ["unexplained"])


def test_with_several_merge_bases_the_tip_holds(repository: Repository, capsys: Capture) -> None:
    repository.edit(WALKS, FEWER)
    repository.commit()
    ours, theirs = (repository.git("rev-parse", each).strip() for each in ("HEAD", "origin/main"))
    repository.git("merge", "--quiet", "--no-edit", theirs)
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-edit", ours)
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repository.git("checkout", "--quiet", "andring")
    repository.edit(FEWER, WALKS)
    repository.commit()
    status, said = check(*PAIR, capture=capsys)
    assert (status, rules(said), said["merge_base"]) == (1, ["unexplained"], None)


STRICT = '[policy.needs]\nactivity = "decision"\n'
LAX = '[policy.needs]\nactivity = "note"\n'


class TestWhatBindsIsTheTips:
    @pytest.fixture(autouse=True)
    def _tightened(self, repository: Repository) -> None:
        advance(repository, YEARLY, "Stickprov varje halvår.", policy=STRICT)

    def test_what_was_tightened_since_binds_and_is_no_lowering(self, repository: Repository, capsys: Capture) -> None:
        assert check(*PAIR, capture=capsys)[0] == 0
        repository.edit(WALKS, FEWER)
        status, said = check(*PAIR, capture=capsys)
        assert (status, rules(said)) == (1, ["unexplained"])
        assert said["findings"][0]["need"] == "decision"

    @pytest.mark.parametrize("words", [(f"origin/main:{LAST}", THIS), (LAST, THIS, "--against", "origin/main")])
    def test_nor_from_year_to_year(self, repository: Repository, capsys: Capture, words: tuple[str, ...]) -> None:
        _, said = check(*words, capture=capsys)
        assert rules(said) == ["unexplained"]
        assert said["findings"][0]["need"] == "decision"

    def test_a_branch_that_lowers_is_blamed(self, repository: Repository, capsys: Capture) -> None:
        (repository.root / "vpbdiff.toml").write_text(LAX, encoding="utf-8")
        status, said = check(*PAIR, capture=capsys)
        assert (status, rules(said)) == (1, ["policy-loosened"])

    @pytest.mark.parametrize("words", [("--baseline",), ("--pair", "Dagliga promenader", "Träffpunkter")])
    def test_a_branch_that_exempts_itself_is_blamed(
        self, repository: Repository, capsys: Capture, words: tuple[str, ...]
    ) -> None:
        repository.edit(WALKS, FEWER)
        assert run("explain", *PAIR, *words) == 0
        status, said = check(*PAIR, capture=capsys)
        assert status == 1
        assert "policy-loosened" in rules(said)


def test_year_over_year_takes_the_tip(repository: Repository, capsys: Capture) -> None:
    advance(repository, WALKS, FEWER, path=LAST)
    _, said = check(f"origin/main:{LAST}", THIS, capture=capsys)
    assert said["looked_at"] == 2
    assert said["merge_base"] is None


class TestShallow:
    @pytest.fixture
    def clone(self, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        repository.edit(WALKS, FEWER)
        repository.commit()
        source = f"file://{repository.root}"
        command = ["git", "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=andring", source, "grund"]
        subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, check=True, capture_output=True)
        monkeypatch.chdir(tmp_path / "grund")
        return tmp_path / "grund"

    def test_it_is_told_what_to_fetch(self, clone: Path, capsys: Capture) -> None:
        for command in ("check", "explain"):
            assert run(command, *PAIR) == 2
            found = capsys.readouterr()
            assert found.out == ""
            assert "git fetch --unshallow" in found.err

    def test_what_is_certain_is_judged(self, clone: Path, capsys: Capture) -> None:
        assert check(f"HEAD:{THIS}", THIS, capture=capsys)[0] == 0
        assert check(f"origin/main:{LAST}", THIS, capture=capsys)[0] == 1
        assert check(*PAIR, "--no-merge-base", capture=capsys)[0] == 1

    def test_fetched_it_is_judged(self, clone: Path, capsys: Capture) -> None:
        subprocess.run(["git", "fetch", "--quiet", "--unshallow"], cwd=clone, env=ENVIRONMENT, check=True)
        assert check(*PAIR, capture=capsys)[1]["merge_base"]


def test_what_is_gone_points_at_no_line_of_another_version(
    repository: Repository, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = raw_this()
    del raw["goals"][0]["activities"][1]
    repository.write(THIS, raw)
    monkeypatch.chdir(repository.root / FOLDER)
    capsys.readouterr()
    assert run("check", f"origin/main:{THIS}", "2025.json", "--format", "github") == 1
    errors = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    assert errors
    assert all(f"file={THIS},title=" in line for line in errors)
