"""The report as Markdown, read back by a parser: what a plan says is never markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.support import every_kind
from tests.support.goldens import assert_golden
from tests.views.test_report_text import HOSTILE, one_paragraph
from vpbdiff.model.document import Span, Style
from vpbdiff.render import Shown, renderer
from vpbdiff.render.markdown import _inline
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

render = renderer(Shown.DIFF, "markdown")
SV = Wording("sv")
EVERY = every_kind.comparison()
PARSER = MarkdownIt("gfm-like", {"linkify": False})

MARKUP = {
    **HOSTILE,
    "a heading": "# Rubrik",
    "an underlined heading": "Rubrik\n===",
    "a list": "- punkt\n- punkt",
    "a numbered list": "1. punkt",
    "a quotation": "> citat",
    "code": "`kod` och ```kod```",
    "indented code": "    kod",
    "emphasis": "*betonat* och __starkt__ och ~~struket~~",
    "a link": "[text](https://example.org)",
    "a bare address": "https://example.org och www.example.org och a@example.org",
    "a picture": "![bild](https://example.org/a.png)",
    "a reference": "[text]: https://example.org",
    "an entity": "&lt;b&gt; &amp; &copy;",
    "a rule": "---",
    "a row of a table": "| a | b |\n|---|---|",
    "a comment": "<!-- dold -->",
    "a backslash at the end": "slut\\",
}

OURS = {"text", "softbreak", "strong_open", "strong_close"}
"""What a line may consist of: text, and the emphasis that we put there."""


def tokens(markdown: str) -> list[Token]:
    """All tokens of a document, those within a line too."""
    return [token for block in PARSER.parse(markdown) for token in (block, *(block.children or ()))]


def test_report_of_every_kind_of_change() -> None:
    assert_golden("diff/every-kind.md", render(EVERY, SV, Options()))


def test_counts_alone() -> None:
    assert_golden("diff/every-kind.stat.md", render(EVERY, SV, Options(stat=True)))


def test_marks_are_read_as_text_and_bold_is_for_titles_alone() -> None:
    found = tokens(render(EVERY, SV, Options()))
    text = " ".join(token.content for token in found)
    assert "[-Alla fritidsgårdar ska-]{+Fritidsgårdarna bör i möjligaste mån+}" in text
    assert "dag[-, också en ny simhall-]." in text
    assert "s_open" not in {token.type for token in found}
    bold = {found[number + 1].content for number, token in enumerate(found) if token.type == "strong_open"}
    assert "Ordna läger på loven" in bold
    assert not any("möjligaste" in each for each in bold)


def test_headings_within_a_part_are_headings() -> None:
    found = tokens(render(EVERY, SV, Options()))
    inner = [
        found[number + 1].content for number, token in enumerate(found) if token.tag == "h3" and token.nesting == 1
    ]
    assert "Redaktionellt" in inner


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
def test_text_of_a_plan_makes_no_markup(text: str) -> None:
    reference = {token.type for token in tokens(render(one_paragraph("text"), SV, Options()))}
    found = tokens(render(one_paragraph(text), SV, Options()))
    assert {token.type for token in found} <= reference | OURS
    shown = "".join(token.content for token in found if token.type == "text")
    for word in text.replace("\t", " ").split():
        if word.isprintable():
            assert word in shown


@given(st.text(st.sampled_from("a1 #*_-+=~`|<>[]()!&\\:./@\n\t\u202e\x1b"), min_size=1).filter(str.strip))
def test_no_text_makes_markup(text: str) -> None:
    reference = {token.type for token in tokens(render(one_paragraph("text"), SV, Options()))}
    assert {token.type for token in tokens(render(one_paragraph(text), SV, Options()))} <= reference | OURS


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param(
            [Span("a "), Span("b", Style.OLD), Span("c", Style.NEW)], "a \\[-b-\\]{+c+}", id="a word for a word"
        ),
        pytest.param([Span("ord"), Span("bort", Style.OLD)], "ord\\[-bort-\\]", id="beside a letter"),
        pytest.param([Span("a"), Span(", b", Style.OLD), Span(".")], "a\\[-, b-\\].", id="a mark at the edge"),
        pytest.param([Span("a "), Span("(b)", Style.NEW), Span(" c")], "a {+(b)+} c", id="a mark beside a space"),
        pytest.param([Span("a", Style.STRONG), Span(".")], "**a**.", id="a title"),
    ],
)
def test_marks_and_emphasis(spans: list[Span], expected: str) -> None:
    assert _inline(tuple(spans)) == expected
