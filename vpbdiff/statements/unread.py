"""What no reader could take in, in words: where it stands, and what a person says that it shows.

Nothing of it is compared, so every report names it, and what is called the same is so only in what was read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from vpbdiff.model.plan import Plan, Unread
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording


def sentences(plan: Plan, wording: Wording, numbers: Collection[int] | None = None) -> Iterator[str]:
    """What of a plan could not be read: in one sentence what is of a kind and nobody has spoken of, in one each what
    somebody has. `numbers` are those to tell, from 0; all where none are given."""
    found = [each for number, each in enumerate(plan.unread) if numbers is None or number in numbers]
    kinds = dict.fromkeys(each.kind for each in found if each.shows is None)
    name = phrases.plan_name(plan, wording)
    for kind in kinds:
        alike = [each for each in found if each.shows is None and each.kind == kind]
        where = "; ".join(place(each, plan, wording) for each in alike)
        yield wording.say("compare.unread", side=name, what=_counted(kind, len(alike), wording), where=where)
    for each in found:
        if (shown := each.shows) is not None:
            told = {"what": _counted(each.kind, 1, wording), "where": place(each, plan, wording)}
            said = {"text": shown.text.rstrip(".!"), "by": shown.by, "date": shown.date}
            yield wording.say("compare.unread-shown", side=name, **told, **said)


def place(each: Unread, plan: Plan, wording: Wording) -> str:
    """Where it stands, as far as that is known: «sida 12 under rubriken «Volymer»»."""
    source = each.source
    document = plan.documents[source.document - 1] if len(plan.documents) >= source.document else ""
    in_word = document.casefold().endswith(".docx")
    line = source.line if not (source.page or each.cell) else None
    held = {
        "sheet": source.sheet,
        "cell": each.cell,
        "page": source.page,
        "line": None if in_word else line,
        "in-word": line if in_word else None,
        "heading": each.heading,
        "document": document if len(plan.documents) > 1 else None,
    }
    parts = [wording.say(f"unread.place.{name}", value=value) for name, value in held.items() if value]
    return " ".join(parts) or wording.say("unread.place.unknown")


def _counted(kind: str, number: int, wording: Wording) -> str:
    return wording.count(f"unread.{kind}", number, number=phrases.number_word(number, wording))
