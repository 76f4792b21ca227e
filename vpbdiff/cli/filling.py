"""Gives a skeleton of what lacks a reason, and reads it back filled in: all of it, or nothing where one is wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from vpbdiff.base import files
from vpbdiff.base.errors import ExitStatus, Location, Problem, VpbdiffError, failure
from vpbdiff.cli.explain_context import Desk
from vpbdiff.cli.explain_reasons import Made, make, of_subjects, put, sound, tell_bridge, tell_given_way
from vpbdiff.cli.words import given_of, said_of
from vpbdiff.explanations import skeleton
from vpbdiff.explanations.skeleton import Block
from vpbdiff.gate.loosening import is_setting
from vpbdiff.render import worksheet_toml as skeleton_text

_STDIN = "-"


def todo(desk: Desk) -> ExitStatus:
    """Write the skeleton to stdout."""
    click.echo(skeleton_text.render(desk.case, desk.wording).encode(), nl=False)
    return ExitStatus.DONE


def take(desk: Desk, source: str) -> ExitStatus:
    """Take in a filled-in skeleton."""
    name, text = _text(source)
    blocks = skeleton.read(text, name)
    filled = [block for block in blocks if not block.is_empty]
    made = _made(desk, filled, name)
    _once_each(made, name, filled)
    if not made:
        desk.say("explain.took-nothing", path=name)
        return ExitStatus.DONE
    after, given_way, status = put(desk, made)
    desk.say("explain.took", n=len(made), empty=len(blocks) - len(filled), path=after.case.place.shown)
    for each in given_way:
        tell_given_way(after, each)
    tell_bridge(after, [subject for each in made for subject in each.subjects])
    return status


def _made(desk: Desk, blocks: Sequence[Block], name: str) -> list[Made]:
    """The entries of the filled blocks. Raises `VpbdiffError` with the fault of every block that has one."""
    made, problems = [], []
    for block in blocks:
        try:
            made.append(_of_block(desk, block))
        except VpbdiffError as error:
            problems += [_placed(each, name, block.line) for each in error.problems]
    if problems:
        raise VpbdiffError(*problems)
    return made


def _of_block(desk: Desk, block: Block) -> Made:
    """The entry of one block; its ids are whole, as the skeleton had them."""
    said, given = said_of(block.fields), given_of(block.fields, desk.wording)
    if given.reason is None:
        raise failure("explain.block-without-reason")
    known = {skeleton.handle(each): each for each in desk.subjects}
    for each in block.ids:
        if each not in known and not is_setting(each):
            raise failure("explain.gone", id=each)
    subjects = [known[each] for each in block.ids if each in known]
    if subjects and not said:
        return sound(desk, of_subjects(desk, subjects, given))
    return make(desk, [*(known[each].item if each in known else each for each in block.ids), *block.units], given, said)


def _once_each(made: Sequence[Made], name: str, blocks: Sequence[Block]) -> None:
    """Raise `VpbdiffError` where two blocks give a reason for one change."""
    seen: set[tuple[str, bool]] = set()
    for each, block in zip(made, blocks, strict=True):
        for record in each.entry.items if each.entry.component is None else ():
            key = (record.item, not record.kinds)
            if key in seen:
                raise failure("explain.twice", Location(name, block.line), what=record.name)
            seen.add(key)


def _placed(problem: Problem, name: str, line: int | None) -> Problem:
    return replace(problem, location=Location(name, line))


def _text(source: str) -> tuple[str, str]:
    if source == _STDIN:
        content = sys.stdin.buffer.read(files.MEGABYTE + 1)
        return source, files.text(files.checked_size(content, files.MEGABYTE, source), source)
    return source, files.text(files.read(Path(source), files.MEGABYTE), source)
