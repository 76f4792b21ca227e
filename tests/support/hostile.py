"""Documents made to harm who opens them, each by a few lines, and none larger than some kilobytes where it is kept."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from vpbdiff.documents import plain_text

MEGABYTE = 1_000_000
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word() -> bytes:
    """A small Word file, as python-docx makes it."""
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Text.")
    document.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A Word file with its parts changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, change(member.filename, old.read(member)))
    return buffer.getvalue()


def with_body(xml: str, head: str = "") -> bytes:
    """A Word file with this in its body, and `head` before its document element."""
    opening = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    whole = f'<?xml version="1.0"?>{head}{opening}{xml}</w:body></w:document>'.encode()
    return changed(word(), lambda name, part: whole if name == "word/document.xml" else part)


def zip_bomb(path: Path) -> None:
    """Forty megabytes of blanks in forty kilobytes."""
    path.write_bytes(with_body("<w:p><w:r><w:t>" + " " * (40 * MEGABYTE) + "</w:t></w:r></w:p>"))


def lying_zip(path: Path) -> None:
    """A member that says that it unpacks to a few bytes."""
    data = with_body("<w:p/>" * 100_000)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (500).to_bytes(4, "little")))


def many_members(path: Path) -> None:
    """An archive of ten thousand files."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_000):
            archive.writestr(str(number), b"")


def entities(path: Path) -> None:
    """Entities within entities: a few lines that unfold to gigabytes."""
    nested = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(10))
    head = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{nested}]>'
    path.write_bytes(with_body("<w:p><w:r><w:t>&e10;</w:t></w:r></w:p>", head))


def outside_entity(path: Path, address: str) -> None:
    """An entity that stands for what another machine says."""
    head = f'<!DOCTYPE w:document [<!ENTITY e SYSTEM "{address}">]>'
    path.write_bytes(with_body("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", head))


def linked(path: Path, address: str) -> None:
    """A Word file whose template, picture and frame lie on another machine."""
    document = docx.Document()
    document.add_paragraph("Text.")
    for kind in ("image", "attachedTemplate", "frame", "hyperlink"):
        document.part.relate_to(address, f"{RELATIONSHIPS}/{kind}", is_external=True)
    document.save(str(path))


def deep(path: Path) -> None:
    """Elements within elements, a hundred thousand deep."""
    path.write_bytes(with_body("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000))


def wide(path: Path) -> None:
    """A table whose cells claim to span a thousand million columns."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
    path.write_bytes(
        with_body(f"<w:tbl>{f'<w:tr>{cell * 50}</w:tr>' * 50}</w:tbl><w:p><w:r><w:t>Text.</w:t></w:r></w:p>")
    )


def long_word(path: Path) -> None:
    """More paragraphs than any plan has."""
    path.write_bytes(with_body("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (plain_text.MAX_LINES + 1)))


def locked_word(path: Path) -> None:
    """What Word makes of a file with a password: another container, with the file in it as noise."""
    path.write_bytes(OLE + b"\0" * 1_000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1_000)


def old_word(path: Path) -> None:
    """The container of .doc."""
    path.write_bytes(OLE + b"\0" * 1_000 + "WordDocument".encode("utf-16-le") + b"\0" * 1_000)


def spreadsheet(path: Path) -> None:
    """An archive of another program."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")


def open_text(path: Path) -> None:
    """An OpenDocument text."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")


def slides(path: Path) -> None:
    """A presentation."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<p/>")


def cut_word(path: Path) -> None:
    """A Word file that was not wholly fetched."""
    path.write_bytes(word()[:-2_000])


def shifted_word(path: Path) -> None:
    """A Word file whose directory says that it stands a byte later than it does."""
    data = word()
    start = int.from_bytes(data[-6:-2], "little") + 1
    path.write_bytes(data[:-6] + start.to_bytes(4, "little") + data[-2:])


def pdf(objects: Sequence[bytes], *, xref: bool = True) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue. Without `xref` its table is wrong."""
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made) if xref else 7
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % (place if xref else 3) for place in places)
    return made + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A stream as an object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def pages(content: bytes, number: int = 1, more: Sequence[bytes] = (), resources: bytes = b"") -> list[bytes]:
    """The objects of a PDF with so many pages, all of the same content (object 3), in Helvetica (object 4)."""
    first = 5 + len(more)
    kids = b" ".join(b"%d 0 R" % each for each in range(first, first + number))
    shared = b"/Resources << /Font << /F 4 0 R >> %s >> /MediaBox [0 0 595 842] /Contents 3 0 R" % resources
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (number, kids),
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
        *[b"<< /Type /Page /Parent 2 0 R %s >>" % shared] * number,
    ]


TEXT = b"BT /F 12 Tf 72 700 Td (Text.) Tj ET"


def many_pages(path: Path) -> None:
    """Two thousand pages."""
    path.write_bytes(pdf(pages(stream(TEXT), 2_000)))


def broken_xref(path: Path) -> None:
    """A PDF whose table of objects points nowhere; the objects can still be found."""
    path.write_bytes(pdf(pages(stream(TEXT)), xref=False))


def no_pdf(path: Path) -> None:
    """The first line of a PDF and nothing of it after that."""
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)


def page_loop(path: Path) -> None:
    """Pages that are their own parents."""
    objects = pages(stream(TEXT))
    objects[1] = b"<< /Type /Pages /Count 2 /Kids [2 0 R 5 0 R] >>"
    path.write_bytes(pdf(objects))


def pdf_bomb(path: Path) -> None:
    """More than a gigabyte of blanks, packed twice into some kilobytes."""
    packer = zlib.compressobj()
    first, again = (packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    packed = first + again * 1_200
    path.write_bytes(pdf(pages(stream(zlib.compress(packed), b"/Filter [/FlateDecode /FlateDecode]"))))


def nested_forms(path: Path) -> None:
    """Ten forms, each drawing the next ten times: text ten thousand million times."""
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    names = b"/Resources << /Font << /F 4 0 R >> /XObject << /X %d 0 R >> >>"
    forms = [stream(b"/X Do " * 10, kind + names % (6 + level)) for level in range(10)]
    forms.append(stream(TEXT, kind + b"/Resources << /Font << /F 4 0 R >> >>"))
    path.write_bytes(pdf(pages(stream(b"/X Do"), 1, forms, b"/XObject << /X 5 0 R >>")))


def scanned(path: Path) -> None:
    """A page that is a picture of text."""
    canvas = Canvas(str(path))
    canvas.rect(72, 400, 200, 100, fill=1)
    canvas.save()


def locked_pdf(path: Path) -> None:
    """A PDF that a password opens."""
    canvas = Canvas(str(path), encrypt=StandardEncryption("hemligt", strength=128))
    canvas.drawString(72, 700, "Text.")
    canvas.save()
