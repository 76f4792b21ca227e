"""From a case to a memo: which outline, how long, whether it may be final."""

from __future__ import annotations

from collections.abc import Collection

from vpbdiff.base.errors import failure
from vpbdiff.gate import Case
from vpbdiff.memo.context import Scope
from vpbdiff.memo.outlines import BRIEF, DEFAULT, OUTLINES, memo
from vpbdiff.model.model import WHOLE, Memo
from vpbdiff.policy import settings_for


def write(
    case: Case, outline: str = DEFAULT, *, brief: bool = False, final: bool = False, places: Collection[str] = (WHOLE,)
) -> Memo:
    """The memo of a case in one of `OUTLINES`; its first half page if `brief`. The sections and headings of the default
    outline are those of `vpbdiff.toml`, where it has any. `places` are what a template has room for: sections by name,
    and `WHOLE` for those of the outline.

    Raises `VpbdiffError` for a `final` memo while the gate fails.
    """
    if final and not case.verdict.passed:
        errors = sum(finding.level == "error" for finding in case.verdict.findings)
        raise failure("summary.not-final", number=errors, old=case.words[0], new=case.words[1])
    asked = settings_for(case.new).get("summary", {})
    names = OUTLINES[outline]
    if outline == DEFAULT:
        names = tuple(asked.get("sections", names))
    if brief:
        names = tuple(name for name in names if name in BRIEF)
    if WHOLE not in places:
        names = ()
    names = (*names, *(name for name in places if name not in (*names, WHOLE)))
    return memo(scope_of(case), names, asked.get("headings"))


def scope_of(case: Case) -> Scope:
    """What the memo of a case is made from."""
    return Scope(case.verdict, case.policy.decision_from_index)
