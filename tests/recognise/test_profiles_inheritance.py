"""Profiles laid over one another: what a child adds, moves and takes away, and every slip told in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from vpbdiff.cli import cli
from vpbdiff.recognise import profile
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile import COLUMN_SLIP, HEADING_SLIP, Profile

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a profile into the folder of profiles of a project."""
    (tmp_path / "profiles").mkdir()

    def _write(name: str, content: str) -> Path:
        path = tmp_path / "profiles" / f"{name}.toml"
        path.write_text(f"# Profil\n{content}", encoding="utf-8")
        return path

    return _write


def role(known: Profile, heading: str) -> str | None:
    rule = known.section(heading)
    return rule.role if rule else None


def fields(known: Profile, table: str, header: str) -> tuple[str, ...]:
    return known.fields(header, known.columns(table))[0]


def section(role: str, *headings: str, more: str = "") -> str:
    return f'[[section]]\nrole = "{role}"\nheadings = {list(headings)}\n{more}\n'.replace("'", '"')


# What a child says of its parent's words

HEADINGS = [
    ("the parent's words are kept", section("outlook", "Läget"), "Omvärld", "outlook"),
    ("a word is added", section("outlook", "Läget"), "Läget", "outlook"),
    ("a word goes over to another section", section("responsibilities", "Uppdrag"), "Uppdrag", "responsibilities"),
    ("a word is taken away", section("assignments", "!Uppdrag"), "Uppdrag", None),
    ("the others of that section stay", section("assignments", "!Uppdrag"), "Särskilda uppdrag", "assignments"),
    ("all words are taken away", section("assignments", "!*"), "Särskilda uppdrag", None),
    ("all but the own", section("assignments", "!*", "Beting"), "Beting", "assignments"),
    ("case makes no difference", section("assignments", "!UPPDRAG"), "Uppdrag", None),
    ("a section of one's own", section("archive", "Arkiv"), "Arkiv", "archive"),
    ("a section given twice", section("outlook", "Läget") + section("outlook", "Vägen"), "Läget", "outlook"),
]


@pytest.mark.parametrize(("content", "heading", "found"), [pytest.param(*case, id=name) for name, *case in HEADINGS])
def test_headings_of_a_child(write: Write, content: str, heading: str, found: str | None) -> None:
    assert role(profile.load(write("ekvik", content)), heading) == found


COLUMNS = [
    ("added", '[tables.risks]\nindex = ["Tal"]', "risks", "Tal", ("index",)),
    ("moved", '[tables.measures]\nbaselines = ["Resultat"]', "measures", "Resultat", ("baselines",)),
    ("taken away", '[tables.measures]\noutcomes = ["!Resultat"]', "measures", "Resultat", ()),
    ("not moved in another table", '[tables.measures]\nbaselines = ["Resultat"]', "goals", "Resultat", ("outcomes",)),
    ("kept under two meanings", "", "risks", "Risk", ("process", "description")),
    ("given one of two meanings", '[tables.risks]\ndescription = ["Risk"]', "risks", "Risk", ("description",)),
    ("a budget's column", '[budget.columns]\nforecast = ["Ram"]', "budget", "Ram", ("forecast",)),
]


@pytest.mark.parametrize(
    ("content", "table", "header", "found"), [pytest.param(*case, id=name) for name, *case in COLUMNS]
)
def test_columns_of_a_child(write: Write, content: str, table: str, header: str, found: tuple[str, ...]) -> None:
    assert fields(profile.load(write("ekvik", content)), table, header) == found


def test_a_section_keeps_what_its_child_does_not_say(write: Write) -> None:
    rule = profile.load(write("ekvik", section("committee_goals", "Våra löften"))).section("Våra löften")
    assert rule is not None
    assert (rule.holds, rule.under) == ("goal", ("goals",))


def test_a_section_may_hold_nothing_any_more(write: Write) -> None:
    rule = profile.load(write("ekvik", section("organisation", more='holds = ""'))).section("Organisation")
    assert rule is not None
    assert rule.holds is None


def test_a_child_of_a_child(write: Write) -> None:
    write("lanet", 'extends = "general"\n' + section("outlook", "Läget", "Vägen"))
    known = profile.load(write("ekvik", 'extends = "lanet"\n' + section("outlook", "!Vägen")))
    assert [role(known, heading) for heading in ("Läget", "Vägen", "Omvärld")] == ["outlook", None, "outlook"]


def test_a_parent_by_its_path_from_the_child(write: Write, tmp_path: Path) -> None:
    (tmp_path / "lanet.toml").write_text(section("outlook", "Läget"), encoding="utf-8")
    assert role(profile.load(write("ekvik", 'extends = "../lanet.toml"')), "Läget") == "outlook"


def test_an_empty_profile_is_the_general_one(write: Write) -> None:
    assert profile.load(write("ekvik", "")) == profile.load()


# Slips

LOOP = "vår.toml → granne.toml → vår.toml"
SLIPS = [
    ("a key that none has", 'titels = ["x"]', "[plan]\n", "«plan.titels», som ingen profil har. Närmast kända är «ti"),
    ("a table's field that none has", 'indx = ["x"]', "[tables.risks]\n", "«tables.risks.indx»"),
    ("a role misspelt", section("comittee_goals", "x"), "", "finns. Närmast kända är committee_goals"),
    ("a section above that there is none", section("archive", "x", more='under = ["bugdet"]'), "", "rollen «bugdet»"),
    ("what a section can't hold", section("archive", "x", more='holds = "risk"'), "", "«risk». Välj ett av"),
    ("takes away what is not there", section("outlook", "!Omvarld"), "", "utgår från. Närmast kända är «Omvärld»"),
    ("takes away what nothing is like", section("outlook", "!Zebror"), "", "tar bort «!Zebror»"),
    ("a star in the middle", section("outlook", "Läget * länet"), "", "«Läget * länet»"),
    ("a star alone", section("outlook", "*"), "", "«*»"),
    ("no word at all", section("outlook", " "), "", "« »"),
    ("a version that can't be a name", '"slutlig" = "Slutlig version"', "[plan.versions]\n", "«Slutlig version»"),
    ("a unit that there is none", 'unit = "msek"', "[budget]\n", "«msek». Välj ett av"),
    ("a sign that there is none", 'cost = "minus"', "[budget.signs]\n", "«minus». Välj ett av"),
    ("a part that is not expected anyway", 'without = ["fees"]', "[plan]\n", "«fees». Välj ett av"),
    ("extends what is no name", "extends = 3", "", "«extends» är av fel slag"),
    ("extends what can be no file", 'extends = "a\\u0000b"', "", "«extends» är av fel slag"),
    ("a role that is no text", "[[section]]\nrole = []\nheadings = []", "", "«section[0].role» är av fel"),
    ("a role still to be chosen", section("outlook", "x").replace("outlook", "?"), "", "har «?», där en roll ska stå"),
    ("far too much", "# " + "x" * 100_000, "", "större än 100 kB"),
    ("extends what is not there", 'extends = "lanet"', "", "lanet.toml, som inte finns. Rätta «extends»"),
    ("extends itself through another", 'extends = "granne"', "", LOOP),
]  # fmt: skip


@pytest.fixture
def run(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """Runs `vpbdiff import` in a project on a small plan, and gives exit status, stdout and stderr."""
    (tmp_path / "vpbdiff.toml").touch()
    (tmp_path / "plan.txt").write_text("# Verksamhetsplan 2025\n\n## Budget\n\n## Läget\n\nText.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["import", "plan.txt", "-o", "-", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    yield _run


@pytest.mark.parametrize(("content", "table", "said"), [pytest.param(*case, id=name) for name, *case in SLIPS])
def test_a_slip_is_one_sentence_with_its_file(
    write: Write, run: Callable[..., tuple[int, str, str]], content: str, table: str, said: str
) -> None:
    write("granne", 'extends = "vår"')
    write("vår", table + content)
    status, out, err = run("--profile", "vår")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"Fel: profiles/{'granne' if said == LOOP else 'vår'}.toml: ")
    assert said in err


def test_no_line_of_profiles_is_without_end(write: Write, run: Callable[..., tuple[int, str, str]]) -> None:
    for number in range(12):
        write(f"p{number}", f'extends = "p{number + 1}"')
    status, _, err = run("--profile", "p0")
    assert (status, err.count("\n")) == (2, 1)
    assert "fler profiler än någon behöver" in err


def test_a_parent_beyond_a_link_is_the_file_that_it_leads_to(write: Write, tmp_path: Path) -> None:
    """`link/..` is the folder above what the link leads to; reckoned by its letters the path is the child itself."""
    county = tmp_path / "profiles" / "county"
    (county / "committees").mkdir(parents=True)
    write("county/ekvik", section("goals", "Våra löften"))
    (tmp_path / "profiles" / "link").symlink_to(county / "committees", target_is_directory=True)
    child = write("ekvik", 'extends = "link/../ekvik.toml"\n')
    assert role(profile.load(child), "Våra löften") == "goals"


def test_a_profile_by_its_name(write: Write, run: Callable[..., tuple[int, str, str]]) -> None:
    write("ekvik", section("outlook", "Läget"))
    assert '"outlook"' in run("--profile", "ekvik")[1]
    assert '"outlook"' not in run("--profile", "general")[1]


def test_a_name_that_no_profile_has(write: Write, run: Callable[..., tuple[int, str, str]]) -> None:
    write("ekvik", "")
    status, _, err = run("--profile", "eckvik")
    assert (status, err.count("\n")) == (2, 1)
    assert "det finns ingen profil «eckvik» i profiles" in err
    assert err.rstrip().endswith("ekvik.")


# The general profile's own words

GENERAL = profile.load()


def test_no_heading_is_another_sections_with_a_slip() -> None:
    """So near that one letter more would make one the other, two headings must mean the same."""
    known = [(plain(heading), rule.role) for rule in GENERAL.sections for heading in rule.headings]
    near = [
        (first, second)
        for (first, one), (second, other) in combinations(known, 2)
        if one != other and fuzz.ratio(first, second) >= HEADING_SLIP
    ]
    assert near == []


@pytest.mark.parametrize("table", [*GENERAL.data["tables"], "budget"])
def test_no_column_is_another_with_a_slip(table: str) -> None:
    known: dict[str, set[str]] = {}
    for name, words in GENERAL.columns(table).items():
        for word in words:
            known.setdefault(plain(word), set()).add(name)
    near = [
        (first, second)
        for first, second in combinations(known, 2)
        if not known[first] & known[second] and fuzz.ratio(first, second) >= COLUMN_SLIP
    ]
    assert near == []


def test_a_heading_means_one_section() -> None:
    words = [plain(heading) for rule in GENERAL.sections for heading in rule.headings]
    assert sorted({word for word in words if words.count(word) > 1}) == []
