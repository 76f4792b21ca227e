"""The policy in force as TOML, with a comment on where it comes from."""

from __future__ import annotations

from vpbdiff.base.escaping import safe
from vpbdiff.policy import Policy
from vpbdiff.policy.settings import as_toml
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording


def render(policy: Policy, wording: Wording, options: Options) -> str:
    """The settings that would give this policy; ends with a newline."""
    key = "check.policy-own" if policy.source else "check.policy-default"
    return f"# {safe(wording.say(key, source=policy.source))}\n{as_toml(policy)}"
