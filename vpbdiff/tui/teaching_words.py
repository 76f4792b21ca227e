"""How a line was read, why, and what can be chosen for it, in words; what a choice changes."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.model.entities import ENTITIES
from vpbdiff.review.choices import Choice
from vpbdiff.review.readings import BlockEntry, ReadingState, TeachableKind
from vpbdiff.review.teaching import TeachingEffect
from vpbdiff.statements import import_notes, phrases
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence
from vpbdiff.wording.entity_messages import FIELDS
from vpbdiff.wording.teach_messages import COLUMNS, ROLES

_UNREAD = "document.unread."


class TeachingWords:
    """Says readings, choices and effects in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def reading(self, entry: BlockEntry) -> str:
        """How a line was read."""
        say = self._wording.say
        if entry.kind is TeachableKind.TABLE and entry.state is not ReadingState.LEFT_OUT:
            return self._head(entry)
        if entry.entity == "section" and entry.role:
            return say("teach.section", what=self.role(entry.role))
        if entry.state is ReadingState.LEFT_OUT and entry.reason:
            return say("teach.left-out-why", why=say(f"import.reason.{entry.reason}"))
        if entry.state is ReadingState.COLUMN and entry.field:
            return self._field(entry.field)
        if entry.entity and entry.entity != "paragraph":
            return self._item(entry.entity, entry.field)
        return say(f"teach.state.{entry.state or ReadingState.PROSE}")

    def unread(self, entry: BlockEntry) -> str:
        """What could not be read there, and where."""
        said = [import_notes.note_text(note, self._wording) for note in entry.notes if note.key.startswith(_UNREAD)]
        return phrases.capital("; ".join(said) or self._wording.say("teach.state.unread"))

    def _item(self, entity: str, row: str | None) -> str:
        """An item, a row of a budget by what it is."""
        return self._wording.say(f"row.{row}") if row else phrases.entity_word(entity, 1, self._wording)

    def _head(self, entry: BlockEntry) -> str:
        if entry.table is None:
            return self._wording.say("teach.head-generic")
        key = "teach.head" if entry.sure and entry.state is not ReadingState.GENERIC else "teach.head-near"
        return self._wording.say(key, what=self._wording.say(f"import.table.{entry.table}"))

    def why(self, entry: BlockEntry) -> Iterator[str]:
        """Why a line was read so, sentence by sentence."""
        if entry.notes:
            yield from (phrases.capital(import_notes.note_text(note, self._wording)) + "." for note in entry.notes)
        elif entry.reason == "profile":
            yield self._wording.say("teach.why.taught")
        elif entry.kind is TeachableKind.COLUMN and entry.state is ReadingState.UNKNOWN_COLUMN:
            yield self._wording.say(f"teach.why.{'unknown-column' if entry.table else 'no-kind'}")
        elif entry.state is ReadingState.COLUMN or entry.role or (entry.kind is TeachableKind.TABLE and entry.sure):
            yield self._wording.say("teach.why.known")
        elif entry.entity or entry.state is ReadingState.GENERIC:
            yield self._wording.say("teach.why.place")

    def role(self, role: str) -> str:
        """What a heading of a role opens; a role that is the municipality's own as it stands."""
        return self._wording.say(f"teach.role.{role}") if f"teach.role.{role}" in ROLES else role

    def _field(self, field: str) -> str:
        if f"teach.column.{field}" in COLUMNS:
            return self._wording.say(f"teach.column.{field}")
        return self._wording.say(f"field.{field}") if field in FIELDS else self._wording.say("teach.state.left-out")

    def choice(self, choice: Choice) -> str:
        """A reading to choose."""
        say, value = self._wording.say, choice.value
        match choice.key:
            case "label":
                word = "overarching" if value == "overarching_labels" else "own"
                return say(f"teach.choice.label-{word}", word=choice.table)
            case "version":
                return say("teach.choice.version", word=value)
            case "kind":
                key = "kind-table" if value == "table" else "kind"
                return say(f"teach.choice.{key}", what=say(f"import.table.{value}"))
            case "left-out":
                return say(f"teach.choice.left-out-{value}")
        return say(f"teach.choice.{choice.key}", what=self._value(choice))

    def _value(self, choice: Choice) -> str:
        say, value = self._wording.say, choice.value
        match choice.key:
            case "role":
                return self.role(value)
            case "list":
                return say(f"import.table.{value}")
            case "row":
                return say(f"teach.row.{value}") if value in {"counts", "details"} else say(f"row.{value}")
            case "unit":
                return value
        return self._field(value) if choice.key.startswith("column") else ""

    def effect(self, effect: TeachingEffect) -> str:
        """What a reading changes in the plan's items."""
        counts = [
            self._wording.say(
                "teach.count",
                entity=phrases.entity_word(each.entity, 2, self._wording),
                before=each.before,
                after=each.after,
            )
            for each in effect.counts
        ]
        return ", ".join(counts) or self._wording.say("teach.no-items")

    def worse(self, effect: TeachingEffect) -> str:
        """What becomes worse by a reading."""
        return "; ".join(sentence(self._wording, problem).rstrip(".") for problem in effect.worse)

    def counts(self, counts: dict[str, int]) -> Iterator[str]:
        """What a plan holds, entity by entity."""
        yield from (phrases.counted(name, counts[name], self._wording) for name in ENTITIES if counts.get(name))
