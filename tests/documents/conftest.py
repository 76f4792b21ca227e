"""What the tests of several readers share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vpbdiff.documents import confined
from vpbdiff.documents.blocks import SourceDocument


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in this process: as much is refused, and no process started."""

    def read(path: Path, module: str, *options: str) -> SourceDocument:
        return confined._unpacked(json.loads(json.dumps(confined.answer(module, path, *options))), path)

    monkeypatch.setattr(confined, "read", read)
