"""Loading a snapshot: what each list says, exact amounts, and every way in which a file is refused."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import raw_plans
from tests.support.clock import within
from tests.support.examples import examples
from tests.support.plans import goal, raw_plan, risk, risks
from vpbdiff import store
from vpbdiff.base.errors import Problem, VpbdiffError
from vpbdiff.model.money import Amount, Unit
from vpbdiff.model.plan import Presence, Source
from vpbdiff.store import consistency, schema, strict_json
from vpbdiff.store.paths import Snapshot, with_record
from vpbdiff.wording import LANGUAGES, Wording
from vpbdiff.wording.catalogue import sentence

HEAD = '{"format": "vpbdiff-plan/3", "year": 2024, "metadata": {"title": "Plan"}'


def faults(text: str) -> list[Problem]:
    """What is wrong with a snapshot's text; each told in both languages, or the test fails."""
    with pytest.raises(VpbdiffError) as caught:
        store.read_plan(text, "plan.json")
    for language in LANGUAGES:
        assert all(sentence(Wording(language), problem) for problem in caught.value.problems)
    return list(caught.value.problems)


def table(*amounts: dict[str, Any], unit: str = "mkr") -> dict[str, Any]:
    """The content of a plan with one row in its budget."""
    row = {"name": "Nettokostnader", "role": "net", "amounts": [{"year": 2024, "kind": "budget"} | a for a in amounts]}
    return {"operating_budget": {"unit": unit, "lines": [row]}}


class TestWhatAListSays:
    @pytest.mark.parametrize(
        ("content", "presence"),
        [
            pytest.param({"fees": []}, Presence.PRESENT, id="empty: there are none"),
            pytest.param({}, Presence.NO_SECTION, id="left out: no such section"),
            pytest.param({"fees": None}, Presence.NOT_KNOWN, id="null: not known"),
            pytest.param({"known_from": 2025}, Presence.NOT_KNOWN, id="left out of a plan that another tells of"),
            pytest.param({"known_from": 2025, "fees": []}, Presence.PRESENT, id="empty in such a plan"),
        ],
    )
    def test_none_no_such_section_and_not_known_are_told_apart(
        self, content: dict[str, Any], presence: Presence
    ) -> None:
        assert store.plan_from_json(raw_plan(**content)).listing("fees").presence is presence

    @pytest.mark.parametrize(
        ("group", "presence"),
        [
            pytest.param({"organisation": None}, Presence.NOT_KNOWN, id="a group that is not known"),
            pytest.param({}, Presence.NO_SECTION, id="a group that is left out"),
            pytest.param({"organisation": {}}, Presence.NO_SECTION, id="a list left out of its group"),
            pytest.param({"organisation": {"units": None}}, Presence.NOT_KNOWN, id="a list not known in its group"),
        ],
    )
    def test_a_group_speaks_for_its_lists(self, group: dict[str, Any], presence: Presence) -> None:
        assert store.plan_from_json(raw_plan(**group)).listing("organisation/units").presence is presence

    def test_a_list_within_an_item_says_the_same(self) -> None:
        plan = store.plan_from_json(raw_plan(goals=[{"title": "Mål", "activities": None, "measures": []}]))
        lists = plan.listing("goals")[0].lists
        assert (lists["activities"].presence, lists["measures"].presence) == (Presence.NOT_KNOWN, Presence.PRESENT)


class TestWhatAnItemHolds:
    def test_pointers_lead_back_to_the_json(self) -> None:
        raw = raw_plan(goals=[goal("Mål 1"), goal("Mål 2", {"title": "Akt"})], internal_control_plan=risks(risk("P")))
        for item in store.plan_from_json(raw).items():
            found: Any = raw
            for step in item.pointer.split("/")[1:]:
                found = found[int(step)] if isinstance(found, list) else found[step]
            assert item.name in found.values()

    def test_the_source_is_no_content(self) -> None:
        plan = store.plan_from_json(raw_plan(fees=[{"name": "Taxa", "source": {"line": 7, "page": 2}}]))
        assert plan.listing("fees")[0].source == Source(7, 2)
        assert dict(plan.listing("fees")[0].fields) == {"name": "Taxa"}

    @pytest.mark.parametrize(
        ("amount", "unit", "expected"),
        [
            pytest.param(
                {"kr": -228_400_000, "printed": "−228,4"},
                "mkr",
                Amount(-228_400_000, Unit.MKR, 1, "−228,4"),
                id="one decimal",
            ),
            pytest.param(
                {"kr": -23_000_000, "printed": "-23"}, "mkr", Amount(-23_000_000, Unit.MKR, 0, "-23"), id="none"
            ),
            pytest.param(
                {"kr": 230_590_000, "printed": "230 590"}, "tkr", Amount(230_590_000, Unit.TKR, 0, "230 590"), id="tkr"
            ),
            pytest.param({"kr": 5}, "mkr", Amount(5, Unit.KR, 0), id="never printed: exact to the krona"),
        ],
    )
    def test_amounts_keep_how_they_were_printed(self, amount: dict[str, Any], unit: str, expected: Amount) -> None:
        (row,) = store.plan_from_json(raw_plan(**table(amount, unit=unit))).listing("operating_budget/lines")
        (found,) = row.fields["amounts"]  # type: ignore[misc]
        assert found.amount == expected


def cases() -> list[Any]:
    """The table of refused snapshots, and two that TOML can't hold."""
    table = tomllib.loads((Path(__file__).parents[1] / "data" / "refused.toml").read_text(encoding="utf-8"))["case"]
    rows = [(c["why"], c["text"].replace("…", HEAD, 1), c["key"], c.get("line"), c.get("pointer")) for c in table]
    rows += [
        ("a number of 5,000 digits", f'{HEAD},\n"x": {"9" * 5000}}}', "json.too-large-number", 2, "/x"),
        ("half a character in a key", f'{HEAD},\n"\\udc00": 1}}', "json.half-character", 2, "/\udc00"),
    ]
    return [pytest.param(*row, id=why) for why, *row in rows]


class TestRefusal:
    @pytest.mark.parametrize(("text", "key", "line", "pointer"), cases())
    def test_a_fault_is_told_with_its_place(self, text: str, key: str, line: int | None, pointer: str | None) -> None:
        (fault,) = faults(text)
        assert (fault.key, fault.location.path) == (key, "plan.json")
        assert (fault.location.line, fault.location.pointer) == (line, pointer)

    def test_the_nearest_known_name_is_given(self) -> None:
        (fault,) = faults(f'{HEAD}, "fees": [{{"name": "a", "decidedby": "KF"}}]}}')
        assert fault.params["nearest"] == "decided_by"

    @pytest.mark.parametrize(
        ("amount", "key"),
        [
            pytest.param({"kr": -228_400_001, "printed": "−228,4"}, "plan.printed-disagrees", id="one krona off"),
            pytest.param({"kr": 228_400_000, "printed": "−228,4"}, "plan.printed-disagrees", id="another sign"),
            pytest.param({"kr": -228_400, "printed": "−228,4"}, "plan.printed-disagrees", id="another unit"),
            pytest.param({"kr": 1, "printed": "drygt 1"}, "plan.not-an-amount", id="words"),
        ],
    )
    def test_kronor_that_disagree_with_the_printed_figure(self, amount: dict[str, Any], key: str) -> None:
        (fault,) = faults(json.dumps(raw_plan(**table(amount))))
        assert (fault.key, fault.location.pointer) == (key, "/operating_budget/lines/0/amounts/0/printed")

    def test_kronor_are_told_in_groups_of_thousands(self) -> None:
        (fault,) = faults(json.dumps(raw_plan(**table({"kr": 48_500_001, "printed": "48,5"}))))
        assert (fault.params["kr"], fault.params["meant"]) == ("48\u00a0500\u00a0001", "48\u00a0500\u00a0000")

    def test_a_printed_change_is_held_to_its_kronor_too(self) -> None:
        budget = table({"kr": 1_000_000, "printed": "1,0"})
        budget["operating_budget"]["lines"][0]["change"] = {"kr": 1, "printed": "0,2"}
        (fault,) = faults(json.dumps(raw_plan(**budget)))
        assert (fault.key, fault.location.pointer) == (
            "plan.printed-disagrees",
            "/operating_budget/lines/0/change/printed",
        )

    def test_two_entities_may_share_an_id(self) -> None:
        plan = raw_plan(fees=[{"id": "1", "name": "a"}], goals=[{"id": "1", "title": "b"}])
        assert store.read_plan(json.dumps(plan), "plan.json").year == 2024

    def test_an_index_that_no_factors_give_is_read(self) -> None:
        plan = raw_plan(internal_control_plan=risks(risk("P", index=7)))
        assert store.read_plan(json.dumps(plan), "plan.json").year == 2024

    def test_all_faults_are_told_in_the_order_of_the_text(self) -> None:
        found = faults(f'{HEAD},\n"goals": [{{"titl": 1}}],\n"fees": 3,\n"qqq": 1}}')
        assert [fault.location.line for fault in found] == [2, 2, 3, 4]

    def test_many_faults_are_cut_short_and_that_is_said(self) -> None:
        found = faults(f'{HEAD}, "fees": [{",".join(["{}"] * 500)}]}}')
        assert len(found) == strict_json.MAX_PROBLEMS + 1
        assert found[-1].key == "problems.more"


def nested(depth: int) -> str:
    """A plan with sections within sections."""
    return f'{HEAD}, "sections": ' + '[{"title": "a", "sections": ' * depth + "[]" + "}]" * depth + "}"


BOMBS = {
    "arrays": lambda size: "[" * size,
    "objects": lambda size: '{"a":' * (size // 5),
    "closed arrays": lambda size: f'{HEAD}, "x": ' + "[" * (size // 2) + "]" * (size // 2) + "}",
    "sections": lambda size: nested(size // 32),
    "duplicate keys": lambda size: f'{HEAD}, "x": [' + ",".join(['{"a":1,"a":1}'] * (size // 14)) + "]}",
    "unknown fields": lambda size: f'{HEAD}, "fees": [' + ",".join(['{"n":1}'] * (size // 8)) + "]}",
    "quotes without end": lambda size: '{"a": NaN, "' + '\\"' * (size // 2),
    "one long text": lambda size: f'{HEAD}, "x": "' + "a" * size + '"}',
    "one long number": lambda size: f'{HEAD}, "x": ' + "9" * size + "}",
}


class TestBounds:
    @pytest.mark.parametrize("text", ['{"year": 2NaN}', '{"year": NaN4}'])
    def test_a_number_run_together_with_something_is_broken_json(self, text: str) -> None:
        assert [problem.key for problem in faults(text)] == ["json.broken"]

    def test_sections_may_nest_as_far_as_any_plan_does(self) -> None:
        assert store.read_plan(nested(20), "plan.json").year == 2024

    @pytest.mark.parametrize("bomb", BOMBS)
    def test_a_hostile_file_is_refused_soon(self, bomb: str) -> None:
        self.refuse(BOMBS[bomb](1_000_000), 5)

    @pytest.mark.soak
    @pytest.mark.parametrize("bomb", BOMBS)
    def test_so_is_the_largest_that_is_read(self, bomb: str) -> None:
        self.refuse(BOMBS[bomb](9_000_000), 30)

    def refuse(self, text: str, seconds: float) -> None:
        with within(seconds):
            faults(text)

    def test_fifty_megabytes_are_not_read(self, tmp_path: Path) -> None:
        plan = tmp_path / "plan.json"
        plan.write_bytes(b"[" * 50_000_000)
        with within(5), pytest.raises(VpbdiffError) as caught:
            store.load(plan)
        assert caught.value.problems[0].key == "file.too-large"


class TestWriting:
    def test_a_file_is_replaced_whole_and_keeps_its_mode(self, tmp_path: Path) -> None:
        plan = tmp_path / "plan.json"
        plan.write_text("gammal", encoding="utf-8")
        plan.chmod(0o640)
        store.write_atomically(plan, "ny «å»\n")
        assert plan.read_bytes() == "ny «å»\n".encode()
        assert plan.stat().st_mode & 0o777 == 0o640
        assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        target, link = tmp_path / "2024.json", tmp_path / "senaste.json"
        target.write_text("gammal", encoding="utf-8")
        link.symlink_to(target)
        store.write_atomically(link, "ny")
        assert link.is_symlink()
        assert target.read_text(encoding="utf-8") == "ny"

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(VpbdiffError) as caught:
            store.write_atomically(tmp_path / "saknas" / "plan.json", "ny")
        assert caught.value.problems[0].key == "file.not-written"


@pytest.fixture
def series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `snapshots` with one series, seen from a folder below the project's."""
    folder = tmp_path / "snapshots" / "ekvik" / "omsorgsnamnden"
    folder.mkdir(parents=True)
    (tmp_path / "arbete").mkdir()
    monkeypatch.chdir(tmp_path / "arbete")
    for stem in ("2022", "2024", "2024.forslag", "2023.known-from-2024", "2023.known-from-2026", "2025.forslag"):
        save(folder, stem)
    return tmp_path / "snapshots"


def save(folder: Path, stem: str) -> None:
    """A snapshot whose content agrees with its name."""
    year, _, rest = stem.partition(".")
    told = rest.removeprefix("known-from-")
    extra: dict[str, Any] = {} if not rest else {"version": rest} if told == rest else {"known_from": int(told)}
    (folder / f"{stem}.json").write_text(store.dumps(raw_plan(int(year), **extra)), encoding="utf-8")


def found(spec: str) -> str:
    return store.find(spec).shown


def refused(spec: str) -> Problem:
    with pytest.raises(VpbdiffError) as caught:
        store.load(store.find(spec))
    return caught.value.problems[0]


def test_a_record_is_found_where_a_folder_gives_its_names_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [Snapshot(tmp_path / name) for name in ("2024.json", "2025.förslag.json")]
    (tmp_path / "2024-2025.förslag.explanations.json").write_text("{}", encoding="utf-8")
    names = [unicodedata.normalize("NFD", name) for name in os.listdir(tmp_path)]  # noqa: PTH208 - as a Mac lists them
    monkeypatch.setattr(os, "listdir", lambda _: names)
    assert list(with_record(places)) == [(0, 1)]


@pytest.mark.usefixtures("series")
class TestFinding:
    @pytest.mark.parametrize(
        ("spec", "stem"),
        [
            pytest.param("2022", "2022", id="a year"),
            pytest.param("2024", "2024", id="a year's version in force, not another"),
            pytest.param("2024.forslag", "2024.forslag", id="a version within the year"),
            pytest.param("ekvik/omsorgsnamnden/2022", "2022", id="a series and a year"),
            pytest.param("ekvik/omsorgsnamnden/2024.forslag", "2024.forslag", id="a series and a version"),
            pytest.param("2023", "2023.known-from-2024", id="a year known from another plan, the nearest"),
            pytest.param("2023.known-from-2026", "2023.known-from-2026", id="such a plan by its name"),
        ],
    )
    def test_a_plan_of_the_series(self, spec: str, stem: str) -> None:
        assert found(spec) == f"../snapshots/ekvik/omsorgsnamnden/{stem}.json"
        plan = store.load(store.find(spec))
        assert plan.series == "ekvik/omsorgsnamnden"

    @pytest.mark.parametrize("spec", ["x.json", "./2022.json", "mapp/2022.json", "C:\\planer\\2022.json", "plan"])
    def test_anything_else_is_a_file(self, spec: str) -> None:
        assert store.find(spec) == store.Snapshot(Path(spec))
        assert refused(spec).key == "file.missing"

    def test_a_file_that_is_called_as_a_year_takes_no_plans_place(self) -> None:
        Path("2022").write_text("{}", encoding="utf-8")
        assert refused("2022").key == "find.file-or-plan"
        assert found("./2022") == "2022"

    @pytest.mark.parametrize("spec", ["2021", "2025", "2024.slutlig", "ekvik/omsorgsnamnden/1999"])
    def test_a_year_that_is_not_there_lists_what_is(self, spec: str) -> None:
        problem = refused(spec)
        assert problem.key == "find.no-year"
        known = "2022, 2023.known-from-2024, 2023.known-from-2026, 2024, 2024.forslag, 2025.forslag"
        assert problem.params["known"] == known

    def test_a_series_that_is_not_there_lists_what_is(self) -> None:
        problem = refused("ekvik/skolnamnden/2022")
        assert (problem.key, problem.params["known"]) == ("find.no-series", "ekvik/omsorgsnamnden")

    def test_without_snapshots_it_says_where_it_looked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir("/")
        assert refused("2022").key == "find.no-folder"

    def test_a_folder_without_plans(self, series: Path) -> None:
        for plan in series.rglob("*.json"):
            plan.unlink()
        assert refused("2022").key == "find.no-plans"

    def test_explanations_are_no_plans(self, series: Path) -> None:
        (series / "ekvik" / "omsorgsnamnden" / "2022-2024.explanations.json").write_text("{}", encoding="utf-8")
        assert all("explanations" not in snapshot.shown for snapshot in store.every())

    @pytest.mark.parametrize(
        ("stem", "content"),
        [
            pytest.param("2024", {"year": 2022}, id="another year"),
            pytest.param("2024.forslag", {"year": 2024, "version": "slutlig"}, id="another version"),
            pytest.param("2024", {"year": 2024, "known_from": 2025}, id="known from another plan"),
        ],
    )
    def test_a_name_that_disagrees_with_the_content(self, series: Path, stem: str, content: dict[str, Any]) -> None:
        path = series / "ekvik" / "omsorgsnamnden" / f"{stem}.json"
        path.write_text(store.dumps(raw_plan(**content)), encoding="utf-8")
        assert refused(stem).key == "plan.misnamed"

    def test_the_version_in_force_may_have_any_name(self, series: Path) -> None:
        path = series / "ekvik" / "omsorgsnamnden" / "2024.json"
        path.write_text(store.dumps(raw_plan(2024, version="reviderad")), encoding="utf-8")
        assert store.load(store.find("2024")).version == "reviderad"


class TestSeveralSeries:
    @pytest.fixture(autouse=True)
    def another(self, series: Path) -> None:
        (series / "ekvik" / "skolnamnden").mkdir()
        save(series / "ekvik" / "skolnamnden", "2022")

    def test_a_bare_year_is_not_enough(self) -> None:
        problem = refused("2022")
        assert problem.key == "find.several-series"
        assert problem.params["known"] == "ekvik/omsorgsnamnden, ekvik/skolnamnden"

    def test_the_settings_name_the_usual_one(self, series: Path) -> None:
        (series.parent / "vpbdiff.toml").write_text('series = "ekvik/skolnamnden"\n', encoding="utf-8")
        assert found("2022") == "../snapshots/ekvik/skolnamnden/2022.json"
        assert refused("2024").key == "find.no-year"

    def test_the_settings_of_notepad_are_read_too(self, series: Path) -> None:
        settings = 'series = "ekvik/skolnamnden"\r\n'.encode("utf-8-sig")
        (series.parent / "vpbdiff.toml").write_bytes(settings)
        assert found("2022") == "../snapshots/ekvik/skolnamnden/2022.json"

    def test_settings_in_another_encoding_are_told_with_their_line(self, series: Path) -> None:
        (series.parent / "vpbdiff.toml").write_bytes('# Öar\nseries = "ekvik/skolnamnden"\n'.encode("cp1252"))
        problem = refused("2022")
        assert (problem.key, problem.location.line) == ("file.encoding", 1)

    @pytest.mark.parametrize(
        ("settings_text", "key"),
        [
            pytest.param("series = 3", "find.default-series", id="a number"),
            pytest.param("series = [", "toml.broken", id="broken"),
            pytest.param('series = "ekvik/okand"', "find.no-default-series", id="a series that is not there"),
            pytest.param("", "find.several-series", id="no default"),
        ],
    )
    def test_settings_that_do_not_help(self, series: Path, settings_text: str, key: str) -> None:
        (series.parent / "vpbdiff.toml").write_text(settings_text, encoding="utf-8")
        assert refused("2022").key == key


class TestGit:
    @pytest.fixture(autouse=True)
    def repository(self, series: Path) -> None:
        identity = ["-c", "user.name=Prov", "-c", "user.email=prov@ekvik.example", "-c", "commit.gpgsign=false"]
        for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "Planer"]):
            subprocess.run(["git", *command], cwd=series.parent, check=True, capture_output=True)
        save(series / "ekvik" / "omsorgsnamnden", "2022.slutlig")

    @pytest.mark.parametrize("path", ["snapshots/ekvik/omsorgsnamnden", "../snapshots/ekvik/omsorgsnamnden"])
    def test_a_file_of_a_revision(self, path: str) -> None:
        plan = store.load(store.find(f"HEAD:{path}/2024.forslag.json"))
        assert (plan.version, plan.series) == ("forslag", "ekvik/omsorgsnamnden")
        assert plan.path == "HEAD:snapshots/ekvik/omsorgsnamnden/2024.forslag.json"

    @pytest.mark.parametrize(
        ("folder", "path"),
        [
            pytest.param("", "./snapshots/ekvik/omsorgsnamnden/2022.json", id="from the top"),
            pytest.param("snapshots/ekvik/omsorgsnamnden", "./2022.json", id="from its folder"),
            pytest.param("snapshots/ekvik/skolnamnden", "../omsorgsnamnden/2022.json", id="from the folder beside"),
            pytest.param("snapshots", "./ekvik/./skolnamnden/../omsorgsnamnden/2022.json", id="by detours"),
        ],
    )
    def test_a_path_from_the_current_folder(
        self, series: Path, monkeypatch: pytest.MonkeyPatch, folder: str, path: str
    ) -> None:
        (series.parent / folder).mkdir(exist_ok=True)
        monkeypatch.chdir(series.parent / folder)
        plan = store.load(store.find(f"HEAD:{path}"))
        assert (plan.year, plan.path) == (2022, "HEAD:snapshots/ekvik/omsorgsnamnden/2022.json")
        assert plan.series == "ekvik/omsorgsnamnden"

    @pytest.mark.parametrize(
        "spec",
        [
            pytest.param("HEAD:snapshots/ekvik/omsorgsnamnden/2022.slutlig.json", id="a file that is not committed"),
            pytest.param("HEAD:snapshots", id="a folder"),
            pytest.param("nope:snapshots/x.json", id="a revision that is not there"),
            pytest.param("--help:x.json", id="an option of git's"),
            pytest.param("HEAD:./2019.json", id="a file that is not in the current folder"),
            pytest.param("HEAD:../../../../../2022.json", id="a file above the repository"),
        ],
    )
    def test_what_git_does_not_have(self, spec: str) -> None:
        assert refused(spec).key == "find.not-in-git"

    @pytest.mark.parametrize("spec", ["--help:x.json", "-h:x.json", "--textconv:x.json"])
    def test_no_revision_is_an_option_of_gits(self, spec: str) -> None:
        reason = str(refused(spec).params["reason"])
        assert reason.startswith("invalid object name")
        assert "\n" not in reason

    def test_without_git_it_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        assert refused("HEAD:2022.json").key == "find.no-git"


class TestAnyPlan:
    @examples(10, 500)
    @given(raw=raw_plans())
    def test_what_is_written_is_read(self, raw: dict[str, Any]) -> None:
        assert strict_json.parse(store.dumps(raw), "plan.json") == raw
        assert schema.problems(raw, "plan") == []
        assert list(consistency.problems(store.plan_from_json(raw))) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=30,
)


class TestAnyText:
    """Whatever a file holds, it is read or refused with a problem: nothing else is raised."""

    @examples(50, 10_000)
    @given(text=st.text() | JSON.map(json.dumps) | st.text(alphabet='{}[],:"\\ud83 1.eN\n', max_size=400))
    def test_text_is_read_or_refused(self, text: str) -> None:
        read_or_refuse(text)

    @examples(15, 1000)
    @given(raw=raw_plans(), data=st.data())
    def test_a_damaged_plan_is_read_or_refused(self, raw: dict[str, Any], data: st.DataObject) -> None:
        read_or_refuse(damaged(raw, data))


def damaged(raw: dict[str, Any], data: st.DataObject) -> str:
    """A plan's text with a run of it cut out and something else put there."""
    text = store.dumps(raw)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 40, len(text))))
    return (
        text[:start]
        + data.draw(st.sampled_from(["", "null", '"', "}", ", ", "NaN", "1e9", "{}", "\\ud800"]))
        + text[end:]
    )


def read_or_refuse(text: str) -> None:
    try:
        store.read_plan(text, "plan.json")
    except VpbdiffError as error:
        assert all(sentence(Wording("sv"), problem) for problem in error.problems)
