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


EXAMPLES: dict[str, tuple[str, ...]] = {
    "import": ("vpbdiff import plan.docx", "vpbdiff import plan.docx internbudget.xlsx internkontrollplan.docx"),
    "validate": ("vpbdiff validate", "vpbdiff validate 2026"),
    "diff": (
        "vpbdiff diff 2025 2026",
        "vpbdiff diff gammal.pdf ny.docx",
        "vpbdiff diff 2025 2026 --entity risk -o risker.html",
        "vpbdiff diff 2025 2026 -o ändringar.xlsx",
    ),
    "review": ("vpbdiff review 2025 2026 --by controller",),
    "explain": (
        "vpbdiff explain 2025 2026 --list",
        'vpbdiff explain 2025 2026 Hemtjänstenheten --amount "1,2 mkr" --text "Fler timmar enligt prognosen."',
        "vpbdiff explain 2025 2026 --todo",
    ),
    "check": ("vpbdiff check 2025 2026", "vpbdiff check 2025 2026 -o granskning.xlsx"),
    "summary": (
        "vpbdiff summary 2025 2026 -o sammanfattning.docx",
        "vpbdiff summary 2025 2026 --outline fackliga -o facket.md",
        "vpbdiff summary 2025 2026 --verify sammanfattning.docx",
    ),
    "history": ("vpbdiff history", "vpbdiff history ram", "vpbdiff history budget -o budget.xlsx"),
    "follow": ("vpbdiff follow delårsrapport.docx", "vpbdiff follow 2025-12-31"),
    "migrate": ("vpbdiff migrate",),
    "git-setup": ("vpbdiff git-setup", "vpbdiff git-setup --remove"),
    "schema": ("vpbdiff schema plan",),
    "help": ("vpbdiff help diff",),
}
"""By command: lines as a user types them in the folder of a project, or beside the documents."""
