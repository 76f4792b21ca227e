"""What the budget tables say: their sign rules, whether they add up, where money went, and why.

Every figure is an exact fraction of kronor with the tolerance that its printed precision gives. Nothing here guesses: a
rule that the figures do not settle is said to be unread, and a sum that does not close shows its residual.
"""

from __future__ import annotations
