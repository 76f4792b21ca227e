"""What a person writes in one line, read into what is meant: a change, a kind, a decision, a source, an amount."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.explaining import GONE, NEW, OFFER, SUPPORT, case, project
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.explanations import Decision, ReasonKind, StatedIn
from vpbdiff.explanations.file import checked, decision, origin
from vpbdiff.explanations.input import kronor, percent
from vpbdiff.explanations.subjects import Subject, choose, short_id
from vpbdiff.statements import reasons
from vpbdiff.wording import Wording


@pytest.fixture
def subjects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Subject, ...]:
    monkeypatch.chdir(project(tmp_path))
    return tuple(each.subject for each in case().verdict.standing.stands)


def of(name: str, subjects: tuple[Subject, ...]) -> Subject:
    return next(each for each in subjects if each.record.name == name)


class TestAChange:
    """By id, key or name, the strictest first."""

    @pytest.mark.parametrize("letters", [3, 6, 12], ids=lambda n: f"{n} letters")
    def test_is_named_by_the_beginning_of_its_id(self, letters: int, subjects: tuple[Subject, ...]) -> None:
        wanted = of(OFFER, subjects)
        assert choose(short_id(wanted, whole=True)[:letters], subjects).only == wanted

    def test_is_not_named_by_one_letter_of_its_id(self, subjects: tuple[Subject, ...]) -> None:
        assert choose(short_id(of(OFFER, subjects))[:1], subjects).only is None

    def test_is_named_by_its_key(self, subjects: tuple[Subject, ...]) -> None:
        assert choose(of(GONE, subjects).item, subjects).only == of(GONE, subjects)

    @pytest.mark.parametrize(
        "word",
        [OFFER, OFFER.upper(), f"  {OFFER.replace(' ', '  ')} ", "Erbjuda läx"],
        ids=["as it stands", "in capitals", "with other spaces", "its beginning"],
    )
    def test_is_named_by_its_name(self, word: str, subjects: tuple[Subject, ...]) -> None:
        assert choose(word, subjects).only == of(OFFER, subjects)

    def test_is_meant_by_its_whole_name_though_another_begins_so(self, subjects: tuple[Subject, ...]) -> None:
        named = {each.record.name for each in subjects}
        assert {"Vuxna", "Vuxna och äldre"} <= named, "the unit's name begins as the row's does"
        assert choose("Vuxna", subjects).only == of("Vuxna", subjects)

    def test_may_be_several(self, subjects: tuple[Subject, ...]) -> None:
        chosen = choose("Erbjuda", subjects)
        assert (chosen.only, chosen.guessed) == (None, False)
        assert {each.record.name for each in chosen.found} == {OFFER, SUPPORT}

    def test_that_is_unknown_gets_the_nearest_names(self, subjects: tuple[Subject, ...]) -> None:
        chosen = choose("Öppna en träfpunkt", subjects)
        assert (chosen.only, chosen.guessed) == (None, True)
        assert chosen.found[0].record.name == NEW

    @pytest.mark.parametrize("word", ["", "   ", "xyzzy"])
    def test_like_nothing_gets_nothing(self, word: str, subjects: tuple[Subject, ...]) -> None:
        assert choose(word, subjects).only is None


DECISIONS = {
    "all its parts": (
        "Omsorgsnämnden 2024-12-09 § 98 ON/2024:12",
        Decision("Omsorgsnämnden", "2024-12-09", "§ 98", "ON/2024:12"),
    ),
    "in another order, with commas": (
        "ON/2024:12, § 98, Omsorgsnämnden, 2024-12-09",
        Decision("Omsorgsnämnden", "2024-12-09", "§ 98", "ON/2024:12"),
    ),
    "a body and a paragraph": ("KF § 12", Decision("KF", None, "§ 12", None)),
    "a paragraph without a space": ("KF §12", Decision("KF", None, "§12", None)),
    "two paragraphs": ("KF §§ 12–13", Decision("KF", None, "§§ 12–13", None)),
    "a paragraph with a letter": ("KF § 12 a", Decision("KF", None, "§ 12 a", None)),
    "a reference with its word": ("dnr KS 2024/31", Decision(None, None, None, "KS 2024/31")),
    "a reference with hyphens": ("ON-2024-00123", Decision(None, None, None, "ON-2024-00123")),
    "a date alone": ("2024-12-09", Decision(None, "2024-12-09", None, None)),
    "a body of two words": ("Ekviks kommunfullmäktige 2024-11-25", Decision("Ekviks kommunfullmäktige", "2024-11-25")),
    "what has no form of its own is the body": (
        "Kommunfullmäktige i november 2024",
        Decision("Kommunfullmäktige i november 2024"),
    ),
}


@pytest.mark.parametrize(("text", "parts"), DECISIONS.values(), ids=DECISIONS)
def test_a_decision_is_read_in_its_parts(text: str, parts: Decision) -> None:
    assert decision(text) == parts


@pytest.mark.parametrize(
    ("section", "shown"),
    [("118", "KF 2024-12-09 § 118"), ("12 a", "KF 2024-12-09 § 12 a"), ("§ 118", "KF 2024-12-09 § 118")],
)
def test_a_section_given_by_its_number_alone_has_its_sign(section: str, shown: str) -> None:
    assert reasons.reference(Decision("KF", "2024-12-09", section)) == shown


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Omsorgsnämnden", "explain.no-decision"),
        ("", "explain.no-decision"),
        ("KF 2024-02-30", "explain.no-date"),
    ],
    ids=["a body alone", "nothing", "a day that does not exist"],
)
def test_what_refers_to_no_decision_is_refused(text: str, key: str) -> None:
    with pytest.raises(VpbdiffError) as refused:
        decision(text)
    assert refused.value.problems[0].key == key


@given(
    st.sampled_from(["Omsorgsnämnden", "KF", "Ekviks kommunstyrelse"]),
    st.dates().map(lambda day: day.isoformat()),
    st.integers(1, 999).map("§ {}".format),
    st.permutations(range(3)),
)
def test_the_order_of_a_decisions_parts_is_free(body: str, day: str, section: str, order: list[int]) -> None:
    words = (body, day, section)
    assert decision(" ".join(words[place] for place in order)) == Decision(body, day, section)


@pytest.mark.parametrize("day", ["2024-13-01", "20241209", "2024-1-9", "i går", ""])
def test_a_date_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(VpbdiffError):
        checked(day)


SOURCES = {
    "a line": ("protokoll.txt:12", StatedIn("protokoll.txt", 12)),
    "a line in words": ("protokoll.txt, rad 12", StatedIn("protokoll.txt", 12)),
    "a page": ("protokoll.pdf s. 3", StatedIn("protokoll.pdf", page=3)),
    "a page after a colon": ("protokoll.pdf:s3", StatedIn("protokoll.pdf", page=3)),
    "an English page": ("minutes.pdf p. 3", StatedIn("minutes.pdf", page=3)),
    "a document alone": ("Tjänsteskrivelse", StatedIn("Tjänsteskrivelse")),
    "a folder and spaces": ("mina filer/protokoll 2024.txt:7", StatedIn("mina filer/protokoll 2024.txt", 7)),
}


@pytest.mark.parametrize(("text", "place"), SOURCES.values(), ids=SOURCES)
def test_a_source_is_read_with_its_place(text: str, place: StatedIn) -> None:
    assert origin(text) == place


KINDS = {
    "lag": ReasonKind.LAW,
    "Beslut": ReasonKind.DECISION,
    "omprioritering": ReasonKind.PRIORITY,
    "index": ReasonKind.INDEX,
    "uppräkning": ReasonKind.INDEX,
    "volym": ReasonKind.VOLUME,
    "besparing": ReasonKind.SAVING,
    "effektivisering": ReasonKind.SAVING,
    "teknisk  justering": ReasonKind.TECHNICAL,
    "avslutad": ReasonKind.FINISHED,
    "ordalydelse": ReasonKind.WORDING,
    "fel rättat": ReasonKind.ERROR,
    "saving": ReasonKind.SAVING,
    "error corrected": ReasonKind.ERROR,
    "error-corrected": ReasonKind.ERROR,
    "re-prioritisation": ReasonKind.PRIORITY,
    "annat": None,
    "…": None,
}


@pytest.mark.parametrize(("word", "kind"), KINDS.items(), ids=KINDS)
def test_a_kind_is_known_by_its_word_in_either_language(word: str, kind: ReasonKind | None) -> None:
    assert reasons.kind_of(word) is kind


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_kind_has_words_and_no_two_share_one(lang: str) -> None:
    words = [word for kind in ReasonKind for word in reasons.kind_words(kind, Wording(lang))]
    assert len(words) == len(set(words))
    assert all(reasons.kind_of(word) is not None for word in words)


AMOUNTS = {
    "a hyphen for minus": ("-6 mkr", -6_000_000),
    "a minus": ("−6 mkr", -6_000_000),
    "a decimal comma": ("1,25 mnkr", 1_250_000),
    "thousands": ("250 tkr", 250_000),
    "kronor with spaces": ("1 250 000 kr", 1_250_000),
    "without a space": ("6mkr", 6_000_000),
    "a plus": ("+0,5 mkr", 500_000),
}


@pytest.mark.parametrize(("text", "kr"), AMOUNTS.values(), ids=AMOUNTS)
def test_an_amount_has_a_sign_and_a_unit(text: str, kr: int) -> None:
    assert kronor(text) == kr


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("-6", "explain.no-unit"),
        ("1,2", "explain.no-unit"),
        ("0 mkr", "explain.amount-of-nothing"),
        ("1.5 mkr", "explain.not-an-amount"),
        ("sex mkr", "explain.not-an-amount"),
        ("6 procent", "explain.not-an-amount"),
        ("", "explain.not-an-amount"),
    ],
)
def test_what_is_no_amount_is_never_guessed(text: str, key: str) -> None:
    with pytest.raises(VpbdiffError) as refused:
        kronor(text)
    assert refused.value.problems[0].key == key


@pytest.mark.parametrize(
    ("text", "figure"), [("1,0", "1,0"), ("1 %", "1"), ("−0,5 procent", "−0,5"), ("+2,25%", "2,25")]
)
def test_an_index_is_kept_as_a_figure(text: str, figure: str) -> None:
    assert percent(text) == figure


@pytest.mark.parametrize("text", ["0", "1.0", "en procent", "1 mkr", ""])
def test_what_is_no_index_is_refused(text: str) -> None:
    with pytest.raises(VpbdiffError):
        percent(text)
