"""Everything that a review does, without a screen and without sentences: the terminal shows it, tests drive it.

`session.Session` is the way in; `worklist` is what there is to show. Nothing is imported here: preferences are
read before the first screen, which is there before the rest is loaded.
"""
