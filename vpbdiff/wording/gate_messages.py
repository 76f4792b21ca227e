"""Messages on the topic: gate. What `vpbdiff check` says, in every format.

What it says of each rule stands in `rule_messages`.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_MONEY = {
    "gate.net-up": Message(sv="Nettokostnaden ökar med {amount}", en="The net cost grows by {amount}"),
    "gate.net-down": Message(sv="Nettokostnaden minskar med {amount}", en="The net cost shrinks by {amount}"),
    "gate.net-same-read": Message(
        sv="Nettokostnaden är densamma i det som lästes", en="The net cost is the same in what was read"
    ),
    "gate.net-same": Message(sv="Nettokostnaden är oförändrad", en="The net cost is unchanged"),
    "gate.lacks-more": Message(sv="{amount} högre nettokostnad", en="a net cost that is {amount} higher"),
    "gate.lacks-less": Message(sv="{amount} lägre nettokostnad", en="a net cost that is {amount} lower"),
    "gate.all-units": Message(sv="Alla verksamheter tillsammans", en="All units together"),
}

_REASONS = {
    "gate.reason": Message(sv="Skäl: ", en="Reason: "),
    "gate.reason-baseline": Message(
        sv="Skäl: inget, ändringen fanns före grinden.", en="Reason: none, the change was there before the gate."
    ),
    "gate.reason-stale": Message(
        sv="Inaktuellt skäl, texten har ändrats sedan dess: ", en="Reason out of date, the text has changed since: "
    ),
    "gate.reason-stale-baseline": Message(
        sv="Skäl: inget. Det som fanns före grinden har ändrats sedan dess.",
        en="Reason: none. What was there before the gate has changed since.",
    ),
    "gate.reason-about": Message(sv="{reason} ({about})", en="{reason} ({about})"),
    "gate.reason-part": Message(sv="dels {about}", en="in part {about}"),
    "gate.reason-shared": Message(sv="gemensamt för {n} ändringar", en="shared by {n} changes"),
}

_PAGE = {
    "gate.title": Message(sv="Förklarade ändringar", en="Explained changes"),
    "gate.drift": Message(sv="Planen för {plan}, {field}: ", en="The plan for {plan}, {field}: "),
    "gate.drift-kinds": Message(
        sv="Ändringen är nu också av annat slag: {now}", en="The change is now also of another kind: {now}"
    ),
    "gate.field-under": Message(sv="hör till", en="belongs to"),
    "gate.section.comparison": Message(sv="Jämförelsen", en="The comparison"),
    "gate.section.explanations": Message(sv="Förklaringarna", en="The explanations"),
    "gate.section.policy": Message(sv="Kraven i vpbdiff.toml", en="The requirements in vpbdiff.toml"),
    "gate.level-warning": Message(sv="Varning: ", en="Warning: "),
    "gate.level-note": Message(sv="Påpekande: ", en="Note: "),
    "gate.folded.one": Message(sv="1 påpekande: {what}", en="1 note: {what}"),
    "gate.folded.many": Message(sv="{n} påpekanden: {what}", en="{n} notes: {what}"),
    "gate.in-old": Message(sv="{spot} (i den gamla planen)", en="{spot} (in the old plan)"),
    "gate.loosened": Message(sv="Lättnader som gäller", en="Relaxations in force"),
    "gate.loose-pin": Message(
        sv="En person har angett vilka delar som hör ihop: «{name}»",
        en="A person has said which items belong together: «{name}»",
    ),
    "gate.loose-baseline.one": Message(
        sv="1 ändring fanns före grinden och har inget annat skäl.",
        en="1 change was there before the gate and has no other reason.",
    ),
    "gate.loose-baseline.many": Message(
        sv="{n} ändringar fanns före grinden och har inget annat skäl.",
        en="{n} changes were there before the gate and have no other reason.",
    ),
    "gate.loose-several": Message(
        sv="Ett skäl gäller {n} ändringar på en gång: «{reason}»",
        en="One reason is for {n} changes at once: «{reason}»",
    ),
    "gate.loose-share": Message(
        sv="«{name}» kan ha fått en del av ett belopp som gäller hela nämnden. Hur det har fördelats anges inte.",
        en="«{name}» may have got a share of an amount for the whole committee. How it was spread is not stated.",
    ),
    "gate.loose-policy.one": Message(
        sv="Kravet {names} i vpbdiff.toml är sänkt.", en="The requirement {names} in vpbdiff.toml is lowered."
    ),
    "gate.loose-policy.many": Message(
        sv="{n} krav i vpbdiff.toml är sänkta: {names}.", en="{n} requirements in vpbdiff.toml are lowered: {names}."
    ),
    "gate.loose-refitted": Message(
        sv="Texterna i ett skäl är ändrade så att de passar, men skälet är detsamma och har ingen senare dag: «{name}»",
        en="The texts of a reason were edited to fit, while the reason is the same, of no later day: «{name}»",
    ),
    "gate.loose-unread.one": Message(
        sv="1 del som inte kunde läsas är inte längre upptagen i planen. Kontrollera att den är inläst.",
        en="1 part that could not be read is no longer listed in the plan. See that it has been read.",
    ),
    "gate.loose-unread.many": Message(
        sv="{n} delar som inte kunde läsas är inte längre upptagna i planen. Kontrollera att de är inlästa.",
        en="{n} parts that could not be read are no longer listed in the plan. See that they have been read.",
    ),
    "gate.exemptions.baseline": Message(sv="Fanns före grinden", en="From before the gate"),
    "gate.exemptions.pins": Message(sv="Par för hand", en="Pairs given by hand"),
    "gate.merge-base": Message(
        sv="Jämfört med planen där grenen lämnade {revision} ({base}). Krav, par och undantag är de som nu gäller där.",
        en="Compared with the plan where the branch left {revision} ({base}). Requirements, pairs and exemptions are "
        "those in force there now.",
    ),
    "gate.as-of": Message(sv="Prövat som det var {day}.", en="Judged as of {day}."),
    "gate.against-nothing": Message(
        sv="Undantagen är inte prövade mot någon beslutad version; ange en med «--against».",
        en="The exemptions were judged against no revision; name one with «--against».",
    ),
    "gate.folded-away": Message(sv="{notes} (visas med «--notes»)", en="{notes} (shown with «--notes»)"),
    "gate.more-loosened.one": Message(sv="1 lättnad till gäller.", en="1 more relaxation is in force."),
    "gate.more-loosened.many": Message(sv="{n} lättnader till gäller.", en="{n} more relaxations are in force."),
    "gate.column-part": Message(sv="Del", en="Part"),
    "gate.column-errors": Message(sv="Fel", en="Errors"),
    "gate.column-decisions": Message(sv="Kräver beslut", en="Need a decision"),
    "gate.column-first": Message(sv="Att börja med", en="To begin with"),
    "gate.column-change": Message(sv="Ändring", en="Change"),
    "gate.column-place": Message(sv="Rad", en="Line"),
    "gate.column-id": Message(sv="Id", en="Id"),
    "gate.other-parts": Message(sv="Övriga delar", en="Other parts"),
    "gate.read-first": Message(sv="Läs dessa först", en="Read these first"),
    "gate.folded-rest.one": Message(sv="1 fel till, efter del", en="1 more error, by part"),
    "gate.folded-rest.many": Message(sv="{n} fel till, efter del", en="{n} more errors, by part"),
    "gate.github-rest.one": Message(sv="1 till som prövningen tar upp", en="1 more finding"),
    "gate.github-rest.many": Message(sv="{n} till som prövningen tar upp", en="{n} more findings"),
    "gate.all-at-once": Message(
        sv="Alla skäl på en gång: {todo}, fyll i filen, {take}, checka in {path}.",
        en="All reasons at once: {todo}, fill in the file, {take}, commit {path}.",
    ),
    "gate.others-warning.one": Message(sv="1 varning", en="1 warning"),
    "gate.others-warning.many": Message(sv="{n} varningar", en="{n} warnings"),
    "gate.others-note.one": Message(sv="1 påpekande", en="1 note"),
    "gate.others-note.many": Message(sv="{n} påpekanden", en="{n} notes"),
    "gate.see-all": Message(
        sv="De stoppar inte; «vpbdiff check --notes» visar dem.",
        en="They hold nothing up; «vpbdiff check --notes» shows them.",
    ),
    "gate.sarif-root": Message(sv="Mappen överst i planernas arkiv i git", en="The top of the plans' repository"),
    "gate.not-judged": Message(sv="Inte prövat", en="Not judged"),
    "gate.one-plan": Message(sv="{series} har bara en plan som gäller.", en="{series} has a single plan in force."),
    "gate.undecided": Message(
        sv="{plan} är inte beslutad: det finns ingen plan för året att pröva förslaget mot.",
        en="{plan} is not decided: there is no plan for the year to judge the proposal against.",
    ),
    "gate.not-to-judge": Message(sv="Gick inte att pröva. {why}", en="Could not be judged. {why}"),
    "gate.unset": Message(sv="ingen gräns", en="no limit"),
    "gate.verdict": Message(sv="Resultat", en="Verdict"),
    "gate.passed": Message(sv="Godkänt.", en="Passed."),
    "gate.stopped": Message(sv="Stopp.", en="Stopped."),
    "gate.nothing-judged": Message(sv="Ingen ändring är prövad.", en="No change was judged."),
    "gate.nothing-restated": Message(
        sv="Rapporten anger inget målvärde och ingen budget annorlunda än planen, i det som är läst.",
        en="The report gives no target and no budget otherwise than the plan, in what was read.",
    ),
    "gate.decided-restated": Message(
        sv="Rapporten anger inget målvärde annorlunda än planen, i det som är läst. Budgeten skiljer sig bara så som "
        "de beslut säger som rapporterna redovisar.",
        en="The report gives no target otherwise than the plan, in what was read. The budget differs only as the "
        "decisions say that the reports tell.",
    ),
    "gate.other-rows": Message(
        sv="Planens budget kunde inte prövas rad för rad mot rapportens.",
        en="The plan's budget could not be held row by row against the report's.",
    ),
    "gate.restated.one": Message(
        sv="Rapporten anger 1 uppgift annorlunda än planen.", en="The report gives 1 value otherwise than the plan."
    ),
    "gate.restated.many": Message(
        sv="Rapporten anger {n} uppgifter annorlunda än planen.",
        en="The report gives {n} values otherwise than the plan.",
    ),
    "gate.looked-at.one": Message(sv="1 ändring är prövad.", en="1 change was judged."),
    "gate.looked-at.many": Message(sv="{n} ändringar är prövade.", en="{n} changes were judged."),
    "gate.none-needed.one": Message(sv="Den kräver inget skäl.", en="It needs no reason."),
    "gate.none-needed.many": Message(sv="Ingen av dem kräver skäl.", en="None of them needs a reason."),
    "gate.all-explained.one": Message(
        sv="Den enda som kräver skäl är förklarad.", en="The only one that needs a reason is explained."
    ),
    "gate.all-explained.many": Message(
        sv="Alla {n} som kräver skäl är förklarade.", en="All {n} that need a reason are explained."
    ),
    "gate.some-before": Message(
        sv="{n} av {all} som kräver skäl är förklarade, och {before} fanns före grinden.",
        en="{n} of {all} that need a reason are explained; {before} from before the gate.",
    ),
    "gate.some-lacking": Message(
        sv="{n} av {all} som kräver skäl är förklarade: {lacking}.",
        en="{n} of {all} that need a reason are explained: {lacking}.",
    ),
    "gate.some-before-lacking": Message(
        sv="{n} av {all} som kräver skäl är förklarade, och {before} fanns före grinden: {lacking}.",
        en="{n} of {all} that need a reason are explained; {before} from before the gate: {lacking}.",
    ),
    "gate.lacking.one": Message(sv="{what} saknar skäl", en="{what} has no reason"),
    "gate.lacking.many": Message(sv="{what} saknar skäl", en="{what} have no reason"),
    "gate.lacking-decision.one": Message(
        sv="{what} saknar skäl eller hänvisning till beslut", en="{what} has no reason or no reference to a decision"
    ),
    "gate.lacking-decision.many": Message(
        sv="{what} saknar skäl eller hänvisning till beslut", en="{what} have no reason or no reference to a decision"
    ),
    "gate.lacking-changes.one": Message(sv="1 ändring", en="1 change"),
    "gate.lacking-changes.many": Message(sv="{n} ändringar", en="{n} changes"),
    "gate.lacking-amounts.one": Message(sv="1 belopp", en="1 amount"),
    "gate.lacking-amounts.many": Message(sv="{n} belopp", en="{n} amounts"),
    "gate.todo-file": Message(sv="skäl.txt", en="reasons.txt"),
    "gate.way-on-keep": Message(
        sv="Skäl kan ges när dokumenten är inlästa som ögonblicksbilder:",
        en="Reasons can be given once the documents have been taken in as snapshots:",
    ),
    "gate.way-on-todo": Message(
        sv="Alla skäl på en gång, med en mall som fylls i mellan kommandona:",
        en="All reasons at once, with a form to fill in between the commands:",
    ),
}

_COMMAND = {
    "check.help": Message(
        sv="""Pröva om varje ändring från planen GAMMAL till planen NY som kräver ett skäl har ett.

Avslutar med 0 om allt är förklarat, 1 om något saknas och 2 om prövningen inte gick att göra. En plan anges som i
«vpbdiff diff». NY kan också vara en rapport om planen GAMMAL: «vpbdiff check 2025 2025-08-31».""",
        en="""Judge whether every change from the plan OLD to the plan NEW that needs a reason has one.

Exits with 0 if all is explained, 1 if something is missing, and 2 if it could not be judged. A plan is named as in
«vpbdiff diff». NEW can also be a report on the plan OLD: «vpbdiff check 2025 2025-08-31».""",
    ),
    "check.option-notes": Message(
        sv="Visa varje påpekande för sig, inte bara antalet.", en="Show every note on its own, not only how many."
    ),
    "check.metavar-rev": Message(sv="REV", en="REV"),
    "check.option-against": Message(
        sv="Den version i git vars krav, par och undantag gäller, om GAMMAL inte själv är en sådan (REV:SÖKVÄG).",
        en="The revision in git whose requirements, pairs and exemptions hold, where OLD is no REV:PATH.",
    ),
    "check.metavar-day": Message(sv="DAG", en="DAY"),
    "check.option-day": Message(
        sv="Pröva som det var den dagen (2024-12-18): senare beslut och rapporter fanns inte. Utan: som det är i dag.",
        en="Judge as of that day (2024-12-18): no later decision or report was there. Without: as of today.",
    ),
    "check.metavar-series": Message(sv="[SERIE]...", en="[SERIES]..."),
    "check.argument-series": Message(
        sv="Med --all: serierna, till exempel ekvik/omsorgsnamnden. Utan: alla.",
        en="With --all: the series, such as ekvik/omsorgsnamnden. Without any: all.",
    ),
    "check.option-all": Message(
        sv="Pröva hela serier: varje par av grannår som gäller, och varje förslag mot den beslutade planen.",
        en="Judge whole series: every pair of neighbouring years in force, and each proposal against its decided plan.",
    ),
    "check.no-pairs": Message(
        sv="det finns inga två planer att jämföra i {series}.", en="there are no two plans to compare in {series}."
    ),
    "check.gone": Message(
        sv="planen finns i {revision} men inte längre här, och kan därför inte prövas. Hämta tillbaka den med "
        "«git checkout {revision} -- {path}».",
        en="the plan is in {revision} and no longer here, so it can't be judged. Bring it back with "
        "«git checkout {revision} -- {path}».",
    ),
    "check.too-many": Message(
        sv="«{first}» är en plan för mycket. Flera serier på en gång prövas med «--all».",
        en="«{first}» is a plan too many. Several series at once are judged with «--all».",
    ),
    "check.all-format": Message(
        sv="formatet {form} går inte att få av hela serier. Välj {known}.",
        en="the format {form} can't be had of whole series. Choose {known}.",
    ),
    "check.other-series": Message(
        sv="{word} är en plan i {now} här, men i {revision} avser ett årtal {was}. Skriv serien: {now}/{word}.",
        en="{word} is a plan of {now} here, but in {revision} a bare year means {was}. Write the series: {now}/{word}.",
    ),
    "check.report-format": Message(
        sv="formatet {form} går inte att få av en plan och en rapport. Välj ett annat.",
        en="the format {form} can't be had of a plan and a report. Choose another.",
    ),
    "check.option-no-merge-base": Message(
        sv="Jämför med REV:SÖKVÄG självt, inte med planen där grenen lämnade REV.",
        en="Compare with REV:PATH itself, not with the plan where the branch left REV.",
    ),
    "check.option-policy": Message(
        sv="Visa de krav som gäller, som TOML, och avsluta. GAMMAL och NY behövs inte.",
        en="Show the requirements in force, as TOML, and exit. OLD and NEW are not needed.",
    ),
    "check.policy-own": Message(
        sv="Krav som gäller: ur {source}, och i övrigt programmets egna.",
        en="Requirements in force: of {source}, and the program's own in all else.",
    ),
    "check.policy-default": Message(
        sv="Krav som gäller: programmets egna. Det finns ingen vpbdiff.toml.",
        en="Requirements in force: the program's own. There is no vpbdiff.toml.",
    ),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_MONEY, **_REASONS, **_PAGE}
