"""What is true of an invented plan and of a report on it, and what may be said of the two: drawn before any is written.

The rules are those of the documents on follow-up (`docs/reports.md`), written anew in `Decimal`: nothing of
`vpbdiff.follow` or `vpbdiff.reports` is used here. A measure's case is drawn first and its figures after it, so that
each reason for «can't be told» comes as often as the verdicts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

YEAR = 2025
CASES = (
    *("met", "not_met", "met", "not_met", "equal", "rounding", "no_target", "no_outcome", "dash", "no_direction"),
    *("not_numeric", "masked", "parts_disagree", "parts_agree", "definition", "other_year", "absent", "restated"),
    "baseline",
)
"""What a measure of an annual report is to be a case of."""
STATUSES = {
    "done": ("Genomförd", "Klar", "Slutförd", "Genomfört"),
    "ongoing": ("Pågår", "Pågår enligt plan", "Påbörjad"),
    "partly_done": ("Delvis genomförd",),
    "late": ("Försenad",),
    "not_begun": ("Ej påbörjad",),
    "not_done": ("Ej genomförd", "Inte genomförd"),
    "stopped": ("Avslutas", "Avförs", "Utgår", "Inställd"),
    "postponed": ("Flyttas till 2026", "Senareläggs"),
}
"""The words for the state of an activity, by their meaning."""
RESULTS = {
    "no_deviation": ("Ingen avvikelse",),
    "minor": ("Mindre avvikelse",),
    "deviation": ("Avvikelse", "Större avvikelse"),
    "not_done": ("Ej genomförd",),
}
"""The words for the result of a control, by their meaning."""
GOALS = (
    "Invånarna ska ha ett rikt utbud av idrott nära hemmet",
    "Barn och unga ska möta kultur i skolan och på fritiden",
    "Biblioteken ska vara öppna för alla",
    "Föreningslivet ska växa i hela kommunen",
    "Anläggningarna ska vara trygga och väl underhållna",
)
MEASURES = (
    ("Antal besök på simhallen", ""),
    ("Antal utlånade böcker per invånare", "ratio"),
    ("Andel flickor i föreningsidrott", "%"),
    ("Antal lovaktiviteter", ""),
    ("Andel nöjda besökare på biblioteken", "%"),
    ("Antal elever i kulturskolan", ""),
    ("Kö till kulturskolan", "dagar"),
    ("Andel bokade timmar i sporthallarna", "%"),
    ("Antal föreningar med bidrag", ""),
    ("Antal skadegörelser på anläggningar", ""),
    ("Svarstid på ansökningar", "dagar"),
    ("Andel medarbetare med heltid", "%"),
    ("Antal konserter för barn", ""),
    ("Antal deltagare i studiecirklar", ""),
)
_FOLK = {
    "Antal elever i kulturskolan": ("flickor", "pojkar"),
    "Antal deltagare i studiecirklar": ("kvinnor", "män"),
    "Antal lovaktiviteter": ("flickor", "pojkar"),
}
"""What has parts that make up the whole, and their names."""
ACTIVITIES = tuple(
    f"{verb} {thing}"
    for verb, thing in (
        *(("Bygga", "ett utegym vid Norrsjön"), ("Öppna", "meröppet på filialen i Hammar")),
        *(("Starta", "en gemensam bokningstjänst"), ("Pröva", "fri simskola för sexåringar")),
        *(("Rusta upp", "omklädningsrummen i Ekhallen"), ("Ta fram", "en kulturmiljöplan")),
        *(("Utbilda", "ledare i bemötande"), ("Införa", "ett fritidskort")),
        *(("Kartlägga", "ungas fritidsvanor"), ("Digitalisera", "ansökan om lokalbidrag")),
        *(("Samla", "lokalhistoriska fotografier"), ("Byta", "belysning på elljusspåren")),
        *(("Anordna", "en språkvecka för nyanlända"), ("Flytta", "konstsamlingen till ett nytt magasin")),
        *(("Se över", "reglerna för föreningsbidrag"), ("Förnya", "lekutrustningen i Stadsparken")),
    )
)
EXTRA = ("Hålla en invigning av ridstigen", "Skaffa en bokbuss", "Sätta upp solceller på ishallen")
"""Activities that no plan has."""
ASSIGNMENTS = (
    "Nämnden får i uppdrag att utreda formerna för en ny simhall.",
    "Nämnden får i uppdrag att redovisa kostnaderna för en kulturnatt.",
    "Nämnden får i uppdrag att pröva avgiftsfria museibesök.",
)
CONTROLS = (
    ("Utbetalning av föreningsbidrag", "Stickprov av tjugo beslut om bidrag."),
    ("Kontanthantering", "Kassorna räknas varje kvartal."),
    ("Säkerhet i badhus", "Protokoll från egenkontrollen granskas."),
    ("Uthyrning av lokaler", "Debiteringen jämförs med bokningarna."),
    ("Inköp utan avtal", "Fakturor över tio tusen kronor granskas."),
    ("Behörigheter i bokningssystemet", "Listan över behöriga gås igenom."),
)
UNITS = ("Nämnd och stab", "Idrottsenheten", "Biblioteken", "Kulturskolan", "Fritidsgårdarna")


@dataclass(frozen=True)
class Measure:
    """A measure in the plan (`target` None: not given there) and in the report."""

    title: str
    unit: str
    case: str
    goal: int
    target: str | None
    direction: str | None
    baseline: str | None
    reported_title: str
    outcome: str | None
    reported_target: str | None
    reported_baseline: str | None
    parts: tuple[tuple[str, str], ...] = ()
    assessment: str = ""


@dataclass(frozen=True)
class Named:
    """An activity or an assignment: its word for the state (None: not in the report; "": named without one)."""

    title: str
    goal: int
    printed: str | None
    reading: str | None
    planned: bool = True


@dataclass(frozen=True)
class Control:
    """A control with its process; None: not in the report."""

    process: str
    text: str
    printed: str | None
    reading: str | None
    planned: bool = True


@dataclass(frozen=True)
class Unit:
    """A unit's net cost in tenths of a million kronor, positive: the plan's, the report's budget and the outcome."""

    name: str
    planned: int
    revised: int
    outcome: int


@dataclass(frozen=True)
class Truth:
    """A plan and a report on it."""

    number: int
    annual: bool
    goals: tuple[str, ...]
    measures: tuple[Measure, ...]
    activities: tuple[Named, ...]
    assignments: tuple[Named, ...]
    controls: tuple[Control, ...]
    units: tuple[Unit, ...]

    @property
    def through(self) -> str:
        """The last day that the report is on."""
        return f"{YEAR}-12-31" if self.annual else f"{YEAR}-08-31"


@dataclass(frozen=True)
class Said:
    """What may be said of an item: its verdicts or readings, what else has to be said of it and what never."""

    one_of: frozenset[str]
    also: frozenset[str] = field(default_factory=frozenset)
    never: frozenset[str] = field(default_factory=frozenset)


def draw(number: int) -> Truth:
    """The truth with that number; the same each time."""
    random = Random(f"follow {number}")
    annual = random.random() < 0.7
    goals = tuple(random.sample(GOALS, random.randint(2, 4)))
    names = random.sample(MEASURES, random.randint(4, 8))
    measures = tuple(_measure(random, title, unit, random.randrange(len(goals)), annual) for title, unit in names)
    titles = random.sample(ACTIVITIES, random.randint(5, 9))
    activities = [_named(random, title, random.randrange(len(goals))) for title in titles]
    if random.random() < 0.4:
        reading, words = random.choice(list(STATUSES.items()))
        activities.append(
            Named(random.choice(EXTRA), random.randrange(len(goals)), random.choice(words), reading, False)
        )
    assignments = [_named(random, title, 0) for title in random.sample(ASSIGNMENTS, random.randint(1, 3))]
    controls = _controls(random) if annual else ()
    units = tuple(_unit(random, name) for name in UNITS[: random.randint(3, 5)])
    return Truth(number, annual, goals, measures, tuple(activities), tuple(assignments), controls, units)


def _named(random: Random, title: str, goal: int) -> Named:
    draw = random.random()
    if draw < 0.15:
        return Named(title, goal, None, None)
    if draw < 0.22:
        return Named(title, goal, "", None)
    reading, words = random.choice(list(STATUSES.items()))
    return Named(title, goal, random.choice(words), reading)


def _controls(random: Random) -> tuple[Control, ...]:
    found = []
    for process, text in random.sample(CONTROLS, random.randint(2, 5)):
        reading, words = random.choice(list(RESULTS.items()))
        absent, planned = random.random() < 0.15, random.random() < 0.9
        found.append(
            Control(process, text, None, None)
            if absent
            else Control(process, text, random.choice(words), reading, planned)
        )
    return tuple(found)


def _unit(random: Random, name: str) -> Unit:
    planned = random.randint(60, 900)  # a net cost of 6 to 90 million
    revised = planned + random.choice((0, 0, random.randint(-20, 30)))
    return Unit(name, planned, revised, revised + random.randint(-25, 35))


def _measure(random: Random, title: str, unit: str, goal: int, annual: bool) -> Measure:
    case = random.choice(CASES)
    while (case.startswith("parts") and title not in _FOLK) or (case == "rounding" and unit == ""):
        case = random.choice(CASES)
    if unit == "ratio" and case == "equal":
        case = "met"  # whether such a figure is rounded is no one's to know
    if case == "equal" and unit != "":
        case = "rounding"
    rises = random.random() < 0.6
    step = Decimal(1) if unit != "ratio" else Decimal("0.1")
    target = step * random.randint(30, 80)
    gap = step * random.randint(2, 15)
    better = target + gap if rises else target - gap
    worse = target - gap if rises else target + gap
    value = {"met": better, "equal": target, "rounding": target}.get(case, random.choice((better, worse)))
    value = worse if case == "not_met" else value
    worded = "minst " if rises else "högst "
    direction = random.choice((None, "up" if rises else "down"))
    if case == "no_direction":
        worded, direction = "", None
    elif direction and random.random() < 0.5:
        worded = ""
    planned: str | None = worded + _printed(target, unit)
    reported: str | None = planned if random.random() < 0.8 else None
    outcome: str | None = _printed(value, unit)
    if case == "no_target":
        planned, direction = None, None
    elif case == "not_numeric":
        planned, reported = "bibehållas", "bibehållas"
    elif case == "restated":
        reported = worded + _printed(target + step * random.choice((-5, 5)), unit)
    elif case == "masked":
        outcome = "färre än 5"
    outcome = {"no_outcome": "", "dash": "–", "other_year": ""}.get(case, outcome)
    baseline = (
        _printed(target - 5 * step, unit) if random.random() < 0.5 or case in ("baseline", "other_year") else None
    )
    reported_baseline = _printed(target - 7 * step, unit) if case == "baseline" else baseline
    parts: tuple[tuple[str, str], ...] = ()
    if case.startswith("parts"):
        one = random.randint(3, int(value) - 3)
        two = int(value) - one - (case == "parts_disagree")
        parts = tuple(zip(_FOLK[title], (str(one), str(two)), strict=True))
    if case == "absent":
        outcome = reported = reported_baseline = None
    name = f"{title} under sommaren" if case == "definition" else title
    words = ("Nått", "Delvis nått", "Ej nått") if annual else ("Grön", "Gul", "Röd")
    assessment = random.choice(words) if outcome else ""
    return Measure(
        *(title, unit, case, goal, planned, direction, baseline, name, outcome, reported, reported_baseline),
        *(parts, assessment),
    )


def _printed(value: Decimal, unit: str) -> str:
    figure = str(value).replace(".", ",")
    return figure if unit in ("", "ratio") else f"{figure} {unit}"


def of_measure(measure: Measure, annual: bool) -> Said:
    """What may be said of a measure: a verdict only where all of it holds, else one of the reasons that are true."""
    never = frozenset({"met", "not_met"})
    if measure.outcome is None:
        return Said(frozenset({"not_followed_up"}), never=never)
    also = frozenset(_beside(measure))
    whys = set(_whys(measure))
    if measure.case == "definition":
        # That two are one is a person's word: unpaired, they are both said.
        return Said(frozenset({"definition", "not_followed_up"}), never=never)
    if not annual:
        return Said(frozenset({"interim", *whys}), also, never)
    if whys:
        return Said(frozenset(whys), also, never)
    verdict = _verdict(measure)
    return Said(frozenset({verdict}), also, never - {verdict} | {"cannot_tell"})


def _beside(measure: Measure) -> list[str]:
    found = []
    if measure.target and measure.reported_target and _number(measure.target) != _number(measure.reported_target):
        found.append("target_restated")
    if measure.baseline and measure.reported_baseline and measure.baseline != measure.reported_baseline:
        found.append("baseline_restated")
    return found


def _whys(measure: Measure) -> list[str]:
    found = []
    if measure.target is None:
        found.append("no_target")
    elif _number(measure.target) is None:
        found.append("not_numeric")
    elif _way(measure) is None:
        found.append("no_direction")
    outcome = measure.outcome or ""
    if not outcome.strip("–"):
        found += ["no_outcome", "no_result", "other_year"]  # a layout may give earlier years
    elif outcome.startswith("färre än"):
        found.append("masked")
    elif measure.parts and sum(int(value) for _, value in measure.parts) != _number(outcome):
        found.append("parts_disagree")
    elif not found and measure.unit and _loose(measure):
        found.append("rounding")
    return found


def _way(measure: Measure) -> str | None:
    word = (measure.target or "").split(" ")[0]
    return measure.direction or {"minst": "up", "högst": "down"}.get(word)


def _number(text: str) -> Decimal | None:
    figures = "".join(sign for sign in text if sign.isdigit() or sign == ",").replace(",", ".")
    return Decimal(figures) if figures else None


def _loose(measure: Measure) -> bool:
    """Whether the outcome as printed may be on either side of the target."""
    return _number(measure.outcome or "") == _number(measure.target or "")


def _verdict(measure: Measure) -> str:
    outcome, target = _number(measure.outcome or ""), _number(measure.target or "")
    assert outcome is not None
    assert target is not None
    met = outcome >= target if _way(measure) == "up" else outcome <= target
    return "met" if met else "not_met"


def of_named(item: Named | Control, *, due: bool) -> Said:
    """What may be said of an activity, an assignment or a control: its reading, and nothing where it has none. `due`
    says that a report of this kind is to follow it up."""
    if not item.planned:
        return Said(frozenset({"not_in_plan"}))
    if item.printed is None and not due:
        return Said(frozenset({"not_due"}), never=frozenset({*STATUSES, *RESULTS, "not_followed_up"}))
    if item.printed is None:
        return Said(frozenset({"not_followed_up"}), never=frozenset({*STATUSES, *RESULTS}))
    if item.reading is None:
        return Said(frozenset({"no_result"}), never=frozenset({*STATUSES, "not_followed_up"}))
    return Said(frozenset({item.reading}), never=frozenset({"not_followed_up", "no_result"}))


def coverage(truth: Truth) -> dict[str, tuple[int, int]]:
    """By list: how many items are in the plan, and how many of these the report speaks of (by the titles given)."""
    named = {"activities": truth.activities, "assignments": truth.assignments, "controls": truth.controls}
    found = {
        name: (sum(item.planned for item in items), sum(item.planned and item.printed is not None for item in items))
        for name, items in named.items()
    }
    spoken = [each for each in truth.measures if each.outcome is not None and each.case != "definition"]
    doubt = sum(each.case == "definition" for each in truth.measures)
    found["measures"] = (len(truth.measures), len(spoken) + doubt)
    return found
