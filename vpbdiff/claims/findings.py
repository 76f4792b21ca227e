"""Contradicted claims as findings of `validate`: one fact that a plan states in two ways."""

from __future__ import annotations

from collections.abc import Iterable

from vpbdiff.base.errors import Finding, Level, Location, Problem
from vpbdiff.claims.factcheck import Judgement, Verdict
from vpbdiff.model import money


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
            "printed": money.beside(
                judgement.stated.kr, claim.stated or judgement.like, judgement.like, judgement.word
            ),
            "computed": money.beside(judgement.found.kr, judgement.like, judgement.like, judgement.word),
            "tolerance": money.text(residual.tolerance, judgement.like.unit, judgement.like.decimals + 1)
            + money.NO_BREAK_SPACE
            + judgement.word,
        }
    elif judgement.found is not None:
        params |= {"printed": claim.count, "computed": int(judgement.found.kr)}
    if judgement.names:
        params["names"] = ", ".join(f"«{name}»" for name in judgement.names)
    key = f"money.claim-{judgement.reason.removesuffix('-contradicted')}.{level.value}"
    return Finding(level, Problem(key, params, Location(pointer=claim.pointer)))
