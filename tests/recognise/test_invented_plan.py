"""The importer on the invented plans: the golden snapshots, whichever way the same text is set.

The goldens say what a person reads in the texts, item by item; what the texts are hard at is in `traps.toml`, which
`test_invented_traps` holds to them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.invented import YEARS, document, raw_snapshot, snapshot
from tests.support.snapshots import content
from vpbdiff import store
from vpbdiff.documents import plain_text
from vpbdiff.recognise import Extraction, extract, profile


def imported(data: bytes, folder: Path, year: int, encoding: str = plain_text.UTF_8) -> Extraction:
    path = folder / document(year).name
    path.write_bytes(data)
    return extract(plain_text.read(path, encoding), profile.load())


def golden(year: int) -> str:
    return snapshot(year).read_text(encoding="utf-8")


@pytest.mark.parametrize("year", YEARS)
def test_import_gives_what_a_person_reads(year: int, tmp_path: Path) -> None:
    assert store.dumps(imported(document(year).read_bytes(), tmp_path, year).plan) == golden(year)


@pytest.mark.parametrize("year", YEARS)
def test_every_line_is_placed_or_left_out_for_a_reason(year: int, tmp_path: Path) -> None:
    accounts = imported(document(year).read_bytes(), tmp_path, year).accounts
    lines = document(year).read_text(encoding="utf-8").split("\n")
    assert accounts.not_understood == ()
    assert accounts.placed.keys() | accounts.left_out.keys() == {n for n, line in enumerate(lines, 1) if line.strip()}


WAYS: list[tuple[str, Callable[[str], str]]] = [
    ("headings one level up", lambda t: re.sub(r"(?m)^#(#+ )", r"\1", t)),
    ("headings one level down", lambda t: re.sub(r"(?m)^(#+ )", r"#\1", t)),
    ("headings all at level 2", lambda t: re.sub(r"(?m)^#+ ", "## ", t)),
    ("headings without a mark", lambda t: re.sub(r"(?m)^#+ ", "", t)),
    ("nothing bold", lambda t: re.sub(r"\*\*|</?b>", "", t)),
    ("lines that end as in Windows", lambda t: t.replace("\n", "\r\n")),
    ("a byte order mark", lambda t: "\ufeff" + t),
    ("letters in two parts (NFD)", lambda t: unicodedata.normalize("NFD", t)),
    ("soft hyphens in the words", lambda t: re.sub(r"(?<=[a-zåäö]{3})(?=[a-zåäö]{4})", "\N{SOFT HYPHEN}", t)),
    ("form feeds at the page breaks", lambda t: t.replace("\n\n\n", "\n\n\f\n")),
]


@pytest.mark.parametrize("year", [2025, *(pytest.param(year, marks=pytest.mark.soak) for year in (2024, 2026))])
@pytest.mark.parametrize("way", [pytest.param(way, id=name) for name, way in WAYS])
def test_the_same_plan_set_another_way(way: Callable[[str], str], year: int, tmp_path: Path) -> None:
    original = document(year).read_text(encoding="utf-8")
    reset = way(original)
    assert reset != original
    assert store.dumps(imported(reset.encode(), tmp_path, year).plan) == golden(year)


def test_what_old_windows_wrote(tmp_path: Path) -> None:
    data = document(2024).read_text(encoding="utf-8").encode("cp1252")
    assert store.dumps(imported(data, tmp_path, 2024, "cp1252").plan) == golden(2024)


def with_bars(content: str) -> str:
    """The text with every table that has a header set as Markdown sets it."""
    return "\n\n".join(map(_barred, content.split("\n\n")))


def _barred(group: str) -> str:
    header, *rows = group.split("\n")
    if not re.match(r"(Aktiviteter|[mt]kr|Taxor|Kvalitets|Avtals|Kategori)\w*( och avgifter)?\t", header):
        return group
    dashes = "\t".join("---" for _ in header.split("\t"))
    lines = [header, dashes, *(row for row in rows if not row.startswith("---"))]
    return "\n".join("| " + line.replace("|", r"\|").replace("\t", " | ") + " |" for line in lines)


@pytest.mark.parametrize("year", YEARS)
def test_the_same_plan_with_bars_in_its_tables(year: int, tmp_path: Path) -> None:
    barred = with_bars(document(year).read_text(encoding="utf-8"))
    assert barred.count("\n| --- |") > 8
    assert content(imported(barred.encode(), tmp_path, year).plan) == content(raw_snapshot(year))
