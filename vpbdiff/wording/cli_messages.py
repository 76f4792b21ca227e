"""What the command line says of itself."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    "cli.error": Message(sv="Fel: {sentence}", en="Error: {sentence}"),
    "cli.not-written": Message(
        sv="Fel: resultatet gick inte att skriva till standard ut. Datorn svarar: «{reason}». "
        "Kontrollera vart det skickas.",
        en="Error: the result could not be written to standard output. The computer answers: «{reason}». "
        "Check where it is sent.",
    ),
    "cli.see-help": Message(
        sv="Kör «{command} --help» för att se hur kommandot används.",
        en="Run «{command} --help» to see how the command is used.",
    ),
    "cli.help": Message(
        sv="Jämför en kommuns verksamhetsplan och budget mellan två år.",
        en="Compare a municipality's plan and budget between two years.",
    ),
    "cli.option.lang": Message(
        sv="Språk: sv (svenska, förval) eller en (engelska). Kan också anges i VPBDIFF_LANG.",
        en="Language: sv (Swedish, the default) or en (English). VPBDIFF_LANG sets it too.",
    ),
    "cli.option.help": Message(sv="Visa denna hjälp och avsluta.", en="Show this help and exit."),
    "cli.option.version": Message(
        sv="Visa programmets version och avsluta.", en="Show the program's version and exit."
    ),
    "cli.metavar.options": Message(sv="[FLAGGOR]", en="[OPTIONS]"),
    "cli.metavar.command": Message(sv="KOMMANDO [ARGUMENT]...", en="COMMAND [ARGS]..."),
    "cli.metavar.plans": Message(sv="[PLAN]...", en="[PLAN]..."),
    "cli.migrate.help": Message(
        sv="Skriv om planer i äldre format till det nuvarande.",
        en="Rewrite plans of an older format in the current one.",
    ),
    "cli.migrate.plans": Message(
        sv="Planerna: filer, år (2022), versioner (2022.forslag) eller någotdera efter en serie "
        "(ekvik/socialnamnden/2022). Alla planer i «snapshots» om ingen anges.",
        en="The plans: files, years (2022), versions (2022.forslag) or either after a series "
        "(ekvik/socialnamnden/2022). All plans in «snapshots» if none is named.",
    ),
    "migrate.current": Message(sv="{path} har redan formatet {format}.", en="{path} already has the format {format}."),
    "migrate.done": Message(
        sv="{path} är omskriven från {old} till {new}.", en="{path} is rewritten from {old} to {new}."
    ),
    "migrate.in-git": Message(
        sv="det som ligger i git går inte att skriva om. Ange filen i arbetsmappen.",
        en="what lies in git can't be rewritten. Name the file in the working folder.",
    ),
    "cli.validate.help": Message(
        sv="Kontrollera att planer går att läsa och hänger ihop.",
        en="Check that plans can be read and hold together.",
    ),
    "cli.validate.plans": Message(
        sv="Planerna: filer, år (2022), versioner (2022.forslag), någotdera efter en serie "
        "(ekvik/socialnamnden/2022), eller REV:SÖKVÄG i git. Alla planer i «snapshots» om ingen anges.",
        en="The plans: files, years (2022), versions (2022.forslag), either after a series "
        "(ekvik/socialnamnden/2022), or REV:PATH in git. All plans in «snapshots» if none is named.",
    ),
}
