"""The budget tables of a report: rows with budget, outcome and forecast, each of its own time; printed deviations; and
the steps by which the budget changed within the year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from vpbdiff.language.dates import WRITTEN_DAY, day
from vpbdiff.model import money
from vpbdiff.model.figures import DASHES
from vpbdiff.model.money import Amount, Unit
from vpbdiff.reports.heads import ReportColumn
from vpbdiff.reports.words import INVESTMENTS

Json = dict[str, Any]

_KINDS = ("budget", "outcome", "forecast")
_ROLES = (
    ("income", re.compile(r"(?:summa )?intäkt(?:er)?(?: totalt)?$", re.IGNORECASE)),
    ("cost", re.compile(r"(?:summa )?kostnader?(?: totalt)?$", re.IGNORECASE)),
    ("net", re.compile(r"nettokostnad(?:er)?$|nettoutfall$", re.IGNORECASE)),
    ("grant", re.compile(r"kommunbidrag$|anslag$|budgetram$", re.IGNORECASE)),
    ("result", re.compile(r"(?:årets |periodens )?resultat$", re.IGNORECASE)),
    ("total", re.compile(r"(?:summa|totalt|total)(?:\s.*)?$|hela nämnden$", re.IGNORECASE)),
)
_WHOLES = ("income", "cost", "net", "grant", "result")


def is_budget(heads: Sequence[ReportColumn], unit: str) -> bool:
    """Whether a table with these heads is of money: it has a unit, and a budget beside an outcome or a forecast."""
    kinds = {each.kind for each in heads[1:]}
    return bool(Unit.of(unit)) and "budget" in kinds and bool(kinds & {"outcome", "forecast"})


def row(  # noqa: PLR0913, PLR0917 - the row, and what its table says of it
    cells: Sequence[str], heads: Sequence[ReportColumn], unit: str, year: int, through: str, line: int
) -> Json | None:
    """A row of a budget table; None where a cell of it is no amount, so that it stays as it stands."""
    made: Json = {"name": cells[0].strip()}
    amounts: list[Json] = []
    deviations: list[Json] = []
    earlier: list[Json] = []
    for cell, head in zip(cells[1:], heads[1:], strict=False):
        if not cell.strip() or cell.strip() in DASHES:
            continue
        amount = _amount(cell, unit)
        if amount is None:
            return None
        printed: Json = {"kr": amount.kr, "printed": cell.strip()}
        if head.kind == "deviation":
            places = _deviates(amounts, head)
            if places is None:
                return None
            deviations.append({"of": places[0], "against": places[1], **printed})
        elif head.kind == "forecast" and head.through and not head.is_period and head.through != f"{year}-12-31":
            earlier.append({"made": head.through, **printed})
        elif head.kind in _KINDS:
            amounts.append({**_column(head, year, through), **printed})
        else:
            return None
    if not amounts:
        return None
    if role := role_of(made["name"]):
        made["role"] = role
    made["amounts"] = amounts
    if deviations:
        made["deviations"] = deviations
    if earlier:
        made["earlier_forecasts"] = earlier
    return made | {"source": {"line": line}}


def _column(head: ReportColumn, year: int, through: str) -> Json:
    """Which year an amount is of, what it is, and up to which day where that is not the whole year."""
    own = head.year or year
    made: Json = {"year": own, "kind": head.kind}
    if head.basis:
        made["basis"] = head.basis
    day = head.through
    if head.kind == "outcome" and own == year and not day and not through.endswith("-12-31"):
        day = through
    if day and not day.endswith("-12-31") and head.kind != "forecast":
        made["through"] = day
    return made


def _deviates(amounts: Sequence[Json], head: ReportColumn) -> tuple[int, int] | None:
    """The places of what deviates and from what: the last outcome or forecast before, and the budget of its time."""
    results = [n for n, each in enumerate(amounts) if each["kind"] in {"outcome", "forecast"}]
    if head.through or head.is_period:
        results = [n for n in results if amounts[n].get("through")] or results
    if not results:
        return None
    of = results[-1]
    budgets = [n for n, each in enumerate(amounts) if each["kind"] == "budget" and each["year"] == amounts[of]["year"]]
    time = amounts[of].get("through")
    same = [n for n in budgets if amounts[n].get("through") == time]
    same = [n for n in same if amounts[n].get("basis") == "revised"] or same
    return (of, same[-1]) if same else None


def _amount(cell: str, unit: str) -> Amount | None:
    found = Unit.of(unit)
    return None if found is None else money.parsed(cell, found)


def role_of(name: str) -> str | None:
    """What a row sums up, by its name; None for a part."""
    return next((role for role, pattern in _ROLES if pattern.match(name.strip())), None)


def place_of(rows: Sequence[Json], heading: str) -> tuple[str, str]:
    """Which of the plan's budget tables the rows are: the group and its list."""
    if INVESTMENTS.search(heading) or any(INVESTMENTS.search(each["name"]) for each in rows):
        return "investment_budget", "lines"
    wholes = sum(each.get("role") in _WHOLES for each in rows)
    return "operating_budget", "lines" if 2 * wholes > len(rows) else "units"


_BODY = r"(?P<body>[Kk]ommunfullmäktige|[Kk]ommunstyrelsen|[Nn]ämnden|\w+nämnden|[Ff]ullmäktige|\bK[FS]\b)"
_SHORT_FOR = {"KF": "kommunfullmäktige", "KS": "kommunstyrelsen"}
_DATE = rf"(?:\s+(?:den\s+)?(?P<date>{WRITTEN_DAY}))?(?:,?\s*\(?(?P<section>§\s?\d+))?"
_DECIDED = re.compile(
    rf"{_BODY}(?:\s+(?:beslutade|flyttade|har beslutat|tilldelade))?{_DATE}"
    rf"|beslutade\s+{_BODY.replace('body', 'other')}"
)
_ADDED = re.compile(
    r"tilläggs(?:budget|anslag)|tillägg på|tillskott|utöka[dt]\w* (?:ram|budget|anslag|kommunbidrag)|ramförstärkning"
    r"|(?:öka|höj)\w*\b.{0,40}\b(?:ram|budget|anslag|kommunbidrag)\w*"
    r"|förstärk\w*|tillfö(?:r|rs|rdes|rt|ra)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"ombudgeter|överför\w* från (?:19|20)\d\d", re.IGNORECASE)
_KRONOR = (
    r"(?<![\d,])(?P<figure>\d{1,3}(?:[ \u00a0]\d{3})*(?:,\d+)?)\s*(?P<unit>mkr|mnkr|tkr|miljoner kronor|tusen kronor)"
)
_TO = re.compile(
    rf"{_KRONOR}\s+till\s+(?P<line>[a-zåäö][\wåäö ]*?)"
    r"(?=,|\s+och\s+\d|\s+(?:för|på grund|med anledning|till följd|under|enligt|avseende|som|vilket|av|genom)\b"
    r"|\s*\(|\.|$)",
    re.IGNORECASE,
)
_ALL = re.compile(r"(?:\w+ och )?\w*nämnd|styrelse|förvaltning", re.IGNORECASE)
"""Who is given money where it is not for one row of the budget."""
_MOVED = re.compile(
    rf"(?:flytta\w*|omfördela\w*|omdisponera\w*)\b.*?{_KRONOR}"
    r"\s+från\s+(?P<source>[\wåäö ]+?)\s+till\s+(?P<line>[\wåäö ]+?)(?=,|\.|$)",
    re.IGNORECASE,
)


def steps(sentence: str, line: int) -> Iterator[Json]:
    """The steps of the budget that a sentence tells: what was added to the frame with its shares, and what was moved
    from one row to another."""
    decision = _decision(sentence)
    if moved := _MOVED.search(sentence):
        amount = _amount(moved["figure"], moved["unit"])
        if amount is not None:
            for name, sign in ((moved["source"], -1), (moved["line"], 1)):
                yield _step("moved", sign * amount.kr, moved, name, decision, line)
        return
    type_ = "added" if _ADDED.search(sentence) else "carried_over" if _CARRIED.search(sentence) else ""
    whole = re.search(_KRONOR, sentence)
    if not type_ or whole is None or not decision:
        return
    amount = _amount(whole["figure"], whole["unit"])
    if amount is None:
        return
    yield _step(type_, amount.kr, whole, "", decision, line)
    before, _, shares = sentence.partition("varav")
    given = _TO.search(before, whole.start())
    if given is not None and given.start() == whole.start() and not _ALL.match(given["line"]):
        yield _step(type_, amount.kr, given, given["line"], decision, line)
    for share in _TO.finditer(shares):
        part = _amount(share["figure"], share["unit"])
        if part is not None:
            yield _step(type_, part.kr, share, share["line"], decision, line)


def _step(  # noqa: PLR0913, PLR0917 - a step's parts
    type_: str, kr: int, found: re.Match[str], name: str, decision: Json, line: int
) -> Json:
    made: Json = {"type": type_}
    if name:
        made["line"] = name.strip()
    made |= {"kr": kr, "printed": f"{found['figure'].strip()} {found['unit']}"}
    return made | ({"decision": decision} if decision else {}) | {"source": {"line": line}}


def _decision(sentence: str) -> Json:
    found = max(_DECIDED.finditer(sentence), key=lambda each: bool(each["date"]) + bool(each["section"]), default=None)
    if found is None:
        return {}
    body = found["body"] or found["other"]
    made: Json = {"body": _SHORT_FOR.get(body) or body.lower()}
    if on := day(found["date"] or ""):
        made["date"] = on
    if found["section"]:
        made["section"] = " ".join(found["section"].replace("§", "§ ").split())
    return made
