"""What the review says: every key has its words, the help is made of the bindings, and all of it is in one language."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import vpbdiff.tui
from tests.support.reviewing import COMMON, WIDE, Reviewed, plans, review
from vpbdiff.gate import Rule
from vpbdiff.review.edits import ActionKind, RefusalCause
from vpbdiff.statements.phrases import MARKS
from vpbdiff.tui.dialogs.windows import HelpScreen
from vpbdiff.tui.key_bindings import deeds, key_name
from vpbdiff.tui.panes import VIEWS
from vpbdiff.tui.widgets.change_lines import DRAFT, FOLDED, UNFOLDED, WEAKER
from vpbdiff.tui.widgets.pages import TextPage
from vpbdiff.wording import LANGUAGES, Wording
from vpbdiff.wording.catalogue import messages


def classes() -> Iterator[type[DOMNode]]:
    """Every widget, screen and application of the review."""
    for module in pkgutil.walk_packages(vpbdiff.tui.__path__, "vpbdiff.tui."):
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and issubclass(found, DOMNode) and found.__module__ == module.name:
                yield found


BINDINGS = [binding for each in classes() for binding in vars(each).get("BINDINGS", ()) if isinstance(binding, Binding)]


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path)


def test_every_binding_has_its_words() -> None:
    assert len(BINDINGS) > 40
    assert [each.description for each in BINDINGS if each.description not in messages()] == []


def test_everything_that_can_happen_has_its_words() -> None:
    asked = [
        *(f"gate.group-{rule}.many" for rule in Rule),
        *(f"review.view.{name}" for name in VIEWS),
        *(f"review.why.{why}" for why in RefusalCause),
        *(f"review.did.{what}" for what in ActionKind if what is not ActionKind.REFUSED),
    ]
    assert [key for key in asked if key not in messages()] == []


@pytest.mark.parametrize(
    ("key", "swedish", "english"),
    [
        ("question_mark", "?", "?"),
        ("ctrl+r", "Ctrl+R", "Ctrl+R"),
        ("escape", "Esc", "Esc"),
        ("upper_n", "N", "N"),
        ("N", "N", "N"),
        ("slash", "/", "/"),
        ("f5", "F5", "F5"),
        ("down", "↓", "↓"),
        ("enter", "Retur", "Enter"),
        ("space", "Mellanslag", "Space"),
        ("shift+tab", "Skift+Tabb", "Shift+Tab"),
        ("home", "Home", "Home"),
    ],
)
def test_a_key_is_called_what_is_printed_on_it(key: str, swedish: str, english: str) -> None:
    assert (key_name(key, Wording("sv")), key_name(key, Wording("en"))) == (swedish, english)


@pytest.mark.soak
def test_enter_says_what_it_does(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        for keys, told in (
            (("slash",), "Retur till listan"),
            (("escape", "colon"), "Retur välj"),
            (("escape", "f"), "Retur visa  Mellanslag kryssa"),
            (("escape", "e", "tab"), "1 av 11 (← →, bokstav)"),
            (("tab",), "Retur spara"),
            (("escape", "5", "x"), "Retur spara"),
        ):
            await at.press(*keys)
            assert told in at.shown

    review(words, script, WIDE)


@pytest.mark.parametrize(("language", "draft"), [("sv", "utkast"), ("en", "draft")])
def test_no_view_is_called_what_a_half_written_reason_is(language: str, draft: str) -> None:
    wording = Wording(language)
    assert draft in wording.say("review.key.leave")
    assert not [name for name in VIEWS if draft in wording.say(f"review.view.{name}").casefold()]


def test_the_help_holds_every_key_that_applies(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        found = deeds(at.screen, at.screen.wording)
        await at.press("question_mark")
        assert isinstance(at.app.screen, HelpScreen)
        shown = at.app.screen.query_one(TextPage).text.replace("\N{NO-BREAK SPACE}", " ")
        assert len(found) > 25
        for deed in found:
            assert re.search(rf"{re.escape(', '.join(deed.keys))} +{re.escape(deed.name)}", shown), deed.name
        for word in ("saknas (S)", "inaktuell (I)", "klar (K)", "notis (N)", "utan krav (U)"):
            assert word in shown
        marks = shown.partition("Märken i listan")[2].split()
        assert {*MARKS.values(), FOLDED, UNFOLDED, WEAKER, DRAFT} <= {*marks}, "no sign of the list is unexplained"
        await at.press(*"urval")
        shown = at.app.screen.query_one(TextPage).text
        assert "f" in shown.split() and "Mellanslag" not in shown and "inaktuell" not in shown
        await at.press(*"qqqq")
        assert "Inget heter så" in at.app.screen.query_one(TextPage).text
        await at.press(*["backspace"] * 9, "pagedown", *"inaktuell")
        assert "inaktuell (I)" in at.app.screen.query_one(TextPage).text
        await at.press("f1")
        assert not isinstance(at.app.screen, HelpScreen)

    review(words, script, WIDE)


def test_the_line_of_keys_says_what_applies_here(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        assert "e förklara" in at.shown.splitlines()[-1]
        await at.press("e")
        assert "Ctrl+S spara" in at.shown and "Ctrl+N spara, nästa" in at.shown
        assert "Esc stäng" in at.shown, "the way out, whatever has no room"
        assert "e förklara" not in at.shown

    review(words, script, COMMON)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_other_language_is_shown(words: tuple[str, str], language: str) -> None:
    swedish = r"ändring|förklar|saknas|avsluta|Skäl|Grinden|Förut"
    english = r"\b(?:change|explain|missing|quit|reason|gate|Before)s?\b"

    async def script(at: Reviewed) -> None:
        for keys in (("j",), ("e",), ("escape", "f")):
            await at.press(*keys)
            # The plan itself is Swedish, so of the screen only what frames it is looked at.
            frame = [at.shown.splitlines()[0], *at.shown.splitlines()[-3:]]
            assert not re.search(english if language == "sv" else swedish, "\n".join(frame))

    review(words, script, WIDE, language)
