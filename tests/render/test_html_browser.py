"""The web pages in headless Chromium: for everyone, by keyboard alone, on a narrow screen, on paper, off the net."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests.render.test_html_diff import HOSTILE, page
from tests.support import browser, every_kind
from tests.support.memos import as_html as render
from tests.support.memos import full, plans, written
from tests.views.test_report_text import one_paragraph
from vpbdiff.compare import compare

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(bool(browser.missing()), reason=f"the pages were not opened: {browser.missing()}"),
]

EVERY = every_kind.comparison()
SCHEMES = ("light", "dark")
NARROW = {"width": 320, "height": 640}
PAGES = ("diff", "every-kind", "english", "counts", "hostile", "memo", "draft", "auditors")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every sort of page."""
    gaps = {change.id: "unexplained" for change in EVERY.changes[::2]}
    texts = {
        "diff": page(compare(*plans())),
        "every-kind": page(EVERY, gaps=gaps),
        "english": page(EVERY, "en", gaps=gaps),
        "counts": page(EVERY, stat=True),
        "hostile": page(one_paragraph(" ".join(HOSTILE.values()))),
        "memo": render(full()),
        "draft": render(written(*plans())),
        "auditors": render(full("auditors")),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.browser() as found:
        yield found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, scheme: str, chromium: Any, files: dict[str, Path]) -> None:
    assert browser.violations(browser.opened(chromium, files[name], color_scheme=scheme)) == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_narrow_screen_without_a_script(
    name: str, chromium: Any, files: dict[str, Path]
) -> None:
    assert browser.violations(browser.opened(chromium, files[name], viewport=NARROW)) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_request_leaves(name: str, chromium: Any, files: dict[str, Path]) -> None:
    asked: list[str] = []
    opened = browser.opened(chromium, files[name], asked)
    opened.wait_for_load_state("networkidle")
    assert asked[0] == files[name].absolute().as_uri()
    assert [each for each in asked[1:] if not each.startswith("data:")] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_screen_has_no_second_way_to_scroll(name: str, chromium: Any, files: dict[str, Path]) -> None:
    for context in ({"viewport": NARROW}, {"viewport": NARROW, "java_script_enabled": False}):
        opened = browser.opened(chromium, files[name], **context)
        if context.get("java_script_enabled", True):
            assert opened.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


_REACHED = """[...document.querySelectorAll('a, button, input, select, summary')].filter(
    (each) => each.tagName === 'SUMMARY' || !each.closest('details:not([open])'))"""
"""What is to be reached: all but what is folded."""


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_and_the_focus_is_seen(
    name: str, chromium: Any, files: dict[str, Path]
) -> None:
    opened = browser.opened(chromium, files[name])
    wanted = opened.evaluate(f"{_REACHED}.length")
    reached = []
    for _ in range(wanted):
        opened.keyboard.press("Tab")
        here = f"{_REACHED}.indexOf(document.activeElement)"
        reached.append(opened.evaluate(here))
        style = opened.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style not in ("none", ""), opened.evaluate("document.activeElement.outerHTML")
    assert reached == list(range(wanted))


def test_the_skip_link_comes_first_and_leads_to_the_content(chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files["diff"])
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    assert opened.locator(".skip").bounding_box()["x"] >= 0
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    assert opened.evaluate("location.hash") == "#innehall"


def _shown(opened: Any) -> list[str]:
    return opened.eval_on_selector_all("article.change:not([hidden])", "all => all.map(one => one.dataset.change)")


def test_without_a_script_everything_unfolds_and_there_is_no_form(chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files["every-kind"], java_script_enabled=False)
    assert opened.locator("form:visible").count() == 0
    assert opened.locator("ul.cards > .card:visible").count() > 0
    for part in opened.locator("main section > details > summary").all():
        part.click()
    assert opened.locator("article.change:visible").count() == opened.locator("article.change").count()


def test_each_filter_leaves_what_was_asked_for(chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files["every-kind"])
    every = _shown(opened)
    risks = {change.id for change in EVERY.changes if change.entity == "risk"}
    opened.select_option("#sok-entity", "risk")
    assert risks <= set(_shown(opened)) < set(every)
    raised = {change.id for change in EVERY.changes if change.entity == "risk" and "raised" in change.kinds}
    opened.select_option("#sok-kind", "raised")
    assert set(_shown(opened)) == raised
    assert opened.inner_text("#sok-shown") == f"Visar {len(raised)} av {len(every)} ändringar."
    opened.click("button[type=reset]")
    # The form is emptied after the click; a locator can wait for it, a script may not be evaluated on the page.
    opened.locator("article.change:not([hidden])").nth(len(every) - 1).wait_for(state="attached")
    assert _shown(opened) == every


def test_the_search_finds_words_in_any_case_and_hides_empty_parts(chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files["every-kind"])
    opened.fill("#sok-text", "FRITIDSGÅRDARNA möjligaste")
    shown = opened.locator("article.change:visible")
    assert 0 < shown.count() < opened.locator("article.change").count()
    assert "möjligaste mån" in shown.last.inner_text()
    assert opened.locator("main section:has(article.change):visible").count() == 1


def test_the_filter_of_what_lacks_a_reason(chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files["every-kind"])
    opened.check("#sok-gap")
    lacking = opened.eval_on_selector_all("article.change[data-gap=yes]", "all => all.map(one => one.dataset.change)")
    assert set(lacking) <= set(_shown(opened)) and lacking
    assert opened.locator("article[data-gap=no]:visible:not(:has(article[data-gap=yes]))").count() == 0


def test_the_keyboard_jumps_from_change_to_change(chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files["every-kind"])
    opened.focus("#sok-next")
    opened.keyboard.press("Enter")
    here = "document.activeElement.closest('article.change')?.dataset.change"
    places = [opened.evaluate(here)]
    for key in ("n", "n", "p"):
        opened.keyboard.press(key)
        places.append(opened.evaluate(here))
    order = _shown(opened)
    assert places == [order[0], order[1], order[2], order[1]]


def test_a_key_does_nothing_where_a_person_writes(chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files["every-kind"])
    opened.focus("#sok-text")
    opened.keyboard.type("np")
    assert opened.input_value("#sok-text") == "np"
    assert opened.evaluate("document.activeElement.id") == "sok-text"


@pytest.mark.parametrize("name", ["diff", "memo"])
def test_paper_has_the_whole_text_and_nothing_to_click(name: str, chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files[name])
    with pdfplumber.open(io.BytesIO(opened.pdf(format="A4", prefer_css_page_size=True))) as printed:
        text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
        assert all(word["x1"] < sheet.width for sheet in printed.pages for word in sheet.extract_words())
    opened.emulate_media(media="print")
    assert opened.locator("button:visible, nav:visible, select:visible").count() == 0
    headings = opened.locator("main section h2").all_inner_texts()
    assert headings and [each for each in headings if each not in text] == []


def test_a_text_that_would_run_does_not(chromium: Any, files: dict[str, Path]) -> None:
    opened = browser.opened(chromium, files["hostile"])
    ran = []
    opened.on("dialog", lambda dialog: ran.append(dialog.message) or dialog.dismiss())
    opened.wait_for_timeout(200)
    assert ran == []
    assert opened.locator("main img, main script, main svg").count() == 0
