"""`vpbdiff history` as a user runs it: one item, the overview, a word that fits several or none, every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from tests.strategies import HOSTILE
from tests.support.budgets import raw_budget
from tests.support.goldens import assert_golden
from tests.support.histories import stand_in
from tests.support.invented import EXAMPLES
from tests.support.plans import activity, goal, raw_plan, risk, risks
from vpbdiff.cli import cli
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.store import dumps, schema

ROOT = Path(__file__).parents[2]
WIDTHS = (80, 120)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented committee's three years."""
    stand_in(EXAMPLES, monkeypatch)


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """The published plans, 2020 and 2022, with what they tell of the years before."""
    stand_in(ROOT, monkeypatch)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["history", *arguments], prog_name="vpbdiff")


def shown(*arguments: str) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def in_order(text: str, *parts: str) -> None:
    """That the text says these, one after the other; line breaks are no part of what it says."""
    said, place = " ".join(text.split()), 0
    for part in parts:
        found = said.find(part, place)
        assert found >= 0, f"{part!r} is not said after {said[:place][-60:]!r}"
        place = found + len(part)


def test_an_item_that_went_to_another_list_of_the_plan_is_told_on_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a goal's activities to the plan's own, in a plan after which nobody knows the goals."""
    said = [activity("Anhörigstöd", text) for text in ("Alla ska få svar.", "Några bör få svar.")]
    plans = (
        raw_plan(2023, goals=[goal("Ett gott liv", said[0])]),
        raw_plan(2024, goals=[goal("Ett gott liv")], activities=[said[0]]),
        raw_plan(2025, goals=None, activities=[said[1]]),
    )
    folder = tmp_path / "snapshots" / "ekvik" / "omsorgsnamnden"
    folder.mkdir(parents=True)
    for raw in plans:
        (folder / f"{raw['year']}.json").write_text(dumps(raw), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = shown("Anhörigstöd")
    in_order(told, "2024 ──── → Flyttad aktivitet", "2025 ──── ~ Omformulerad aktivitet", "Svagare löfte?", "Några bör")
    assert "Förklaring till hela ändringen" not in told


# Items of the published plans


def test_the_frame_from_2019_to_2022(published: None) -> None:
    in_order(
        shown("ram"),
        "Ramen (nettokostnaden): Nettokostnader",
        "Finns i planerna för 2019 (enligt planen för 2020), 2020, 2021 (enligt planen för 2022) och 2022.",
        "Nettokostnader −233,0* −228,4 −229,8* −226,2 −6,8",
        "2019 (enligt planen för 2020)",
        "2020 ──── ↓ Budgetrad med lägre nettokostnad",
        "−233,0 mkr (budget 2019) → −228,4 mkr (budget 2020)",
        "2021 (enligt planen för 2022)",
        "↑ Budgetrad med högre nettokostnad",
        "−228,4 mkr (budget 2020) → −229,8 mkr (budget 2021)",
        "2022 ──── ↓ Budgetrad med lägre nettokostnad",
        "−229,8 mkr (budget 2021) → −226,2 mkr (budget 2022)",
        "Skäl: Nämnden har minskat utrymmet för försörjningsstöd med 6 mkr",
        "dels 6 mkr lägre nettokostnad för Ekonomi- och arbetsmarknadsenheten",
        "dels uppräkning; 1,0 % högre nettokostnad för alla verksamheter",
    )


def test_a_risk_that_was_raised_without_a_reason(published: None) -> None:
    in_order(
        shown("Barnkonsekvensanalyser"),
        "Risk: Barnkonsekvensanalyser",
        "Finns i planerna för 2020 och 2022.",
        "Riskindex 9 12",
        "2020 ──── · Finns i den första planen: Barnkonsekvensanalyser",
        "Med 1 kontrollmoment:",
        "2022 ──── Jämförs med planen för 2020. För 2021 finns ingen egen plan.",
        "↑ Risk med höjt index: Barnkonsekvensanalyser Riskindex: 9 → 12 Inget skäl är angivet.",
    )


def test_an_activity_that_moved_to_another_goal(published: None) -> None:
    in_order(
        shown("skolfrånvaro"),
        "Aktivitet: Samverka med barn- och utbildningsnämnden kring omfattande skolfrånvaro",
        "2020 ──── · Finns i den första planen under nämndmålet «Socialnämnden ska säkerställa att insatser ges",
        "2022 ────",
        "Nämndmål: Socialnämnden ska säkerställa att barn och ungdomar inte far illa.",
        "→ Flyttad och omformulerad aktivitet: Samverka med barn- och utbildningsnämnden",
        "Flyttad från nämndmålet: Socialnämnden ska säkerställa att insatser ges",
        "Rubrik: Samverka med [-Barn-]{+barn+}-",
        "(redaktionellt)",
    )


def test_a_row_without_an_amount_is_not_called_unchanged(published: None) -> None:
    text = shown("Kapitalinventarier")
    in_order(
        text,
        "Investeringsbudget, mkr 2019 2020 2021 2022 2019–2022",
        "0,2* 0,2 – – –",
        "2021 (enligt planen för 2022)",
        "~ Budgetrad utan belopp nu: Kapitalinventarier",
        "inget belopp angivet",
        "2022 ────",
        "· Ingen ändring från planen för 2021 (enligt planen för 2022).",
    )
    assert "Ingen ändring" not in text.rpartition("(enligt planen för 2022)\n──")[2].partition("\n2022\n")[0]


def test_the_overview_of_the_published_plans(published: None) -> None:
    text = shown()
    never, _, rest = text.partition("Mål som aldrig har ändrats")[2].partition("Risker som har höjts")
    assert never.count("\n· ") == 8
    assert rest.count("↑ ") == 1
    in_order(
        text,
        "Det finns ingen egen plan för 2021. Allt utom belopp jämförs därför direkt mellan 2020 och 2022.",
        "Aktiviteter ? 19 ? 16 14",
        "Mått ? – ? 8 0",
        "↑ Barnkonsekvensanalyser (finns kvar i planen för 2022)",
        "Riskindex: 9 → 12 från planen för 2020 till planen för 2022",
    )


# The invented committee

ASKED = {
    "overview": (),
    "merged": ("Utveckla digital tillsyn dygnet runt",),
    "split": ("Förebygga fall i hemmet",),
    "weakened": ("Stärka demensvården",),
    "lowered": ("Informationssäkerhet vid digital tillsyn",),
    "goal": ("2026:/goals/2",),
    "frame": ("ram",),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ASKED)
def test_what_the_invented_plans_show(examples: None, name: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = shown(*ASKED[name])
    assert [line for line in text.splitlines() if len(line) > width] == []
    assert_golden(f"history/{name}-{width}.txt", text)


@pytest.mark.parametrize(("form", "ending"), [("markdown", "md"), ("csv", "csv"), ("json", "json")])
def test_the_other_formats(examples: None, form: str, ending: str) -> None:
    result = run("Stärka demensvården", "-f", form)
    assert result.exit_code == 0
    assert_golden(f"history/weakened.{ending}", result.stdout_bytes.decode())


def test_in_english(examples: None) -> None:
    in_order(shown("Stärka demensvården", "--lang", "en"), "Activity: Stärka demensvården", "Found in the first plan")
    assert_golden("history/overview.en.txt", shown("--lang", "en"))


@pytest.mark.parametrize("asked", [*ASKED.values(), ("budget",)], ids=str)
def test_json_is_of_its_schema(examples: None, asked: tuple[str, ...]) -> None:
    Draft202012Validator(schema.read("history")).validate(json.loads(shown(*asked, "-f", "json")))


def test_json_of_the_whole_holds_every_item_once(examples: None) -> None:
    document = json.loads(shown("-f", "json"))
    places = [(each["plan"], each["pointer"]) for item in document["items"] for each in item["appearances"]]
    assert len(places) == len(set(places)) > 400
    assert [len(document[key]) for key in ("never_changed", "perhaps_unchanged", "raised")] == [4, 0, 2]


def test_csv_of_the_whole_has_a_row_an_item(examples: None) -> None:
    text = shown("-f", "csv")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert rows[0] == ["Del", "Namn eller text", "Första planen", "Senaste planen", "Antal ändringar", "Att se"]
    assert ["Aktivitet", "Stärka demensvården", "2024", "2026", "1", ""] in rows
    assert sum(row[-1] == "aldrig ändrat" for row in rows) == 4
    assert sum(row[-1] == "höjd, inte sänkt sedan dess" for row in rows) == 2


def test_the_budget_as_markdown(examples: None) -> None:
    assert "| Nettokostnader" in shown("budget", "-f", "markdown")


def test_to_a_file(examples: None, tmp_path: Path) -> None:
    path = tmp_path / "ram.txt"
    result = run("ram", "-o", str(path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{path} är skriven (text).\n")
    assert (tmp_path / "ram.txt").read_text(encoding="utf-8") == shown("ram")


# What a word may mean


MEASURE = "Andel nya kunder som har haft ett välkomstsamtal inom 21 dagar"


def test_several_that_fit_are_listed_with_how_to_choose(examples: None) -> None:
    result = run("välkomstsamtal")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "«välkomstsamtal» passar in på 2 poster:",
        "1. aktivitet «Erbjuda välkomstsamtal till nya kunder», 2024–2026 [2026:/goals/0/activities/0]",
        f"2. mått «{MEASURE}», 2025–2026 [2026:/goals/0/measures/1]",
        "Välj en av dem med --number och numret, med --entity, eller med platsen inom hakparentes.",
    ]


def test_a_name_that_an_item_had_stands_beside_the_one_that_it_has(published: None) -> None:
    assert (
        run("förvaltning", "--entity", "unit")
        .stderr.splitlines()[1]
        .startswith("1. enhet «Stabsenheten» (förut «Förvaltningsledning och stabsfunktion»), 2020–2022")
    )


@pytest.mark.parametrize(
    "choice", [("välkomstsamtal", "-n", "2"), ("välkomstsamtal", "--entity", "measure"), ("2026:/goals/0/measures/1",)]
)
def test_one_of_several_is_chosen(examples: None, choice: tuple[str, ...]) -> None:
    assert shown(*choice).startswith("Mått: Andel nya kunder")


ERRORS = {
    "a word that names nothing": (("Rymdfärder",), "Rymdfärder"),
    "a number beyond the last": (("välkomstsamtal", "-n", "3"), "Den sista har nummer 2."),
    "a number of nothing": (("-n", "2"), "«--number»"),
    "an entity of nothing": (("--entity", "risk"), "«--entity»"),
    "a series that is not there": (("ram", "-s", "ekvik/byggnadsnamnden"), "ekvik/omsorgsnamnden"),
}


@pytest.mark.parametrize(("arguments", "said"), ERRORS.values(), ids=ERRORS)
def test_what_can_not_be_shown(examples: None, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_nearest_name_is_offered(examples: None) -> None:
    assert "«Stärka demensvården»" in run("Demensvårdslyftet").stderr


def test_other_names_that_hold_the_word_are_told_of(published: None) -> None:
    result = run("vuxenheten")
    assert result.exit_code == 0
    assert result.stdout.startswith("Budgetrad: Vuxenheten")
    assert result.stderr.startswith("«vuxenheten» ingår också i namnen på 2 andra poster.")


# Plans of all sorts


def project(folder: Path, *plans: tuple[str, object]) -> None:
    place = folder / "snapshots" / "ekvik" / "omsorgsnamnden"
    place.mkdir(parents=True)
    for name, raw in plans:
        (place / f"{name}.json").write_text(dumps(raw), encoding="utf-8")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_what_a_plan_says_is_data_in_every_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    goals = [goal(text) for text in HOSTILE]
    project(tmp_path, *((str(year), raw_plan(year, goals=goals[: year - 2020])) for year in (2024, 2026)))
    monkeypatch.chdir(tmp_path)
    for asked in ((), ("/goals/0",), ("/goals/1",)):
        text = shown(*asked, "-f", form)
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_versions_of_a_year_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def plan(*titles: str, **more: object) -> dict[str, object]:
        return raw_plan(2025, goals=[goal(title) for title in titles], **more)

    one, two = "Ge äldre ett gott liv", "Stödja den som är anhörig"
    project(
        tmp_path,
        ("2025", plan(one, two)),
        ("2025.forslag", plan(one, version="forslag")),
        ("2025.blå", plan(one, version="blå")),
        ("2025.grön", plan(one, version="grön")),
    )
    monkeypatch.chdir(tmp_path)
    in_order(
        shown(),
        "· 2025 (forslag) · 2025 (blå) · 2025 (grön) · 2025",
        "Ordningen mellan versionerna för 2025 är en gissning efter namnen",
    )
    in_order(shown(two), "Finns i planen för 2025.", "2025 ──── + Nytt nämndmål: Stödja den som är anhörig")


def test_the_amounts_of_a_year_are_those_of_the_plan_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def budget(year: int, amount: str) -> dict[str, object]:
        return raw_budget(f"net | Nettokostnad | {amount} | |", f"part | Hemtjänst | {amount} | |", year=year)

    draft = budget(2025, "-23,0") | {"version": "forslag"}
    project(tmp_path, ("2024", budget(2024, "-22,0")), ("2025.forslag", draft), ("2025", budget(2025, "-22,5")))
    monkeypatch.chdir(tmp_path)
    in_order(
        shown("ram"),
        "2024 2025 2024–2025",
        "Nettokostnad −22,0 −22,5 +0,5",
        "2025 (forslag) ──────────────",
        "−22,0 mkr (budget 2024) → −23,0 mkr (budget 2025)",
        "2025 ────",
        "−23,0 mkr (budget 2025) → −22,5 mkr (budget 2025)",
    )


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ("-15", "-14,6", "Ingen ändring utöver avrundningen från planen för 2024: −15 mkr → −14,6 mkr."),
        ("-15,0", "15,0", "Ingen ändring från planen för 2024."),
    ],
    ids=["printed less precisely", "another sign rule"],
)
def test_amounts_that_look_different_and_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str, now: str, said: str
) -> None:
    plans = ((year, raw_budget("", f"part | Stab | {kr} | |", year=year)) for year, kr in ((2024, then), (2025, now)))
    project(tmp_path, *((str(year), plan) for year, plan in plans))
    monkeypatch.chdir(tmp_path)
    in_order(shown("Stab"), "2024 2025 2024–2025", "0,0", "2025 ────", said)


def test_frames_without_goals_are_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goals = [goal("Gott liv")]
    frames = raw_budget("net | Nettokostnad | -22,0 | |", "", year=2025) | {"version": "ramar"}
    project(
        tmp_path, ("2024", raw_plan(2024, goals=goals)), ("2025.ramar", frames), ("2025", raw_plan(2025, goals=goals))
    )
    monkeypatch.chdir(tmp_path)
    in_order(
        shown("Gott liv"),
        "Finns i planerna för 2024 och 2025.",
        "2025 ──── Jämförs med planen för 2024. Planen för 2025 (ramar) har ingen del om nämndmål.",
        "· Ingen ändring från planen för 2024.",
    )


def test_years_without_any_plan_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, *((str(year), raw_plan(year, goals=[goal("Gott liv")])) for year in (2020, 2023)))
    monkeypatch.chdir(tmp_path)
    in_order(shown(), "Det finns ingen egen plan för 2021 och 2022. Planerna för 2020 och 2023 jämförs därför direkt.")
    in_order(shown("Gott liv"), "Jämförs med planen för 2020. För 2021 och 2022 finns ingen egen plan.")


def test_one_plan_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, ("2025", raw_plan(2025, goals=[goal("Gott liv")])))
    monkeypatch.chdir(tmp_path)
    in_order(shown(), "Bara planen för 2025 har nämndmål", "Färre än två planer har risker")
    in_order(shown("Gott liv"), "Finns i planen för 2025.", "Finns i den första planen: Gott liv")


def test_of_many_plans_the_latest_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, *((str(year), raw_plan(year, goals=[goal("Gott liv")])) for year in range(2016, 2027)))
    monkeypatch.chdir(tmp_path)
    text = shown()
    in_order(
        text, "Antal i de sju senaste planerna", "2020 2021 2022 2023 2024 2025 2026 I alla", "Nämndmål 1 1 1 1 1 1 1 1"
    )
    assert max(map(len, text.splitlines())) <= 80


# Reasons


@pytest.fixture
def told_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans for 2024 and 2026, of which the later tells of 2025 too; one reason for the whole of what changed."""
    first = raw_budget("net | Nettokostnad | -22,0 | |", "part | Hemtjänst | -17,0 | |", year=2024)
    last = raw_budget("net | Nettokostnad | -25,0 | -23,0 |", "part | Hemtjänst | -19,0 | -18,0 |", year=2026)
    between = prior_year_plan(last)
    project(tmp_path, ("2024", first), ("2025.known-from-2026", between), ("2026", last))
    monkeypatch.chdir(tmp_path)
    reason = "Antalet kunder har ökat under båda åren."
    asked = ["explain", "2024", "2026", "Hemtjänst", "--text", reason, "--kind", "volym"]
    assert CliRunner().invoke(cli, asked, prog_name="vpbdiff").exit_code == 0


def test_a_reason_for_a_longer_step_than_history_takes_is_not_lost(told_piece_by_piece: None) -> None:
    in_order(
        shown("Hemtjänst"),
        "2025 (enligt planen för 2026)",
        "−17,0 mkr (budget 2024) → −18,0 mkr (budget 2025)",
        "2026 ────",
        "−18,0 mkr (budget 2025) → −19,0 mkr (budget 2026)",
        "Förklaring till hela ändringen från 2024:",
        "−17,0 mkr (budget 2024) → −19,0 mkr (budget 2026)",
        "Skäl: Antalet kunder har ökat under båda åren. (volym)",
    )
    document = json.loads(shown("Hemtjänst", "-f", "json"))
    assert schema.problems(document, "history") == []
    events = document["items"][0]["events"]
    assert [(event["across"], "reasons" in event) for event in events] == [(False, False), (False, False), (True, True)]


def test_reasons_from_year_to_year_stand_although_a_version_came_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plan(year: int, index: int, control: str, **more: object) -> dict[str, object]:
        row = risk("Läkemedelshantering", "Fel dos ges.", control, index=index)
        return raw_plan(year, internal_control_plan=risks(row, risk("Inköp", "Avtal saknas.", index=4)), **more)

    before, after = "Kontroll av signeringslistor varje månad.", "Kontroll av signeringslistor varje vecka."
    project(
        tmp_path,
        ("2024", plan(2024, 6, before)),
        ("2025.forslag", plan(2025, 9, before, version="forslag")),
        ("2025", plan(2025, 9, after)),
    )
    monkeypatch.chdir(tmp_path)
    in_order(shown(), "Riskindex: 6 → 9 från planen för 2024 till planen för 2025 (forslag) Inget skäl är angivet.")
    reason = "Antalet avvikelser har ökat under året."
    asked = ["explain", "2024", "2025", "Läkemedelshantering", after, "--text", reason, "--kind", "volym"]
    assert CliRunner().invoke(cli, asked, prog_name="vpbdiff").exit_code == 0
    told = f"Skäl: {reason} (volym; gemensamt för 2 ändringar)"
    in_order(
        shown("Läkemedelshantering"),
        "2025 (forslag) ────────────── ↑ Risk med höjt index: Läkemedelshantering Riskindex: 6 → 9",
        "2025 ────",
        "Omformulerat kontrollmoment",
        "Förklaring till hela ändringen från 2024: ↑ Risk med höjt index: Läkemedelshantering",
        told,
        "~ Omformulerat kontrollmoment:",
        told,
    )
    assert "Inget skäl" not in shown("Läkemedelshantering")
    text = shown()
    in_order(text, "Riskindex: 6 → 9 från planen för 2024 till planen för 2025 (forslag)", told)
    assert text.count("Riskindex: 6 → 9 från") == text.count("Skäl: ") == 1


def test_what_a_person_says_is_one_from_year_to_year_is_one_lineage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = "Brukarråd på alla äldreboenden", "Inflytande för den som bor i särskilt boende"

    def plan(year: int, title: str, **more: object) -> dict[str, object]:
        return raw_plan(year, goals=[goal("Gott liv", activity(title, f"{title} ska finnas."))], **more)

    project(
        tmp_path,
        ("2024", plan(2024, old)),
        ("2025.forslag", plan(2025, new, version="forslag")),
        ("2025", plan(2025, new)),
    )
    monkeypatch.chdir(tmp_path)
    in_order(shown(new), "Finns i planerna för 2025 (forslag) och 2025.")
    assert CliRunner().invoke(cli, ["explain", "2024", "2025", "--pair", old, new], prog_name="vpbdiff").exit_code == 0
    for name in (old, new):
        in_order(
            shown(name),
            f"Aktivitet: {new} ekvik/omsorgsnamnden. Finns i planerna för 2024, 2025 (forslag) och 2025.",
            f"− Borttagen aktivitet: {old}",
            f"+ Ny aktivitet: {new}",
            f"hela ändringen från 2024: ~ Omdöpt och omformulerad aktivitet: {new} Hette förut: {old}",
        )


def test_a_reason_for_another_text_is_told_as_that(told_piece_by_piece: None) -> None:
    place = Path("snapshots/ekvik/omsorgsnamnden/2026.json")
    place.write_text(
        place.read_text(encoding="utf-8").replace("19,0", "19,5").replace("-19000000", "-19500000"), encoding="utf-8"
    )
    in_order(shown("Hemtjänst"), "Inaktuellt skäl, texten har ändrats sedan dess: Antalet kunder har ökat")
    events = json.loads(shown("Hemtjänst", "-f", "json"))["items"][0]["events"]
    assert [reason["stands"] for event in events for reason in event.get("reasons", ())] == [False]


def test_a_person_may_put_on_record_that_a_goal_only_has_other_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = "Nämnden ska stödja de anhöriga", "Nämnden ska stödja anhöriga"
    project(tmp_path, ("2024", raw_plan(2024, goals=[goal(old)])), ("2025", raw_plan(2025, goals=[goal(new)])))
    monkeypatch.chdir(tmp_path)
    in_order(
        shown(),
        "Nämndmål: inget har samma lydelse i alla planer",
        "Troligen samma lydelse, men ord skiljer sig åt. Läs ändringen:",
        "· Nämnden ska stödja anhöriga I planen för 2025: Nämnden ska stödja [-de-] anhöriga (förslag: redaktionell)",
    )
    reason = "Bara ordvalet är ändrat i målet."
    asked = ["explain", "2024", "2025", new, "--text", reason, "--kind", "ordalydelse"]
    assert CliRunner().invoke(cli, asked, prog_name="vpbdiff").exit_code == 0
    text = shown()
    in_order(text, "Nämndmål med samma lydelse i alla planer", "· Nämnden ska stödja anhöriga")
    assert "Troligen" not in text


def test_json_says_of_changes_and_reasons_what_the_other_schemas_say() -> None:
    ours = schema.read("history")["$defs"]
    changes, explanations = (schema.read(name)["$defs"] for name in ("changes", "explanations"))
    for name in ("entity", "kind", "significance", "pointer", "change", "facet", "value", "amount"):
        assert ours[name] == changes[name]
    for name in ("decision", "source", "index", "transfer"):
        assert ours[name] == explanations[name]
    entry = explanations["entry"]["properties"]
    assert {name: ours["reason"]["properties"][name] for name in entry if name != "items"} == {
        name: each for name, each in entry.items() if name != "items"
    }
