"""Plans whose texts are made to harm: every command answers, in bounded time and without a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import invented
from tests.support.clock import within
from vpbdiff.cli import cli
from vpbdiff.documents import plain_text as text_reader
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import extract, profile

LONG = "7" * 5000
"""A number of more digits than Python reads (4300)."""

SECONDS = 20
"""What reading may take on a slow machine; each takes less than one here, and took minutes without its bound."""

FIGURES = [
    ("a time limit", f"Kunden ska få svar inom {LONG} dagar."),
    ("a least number", f"Minst {LONG} procent av kunderna ska vara nöjda."),
    ("a count of goals", f"Nämnden har {LONG} nämndmål."),
    ("a frame", f"Nämnden tilldelas en ram på {LONG} mkr, vilket är {LONG},5 mkr mer än föregående år."),
    ("a frame finer than a krona", "Nämnden tilldelas en ram på 189,12345678 mkr."),
    ("a rate in digits of another script", "Ramen räknas upp med \u0663 procent."),
]


@pytest.mark.soak
def test_a_figure_that_is_none_is_text(tmp_path: Path) -> None:
    places = [tmp_path / f"snapshots/{invented.SERIES}/{year}.json" for year in invented.PAIR]
    places[0].parent.mkdir(parents=True)
    for year, place in zip(invented.PAIR, places, strict=True):
        raw = invented.raw_snapshot(year)
        activities = [activity for goal in raw["goals"] for activity in goal["activities"]]
        for activity, (name, text) in zip(activities[: len(FIGURES)], FIGURES, strict=True):
            activity["description"] = text.replace("7", str(year % 9))
            raw["sections"].append({"title": name, "paragraphs": [{"text": activity["description"]}]})
        place.write_text(json.dumps(raw), encoding="utf-8")
    for command in (["validate", str(places[1])], ["diff", *map(str, places)], ["check", *map(str, places)]):
        with pytest.raises(SystemExit) as ended:
            cli.main(command)
        assert ended.value.code in {0, 1}


LENGTH = 30_000
RISKS = "# Verksamhetsplan och budget 2025\n\n## Intern kontroll\n\nRisk\tSannolikhet\tKonsekvens\n"
SLOW = [
    ("dashes for a likelihood", RISKS + f"Fel\t3{'-' * LENGTH}x\t{'.-' * LENGTH}\n"),
    ("digits for a likelihood", RISKS + f"Fel\t{'3' * LENGTH}\t{'3' * LENGTH}\n"),
    ("a heading of dashes over a column", RISKS + f"\nA{'-' * LENGTH}x\tB{' –' * LENGTH}x\n1\t2\n"),
    ("years after a heading", RISKS + f"\n## Mål{' 2025,' * (LENGTH // 10)}x\n\nText.\n"),
]


@pytest.mark.parametrize("text", [text for _, text in SLOW], ids=[name for name, _ in SLOW])
def test_a_text_made_to_be_slow_is_read_in_time(text: str) -> None:
    with within(SECONDS):
        extract(SourceDocument("plan.txt", text_reader.blocks(text)), profile.load())


def test_what_was_pasted_by_mistake_names_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "snapshots" / invented.SERIES).mkdir(parents=True)
    for year in invented.PAIR:
        raw = invented.raw_snapshot(year)
        for goal in raw["goals"]:
            goal["title"] += "x" * 5000
        (tmp_path / f"snapshots/{invented.SERIES}/{year}.json").write_text(json.dumps(raw), encoding="utf-8")
    with within(SECONDS), pytest.raises(SystemExit) as ended:
        cli.main(["history", "ö" * 100_000 + "x" * 100_000])
    assert ended.value.code == 2
