"""Numbers and dates in words: every part of the program that reads or prints them goes by the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from tests.support.plans import plan, section
from vpbdiff.claims import find
from vpbdiff.language import numerals
from vpbdiff.language.abbreviations import read
from vpbdiff.language.limits import LimitKind, read_limits
from vpbdiff.language.sentences import Sentence, split
from vpbdiff.language.spelling import Vocabulary, Witness, editorial
from vpbdiff.language.tokens import tokenize
from vpbdiff.memo.facts import StatedFacts
from vpbdiff.model.changes import Significance
from vpbdiff.statements.phrases import number_word
from vpbdiff.textdiff import compare_texts
from vpbdiff.wording import Wording

TO_TWENTY = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"


def number_words() -> Iterator[tuple[str, int]]:
    yield from ((word, value) for value, word in enumerate(TO_TWENTY.split()))
    yield "ett", 1
    for tens, word in enumerate(TENS.split(), 2):
        yield word, 10 * tens
        for unit, digit in zip(TO_TWENTY.split()[1:10], range(1, 10), strict=True):
            yield word + unit, 10 * tens + digit
        yield f"{word}ett", 10 * tens + 1


WORDS = dict(number_words())
LARGE = {
    "hundra": 100,
    "etthundra": 100,
    "hundraett": 101,
    "tvåhundrafemtio": 250,
    "niohundranittionio": 999,
    "tusen": 1000,
    "ettusen": 1000,
    "tolvhundra": 1200,
    "tvåtusenfemhundra": 2500,
    "tjugofemtusen": 25_000,
    "tvåhundratusen": 200_000,
}


def counted_by_a_claim(word: str) -> int | None:
    counts = [each.count for each in find(plan(sections=[section("Mål", f"Planen har {word} nämndmål.")]))]
    return counts[0] if len(counts) == 1 else None


def read_as_a_limit(word: str) -> Fraction | None:
    found = read_limits(f"minst {word} besök")
    return next((limit.value for _, limit in found if limit.kind is LimitKind.AT_LEAST and limit.of == "besök"), None)


READERS: dict[str, Callable[[str], object]] = {
    "numerals": numerals.parse,
    "claims": counted_by_a_claim,
    "limits": read_as_a_limit,
}


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_knows_every_number_word(reader: str) -> None:
    read = READERS[reader]
    words = WORDS | LARGE
    assert {word: read(word) for word in words} == words


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "word", ["entre", "entré", "trea", "tiotal", "sextiden", "etapp", "tusende", "hundraårig", "sjuk"]
)
def test_no_reader_takes_another_word_for_a_number(reader: str, word: str) -> None:
    assert READERS[reader](word) is None


def test_no_number_word_is_taken_for_a_slip_of_another_word() -> None:
    nothing = Witness(Vocabulary(), (), ())
    taken = [
        word
        for word in WORDS
        if word not in numerals.ARTICLES
        for old, new in [(tokenize(word)[0], tokenize(f"{word[:-1]}q")[0])]
        if editorial(old, new, nothing) is not None
    ]
    assert taken == []


def test_no_number_word_is_what_a_sentence_speaks_of() -> None:
    assert {topic for word in WORDS for topic in Sentence(tokenize(word)).topics} == set()


@pytest.mark.parametrize("count", range(2, 20))
def test_every_writer_prints_words_to_twelve_and_figures_beyond(count: int) -> None:
    expected = TO_TWENTY.split()[count] if count <= 12 else str(count)
    assert numerals.number(count) == expected
    assert number_word(count, Wording("sv")) == expected
    assert number_word(count, Wording("en")).isdigit() == (count > 12)
    assert bool(StatedFacts(f"Planen har {expected} mål.").counts) == (count <= 12)


@pytest.mark.parametrize(("word", "value"), list(numerals.ORDINALS.items())[2:])
def test_every_ordinal_says_how_often_and_is_never_a_slip(word: str, value: int) -> None:
    assert [limit.value for _, limit in read_limits(f"var {word} vecka")] == [Fraction(52, value)]
    assert editorial(tokenize(word)[0], tokenize(f"{word[:-1]}q")[0], Witness(Vocabulary(), (), ())) is None


MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
SHORT = {
    "januari": ["jan"],
    "februari": ["feb", "febr"],
    "april": ["apr"],
    "augusti": ["aug"],
    "september": ["sep", "sept"],
    "oktober": ["okt"],
    "november": ["nov"],
    "december": ["dec"],
}


@pytest.mark.parametrize(("position", "month"), list(enumerate(MONTHS.split(), 1)))
def test_every_month_is_a_day_to_hold_and_never_a_slip_however_it_is_written(position: int, month: str) -> None:
    for written in (month, *SHORT.get(month, []), *(f"{short}." for short in SHORT.get(month, []))):
        (sentence,) = split(read(f"Rapporten lämnas senast den 15 {written} varje år"))
        days = [limit.value for _, limit in read_limits(sentence.line) if limit.kind is LimitKind.BY]
        assert days == [100 * position + 15]
        assert (
            compare_texts(f"klart i {month}", f"klart i {written}", Vocabulary()).significance == Significance.EDITORIAL
        )
    assert editorial(tokenize(month)[0], tokenize(f"{month[:-1]}q")[0], Witness(Vocabulary(), (), ())) is None


@pytest.mark.parametrize(
    "line",
    [
        *("en gång per vecka", "en gång i månaden", "minst ett besök", "lägst en handläggare", "åtminstone en dag"),
        *("inte färre än ett möte", "högst ett möte", "som mest en vecka", "max en dag", "upp till ett år"),
        *("inom en vecka", "inom loppet av ett år", "senast en månad efter beslut", "inte längre än en vecka"),
    ],
)
def test_one_is_a_limit_in_the_company_of_a_limit(line: str) -> None:
    assert [limit.kind for _, limit in read_limits(line)]
    assert read_limits("alla barn ska få en plan för ett gott liv") == ()


def test_one_goes_by_its_gender() -> None:
    assert [numerals.number(1), numerals.number(1, neuter=True)] == ["en", "ett"]
