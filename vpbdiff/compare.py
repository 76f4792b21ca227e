"""Two plans in, the finished comparison out: match, then detect."""

from __future__ import annotations
