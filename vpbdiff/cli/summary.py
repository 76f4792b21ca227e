"""`vpbdiff summary`: the change summary for the tjänsteskrivelse, in Swedish whatever the interface is in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vpbdiff.base import extras
from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli import choices, completion, on_the_fly
from vpbdiff.cli.on_the_fly import Documents
from vpbdiff.cli.output import Target, data, open_option, output_option, talk
from vpbdiff.memo import DEFAULT, FOLLOW_UP, LANGUAGE
from vpbdiff.model.document import WHOLE
from vpbdiff.render import Shown, Trait, named, names
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.memo.verify import Account
    from vpbdiff.render.docx import Template


@click.command("summary", help="summary.help")
@click.argument("old", metavar="diff.metavar-old", help="diff.argument-old", shell_complete=completion.plans)
@click.argument("new", metavar="diff.metavar-new", help="diff.argument-new", shell_complete=completion.plans)
@click.option("-f", "--format", "form", type=click.Choice(names(Shown.MEMO)), help="summary.option-format")
@click.option(
    "--outline",
    type=choices.outlines(),
    default=DEFAULT,
    metavar="summary.metavar-outline",
    help="summary.option-outline",
)
@click.option("--brief", is_flag=True, help="summary.option-brief")
@click.option("--final", is_flag=True, help="summary.option-final")
@click.option(
    "--verify", "edited", type=click.Path(path_type=Path), metavar="diff.metavar-file", help="summary.option-verify"
)
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="diff.metavar-file", help="summary.option-template"
)
@click.option("--ids", is_flag=True, help="summary.option-ids")
@output_option
@open_option
@on_the_fly.options
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    wording: Wording,
    old: str,
    new: str,
    form: str | None,
    outline: str,
    brief: bool,
    final: bool,
    edited: Path | None,
    template: Path | None,
    ids: bool,
    output: Path | None,
    opened: bool,
    documents: Documents,
) -> ExitStatus:
    """Write the summary of what changed, with the reasons on record, or hold an edited one against the plans."""
    from vpbdiff.gate import open_case  # noqa: PLC0415 - the slowest import; wrong usage is told without it
    from vpbdiff.memo.outlines import write  # noqa: PLC0415
    from vpbdiff.render.charts import are_missing  # noqa: PLC0415
    from vpbdiff.statements import caveats, reasons  # noqa: PLC0415

    target = Target.of(Shown.MEMO, form, output, opened=opened) if edited is None else None
    if target is not None and template is not None and not target.holds(Trait.TEMPLATE):
        raise failure("summary.template-format")
    case = open_case(old, new, documents.find)
    document = _template(template, wording) if template is not None else None
    places = document.places if document is not None else (WHOLE,)
    if target is None:
        assert edited is not None, "without a target one is verified"
        from vpbdiff.memo.verify import check  # noqa: PLC0415

        status = _verify(check(case, edited, outline, brief=brief, places=places), edited, wording)
        documents.tell(wording)
        return status
    memo = write(case, outline, brief=brief, final=final, places=places)
    content = target.render(memo, Wording(LANGUAGE), ids=ids) if document is None else document.render(memo)
    target.give(content, wording, (case.old, case.new, case.place, *([template] if template else ())))
    if target.holds(Trait.PICTURES) and are_missing(memo):
        talk(wording.say("summary.no-pictures", command=extras.command("pictures")))
    for sentence in caveats.on_the_choice(case.comparison, wording):
        talk(sentence)
    if outline != FOLLOW_UP and (missing := reasons.missing(case.verdict.lacking, wording)):
        talk(wording.say("summary.lacking", lacking=missing))
    if final and memo.blanks:
        talk(wording.count("summary.blanks", len(memo.blanks)))
    documents.tell(wording)
    return ExitStatus.DONE


def _template(path: Path, wording: Wording) -> Template:
    """The template, and on stderr what in it looks like a placeholder and is none."""
    named(Shown.MEMO, "docx").require()
    from vpbdiff.memo.outlines import PLACEHOLDERS  # noqa: PLC0415 - only where there is a template
    from vpbdiff.render.docx import Template  # noqa: PLC0415

    template = Template(path, PLACEHOLDERS)
    for name in template.unknown:
        talk(wording.say("summary.template-unknown", path=path, name=name))
    return template


def _verify(account: Account, edited: Path, wording: Wording) -> ExitStatus:
    """Say what an edited memo says that the plans do not, what it leaves out, and what was borne out and not tested."""
    from vpbdiff.memo.verify import borne_out, sentence, untested  # noqa: PLC0415 - only here

    for doubt in account.findings:
        data(sentence(doubt, edited, wording))
    if account.confirmed:
        data(borne_out(account, edited, wording))
    if account.unchecked:
        data(untested(account.unchecked, edited, wording))
    elif not account.findings:
        data(wording.say("summary.verified", path=edited))
    return ExitStatus.FINDINGS if account.findings else ExitStatus.DONE
