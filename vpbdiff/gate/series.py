"""The gate over whole series: every pair of neighbouring years in force, and each proposal against its decided plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, Location, Problem, VpbdiffError, failure
from vpbdiff.gate.case import Case, open_case


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """Two plans of a series, named as a command takes them: their case, or why they could not be judged."""

    series: str
    words: tuple[str, str]
    case: Case | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesVerdicts:
    """All that was judged, series by series; `undecided` are the proposals without a decided plan, `alone` the series
    with a single plan in force: there is nothing that these could be held against."""

    pairs: tuple[PairVerdict, ...]
    undecided: tuple[str, ...]
    alone: tuple[str, ...]

    @property
    def status(self) -> ExitStatus:
        """Failed if any pair could not be judged, else findings if any did not pass."""
        if any(each.case is None for each in self.pairs):
            return ExitStatus.FAILED
        passed = all(each.case is not None and each.case.verdict.passed for each in self.pairs)
        return ExitStatus.DONE if passed else ExitStatus.FINDINGS

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why pairs could not be judged."""
        return tuple(problem for each in self.pairs for problem in each.problems)


def judge_series(asked: Sequence[str], against: str | None = None, day: str = "") -> SeriesVerdicts:
    """The verdicts on every pair of these series, of all where none is named, as of a `day` (`Case.day`). A pair that
    can't be judged keeps no other from it. Raises `VpbdiffError` for a series that is not there, and where there is no
    pair at all."""
    found = store.series(asked)
    pairs = tuple(_judged(name, words, against, day) for name, plans in found.items() for words in _pairs(name, plans))
    if against is not None:
        pairs += tuple(_gone(*each, against) for each in store.gone(against) if not asked or each[0] in found)
    if not pairs:
        raise failure("check.no-pairs", series=", ".join(found))
    undecided = (f"{name}/{stem}" for name, plans in found.items() for stem in plans.undecided)
    alone = (name for name, plans in found.items() if len(plans.in_force) < 2)
    return SeriesVerdicts(pairs, tuple(undecided), tuple(alone))


def _pairs(series: str, plans: store.SeriesPlans) -> Iterator[tuple[str, str]]:
    named = [*pairwise(plans.in_force), *plans.proposals]
    yield from ((f"{series}/{old}", f"{series}/{new}") for old, new in named)


def _gone(series: str, path: Path, revision: str) -> PairVerdict:
    """A plan that the revision has and that is not here: what it was compared with can't be judged."""
    problem = Problem("check.gone", {"revision": revision, "path": path.as_posix()}, Location(path.as_posix()))
    return PairVerdict(series, (f"{series}/{path.stem}", f"{series}/{path.stem}"), None, (problem,))


def _judged(series: str, words: tuple[str, str], against: str | None, day: str) -> PairVerdict:
    try:
        case = replace(open_case(*words, against=against), day=day)
        assert case.verdict is not None
    except VpbdiffError as error:
        return PairVerdict(series, words, None, error.problems)
    return PairVerdict(series, words, case)
