"""From the blocks of a document to a report: its title and day, its scale, its goals with what came of them.

A table is known by its heads and a goal by what stands under its heading. What is of no known kind stays where it
stands, as prose or as a table with its columns and rows: a wrong reading is worse than a generic one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from vpbdiff.base.errors import Location, failure
from vpbdiff.base.records import dataclass
from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, SourceDocument
from vpbdiff.language import sentences
from vpbdiff.recognise.accounting import Accounts, Ledger
from vpbdiff.recognise.extent import Parts
from vpbdiff.recognise.metadata import metadata
from vpbdiff.recognise.places import name_places, unread
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.table_headers import YEAR
from vpbdiff.recognise.titles import Title, TitleKind, title_of
from vpbdiff.reports import money
from vpbdiff.reports.heads import ISO, day_of
from vpbdiff.reports.labels import HeadingNode, folded, item_with_state, list_of
from vpbdiff.reports.loading import FORMAT
from vpbdiff.reports.tables import ReportTable, rows_of
from vpbdiff.reports.words import STATUS, meant, step_meaning

Json = dict[str, Any]

_ANNUAL = re.compile(
    r"verksamhetsberättelse|(?<!del)års(?:redovisning|rapport|bokslut|uppföljning)|\bbokslut|"
    r"årets resultat|\bhelår"
)
_ASSESSED = re.compile(
    r"(?:bedömning|målbedömning|måluppfyllelse|samlad bedömning)\s*[:–-]\s*(?P<step>.+)", re.IGNORECASE
)
_STEPS = re.compile(r"\b(?:orden|stegen|nivåerna|skalan|bedömningarna)\s+(?P<steps>[A-ZÅÄÖ].+?)\.?$")
_ARROWS = re.compile(r"\bpil(?:en|ar|arna)?\b.*\bvärdet\b", re.IGNORECASE)
"""How a report says that its arrows are of the value and not of better and worse."""
_SHORT = 40
"""Characters of the longest line that may be a step of a scale."""
_NOT_MEASURED = re.compile(
    r"^(?:måtten|måttet|dessa mått|indikator(?:n|erna))\b.*\b(?:mäts|följs upp|redovisas)\b", re.IGNORECASE
)
_LATER = re.compile(
    r"\b(?:redovisas|följs upp|rapporteras|återkommer)\b.*\b(?:verksamhetsberättelsen|årsredovisningen|bokslutet"
    r"|årsrapporten|nästa (?:rapport|uppföljning)|senare)\b",
    re.IGNORECASE,
)
_PARTS = (
    ("internal_control", re.compile(r"intern\w* ?kontroll|kontrollplan", re.IGNORECASE)),
    ("assignments", re.compile(r"\buppdrag", re.IGNORECASE)),
    ("operating_budget", re.compile(r"ekonomi|budget", re.IGNORECASE)),
    ("measures", re.compile(r"\bmått|indikator|nyckeltal", re.IGNORECASE)),
    ("activities", re.compile(r"\baktivitet", re.IGNORECASE)),
    ("goals", re.compile(r"\bmål|nämndmål", re.IGNORECASE)),
)
_OF_ASSIGNMENT = re.compile(
    r"^(?P<title>Uppdraget (?:om|att|gällande|kring) .+?) (?:är|har) (?P<status>(?:delvis |inte |ej )?\w+)(?:\.|,| )",
)


@dataclass(frozen=True, slots=True)
class ReportReading:
    """A report taken from a document, as its file holds it; the lines that hold content, and those of them that stayed
    as prose or as tables of no known kind; what a person should check, by line: a message key and its parameters."""

    raw: Json
    lines: int
    as_they_stand: tuple[int, ...]
    notes: tuple[tuple[int, str, Json], ...] = ()


def find_title(document: SourceDocument, profile: Profile) -> tuple[int, Title] | None:
    """Where the title of a report stands: the one that a document opens with, else the last, which a memo may stand
    above; None where the document opens with another title, or has none."""
    found = [
        (place, title)
        for place, block in enumerate(document.blocks)
        if block.kind is not BlockKind.ROW and (title := title_of(document.blocks, place, profile)) is not None
    ]
    reports = [each for each in found if each[1].kind is TitleKind.REPORT]
    opening = next((each for each in found if each[0] < _OPENING), None)
    if opening is not None and opening[1].kind is TitleKind.REPORT:
        return opening
    return next((each for each in reversed(reports) if each[1].year), None)


_OPENING = 16


def read(document: SourceDocument, profile: Profile, through: str | None = None) -> ReportReading:
    """The report that a document holds; `through` is its last day where a person says it.

    Raises VpbdiffError for a document without a report's title, and for one that does not say of which year or up to
    which day it is.
    """
    found = find_title(document, profile)
    if found is None:
        raise failure("follow.not-a-report-document", Location(document.name))
    place, title = found
    reader = _Reader(document, place, title, profile, through)
    return reader.read()


def _day(title: Title, texts: Sequence[str], year: int) -> str:
    """The last day that a report is about: by its title, else by what its first lines say; empty where neither does."""
    words = title.text.casefold()
    if found := ISO.search(words):
        return found[0]
    day, _ = day_of(YEAR.sub(" ", words), year)
    if day:
        return day
    if _ANNUAL.search(words):
        return f"{year}-12-31"
    for text in texts:
        if re.search(r"\b(?:läget|avser|per den|t\.o\.m|till och med)\b", text.casefold()):
            day, _ = day_of(YEAR.sub(" ", text), year)
            if day:
                return day
    return ""


class _Reader:
    """Reads one document; the report is put together in `raw`."""

    def __init__(
        self, document: SourceDocument, place: int, title: Title, profile: Profile, through: str | None
    ) -> None:
        self.document = document
        self.profile = profile
        blocks = document.blocks
        texts = [block.text for block in blocks[place + 1 : place + 40] if block.kind is not BlockKind.ROW]
        year = title.year or next((int(match[1]) for text in texts[:8] if (match := YEAR.search(text))), 0)
        iso = through or next((found[0] for found in [ISO.search(title.text)] if found), "")
        if iso:
            year = int(iso[:4])
        day = through or (_day(title, texts, year) if year else "")
        if not year or not day:
            raise failure("follow.no-day", Location(document.name), title=title.text)
        self.title = title
        self.year = year
        self.through = day
        self.body = next((i for i in range(place + 1, len(blocks)) if self._opens(blocks[i])), len(blocks))
        self.cover = blocks[max(0, place - _ABOVE) : self.body]
        self.raw: Json = {"format": FORMAT, "year": year}
        self.raw |= {"kind": "annual" if day.endswith("-12-31") else "interim", "through": day}
        self.scale: dict[str, str | None] = {}
        self.arrows = "unknown"
        self.scales: list[Json] = []
        self.kept: set[int] = set()
        self.notes: list[tuple[int, str, Json]] = []
        if place > _ABOVE:
            self.notes.append((blocks[place].line, "follow.begins", {"title": title.text}))

    def _opens(self, block: Block) -> bool:
        """Whether the cover ends before a block: at a heading that names nobody, a table, or running text."""
        if block.kind is BlockKind.ROW:
            return True
        if block.kind is BlockKind.HEADING:
            return title_of((block,), 0, self.profile) is None and not _OWNER.search(block.text)
        return sentences.parted(block.text) or len(block.text) > _LONG

    def read(self) -> ReportReading:
        """The whole report."""
        ledger = Ledger()
        parts = Parts(self.title, self.cover, (), self.document.blocks[self.body :], range(0))
        given = {key: self.profile.data["plan"][key] for key in ("municipality", "committee")}
        told = metadata(parts, given, ledger, self.document.page_marks)
        self.raw |= {"documents": [self.document.name], "metadata": told}
        roots = self._outline()
        self._legends(roots)
        if self.scales:
            self.raw["scales"] = self.scales
        if not roots and not self.document.unread:
            raise failure("follow.nothing-below", Location(self.document.name), title=self.title.text)
        sections = [made for node in roots if (made := self._section(node)) is not None]
        if sections:
            self.raw["sections"] = sections
        if found := unread(self.document, range(10**9)):
            self.raw["unread"] = found
        lines = sum(block.kind is not BlockKind.RULE for block in self.document.blocks)
        if self.document.place is not BlockPlace.LINE:
            name_places(self.raw, self.document, _no_accounts(self.document))
        for note in self.document.remarks:
            self.notes.append((note.line, note.key, {"text": note.text, "number": note.number}))
        return ReportReading(self.raw, lines, tuple(sorted(self.kept)), tuple(self.notes))

    def _outline(self) -> list[HeadingNode]:
        """The headings as a tree; what stands before the first under the report's own title."""
        root = HeadingNode("", 0, 0)
        stack = [root]
        blocks = [block for block in self.document.blocks[self.body :] if block.kind is not BlockKind.RULE]
        own = 0
        told = [found for block in blocks if (found := _STEPS.search(block.text))]
        known = frozenset(_word(word) for found in told for word in _steps_in(found))
        for place, block in enumerate(blocks):
            is_heading = block.kind is BlockKind.HEADING
            if is_heading or _is_goal(blocks, place, known):
                level = (block.level or stack[-1].level or 1) if is_heading else own + 1
                own = level if is_heading else own
                while len(stack) > 1 and stack[-1].level >= level:
                    stack.pop()
                node = HeadingNode(block.text, block.line, level)
                stack[-1].children.append(node)
                stack.append(node)
            else:
                stack[-1].blocks.append(block)
        if root.blocks:
            root.title, root.line = self.title.text, root.blocks[0].line
            return [HeadingNode(root.title, root.line, 1, root.blocks), *map(folded, root.children)]
        return [*map(folded, root.children)]

    def _legends(self, nodes: Sequence[HeadingNode]) -> None:
        """The scales that the report explains, in a table or in a sentence, wherever they stand."""
        for node in nodes:
            for part in self._content(node):
                if isinstance(part, ReportTable) and {"assessment", "meaning"} <= set(part.kinds):
                    self._scale(part)
                elif isinstance(part, Block) and _ARROWS.search(part.text):
                    self.arrows = "value"
                elif isinstance(part, Block) and (found := _STEPS.search(part.text)):
                    words = _steps_in(found)
                    steps: list[Json] = [{"printed": word, "reading": step_meaning(word)} for word in words]
                    if len(steps) > 1:
                        self._add_scale(steps, part.line)
            self._legends(node.children)

    def _scale(self, table: ReportTable) -> None:
        steps = []
        for cells, _ in table.rows:
            told = dict(zip(table.kinds, cells, strict=False))
            printed, meaning = told.get("assessment", "").strip(), told.get("meaning", "").strip()
            if printed:
                made: Json = {"printed": printed}
                steps.append(made | ({"meaning": meaning} if meaning else {}) | {"reading": step_meaning(meaning)})
        self._add_scale(steps, table.line)

    def _add_scale(self, steps: list[Json], line: int) -> None:
        self.scale |= {_word(step["printed"]): step["reading"] for step in steps}
        self.scales.append({"steps": steps, "source": {"line": line}})

    def assessment(self, printed: str) -> Json:
        """A report's own assessment with what it means by the report's legend."""
        return {"printed": printed.strip(), "reading": self.scale.get(_word(printed))}

    def _content(self, node: HeadingNode) -> list[Block | ReportTable]:
        """What stands right under a heading: tables put together, and the other blocks."""
        return rows_of(node.blocks, node.title, self.year, self.through)

    def _section(self, node: HeadingNode) -> Json | None:
        """A heading's content: the goal that it is, or a section with what is of no known kind. None where nothing of
        it is left."""
        content = self._content(node)
        goal = self._goal(node, content)
        prose: list[Json] = []
        tables: list[Json] = []
        above: ReportTable | None = None
        for part in content:
            if isinstance(part, ReportTable):
                if not self._typed(part, goal):
                    tables.append(part.generic())
                    self.kept.update(line for _, line in part.rows)
                above = part
            elif not (goal is not None and self._of_goal(part, goal)) and not self._stated(part, node.title, goal):
                self._beside(part, above, node)
                prose.append({"text": part.text, **({"bullet": True} if part.kind is BlockKind.BULLET else {})})
                prose[-1]["source"] = {"line": part.line}
                self.kept.add(part.line)
        inner = [found for child in node.children if (found := self._section(child)) is not None]
        if goal is not None and not (prose or tables or inner):
            return None
        made: Json = {"title": node.title or self.title.text}
        held = {"paragraphs": prose, "tables": tables, "sections": inner}
        made |= {name: found for name, found in held.items() if found}
        return made | {"source": {"line": node.line or 1}}

    def _goal(self, node: HeadingNode, content: Sequence[Block | ReportTable]) -> Json | None:
        """The goal that a heading is: one that is assessed, or has its own measures or activities, and opens no part of
        a report by its words."""
        rule = self.profile.section(node.title)
        if rule is not None and rule.role not in {None, "committee_goals", "goals"}:
            return None
        if len(node.title.split()) < _GOAL_WORDS or YEAR.fullmatch(node.title):
            return None
        assessed = next(
            (step for part in content if isinstance(part, Block) and (step := self._step(part)) is not None), None
        )
        held = {kind for part in content if isinstance(part, ReportTable) for kind in (part.kinds[0],)}
        if assessed is None and not held & {"activity", "measure"}:
            return None
        made = self._goal_of(node.title, node.line)
        if assessed is not None:
            made.setdefault("assessment", self.assessment(assessed))
        return made

    def _step(self, block: Block) -> str | None:
        """The step of a scale that a line is, with or without «Bedömning:» before it."""
        if found := _ASSESSED.fullmatch(block.text.strip()):
            return found["step"].strip() if len(found["step"]) <= _SHORT else None
        return block.text.strip() if _word(block.text) in self.scale and block.kind is BlockKind.TEXT else None

    def _stated(self, block: Block, heading: str, goal: Json | None) -> bool:
        """Put an item that a line holds with its state into its list; False for any other line."""
        where = list_of(block, heading, is_goal=goal is not None)
        found = item_with_state(block.text) if where else None
        if found is None:
            return False
        title, state = found
        status: Json = {"printed": state, "reading": meant(state, STATUS)}
        owner = goal if goal is not None and where == "activities" else self.raw
        owner.setdefault(where, []).append({"title": title, "status": status, "source": {"line": block.line}})
        return True

    def _of_goal(self, block: Block, goal: Json) -> bool:
        """Whether a line under a goal is its assessment, which the goal holds."""
        return self._step(block) is not None and "assessment" in goal

    def _typed(  # noqa: PLR0911 - one for each kind of table
        self, table: ReportTable, goal: Json | None
    ) -> bool:
        """Put a table's rows into the list of its kind; False where it is of none, or is the legend, which stays to be
        read as it stands."""
        owner = self.raw if goal is None else goal
        first = table.kinds[0] if table.kinds else ""
        if first == "measure" or (not first and self._is_of_measures(table, goal)):
            return self._measures(table, owner)
        if first == "goal" and {"measure", "activity"} & set(table.kinds):
            return self._by_goal(table)
        if first == "activity":
            owner.setdefault("activities", []).extend(self._activity(table, cells, line) for cells, line in table.rows)
            return True
        if first == "assignment":
            made = [self._activity(table, cells, line) for cells, line in table.rows]
            self.raw.setdefault("assignments", []).extend(made)
            return True
        if first == "goal" and "assessment" in table.kinds:
            self._goals(table)
            return True
        if "control" in table.kinds and {"result", "status", "observation"} & set(table.kinds):
            return self._controls(table)
        if money.is_budget(table.heads, table.unit):
            return self._budget(table)
        return False

    @staticmethod
    def _is_of_measures(table: ReportTable, goal: Json | None) -> bool:
        """Whether a table whose first column has no head is of measures: it has outcomes, and targets or assessments
        beside them, or stands under a goal or under a heading that says so. Amounts have a unit."""
        kinds = set(table.kinds)
        if "outcome" not in kinds or table.unit or not table.heads or table.heads[0].text.strip():
            return False
        beside = {"target", "assessment", "trend"} & kinds
        return bool(beside) or goal is not None or _OF_MEASURES.search(table.heading) is not None

    def _by_goal(self, table: ReportTable) -> bool:
        """A table whose first column names the goal of each row, empty for the one above: a table for each goal."""
        title, parted = "", dict[str, list[tuple[tuple[str, ...], int]]]()
        for cells, line in table.rows:
            title = cells[0].strip() or title
            parted.setdefault(title, []).append((cells[1:], line))
        read = True
        for name, rows in parted.items():
            owner = self._goal_of(name, rows[0][1]) if name else None
            read &= self._typed(replace(table, heads=table.heads[1:], rows=tuple(rows)), owner)
        return read

    def _goal_of(self, title: str, line: int) -> Json:
        """The goal with a title, made where it is not known yet."""
        title = _NUMBERED.sub("", title) or title
        listed = self.raw.setdefault("goals", [])
        made: Json | None = next((each for each in listed if _word(each["title"]) == _word(title)), None)
        if made is None:
            made = {"title": title, "source": {"line": line}}
            listed.append(made)
        return made

    def _goals(self, table: ReportTable) -> None:
        for cells, line in table.rows:
            told = table.told(cells)
            made: Json = {"title": told["goal"], "assessment": self.assessment(told.get("assessment", ""))}
            texts = (told.get("text", ""), told.get("result", ""))
            rest = table.rest(cells, ("goal", "assessment", "text", "result"))
            if text := " ".join(filter(None, (*texts, rest))):
                made["result"] = text
            made["title"] = _NUMBERED.sub("", made["title"]) or made["title"]
            self.raw.setdefault("goals", []).append(made | {"source": {"line": line}})

    def _activity(self, table: ReportTable, cells: Sequence[str], line: int) -> Json:
        told = table.told(cells)
        made: Json = {"title": told[table.kinds[0]] or "–"}
        status = told.get("status", "").strip()
        if "status" in table.kinds:
            made["status"] = {"printed": status, "reading": meant(status, STATUS)}
        kinds = ("text", "result", "outcome", "observation", "action")
        texts = [told.get(kind, "") for kind in kinds]
        texts.append(table.rest(cells, (table.kinds[0], "status", *kinds)))
        if text := " ".join(filter(None, texts)):
            made["result"] = text
        return made | {"source": {"line": line}}

    def _measures(self, table: ReportTable, owner: Json) -> bool:
        """A table of measures: rows for groups, as «varav kvinnor», are values of the row above."""
        made: list[Json] = []
        for cells, line in table.rows:
            group = table.group(cells)
            if group and made:
                for kind, name in _VALUES.items():
                    for value in table.values(cells, kind):
                        made[-1].setdefault(name, []).append({"year": self.year, **value, "group": group})
                if rest := table.rest(cells, ("measure",), tuple(_VALUES)):
                    made[-1]["note"] = " ".join(filter(None, (made[-1].get("note", ""), f"{group}: {rest}")))
                continue
            if not cells[0].strip():
                return False
            made.append(self._measure(table, cells, line))
        owner.setdefault("measures", []).extend(made)
        return True

    def _measure(self, table: ReportTable, cells: Sequence[str], line: int) -> Json:
        title = re.sub(r"\s*[*¹²³]+$", "", cells[0].strip())
        made: Json = {"title": title}
        for kind, name in _VALUES.items():
            found = table.values(cells, kind)
            if kind == "outcome" and (later := [each["value"] for each in found if _LATER_VALUE.search(each["value"])]):
                made["not_measured"] = later[-1]
                found = [each for each in found if each["value"] not in later]
            if found:
                made[name] = [{"year": self.year, **each} for each in found]
        told = table.told(cells)
        if trend := told.get("trend", "").strip():
            made["trend"] = {"printed": trend, "of": self.arrows}
        if "assessment" in table.kinds:
            made["assessment"] = self.assessment(told.get("assessment", ""))
        first = table.kinds[0] if table.kinds else ""
        rest = table.rest(cells, (first, "trend", "assessment", "text"), tuple(_VALUES))
        if text := " ".join(filter(None, (told.get("text", ""), rest))):
            made["note"] = text
        return made | {"source": {"line": line}}

    def _controls(self, table: ReportTable) -> bool:
        from vpbdiff.reports.controls import risks  # noqa: PLC0415

        found = risks(table)
        if found is None:
            return False
        self.raw.setdefault("internal_control", {}).setdefault("risks", []).extend(found)
        return True

    def _budget(self, table: ReportTable) -> bool:
        rows = [money.row(cells, table.heads, table.unit, self.year, self.through, line) for cells, line in table.rows]
        made = [each for each in rows if each is not None]
        if len(made) != len(rows) or not made:
            return False
        group, path = money.place_of(made, table.heading)
        held = self.raw.setdefault(group, {"unit": table.unit})
        if path in held or held["unit"] != table.unit:
            return False
        held[path] = made
        return True

    def _beside(self, block: Block, above: ReportTable | None, node: HeadingNode) -> None:
        """What a line of prose says beside being prose: a footnote or a reason of the table above it, a step of the
        budget, an assignment, or what is followed up later."""
        last = self._last_measures(above)
        text = block.text.strip()
        if (
            above is not None
            and last
            and (
                note := re.fullmatch(r"\*+\s*(.+)", text)
                or (block.kind is BlockKind.BULLET and re.fullmatch(r"(.+)", text))
            )
        ):
            starred = [
                made for made, (cells, _) in zip(last, above.named_rows, strict=False) if cells[0].strip().endswith("*")
            ]
            for made in starred:
                made["note"] = " ".join(filter(None, (made.get("note", ""), note[1])))
        if _NOT_MEASURED.search(text):
            for made in last:
                if all(each["value"].strip() in {"–", "-", "—"} for each in made.get("outcomes", ())):
                    made["not_measured"] = text
        for sentence in sentences.split_text(text):
            self._sentence(sentence, block.line, node)

    def _last_measures(self, table: ReportTable | None) -> list[Json]:
        """The measures that a table gave."""
        if table is None:
            return []
        lines = {line for _, line in table.rows}
        owners = [self.raw, *self.raw.get("goals", ())]
        return [each for owner in owners for each in owner.get("measures", ()) if each["source"]["line"] in lines]

    def _sentence(self, text: str, line: int, node: HeadingNode) -> None:
        for step in money.steps(text, line):
            budget = self.raw.setdefault("operating_budget", {"unit": "mkr"})
            budget.setdefault("steps", []).append(step)
        if _LATER.search(text):
            part = next((part for part, words in _PARTS if words.search(node.title) or words.search(text)), None)
            if part is not None:
                made = {"what": part, "printed": text, "source": {"line": line}}
                self.raw.setdefault("deferred", []).append(made)
        if (found := _OF_ASSIGNMENT.match(text)) and (reading := meant(found["status"], STATUS)):
            made = {"title": found["title"], "status": {"printed": found["status"], "reading": reading}}
            self.raw.setdefault("assignments", []).append(made | {"result": text, "source": {"line": line}})


_VALUES = {"baseline": "baselines", "target": "targets", "outcome": "outcomes", "forecast": "forecasts"}
"""The columns of a measure's values, and where they go."""
_ABOVE = 6
"""Lines above the title that may be of its cover; before them stands another document, such as a memo."""
_NUMBERED = re.compile(r"^(?:(?:nämnd)?mål\s*\d+\s*[:.–-]?\s*|\d+(?:\.\d+)+\.?\s+)", re.IGNORECASE)
_GOAL_WORDS = 3
_LATER_VALUE = re.compile(
    r"^[^\d]*\b(?:mäts|mätt|mätning|redovisas|publiceras|följs upp|finns ännu)\b[^\d]*$", re.IGNORECASE
)
"""What stands for an outcome that is not there yet: «Mäts i juni»."""
_OF_MEASURES = re.compile(r"\bmått|\bindikator|\bnyckeltal", re.IGNORECASE)
_LONG = 90
_OWNER = re.compile(r"nämnd(?:en)?$|styrelsen?$|utskottet$| kommun$| stad$|[A-ZÅÄÖ]{2,}/\d{4}", re.IGNORECASE)


def _steps_in(found: re.Match[str]) -> list[str]:
    """The steps of a scale that a sentence lists."""
    words = re.split(r",\s*|\s+och\s+|\s+eller\s+", found["steps"])
    return [word.strip() for word in words if word.strip()]


def _is_goal(blocks: Sequence[Block], place: int, known: frozenset[str]) -> bool:
    """Whether a line of text heads what is followed up of a goal: a bold sentence on what is to be reached, or one over
    its own assessment; `known` are the steps of the report's scale."""
    block = blocks[place]
    if block.kind is not BlockKind.TEXT or len(block.text.split()) < _GOAL_WORDS or place + 1 == len(blocks):
        return False
    below = blocks[place + 1]
    if below.kind is BlockKind.TEXT and (_ASSESSED.fullmatch(below.text.strip()) or _word(below.text) in known):
        return _ASSESSED.fullmatch(block.text.strip()) is None
    return block.bold and "ska" in block.text.casefold().split()


def _word(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .:")


def _no_accounts(document: SourceDocument) -> Accounts:
    """The pages and rows of a document's lines, as `places` takes them."""
    pages = {block.line: block.page for block in document.blocks if block.page is not None}
    rows = {block.line: (block.sheet, block.row) for block in document.blocks if block.sheet and block.row}
    return Accounts({}, {}, (), (), place=document.place, pages=pages, rows=rows)
