"""The published and the invented texts, made Word and PDF by other programs, give the snapshots that the texts give.

Every amount, index and date must be the same, and 99 of 100 of all other items; `docs/documents.md` lists the rest.
A program that is not installed is skipped, and said.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support import published
from tests.support.documents import set_finely, without_control, write_docx, write_html
from tests.support.invented import YEARS, document
from tests.support.snapshots import content
from vpbdiff.documents import pdf, plain_text, word
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import extract, profile

pytestmark = pytest.mark.soak

TEXTS = {year: published.DOCUMENTS[year] for year in (2020, 2022)} | {year: document(year) for year in YEARS}
SAME = 0.99
"""Share of the items that must be the same; the five texts have 190 to 270 each."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def office(source: Path, target: str, *options: str) -> Path:
    """What LibreOffice makes of a file."""
    return _run("soffice", source, source.with_suffix(f".{target}"), "--headless", *options, "--convert-to", target)


def _run(program: str, source: Path, made: Path, *arguments: str) -> Path:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: {made.suffix} made by it was not read")
    folder = ["--outdir", str(made.parent)] if program == "soffice" else []
    subprocess.run([program, *arguments, *folder, str(source)], check=True, capture_output=True, timeout=300)
    return made


def word_to_pdf(said: str, folder: Path) -> SourceDocument:
    return pdf.read(office(write_docx(said, folder / "plan.docx"), "pdf"))


def fine_word_to_pdf(said: str, folder: Path) -> SourceDocument:
    """Lines end in hyphens where LibreOffice has a Swedish dictionary of them (Debian's hyphen-sv)."""
    return pdf.read(office(set_finely(write_docx(said, folder / "plan.docx")), "pdf"))


def word_through_office(said: str, folder: Path) -> SourceDocument:
    return word.read(office(office(write_docx(said, folder / "plan.docx"), "odt"), "docx"))


def page_to_word(said: str, folder: Path) -> SourceDocument:
    return word.read(office(write_html(said, folder / "plan.html"), "docx", "--infilter=HTML (StarWriter)"))


def pandoc_to_word(said: str, folder: Path) -> SourceDocument:
    page, made = write_html(said, folder / "plan.html"), folder / "plan.docx"
    return word.read(_run("pandoc", page, made, "-o", str(made)))


WAYS = [word_to_pdf, fine_word_to_pdf, word_through_office, page_to_word, pandoc_to_word]


@cache
def said(year: int) -> str:
    if not TEXTS[year].exists():
        pytest.skip("the published texts lie beside the project, in ../shared, and are not here")
    return without_control(TEXTS[year].read_text(encoding="utf-8"))


def items(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each item of a snapshot: the list that it is in, and its own fields."""
    if isinstance(value, list):
        for member in value:
            yield from items(member, path)
    if isinstance(value, dict):
        own = {key: field for key, field in value.items() if not isinstance(field, dict) and not _lists_items(field)}
        yield path, json.dumps(own, ensure_ascii=False, sort_keys=True)
        for key, field in value.items():
            yield from items(field, f"{path}/{key}")


def _lists_items(field: Any) -> bool:
    return isinstance(field, list) and any(isinstance(member, dict) for member in field)


def exact(plan: Any) -> list[Any]:
    """All amounts, indexes and dates, in order."""
    if isinstance(plan, list):
        return [found for member in plan for found in exact(member)]
    if not isinstance(plan, dict):
        return []
    own = [(key, plan[key]) for key in ("kr", "printed", "year", "index", "likelihood", "consequence") if key in plan]
    dates = [(key, each) for key, value in plan.items() if isinstance(value, str) for each in _DATE.findall(value)]
    return own + dates + [found for value in plan.values() for found in exact(value)]


@pytest.mark.parametrize("year", TEXTS)
@pytest.mark.parametrize("way", WAYS)
def test_the_snapshot_is_that_of_the_text(
    way: Callable[[str, Path], SourceDocument], year: int, tmp_path: Path
) -> None:
    plain = tmp_path / "plan.txt"
    plain.write_text(said(year), encoding="utf-8")
    wanted = content(extract(plain_text.read(plain), profile.load()).plan)
    found = extract(way(said(year), tmp_path), profile.load())
    assert exact(content(found.plan)) == exact(wanted)
    assert found.accounts.not_understood == ()
    there, here = Counter(items(wanted)), Counter(items(content(found.plan)))
    missing, added = there - here, here - there
    assert max(missing.total(), added.total()) <= (1 - SAME) * there.total(), (missing, added)
