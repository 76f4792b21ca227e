"""From blocks to a snapshot: one module a part of the plan, and profiles of headings as data."""
