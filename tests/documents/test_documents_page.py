"""The reader of saved web pages: what a page says, without its menus, whatever tags its author left out."""

from __future__ import annotations

import time
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import without_control, write_html
from tests.support.invented import YEARS, document
from tests.support.snapshots import content
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.documents import page_tree, plain_text, reader, web_page
from vpbdiff.documents.blocks import BlockKind, SourceDocument, UnreadKind
from vpbdiff.recognise import extract, profile

HEAD = '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><style>p {}</style></head><body>'


def read(body: str, folder: Path) -> SourceDocument:
    path = folder / "plan.html"
    path.write_text(HEAD + body, encoding="utf-8")
    return web_page.read(path)


def texts(found: SourceDocument) -> list[object]:
    return [block.cells or block.text for block in found.blocks]


def keys(found: SourceDocument) -> list[tuple[str, str]]:
    return [(remark.key.removeprefix("document.note."), remark.text) for remark in found.remarks]


@pytest.mark.parametrize("year", YEARS)
def test_a_plan_on_a_page_is_the_plan_in_text(year: int, tmp_path: Path) -> None:
    said = without_control(document(year).read_text(encoding="utf-8"))
    plain = tmp_path / "plan.txt"
    plain.write_text(said, encoding="utf-8")
    on_page = extract(reader.read(write_html(said, tmp_path / "plan.html")), profile.load())
    assert content(on_page.plan) == content(extract(plain_text.read(plain), profile.load()).plan)
    assert on_page.accounts.not_understood == ()


BODIES = [
    ("headings and paragraphs", "<h1>Plan</h1><p>Ett</p><p>Två", ["Plan", "Ett", "Två"]),
    ("end tags left out", "<ul><li>Ett<li>Två<ul><li>Inre</ul></ul>Efter", ["Ett", "Två", "Inre", "Efter"]),
    ("line breaks", "<p>Ekviks kommun<br>Omsorgsnämnden</p>", ["Ekviks kommun", "Omsorgsnämnden"]),
    ("blanks and letters by name", "<p>80\n   &aring;r,&nbsp;1&nbsp;250 kr</p>", ["80 år,\xa01 250 kr"]),
    ("text in no element", "Före<div>Inne<p>Stycke</p>Rest</div>", ["Före", "Inne", "Stycke", "Rest"]),
    ("typed bullets", "<p>• Ett</p>", ["Ett"]),
    ("a script and a comment", "<script>var x = '<p>nej</p>'</script><!-- nej --><p>Ja</p>", ["Ja"]),
    ("boxes", '<p><input type="checkbox" checked> Ja <input type="radio"> Nej</p>', ["☒ Ja ☐ Nej"]),
    ("fields", '<p><select><option>a<option selected>b</select> <input value="c"></p>', ["b c"]),
    ("text in a table and in no cell", "<table>Ett<tr>Två<td>A<td>1</table>", ["Ett", "Två", ("A", "1")]),
    ("a table", "<table><tr><th>A<th>B<tr><td>1<td>2</table>", [("A", "B"), ("1", "2")]),
    ("cells that reach over rows and columns",
     "<table><tr><td rowspan=2>A<td colspan=2>B<tr><td>C<td>D</table>", [("A", "B", ""), ("", "C", "D")]),
    ("cells that claim to span without end",
     "<table><tr><td colspan=9999999>A<td rowspan=99999>B<tr><td>C</table>", [("A", "B"), ("C", "")]),
    ("paragraphs and bullets of a cell",
     "<table><tr><td>Stöld<td><p>Ett.</p><p>Två.</p><tr><td>Brand<td><ul><li>Tre<li>Fyra</ul></table>",
     [("Stöld", "Ett.\nTvå."), ("Brand", "Tre\nFyra")]),
    ("terms and what they say", "<dl><dt>Risk<dd>Brand<dt>Index:<dd><p>9</p><dd>Mer<dt>Vem?<dt>Alla<dd>Vi</dl>",
     ["Risk: Brand", "Index:", "9", "Mer", "Vem?", "Alla: Vi"]),
    ("a title without a head around it", "<title>Plan</title><p>Text</p>", ["Text"]),
    ("a caption", "<table><caption>Drift, tkr</caption><tr><td>A<td>1</table>", ["Drift, tkr", ("A", "1")]),
    ("a table for the layout", "<table><tr><td><h2>Mål</h2><td><p>Text</p></table>", ["Mål", "Text"]),
    ("a table in a table", "<table><tr><td><table><tr><td>A<td>1</table></table>", [("A", "1")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "said"), [pytest.param(*case, id=name) for name, *case in BODIES])
def test_what_a_page_says(body: str, said: list[object], tmp_path: Path) -> None:
    assert texts(read(body, tmp_path)) == said


def test_kinds_and_looks(tmp_path: Path) -> None:
    found = read("<h3>Mål</h3><p><b>Åtgärder</b></p><ul><li><strong>Läslov.</strong> I februari.</ul>", tmp_path).blocks
    assert [(block.kind, block.bold, block.lead) for block in found] == [
        (BlockKind.HEADING, False, ""),
        (BlockKind.TEXT, True, ""),
        (BlockKind.BULLET, False, "Läslov."),
    ]


def test_menus_and_what_stands_outside_the_main_part_are_counted(tmp_path: Path) -> None:
    page = "<nav><ul><li>Start</ul></nav><p>Inne</p><footer>Kontakt</footer>"
    found = read(page, tmp_path)
    assert (texts(found), [mark.text for mark in found.page_marks]) == (["Inne"], ["Start", "Kontakt"])
    found = read("<div>Kakor</div>utanför<main><h1>Plan</h1></main><div role=contentinfo>Om</div>", tmp_path)
    assert (texts(found), [mark.text for mark in found.page_marks]) == (["Plan"], ["Kakor", "utanför", "Om"])


def test_what_is_left_out_of_a_text_is_noted(tmp_path: Path) -> None:
    body = "<p>Alla över <s>75</s> 80<sup>1</sup> år, 20 m<sup>2</sup><span style='display: none'>dolt</span></p>"
    body += "<table><tr><td>A<sup>a)</sup><td><del>5</del> 6</table>"
    found = read(body, tmp_path)
    assert texts(found) == ["Alla över 80 år, 20 m2", ("A", "6")]
    assert keys(found) == [
        ("struck", "75"),
        ("note-mark", "1"),
        ("hidden", "dolt"),
        ("note-mark", "a)"),
        ("struck", "5"),
    ]


def test_pictures_and_what_is_embedded_are_unread(tmp_path: Path) -> None:
    body = '<img src="logga.png" width="900" height="900"><p>Före</p><img src="tabell.png" width="600" height="400">'
    body += '<img src="ikon.png" width="20" height="20"><img src="okänd.png"><svg><path/></svg>'
    body += '<canvas></canvas><iframe src="a.html"></iframe><p>Efter</p>'
    found = read(body, tmp_path)
    kinds = [UnreadKind.PICTURE, UnreadKind.PICTURE, UnreadKind.CHART, UnreadKind.OBJECT]
    assert [each.kind for each in found.unread] == kinds
    assert [(remark.key, remark.number) for remark in found.remarks] == [("document.note.pictures", 3)]


def test_headings_have_the_levels_of_the_page(tmp_path: Path) -> None:
    found = read("<h1>Plan</h1><h2>Mål</h2><p>Text</p><h4>Mått</h4>", tmp_path)
    assert [block.level for block in found.blocks] == [1, 2, 0, 4]


ENCODINGS = [
    ("UTF-8 with a mark", "utf-8-sig", ""),
    ("said by the page", "cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
    ("UTF-16", "utf-16", ""),
]


@pytest.mark.parametrize(("encoding", "head"), [pytest.param(*case, id=name) for name, *case in ENCODINGS])
def test_encodings(encoding: str, head: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_bytes(f"<!DOCTYPE html><html><head>{head}</head><p>Åtgärder".encode(encoding))
    assert texts(reader.read(path)) == ["Åtgärder"]


def test_the_user_says_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_bytes("<html><p>Åtgärder".encode("cp1252"))
    assert texts(reader.read(path, "cp1252")) == ["Åtgärder"]
    with pytest.raises(VpbdiffError) as caught:
        reader.read(path)
    assert caught.value.problems[0].key == "import.not-utf8"


def test_a_page_saved_in_one_file(tmp_path: Path) -> None:
    whole = MIMEMultipart("related")
    whole.attach(MIMEText("<html><body><h1>Mål</h1><p>Åtgärder", "html", "utf-8"))
    path = tmp_path / "plan.mhtml"
    path.write_bytes(b"From: <Saved by Blink>\r\n" + whole.as_bytes())
    assert texts(reader.read(path)) == ["Mål", "Åtgärder"]


KNOWN = [
    ("a document type", "<!DOCTYPE html><p>a", ".txt", True),
    ("a root element after blanks", "\n  <HTML><p>a", ".txt", True),
    ("XML that is a page", '<?xml version="1.0"?><html xmlns="x"><p>a</p></html>', ".txt", True),
    ("a part of a page by its name", "<h1>a</h1>", ".htm", True),
    ("other XML", '<?xml version="1.0"?><note>a</note>', ".txt", False),
    ("Markdown with tags in it", "# Plan\n\n<b>a</b>", ".md", False),
]


@pytest.mark.parametrize(("said", "ending", "page"), [pytest.param(*case, id=name) for name, *case in KNOWN])
def test_a_page_is_known_by_its_first_bytes(said: str, ending: str, page: bool, tmp_path: Path) -> None:
    path = tmp_path / f"plan{ending}"
    path.write_text(said, encoding="utf-8")
    assert ("<" not in reader.read(path).blocks[0].text) is page or said.startswith("#")


HEAVY = ["<p>a", "<div>", "<table><tr><td>", "<ul><li>", "<b>", "<p><table>", "</p>", "<br>", "a<sup>1</sup>", "<td>"]


@pytest.mark.soak
@pytest.mark.parametrize("unit", HEAVY)
def test_no_page_takes_long(unit: str, tmp_path: Path) -> None:
    start = time.perf_counter()
    read(unit * (100_000 // len(unit)), tmp_path)
    assert time.perf_counter() - start < 20


WORD = st.text("abcdefåäö<>&", min_size=1, max_size=8)
TAGS = st.sampled_from(["p", "div", "li", "td", "tr", "table", "ul", "h2", "b", "span", "br", "section", "th", "dd"])


@given(st.lists(st.tuples(TAGS, st.booleans(), WORD), max_size=25))
def test_every_word_of_a_page_is_read_however_it_is_tagged(parts: list[tuple[str, bool, str]]) -> None:
    escaped = [(tag, closed, word.replace("&", "&amp;").replace("<", "&lt;")) for tag, closed, word in parts]
    page = "".join(f"<{tag}>{word}{f'</{tag}>' if closed else ''}" for tag, closed, word in escaped)
    made = web_page._PageReader("plan.html")
    made.page(page_tree.tree(page))
    said = "".join("".join(block.text for block in made.document("plan.html").blocks).split())
    assert sorted(said) == sorted("".join(word for _, _, word in parts))
