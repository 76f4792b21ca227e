"""The reader of Word files: the blocks that the text gives, and what only Word has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.documents import without_control, write_docx
from tests.support.invented import YEARS, document
from tests.support.snapshots import content
from vpbdiff.documents import docx as reader
from vpbdiff.documents import text
from vpbdiff.extract import extract, profile


@pytest.mark.parametrize("year", YEARS)
def test_a_plan_in_word_is_the_plan_in_text(year: int, tmp_path: Path) -> None:
    said = without_control(document(year).read_text(encoding="utf-8"))
    plain = tmp_path / "plan.txt"
    plain.write_text(said, encoding="utf-8")
    in_word = extract(reader.read(write_docx(said, tmp_path / "plan.docx")), profile.load())
    assert content(in_word.plan) == content(extract(text.read(plain), profile.load()).plan)
    assert in_word.accounts.not_understood == ()
