"""What a heading is among goals and risks: a goal, an area of goals, a field of one, the next chapter, an item."""

from __future__ import annotations

from typing import Any

import pytest

from vpbdiff import store
from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import Block, BlockKind, SourceDocument
from vpbdiff.recognise import Extraction, extract, profile

COVER = "# Verksamhetsplan 2026\n\nIdrottsnämnden\n\nNorrviks kommun\n\n"


def imported(body: str) -> Extraction:
    found = extract(SourceDocument("plan.txt", plain_text.blocks(COVER + body)), profile.load())
    store.read_plan(store.dumps(found.plan), "plan.json")
    return found


def goals(body: str) -> list[tuple[str, list[str], list[str]]]:
    """The goals with their activities and measures, of a body that is understood whole."""
    found = imported(body)
    assert found.accounts.not_understood == ()
    return [
        (
            goal["title"],
            [each["title"] for each in goal.get("activities", ())],
            [each["title"] for each in goal.get("measures", ())],
        )
        for goal in found.plan.get("goals", ())
    ]


def titles(body: str) -> list[str]:
    return [title for title, _, _ in goals(body)]


def sections(plan: dict[str, Any]) -> list[str]:
    def walk(found: list[dict[str, Any]]) -> list[str]:
        return [title for each in found for title in (each["title"], *walk(each.get("sections", [])))]

    return walk(plan["sections"])


ACTIVITIES = "Aktivitet\tAnsvarig\nPloga spår\tIdrottschef\n\n"

# The chapter after the goals

CHAPTERS = [
    ("by its level", "### Fler rör på sig\n\n{a}## Klimatanpassning\n\nSkidspåren blir kortare.\n\n"),
    ("two of them", "### Fler rör på sig\n\n{a}## Folkhälsa\n\nAlla mår bra.\n\n## Lokaler\n\nEn hall byggs.\n\n"),
    ("by its level, after a goal without a list", "### Hallarna är öppna\n\nText.\n\n## Jämställdhet\n\nText.\n\n"),
    ("at one level for all, after all goals", "## Fler rör på sig\n\n{a}## Folkhälsa\n\nAlla mår bra.\n\n"),
    ("after goals in a table", "Nämndmål\tMått\nFler rör på sig\tBesök\n\n## Barnperspektivet\n\nText.\n\n"),
]


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in CHAPTERS])
def test_the_chapter_after_the_goals_is_no_goal(body: str) -> None:
    read = titles(f"## Nämndmål\n\n{body.format(a=ACTIVITIES)}## Ekonomi\n\nText.\n")
    assert read in (["Fler rör på sig"], ["Hallarna är öppna"])


GOALS = [
    ("at the level of its chapter, with a list", "### Fler rör på sig\n\n{a}## Hallarna är fulla\n\n{a}", 2),
    ("at the level of its chapter, worded as one", "### Fler rör på sig\n\n{a}## Nämnden ska spara el\n\nText.\n\n", 2),
    ("without a list, between two", "## Fler rör på sig\n\n{a}## Trygga hallar\n\nText.\n\n## Fulla hallar\n\n{a}", 3),
    ("without a list, at the others' level", "### Fler rör på sig\n\n{a}### Trygga hallar\n\nText.\n\n", 2),
]  # fmt: skip


@pytest.mark.parametrize(("body", "number"), [pytest.param(*case, id=name) for name, *case in GOALS])
def test_a_goal_is_one_at_any_level(body: str, number: int) -> None:
    assert len(titles(f"## Nämndmål\n\n{body.format(a=ACTIVITIES)}## Ekonomi\n\nText.\n")) == number


# References

REFERENCES = [
    ("in small letters", "Mål 1: Fler rör på sig\n\nMål 2: Hallarna är fulla\n\n", ("Mål 1 - hallarna\n\n"
        "Mål 2 - alla\n")),
    ("by another mark", "Mål 1. Fler rör på sig\n\nMål 2. Hallarna är fulla\n\n", ("Mål 1 – Badet\n\n"
        "Mål 2 – Ishallen\n")),
    ("as lines under headings", "### Mål 1: Fler rör på sig\n\n### Mål 2: Hallarna är fulla\n\n", ("Mål 1: "
        "Badet\n\nMål 2: Isen\n")),
]  # fmt: skip


@pytest.mark.parametrize(("own", "others"), [pytest.param(*case, id=name) for name, *case in REFERENCES])
def test_a_line_that_names_a_goal_by_its_number_is_none(own: str, others: str) -> None:
    assert titles(f"## Nämndmål\n\n{own}Berörda enheter:\n\n{others}") == ["Fler rör på sig", "Hallarna är fulla"]


def test_goals_numbered_anew_in_each_area_are_all_goals() -> None:
    areas = [
        f"### {area}\n\n#### Mål 1: {area} ett\n\nText.\n\n#### Mål 2: {area} två\n\nText.\n\n"
        for area in ("Bad", "Is")
    ]
    assert titles(f"## Nämndmål\n\n{''.join(areas)}") == ["Bad ett", "Bad två", "Is ett", "Is två"]


NAMED_OTHERWISE = [
    (
        "a label in bold before each",
        "**Nämndmål 1.1** Hallen är öppen\n\nText.\n\n**Nämndmål 1.2** Isen är hel\n\nText.\n\n",
    ),
    ("headings", "### Nämndmål 1.1 Hallen är öppen\n\nText.\n\n### Nämndmål 1.2 Isen är hel\n\nText.\n\n"),
]


@pytest.mark.parametrize("body", [row[1] for row in NAMED_OTHERWISE], ids=[row[0] for row in NAMED_OTHERWISE])
def test_goals_named_by_a_word_of_their_own_under_goals_of_the_municipality(body: str) -> None:
    plan = imported(f"## Strategiskt mål 1 – Hälsa\n\n{body}## Strategiskt mål 2 – Trygghet\n\nText.\n\n").plan
    assert [goal["title"] for goal in plan["overarching_goals"]] == ["Hälsa", "Trygghet"]
    assert [(goal["title"], goal["serves"]) for goal in plan["goals"]] == [
        ("Hallen är öppen", ["Hälsa"]),
        ("Isen är hel", ["Hälsa"]),
    ]


def test_a_heading_that_is_a_label_and_a_number_has_its_goal_below_it() -> None:
    body = "### Åtagande 1\n\nHallen är öppen.\n\n**Mål:** Besöken ökar.\n\n### Åtagande 2\n\nIsen är hel.\n\nText.\n\n"
    found = imported(f"## Åtaganden\n\n{body}")
    assert found.accounts.not_understood == ()
    assert [(goal["title"], goal["description"]) for goal in found.plan["goals"]] == [
        ("Hallen är öppen.", "Mål: Besöken ökar."),
        ("Isen är hel.", "Text."),
    ]


def test_a_heading_of_a_list_is_no_goal() -> None:
    body = f"### Nämndmål\n\nHallarna är fulla.\n\n### Mätetal\n\n{MEASURES}### Åtgärder\n\n- Ploga spår\n\n"
    assert goals(f"## Målområde Hälsa\n\n{body}") == [("Hallarna är fulla.", ["Ploga spår"], ["Besök"])]
    assert titles(f"## Nämndmål\n\n### Mätetal\n\n{MEASURES}") == []


# Areas of goals

AREAS = [
    ("by level", "## Mål\n\n### Hälsa\n\n#### Fler rör på sig\n\n{a}#### Färre skadas\n\n{a}", "Hälsa"),
    (
        "by level, with words of its own",
        "## Mål\n\n### Hälsa\n\nSå mår Norrvik.\n\n#### Fler rör på sig\n\n{a}",
        "Hälsa",
    ),
    ("with its word", "## Mål\n\n### Målområde 1: Hälsa\n\n#### Nämndmål: Fler rör på sig\n\n{a}", "Hälsa"),
    ("with its word alone", "## 2 Målområde Hälsa\n\nTre mål.\n\n### 2.1 Fler rör på sig\n\n{a}", "Hälsa"),
    ("in a chapter of the committee's goals", "## Nämndmål\n\n### Hälsa\n\n#### Fler rör på sig\n\n{a}", "Hälsa"),
]


@pytest.mark.parametrize(("body", "area"), [pytest.param(*case, id=name) for name, *case in AREAS])
def test_an_area_of_goals_is_no_goal(body: str, area: str) -> None:
    found = imported(body.format(a=ACTIVITIES))
    assert found.plan["goals"][0]["title"] == "Fler rör på sig"
    assert all(goal["serves"] == [area] for goal in found.plan["goals"])
    assert any(title.endswith(area) for title in sections(found.plan))


# Fields of a goal

FIELDS = [
    ("headings for all", "#### Beskrivning\n\nFler ska röra sig.\n\n#### Aktiviteter\n\n{a}#### Indikatorer\n\n{m}"),
    ("one that no profile knows", "#### Så tänker vi\n\nFler ska röra sig.\n\n{a}{m}"),
    ("an assessment between", ("#### Måluppfyllelse\n\nFler ska röra sig.\n\n#### Indikatorer\n\n"
        "{m}#### Aktiviteter\n\n{a}")),
    ("a chapter's word within it", "#### Uppföljning\n\nFler ska röra sig.\n\n{a}{m}"),
    ("who answers, below a list", ("#### Beskrivning\n\nFler ska röra sig.\n\n{m}#### Åtgärder\n\n- Ploga spår\n\n"
        "#### Ansvarig\n\nIdrottschefen\n\n")),
    ("measures that no word heads", ("#### Beskrivning\n\nFler ska röra sig.\n\n#### Indikatorer\n\n"
        "\tUtfall 2024\tMål 2026\nBesök\t900\t1 200\n\n{a}")),
]  # fmt: skip
MEASURES = "Indikator\tUtfall 2024\tMålvärde 2026\nBesök\t900\t1 200\n\n"


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in FIELDS])
def test_headings_within_a_goal_are_its_fields(body: str) -> None:
    own = body.format(a=ACTIVITIES, m=MEASURES)
    body = f"## Nämndmål\n\n### Fler rör på sig\n\n{own}### Hallarna är fulla\n\n{ACTIVITIES}"
    assert goals(body) == [("Fler rör på sig", ["Ploga spår"], ["Besök"]), ("Hallarna är fulla", ["Ploga spår"], [])]
    assert "Fler ska röra sig." in imported(body).plan["goals"][0]["description"]


ITEMS = [
    (
        "measures with their values below",
        ("#### Indikatorer\n\n##### Besök\n\nAlla besök i hallarna.\n\nMålvärde 2026: 1 200\n\n"
            "##### Medlemmar\n\nMålvärde: 400\n\n"),
        [],
        ["Besök", "Medlemmar"],
    ),
    (
        "activities with who and when",
        ("#### Aktiviteter\n\n##### Ploga spår\n\nAnsvarig: Idrottschef\n\nKlart: mars\n\n##### Spola is\n\n"
            "Ansvarig: Vaktmästare\n\n"),
        ["Ploga spår", "Spola is"],
        [],
    ),
    (
        "by their word",
        ("#### Indikator: Besök\n\nUtfall 2024: 900\n\nMålvärde 2026: 1 200\n\n#### Aktivitet: Ploga spår\n\n"
            "Ansvarig: Idrottschef\n\n"),
        ["Ploga spår"],
        ["Besök"],
    ),
    (
        "a measure without a value in a list of them",
        "#### Indikatorer\n\n##### Besök\n\nMålvärde: 1 200\n\n##### Trivsel\n\nMäts i enkäten.\n\n",
        [],
        ["Besök", "Trivsel"],
    ),
    (
        "fields in a table of pairs",
        ("#### Indikatorer\n\n##### Besök\n\nUtfall 2024\t900\nMålvärde 2026\t1 200\n\n##### Medlemmar\n\n"
            "Målvärde 2026\t400\n\n"),
        [],
        ["Besök", "Medlemmar"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "activities", "measures"), [pytest.param(*case, id=name) for name, *case in ITEMS])
def test_items_of_a_goal_set_as_headings(body: str, activities: list[str], measures: list[str]) -> None:
    body = f"## Nämndmål\n\n### Fler rör på sig\n\n{body}### Hallarna är fulla\n\n{ACTIVITIES}"
    assert goals(body) == [("Fler rör på sig", activities, measures), ("Hallarna är fulla", ["Ploga spår"], [])]


def test_the_values_of_a_measure_set_as_a_heading() -> None:
    lines = "Alla besök i hallarna.\n\nUtfall 2024: 900\n\nMålvärde 2026: 1 200\n"
    (goal,) = imported(f"## Nämndmål\n\n### Fler rör på sig\n\n#### Indikatorer\n\n##### Besök\n\n{lines}").plan[
        "goals"
    ]
    (measure,) = goal["measures"]
    assert measure["description"] == "Alla besök i hallarna."
    assert measure["outcomes"] == [{"year": 2024, "value": "900"}]
    assert measure["targets"] == [{"year": 2026, "value": "1 200"}]


# Risks as headings

RISKS = [
    (
        "with their word",
        "### Risk: Isen brister\n\nSannolikhet: 3\n\nKonsekvens: 4\n\nRiskvärde: 12\n\nKontrollmoment: Mätning\n\n",
        ("Isen brister", 12, ["Mätning"]),
    ),
    (
        "numbered",
        "### Risk 1 – Isen brister\n\nRiskvärde: 12\n\nKontrollmoment: Mätning\n\n",
        ("Isen brister", 12, ["Mätning"]),
    ),
    (
        "without a word",
        "### Isen brister\n\nSannolikhet: 3\n\nKonsekvens: 4\n\nKontroll: Mätning\n\n",
        ("Isen brister", 12, ["Mätning"]),
    ),
    (
        "fields as bullets",
        "### Isen brister\n\n- Sannolikhet: 3\n- Konsekvens: 4\n- Kontroll: Mätning\n\n",
        ("Isen brister", 12, ["Mätning"]),
    ),
    (
        "labels as headings",
        "### Isen brister\n\n#### Riskvärde\n\n12\n\n#### Kontrollmoment\n\nMätning\n\n",
        ("Isen brister", 12, ["Mätning"]),
    ),
    (
        "the process in a line",
        "### Isen brister\n\nProcess: Isbanor\n\nRiskvärde: 12\n\nKontrollmoment: Mätning\n\n",
        ("Isbanor", 12, ["Mätning"]),
    ),
    (
        "that something is lacking",
        "### Risk: Isvakt saknas\n\nRiskvärde: 12\n\nKontrollmoment: Mätning\n\n",
        ("Isvakt saknas", 12, ["Mätning"]),
    ),
]


@pytest.mark.parametrize(("body", "risk"), [pytest.param(*case, id=name) for name, *case in RISKS])
def test_a_risk_set_as_a_heading(body: str, risk: tuple[str, int, list[str]]) -> None:
    other = "### Risk: Hallen stängs\n\nSannolikhet: 2\n\nKonsekvens: 2\n\nKontrollmoment: Rond\n\n"
    found = imported(f"## Internkontrollplan\n\n{body}{other}### Uppföljning av planen\n\nDen följs upp i december.\n")
    assert found.accounts.not_understood == ()
    first, second = found.plan["internal_control_plan"]["risks"]
    assert (first["process"], first["index"], [each["text"] for each in first["controls"]]) == risk
    assert (second["process"], second["index"]) == ("Hallen stängs", 4)
    assert "Uppföljning av planen" in sections(found.plan)


# What can't be is never read

FIGURES = [
    (
        "targets of many years",
        "Indikator\tUtfall 2024\tMål 2026\tMål 2027\tMål 2028\nBesök\t900\t1 000\t1 100\t1 200\n",
    ),
    ("a target in per cent", "Indikator\tMål 2026\nAndel nöjda\t90 %\nAndel som återkommer\tMinst 75 %\n"),
    ("a direction", "Mått\tMål\nBesök\tÖka\nSkador\tMinska\n"),
]


@pytest.mark.parametrize("table", [pytest.param(table, id=name) for name, table in FIGURES])
def test_nothing_is_called_a_figure(table: str) -> None:
    ((title, activities, measures),) = goals(f"## Nämndmål\n\n### Fler rör på sig\n\n{table}")
    assert (title, activities) == ("Fler rör på sig", [])
    assert measures == [row.split("\t")[0] for row in table.splitlines()[1:]]


def test_goals_under_a_goal_that_no_chapter_announces_are_read() -> None:
    lower = "### Resultatmål 1.1 – Fler simmar\n\nUtfall: 221.\n\n### Resultatmål 1.2 – Färre köar\n\nText.\n"
    found = imported(f"## Inriktningsmål 1 – Alla rör på sig\n\n{lower}")
    assert [goal["title"] for goal in found.plan["overarching_goals"]] == ["Alla rör på sig"]
    assert [(goal["title"], goal["description"]) for goal in found.plan["goals"]] == [
        ("Fler simmar", "Utfall: 221."),
        ("Färre köar", "Text."),
    ]
    assert found.accounts.not_understood == ()


NO_GOALS = [("a figure", "90 %"), ("a figure in words before it", "Minst 1 200"), ("a year", "2026")]


@pytest.mark.parametrize("heading", [pytest.param(heading, id=name) for name, heading in NO_GOALS])
def test_a_heading_that_is_a_figure_is_no_goal(heading: str) -> None:
    assert titles(f"## Nämndmål\n\n### Fler rör på sig\n\n{ACTIVITIES}### {heading}\n\nText.\n") == ["Fler rör på sig"]


LACKING = [
    ("a risk's name", "Behörig isvakt saknas", 1),
    ("a routine", "Rutin för larm saknas", 1),
    ("an activity", "Inga avtal följs upp", 1),
    ("nothing but that", "Risker saknas", 0),
    ("none", "Inga risker har identifierats", 0),
]


@pytest.mark.parametrize(("name", "number"), [pytest.param(*case, id=name) for name, *case in LACKING])
def test_what_is_lacking_may_be_a_risk(name: str, number: int) -> None:
    row = f"{name}\tIsbanor\t12\tRond\n" if number else f"{name}\t\t\t\n"
    found = imported(f"## Internkontrollplan\n\nRisk\tProcess\tRiskindex\tKontrollmoment\n{row}")
    assert len(found.plan["internal_control_plan"]["risks"]) == number
    assert found.accounts.not_understood == ()


# Particulars below bullets

TOLD = [
    (
        "who answers, below each bullet",
        ("- **Lekdag.** En dag i maj.\n\nAnsvarig: Parkchef\n\n- **Städdag.** En dag i april.\n\n"
            "Ansvarig: Föreningar\n\n"),
        [("Lekdag", "En dag i maj.", "Parkchef", None), ("Städdag", "En dag i april.", "Föreningar", None)],
    ),
    (
        "who and when, in two lines",
        "- **Lekdag.** En dag i maj.\n\nAnsvarig: Parkchef\n\nKlart: maj 2026\n\n",
        [("Lekdag", "En dag i maj.", "Parkchef", "maj 2026")],
    ),
    (
        "who and when, in two lines of a list",
        ("#### Aktiviteter\n\n- **Lekdag.** En dag i maj.\n\nAnsvarig: Parkchef\n\nKlart: maj 2026\n\n"
            "- **Bad.** Gratis.\n\n"),
        [("Lekdag", "En dag i maj.", "Parkchef", "maj 2026"), ("Bad", "Gratis.", None, None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "activities"), [pytest.param(*case, id=name) for name, *case in TOLD])
def test_what_stands_below_a_bullet_is_told_of_it(body: str, activities: list[Any]) -> None:
    (goal,) = imported(f"## Nämndmål\n\n### Mål 1: Alla trivs\n\n{body}").plan["goals"]
    fields = ("title", "description", "responsible", "deadline")
    assert [tuple(each.get(name) for name in fields) for each in goal["activities"]] == activities
    assert "responsible" not in goal


def test_who_answers_below_plain_bullets_is_not_who_answers_for_the_goal() -> None:
    body = "- Lekdag i maj\n\nAnsvarig: Parkchef\n\n- Städdag i april\n\nAnsvarig: Föreningar\n\n"
    (goal,) = imported(f"## Nämndmål\n\n### Mål 1: Alla trivs\n\n{body}").plan["goals"]
    assert "responsible" not in goal
    assert "Parkchef" in goal["description"] and "Föreningar" in goal["description"]


def test_who_answers_for_the_goal_before_its_bullets() -> None:
    body = "Ansvarig: Idrottschef\n\n- **Lekdag.** En dag i maj.\n\nAnsvarig: Parkchef\n\n"
    (goal,) = imported(f"## Nämndmål\n\n### Mål 1: Alla trivs\n\n{body}").plan["goals"]
    assert (goal["responsible"], goal["activities"][0]["responsible"]) == ("Idrottschef", "Parkchef")


# Lines in bold


def in_bold(heading: str, *said: str) -> dict[str, Any]:
    """The plan of lines below a heading; those in ** are set in bold."""
    blocks = [*plain_text.blocks(COVER), Block(BlockKind.HEADING, heading, 18, apart=True)]
    for line, text in enumerate(said, 19):
        bold = text.startswith("**")
        blocks.append(Block(BlockKind.TEXT, text.strip("*"), line, apart=True, bold=bold))
    return extract(SourceDocument("plan.txt", tuple(blocks)), profile.load()).plan


def test_an_activity_in_bold_is_no_goal() -> None:
    said = ("**Alla trivs", "**Aktivitet: Lekdag", "Ansvarig: Parkchef", "Klart: maj 2026")
    (goal,) = in_bold("Nämndmål", *said)["goals"]
    assert goal["title"] == "Alla trivs"
    assert [(each["title"], each["responsible"], each["deadline"]) for each in goal["activities"]] == [
        ("Lekdag", "Parkchef", "maj 2026")
    ]


def test_a_risk_in_bold_with_its_fields_below() -> None:
    said = ("**Fel beslut", "Sannolikhet: 2", "Konsekvens: 3", "Riskvärde: 6", "Kontrollmoment: Stickprov")
    (risk,) = in_bold("Risker", *said)["internal_control_plan"]["risks"]
    assert (risk["process"], risk["index"]) == ("Fel beslut", 6)
    assert [each["text"] for each in risk["controls"]] == ["Stickprov"]


# Words for goals that activities have too

COMMITMENTS = [
    ("alone they are goals",
     "## Åtaganden\n\n### Åtagande 1: Alla trivs\n\nText.\n\n### Åtagande 2: Alla badar\n\nText.\n\n",
     ["Alla trivs", "Alla badar"]),
    ("under goals they are none",
     "## Nämndmål\n\n### Mål 1: Alla trivs\n\n#### Åtagande 1: Lekdag\n\nAnsvarig: Parkchef\n\nKlart: maj\n\n",
     ["Alla trivs"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "titles_"), [pytest.param(*case, id=name) for name, *case in COMMITMENTS])
def test_commitments_are_goals_where_nothing_else_is(body: str, titles_: list[str]) -> None:
    assert titles(body) == titles_


FIELDS = "Ansvarig: Chef\n\nKlart: 2026-0{}-01\n\n"
ASSIGNED = [
    ("headings under a goal", "", f"### Uppdrag: {{}}\n\n{FIELDS}"),
    ("headings under theirs", "## Uppdrag från kommunfullmäktige\n\n", f"### {{}}\n\n{FIELDS}"),
    ("bullets", "## Uppdrag från kommunfullmäktige\n\n", "- {}. Ansvarig: Chef. Klart: 2026-0{}-01.\n"),
]


@pytest.mark.parametrize(("head", "each"), [pytest.param(*case, id=name) for name, *case in ASSIGNED])
def test_assignments_under_their_own_heading(head: str, each: str) -> None:
    body = head + each.format("Rusta kajen", 5) + each.format("Rita broar", 6)
    found = imported(f"## Nämndmål\n\n### Mål 1: Staden är hel\n\nText.\n\n{body}").plan
    assert [(each["title"].rstrip("."), each["deadline"]) for each in found["assignments"]] == [
        ("Rusta kajen", "2026-05-01"),
        ("Rita broar", "2026-06-01"),
    ]
    assert [goal["title"] for goal in found["goals"]] == ["Staden är hel"]


def test_a_numbered_list_of_assignments_is_one_of_bullets() -> None:
    found = imported("## Nya uppdrag\n\nRamen räcker.\n\n1. Rusta kajen.\n\n2. Rita broar.\n").plan
    assert [each["title"] for each in found["assignments"]] == ["Rusta kajen.", "Rita broar."]
    assert [each["text"] for each in found["sections"][0]["paragraphs"]] == ["Ramen räcker."]


def test_a_numbered_list_of_goals_is_one_of_bullets() -> None:
    assert titles("## Nämndens mål\n\n1. Alla ska kunna simma.\n\n2. Fler ska röra på sig.\n") == [
        "Alla ska kunna simma.",
        "Fler ska röra på sig.",
    ]


LEADS = [
    ("a sentence", "Hallen är fossilfri", ["Hallen är fossilfri"]),
    ("a question", "Vad är ett mål?", []),
    ("no sentence", "Hallar", []),
]


@pytest.mark.parametrize(("heading", "read"), [pytest.param(*case, id=name) for name, *case in LEADS])
def test_a_sentence_over_bullets_with_bold_leads_is_a_goal(heading: str, read: list[str]) -> None:
    plan = imported(f"## Mål\n\n### {heading}\n\n- **Eltruckar.** Sex byts.\n- **Sol.** Taket får celler.\n").plan
    assert [goal["title"] for goal in plan.get("goals", ())] == read
    assert [len(goal["activities"]) for goal in plan.get("goals", ())] == [2] * len(read)


LETTERS = [
    ("an initial", ["A. Holms förskola", "Kastanjen"], ["A. Holms förskola", "Kastanjen"]),
    ("letters in order", ["A. Holms förskola", "B. Kastanjen"], ["Holms förskola", "Kastanjen"]),
    ("Roman numbers", ["I. Förskola", "V. Skola"], ["Förskola", "Skola"]),
    ("initials apart", ["A. Holms förskola", "S. Lunds förskola"], ["A. Holms förskola", "S. Lunds förskola"]),
    ("a letter with a bracket", ["A) Förskola", "Skola"], ["Förskola", "Skola"]),
]


@pytest.mark.parametrize(("headings", "read"), [pytest.param(*case, id=name) for name, *case in LETTERS])
def test_a_letter_before_a_heading_is_its_number_where_others_go_on(headings: list[str], read: list[str]) -> None:
    body = "".join(f"### {each}\n\nLokalerna rustas upp.\n\n" for each in headings)
    assert sections(imported(f"## Lokaler\n\n{body}").plan) == ["Lokaler", *read]


def test_bullets_under_what_the_committee_always_does_are_no_assignments() -> None:
    assert "assignments" not in imported("## Nämndens uppdrag\n\n- Driva förskola.\n- Driva skola.\n").plan


@pytest.mark.parametrize("first", ["Mål: Staden är hel\t", "Nämndmål\tStaden är hel"], ids=["one cell", "two"])
def test_a_table_of_one_goal(first: str) -> None:
    rows = "Beskrivning\tFå hål.\nIndikator\tAntal hål\nUtfall 2025\t9\nMålvärde 2026\t5\n"
    rows += "Aktivitet\tLaga\nAnsvarig\tChef\n"
    found = imported(f"## Nämndens mål\n\n{first}\n{rows}\nMål: Staden är ren\t\n{rows}")
    (goal, other) = found.plan["goals"]
    assert (goal["title"], goal["description"], goal["responsible"]) == ("Staden är hel", "Få hål.", "Chef")
    assert [each["title"] for each in goal["measures"]] == ["Antal hål"]
    assert goal["measures"][0]["targets"] == [{"year": 2026, "value": "5"}]
    assert [each["title"] for each in goal["activities"]] == ["Laga"]
    assert other["title"] == "Staden är ren"
    assert found.accounts.not_understood == ()


def test_a_table_of_one_risk() -> None:
    rows = "Risk\tFel beslut\nSannolikhet\t3\nKonsekvens\t4\nRiskvärde\t12\nKontrollmoment\tStickprov\n"
    found = imported(f"## Risker\n\n{rows}\n{rows.replace('Fel beslut', 'Jäv')}").plan
    assert [(risk["process"], risk["index"]) for risk in found["internal_control_plan"]["risks"]] == [
        ("Fel beslut", 12),
        ("Jäv", 12),
    ]


def test_a_table_whose_head_is_no_item_is_none() -> None:
    assert imported("## Risker\n\nRisk\tRiskvärde\nFel beslut\t9\nJäv\t4\n").plan["internal_control_plan"]


OF_THE_PLAN = [
    ("activities", "Aktiviteter", ACTIVITIES, "activities"),
    ("key figures", "Nyckeltal", "Nyckeltal\t2023\t2024\nAntal spår\t14\t15\n\n", "key_figures"),
    ("measures with targets", "Indikatorer", "Indikator\tMålvärde 2026\nAntal spår\t15\n\n", "measures"),
]


@pytest.mark.parametrize(("chapter", "rows", "path"), [pytest.param(*case, id=name) for name, *case in OF_THE_PLAN])
def test_a_list_in_a_chapter_beside_that_of_the_goals_is_of_no_goal(chapter: str, rows: str, path: str) -> None:
    above = "## Mål\n\n### Fler rör på sig\n\nMått\tMålvärde 2026\nBesök\t900\n\n"
    found = imported(f"{above}## {chapter}\n\n{rows}## Taxor\n\nHyran höjs.\n")
    plan = found.plan
    assert [[each["title"] for each in goal.get("measures", ())] for goal in plan["goals"]] == [["Besök"]]
    assert "activities" not in plan["goals"][0]
    assert len(plan[path]) == 1
    assert not any(each.get("tables") for each in plan["sections"])
    assert sections(plan) == ["Mål", chapter, "Taxor"]
    within = imported(f"{above}#### {chapter}\n\n{rows}").plan
    assert path not in within


LABELS = ["Aktiviteter", "Indikatorer", "Mått", "Uppföljning", "Åtaganden", "Så gör vi"]


@pytest.mark.parametrize("set_as", ["{}", "**{}**"], ids=["plain", "bold"])
@pytest.mark.parametrize("label", LABELS)
def test_a_label_over_a_list_is_no_goal(label: str, set_as: str) -> None:
    body = f"## Nämndens mål\n\n### Fler rör på sig\n\nMått\tMålvärde 2026\nBesök\t900\n\n{set_as.format(label)}\n\n"
    assert titles(f"{body}{ACTIVITIES}### Alla kan simma\n\n{ACTIVITIES}") == ["Fler rör på sig", "Alla kan simma"]


@pytest.mark.parametrize(("label", "kept"), [("Aktiviteter", None), ("Indikatorer", "Indikatorer")])
def test_a_label_over_a_table_of_its_own_kind_goes_with_it(label: str, kept: str | None) -> None:
    (goal,) = imported(f"## Nämndens mål\n\n### Fler rör på sig\n\n{label}\n\n{ACTIVITIES}").plan["goals"]
    assert (goal.get("description"), len(goal["activities"])) == (kept, 1)


AFTER = [
    ("a table", "Enhet\tAntal\nHall\t4\n", "## Bad\n\n- Simskola.\n\n"),
    ("units in bullets", "Alla ska vara trygga.\n", "- **Bad.** Simskola.\n\n"),
]


@pytest.mark.parametrize(("below", "unit"), [pytest.param(*case, id=name) for name, *case in AFTER])
def test_a_heading_after_the_organisation_is_no_unit(below: str, unit: str) -> None:
    plan = imported(f"## Organisation\n\n{unit}## Trygghet\n\n{below}").plan
    assert [each["name"] for each in plan["organisation"]["units"]] == ["Bad"]
    assert sections(plan) == ["Organisation", "Trygghet"]


BOLD = [
    (
        "over its table",
        "## Mål\n\n**Fler rör på sig**\n\n{a}**Alla kan simma**\n\n{a}",
        ["Fler rör på sig", "Alla kan simma"],
    ),
    ("over bullets", "## Mål\n\n**Hallen är fossilfri**\n\n- **Sol.** Taket byggs om.\n", ["Hallen är fossilfri"]),
    ("over one that has the table", "## Mål\n\n**Hälsa**\n\n**Alla kan simma**\n\n{a}", ["Alla kan simma"]),
    ("by number in an area", "## 2 Målområde Hälsa\n\n**2.1 Alla kan simma**\n\n{a}", ["Alla kan simma"]),
    ("in another chapter", "## Trygghet\n\n**Alla kan simma**\n\n{a}", []),
]


@pytest.mark.parametrize(("body", "read"), [pytest.param(*case, id=name) for name, *case in BOLD])
def test_a_line_in_bold_over_a_list_of_its_own_is_a_goal(body: str, read: list[str]) -> None:
    plan = imported(body.format(a=ACTIVITIES)).plan
    assert [goal["title"] for goal in plan.get("goals", ())] == read
    assert all(len(goal["activities"]) == 1 for goal in plan.get("goals", ()))
