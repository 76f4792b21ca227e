"""`vpbdiff import` as a user runs it: what is written where, what is told, what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import within
from tests.support.examples import examples
from tests.support.invented import document, snapshot
from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.cli import cli, import_result
from vpbdiff.documents import plain_text as text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import extract, profile
from vpbdiff.recognise.accounting import Accounts, Note, Reason
from vpbdiff.wording import LANGUAGES, Wording

Run = Callable[..., tuple[int, str, str]]
WRITTEN = Path("snapshots/ekvik/omsorgsnamnden/2024.json")
PLAN = document(2024)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder as the current one."""
    (tmp_path / "vpbdiff.toml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Run]:
    """Runs `vpbdiff import` and gives its exit status, stdout and stderr."""

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["import", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    yield _run


def golden() -> str:
    return snapshot(2024).read_text(encoding="utf-8")


# What is written, and where


def test_the_snapshot_goes_to_its_series(run: Run, folder: Path) -> None:
    status, out, err = run(PLAN)
    assert (status, out) == (0, "")
    assert (folder / WRITTEN).read_text(encoding="utf-8") == golden()
    assert err.startswith(f"Skrev {WRITTEN}.\n")


def test_the_projects_folder_is_found_upwards(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "docs" / "deep").mkdir(parents=True)
    monkeypatch.chdir(folder / "docs" / "deep")
    assert run(PLAN)[0] == 0
    assert (folder / WRITTEN).exists()


def test_a_file_of_ones_own_choice(run: Run, folder: Path) -> None:
    assert run(PLAN, "-o", "ny/plan.json")[0] == 0
    assert (folder / "ny" / "plan.json").read_text(encoding="utf-8") == golden()


def test_stdout_is_the_snapshot_and_nothing_else(run: Run, folder: Path) -> None:
    status, out, err = run(PLAN, "-o", "-")
    assert (status, out) == (0, golden())
    assert "rader med innehåll" in err
    assert not (folder / "snapshots").exists()


def test_cp1252(run: Run, folder: Path) -> None:
    (folder / PLAN.name).write_bytes(PLAN.read_text(encoding="utf-8").encode("cp1252"))
    status, out, _ = run(PLAN.name, "--encoding", "cp1252", "-o", "-")
    assert (status, out) == (0, golden())


def test_a_profile_of_ones_own_is_laid_over_the_general_one(run: Run, folder: Path) -> None:
    (folder / "egen.toml").write_text('[[section]]\nrole = "outlook"\nheadings = ["Läget"]\n', encoding="utf-8")
    (folder / "plan.txt").write_text(
        "# Verksamhetsplan 2024\n\n## Innehåll\n\n## Läget\n\nText.\n\n## Budget\n\nText.\n"
    )
    plan = json.loads(run("plan.txt", "-o", "-", "--profile", "egen.toml")[1])
    assert [section["role"] for section in plan["sections"]] == ["outlook", "budget"]


# A snapshot that is there already


def test_the_same_snapshot_is_left_as_it_is(run: Run, folder: Path) -> None:
    run(PLAN)
    before = (folder / WRITTEN).stat().st_mtime_ns
    status, out, err = run(PLAN)
    assert (status, out) == (0, "")
    assert f"{WRITTEN} är oförändrad." in err
    assert (folder / WRITTEN).stat().st_mtime_ns == before


def test_force_overwrites(run: Run, folder: Path) -> None:
    (folder / WRITTEN).parent.mkdir(parents=True)
    (folder / WRITTEN).write_text("", encoding="utf-8")
    assert run(PLAN)[0] == 2
    assert run(PLAN, "--force")[0] == 0
    assert (folder / WRITTEN).read_text(encoding="utf-8") == golden()


def test_a_file_where_a_folder_is_needed(run: Run, folder: Path) -> None:
    (folder / "snapshots").write_text("ingen mapp", encoding="utf-8")
    status, out, err = run(PLAN)
    assert (status, out) == (2, "")
    assert err.startswith(f"Fel: {WRITTEN.parent}: mappen går inte att skapa. ")


# What is told

COUNTS = [
    ("sv", "2024.txt: 186 rader med innehåll; 169 lästes in, 17 utelämnades, 0 förstods inte."),
    ("en", "2024.txt: 186 lines with content; 169 were taken in, 17 left out, 0 not understood."),
]


@pytest.mark.parametrize(("language", "line"), COUNTS)
def test_the_counts_in_both_languages(run: Run, language: str, line: str) -> None:
    assert line in run(PLAN, "-o", "-", "--lang", language)[2].splitlines()


def test_what_was_left_out_and_repaired_is_listed(run: Run) -> None:
    err = run(PLAN, "-o", "-")[2]
    assert "innehållsförteckning 14 (rad 12–26)" in err
    assert "  rad 289, 295: tabellhuvudet upprepas; raderna under det hör till samma tabell\n" in err
    assert "  rad 290: cellen delades i 3 kontrollmoment\n" in err
    assert "Inte förstått" not in err


def test_what_was_not_understood_is_told_and_is_a_finding(run: Run, folder: Path) -> None:
    whole = PLAN.read_text(encoding="utf-8")
    titled = whole.replace("# Verksamhetsplan och budget 2024\n", "# Verksamhetsplan och budget 2024, två\x1b[K\n", 1)
    (folder / "plan.txt").write_text(titled, encoding="utf-8")
    status, out, err = run("plan.txt", "-o", "-")
    assert status == 1
    assert json.loads(out)["year"] == 2024
    assert "1 förstods inte" in err
    told = err.split("Inte förstått (")[1].split("\n", 1)[1]
    assert told.startswith("  rad 3: titeln slutar med «två<U+001B>[K», som ingen version heter;")
    assert told.count("\n") == 1


def test_what_stays_as_it_stands_is_counted_and_no_finding(run: Run, folder: Path) -> None:
    whole = PLAN.read_text(encoding="utf-8")
    (folder / "plan.txt").write_text(whole.replace("## Medarbetare\n", "## Medarbetare\n\nett\ttvå\x1b[2J\ttre\n"))
    status, out, err = run("plan.txt", "-o", "-")
    assert status == 0
    assert "två\\u001b[2J" in out
    assert "1 tabellrader lästes in som de står och jämförs rad för rad (rad 215).\n" in err
    assert "  rad 215: tabellen är lik ingen känd och lästes in som den står: «ett | två<U+001B>[2J | tre»\n" in err


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_words(reason: Reason, language: str) -> None:
    assert Wording(language).say(f"import.reason.{reason}")


def test_the_places_of_lines_are_counted_once_however_many_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    count = import_result._places
    monkeypatch.setattr(import_result, "_places", lambda content: counted.append(1) or count(content))
    notes = tuple(Note(line, "import.note.none", {"text": str(line)}) for line in range(1, 101))
    import_result.print_account(Wording(), "plan.txt", Accounts({note.line: () for note in notes}, {}, (), notes))
    assert len(counted) == 1


# What is refused

NESTING = b'[{"' * 17_000_000


def _nothing(_: Path) -> None:
    pass


REFUSED: list[tuple[str, Callable[[Path], object], str]] = [
    ("no such file", _nothing, "filen finns inte"),
    ("a folder", Path.mkdir, "det är en mapp"),
    ("empty", Path.touch, "filen är tom"),
    ("binary", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01"), "filen är ingen textfil"),
    ("another encoding", lambda path: path.write_bytes("Åtgärd".encode("cp1252")), "--encoding cp1252"),
    ("50 MB of nesting", lambda path: path.write_bytes(NESTING), "större än 2 MB"),
    ("2 MB of nesting", lambda path: path.write_bytes(NESTING[: text.MAX_BYTES]), "ingen plan"),
    ("no plan in it", lambda path: path.write_text("# Inköpslista\n\nMjölk\n", encoding="utf-8"), "ingen plan"),
    (
        "a plan of nobody",
        lambda path: path.write_text("# Verksamhetsplan 2024\n\n## Nämndmål\n\nText.\n", encoding="utf-8"),
        "Ange med -o",
    ),
]


@pytest.mark.parametrize(("make", "said"), [pytest.param(*case, id=name) for name, *case in REFUSED])
def test_bad_input_is_told_in_one_sentence(run: Run, folder: Path, make: Callable[[Path], object], said: str) -> None:
    make(folder / "plan.txt")
    with within(10):  # a slow machine; it takes well under a second
        status, out, err = run("plan.txt")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("Fel: plan.txt")
    assert said in err
    assert not (folder / "snapshots").exists()


def test_an_encoding_that_there_is_not(run: Run) -> None:
    status, out, err = run(PLAN, "--encoding", "nope")
    assert (status, out) == (2, "")
    assert "kodningen «nope» är inte känd" in err


def test_nothing_is_written_that_could_not_be_read_back(run: Run, folder: Path) -> None:
    table = f"## Budget\n\nmkr\tBudget 2024\nNetto\t{'9' * 15}\n"
    (folder / "plan.txt").write_text(f"# Verksamhetsplan och budget 2024\n\n## Innehåll\n\n{table}", encoding="utf-8")
    status, out, err = run("plan.txt", "-o", "ny.json")
    assert (status, out) == (2, "")
    assert "siffror" in err
    assert not (folder / "ny.json").exists()


PROFILES = [
    ("no such file", None, "filen finns inte"),
    ("an empty file", "", "filen är tom"),
    ("no TOML", "[[", "TOML"),
    ("a field that none has", "[tabels]\n", "«tabels»"),
    ("a field of another kind", 'plan = "x"\n', "«plan»"),
    ("a wording that is none", "[none]\nwordings = [1]\n", "«none.wordings»"),
    ("a section without headings", '[[section]]\nrole = "x"\n', "«section[0]»"),
    ("a section's field of another kind", '[[section]]\nrole = "x"\nheadings = "y"\n', "«section[0].headings»"),
]


@pytest.mark.parametrize(("content", "said"), [pytest.param(*case, id=name) for name, *case in PROFILES])
def test_a_bad_profile_is_told_in_one_sentence(run: Run, folder: Path, content: str | None, said: str) -> None:
    if content is not None:
        (folder / "egen.toml").write_text(content, encoding="utf-8")
    status, out, err = run(PLAN, "--profile", "egen.toml")
    assert (status, out) == (2, "")
    assert err.startswith("Fel: egen.toml")
    assert said in err
    assert err.count("\n") == 1


# Whatever a document holds

PIECES = st.sampled_from(
    [
        "## Nämndmål", "Omsorgsnämnden ska vara bra.", "Aktiviteter\tBeskrivning", "Stöd\tMöt fler", "\tgoda", "Mått",
        "<b>Mått</b>", "----", "Antal", "## Budget", "mkr\tBudget 2024\tFörändring", "Netto\t-1,5\t0", "Stab\t\t",
        "\t\t", "Fotvård\tKF 2024-02-30\tNy", "Process\tSannolikhet\tKonsekvens\tIndex", "Lön\t2\t3\t9",
        "tkr\tBudget 2024",
        "## Intern kontroll", "Kategori\tProcess\tRiskindex\tRisk\tKontroll", "Ekonomi\tLön\t9\tFel.\tKontroll av lön",
        "\t\t\t\tKontroll", "## Organisation", "### Staben", "- Ekonomi", "-\tLön", "Ett stycke.", "ett halvt", "12",
        "# Verksamhetsplan 2024", "Tjänsteskrivelse", "## PROTOKOLL", "EKVIKS KOMMUN", "Innehåll", "Budget ..... 3",
        "<b></b>", "##", "**", "\x1b[31m", "\u202e", "Taxa\tBeslutad\tStatus", "\f", "1. Mål", "a\tb\tc\td\te\tf\tg",
    ]
)  # fmt: skip


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n"])), max_size=40), st.booleans())
@examples(40, 500)
def test_every_line_of_any_document_is_in_the_books(drawn: list[tuple[str, str]], titled: bool) -> None:
    title = "# Verksamhetsplan och budget 2024\n\n## Innehåll\n\n" if titled else ""
    source = SourceDocument("plan.txt", text.blocks(title + "".join(piece + end for piece, end in drawn)))
    try:
        found = extract(source, PROFILE)
    except VpbdiffError as error:
        assert [problem.key for problem in error.problems] == ["import.no-plan"]
        return
    store.read_plan(store.dumps(found.plan), "plan.json")
    accounts = found.accounts
    told = accounts.placed.keys() | accounts.left_out.keys() | set(accounts.not_understood)
    assert told == {block.line for block in source.blocks}
    assert not accounts.placed.keys() & accounts.left_out.keys()
    assert extract(source, PROFILE) == found


PROFILE = profile.load()


def test_a_row_where_two_cells_are_told_alike_is_named_once(run: Run, folder: Path) -> None:
    budget = "## Budget\n\ntkr\tBudget 2024\tBudget 2025\nStab\tLåg\tLåg\nGata\t1\t2\n"
    (folder / "plan.txt").write_text(f"# Verksamhetsplan 2024\n\nOmsorgsnämnden\n\nEkviks kommun\n\n{budget}")
    told = [line for line in run("plan.txt")[2].splitlines() if "«Låg»" in line]
    assert len(told) == 1
    assert "," not in told[0].partition(":")[0]
