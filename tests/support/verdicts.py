"""Cases for the reports of the gate: two plans as files, and a record of which every sort of thing is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.support.gated import entry
from vpbdiff import store
from vpbdiff.explanations import Decision, Edit, write
from vpbdiff.gate import Case, open_case
from vpbdiff.policy import Need


def case_of(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> Case:
    paths = [folder / f"{each['year']}.json" for each in (old, new)]
    for path, content in zip(paths, (old, new), strict=True):
        path.write_text(store.dumps(content), encoding="utf-8")
    return open_case(*map(str, paths))


def spoiled(found: Case) -> Case:
    """The case with some changes explained: one by an excuse, one by a stale reason, one without the decision that it
    needs, two by one reason, one as before the gate; and a reason for what is not there."""
    needing = [each for each in found.verdict.standing.stands if each.subject.change]
    needing = [each for each in needing if found.verdict.needs[each.subject.change.id] >= Need.REASON]
    strict = next(each for each in needing if found.verdict.needs[each.subject.change.id] is Need.DECISION)
    plain = [each.subject for each in needing if each is not strict]
    stale = replace(plain[2].record, new=({"description": "En helt annan text."},))
    lost = replace(plain[3].record, item="fee:borttagen-avgift", name="Borttagen avgift")
    entries = [
        entry(plain[0]),
        replace(entry(plain[1]), reason="Beslut"),
        replace(entry(plain[2]), items=(stale,)),
        replace(entry(plain[3]), items=(lost,)),
        replace(entry(strict.subject), decision=Decision()),
        entry(plain[4], plain[5]),
        replace(entry(plain[6]), baseline=True),
    ]
    write(found.place, [Edit(None, each) for each in entries])
    return open_case(*found.words)
