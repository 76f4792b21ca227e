"""What an installation holds: the schemas and the profiles, in any folder, with nothing else in reach."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest

import vpbdiff
from tests.support.invented import snapshot
from vpbdiff.base import extras
from vpbdiff.store import schema

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = {
    line.partition("==")[0].strip(): line.strip()
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
}


def normal(name: str) -> str:
    """A distribution's name as PyPI compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_libraries_of_an_extra_are_those_that_are_told() -> None:
    declared = PROJECT["project"]["optional-dependencies"]
    for extra, libraries in extras.LIBRARIES.items():
        assert [re.split("[<>=]", each)[0] for each in declared[extra]] == list(libraries)


def test_the_wheel_is_told_to_hold_the_schemas() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"schemas": "vpbdiff/schemas"}
    assert (ROOT / "schemas" / "plan.schema.json").is_file()


def test_the_schemas_are_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (schema.folder() / "plan.schema.json").is_file()


def test_every_dependency_has_the_version_that_was_tested() -> None:
    named = [*PROJECT["project"]["dependencies"]]
    for extra in PROJECT["project"].get("optional-dependencies", {}).values():
        named += extra
    known = {normal(name) for name in CONSTRAINTS}
    wanted = {normal(re.split(r"[\[<>=~! ]", requirement)[0]) for requirement in named} - {"vpbdiff"}
    assert wanted - known == set()


def test_constraints_are_exact() -> None:
    assert [line for line in CONSTRAINTS.values() if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


@pytest.mark.soak
def test_all_that_is_installed_has_the_version_that_was_tested() -> None:
    tools = {"pip", "setuptools", "vpbdiff"}
    installed = {normal(each.name): f"{each.version}" for each in distributions() if normal(each.name) not in tools}
    tested = {normal(name): line.partition("==")[2] for name, line in CONSTRAINTS.items()}
    assert {name: version for name, version in installed.items() if tested.get(name) != version} == {}


def test_only_a_command_loads_what_it_uses() -> None:
    code = "import sys, vpbdiff.cli; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "vpbdiff.cli" in loaded
    heavy = {"jsonschema", "deepdiff", "rapidfuzz", "tabulate", "textual", "vpbdiff.store", "vpbdiff.compare"}
    assert heavy & set(loaded) == set()


def test_a_pair_without_reports_is_judged_without_what_reads_them() -> None:
    printed = "atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    code = f"import atexit, sys; {printed}; from vpbdiff.cli import main; main()"
    command = [sys.executable, "-c", code, "check", "2020", "2022"]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr.split()
    assert "vpbdiff.gate.judge" in loaded
    assert [name for name in loaded if name.startswith(("vpbdiff.follow", "vpbdiff.reports"))] == []


def test_the_version_is_that_of_the_package() -> None:
    command = [sys.executable, "-c", "from vpbdiff.cli import main; main()", "--version"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert out == f"vpbdiff {vpbdiff.__version__}\n"


DATA = ("toml", "tcss", "css", "js", "typed")
"""The endings of what the program reads beside its code."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git knows."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "-q", "--no-deps", "-w", str(out), "."]
    subprocess.run(pip, cwd=source, check=True, env=os.environ | {"PIP_CONSTRAINT": str(ROOT / "constraints.txt")})
    (built,) = out.iterdir()
    return built


@pytest.mark.soak
def test_the_wheel_holds_the_schemas_and_nothing_of_the_tests(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    schemas = {f"vpbdiff/schemas/{path.name}" for path in (ROOT / "schemas").iterdir()}
    assert schemas <= set(held)
    data = {path.relative_to(ROOT).as_posix() for ending in DATA for path in (ROOT / "vpbdiff").rglob(f"*.{ending}")}
    assert {"vpbdiff/tui/styles.tcss", "vpbdiff/recognise/profiles/general.toml", "vpbdiff/policy/default.toml"} <= data
    assert data <= set(held)
    assert {"vpbdiff/render/page.css", "vpbdiff/render/page.js"} <= set(held)
    assert {name.partition("/")[0] for name in held} == {"vpbdiff", f"vpbdiff-{vpbdiff.__version__}.dist-info"}
    assert any(name.endswith("licenses/LICENSE") for name in held)


@pytest.mark.soak
def test_the_wheel_works_in_an_empty_environment_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True)
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    subprocess.run([*pip, "-c", str(ROOT / "constraints.txt"), str(wheel)], check=True)
    elsewhere = tmp_path / "annan mapp å"
    elsewhere.mkdir()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
        command = [str(programs / "vpbdiff"), *map(str, args)]
        return subprocess.run(command, cwd=elsewhere, env=clean, capture_output=True, encoding="utf-8", check=False)

    assert run("--version").stdout == f"vpbdiff {vpbdiff.__version__}\n"
    assert run("validate", snapshot(2024), snapshot(2025)).returncode == 0
    checked = run("check", snapshot(2024), snapshot(2025), "--format", "json")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert '"format": "vpbdiff-check/1"' in checked.stdout
    document = elsewhere / "plan.txt"
    document.write_text("# Verksamhetsplan 2025\n\n## Nämndmål\n\n### Mål 1: Alla får svar\n", encoding="utf-8")
    assert '"title": "Alla får svar"' in run("import", document, "-o", "-").stdout
    compared = run("diff", snapshot(2024), snapshot(2025), "--format", "json")
    assert (compared.returncode, compared.stderr) == (0, "")
    assert '"format": "vpbdiff-changes/1"' in compared.stdout
    assert run("validate", "saknas.json").returncode == 2


def two_documents() -> list[str]:
    return [str(ROOT / "examples/documents/omsorgsnamnden" / name) for name in ("2025.pdf", "2026.docx")]


@pytest.mark.soak
def test_the_single_file_works_in_an_empty_environment_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    single = tmp_path / "vpbdiff.pyz"
    pip = ["--quiet", "--disable-pip-version-check", "--constraint", str(ROOT / "constraints.txt")]
    build = ["--console-script", "vpbdiff", "--output-file", str(single), *pip, f"{wheel}[office]"]
    subprocess.run([Path(sys.executable).with_name("shiv"), *build], check=True, capture_output=True)
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    elsewhere = tmp_path / "annan mapp å"
    elsewhere.mkdir()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        environment = clean | {"SHIV_ROOT": str(tmp_path / "unpacked")}
        command = [str(python), str(single), *args]
        return subprocess.run(
            command, cwd=elsewhere, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    assert run("--version").stdout == f"vpbdiff {vpbdiff.__version__}\n"
    for name in ("memo.docx", "memo.html"):
        assert run("summary", *two_documents(), "-o", name).returncode == 0
    assert run("diff", *two_documents(), "-o", "skillnader.xlsx").returncode == 0
    assert {path.name for path in elsewhere.iterdir()} == {"memo.docx", "memo.html", "skillnader.xlsx"}
