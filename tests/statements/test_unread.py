"""What no reader could take in stands in every report, and nothing is called the same on its account."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from tests.support.gated import DEFAULT, NONE, errors, rules, verdict
from tests.support.plans import goal, plan, raw_plan, risk, risks, section, unit
from tests.support.reviewing import FRAME, WIDE, Reviewed, review
from tests.support.shown import words
from vpbdiff.base.errors import Level
from vpbdiff.cli import cli
from vpbdiff.compare import compare
from vpbdiff.gate import Rule, judge
from vpbdiff.memo import OUTLINES, pictures
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import BRIEF, SECTIONS, memo
from vpbdiff.merge.three_way import merge
from vpbdiff.model.changes import Absence, Comparison
from vpbdiff.model.entities import ENTITIES
from vpbdiff.render import Shown, names, renderer
from vpbdiff.statements.options import Options
from vpbdiff.store import plan_from_json
from vpbdiff.views.first_screen import alerts
from vpbdiff.wording import LANGUAGES, Wording
from vpbdiff.wording.catalogue import messages

Raw = dict[str, Any]

PICTURE: Raw = {"kind": "table_picture", "place": {"page": 12, "heading": "Nyckeltal"}, "digest": "a1b2c3d4e5f60718"}
SHOWN: Raw = {**PICTURE, "shows": {"text": "Volymer i hemtjänsten", "by": "controller", "date": "2025-11-03"}}
KINDS = ("table_picture", "picture", "page", "chart", "object", "diagram", "form_field", "formula", "other")

SAYS_ABSENCE = re.compile(r"(?i)oförändra|unchanged|skiljer sig inte|samma innehåll|same content")
THIRD = set(messages()["absence.compared"])
WHOLE = {re.escape(text) for key in ("absence.none", "absence.editorial.one") for text in messages()[key]}


def pair(old: list[Raw], new: list[Raw], **content: Any) -> Comparison:
    """Two plans that say the same but for what could not be read."""
    held = {"goals": [goal("Trygga äldre", {"title": "Öppet hus"})], **content}
    return compare(plan(2025, **held, unread=old), plan(2025, version="ny", **held, unread=new))


SIDES = pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param([PICTURE], [], id="in the old plan"),
        pytest.param([], [PICTURE], id="in the new plan"),
        pytest.param([SHOWN], [SHOWN], id="in both, and said what it shows"),
    ],
)


@SIDES
def test_nothing_is_called_the_same(old: list[Raw], new: list[Raw]) -> None:
    comparison = pair(old, new)
    assert comparison.unchanged().absence is Absence.IN_COMPARED
    assert {comparison.unchanged(entity).absence for entity in ENTITIES} == {Absence.IN_COMPARED}


@SIDES
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", names(Shown.DIFF))
def test_it_stands_in_every_format_of_the_comparison(form: str, language: str, old: list[Raw], new: list[Raw]) -> None:
    told = words(renderer(Shown.DIFF, form)(pair(old, new), Wording(language), Options()))
    assert told.count("Nyckeltal") >= len(old) + len(new)
    if form != "json":
        said = told
        for third in THIRD:
            said = said.replace(third, "")
        assert not re.search("|".join((SAYS_ABSENCE.pattern, *WHOLE)), said)


def test_the_json_has_it_by_plan() -> None:
    told = json.loads(str(renderer(Shown.DIFF, "json")(pair([PICTURE], [SHOWN]), Wording(), Options())))
    (one,), (other,) = told["old"]["unread"], told["new"]["unread"]
    assert (one["kind"], one["place"], one["shows"]) == ("table_picture", PICTURE["place"], None)
    assert other["shows"] == SHOWN["shows"]


@SIDES
@pytest.mark.parametrize("sections", [*OUTLINES.values(), BRIEF, ("changes",)], ids=[*OUTLINES, "brief", "one section"])
def test_every_memo_names_it(sections: tuple[str, ...], old: list[Raw], new: list[Raw]) -> None:
    scope = MemoContext(judge(pair(old, new), NONE, DEFAULT), DEFAULT.decision_from_index)
    assert set(sections) <= set(SECTIONS)
    text = str(renderer(Shown.MEMO, "markdown")(memo(scope, sections), Wording(), Options()))
    assert len(re.findall("under rubriken [«”]Nyckeltal[»”]", text)) >= len(old) + len(new)
    assert not SAYS_ABSENCE.search(text)


@pytest.mark.parametrize(
    ("old", "new", "where", "fails"),
    [
        pytest.param([PICTURE], [], "old", True, id="nobody has said what the old plan's picture shows"),
        pytest.param([], [PICTURE], "new", True, id="nobody has said what the new plan's picture shows"),
        pytest.param([], [SHOWN], "new", False, id="somebody has"),
    ],
)
def test_the_gate_has_a_rule_of_its_own(old: list[Raw], new: list[Raw], where: str, fails: bool) -> None:
    comparison = pair(old, new)
    found = judge(comparison, NONE, DEFAULT)
    (finding,) = found.of_rule(Rule.UNREAD)
    assert (str(finding.place.where), finding.place.pointer) == (where, "/unread/0")
    assert (finding.level is Level.ERROR, found.passed) == (fails, not fails)


def test_a_change_with_its_reason_does_not_hide_it() -> None:
    old, new = plan(2025, goals=[goal("A")]), plan(2026, goals=[goal("B")], unread=[PICTURE])
    assert Rule.UNREAD in rules(errors(verdict(old, new)))


LESS: Raw = {
    "goals": [goal("Trygga äldre", {"title": "Öppet hus"})],
    "internal_control_plan": risks(risk("Jourhem", "", "Kontroll av avtal", index=12), risk("Fel"), risk("Fusk")),
    "sections": [section("Personal", "Alla medarbetare får en mentor.")],
    "organisation": {"units": [unit("Hamnenheten", "Bryggor")]},
}
MORE: Raw = {
    "goals": [*LESS["goals"], goal("Ren luft", {"title": "Väva sjalar"}, measures=[{"title": "Andel vävda sjalar"}])],
    "internal_control_plan": risks(
        risk("Jourhem", "", "Kontroll av avtal", "Granskning av båtar", index=12),
        *(risk("Fel", index=12), risk("Fusk"), risk("Brand i båthus", "", "Prov av släckare", index=12)),
    ),
    "sections": [section("Personal", "Alla medarbetare får en mentor.", "Alla ska erbjudas handledning i båtvett.")],
    "organisation": {"units": [unit("Hamnenheten", "Bryggor", "Slip")]},
    "assignments": [{"title": "Nämnden får i uppdrag att utreda bryggor."}],
}
"""What one plan has, and what the other has where less of it was read: some of each sort that a memo names."""


def gone(*unread: Raw) -> Comparison:
    """A plan that lost some of what it had, with something in the new plan that could not be read."""
    return compare(plan(2025, **MORE), plan(2026, **LESS, unread=list(unread)))


def came(*unread: Raw) -> Comparison:
    """A plan that has more than the one before, in which something could not be read."""
    return compare(plan(2025, **LESS, unread=list(unread)), plan(2026, **MORE))


PairOf = Callable[..., Comparison]
ONE_SIDED = pytest.mark.parametrize(
    ("pair_of", "key", "doubt"),
    [
        pytest.param(gone, "gone-unproved", "kan stå kvar i det som inte kunde läsas", id="gone, by the new plan"),
        pytest.param(came, "new-unproved", "kan ha stått i det som inte kunde läsas", id="new, by the old plan"),
    ],
)


@ONE_SIDED
@pytest.mark.parametrize("form", names(Shown.DIFF))
def test_what_one_plan_has_may_stand_in_what_could_not_be_read(
    form: str, pair_of: PairOf, key: str, doubt: str
) -> None:
    held = ([PICTURE], [SHOWN], [])
    told = [words(renderer(Shown.DIFF, form)(pair_of(*each), Wording(), Options())) for each in held]
    mark = key if form == "json" else doubt.removeprefix("kan ").removesuffix(" det som inte kunde läsas")
    assert [mark in each for each in told] == [True, False, False]


@ONE_SIDED
def test_what_may_stand_there_takes_no_line_from_the_changes(pair_of: PairOf, key: str, doubt: str) -> None:
    (line,) = alerts(pair_of(PICTURE), Wording(), Options())
    assert doubt in "".join(span.text for span in line.spans), key


SURE = re.compile(r"(?i)\btas\b.*\bbort\b|borttag|\bär ny|\bny(?:a|tt)?\b|tillkommer|stryks|hade inga sådana")
"""Words that say for certain that something came or went."""


@ONE_SIDED
@pytest.mark.parametrize("sections", [*OUTLINES.values(), BRIEF, ("pictures",)], ids=[*OUTLINES, "brief", "pictures"])
def test_a_memo_says_no_more_of_it(sections: tuple[str, ...], pair_of: PairOf, key: str, doubt: str) -> None:
    for unread, says in (([PICTURE], False), ([], True)):
        scope = MemoContext(judge(pair_of(*unread), NONE, DEFAULT), DEFAULT.decision_from_index)
        if sections == ("pictures",):
            (picture,) = pictures.risks(scope)
            text = "".join(span.text for span in picture.spans) + str(picture.drawing)
        else:
            text = str(renderer(Shown.MEMO, "markdown")(memo(scope, sections), Wording(), Options()))
            assert (doubt in text) is not says, key
        found = [each for each in text.splitlines() if doubt not in each and SURE.search(each)]
        assert bool(found) is says or sections == BRIEF


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_words(kind: str, language: str) -> None:
    found = [{"kind": kind, "place": {"page": page}} for page in (3, 4)]
    text = str(renderer(Shown.DIFF, "text")(pair(found[:1], found), Wording(language), Options(width=500)))
    assert Wording(language).say(f"unread.{kind}.one") in text


def snapshot(folder: Path, year: int, *unread: Raw, **content: Any) -> Path:
    path = folder / f"{year}.json"
    held = raw_plan(year, goals=[goal("Trygga äldre")], documents=["plan.docx", "ikp.pdf"], unread=list(unread))
    path.write_text(json.dumps({**held, **content}, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("TBD senare", False),
        ("Vet inte", False),
        ("Ingen aning", False),
        ("asdf qwer", False),
        ("...", False),
        ("ok", False),
        ("En tabell med siffror.", False),
        ("Samma som förra året", False),
        ("Ingen text", True),
        ("Logotyp", True),
        ("Ingenting", True),
        ("Tom sida", True),
        ("Inga siffror, bara ett foto", True),
        ("Nämndens organisation, som i avsnitt 2", True),
    ],
)
def test_what_is_said_of_it_tells_something(text: str, told: bool) -> None:
    """Also where it was put into the snapshot by hand."""
    said = {**PICTURE, "shows": {**SHOWN["shows"], "text": text}}
    found = judge(pair([], [said]), NONE, DEFAULT)
    assert (Rule.UNREAD not in rules(errors(found))) is told


@pytest.mark.parametrize(
    ("name", "answered"),
    [
        pytest.param("1", [0], id="by number"),
        pytest.param("a1b2c3d4", [0], id="by the beginning of the digest"),
        pytest.param("ikp.pdf", [1, 2], id="a document at once"),
    ],
)
def test_a_person_says_what_it_shows(tmp_path: Path, name: str, answered: list[int]) -> None:
    pages = [{"kind": "page", "place": {"page": page}, "document": 2} for page in (3, 4)]
    path = snapshot(tmp_path, 2025, PICTURE, *pages)
    done = CliRunner().invoke(cli, ["import", str(path), "--shows", name, "Volymer", "--by", "controller"])
    assert done.exit_code == 0, done.output
    held = json.loads(path.read_text(encoding="utf-8"))["unread"]
    assert [number for number, each in enumerate(held) if "shows" in each] == answered
    assert {(each["shows"]["text"], each["shows"]["by"]) for each in held if "shows" in each} == {
        ("Volymer", "controller")
    }


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param(["--shows", "1", "Volymer"], "import.shows-by-whom", id="by nobody"),
        pytest.param(["--shows", "9", "Volymer", "--by", "controller"], "import.shows-nothing", id="no such thing"),
        pytest.param(["--shows", "0", "Volymer", "--by", "controller"], "import.shows-nothing", id="counted from 1"),
        pytest.param(["--shows", "a1b2", "Volymer", "--by", "controller"], "import.shows-nothing", id="too short"),
        pytest.param(
            ["--shows", "1", "TBD senare", "--by", "controller"], "import.shows-no-text", id="that it comes later"
        ),
        pytest.param(
            ["--shows", "1", "…", "--by", "controller"], "import.shows-no-text", id="the command as it is told"
        ),
    ],
)
def test_what_is_not_said_is_not_written(tmp_path: Path, words: list[str], key: str) -> None:
    path = snapshot(tmp_path, 2025, PICTURE)
    before = path.read_bytes()
    done = CliRunner().invoke(cli, ["import", str(path), *words])
    assert done.exit_code == 2
    assert messages()[key].sv.partition("{")[0] in done.output
    assert path.read_bytes() == before


def test_the_exit_status_of_a_comparison_is_no_sentence_of_absence(tmp_path: Path) -> None:
    paths = [str(snapshot(tmp_path, year, PICTURE)) for year in (2025, 2026)]
    assert CliRunner().invoke(cli, ["diff", *paths, "--exit-code"]).exit_code == 1
    assert CliRunner().invoke(cli, ["check", *paths]).exit_code == 1


def test_a_new_import_keeps_what_was_said_while_the_object_is_the_same() -> None:
    base, mine = raw_plan(2025, unread=[PICTURE]), raw_plan(2025, unread=[SHOWN])
    assert merge(base, mine, base).raw["unread"] == [SHOWN]
    other = {**PICTURE, "digest": "ffffffffffffffff"}
    assert merge(base, mine, raw_plan(2025, unread=[other])).raw["unread"] == [other]


def test_what_has_no_digest_is_not_known_again() -> None:
    bare = {name: value for name, value in PICTURE.items() if name != "digest"}
    base, mine = raw_plan(2025, unread=[bare]), raw_plan(2025, unread=[{**bare, "shows": SHOWN["shows"]}])
    assert merge(base, mine, base).raw["unread"] == [bare]


@given(raw=strategies.raw_plans(), kind=st.sampled_from(KINDS), side=st.sampled_from((0, 1)))
def test_no_output_claims_absence_over_any_plan(raw: Raw, kind: str, side: int) -> None:
    sides = [{**raw, "unread": [{"kind": kind, "place": {"page": 7}}]}, raw]
    comparison = compare(*(plan_from_json(each) for each in (sides if side == 0 else sides[::-1])))
    found = judge(comparison, NONE, DEFAULT)
    assert not found.passed
    scope = MemoContext(found, DEFAULT.decision_from_index)
    texts = [str(renderer(Shown.DIFF, form)(comparison, Wording(), Options())) for form in ("text", "csv")]
    texts += [
        str(renderer(Shown.MEMO, "markdown")(memo(scope, each), Wording(), Options())) for each in OUTLINES.values()
    ]
    plans = " ".join(str(value) for item in comparison.new.items() for value in item.fields.values())
    if not SAYS_ABSENCE.search(plans):
        assert [text for text in texts if SAYS_ABSENCE.search(text)] == []
    assert [text for text in texts if "sida 7" not in text.replace("\n  ", " ").replace("sida\n", "sida ")] == []


@SIDES
@pytest.mark.parametrize("outline", OUTLINES)
def test_a_memo_that_nobody_has_edited_is_in_order(
    tmp_path: Path, outline: str, old: list[Raw], new: list[Raw]
) -> None:
    paths = [str(snapshot(tmp_path, year, *held)) for year, held in ((2025, old), (2026, new))]
    written = str(tmp_path / "memo.md")
    runner = CliRunner()
    assert runner.invoke(cli, ["summary", *paths, "--outline", outline, "-o", written]).exit_code == 0
    done = runner.invoke(cli, ["summary", *paths, "--outline", outline, "--verify", written])
    assert done.exit_code == 0, done.output


def test_the_reviews_first_view_says_how_much_was_not_read(tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        assert "1 del av planerna är inte läst" in " ".join(at.shown.translate(FRAME).split())

    paths = snapshot(tmp_path, 2025), snapshot(tmp_path, 2026, SHOWN, goals=[goal("Trygga barn")])
    review((str(paths[0]), str(paths[1])), script, WIDE)


def test_an_import_is_done_when_a_person_has_said_what_every_unread_part_shows(tmp_path: Path) -> None:
    """What else was not understood still asks for a person."""
    picture = "![Tabell](data:image/png;base64,AAAA)"
    body = "## Driftbudget\n\ntkr\tBudget 2026\nStab\t700\nSumma\t{}\n\nSlut på texten.\n\n{}\n"
    end = "\n## Nämndmål\n\n### Fler spelar\n\nMått\tMål 2026\nAntal\t9\n\n## Internkontrollplan\n\nMål saknas.\n"
    document, place = tmp_path / "plan.txt", tmp_path / "plan.json"
    for total, status in (("700", 0), ("7OO", 1)):
        place.unlink(missing_ok=True)
        text = f"# Verksamhetsplan 2026\n\nIdrottsnämnden\n\nNorrviks kommun\n\n{body.format(total, picture)}{end}"
        document.write_text(text.replace("Mål saknas.", "Inga risker.") + "\nProcess\tRisk\tRiskindex\nLån\tFel.\t9\n")
        words = ["import", str(document), "-o", str(place)]
        assert CliRunner().invoke(cli, words).exit_code == 1
        said = CliRunner().invoke(cli, [*words, "--shows", "1", "Volymer", "--by", "controller"])
        again = CliRunner().invoke(cli, words)
        assert (said.exit_code, again.exit_code) == (status, status), again.output
        for done in (said, again):
            assert ("Inte förstått" in done.output) is (status == 1), done.output
            assert "1 del ett svar" in done.output
            assert ("är oförändrad" in done.output) is (done is again), "what is said of a part is written"
            assert f"{status} förstods inte" in done.output
