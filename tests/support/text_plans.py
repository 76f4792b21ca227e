"""Plans drawn at random that the text layout can carry whole: what `plan_text` writes and the importer reads.

Narrower than what a snapshot may hold, where text can't tell: a paragraph begins with a capital and ends with a full
stop (else a page break is taken to have cut it), a risk has a category if any has, each list stands under its section.
Words are invented, and among them stands what text may hold: brackets, marks, escape and bidi characters.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from vpbdiff.model.money import Unit

Raw = dict[str, Any]

YEAR = 2031
WORDS = [
    *(
        "områdena",
        "samtalen",
        "kör",
        "dagligen",
        "förnyas",
        "i",
        "för",
        "av",
        "procent",
        "«citat»",
        "m.m.",
        "och/eller",
    ),
    *("LSS", "§", "9", "1,5", "2031-04-01", "(2001:453)"),
    *("[/]", "[bold]", "a|b", "<b>", "*stjärna*", "**", "#kant", "|", "-", "<!--", "`$(x)`", "\\n"),
    *("\x1b[31m", "\u202eomvänt\u202c", "\u2028x", "😀"),
]
STARTS = ["Nya", "Öppna", "Åtta", "[Bilaga]", "*Obs", "- Tidigt", "#1", "<b>Stärkt</b>", "• Fler", "\\d", "2031", "|"]

OFTEN = st.sampled_from([True, True, True, False])


def phrases(most: int = 6) -> st.SearchStrategy[str]:
    """Some words in a row, begun with a capital, a figure or a mark.

    Drawn as one number whose digits pick the words: a whole plan is thousands of words, and drawing each of them would
    leave Hypothesis room for small plans alone.
    """
    return st.tuples(st.integers(1, most), st.integers(0, 2**48)).map(lambda drawn: _phrase(*drawn))


def _phrase(length: int, number: int) -> str:
    number, start = divmod(number, len(STARTS))
    chosen = [STARTS[start]]
    for _ in range(length):
        number, place = divmod(number, len(WORDS))
        chosen.append(WORDS[place])
    return " ".join([*chosen, "sjön"])


def sentences() -> st.SearchStrategy[str]:
    """Running text: phrases that end with a full stop."""
    return st.lists(phrases(8).map(lambda text: f"{text}."), min_size=1, max_size=2).map(" ".join)


def dates() -> st.SearchStrategy[str]:
    """A day."""
    return st.dates().map(str)


def item(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[Raw]:
    """An item with these fields, in this order, the optional ones there or not."""
    order = [*required, *optional]
    drawn = st.fixed_dictionaries(required, optional=optional)
    return drawn.map(lambda found: {name: found[name] for name in order if name in found})


FOLLOW_UP = {"responsible": phrases(), "deadline": dates(), "status": phrases()}


def activities() -> st.SearchStrategy[list[Raw]]:
    """Activities, or assignments."""
    return st.lists(item({"title": phrases()}, description=sentences(), **FOLLOW_UP), max_size=3)


@st.composite
def measures(draw: st.DrawFn) -> list[Raw]:
    """Measures, each kind of value with or without years."""
    value = st.fixed_dictionaries({"value": phrases(1)})
    years = st.sampled_from([[], [2030], [2030, 2031]])
    kinds = {kind: draw(years) for kind in ("baselines", "targets", "outcomes")}
    found = draw(st.lists(item({"title": phrases()}, description=sentences()), max_size=3))
    for measure in found:
        for kind, columns in kinds.items():
            values = [{"year": year} | draw(value) for year in columns if draw(st.booleans())]
            measure.update({kind: values} if values else {})
    return found


def goals() -> st.SearchStrategy[list[Raw]]:
    """The committee's goals."""
    prose = st.lists(sentences().filter(lambda text: not text.startswith("- ")), min_size=1, max_size=2)
    goal = item({"title": phrases()}, description=prose.map("\n\n".join), activities=activities(), measures=measures())
    return st.lists(goal, min_size=1, max_size=3)


def overarching_goals() -> st.SearchStrategy[list[Raw]]:
    """The municipality's goals."""
    prose = sentences().filter(lambda text: not text.startswith("- "))
    return st.lists(item({"title": phrases()}, description=prose), min_size=1, max_size=3)


@st.composite
def amounts(draw: st.DrawFn, unit: Unit) -> Raw:
    """An exact amount, printed in one of the ways that plans print it."""
    decimals = draw(st.integers(0, 3 if unit is Unit.MKR else 0))
    digits = draw(st.integers(0, 9_999_999))
    whole, fraction = divmod(digits, 10**decimals)
    space = draw(st.sampled_from(["", " "]))  # a reader gives no other
    sign = draw(st.sampled_from(["", "-", "\N{MINUS SIGN}"]))
    printed = sign + f"{whole:,}".replace(",", space) + (f",{fraction:0{decimals}d}" if decimals else "")
    kr = int(Decimal(digits).scaleb(-decimals) * unit.value)
    return {"kr": -kr if sign else kr, "printed": printed}


@st.composite
def budget_lines(draw: st.DrawFn, unit: Unit, names: dict[str, list[str]]) -> list[Raw]:
    """Rows of a budget table, each with some of its columns, or with none."""
    kinds = st.sampled_from(["budget", "outcome", "forecast", "plan"])
    columns = draw(st.lists(st.tuples(st.integers(2029, 2033), kinds), max_size=3, unique=True))
    with_change = draw(st.booleans())
    found = []
    for role in draw(st.lists(st.sampled_from([role for role in names if role != "total"]), max_size=4)):
        line: Raw = {"name": draw(st.sampled_from(names[role]) if names[role] else phrases()), "role": role}
        line["amounts"] = [
            {"year": year, "kind": kind} | draw(amounts(unit))
            for place, (year, kind) in enumerate(columns)
            if draw(st.booleans()) or (role == "part" and not place)  # without a figure a part would head a group
        ]
        if with_change and draw(st.booleans()):
            line["change"] = draw(amounts(unit))
        found.append(line)
    if "total" in names and draw(st.booleans()):
        found.append({"name": draw(st.sampled_from(names["total"])), "role": "total", "amounts": _sums(found, unit)})
    return _in_column_order(found, columns)


def _sums(lines: list[Raw], unit: Unit) -> list[Raw]:
    """The amounts of the row that sums up others: a reader takes a row for their sum where it is."""
    sums: dict[tuple[int, str], int] = {}
    for amount in (amount for line in lines for amount in line["amounts"]):
        sums[amount["year"], amount["kind"]] = sums.get((amount["year"], amount["kind"]), 0) + amount["kr"]
    return [{"year": year, "kind": kind} | _printed(kr, unit) for (year, kind), kr in sums.items()]


def _printed(kr: int, unit: Unit) -> Raw:
    whole, rest = divmod(abs(kr), unit.value)
    fraction = f",{rest // 1000:03d}" if unit is Unit.MKR else ""
    return {"kr": kr, "printed": f"{'-' if kr < 0 else ''}{whole:,}".replace(",", " ") + fraction}


def _in_column_order(lines: list[Raw], columns: list[tuple[int, str]]) -> list[Raw]:
    """The rows, so drawn that the order in which their columns first occur is the order of the columns."""
    seen = list(dict.fromkeys((amount["year"], amount["kind"]) for line in lines for amount in line["amounts"]))
    for line in lines:
        line["amounts"].sort(key=lambda amount: seen.index((amount["year"], amount["kind"])))
    return lines


WHOLE = {"income": ["Intäkter", "Verksamhetens intäkter"], "cost": ["Kostnader"], "net": ["Nettokostnader"]}
"""Names of rows by their role. Of two names for the net cost in one table only one is taken for it: one is drawn."""
PARTS: dict[str, list[str]] = {"part": [], "total": ["Summa", "Summa nettokostnader", "Totalt"]}


@st.composite
def risks(draw: st.DrawFn) -> list[Raw]:
    """The internal control plan's risks, with factors that make up the index."""
    category = {"category": st.sampled_from(["Ekonomi", "Styrning", "Medarbetare"])} if draw(st.booleans()) else {}
    control = item({"text": phrases().map("Kontroll av {}".format)}, responsible=phrases(), frequency=phrases())
    controls = {"controls": st.lists(control, max_size=3)}
    factors = st.tuples(st.integers(1, 4), st.integers(1, 4)).map(
        lambda drawn: {"index": drawn[0] * drawn[1], "likelihood": drawn[0], "consequence": drawn[1]}
    )
    index = st.one_of(st.just({}), st.integers(1, 16).map(lambda number: {"index": number}), factors)
    risk = item({"process": phrases(), **category, **controls}, description=sentences())
    return draw(st.lists(st.tuples(risk, index).map(lambda pair: pair[0] | pair[1]), max_size=4))


def fees() -> st.SearchStrategy[list[Raw]]:
    """Fees and charges."""
    fee = item(
        {"name": phrases()},
        decided_by=st.sampled_from(["KF", "KS", "Kommunfullmäktige"]),
        decided=dates(),
        status=phrases(),
        new_decision=phrases(),
        valid_from=dates(),
    )
    return st.lists(fee, max_size=4)


def units() -> st.SearchStrategy[list[Raw]]:
    """The organisation's units."""
    bullets = st.lists(item({"text": phrases()}), max_size=3)
    return st.lists(item({"name": phrases(), "responsibilities": bullets}), min_size=1, max_size=3)


def named(**fields: st.SearchStrategy[str]) -> st.SearchStrategy[list[Raw]]:
    """Items that have a name, and these fields or not."""
    return st.lists(item({"name": phrases()}, **fields), max_size=4)


def paragraphs(role: str | None = None) -> st.SearchStrategy[list[Raw]]:
    """Prose with bullets; in a section of goals they would be goals."""
    bullet = phrases().map(lambda text: {"text": text, "bullet": True})
    prose = sentences().map(lambda text: {"text": text})
    of_goals = role in {"committee_goals", "overarching_goals", "goals"}
    return st.lists(prose if of_goals else st.one_of(prose, bullet), min_size=1, max_size=3)


def sections(title: str, role: str | None = None, *inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    """A section with this heading, with or without prose, and with some of the inner sections."""
    kept = [st.one_of(st.none(), section, section, section) for section in inner]
    found = st.tuples(*kept).map(lambda drawn: [section for section in drawn if section])
    part = item({"title": st.just(title), **({"role": st.just(role)} if role else {})}, paragraphs=paragraphs(role))
    return st.tuples(part, found).map(lambda pair: pair[0] | ({"sections": pair[1]} if pair[1] else {}))


def unknown_sections(opening: str) -> st.SearchStrategy[Raw]:
    """A section that no profile knows. Those at the top open with other words than those within another section:
    which of two with the same heading the table of contents means, no text tells."""
    return phrases().flatmap(lambda title: sections(f"{opening} {title}"))


SECTIONS = [
    sections("Sammanfattning", "summary"),
    sections(
        "Mål och uppdrag",
        "goals",
        sections("Vision och övergripande mål", "overarching_goals"),
        sections("Nämndmål", "committee_goals"),
        sections("Nämndens uppdrag", "assignments"),
        sections("Löpande verksamhet", "ongoing"),
    ),
    sections("Framtida utmaningar", "outlook", unknown_sections("Frågan om"), unknown_sections("Läget för")),
    sections("Organisation", "organisation"),
    sections(
        "Budget",
        "budget",
        sections("Driftbudget, nämnd", "operating_budget"),
        sections("Driftbudget, per verksamhet", "unit_budget"),
        sections("Investeringsbudget", "investment_budget"),
    ),
    sections("Taxor och avgifter", "fees", sections("Nämndens taxor och avgifter", "fee_list")),
    sections("Verksamhetsutveckling", "development", sections("Kvalitetsdeklarationer", "quality_declarations")),
    sections(
        "Tvärsektoriella frågor", "cross_cutting", sections("Miljö", "environment"), unknown_sections("Arbetet med")
    ),
    sections(
        "Konkurrensutsättning",
        "competition",
        sections("Befintliga avtal som ska upphandlas på nytt", "contracts"),
        sections("Nya upphandlingsbehov", "procurements"),
    ),
    sections("Intern kontroll", "internal_control", sections("Internkontrollplan", "internal_control_plan")),
    unknown_sections("Särskilt om"),
]

CONTENT: dict[str, tuple[str, st.SearchStrategy[Any]]] = {
    "overarching_goals": ("overarching_goals", overarching_goals()),
    "committee_goals": ("goals", goals()),
    "assignments": ("assignments", activities()),
    "fees": ("fees", fees()),
    "quality_declarations": ("quality_declarations", named(decided=dates(), status=phrases())),
    "contracts": ("procurement_plan/contracts", named(reference=st.sampled_from(["EN/2030:7", "EN 2029/11"]))),
    "procurements": ("procurement_plan/procurements", named()),
    "internal_control": ("internal_control_plan/risks", risks()),
    "organisation": ("organisation/units", units()),
}
"""By the role of the section: the list that it holds."""


@st.composite
def plans(draw: st.DrawFn) -> Raw:
    """A whole plan."""
    raw: Raw = {"format": "vpbdiff-plan/3", "year": YEAR, **draw(_titles()), "documents": ["plan.txt"]}
    raw["metadata"] |= draw(
        st.fixed_dictionaries(
            {"municipality": st.sampled_from(["Ekviks kommun", "Norrhamns stad", "Övre Ekviks kommun"])},
            optional={"reference": st.sampled_from(["EN/2030:7", "BUN 2030/112"]), "meeting_date": dates()},
        )
    )
    raw["metadata"]["committee"] = draw(st.sampled_from(["Omsorgsnämnden", "Barn- och utbildningsnämnden"]))
    drawn = [draw(st.one_of(st.none(), section, section, section)) for section in draw(st.permutations(SECTIONS))]
    raw["sections"] = [section for section in drawn if section] or [draw(SECTIONS[1])]
    roles = {role for section in raw["sections"] for role in _roles(section)}
    for role, (path, content) in CONTENT.items():
        if role in roles and (draw(OFTEN) or role == "organisation"):
            _put(raw, path, draw(content))
    _budgets(draw, raw, roles)
    return raw


def _titles() -> st.SearchStrategy[Raw]:
    return st.sampled_from(
        [
            {"metadata": {"title": f"Verksamhetsplan och budget {YEAR}"}},
            {"version": "reviderad", "metadata": {"title": f"Reviderad verksamhetsplan och budget {YEAR}"}},
            {"version": "forslag", "metadata": {"title": f"Förslag till verksamhetsplan {YEAR}"}},
        ]
    ).map(lambda found: {**found, "metadata": dict(found["metadata"])})


def _roles(section: Raw) -> list[str]:
    inner = [role for part in section.get("sections", ()) for role in _roles(part)]
    return [section.get("role", ""), *inner]


def _put(raw: Raw, path: str, items: list[Raw], **group_fields: str) -> None:
    group, _, name = path.rpartition("/")
    owner = raw.setdefault(group, dict(group_fields)) if group else raw
    owner[name] = items


def _budgets(draw: st.DrawFn, raw: Raw, roles: set[str]) -> None:
    for group, tables in (
        ("operating_budget", {"operating_budget": ("lines", WHOLE), "unit_budget": ("units", PARTS)}),
        ("investment_budget", {"investment_budget": ("lines", PARTS)}),
    ):
        unit = draw(st.sampled_from(["mkr", "mnkr", "tkr", "kr"]))
        for role, (name, names) in tables.items():
            if role in roles and draw(OFTEN):
                _put(raw, f"{group}/{name}", draw(budget_lines(Unit.of(unit) or Unit.KR, names)), unit=unit)
