"""Pairs of plans with a few changes whose truth is known because it was made, and sentences that people write.

A `World` is a nämnd's two plans and what was done from one to the other. `TRUE` and `FALSE` are sentences about it, as
an official would put them and not as a memo of ours does, by kind: they were written before the code that judges
sentences was looked at. None uses the comparison; what is true is what the world was built from.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Raw = dict[str, Any]

KINDS = (
    *("figure", "unit", "count", "direction", "negation", "name"),
    *("year", "decider", "added", "unchanged", "comparison"),
)
"""The kinds of sentences; a dropped line and a swapped reason are edits of a memo (`benchmarks.verify`)."""

_NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_COMMITTEES = ("Utbildningsnämnden", "Tekniska nämnden", "Vårdnämnden", "Kulturnämnden", "Miljönämnden")
_UNITS = (
    *("Stab och ledning", "Grundskola", "Förskola", "Gymnasieskola", "Hemtjänst", "Särskilt boende", "Bibliotek"),
    *("Kulturskola", "Gata och park", "Fastighetsdrift", "Kost och lokalvård", "Fritidsgårdar", "Elevhälsa"),
)
_ACTIVITIES = (
    *("Utveckla läxhjälpen", "Starta ett brukarråd", "Öppna en mötesplats för unga", "Införa digitala nycklar"),
    *("Se över lokalerna", "Bygga ut cykelparkeringen", "Ordna sommarläger", "Utbilda handledare"),
    *("Förbättra skolvägarna", "Pröva längre öppettider", "Anordna språkkaféer", "Kartlägga trygghetslarmen"),
    *("Ta fram en lekplatsplan", "Stärka föräldrastödet", "Inventera skyltarna", "Köpa in elbilar"),
)
_RISKS = (
    *(
        "Brist på behörig personal",
        "Fel i löneutbetalningar",
        "Bristande brandskydd",
        "Otillåten spridning av uppgifter",
    ),
    *("Felaktiga fakturor", "Hot mot medarbetare", "Avbrott i journalsystemet", "Försenade upphandlingar"),
    *("Bristande tillsyn av lekplatser", "Jäv vid beslut", "Fukt i lokaler", "Missade anmälningar"),
)
_MEASURES = ("Andel nöjda besökare", "Andel elever med godkända betyg", "Andel besök i rätt tid", "Andel trygga barn")
_ASSIGNMENTS = ("kartlägga behovet av lokaler", "minska matsvinnet", "ta fram en språkplan", "se över avgifterna")
_FEES = ("Avgift för korttidsvistelse", "Avgift för lokalhyra", "Avgift för bygglov", "Avgift för kopior")
_REASONS = (
    *("Behovet har minskat sedan förra året", "Flera har frågat efter det", "En revision har visat brister"),
    *("Ett nytt avtal gör arbetet enklare", "Verksamheten har flyttat till nya lokaler"),
)


def word(number: int) -> str:
    """A small number as Swedish writes it."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def mkr(tenths: int) -> str:
    """Tenths of a million as an amount without its unit."""
    return f"{tenths // 10},{tenths % 10}"


@dataclass(frozen=True)
class World:
    """What is true: amounts in tenths of mkr, investments in tkr, shares in per cent, indexes 1-16."""

    committee: str
    year: int
    units: dict[str, tuple[int, int]]
    income: tuple[int, int]
    investments: tuple[int, int]
    same: tuple[str, ...]
    gone: tuple[str, ...]
    came: tuple[str, ...]
    figured: tuple[str, int, int]
    """An activity with a number of places that changed."""
    measure: tuple[str, int, int]
    steady_measure: tuple[str, int]
    raised: tuple[str, int, int]
    lowered: tuple[str, int, int]
    risk_gone: tuple[str, int]
    risk_came: tuple[str, int]
    risk_same: tuple[str, int]
    assignment_came: str
    assignment_gone: str
    fee: str
    steady_fee: str
    decision_of: str
    """The activity whose reason names kommunfullmäktige's decision."""
    decided: str

    @property
    def frame(self) -> tuple[int, int]:
        """The frame then and now."""
        return sum(old for old, _ in self.units.values()), sum(new for _, new in self.units.values())

    @property
    def change(self) -> int:
        """What the frame grew by; less where it is below 0."""
        return self.frame[1] - self.frame[0]

    def unit(self, chance: random.Random, *, way: int = 0) -> str:
        """A unit, of those that grew (1), shrank (-1) or stayed as they were (2), or any."""
        held = {
            0: self.units,
            1: {name: each for name, each in self.units.items() if each[1] > each[0]},
            -1: {name: each for name, each in self.units.items() if each[1] < each[0]},
            2: {name: each for name, each in self.units.items() if each[1] == each[0]},
        }[way]
        return chance.choice(sorted(held))

    def moved(self, chance: random.Random) -> str:
        """A unit whose amount changed."""
        return self.unit(chance, way=chance.choice((1, -1)))

    def extreme(self, *, most: bool) -> str:
        """The unit that grew most, or shrank most."""
        return (max if most else min)(self.units, key=lambda name: self.units[name][1] - self.units[name][0])


def world(seed: int) -> World:
    """A world by its seed."""
    chance = random.Random(seed)
    names = chance.sample(_UNITS, 5)
    old = [chance.randrange(80, 900) for _ in names]
    steps = [chance.randrange(12, 60), chance.randrange(3, 11), -chance.randrange(4, 11), -chance.randrange(12, 50), 0]
    chance.shuffle(steps)
    if sum(steps) in range(-2, 3):
        steps[steps.index(max(steps))] += 9
    acts, risks = chance.sample(_ACTIVITIES, 9), chance.sample(_RISKS, 5)
    measures, fees = chance.sample(_MEASURES, 2), chance.sample(_FEES, 2)
    gone, came = chance.randrange(1, 4), chance.randrange(1, 3)
    assignments = chance.sample(_ASSIGNMENTS, 2)
    places, share = chance.randrange(12, 40), chance.randrange(70, 90)
    lower, higher = sorted(chance.sample((4, 6, 8, 9, 12), 2))
    invested = chance.randrange(8, 40) * 100
    income = chance.randrange(60, 300)
    return World(
        committee=chance.choice(_COMMITTEES),
        year=chance.randrange(2024, 2028),
        units={name: (amount, amount + step) for name, amount, step in zip(names, old, steps, strict=True)},
        income=(income, income + chance.choice((-11, 7, 13))),
        investments=(invested, invested + chance.choice((-300, 200, 500))),
        gone=tuple(acts[:gone]),
        came=tuple(acts[3 : 3 + came]),
        figured=(acts[5], places, places + chance.choice((-4, 6))),
        same=tuple(acts[6:]),
        measure=(measures[0], share, share + chance.choice((-6, 5))),
        steady_measure=(measures[1], 80),
        raised=(risks[0], lower, higher),
        lowered=(risks[1], higher, lower),
        risk_gone=(risks[2], chance.choice((6, 9, 12))),
        risk_came=(risks[3], chance.choice((6, 8, 12))),
        risk_same=(risks[4], chance.choice((4, 8, 9))),
        assignment_came=assignments[0],
        assignment_gone=assignments[1],
        fee=fees[0],
        steady_fee=fees[1],
        decision_of=acts[0],
        decided=chance.choice(("11-24", "06-16", "10-20")),
    )


def plans(of: World) -> tuple[Raw, Raw]:
    """The two plans as snapshots."""
    return _plan(of, 0), _plan(of, 1)


def _plan(of: World, now: int) -> Raw:
    year = of.year - 1 + now
    activities = [_activity(name, f"{name} i hela kommunen.") for name in of.same]
    activities += [_activity(name, f"{name} under året.") for name in (of.came if now else of.gone)]
    activities.append(_activity(of.figured[0], f"Det ska finnas {of.figured[1 + now]} platser."))
    risks = [(of.raised[0], of.raised[1 + now]), (of.lowered[0], of.lowered[1 + now]), of.risk_same]
    risks.append(of.risk_came if now else of.risk_gone)
    units = [_row(name, "part", -each[now], year) for name, each in of.units.items()]
    total = of.frame[now]
    fees = [_fee(of.steady_fee, "Oförändrad", f"{of.year - 3}-01-01")]
    fees.append(_fee(of.fee, *(("Ändrad", f"{of.year}-01-01") if now else ("Oförändrad", f"{of.year - 4}-01-01"))))
    body = of.committee
    given = of.assignment_came if now else of.assignment_gone
    return {
        "format": "vpbdiff-plan/3",
        "year": year,
        "metadata": {
            "title": f"Verksamhetsplan och budget {year}",
            "municipality": "Granviks kommun",
            "committee": body,
            "reference": f"XN/{year - 1}:{3 + now}",
            "meeting_date": f"{year - 1}-12-10",
        },
        "goals": [
            {"title": f"{body} ska ge alla god service", "activities": activities[::2]},
            {
                "title": f"{body} ska hushålla med skattemedlen",
                "activities": activities[1::2],
                "measures": [_measure(of.measure[0], of.measure[1 + now], year), _measure(*of.steady_measure, year)],
            },
        ],
        "assignments": [{"title": f"{body} får i uppdrag att {given}", "given_by": "kommunfullmäktige"}],
        "operating_budget": {
            "unit": "mkr",
            "lines": [
                _row("Intäkter", "income", of.income[now], year),
                _row("Kostnader", "cost", -(total + of.income[now]), year),
                _row("Nettokostnader", "net", -total, year),
            ],
            "units": [*units, _row("Summa nettokostnader", "total", -total, year)],
        },
        "investment_budget": {
            "unit": "tkr",
            "lines": [
                _whole("Inventarier", "part", of.investments[now], year),
                _whole("Summa", "total", of.investments[now], year),
            ],
        },
        "fees": fees,
        "quality_declarations": [],
        "procurement_plan": {"contracts": [], "procurements": []},
        "internal_control_plan": {
            "risks": [
                {
                    "process": name,
                    "category": "Verksamhet",
                    "index": index,
                    "description": f"{name} kan skada förtroendet.",
                    "controls": [{"text": f"Stickprov: {name.casefold()}."}],
                }
                for name, index in risks
            ]
        },
        "organisation": {"units": []},
        "sections": [
            {
                "title": "Ekonomi",
                "paragraphs": [
                    {"text": f"Kommunfullmäktige har i november beslutat att nämnden får en ram på {mkr(total)} mkr."}
                ],
            }
        ],
    }


def _activity(name: str, text: str) -> Raw:
    return {"title": name, "description": text}


def _measure(name: str, share: int, year: int) -> Raw:
    return {"title": name, "targets": [{"year": year, "value": f"{share} %"}]}


def _row(name: str, role: str, tenths: int, year: int) -> Raw:
    printed = f"{'−' if tenths < 0 else ''}{mkr(abs(tenths))}"
    return {"name": name, "role": role, "amounts": [_amount(year, tenths * 100_000, printed)]}


def _whole(name: str, role: str, tkr: int, year: int) -> Raw:
    printed = f"{tkr // 1000} {tkr % 1000:03}" if tkr >= 1000 else str(tkr)
    return {"name": name, "role": role, "amounts": [_amount(year, tkr * 1000, printed)]}


def _amount(year: int, kr: int, printed: str) -> Raw:
    return {"year": year, "kind": "budget", "kr": kr, "printed": printed}


def _fee(name: str, status: str, valid: str) -> Raw:
    return {"name": name, "decided_by": "KF", "decided": "2019-11-18", "status": status, "valid_from": valid}


def reasons(of: World, seed: int) -> dict[str, str]:
    """A reason of its own for the changes that a memo tells of first, by the item's name."""
    chance = random.Random(seed)
    named = [*of.gone, *of.came, of.figured[0], of.raised[0], of.lowered[0], of.risk_gone[0], of.risk_came[0]]
    texts = [
        f"{text}{tail}"
        for tail in (".", ", och fler följer nästa år.", " enligt en ny utredning.")
        for text in _REASONS
    ]
    return dict(zip(named, chance.sample(texts, len(named)), strict=True))


Sentence = Callable[[World, random.Random], str]


def _off(tenths: int, chance: random.Random) -> str:
    """Another amount than this one, near enough to be a slip."""
    other = tenths + chance.choice((-1, 1)) * chance.choice((1, 2, 10, 13, 90))
    return mkr(abs(other) if abs(other) != tenths else tenths + 3)


def _up(delta: int, up: str, down: str, *, truth: bool) -> str:
    return up if (delta > 0) == truth else down


def _count(number: int, chance: random.Random) -> int:
    return number + chance.choice((1, 2) if number < 3 else (-1, 1, 2))


def _frame_is(o: World, c: random.Random, amount: str) -> str:
    return c.choice(
        (
            f"{o.committee}s ram för {o.year} uppgår till {amount} mkr.",
            f"Nämnden får en ram på {amount} mkr {o.year}.",
            f"Budgetramen {o.year} blir {amount} mkr.",
            f"För {o.year} har nämnden {amount} mkr att röra sig med.",
        )
    )


def _unit_is(o: World, c: random.Random, name: str, amount: str) -> str:
    return c.choice(
        (
            f"{name} får {amount} mkr {o.year}.",
            f"Nettokostnaden för {name} är {amount} mkr i budgeten för {o.year}.",
            f"{name} har en budget på {amount} mkr för {o.year}.",
        )
    )


def _unit_by(o: World, c: random.Random, name: str, amount: str, *, up: bool) -> str:
    """`amount` is in mkr unless it names its unit."""
    amount = amount if " " in amount else f"{amount} mkr"
    return c.choice(
        (
            f"{name} {'ökar' if up else 'minskar'} med {amount}.",
            f"Budgeten för {name} {'höjs' if up else 'sänks'} med {amount} mellan {o.year - 1} och {o.year}.",
            f"{name} får {amount} {'mer' if up else 'mindre'} än {o.year - 1}.",
        )
    )


def _frame_by(o: World, c: random.Random, amount: str, *, up: bool) -> str:
    """`amount` is in mkr unless it names its unit."""
    amount = amount if " " in amount else f"{amount} mkr"
    return c.choice(
        (
            f"Ramen {'ökar' if up else 'minskar'} med {amount}.",
            f"Nämndens nettokostnad {'stiger' if up else 'sjunker'} med {amount} jämfört med {o.year - 1}.",
            f"Nämnden får {amount} {'mer' if up else 'mindre'} att röra sig med än {o.year - 1}.",
        )
    )


def _index(o: World, c: random.Random, name: str, old: int, new: int) -> str:
    return c.choice(
        (
            f"Riskindex för ”{name}” ändras från {old} till {new}.",
            f"Risken ”{name}” hade riskindex {old} och har nu {new}.",
            f"Risken ”{name}” har riskindex {new} i planen för {o.year}.",
        )
    )


def _target(o: World, c: random.Random, old: int, new: int) -> str:
    return c.choice(
        (
            f"Målvärdet för ”{o.measure[0]}” ändras från {old} procent till {new} procent.",
            f"För måttet ”{o.measure[0]}” är målet {new} procent {o.year}.",
        )
    )


def _figure_true(o: World, c: random.Random) -> str:
    name = o.moved(c)
    (old, new), places = o.units[name], o.figured
    return c.choice(
        (
            _frame_is(o, c, mkr(o.frame[1])),
            _unit_is(o, c, name, mkr(new)),
            _unit_by(o, c, name, mkr(abs(new - old)), up=new > old),
            _frame_by(o, c, mkr(abs(o.change)), up=o.change > 0),
            _index(o, c, *o.raised),
            _index(o, c, *o.lowered),
            _target(o, c, *o.measure[1:]),
            f"I aktiviteten ”{places[0]}” ändras {places[1]} platser till {places[2]} platser.",
        )
    )


def _figure_false(o: World, c: random.Random) -> str:
    name = o.moved(c)
    (old, new), places = o.units[name], o.figured
    return c.choice(
        (
            _frame_is(o, c, _off(o.frame[1], c)),
            _unit_is(o, c, name, _off(new, c)),
            _unit_by(o, c, name, _off(abs(new - old), c), up=new > old),
            _frame_by(o, c, _off(abs(o.change), c), up=o.change > 0),
            _index(o, c, o.raised[0], o.raised[1], 15),
            _index(o, c, o.lowered[0], o.lowered[1], 3),
            _target(o, c, o.measure[1], o.measure[2] + c.choice((-2, 3))),
            f"I aktiviteten ”{places[0]}” ändras {places[1]} platser till {places[2] + 5} platser.",
        )
    )


def _unit_true(o: World, c: random.Random) -> str:
    name = o.moved(c)
    old, new = o.units[name]
    tkr = f"{abs(new - old) * 100} tkr"
    return c.choice(
        (
            f"{name} {'ökar' if new > old else 'minskar'} med {tkr}.",
            f"Investeringarna uppgår till {o.investments[1]} tkr {o.year}.",
            f"Investeringsbudgeten är {o.investments[1] / 1000:.1f} mkr.".replace(".", ",", 1),
            f"Ramen är {mkr(o.frame[1])} mnkr för {o.year}.",
        )
    )


def _unit_false(o: World, c: random.Random) -> str:
    name = o.moved(c)
    old, new = o.units[name]
    other = c.choice(("tkr", "procent", "kr"))
    return c.choice(
        (
            _unit_by(o, c, name, f"{mkr(abs(new - old))} {other}", up=new > old),
            _frame_by(o, c, f"{mkr(abs(o.change))} {other}", up=o.change > 0),
            f"Investeringarna uppgår till {o.investments[1]} mkr {o.year}.",
            f"Ramen är {mkr(o.frame[1])} tkr för {o.year}.",
            f"Målvärdet för ”{o.measure[0]}” är {o.measure[2]} mkr.",
        )
    )


def _count_sentence(o: World, c: random.Random, off: Callable[[int], int]) -> str:
    gone, came, risks = off(len(o.gone)), off(len(o.came)), off(4)
    many = "aktivitet" if gone == 1 else "aktiviteter"
    return c.choice(
        (
            f"{word(gone).capitalize()} {many} tas bort.",
            f"Planen för {o.year} har {word(risks)} risker.",
            f"{word(came).capitalize()} {'aktivitet är ny' if came == 1 else 'aktiviteter är nya'}.",
            f"Nämnden tar bort {word(gone)} {many} ur planen.",
            f"Planen innehåller {word(off(2))} nämndmål.",
            f"Internkontrollplanen omfattar {word(risks)} risker {o.year}.",
            f"Antalet mått i planen är {word(off(2))}.",
        )
    )


def _count_true(o: World, c: random.Random) -> str:
    return _count_sentence(o, c, lambda number: number)


def _count_false(o: World, c: random.Random) -> str:
    return _count_sentence(o, c, lambda number: _count(number, c))


def _direction(o: World, c: random.Random, *, truth: bool) -> str:
    name = o.moved(c)
    delta = o.units[name][1] - o.units[name][0]
    target = o.measure[2] - o.measure[1]
    invested = o.investments[1] - o.investments[0]
    return c.choice(
        (
            f"{name} får {_up(delta, 'mer', 'mindre', truth=truth)} pengar {o.year} än {o.year - 1}.",
            f"Budgeten för {name} {_up(delta, 'växer', 'krymper', truth=truth)}.",
            f"Nämndens ram {_up(o.change, 'höjs', 'sänks', truth=truth)} till {o.year}.",
            f"Riskindex för ”{o.raised[0]}” {'höjs' if truth else 'sänks'}.",
            f"Risken ”{o.lowered[0]}” bedöms som {'lägre' if truth else 'högre'} än i planen för {o.year - 1}.",
            f"Målvärdet för ”{o.measure[0]}” {_up(target, 'höjs', 'sänks', truth=truth)}.",
            f"Nettokostnaden {_up(o.change, 'ökar', 'minskar', truth=truth)}.",
            f"Investeringarna {_up(invested, 'ökar', 'minskar', truth=truth)} jämfört med {o.year - 1}.",
        )
    )


def _direction_true(o: World, c: random.Random) -> str:
    return _direction(o, c, truth=True)


def _direction_false(o: World, c: random.Random) -> str:
    return _direction(o, c, truth=False)


def _negation_true(o: World, c: random.Random) -> str:
    gone, name = c.choice(o.gone), o.unit(c, way=2)
    return c.choice(
        (
            f"Aktiviteten ”{gone}” finns inte med i planen för {o.year}.",
            f"Aktiviteten ”{gone}” är inte kvar.",
            f"Risken ”{o.risk_gone[0]}” finns inte kvar.",
            f"{o.steady_fee} ändras inte.",
            f"Budgeten för {name} ändras inte.",
            f"Aktiviteten ”{c.choice(o.same)}” tas inte bort.",
        )
    )


def _negation_false(o: World, c: random.Random) -> str:
    gone, same, name = c.choice(o.gone), c.choice(o.same), o.moved(c)
    return c.choice(
        (
            f"Aktiviteten ”{same}” finns inte med i planen för {o.year}.",
            f"Aktiviteten ”{gone}” tas inte bort.",
            f"Aktiviteten ”{gone}” finns kvar i planen.",
            f"Risken ”{o.risk_same[0]}” finns inte kvar.",
            f"Risken ”{o.risk_gone[0]}” tas inte bort.",
            f"{o.fee} ändras inte.",
            f"Budgeten för {name} ändras inte.",
            f"Ramen {'höjs' if o.change > 0 else 'sänks'} inte.",
            f"Riskindex för ”{o.raised[0]}” höjs inte.",
        )
    )


def _name_true(o: World, c: random.Random) -> str:
    return c.choice(
        (
            f"Aktiviteten ”{c.choice(o.came)}” är ny.",
            f"Ny aktivitet i planen är ”{c.choice(o.came)}”.",
            f"”{c.choice(o.gone)}” tas bort.",
            f"Risken ”{o.risk_came[0]}” är ny.",
            f"Risken ”{o.risk_gone[0]}” har tagits bort.",
            f"Nytt är uppdraget att {o.assignment_came}.",
            f"Uppdraget att {o.assignment_gone} tas bort.",
        )
    )


def _name_false(o: World, c: random.Random) -> str:
    same = c.choice(o.same)
    return c.choice(
        (
            f"Aktiviteten ”{same}” är ny.",
            "Aktiviteten ”Bygga en simhall i centrum” är ny.",
            f"Ny aktivitet i planen är ”{c.choice(o.gone)}”.",
            f"”{c.choice(o.came)}” tas bort.",
            f"Risken ”{o.risk_same[0]}” är ny.",
            f"Risken ”{o.risk_came[0]}” har tagits bort.",
            f"Nytt är uppdraget att {o.assignment_gone}.",
            f"Uppdraget att {o.assignment_came} tas bort.",
            "Risken ”Stöld av kemikalier” tas bort.",
        )
    )


def _year_true(o: World, c: random.Random) -> str:
    return c.choice(
        (
            f"{o.fee} ändras från och med den 1 januari {o.year}.",
            f"Planen jämförs med planen för {o.year - 1}.",
            f"Ramen för {o.year - 1} var {mkr(o.frame[0])} mkr.",
            f"Nämnden behandlar planen den 10 december {o.year - 1}.",
            f"Den nya planen gäller {o.year}.",
        )
    )


def _year_false(o: World, c: random.Random) -> str:
    other = c.choice((o.year + 1, o.year - 2))
    return c.choice(
        (
            f"{o.fee} ändras från och med den 1 januari {other}.",
            f"Planen jämförs med planen för {o.year - 2}.",
            f"Ramen för {o.year} var {mkr(o.frame[0])} mkr.",
            f"Ramen för {o.year - 1} var {mkr(o.frame[1])} mkr.",
            f"Nämnden behandlar planen den 10 december {o.year}.",
            f"Den nya planen gäller {o.year + 1}.",
        )
    )


def _decision(o: World, c: random.Random, body: str, day: str = "") -> str:
    month = {"11-24": "24 november", "06-16": "16 juni", "10-20": "20 oktober"}[day or o.decided]
    return c.choice(
        (
            f"{body} beslutade den {month} {o.year - 1} att aktiviteten ”{o.decision_of}” tas bort.",
            f"Att ”{o.decision_of}” tas bort beslutades av {body.lower()} den {month} {o.year - 1}.",
            f"Enligt planen har {body.lower()} beslutat att nämnden får en ram på {mkr(o.frame[1])} mkr.",
            f"{body} har gett nämnden i uppdrag att {o.assignment_came}.",
        )
    )


def _decider_true(o: World, c: random.Random) -> str:
    return _decision(o, c, "Kommunfullmäktige")


def _decider_false(o: World, c: random.Random) -> str:
    return _decision(o, c, c.choice(("Kommunstyrelsen", "Byggnadsnämnden", "Regionstyrelsen")))


def _added_true(o: World, c: random.Random) -> str:
    cost = [o.frame[now] + o.income[now] for now in (0, 1)]
    return c.choice(
        (
            f"Intäkterna {'ökar' if o.income[1] > o.income[0] else 'minskar'} till {mkr(o.income[1])} mkr.",
            f"Kostnaderna är {mkr(cost[1])} mkr.",
            f"Det finns en ny risk, ”{o.risk_came[0]}”, med riskindex {o.risk_came[1]}.",
            f"{o.extreme(most=True)} ökar mest, med {mkr(max(new - old for old, new in o.units.values()))} mkr.",
            f"Risken ”{o.risk_gone[0]}” hade riskindex {o.risk_gone[1]} och tas bort.",
        )
    )


def _added_false(o: World, c: random.Random) -> str:
    cost = [o.frame[now] + o.income[now] for now in (0, 1)]
    way = "minskar" if o.change > 0 else "ökar"
    return c.choice(
        (
            f"Nämndens nettokostnad {way} med {mkr(abs(o.change))} mkr.",
            f"Intäkterna {'minskar' if o.income[1] > o.income[0] else 'ökar'} till {mkr(o.income[1])} mkr.",
            f"Kostnaderna är {_off(cost[1], c)} mkr.",
            f"Det finns en ny risk, ”{o.risk_same[0]}”, med riskindex {o.risk_same[1]}.",
            f"Fem nya risker tillkommer i planen för {o.year}.",
            f"Nämnden får {word(7)} nya aktiviteter.",
            f"Risken ”{o.raised[0]}” tas bort.",
            f"Kommunens bidrag till nämnden {way} kraftigt genom att ramen {way}.",
            f"Alla verksamheter får mer pengar {o.year}.",
        )
    )


def _unchanged_true(o: World, c: random.Random) -> str:
    return c.choice(
        (
            f"Aktiviteten ”{c.choice(o.same)}” är oförändrad.",
            f"Budgeten för {o.unit(c, way=2)} är oförändrad.",
            f"{o.unit(c, way=2)} har samma budget som {o.year - 1}.",
            f"Riskindex för ”{o.risk_same[0]}” är oförändrat.",
            f"{o.steady_fee} är oförändrad.",
            "Nämndmålen är oförändrade.",
            f"Måttet ”{o.steady_measure[0]}” ligger kvar på {o.steady_measure[1]} procent.",
        )
    )


def _unchanged_false(o: World, c: random.Random) -> str:
    return c.choice(
        (
            f"Aktiviteten ”{o.figured[0]}” är oförändrad.",
            f"Budgeten för {o.moved(c)} är oförändrad.",
            f"{o.moved(c)} har samma budget som {o.year - 1}.",
            f"Riskindex för ”{o.raised[0]}” är oförändrat.",
            f"{o.fee} är oförändrad.",
            "Riskerna är oförändrade.",
            "Aktiviteterna är desamma som förra året.",
            "Ramen är oförändrad.",
            "Investeringsbudgeten är oförändrad.",
            f"Måttet ”{o.measure[0]}” ligger kvar på {o.measure[1]} procent.",
            "Budgeten är densamma som förra året.",
        )
    )


def _pairwise(o: World, c: random.Random) -> tuple[str, str]:
    """Two units, the one with more money now first."""
    one, two = c.sample(sorted(o.units), 2)
    return (one, two) if o.units[one][1] > o.units[two][1] else (two, one)


def _comparison_true(o: World, c: random.Random) -> str:
    more, less = _pairwise(o, c)
    return c.choice(
        (
            f"{more} har en större budget än {less}.",
            f"{o.extreme(most=True)} är den verksamhet som ökar mest.",
            f"Störst minskning har {o.extreme(most=False)}.",
            f"{less} får mindre pengar än {more} {o.year}.",
        )
    )


def _comparison_false(o: World, c: random.Random) -> str:
    more, less = _pairwise(o, c)
    return c.choice(
        (
            f"{less} har en större budget än {more}.",
            f"{o.extreme(most=False)} är den verksamhet som ökar mest.",
            f"Störst minskning har {o.extreme(most=True)}.",
            f"{more} får mindre pengar än {less} {o.year}.",
        )
    )


TRUE: dict[str, Sentence] = {
    "figure": _figure_true,
    "unit": _unit_true,
    "count": _count_true,
    "direction": _direction_true,
    "negation": _negation_true,
    "name": _name_true,
    "year": _year_true,
    "decider": _decider_true,
    "added": _added_true,
    "unchanged": _unchanged_true,
    "comparison": _comparison_true,
}

FALSE: dict[str, Sentence] = {
    "figure": _figure_false,
    "unit": _unit_false,
    "count": _count_false,
    "direction": _direction_false,
    "negation": _negation_false,
    "name": _name_false,
    "year": _year_false,
    "decider": _decider_false,
    "added": _added_false,
    "unchanged": _unchanged_false,
    "comparison": _comparison_false,
}


def sentences(of: World, seed: int, *, truth: bool, kinds: tuple[str, ...] = KINDS) -> Iterator[tuple[str, str]]:
    """One sentence of each kind, with its kind."""
    chance = random.Random(seed)
    for kind in kinds:
        yield kind, (TRUE if truth else FALSE)[kind](of, chance)
