"""Documents made to harm: refused in one sentence or read, within bounds, with no request made."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.support import hostile, sheets
from tests.support.clock import within
from vpbdiff.base import extras, files
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.base.files import MEGABYTE
from vpbdiff.cli import cli
from vpbdiff.documents import confined, pdf, plain_text, reader
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.wording import LANGUAGES, Wording
from vpbdiff.wording.catalogue import sentence

SECONDS = 30
"""What refusing may take on a slow machine; each takes about one second here."""

REFUSED = [
    ("zip bomb", "docx", hostile.zip_bomb, "document.bomb"),
    ("sizes that lie", "docx", hostile.lying_zip, "document.damaged"),
    ("thousands of members", "docx", hostile.many_members, "document.bomb"),
    ("entities within entities", "docx", hostile.entities, "document.entities"),
    ("elements without end", "docx", hostile.deep, "document.damaged"),
    ("paragraphs without end", "docx", hostile.long_word, "import.too-many-lines"),
    ("password", "docx", hostile.locked_word, "document.password"),
    ("Word before 2007", "doc", hostile.old_word, "document.old-word"),
    ("OpenDocument", "odt", hostile.open_text, "document.open-document"),
    ("a presentation", "pptx", hostile.slides, "document.no-docx"),
    (
        "another of Office's before 2007",
        "ppt",
        lambda path: path.write_bytes(hostile.OLE + bytes(2_000)),
        "document.no-docx",
    ),
    (
        "a workbook before 2007 that breaks off",
        "xls",
        lambda path: path.write_bytes(sheets.xls(path, {"A": [sheets.xls_text(0, 0, "x")]}).read_bytes()[:900]),
        "document.damaged",
    ),
    (
        "noise called a workbook",
        "xls",
        lambda path: path.write_bytes(sheets.ole({"Workbook": b"x" * 9_000})),
        "document.damaged",
    ),
    ("an ods that breaks off", "ods", lambda path: sheets.ods(path, "<table:table>", "</broken>"), "document.damaged"),
    (
        "rows repeated without end",
        "ods",
        lambda path: sheets.ods(
            path,
            '<table:table table:name="A"><table:table-row '
            f'table:number-rows-repeated="1048576">{sheets.ods_cell("x") * 9}</table:table-row></table:table>',
        ),
        "document.too-heavy",
    ),
    (
        "a page saved in one file without a page",
        "mht",
        lambda path: path.write_bytes(b"MIME-Version: 1.0\n\nx"),
        "document.damaged",
    ),
    ("a page larger than any", "html", lambda path: path.write_bytes(b"<html>" + b"x " * 11_000_000), "file.too-large"),
    ("RTF", "rtf", lambda path: path.write_bytes(rb"{\rtf1 text}"), "document.old-word"),
    ("another program's archive", "docx", hostile.spreadsheet, "document.no-docx"),
    ("half a file", "docx", hostile.cut_word, "document.damaged"),
    ("members before the file begins", "docx", hostile.shifted_word, "document.damaged"),
    ("2,000 pages", "pdf", hostile.many_pages, "document.too-many-pages"),
    ("no PDF after the first line", "pdf", hostile.no_pdf, "document.damaged"),
    ("content that unpacks without end", "pdf", hostile.pdf_bomb, "document.too-heavy"),
    ("scanned", "pdf", hostile.scanned, "document.no-text"),
    ("password", "pdf", hostile.locked_pdf, "document.password"),
]


HEAVY = "content that unpacks without end"
NEEDS_PROCESS = (HEAVY, "elements without end", "no PDF after the first line", "an ods that breaks off")
"""What no check of the readers stops: the bounds of the process do, or that it is one."""


def cases(*, confined: bool) -> list[Any]:
    """The files by their names, those that are read in a process where they need not be left to the soak."""
    return [
        pytest.param(*case, id=f"{case[0]} ({name})", marks=[pytest.mark.soak] if name not in NEEDS_PROCESS[1:] else [])
        if confined
        else pytest.param(
            *case, id=f"{case[0]} ({name})", marks=[pytest.mark.soak] * (name == "paragraphs without end")
        )
        for name, *case in REFUSED
        if confined or name not in NEEDS_PROCESS
    ]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("suffix", "make", "key"), cases(confined=False))
def test_it_is_refused_in_one_sentence(suffix: str, make: Callable[[Path], object], key: str, tmp_path: Path) -> None:
    path = tmp_path / f"plan.{suffix}"
    make(path)
    with within(SECONDS), pytest.raises(VpbdiffError) as caught:
        reader.read(path)
    (problem,) = caught.value.problems
    assert (problem.key, problem.location.path) == (key, str(path))
    assert not any(isinstance(value, str) for value in problem.params.values()), "a library's English in our sentence"
    for language in LANGUAGES:
        said = sentence(Wording(language), problem)
        assert str(path) in said
        assert "\n" not in said
        assert "Traceback" not in said


@pytest.mark.parametrize(("suffix", "make", "key"), cases(confined=True))
def test_it_is_refused_in_a_process_too(suffix: str, make: Callable[[Path], object], key: str, tmp_path: Path) -> None:
    test_it_is_refused_in_one_sentence(suffix, make, key, tmp_path)


def test_memory_that_runs_out_is_told_as_too_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quickly; the soak has a file that fills the memory which the process may take."""

    def fills(path: Path) -> SourceDocument:
        raise MemoryError

    monkeypatch.setattr(pdf, "read", fills)
    (problem,) = confined.answer("pdf", tmp_path)["problems"]
    assert problem["key"] == "document.too-heavy"


def test_the_process_has_a_bound_of_memory_and_of_the_processor() -> None:
    pytest.importorskip("resource", reason="Windows has no such limit to set")
    code = "import resource; from vpbdiff.documents import confined; confined._limit(); "
    code += "print(resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_CPU)[0])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == f"{(confined.MEMORY, confined.MEMORY)} {confined.CPU_SECONDS}"


READ = [
    ("a table of objects that points nowhere", "pdf", hostile.broken_xref),
    ("pages in a circle", "pdf", hostile.page_loop),
    ("cells that claim to span without end", "docx", hostile.wide),
]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("suffix", "make"), [pytest.param(*case, id=name) for name, *case in READ])
def test_it_is_read(suffix: str, make: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / f"plan.{suffix}"
    make(path)
    assert reader.read(path).blocks[-1].text == "Text."


@pytest.mark.usefixtures("here")
def test_half_a_character_is_shown_as_lost(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    symbols = "".join(f'<w:sym w:font="Symbol" w:char="{code}"/>' for code in ("F0B7", "D800", "dfff", "D7FF"))
    path.write_bytes(hostile.with_body(f"<w:p><w:r><w:t>Text</w:t>{symbols}</w:r></w:p>"))
    assert reader.read(path).blocks[0].text == "Text\uf0b7\ufffd\ufffd\ud7ff"


def test_reading_ends_after_its_time(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    hostile.nested_forms(path)
    start = time.perf_counter()
    with pytest.raises(VpbdiffError) as caught:
        confined.read(path, "pdf", seconds=1)
    assert time.perf_counter() - start < SECONDS
    assert caught.value.problems[0].key == "document.too-long"


def test_reading_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    """A person who stops the command stops what it began."""
    path = tmp_path / "plan.pdf"
    hostile.nested_forms(path)
    code = (
        f"from pathlib import Path; from vpbdiff.documents import confined; confined.read(Path({str(path)!r}), 'pdf')"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)]) as parent:
        deadline = time.perf_counter() + SECONDS
        while not _readers(path) and time.perf_counter() < deadline:
            time.sleep(0.05)
        assert _readers(path)
        parent.kill()
    while _readers(path) and time.perf_counter() < deadline:
        time.sleep(0.05)
    assert _readers(path) == []


def _readers(path: Path) -> list[str]:
    """The processes that read a file."""
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("processes are not to be seen here")
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            found += [process.name] if b"vpbdiff.documents.confined" in words and str(path).encode() in words else []
    return found


def test_what_the_system_stops_is_heavy_and_what_breaks_off_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.pdf"
    hostile.broken_xref(path)
    for status, key in ((-9, "document.too-heavy"), (-6, "document.too-heavy"), (1, "document.damaged")):
        monkeypatch.setattr(
            subprocess, "run", lambda *_, status=status, **__: subprocess.CompletedProcess([], status, b"", b"")
        )
        with pytest.raises(VpbdiffError) as caught:
            confined.read(path, "pdf")
        assert caught.value.problems[0].key == key


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on this machine that nobody should call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("make", [hostile.linked, hostile.outside_entity])
def test_no_request_is_made(make: Callable[[Path, str], None], listener: socket.socket, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    make(path, f"http://127.0.0.1:{listener.getsockname()[1]}/mall.dotx")
    try:
        assert reader.read(path).blocks[0].text == "Text."
    except VpbdiffError as error:
        assert error.problems[0].key == "document.entities"
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_no_command_loads_what_reads_word_and_pdf() -> None:
    """Not even `import`: what it loads runs in a process of its own."""
    code = "import sys; from vpbdiff.cli import diff, import_; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "vpbdiff.documents.reader" in loaded
    heavy = {"docx", "lxml", "pdfplumber", "pdfminer", "python_calamine", "vpbdiff.documents.pdf", "html.parser"}
    assert heavy & set(loaded) == set()


def test_the_bounds_on_the_page_are_those_of_the_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
    bounds = "".join(row.rpartition(" | ")[0] for row in re.findall(r"(?m)^\| \d.*", page))
    in_code = [confined.MAX_BYTES, files.MAX_XML, files.MAX_UNPACKED, files.MAX_MEMBERS, pdf.MAX_PAGES]
    in_code += [plain_text.MAX_LINES, confined.MAX_TEXT, confined.CPU_SECONDS, confined.SECONDS, confined.MEMORY]
    assert re.findall(r"\d+", bounds) == [str(n // MEGABYTE if n >= MEGABYTE else n) for n in in_code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_says_it_and_ends_with_2(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    hostile.scanned(tmp_path / "plan.pdf")
    with pytest.raises(SystemExit) as ended:
        cli.main(["import", "plan.pdf", "--lang", language])
    out, err = capfd.readouterr()
    assert (ended.value.code, out, err.count("\n")) == (2, "", 1)
    assert "OCR" in err
    assert list(tmp_path.iterdir()) == [tmp_path / "plan.pdf"]


@pytest.mark.parametrize(("suffix", "extra"), [("docx", "docx"), ("pdf", "pdf"), ("xlsx", "excel")])
def test_without_its_library_the_message_names_the_command(
    suffix: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"plan.{suffix}"
    makers = {
        "docx": lambda path: path.write_bytes(hostile.word()),
        "pdf": hostile.broken_xref,
        "xlsx": lambda path: sheets.xlsx(path, "A|<sheetData/>"),
    }
    makers[suffix](path)
    monkeypatch.setattr(reader, "find_spec", lambda name: None)
    with pytest.raises(VpbdiffError) as caught:
        reader.read(path)
    assert extras.command(extra) in sentence(Wording(), caught.value.problems[0])
