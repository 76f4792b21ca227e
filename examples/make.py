"""Makes the Word files, PDFs and workbooks of the examples from their texts: `python examples/make.py`.

It needs python-docx, reportlab and XlsxWriter (`pip install vpbdiff[dev]`). Run again, it gives the same bytes; a test
holds that.
"""

from __future__ import annotations

import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent
sys.path.insert(0, str(EXAMPLES))

from setting import pdf, source, word, workbook  # noqa: E402

PLANS = {
    "omsorgsnamnden/2024": "Ekviks kommun, omsorgsnämnden",
    "omsorgsnamnden/2025": "Ekviks kommun, omsorgsnämnden",
    "omsorgsnamnden/2026": "Ekviks kommun, omsorgsnämnden",
    "kultur-och-fritidsnamnden/2026": "Kultur- och fritidsnämnden | Nämndplan 2026",
}
"""The plans that are set, each with what stands at the top of its pages."""


PARTS = {"verksamhetsplan": "docx", "internbudget": "xlsx", "internkontrollplan": "docx"}
"""The documents of a plan that is published in three, each with its format."""
YEARS = (2025, 2026)
IN_THREE = EXAMPLES / "bjorkhamn" / "documents"


def make_part(year: int, name: str, folder: Path) -> Path:
    """Set one document of the plan in three in a folder; gives its path."""
    pieces = source.pieces((IN_THREE / str(year) / f"{name}.txt").read_text(encoding="utf-8"))
    title = next(piece.text for piece in pieces if piece.kind == "heading")
    made = folder / f"{name}.{PARTS[name]}"
    if PARTS[name] == "xlsx":
        workbook.write(pieces, made, title)
    else:
        word.write(pieces, made, title, "Björkhamns kommun, tekniska nämnden")
    return made


def make(plan: str, folder: Path) -> tuple[Path, Path]:
    """Set one plan as a Word file and as a PDF in a folder; gives their paths."""
    text = EXAMPLES / "documents" / f"{plan}.txt"
    pieces = source.pieces(text.read_text(encoding="utf-8"))
    title = next(piece.text for piece in pieces if piece.kind == "heading" and piece.level == 1)
    made = folder / f"{text.stem}.docx", folder / f"{text.stem}.pdf"
    word.write(pieces, made[0], title, PLANS[plan])
    look = pdf.GRID if plan.startswith("omsorgsnamnden") else pdf.RULES
    pdf.write(pieces, made[1], title, PLANS[plan], look)
    return made


if __name__ == "__main__":
    for name in PLANS:
        make(name, (EXAMPLES / "documents" / name).parent)
    for year in YEARS:
        for part in PARTS:
            make_part(year, part, IN_THREE / str(year))
