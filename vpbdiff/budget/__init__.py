"""Budget tables: their sign rules, whether they add up, what moved between units, and why.

Every figure is an exact fraction of kronor with the tolerance that its printed precision gives. Nothing is guessed: a
rule that the figures do not settle counts as unread, and a sum that does not close shows its residual.
"""

from __future__ import annotations
