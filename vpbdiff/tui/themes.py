"""The themes of the review: the terminal's own colours, and a dark, a light and a high-contrast one.

Each has the colours that the style sheet asks for by name: `line` and `line-focus` of a pane's frame, `key` of a key,
`alarm` and `alarm-text` of a closed gate, `open` and `open-text` of an open one, `old` and `new` of words that went and
came, `strong` of a heading, `field` of what is written in, `band` of the first lines and the last, `cursor-ground` and
`cursor-style` of the line where the reader is, those of a sign in the list, `sign-` and `sign-ground-` with `left`,
`came`, `went`, `figure`, `done`, `sign-word` of the word beside one of what is left to do, `quiet` of what is done, and
those of a bar or a scale, `bar-` with `left`, `up`, `down`.
"""

from __future__ import annotations

import os
from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

TERMINAL = "terminal"
"""The terminal's own 16 colours on its own ground, light or dark."""

_OWN = {
    "line": "ansi_default",
    "line-focus": "ansi_default",
    "key": "ansi_default",
    "alarm": "ansi_yellow",
    "alarm-text": "ansi_black",
    "old": "ansi_default",
    "new": "ansi_default",
    "open": "ansi_green",
    "open-text": "ansi_black",
    "band": "ansi_default",
    "field": "ansi_default",
    "strong": "ansi_default",
    "cursor-ground": "transparent",
    "cursor-style": "reverse",
    "sign-word": "ansi_default",
    "quiet": "ansi_default",
    # A sign is black on its colour: the colour alone is hard to see on a white ground or on a black one.
    **dict.fromkeys(("sign-left", "sign-came", "sign-went", "sign-figure", "sign-done"), "ansi_black"),
    "bar-left": "ansi_default",
    "bar-up": "ansi_red",
    "bar-down": "ansi_green",
    "sign-ground-left": "ansi_yellow",
    "sign-ground-came": "ansi_green",
    "sign-ground-went": "ansi_bright_red",
    "sign-ground-figure": "ansi_cyan",
    "sign-ground-done": "ansi_green",
    **{f"scrollbar-background{state}": "ansi_default" for state in ("", "-hover", "-active")},
    **{f"scrollbar{state}": "ansi_bright_black" for state in ("", "-hover", "-active")},
    "scrollbar-corner-color": "ansi_default",
    "block-cursor-background": "ansi_default",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-text-style": "reverse",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-background": "ansi_yellow",
    "input-selection-foreground": "ansi_black",
}


def _dressed(base: Theme, name: str, **colours: str) -> Theme:
    """A theme whose signs have the colours of words that came and went, `figure` and `open`, on the theme's ground."""
    own = {key.replace("_", "-"): at for key, at in colours.items()}
    own["key"] = own["figure"]
    own.setdefault("open-text", own["alarm-text"])
    own.setdefault("cursor-style", "none")
    signs = {"came": own["new"], "went": own["old"], "figure": own.pop("figure"), "done": own["open"]}
    signs["left"] = own["sign-word"] = own.pop("left", own["alarm"])
    own |= {"bar-left": signs["left"], "bar-up": own["old"], "bar-down": own["new"]}
    own |= {f"scrollbar-background{state}": own["ground"] for state in ("", "-hover", "-active")}
    own |= {"scrollbar": own["line"], "scrollbar-corner-color": own.pop("ground")}
    own |= {f"sign-{key}": at for key, at in signs.items()}
    own |= dict.fromkeys((f"sign-ground-{key}" for key in signs), "transparent")
    return replace(base, name=name, variables=base.variables | own)


_BLACK = Theme(
    "contrast", primary="#ffff00", foreground="#ffffff", background="#000000", surface="#000000", panel="#000000"
)

THEMES = {
    theme.name: theme
    for theme in (
        replace(BUILTIN_THEMES["ansi-dark"], name=TERMINAL, variables=BUILTIN_THEMES["ansi-dark"].variables | _OWN),
        _dressed(
            BUILTIN_THEMES["textual-dark"],
            "dark",
            ground="#121212",
            band="#1c2530",
            field="#1d2733",
            strong="#a5d3ff",
            cursor_ground="#22415e",
            quiet="#a9b4c0",
            line="#465362",
            line_focus="#3f9bdc",
            alarm="#ffc857",
            alarm_text="#1e1e1e",
            old="#ff8f87",
            new="#7fd88f",
            open="#7fd88f",
            figure="#7cc7ff",
        ),
        _dressed(
            replace(BUILTIN_THEMES["textual-light"], background="#f6f7f9", surface="#ffffff"),
            "light",
            ground="#f6f7f9",
            band="#cfd8e3",
            field="#e3eaf2",
            strong="#00406e",
            cursor_ground="#b9d3ec",
            quiet="#44505c",
            left="#6b4500",
            line="#8d99a8",
            line_focus="#004578",
            alarm="#ffd24a",
            alarm_text="#1e1e1e",
            old="#a4161a",
            new="#10632b",
            open="#10632b",
            open_text="#ffffff",
            figure="#004578",
        ),
        _dressed(
            _BLACK,
            "contrast",
            ground="#000000",
            band="#000000",
            field="#000000",
            strong="#7fd7ff",
            cursor_ground="transparent",
            cursor_style="reverse",
            quiet="#ffffff",
            line="#ffffff",
            line_focus="#ffff00",
            alarm="#ffff00",
            alarm_text="#000000",
            old="#ff9f9f",
            new="#7fff7f",
            open="#7fff7f",
            figure="#7fd7ff",
        ),
    )
}
"""By the names that `review.toml` has, in the order in which a key steps through them."""


def usual_theme() -> str:
    """The theme until one is chosen: `dark` in a terminal that says it shows all colours, else its own."""
    return "dark" if os.environ.get("COLORTERM") in {"truecolor", "24bit"} else TERMINAL
