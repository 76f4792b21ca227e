"""The shell of every web page: one file that asks nothing of anyone.

The page's own policy forbids every request and every style and script but ours, which are known by their hashes: text
from a plan could do nothing even if it slipped through the escaping. Pictures lie in the page as data.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from vpbdiff.render.tree import Element, document, element, raw
from vpbdiff.wording import Wording

MAIN = "innehall"
"""The id of what the skip link leads to."""


def page(title: str, body: Sequence[Element], wording: Wording, *, script: bool = False) -> str:
    """A whole page around its landmarks, one of which is a `main` with the id `MAIN`; `script` adds what makes a
    comparison's changes searchable, where scripts run."""
    style, code = _file("page.css"), _file("page.js") if script else ""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, code)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="icon", href="data:,"),  # else a browser asks the server for one
        raw("style", style),
    )
    skip = element("a", wording.say("web.skip"), class_="skip", href=f"#{MAIN}")
    content = element("body", skip, *body, *((raw("script", code),) if code else ()))
    return document(element("html", head, content, lang=wording.language))


def _file(name: str) -> str:
    return (files("vpbdiff.render") / name).read_text(encoding="utf-8")


def _policy(style: str, code: str) -> str:
    """The Content-Security-Policy: nothing but this style, this script and pictures in the page itself."""
    scripts = _hash(code) if code else "'none'"
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {scripts}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
