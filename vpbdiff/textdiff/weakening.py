"""Where a promise became weaker from the old text to the new: what readers of a plan want to see first.

A false alarm costs a reader's trust. So each sign is weighed in its own sentence, against the new sentence on the same
subject, and in the main clause: «så att barn kan bo hemma» takes nothing back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from vpbdiff.language.limits import Limit, LimitKind, looser, read_limits
from vpbdiff.language.promises import EVERYONE, MAY, NOBODY, VAGUE_NUMBER, Promise
from vpbdiff.language.sentences import STEM, Sentence, differing, partners, split
from vpbdiff.language.tokens import Token

_PART = "av"
"""The word after a figure that counts a part of something: «tre av områdena», which «alla områdena» only adds to."""


def weakened(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the new text promises less than the old one, in any of its sentences."""
    old_sentences, new_sentences = differing(split(old), split(new))
    gone = _figures(old_sentences) - _figures(new_sentences)
    return any(
        _weaker(Promise(one), Promise(other) if other else None, gone)
        for one, other in partners(old_sentences, new_sentences)
    )


def _figures(sentences: Sequence[Sentence]) -> Counter[Limit]:
    """How often each figure stands in the sentences that differ: one that only moved is not gone."""
    return Counter(limit for sentence in sentences for _, limit in read_limits(sentence.line))


def _weaker(old: Promise, new: Promise | None, gone: Counter[Limit]) -> bool:
    if old.reports:
        return False
    if new is None:
        return old.binds and (bool(EVERYONE.search(old.line)) or _limit_dropped(old, gone))
    return (
        _binds_less(old, new)
        or _holds_back(old, new)
        or _fewer(old, new)
        or (old.binds and old.urgency > new.urgency and not new.timed)
        or any(_limit_weaker(limit, old, new) for limit in old.limits if gone[limit])
    )


def _limit_dropped(old: Promise, gone: Counter[Limit]) -> bool:
    return any(gone[limit] and limit.kind is not LimitKind.COUNT for limit in old.limits)


def _binds_less(old: Promise, new: Promise) -> bool:
    """Ska became bör, kan, får or avser; or what simply is done now can be done."""
    if new.binds:
        return len(new.binding) < len(old.binding) and any(new.shares_verb(modal, old) for modal in new.soft)
    if old.binds:
        able = "ska kunna" in old.line
        soft = [modal for modal in new.soft if not (able and modal[0] == "kan")]
        return bool(soft) or _may(old, new)
    return not old.soft and any(new.shares_verb(modal, old) for modal in new.soft)


def _may(old: Promise, new: Promise) -> bool:
    """«får lämna», not «får hjälp»: permission to do what the old sentence bound somebody to do."""
    if re.search(r"\bfå\b", old.line):
        return False
    return any(match["verb"][:STEM] in old.sentence.topics for match in MAY.finditer(new.line))


def _holds_back(old: Promise, new: Promise) -> bool:
    """A hedge was added, or what was promised became an aim."""
    if new.hedges and not old.hedges and not old.soft:
        return True
    return new.aims and not old.aims and not old.soft and (old.commits and not (new.ensures and not old.ensures))


def _fewer(old: Promise, new: Promise) -> bool:
    """«Alla» became «de flesta», or was removed."""
    if not old.all or new.all or NOBODY.search(new.line):
        return False
    return new.some > old.some or (old.commits and any(_indefinite(each, old, new) for each in old.all))


def _indefinite(quantifier: re.Match[str], old: Promise, new: Promise) -> bool:
    """Whether those who were «alla ...» are still mentioned, but not as all of them: «barn», not «barnen»."""
    if quantifier[0] in ("alltid", "ständigt"):
        return True
    forms = new.forms.get(next(iter(old.after(quantifier)), "")[:STEM], [])
    return bool(forms) and not any(form.endswith(("na", "nas", "nen")) for form in forms)


def _limit_weaker(limit: Limit, old: Promise, new: Promise) -> bool:
    """Whether a figure of the old sentence is looser in the new one, or was removed."""
    same = [other for other in new.limits if other.kind is limit.kind and other.of == limit.of]
    if same:
        return all(looser(limit, other) for other in same)
    if limit.kind is LimitKind.DATE:
        return old.commits and not new.timed
    if limit.kind is LimitKind.COUNT:
        more = limit.of == _PART and new.all and not old.all
        return not more and not new.limits and (old.commits or bool(VAGUE_NUMBER.search(new.line)))
    if limit.kind is LimitKind.AT_LEAST:
        counts = [other for other in new.limits if other.of == limit.of]
        return not counts or any(other.kind is LimitKind.AT_MOST or other.value < limit.value for other in counts)
    if limit.kind is LimitKind.AT_MOST:
        return not any(other.of == limit.of for other in new.limits)
    return not new.timed
