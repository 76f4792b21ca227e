"""What must hold of the verdict on any two plans: each error is told in every format, with a place and its subject."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from junitparser import JUnitXml
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from tests.gate.test_check_formats import annotations
from tests.strategies import Pair, raw_pairs
from tests.support.examples import examples
from tests.support.verdicts import case_of
from vpbdiff import store
from vpbdiff.base.errors import Level, VpbdiffError
from vpbdiff.gate import Case
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options
from vpbdiff.wording import LANGUAGES, Wording


def opened(folder: Path, pair: Pair) -> Case | None:
    """The case of two plans; None where no file could hold one of them, or where both would be one file."""
    old, new = pair
    if old["year"] == new["year"]:
        new = new | {"year": old["year"] + 1}
    try:
        for raw in (old, new):
            store.read_plan(store.dumps(raw), folder / f"{raw['year']}.json")
    except VpbdiffError:
        return None
    return case_of(folder, old, new)


@examples(4, 500)
@given(raw_pairs())
def test_every_error_is_told(tmp_path: Path, pair: Pair) -> None:
    case = opened(tmp_path, pair)
    if case is None:
        return
    errors = sum(each.level is Level.ERROR for each in case.verdict.findings)
    for language in LANGUAGES:
        said = {
            form: renderer(Shown.CHECK, form)(case, Wording(language), Options(notes=True))
            for form in ("text", "json", "github", "junit", "sarif", "gitlab")
        }
        document = json.loads(said["json"])
        assert document["levels"]["error"] == errors
        assert document["passed"] is case.verdict.passed is (errors == 0)
        assert all(each["heading"] or each["fault"] for each in document["findings"])
        assert sum(each.command == "error" for each in annotations(said["github"])) == min(errors, 10)
        assert (
            sum(len(test.result) for suite in JUnitXml.fromstring(said["junit"].encode()) for test in suite) >= errors
        )
        assert len(Sarif.model_validate_json(said["sarif"]).runs[0].results) == len(document["findings"])
        assert len({each["fingerprint"] for each in json.loads(said["gitlab"])}) >= len(document["findings"])
        assert document["sentence"].split(".")[0] in said["text"]
