"""What a new import would change in a snapshot that a person has corrected, item by item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vpbdiff.merge.result import Difference, DifferenceKind, Merged, MergeOutcome, Shown
from vpbdiff.model.changes import Kind
from vpbdiff.model.document import Block, Heading, Line, Paragraph, Span, Spans, Style, plain
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item, Presence, Source, Value
from vpbdiff.statements import facets, phrases
from vpbdiff.textdiff import Vocabulary, compare_texts
from vpbdiff.wording import Wording

_MARKS = {
    DifferenceKind.ADDED: phrases.MARKS[Kind.ADDED],
    DifferenceKind.REFUSED: phrases.MARKS[Kind.ADDED],
    DifferenceKind.REMOVED: phrases.MARKS[Kind.REMOVED],
    DifferenceKind.MOVED: phrases.MARKS[Kind.MOVED],
}
"""The character before a difference, as in a comparison; a field's is «~»."""

_WHOLE = (
    DifferenceKind.ADDED,
    DifferenceKind.REMOVED,
    DifferenceKind.REFUSED,
    DifferenceKind.JOINED,
    DifferenceKind.PARTED,
)
"""What is said of a whole item."""

_ORDER_WORDS = 6
"""Words of a name where only its place in a list counts."""

_READINGS = ("base", "mine", "theirs")


def elements(merged: Merged, path: str, wording: Wording, *, forced: bool = False) -> Iterator[Block]:
    """The differences, what is to be decided first; `forced` says that the document's side is taken in all of them."""
    page = _MergePage(wording, merged.raw.get("documents", ()))
    yield Heading(wording.say("reimport.title", path=path), 1)
    for outcome in MergeOutcome:
        found = merged.of(outcome)
        if found:
            number = sum(not each.within for each in found)
            yield Heading(wording.count("reimport.forced" if forced else f"reimport.{outcome}", number))
            for each in found:
                yield from page.difference(each)
    for key, number in (("reimport.placed", merged.placed), ("reimport.unseen", merged.unseen)):
        if number:
            yield Paragraph(plain(wording.count(key, number)))


class _MergePage:
    """Says differences in one language."""

    def __init__(self, wording: Wording, documents: Sequence[str]) -> None:
        """`documents` are the names of the plan's; a place is told with its document where there are several."""
        self._wording = wording
        self._documents = documents if len(documents) > 1 else ()

    def difference(self, one: Difference) -> Iterator[Block]:
        """A difference as a line, with a line for each reading where it is to be decided."""
        conflict = one.outcome is MergeOutcome.CONFLICT and not one.within
        mark = "!" if conflict else _MARKS.get(one.what, "~")
        spans = (*self._subject(one), *self._said(one), *(() if one.within else self._place(one.source)))
        if one.id and (one.what in _WHOLE or not conflict):
            spans = (*spans, Span(self._wording.say("reimport.id", id=one.id), Style.QUIET))
        yield Line(spans, depth=int(one.within), mark=mark, first=not one.within)
        if conflict and one.what not in _WHOLE:
            yield from self._readings(one)
            yield Line((Span(self._wording.say("reimport.take", id=one.id), Style.QUIET),), depth=1)

    def _readings(self, one: Difference) -> Iterator[Block]:
        """What each reading says; of a text what was changed in it, where enough of it is left."""
        said = {name: plain(self._value(one, getattr(one, name))) for name in _READINGS}
        edits = {name: self._marked(one, one.base, getattr(one, name)) for name in ("mine", "theirs")}
        if all(edits.values()):
            said = {name: edit for name, edit in edits.items() if edit}
            if one.theirs == one.base:
                said["theirs"] = plain(self._wording.say("reimport.as-before"))
        for name, spans in said.items():
            yield Line((*plain(self._wording.say(f"reimport.{name}")), *spans), depth=1)

    def _subject(self, one: Difference) -> Spans:
        """What the difference is about, with what it stands in."""
        wording = self._wording
        if one.within and one.what is DifferenceKind.CHANGED:
            return plain(phrases.capital(self._label(one)))
        if one.item is None:
            name = (
                phrases.list_word(one.path, wording)
                if one.what in (DifferenceKind.PRESENCE, DifferenceKind.REORDERED)
                else ""
            )
            name = name or self._group(one.path)
        else:
            name = self._called(one.item)
        if one.owner is not None and not one.within:
            name = wording.say("reimport.in", name=name, owner=self._called(one.owner))
        return plain(phrases.capital(name))

    def _called(self, item: Item) -> str:
        """An item by its entity and its name; the plan's own facts by the entity alone."""
        word = phrases.entity_word(item.entity.name, 1, self._wording)
        if item.entity.is_plan:
            return phrases.list_word(item.entity.name, self._wording)
        words = phrases.TITLE_WORDS if item.entity.has_name else phrases.TEXT_WORDS
        return self._wording.say("reimport.item", entity=word, name=phrases.brief(item.name, words))

    def _group(self, path: str) -> str:
        return self._wording.say(f"reimport.group.{path}") if path else self._wording.say("reimport.plan")

    def _said(self, one: Difference) -> Spans:
        """What became of it."""
        wording = self._wording
        if one.what in _WHOLE:
            if one.within:
                return self._became("reimport.taken.added", one) if one.what is DifferenceKind.REFUSED else ()
            return self._became(f"reimport.{one.outcome}.{one.what}", one)
        if one.within:
            new = one.theirs if one.mine is None else one.mine
            return (*plain(wording.say("reimport.value")), *self._from_to(one, one.base, new))
        label = wording.say("reimport.field", field=self._label(one))
        if one.outcome is MergeOutcome.CONFLICT:
            return plain(label.rstrip(" :"))
        old, new = (one.mine, one.theirs) if one.outcome is MergeOutcome.TAKEN else (one.theirs, one.mine)
        return (*plain(label), *self._from_to(one, old, new))

    def _became(self, key: str, one: Difference) -> Spans:
        """What became of a whole item, in the form that goes with the entity's word."""
        assert one.item is not None
        return plain(self._wording.say(f"{key}.{phrases.gender(one.item.entity.name, self._wording)}"))

    def _label(self, one: Difference) -> str:
        wording = self._wording
        if one.what is not DifferenceKind.CHANGED:
            return wording.say(f"reimport.{one.what}")
        name = one.field.partition("/")[0] if one.field.startswith("amounts/") else one.field
        if len(_assessed(one)) > 1:
            return wording.say("reimport.assessment")
        if name in ("id", "also", "unit", "version", "documents"):
            return wording.say(f"reimport.field.{name}")
        return phrases.field_word(name, wording)

    def _from_to(self, one: Difference, old: Shown, new: Shown) -> Spans:
        if marked := self._marked(one, old, new):
            return marked
        values = self._value(one, old), self._value(one, new)
        return plain(phrases.from_to(*values, self._wording))

    def _marked(self, one: Difference, old: Shown, new: Shown) -> Spans:
        """What went and came in a running text; nothing where it is none, or too little of it is left."""
        if not (one.item and isinstance(old, str) and isinstance(new, str) and _is_running(one.item, one.field)):
            return ()
        words = compare_texts(old, new, Vocabulary.of({old, new})).words
        return () if facets.is_rewritten(words) else facets.marked(words)

    def _value(self, one: Difference, value: Shown) -> str:
        """What a reading says, in words."""
        wording = self._wording
        if one.what is DifferenceKind.REORDERED and isinstance(value, tuple):
            return ", ".join(f"«{phrases.brief(str(name), _ORDER_WORDS)}»" for name in value)
        if one.what is DifferenceKind.MOVED:
            return wording.say("reimport.top") if value is None else f"«{phrases.brief(str(value))}»"
        if isinstance(value, Presence):
            return wording.say(f"reimport.presence.{value.value}")
        if isinstance(value, Mapping):
            return self._assessment(value, len(_assessed(one)) == 1)
        if one.item is None:
            return phrases.value_text(value, wording)
        return phrases.field_text(one.item, one.field, value, wording)

    def _assessment(self, fields: Mapping[str, Value], alone: bool) -> str:
        """A risk's index, with its name and its factors unless it stands alone."""
        if alone:
            return phrases.value_text(next(iter(fields.values())), self._wording)
        parts = [f"{phrases.field_word(name, self._wording)} {each}" for name, each in fields.items()]
        return phrases.enumeration(parts, self._wording)

    def _place(self, source: Source | None) -> Spans:
        """Where the document says it now."""
        if source is None or (source.line is None and source.page is None):
            return ()
        kind, number = ("line", source.line) if source.page is None else ("page", source.page)
        place = self._wording.say(f"import.place.{kind}.one", numbers=number)
        if source.document <= len(self._documents):
            place = self._wording.say("reimport.place-in", place=place, document=self._documents[source.document - 1])
        return (Span(self._wording.say("reimport.place", place=place), Style.QUIET),)


def _assessed(one: Difference) -> set[str]:
    """The fields of an assessment that any reading gives: the index alone or its factors too. None of another field."""
    return {name for value in (one.base, one.mine, one.theirs) if isinstance(value, Mapping) for name in value}


def _is_running(item: Item, name: str) -> bool:
    """Whether a field holds words that marks show best."""
    return any(field.name == name and field.role in (Role.TEXT, Role.NAME) for field in item.entity.fields)
