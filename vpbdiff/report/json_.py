"""The comparison for programs: `changes_json` written out so that a person can read it too."""

from __future__ import annotations

from vpbdiff.changes import Comparison
from vpbdiff.report.changes_json import to_json
from vpbdiff.report.options import Options
from vpbdiff.terminal import in_json
from vpbdiff.values import pretty
from vpbdiff.wording import Wording


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The JSON document; the language, the width and `stat` play no part in it."""
    return in_json(pretty(to_json(comparison, options.selection, options.stands))) + "\n"
