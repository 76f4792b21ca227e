"""How vpbdiff answers `git diff`: what is set up in a repository, and what is shown for one changed file.

git knows which files are ours by an attribute and which program shows them by a setting. Both lie in the repository's
own folder and are nobody else's: they go together, so one command writes both and takes both away.
"""
