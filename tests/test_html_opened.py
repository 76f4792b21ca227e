"""One page of each sort opened in a browser; `make soak` looks at them all, in every way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import browser, every_kind
from tests.support.memos import as_html as render
from tests.support.memos import full
from tests.test_html_diff import page


@pytest.mark.skipif(bool(browser.missing()), reason=f"no page was opened in a browser: {browser.missing()}")
def test_the_pages_open_without_a_request_or_an_obstacle(tmp_path: Path) -> None:
    with browser.browser() as chromium:
        for number, text in enumerate((page(every_kind.comparison()), render(full()))):
            file = tmp_path / f"{number}.html"
            file.write_text(text, encoding="utf-8")
            asked: list[str] = []
            opened = browser.opened(chromium, file, asked)
            assert [each for each in asked if not each.startswith(("file:", "data:"))] == []
            assert browser.violations(opened) == []
