"""What is doubtful in an edited memo, in words; these are for the officer, so in the language of the interface."""

from __future__ import annotations

from pathlib import Path

from vpbdiff.memo.verify import Doubt, Doubtful
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording

_NEAR = 8
"""Words of a sentence that say where it stands, in a file without lines: enough to search for."""


def sentence(doubt: Doubtful, path: Path, wording: Wording) -> str:
    """One finding with its place."""
    params = {"what": phrases.brief(doubt.what)}
    if doubt.doubt is Doubt.LEFT_OUT and doubt.change is not None:
        params["entity"] = wording.say(f"entity.{doubt.change.entity}.the")
    said = wording.say(f"summary.doubt.{doubt.doubt}", **params)
    if doubt.piece is None:
        return wording.say("summary.doubt", path=path, said=said)
    if doubt.piece.line is None:
        near = phrases.brief(doubt.piece.text, _NEAR)
        return wording.say("summary.doubt-near", path=path, near=near, said=said)
    return wording.say("summary.doubt-at", path=path, line=doubt.piece.line, said=said)
