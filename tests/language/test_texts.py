"""Two texts of one field: their words, and whether a difference is of substance or of form."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import within
from vpbdiff.model.changes import Op, Significance
from vpbdiff.textdiff import TextDifference, Vocabulary, compare_texts

ELSEWHERE = """
Hyresrådgivning ges på plats. Vuxenenheten och hyresrådgivningen samverkar om handläggning av ärenden och rutiner.
Kommunstyrelsen följer upp samverkan med föreningarna. Policyer antas av fullmäktige. Verksamheten har personal med
god kompetens, och barnen har förtroende för handläggarna. Vård ges på lika villkor, och våld i hemmet utreds.
"""
"""What else the two plans say: it tells which words are words."""


def difference(old: str, new: str) -> TextDifference:
    return compare_texts(old, new, Vocabulary.of([ELSEWHERE, old, new]))


class Row(NamedTuple):
    name: str
    old: str
    new: str


MATERIAL = (
    Row("a digit", "Det finns 12 platser.", "Det finns 13 platser."),
    Row("a digit's place", "från 5 till 10 mkr", "från 10 till 5 mkr"),
    Row("a decimal", "en ökning med 1,5 procent", "en ökning med 15 procent"),
    Row("a decimal or two numbers", "i grupp 2,5", "i grupp 2, 5"),
    Row("a sign", "förändring -5 mkr", "förändring 5 mkr"),
    Row("a per mille sign", "högst 5 ‰ av alla", "högst 5 av alla"),
    Row("a figure that is struck through", "minst 5 besök", "minst 5\u0336 besök"),
    Row("words that are struck through", "ska ge stöd", "ska ~~ge~~ stöd"),
    Row("about a figure", "i 5 veckor", "i ~5 veckor"),
    Row("a range or a list", "åldrarna 3-11 år", "åldrarna 3, 11 år"),
    Row("a figure in brackets", "ramen 6 (5,4) mkr", "ramen 6 5,4 mkr"),
    Row("thousands", "högst 1 250 kr", "högst 12 500 kr"),
    Row("another unit", "ramen är 5 mkr", "ramen är 5 tkr"),
    Row("per cent or percentage points", "ökade 2 procent", "ökade 2 procentenheter"),
    Row("a date", "senast 2024-03-01", "senast 2024-03-31"),
    Row("a diarienummer", "enligt ON/2023:7", "enligt ON/2023:1"),
    Row("a month one letter away", "klart i juni", "klart i juli"),
    Row("a number in words", "två gånger per år", "tre gånger per år"),
    Row("a number that went", "två möten i veckan", "möten i veckan"),
    Row("the number one", "en gång per år", "gång per år"),
    Row("a half", "hälften av platserna", "alla platserna"),
    Row("a negation came", "Rutinen följs.", "Rutinen följs inte."),
    Row("a negation moved", "inte alla elever", "alla elever inte"),
    Row("ingen", "Ingen elev väntar.", "En elev väntar."),
    Row("utan", "med avgift", "utan avgift"),
    Row("the prefix o-", "En tillåten åtgärd.", "En otillåten åtgärd."),
    Row("the prefix o- on an inflected word", "Avgiften är förändrad.", "Avgifterna är oförändrade."),
    Row("o- within a compound", "god arbetsförmåga och förmåga", "god arbetsoförmåga och förmåga"),
    Row("ska and bör", "Nämnden ska utreda.", "Nämnden bör utreda."),
    Row("får one letter from far", "barn får illa", "barn far illa"),
    Row("a quantifier", "alla barn", "många barn"),
    Row("minst and högst", "minst tre", "högst tre"),
    Row("more and less", "öka stödet", "minska stödet"),
    Row("and and or", "råd och stöd", "råd eller stöd"),
    Row("and/or", "barn och/eller unga", "barn eller unga"),
    Row("before and after", "före beslut", "efter beslut"),
    Row("two laws", "ärenden enligt LVU", "ärenden enligt LVM"),
    Row("another law's number", "enligt LVU", "enligt lag (1990:53) med särskilda bestämmelser om vård av unga (LVU)"),
    Row("a later law of the same name", "enligt socialtjänstlagen (2001:453)", "enligt socialtjänstlagen (2025:400)"),
    Row("another law's acronym", "enligt LVU", "enligt lag (1990:52) med särskilda bestämmelser om vård av unga (LVM)"),
    Row("a body renamed", "av kommunstyrelsen", "av kommunfullmäktige"),
    Row("another content word", "stöd till familjer", "stöd till skolor"),
    Row("two real words one letter apart", "en läkare kontaktas", "en lärare kontaktas"),
    Row("compounds of real words one letter apart", "relationsvåld", "relationsvård"),
    Row("the same rest after another prefix", "ärendet avslutas", "ärendet anslutas"),
    Row("a word less its prefix", "omprioriteras i år", "prioriteras i år"),
    Row("another voice", "Nämnden kan erbjuda plats.", "Nämnden kan erbjudas plats."),
    Row("a slip beside a digit", "Hyresrådgivning 3 dagar", "Hysesrådgivning 4 dagar"),
    Row("a slip in a guard", "Nämnden ska utreda.", "Nämnden sak utreda."),
    Row("the text went", "Stöd ges.", ""),
    Row("a digit read as a letter in a guard word", "samt1iga barn", "samtliga barn"),
    Row("a digit in a short word", "hus1 och hus2", "husl och hus2"),
    Row("a half and none", "1½ tjänst", "1 tjänst"),
    Row("half a day and a day", "Kursen är en halv dag.", "Kursen är en dag."),
    Row("a half and a date", "Arbetet börjar den 1/2.", "Arbetet börjar den 0,5."),
    Row("another half", "Besöket tar 1 ½ timme.", "Besöket tar 2 ½ timme."),
    Row("a power and a number", "10² enheter", "102 enheter"),
    Row("another school year", "elever i åk 4", "elever i årskurs 5"),
    Row("a sign of its own", "värden < 5", "värden > 5"),
    Row("a paragraph sign", "enligt § 11", "enligt 11"),
)

CERTAIN = (
    Row("case", "Barn- och ungdomsenheten", "barn- och ungdomsenheten"),
    Row("a full stop", "Stöd ges", "Stöd ges."),
    Row("a list's comma", "råd, stöd och hjälp", "råd stöd och hjälp"),
    Row("a comma behind a condition", "Om medel finns, ska vi börja", "Om medel finns ska vi börja"),
    Row("a comma behind a year", "Under 2025, ska vi börja", "Under 2025 ska vi börja"),
    Row("a point behind a heading's number", "3. Mål för året", "3 Mål för året"),
    Row("other marks in the same places", "Stöd ges inte – i år – alls.", "Stöd ges inte, i år, alls"),
    Row("white space", "råd  och\tstöd", "råd och stöd"),
    Row("quote marks", "projektet «Ung»", "projektet ”Ung”"),
    Row("a dash", "3–11 år", "3-11 år"),
    Row("a soft hyphen", "verk\u00adsamhet", "verksamhet"),
    Row("a word broken over a line", "verk-\nsamhet i Ekvik", "verksamhet i Ekvik"),
    Row("NFC and NFD", "o\u0308ppenva\u030ard", "öppenvård"),
    Row("a ligature", "ﬁnns stöd", "finns stöd"),
    Row("skall and ska", "Nämnden skall utreda.", "Nämnden ska utreda."),
    Row("a per cent sign", "en ökning med 1%", "en ökning med 1 procent"),
    Row("thousands with other spaces", "1 250 kr", "1250 kr"),
    Row("thousands with a narrow space", "1\u202f250 kr", "1\u00a0250 kr"),
    Row("a decimal point", "0.5 mkr", "0,5 mkr"),
    Row("a minus sign", "−5 mkr", "-5 mkr"),
    Row("mkr and mnkr", "5 mkr", "5 mnkr"),
    Row("ev.", "ev. brister", "eventuella brister"),
    Row("inkl.", "inkl. moms", "inklusive moms"),
    Row("åk", "elever i åk 4–6", "elever i årskurs 4–6"),
    Row("a raised digit in a unit", "lokaler om 40 m²", "lokaler om 40 m2"),
    Row("a lowered digit in a formula", "utsläpp av CO₂", "utsläpp av CO2"),
    Row("a half", "½ tjänst", "0,5 tjänst"),
    Row("one and a half", "1½ tjänst", "1,5 tjänst"),
    Row("one and a half with a space", "1 ½ tjänst", "1,5 tjänst"),
    Row("a fraction", "1/2 prisbasbelopp", "0,5 prisbasbelopp"),
    Row("one and a fraction", "1 1/2 timme", "1 ½ timme"),
    Row("a half in words", "Kursen är en halv dag.", "Kursen är 0,5 dag."),
    Row("a half in words in capitals", "EN HALV TJÄNST", "en halv tjänst"),
    Row("a half year in words", "Ett halvt år", "0,5 år"),
    Row("two and a half in words", "två och en halv timme", "2,5 timme"),
    Row("one and a half in a word", "halvannan vecka", "1,5 vecka"),
    Row("three quarters", "¾ av året", "0,75 av året"),
    Row("a digit for a letter of a known word", "hand1äggning av ärenden", "handläggning av ärenden"),
    Row("etc. at the end", "serveringstillstånd etc.", "serveringstillstånd etcetera."),
    Row("t.ex.", "t.ex. sommarjobb", "till exempel sommarjobb"),
    Row("t. ex. with a space", "t. ex. sommarjobb", "till exempel sommarjobb"),
    Row("bl.a.", "möter bl.a. skolan", "möter bland annat skolan"),
    Row("m.m. without points", "inventarier m.m.", "inventarier mm"),
    Row("an acronym the text spells out", "med stöd av EAI", "med stöd av Ekviks arbete för integration (EAI)"),
    Row("an acronym of a compound", "rutin hos BUF", "rutin hos barn- och utbildningsförvaltningen (BUF)"),
    Row("a slip of a known word", "Hysesrådgivning", "Hyresrådgivning"),
    Row("a letter that fell out of a known word", "handläggnig av ärenden", "handläggning av ärenden"),
    Row("Swedish letters lost", "god handlaggning", "god handläggning"),
    Row("rn for m", "kornmunstyrelsen", "kommunstyrelsen"),
    Row("two letters traded", "verksmaheten", "verksamheten"),
)

PROPOSED = (
    Row("att", "Tillstånd bedriva handel", "Tillstånd att bedriva handel"),
    Row("görs", "Uppföljning vid placering görs inte", "Uppföljning görs vid placering görs inte"),
    Row("another preposition", "avgift för måltider i boende", "avgift för måltider på boende"),
    Row("och and samt", "råd och stöd", "råd samt stöd"),
    Row("a definite noun", "vid enhet för stöd", "vid enheten för stöd"),
    Row("a genitive", "medborgare i centrum", "medborgares i centrum"),
    Row("a plural", "säkerhetsplanering ges", "säkerhetsplaneringar ges"),
    Row("two spellings of one word", "Policyer antas och policier följs", "Policyer antas och policyer följs"),
    Row("a compound written apart", "arbets plats för unga", "arbetsplats för unga"),
    Row(
        "a law's full name",
        "enligt LVU",
        "enligt lag (1990:52) med särskilda bestämmelser om vård av unga (LVU)",
    ),
    Row("a law's name without its number", "enligt LVM", "enligt lagen om vård av missbrukare i vissa fall (LVM)"),
    Row("a digit for a letter of a rare word", "Ande1 nöjda besökare", "Andel nöjda besökare"),
    Row("a zero for a letter of a rare word", "Skogsr0dden", "Skogsrodden"),
    Row("a slip of a rare word", "trädgårdsmästare", "trädgårdmästare"),
    # marks that bound what a word reaches to
    Row("what is denied", "Den ska inte, som förut, avveckla", "Den ska, inte som förut, avveckla"),
    Row("what is denied, without marks", "Den ska, inte som förut, avveckla", "Den ska inte som förut avveckla"),
    Row("what is denied, by a full stop", "Den ska. Inte den ska avveckla.", "Den ska inte. Den ska avveckla."),
    Row("what is denied, by dashes", "Stöd – inte bara dagtid – ges", "Stöd inte – bara dagtid – ges"),
    Row("what is on a condition", "A utgår, och B startas om medel finns", "A utgår och B startas, om medel finns"),
    Row("what only goes with what", "Stöd ges endast, vid behov, på natten", "Stöd ges, endast vid behov, på natten"),
    Row("which are meant", "Barn som bor här får plats", "Barn, som bor här, får plats"),
    Row("what a figure counts", "högst 5 barn, 2 vuxna", "högst 5, barn 2 vuxna"),
    Row("what a number in words counts", "lärare, tre vuxna och barn", "lärare tre, vuxna och barn"),
    Row("what happens in a year", "Linden stängs, 2025 öppnar Eken", "Linden stängs 2025, öppnar Eken"),
    Row("a question", "Boendet stängs.", "Boendet stängs?"),
    Row("a dash that may be a minus", "Avvikelse: – 5 mkr i år", "Avvikelse: 5 mkr i år"),
)


def names(rows: tuple[Row, ...]) -> list[str]:
    return [row.name for row in rows]


@pytest.mark.parametrize("row", MATERIAL, ids=names(MATERIAL))
def test_of_substance(row: Row) -> None:
    for old, new in ((row.old, row.new), (row.new, row.old)):
        found = difference(old, new)
        assert (found.significance, found.certain) == (Significance.MATERIAL, True)


@pytest.mark.parametrize("row", CERTAIN, ids=names(CERTAIN))
def test_of_form_for_certain(row: Row) -> None:
    for old, new in ((row.old, row.new), (row.new, row.old)):
        found = difference(old, new)
        assert (found.significance, found.certain, found.weakened) == (Significance.EDITORIAL, True, False)


@pytest.mark.parametrize("row", PROPOSED, ids=names(PROPOSED))
def test_of_form_as_a_proposal(row: Row) -> None:
    for old, new in ((row.old, row.new), (row.new, row.old)):
        found = difference(old, new)
        assert (found.significance, found.certain, found.weakened) == (Significance.EDITORIAL, False, False)


def shown(found: TextDifference) -> str:
    marks = {Op.SAME: "{}", Op.OLD: "[{}]", Op.NEW: "{{{}}}"}
    return "".join(marks[word.op].format(word.text) for word in found.words)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Stöd ges varje dag.", "Stöd ges varje vecka.", "Stöd ges varje [dag]{vecka}."),
        ("Barn får stöd.", "Barn får ett bra stöd.", "Barn får {ett bra }stöd."),
        ("elever och lärare deltar", "barn och vuxna deltar", "[elever och lärare ]{barn och vuxna }deltar"),
        ("Stöd ges av skolan.", "Stöd ges.", "Stöd ges[ av skolan]."),
        ("enligt LVU, i tid", "enligt LVM, i tid", "enligt [LVU]{LVM}, i tid"),
        ("ramen 1 250 kr gäller", "ramen 1250 kr gäller nu", "ramen 1250 kr gäller{ nu}"),
        ("Se ev. brister", "Se eventuella brister", "Se [ev. ]{eventuella }brister"),
    ],
    ids=["a word", "words inserted", "no lone «och»", "the end cut off", "marks stay", "figures", "an abbreviation"],
)
def test_runs_a_person_can_read(old: str, new: str, expected: str) -> None:
    assert shown(difference(old, new)) == expected


PIECES = """ska bör inte alla barn barnen stöd ges , . ( ) - – « » 14 1 250 5,4 % LVU ev. eventuella t.ex. inkl. o\u0308
Lag (1990:52) \u00ad \u202e \x1b[31m | [/] \u200b \u2028 (LVU) Lagen
minst två gånger per år varje månad inom dagar senast den mars kan får om möjligt så att som alltid de flesta • § 5"""
PIECE = st.sampled_from([*PIECES.split(), "\n", "\t"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECE, max_size=25).map(" ".join), st.lists(PIECE).map("".join))


@given(TEXTS, TEXTS)
def test_the_runs_hold_both_texts(old: str, new: str) -> None:
    words = difference(old, new).words
    for text, side in ((old, Op.OLD), (new, Op.NEW)):
        joined = "".join(word.text for word in words if word.op in (Op.SAME, side))
        assert joined.split() == text.split() or "".join(joined.split()) == "".join(text.split())
    assert all(word.text for word in words)
    assert all(one.op is not other.op for one, other in pairwise(words))


@given(st.lists(st.sampled_from(["barn", "ska", "14", "stöd,", "(LVU)", "ev.", "Nämnden."])).map(" ".join))
def test_the_runs_hold_both_texts_to_the_letter_where_white_space_agrees(old: str) -> None:
    new = old.replace("ska", "bör").replace("14", "15")
    words = difference(old, new).words
    assert "".join(word.text for word in words if word.op is not Op.NEW) == old
    assert "".join(word.text for word in words if word.op is not Op.OLD) == new


@given(TEXTS)
def test_a_text_and_itself(text: str) -> None:
    found = difference(text, text)
    assert (found.significance, found.certain, found.weakened) == (Significance.EDITORIAL, True, False)
    assert all(word.op is Op.SAME for word in found.words)


@given(TEXTS, TEXTS)
def test_significance_is_the_same_both_ways(old: str, new: str) -> None:
    there, back = difference(old, new), difference(new, old)
    assert (there.significance, there.certain) == (back.significance, back.certain)


@given(TEXTS, TEXTS)
def test_other_digits_are_always_of_substance(old: str, new: str) -> None:
    digits = [re.findall(r"\d", text.replace("1990:52", "")) for text in (old, new)]
    if digits[0] != digits[1]:
        assert difference(old, new).significance is Significance.MATERIAL


SENTENCES = (
    "Alla familjer i Ekvik ska erbjudas ett hembesök inom 14 dagar efter ansökan.",
    "Nämnden ska inte avsluta en placering utan samråd med skolan och vårdnadshavarna.",
    "Minst 60 procent av deltagarna ska ha gått vidare till arbete eller studier senast den 30 juni.",
    "Samtliga enheter kan använda den gemensamma lokalen två gånger per månad.",
    "Kontroll via stickprov att rutinen för avvikelser följs vid varje avdelning.",
    "Fritidsgården får ta emot högst 45 besökare och öppnar klockan 16 på vardagar.",
    "Verksamheten bör utveckla samverkan med föreningslivet och biblioteket under våren.",
    "Budgeten för förebyggande arbete ökar med 1,5 mkr jämfört med föregående år.",
    "Utredningar om färdtjänst måste bli klara inom tre veckor, annars informeras sökanden.",
    "Medarbetarna deltar alltid i introduktionen och aldrig ensamma i det första besöket.",
)


def other_digit(text: str, chance: random.Random) -> str | None:
    digits = list(re.finditer(r"\d", text))
    if not digits:
        return None
    digit = chance.choice(digits)
    return text[: digit.start()] + chance.choice("123456789".replace(digit[0], "")) + text[digit.end() :]


def replaced(*groups: str) -> Callable[[str, random.Random], str | None]:
    """A change of one word of a group into another of it; a word of one group alone is taken out."""

    def change(text: str, chance: random.Random) -> str | None:
        places = [
            (match, other)
            for group in groups
            for word in group.split()
            for match in re.finditer(rf"\b{word}\b", text)
            for other in [each for each in group.split() if each != word] or [""]
        ]
        if not places:
            return None
        match, other = chance.choice(places)
        return text[: match.start()] + other + text[match.end() :]

    return change


def negated(text: str, chance: random.Random) -> str | None:
    modals = list(re.finditer(r"\b(?:ska|kan|får|bör|måste)\b", text))
    if not modals:
        return None
    modal = chance.choice(modals)
    return text[: modal.end()] + chance.choice((" inte", " aldrig", " ej")) + text[modal.end() :]


SUBSTANCE = (
    other_digit,
    negated,
    replaced("inte", "aldrig", "utan"),
    replaced("ska bör kan får måste"),
    replaced("alla samtliga vissa många", "Alla Samtliga Vissa", "varje några", "minst högst", "Minst Högst"),
    replaced("två tre fyra", "juni juli maj", "och eller", "ökar minskar", "under efter före"),
)


WEIGHTY = "samtliga|senast|alltid|aldrig|första|veckor|gånger|procent|minskar"
"""Words of weight: a slip in one of them is a person's to judge."""


def slipped(text: str, chance: random.Random) -> str:
    """A slip in a word of six letters or more: two traded, one gone, one doubled, or Swedish letters lost."""
    word = chance.choice(list(re.finditer(rf"\b(?!(?:{WEIGHTY})\b)[a-zåäö]{{6,}}\b", text)))
    at = chance.randint(1, len(word[0]) - 2)
    left, letter, right = word[0][:at], word[0][at], word[0][at + 1 :]
    spoiled = chance.choice(
        (
            left + right[0] + letter + right[1:],
            left + right,
            left + 2 * letter + right,
            word[0].translate(str.maketrans("åäö", "aao")),
            word[0].replace("m", "rn", 1),
        )
    )
    return text[: word.start()] + spoiled + text[word.end() :]


def changes_of_substance(count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    made = 0
    while made < count:
        old = " ".join(chance.sample(SENTENCES, chance.randint(1, 4)))
        new = chance.choice(SUBSTANCE)(old, chance)
        if new is not None and new != old:
            made += 1
            yield old, slipped(new, chance) if chance.random() < 0.3 else new


def slips(count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    made = 0
    while made < count:
        old = " ".join(chance.sample(SENTENCES, chance.randint(1, 4)))
        new = slipped(old, chance)
        if new != old:
            made += 1
            yield old, new


COUNTS = [pytest.param(300, id="300"), pytest.param(2000, id="2000", marks=pytest.mark.soak)]
VOCABULARY = Vocabulary.of([ELSEWHERE, *SENTENCES, *(f"{sentence} Se bilagan." for sentence in SENTENCES)])


@pytest.mark.parametrize("count", COUNTS)
def test_planted_changes_of_substance_are_never_form(count: int) -> None:
    for old, new in changes_of_substance(count, random.Random(11)):
        assert compare_texts(old, new, VOCABULARY).significance is Significance.MATERIAL, (old, new)


@pytest.mark.parametrize("count", [pytest.param(200, id="200"), pytest.param(1000, id="1000", marks=pytest.mark.soak)])
def test_planted_slips_are_form(count: int) -> None:
    called = [compare_texts(old, new, VOCABULARY).significance for old, new in slips(count, random.Random(12))]
    assert called.count(Significance.EDITORIAL) >= 0.95 * count


@pytest.mark.soak
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" ".join(SENTENCES) * 260, " ".join(reversed(SENTENCES)) * 260),
        ("a " * 100_000, "a b " * 50_000),
        ("ska inte " * 25_000, "kan " * 50_000),
        ("(" * 100_000, ")" * 100_000),
    ],
    ids=["sentences", "one word", "promises", "marks"],
)
def test_200_000_characters_end_within_seconds(old: str, new: str) -> None:
    with within(20):
        compare_texts(old, new, Vocabulary())
