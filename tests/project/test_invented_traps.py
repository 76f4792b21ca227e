"""The example plans hold every trap, each where `examples/traps.toml` says, and the program gives what it says there.

An import that comes out right proves something only if the text is as hard as the real ones. So each entry is held to
the text (`shows` begins on its line), to what makes it a trap, which is one check a trap, and to the real output.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tests.support.invented import EXAMPLES, YEARS, document, raw_snapshot
from vpbdiff.cli import cli
from vpbdiff.model import money

TRAPS = range(1, 23)
"""The project's list of what the two published plans were found to hold."""

LIST = tomllib.loads((EXAMPLES / "traps.toml").read_text(encoding="utf-8"))
TEXTS = {f"{year}.txt": document(year).read_text(encoding="utf-8") for year in YEARS}

Entry = dict[str, Any]


def places(trap: Entry) -> list[Entry]:
    return [place for at in trap["at"] for place in (at, at.get("beside")) if place]


def line(place: Entry) -> str:
    return TEXTS[place["file"]].split("\n")[place["line"] - 1]


def before(place: Entry) -> str:
    return "\n".join(TEXTS[place["file"]].split("\n")[: place["line"] - 1])


def from_line(place: Entry) -> str:
    return "\n".join(TEXTS[place["file"]].split("\n")[place["line"] - 1 :])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def letters_of_law(text: str) -> set[str]:
    return set(re.findall(r"\b[A-ZÅÄÖ]\w*[A-ZÅÄÖ]\b", text))


def figures(place: Entry) -> list[Decimal]:
    return [Decimal(cell.replace(",", ".")) for cell in line(place).split("\t")[1:]]


def slip(at: Entry) -> bool:
    shown, right = at["shows"], at["right"]
    digits = re.sub(r"\D", "", shown) != re.sub(r"\D", "", right)
    known = any(right in text for text in TEXTS.values())
    return known and (digits or 0 < Levenshtein.distance(shown, right) <= 2)


def broken_table(at: Entry) -> bool:
    above = before(at)
    blank, row_above = above.endswith("\n"), "\t" in above.rstrip("\n").rsplit("\n", 1)[-1]
    match at["how"]:
        case "header again":
            return blank and row_above and "\nKategori\t" in above
        case "no header":
            return blank and row_above
        case "cell continued":
            cut, _, header, rest = at["shows"].split("\n")
            return header in above and not cut.split("\t")[0].endswith(".") and rest.strip("\t")[0].islower()
        case _:
            again = at["shows"].count("\t") > 3
            return "----" in at["shows"] and again == (at["how"] != "dashes: there are none")


def empty_cell(at: Entry) -> bool:
    cells = line(at).split("\t")
    return {
        "category as above": cells[0] == "" and all(cells[1:]),
        "another control of the same risk": cells[:4] == [""] * 4,
        "no figure": cells[0] != "" and cells[1:] == [""] * 3,
        "three controls in one cell": cells[-1].count("Kontroll") == 3,
    }[at["how"]]


def net_cost_sign(at: Entry) -> bool:
    new, old, change = figures(at)
    return new > 0 and change == old - new


def investment_sign(at: Entry) -> bool:
    tkr, mkr = (re.sub("</?b>", "", line(place)).split("\t")[1] for place in (at, at["beside"]))
    no_figures = before(at).endswith("\t\t\t")
    return no_figures and money.parse(tkr, money.Unit.TKR).kr == -money.parse(mkr, money.Unit.MKR).kr != 0


def other_way_of_writing(at: Entry) -> bool:
    mark = {"no-break space": "\N{NO-BREAK SPACE}", "minus sign": "\N{MINUS SIGN}", "mnkr": "mnkr"}
    return mark.get(at["how"], " " if at["how"] == "space" else "tkr\t") in at["shows"]


def spelled_out(at: Entry) -> bool:
    short, long = at["shows"], at["beside"]["shows"]
    abbreviated = re.search(r"\w\.", short) or letters_of_law(short)
    return len(short) < len(long) and bool(abbreviated) and letters_of_law(short) <= letters_of_law(long)


def other_words_for_a_goal(at: Entry) -> bool:
    return at["beside"]["shows"].startswith("#") and "hemma" in at["shows"] and "hemma" not in at["beside"]["shows"]


def absent(at: Entry) -> bool:
    if at["how"] == "none":
        return "saknas" in at["shows"] or at["shows"].endswith("---")
    other = next(name for name in TEXTS if name != at["file"])
    return re.sub("</?b>", "", at["shows"]) not in re.split(
        "[\n\t]", TEXTS[other].replace("<b>", "").replace("</b>", "")
    )


def look_alike(at: Entry) -> bool:
    one, other = at["shows"], at["beside"]["shows"]
    row, look = line(at).split("\t"), line(at["beside"]).split("\t")
    return fuzz.ratio(row[3], look[3]) > 75 and letters_of_law(one).isdisjoint(letters_of_law(other))


def shares_no_word(at: Entry) -> bool:
    row, renamed = line(at).split("\t"), line(at["beside"]).split("\t")
    return not set(words(row[1])) & set(words(renamed[1])) and fuzz.ratio(row[3], renamed[3]) > 95


def turned_around(at: Entry) -> bool:
    once, twice = words(at["shows"]), words(at["beside"]["shows"])
    return once.count("sker") == 1 and twice.count("sker") == 2 and once.count("inte") == twice.count("inte")


def level_or_page(at: Entry) -> bool:
    if at["how"] == "level":
        return re.match("#+", at["shows"])[0] != re.match("#+", at["beside"]["shows"])[0]  # type: ignore[index]
    head, _, rest = at["shows"].split("\n")
    return line(at).endswith(head) and not head.endswith(".") and bool(rest)


IS_TRAP: dict[int, Callable[[Entry], bool]] = {
    1: slip,
    2: broken_table,
    3: empty_cell,
    4: net_cost_sign,
    5: investment_sign,
    6: lambda at: len({figure.as_tuple().exponent for figure in figures(at)}) > 1,
    7: lambda at: words(at["shows"])[0] != words(at["beside"]["shows"])[0],
    8: other_way_of_writing,
    9: spelled_out,
    10: other_words_for_a_goal,
    11: absent,
    12: lambda at: at["holds"] in at["shows"],
    13: look_alike,
    14: shares_no_word,
    15: lambda at: bool(re.fullmatch(r"\d+,\d mkr \(\d+,\d mkr.*\)", at["shows"])),
    16: lambda at: int(at["file"][:4]) - int(at["beside"]["file"][:4]) > 1 and "föregående år" in at["shows"],
    17: lambda at: bool(re.match(r"# \w+ verksamhetsplan och budget \d{4}\n", at["shows"])),
    18: lambda at: "Alla" in at["shows"] and bool({"bör", "flesta"} & set(words(at["beside"]["shows"]))),
    19: lambda at: (
        set(words(at["shows"])).isdisjoint(words(at["beside"]["shows"])) or "tidigare" in at["beside"]["shows"]
    ),
    20: lambda at: at["file"] == at["beside"]["file"] and words(at["shows"])[0] != words(at["beside"]["shows"])[0],
    21: turned_around,
    22: level_or_page,
}

CASES = [
    pytest.param(trap["number"], at, id=f"{trap['number']}-{at['file']}:{at['line']}")
    for trap in LIST["trap"]
    for at in trap["at"]
]


@pytest.mark.parametrize(("number", "at"), CASES)
def test_trap_stands_where_the_list_says(number: int, at: Entry) -> None:
    for place in (at, at.get("beside", at)):
        first = place["shows"].split("\n")[0]
        start = line(place).find(first)
        assert start >= 0, f"{place['file']}:{place['line']} does not hold «{first}»"
        assert from_line(place)[start:].startswith(place["shows"])
    assert IS_TRAP[number](at), f"{at['file']}:{at['line']} is no trap {number}"


def test_every_trap_is_in_the_texts() -> None:
    assert [trap["number"] for trap in LIST["trap"]] == list(TRAPS)


# What the program gives


HELD = [
    pytest.param(held, id=f"{trap['number']}-{place}")
    for trap in LIST["trap"]
    for place, held in enumerate(trap["holds"], 1)
]


@cache
def told(command: str) -> str:
    """What a command says, run where the examples are, with every text whole and each run of blanks one."""
    options = ["--full", "--no-pager"] if command.startswith("diff ") else []
    before = Path.cwd()
    os.chdir(EXAMPLES)
    try:
        ran = CliRunner().invoke(cli, [*command.split(), *options])
    finally:
        os.chdir(before)
    assert ran.exit_code in {0, 1}, ran.output
    return " ".join(ran.output.split())


@cache
def plan(year: int) -> Any:
    return raw_snapshot(year)


def at_pointer(year: int, pointer: str) -> Any:
    found = plan(year)
    for step in pointer.split("/")[1:]:
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


@pytest.mark.parametrize("held", HELD)
def test_the_program_gives_what_the_list_says(held: Entry) -> None:
    if "snapshot" in held:
        assert at_pointer(held["snapshot"], held["at"]) == held["is"]
    elif "lacks" in held:
        assert held["lacks"] not in told(held["run"])
    else:
        assert held["has"] in told(held["run"])


def test_every_trap_says_what_tools_do_wrong_and_what_is_given() -> None:
    for trap in LIST["trap"]:
        assert trap["generic"] and trap["vpbdiff"]
        assert any("lacks" not in held for held in trap["holds"])
