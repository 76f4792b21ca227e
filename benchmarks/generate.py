"""Writes an invented committee's plan: the same seed and size, the same plan, on every machine."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from benchmarks import vocabulary as words
from benchmarks.draft import Draft, PlanDraft, Sentence, Text, Topic
from benchmarks.vocabulary import Family, Term
from vpbdiff.model.entities import ENTITIES

STANDARD_SIZE = 200
"""Items of a plan of ordinary size; the two real ones have about 190 and 170."""


NAMES = {name: entity.name_field for name, entity in ENTITIES.items()}
"""The field that names an item, by entity."""


class Author:
    """Writes items for one plan. No two siblings get the same name, and no two texts of the plan are equal, so that
    which item is which is never a matter of taste."""

    def __init__(self, plan: PlanDraft, chance: random.Random) -> None:
        self.plan = plan
        self.chance = chance
        self.used: set[tuple[str, str]] = set()

    def item(self, entity: str, topic: Topic | None = None) -> Draft:
        """A new item of the entity, with its parts."""
        draft = Draft(entity, self.plan.next_number(), topic or Topic.draw(self.chance))
        _WRITERS[entity](self, draft)
        return draft

    def items(self, entity: str, count: int) -> list[Draft]:
        """So many new items."""
        return [self.item(entity) for _ in range(count)]

    def fresh(self, draft: Draft, families: Sequence[Family]) -> Sentence:
        """A sentence about the item's topic that no item of the entity has; another topic where all are taken."""
        for _ in range(200):
            sentence = Sentence(self.chance.choice(families), draft.topic)
            if self._claim(draft.entity, str(sentence)):
                return sentence
            draft.topic = Topic.draw(self.chance)
        raise RuntimeError("the vocabulary is too small for a plan of this size")

    def prose(self, draft: Draft, families: Sequence[Family], shared: Sequence[Family], count: int) -> Text:
        """A text of so many sentences on the item's topic; one in three texts has a shared sentence too."""
        text = [Sentence(family, draft.topic) for family in self.chance.sample(families, min(count, len(families)))]
        if count > 1 and self.chance.random() < 0.33:
            text.append(Sentence(self.chance.choice(shared), draft.topic))
        if self._claim(draft.entity, " ".join(map(str, text))):
            return text
        draft.topic = Topic.draw(self.chance)
        return self.prose(draft, families, shared, count)

    def has(self, entity: str, text: str) -> bool:
        """Whether an item of the entity has this very text."""
        return (entity, text.casefold()) in self.used

    def _claim(self, entity: str, text: str) -> bool:
        free = not self.has(entity, text)
        self.used.add((entity, text.casefold()))
        return free

    def sentences(self) -> int:
        """How long a text is."""
        return self.chance.choice((2, 2, 3, 3, 4, 5))


def _overarching_goal(author: Author, draft: Draft) -> None:
    free = [family for family in words.OVERARCHING_GOALS if not author.has(draft.entity, family[0])]
    draft.texts["title"] = [author.fresh(draft, free or words.GOALS)]
    draft.texts["description"] = author.prose(draft, words.PROSE, words.BOILERPLATE, 3)


def _goal(author: Author, draft: Draft) -> None:
    draft.texts["title"] = [author.fresh(draft, words.GOALS)]
    draft.fields["serves"] = [family[0] for family in author.chance.sample(words.OVERARCHING_GOALS, 2)]
    draft.lists["activities"] = author.items("activity", author.chance.randint(3, 6))
    draft.lists["measures"] = author.items("measure", author.chance.randint(0, 4))


def _activity(author: Author, draft: Draft) -> None:
    draft.texts["title"] = [author.fresh(draft, words.TITLES)]
    draft.texts["description"] = author.prose(draft, words.PROSE, words.BOILERPLATE, author.sentences())
    if author.chance.random() < 0.2:
        draft.fields["responsible"] = "Enhetschef"


def _measure(author: Author, draft: Draft) -> None:
    draft.texts["title"] = [author.fresh(draft, words.MEASURES)]
    if author.chance.random() < 0.5:
        draft.fields["targets"] = [{"year": author.plan.year, "value": str(author.chance.randint(20, 400))}]


def _assignment(author: Author, draft: Draft) -> None:
    draft.texts["title"] = [author.fresh(draft, words.ASSIGNMENTS)]


def _budget_line(author: Author, draft: Draft) -> None:
    draft.texts["name"] = [author.fresh(draft, words.UNITS)]
    draft.fields |= {"role": "part", "amounts": amounts(author.chance, author.plan.year)}


def _fee(author: Author, draft: Draft) -> None:
    draft.texts["name"] = [author.fresh(draft, words.FEES)]
    decided = _day(author.chance)
    draft.fields |= {
        "decided_by": "KF",
        "decided": decided.isoformat(),
        "status": "Oförändrad",
        "valid_from": (decided + timedelta(days=60)).isoformat(),
    }


def _quality_declaration(author: Author, draft: Draft) -> None:
    draft.texts["name"] = [author.fresh(draft, words.DECLARATIONS)]
    draft.fields |= {"decided": _day(author.chance).isoformat(), "status": "Oförändrad"}


def _contract(author: Author, draft: Draft) -> None:
    draft.texts["name"] = [author.fresh(draft, words.CONTRACTS)]
    draft.fields["reference"] = f"SN/20{author.chance.randint(12, 19)}:{author.chance.randint(10, 399)}"


def _procurement(author: Author, draft: Draft) -> None:
    draft.texts["name"] = [author.fresh(draft, words.PROCUREMENTS)]


def _risk(author: Author, draft: Draft) -> None:
    draft.texts["process"] = [author.fresh(draft, words.RISK_NAMES)]
    draft.texts["description"] = author.prose(draft, words.RISKS, words.RISK_BOILERPLATE, author.chance.randint(2, 4))
    draft.fields["category"] = author.chance.choice(words.CATEGORIES)
    if author.chance.random() < 0.25:
        draft.fields["likelihood"] = None
    assess(author.chance, draft)
    draft.lists["controls"] = [author.item("control", draft.topic) for _ in range(author.chance.randint(1, 3))]


def _control(author: Author, draft: Draft) -> None:
    draft.texts["text"] = [author.fresh(draft, words.CONTROLS)]
    if author.chance.random() < 0.2:
        draft.fields["frequency"] = author.chance.choice(("Varje månad", "Två gånger per år", "Årligen"))


def _unit(author: Author, draft: Draft) -> None:
    free = [(name,) for name in words.UNIT_NAMES if not author.has(draft.entity, name)]
    draft.texts["name"] = [author.fresh(draft, free[:1] or words.UNITS)]
    draft.lists["responsibilities"] = author.items("responsibility", author.chance.randint(2, 7))


def _responsibility(author: Author, draft: Draft) -> None:
    draft.texts["text"] = [author.fresh(draft, words.RESPONSIBILITIES)]


def _section(author: Author, draft: Draft) -> None:
    draft.texts["title"] = [author.fresh(draft, words.SUBSECTIONS)]
    draft.lists["paragraphs"] = author.items("paragraph", author.chance.randint(1, 3))


def _paragraph(author: Author, draft: Draft) -> None:
    draft.texts["text"] = author.prose(draft, words.PROSE, words.BOILERPLATE, author.sentences())


_WRITERS: dict[str, Callable[[Author, Draft], None]] = {
    "overarching_goal": _overarching_goal,
    "goal": _goal,
    "activity": _activity,
    "measure": _measure,
    "assignment": _assignment,
    "budget_line": _budget_line,
    "fee": _fee,
    "quality_declaration": _quality_declaration,
    "contract": _contract,
    "procurement": _procurement,
    "risk": _risk,
    "control": _control,
    "unit": _unit,
    "responsibility": _responsibility,
    "section": _section,
    "paragraph": _paragraph,
}


def assess(chance: random.Random, risk: Draft) -> None:
    """Give a risk its index, with its factors if they are printed."""
    likelihood, consequence = chance.randint(1, 4), chance.randint(1, 4)
    risk.fields["index"] = likelihood * consequence
    if "likelihood" in risk.fields:
        risk.fields |= {"likelihood": likelihood, "consequence": consequence}


def amounts(chance: random.Random, year: int) -> list[dict[str, object]]:
    """This year's and last year's net cost, in mkr with one decimal, costs negative."""
    tenths = chance.randint(100, 900)
    return [_budget(year, tenths), _budget(year - 1, tenths + chance.randint(-20, 20))]


def _budget(year: int, tenths: int) -> dict[str, object]:
    printed = f"-{tenths // 10},{tenths % 10}"
    return {"year": year, "kind": "budget", "kr": -tenths * 100_000, "printed": printed}


def _day(chance: random.Random) -> date:
    return date(2014, 1, 1) + timedelta(days=chance.randint(0, 1500))


def plan(seed: int, size: int = STANDARD_SIZE, year: int = 2020) -> PlanDraft:
    """A plan with about `size` items, in the proportions of a real one, two pairs of look-alikes in it."""
    chance = random.Random(seed)
    metadata: dict[str, object] = {
        "title": f"Verksamhetsplan och budget {year}",
        "municipality": "Ekviks stad",
        "committee": "Socialnämnden",
        "reference": f"SN/{year - 1}:1",
    }
    draft = PlanDraft(year, metadata, {})
    author = Author(draft, chance)

    def share(count: int) -> int:
        return max(1, round(count * size / STANDARD_SIZE))

    draft.lists |= {
        "overarching_goals": author.items("overarching_goal", 4),
        "goals": author.items("goal", share(4)),
        "assignments": author.items("assignment", share(2)),
        "operating_budget/units": author.items("budget_line", share(4)),
        "fees": author.items("fee", share(4)),
        "quality_declarations": author.items("quality_declaration", share(10)),
        "procurement_plan/contracts": author.items("contract", share(2)),
        "procurement_plan/procurements": author.items("procurement", share(3)),
        "internal_control_plan/risks": author.items("risk", share(16)),
        "organisation/units": author.items("unit", share(7)),
        "sections": [_standard_section(author, role, titles) for role, titles in words.SECTIONS[: share(9)]],
    }
    draft.lists["sections"] += author.items("section", max(0, share(9) - len(words.SECTIONS)))
    _add_twins(author)
    return draft


def _standard_section(author: Author, role: str, titles: tuple[str, ...]) -> Draft:
    section = author.item("section")
    section.texts["title"] = [Sentence(titles, section.topic)]
    section.fields["role"] = role
    if role in ("outlook", "cross_cutting"):
        section.lists["sections"] = author.items("section", 2)
    return section


def _add_twins(author: Author) -> None:
    """Two risks and two activities that differ in an acronym, a law's number or a stage alone, and one risk whose
    look-alike is in no list yet."""
    goal = author.chance.choice(author.plan.lists["goals"])
    risks = author.plan.lists["internal_control_plan/risks"]
    patterns = author.chance.sample(words.TWIN_NAMES, 3)
    risk_marks, activity_marks = author.chance.sample(words.TWINS, 2)
    lonely = author.chance.choice([marks for marks in words.LAW_TWINS if marks not in (risk_marks, activity_marks)])
    for entity, siblings, pattern, marks in (
        ("risk", risks, patterns[0], risk_marks),
        ("activity", goal.lists["activities"], patterns[1], activity_marks),
        ("risk", risks, patterns[2], lonely[:1]),
    ):
        for mark in marks:
            siblings.insert(author.chance.randint(0, len(siblings)), twin(author, entity, pattern, mark))


def twin(author: Author, entity: str, pattern: str, mark: Term) -> Draft:
    """An item whose every sentence would fit another mark as well."""
    draft = author.item(entity)
    draft.twin = True
    draft.topic = Topic(draft.topic.terms | {"mark": mark})
    draft.texts[NAMES[entity]] = [Sentence((pattern,), draft.topic)]
    draft.texts["description"] = [Sentence(family, draft.topic) for family in words.TWIN_SENTENCES]
    if entity == "risk":
        draft.fields = {"category": "Verksamhetsprocesser", "index": 12}
        draft.lists["controls"] = draft.lists["controls"][:1]
        draft.lists["controls"][0].texts["text"] = [Sentence(words.TWIN_CONTROL, draft.topic)]
    return draft
