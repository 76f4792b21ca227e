"""The invented committee's reports: its plan for 2025 with the annex that has the targets, and two reports on it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.invented import EXAMPLES, document
from vpbdiff import recognise, reports, store
from vpbdiff.documents import reader
from vpbdiff.merge import reading as merging
from vpbdiff.model.plan import Plan
from vpbdiff.recognise import profile
from vpbdiff.reports import Report, reading

FOLDER = EXAMPLES / "reports"
ANNEX = FOLDER / "bilaga-malvarden-2025.txt"
AUGUST = FOLDER / "delarsrapport-2025-augusti.txt"
DECEMBER = FOLDER / "verksamhetsberattelse-2025.txt"


@cache
def plan() -> Plan:
    """The plan for 2025, put together of its two documents."""
    rules = profile.load(None)
    read = merging.read([document(2025), ANNEX], "utf-8", rules, None)
    found = merging.assembled((), read, None)
    return store.plan_from_json(found.plan(None), series="ekvik/omsorgsnamnden")


@cache
def plan_alone() -> Plan:
    """The plan for 2025 without the annex: it has no targets."""
    found = recognise.extract(reader.read(document(2025)), profile.load(None))
    return store.plan_from_json(found.plan)


def raw(path: Path) -> dict[str, Any]:
    """A report as its file holds it, read from a document."""
    return reading.read(reader.read(path), profile.load(None)).raw


@cache
def report(path: Path) -> Report:
    """A report, by way of its file's text."""
    return reports.loading.read_report(reports.dumps(raw(path)), path.name)


def project(folder: Path) -> Path:
    """A project with the series' snapshots and the documents in it, as the current folder of a test."""
    shutil.copytree(EXAMPLES / "snapshots", folder / "snapshots")
    shutil.copy(EXAMPLES / "vpbdiff.toml", folder)
    for each in (document(2025), ANNEX, AUGUST, DECEMBER):
        shutil.copy(each, folder)
    return folder
