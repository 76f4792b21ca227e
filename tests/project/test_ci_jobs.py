"""The ready action and component and what the page shows: valid by their schemas, and every block of shell is run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.gate.test_check_in_git import CASES, explain_all, read, unexplained_edit
from tests.support.examples import first_now
from tests.support.repository import FOLDER, LAST, THIS, Repository

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
ACTION, COMPONENT, PAGE = ROOT / "action.yml", ROOT / "templates" / "check.yml", ROOT / "docs" / "ci.md"
HOSTILE = f"{FOLDER}/Å lder $(touch pwned); `touch pwned` & 'x'"
INJECTED = "$(touch pwned); `touch pwned` & touch pwned * å '\""
OTHERS = ("old", "new", "against", "day", "language")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Repository:
    """Two plans of which the difference is explained, on a branch of one's own, in a folder with blanks in its name."""
    found = Repository(tmp_path / "Ekviks planer å $(touch pwned)")
    monkeypatch.chdir(found.root)
    found.commit()
    explain_all(LAST, THIS, capsys)
    found.commit()
    found.branch()
    return found


class Ran:
    """What a step of the action leaves behind."""

    def __init__(self, done: subprocess.CompletedProcess[str], folder: Path) -> None:
        self.status, self.log, self.talk = done.returncode, done.stdout, done.stderr
        self.summary, outputs = ((folder / name).read_text(encoding="utf-8") for name in ("summary", "output"))
        self.outputs = dict(line.split("=", 1) for line in outputs.splitlines())


def act(repository: Repository, folder: Path, step: int = 1, source: Path = ROOT, **inputs: str) -> Ran:
    """Run a step of the action as the runner does: what is put in is in the environment alone."""
    action = read(ACTION)
    given = {name: inputs.get(name, told.get("default", "")) for name, told in action["inputs"].items()}
    assert not inputs.keys() - given.keys()
    asked = action["runs"]["steps"][step]
    assert "${{" not in asked["run"]
    values = {f"${{{{ inputs.{name} }}}}": value for name, value in given.items()}
    values["${{ github.action_path }}"] = str(source)
    variables = {name: values[value] for name, value in asked["env"].items()}
    folder.mkdir(exist_ok=True)
    for name in ("summary", "output", "path"):
        (folder / name).write_text("", encoding="utf-8")
    files = {"GITHUB_STEP_SUMMARY": "summary", "GITHUB_OUTPUT": "output", "GITHUB_PATH": "path"}
    variables |= {name: str(folder / file) for name, file in files.items()} | {"RUNNER_TEMP": str(folder)}
    path = {"PATH": f"{stubs}{os.pathsep}{os.environ['PATH']}"} if (stubs := folder / "stubs").is_dir() else {}
    done = repository.shell(f"set -o pipefail\n{asked['run']}", **variables | path)
    assert not list(repository.root.rglob("pwned")), "nothing that is put in is run"
    return Ran(done, folder)


def steps_of_the_page() -> list[dict[str, str]]:
    """What the workflow of the page gives the action, step by step."""
    workflow, *_ = blocks()
    steps = workflow["jobs"]["check"]["steps"]
    assert steps[0]["with"] == {"fetch-depth": 0}
    found = [step["with"] for step in steps[1:]]
    return [{name: value.replace("${{ github.base_ref }}", "main") for name, value in each.items()} for each in found]


def texts() -> list[str]:
    """The files that the page shows."""
    return re.findall(r"(?ms)^```yaml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"))


def blocks() -> list[Any]:
    return list(map(yaml.safe_load, texts()))


@pytest.mark.soak
@pytest.mark.parametrize(("spoil", "passes"), CASES)
def test_the_workflow_of_the_page(
    repository: Repository, tmp_path: Path, capsys: Capture, spoil: Any, passes: bool
) -> None:
    spoil(repository, capsys)
    repository.commit()
    paths = {"2024.json": LAST, "2025.json": THIS}
    given = steps_of_the_page()
    assert {value.rpartition("/")[2] for each in given for value in each.values()} == paths.keys()
    ran = [act(repository, tmp_path / "runner", **each) for each in given]
    assert {each.status for each in ran} <= {0, 1}, [each.talk for each in ran]
    assert all(each.status == 0 for each in ran) is passes
    for each in ran:
        assert each.outputs["passed"] == str(each.status == 0).lower()
        assert (each.outputs["missing"] == "0") is (each.status == 0) or "policy" in each.log
        assert each.summary.startswith("## ✅" if each.status == 0 else "## ❌")
        assert all(line.startswith("::") for line in each.log.splitlines())


@pytest.mark.soak
class TestHostileInputs:
    def lay(self, repository: Repository, capsys: Capture) -> None:
        """The plans in a folder of the worst name."""
        (repository.root / HOSTILE).mkdir()
        for path in (LAST, THIS):
            name = Path(path).name
            (repository.root / HOSTILE / name).write_bytes((repository.root / path).read_bytes())
        for folder in (repository.root, repository.root / HOSTILE):
            (folder / "json.py").write_text("open('pwned', 'w').close()", encoding="utf-8")
        repository.commit()
        repository.git("update-ref", "refs/remotes/origin/main", "HEAD")

    def test_names_of_files(self, repository: Repository, tmp_path: Path, capsys: Capture) -> None:
        self.lay(repository, capsys)
        old, new = f"origin/main:{HOSTILE}/2024.json", f"{HOSTILE}/2025.json"
        ran = act(repository, tmp_path / "runner", old=old, new=new)
        assert (ran.status, ran.outputs) == (1, {"passed": "false", "missing": "1"})
        assert "pwned" in ran.log
        below = act(repository, tmp_path / "runner", old=old, new="2025.json", directory=HOSTILE)
        assert below.outputs == ran.outputs

    @pytest.mark.parametrize("name", ["series", "directory", *OTHERS])
    @pytest.mark.parametrize("text", [INJECTED, "--output=pwned"])
    def test_no_input_is_run(self, repository: Repository, tmp_path: Path, name: str, text: str) -> None:
        given = {} if name == "series" else {"old": LAST, "new": THIS}
        ran = act(repository, tmp_path / "runner", **given | {name: text})
        assert not (repository.root / "pwned").exists()
        assert ran.status != 0
        assert ran.outputs.get("passed", "false") == "false"


@pytest.mark.soak
def test_whole_series(repository: Repository, tmp_path: Path, capsys: Capture) -> None:
    ran = act(repository, tmp_path / "runner")
    assert (ran.status, ran.outputs) == (0, {"passed": "true", "missing": "0"})
    unexplained_edit(repository, capsys)
    ran = act(repository, tmp_path / "runner", series="ekvik/omsorgsnamnden")
    assert (ran.status, ran.outputs) == (1, {"passed": "false", "missing": "1"})
    assert "2024 → 2025" in ran.summary
    (repository.root / LAST).write_text("{", encoding="utf-8")
    ran = act(repository, tmp_path / "runner")
    assert (ran.status, ran.outputs["passed"]) == (2, "false")
    assert "Gick inte att pröva" in ran.summary


@pytest.mark.soak
def test_what_cannot_be_judged_is_never_passed(repository: Repository, tmp_path: Path) -> None:
    ran = act(repository, tmp_path / "runner", old="finns-inte", new=THIS)
    assert (ran.status, ran.outputs) == (2, {"passed": "false", "missing": ""})
    assert "Fel:" in ran.talk


def stub(folder: Path) -> Path:
    """A python that does nothing but write down its arguments, one on a line; it makes others of itself."""
    folder.mkdir(parents=True)
    script = folder / "python"
    script.write_text(
        f"""#!/bin/bash
for each in "$@"; do printf '%q\\n' "$each" >> {shlex.quote(str(folder / "given"))}; done
if [[ "$2 $3" == "-m venv" ]]; then mkdir -p "$4/bin" && ln -s {shlex.quote(str(script))} "$4/bin/python"; fi
""",
        encoding="utf-8",
    )
    script.chmod(0o755)
    (folder / "python3").symlink_to(script)
    return folder / "given"


def given_to(stubbed: Path) -> list[str]:
    return [shlex.split(line)[0] for line in stubbed.read_text(encoding="utf-8").splitlines()]


class TestInstalling:
    """Offline: what pip is asked for. That it then installs is tried in the soak, from the registries' mirror."""

    def test_the_action_hands_on_where_it_lies(self, repository: Repository, tmp_path: Path) -> None:
        stubbed = stub(tmp_path / "runner" / "stubs")
        source = tmp_path / INJECTED.replace("/", "")
        ran = act(repository, tmp_path / "runner", step=0, source=source)
        assert ran.status == 0, ran.talk
        pip = given_to(stubbed)[4:]
        assert pip[:3] == ["-I", "-m", "pip"]
        assert pip[-3:] == ["-c", f"{source}/constraints.txt", str(source)]
        assert (tmp_path / "runner" / "path").read_text(encoding="utf-8") == f"{tmp_path}/runner/vpbdiff/bin\n"

    @pytest.mark.parametrize("source", [INJECTED.replace("'", ""), "--no-deps", "git+https://a.b/å c"])
    def test_the_component_hands_on_its_source(self, repository: Repository, tmp_path: Path, source: str) -> None:
        stubbed = stub(tmp_path / "stubs")
        _, jobs = component(source=source)
        (job,) = jobs.values()
        path = f"{tmp_path / 'stubs'}{os.pathsep}{os.environ['PATH']}"
        ran = repository.shell("\n".join(job["before_script"]), **job["variables"] | {"PATH": path})
        assert ran.returncode == 0, ran.stderr
        assert given_to(stubbed)[-2:] == ["--", source]
        assert not list(repository.root.rglob("pwned"))


def test_no_module_of_the_branch_is_run() -> None:
    """Python takes what lies in the folder where it runs before its own, unless it is told not to. What the check runs
    is tried with hostile inputs."""
    for text in (ACTION.read_text(encoding="utf-8"), COMPONENT.read_text(encoding="utf-8")):
        assert re.findall(r"\bpython3?\"? (?!-I )-\S*", text) == []


@pytest.mark.soak
def test_the_action_installs_from_its_own_repository(repository: Repository, tmp_path: Path) -> None:
    ran = act(repository, tmp_path / "runner", step=0)
    assert ran.status == 0, ran.talk
    folder = Path((tmp_path / "runner" / "path").read_text(encoding="utf-8").strip())
    assert subprocess.run([folder / "vpbdiff", "--version"], check=True, capture_output=True).stdout


def component(**inputs: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The inputs that the component takes, and its job as GitLab puts them into its text."""
    head, text = COMPONENT.read_text(encoding="utf-8").split("\n---\n")
    spec = yaml.safe_load(head)["spec"]["inputs"]
    given = {name: inputs.get(name, told.get("default")) for name, told in spec.items()}
    assert not inputs.keys() - given.keys()
    job = yaml.safe_load(re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: given[found[1]], text))
    return spec, job


def run_job(repository: Repository, **inputs: str) -> subprocess.CompletedProcess[str]:
    _, jobs = component(source="vpbdiff", **inputs)
    (job,) = jobs.values()
    assert all("$[[" not in line and "inputs." not in line for line in job["script"])
    base = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    repository.git("remote", "add", "origin", str(repository.root)) if not repository.git("remote") else None
    repository.git("branch", "--force", "main", "origin/main")
    return repository.shell("\n".join(job["script"]), **job["variables"] | base)


@pytest.mark.parametrize(("spoil", "passes"), first_now([CASES[0], CASES[2]]))
def test_the_component_of_the_page(repository: Repository, capsys: Capture, spoil: Any, passes: bool) -> None:
    spoil(repository, capsys)
    repository.commit()
    (include,) = blocks()[1]["include"]
    given = {k: v.replace("$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main") for k, v in include["inputs"].items()}
    assert given.pop("source")
    ran = run_job(repository, **given)
    assert (ran.returncode == 0) is passes, ran.stderr
    assert (repository.root / "gl-code-quality-report.json").is_file()


@pytest.mark.parametrize("name", ["series", *(pytest.param(each, marks=pytest.mark.soak) for each in OTHERS[:-1])])
def test_nothing_that_the_component_is_given_is_run(repository: Repository, name: str) -> None:
    given = {} if name == "series" else {"old": LAST, "new": THIS}
    ran = run_job(repository, **given | {name: INJECTED.replace("'", "")})
    assert ran.returncode == 2, ran.stdout
    assert not (repository.root / "pwned").exists()


class TestValid:
    def check(self, schema: str, *paths: Path) -> None:
        command = [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *paths]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout

    def test_the_action(self) -> None:
        self.check("github-actions", ACTION)

    def test_the_workflow_and_the_jobs(self, tmp_path: Path) -> None:
        _, job = component(source="vpbdiff", old="a", new="b")
        shown = (*texts(), yaml.safe_dump(job, allow_unicode=True))
        for name, text in zip(("workflow.yml", "include.yml", "job.yml"), shown, strict=True):
            (tmp_path / name).write_text(text, encoding="utf-8")
        self.check("github-workflows", tmp_path / "workflow.yml")
        self.check("gitlab-ci", tmp_path / "include.yml", tmp_path / "job.yml")

    def test_the_page_names_every_input_and_output(self) -> None:
        action, page = read(ACTION), PAGE.read_text(encoding="utf-8")
        spec, _ = component(source="vpbdiff")
        for name in (*action["inputs"], *action["outputs"], *spec):
            assert f"`{name}`" in page, name
        assert spec.keys() - action["inputs"].keys() == {"source", "stage", "job"}
        assert action["inputs"].keys() - spec.keys() == {"directory"}
