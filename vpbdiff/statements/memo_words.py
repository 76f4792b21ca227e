"""How a memo writes what it takes from plans and reasons: quotations, bodies, decisions, days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vpbdiff.explanations.entries import Decision, Entry
from vpbdiff.language.grammar import spaced
from vpbdiff.language.numerals import MONTHS, number
from vpbdiff.model.money import NO_BREAK_SPACE
from vpbdiff.model.plan import Plan
from vpbdiff.statements import phrases
from vpbdiff.statements.phrase_pairs import PhrasePair, tokens

REASON = "Skäl"
"""What a sentence that gives a reason begins with."""


def some(names: Sequence[str], most: int) -> str:
    """«a, b och tre till»: so many by name, of the others how many."""
    more = [f"{number(len(names) - most)} till"] if len(names) > most else []
    return phrases.enumeration([*names[:most], *more])


_NO_BREAK_HYPHEN = "\u2011"
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTHS = tuple(MONTHS)

_ABBREVIATED = 6
"""Letters and stops of an abbreviation such as «m.m.»."""

QUOTED = 20
"""Words of a quotation; a longer one is cut at a comma, or here."""

_LEAST = 12
"""Words from which a quotation may be cut at a comma."""


def cited(text: str) -> str:
    """A quotation or a name within a sentence: the marks of Swedish print, no closing full stop."""
    return f"”{without_stop(text)}”"


def in_print(text: str) -> str:
    """A sentence of another view with the quotation marks that print has."""
    return text.replace("«", "”").replace("»", "”")


def without_stop(text: str) -> str:
    """A text on one line without a closing full stop; that of an abbreviation stays."""
    line = spaced(text)
    last = line.rpartition(" ")[2].rstrip(".")
    return line if "." in last and len(last) <= _ABBREVIATED else line.rstrip(".")


def sentence_cited(text: str) -> str:
    """A whole sentence as a quotation that ends the sentence it stands in."""
    clipped = clip(spaced(text))
    return f"”{clipped if clipped.endswith(('.', '!', '?', '…')) else f'{clipped}.'}”"


def clip(text: str) -> str:
    """A quotation of at most `QUOTED` words, cut at a comma where there is one late enough."""
    words = text.split()
    if len(words) <= QUOTED:
        return text
    at = max((place for place in range(_LEAST, QUOTED + 1) if words[place - 1].endswith(",")), default=QUOTED)
    return f"{' '.join(words[:at]).rstrip(',')} …"


def each_cited(texts: Iterable[str]) -> str:
    """Several names: «”A”, ”B” och ”C”»."""
    return phrases.enumeration([cited(text) for text in texts])


def pair_sentences(pairs: Sequence[PhrasePair], lead: str = "") -> list[str]:
    """What differs, in sentences: the phrases that changed in one, then whole sentences, what was struck, what was
    added. `lead` says where the texts stand: «I aktiviteten ”…”»."""
    changed = [shortened(pair) for pair in pairs if pair.old and pair.new and not pair.whole]
    found = []
    if changed:
        (old, new), *rest = ((cited(clip(old)), cited(clip(new))) for old, new in changed)
        first = f"{lead} ändras {old} till {new}" if lead else f"{old} ändras till {new}"
        found.append(f"{phrases.enumeration([first, *(f'{old} till {new}' for old, new in rest)])}.")
    elif lead and pairs:
        found.append(f"{lead} ändras texten.")
    for pair in pairs:
        if pair.old and pair.new and pair.whole:
            found.append(f"Tidigare: {sentence_cited(pair.old)} Nu: {sentence_cited(pair.new)}")
    for word, texts in (
        ("Struket", [pair.old for pair in pairs if not pair.new]),
        ("Tillagt", [pair.new for pair in pairs if not pair.old]),
    ):
        if texts:
            found.append(f"{word}: {phrases.enumeration([cited(clip(text)) for text in texts])}.")
    return found


def shortened(pair: PhrasePair) -> tuple[str, str]:
    """The two phrases; of one figure that changed alone, the figure and the word after it."""
    old, new = tokens(pair.old), tokens(pair.new)
    differ = [place for place, (one, two) in enumerate(zip(old, new, strict=False)) if one != two]
    if len(old) == len(new) and len(differ) == 1:
        at = differ[0]
        if at + 1 < len(old) and old[at][:1].isdigit() and new[at][:1].isdigit():
            return " ".join(old[at : at + 2]), " ".join(new[at : at + 2])
    return pair.old, pair.new


def day_in_words(text: str) -> str:
    """«2025-12-15» as «den 15 december 2025»; anything else as it is."""
    found = _DAY.fullmatch(text.strip())
    if found is None or not 1 <= int(found[2]) <= len(_MONTHS):
        return text
    return f"den{NO_BREAK_SPACE}{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"


class Bodies:
    """Who decides, shortened one way: «KF» for kommunfullmäktige, the committee by the letters of its matters."""

    def __init__(self, plan: Plan) -> None:
        committee, number = plan.metadata.text("committee") or "", plan.metadata.text("reference") or ""
        letters = number.partition("/")[0].strip()
        self._short = {"kommunfullmäktige": "KF", "kommunstyrelsen": "KS"}
        if committee and letters.isalpha() and letters.isupper():
            self._short[committee.casefold()] = letters

    def short(self, body: str) -> str:
        """A body's letters, or its name where it has none."""
        return self._short.get(spaced(body).casefold(), spaced(body))

    def legend(self, decisions: Iterable[Decision]) -> str:
        """What the letters stand for, of those that these decisions use."""
        used = {spaced(each.body).casefold() for each in decisions if each.body}
        told = [f"{letters} är {name}" for name, letters in self._short.items() if name in used]
        return f"{phrases.enumeration(told)}." if told else ""

    def place(self, decision: Decision) -> str:
        """«KF 2025-11-24 § 141», which is not broken over a line in its day or at its section sign."""
        day = (decision.date or "").replace("-", _NO_BREAK_HYPHEN)
        parts = (self.short(decision.body or ""), day, _held(decision.section or ""))
        text = " ".join(spaced(part) for part in parts if part)
        return text or (f"dnr{NO_BREAK_SPACE}{decision.reference}" if decision.reference else "")

    def numbered(self, decision: Decision) -> str:
        """A decision with its reference number: «KF 2025-11-24 § 141, KS/2025:188»."""
        return f"{self.place(decision)}, {spaced(decision.reference or '')}"

    def told(self, entry: Entry) -> str:
        """A reason in its own words, with where it was decided; nothing but a missing full stop is added to them."""
        reason, place = spaced(entry.reason), self.place(entry.decision) if entry.decision else ""
        if not reason.endswith((".", "!", "?", "…")):
            reason += "."
        return f"{reason.removesuffix('.')} ({place})." if place else reason


def _held(section: str) -> str:
    return re.sub(r"§\s+", f"§{NO_BREAK_SPACE}", section)
