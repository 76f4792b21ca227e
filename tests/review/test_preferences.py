"""A person's own `review.toml`: read strictly, and changed only by the one line that was chosen."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from textual.theme import Theme

from tests.support.reviewing import COMMON, Reviewed, plans, review
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.review.preferences import USUAL, Preferences, load, remember
from vpbdiff.tui.key_bindings import actions
from vpbdiff.tui.themes import TERMINAL, THEMES, usual_theme


def read(folder: Path, text: str) -> Preferences:
    path = folder / "review.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, THEMES, actions())


def test_nothing_is_chosen_where_there_is_no_file(tmp_path: Path) -> None:
    assert load(tmp_path / "review.toml", THEMES, actions()) == Preferences("", USUAL, {})


def test_what_is_chosen_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, 'theme = "light"\nlist-width = 30\n[keys]\nexplain = "x,f9"\n')
    assert found == Preferences("light", 30, {"explain": "x,f9"})


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        pytest.param('\ntheme = "pink"\n', "preferences.wrong-value", 2, id="a theme that is none"),
        pytest.param("list-width = 5\n", "preferences.wrong-value", 1, id="a list that nothing fits into"),
        pytest.param("list-width = true\n", "preferences.wrong-value", 1, id="a width that is none"),
        pytest.param("\n\ncolour = 1\n", "preferences.no-key", 3, id="no setting"),
        pytest.param('keys = "x"\n', "preferences.wrong-value", 1, id="keys that are no table"),
        pytest.param('[keys]\nfly = "x"\n', "preferences.no-action", 2, id="nothing that can be done"),
        pytest.param("[keys]\nexplain = 1\n", "preferences.no-action", 2, id="a key that is no text"),
        pytest.param("theme = \n", "preferences.no-toml", None, id="no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, key: str, line: int | None) -> None:
    with pytest.raises(VpbdiffError) as raised:
        read(tmp_path, text)
    (problem,) = raised.value.problems
    assert (problem.key, problem.location.line) == (key, line)


def test_a_choice_changes_its_own_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "own" / "review.toml"
    remember(path, "theme", "dark")
    path.write_text(path.read_text(encoding="utf-8") + '# mine\n[keys]\nexplain = "x"\n', encoding="utf-8")
    remember(path, "theme", "light")
    remember(path, "list-width", 50)
    text = path.read_text(encoding="utf-8")
    assert tomllib.loads(text) == {"theme": "light", "list-width": 50, "keys": {"explain": "x"}}
    assert "# mine\n" in text


def test_every_theme_has_the_colours_that_are_asked_for() -> None:
    asked = {"line", "line-focus", "alarm", "alarm-text", "old", "new"}
    assert all(isinstance(each, Theme) and asked <= set(each.variables) for each in THEMES.values())


@pytest.mark.parametrize(
    ("colours", "theme"), [("truecolor", "dark"), ("24bit", "dark"), ("", TERMINAL), ("yes", TERMINAL)]
)
def test_who_has_chosen_no_theme_gets_what_the_terminal_shows(
    colours: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", colours)
    assert usual_theme() == theme


def test_keys_theme_and_width_are_a_persons_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    async def script(at: Reviewed) -> None:
        at.app.follow(Preferences("", USUAL, {"down": "x"}))
        before = at.list.cursor
        await at.press("x")
        assert at.list.cursor == before + 1 and at.app.theme == TERMINAL
        await at.press("T", "plus")
        assert at.app.theme == "dark" and at.app.ansi_color is False

    review(plans(tmp_path), script, COMMON)
    (path,) = (tmp_path / "config").rglob("review.toml")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"theme": "dark", "list-width": USUAL + 4}
