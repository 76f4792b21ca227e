"""Does `summary --verify` find what is false in a memo, bear out what is true, and leave alone what is harmless?

python -m benchmarks.verify                  46 worlds: some 500 falsehoods and 500 true sentences, by kind
python -m benchmarks.verify --seed 900 --worlds 28 --misses
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.sentences import World, plans, reasons, sentences, world
from vpbdiff.compare import compare
from vpbdiff.explanations import Decision, Entry, Explanations
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import judge
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import OUTLINES, memo
from vpbdiff.memo.readback import from_markdown
from vpbdiff.memo.verify import Account, take_account
from vpbdiff.model.document import Document
from vpbdiff.policy import policy
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options
from vpbdiff.store import plan_from_json
from vpbdiff.wording import Wording

SEED, WORLDS = 0, 46
FALSE_FOUND, FALSE_BELIEVED, TRUE_BORNE_OUT = 0.95, 0, 0.90
"""What is asked: of the falsehoods so many contradicted and none confirmed; of the true sentences so many confirmed."""

_QUIET = 25
"""Worlds whose memos are edited without harm: each in eight ways, 200 edits."""

_POLICY = policy("", None)
_OWN = "## Förvaltningens bedömning"


@dataclass(frozen=True)
class Desk:
    """A world with its memo, as Markdown too."""

    of: World
    scope: MemoContext
    memo: Document
    text: str

    def account(self, text: str) -> Account:
        """What is said of an edited memo."""
        return take_account(self.scope, self.memo, list(from_markdown(text)))


def desk(seed: int) -> Desk:
    """A world, with a reason for everything, and its memo."""
    of = world(seed)
    comparison = compare(*map(plan_from_json, plans(of)))
    own = reasons(of, seed)
    decided = Decision("Kommunfullmäktige", f"{of.year - 1}-{of.decided}", "§ 141")
    entries = []
    for each in subjects(comparison):
        name = each.record.name or ""
        decision = decided if name == of.decision_of else Decision()
        entries.append(Entry((each.record,), own.get(name, "Nämnden har valt en annan inriktning."), decision=decision))
    scope = MemoContext(judge(comparison, Explanations(tuple(entries)), _POLICY), _POLICY.decision_from_index)
    written = memo(scope, OUTLINES["memo"])
    return Desk(of, scope, written, str(renderer(Shown.MEMO, "markdown")(written, Wording("sv"), Options())))


def verdict_of(sentence: str, account: Account) -> str:
    """What became of a sentence: `contradicted`, `confirmed` or `unchecked`."""
    wanted = _plain(sentence)
    held = (
        ("contradicted", [each.piece for each in account.findings if each.piece is not None]),
        ("confirmed", account.confirmed),
        ("unchecked", account.unchecked),
    )
    for name, pieces in held:
        if any(wanted in _plain(piece.text) for piece in pieces):
            return name
    return "unchecked"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\\”“«»\"]", "", text).split())


def planted(at: Desk, told: Sequence[str], *, by_hand: bool) -> str:
    """A memo with these sentences, each a paragraph: ours with them in it, or one that somebody wrote by hand."""
    body = "\n\n".join(told)
    if by_hand:
        return f"# Tjänsteskrivelse\n\n## Ärendet\n\n{body}\n"
    assert _OWN in at.text, "a memo has room for the administration's own words"
    return at.text.replace(_OWN, f"{_OWN}\n\n{body}\n", 1)


@dataclass(frozen=True)
class Case:
    """A sentence with its kind, whether it is true, and what was said of it."""

    kind: str
    truth: bool
    sentence: str
    verdict: str
    seed: int


def cases(seeds: Sequence[int]) -> Iterator[Case]:
    """The written sentences of these worlds, every other world in a memo by hand; then edits of generated memos."""
    for seed in seeds:
        at = desk(seed)
        for truth in (False, True):
            told = list(sentences(at.of, seed, truth=truth))
            account = at.account(planted(at, [text for _, text in told], by_hand=bool(seed % 2)))
            for kind, text in told:
                yield Case(kind, truth, text, verdict_of(text, account), seed)
        yield from _edited(at, seed)


def _edited(at: Desk, seed: int) -> Iterator[Case]:
    """What is done to a memo of ours: a line of it dropped, a reason swapped with another."""
    chance = random.Random(seed)
    for kind, edit in (("dropped line", _dropped), ("swapped reason", _swapped)):
        found = edit(at.text, chance)
        if found is not None:
            text, what = found
            verdict = "contradicted" if at.account(text).findings else "confirmed"
            yield Case(kind, False, what, verdict, seed)


def _body(text: str) -> tuple[str, str]:
    head, mark, tail = text.partition("\n# Bilaga")
    return head, mark + tail


def _dropped(text: str, chance: random.Random) -> tuple[str, str] | None:
    """A memo without a point of its list of changes."""
    head, tail = _body(text)
    lines = head.split("\n")
    points = [number for number, line in enumerate(lines) if line.startswith("- **")]
    if not points:
        return None
    gone = chance.choice(points)
    name = re.search(r"\*\*(.+?)\*\*", lines[gone])
    assert name is not None, "a point of the list opens with a name"
    left = [line for number, line in enumerate(lines) if number != gone]
    rest = [line for line in tail.split("\n") if name[1] not in line]
    return "\n".join([*left, *rest]), lines[gone]


def _swapped(text: str, chance: random.Random) -> tuple[str, str] | None:
    """A memo in which two reasons stand in each other's place."""
    head, tail = _body(text)
    found = list(dict.fromkeys(re.findall(r"Skäl: ([^.\n]+(?:\([^)]*\))?)\.", head)))
    if len(found) < 2:
        return None
    one, other = chance.sample(found, 2)
    held = head.replace(one, "\0").replace(other, one).replace("\0", other)
    return held + tail, f"{one} / {other}"


Harmless = Callable[[str, random.Random], str]


def _synonym(text: str, chance: random.Random) -> str:
    """Two words in a hundred changed for others that say the same."""
    pairs = (("dessutom", "därtill"), ("bland annat", "bl.a."), ("och ", "samt "), ("ändras", "ändras nu"))
    old, new = chance.choice(pairs)
    return text.replace(old, new, 1)


def _quotes(text: str, chance: random.Random) -> str:
    left, right = chance.choice((("«", "»"), ('"', '"'), ("“", "”"), ("»", "»")))
    return re.sub("”([^”]*)”", rf"{left}\1{right}", text)


def _wrapped(text: str, _chance: random.Random) -> str:
    return re.sub(r"(?m)^(?![|#>\-\d]).{80,}$", lambda line: re.sub(r"(.{50,70}) ", r"\1\n", line[0]), text)


def _greeting(text: str, chance: random.Random) -> str:
    said = chance.choice(("Ärendet har beretts i arbetsutskottet.", "Samråd har skett med de fackliga parterna."))
    return text.replace(_OWN, f"{_OWN}\n\n{said}", 1)


def _no_editorial(text: str, _chance: random.Random) -> str:
    return re.sub(r"(?m)^Därutöver finns .*$", "", text)


def _spaces(text: str, _chance: random.Random) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _hyphens(text: str, _chance: random.Random) -> str:
    return text.replace("\u2212", "-").replace("\u2011", "-")


def _bold(text: str, _chance: random.Random) -> str:
    return text.replace("**", "")


HARMLESS: tuple[Harmless, ...] = (_synonym, _quotes, _wrapped, _greeting, _no_editorial, _spaces, _hyphens, _bold)


def alarms(seeds: Sequence[int]) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """What is doubted in memos that nobody touched, and in such where nothing but the form is other: the edit's name
    (empty for none), the seed, and each doubt."""
    for seed in seeds:
        at, chance = desk(seed), random.Random(seed)
        for name, text in (("", at.text), *((edit.__name__.strip("_"), edit(at.text, chance)) for edit in HARMLESS)):
            found = at.account(text).findings
            yield name, seed, tuple(f"{each.doubt}: {each.what}" for each in found)


def table(found: Sequence[Case]) -> Iterator[str]:
    """How many of each kind were contradicted, confirmed and left unchecked."""
    numbers: Mapping[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for each in found:
        numbers[each.kind, each.truth][each.verdict] += 1
        numbers["all", each.truth][each.verdict] += 1
    yield "| kind | false | contradicted | unchecked | confirmed | true | confirmed | unchecked | contradicted |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for kind in dict.fromkeys([*(each.kind for each in found), "all"]):
        cells = []
        for truth, right, wrong in ((False, "contradicted", "confirmed"), (True, "confirmed", "contradicted")):
            counted = numbers[kind, truth]
            cells += [sum(counted.values()), counted[right], counted["unchecked"], counted[wrong]]
        yield f"| {kind} | {' | '.join(map(str, cells))} |"


def missed(found: Sequence[Case]) -> bool:
    """Whether what is asked is not held."""
    false, true = ([each.verdict for each in found if each.truth is truth] for truth in (False, True))
    return (
        false.count("contradicted") < FALSE_FOUND * len(false)
        or false.count("confirmed") > FALSE_BELIEVED
        or true.count("confirmed") < TRUE_BORNE_OUT * len(true)
    )


def main() -> int:
    """Print the table, and what went wrong if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    seeds = range(asked.seed, asked.seed + asked.worlds)
    found = list(cases(seeds))
    memos = list(alarms(seeds[:_QUIET]))
    doubted = [each for each in memos if each[2]]
    out = [*table(found), "", f"False alarms on {len(memos)} memos: {len(doubted)}"]
    if asked.misses:
        out += [
            f"{each.seed} {each.kind} {'true' if each.truth else 'FALSE'} {each.verdict}: {each.sentence}"
            for each in found
            if each.verdict != ("confirmed" if each.truth else "contradicted")
        ]
        out += [f"{seed} alarm {name or 'untouched'}: {' | '.join(doubts[:3])}" for name, seed, doubts in doubted]
    sys.stdout.write("\n".join(out) + "\n")
    return int(missed(found) or bool(doubted))


if __name__ == "__main__":
    sys.exit(main())
