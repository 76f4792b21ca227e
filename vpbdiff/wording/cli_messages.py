"""The command line, click, git.

What the command line says of itself.

The sentences of the command line library, click, by its own English ones; their placeholders are click's.

Only those that can be met here: a test reads click's source and holds the table complete.

Messages on the topic: git. What `vpbdiff git-setup` says, and what git shows for a changed plan.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_COMMANDS: dict[str, Message] = {
    "cli.error": Message(sv="Fel: {sentence}", en="Error: {sentence}"),
    "cli.not-written": Message(
        sv="Fel: resultatet gick inte att skriva till standard ut. Datorn svarar: «{reason}». "
        "Kontrollera vart det skickas.",
        en="Error: the result could not be written to standard output. The computer answers: «{reason}». "
        "Check where it is sent.",
    ),
    "cli.broken": Message(
        sv="Fel: vpbdiff stötte på något som programmet inte klarar ({kind}), och kommandot avbröts. Felet är vårt. "
        "Vad som hände står i {file}: skicka med den filen när du anmäler felet.",
        en="Error: vpbdiff met something that it can't handle ({kind}), and the command was stopped. The fault is "
        "ours. What happened stands in {file}: send that file along when you report it.",
    ),
    "cli.broken-here": Message(
        sv="Fel: vpbdiff stötte på något som programmet inte klarar ({kind}), och kommandot avbröts. Felet är vårt. "
        "Skicka med det som står nedan när du anmäler felet.",
        en="Error: vpbdiff met something that it can't handle ({kind}), and the command was stopped. The fault is "
        "ours. Send along what stands below when you report it.",
    ),
    "cli.see-help": Message(
        sv="Kör «{command} --help» för att se hur kommandot används.",
        en="Run «{command} --help» to see how the command is used.",
    ),
    "cli.file-no-command": Message(
        sv="«{name}» är en fil och inget kommando. Skriv vad du vill göra: vpbdiff diff GAMMAL NY jämför två planer, "
        "vpbdiff summary GAMMAL NY -o FIL skriver en sammanfattning.",
        en="«{name}» is a file and no command. Write what you want: vpbdiff diff OLD NEW compares two plans, "
        "vpbdiff summary OLD NEW -o FILE writes a summary.",
    ),
    "cli.spoken": Message(
        sv="inget kommando heter «{name}». Det som du söker heter «{command}»: se «vpbdiff {command} --help».",
        en="no command is called «{name}». What you look for is «{command}»: see «vpbdiff {command} --help».",
    ),
    "cli.spaces": Message(
        sv="Namnet «{name}» har mellanslag och måste stå inom dubbla citattecken.",
        en="The name «{name}» has spaces and must stand in double quotation marks.",
    ),
    "cli.single-quotes": Message(
        sv="Kommandotolken i Windows läser enkla citattecken som en del av namnet. Skriv dubbla citattecken.",
        en="The command prompt of Windows takes single quotation marks as part of the name. Write double ones.",
    ),
    "cli.help": Message(
        sv="Jämför en kommuns verksamhetsplan och budget mellan två år.\n\n"
        "Två dokument räcker: «vpbdiff diff gammal.pdf ny.docx». Den som följer planerna år för år läser in dem med "
        "«vpbdiff import». Då sparas varje plan som en ögonblicksbild: en fil (JSON) med allt som står i planen, "
        "ordnat så att det går att jämföra. Skälen till ändringarna sparas bredvid.",
        en="Compare a municipality's plan and budget between two years.\n\n"
        "Two documents will do: «vpbdiff diff old.pdf new.docx». Whoever follows the plans year by year takes them in "
        "with «vpbdiff import». Each plan is then kept as a snapshot: a file (JSON) with all that the plan holds, in "
        "an order that can be compared. The reasons for the changes are kept beside it.",
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
    "cli.metavar.command-name": Message(sv="[KOMMANDO]", en="[COMMAND]"),
    "cli.metavar.schema": Message(sv="NAMN", en="NAME"),
    "cli.examples": Message(sv="Exempel:", en="Examples:"),
    "cli.help-help": Message(
        sv="Visa hjälpen för programmet eller för ett kommando.", en="Show the help of the program or of a command."
    ),
    "cli.help-name": Message(sv="Kommandot, till exempel diff.", en="The command, such as diff."),
    "cli.schema-help": Message(
        sv="Skriv ut ett JSON-schema, för en editor som kontrollerar en fil medan den skrivs.",
        en="Print a JSON Schema, for an editor that checks a file while it is written.",
    ),
    "cli.option.color": Message(
        sv="Färg på det som skrivs: auto (förval) på en terminal, always alltid, never aldrig.",
        en="Colour in what is written: auto (the default) on a terminal, always, or never.",
    ),
    "cli.option.quiet": Message(
        sv="Säg ingenting utöver resultatet, om inget är fel.",
        en="Say nothing beside the result, unless something is wrong.",
    ),
    "cli.option.verbose": Message(
        sv="Redovisa allt: varje dokument i sin helhet, och tiden.",
        en="Account for everything: each document in full, and the time.",
    ),
    "cli.working": Message(sv="Arbetar …", en="Working …"),
    "cli.took": Message(
        sv="Det tog {seconds} sekunder, varav {cpu} av processorn (vpbdiff {version}, Python {python}).",
        en="It took {seconds} seconds, {cpu} of them of the processor (vpbdiff {version}, Python {python}).",
    ),
    "cli.schema-name": Message(
        sv="Vad schemat gäller, till exempel plan eller explanations.",
        en="What the schema is of, such as plan or explanations.",
    ),
    "cli.no-choice": Message(sv="«{value}» är inget av {known}.", en="«{value}» is none of {known}."),
    "cli.metavar.plans": Message(sv="[PLAN]...", en="[PLAN]..."),
    "cli.migrate.help": Message(
        sv="Skriv om planer i äldre format till det nuvarande.",
        en="Rewrite plans of an older format in the current one.",
    ),
    "cli.migrate.plans": Message(
        sv="Planerna: filer, år (2022) eller versioner av ett år (2022.forslag); av en viss serie som "
        "ekvik/socialnamnden/2022. Alla planer i mappen snapshots om ingen anges.",
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
        sv="Planerna: filer, år (2022), versioner av ett år (2022.forslag) eller filer i git (REV:SÖKVÄG); av en viss "
        "serie som ekvik/socialnamnden/2022. Alla planer i mappen snapshots om ingen anges.",
        en="The plans: files, years (2022), versions (2022.forslag), either after a series "
        "(ekvik/socialnamnden/2022), or REV:PATH in git. All plans in «snapshots» if none is named.",
    ),
}


_SWEDISH = {
    "Usage:": "Användning:",
    "Options": "Flaggor",
    "Commands": "Kommandon",
    "Positional arguments": "Argument",
    "default: {default}": "förval: {default}",
    "env var: {var}": "miljövariabel: {var}",
    "required": "obligatorisk",
    "Missing command.": "Ange ett kommando.",
    "Missing argument": "Ett argument saknas:",
    "Missing option": "En flagga saknas:",
    "Choose from:\n\t{choices}": "Välj något av dessa: {choices}",
    "No such option {name!r}.": "Flaggan {name!r} finns inte.",
    "No such command {name!r}.": "Kommandot {name!r} finns inte.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Menade du något av {possibilities}?",
    "Got unexpected extra argument ({args})": "Ett argument är för mycket: {args}",
    "Got unexpected extra arguments ({args})": "Några argument är för mycket: {args}",
    "Invalid value: {message}": "Ogiltigt värde: {message}",
    "Invalid value for {param_hint}: {message}": "Ogiltigt värde för {param_hint}: {message}",
    "{value!r} is not {choice}.": "{value!r} är inte {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} är inget av {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} är inget giltigt tal.",
    "{value} is not in the range {range}.": "{value} ligger utanför {range}.",
    "Argument {name!r} takes {nargs} values.": "Argumentet {name!r} tar {nargs} värden.",
    "Option {name!r} does not take a value.": "Flaggan {name!r} tar inget värde.",
    "Option {name!r} requires an argument.": "Flaggan {name!r} behöver ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Flaggan {name!r} behöver {nargs} värden.",
}

_CLICK: dict[str, Message] = {f"click: {en}": Message(sv=sv, en=en) for en, sv in _SWEDISH.items()}


_GIT: dict[str, Message] = {
    "git.setup-help": Message(
        sv="Låt git visa hur planer har ändrats i stället för rader av JSON, i detta arkiv.",
        en="Let git show how plans have changed instead of lines of JSON, in this repository.",
    ),
    "git.option-remove": Message(
        sv="Ta bort det som git-setup har ställt in.", en="Take away what git-setup has set up."
    ),
    "git.diff-help": Message(
        sv="Visa en ändrad plan för git. Körs av git, se git-setup.",
        en="Show a changed plan for git. Run by git, see git-setup.",
    ),
    "git.merge-help": Message(
        sv="Slå ihop två grenars förklaringar för git. Körs av git, se git-setup.",
        en="Merge two branches' explanations for git. Run by git, see git-setup.",
    ),
    "git.metavar-file": Message(sv="FIL", en="FILE"),
    "git.argument-base": Message(sv="Filen som den var.", en="The file as it was."),
    "git.argument-ours": Message(sv="Den egna grenens fil, som får svaret.", en="Our file, which takes the answer."),
    "git.argument-theirs": Message(sv="Den andra grenens fil.", en="The other branch's file."),
    "git.argument-path": Message(sv="Vad filen heter.", en="What the file is called."),
    "git.merge-conflict": Message(
        sv="{path}: båda grenarna har skrivit om {what}. Båda lydelserna finns kvar; välj en, ta bort den andra och "
        "kör «git add».",
        en="{path}: both branches have written of {what}. Both versions are kept; choose one, remove the other and "
        "run «git add».",
    ),
    "git.metavar-arguments": Message(sv="[ARGUMENT]...", en="[ARGUMENT]..."),
    "git.argument-arguments": Message(sv="Det som git anger om filen.", en="What git tells of the file."),
    "git.set-up": Message(
        sv="Klart: «git diff» visar nu hur planerna har ändrats, och «git log -p» och «git show» gör det med "
        "flaggan --ext-diff. «git merge» slår ihop förklaringar skäl för skäl. "
        "Ta bort inställningen med «vpbdiff git-setup --remove».",
        en="Done: «git diff» now shows how plans have changed, and «git log -p» and «git show» do with the option "
        "--ext-diff. «git merge» merges explanations reason by reason. "
        "Take it back with «vpbdiff git-setup --remove».",
    ),
    "git.already": Message(
        sv="Git är redan inställt. Inget är ändrat.", en="Git is already set up. Nothing is changed."
    ),
    "git.removed": Message(
        sv="Inställningen är borttagen: git visar planerna som rader av JSON igen.",
        en="The setting is taken away: git shows plans as lines of JSON again.",
    ),
    "git.nothing-to-remove": Message(
        sv="Git är inte inställt för vpbdiff här. Inget är ändrat.",
        en="Git is not set up for vpbdiff here. Nothing is changed.",
    ),
    "git.hides": Message(
        sv="Obs! {path} har redan git-attributet «diff» ({value}). Det gäller inte så länge vpbdiff är inställt.",
        en="Note: {path} already has a git attribute «diff» ({value}). It is not in force while vpbdiff is set up.",
    ),
    # What stops it
    "git.not-installed": Message(
        sv="programmet git finns inte på datorn. Installera git och försök igen.",
        en="the program git is not on this computer. Install git and try again.",
    ),
    "git.no-repository": Message(
        sv="mappen går inte att använda som ett git-arkiv. Git svarar: «{reason}». Gå till mappen med planernas arkiv.",
        en="the folder can't be used as a git repository. Git answers: «{reason}». "
        "Go to the folder of the plans' repository.",
    ),
    "git.refused": Message(
        sv="git utförde inte det som behövs. Git svarar: «{reason}».",
        en="git did not do what is needed. Git answers: «{reason}».",
    ),
    "git.other-driver": Message(
        sv="git-inställningen {setting} används redan till annat: «{value}». "
        "Ta bort den med «git config --local --unset-all {setting}» om den inte behövs, och försök igen.",
        en="the git setting {setting} is already used for something else: «{value}». "
        "Take it away with «git config --local --unset-all {setting}» if it is not needed, and try again.",
    ),
    "git.stronger-attribute": Message(
        sv="filen har en egen rad om attributet «diff» ({value}) för planerna, och den går före. "
        "Ta bort den raden om den inte behövs, och försök igen.",
        en="the file has a line of its own about the attribute «diff» ({value}) of the plans, which goes first. "
        "Take that line away if it is not needed, and try again.",
    ),
    "git.not-startable": Message(
        sv="git skulle inte kunna starta vpbdiff med {program}. Installera vpbdiff för den Pythonversionen.",
        en="git could not start vpbdiff with {program}. Install vpbdiff for that Python.",
    ),
    "git.shallow": Message(
        sv="klonen har inte hela historiken, så det går inte att se var grenen lämnade {revision}. Hämta den med "
        "«git fetch --unshallow» (fetch-depth: 0 i GitHub Actions, GIT_DEPTH: 0 i GitLab), eller jämför med "
        "{revision} självt med «--no-merge-base».",
        en="the clone has not all of the history, so where the branch left {revision} can't be seen. Fetch it with "
        "«git fetch --unshallow» (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab), or compare with "
        "{revision} itself with «--no-merge-base».",
    ),
    "git.ambiguous": Message(
        sv="«{revision}» heter flera saker i git: {names}. Skriv hela namnet på den som ska pröva.",
        en="«{revision}» is the name of several things in git: {names}. Write the whole name of the one to judge by.",
    ),
    "git.arguments": Message(
        sv="kommandot körs av git, som anger ett, sju eller nio argument. Kör «vpbdiff diff» för att jämföra planer.",
        en="this command is run by git, which gives one, seven or nine arguments. Run «vpbdiff diff» to compare plans.",
    ),
    # What git shows
    "git.other-lines": Message(sv="I filen är dessa rader ändrade:", en="These lines of the file are changed:"),
    "git.unmerged": Message(
        sv="vpbdiff {path}\n"
        "Filen har konflikter från en sammanslagning i git och går inte att jämföra förrän de är lösta.",
        en="vpbdiff {path}\nThe file has conflicts from a merge in git and can't be compared until they are resolved.",
    ),
    "git.renamed": Message(sv="Filen har bytt namn: {old} → {new}", en="The file is renamed: {old} → {new}"),
    "git.mode": Message(
        sv="Filens rättigheter är ändrade: {old} → {new}", en="The file's mode is changed: {old} → {new}"
    ),
    "git.same-content": Message(sv="Filens innehåll är detsamma.", en="The file's content is the same."),
    "git.new-plan": Message(sv="Ny plan: {title}", en="New plan: {title}"),
    "git.removed-plan": Message(sv="Borttagen plan: {title}", en="Removed plan: {title}"),
    "git.holds": Message(sv="Planen har {items}.", en="The plan has {items}."),
    "git.empty": Message(sv="Planen är tom.", en="The plan is empty."),
    "git.same-plan": Message(
        sv="Inget i planens innehåll skiljer, men i filen är dessa rader ändrade:",
        en="Nothing in the plan's content differs, but these lines of the file are changed:",
    ),
    "git.older-old": Message(
        sv="Den gamla versionen har formatet «{found}» och är läst som «{known}».",
        en="The old version has the format «{found}» and is read as «{known}».",
    ),
    "git.older-new": Message(
        sv="Den nya versionen har formatet «{found}» och är läst som «{known}».",
        en="The new version has the format «{found}» and is read as «{known}».",
    ),
    "git.unreadable-old": Message(
        sv="Den gamla versionen går inte att läsa som en plan:", en="The old version can't be read as a plan:"
    ),
    "git.unreadable-new": Message(
        sv="Den nya versionen går inte att läsa som en plan:", en="The new version can't be read as a plan:"
    ),
    "git.as-lines": Message(sv="Därför visas filens ändrade rader.", en="So the changed lines of the file are shown."),
}

_DOCUMENTS: dict[str, Message] = {
    "import.metavar-file": Message(sv="FIL", en="FILE"),
    "import.metavar-encoding": Message(sv="KODNING", en="ENCODING"),
    "documents.option-profile": Message(
        sv="En profil för hur dokument läses, som i «vpbdiff import».",
        en="A profile of how documents are read, as in «vpbdiff import».",
    ),
    "documents.option-encoding": Message(
        sv="Teckenkodningen hos dokument som är text, som i «vpbdiff import».",
        en="The encoding of documents that are text, as in «vpbdiff import».",
    ),
}
"""What every command that takes documents says of how they are read."""

MESSAGES: dict[str, Message] = {**_COMMANDS, **_CLICK, **_GIT, **_DOCUMENTS}
