"""The text reader: blocks out of lines, whatever damage the text has."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import within
from tests.support.examples import first_now
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import Block, BlockKind


def only(line: str) -> Block:
    (block,) = plain_text.blocks(line)
    return block


LINES = [
    ("heading", "## Budget", BlockKind.HEADING, "Budget"),
    ("heading set in bold", "#### **Mål för alla**", BlockKind.HEADING, "Mål för alla"),
    ("heading with closing marks", "## Budget ##", BlockKind.HEADING, "Budget"),
    ("a number sign that is no heading", "#Budget", BlockKind.TEXT, "#Budget"),
    ("hyphen bullet", "- Hemtjänst", BlockKind.BULLET, "Hemtjänst"),
    ("round bullet and tab", "•\tHemtjänst", BlockKind.BULLET, "Hemtjänst"),
    ("dash bullet", "– Hemtjänst", BlockKind.BULLET, "Hemtjänst"),
    ("a negative number is no bullet", "-23", BlockKind.TEXT, "-23"),
    ("a row that begins with a dash", "- varav löner\t-23", BlockKind.ROW, "- varav löner\t-23"),
    ("a row of dashes under a header", "-------\t----", BlockKind.RULE, "-------\t----"),
    ("a drawn line", "---", BlockKind.RULE, "---"),
    ("dashes for figures are no drawn line", "Summa\t-\t-", BlockKind.ROW, "Summa\t-\t-"),
    ("bold cell", "<b>Summa</b>\t**-0,2**", BlockKind.ROW, "Summa\t-0,2"),
    ("emphasis in a sentence", "Målen är *fyra* till antalet", BlockKind.TEXT, "Målen är fyra till antalet"),
    ("emphasis in bold", "**Mål *ett* här**", BlockKind.TEXT, "Mål ett här"),
    ("a footnote's star", "Resultat* visas; se *nedan", BlockKind.TEXT, "Resultat* visas; se *nedan"),
    ("a product", "3 * 4 * 2", BlockKind.TEXT, "3 * 4 * 2"),
    ("a tag that is data", "larm <2 min> [bold] [/]", BlockKind.TEXT, "larm <2 min> [bold] [/]"),
    ("escaped marks", r"\- inte en punkt \*alls\*", BlockKind.TEXT, "- inte en punkt *alls*"),
    ("control and bidi characters are data", "a\x1b[31mb\u202ec", BlockKind.TEXT, "a\x1b[31mb\u202ec"),
]


@pytest.mark.parametrize(("line", "kind", "said"), [pytest.param(*case, id=name) for name, *case in LINES])
def test_a_line(line: str, kind: BlockKind, said: str) -> None:
    block = only(line)
    assert (block.kind, block.text) == (kind, said)


def test_cells_and_looks() -> None:
    found = plain_text.blocks("Mått\n----\n\n<b>Uppdrag</b>\na\t\tb\t\n")
    assert [block.line for block in found] == [1, 2, 4, 5]
    assert [block.ruled for block in found] == [True, False, False, False]
    assert [block.bold for block in found] == [False, False, True, False]
    assert [block.apart for block in found] == [True, False, True, False]
    assert found[-1].cells == ("a", "", "b", "")


LETTERS = [
    ("a title with its year", "N Ä M N D P L A N   2 0 2 6", "NÄMNDPLAN 2026"),
    ("a year set as usual", "M Å L  O C H  B U D G E T  2026–2028", "MÅL OCH BUDGET 2026–2028"),
    ("blanks between words that a format left out", "N Ä M N D P L A N 2 0 2 6", "NÄMNDPLAN 2026"),
    ("a heading's mark and number", "## 1. M Å L", "1. MÅL"),
    ("steps of a scale", "1 2 3 4 5", "1 2 3 4 5"),
    ("letters amid words", "Klass A B C D", "Klass A B C D"),
    ("small letters", "a b c d", "a b c d"),
]


@pytest.mark.parametrize(("said", "read"), [row[1:] for row in LETTERS], ids=[row[0] for row in LETTERS])
def test_words_with_a_blank_after_each_letter(said: str, read: str) -> None:
    assert [block.text for block in plain_text.blocks(said)] == [read]


BARS = [
    ("a table", "| A | B |\n| --- | --: |\n| ett | |\n|| två |", [("A", "B"), ("ett", ""), ("", "två")]),
    ("no bars at the ends, short dashes", "A | B\n-|-\nett | två", [("A", "B"), ("ett", "två")]),
    ("a bar that is text", "| A | B |\n| --- | --- |\n| ett \\| två | tre \\||", [("A", "B"), ("ett | två", "tre |")]),
    ("one column", "| Mått |\n| --- |\n| Antal |", [(), ()]),
    ("no line of dashes", "| A | B |\n| ett | två |", [(), ()]),
    ("dashes for fewer columns", "| A | B |\n| --- |\n| ett | två |", [(), ()]),
    ("two tables", "| A |B|\n|-|-|\n\n|C|D|\n|-|-|\n|1|2|", [("A", "B"), ("C", "D"), ("1", "2")]),
    ("prose after it", "| A | B |\n| --- | --- |\nett | två\nslut\n\ntre | fyra", [("A", "B"), ("ett", "två"), (), ()]),
]


@pytest.mark.parametrize(("said", "cells"), [pytest.param(*case, id=name) for name, *case in BARS])
def test_bars_part_cells_under_a_header_with_dashes(said: str, cells: list[tuple[str, ...]]) -> None:
    assert [block.cells for block in plain_text.blocks(said) if block.kind is not BlockKind.RULE] == cells


GRID = """+------+--------+
| A    | B      |
+======+========+
| ett  | ett    |
|      | stycke |
+------+--------+
|      | två    |
+------+--------+
"""
COLUMNS = """Mått          Utfall   Mål
------------ -------- ------
Resor         14 %     18 %
Gröna ytor             7
"""
SET = [
    ("a grid", GRID, [("A", "B"), ("ett", "ett stycke"), ("", "två")]),
    ("a grid under a line", f"Tabell\n\n{GRID}\nslut", [(), ("A", "B"), ("ett", "ett stycke"), ("", "två"), ()]),
    ("columns", COLUMNS, [("Mått", "Utfall", "Mål"), ("Resor", "14 %", "18 %"), ("Gröna ytor", "", "7")]),
    ("a word over an edge", COLUMNS + "Alla ytor i kommunen\n", [()] * 4),
    ("a line under prose", "Nämnden ansvarar för vägar.\n---------------\nOch parker.", [(), ()]),
    ("plus signs in prose", "+ 2 procent\n+46 70 123", [(), ()]),
]
LATER = "\n\n".join(["Ett stycke."] * 12) + "\n\n"
"""Below what may be a cover, with its letterhead."""
BY_BLANKS = [
    ("figures below the ends of what heads them",
     "Enhet          Budget 2025  Budget 2026\nBad                  4 200        4 350\nIs                  12 100\n",
     [("Enhet", "Budget 2025", "Budget 2026"), ("Bad", "4 200", "4 350"), ("Is", "12 100", "")]),
    ("a name so long that it moves its figures",
     "Enhet         2025    2026\nBad och is för barn med stöd  4 200   4 350\nHall     100     200\n",
     [("Enhet", "2025", "2026"), ("Bad och is för barn med stöd", "4 200", "4 350"), ("Hall", "100", "200")]),
    ("one blank between what heads the figures",
     "Enhet         Bokslut 2024 Budget 2025\nBad                  4 200       4 350\n",
     [("Enhet", "Bokslut 2024", "Budget 2025"), ("Bad", "4 200", "4 350")]),
    ("two rows of heads and a group's name",
     "           Budget   Plan\n             2026   2027\nBad\n  Östra       42,1   43,0\nSumma         42,1   43,0\n",
     [("", "Budget", "Plan"), ("", "2026", "2027"), ("Bad", "", ""), ("Östra", "42,1", "43,0"),
      ("Summa", "42,1", "43,0")]),
    ("words alone, in columns",
     f"{LATER}Aktivitet       Ansvarig     Klart\nLekdag          Parkchef     Q2\nStäddag         Chefen       Q4\n",
     [("Aktivitet", "Ansvarig", "Klart"), ("Lekdag", "Parkchef", "Q2"), ("Städdag", "Chefen", "Q4")]),
    ("a row in each of three paragraphs",
     "Enhet      2025   2026\n\nBad         4,2    4,4\n\nIs          1,2    1,3\n",
     [("Enhet", "2025", "2026"), ("Bad", "4,2", "4,4"), ("Is", "1,2", "1,3")]),
    ("bars alone", "Risk | S | K\nFel lön | 2 | 3\nFel köp | 1 | 2\n",
     [("Risk", "S", "K"), ("Fel lön", "2", "3"), ("Fel köp", "1", "2")]),
    ("figures that stand between two heads",
     "Enhet    Budget 2025   Budget 2026\nBad    4,2  4,4\nIs            1,2\n", []),
    ("a name that goes on below",
     "Risk            S   K\nAtt personal    3   4\n  slutar i förtid\nFel lön         2   3\n",
     [("Risk", "S", "K"), ("Att personal slutar i förtid", "3", "4"), ("Fel lön", "2", "3")]),
    ("names cut off before a capital, and before the line with the figures",
     ("Enhet, tkr                2025   2026\nIndivid- och familje-\nomsorg                     4,2    4,4\n"
      "Bistånd enligt             1,2    1,3\nSocialtjänstlagen\n"
      "Stöd till barn i\nF-9                        7,0    7,1\n"),
     [("Enhet, tkr", "2025", "2026"), ("Individ- och familjeomsorg", "4,2", "4,4"),
      ("Bistånd enligt Socialtjänstlagen", "1,2", "1,3"), ("Stöd till barn i F-9", "7,0", "7,1")]),
    ("two cells that go on below, and a line of prose right below them",
     (f"{LATER}Aktivitet       Ansvarig     Klart\nLekdag för      Chefen i     Q2\nalla barn       parken\n"
      "Städdag         Chefen       Q4\nsom alla är med på\n"),
     [("Aktivitet", "Ansvarig", "Klart"), ("Lekdag för alla barn", "Chefen i parken", "Q2"),
      ("Städdag som alla är med på", "Chefen", "Q4")]),
    ("a group's name over its rows",
     "Enhet, tkr   2025   2026\nBad\nÖstra         4,2    4,4\nvarav lön     1,2    1,3\n",
     [("Enhet, tkr", "2025", "2026"), ("Bad", "", ""), ("Östra", "4,2", "4,4"), ("varav lön", "1,2", "1,3")]),
    ("words in small letters below a figure",
     "Risk            S   K\nFel lön         2   3\n                se bilaga\nFel köp         2   3\n", []),
    ("figures of two columns, none in both", f"{LATER}Badet        14\nIsen               9\n", []),
    ("justified prose",
     (f"{LATER}Nämnden  ska under   året arbeta  med att\nstärka  stödet   till 12 familjer.  Under\n"
      "2025  prövas   nya arbetssätt  som ska\n"), []),
    ("a table of contents", f"{LATER}Innehåll\n\nInledning       3\nMål             4\nEkonomi        11\n", []),
    ("a table of contents by what stands below",
     f"{LATER}1 Inledning       3\n2 Mål             4\nSlutord 1\n\n## 1. Inledning\n\nEtt.\n\n## Mål\n", []),
    ("figures that grow, without a head", f"{LATER}Förskola       12\nGrundskola     45\nAlla           57\n",
     [("Förskola", "12"), ("Grundskola", "45"), ("Alla", "57")]),
    ("a letterhead", "Granvika kommun      Sida 1 (4)\nSocialnämnden        2024-11-20\n", []),
    ("labels with what they say", f"{LATER}Ansvarig:    Chefen\nKlart:       2026\nStatus:      3\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("said", "cells"), [pytest.param(*case, id=name) for name, *case in BY_BLANKS])
def test_tables_in_columns_without_a_line_of_dashes(said: str, cells: list[tuple[str, ...]]) -> None:
    assert [block.cells for block in plain_text.blocks(said) if block.cells] == cells


@pytest.mark.parametrize(("said", "cells"), [pytest.param(*case, id=name) for name, *case in SET])
def test_tables_drawn_or_in_columns(said: str, cells: list[tuple[str, ...]]) -> None:
    found = [block for block in plain_text.blocks(said) if block.kind is not BlockKind.RULE]
    assert [block.cells for block in found] == cells
    assert [block.apart for block in found if block.cells] == [True, False, False][: sum(map(bool, cells))]


def test_a_form_feed_is_a_page_break() -> None:
    assert [(block.text, block.line, block.apart) for block in plain_text.blocks("ett\n\ftvå\ntre")] == [
        ("ett", 1, True),
        ("två", 2, True),
        ("tre", 3, False),
    ]


DAMAGE = [
    ("byte order mark", lambda t: "\ufeff" + t),
    ("CRLF", lambda t: t.replace("\n", "\r\n")),
    ("CR alone", lambda t: t.replace("\n", "\r")),
    ("letters in two parts", lambda t: unicodedata.normalize("NFD", t)),
    ("no-break spaces between thousands", lambda t: t.replace("1 250 000", "1\u00a0250\u00a0000")),
    ("narrow spaces between thousands", lambda t: t.replace("1 250 000", "1\u202f250\u2009000")),
    ("soft hyphens", lambda t: t.replace("tjänst", "tj\u00adänst")),
    ("blanks at the ends of lines", lambda t: t.replace("\n", "  \n")),
]


@pytest.mark.parametrize("damage", [pytest.param(way, id=name) for name, way in DAMAGE])
def test_damage_makes_no_difference(damage: object, tmp_path: Path) -> None:
    whole = "# Åtgärder\n\nHemtjänst för äldre\n- på natten\n\nRam\t1 250 000\n"
    path = tmp_path / "plan.txt"
    path.write_bytes(damage(whole).encode())  # type: ignore[operator]
    assert plain_text.read(path).blocks == plain_text.blocks(whole)


def test_line_numbers_are_an_editors() -> None:
    """Characters that Python's splitlines takes for line ends are none to an editor."""
    assert [block.line for block in plain_text.blocks("a\u2028b\x0bc\x85d\ne")] == [1, 2]


ENCODINGS = [
    ("cp1252", "cp1252", "Åtgärder – 5 €".encode("cp1252")),
    ("UTF-8 said outright", "utf-8", "Åtgärder – 5 €".encode()),
    ("UTF-16", "utf-16", "Åtgärder – 5 €".encode("utf-16")),
    ("UTF-16 by its mark", plain_text.UTF_8, "Åtgärder – 5 €".encode("utf-16")),
    ("UTF-16 the other way round", plain_text.UTF_8, b"\xfe\xff" + "Åtgärder – 5 €".encode("utf-16-be")),
]


@pytest.mark.parametrize(("encoding", "data"), [pytest.param(*case, id=name) for name, *case in ENCODINGS])
def test_other_encodings(encoding: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    assert plain_text.read(path, encoding).blocks[0].text == "Åtgärder – 5 €"


BAD = [
    ("empty", b"", plain_text.UTF_8, "file.empty"),
    ("blank", b" \n \n", plain_text.UTF_8, "file.empty"),
    ("binary", b"%PDF-1.7\x00\x01", plain_text.UTF_8, "file.binary"),
    ("cp1252 taken for UTF-8", "år".encode("cp1252"), plain_text.UTF_8, "import.not-utf8"),
    ("UTF-8 taken for cp1252", "år".encode(), "cp1252", "import.is-utf8"),
    ("a byte that cp1252 has not", b"\x81 \xe5r", "cp1252", "import.not-encoding"),
    ("no such encoding", b"ar", "klingon", "import.unknown-encoding"),
    ("an encoding of bytes, not of text", b"ar", "base64", "import.unknown-encoding"),
    ("too many lines", b"a\n" * (plain_text.MAX_LINES + 1), plain_text.UTF_8, "import.too-many-lines"),
    ("too large", b"a" * (plain_text.MAX_BYTES + 1), plain_text.UTF_8, "file.too-large"),
]


@pytest.mark.parametrize(("data", "encoding", "key"), [pytest.param(*case, id=name) for name, *case in BAD])
def test_what_cannot_be_read_says_why(data: bytes, encoding: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(VpbdiffError) as caught:
        plain_text.read(path, encoding)
    assert [problem.key for problem in caught.value.problems] == [key]


def test_the_line_at_fault_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("ett\ntvå\n".encode("cp1252"))
    with pytest.raises(VpbdiffError) as caught:
        plain_text.read(path)
    assert caught.value.problems[0].location.line == 2


QUOTED = [
    ("a cell of two lines", 'Risk\tKontroll\nStöld\t"Larm.\nLås."\nBrand\tÖvning', [1, 2, 4],
     [("Risk", "Kontroll"), ("Stöld", "Larm.\nLås."), ("Brand", "Övning")]),
    ("cells of several lines", '"Stöld\nav böcker"\t9\t"Larm.\n\nLås."', [1],
     [("Stöld\nav böcker", "9", "Larm.\nLås.")]),
    ("bullets in a cell", 'Stöld\t"- Larm\n- Lås"', [1], [("Stöld", "Larm\nLås")]),
    ("quotes within", 'Mål\t"Vara ""Bäst""\ni länet"', [1], [("Mål", 'Vara "Bäst"\ni länet')]),
    ("quotes on one line", 'Mål\t"Vara ""Bäst"" nu"', [1], [("Mål", 'Vara "Bäst" nu')]),
    ("a quoted name", 'Mål\t"Trygg hemma"', [1], [("Mål", '"Trygg hemma"')]),
    ("a quote that never ends", 'Mål\t"Trygg\nRad\tett', [1, 2], [("Mål", '"Trygg'), ("Rad", "ett")]),
    ("inches", 'Skärm\t27"\nSkärm\t32"', [1, 2], [("Skärm", '27"'), ("Skärm", '32"')]),
    ("breaks as in a page", "| Risk | Kontroll |\n|--|--|\n| Stöld | Larm.<br>Lås.<br/>Vakt. |", [1, 3],
     [("Risk", "Kontroll"), ("Stöld", "Larm.\nLås.\nVakt.")]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "at", "cells"), [pytest.param(*case, id=name) for name, *case in QUOTED])
def test_cells_of_several_lines(said: str, at: list[int], cells: list[tuple[str, ...]]) -> None:
    found = [block for block in plain_text.blocks(said) if block.kind is not BlockKind.RULE]
    assert [block.cells for block in found] == cells
    assert [block.line for block in found] == at
    assert all("\n" not in block.text for block in found)


def pages(*texts: str, head: str = "GRANVIKS KOMMUN    Dnr KN 2026/11    Sida {} (4)") -> str:
    """Texts as an export parts them: before each the head of its page."""
    return "\n\n".join(f"{head.format(number)}\n\n{each}" for number, each in enumerate(texts, 1))


RUNNING = [
    ("counted pages", pages("Ett.", "Två."), ["Ett.", "Två."]),
    ("a sentence cut in two", pages("Nämnden ska", "göra allt."), ["Nämnden ska", "göra allt."]),
    ("a page's number alone with its word", pages("Ett.", "Två.", head="Sida {}"), ["Ett.", "Två."]),
    ("two lines, one of them counting", pages("Ett.", "Två.", head="Granviks kommun\nSida {} (2)"), ["Ett.", "Två."]),
    ("set as headings", pages("Ett.", "Två.", head="# Granviks kommun, sid {}"), ["Ett.", "Två."]),
    ("once, with the number of all", "Ett.\n\nKULTUR    Sida 2 (4)\n\nTvå.", ["Ett.", "Två."]),
    ("a reference on every page", pages("Ett.", "Två.", "Tre.", head="Dnr KN 2026/11"), ["Ett.", "Två.", "Tre."]),
    (
        "parted by tabs, within a table",
        "A\tB\n" + pages("1\t2", "3\t4", head="GRANVIKS KOMMUN\tDnr KN 2026/11\nKulturnämnden\tSida {} (2)"),
        ["A\tB", "1\t2", "3\t4"],
    ),
    ("between form feeds", "Plan KN\nEtt.\n\fPlan KN\nTvå.\n\fPlan KN\nTre.", ["Plan KN", "Ett.", "Två.", "Tre."]),
]
STAYING = [
    ("goals with numbers", "Mål 1\n\nText.\n\nMål 2\n\nText."),
    ("labels that come again", "Mått\n\nEtt.\n\nMått\n\nTvå.\n\nMått\n\nTre."),
    ("pointers to pages", "Läs mer på sidan 2\n\nText.\n\nLäs mer på sidan 4"),
    ("sentences that end with a page", "Det står på sida 1.\n\nText.\n\nDet står på sida 2."),
    ("rows that name a page and its number", "Bilaga\tSida 2 i planen\n\nBilaga\tSida 4 i planen"),
    ("rows with numbers in brackets", "Antal\t12 (14)\n\nAntal\t13 (15)"),
    ("years in brackets", "Budget 2026 (2025)\n\nText.\n\nBudget 2027 (2026)"),
    ("pages that do not follow each other", "Sida 4\n\nText.\n\nSida 2"),
]


@pytest.mark.parametrize(("said", "kept"), [pytest.param(*case, id=name) for name, *case in RUNNING])
def test_running_lines_are_known_by_repetition(said: str, kept: list[str]) -> None:
    found = plain_text.document("plan.txt", said)
    assert [block.text for block in found.blocks] == kept
    assert len(found.page_marks) == len([line for line in said.split("\n") if line.strip()]) - len(kept)


@pytest.mark.parametrize("said", [pytest.param(case[1], id=case[0]) for case in STAYING])
def test_other_lines_that_come_again_are_no_running_lines(said: str) -> None:
    found = plain_text.document("plan.txt", said)
    assert (found.page_marks, len(found.blocks)) == ((), len(said.split("\n\n")))


def test_what_a_page_cut_in_two_goes_on() -> None:
    bullets = plain_text.blocks("- Bussen kör till\n\nKN    Sida 2 (4)\n\n  byarna i norr.\n- Läslov")
    assert [(block.text, block.apart) for block in bullets] == [
        ("Bussen kör till", True),
        ("byarna i norr.", False),
        ("Läslov", False),
    ]
    table = plain_text.blocks("| A | B |\n|--|--|\n| 1 | 2 |\n\nKN    Sida 2 (4)\n\n| 3 | 4 |\n\nSlut.")
    assert [(block.cells, block.apart) for block in table if block.kind is BlockKind.ROW] == [
        (("A", "B"), True),
        (("1", "2"), False),
        (("3", "4"), True),
    ]


HEAVY = [
    '"a\tb\n',
    'a\t"b\n',
    "Sida 1 (2)\n\n",
    "~~a",
    "<del>",
    "<img ",
    "![](",
    "![a](b)",
    "[^1",
    "<br>",
    "<sup>",
    "a¹",
    "aaaaa\n-- --\n",
    "a\n-- --\n",
    "+-",
    "+-+\n",
    "-- ",
    "a|b\n-|-\n\n",
    "|",
    "|-",
    "a|",
    ":-|\n",
    "*a ",
    "-",
    "---- x ",
    "#",
    "## " + " " * 40,
    "[{",
    "\t",
    "a\t",
    "**a* ",
    "<b>",
    "\\*",
    "- ",
    " ",
]


@pytest.mark.parametrize("unit", first_now(HEAVY, every=6))
def test_no_line_takes_long(unit: str) -> None:
    """A line ten times as long takes ten times as long; what grows by the square takes far more than the bound."""
    with within(2):
        plain_text.blocks(unit * (50_000 // len(unit)))


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_a_block_for_each_line_with_content(content: str) -> None:
    found = plain_text.blocks(content)
    assert [block.line for block in found] == sorted({block.line for block in found})
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert {block.line for block in found} <= {number for number, line in enumerate(lines, 1) if line.strip()}
    assert plain_text.blocks(content) == found
