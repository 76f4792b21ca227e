"""The verdict as JUnit XML: a test case for each change that was looked at, and for each finding on something else.

The library escapes what means something in XML; what XML 1.0 can't hold at all, `_text` shows as code points.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from vpbdiff.base.errors import Level
from vpbdiff.base.escaping import in_cell, in_xml
from vpbdiff.gate import Case, Rule
from vpbdiff.gate.series import PairVerdict, SeriesVerdicts
from vpbdiff.model.document import Spans
from vpbdiff.statements.options import Options
from vpbdiff.views import gate_report
from vpbdiff.views.finding_links import Checkout
from vpbdiff.views.findings import COMPARISON, FindingPhrasing, FindingView, finding_views, section_name
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

_NOT_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 refuses beside the characters that `terminal.in_cell` writes out."""


@dataclass(frozen=True, slots=True)
class _Test:
    """One test case: its section, its name, and the findings on it."""

    section: str
    name: str
    found: tuple[FindingView, ...]

    @property
    def failed(self) -> bool:
        """Whether any finding on it is an error."""
        return any(each.level is Level.ERROR for each in self.found)

    @property
    def skipped(self) -> bool:
        """Whether it could not be compared."""
        return any(each.rule in (Rule.NOT_COMPARED, Rule.UNREAD) for each in self.found)


def render(case: Case, wording: Wording, options: Options) -> str:
    """The XML document; ends with a newline."""
    return _document(_suites(case, wording, ""), wording)


def of_series(found: SeriesVerdicts, wording: Wording, options: Options) -> str:
    """The XML document of whole series: the suites of each pair, named by it; one that could not be judged is a suite
    with an error."""
    suites: list[ET.Element] = []
    for pair in found.pairs:
        name = " – ".join(pair.words)
        made = _suites(pair.case, wording, f"{name}: ") if pair.case is not None else [_failed(name, pair, wording)]
        suites.extend(made)
    return _document(suites, wording)


def _document(suites: Sequence[ET.Element], wording: Wording) -> str:
    sums = {each: str(sum(int(suite.get(each, "0")) for suite in suites)) for each in _COUNTED}
    root = ET.Element("testsuites", {"name": wording.say("gate.title"), **sums})
    root.extend(suites)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + in_xml(ET.tostring(root, encoding="unicode")) + "\n"


_COUNTED = ("tests", "failures", "errors", "skipped")


def _suites(case: Case, wording: Wording, prefix: str) -> list[ET.Element]:
    """A suite for each section that something was looked at in, at least one; the verdict stands in the last."""
    tests = _tests(case, wording)
    verdict = [gate_report.verdict(case, wording), *gate_report.basis(case, wording)]
    verdict += gate_report.loosened(case, wording)
    tests = tests or [_Test(COMPARISON, wording.say("gate.verdict"), ())]  # many readers refuse a report without any
    plans, checkout = f"{case.words[0]} {case.words[1]}", Checkout()
    suites = []
    for section in dict.fromkeys(each.section for each in tests):
        held = [each for each in tests if each.section == section]
        name = section_name(section, wording)
        suites.append(ET.Element("testsuite", {"name": _text(f"{prefix}{name}"), **_numbers(held)}))
        for each in held:
            _case(suites[-1], each, f"{plans}.{name}", wording, checkout)
    ET.SubElement(suites[-1], "system-out").text = _text("\n".join(verdict))
    return suites


def _failed(name: str, pair: PairVerdict, wording: Wording) -> ET.Element:
    """The suite of a pair that could not be judged."""
    numbers = {"tests": "1", "failures": "0", "errors": "1", "skipped": "0"}
    suite = ET.Element("testsuite", {"name": _text(name), **numbers})
    names = {"classname": _text(" ".join(pair.words)), "name": wording.say("gate.verdict")}
    test = ET.SubElement(suite, "testcase", names)
    said = _text("\n".join(sentence(wording, each) for each in pair.problems))
    ET.SubElement(test, "error", {"type": "vpbdiff", "message": said}).text = said
    return suite


def _tests(case: Case, wording: Wording) -> list[_Test]:
    """In the order of the sections; changes as they are compared, other findings after them."""
    told = finding_views(case, wording)
    of_item: dict[int, list[FindingView]] = defaultdict(list)
    for each in told:
        if each.finding.stand is not None:
            of_item[id(each.finding.stand)].append(each)
    teller = FindingPhrasing(case, wording)
    tests = []
    for stand in case.verdict.standing.stands:
        section, heading, _ = teller.subject(stand)
        handle = stand.subject.change.id if stand.subject.change else stand.subject.item
        tests.append(_Test(section, _named(heading, handle), tuple(of_item[id(stand)])))
    names = gate_report.fingerprints(told)
    others = zip(told, names, strict=True)
    tests += [
        _Test(each.section, f"{gate_report.title(each)} [{each.rule} {name[:12]}]", (each,))
        for each, name in others
        if each.finding.stand is None
    ]
    return sorted(tests, key=lambda each: teller.sections.index(each.section))


def _named(heading: Spans, handle: str) -> str:
    """A name that no other test has."""
    return f"{gate_report.written(heading)} [{handle}]"


def _numbers(tests: Sequence[_Test]) -> dict[str, str]:
    return {
        "tests": str(len(tests)),
        "failures": str(sum(each.failed for each in tests)),
        "errors": "0",
        "skipped": str(sum(each.skipped and not each.failed for each in tests)),
    }


def _case(suite: ET.Element, test: _Test, classname: str, wording: Wording, checkout: Checkout) -> None:
    case = ET.SubElement(suite, "testcase", {"classname": _text(classname), "name": _text(test.name)})
    for told in test.found[:1]:
        spot = told.spot.beside
        case.set("file", _text(checkout.path(spot)))
        if spot.line is not None:
            case.set("line", str(spot.line))
    errors = [each for each in test.found if each.level is Level.ERROR]
    for told in errors:
        failure = ET.SubElement(case, "failure", {"type": str(told.rule), "message": _text(told.fault)})
        failure.text = _said((told,), wording)
    if test.skipped and not errors:
        ET.SubElement(case, "skipped", {"message": _said(test.found, wording)})
    elif others := [each for each in test.found if each not in errors]:
        ET.SubElement(case, "system-out").text = _said(others, wording)


def _said(found: Iterable[FindingView], wording: Wording) -> str:
    return _text("\n".join(line for told in found for line in gate_report.lines(told, wording)))


def _text(text: str) -> str:
    shown = _NOT_XML.sub(lambda found: f"<U+{ord(found[0]):04X}>", in_cell(text))
    return shown.replace("\r", "<U+000D>")
