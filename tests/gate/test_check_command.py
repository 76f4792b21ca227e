"""`vpbdiff check` as a user runs it: exit status, what can't be judged, the policy, and the commands that it gives."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.support.budgets import raw_budget
from tests.support.clock import within
from tests.support.invented import SERIES, snapshot
from tests.support.plans import raw_plan, risk, risks
from tests.support.repository import FOLDER, LAST, REASON, THIS, answer, check, raw_last, raw_this, run
from vpbdiff import store
from vpbdiff.base.errors import Level
from vpbdiff.cli import cli
from vpbdiff.gate import case
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.policy import Need, policy
from vpbdiff.policy.settings import as_toml
from vpbdiff.render import Shown, named, names
from vpbdiff.store import schema

Capture = pytest.CaptureFixture[str]
Write = Callable[..., None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes plans into the series of an invented committee, in the current folder."""
    (tmp_path / FOLDER).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)

    def _write(*raws: dict[str, Any]) -> None:
        for raw in raws:
            (tmp_path / FOLDER / f"{raw['year']}.json").write_text(store.dumps(raw), encoding="utf-8")

    _write(raw_last(), raw_this())
    return _write


def errors(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in said["findings"] if each["level"] == "error"]


class TestStatus:
    def test_one_until_explained_and_then_nought(self, write: Write, capsys: Capture) -> None:
        status, said = check("2024", "2025", capture=capsys)
        (finding,) = errors(said)
        lines = Path(finding["file"]).read_text(encoding="utf-8").splitlines()[finding["line"] - 1 :]
        assert (status, finding["rule"]) == (1, "unexplained")
        assert [line.strip() for line in lines[:2]] == ["{", '"title": "Träffpunkter",']
        assert answer(finding["command"]) == 0
        assert check("2024", "2025", capture=capsys)[0] == 0

    def test_success_says_how_many_were_looked_at(self, write: Write, capsys: Capture) -> None:
        answer(errors(check("2024", "2025", capture=capsys)[1])[0]["command"])
        capsys.readouterr()
        assert run("check", "2024", "2025") == 0
        assert "Godkänt. 1 ändring är prövad. Den enda som kräver skäl är förklarad." in capsys.readouterr().out

    @pytest.mark.parametrize("form", names(Shown.CHECK))
    def test_is_the_same_in_every_format(self, write: Write, capsys: Capture, form: str) -> None:
        row = named(Shown.CHECK, form)
        file = ("-o", f"utslag{row.endings[0]}") if row.binary else ()
        assert run("check", "2024", "2025", "--format", form, *file) == 1
        assert bool(capsys.readouterr().err) is bool(file)

    @pytest.mark.parametrize("form", ["text", "json", "markdown", "github", "junit", "sarif"])
    def test_the_day_is_named_with_the_verdict(self, write: Write, capsys: Capture, form: str) -> None:
        assert run("check", "2024", "2025", "--format", form, "--day", "2024-12-18") == 1
        assert "2024-12-18" in capsys.readouterr().out

    @pytest.mark.parametrize(("day", "passes"), [((), False), (("--day", "2025-12-30"), True)])
    def test_without_a_day_it_is_as_of_today(
        self, write: Write, monkeypatch: pytest.MonkeyPatch, day: tuple[str, ...], passes: bool
    ) -> None:
        """A decision that a plan's own year may still bring is not made yet."""

        class Early(date):
            @classmethod
            def today(cls) -> date:
                return date(2024, 12, 18)

        monkeypatch.setattr(case, "date", Early)
        rated = ((2024, 12), (2025, 9))
        write(*(raw_plan(year, internal_control_plan=risks(risk("Avtal", index=index))) for year, index in rated))
        asked = ("--kind", "beslut", "--text", "Avtalen är förnyade.", "--decision", "Omsorgsnämnden 2025-11-15 § 98")
        assert run("explain", "2024", "2025", "Avtal", *asked) == 0
        record = Path(FOLDER) / "2024-2025.explanations.json"
        written = re.sub(r'"date": "[0-9-]*"(?=,\s*"by"|\s*[,}])', '"date": "2025-11-16"', record.read_text("utf-8"))
        record.write_text(written, "utf-8")
        assert (run("check", "2024", "2025", *day) == 0) is passes

    def test_what_is_no_day_is_refused(self, write: Write) -> None:
        assert run("check", "2024", "2025", "--day", "2024-02-30") == 2

    def test_a_command_as_it_stands_explains_nothing(self, write: Write, capsys: Capture) -> None:
        command = errors(check("2024", "2025", capture=capsys)[1])[0]["command"]
        arguments = command.replace("--kind …", "--kind …").split()[1:]
        assert run(*(each.strip('"') for each in arguments)) == 2
        assert check("2024", "2025", capture=capsys)[0] == 1

    def test_output_goes_to_a_file(self, write: Write, capsys: Capture) -> None:
        assert run("check", "2024", "2025", "--format", "sarif", "--output", "utslag.sarif") == 1
        assert capsys.readouterr().out == ""
        assert json.loads(Path("utslag.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


NEVER_PASSES = [
    pytest.param({"2024-2025.explanations.json": "{"}, id="explanations that are no JSON"),
    pytest.param({"2024-2025.explanations.json": " "}, id="an empty file of explanations"),
    pytest.param({"2024-2025.explanations.json": '{"format": "vpbdiff-explanations/9"}'}, id="another format"),
    pytest.param({"2025.json": "{}"}, id="an empty plan"),
    pytest.param({"2024.json": "[]"}, id="an old plan that is none"),
    pytest.param({"vpbdiff.toml": "[policy"}, id="a policy that is no TOML"),
    pytest.param({"vpbdiff.toml": "[policy]\nstale = 'never'\n"}, id="a policy with an unknown level"),
    pytest.param({"vpbdiff.toml": "[policy.needs]\nactivty = 'note'\n"}, id="a policy with a misspelt entity"),
]


@pytest.mark.parametrize("files", NEVER_PASSES)
def test_what_can_not_be_read_is_never_passed(write: Write, capsys: Capture, files: dict[str, str]) -> None:
    for name, text in files.items():
        (Path(FOLDER) / name).write_text(text, encoding="utf-8")
    assert run("check", "2024", "2025") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Fel: ")
    assert "Traceback" not in err


def test_plans_without_anything_in_common_are_never_passed(write: Write, capsys: Capture) -> None:
    write(raw_plan(2024), raw_plan(2025))
    status, said = check("2024", "2025", capture=capsys)
    rules = [each["rule"] for each in errors(said)]
    assert (status, rules) == (1, ["nothing-compared"])
    assert said["sentence"] == "Stopp. Ingen ändring är prövad."


def test_an_emptied_plan_is_a_plan_of_removals(write: Write, capsys: Capture) -> None:
    write(raw_this() | {"goals": [], "internal_control_plan": {"risks": []}})
    status, said = check("2024", "2025", capture=capsys)
    assert status == 1
    assert {tuple(each["kinds"]) for each in errors(said)} == {("removed",)}


def test_usage(write: Write, capsys: Capture) -> None:
    for arguments in ((), ("2024",), ("2024", "2025", "--format", "xml")):
        assert run("check", *arguments) == 2
        assert capsys.readouterr().out == ""


class TestMoney:
    """What is lacking is told in words of direction, and the command holds the amount."""

    UNITS = "part | Hemtjänst | -50,0 | \npart | Särskilt boende | -30,0 | \ntotal | Summa | -80,0 | "
    LATER = "part | Hemtjänst | -52,5 | \npart | Särskilt boende | -29,0 | \ntotal | Summa | -81,5 | "

    def test_amounts_as_told_bridge_the_budget(self, write: Write, capsys: Capture) -> None:
        write(raw_budget(units=self.UNITS, year=2024), raw_budget(units=self.LATER, year=2025))
        status, said = check("2024", "2025", capture=capsys)
        found = [each for each in said["findings"] if each["rule"] == "unbridged"]
        lacking = {each["heading"].rpartition(": ")[2]: each["lacking_kr"] for each in found}
        assert status == 1
        assert lacking == {"Hemtjänst": 2_500_000, "Särskilt boende": -1_000_000}  # their total follows from them
        faults = " ".join(each["fault"] for each in said["findings"] if each["rule"] == "unbridged")
        assert "Nettokostnaden ökar med 2,5\N{NO-BREAK SPACE}mkr" in faults
        assert "Nettokostnaden minskar med 1,0\N{NO-BREAK SPACE}mkr" in faults
        for finding in found:
            assert answer(finding["command"]) == 0
        assert check("2024", "2025", capture=capsys)[0] == 0

    def test_rows_that_came_and_went(self, write: Write, capsys: Capture) -> None:
        gone, come = "part | Nattpatrull | -30,0 | ", "part | Korttidsboende | -3,0 | "
        write(
            raw_budget(units=f"part | Hemtjänst | -50,0 | \n{gone}\ntotal | Summa | -80,0 | ", year=2024),
            raw_budget(units=f"part | Hemtjänst | -50,0 | \n{come}\ntotal | Summa | -53,0 | ", year=2025),
        )
        _, said = check("2024", "2025", capture=capsys)
        lacking = [each for each in said["findings"] if each["rule"] == "unbridged"]
        files = {each["heading"].rpartition(": ")[2]: Path(each["file"]).name for each in lacking}
        assert files == {"Nattpatrull": "2024.json", "Korttidsboende": "2025.json"}
        for each in lacking:
            assert answer(each["command"]) == 0
        assert check("2024", "2025", capture=capsys)[0] == 0

    @pytest.mark.parametrize(("unit", "kr"), [("mkr", 500_000), ("tkr", 500)])
    def test_a_part_that_is_explained_leaves_the_rest(self, write: Write, capsys: Capture, unit: str, kr: int) -> None:
        write(
            *(raw_budget(units=units, year=year, unit=unit) for units, year in ((self.UNITS, 2024), (self.LATER, 2025)))
        )
        run("explain", "2024", "2025", "Hemtjänst", "--amount", f"2 {unit}", "--text", "Fler får hemtjänst i år.")
        _, said = check("2024", "2025", capture=capsys)
        found = (each for each in said["findings"] if "lacking_kr" in each)
        (finding,) = (each for each in found if each["heading"].endswith(": Hemtjänst"))
        assert finding["lacking_kr"] == kr
        assert f"0,5\N{NO-BREAK SPACE}{unit} högre nettokostnad saknar skäl" in finding["fault"]
        assert f'--amount "0,5 {unit}"' in finding["command"]


def test_stale_reason_is_shown_with_the_words_that_differ(write: Write, capsys: Capture) -> None:
    answer(errors(check("2024", "2025", capture=capsys)[1])[0]["command"])
    text = Path(THIS).read_text(encoding="utf-8")
    Path(THIS).write_text(text.replace("även helger", "utom helger"), encoding="utf-8")
    capsys.readouterr()
    assert run("check", "2024", "2025") == 1
    out = " ".join(capsys.readouterr().out.split())
    assert f"Skälet «{REASON}» är inaktuellt. Detta har ändrats sedan det skrevs:" in out
    assert "Planen för 2025, beskrivning: Alla träffpunkter ska hålla öppet varje dag, [-även-]{+utom+} helger." in out
    Path(THIS).write_text(text, encoding="utf-8")
    assert run("check", "2024", "2025") == 0


@pytest.mark.parametrize("record", ['{"påhitt": "Ny text."}', '{"kinds": ["påhitt"]}', '{"description": {}}', "{}"])
def test_a_record_written_by_hand_is_shown_as_it_is(write: Write, capsys: Capture, record: str) -> None:
    answer(errors(check("2024", "2025", capture=capsys)[1])[0]["command"])
    place = Path(FOLDER) / "2024-2025.explanations.json"
    text = place.read_text(encoding="utf-8")
    place.write_text(re.sub(r'"new": \[.*\]', lambda _: f'"new": [{record}]', text), encoding="utf-8")
    assert [each["rule"] for each in errors(check("2024", "2025", capture=capsys)[1])] == ["stale"]
    assert run("explain", "2024", "2025", "--list") == 0


class TestPolicy:
    def test_prints_the_default_and_where_it_is_from(self, write: Write, capsys: Capture) -> None:
        assert run("check", "--policy") == 0
        out = capsys.readouterr().out
        assert out.startswith("# Krav som gäller: programmets egna. Det finns ingen vpbdiff.toml.\n")
        assert policy(out, None) == policy("", None)

    def test_prints_what_a_plan_is_judged_by(self, write: Write, capsys: Capture) -> None:
        (Path(FOLDER) / "vpbdiff.toml").write_text('[policy.needs]\nactivity = "note"\n', encoding="utf-8")
        assert run("check", LAST, THIS, "--policy") == 0
        out = capsys.readouterr().out
        assert f"{FOLDER}/vpbdiff.toml" in out.splitlines()[0]
        assert 'activity = "note"' in out
        run("check", "--policy")
        assert 'activity = "reason"' in capsys.readouterr().out

    def test_a_policy_that_can_not_be_read_is_not_printed(self, write: Write, capsys: Capture) -> None:
        Path("vpbdiff.toml").write_text("[policy]\nstale: fel\n", encoding="utf-8")
        assert run("check", "--policy") == 2
        assert re.match(r"Fel: vpbdiff\.toml, rad 2", capsys.readouterr().err)


NEEDS = st.sampled_from([need.word for need in Need])
LEVELS = st.sampled_from([str(level) for level in Level])
BY_KIND = st.dictionaries(st.sampled_from(["any", *map(str, Kind)]), NEEDS)


@st.composite
def policies(draw: st.DrawFn) -> str:
    """A vpbdiff.toml with any settings of the policy."""
    names = schema.read("settings")["properties"]["policy"]["properties"]
    lines = ["[policy]"]
    for name, told in names.items():
        if "$ref" in told and draw(st.booleans()):
            lines.append(f'{name} = "{draw(NEEDS if told["$ref"].endswith("need") else LEVELS)}"')
    if draw(st.booleans()):
        lines += ["[policy.risk]", f"decision_from_index = {draw(st.integers(1, 17))}"]
    lines.append("[policy.money]")
    if draw(st.booleans()):
        lines.append(f"amount_kr = {draw(st.integers(0, 10**12))}")
    if draw(st.booleans()):
        decimals = draw(st.from_regex(r"\A(,[0-9]{1,6})?\Z"))
        lines.append(f'percent = "{draw(st.integers(0, 999))}{decimals}"')
    for entity in draw(st.sets(st.sampled_from(sorted(ENTITIES)))):
        lines.append(f"[policy.needs.{entity}]")
        lines += [f'{kind} = "{need}"' for kind, need in draw(BY_KIND).items()]
    return "\n".join(lines) + "\n"


@given(policies())
def test_a_printed_policy_sets_the_same(text: str) -> None:
    found = policy(text, None)
    printed = as_toml(found)
    assert policy(printed, None) == found
    assert as_toml(policy(printed, None)) == printed
    assert schema.problems(tomllib.loads(printed), "settings") == []


def test_the_source_of_a_policy_is_no_part_of_it() -> None:
    assert as_toml(replace(policy("", None), source="annan/vpbdiff.toml")) == as_toml(policy("", None))


@pytest.mark.soak
def test_ten_megabytes_of_explanations_are_judged_in_ten_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "snapshots" / SERIES
    folder.mkdir(parents=True)
    for year in (2025, 2026):
        (folder / f"{year}.json").write_bytes(snapshot(year).read_bytes())
    record = json.loads(snapshot(2026).with_name("2025-2026.explanations.json").read_text(encoding="utf-8"))
    first = tuple(record["entries"])
    while len(json.dumps(record["entries"])) < 9_000_000:
        turn = len(record["entries"])
        record["entries"] += [
            each | {"items": [item | {"item": f"{item['item']}-{turn}"} for item in each["items"]]} for each in first
        ]
    (folder / "2025-2026.explanations.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with within(10):
        assert CliRunner().invoke(cli, ["check", "2025", "2026"]).exit_code == 1
