"""The view of the explanations: what no longer stands first, then what does, then the pins; each led to or removed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from tests.support.reviewing import COMMON, TODAY, Reviewed, plans, review
from vpbdiff.explanations import Entry, PinEntry, read
from vpbdiff.gate import Rule
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.review.edits import FormInput
from vpbdiff.review.session import Session
from vpbdiff.tui.widgets.pages import Points

STANDING, STALE, ORPHANED = (
    "Inspektionen har krävt en ny rutin.",
    "Behovet har minskat sedan i fjol.",
    "Avtalet löpte ut i december.",
)
NARROW = (60, 20)
ORDER = ("Inaktuella", "Utan ändring", "Gällande", "Saknar skäl", "Bestämda par")


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Plans with a reason that stands, one for a text that is another since, one for what is gone, and a pin."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    found = plans(tmp_path)
    session = Session.open(*found, TODAY, "controller")
    rows = [row for row in session.listing.all if row.is_open and row.subject.entity == "activity" and row.change]
    pair = next(row for row in rows if row.change and row.change.old and row.change.new)
    others = [row for row in rows if row is not pair]
    for row, reason in zip(others, (STANDING, STALE, ORPHANED), strict=False):
        assert session.explain((row.id,), FormInput(reason)).done
    assert session.unpair(pair.id).done
    place = Path(session.case.place.path)
    session.close()
    raw = json.loads(place.read_text(encoding="utf-8"))
    for entry in raw["entries"]:
        if entry["reason"] == STALE:
            for side in (*entry["items"][0]["old"], *entry["items"][0]["new"]):
                side.update({name: "En helt annan text." for name in side if name in ("description", "title")})
        if entry["reason"] == ORPHANED:
            entry["items"][0].update(item="activity:det-som-inte-finns", name="Det som inte finns")
    place.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    return found


def lowered(at: Reviewed) -> list[str]:
    """What loosens the gate and still lacks a decision."""
    return [str(finding.params["setting"]) for finding in at.session.case.verdict.of_rule(Rule.POLICY)]


def page(at: Reviewed) -> Points:
    return at.screen.query_one("#on-record", Points)


def spaced(text: str) -> str:
    """A text with one plain space wherever lines or words were parted."""
    return " ".join(text.split())


def at_cursor(at: Reviewed) -> str:
    """All that the point under the cursor says."""
    first, after = page(at)._spans[page(at).cursor]
    return spaced(" ".join("".join(span.text for span in line) for line in page(at)._lines[first:after]))


async def to(at: Reviewed, text: str) -> None:
    """Step to the entry or the pin that says a text."""
    await at.press("g")
    for _ in range(40):
        if text in at_cursor(at):
            return
        await at.press("j")
    raise AssertionError(f"nothing on record has {text}:\n{page(at).text}")


def on_record(at: Reviewed) -> tuple[tuple[Entry, ...], tuple[PinEntry, ...]]:
    """What is on disk."""
    found = read(at.session.case.place).explanations
    return found.entries, found.pins


@pytest.mark.soak
def test_what_no_longer_stands_comes_first_and_pins_last(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("4")
        text = page(at).text
        places = [text.index(heading) for heading in ORDER]
        assert places == sorted(places)
        stands = [text.index(reason) for reason in (STALE, ORPHANED, STANDING)]
        assert stands == sorted(stands)
        assert "En helt annan text" in text, "what it was given for"
        assert "! " in at_cursor(at)
        assert STALE in at_cursor(at)

    review(words, script)


@pytest.mark.soak
def test_an_entry_leads_to_its_change_and_an_orphan_nowhere(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        for reason in (STANDING, STALE):
            await at.press("4")
            await to(at, reason)
            await at.press("enter")
            row = at.list.row
            assert row is not None
            held = [*row.stand.entries, *(entry for entry, _ in row.stand.stale)]
            assert [entry.reason for entry in held] == [reason]
            assert at.list.has_focus
        await at.press("4")
        await to(at, STALE)
        await at.press("e")
        assert at.app.screen.query_one(TextArea).text == STALE
        await at.press("escape")
        await to(at, ORPHANED)
        await at.press("enter", "e")
        assert page(at).has_focus
        await at.press("d")
        assert "Borttaget. Förut: «" in at.shown

    review(words, script)


@pytest.mark.parametrize(
    "what", [STANDING, *(pytest.param(each, marks=pytest.mark.soak) for each in (STALE, ORPHANED, "Inte samma"))]
)
def test_what_is_chosen_is_removed_and_brought_back(words: tuple[str, str], what: str) -> None:
    async def script(at: Reviewed) -> None:
        place = Path(at.session.case.place.path)
        before, bytes_before = on_record(at), place.read_bytes()
        changes = len(at.session.listing.all)
        await at.press("4")
        await to(at, what)
        await at.press("d")
        assert what not in page(at).text
        entries, pins = on_record(at)
        assert len(entries) + len(pins) == len(before[0]) + len(before[1]) - 1
        assert (len(at.session.listing.all) < changes) is (what == "Inte samma"), "a pin that goes joins the pair again"
        await at.press("u")
        assert place.read_bytes() == bytes_before
        assert what in page(at).text
        await at.press("ctrl+r")
        assert what not in page(at).text

    review(words, script)


@pytest.mark.soak
def test_the_cursor_stays_on_what_it_was_about(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("4")
        await to(at, STANDING)
        place = Path(at.session.case.place.path)
        raw = json.loads(place.read_text(encoding="utf-8"))
        raw["entries"] = [entry for entry in raw["entries"] if entry["reason"] != STALE]
        place.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
        os.utime(place, ns=(1, 1))
        await at.until(lambda: STALE not in page(at).text)
        assert STANDING in at_cursor(at)

    review(words, script)


@pytest.mark.soak
def test_the_mouse_chooses_and_leads_to_the_change(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("4")
        await to(at, STANDING)
        row = page(at)._spans[page(at).cursor][0] - page(at).scroll_offset.y
        await at.press("g")
        await at.pilot.click("#on-record", offset=(8, row))
        assert STANDING in at_cursor(at)
        await at.pilot.click("#on-record", offset=(8, row), times=2)
        await at.pilot.pause()
        assert at.list.has_focus

    review(words, script, (160, 50))


@pytest.mark.soak
def test_in_a_small_window_all_can_be_reached_and_read(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("4")
        height = page(at).size.height
        seen: dict[int, set[int]] = {}
        read_at_once: set[int] = set()
        for _ in page(at)._lines:
            cursor, top = page(at).cursor, page(at).scroll_offset.y
            first, after = page(at)._spans[cursor]
            if cursor not in seen:
                assert top <= first < top + height, "it is stepped to where it begins"
            seen.setdefault(cursor, set()).update(range(top, top + height))
            if top <= first and after <= top + height:
                read_at_once.add(cursor)
            await at.press("j")
        assert sorted(seen) == list(range(len(page(at)._keys)))
        for cursor, (first, after) in enumerate(page(at)._spans):
            assert seen[cursor] >= set(range(first, after)), "it is read to its end before the next is stepped to"
            assert cursor in read_at_once or after - first > height
        assert set().union(*seen.values()) >= set(range(len(page(at)._lines)))
        assert all(len(line) <= 60 for line in at.shown.splitlines())

    review(words, script, NARROW)


@pytest.mark.soak
def test_reasons_and_names_are_text(words: tuple[str, str]) -> None:
    hostile = "Skäl [/] [b]fet[/b] [@click=app.quit]x[/] \x1b[2J\u202e漢字"

    def rewrite(place: Path) -> None:
        raw = json.loads(place.read_text(encoding="utf-8"))
        for entry in raw["entries"]:
            entry["reason"] = hostile
            entry["items"][0]["name"] += hostile
        place.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")

    rewrite(next(Path(words[0]).parent.glob("*.explanations.json")))

    async def script(at: Reviewed) -> None:
        await at.press("4")
        assert page(at).text.count("[@click=app.quit]x[/]") >= 3
        await at.press("j", "G", "y")
        assert not set("\x1b\x07\u202e") & set(page(at).text + at.shown)
        await at.press("g", "d")
        assert len(on_record(at)[0]) == 2

    review(words, script)


@pytest.mark.soak
def test_nothing_on_record_says_which_file_it_will_be(tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("4", "d", "enter", "j", "y")
        assert "Det finns ännu ingen fil." in spaced(at.app.clipboard)
        assert not Path(at.session.case.place.path).exists()

    review(plans(tmp_path), script, COMMON)


@pytest.mark.soak
def test_a_year_known_from_the_others_column_has_a_record_too(tmp_path: Path) -> None:
    _, new = plans(tmp_path)
    known: Any = prior_year_plan(json.loads(Path(new).read_text(encoding="utf-8")))
    old = tmp_path / "2024.known-from-2025.json"
    old.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")

    async def script(at: Reviewed) -> None:
        await at.press("e")
        await at.type("Fler äldre har behov av hemtjänst.")
        await at.press("ctrl+s", "4")
        assert "Fler äldre har behov av hemtjänst." in page(at).text

    review((str(old), new), script, COMMON)


@pytest.mark.soak
def test_a_lowered_requirement_is_told_and_is_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, new = plans(tmp_path)
    monkeypatch.chdir(tmp_path)
    for words in ("init -q", "add 2025.json", "-c user.name=x -c user.email=x@ekvik.example commit -qm x"):
        subprocess.run(["git", *words.split()], check=True)
    Path("vpbdiff.toml").write_text('[policy.needs]\nactivity = "note"\n', encoding="utf-8")
    raw = json.loads(Path(new).read_text(encoding="utf-8"))
    raw["goals"][0]["activities"][0]["title"] = "Erbjuda något helt annat än förut"
    raw["internal_control_plan"]["risks"][0]["index"] = 16
    Path(new).write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")

    async def script(at: Reviewed) -> None:
        await give(at, STANDING)
        at.list.go_to(next(row.id for row in at.list.rows if row.change and row.change.old and row.change.new))
        await at.press("P", "4")
        assert "Kravet «needs.activity» i vpbdiff.toml är sänkt" in spaced(page(at).text)
        assert len(page(at)._keys) == 4, "the lowered requirement, the pin that loosens too, the reason and the pin"
        await to(at, "Kravet «needs.activity»")
        await at.press("e")
        assert "Skäl för det sänkta kravet «needs.activity»" in spaced(at.shown)
        await at.type("Nämnden följer aktiviteterna på annat sätt.")
        await at.press("ctrl+s")
        assert "behöver ett beslut att hänvisa till" in spaced(at.shown)
        await at.press("escape", "D", "enter")
        assert at.app.screen.query_one(TextArea).text == "Nämnden följer aktiviteterna på annat sätt."
        at.app.screen.query_one("#body", Input).value = "Omsorgsnämnden"
        at.app.screen.query_one("#section", Input).value = "§ 98"
        await at.press("ctrl+s")
        assert "Skälet för det sänkta kravet är sparat." in spaced(at.shown)
        assert lowered(at) == ["exemptions.pins"]
        await at.press("u")
        assert "Ångrat: skäl för sänkt krav." in at.shown
        assert sorted(lowered(at)) == ["exemptions.pins", "needs.activity"]
        await at.press("G")
        assert "Inte samma" in at_cursor(at)
        await at.press("d")
        assert (len(on_record(at)[0]), len(on_record(at)[1])) == (1, 0)

    review(("HEAD:2025.json", "2025.json"), script, COMMON)


async def give(at: Reviewed, reason: str) -> None:
    """Give a reason by the form."""
    await at.press("e")
    await at.type(reason)
    await at.press("ctrl+s")
