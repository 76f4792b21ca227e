"""Documents made to harm: refused in one sentence or read, within bounds, with no request made."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import hostile
from tests.support.clock import within
from vpbdiff.base import files
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.base.files import MEGABYTE
from vpbdiff.cli import cli
from vpbdiff.documents import pdf, plain_text, reader
from vpbdiff.documents.blocks import Document
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
    ("RTF", "rtf", lambda path: path.write_bytes(rb"{\rtf1 text}"), "document.old-word"),
    ("another program's archive", "docx", hostile.spreadsheet, "document.no-docx"),
    ("half a file", "docx", hostile.cut_word, "document.damaged"),
    ("2,000 pages", "pdf", hostile.many_pages, "document.too-many-pages"),
    ("no PDF after the first line", "pdf", hostile.no_pdf, "document.damaged"),
    ("content that unpacks without end", "pdf", hostile.pdf_bomb, "document.too-heavy"),
    ("scanned", "pdf", hostile.scanned, "document.no-text"),
    ("password", "pdf", hostile.locked_pdf, "document.password"),
]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Word and PDF are read in this process: as much is refused, and no process started."""

    def read(path: Path, kind: str) -> Document:
        return reader._unpacked(json.loads(json.dumps(reader.answer(kind, path))), path)

    monkeypatch.setattr(reader, "read_confined", read)


HEAVY = "content that unpacks without end"
NEEDS_PROCESS = (HEAVY, "elements without end", "no PDF after the first line")
"""What no check of the readers stops: the bounds of the process do, or that it is one."""


def cases(*, confined: bool) -> list[Any]:
    """The files by their names, those that are read in a process where they need not be left to the soak."""
    return [
        pytest.param(*case, id=f"{case[0]} ({name})", marks=[pytest.mark.soak] if name not in NEEDS_PROCESS[1:] else [])
        if confined
        else pytest.param(*case, id=f"{case[0]} ({name})")
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

    def fills(path: Path) -> Document:
        raise MemoryError

    monkeypatch.setattr(pdf, "read", fills)
    (problem,) = reader.answer("pdf", tmp_path)["problems"]
    assert problem["key"] == "document.too-heavy"


def test_the_process_has_a_bound_of_memory() -> None:
    resource = pytest.importorskip("resource", reason="Windows has no such limit to set")
    code = "import resource; from vpbdiff.documents import reader; reader._limit_memory(); "
    code += "print(resource.getrlimit(resource.RLIMIT_AS))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert resource.RLIMIT_AS and said.strip() == str((reader.MEMORY, reader.MEMORY))


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
        reader.read_confined(path, "pdf", seconds=1)
    assert time.perf_counter() - start < SECONDS
    assert caught.value.problems[0].key == "document.too-long"


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
    assert {"docx", "lxml", "pdfplumber", "pdfminer", "vpbdiff.documents.pdf"} & set(loaded) == set()


def test_the_bounds_on_the_page_are_those_of_the_code() -> None:
    page = (Path(__file__).parents[1] / "docs" / "documents.md").read_text(encoding="utf-8")
    bounds = "".join(row.rpartition(" | ")[0] for row in re.findall(r"(?m)^\| \d.*", page))
    in_code = [reader.MAX_BYTES, files.MAX_XML, files.MAX_UNPACKED, files.MAX_MEMBERS, pdf.MAX_PAGES]
    in_code += [plain_text.MAX_LINES, reader.MAX_TEXT, reader.SECONDS, reader.MEMORY]
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


@pytest.mark.parametrize(("suffix", "extra"), [("docx", "docx"), ("pdf", "pdf")])
def test_without_its_library_the_message_names_the_command(
    suffix: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"plan.{suffix}"
    {"docx": hostile.cut_word, "pdf": hostile.broken_xref}[suffix](path)
    monkeypatch.setattr(reader, "find_spec", lambda name: None)
    with pytest.raises(VpbdiffError) as caught:
        reader.read(path)
    assert f"pip install 'vpbdiff[{extra}]'" in sentence(Wording(), caught.value.problems[0])
