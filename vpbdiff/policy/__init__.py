"""What a municipality requires of a change before it reaches the committee."""

from __future__ import annotations

from vpbdiff.policy.rules import Money, Need, Policy
from vpbdiff.policy.settings import policy, policy_for, settings_for, signer_for

__all__ = ["Money", "Need", "Policy", "policy", "policy_for", "settings_for", "signer_for"]
