"""Makes the Word files and PDFs of the examples from their texts: `python examples/make.py`.

It needs python-docx and reportlab (`pip install vpbdiff[dev]`). Run again, it gives the same bytes; a test holds that.
"""

from __future__ import annotations

import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent
sys.path.insert(0, str(EXAMPLES))

from setting import pdf, source, word  # noqa: E402

PLANS = {
    "omsorgsnamnden/2024": "Ekviks kommun, omsorgsnämnden",
    "omsorgsnamnden/2025": "Ekviks kommun, omsorgsnämnden",
    "omsorgsnamnden/2026": "Ekviks kommun, omsorgsnämnden",
    "kultur-och-fritidsnamnden/2026": "Kultur- och fritidsnämnden | Nämndplan 2026",
}
"""The plans that are set, each with what stands at the top of its pages."""


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
