"""Workbooks made by hand for tests, part by part: xlsx, ods and, as its records, xls."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from vpbdiff.documents.sheet_details import name_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
ART = "http://schemas.openxmlformats.org/drawingml/2006/main"

Cells = Sequence[Sequence[object]]


def xlsx(path: Path, *sheets: str, styles: str = "", shared: str = "", parts: Mapping[str, bytes | str] = {}) -> Path:
    """Write a workbook of these sheets: each a name, its state after an @ if any, a bar, and the XML that it holds."""
    names = [sheet.partition("|")[0] for sheet in sheets]
    bodies = [sheet.partition("|")[2] for sheet in sheets]
    listed = "".join(_listed(n, *name.partition("@")[::2]) for n, name in enumerate(names, 1))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{listed}</sheets></workbook>'
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    links += f'<Relationship Id="rIdS" Type="{REL}/styles" Target="styles.xml"/>'
    links += f'<Relationship Id="rIdT" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(len(names)))
        archive.writestr(
            "_rels/.rels", _links(f'<Relationship Id="r" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>')
        )
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", _links(links))
        archive.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>')
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')
        for n, body in enumerate(bodies, 1):
            archive.writestr(
                f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{body}</worksheet>'
            )
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def _listed(number: int, name: str, state: str) -> str:
    hidden = f' state="{state}"' if state else ""
    return f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"{hidden}/>'


def rows(cells: Cells, *, hidden: Sequence[int] = (), first: int = 1, style: Mapping[str, int] = {}) -> str:
    """The rows of a sheet as XML: texts, numbers, None for nothing, `=...` for a formula without a value."""
    made = ""
    for number, row in enumerate(cells, first):
        inner = "".join(_cell(value, name_of((number - 1, column)), style) for column, value in enumerate(row))
        state = ' hidden="1"' if number in hidden else ""
        made += f'<row r="{number}"{state}>{inner}</row>'
    return f"<sheetData>{made}</sheetData>"


def _cell(value: object, name: str, style: Mapping[str, int]) -> str:
    look = f' s="{style[name]}"' if name in style else ""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith("="):
        return f'<c r="{name}"{look}><f>{escape(value[1:])}</f><v></v></c>'
    if isinstance(value, str):
        return f'<c r="{name}"{look} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{name}"{look}><v>{value}</v></c>'


def related(*targets: tuple[str, str]) -> str:
    """The relations of a part: the last word of each, and what it points to; their ids count from rId1."""
    return _links(
        "".join(
            f'<Relationship Id="rId{n}" Type="{REL}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(targets, 1)
        )
    )


def drawing(*inner: str) -> str:
    """A drawing over the cells, each of its parts anchored at C5."""
    corner = "<xdr:from><xdr:col>2</xdr:col><xdr:row>4</xdr:row></xdr:from>"
    anchors = "".join(f"<xdr:twoCellAnchor>{corner}{each}</xdr:twoCellAnchor>" for each in inner)
    return f'<xdr:wsDr xmlns:xdr="{DRAWING}" xmlns:a="{ART}" xmlns:r="{REL}">{anchors}</xdr:wsDr>'


def picture(width: int, height: int, reference: str = "rId1") -> str:
    """A picture of this size, in units of a drawing."""
    size = f'<xdr:spPr><a:xfrm><a:ext cx="{width}" cy="{height}"/></a:xfrm></xdr:spPr>'
    return f'<xdr:pic><xdr:blipFill><a:blip r:embed="{reference}"/></xdr:blipFill>{size}</xdr:pic>'


def _links(inner: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def _types(number: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in range(1, number + 1)
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{sheets}</Types>'
    )


SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(path: Path, tables: str, styles: str = "", parts: Mapping[str, bytes | str] = {}) -> Path:
    """Write an OpenDocument workbook of these tables, as XML."""
    content = (
        f'<office:document-content {SPACES} office:version="1.2"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
        '<manifest:file-entry manifest:full-path="Object 1/" '
        'manifest:media-type="application/vnd.oasis.opendocument.chart"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def ods_cell(text: str, value: float | None = None, more: str = "") -> str:
    """A cell that shows a text, and holds a number where one is given."""
    kind = "string" if value is None else f'float" office:value="{value}'
    inner = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="{kind}" {more}>{inner}</table:table-cell>'


def record(kind: int, body: bytes) -> bytes:
    """A record of an xls file."""
    return struct.pack("<HH", kind, len(body)) + body


def xls(path: Path, sheets: Mapping[str, Sequence[bytes]], styles: Sequence[bytes] = (), hidden: str = "") -> Path:
    """Write an xls file: of each sheet its records, and those of the styles; `hidden` names a hidden sheet."""
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 0))
    end = record(0x0A, b"")
    bodies = [
        record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + b"".join(each) + end
        for each in sheets.values()
    ]
    names = [bytes([len(name), 0]) + name.encode("latin-1") for name in sheets]
    head = begin + b"".join(styles)
    start = len(head) + sum(4 + 6 + len(name) for name in names) + len(end)
    for name, (title, body) in zip(names, zip(sheets, bodies, strict=True), strict=True):
        head += record(0x85, struct.pack("<IBB", start, title == hidden, 0) + name)
        start += len(body)
    path.write_bytes(ole({"Workbook": head + end + b"".join(bodies)}))
    return path


def xls_text(row: int, column: int, text: str, style: int = 0) -> bytes:
    """A cell with a text, as a record."""
    letters = text.encode("utf-16-le")
    return record(0x204, struct.pack("<HHHHB", row, column, style, len(text), 1) + letters)


def xls_number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number, as a record."""
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def ole(streams: Mapping[str, bytes]) -> bytes:
    """The container of older Office files, with these streams in it."""
    size = 512
    sectors, table, entries = [], [], []
    root = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    for name, stream in streams.items():
        padded = stream.ljust(4_096, b"\0")
        first = len(sectors)
        pieces = [padded[n : n + size].ljust(size, b"\0") for n in range(0, len(padded), size)]
        sectors += pieces
        table += [*range(first + 1, first + len(pieces)), 0xFFFFFFFE]
        entries.append(_entry(name, 2, first, len(padded)))
    listing = (root + b"".join(entries)).ljust(size, b"\0")
    at = len(sectors)
    sectors.append(listing)
    table += [0xFFFFFFFE, 0xFFFFFFFD]
    fat = struct.pack(f"<{size // 4}I", *table, *[0xFFFFFFFF] * (size // 4 - len(table)))
    sectors.append(fat)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, at, 0, 4_096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, at + 1
    )
    head += b"\xff" * (size - len(head))
    return head + b"".join(sectors)


def _entry(name: str, kind: int, start: int, length: int, child: int = 0xFFFFFFFF) -> bytes:
    title = (name + "\0").encode("utf-16-le")
    free = 0xFFFFFFFF
    made = title.ljust(64, b"\0") + struct.pack("<HBBIII", len(title), kind, 1, free, free, child)
    return made + bytes(36) + struct.pack("<II", start, length) + bytes(4)
