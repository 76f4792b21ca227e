"""Characters that steer a terminal have no power in any output, and data that holds them stays the same."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.support.plans import raw_plan
from vpbdiff import store
from vpbdiff.base.escaping import in_json, safe
from vpbdiff.cli import cli
from vpbdiff.render.csv_ import cell

STEERING = {
    "escape": "\x1b",
    "a C1 control": "\x9b",
    "an Arabic mark": "\u061c",
    "zero width": "\u200b",
    "a right-to-left mark": "\u200f",
    "a line separator": "\u2028",
    "an override": "\u202e",
    "an isolate": "\u2066",
    "a byte order mark": "\ufeff",
    "half a character": "\ud800",
    "a tag": "\U000e0041",
}


@pytest.mark.parametrize("character", [pytest.param(each, id=why) for why, each in STEERING.items()])
def test_no_output_holds_it_bare(character: str) -> None:
    text = f"18{character}81"
    written = store.dumps({"title": text})
    assert character not in written
    assert json.loads(written) == {"title": text}
    for shown in (cell(text), safe(text)):
        assert shown == f"18<U+{ord(character):04X}>81"


@pytest.mark.parametrize("text", ["Ekvik å–−« 1\u00a0250 😀", "en rad\ten till"])
def test_what_can_be_seen_is_left_as_it_is(text: str) -> None:
    assert in_json(text) == cell(text) == text


def test_the_history_for_programs_holds_none(tmp_path: Path) -> None:
    names = [{"name": "Stab\u202e", "role": "part", "amounts": [{"year": 2024, "kind": "budget", "kr": 1_000_000}]}]
    units = {"operating_budget": {"unit": "mkr", "units": names}}
    folder = tmp_path / "snapshots" / "ekvik" / "omsorgsnamnden"
    folder.mkdir(parents=True)
    (folder / "2024.json").write_text(store.dumps(raw_plan(**units)), encoding="utf-8")
    with chdir(tmp_path):
        result = CliRunner().invoke(cli, ["history", "budget", "-f", "json"])
    assert "\u202e" not in result.stdout
    assert json.loads(result.stdout)["rows"][0]["name"] == "Stab\u202e"


@given(st.text(st.characters()))
def test_json_means_the_same(text: str) -> None:
    assert json.loads(in_json(json.dumps(text, ensure_ascii=False))) == text
