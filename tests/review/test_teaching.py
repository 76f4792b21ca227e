"""A session in which a person teaches a profile: readings chosen, tried, kept, undone and saved, without a screen."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.examples import first_now
from tests.support.layouts import budget, goals, risks
from tests.support.taught import FIRST, SECOND, choice, document, entry, say, session, teach
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.recognise import extract, profile
from vpbdiff.recognise.profile_rules import ProfileRule, pruned, taught
from vpbdiff.recognise.profile_text import rewritten
from vpbdiff.review.readings import ReadingState, TeachableKind
from vpbdiff.review.teaching import ItemCount, Teaching


def test_each_line_has_its_reading_and_why(tmp_path: Path) -> None:
    at = session(tmp_path)
    read = {each.text: each for each in at.now.lines.entries}
    assert read["Fritidsnämnden"].state is ReadingState.PLAN
    assert read["Vi vill"].state is ReadingState.PROSE
    assert [note.key for note in read["Vi vill"].notes] == ["import.note.unknown-heading"]
    assert read["Hallar | 41 200 | 42 900"].state is ReadingState.GENERIC
    assert read["Motdrag"].state is ReadingState.UNKNOWN_COLUMN
    assert read["Vi vill"].is_open
    assert not read["Fritidsnämnden"].is_open
    lines = [each.line for each in at.now.lines.entries]
    assert sorted({block.line for block in at.document.blocks} - set(lines)) == []
    assert lines == sorted(lines)


def test_what_a_choice_changes_is_known_before_it_is_kept(tmp_path: Path) -> None:
    at = session(tmp_path)
    of = entry(at, "Vi vill")
    trial = at.attempt(of, choice(at, of, "role", "committee_goals"))
    assert ItemCount("goal", 0, 2) in trial.effect.counts
    assert trial.effect.improves
    assert at.now.lines.counts.get("goal") is None
    at.keep(trial)
    assert at.now.lines.counts["goal"] == 2


def test_a_plan_taught_whole(tmp_path: Path) -> None:
    at = teach(session(tmp_path))
    assert at.now.found is not None
    plan = at.now.found.plan
    assert [title for title, _, _ in goals(plan)] == ["Att alla unga har något att göra", "Att hallarna står öppna"]
    assert [row[1] for row in budget(plan)[1:]] == ["part", "part", "total"]
    assert risks(plan) == [("Isen smälter", 8, 2, 4, ["Daglig kontroll"])]
    measure = plan["measures"][0]
    assert (measure["baselines"], measure["targets"]) == (
        [{"year": 2025, "value": "410"}],
        [{"year": 2026, "value": "500"}],
    )
    assert entry(at, "Ett gott år").reason == "profile"
    assert not [each.text for each in at.now.lines.entries if each.is_open]
    assert at.now.complete


def test_the_next_year_is_read_without_a_question(tmp_path: Path) -> None:
    at = teach(session(tmp_path))
    assert at.save()
    found = extract(document(SECOND), profile.load(at.path))
    assert [title for title, _, _ in goals(found.plan)] == ["Att alla unga har något att göra", "Att fler simmar"]
    assert found.plan["measures"][0]["targets"] == [{"year": 2027, "value": "500"}]
    assert [note for note in found.accounts.notes if note.misread] == []
    assert found.accounts.as_they_stand == ()
    assert found.missing == ()
    again = Teaching(document(SECOND), at.path, lambda _: tmp_path)
    assert not [each.text for each in again.now.lines.entries if each.is_open]


def test_what_is_left_out_has_no_columns_to_ask_about(tmp_path: Path) -> None:
    contents = "## Innehåll\n\nVi vill\t3\n\nPengar\t4\n\n## Ordföranden"
    at = session(tmp_path, FIRST.replace("## Ordföranden", contents))
    assert entry(at, "Vi vill | 3").reason == "contents"
    assert not [each for each in at.now.lines.entries if each.kind is TeachableKind.COLUMN and each.text == "Vi vill"]


def test_undo_goes_back_one_choice_at_a_time(tmp_path: Path) -> None:
    at = session(tmp_path)
    first = at.now
    say(at, "Vi vill", None, "role", "committee_goals")
    second = at.now
    say(at, "Hur vi", None, "list", "measures")
    undone = at.undo()
    assert undone is not None
    assert (undone.key, at.now) == ("list", second)
    at.undo()
    assert at.now is first
    assert at.undo() is None
    assert not at.unsaved


WORSE = [
    ("goals become text", "Vi vill", "role", "text", "teach.worse.fewer"),
    ("goals are left out", "Vi vill", "left-out", "chapter", "teach.missing.goals"),
    ("a total is a part", "tkr |", "left-out", "table", "teach.missing.budget"),
    ("the budget stands as it is", "tkr |", "kind", "table", "teach.worse.fewer"),
]


@pytest.mark.parametrize(("words", "key", "value", "told"), first_now(tuple(case) for _, *case in WORSE))
def test_what_becomes_worse_is_told(tmp_path: Path, words: str, key: str, value: str, told: str) -> None:
    at = teach(session(tmp_path))
    of = entry(at, words)
    trial = at.attempt(of, choice(at, of, key, value))
    assert told in [problem.key for problem in trial.effect.worse]
    assert not trial.effect.improves


def test_a_total_that_is_none_is_told(tmp_path: Path) -> None:
    at = session(tmp_path, FIRST.replace("44 000", "45 000"))
    say(at, "tkr |", None, "kind", "unit_budget")
    of = entry(at, "Allt")
    trial = at.attempt(of, choice(at, of, "row", "total"))
    assert "teach.worse.sum" in [problem.key for problem in trial.effect.worse]


def test_what_the_figures_disprove_changes_nothing(tmp_path: Path) -> None:
    at = session(tmp_path)
    say(at, "tkr |", None, "kind", "unit_budget")
    of = entry(at, "Bad")
    assert at.attempt(of, choice(at, of, "row", "total")).effect.same


def test_a_title_that_no_profile_knows(tmp_path: Path) -> None:
    at = session(tmp_path, FIRST.replace("Verksamhetsplan 2026", "Vägvisare 2026"))
    assert at.now.found is None
    assert {each.key for each in at.choices(entry(at, "Vägvisare"))} == {"title"}
    assert at.choices(entry(at, "Vi vill")) == ()
    say(at, "Vägvisare", None, "title", "")
    assert at.now.found is not None
    assert at.now.found.plan["metadata"]["title"] == "Vägvisare 2026"


def test_a_year_in_a_heading_is_any_years(tmp_path: Path) -> None:
    at = session(tmp_path, FIRST.replace("## Vi vill", "## Det vill vi 2026 och framåt"))
    say(at, "Det vill", None, "role", "committee_goals")
    assert at.now.own["section"] == [{"role": "committee_goals", "headings": ["Det vill vi {year} och framåt"]}]
    assert at.now.lines.counts["goal"] == 2


def test_a_word_that_a_profile_reads_otherwise_is_no_choice(tmp_path: Path) -> None:
    at = session(tmp_path, FIRST.replace("## Vi vill", "## *vill"))
    assert {each.key for each in at.choices(entry(at, "*vill"))} == {"forget"}


def test_another_choice_takes_the_place_of_the_first() -> None:
    rows = [ProfileRule(("section",), "Vi vill"), ProfileRule(("ignore", "headings"), "Vi vill")]
    own = taught({}, [ProfileRule(("section", "goals"), "Vi vill")], rows)
    own = taught(own, [ProfileRule(("section", "risks"), "Vi vill")], rows)
    assert own == {"section": [{"role": "risks", "headings": ["Vi vill"]}]}
    own = taught(own, [ProfileRule(("ignore", "headings"), "vi vill")], rows)
    assert own == {"ignore": {"headings": ["vi vill"]}}
    assert taught(own, [], rows) == {}


OWN = """\
# Ekvik skriver så här.
extends = "general"

[tables.risks]  # tabellen sist i planen
controls = [
    "Åtgärd",  # före 2024
    "Insats"  # därefter
]

[[section]]
# Nämndens egna mål
role = "committee_goals"
headings = ["Löften"]  # sedan 2020

[ignore]
columns = ["Anm."]
"""


def test_saving_keeps_what_a_person_wrote(tmp_path: Path) -> None:
    path = tmp_path / "ekvik.toml"
    path.write_text(OWN, encoding="utf-8")
    at = Teaching(document(), path, lambda _: path)
    say(at, "Vi vill", None, "role", "committee_goals")
    say(at, "Händelse |", None, "kind", "risks")
    say(at, "Motdrag", None, "column", "controls")
    assert at.save()
    assert not at.unsaved
    made = path.read_text(encoding="utf-8")
    kept = [line for line in OWN.splitlines() if line and "Insats" not in line and "Löften" not in line]
    assert [line for line in made.splitlines() if line in kept] == kept
    assert '    "Insats",  # därefter\n    "Motdrag",\n]\nprocess = ["Händelse"]' in made
    assert 'headings = ["Löften", "Vi vill"]  # sedan 2020' in made
    assert tomllib.loads(made)["ignore"] == {"columns": ["Anm."]}


PLACES = (
    *(("section", role) for role in ("committee_goals", "budget", "text")),
    *(("tables", "risks", field) for field in ("controls", "process")),
    *(("ignore", name) for name in ("columns", "headings")),
    *(("table_kinds", "risks"), ("years", "own"), ("goals", "fields", "description"), ("budget", "rows", "total")),
)
WORDS = st.sampled_from(["Löften", "Åtgärd", 'a "b" \\c', "[x] # y", "en = två", "Vi vill", "Motdrag"])


@given(st.lists(st.tuples(st.sampled_from(PLACES), WORDS, st.booleans()), max_size=8), st.sampled_from(["", OWN]))
def test_a_file_says_what_was_taught_whatever_that_is(told: list[tuple[tuple[str, ...], str, bool]], text: str) -> None:
    own = {key: value for key, value in tomllib.loads(text).items() if key != "extends"}
    for place, word, forget in told:
        rule = ProfileRule(place, word)
        own = taught(own, () if forget else (rule,), (rule,))
        text = rewritten(text, own)
        assert pruned({key: value for key, value in tomllib.loads(text).items() if key != "extends"}) == own
    assert text.startswith("# Ekvik skriver så här.\nextends") or not text.startswith("# Ekvik")


def test_a_profile_is_never_overwritten_unseen(tmp_path: Path) -> None:
    at = session(tmp_path)
    say(at, "Vi vill", None, "role", "committee_goals")
    at.path.parent.mkdir()
    at.path.write_text("# En annans\n", encoding="utf-8")
    with pytest.raises(VpbdiffError) as told:
        at.save()
    assert told.value.problems[0].key == "teach.changed-meanwhile"
    assert at.path.read_text(encoding="utf-8") == "# En annans\n"
    assert at.unsaved


def test_a_profile_set_in_another_way_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ekvik.toml"
    path.write_text('budget.rows.total = ["Allt"]\n', encoding="utf-8")
    at = Teaching(document(), path, lambda _: path)
    say(at, "tkr |", None, "kind", "unit_budget")
    say(at, "Allt", TeachableKind.ROW, "row", "total")
    with pytest.raises(VpbdiffError) as told:
        at.save()
    assert told.value.problems[0].key == "teach.not-kept"
    assert path.read_text(encoding="utf-8") == 'budget.rows.total = ["Allt"]\n'


def test_the_municipalitys_profile_is_read_by_where_it_is_there_already(tmp_path: Path) -> None:
    at = teach(session(tmp_path))
    at.save()
    again = session(tmp_path, SECOND)
    assert not again.is_new
    assert again.now.lines.counts == at.now.lines.counts
    assert not again.save()
