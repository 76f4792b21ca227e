"""Sentences of a text in which a name in quotation marks is never parted."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ«\[])")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text; a name in quotation marks is never parted."""
    ends = [end.span() for end in _SENTENCE_END.finditer(text) if _is_outside(text, end.start())]
    starts = [0, *(after for _, after in ends)]
    return [text[start:end].strip() for start, end in zip(starts, [*(at for at, _ in ends), len(text)], strict=True)]


def _is_outside(text: str, place: int) -> bool:
    return text.count("«", 0, place) <= text.count("»", 0, place)
