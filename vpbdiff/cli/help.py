"""`vpbdiff help`: what the program does, or what one command takes; the same as `--help`."""

from __future__ import annotations

import click


@click.command("help", help="cli.help-help")
@click.argument("name", required=False, metavar="cli.metavar.command-name", help="cli.help-name")
@click.pass_context
def command(ctx: click.Context, name: str | None) -> None:
    """Show the help of the program or of one of its commands."""
    parent = ctx.parent
    assert parent is not None
    group = parent.command
    assert isinstance(group, click.Group)
    if name is None:
        click.echo(group.get_help(parent))
        return
    found = group.resolve_command(parent, [name])[1]  # fails with the nearest command for one that is not there
    assert found is not None
    click.echo(found.get_help(click.Context(found, parent=parent, info_name=name, obj=ctx.obj)))
