"""A page in headless Chromium. What needs one runs in `make soak`, and is left out with a reason where none is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")

_ARGUMENTS = (
    "--no-sandbox",  # as root, in a container
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def missing() -> str:
    """Why no browser can be driven here; empty if one can."""
    try:
        import axe_playwright_python  # noqa: F401, PLC0415
        import playwright  # noqa: F401, PLC0415
    except ImportError:
        return "playwright and axe-playwright-python are not installed"
    return "" if _program() else "there is no Chromium here (.ci/programs installs it on Debian)"


def _program() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


@contextmanager
def browser() -> Iterator[Any]:
    """A browser, closed at the end."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=_program(), args=_ARGUMENTS)
        try:
            yield found
        finally:
            found.close()


def opened(found: Any, file: Path, requests: list[str] | None = None, **context: Any) -> Any:
    """A page of a file, in a context of its own; what it asks for is put in `requests`. An error on the page raises."""
    page = found.new_context(**context).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    if requests is not None:
        page.on("request", lambda request: requests.append(request.url))
    page.goto(file.absolute().as_uri())
    assert errors == []
    return page


def violations(page: Any) -> list[str]:
    """What axe finds against WCAG 2.1 at A and AA, a line each."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    asked = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    found = Axe().run(page, options=asked).response
    assert len(found["passes"]) > 10  # it has looked
    return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]
