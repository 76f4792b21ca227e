"""What reports say beside a change of the next plan, in their words, each with its day and whether it was known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vpbdiff.explanations import ReasonKind, ReasonStatus
from vpbdiff.follow.changes import ChangeFollowUp, ReportWord
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.statements.followed_report import day
from vpbdiff.wording import Wording


def beside_reasons(
    found: Mapping[str, ChangeFollowUp], stands: Mapping[str, ReasonStatus], wording: Wording
) -> dict[str, tuple[Spans, ...]]:
    """What reports say of each change, a line each: the words with their days, and where a reason calls it finished
    that they do not."""
    made = {}
    for handle, each in found.items():
        words = [_report_word(word, wording) for word in each.words]
        lines = [plain(wording.say("follow.beside", words="; ".join(words)))] if words else []
        made[handle] = (*lines, *disagreeing(each, stands.get(handle), wording))
    return made


def disagreeing(found: ChangeFollowUp, stand: ReasonStatus | None, wording: Wording) -> tuple[Spans, ...]:
    """That a report gives another status where a reason on record calls a change finished; nothing where none does."""
    entries = stand.entries if stand is not None else ()
    if found.denied is None or not any(entry.kind is ReasonKind.FINISHED for entry in entries):
        return ()
    told = {"status": found.denied.printed, "day": day(found.denied.through, wording)}
    return ((Span(wording.say("follow.denied", **told), Style.ALARM),),)


def beside_lines(found: ChangeFollowUp, wording: Wording) -> Iterator[str]:
    """What reports say of a change, a line each."""
    yield from (_report_word(word, wording) for word in found.words)


def words(found: Sequence[ReportWord], wording: Wording) -> str:
    """A report's words without its day: «Försenad», «Rekryteringen dröjer.»."""
    told = []
    for each in found:
        texts = [text.rstrip(".") for text in (each.printed, each.text) if text]
        quoted = ", ".join(wording.say("follow.status", printed=text) for text in texts)
        told.append(each.printed if each.is_outcome else quoted)
    return "; ".join(told)


def _report_word(word: ReportWord, wording: Wording) -> str:
    """One report's words with its day, and whether it was known at the decision."""
    known = {True: "-known", False: "-later", None: ""}[word.known]
    on = wording.say(f"follow.on-day{known}", day=day(word.through, wording))
    quoted = [wording.say("follow.status", printed=text.rstrip(".")) for text in (word.printed, word.text) if text]
    if not quoted:
        told = wording.say(f"follow.word-absent.{word.coverage}", on=on)
    elif word.is_outcome or word.is_forecast:
        key = "follow.word-outcome" if word.is_outcome else "follow.word-forecast"
        told = wording.say(key, printed=word.printed, on=on)
    else:
        told = wording.say("follow.word", printed=", ".join(quoted), on=on)
    return wording.say("follow.word-of", name=word.name.rstrip("."), told=told) if word.name else told
