"""`vpbdiff import` over a snapshot that is there: what is shown, what is written, and what a kill leaves behind."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.support.documents import write_pdf
from tests.support.invented import document
from tests.support.published import DOCUMENTS
from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.cli import cli, import_result
from vpbdiff.store import import_record, schema
from vpbdiff.store.paths import Name
from vpbdiff.wording import Wording

Run = Callable[..., tuple[int, str, str]]
Json = dict[str, Any]

SERIES = Path("snapshots/ekvik/omsorgsnamnden")
PLAN, BEFORE = SERIES / "2024.json", SERIES / "2023.known-from-2024.json"
RECORD = SERIES / "2024.import.json"
TEXT = document(2024).read_text(encoding="utf-8")
REVISED = TEXT.replace("Sommarbemanning\t12", "Sommarbemanning\t8").replace(
    "högst 30 medarbetare", "högst 25 medarbetare"
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project where the plan for 2024 has been imported from plan.txt."""
    root = tmp_path_factory.mktemp("ekvik")
    (root / "vpbdiff.toml").touch()
    (root / "plan.txt").write_text(TEXT, encoding="utf-8")
    (root / "reviderad.txt").write_text(REVISED, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit):
        patch.chdir(root)
        cli.main(["import", "plan.txt"])
    return root


@pytest.fixture
def run(
    imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Runs the program in a project of its own where the plan for 2024 has been imported from plan.txt."""
    shutil.copytree(imported, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def _run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(list(map(str, arguments)))
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return _run


def correct(old: str, new: str, path: Path = PLAN) -> str:
    """Change the snapshot as in an editor; the text that it has now."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def raw(path: Path = PLAN) -> Json:
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


def risk(name: str) -> Json:
    return next(each for each in raw()["internal_control_plan"]["risks"] if each["process"] == name)


def files() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in SERIES.iterdir()}


SLIP, MENDED = '"Förebygga fall i hemmet"', '"Förebygga fall hemma"'
INDEX, OWN_INDEX = '"index": 12', '"index": 16'
"""The first risk: Sommarbemanning."""


# The record


def test_every_snapshot_gets_a_record_of_its_import(run: Run) -> None:
    assert sorted(path.name for path in SERIES.iterdir()) == [
        "2023.known-from-2024.import.json",
        "2023.known-from-2024.json",
        "2024.import.json",
        "2024.json",
    ]
    for snapshot in (PLAN, BEFORE):
        found = raw(import_record.beside(snapshot))
        assert schema.problems(found, "import") == []
        assert found["plan"] == raw(snapshot)
        assert found["document"] == {"name": "plan.txt", "sha256": sha256(TEXT.encode()).hexdigest()}


def test_the_record_names_the_profile(run: Run) -> None:
    Path("egen.toml").write_text("# Egen\n", encoding="utf-8")
    assert run("import", "plan.txt", "--profile", "egen.toml")[0] == 0
    assert raw(RECORD)["profile"] == "egen.toml"


def test_a_record_is_no_snapshot(run: Run) -> None:
    assert Name.of("2024.import") is None
    assert {snapshot.path for snapshot in store.every()} == {PLAN, BEFORE}
    assert run("validate")[0] == 0
    assert "import" not in run("migrate")[1]
    assert run("validate", "2024.import")[0] == 2


def test_stdout_has_no_record(run: Run) -> None:
    before = files()
    assert run("import", "plan.txt", "-o", "-")[0] == 0
    assert files() == before


def test_a_file_of_ones_own_choice_has_its_record_beside_it(run: Run) -> None:
    run("import", "plan.txt", "-o", "ny/planen.json")
    assert {path.name for path in Path("ny").iterdir()} == {"planen.json", "planen.import.json"}


COMMITTED = [
    path
    for folder in ("snapshots", "examples/snapshots")
    for path in sorted((Path(__file__).parents[2] / folder).rglob("*.json"))
    if Name.of(path.stem)
]


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_committed_snapshots_have_their_records(path: Path) -> None:
    found = import_record.read(import_record.beside(path))
    assert found is not None
    assert (found["year"], found.get("known_from")) == (store.load(path).year, store.load(path).known_from)


# A corrected snapshot


def test_the_same_document_again_keeps_every_correction_and_shows_it(run: Run) -> None:
    correct(SLIP, MENDED)
    corrected = correct(INDEX, OWN_INDEX)
    for options in ((), ("--update",)):
        status, out, err = run("import", "plan.txt", *options)
        assert status == 0
        assert PLAN.read_text(encoding="utf-8") == corrected
        assert f"{PLAN} är oförändrad." in err
        assert "Rättelser som står kvar: 2 (dokumentet → rättelsen)" in out
        assert "Risk «Sommarbemanning»: riskindex: 12 → 16 (rad 284)" in out


def test_what_is_new_in_the_document_is_shown_and_not_written(run: Run) -> None:
    correct(SLIP, MENDED)
    before = files()
    status, out, err = run("import", "reviderad.txt")
    assert status == 1
    assert files() == before
    assert "Risk «Sommarbemanning»: riskindex: 12 → 8 (rad 284)" in out
    assert "[-30-]{+25+}" in out
    assert "Lägg till --update" in err


def test_update_takes_in_what_is_new_and_keeps_the_corrections(run: Run) -> None:
    correct(SLIP, MENDED)
    status, out, err = run("import", "reviderad.txt", "--update")
    assert status == 0
    assert f"Skrev {PLAN}." in err
    assert "Rättelser som står kvar: 1" in out
    text = PLAN.read_text(encoding="utf-8")
    assert MENDED in text
    assert "högst 25 medarbetare" in text
    assert risk("Sommarbemanning")["index"] == 8
    after = files()
    assert run("import", "reviderad.txt", "--update")[0] == 0
    assert files() == after


def test_without_corrections_an_update_is_the_new_import(run: Run) -> None:
    run("import", "reviderad.txt", "--update")
    updated = PLAN.read_bytes()
    assert run("import", "reviderad.txt", "-o", "-")[1].encode() == updated


def test_where_both_changed_the_same_the_person_decides(run: Run) -> None:
    correct(INDEX, OWN_INDEX)
    status, out, _ = run("import", "reviderad.txt", "--update")
    assert status == 1
    assert "! Risk «Sommarbemanning»: riskindex (rad 284)\n" in out
    assert (
        "    Förra inläsningen: 12\n    Ögonblicksbilden, som gäller: 16\n    Dokumentet nu: 8\n"
        "    Dokumentets ord: --take "
    ) in out
    assert risk("Sommarbemanning")["index"] == 16
    status, out, _ = run("import", "reviderad.txt")
    assert status == 0
    assert "riskindex: 8 → 16" in out


def test_the_documents_word_is_taken_where_the_person_says(run: Run) -> None:
    correct(SLIP, MENDED)
    correct(INDEX, OWN_INDEX)
    name = re.findall(r"--take (\w+)", run("import", "reviderad.txt")[1])
    assert len(name) == 1
    status, out, _ = run("import", "reviderad.txt", "--take", *name)
    assert status == 0
    assert "Risk «Sommarbemanning»: riskindex: 16 → 8 (rad 284)" in out
    assert risk("Sommarbemanning")["index"] == 8
    assert MENDED in PLAN.read_text(encoding="utf-8")


def test_an_id_that_no_difference_has(run: Run) -> None:
    correct(INDEX, OWN_INDEX)
    before = files()
    status, _, err = run("import", "reviderad.txt", "--take", "nope")
    assert status == 2
    assert "ingen skillnad har id «nope»" in err
    assert files() == before


@pytest.mark.parametrize(
    ("name", "option"),
    [
        pytest.param("kallelse.txt", "--force", id="another document in the plan's place"),
        pytest.param("plan.txt", "--force", id="the plan's own file is another document"),
        pytest.param("plan.txt", "--update", id="the same without force"),
    ],
)
def test_a_document_without_a_plan_takes_no_plans_place(name: str, option: str, run: Run) -> None:
    Path(name).write_text("Kallelse till möte i sal 4.\n\nDag\tSal\nTisdag\t4\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in SERIES.iterdir()}
    status, out, err = run("import", name, "-o", PLAN, option)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "varken mål, budget eller risker" in err
    assert {path: path.read_bytes() for path in SERIES.iterdir()} == before


def test_force_shows_what_it_throws_away(run: Run) -> None:
    correct(INDEX, OWN_INDEX)
    status, out, _ = run("import", "plan.txt", "--force")
    assert status == 0
    assert "Det som skrivs över: 1 skillnad (ögonblicksbilden → dokumentet)" in out
    assert "riskindex: 16 → 12" in out
    assert risk("Sommarbemanning")["index"] == 12


def test_the_year_before_gets_the_same_care(run: Run) -> None:
    row = raw(BEFORE)["operating_budget"]["units"][0]["name"]
    corrected = correct(f'"{row}"', '"Hemtjänsten"', BEFORE)
    status, out, _ = run("import", "plan.txt")
    assert (status, BEFORE.read_text(encoding="utf-8")) == (0, corrected)
    assert f"Ny inläsning av {BEFORE}" in out


def test_a_correction_that_the_document_has_made_too_is_no_difference(run: Run) -> None:
    correct(INDEX, OWN_INDEX.replace("16", "8"))
    Path("plan.txt").write_text(TEXT.replace("Sommarbemanning\t12", "Sommarbemanning\t8"), encoding="utf-8")
    assert run("import", "plan.txt")[:2] == (0, "")
    assert raw(RECORD)["plan"] == raw()


def test_a_snapshot_in_another_layout_is_left_in_it(run: Run) -> None:
    text = json.dumps(raw(), indent="\t", ensure_ascii=False)
    PLAN.write_text(text, encoding="utf-8")
    assert run("import", "plan.txt")[:2] == (0, "")
    assert PLAN.read_text(encoding="utf-8") == text


def test_the_same_content_under_another_name_and_on_other_lines_is_nothing_to_look_at(run: Run) -> None:
    correct(SLIP, MENDED)
    Path("plan2.txt").write_text("\n\n" + TEXT, encoding="utf-8")
    before = files()
    status, out, err = run("import", "plan2.txt")
    assert (status, files()) == (0, before)
    assert "Rättelser som står kvar: 1" in out
    assert f"Innehållet i {PLAN} är oförändrat och inget skrevs" in err
    assert run("import", "plan2.txt", "--update")[0] == 0
    assert (raw()["documents"], raw(RECORD)["plan"]["documents"]) == (["plan2.txt"], ["plan2.txt"])
    assert MENDED in PLAN.read_text(encoding="utf-8")


# Without a record


def test_without_a_record_every_difference_counts_as_a_correction(run: Run) -> None:
    correct(SLIP, MENDED)
    corrected = correct(INDEX, OWN_INDEX)
    RECORD.unlink()
    status, out, err = run("import", "plan.txt")
    assert (status, RECORD.exists()) == (1, False)
    assert "Rättelser som står kvar: 2" in out
    assert "ingen uppgift om vad den förra inläsningen gav" in err
    assert run("import", "plan.txt", "--update")[0] == 0
    assert PLAN.read_text(encoding="utf-8") == corrected
    assert run("import", "reviderad.txt", "--update")[0] == 1  # from now on the document's news are known as such
    assert "högst 25 medarbetare" in PLAN.read_text(encoding="utf-8")


def test_without_a_record_and_without_a_difference_there_is_one_from_now_on(run: Run) -> None:
    RECORD.unlink()
    assert run("import", "plan.txt")[:2] == (0, "")
    assert RECORD.exists()


def _half(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8")[:999], encoding="utf-8")


def _other_format(path: Path) -> None:
    path.write_text('{"format": "vpbdiff-import/2"}', encoding="utf-8")


def _no_plan(path: Path) -> None:
    path.write_text(json.dumps(raw(path) | {"plan": {"year": 2024}}), encoding="utf-8")


@pytest.mark.parametrize("spoil", [_half, _other_format, _no_plan], ids=["torn", "another format", "no plan in it"])
def test_a_record_that_is_no_use_is_told_and_nothing_is_taken_for_granted(
    run: Run, spoil: Callable[[Path], None]
) -> None:
    correct(INDEX, OWN_INDEX)
    spoil(RECORD)
    before = files()
    status, out, err = run("import", "plan.txt", "--update")
    assert (status, out) == (2, "")
    assert str(RECORD) in err
    assert files() == before


def _no_utf8(path: Path) -> None:
    path.write_bytes(b"\xff{}")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


SPOILT = [
    ("no UTF-8", _no_utf8, 0),
    ("a link to itself", _link_to_itself, 0),
    ("a folder", _folder, 2),
    ("a pipe", _pipe, 2),
]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders, no links without a privilege")
@pytest.mark.parametrize(("spoil", "status"), [pytest.param(*case, id=name) for name, *case in SPOILT])
def test_a_record_that_is_no_file_is_replaced_or_told(spoil: Callable[[Path], None], status: int, run: Run) -> None:
    spoil(RECORD)
    ended, _, err = run("import", "plan.txt", "--force")
    assert ended == status
    if status:
        assert (err.count("\n"), RECORD.as_posix() in err) == (1, True)
    else:
        assert import_record.read(RECORD) is not None


def test_a_record_of_an_older_format_version_is_read(run: Run) -> None:
    correct(INDEX, OWN_INDEX)
    found = raw(RECORD)
    old = found["plan"] | {"format": "vpbdiff-plan/1", "document": "plan.txt"}
    del old["documents"]
    RECORD.write_text(json.dumps(found | {"plan": old}), encoding="utf-8")
    assert run("import", "plan.txt")[0] == 0


# What can go wrong


def test_another_years_plan_is_not_merged(run: Run) -> None:
    run("import", "plan.txt", "-o", "planen.json")
    before = Path("planen.json").read_bytes()
    status, out, err = run("import", document(2025), "-o", "planen.json", "--update")
    assert (status, out) == (2, "")
    assert "filen är planen för 2024, men dokumentet är planen för 2025" in err
    assert Path("planen.json").read_bytes() == before


def test_another_committees_plan_is_not_merged_until_the_person_has_said_that_it_has_a_new_name(run: Run) -> None:
    text = document(2025).read_text(encoding="utf-8")
    for old, new in (("OMSORGSNÄMNDEN", "TEKNISKA NÄMNDEN"), ("Omsorgsnämnden", "Tekniska nämnden")):
        text = text.replace(old, new)
    Path("andra.txt").write_text(text, encoding="utf-8")
    Path("ocr.txt").write_text(text.replace("TEKNISKA NÄMNDEN", "OMSORGSNAMNDEN"), encoding="utf-8")
    run("import", document(2025), "-o", "planen.json")
    before = Path("planen.json").read_text(encoding="utf-8")
    for option in ([], ["--update"]):
        status, out, err = run("import", "andra.txt", "-o", "planen.json", *option)
        assert (status, out) == (2, "")
        assert "filen är en plan för Omsorgsnämnden, men dokumentet är en plan för Tekniska nämnden" in err
        assert Path("planen.json").read_text(encoding="utf-8") == before
    assert run("import", "ocr.txt", "-o", "planen.json")[0] == 1
    renamed = before.replace('"committee": "Omsorgsnämnden"', '"committee": "Tekniska nämnden"')
    Path("planen.json").write_text(renamed, encoding="utf-8")
    assert run("import", "andra.txt", "-o", "planen.json", "--update")[0] == 0
    assert run("import", "andra.txt", "-o", "planen.json")[0] == 0


def test_a_merge_that_could_not_be_read_back_is_not_written(run: Run) -> None:
    """A source system may give ids; here it gives a new item the one that a person has given another."""
    found = raw()
    found["fees"].append({"name": "Ny avgift", "id": "A1"})
    corrected = raw()
    corrected["fees"][0]["id"] = "A1"
    PLAN.write_text(store.dumps(corrected), encoding="utf-8")
    before = files()
    with pytest.raises(VpbdiffError) as refused:
        import_result.keep(
            {PLAN: found}, import_record.ImportRecord("plan.txt", "0" * 64), import_result.Wish(update=True), Wording()
        )
    assert refused.value.problems[0].key == "plan.duplicate-id"
    assert files() == before


def test_a_proposal_does_not_slip_into_the_plan_in_force(run: Run) -> None:
    Path("forslag.txt").write_text(
        TEXT.replace("# Verksamhetsplan", "# Förslag till verksamhetsplan", 1), encoding="utf-8"
    )
    before = files()
    status, out, err = run("import", "forslag.txt", "--update")
    assert (status, out, files()) == (2, "", before)
    assert "dokumentets version (forslag) är en annan än filens (–)" in err
    assert run("import", "forslag.txt", "-o", SERIES / "2024.forslag.json")[0] == 0
    assert run("import", "forslag.txt")[:2] == (0, "")  # and from now on it has a place of its own
    assert {path: content for path, content in files().items() if path in before} == before
    assert "Planen: version: saknas → forslag" in run("import", "forslag.txt", "-o", PLAN)[1]


def test_the_plan_and_the_year_before_need_a_file_each(run: Run) -> None:
    status, _, err = run("import", "plan.txt", "-o", "ny.json", "--prior", "ny.json")
    assert status == 2
    assert "samma fil som planen själv" in err
    assert not Path("ny.json").exists()


def test_nothing_is_written_if_the_year_before_can_not_be(run: Run) -> None:
    _half(BEFORE)
    before = files()
    assert run("import", "reviderad.txt", "--update")[0] == 2
    assert files() == before


def test_a_snapshot_that_can_not_be_read_is_left_alone(run: Run) -> None:
    PLAN.write_text(PLAN.read_text(encoding="utf-8")[:999], encoding="utf-8")
    before = files()
    assert run("import", "plan.txt", "--update")[0] == 2
    assert files() == before


def test_what_was_saved_during_the_import_is_not_overwritten(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    show = import_result._show

    def save_too(*arguments: Any) -> None:
        show(*arguments)
        correct(SLIP, MENDED)

    monkeypatch.setattr(import_result, "_show", save_too)
    status, _, err = run("import", "reviderad.txt", "--update")
    assert status == 2
    assert "filen sparades av någon annan" in err
    assert MENDED in PLAN.read_text(encoding="utf-8")


class Killed(BaseException):
    """Stands for SIGKILL: nothing that catches exceptions catches it."""


@pytest.mark.parametrize("at", [1, *(pytest.param(each, marks=pytest.mark.soak) for each in (2, 3))])
def test_a_kill_between_the_writes_loses_nothing(run: Run, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    correct(SLIP, MENDED)
    replace, done = Path.replace, []

    def killed(path: Path, target: Path) -> Path:
        if len(done) == at:
            raise Killed
        done.append(path)
        return replace(path, target)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Path, "replace", killed)
        cli.main(["import", "reviderad.txt", "--update"])
    for path in SERIES.iterdir():
        json.loads(path.read_text(encoding="utf-8"))
    assert run("import", "reviderad.txt", "--update")[0] == 0
    whole = PLAN.read_text(encoding="utf-8")
    assert MENDED in whole
    assert "högst 25 medarbetare" in whole
    assert raw(RECORD)["plan"]["documents"] == ["reviderad.txt"]


def test_what_is_shown_of_a_correction_can_not_move_the_cursor(run: Run) -> None:
    correct(SLIP, '"Förebygga\\u001b[31m fall\\u202e [/] hemma"')
    status, out, err = run("import", "plan.txt")
    assert status == 0
    assert "<U+001B>[31m" in out
    assert "<U+202E>" in out
    assert not {"\x1b", "\u202e"} & set(out + err)


def test_in_english(run: Run) -> None:
    correct(INDEX, OWN_INDEX)
    out = run("import", "reviderad.txt", "--lang", "en")[1]
    assert "To decide: 1 correction that the document contradicts" in out
    assert "! Risk «Sommarbemanning»: risk index (line 284)" in out


# Another kind of document


@pytest.mark.soak
@pytest.mark.parametrize("year", [2020, 2022])
def test_a_published_plan_as_pdf_after_its_text(run: Run, year: int) -> None:
    """Places become pages, corrections stay, and what the reader of PDF joins or parts otherwise is told."""
    if not DOCUMENTS[year].is_file():
        pytest.skip(f"the published plan for {year} is not here")
    run("import", DOCUMENTS[year])
    snapshot = Path(f"snapshots/solna/socialnamnden/{year}.json")
    corrected = raw(snapshot)
    corrected["internal_control_plan"]["risks"][0]["index"] = 16
    corrected["goals"][0]["activities"][0]["id"] = "A1"
    snapshot.write_text(store.dumps(corrected), encoding="utf-8")
    write_pdf(DOCUMENTS[year].read_text(encoding="utf-8"), Path("plan.pdf"))
    status, out, _ = run("import", "plan.pdf", "--update")
    assert (status, raw(snapshot)["documents"]) == (0, ["plan.pdf"])
    assert "Rättelser som står kvar: 2" in out
    assert "delar står på en annan plats i dokumentet än förut." in out
    found = raw(snapshot)
    assert found["internal_control_plan"]["risks"][0]["index"] == 16
    assert found["goals"][0]["activities"][0]["id"] == "A1"
    assert found["goals"][0]["activities"][0]["source"].keys() == {"page"}
