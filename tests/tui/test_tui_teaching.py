"""Teaching on the screen: a layout that no profile knows, taught by keys; the next year read without a question."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.support.layouts import budget, goals, risks
from tests.support.reviewing import COMMON, WIDE, Reviewed, run_app
from tests.support.taught import FIRST, SAID, SECOND, choice, entry, say, session, teach
from vpbdiff import cli
from vpbdiff.cli import teaching as command
from vpbdiff.documents import reader
from vpbdiff.recognise import profile_files
from vpbdiff.review.readings import TeachableKind
from vpbdiff.review.teaching import Teaching
from vpbdiff.tui.app import TeachingApp
from vpbdiff.tui.screens.teaching import TeachingScreen
from vpbdiff.wording import Wording

Script = Callable[[Reviewed], Awaitable[None]]


def taught(
    at: Teaching, script: Script, folder: Path, size: tuple[int, int] = COMMON, language: str = "sv"
) -> TeachingApp:
    """Open a session on a screen, run a script on it, close it."""
    app = TeachingApp(at.document.name, lambda: at, Wording(language))
    run_app(app, script, folder, size, lambda each: isinstance(each.screen, TeachingScreen))
    return app


def screen(at: Reviewed) -> TeachingScreen:
    return next(each for each in at.app.screen_stack if isinstance(each, TeachingScreen))


def said(at: Reviewed) -> str:
    """What is on the screen, without frames and line ends."""
    return " ".join(at.shown.replace("│", "").split())


async def go_to(at: Reviewed, words: str, kind: TeachableKind | None = None) -> None:
    """Put the cursor on a line, key by key."""
    own = screen(at)
    wanted = entry(own.session, words, kind).key
    await at.press("g")
    for _ in own.session.now.lines.entries:
        if own.list.key == wanted:
            return
        await at.press("j")
    raise AssertionError(words)


async def choose(at: Reviewed, words: str, kind: TeachableKind, key: str, value: str) -> None:
    """Choose a reading by typing some of its words."""
    await go_to(at, words, kind)
    own = screen(at)
    wanted = choice(own.session, entry(own.session, words, kind), key, value)
    await at.press("e")
    await at.type(own._words.choice(wanted))
    await at.press("enter")


@pytest.mark.soak
@pytest.mark.parametrize("size", [COMMON, pytest.param(WIDE, marks=pytest.mark.soak)], ids=str)
def test_a_plan_taught_by_keys_and_the_next_year_read(tmp_path: Path, size: tuple[int, int]) -> None:
    at = session(tmp_path)

    async def script(seen: Reviewed) -> None:
        for words, kind, key, value in SAID:
            await choose(seen, words, kind, key, value)
            assert screen(seen).session.taught[-1][1].key == key, seen.shown
        assert "Inget mer att fråga om · 14 val gjorda · ej sparat" in seen.shown
        assert seen.shown.splitlines()[-1] == (
            "e läs annorlunda  n nästa  x utelämna  u ångra  s spara  q avsluta  ? hjälp"
        )
        await seen.press("s")

    app = taught(at, script, tmp_path, size)
    assert app.saved
    assert (tmp_path / "profiles" / "ekvik.toml").is_file()
    again = session(tmp_path, SECOND)
    assert not [each.text for each in again.now.lines.entries if each.is_open]
    assert again.now.complete
    assert again.now.found is not None
    plan = again.now.found.plan
    assert [title for title, _, _ in goals(plan)] == ["Att alla unga har något att göra", "Att fler simmar"]
    assert budget(plan)[-1] == ("Allt som allt", "total", "budget 2026 43 900, budget 2027 44 000")
    assert risks(plan) == [("Isen smälter", 8, 2, 4, ["Daglig kontroll"])]


def test_what_a_choice_changes_is_shown_at_once_and_undone(tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        assert "? Inga mål hittas" in at.shown
        await choose(at, "Vi vill", TeachableKind.HEADING, "role", "committee_goals")
        assert "nämndmål 0 → 2" in at.shown
        assert "avsnitt: nämndens mål" in at.shown
        assert "· Att hallarna står öppna" in screen(at).query_one("#plan").text  # type: ignore[attr-defined]
        await at.press("u")
        assert "Ångrat: rubriken öppnar nämndens mål" in at.shown
        assert "? Inga mål hittas" in at.shown
        await at.press("u")
        assert "Det finns inget att ångra." in at.shown

    taught(session(tmp_path), script, tmp_path)


def test_what_becomes_worse_is_asked_about_first(tmp_path: Path) -> None:
    at = teach(session(tmp_path))
    before = at.now

    async def script(seen: Reviewed) -> None:
        await go_to(seen, "Vi vill")
        await seen.press("x")
        assert "blir läsningen sämre" in said(seen)
        assert "inga mål hittas" in said(seen)
        await seen.press("enter")
        assert at.now is before
        await seen.press("x", "down", "enter")
        assert at.now.lines.counts.get("goal") is None

    taught(at, script, tmp_path)


@pytest.mark.soak
def test_what_changes_nothing_is_not_kept(tmp_path: Path) -> None:
    async def script(seen: Reviewed) -> None:
        await choose(seen, "tkr |", TeachableKind.TABLE, "kind", "unit_budget")
        await choose(seen, "Bad", TeachableKind.ROW, "row", "total")
        assert "Det ändrar inget" in seen.shown
        assert len(screen(seen).session.taught) == 1
        await go_to(seen, "Det ska finnas")
        await seen.press("e", "escape")
        await go_to(seen, "Fritidsnämnden")
        assert len(screen(seen).session.taught) == 1

    taught(session(tmp_path), script, tmp_path)


def test_what_is_not_saved_is_asked_about_before_the_end(tmp_path: Path) -> None:
    async def script(seen: Reviewed) -> None:
        await choose(seen, "Vi vill", TeachableKind.HEADING, "role", "committee_goals")
        await seen.press("q")
        assert "1 val är inte sparat." in seen.shown
        await seen.press("q")

    app = taught(session(tmp_path), script, tmp_path)
    assert not app.saved
    assert not (tmp_path / "profiles").exists()


def test_a_plan_without_a_title_is_found_by_its_title(tmp_path: Path) -> None:
    async def script(seen: Reviewed) -> None:
        assert "Ingen plan hittas." in said(seen)
        await seen.press("s")
        assert "ingen plan att spara än" in seen.shown
        await choose(seen, "Vägvisare", TeachableKind.HEADING, "title", "")
        assert screen(seen).session.now.found is not None

    taught(session(tmp_path, FIRST.replace("Verksamhetsplan", "Vägvisare")), script, tmp_path)


@pytest.mark.soak
def test_text_of_a_document_is_never_markup(tmp_path: Path) -> None:
    async def script(seen: Reviewed) -> None:
        await go_to(seen, "[red]")
        assert seen.shown.count("[red]Vi vill[/]") > 1
        await seen.press("e")
        assert "Hur ska «[red]Vi vill[/]» läsas?" in seen.shown

    taught(session(tmp_path, FIRST.replace("Vi vill", "[red]Vi vill[/]")), script, tmp_path)


@pytest.mark.soak
def test_in_english(tmp_path: Path) -> None:
    async def script(seen: Reviewed) -> None:
        await choose_english(seen)
        assert "committee goals 0 → 2" in seen.shown

    async def choose_english(seen: Reviewed) -> None:
        await go_to(seen, "Vi vill")
        await seen.press("e")
        await seen.type("the committee's goals")
        await seen.press("enter")

    taught(session(tmp_path), script, tmp_path, language="en")


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """What was taught is saved, the plan imported by it, and the next year's with the profile by its name."""
    (tmp_path / "vpbdiff.toml").touch()
    for name, text in (("2026.txt", FIRST), ("2027.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "vpbdiff").mkdir()
    (tmp_path / "vpbdiff" / "review.toml").write_text('theme = "light"\n', encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    first = reader.read(Path("2026.txt"))

    def run(app: TeachingApp) -> None:
        assert app.theme == "light", "what was chosen for every review"
        app.session = teach(Teaching(first, None, lambda found: command.place(found, Path("2026.txt"))))
        app.session.save()
        app.saved = True

    monkeypatch.setattr(TeachingApp, "run", run)
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    assert status("2026.txt", "--review") == 0
    assert profile_files.find("ekvik", tmp_path) == tmp_path / "profiles" / "ekvik.toml"
    told = capfd.readouterr().err
    assert "Sparade profilen" in told
    assert status("2027.txt", "--profile", "ekvik") == 0
    series = tmp_path / "snapshots" / "ekvik" / "fritidsnamnden"
    assert [len(json.loads((series / f"{year}.json").read_text())["goals"]) for year in (2026, 2027)] == [2, 2]
    assert json.loads((series / "2026.import.json").read_text())["profile"] == "ekvik.toml"


def test_several_documents_are_taught_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the first taught is known at the next, which has no title of its own and is of the same plan."""
    (tmp_path / "vpbdiff.toml").touch()
    start = FIRST.index("## Det som kan")
    annex = "# Risker och kontroll\n\n" + FIRST[start : FIRST.index("## Dit vi ska")]
    for name, text in (("plan.txt", FIRST[:start]), ("kontroll.txt", annex)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    said = {
        "plan.txt": list(SAID[:5]),
        "kontroll.txt": [
            ("Händelse |", TeachableKind.TABLE, "kind", "risks"),
            ("Motdrag", TeachableKind.COLUMN, "column", "controls"),
        ],
    }

    def run(app: TeachingApp) -> None:
        app.session = app._opening()
        for each in said.pop(app.session.document.name):
            say(app.session, *each)
        app.session.save()
        app.saved = True

    monkeypatch.setattr(TeachingApp, "run", run)
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    status("plan.txt", "kontroll.txt", "--review")
    assert said == {}
    assert capfd.readouterr().err.count("Sparade profilen") == 2
    assert [path.name for path in (tmp_path / "profiles").iterdir()] == ["ekvik.toml"]
    plan = json.loads((tmp_path / "snapshots" / "ekvik" / "fritidsnamnden" / "2026.json").read_text(encoding="utf-8"))
    assert plan["documents"] == ["plan.txt", "kontroll.txt"]
    assert len(plan["goals"]) == 2
    assert risks(plan) == [("Isen smälter", 8, 2, 4, ["Daglig kontroll"])]


def test_an_import_without_a_review_loads_no_screen() -> None:
    code = "import sys, vpbdiff.cli.import_, vpbdiff.cli.teaching; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"textual", "vpbdiff.tui", "vpbdiff.review"} & {*loaded} == set()


def test_without_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.txt").write_text(FIRST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert status("plan.txt", "--review") == 2
    assert "--new-profile" in capfd.readouterr().err


def status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.cli.main(["import", *arguments])
    return int(ended.value.code or 0)


PICTURES = """<!DOCTYPE html><html lang="sv"><body><h1>Verksamhetsplan 2026</h1><p>Fritidsnämnden</p>
<p>Ekviks kommun</p><h2>Nämndens mål</h2><p>Nämnden ska ha öppna hallar för alla.</p>
<img src="a.png" width="600" height="400"><p>Efter den första bilden.</p>
<img src="b.png" width="600" height="400"><p>Efter den andra bilden.</p>
<img src="c.png" width="600" height="400"><p>Efter den tredje bilden.</p></body></html>"""


@pytest.mark.soak
def test_what_unread_pictures_show_is_answered_by_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "plan.html"
    page.write_text(PICTURES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    async def script(at: Reviewed) -> None:
        assert said(at).count("? [inte läst]") == 3, at.shown
        await at.press("v")
        await at.type("vet ej")
        await at.press("enter")
        await at.type("controller")
        await at.press("enter")
        assert "Skriv vad som visas" in said(at)
        await at.press("v")
        await at.type("Karta över hallarna")
        await at.press("enter")
        await at.type("controller")
        await at.press("enter")
        assert "Karta över hallarna (controller)" in said(at)
        await at.press("V")
        assert "Alla 2 i dokumentet" in said(at)
        await at.type("Foton")
        await at.press("enter", "enter")
        assert "3 svar om vad som visas" in said(at)
        await at.press("u")
        assert "Ångrat: Foton" in said(at)
        await at.press("V")
        await at.type("Foton från hallarna")
        await at.press("enter", "enter", "s")

    def run(app: TeachingApp) -> None:
        run_app(app, script, tmp_path, COMMON, lambda each: isinstance(each.screen, TeachingScreen))

    monkeypatch.setattr(TeachingApp, "run", run)
    monkeypatch.setattr(command, "take_screen", lambda _: None)
    assert status("plan.html", "-o", "2026.json", "--review") == 1, "the plan has no budget"
    shown = [each["shows"] for each in json.loads(Path("2026.json").read_text(encoding="utf-8"))["unread"]]
    assert [(each["text"], each["by"]) for each in shown] == [
        ("Karta över hallarna", "controller"),
        ("Foton från hallarna", "controller"),
        ("Foton från hallarna", "controller"),
    ]
