"""Where the gate runs: the hook, the documented workflows and commands, in a repository made for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.repository import ENVIRONMENT, FOLDER, LAST, THIS, Repository, answer, check, run

ROOT = Path(__file__).parents[2]
CI = ROOT / "docs" / "ci"
BIN = Path(sys.executable).parent
Capture = pytest.CaptureFixture[str]


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Repository:
    """Two plans of which the difference is explained, on a branch of one's own."""
    found = Repository(tmp_path / "ekvik")
    monkeypatch.chdir(found.root)
    found.commit()
    explain_all(LAST, THIS, capsys)
    found.commit()
    found.branch()
    return found


def explain_all(old: str, new: str, capsys: Capture) -> None:
    """Answer every error with the command that it gives."""
    status, said = check(old, new, capture=capsys)
    assert status == 1
    for finding in said["findings"]:
        if finding["level"] == "error":
            assert answer(finding["command"]) == 0
    assert check(old, new, capture=capsys)[0] == 0


def unexplained_edit(repository: Repository, capsys: Capture) -> None:
    repository.edit("Personalen går ut med dem som vill.", "Personalen går ut med dem som vill, om tiden räcker.")


def loosened_policy(repository: Repository, capsys: Capture) -> None:
    (repository.root / "vpbdiff.toml").write_text('[policy.needs]\nactivity = "note"\n', encoding="utf-8")


def explained_edit(repository: Repository, capsys: Capture) -> None:
    unexplained_edit(repository, capsys)
    explain_all(LAST, THIS, capsys)
    explain_all(f"origin/main:{THIS}", THIS, capsys)


def loosened_with_a_decision(repository: Repository, capsys: Capture) -> None:
    loosened_policy(repository, capsys)
    explain_all(f"origin/main:{LAST}", THIS, capsys)
    explain_all(f"origin/main:{THIS}", THIS, capsys)


def misspelt(repository: Repository, capsys: Capture) -> None:
    repository.edit("promenader", "promenadder")


CASES = [
    pytest.param(unexplained_edit, False, id="an edit without a reason is stopped"),
    pytest.param(loosened_policy, False, id="a loosened policy is stopped", marks=pytest.mark.soak),
    pytest.param(explained_edit, True, id="an explained edit passes"),
    pytest.param(loosened_with_a_decision, True, id="a loosened policy with a decision passes", marks=pytest.mark.soak),
    pytest.param(misspelt, True, id="a slip of spelling passes", marks=pytest.mark.soak),
]


class TestHook:
    """The hook by pre-commit itself: its own manifest, on the program that is installed here."""

    @pytest.fixture
    def hooked(self, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
        (manifest,) = read(ROOT / ".pre-commit-hooks.yaml")
        (documented,) = read(CI / "pre-commit-config.yaml")["repos"]
        hooks = [manifest | hook | {"language": "system"} for hook in documented["hooks"]]
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        (repository.root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        repository.git("add", ".pre-commit-config.yaml")
        repository.git("commit", "--quiet", "--message=Hook")
        monkeypatch.setitem(ENVIRONMENT, "PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
        return repository

    @staticmethod
    def runs(repository: Repository) -> subprocess.CompletedProcess[str]:
        repository.git("add", "--all")
        return repository.shell("pre-commit run --color never")

    @pytest.mark.soak
    def test_stops_a_loosened_policy(self, hooked: Repository, capsys: Capture) -> None:
        """In the soak: the ordinary run has the same policy before check itself."""
        loosened_policy(hooked, capsys)
        ran = self.runs(hooked)
        assert (ran.returncode, ran.stdout.count("Failed")) == (1, 2), ran.stdout
        assert "needs.activity" in ran.stdout

    @pytest.mark.soak
    def test_stops_and_passes(self, hooked: Repository, capsys: Capture) -> None:
        unexplained_edit(hooked, capsys)
        ran = self.runs(hooked)
        assert (ran.returncode, ran.stdout.count("Failed")) == (1, 2), ran.stdout
        assert "Dagliga promenader" in ran.stdout

        explain_all(LAST, THIS, capsys)
        explain_all(f"HEAD:{THIS}", THIS, capsys)
        ran = self.runs(hooked)
        assert (ran.returncode, ran.stdout.count("Passed")) == (0, 2), ran.stdout

    @pytest.mark.soak
    def test_stops_a_commit_that_only_deletes(self, hooked: Repository) -> None:
        settings = hooked.root / "vpbdiff.toml"
        settings.write_text('[policy.needs]\nactivity = "decision"\n', encoding="utf-8")
        hooked.git("add", "vpbdiff.toml")
        hooked.git("commit", "--quiet", "--no-verify", "--message=Krav")
        settings.unlink()
        ran = self.runs(hooked)
        assert ran.stdout.count("needs.activity") >= 2, ran.stdout

    @pytest.mark.soak
    def test_lets_other_files_pass(self, hooked: Repository) -> None:
        (hooked.root / "README.md").write_text("# Planer\n", encoding="utf-8")
        assert self.runs(hooked).stdout.count("Passed") == 2

    @pytest.mark.soak
    def test_the_manifest_and_the_documented_configuration_are_valid(self) -> None:
        for command, path in (
            ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
            ("validate-config", CI / "pre-commit-config.yaml"),
        ):
            subprocess.run([BIN / "pre-commit", command, path], check=True, capture_output=True)


def test_a_lowered_requirement_is_pointed_at(repository: Repository, capsys: Capture) -> None:
    loosened_policy(repository, capsys)
    status, said = check(f"origin/main:{THIS}", THIS, capture=capsys)
    (finding,) = said["findings"]
    assert (status, finding["rule"], finding["file"], finding["line"]) == (1, "policy-loosened", "vpbdiff.toml", 2)
    assert finding["setting"] == {"setting": "needs.activity", "was": "reason", "now": "note"}
    assert said["loosened"] == [{"what": "policy", "name": "needs.activity", "number": 1}]


class TestVersionsOfOneYear:
    """A plan's second version in a year is gated against its first."""

    def test_revised_plan(self, repository: Repository, capsys: Capture) -> None:
        first = f"{FOLDER}/2025.forslag.json"
        shutil.copy(repository.root / THIS, repository.root / first)
        repository.edit('"year": 2025', '"year": 2025,\n  "version": "forslag"', first)
        unexplained_edit(repository, capsys)
        status, said = check("2025.forslag", "2025", capture=capsys)
        assert status == 1
        assert [each["rule"] for each in said["findings"] if each["level"] == "error"] == ["unexplained"]
        explain_all("2025.forslag", "2025", capsys)
        assert (repository.root / FOLDER / "2025.forslag-2025.explanations.json").is_file()

    def test_what_is_not_there_is_never_passed(self, repository: Repository, capsys: Capture) -> None:
        for old in ("origin/main:snapshots/ekvik/omsorgsnamnden/2019.json", f"finns-inte:{THIS}", "2019"):
            capsys.readouterr()
            assert run("check", old, THIS) == 2
            assert capsys.readouterr().out == ""
