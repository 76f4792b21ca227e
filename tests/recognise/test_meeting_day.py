"""The day of the committee's meeting, as lines of a cover give it."""

from __future__ import annotations

import pytest

from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import extract, profile
from vpbdiff.recognise.metadata import meeting_day

LINES = [
    ("OMN/2025:31, behandlas på omsorgsnämndens sammanträde 2025-09-23", "2025-09-23"),
    ("Sammanträdesdatum: den 23 september 2025", "2025-09-23"),
    ("Antagen av miljö- och byggnadsnämnden 2024-12-11 § 102", "2024-12-11"),
    ("Fastställd av nämnden den 11 december 2024", "2024-12-11"),
    ("Beslutsdatum\t2024-12-11", "2024-12-11"),
    ("Behandlas av miljö- och byggnadsnämnden 2025-09-24", "2025-09-24"),
    ("Antagen 2024-12-11, reviderad 2025-02-03", "2025-02-03"),
    ("Antagen av kommunfullmäktige 2024-11-25", ""),
    ("Ramen beslutad av KF 2024-11-25", ""),
    ("Godkänd av förvaltningschefen 2024-12-01", ""),
    ("Gäller från 2025-01-01", ""),
    ("Dnr MBN/2024:87", ""),
    ("Antagen av nämnden 2024-13-41", ""),
    ("Beslutsunderlag 2024-12-03", ""),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_the_day_of_the_meeting(line: str, expected: str) -> None:
    assert meeting_day(" ".join(line.split())) == expected


REFERENCES = [
    ("Beslutad IDN 2024-11-19 § 4", None),
    ("Antagen IDN 2024:61", None),
    ("Diarienummer IDN 2024-61", "IDN 2024-61"),
]


@pytest.mark.parametrize(("line", "expected"), REFERENCES)
def test_the_day_of_a_decision_is_no_diarienummer(line: str, expected: str | None) -> None:
    cover = f"# Verksamhetsplan 2026\n\nIdrottsnämnden\n\n{line}\n\n## Uppdrag\n\nNämnden sköter badet.\n"
    found = extract(SourceDocument("plan.txt", plain_text.blocks(cover)), profile.load())
    assert found.plan.get("reference", found.plan.get("metadata", {}).get("reference")) == expected
