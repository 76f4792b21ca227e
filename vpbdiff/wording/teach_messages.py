"""What is said where a person teaches a profile: the readings to choose, what one changes, what becomes worse by it."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_SESSION: dict[str, Message] = {
    # Why it can't be saved
    "teach.changed-meanwhile": Message(
        sv="någon annan har ändrat profilen sedan den lästes, och inget skrevs. Avsluta, och gör om valen.",
        en="somebody else has changed the profile since it was read, and nothing was written. Quit, and choose again.",
    ),
    "teach.not-kept": Message(
        sv="profilen är skriven på ett sätt som inte går att ändra utan att något i den går förlorat, och inget "
        "skrevs. Flytta filen till ett annat namn, och låt en ny profil utgå från den («extends»).",
        en="the profile is written in a way that can't be changed without losing something, and nothing was "
        "written. Move the file to another name, and let a new profile extend it («extends»).",
    ),
    # What can't be read
    "teach.shows-no-text": Message(
        sv="Skriv vad som visas, så att en läsare får veta något om det. Inget sparades.",
        en="Write what is shown, so that a reader learns something of it. Nothing was kept.",
    ),
    "teach.shows-by-whom": Message(
        sv="Ange vem som säger det, som en roll («controller»). Inget sparades.",
        en="Give who says so, as a role («controller»). Nothing was kept.",
    ),
    "teach.shows": Message(sv="Visar", en="Shows"),
    "teach.shows-nobody": Message(
        sv="ingen har sagt vad det visar: tryck på v", en="nobody has said what it shows: press v"
    ),
    "teach.shows-none": Message(
        sv="Här finns inget som inte kunde läsas och som ingen har svarat för.",
        en="There is nothing here that could not be read and that nobody has answered for.",
    ),
    "teach.shows-elsewhere": Message(
        sv="Den här raden är läst. Tryck på n för att gå till nästa, eller på V för att svara för alla på en gång.",
        en="This line is read. Press n to go to the next, or V to answer for all at once.",
    ),
    "teach.shows-all.one": Message(
        sv="Det enda i dokumentet som inte kunde läsas och som ingen har svarat för",
        en="The only thing in the document that could not be read and that nobody has answered for",
    ),
    "teach.shows-all.many": Message(
        sv="Alla {n} i dokumentet som inte kunde läsas och som ingen har svarat för",
        en="All {n} in the document that could not be read and that nobody has answered for",
    ),
    "teach.shows-what": Message(sv="Vad visas?", en="What is shown?"),
    "teach.shows-by": Message(
        sv="Vem säger det? Ange en roll, inte ett namn.", en="Who says so? Give a role, no name."
    ),
    "teach.shown.one": Message(sv="Visar: {text} ({by})", en="Shows: {text} ({by})"),
    "teach.shown.many": Message(sv="{n} visar: {text} ({by})", en="{n} show: {text} ({by})"),
    "teach.answered.one": Message(sv="1 svar om vad som visas", en="1 answer on what is shown"),
    "teach.answered.many": Message(sv="{n} svar om vad som visas", en="{n} answers on what is shown"),
    # What becomes worse
    "teach.worse.fewer": Message(
        sv="{after} poster läses in i stället för {before}",
        en="{after} items are taken in instead of {before}",
    ),
    "teach.worse.not-understood": Message(
        sv="{after} rader förstås inte, mot {before} förut",
        en="{after} lines are not understood, against {before} before",
    ),
    "teach.worse.sum": Message(
        sv="summan «{text}» går inte ihop med raderna", en="the sum «{text}» does not agree with its rows"
    ),
    # The screen
    "teach.no-terminal": Message(
        sv="--review behöver en terminal. Kör det i en, eller börja en profil med --new-profile.",
        en="--review needs a terminal. Run it in one, or begin a profile with --new-profile.",
    ),
    "teach.opening": Message(sv="Läser {document} …", en="Reading {document} …"),
    "teach.title": Message(sv="{document} → {profile}", en="{document} → {profile}"),
    "teach.too-small": Message(
        sv="Fönstret är för litet. Gör det minst 60 tecken brett och 16 rader högt, eller tryck på q.",
        en="The window is too small. Make it at least 60 columns and 16 lines, or press q.",
    ),
    "teach.this-line": Message(sv="Raden", en="The line"),
    "teach.read-as": Message(sv="Läst som", en="Read as"),
    "teach.why": Message(sv="Varför", en="Why"),
    "teach.gives": Message(sv="Planen som den blir", en="The plan as it comes out"),
    "teach.no-plan": Message(
        sv="Ingen plan hittas. Ställ markören på raden med planens titel och tryck på e.",
        en="No plan is found. Put the cursor on the line with the plan's title and press e.",
    ),
    "teach.missing": Message(sv="saknas", en="missing"),
    "teach.left": Message(
        sv="{n} rader lästa som de står, {lost} inte förstådda",
        en="{n} lines read as they stand, {lost} not understood",
    ),
    "teach.open.one": Message(sv="1 ställe att se på", en="1 place to look at"),
    "teach.open.many": Message(sv="{n} ställen att se på", en="{n} places to look at"),
    "teach.all-read": Message(sv="Inget mer att fråga om", en="Nothing more to ask"),
    "teach.taught.one": Message(sv="1 val gjort", en="1 choice made"),
    "teach.taught.many": Message(sv="{n} val gjorda", en="{n} choices made"),
    "teach.unsaved": Message(sv="ej sparat", en="not saved"),
    "teach.choose": Message(sv="Hur ska «{text}» läsas?", en="How is «{text}» to be read?"),
    "teach.no-choice": Message(
        sv="Här finns inget att välja. Välj på rubriken eller tabellen ovanför.",
        en="There is nothing to choose here. Choose on the heading or the table above.",
    ),
    "teach.same": Message(
        sv="Det ändrar inget i hur planen läses, och valet sparas inte.",
        en="That changes nothing in how the plan is read, and the choice is not kept.",
    ),
    "teach.did": Message(sv="{choice}: {effect}", en="{choice}: {effect}"),
    "teach.no-items": Message(sv="inga poster fler eller färre", en="no more items and no fewer"),
    "teach.count": Message(sv="{entity} {before} → {after}", en="{entity} {before} → {after}"),
    "teach.worse": Message(
        sv="Med valet «{choice}» blir läsningen sämre: {worse}. ({effect})",
        en="With «{choice}» the reading becomes worse: {worse}. ({effect})",
    ),
    "teach.impossible": Message(
        sv="Med valet «{choice}» går planen inte att läsa: {worse} Valet görs inte.",
        en="With «{choice}» the plan can't be read: {worse} It is not made.",
    ),
    "teach.keep-anyway": Message(sv="Välj det ändå", en="Choose it all the same"),
    "teach.let-be": Message(sv="Låt det vara", en="Let it be"),
    "teach.undone": Message(sv="Ångrat: {choice}", en="Undone: {choice}"),
    "teach.nothing-to-undo": Message(sv="Det finns inget att ångra.", en="There is nothing to undo."),
    "teach.quit-unsaved.one": Message(
        sv="1 val är inte sparat. Tryck på s för att spara, eller på q igen för att kasta det.",
        en="1 choice is not saved. Press s to save, or q again to throw it away.",
    ),
    "teach.quit-unsaved.many": Message(
        sv="{n} val är inte sparade. Tryck på s för att spara, eller på q igen för att kasta dem.",
        en="{n} choices are not saved. Press s to save, or q again to throw them away.",
    ),
    "teach.nothing-to-save": Message(
        sv="Dokumentet har ingen plan att spara än.",
        en="The document has no plan to save yet.",
    ),
    "teach.kept": Message(
        sv="Sparade profilen {path}. Läs in nästa plan med --profile {path}.",
        en="Saved the profile {path}. Import the next plan with --profile {path}.",
    ),
    "teach.discarded": Message(sv="Inget sparades.", en="Nothing was saved."),
    # How a line was read
    "teach.state.prose": Message(sv="text", en="text"),
    "teach.state.generic": Message(sv="som den står", en="as it stands"),
    "teach.state.plan": Message(sv="om planen", en="about the plan"),
    "teach.state.left-out": Message(sv="utelämnad", en="left out"),
    "teach.state.not-understood": Message(sv="inte förstådd", en="not understood"),
    "teach.state.unread": Message(sv="inte läst", en="not read"),
    "teach.state.unknown-column": Message(sv="okänd kolumn", en="unknown column"),
    "teach.state.column": Message(sv="kolumn", en="column"),
    "teach.section": Message(sv="avsnitt: {what}", en="section: {what}"),
    "teach.head": Message(sv="tabell: {what}", en="table: {what}"),
    "teach.head-near": Message(sv="tabell som den står, lik {what}", en="table as it stands, like {what}"),
    "teach.head-generic": Message(sv="tabell som den står", en="table as it stands"),
    "teach.left-out-why": Message(sv="utelämnad: {why}", en="left out: {why}"),
    # Why
    "teach.why.taught": Message(sv="Det säger kommunens profil.", en="The municipality's profile says so."),
    "teach.why.known": Message(sv="Orden är kända.", en="The words are known."),
    "teach.why.place": Message(
        sv="Det följer av rubriken eller tabellen som raden står under.",
        en="It follows from the heading or the table that the line stands under.",
    ),
    "teach.why.unknown-column": Message(
        sv="Kolumnens rubrik är okänd för en sådan tabell.",
        en="The column's header is not known for such a table.",
    ),
    "teach.why.no-kind": Message(
        sv="Tabellens slag är inte känt. Välj det på raden ovanför först.",
        en="The table's kind is not known. Choose that on the line above first.",
    ),
    # What can be chosen
    "teach.choice.title": Message(sv="raden är planens titel", en="the line is the plan's title"),
    "teach.choice.version": Message(sv="«{word}» är en version av planen", en="«{word}» is a version of the plan"),
    "teach.choice.role": Message(sv="rubriken öppnar {what}", en="the heading opens {what}"),
    "teach.choice.list": Message(sv="rubriken står över målets {what}", en="the heading stands over the goal's {what}"),
    "teach.choice.field": Message(
        sv="rubriken står över målets beskrivning",
        en="the heading stands over what the goal means",
    ),
    "teach.choice.label-own": Message(
        sv="«{word}» med nummer är nämndens mål",
        en="«{word}» with a number is a goal of the committee",
    ),
    "teach.choice.label-overarching": Message(
        sv="«{word}» med nummer är kommunens mål",
        en="«{word}» with a number is a goal of the municipality",
    ),
    "teach.choice.kind": Message(sv="tabellens rader är {what}", en="the table's rows are {what}"),
    "teach.choice.kind-table": Message(sv="tabellen ska stå som den är", en="the table is to stand as it is"),
    "teach.choice.column": Message(sv="kolumnen har {what}", en="the column holds {what}"),
    "teach.choice.column-own": Message(
        sv="kolumnen har {what} för planens eget år",
        en="the column holds {what} for the plan's own year",
    ),
    "teach.choice.column-before": Message(
        sv="kolumnen har {what} för året före",
        en="the column holds {what} for the year before",
    ),
    "teach.choice.column-after": Message(
        sv="kolumnen har {what} för året efter",
        en="the column holds {what} for the year after",
    ),
    "teach.choice.row": Message(sv="raden är {what}", en="the row is {what}"),
    "teach.choice.unit": Message(sv="beloppen är i {what}", en="the amounts are in {what}"),
    "teach.choice.left-out-chapter": Message(
        sv="hör inte till planen, med allt under rubriken",
        en="no part of the plan, with all under the heading",
    ),
    "teach.choice.left-out-line": Message(sv="raden hör inte till planen", en="the line is no part of the plan"),
    "teach.choice.left-out-table": Message(sv="tabellen hör inte till planen", en="the table is no part of the plan"),
    "teach.choice.left-out-column": Message(sv="kolumnen ska inte läsas in", en="the column is not to be taken in"),
    "teach.choice.forget": Message(sv="glöm vad profilen säger om den här", en="forget what the profile says of this"),
    "teach.row.counts": Message(sv="något annat än pengar", en="something else than money"),
    "teach.row.details": Message(sv="en del av intäkter eller kostnader", en="a part of income or costs"),
    # What there is no longer
    "teach.missing.goals": Message(sv="inga mål hittas", en="no goals are found"),
    "teach.missing.budget": Message(sv="ingen budget hittas", en="no budget is found"),
    "teach.missing.risks": Message(sv="inga risker hittas", en="no risks are found"),
}

ROLES: dict[str, Message] = {
    "teach.role.management_report": Message(sv="förvaltningsberättelse", en="management report"),
    "teach.role.summary": Message(sv="sammanfattning", en="summary"),
    "teach.role.responsibilities": Message(sv="nämndens ansvarsområde", en="the committee's responsibilities"),
    "teach.role.governance": Message(sv="styrning", en="governance"),
    "teach.role.goals": Message(
        sv="mål och uppdrag, med fler rubriker under",
        en="goals and assignments, with headings below",
    ),
    "teach.role.overarching_goals": Message(sv="kommunens övergripande mål", en="the municipality's goals"),
    "teach.role.committee_goals": Message(sv="nämndens mål", en="the committee's goals"),
    "teach.role.assignments": Message(sv="uppdrag till nämnden", en="assignments"),
    "teach.role.ongoing": Message(sv="löpande verksamhet", en="ongoing work"),
    "teach.role.outlook": Message(sv="förutsättningar och framtid", en="outlook"),
    "teach.role.organisation": Message(sv="organisation", en="organisation"),
    "teach.role.budget": Message(sv="budget", en="budget"),
    "teach.role.operating_budget": Message(sv="driftbudget för nämnden", en="operating budget of the committee"),
    "teach.role.unit_budget": Message(sv="driftbudget per verksamhet", en="operating budget by unit"),
    "teach.role.frame": Message(sv="nämndens ram", en="the committee's frame"),
    "teach.role.investment_budget": Message(sv="investeringar", en="investments"),
    "teach.role.fees": Message(sv="taxor och avgifter", en="fees and charges"),
    "teach.role.fee_list": Message(sv="lista över taxor och avgifter", en="list of fees and charges"),
    "teach.role.personnel": Message(sv="personal", en="personnel"),
    "teach.role.development": Message(sv="verksamhetsutveckling", en="development"),
    "teach.role.quality_declarations": Message(sv="kvalitetsdeklarationer", en="quality declarations"),
    "teach.role.cross_cutting": Message(sv="tvärgående frågor", en="cross-cutting matters"),
    "teach.role.international": Message(sv="internationellt arbete", en="international work"),
    "teach.role.equality": Message(sv="likabehandling", en="equality"),
    "teach.role.environment": Message(sv="miljö", en="environment"),
    "teach.role.competition": Message(sv="konkurrens och upphandling", en="competition and procurement"),
    "teach.role.contracts": Message(sv="avtal som ska upphandlas på nytt", en="contracts to procure anew"),
    "teach.role.procurements": Message(sv="nya upphandlingsbehov", en="new needs to procure"),
    "teach.role.internal_control": Message(sv="intern kontroll", en="internal control"),
    "teach.role.internal_control_plan": Message(
        sv="internkontrollplan med risker",
        en="internal control plan with risks",
    ),
    "teach.role.text": Message(sv="bara text", en="text alone"),
}
"""What a heading of each role opens."""

COLUMNS: dict[str, Message] = {
    "teach.column.title": Message(sv="namn", en="name"),
    "teach.column.measure": Message(sv="mått", en="measure"),
    "teach.column.activity": Message(sv="aktivitet", en="activity"),
    "teach.column.controls": Message(sv="kontrollmoment", en="controls"),
    "teach.column.actions": Message(sv="åtgärder mot risken", en="actions against the risk"),
    "teach.column.level": Message(sv="risknivå i ord", en="risk level in words"),
    "teach.column.method": Message(sv="hur det kontrolleras", en="how it is checked"),
    "teach.column.reported_to": Message(sv="vem det rapporteras till", en="whom it is reported to"),
    "teach.column.reference": Message(sv="diarienummer", en="reference number"),
    "teach.column.budget": Message(sv="budget", en="budget"),
    "teach.column.outcome": Message(sv="utfall", en="outcome"),
    "teach.column.forecast": Message(sv="prognos", en="forecast"),
    "teach.column.plan": Message(sv="plan för senare år", en="plan for later years"),
}
"""What a column holds, where that is no field of an item, or is called otherwise at one."""

MESSAGES: dict[str, Message] = {**_SESSION, **ROLES, **COLUMNS}
