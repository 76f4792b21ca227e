"""`vpbdiff import` of a plan in several documents: one snapshot, of which each document owns what it gave."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.documents import write_docx
from tests.support.sheets import rows, xlsx
from vpbdiff.cli import cli

Run = Callable[..., tuple[int, str, str]]

PLACE = Path("snapshots/ekvik/omsorgsnamnden/2026.json")

PLAN = """# Verksamhetsplan och budget 2026

Ekviks kommun

Omsorgsnämnden

## Innehåll

## Nämndmål

### Äldre ska kunna bo kvar hemma så länge de vill.

Aktiviteter\tBeskrivning
Förebygga fall\tAlla över 80 år erbjuds ett hembesök.

## Budget

mkr\tBudget 2026\tBudget 2025
Nettokostnad\t-188,4\t-185,0

## Internkontroll

### Internkontrollplan

Kategori\tProcess/Rutin\tRiskindex\tRisker\tKontrollmoment
Medarbetare\tSommarbemanning\t12\tBrist på vikarier kan leda till misstag.\tStickprov på introduktionen.
"""

BUDGET = """# Verksamhetsplan och budget 2026

Omsorgsnämnden

## Innehåll

## Budget

tkr\tBudget 2026
Nettokostnad\t-190 000

### Budget per verksamhet

tkr\tBudget 2026
Hemtjänst\t-100 000
Särskilt boende\t-90 000
Summa\t-190 000
"""

CONTROL = """Internkontrollplan

## Internkontrollplan

Kategori\tProcess/Rutin\tRiskindex\tRisker\tKontrollmoment
Medarbetare\tSommarbemanning\t9\tBrist på vikarier kan leda till misstag.\tStickprov på introduktionen.
Medarbetare\tSchemaläggning\t6\tKvällar fördelas ojämnt.\tUppföljning varje kvartal.
"""

ALL = ("plan.txt", "budget.txt", "ikp.txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder with the three documents as the current one."""
    (tmp_path / "vpbdiff.toml").touch()
    for name, text in zip(ALL, (PLAN, BUDGET, CONTROL), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Run]:
    """Runs a command and gives its exit status, stdout and stderr."""

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main([*map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    yield _run


def snapshot() -> Any:
    return json.loads(PLACE.read_text(encoding="utf-8"))


def rewrite(name: str, old: str, new: str) -> None:
    path = Path(name)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def owned(raw: Any, number: int) -> str:
    """All items of a snapshot that one document gave, as text."""
    found: list[Any] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "source" in value and value["source"].get("document", 1) == number:
                found.append({key: each for key, each in value.items() if key != "source"})
            for member in value.values():
                walk(member)
        elif isinstance(value, list):
            for member in value:
                walk(member)

    walk(raw)
    return json.dumps(found, ensure_ascii=False)


# One snapshot


def test_three_documents_make_one_snapshot(run: Run) -> None:
    status, _, err = run("import", *ALL)
    assert status == 0
    raw = snapshot()
    assert raw["documents"] == [*ALL]
    assert [each["name"] for each in raw["operating_budget"]["units"]] == ["Hemtjänst", "Särskilt boende", "Summa"]
    risks = raw["internal_control_plan"]["risks"]
    assert [each["process"] for each in risks] == ["Sommarbemanning", "Schemaläggning"]
    assert [each["source"].get("document", 1) for each in risks] == [1, 3]
    assert [each for each in ALL if f"{each}: " in err] == [*ALL]


def test_where_they_disagree_the_plan_stands_and_it_is_told(run: Run) -> None:
    _, _, err = run("import", *ALL)
    assert "  Nettokostnad, belopp: -188,4 mkr (plan.txt), men -190 000 tkr (budget.txt)\n" in err
    assert "  Sommarbemanning, riskindex: 12 (plan.txt), men 9 (ikp.txt)\n" in err
    _, out, _ = run("validate")
    assert "dokumenten säger olika om «Sommarbemanning»: här gäller 12, men ikp.txt anger 9." in out
    rewrite("plan.txt", "2026", "2025")
    run("import", "plan.txt")
    _, out, _ = run("check", "2025", "2026")
    assert "Dokumenten säger olika (riskindex): här gäller 12, men ikp.txt anger 9." in " ".join(out.split())
    _, out, _ = run("check", "2025", "2026", "-f", "json")
    told = [each for each in json.loads(out)["findings"] if each["rule"] == "two-sources"]
    assert {each["section"] for each in told} == {"operating_budget/lines", "internal_control_plan/risks"}
    assert {each["level"] for each in told} == {"warning"}


def test_prefer_turns_it_and_is_remembered(run: Run) -> None:
    run("import", *ALL)
    status, _, err = run("import", "ikp.txt", "-o", PLACE, "--prefer", "ikp.txt", "--update")
    assert (status, "riskindex: 9 (ikp.txt), men 12 (plan.txt)" in err) == (0, True)
    assert snapshot()["internal_control_plan"]["risks"][0]["index"] == 9
    before = PLACE.read_bytes()
    run("import", "plan.txt", "--update")
    assert PLACE.read_bytes() == before
    run("import", "plan.txt", "--prefer", "plan.txt", "--update")
    assert snapshot()["internal_control_plan"]["risks"][0]["index"] == 12
    status, _, err = run("import", "plan.txt", "--prefer", "brev.txt")
    assert (status, "«brev.txt» är inget av planens dokument" in err) == (2, True)


def test_word_and_text_make_one_snapshot(run: Run, folder: Path) -> None:
    write_docx(PLAN, folder / "plan.docx")
    status, _, _ = run("import", "plan.docx", "budget.txt", "ikp.txt")
    assert status == 0
    assert snapshot()["documents"] == ["plan.docx", "budget.txt", "ikp.txt"]


def test_a_workbook_gives_the_budget_and_its_sheet_is_told(run: Run, folder: Path) -> None:
    table = [["Internbudget 2026"], [], ["tkr", "Budget 2026"], ["Hemtjänst", -188_400], ["Summa", -188_400]]
    xlsx(folder / "budget.xlsx", f"Budget per verksamhet|{rows(table)}")
    status, _, _ = run("import", "plan.txt", "budget.xlsx")
    assert status == 0
    unit = snapshot()["operating_budget"]["units"][0]
    assert (unit["name"], unit["amounts"][0]["kr"]) == ("Hemtjänst", -188_400_000)
    assert unit["source"] == {"line": 4, "sheet": "Budget per verksamhet", "document": 2}


# Again


@pytest.mark.parametrize("name", ALL)
def test_one_of_them_again_is_no_change(run: Run, name: str) -> None:
    """Also one that says neither which year it is for nor whose it is: the plan has it on record."""
    run("import", *ALL)
    before = PLACE.read_bytes(), PLACE.with_suffix(".import.json").read_bytes()
    status, _, err = run("import", name)
    assert (status, f"{PLACE} är oförändrad." in err) == (0, True)
    assert (PLACE.read_bytes(), PLACE.with_suffix(".import.json").read_bytes()) == before


def test_one_of_them_anew_changes_only_what_it_gave(run: Run) -> None:
    run("import", *ALL)
    before = snapshot()
    rewrite("ikp.txt", "Schemaläggning\t6", "Schemaläggning\t8")
    status, out, _ = run("import", "ikp.txt", "-o", PLACE)
    assert status == 1
    assert "~ Risk «Schemaläggning»: riskindex: 6 → 8 (rad 7 i ikp.txt)" in out
    assert out.count("~ ") == 1
    run("import", "ikp.txt", "-o", PLACE, "--update")
    after = snapshot()
    assert [owned(after, number) for number in (1, 2)] == [owned(before, number) for number in (1, 2)]
    assert owned(after, 3) != owned(before, 3)


def test_what_leaves_a_document_leaves_the_plan_unless_another_has_it(run: Run) -> None:
    run("import", *ALL)
    text = Path("plan.txt").read_text(encoding="utf-8")
    Path("plan.txt").write_text(text[: text.index("Medarbetare")], encoding="utf-8")
    run("import", "plan.txt", "--update")
    first, _ = snapshot()["internal_control_plan"]["risks"]
    assert (first["process"], first["index"], first["source"]["document"]) == ("Sommarbemanning", 9, 3)


def test_a_correction_stays_when_another_document_comes_again(run: Run) -> None:
    run("import", *ALL)
    rewrite(str(PLACE), "Alla över 80 år", "Alla över 75 år")
    rewrite("budget.txt", "Hemtjänst\t-100 000", "Hemtjänst\t-99 000")
    status, out, _ = run("import", "budget.txt", "--update")
    assert status == 0
    assert "Rättelser som står kvar: 1" in out
    assert "Alla över 75 år" in PLACE.read_text(encoding="utf-8")
    assert "-99 000" in PLACE.read_text(encoding="utf-8")


# One more


def test_an_annex_is_added_later(run: Run) -> None:
    run("import", "plan.txt")
    before = snapshot()
    status, out, err = run("import", "budget.txt")
    assert status == 1
    assert "budget.txt läggs till de dokument som planen är läst ur: plan.txt." in err
    assert "finns inte längre" not in out
    run("import", "budget.txt", "--update")
    run("import", "ikp.txt", "-o", PLACE, "--update")
    after = snapshot()
    assert after["documents"] == [*ALL]
    assert json.loads(owned(before, 1))[0] in json.loads(owned(after, 1))
    run("import", *ALL, "-o", "alla.json")
    together = json.loads(Path("alla.json").read_text(encoding="utf-8"))
    assert after == together


def test_a_whole_plan_under_another_name_takes_the_plans_place(run: Run, folder: Path) -> None:
    run("import", *ALL)
    (folder / "reviderad.txt").write_text(PLAN.replace("över 80 år", "över 75 år"), encoding="utf-8")
    status, out, err = run("import", "reviderad.txt", "--update")
    assert status == 0
    assert "reviderad.txt ersätter plan.txt bland planens dokument." in err
    assert "finns inte längre" not in out
    assert snapshot()["documents"] == ["reviderad.txt", "budget.txt", "ikp.txt"]


def test_a_new_name_for_an_annex_is_said(run: Run, folder: Path) -> None:
    run("import", *ALL)
    (folder / "budget2.txt").write_text(BUDGET, encoding="utf-8")
    _, _, err = run("import", "budget2.txt", "--instead-of", "budget.txt", "--update")
    assert "budget2.txt ersätter budget.txt bland planens dokument." in err
    assert snapshot()["documents"] == ["plan.txt", "budget2.txt", "ikp.txt"]
    status, _, err = run("import", "budget2.txt", "--instead-of", "brev.txt")
    assert (status, "«brev.txt» är inget av planens dokument" in err) == (2, True)


def test_what_looks_like_a_whole_plan_is_added_on_request(run: Run, folder: Path) -> None:
    run("import", "plan.txt")
    (folder / "del2.txt").write_text(PLAN.replace("Förebygga fall", "Laga mat"), encoding="utf-8")
    run("import", "del2.txt", "--add", "--update")
    assert snapshot()["documents"] == ["plan.txt", "del2.txt"]
    assert [each["title"] for each in snapshot()["goals"][0]["activities"]] == ["Förebygga fall", "Laga mat"]


def test_an_annex_that_may_be_of_two_plans_needs_a_file(run: Run) -> None:
    run("import", *ALL)
    for name in ALL[:2]:
        rewrite(name, "2026", "2027")
    run("import", *ALL)
    status, _, err = run("import", "ikp.txt")
    assert (status, "ikp.txt: dokumentet innehåller ingen plan" in err) == (2, True)
    status, _, _ = run("import", "ikp.txt", "-o", PLACE)
    assert status == 0


# What the documents must agree on


def test_a_document_without_year_and_committee_is_of_the_plan(run: Run) -> None:
    rewrite("ikp.txt", "\n\n## Int", "\n\nOmsorgsnämnden följer planen.\n\n## Int")
    status, _, told = run("import", "plan.txt", "ikp.txt")
    assert "  rad 1: omslaget nämner ingen nämnd; «Omsorgsnämnden»" in told  # of a document whose title is another's
    raw = snapshot()
    assert (status, raw["year"], raw["metadata"]["committee"]) == (0, 2026, "Omsorgsnämnden")
    assert "also" not in raw["metadata"]


def test_the_documents_may_come_in_any_order(run: Run) -> None:
    status, _, _ = run("import", *reversed(ALL))
    raw = snapshot()
    assert (status, raw["documents"], raw["year"]) == (0, [*reversed(ALL)], 2026)
    assert raw["metadata"]["municipality"] == "Ekviks kommun"
    assert raw["internal_control_plan"]["risks"][0]["index"] == 9


def test_a_committee_that_an_annex_only_speaks_of_is_not_its_own(run: Run) -> None:
    rewrite("budget.txt", "Omsorgsnämnden\n\n## Innehåll", "## Innehåll")
    rewrite("budget.txt", "### Budget per", "Skolnämnden hyr ut lokalerna till nämnden.\n\n### Budget per")
    run("import", "budget.txt", "-o", "ensam.json")
    assert json.loads(Path("ensam.json").read_text(encoding="utf-8"))["metadata"]["committee"] == "Skolnämnden"
    for documents in (("plan.txt", "budget.txt"), ("budget.txt",)):
        status, _, _ = run("import", *documents)
        assert (status, snapshot()["metadata"]["committee"]) == (0, "Omsorgsnämnden")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2026", "2025", "budget.txt: dokumentet gäller 2025, men plan.txt gäller 2026. Läs in varje år för sig."),
        ("Omsorgsnämnden", "Skolnämnden", "budget.txt: dokumentet gäller Skolnämnden, men plan.txt gäller Omsorgs"),
        ("Omsorgsnämnden", "Omsorgsnämnden\n\nNorrviks kommun", "gäller Omsorgsnämnden, Norrviks kommun, men plan"),
    ],
)
def test_documents_of_two_plans_are_refused(run: Run, old: str, new: str, said: str) -> None:
    rewrite("budget.txt", old, new)
    status, out, err = run("import", "plan.txt", "budget.txt")
    assert (status, out, said in err) == (2, "", True)
    assert not PLACE.exists()


def test_two_documents_of_one_name_are_refused(run: Run, folder: Path) -> None:
    (folder / "annan").mkdir()
    (folder / "annan/plan.txt").write_text(PLAN, encoding="utf-8")
    status, _, err = run("import", "plan.txt", "annan/plan.txt")
    assert (status, "två av dokumenten heter «plan.txt»" in err) == (2, True)


def test_a_part_that_another_document_gives_is_not_missing(run: Run) -> None:
    text = PLAN[: PLAN.index("## Internkontroll")]
    Path("plan.txt").write_text(text, encoding="utf-8")
    status, _, err = run("import", "plan.txt")
    assert (status, "Inga risker hittades" in err) == (1, True)
    PLACE.unlink()
    status, _, err = run("import", "plan.txt", "ikp.txt", "--force")
    assert (status, "Inga risker hittades" in err) == (0, False)


def test_without_a_record_all_documents_must_be_named(run: Run) -> None:
    run("import", *ALL)
    PLACE.with_suffix(".import.json").unlink()
    status, _, err = run("import", "plan.txt")
    assert (status, "Ange alla dokumenten." in err) == (2, True)
    status, _, _ = run("import", *ALL)
    assert status == 0
    assert PLACE.with_suffix(".import.json").exists()


def test_a_record_of_one_document_is_as_it_was(run: Run) -> None:
    run("import", "plan.txt")
    record = json.loads(PLACE.with_suffix(".import.json").read_text(encoding="utf-8"))
    assert record.keys() == {"format", "document", "plan"}


def test_the_year_before_is_known_from_all_of_them(run: Run) -> None:
    rewrite(
        "budget.txt",
        "tkr\tBudget 2026\nHemtjänst\t-100 000",
        "tkr\tBudget 2026\tBudget 2025\nHemtjänst\t-100 000\t-98 000",
    )
    run("import", *ALL)
    before = json.loads(PLACE.with_name("2025.known-from-2026.json").read_text(encoding="utf-8"))
    rows = {row["name"]: row["amounts"] for row in before["operating_budget"]["units"]}
    assert rows["Hemtjänst"][0]["kr"] == -98_000_000
    assert "parts" not in json.loads(PLACE.with_name("2025.known-from-2026.import.json").read_text(encoding="utf-8"))
    assert before["operating_budget"]["lines"][0]["amounts"][0]["kr"] == -185_000_000
