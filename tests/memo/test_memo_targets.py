"""The papers that the examples and the published pairs lead to, whole: of the published ones their shape and what is
ours in it, without the plans' own sentences."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.memo.test_memo_docx import converted
from tests.support.goldens import assert_golden
from tests.support.memos import as_docx, as_markdown
from tests.support.published import SERIES
from vpbdiff.gate import open_case
from vpbdiff.memo.outlines import OUTLINES, write
from vpbdiff.model.document import Document, Table

EXAMPLES = Path(__file__).parents[2] / "examples/snapshots/ekvik/omsorgsnamnden"
PUBLISHED = {"2021-2022": ("2021.known-from-2022", "2022"), "2020-2022": ("2020", "2022")}
MOST_WORDS = {"memo": 1050, "unions": 560, "auditors": 1200}
"""Words before the appendix, tables among them, that two pages hold, and one of the unions'."""


def of_pair(folder: Path, old: str, new: str, outline: str = "memo") -> Document:
    return write(open_case(str(folder / f"{old}.json"), str(folder / f"{new}.json")), outline)


def read(document: Document) -> str:
    """As a reader sees it, without the ids."""
    return re.sub(r"<!--[^>]*-->", "", as_markdown(document))


def shape(document: Document) -> str:
    """The memo without what the plans say in their own words, and of its appendix the counts alone."""
    text, appendix = read(document).split("## Bilaga: alla ändringar\n")
    text = re.sub("”[^”]*”", "”…”", text)
    text = re.sub(r"(?m)^- (Mål \d+): .*?( \([a-zåäö ]+\))?\.$", r"- \1: …\2.", text)
    text = re.sub(r"Skäl: [^.]*\.", "Skäl: ….", text)
    parts = "".join(f"{part}\n" for part in re.findall(r"(?m)^### .*|^\*\*Nr .*\*\*$", appendix))
    tables = [block for block in document.blocks if isinstance(block, Table) and "Skäl" in block.header]
    rows = "".join(f"{' | '.join(table.header)}: {len(table.rows)}\n" for table in tables)
    return f"{text}## Bilaga: alla ändringar\n\n{parts}\n{rows}"


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_papers_of_the_examples(outline: str) -> None:
    text = read(of_pair(EXAMPLES, "2025", "2026", outline))
    assert_golden(f"memo/examples-{outline}.md", text)
    assert len(re.findall(r"\w[\w\N{NON-BREAKING HYPHEN}]*", text.split("## Bilaga:")[0])) < MOST_WORDS[outline]


@pytest.mark.parametrize("pair", PUBLISHED)
def test_the_shape_of_a_published_memo(pair: str) -> None:
    assert_golden(f"memo/published-{pair}.md", shape(of_pair(SERIES, *PUBLISHED[pair])))


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_template_gets_the_title_of_its_paper(outline: str) -> None:
    paper = of_pair(EXAMPLES, "2025", "2026", outline)
    assert paper.facts["title"] == paper.title


@pytest.mark.soak
@pytest.mark.parametrize(("outline", "pages"), [("memo", 2), ("unions", 1), ("auditors", 2)])
def test_the_papers_hold_their_pages(tmp_path: Path, outline: str, pages: int) -> None:
    """Before the appendix, in the default document, as LibreOffice sets it in a font as wide as Word's own."""
    pdfplumber = pytest.importorskip("pdfplumber")
    if not re.search(
        "Carlito|Calibri", subprocess.run(["fc-list"], capture_output=True, check=False, text=True).stdout
    ):
        pytest.skip("no font as wide as Word's own")
    place = tmp_path / "memo.docx"
    place.write_bytes(as_docx(of_pair(EXAMPLES, "2025", "2026", outline)))
    with pdfplumber.open(converted(place, "pdf")) as printed:
        texts = [page.extract_text() for page in printed.pages]
    before = next((number for number, text in enumerate(texts) if "Bilaga: alla" in text), len(texts))
    assert before <= pages
