"""The reason for a setting of the policy that asks less than it did: an entry for the setting, found by its name."""

from __future__ import annotations

from vpbdiff.explanations.entries import Explained
from vpbdiff.gate.judge import POLICY_ITEM
from vpbdiff.policy.loosened import Setting


def is_setting(word: str) -> bool:
    """Whether a word names a setting of the policy, and no change of the plan."""
    return word.startswith(POLICY_ITEM)


def of_setting(setting: Setting) -> str:
    """The word that names a setting where a change is named."""
    return POLICY_ITEM + setting.name


def entry_for(setting: Setting) -> Explained:
    """The record of a loosened setting: what it was and what it is."""
    return Explained(of_setting(setting), setting.name, (), ({"value": setting.was},), ({"value": setting.now},))
