"""The comparison for programs: `changes_json` written out so that a person can read it too."""

from __future__ import annotations

from vpbdiff.base.escaping import in_json
from vpbdiff.model.changes import Comparison
from vpbdiff.model.values import pretty
from vpbdiff.render.diff_json import to_json
from vpbdiff.statements.report_options import Options
from vpbdiff.wording import Wording


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The JSON document; the language, the width and `stat` play no part in it."""
    return in_json(pretty(to_json(comparison, options.selection, options.stands))) + "\n"
