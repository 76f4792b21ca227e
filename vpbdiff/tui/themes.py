"""The themes of the review: the terminal's own colours, and a dark, a light and a high-contrast one.

Each has the colours that the style sheet asks for by name: `line` and `line-focus` of a pane's frame, `alarm` and
`alarm-text` of what is left to do, `old` and `new` of words that went and came.
"""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

TERMINAL = "terminal"
"""The theme of who has chosen none: what the terminal's owner has chosen to read, light or dark, in 16 colours."""

_OWN = {
    "line": "ansi_default",
    "line-focus": "ansi_default",
    "alarm": "ansi_yellow",
    "alarm-text": "ansi_black",
    "old": "ansi_default",
    "new": "ansi_default",
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


def _theme(name: str, like: str, **colours: str) -> Theme:
    base = BUILTIN_THEMES[like]
    return replace(
        base, name=name, variables=base.variables | {key.replace("_", "-"): at for key, at in colours.items()}
    )


_CONTRAST = Theme(
    "contrast",
    primary="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    variables={
        "line": "#ffffff",
        "line-focus": "#ffff00",
        "alarm": "#ffff00",
        "alarm-text": "#000000",
        "old": "#ff9f9f",
        "new": "#7fff7f",
    },
)

THEMES = {
    theme.name: theme
    for theme in (
        replace(BUILTIN_THEMES["ansi-dark"], name=TERMINAL, variables=BUILTIN_THEMES["ansi-dark"].variables | _OWN),
        _theme(
            "dark",
            "textual-dark",
            line="#5a6472",
            line_focus="#0178d4",
            alarm="#ffc857",
            alarm_text="#1e1e1e",
            old="#ff8f87",
            new="#7fd88f",
        ),
        _theme(
            "light",
            "textual-light",
            line="#a0a0a0",
            line_focus="#004578",
            alarm="#ffd24a",
            alarm_text="#1e1e1e",
            old="#a4161a",
            new="#10632b",
        ),
        _CONTRAST,
    )
}
"""By the names that `review.toml` has, in the order in which a key steps through them."""
