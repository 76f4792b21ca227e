"""The memo of the invented pair with a reason for every change, as its readers go through it: its outlines, the
sections and headings of a municipality's own, and what `--final` refuses."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.explaining import SERIES, project
from tests.support.goldens import assert_golden
from tests.support.memos import as_markdown as render
from tests.support.reasoned import reasoned
from vpbdiff.cli import cli
from vpbdiff.gate import Case
from vpbdiff.gate.verdict import Relaxation, Waiver
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import OUTLINES, memo, scope_of, write
from vpbdiff.memo.readback import Stated, from_markdown
from vpbdiff.memo.verify import VerifyFinding, VerifyRule, sentence, verify
from vpbdiff.model.document import sentences
from vpbdiff.wording import Wording


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return reasoned(tmp_path_factory.mktemp("reasoned"))


def read(text: str) -> str:
    """As a reader sees it, without the ids."""
    return re.sub(r"<!--[^>]*-->", "", text)


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_memo_of_the_explained_pair(case: Case, outline: str) -> None:
    assert_golden(f"memo/reasoned-{outline}.md", read(render(write(case, outline, final=True))))


def test_the_half_page(case: Case) -> None:
    text = read(render(write(case, brief=True, final=True)))
    assert_golden("memo/reasoned-brief.md", text)
    assert len(text.split()) < 300


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("brief", [False, True], ids=["whole", "brief"])
def test_no_outline_is_doubted_when_nobody_touched_it(case: Case, outline: str, brief: bool) -> None:
    memo = write(case, outline, brief=brief)
    assert verify(scope_of(case), memo, list(from_markdown(render(memo)))) == ()


def test_every_reason_is_told_in_its_own_words(case: Case) -> None:
    told = read(render(write(case)))
    for entry in case.reading.explanations.entries:
        if any(finding.change and finding.change.significance == "material" for finding in _subjects(case, entry)):
            assert " ".join(entry.reason.split()).rstrip(".") in told, entry.reason


def _subjects(case: Case, entry: object) -> list[object]:
    return [stand.subject for stand in case.verdict.standing.stands if entry in stand.entries]


def test_what_only_people_know_is_left_in_brackets(case: Case) -> None:
    """What a plan does not tell stays for the officer to write, in a finished memo too."""
    left = [span.text for span in write(case, final=True).blanks]
    assert sum("Barnets bästa" in text for text in left) == 1
    assert sum("MBL" in text for text in left) == 1
    assert sum("beretts" in text for text in left) == 1


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project(tmp_path))
    return tmp_path


def summary(*words: str) -> Result:
    return CliRunner().invoke(cli, ["summary", "2024", "2025", *words])


def headings(text: str) -> list[str]:
    return [line.removeprefix("## ") for line in text.split("\n") if line.startswith("## ")]


def test_sections_and_headings_are_the_municipalitys_own(folder: Path) -> None:
    settings = '[summary]\nsections = ["summary", "economy", "proposal"]\n[summary.headings]\neconomy = "Ekonomi"\n'
    (folder / "vpbdiff.toml").write_text(settings, encoding="utf-8")
    assert headings(summary().stdout) == ["Sammanfattning", "Ekonomi", "Förslag till beslut"]
    assert headings(summary("--brief").stdout) == ["Sammanfattning", "Förslag till beslut"]
    assert "Verksamheterna och pengarna" in headings(summary("--outline", "unions").stdout)


def test_a_section_that_is_none_is_told(folder: Path) -> None:
    (folder / "vpbdiff.toml").write_text('[summary]\nsections = ["barnen"]\n', encoding="utf-8")
    result = summary()
    assert result.exit_code == 2
    assert "barnen" in result.stderr


@pytest.mark.parametrize("form", [(), ("-f", "docx")], ids=["markdown", "docx"])
def test_final_is_refused_while_the_gate_fails(folder: Path, form: tuple[str, ...]) -> None:
    result = summary("--final", "-o", "memo", *form)
    assert result.exit_code == 2
    assert "sammanfattningen kan inte bli slutlig: kontrollen hittar" in result.stderr
    assert "vpbdiff check 2024 2025" in result.stderr
    assert not Path("memo").exists()


def test_final_is_written_when_it_passes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case.place.path.parents[3])
    result = summary("--final")
    assert result.exit_code == 0, result.stderr
    assert "**\\[" not in result.stdout
    assert "platser är kvar för vad bara människor vet" in result.stderr


def test_a_gap_is_seen_in_a_draft_and_counted_beside_it(folder: Path) -> None:
    result = summary()
    gaps = result.stdout.count("**\\[")
    assert gaps > 3
    assert "Utkast. 8 ändringar och 2 belopp saknar skäl." in result.stdout
    assert "8 ändringar och 2 belopp saknar skäl. Det som saknas är markerat med hakparenteser." in result.stderr


def test_auditors_are_told_of_money_that_nothing_explains(folder: Path) -> None:
    text = read(summary("--outline", "auditors").stdout).replace("\u00a0", " ")
    assert "Ingenting av beloppen är förklarat för " in text
    assert "Vuxna (−5,4 mkr)" in text
    assert "nettokostnad (ramen) ändras" not in text  # it follows from the units
    assert SERIES.name not in text


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("doubt", VerifyRule)
@pytest.mark.parametrize("piece", [None, Stated("Tre mått är nya."), Stated("Tre mått är nya.", 7)])
def test_every_doubt_is_said_with_its_place(case: Case, doubt: VerifyRule, piece: Stated | None, lang: str) -> None:
    change = case.comparison.changes[0]
    said = sentence(VerifyFinding(doubt, "Stöd i hemmet", piece, change), Path("memo.md"), Wording(lang))
    assert said.startswith("memo.md")
    assert "Stöd i hemmet" in said
    assert ("7" in said) == (piece is not None and piece.line == 7)
    assert ("Tre mått" in said) == (piece is not None and piece.line is None)


def edited(folder: Path, *changes: tuple[str, str]) -> str:
    """What `--verify` says of the draft after these changes of its text."""
    text = summary("--ids").stdout
    for old, new in changes:
        assert re.search(old, text), old
        text = re.sub(old, new, text, count=1)
    (folder / "memo.md").write_text(text, encoding="utf-8")
    return summary("--verify", "memo.md").stdout


@pytest.mark.parametrize(
    "change",
    [
        (r" \*\*\\\[skäl\\\]\*\*<!--[^>]*-->", ""),
        (r"\*\*\\\[skäl\\\]\*\*", "Skäl: Behovet är mindre än väntat."),
        (r"\\\[Hur ärendet har beretts\.\\\]", "Ärendet har beretts av förvaltningen."),
        (r"## Sammanfattning", "## Sammanfattning\n\nFörvaltningen har haft samråd med rådet för äldre."),
        (r"minskar med (4,9.mkr), från (80,0.mkr) till (75,1.mkr)", r"sänks från \2 till \3, en minskning med \1"),
    ],
    ids=["a gap is deleted", "a gap is filled", "a bracket is filled", "a sentence is added",
         "the amounts in another order"],
)  # fmt: skip
def test_what_an_officer_may_do_is_not_doubted(folder: Path, change: tuple[str, str]) -> None:
    said = edited(folder, change)
    assert said.count("\n") == 2
    assert "inget i texten motsägs" in said or "har inte prövats" in said
    assert summary("--verify", "memo.md").exit_code == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((r"från 80,0.mkr till 75,1.mkr", "från 75,1 mkr till 80,0 mkr"), "talet 75,1 finns inte"),
        ((r"minskar med 4,9", "minskar med 5,4"), "talet 5,4 finns inte"),
        ((r"tas bort\.<", "tas inte bort.<"), "ordet «inte» stämmer inte"),
        ((r"\| Vuxna \| .*\n", ""), "raden «vuxna» saknas i tabellen"),
        ((r"(\| Vuxna .*)30,0", r"\g<1>31,0"), "«31,0» i tabellen stämmer inte"),
        ((r"## Sammanfattning", "## Sammanfattning\n\nNämnden får 12,5 mkr mer."), "talet 12,5 finns inte"),
        ((r"<!-- vpbdiff: [0-9a-f]", "<!-- vpbdiff: abc"), "en ändring som inte finns mellan planerna"),
    ],
    ids=["amounts that change places", "an amount that is another's", "a negation", "a row", "a cell",
         "an amount of its own", "ids of other plans"],
)  # fmt: skip
def test_what_is_false_is_doubted(folder: Path, change: tuple[str, str], said: str) -> None:
    assert said in edited(folder, change)


@pytest.mark.parametrize(
    ("loosened", "said"),
    [
        (
            Relaxation(Waiver.BASELINE, "", 3),
            "Tre ändringar fanns redan när kontrollen infördes och har inget eget skäl",
        ),
        (Relaxation(Waiver.BASELINE, "", 1), "En ändring fanns redan"),
        (Relaxation(Waiver.SEVERAL, "Ny mall.", 14), "14 ändringar har ett gemensamt skäl: ”Ny mall”."),
        (Relaxation(Waiver.SHARE, "Vuxna"), "Nettokostnaden för Vuxna går ihop bara med en del"),
        (Relaxation(Waiver.POLICY, "decision_from_index"), "Inställningen ”decision_from_index” kräver mindre"),
    ],
)
def test_auditors_are_told_what_the_gate_let_through(case: Case, loosened: Relaxation, said: str) -> None:
    verdict = replace(case.verdict, loosened=(loosened,))
    found = memo(MemoContext(verdict, case.policy.decision_from_index), OUTLINES["auditors"])
    assert any(said in each.text for each in sentences(found))
