"""Contradicted claims as findings of `validate`: one fact that a plan states in two ways."""

from __future__ import annotations

from collections.abc import Iterable

from vpbdiff import money
from vpbdiff.budget.figures import Figure
from vpbdiff.claims.judge import Judgement, Verdict
from vpbdiff.errors import Finding, Level, Location, Problem
from vpbdiff.money import Amount


def contradictions(judgements: Iterable[Judgement]) -> tuple[Finding, ...]:
    """A finding for every contradicted claim: a note where rounding can be what parts the two figures."""
    return tuple(_finding(each) for each in judgements if each.verdict is Verdict.CONTRADICTED)


def _finding(judgement: Judgement) -> Finding:
    claim, level = judgement.claim, Level.ERROR
    params: dict[str, object] = {"phrase": claim.phrase, "place": judgement.place or ""}
    if judgement.stated is not None and judgement.found is not None and judgement.like is not None:
        residual = judgement.stated - judgement.found
        level = Level.NOTE if residual.is_nil else Level.ERROR
        params |= {
            "printed": _text(judgement.stated, claim.stated or judgement.like),
            "computed": _text(judgement.found, judgement.like),
            "tolerance": money.text(residual.tolerance, judgement.like.unit, judgement.like.decimals + 1),
        }
    elif judgement.found is not None:
        params |= {"printed": claim.count, "computed": int(judgement.found.kr)}
    if judgement.names:
        params["names"] = ", ".join(f"«{name}»" for name in judgement.names)
    key = f"money.claim-{judgement.reason.removesuffix('-contradicted')}.{level.value}"
    return Finding(level, Problem(key, params, Location(pointer=claim.pointer)))


def _text(figure: Figure, like: Amount) -> str:
    return money.text(figure.kr, like.unit, like.decimals)
