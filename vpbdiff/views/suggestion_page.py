"""Suggested reasons as a document: for each change the sentences with where they stand, then last year's drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.documents.blocks import Place
from vpbdiff.explanations.subjects import Subject, short_id
from vpbdiff.explanations.suggestions import Draft, Passage, Suggestion
from vpbdiff.gate import Case
from vpbdiff.model.document import Element, Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.statements import phrases, reasons
from vpbdiff.wording import Wording

Found = Sequence[tuple[Subject, Sequence[Suggestion]]]


def elements(
    found: Found, drafts: Sequence[Draft], case: Case, wording: Wording, document: str | None
) -> Iterator[Element]:
    """The page. `document` is the one that was read, None for the new plan itself."""
    where = document or phrases.plan_name(case.comparison.new, wording)
    told = [(subject, held) for subject, held in found if held]
    yield Heading(wording.say("explain.suggest.title", where=where), 1)
    yield Paragraph(plain(wording.count("explain.suggest.counts", len(found), told=len(told))))
    for subject, held in told:
        name = phrases.capital(reasons.subject(subject, wording))
        yield Line((Span(name, Style.STRONG), Span(f" {short_id(subject)}", Style.QUIET)), mark="·", first=True)
        for each in held:
            yield Line(plain(f"«{each.passage.text}»"), 1)
            yield Line((Span(_place(each.passage, wording), Style.QUIET),), 1)
    if drafts:
        yield Heading(wording.say("explain.suggest.drafts"))
    for draft in drafts:
        yield from _draft(draft, wording)
    if told or drafts:
        yield Paragraph(plain(wording.say("explain.suggest.take", command=reasons.command(case, wording))))


def _draft(draft: Draft, wording: Wording) -> Iterator[Line]:
    """A reason of last year: what it was given for, and to what it may be said anew."""
    entry = draft.entry
    what = reasons.component(entry.component, wording) if entry.component is not None else reasons.items(entry, wording)
    yield Line((Span(phrases.capital(what), Style.STRONG),), mark="·", first=True)
    yield Line(plain(f"«{entry.reason}»"), 1)
    ids = " ".join(filter(None, map(short_id, draft.subjects)))
    facts = [wording.say("explain.suggest.from", path=draft.place.shown), *reasons.facts(entry, wording)]
    yield Line((Span(" · ".join(facts), Style.QUIET),), 1)
    if entry.component is None:
        yield Line((Span(wording.say("explain.suggest.for", ids=ids), Style.QUIET),), 1)


def _place(passage: Passage, wording: Wording) -> str:
    """Where a sentence stands, as a reader finds it."""
    if passage.place is Place.PARAGRAPH:
        return wording.say("explain.source.paragraph", document=passage.document, n=passage.number)
    return reasons.origin(passage.origin, wording)
