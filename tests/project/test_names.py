"""No module gives one name to two things: the second would silently take the place of the first."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
GIVEN = re.compile(r"^([A-Za-z_]\w*)(?:: [^=\n]+)? = ", re.MULTILINE)


def test_no_constant_of_a_module_is_given_twice() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "vpbdiff").rglob("*.py")}
    assert len(texts) > 100
    twice = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in texts.items()
        for name, number in Counter(GIVEN.findall(text)).items()
        if number > 1
    ]
    assert twice == []
