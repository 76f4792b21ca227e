"""Ways round the gate, each with what is right: it stops, or what let it through is told first. None passes in silence.

Those that need plans alone stand here; those of a branch in git in the second table. Ways to cheat with the record of a
single change are in `test_gate_cheats`, reasons that are none in `test_reasons_that_are_none`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.budgets import budget, raw_budget
from tests.support.examples import first_now
from tests.support.gated import NONE, errors, explained, rules, verdict
from tests.support.gated import REASON as SAID
from tests.support.plans import activity, goal, plan, raw_plan, risk, risks, section, unit
from tests.support.repository import (
    DECISION,
    FOLDER,
    LAST,
    REASON,
    THIS,
    Repository,
    answer,
    check,
    raw_last,
    raw_this,
    run,
)
from tests.support.shown import words
from vpbdiff import reports
from vpbdiff.compare import compare
from vpbdiff.gate import Rule
from vpbdiff.model.plan import Plan
from vpbdiff.render import Shown, names
from vpbdiff.store import plan_from_json

Capture = pytest.CaptureFixture[str]
CARE = "Nämnden ska ge ett gott stöd till äldre"


def titled(year: int, title: str, **lists: Any) -> Plan:
    raw = raw_plan(year, **lists)
    raw["metadata"]["title"] = title
    return plan_from_json(raw)


class Pair(NamedTuple):
    """Two plans, and the rule that must stop them."""

    reason: str
    old: Plan
    new: Plan
    rule: Rule


PROSE = [{"title": "Inledning", "paragraphs": [{"text": "Nämnden ansvarar för äldreomsorgen."}]}]


def told(year: int, *texts: str, title: str = "Inledning") -> Plan:
    """A plan with a goal that stands still, and running text."""
    return plan(year, goals=[goal(CARE)], sections=[section(title, *texts)])


def doing(year: int, text: str) -> Plan:
    """A plan with one activity."""
    return plan(year, goals=[goal(CARE, activity("Matråd", text))])


def units(year: int, home: str, house: str, total: str, *, lines: str = "", unit_: str = "mkr") -> Plan:
    """A plan with the net cost of two units, and their sum."""
    text = f"part | Hemtjänst | {home} |\npart | Boende | {house} |\ntotal | Summa | {total} |"
    return budget(lines, text, year=year, unit=unit_)


def summed(name: str, **fields: str) -> Plan:
    """The next plan, in which home care costs ten more and their sum is called `name`."""
    raw = raw_budget("", f"part | Hemtjänst | -70,0 |\npart | Boende | -40,0 |\ntotal | {name} | -110,0 |", year=2025)
    raw["operating_budget"]["units"][-1] |= fields
    return plan_from_json(raw)


def aimed(year: int, *targets: int, **beside: str) -> Plan:
    """A plan with a measure of which the target, for these years, is the same all along."""
    measure = {"title": "Andel som får svar", "targets": [{"year": at, "value": "90 %", **beside} for at in targets]}
    return plan(year, goals=[goal(CARE) | {"measures": [measure]}])


def keyed(year: int, kind: str) -> Plan:
    """A plan with a key figure of one sort for its own year."""
    figure = {"name": "Plan", "kind": kind, "year": year, "value": "118"}
    return plan(year, goals=[goal(CARE)], key_figures=[{"name": "Antal platser", "values": [figure]}])


def counted(year: int, head: str, cell: str = "900", **column: str) -> Plan:
    """A plan with a table of its own, of one column and one row."""
    columns, rows = [{"name": head, **column}], [{"label": "Solhöjden", "cells": [cell]}]
    return plan(year, goals=[goal(CARE)], tables=[{"title": "Köpta platser", "columns": columns, "rows": rows}])


def looked_at(year: int, said: str) -> Plan:
    """A plan with a picture, and what a person says of it."""
    shows = {"text": said, "by": "controller", "date": "2024-12-01"}
    return plan(year, goals=[goal(CARE)], unread=[{"kind": "picture", "place": {"page": 3}, "shows": shows}])


NURSED = "Nämnden ansvarar för äldreomsorgen."
TURN = "\N{RIGHT-TO-LEFT OVERRIDE}"
GROSS = "income | Intäkter | {income} |\ncost | Kostnader | {cost} |\nnet | Netto | {net} |"
PAIRS = [
    Pair("nothing was read of either", plan(2024), plan(2025), Rule.NOTHING_COMPARED),
    Pair("and their titles differ", titled(2024, "Plan"), titled(2025, "Verksamhetsplan"), Rule.NOTHING_COMPARED),
    Pair(
        "nothing was read of the old, prose of the new", plan(2024), plan(2025, sections=PROSE), Rule.NOTHING_COMPARED
    ),
    Pair("prose of the old, nothing of the new", plan(2024, sections=PROSE), plan(2025), Rule.NOTHING_COMPARED),
    Pair(
        "prose of the old, nothing of the new, and another title",
        titled(2024, "Plan", sections=PROSE),
        titled(2025, "Ny plan"),
        Rule.NOTHING_COMPARED,
    ),
    Pair("empty lists in both", plan(2024, goals=[]), titled(2025, "Ny plan", goals=[]), Rule.NOTHING_COMPARED),
    Pair(
        "everything taken out",
        plan(2024, goals=[goal(CARE)]),
        plan(2025),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a risk hidden by a list that is called unknown",
        plan(2024, internal_control_plan=risks(risk("Läkemedel", "Fel dos.", "Stickprov", index=12))),
        plan(2025, goals=[goal(CARE, activity("Matråd", "Brukarna väljer."))], internal_control_plan={"risks": None}),
        Rule.NOT_COMPARED,
    ),
    Pair(
        "a closing told as prose",
        told(2024, "Nämnden ansvarar för äldreomsorgen."),
        told(2025, "Nämnden lägger ned alla äldreboenden senast den 1 juni."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a closing told as prose, its particle far away",
        told(2024, "Nämnden ansvarar för äldreomsorgen."),
        told(2025, "Den 1 juni läggs samtliga äldreboenden i kommunen ner."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a body that withdraws",
        told(2024, NURSED),
        told(2025, NURSED, "Kommunen drar sig ur hjälpmedelscentralen den 1 juli."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a closing in a new section",
        plan(2024, goals=[goal(CARE)]),
        told(2025, "Fyra boenden stängs."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a closing in a heading",
        told(2024, "Nämnden ansvarar för äldreomsorgen."),
        told(2025, "Nämnden ansvarar för äldreomsorgen.", title="Solhöjden avvecklas 2026"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a move told as a responsibility",
        plan(2024, goals=[goal(CARE)], organisation={"units": [unit("Hemtjänsten", "Nattpatrull")]}),
        plan(2025, goals=[goal(CARE)], organisation={"units": [unit("Hemtjänsten", "Nattpatrull flyttas den 1 mars")]}),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "another word beside a slip",
        doing(2024, "Läkaren möter alla brukare som vill ha hjälp på morgonen."),
        doing(2025, "Läraren möter alla brukare som vill ha hjlp på morgonen."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a slip that may be another word",
        doing(2024, "Brukarna väljer maten i ett råd."),
        doing(2025, "Brukarna vägjer maten i ett råd."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "gross income and cost raised alike",
        units(2024, "-60,0", "-40,0", "-100,0", lines=GROSS.format(income="30,0", cost="-130,0", net="-100,0")),
        units(2025, "-60,0", "-40,0", "-100,0", lines=GROSS.format(income="40,0", cost="-140,0", net="-100,0")),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "two units that change places",
        units(2024, "-60,0", "-40,0", "-100,0"),
        units(2025, "-40,0", "-60,0", "-100,0"),
        Rule.UNBRIDGED,
    ),
    Pair(
        "a total that is another than its units make",
        units(2024, "-60,0", "-40,0", "-100,0"),
        units(2025, "-60,0", "-40,0", "-150,0"),
        Rule.UNBRIDGED,
    ),
    Pair(
        "the signs of the whole table turned, and one amount raised",
        units(2024, "-60,0", "-40,0", "-100,0", lines=GROSS.format(income="30,0", cost="-130,0", net="-100,0")),
        units(2025, "70,0", "40,0", "110,0", lines=GROSS.format(income="-20,0", cost="-130,0", net="-110,0")),
        Rule.UNBRIDGED,
    ),
    Pair(
        "the sign of one amount turned",
        units(2024, "-60,0", "-40,0", "-100,0"),
        units(2025, "60,0", "-40,0", "-100,0"),
        Rule.UNBRIDGED,
    ),
    Pair(
        "another unit of the table, its figures as they were",
        units(2024, "-60,0", "-40,0", "-100,0"),
        units(2025, "-60,0", "-40,0", "-100,0", unit_="tkr"),
        Rule.UNBRIDGED,
    ),
    Pair(
        "a unit called the total",
        units(2024, "-60,0", "-40,0", "-100,0"),
        budget("", "total | Hemtjänst | -70,0 |\npart | Boende | -40,0 |\ntotal | Summa | -110,0 |", year=2025),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a total that is renamed while its units change",
        units(2024, "-60,0", "-40,0", "-100,0"),
        summed("Summa exklusive satsningar"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a total that may be renamed while its units change",
        units(2024, "-60,0", "-40,0", "-100,0"),
        summed("Suma"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a total put in another group while its units change",
        units(2024, "-60,0", "-40,0", "-100,0"),
        summed("Summa", group="Tillägg"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a unit without its figure",
        units(2024, "-60,0", "-40,0", "-100,0"),
        units(2025, "", "-40,0", "-100,0"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a control dropped from a risk that is renamed",
        plan(2024, internal_control_plan=risks(risk("Läkemedel", "Fel dos.", "Stickprov i mars", "Stickprov i maj"))),
        plan(2025, internal_control_plan=risks(risk("Läkemedlen", "Fel dos.", "Stickprov i mars"))),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a closing without a verb",
        told(2024, NURSED),
        told(2025, f"{NURSED} Nedläggning av tre boenden den 1 juni."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a closing said as what goes on no longer",
        told(2024, NURSED),
        told(2025, f"{NURSED} Efter den 1 juni finns Ekbacken inte kvar."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a closing with its date in the next sentence",
        told(2024, NURSED),
        told(2025, f"{NURSED} Ekbacken läggs ned. Det sker den 1 juni."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a closing spelt with a Cyrillic letter",
        told(2024, NURSED),
        told(2025, f"{NURSED} Ekbacken \N{CYRILLIC SMALL LETTER DZE}tängs den 1 juni."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a closing spelt with a character that nobody sees",
        told(2024, NURSED),
        told(2025, f"{NURSED} Ekbacken lä\N{ZERO WIDTH SPACE}ggs ned den 1 juni."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a promise to all taken out of running text",
        told(2024, NURSED, "Alla som behöver hjälp ska få den i tid."),
        told(2025, NURSED),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a promise to each taken out of a paragraph that stands",
        told(2024, f"{NURSED} Varje boende ska ha en egen kontaktperson. Nämnden leder arbetet."),
        told(2025, f"{NURSED} Nämnden leder arbetet."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a promise to all taken out with its section",
        plan(2024, goals=[goal(CARE)], sections=[section("Hjälp", "Alla som behöver hjälp ska få den i tid.")]),
        plan(2025, goals=[goal(CARE)]),
        Rule.UNEXPLAINED,
    ),
    Pair("a unit in a table's head", counted(2024, "Pris, tkr"), counted(2025, "Pris, mkr"), Rule.UNEXPLAINED),
    Pair(
        "budget called outcome",
        counted(2024, "Antal", kind="budget"),
        counted(2025, "Antal", kind="outcome"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "least called most",
        counted(2024, "Mål", "minst 38"),
        counted(2025, "Mål", "högst 38"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "so many a week in place of a day",
        counted(2024, "Tillsyn", "90 besök per dag"),
        counted(2025, "Tillsyn", "90 besök per vecka"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "what a picture is and where, in place of what it shows",
        plan(2024, goals=[goal(CARE)]),
        looked_at(2025, "Diagram på sidan 3, se originalet."),
        Rule.UNREAD,
    ),
    Pair(
        "a picture that could not be read",
        plan(2024, goals=[goal(CARE)]),
        looked_at(2025, "Går inte att läsa"),
        Rule.UNREAD,
    ),
    Pair(
        "a target that stands, with a condition beside it",
        aimed(2024, 2024),
        aimed(2025, 2025, note="om bemanningen tillåter"),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a budget in a key figure called a forecast", keyed(2024, "budget"), keyed(2025, "forecast"), Rule.UNEXPLAINED
    ),
    Pair(
        "a picture that is said to matter for nothing",
        plan(2024, goals=[goal(CARE)]),
        looked_at(2025, "Ingenting av betydelse"),
        Rule.UNREAD,
    ),
    Pair("a target put off, its figure as it was", aimed(2024, 2024), aimed(2025, 2030), Rule.UNEXPLAINED),
    Pair("a target put off and spread", aimed(2024, 2024), aimed(2025, 2030, 2031), Rule.UNEXPLAINED),
    Pair(
        "digits that are shown the other way round",
        doing(2024, "Alla får svar inom 12 dagar."),
        doing(2025, f"Alla får svar inom {TURN}12 dagar."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "digits of another script",
        doing(2024, "Alla får svar inom 2 dagar."),
        doing(2025, "Alla får svar inom \N{ARABIC-INDIC DIGIT SEVEN} dagar."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a negation within which nobody sees a character",
        doing(2024, "Alla ska erbjudas plats."),
        doing(2025, "Alla ska in\N{ZERO WIDTH SPACE}te erbjudas plats."),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "two activities that change texts",
        plan(2024, goals=[goal(CARE, activity("Matråd", "Alla väljer mat."), activity("Promenad", "Alla går ut."))]),
        plan(2025, goals=[goal(CARE, activity("Matråd", "Alla går ut."), activity("Promenad", "Alla väljer mat."))]),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a promise moved to prose, and another figure in it",
        doing(2024, "Alla får svar inom 2 dagar."),
        plan(2025, goals=[goal(CARE)], sections=[section("Övrigt", "Alla får svar inom 7 dagar.")]),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a rename, and another figure under the new name",
        doing(2024, "Alla får svar inom 2 dagar."),
        plan(2025, goals=[goal(CARE, activity("Matforum", "Alla får svar inom 7 dagar."))]),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a twin of a risk, with a lower index",
        plan(2024, internal_control_plan=risks(risk("Läkemedel", "Fel dos.", "Stickprov", index=12))),
        plan(
            2025,
            internal_control_plan=risks(
                risk("Läkemedel", "Fel dos.", "Stickprov", index=12),
                risk("Läkemedel", "Fel dos.", "Stickprov", index=2),
            ),
        ),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "what could not be read left out of the new plan",
        plan(2024, goals=[goal(CARE)], unread=[{"kind": "table_picture", "place": {"page": 3}}]),
        plan(2025, goals=[goal(CARE)]),
        Rule.UNREAD,
    ),
]
assert len({pair.reason for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.reason)
def test_a_pair_is_stopped(pair: Pair) -> None:
    assert pair.rule in rules(errors(verdict(pair.old, pair.new, NONE)))


class Told(NamedTuple):
    """Two plans whose difference holds nothing up, and what says so of it, as a warning or a note."""

    reason: str
    old: Plan
    new: Plan
    rule: Rule


def later(year: int, *amounts: tuple[int, str], change: str = "") -> Plan:
    """A unit with amounts by year, as a plan for several years has them."""
    held = [{"year": at, "kind": "budget" if at == year else "plan", **_kr(figure)} for at, figure in amounts]
    row = {"name": "Hemtjänst", "role": "part", "amounts": held} | ({"change": _kr(change)} if change else {})
    return plan(year, goals=[goal(CARE)], operating_budget={"unit": "mkr", "units": [row]})


def _kr(figure: str) -> dict[str, Any]:
    return {"kr": round(float(figure.replace(",", ".")) * 1_000_000), "printed": figure}


def headed(year: int, committee: str) -> Plan:
    raw = raw_plan(year, goals=[goal(CARE)])
    raw["metadata"]["committee"] = committee
    return plan_from_json(raw)


TOLD = [
    Told("other figures in prose", told(2024, "Vi har 9 hus."), told(2025, "Vi har 14 hus."), Rule.FIGURES),
    Told("figures in new prose", told(2024, "Nämnden."), told(2025, "Nämnden.", "Ramen är 195,6 mkr."), Rule.FIGURES),
    Told("figures of prose that went", told(2024, "Vi.", "Ramen är 6 mkr."), told(2025, "Vi."), Rule.FIGURES),
    Told("a unit in prose", told(2024, "Bidraget är 5 mkr."), told(2025, "Bidraget är 5 tkr."), Rule.FIGURES),
    Told("prose without a figure", told(2024, "Nämnden leder."), told(2025, "Nämnden styr."), Rule.NOTED),
    Told(
        "a promise to all that stands elsewhere",
        told(2024, "Nämnden.", "Alla som behöver hjälp ska få den i tid."),
        plan(
            2025,
            goals=[goal(CARE)],
            sections=[section("Inledning", "Nämnden."), section("Hjälp", "Den hjälp som behövs ska alla få i tid.")],
        ),
        Rule.NOTED,
    ),
    Told(
        "what is to be done for some, and goes",
        told(2024, "Vi.", "Nämnden ska utveckla stödet."),
        told(2025, "Vi."),
        Rule.NOTED,
    ),
    Told("what was closed", told(2024, "Nämnden."), told(2025, "Nämnden.", "Solhöjden lades ned 2019."), Rule.FIGURES),
    Told("the committee's name", headed(2024, "Omsorgsnämnden"), headed(2025, "Socialnämnden"), Rule.NOTED),
    Told(
        "an amount for a year to come",
        later(2024, (2024, "-60,0")),
        later(2025, (2025, "-60,0"), (2026, "-90,0")),
        Rule.OTHER_AMOUNTS,
    ),
    Told(
        "an amount for a year to come taken out",
        later(2024, (2024, "-60,0"), (2026, "-90,0")),
        later(2025, (2025, "-60,0")),
        Rule.OTHER_AMOUNTS,
    ),
    Told(
        "a printed change that the amounts do not give",
        later(2024, (2024, "-60,0")),
        later(2025, (2025, "-60,0"), (2024, "-60,0"), change="9,0"),
        Rule.OTHER_AMOUNTS,
    ),
]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row.reason)
def test_what_holds_nothing_up_is_told(row: Told) -> None:
    found = verdict(row.old, row.new)
    assert found.passed
    assert row.rule in {each.rule for each in found.findings}


def test_a_year_of_prose_that_only_follows_the_plan_is_no_figure() -> None:
    found = verdict(told(2024, "Inför 2024 är målen desamma."), told(2025, "Inför 2025 är målen desamma."))
    assert {each.rule for each in found.findings} == {Rule.NOTED}


def test_what_may_be_wording_passes_when_a_person_has_accepted_it() -> None:
    old, new = doing(2024, "Personalen går ut med dem."), doing(2025, "Personalen går ut med de.")
    found = verdict(old, new, explained(compare(old, new)))
    assert found.passed and not verdict(old, new).passed
    assert SAID in {each.reason for stand in found.standing.stands for each in stand.entries}


def test_plans_with_anything_in_common_are_compared() -> None:
    old, new = (titled(year, title, goals=[goal(CARE)]) for year, title in ((2024, "Plan"), (2025, "Ny plan")))
    assert verdict(old, new).passed


@pytest.fixture
def branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A branch from a main where the first activity is changed and nobody has said why."""
    found = Repository(tmp_path / "ekvik")
    monkeypatch.chdir(found.root)
    (found.root / "vpbdiff.toml").write_text('[policy.needs]\nactivity = "reason"\n', encoding="utf-8")
    found.commit()
    found.branch()
    return found


Do = Callable[[Repository], object]
RECORD = f"{FOLDER}/2024-2025.explanations.json"


def policy_of(text: str, place: str = "vpbdiff.toml") -> Do:
    return lambda branch: (branch.root / place).write_text(text, encoding="utf-8")


def program(*arguments: str) -> Do:
    return lambda branch: run(*arguments)


def answered(*arguments: str) -> Do:
    """The lowered requirement answered by what `arguments` say, over an honest reason."""
    return program("explain", f"origin/main:{LAST}", THIS, "policy:needs.activity", "--text", REASON, *arguments)


def attribute(kind: str, driver: str) -> Do:
    """Every snapshot shown by git as the new plan."""

    def do(branch: Repository) -> None:
        (branch.root / ".gitattributes").write_text(f"*.json {kind}=ekvik\n", encoding="utf-8")
        branch.git("config", f"{kind}.ekvik.{driver}", f"cat {branch.root / THIS}; true")

    return do


def made_up(branch: Repository) -> None:
    """A setting lowered, with the decision for another one."""
    policy_of('[policy.needs]\nactivity = "nothing"\n')(branch)
    run("explain", f"origin/main:{LAST}", THIS, "policy:needs.activity", "--text", REASON, "--decision", DECISION)
    policy_of('[policy.needs]\nactivity = "note"\n')(branch)


def linked(branch: Repository) -> None:
    (branch.root / "vpbdiff.toml").unlink()
    (branch.root / "slapp.toml").write_text('[policy.needs]\nactivity = "nothing"\n', encoding="utf-8")
    (branch.root / "vpbdiff.toml").symlink_to("slapp.toml")


def other_baseline(branch: Repository) -> None:
    """A decision on one baseline, and another change recorded after it."""
    run("explain", LAST, THIS, "--baseline")
    name = "policy:exemptions.baseline"
    run("explain", f"origin/main:{LAST}", THIS, name, "--text", REASON, "--decision", DECISION)
    branch.edit("Personalen går ut med dem som vill.", "Personalen går ut med några.")
    run("explain", LAST, THIS, "--baseline")


def inner(branch: Repository) -> None:
    """Above it no settings are looked for."""
    (branch.root / FOLDER / ".git").mkdir()


def emptied(branch: Repository) -> None:
    raw = raw_last() | {"year": 2025, "goals": []}
    branch.write(THIS, raw)


def replaced(branch: Repository) -> None:
    old, new = (branch.git("hash-object", "-w", path).strip() for path in (LAST, THIS))
    branch.git("replace", old, new)


def versioned(branch: Repository) -> None:
    branch.edit('"year": 2025', '"version": "ny", "year": 2025')


def hidden(branch: Repository) -> None:
    branch.git("update-index", "--skip-worktree", "--assume-unchanged", THIS)


def attributes(line: str) -> Do:
    return lambda branch: (branch.root / ".gitattributes").write_text(f"{line}\n", encoding="utf-8")


def by_hand(branch: Repository) -> None:
    run("explain", LAST, THIS, "Träffpunkter", "--text", REASON)
    branch.edit(f'"reason": "{REASON}"', '"reason": "Fanns före grinden.", "baseline": true', RECORD)


def turned(branch: Repository) -> None:
    """A reason on main, made into none in the branch."""
    run("explain", LAST, THIS, "Träffpunkter", "--text", REASON)
    branch.commit()
    branch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    branch.edit(REASON, "Klart och fixat.", RECORD)


class Way(NamedTuple):
    """What a branch does, and the rule that stops it when main judges."""

    reason: str
    does: Sequence[Do]
    rule: Rule


LAX = '[policy.needs]\nactivity = "nothing"\n'
WAYS = [
    Way("a baseline of its own", [program("explain", LAST, THIS, "--baseline")], Rule.POLICY),
    Way("a baseline that grew after its decision", [other_baseline], Rule.POLICY),
    Way("the policy lowered", [policy_of(LAX)], Rule.POLICY),
    Way("the policy lowered, and a decision on another lowering", [made_up], Rule.POLICY),
    Way("a nearer policy", [policy_of(LAX, f"{FOLDER}/vpbdiff.toml")], Rule.POLICY),
    Way("a symlink to a lower policy", [linked], Rule.POLICY),
    Way("a level lowered", [policy_of('[policy]\nstale = "warning"\n')], Rule.POLICY),
    Way(
        "a pin of its own",
        [program("explain", LAST, THIS, "--pair", "Läkemedel", "Läkemedel", "--text", REASON)],
        Rule.POLICY,
    ),
    Way(
        "a word that two are not the same",
        [program("explain", LAST, THIS, "--unpair", "Läkemedel", "Läkemedel", "--text", REASON)],
        Rule.POLICY,
    ),
    Way("money that counts for nothing", [policy_of("[policy.money]\namount_kr = 999999999\n")], Rule.POLICY),
    Way("a share that nothing reaches", [policy_of('[policy.money]\npercent = "99,9"\n')], Rule.POLICY),
    Way("no risk that needs a decision", [policy_of("[policy.risk]\ndecision_from_index = 17\n")], Rule.POLICY),
    Way("weaker promises for nothing", [policy_of('[policy]\nweakened = "note"\n')], Rule.POLICY),
    Way("a paragraph of nobody's as the decision", [policy_of(LAX), answered("--decision", "§ 5")], Rule.POLICY),
    Way(
        "a decision with a reason that is none",
        [policy_of(LAX), answered("--decision", DECISION, "--text", "Samma som förut")],
        Rule.POLICY,
    ),
    Way("a converter for what git shows", [attribute("diff", "textconv")], Rule.UNEXPLAINED),
    Way("a filter for what git checks out", [attribute("filter", "smudge")], Rule.UNEXPLAINED),
    Way("no reason at all", [], Rule.UNEXPLAINED),
    Way("the policy deleted", [lambda branch: (branch.root / "vpbdiff.toml").unlink()], Rule.UNEXPLAINED),
    Way(
        "last year's plan made the same in the working copy",
        [lambda branch: branch.write(LAST, raw_this() | {"year": 2024})],
        Rule.UNEXPLAINED,
    ),
    Way(
        "a reason that is none, written by hand",
        [
            program("explain", LAST, THIS, "Träffpunkter", "--text", REASON),
            lambda branch: branch.edit(REASON, "Skäl saknas (TBD).", RECORD),
        ],
        Rule.NO_REASON,
    ),
    Way("what may be wording for nothing", [policy_of('[policy]\nproposed = "note"\n')], Rule.POLICY),
    Way("prose that ends something for nothing", [policy_of('[policy.prose]\nacts = "note"\n')], Rule.POLICY),
    Way("figures of prose for less", [policy_of('[policy.prose]\nfigures = "note"\n')], Rule.POLICY),
    Way("no verb that ends anything", [policy_of("[policy.prose]\nverbs = []\n")], Rule.POLICY),
    Way("one verb left out", [policy_of('[policy.prose]\nverbs = ["stänga"]\n')], Rule.POLICY),
    Way("rows without a figure for nothing", [policy_of('[policy]\nfigure_missing = "note"\n')], Rule.POLICY),
    Way("money that nobody accounts for", [policy_of('[policy]\nunbridged = "warning"\n')], Rule.POLICY),
    Way("a repository of its own around the plans", [inner], Rule.UNEXPLAINED),
    Way("the plan of the old year written over the new one's activity list", [emptied], Rule.UNEXPLAINED),
    Way("the old plan replaced in git's own store", [replaced], Rule.UNEXPLAINED),
    Way("the new plan hidden from git", [hidden], Rule.UNEXPLAINED),
    Way("git told to show no differences", [attributes("*.json -diff -text export-ignore")], Rule.UNEXPLAINED),
    Way("another version of the year", [versioned], Rule.UNEXPLAINED),
    Way("a baseline written by hand", [by_hand], Rule.POLICY),
    Way("a reason of last year's decided file turned", [turned], Rule.NO_REASON),
    Way(
        "the sort of loosening lowered",
        [policy_of('[policy]\nloosening = "decision"\n[policy.needs]\nactivity = "nothing"\n')],
        Rule.POLICY,
    ),
]


class Unjudged(NamedTuple):
    """What a branch does that leaves nothing to judge by: exit status 2, which no CI takes for a pass."""

    reason: str
    does: Do


def over(target: str) -> Do:
    """The new plan as a link to another."""

    def do(branch: Repository) -> None:
        (branch.root / THIS).unlink()
        (branch.root / THIS).symlink_to(Path(target).name)

    return do


def tagged(branch: Repository) -> None:
    """The old plan made the new one in a commit of one's own, which a tag then names."""
    branch.git("commit", "--quiet", "--allow-empty", "--message=Egen")
    branch.git("tag", "--annotate", "--message=Egen", "origin/main")


UNJUDGED = [
    Unjudged("the old plan copied over the new", lambda branch: shutil.copy(branch.root / LAST, branch.root / THIS)),
    Unjudged("the new plan a link to the old", over(LAST)),
    Unjudged("the new plan a link to nothing", over("finns-inte.json")),
    Unjudged("the new plan renamed", lambda branch: (branch.root / THIS).rename(branch.root / "2025.json")),
    Unjudged("the new plan deleted", lambda branch: (branch.root / THIS).unlink()),
    Unjudged("the new plan's year changed", lambda branch: branch.edit('"year": 2025', '"year": 2026')),
    Unjudged("the new plan emptied", lambda branch: (branch.root / THIS).write_text("", encoding="utf-8")),
    Unjudged("a field twice", lambda branch: branch.edit('"year": 2025', '"year": 2025, "year": 2025')),
    Unjudged("a tag called as the branch that judges is", tagged),
    Unjudged("settings that are no TOML", policy_of("[policy\n")),
    Unjudged("a setting misspelt", policy_of('[policy]\nedtorial = "note"\n')),
    Unjudged("reasons that are none of the program's", policy_of("{}", RECORD)),
]


@pytest.mark.parametrize("judged", [(f"origin/main:{LAST}", THIS), (LAST, THIS, "--against", "origin/main")], ids=str)
@pytest.mark.parametrize("way", UNJUDGED, ids=lambda way: way.reason)
def test_what_can_not_be_judged_is_never_passed(way: Unjudged, judged: Sequence[str], branch: Repository) -> None:
    way.does(branch)
    assert run("check", *judged) == 2


class Misnamed(NamedTuple):
    """What a branch puts in the place of a plan that a word names, and the words."""

    reason: str
    does: Do
    words: tuple[str, ...]


def posed(place: str) -> Do:
    """A file called as a word that names the old plan, which says what the new one does."""

    def do(branch: Repository) -> None:
        (branch.root / place).parent.mkdir(parents=True, exist_ok=True)
        branch.write(place, json.loads((branch.root / THIS).read_text("utf-8")) | {"year": 2024})

    return do


def told_of_later(branch: Repository) -> None:
    """The old plan taken away, and in its place what the new one's comparison column says."""
    (branch.root / LAST).unlink()
    branch.write(f"{FOLDER}/2024.known-from-2025.json", raw_plan(2024, known_from=2025))


AGAINST = ("--against", "origin/main")
MISNAMED = [
    Misnamed("a file called as the old plan in git", posed(f"origin/main:{LAST}"), (f"origin/main:{LAST}", THIS)),
    Misnamed("a file called as the old plan's year", posed("2024"), ("2024", "2025", *AGAINST)),
    Misnamed("the old plan gone, and known from the new one", told_of_later, ("2024", "2025", *AGAINST)),
]


@pytest.mark.parametrize("way", MISNAMED, ids=lambda way: way.reason)
def test_no_file_takes_the_place_of_the_plan_that_a_word_names(way: Misnamed, branch: Repository) -> None:
    way.does(branch)
    assert run("check", *way.words) == 2


def test_an_old_plan_that_is_another_takes_its_own_reasons(branch: Repository, capsys: Capture) -> None:
    """The branch mends last year's plan, in the form alone and then in substance; the new plan keeps to it."""
    raw = raw_last()
    branch.write(LAST, raw | {"metadata": raw["metadata"] | {"reference": "ON/2023:4"}})
    assert {each["rule"] for each in check(LAST, THIS, *AGAINST, capture=capsys)[1]["findings"]} == {
        "unexplained",
        "noted",
    }
    branch.edit("går ut med dem som vill", "går ut med alla", LAST)
    branch.edit("går ut med dem som vill", "går ut med alla")
    (found,) = (
        each for each in check(LAST, THIS, *AGAINST, capture=capsys)[1]["findings"] if each["rule"] == "old-edited"
    )
    assert f"vpbdiff check origin/main:{LAST} {LAST}" in found["fault"]
    assert run("explain", f"origin/main:{LAST}", LAST, "Dagliga", "--text", REASON) == 0
    assert "old-edited" not in {each["rule"] for each in check(LAST, THIS, *AGAINST, capture=capsys)[1]["findings"]}


OUTPUTS = [LAST, THIS, RECORD, "vpbdiff.toml", f"{FOLDER}/2025.import.json"]


@pytest.mark.parametrize("place", OUTPUTS)
def test_no_report_takes_the_place_of_what_is_judged(place: str, branch: Repository) -> None:
    run("explain", LAST, THIS, "Träffpunkter", "--text", REASON)
    (branch.root / f"{FOLDER}/2025.import.json").write_text("{}", encoding="utf-8")
    before = (branch.root / place).read_bytes()
    link = branch.root / "rapport.json"
    link.symlink_to(branch.root / place)
    for output in (place, "rapport.json"):
        assert run("check", LAST, THIS, "--format", "json", "-o", output) == 2
    assert (branch.root / place).read_bytes() == before


def test_the_old_plan_with_the_new_year_is_told_to_be_the_same(branch: Repository, capsys: Capture) -> None:
    branch.write(THIS, raw_last() | {"year": 2025})
    status, said = check(f"origin/main:{LAST}", THIS, capture=capsys)
    assert (status, said["looked_at"]) == (0, 0)
    assert "samma innehåll" in said["sentence"]
    # What it does to the plan of the year is judged where that is compared.
    assert check(f"origin/main:{THIS}", THIS, capture=capsys)[0] == 1


assert len(PAIRS) + len(TOLD) + len(WAYS) + len(UNJUDGED) + len(OUTPUTS) >= 60


@pytest.mark.parametrize("judged", [(f"origin/main:{LAST}", THIS), (LAST, THIS, "--against", "origin/main")], ids=str)
@pytest.mark.parametrize("way", first_now(WAYS, every=6), ids=lambda way: way.reason)
def test_a_branch_is_stopped(way: Way, judged: Sequence[str], branch: Repository, capsys: Capture) -> None:
    for do in way.does:
        do(branch)
    status, said = check(*judged, capture=capsys)
    assert status == 1
    # OLD of the working copy is compared as it is named, and what the branch did to it takes its own reasons.
    of_old = way.reason.startswith("last year's") and "--against" in judged
    assert (Rule.OLD_EDITED if of_old else way.rule) in {
        each["rule"] for each in said["findings"] if each["level"] == "error"
    }


def test_what_a_branch_exempts_is_answered_by_a_decision(branch: Repository, capsys: Capture) -> None:
    run("explain", LAST, THIS, "--baseline")
    for judged in ((f"origin/main:{LAST}", THIS), (LAST, THIS, "--against", "origin/main")):
        status, said = check(*judged, capture=capsys)
        (finding,) = (each for each in said["findings"] if each["rule"] == "policy-loosened")
        assert status == 1
        assert answer(finding["command"]) == 0
        assert check(*judged, capture=capsys)[0] == 0
        run("explain", *judged, "policy:exemptions.baseline", "--remove")
    assert check(LAST, THIS, capture=capsys)[0] == 0  # judged by no revision, and it says so


def test_the_deciding_side_can_forbid_any_loosening(branch: Repository, capsys: Capture) -> None:
    policy_of('[policy]\nloosening = "error"\n')(branch)
    branch.commit()
    branch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    run("explain", LAST, THIS, "--baseline")
    policy_of("")(branch)  # emptied: it has no line to point at
    old = f"origin/main:{LAST}"
    for name in ("exemptions.baseline", "loosening"):
        assert run("explain", old, THIS, f"policy:{name}", "--text", REASON, "--decision", DECISION) == 0
    status, said = check(old, THIS, capture=capsys)
    found = [each for each in said["findings"] if each["rule"] == "policy-loosened"]
    assert (status, [each["command"] for each in found]) == (1, [None, None])
    assert all("loosening" in each["fault"] for each in found)


def test_a_loosening_heads_the_output(branch: Repository, capsys: Capture) -> None:
    policy_of(LAX)(branch)
    capsys.readouterr()
    run("check", f"origin/main:{LAST}", THIS)
    lines = capsys.readouterr().out.splitlines()
    assert lines.index("Lättnader som gäller") < lines.index("Kraven i vpbdiff.toml") < lines.index("Resultat")


@pytest.mark.parametrize("old", [LAST, f"origin/main:{LAST}", "2024"])
def test_no_exemption_is_suggested(old: str, branch: Repository, tmp_path: Path) -> None:
    for form in names(Shown.CHECK):
        report = tmp_path / "report"
        new = "2025" if old == "2024" else THIS
        assert run("check", old, new, "--format", form, "-o", str(report)) == 1
        assert "--baseline" not in words(report.read_bytes())


def test_exemptions_of_no_revision_are_told(branch: Repository, capsys: Capture) -> None:
    said = "Undantagen är inte prövade mot någon beslutad version"
    for arguments, told in (((LAST, THIS), True), ((LAST, THIS, "--against", "origin/main"), False)):
        run("explain", LAST, THIS, "--baseline")
        capsys.readouterr()
        run("check", *arguments)
        assert (said in " ".join(capsys.readouterr().out.split())) is told


def test_a_revision_that_is_not_there_is_never_passed(branch: Repository, capsys: Capture) -> None:
    assert run("check", LAST, THIS, "--against", "finns-inte") == 2


@pytest.mark.soak
def test_a_bare_year_means_the_series_that_it_meant(branch: Repository, capsys: Capture) -> None:
    """The branch copies the decided plans to a series of another name, and makes that the default."""
    (branch.root / "vpbdiff.toml").write_text('series = "ekvik/omsorgsnamnden"\n', encoding="utf-8")
    branch.commit()
    branch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    report = {"format": reports.FORMAT, "year": 2024, "kind": "interim", "through": "2024-04-30"}
    (branch.root / FOLDER / reports.FOLDER).mkdir()
    branch.write(f"{FOLDER}/{reports.FOLDER}/2024-04-30.json", report | {"metadata": {"title": "Delårsrapport"}})
    shutil.copytree(branch.root / FOLDER, branch.root / "snapshots/ekvik/kopia")
    bare, reported = (("2024", new, "--against", "origin/main") for new in ("2025", "2024-04-30"))
    assert (run("check", *bare), run("check", *reported)) == (1, 0)
    (branch.root / "vpbdiff.toml").write_text('series = "ekvik/kopia"\n', encoding="utf-8")
    assert run("check", *bare) == run("check", f"origin/main:{LAST}", "2025") == run("check", *reported) == 2
    assert run("check", "ekvik/omsorgsnamnden/2024", "ekvik/omsorgsnamnden/2025", "--against", "origin/main") == 1


def test_what_was_unread_and_is_gone_is_told_first(branch: Repository, capsys: Capture) -> None:
    """A page that nobody could read is taken out of the plan's file by hand."""
    raw = raw_last() | {"year": 2025}
    page = {"kind": "page", "place": {"page": 3}, "digest": "0123456789abcdef"}
    branch.write(THIS, raw | {"unread": [page]})
    branch.commit()
    branch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert check(f"origin/main:{LAST}", THIS, capture=capsys)[0] == 1
    branch.write(THIS, raw)
    status, said = check(f"origin/main:{LAST}", THIS, capture=capsys)
    assert (status, said["loosened"]) == (0, [{"what": "unread", "name": "", "number": 1}])
    run("check", f"origin/main:{LAST}", THIS)
    told = " ".join(capsys.readouterr().out.split())
    assert told.index("inte längre upptagen i planen") < told.index("Godkänt.")
    branch.write(
        THIS,
        raw | {"unread": [page | {"shows": {"text": "Karta över Ekvik", "by": "controller", "date": "2025-01-07"}}]},
    )
    assert check(f"origin/main:{LAST}", THIS, capture=capsys)[1]["loosened"] == []


def test_texts_edited_to_fit_are_told(branch: Repository, capsys: Capture) -> None:
    """A reason is decided; the branch turns the plan, and the stored text with it."""
    run("explain", LAST, THIS, "Träffpunkter", "--text", REASON, "--date", "2024-12-10")
    branch.commit()
    branch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    for place in (THIS, RECORD):
        branch.edit("varje dag, även helger", "varje vecka", place)
    status, said = check(f"origin/main:{LAST}", THIS, capture=capsys)
    assert (status, said["loosened"]) == (0, [{"what": "refitted", "name": REASON, "number": 1}])
    branch.edit('"date": "2024-12-10"', '"date": "2024-12-01"', RECORD)
    assert [each["what"] for each in check(f"origin/main:{LAST}", THIS, capture=capsys)[1]["loosened"]] == ["refitted"]
    # Written anew, the reason is somebody's again.
    run("explain", LAST, THIS, "Träffpunkter", "--text", REASON, "--date", "2024-12-11")
    assert check(f"origin/main:{LAST}", THIS, capture=capsys)[1]["loosened"] == []
