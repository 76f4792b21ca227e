"""`vpbdiff schema`: a JSON Schema, for an editor that checks a file while it is written."""

from __future__ import annotations

import click

from vpbdiff.cli.output import data
from vpbdiff.store import schema


@click.command("schema", help="cli.schema-help")
@click.argument("name", type=click.Choice(schema.names()), metavar="cli.metavar.schema", help="cli.schema-name")
def command(name: str) -> None:
    """Print the schema as it ships with the program."""
    for line in schema.text(name).splitlines():
        data(line)
