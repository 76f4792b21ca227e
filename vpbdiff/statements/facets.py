"""One facet in words: what differs in a field, and what is to be thought of it."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.model.changes import Facet, Kind, Op, Significance
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item
from vpbdiff.statements import marks, phrases
from vpbdiff.wording import Wording

_SILENT = (Role.CHANGE, Role.FORM)
"""Roles that say nothing of their own about an item that came or went."""


class FacetWords:
    """Says facets and fields in one language."""

    def __init__(self, wording: Wording, former: str = "", *, full: bool = False) -> None:
        """`former` stands before an old name, empty for the usual; `full` leaves no unchanged word out."""
        self._wording = wording
        self._former = former or wording.say("diff.renamed")
        self._full = full

    def lines(self, facet: Facet, item: Item) -> Iterator[Spans]:
        """A field's difference, a line each: marks in one text, or the old text and the new where little is left."""
        weak = self.weak(facet)
        if _is_short_rename(facet):
            yield (*plain(self._former), Span(str(facet.old)))
        elif facet.words and _role(facet, item) is Role.TEXT and marks.is_rewritten(facet.words):
            yield (*weak, *plain(self._wording.say("diff.before")), *marks.side(facet.words, Op.OLD))
            yield (*plain(self._wording.say("diff.now")), *marks.side(facet.words, Op.NEW), *self.verdict(facet))
        else:
            untold = isinstance(facet.old or facet.new, bool) or (facet.field == "description" and facet.words)
            label = () if untold else self.label(facet.field or "")
            yield (*weak, *label, *self.value(facet, item, marks.CONTEXT), *self.verdict(facet))

    def text(self, facet: Facet) -> Spans:
        """The difference of a text that has its line to itself."""
        return (*self.weak(facet), *self._marked(facet, marks.CONTEXT), *self.verdict(facet))

    def _marked(self, facet: Facet, context: int) -> Spans:
        return marks.marked(facet.words, None if self._full else context)

    def transfer(self, facet: Facet) -> Spans:
        """Between which rows an equal amount seems to have gone."""
        return plain(self._wording.say("diff.transferred", source=facet.old, target=facet.new))

    def value(self, facet: Facet, item: Item, context: int) -> Spans:
        """What differs: marks in running text and in slips, old and new beside each other for anything else."""
        running = _role(facet, item) in (Role.TEXT, Role.NAME) or facet.significance is Significance.EDITORIAL
        if facet.words and running:
            return self._marked(facet, context)
        if isinstance(facet.old or facet.new, bool):  # a form that is not told is not there
            return plain(self._wording.say("diff.form-now" if facet.new else "diff.form-before"))
        old, new = (
            phrases.field_text(item, facet.field or "", value, self._wording) for value in (facet.old, facet.new)
        )
        return plain(self._wording.say("diff.from-to", old=old, new=new))

    def content(self, item: Item) -> Iterator[Spans]:
        """The fields of an item that came or went, its name left out."""
        for field in item.entity.fields:
            value = item.fields.get(field.name)
            if value is None or field.name == item.entity.name_field or field.role in _SILENT:
                continue
            label = () if field.name == "description" else self.label(field.name)
            yield (*label, Span(phrases.field_text(item, field.name, value, self._wording)))

    def label(self, name: str) -> Spans:
        """A field's name before its value."""
        word = phrases.capital(phrases.field_word(name, self._wording))
        return plain(self._wording.say("diff.field", field=word))

    def proposed(self, facet: Facet) -> Spans:
        """That a person should accept that the difference is editorial."""
        if facet.significance is Significance.EDITORIAL and not facet.certain:
            return (Span(self._wording.say("diff.proposed"), Style.QUIET),)
        return ()

    def verdict(self, facet: Facet) -> Spans:
        """What is said of an editorial difference inside a change that matters."""
        if facet.significance is Significance.EDITORIAL and facet.certain:
            return (Span(self._wording.say("diff.editorial"), Style.QUIET),)
        return self.proposed(facet)

    def weak(self, facet: Facet) -> Spans:
        """That a promise may have become weaker."""
        return (Span(self._wording.say("diff.weakened"), Style.ALARM),) if facet.weakened else ()


def _role(facet: Facet, item: Item) -> Role:
    """The role of the facet's field; of values with years the facet names one year of the field."""
    name = (facet.field or "").partition("/")[0]
    return next(field.role for field in item.entity.fields if field.name == name)


def _is_short_rename(facet: Facet) -> bool:
    """Whether the old name beside the new shows the difference best: in a slip, a sentence or a promise marks do."""
    if facet.kind is not Kind.RENAMED or facet.significance is Significance.EDITORIAL or facet.weakened:
        return False
    return len(str(facet.old).split()) <= phrases.TITLE_WORDS
