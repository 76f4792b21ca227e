"""Ways to damage a file: a JSON value at a random place, a line of a text, a member of an archive, single bytes."""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import Any

ODD_TEXTS = (
    *("", " ", "\n", "\t", "\0", "\x1b[31m", "\r\n", "\ud800", "\ufeff", "\u202e", "\u00ad", "a\u030a", "İ", "ﬁ"),
    *(
        "é" * 300,
        "-",
        "–",
        "0",
        "-0",
        "00",
        "1e9",
        "NaN",
        "½",
        "²",
        "٣",
        "1 000",
        "1\u00a0000,5",
        "99999999999",
        "12,5 %",
    ),
    *("31.12.2025", "2025-02-30", "2025-12-31", "0000-00-00", "9999-12-31", "T1", "2024-2025", "mkr", "tkr", "kr"),
    *("[bold]", "[/]", "{0}", "{{hela}}", "%s", "<script>", "</w:t>", "]]>", "&e;", "=1+1", "|", "`", "**", "#", "\\"),
    *("../../x", "C:\\x", "NUL", "https://[", "javascript:0", "Summa", "Totalt", "Mål 1", "§ 5", "inga", "saknas"),
    *("ACTIVITY:x", "goal:x", "risk:x", "unit:x", "budget", "🙂", "ß", "ǆ", "(" * 200, "'", '"', "«»", "7" * 5000),
)
"""Texts that something may take for more than a text, or for less."""

ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2.5, 1e308, -1e-308, 10**30, 2025, 9999, 10**400, float("nan"), float("inf")),
    *([], {}, [[]], [None], {"": ""}, [{}], "x", {"title": 1}, {"amount": "1"}, [1, "a", None], [[[[[[]]]]]]),
)
"""Values of which few fit where they are put."""

LARGEST = 900_000
"""The most characters that a damaged file is let grow to: for larger ones other limits hold."""


def value(raw: Any, chance: random.Random) -> Any:
    """A copy of a JSON value with places damaged; two in three are damaged such that the file keeps its form."""
    copy = json.loads(json.dumps(raw))
    damage = chance.choice((_damage, _edit, _edit))
    for _ in range(chance.choice((1, 1, 1, 2, 4)) * (1 if damage is _damage else 2)):
        places = list(_places(copy))
        if places:
            damage(*chance.choice(places), places, chance)
    return copy


_FIXED = (
    "format",
    "year",
    "source",
    "line",
    "entity",
    "id",
    "kind",
    "date",
    "through",
    "digest",
    "change",
    "valid_from",
    "meeting_date",
)
"""Names of fields that take few texts: an odd one is refused at once."""


def _edit(owner: Any, key: Any, places: list[tuple[Any, Any]], chance: random.Random) -> None:
    """Another text, figure or order, an element more or less: what a person may do to a plan."""
    if (isinstance(owner, list) and key >= len(owner)) or (isinstance(owner, dict) and key not in owner):
        return
    old = owner[key]
    if isinstance(owner, list) and chance.random() < 0.5:
        way = chance.randrange(3)
        if way == 0:
            del owner[key]
        elif way == 1:
            owner.insert(key, json.loads(json.dumps(old)))
        else:
            chance.shuffle(owner)
    elif key in {"printed", "kr"} and isinstance(owner, dict):
        _give_amount(owner, chance.choice((0, 1, -1, 98, -134, 2289, -45_012, 999_999)))
    elif isinstance(old, str) and key not in _FIXED:
        odd = "".join(each for each in line(old, chance) if each.isprintable()) or "x"
        owner[key] = odd[:3000]
    elif isinstance(old, int | float) and not isinstance(old, bool) and key not in _FIXED:
        owner[key] = chance.choice((-old, old * 1000, old + 1, old + 0.1, 0, old * -10))
    elif isinstance(owner, dict) and isinstance(old, str | list | None) and chance.random() < 0.2:
        del owner[key]


def _places(node: Any) -> Any:
    """Each list or object with each key that it has."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in pairs:
        yield node, key
        yield from _places(inner)


def _damage(owner: Any, key: Any, places: list[tuple[Any, Any]], chance: random.Random) -> None:
    if (isinstance(owner, list) and key >= len(owner)) or (isinstance(owner, dict) and key not in owner):
        return  # another damage took it away
    old = owner[key]
    way = chance.randrange(8)
    if way == 0:
        del owner[key]
    elif way == 1:
        owner[key] = chance.choice(ODD_VALUES)
    elif way == 2 and isinstance(owner, dict):
        owner[chance.choice((*owner, *ODD_TEXTS))] = old
    elif way == 3 and isinstance(owner, list):
        owner[key:key] = [old] * chance.choice((1, 2, 30))
    elif way == 4:
        other, place = chance.choice(places)
        if isinstance(other, dict) is isinstance(place, str) and (isinstance(other, dict) or place < len(other)):
            owner[key] = json.loads(json.dumps(other.get(place) if isinstance(other, dict) else other[place]))
    elif isinstance(old, str):
        owner[key] = line(old, chance)
    elif isinstance(old, int | float):
        owner[key] = chance.choice((-old, old * 1000, old + 1, str(old), old / 3, 0))
    else:
        owner[key] = chance.choice(ODD_TEXTS)


def _give_amount(amount: dict[str, Any], tenths: int) -> None:
    """Have an amount say so many tenths of its unit, in both ways that it is said."""
    size = {"mkr": 1_000_000, "tkr": 1_000}.get(str(amount.get("unit")), 1_000_000)
    amount |= {"printed": f"{tenths / 10:.1f}".replace(".", ","), "kr": tenths * size // 10}


def as_toml(old: str, chance: random.Random) -> bytes:
    """A TOML file with texts in quotation marks damaged; one in three is damaged as any text is."""
    parts = old.split('"')
    if chance.randrange(3) == 0 or len(parts) < 3:
        return text(old, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        place = chance.randrange(1, len(parts), 2)
        parts[place] = "".join(each for each in line(parts[place], chance) if each.isprintable() and each not in '"\\')
    return '"'.join(parts).encode()


def as_json(raw: Any, chance: random.Random) -> bytes:
    """A damaged JSON value as a file; one in six has its bytes damaged instead."""
    if chance.randrange(6) == 0:
        return data(json.dumps(raw, ensure_ascii=False, indent=1).encode(), chance)
    return json.dumps(value(raw, chance), ensure_ascii=chance.random() < 0.5, indent=1).encode("utf-8", "surrogatepass")


def line(old: str, chance: random.Random) -> str:
    """A line with something put in, taken out, said again or put in another order."""
    place, end = sorted((chance.randint(0, len(old)), chance.randint(0, len(old))))
    words = old.split(" ")
    chance.shuffle(words)
    odd = chance.choice(ODD_TEXTS)
    return chance.choice(
        (
            odd,
            old[:place] + odd + old[place:],
            old[:place] + old[end:],
            old + old,
            old.upper(),
            " ".join(words),
            old * 40,
        )
    )


def text(old: str, chance: random.Random) -> bytes:
    """A text with lines damaged, as a file in one of the encodings that people save in."""
    lines = old.splitlines()
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(lines) or 1)
        other = chance.randrange(len(lines) or 1)
        way = chance.randrange(6)
        if way == 0:
            del lines[place : place + chance.choice((1, 3, 20))]
        elif way == 1:
            lines[place:place] = lines[other : other + chance.choice((1, 5))]
        elif way == 2 and lines:
            lines[place], lines[other] = lines[other], lines[place]
        elif way == 3 and lines:
            lines[place] = chance.choice(("# ", "## ", "#### ", "- ", "\t", "    ", "* ", "1. ")) + lines[place].lstrip(
                "# "
            )
        elif lines:
            lines[place] = line(lines[place], chance)
        lines = lines or [""]
    whole = chance.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines)[:LARGEST]
    encoding = chance.choice((*["utf-8"] * 12, "utf-16", "utf-8-sig", "latin-1", "cp850"))
    encoded = whole.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
    return data(encoded, chance) if chance.randrange(12) == 0 else encoded


def data(old: bytes, chance: random.Random) -> bytes:
    """Bytes cut off, changed, put in or taken out."""
    changed = bytearray(old)
    for _ in range(chance.choice((1, 1, 3, 20))):
        place = chance.randrange(len(changed) or 1)
        way = chance.randrange(6)
        if way == 0:
            del changed[place:]
        elif way == 1:
            changed[place:place] = chance.randbytes(chance.choice((1, 4, 100)))
        elif way == 2:
            del changed[place : place + chance.choice((1, 4, 500))]
        elif changed:
            place = min(place, len(changed) - 1)
            changed[place] = chance.choice((0, 10, 255, 34, 60, chance.randrange(256)))
    return bytes(changed)


def archive(old: bytes, chance: random.Random) -> bytes:
    """A zip archive (docx, xlsx) with a member damaged or dropped; one in six has its own bytes damaged instead."""
    if chance.randrange(6) == 0:
        return data(old, chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(old)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        main = [name for name in names if name.endswith(("document.xml", "sheet1.xml", "sharedStrings.xml"))]
        struck = chance.choice(main if main and chance.random() < 0.7 else names)
        for name in names:
            content = source.read(name)
            if name == struck:
                if chance.randrange(8) == 0:
                    continue
                content = _xml(content, chance)
            target.writestr(name, content)
    return buffer.getvalue()


def _xml(old: bytes, chance: random.Random) -> bytes:
    """XML with its tags' content or order damaged, mostly such that it still parses."""
    parts = old.decode("utf-8", "replace").split("<")
    for _ in range(chance.choice((1, 2, 10))):
        place, other = chance.randrange(1, len(parts)) if len(parts) > 1 else 0, chance.randrange(len(parts))
        tag, closing, content = parts[place].partition(">")
        way = chance.randrange(5)
        if way == 0:
            odd = chance.choice(ODD_TEXTS).replace("&", "&amp;").replace("\0", "").replace("\ud800", "")
            parts[place] = tag + closing + odd + content
        elif way == 1 and tag.endswith("/"):
            parts[place] = ""
        elif way == 2:
            parts[place], parts[other] = parts[other], parts[place]
        elif way == 3 and '"' in tag:
            pieces = tag.split('"')
            pieces[1] = chance.choice(("", "-1", "0", "999999999", "x", "none"))
            parts[place] = '"'.join(pieces) + closing + content
        elif content.strip():
            parts[place] = tag + closing + line(content, chance).replace("\0", "").replace("\ud800", "")
    return "<".join(part for number, part in enumerate(parts) if part or number == 0).encode("utf-8", "replace")[
        :LARGEST
    ]
