"""Messages on the topic: history. What `vpbdiff history` says of an item, and of a whole series, through the years."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_PAGE = {
    "history.title": Message(sv="{entity}: {name}", en="{entity}: {name}"),
    "history.frame": Message(sv="Ramen (nettokostnaden)", en="The frame (net cost)"),
    "history.seen": Message(sv="{series}. {span}", en="{series}. {span}"),
    "history.in-plans.one": Message(sv="Finns i planen för {plans}.", en="Found in the plan for {plans}."),
    "history.in-plans.many": Message(sv="Finns i planerna för {plans}.", en="Found in the plans for {plans}."),
    "history.gone": Message(
        sv="{seen} Finns inte längre i planen för {plan}.", en="{seen} No longer found in the plan for {plan}."
    ),
    "history.told-by": Message(
        sv="{year} (enligt planen för {teller})", en="{year} (as told by the plan for {teller})"
    ),
    "history.under": Message(sv=" under {owner} «{name}»", en=" under {owner} «{name}»"),
    "history.origin-first": Message(sv="Finns i den första planen{under}: ", en="Found in the first plan{under}: "),
    "history.origin-not-known": Message(
        sv="Finns{under}; om det fanns tidigare är inte känt: ",
        en="Found{under}; whether it was there before is not known: ",
    ),
    "history.compared-with": Message(sv="Jämförs med planen för {old}.", en="Compared with the plan for {old}."),
    "history.skipped": Message(sv="För {years} finns ingen egen plan.", en="{years} has no plan of its own."),
    "history.passed-no-part": Message(
        sv="Planen för {plan} har ingen del om {list}.", en="The plan for {plan} has no part on {list}."
    ),
    "history.passed-not-known": Message(
        sv="Vad planen för {plan} säger om {list} är inte känt.",
        en="What the plan for {plan} says of {list} is not known.",
    ),
    "history.across": Message(
        sv="Förklaring till hela ändringen från {old}:", en="Explanation of the whole change from {old}:"
    ),
    "history.held": Message(sv="Ändrat under {the}:", en="Changed under {the}:"),
    "history.unchanged-itself.u": Message(
        sv="Själva {the} är oförändrad från planen för {old}.", en="{the} itself is unchanged from the plan for {old}."
    ),
    "history.unchanged-itself.n": Message(
        sv="Själva {the} är oförändrat från planen för {old}.", en="{the} itself is unchanged from the plan for {old}."
    ),
    "history.unchanged-itself-read": Message(
        sv="Själva {the}: ingen ändring från planen för {old} i det som lästes.",
        en="{the} itself: no change from the plan for {old} in what was read.",
    ),
    "history.unchanged-read": Message(
        sv="Ingen ändring från planen för {old} i det som lästes.",
        en="No change from the plan for {old} in what was read.",
    ),
    "history.unchanged-rounded-read": Message(
        sv="Ingen ändring utöver avrundningen från planen för {old} i det som lästes: {before} → {after}.",
        en="No change beyond the rounding from the plan for {old} in what was read: {before} → {after}.",
    ),
    "history.only-order-read": Message(
        sv="Ingen ändring från planen för {old} i det som lästes, utom av platsen i listan.",
        en="No change from the plan for {old} in what was read but of its place in the list.",
    ),
    "history.unchanged": Message(sv="Ingen ändring från planen för {old}.", en="No change from the plan for {old}."),
    "history.unchanged-rounded": Message(
        sv="Ingen ändring utöver avrundningen från planen för {old}: {before} → {after}.",
        en="No change beyond the rounding from the plan for {old}: {before} → {after}.",
    ),
    "history.only-order": Message(
        sv="Ingen ändring från planen för {old}, utom av platsen i listan.",
        en="No change from the plan for {old} but of its place in the list.",
    ),
}

_OVERVIEW = {
    "history.overview": Message(sv="Historik för {series}", en="History of {series}"),
    "history.plans": Message(sv="Planerna i serien, äldst först:", en="The plans of the series, oldest first:"),
    "history.skips": Message(
        sv="Det finns ingen egen plan för {years}. Allt utom belopp jämförs därför direkt mellan {old} och {new}.",
        en="There is no plan of its own for {years}. Everything but amounts is compared directly from {old} to {new}.",
    ),
    "history.skips-all": Message(
        sv="Det finns ingen egen plan för {years}. Planerna för {old} och {new} jämförs därför direkt.",
        en="There is no plan of its own for {years}. The plans for {old} and {new} are compared directly.",
    ),
    "history.guessed": Message(
        sv="Ordningen mellan versionerna för {year} är en gissning efter namnen, eftersom datum saknas.",
        en="The order of the versions for {year} is guessed from their names, since there are no dates.",
    ),
    "history.counts": Message(sv="Antal i varje plan", en="Numbers in each plan"),
    "history.counts-latest": Message(sv="Antal i de {n} senaste planerna", en="Numbers in the latest {n} plans"),
    "history.in-all": Message(sv="I alla", en="In all"),
    "history.mark-not-known": Message(
        sv="{mark} Planens innehåll är inte känt.", en="{mark} The plan's content is not known."
    ),
    "history.mark-no-section": Message(sv="{mark} Planen har ingen sådan del.", en="{mark} The plan has no such part."),
    "history.never-changed-read": Message(
        sv="Mål med samma lydelse i det som lästes", en="Goals with the same wording in what was read"
    ),
    "history.never-changed": Message(sv="Mål som aldrig har ändrats", en="Goals never changed"),
    "history.same-wording": Message(
        sv="{list} med samma lydelse i alla planer som har sådana ({plans}):",
        en="{list} with the same wording in all plans that have any ({plans}):",
    ),
    "history.none-the-same": Message(
        sv="{list}: inget har samma lydelse i alla planer som har sådana ({plans}).",
        en="{list}: none has the same wording in all plans that have any ({plans}).",
    ),
    "history.one-plan-with": Message(
        sv="Bara planen för {plan} har {list}, så det finns inget att jämföra med.",
        en="Only the plan for {plan} has {list}, so there is nothing to compare with.",
    ),
    "history.slip": Message(sv="I planen för {plan}: ", en="In the plan for {plan}: "),
    "history.perhaps-the-same": Message(
        sv="Troligen samma lydelse, men ord skiljer sig åt. Läs ändringen:",
        en="Probably the same wording, but words differ. Read the change:",
    ),
    "history.raised": Message(
        sv="Risker som har höjts och sedan aldrig sänkts", en="Risks raised and never lowered since"
    ),
    "history.none-raised": Message(
        sv="Ingen risk har höjts utan att sedan ha sänkts.", en="No risk was raised without being lowered since."
    ),
    "history.no-two-with-risks": Message(
        sv="Färre än två planer har risker, så det finns inget att jämföra.",
        en="Fewer than two plans have risks, so there is nothing to compare.",
    ),
    "history.raised-stands": Message(sv=" (finns kvar i planen för {plan})", en=" (still in the plan for {plan})"),
    "history.raised-gone": Message(
        sv=" (borttagen efter planen för {plan})", en=" (removed after the plan for {plan})"
    ),
    "history.rise": Message(
        sv=" från planen för {before} till planen för {after}", en=" from the plan for {before} to the plan for {after}"
    ),
    "history.no-reason": Message(sv="Inget skäl är angivet.", en="No reason is given."),
    "history.how-to-ask": Message(
        sv="Skriv vpbdiff history följt av ett namn för att se en posts historik.",
        en="Write vpbdiff history followed by a name to see the history of an item.",
    ),
}

_CHOICE = {
    "history.unknown": Message(
        sv="ingenting i någon av planerna heter «{what}» eller innehåller det.",
        en="nothing in any of the plans is called «{what}» or holds it.",
    ),
    "history.unknown-but": Message(
        sv="ingenting i någon av planerna heter «{what}» eller innehåller det. Det som liknar mest är {known}.",
        en="nothing in any of the plans is called «{what}» or holds it. The nearest are {known}.",
    ),
    "history.several": Message(sv="«{what}» passar in på {n} poster:", en="«{what}» fits {n} items:"),
    "history.candidate": Message(sv="{number}. {name}, {years} [{place}]", en="{number}. {name}, {years} [{place}]"),
    "history.named": Message(sv="{entity} «{name}»", en="{entity} «{name}»"),
    "history.named-in": Message(sv="{entity} «{name}» i «{owner}»", en="{entity} «{name}» in «{owner}»"),
    "history.formerly": Message(sv="{name} (förut «{former}»)", en="{name} (formerly «{former}»)"),
    "history.more": Message(sv="… och {n} till. Skriv mer av namnet.", en="… and {n} more. Write more of the name."),
    "history.choose": Message(
        sv="Välj en av dem med --number och numret, med --entity, eller med platsen inom hakparentes.",
        en="Choose one of them by --number and its number, by --entity, or by the place in brackets.",
    ),
    "history.others.one": Message(
        sv="«{what}» ingår också i namnet på en annan post. Skriv mer av det namnet, eller sök med --entity.",
        en="«{what}» is also part of the name of another item. Write more of that name, or search by --entity.",
    ),
    "history.others.many": Message(
        sv="«{what}» ingår också i namnen på {n} andra poster. Skriv mer av namnet, eller sök med --entity.",
        en="«{what}» is also part of the names of {n} other items. Write more of the name, or search by --entity.",
    ),
    "history.no-such-number": Message(
        sv="det finns ingen träff nummer {number} för «{what}». Den sista har nummer {last}.",
        en="there is no hit number {number} for «{what}». The last has number {last}.",
    ),
    "history.narrows-nothing": Message(
        sv="«--entity» och «--number» begränsar en sökning. Ange också vad som ska visas, till exempel ett namn.",
        en="«--entity» and «--number» narrow a search. Also give what to show, such as a name.",
    ),
}

_CSV = {
    "history.csv-from": Message(sv="Från planen", en="From the plan"),
    "history.csv-to": Message(sv="Till planen", en="To the plan"),
    "history.csv-reason": Message(sv="Skäl", en="Reason"),
    "history.csv-entity": Message(sv="Del", en="Part"),
    "history.csv-title": Message(sv="Namn eller text", en="Name or text"),
    "history.csv-first": Message(sv="Första planen", en="First plan"),
    "history.csv-last": Message(sv="Senaste planen", en="Last plan"),
    "history.csv-changes": Message(sv="Antal ändringar", en="Changes"),
    "history.csv-note": Message(sv="Att se", en="To see"),
    "history.csv-never-changed": Message(sv="aldrig ändrat", en="never changed"),
    "history.csv-perhaps-unchanged": Message(sv="troligen aldrig ändrat", en="probably never changed"),
    "history.csv-raised": Message(sv="höjd, inte sänkt sedan dess", en="raised, not lowered since"),
}

_COMMAND = {
    "history.help": Message(
        sv="""Visa hur något har ändrats genom alla år och versioner av en serie planer.

Utan VAD visas en översikt: planerna, målen som aldrig har ändrats och riskerna som har höjts utan att sänkas.""",
        en="""Show how something changed through all years and versions of a series of plans.

Without WHAT, an overview: the plans, the goals never changed, and the risks raised and never lowered.""",
    ),
    "history.metavar-what": Message(sv="[VAD]", en="[WHAT]"),
    "history.argument-what": Message(
        sv="Ett namn eller en del av det, från vilket år som helst; en nyckel; ett id; en plats (2022:/goals/0); ram "
        "(nettokostnaden); eller budget (alla verksamheter och summor).",
        en="A name or a part of it, from any year; a key; an id; a place (2022:/goals/0); frame (the net cost); or "
        "budget (all units and totals).",
    ),
    "history.metavar-series": Message(sv="SERIE", en="SERIES"),
    "history.option-series": Message(
        sv="Serien, till exempel ekvik/socialnamnden. Behövs inte om det bara finns en.",
        en="The series, such as ekvik/socialnamnden. Not needed where there is only one.",
    ),
    "history.option-entity": Message(
        sv="Sök bara i den här delen av planen, till exempel risk eller aktivitet.",
        en="Search this entity only, such as risk or activity.",
    ),
    "history.metavar-number": Message(sv="N", en="N"),
    "history.metavar-file": Message(sv="FIL", en="FILE"),
    "history.option-index": Message(
        sv="Budgeten i fasta priser: en fil med ett årtal och ett indextal på varje rad, till exempel «2026;102,5».",
        en="The budget in fixed prices: a file with a year and an index on each line, such as «2026;102,5».",
    ),
    "history.option-per": Message(
        sv="Budgeten i kronor per invånare: en fil med ett årtal och antalet invånare på varje rad.",
        en="The budget in kronor per inhabitant: a file with a year and the number of inhabitants on each line.",
    ),
    "history.option-number": Message(
        sv="Visa post nummer N av dem som VAD passar in på.", en="Show item number N of those that WHAT fits."
    ),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_PAGE, **_OVERVIEW, **_CHOICE, **_CSV}
