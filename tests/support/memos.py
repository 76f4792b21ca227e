"""Memos of the invented plans: with a reason for everything and the money explained, or with nothing on record."""

from __future__ import annotations

from functools import cache

from tests.support.gated import DEFAULT, NONE, explained, verdict
from tests.support.invented import snapshot
from tests.support.once import compared
from vpbdiff import store
from vpbdiff.budget.components import Component, Index, WholeAmount
from vpbdiff.explanations import Explanations
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import OUTLINES, memo
from vpbdiff.model.document import Document
from vpbdiff.model.plan import Plan
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

AMOUNTS: tuple[Component, ...] = (Index("1,0"), WholeAmount(-1_000_000, "Minskad hyra"))


@cache
def plans() -> tuple[Plan, Plan]:
    """The invented plans for 2024 and 2025."""
    old, new = (store.load(store.find(str(snapshot(year)))) for year in (2024, 2025))
    return old, new


def written(old: Plan, new: Plan, outline: str = "memo", *components: Component) -> Document:
    """The memo of two plans, with a reason for everything if any component of the money is given."""
    record: Explanations = explained(compared(old, new), *components) if components else NONE
    scope = MemoContext(verdict(old, new, record), DEFAULT.decision_from_index)
    return memo(scope, OUTLINES[outline], outline=outline)


@cache
def full(outline: str = "memo") -> Document:
    """The memo of the invented plans, all of it explained."""
    return written(*plans(), outline, *AMOUNTS)


def as_markdown(memo: Document, *, ids: bool = True) -> str:
    return str(renderer(Shown.MEMO, "markdown")(memo, Wording("sv"), Options(ids=ids)))


def as_html(memo: Document) -> str:
    return str(renderer(Shown.MEMO, "html")(memo, Wording("sv"), Options()))


def as_docx(memo: Document) -> bytes:
    data = renderer(Shown.MEMO, "docx")(memo, Wording("sv"), Options())
    assert isinstance(data, bytes)
    return data
