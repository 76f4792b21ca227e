"""Sentences that seem to give a reason are shown with where they stand, and taken by nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.explaining import (
    GONE,
    NEW,
    OFFER,
    PLACE,
    RENT,
    SERIES,
    case,
    explain,
    new_plan,
    old_plan,
    project,
    write_plan,
)
from tests.support.plans import section
from vpbdiff.cli import cli
from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, SourceDocument
from vpbdiff.explanations import StatedIn
from vpbdiff.explanations.suggestions import MOST, Suggester, of_document, of_plan


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))


def suggested(name: str, *sentences: str) -> list[str]:
    """What is suggested for the change of this name out of these sentences."""
    lines = tuple(Block(BlockKind.TEXT, text, number, apart=True) for number, text in enumerate(sentences, start=1))
    subject = next(each.subject for each in case().verdict.standing.stands if each.subject.record.name == name)
    return [each.passage.text for each in Suggester(of_document(SourceDocument("memo.txt", lines))).of(subject)]


OTHERS = (
    "Nämnden ansvarar för omsorgen om barn och vuxna i Ekvik.",
    "Sammanträdet ägde rum i stadshuset under två timmar.",
    "Arbetet leds av förvaltningens ledningsgrupp varje vecka.",
)

REASONS = {
    "a cause and the rare word of the name": (GONE, "Förrådet behövs inte eftersom arkivet har flyttat."),
    "a decision and the name": (NEW, "Kommunfullmäktige har beslutat att öppna en träffpunkt i centrum."),
    "the very amount and the row": ("Vuxna", "Vuxna minskar med 5,4 mkr jämfört med 2024."),
    "the very amount in another unit": ("Vuxna", "Färre placeringar ger en minskning med 5 400 tkr."),
    "an index of all units": ("Barn och unga", "Samtliga verksamheter får en uppräkning med 1 procent."),
    "the frame": ("Nettokostnader", "Kommunfullmäktige har beslutat om en ram på 75,1 mkr för nämnden."),
}


@pytest.mark.parametrize(("name", "sentence"), REASONS.values(), ids=REASONS)
def test_what_seems_to_give_the_reason_is_suggested(name: str, sentence: str) -> None:
    assert suggested(name, *OTHERS, sentence) == [sentence]


NO_REASONS = {
    "no word of cause": (GONE, "Förrådet ligger vid torget och är rött."),
    "no word of the change": (GONE, "Nämnden har beslutat om en ny rutin för möten."),
    "a row's name and no money": ("Vuxna", "Vuxna får stöd eftersom de behöver det varje dag."),
    "another amount": ("Vuxna", "Kostnaderna för städning minskar med 0,3 mkr."),
    "the changed text itself": (OFFER, "Nämnden bör erbjuda läxhjälp till de flesta som vill."),
    "too short to be a sentence": (GONE, "Förrådet upphör."),
}


@pytest.mark.parametrize(("name", "sentence"), NO_REASONS.values(), ids=NO_REASONS)
def test_what_gives_none_is_not(name: str, sentence: str) -> None:
    assert suggested(name, *OTHERS, sentence) == []


def test_at_most_a_few_are_suggested() -> None:
    likely = [f"En träffpunkt öppnas i stadsdel {number} eftersom behovet ökar." for number in range(MOST + 1)]
    assert suggested(NEW, *OTHERS, *likely) == likely[:MOST]


def test_the_likeliest_comes_first() -> None:
    of_all = "Samtliga verksamheter får en uppräkning med 1 procent."
    of_this = "Vuxna minskar med 5,4 mkr jämfört med 2024."
    assert suggested("Vuxna", *OTHERS, of_all, of_this) == [of_this, of_all]


def test_a_sentence_over_a_lines_end_is_whole_and_stands_where_it_begins() -> None:
    blocks = (
        Block(BlockKind.TEXT, "Lokalerna ses över. Förrådet behövs inte", 4),
        Block(BlockKind.TEXT, "eftersom arkivet har flyttat.", 5),
        Block(BlockKind.TEXT, "Nästa stycke handlar om annat.", 7, apart=True),
    )
    found = [(each.text, each.number) for each in of_document(SourceDocument("memo.txt", blocks))]
    assert found == [
        ("Lokalerna ses över.", 4),
        ("Förrådet behövs inte eftersom arkivet har flyttat.", 4),
        ("Nästa stycke handlar om annat.", 7),
    ]


@pytest.mark.parametrize(
    ("place", "origin"),
    [
        (BlockPlace.LINE, StatedIn("memo", 4)),
        (BlockPlace.PAGE, StatedIn("memo", page=2)),
        (BlockPlace.PARAGRAPH, StatedIn("memo")),
    ],
)
def test_a_sentence_knows_its_place(place: BlockPlace, origin: StatedIn) -> None:
    block = Block(BlockKind.TEXT, "Förrådet behövs inte eftersom arkivet har flyttat.", 4, page=2)
    (found,) = of_document(SourceDocument("memo", (block,), place))
    assert found.origin == origin


def test_a_plans_sentences_stand_in_its_document() -> None:
    raw = new_plan()
    raw["documents"] = ["plan-2025.txt"]
    raw["sections"][0]["paragraphs"][1]["source"] = {"line": 17}
    write_plan(Path(), raw)
    found = {each.text: each.origin for each in of_plan(case().comparison.new)}
    assert found[RENT] == StatedIn("plan-2025.txt", 17)


def test_what_came_is_no_reason_for_itself_however_deep_it_stands() -> None:
    """A new section with a section in it: the sentence of the inner one belongs to what came."""
    own = "Samverkan om skolnärvaro inleds eftersom fullmäktige har beslutat om skolnärvaro."
    name, raw = "Samverkan om skolnärvaro", new_plan()
    raw["sections"].append(section(name, "Nytt.", sections=[section("Bakgrund", own)]))
    write_plan(Path(), raw)
    (subject,) = (each.subject for each in case().verdict.standing.stands if each.subject.record.name == name)
    found = Suggester(of_plan(case().comparison.new)).of(subject)
    assert own not in [each.passage.text for each in found]


class TestTheCommand:
    """It shows, and writes nothing."""

    def test_the_new_plan_is_searched(self) -> None:
        result = explain("--suggest")
        assert result.exit_code == 0
        assert RENT in " ".join(result.stdout.split())
        assert "Inget av detta är antecknat" in " ".join(result.stdout.split())
        assert not PLACE.exists()

    def test_a_document_is_searched_instead(self) -> None:
        Path("memo.txt").write_text(
            "# Ärendet\n\nFörrådet behövs inte eftersom arkivet har flyttat.\n", encoding="utf-8"
        )
        told = " ".join(explain("--suggest", "--document", "memo.txt").stdout.split())
        assert "«Förrådet behövs inte eftersom arkivet har flyttat.» memo.txt, rad 3" in told
        assert RENT not in told

    def test_of_one_change_alone(self) -> None:
        told = explain(GONE, "--suggest").stdout
        assert "förrådet" in told
        assert "Vuxna" not in told

    def test_what_has_a_reason_is_left_out(self) -> None:
        explain(GONE, "--text", "Nämnden har valt att satsa på annat.")
        assert RENT not in " ".join(explain("--suggest").stdout.split())

    def test_a_document_that_is_not_there_is_told(self) -> None:
        result = explain("--suggest", "--document", "nej.txt")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "nej.txt" in result.stderr


class TestLastYear:
    """Reasons that come back are offered as drafts, with where they are from; they explain nothing."""

    @pytest.fixture(autouse=True)
    def _last_year(self) -> None:
        """The plan for 2023, and what was said of the way from it to 2024."""
        raw = old_plan() | {"year": 2023}
        for row in (*raw["operating_budget"]["lines"], *raw["operating_budget"]["units"]):
            row["amounts"][0] |= {"year": 2023}
        raw["operating_budget"]["units"][1]["amounts"][0] |= {"kr": -29_700_000, "printed": "-29,7"}
        raw["goals"][0]["activities"][0]["description"] = "Nämnden ska erbjuda läxhjälp varje vecka."
        raw["sections"] = [section("Ekonomi", "Ramen är som förut.")]
        write_plan(Path(), raw)
        for words in (
            ("--index", "1,0", "--text", "Uppräkning för löner och priser."),
            (OFFER, "--text", "Fler barn behöver läxhjälp.", "--kind", "volym"),
            ("Ekonomi", "--text", "Stycket skrevs om en gång.", "--kind", "omprioritering"),
        ):
            self.last_year(*words)

    @staticmethod
    def last_year(*words: str) -> None:
        CliRunner().invoke(cli, ["explain", "2023", "2024", *words])

    def test_they_are_offered(self) -> None:
        told = " ".join(explain("--suggest").stdout.split()).replace("\N{NO-BREAK SPACE}", " ")
        assert "Förra årets skäl" in told
        assert "«Uppräkning för löner och priser.»" in told
        assert "«Fler barn behöver läxhjälp.»" in told
        assert f"utkast ur {SERIES.as_posix()}/2023-2024.explanations.json" in told

    def test_other_kinds_are_not(self) -> None:
        assert "skrevs om" not in explain("--suggest").stdout

    def test_they_stand_in_the_skeleton_as_comments(self) -> None:
        told = " ".join(explain("--todo").stdout.replace("\n#", "").split()).replace("\N{NO-BREAK SPACE}", " ")
        opening = "Förra årets skäl, ur 2023-2024.explanations.json:"
        assert f"{opening} «Fler barn behöver läxhjälp.»" in told
        assert f"{opening} «Uppräkning för löner och priser.» (1,0 % högre nettokostnad" in told
        assert explain("--from", "-", stdin=explain("--todo").stdout).exit_code == 0
        assert not PLACE.exists()

    def test_they_explain_nothing(self) -> None:
        assert "0 har ett" in explain().stdout
