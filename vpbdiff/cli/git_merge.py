"""`vpbdiff git-merge`: merge explanations for git, as `git-setup` has told it to.

git hands over three files and takes the answer out of the second. Its status says whether a person must look: 0 for no,
1 for yes. A file that can't be read is left to git, which merges lines.
"""

from __future__ import annotations

from pathlib import Path

import click

from vpbdiff.base import files
from vpbdiff.base.errors import ExitStatus
from vpbdiff.cli.output import talk
from vpbdiff.explanations import Explanations
from vpbdiff.explanations.file import parse
from vpbdiff.explanations.ledger import dumps
from vpbdiff.explanations.merging import merged
from vpbdiff.statements import reasons
from vpbdiff.store.paths import MAX_BYTES
from vpbdiff.wording import Wording


@click.command("git-merge", hidden=True, help="git.merge-help")
@click.argument("base", metavar="git.metavar-file", help="git.argument-base", type=click.Path(path_type=Path))
@click.argument("ours", metavar="git.metavar-file", help="git.argument-ours", type=click.Path(path_type=Path))
@click.argument("theirs", metavar="git.metavar-file", help="git.argument-theirs", type=click.Path(path_type=Path))
@click.argument("path", metavar="git.metavar-file", help="git.argument-path")
@click.pass_obj
def command(wording: Wording, base: Path, ours: Path, theirs: Path, path: str) -> ExitStatus:
    """Merge entry by entry, and tell what both sides have written of. Raises `VpbdiffError` for what can't be read."""
    found = merged(*(_read(each, path) for each in (base, ours, theirs)))
    files.write_atomically(ours, dumps(found.explanations))
    for each in found.conflicts:
        talk(wording.say("git.merge-conflict", path=path, what=reasons.of_held(each, wording)))
    return ExitStatus.FINDINGS if found.conflicts else ExitStatus.DONE


def _read(file: Path, path: str) -> Explanations:
    """What one version holds; nothing where it had no such file."""
    text = files.text(files.head(file, MAX_BYTES + 1), path)
    return parse(text, path) if text.strip() else Explanations()
