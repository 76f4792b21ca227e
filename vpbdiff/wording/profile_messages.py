"""What is said of profiles: what is wrong with one, what a plan has that none knows, what a new one begins with."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    # What is wrong with a profile
    "profile.no-such": Message(
        sv="det finns ingen profil «{name}» i {folder}. Ange en fil, eller en av profilerna där: {near}.",
        en="there is no profile «{name}» in {folder}. Give a file, or one of the profiles there: {near}.",
    ),
    "profile.cycle": Message(
        sv="profilen utgår från sig själv ({chain}). Ändra «extends» i en av filerna.",
        en="the profile extends itself ({chain}). Change «extends» in one of the files.",
    ),
    "profile.too-long": Message(
        sv="profilen utgår från fler profiler än någon behöver ({chain}). Låt den utgå från en närmare «general».",
        en="the profile extends more profiles than anyone needs ({chain}). Let it extend one nearer to «general».",
    ),
    "profile.too-large": Message(
        sv="profilen är större än {limit} kB, och så stora läses inte. Kontrollera att det är rätt fil.",
        en="the profile is larger than {limit} kB, and such are not read. Check that it is the right file.",
    ),
    "profile.no-parent": Message(
        sv="profilen utgår från {parent}, som inte finns. Rätta «extends» till «general» eller en fil i samma mapp.",
        en="the profile extends {parent}, which does not exist. Mend «extends»: «general», or a file beside it.",
    ),
    "profile.unknown-near": Message(
        sv="profilen har fältet «{field}», som ingen profil har. Närmast kända är «{near}». Rätta namnet, "
        "eller ta bort det.",
        en="the profile has the field «{field}», which no profile has. The nearest known is «{near}». Mend its name, "
        "or remove it.",
    ),
    "profile.unknown-role": Message(
        sv="profilens fält «{field}» har rollen «{role}», som inte finns. Närmast kända är {near}. Rätta den.",
        en="the profile's field «{field}» has the role «{role}», which does not exist. The nearest known is "
        "{near}. Mend it.",
    ),
    "profile.choose-role": Message(
        sv="profilens fält «{field}» har «{role}», där en roll ska stå. Välj en av rollerna i docs/profiles.md, eller "
        "en egen med små bokstäver a–z och _.",
        en="the profile's field «{field}» has «{role}» where a role is to stand. Choose one of the roles in "
        "docs/profiles.md, or one of your own in small letters a–z and _.",
    ),
    "profile.bad-version": Message(
        sv="profilens fält «{field}» har värdet «{version}», som inte kan vara en versions namn. Skriv små bokstäver, "
        "siffror och bindestreck.",
        en="the profile's field «{field}» has the value «{version}», which can't be the name of a version. Use small "
        "letters, digits and hyphens.",
    ),
    "profile.bad-word": Message(
        sv="profilens fält «{field}» har ordet «{word}», som inte går att jämföra med. Skriv ett ord; * får stå bara "
        "först eller sist och aldrig ensam.",
        en="the profile's field «{field}» has the word «{word}», which nothing can be compared with. Write a word; * "
        "may stand first or last only, and never alone.",
    ),
    "profile.nothing-to-take-away": Message(
        sv="profilens fält «{field}» tar bort «{word}», som inte står i profilen den utgår från. Ta bort raden.",
        en="the profile's field «{field}» takes away «{word}», which the profile it extends does not have. Remove it.",
    ),
    "profile.nothing-to-take-away-near": Message(
        sv="profilens fält «{field}» tar bort «{word}», som inte står i profilen den utgår från. Närmast kända är "
        "«{near}». Rätta ordet.",
        en="the profile's field «{field}» takes away «{word}», which the profile it extends does not have. The nearest "
        "known is «{near}». Mend the word.",
    ),
    "profile.no-choice": Message(
        sv="profilens fält «{field}» har värdet «{word}». Välj ett av {words}.",
        en="the profile's field «{field}» has the value «{word}». Choose one of {words}.",
    ),
    # A plan's words that no profile has
    "import.note.unknown-heading-near": Message(
        sv="rubriken «{text}» är okänd och lästes som ett vanligt avsnitt; närmast kända är «{near}»",
        en="the heading «{text}» is not known and was read as an ordinary section; the nearest known is «{near}»",
    ),
    "import.note.unknown-column-near": Message(
        sv="kolumnen «{text}» är okänd, och det som står i den lästes in som det står; närmast kända är «{near}»",
        en="the column «{text}» is not known, and what stands in it was taken in as it stands; the nearest "
        "known is «{near}»",
    ),
    "import.note.unknown-table": Message(
        sv="tabellen lästes in som den står; närmast kända slag är {near}, med {known}, men den saknar "
        "«{missing}»: «{text}»",
        en="this table was taken in as it stands; the nearest kind known is {near}, with {known}, but "
        "«{missing}» is lacking: «{text}»",
    ),
    "import.note.unknown-columns": Message(
        sv="tabellen lästes in som den står; närmast kända slag är {near}, med {known}, men för få av de andra "
        "kolumnerna är kända: «{text}»",
        en="this table was taken in as it stands; the nearest kind known is {near}, with {known}, but too few "
        "of its other columns are known: «{text}»",
    ),
    "import.note.unknown-years": Message(
        sv="tabellen lästes in som den står; närmast kända slag är {near}, eftersom den har kolumner med årtal, "
        "men orden vid årtalen är okända: «{text}»",
        en="this table was taken in as it stands; the nearest kind known is {near}, as it has columns with "
        "years, but the words beside the years are not known: «{text}»",
    ),
    "import.note.rows-beside": Message(
        sv="tabellen är en budget med {known} i kolumner, men utan årtal, och lästes in som den står: «{text}»",
        en="this table is a budget with {known} in columns, but without a year, and was taken in as it stands: "
        "«{text}»",
    ),
    "import.note.told-otherwise": Message(
        sv="«{text}» sägs om ett mål som en tidigare rad säger något annat om, och lästes in som det står",
        en="«{text}» is said of a goal of which an earlier row says something else, and was taken in as it stands",
    ),
    "import.note.strange-table": Message(
        sv="tabellen är lik ingen känd och lästes in som den står: «{text}»",
        en="this table is like none that is known, and was taken in as it stands: «{text}»",
    ),
    "import.note.unknown-list": Message(
        sv="raden «{text}» ovanför punkterna är okänd, så att punkterna lästes som målets beskrivning; om de är "
        "aktiviteter, säg det med --review",
        en="the line «{text}» above the bullets is not known, so that the bullets were read as what the goal means; if "
        "they are activities, say so with --review",
    ),
    "import.note.unknown-label": Message(
        sv="«{text}» med ett nummer står före målet och blev en del av dess namn; säg med --review att det står "
        "före mål, så utelämnas det",
        en="«{text}» with a number stands before the goal and became a part of its name; say with --review that it "
        "stands before goals, and it is left out",
    ),
    "import.note.second-budget": Message(
        sv="planen har ännu en sådan budgettabell; en av dem lästes som budgeten, den här som den står",
        en="the plan has one more such budget table; one of them was read as the budget, this one as it stands",
    ),
    "import.note.budget-of-unit": Message(
        sv="tabellen under «{text}» ser ut att gälla en del av verksamheten och inte hela; den lästes in som den står",
        en="the table under «{text}» seems to be of a part of the work and not of all; it was taken in as it stands",
    ),
    "import.note.units-by-bold": Message(
        sv="{number} punkter med fet inledning lästes som enheter",
        en="{number} bullets with bold opening words were read as units",
    ),
    "import.note.told-at-end": Message(
        sv="«{text}» sist i punkten lästes som uppgifter om den",
        en="«{text}» at the end of the item was read as particulars of it",
    ),
    "import.note.unknown-budget": Message(
        sv="tabellen lästes in som den står; närmast kända slag är {near}, med {known}, men ingen kolumn har "
        "både årtal och något av orden för budget, utfall, prognos och plan: «{text}»",
        en="this table was taken in as it stands; the nearest kind known is {near}, with {known}, but no column "
        "has both a year and one of the words for budget, outcome, forecast and plan: «{text}»",
    ),
    "import.note.no-unit": Message(
        sv="tabellen ser ut som en budget, men enheten (mkr, mnkr, tkr eller kr) står varken i tabellens huvud, "
        "i rubriken, i raden ovanför eller i profilen; den lästes in som den står",
        en="this table looks like a budget, but its unit (mkr, mnkr, tkr or kr) stands neither in its head, the "
        "heading, the line above nor the profile; it was taken in as it stands",
    ),
    "import.note.unknown-version": Message(
        sv="titeln slutar med «{text}», som ingen version heter; närmast kända är: {near}",
        en="the title ends with «{text}», which no version is called; the nearest known: {near}",
    ),
    "import.note.ignored-column": Message(
        sv="kolumnen «{text}» lästes inte in, eftersom profilen säger att den ska utelämnas",
        en="the column «{text}» was not taken in, as the profile says to leave it out",
    ),
    "import.note.lost-value": Message(
        sv="«{text}» hör till en kolumn bredvid som är tom i raden, och lästes in som det står",
        en="«{text}» belongs to a column beside it that is empty in this row, and was taken in as it stands",
    ),
    "import.note.goals-by-bullets": Message(
        sv="{number} punkter lästes som mål, eftersom avsnittet har mål och inget annat som kan vara det",
        en="{number} bullets were read as goals, as the section has goals and nothing else that may be one",
    ),
    "import.note.assignments-by-bullets": Message(
        sv="{number} punkter lästes som uppdrag, eftersom rubriken säger att de är det",
        en="{number} bullets were read as assignments, as the heading says that they are",
    ),
    "import.note.activities-by-bold": Message(
        sv="{number} punkter med fet inledning lästes som aktiviteter under målet",
        en="{number} bullets with bold opening words were read as activities of the goal",
    ),
    "import.note.process-above": Message(
        sv="processen är tom och lästes som den ovanför: «{text}»",
        en="the process is empty and was read as the one above: «{text}»",
    ),
    "import.note.index-reckoned": Message(
        sv="riskindex {index} står inte i planen utan räknades fram som {text}",
        en="the risk index {index} is not in the plan but was reckoned as {text}",
    ),
    "import.note.other-sign": Message(
        sv="beloppet {text} för «{name}» har ett annat tecken än profilen säger; det lästes in som det står",
        en="the amount {text} for «{name}» has another sign than the profile says; it was taken in as it stands",
    ),
    # Kinds of tables
    "import.table.goals": Message(sv="mål", en="goals"),
    "import.table.activities": Message(sv="aktiviteter", en="activities"),
    "import.table.measures": Message(sv="mått", en="measures"),
    "import.table.assignments": Message(sv="uppdrag", en="assignments"),
    "import.table.fees": Message(sv="taxor och avgifter", en="fees"),
    "import.table.quality_declarations": Message(sv="kvalitetsdeklarationer", en="quality declarations"),
    "import.table.contracts": Message(sv="avtal", en="contracts"),
    "import.table.procurements": Message(sv="upphandlingsbehov", en="procurements"),
    "import.table.risks": Message(sv="risker", en="risks"),
    "import.table.budget": Message(sv="budget", en="budget"),
    "import.table.key_figures": Message(sv="nyckeltal och volymer", en="key figures and volumes"),
    "import.table.steps": Message(sv="förändringar av ramen, post för post", en="steps of the frame, one by one"),
    "import.table.operating_budget": Message(sv="hela nämndens budget", en="the whole committee's budget"),
    "import.table.unit_budget": Message(sv="verksamheter med budget", en="units with their budget"),
    "import.table.investment_budget": Message(sv="investeringar", en="investments"),
    "import.table.table": Message(sv="rader som de står", en="rows as they stand"),
    # What came out empty
    "import.missing.goals": Message(
        sv="Inga mål hittades, och planen säger inte att det inte finns några. Ögonblicksbilden är ofullständig om "
        "planen har mål: säg med --review var de står.",
        en="No goals were found, and the plan does not say that there are none. The snapshot is incomplete if the plan "
        "has goals: say with --review where they stand.",
    ),
    "import.missing.budget": Message(
        sv="Ingen budget hittades, och planen säger inte att det inte finns någon. Ögonblicksbilden är ofullständig om "
        "planen har en budget: säg med --review var den står.",
        en="No budget was found, and the plan does not say that there is none. The snapshot is incomplete if the plan "
        "has a budget: say with --review where it stands.",
    ),
    "import.missing.risks": Message(
        sv="Inga risker hittades, och planen säger inte att det inte finns några. Ögonblicksbilden är ofullständig om "
        "planen har risker: säg med --review var de står.",
        en="No risks were found, and the plan does not say that there are none. The snapshot is incomplete if the plan "
        "has risks: say with --review where they stand.",
    ),
    # A new profile
    "import.option-new-profile": Message(
        sv="Börja en profil i FIL av det som gör att planen läses bättre; ingen ögonblicksbild skrivs.",
        en="Begin a profile in FILE of what makes the plan read better; no snapshot is written.",
    ),
    "profile.exists": Message(
        sv="filen finns redan, och en profil skrivs aldrig över. Ange ett annat namn, eller flytta filen.",
        en="the file is there already, and a profile is never overwritten. Give another name, or move the file.",
    ),
    "profile.new-alone": Message(
        sv="--new-profile skriver ingen ögonblicksbild och går inte ihop med -o, --prior, --review eller flera "
        "dokument. Ta bort det ena.",
        en="--new-profile writes no snapshot and does not go with -o, --prior, --review or several documents. "
        "Leave one of them out.",
    ),
    "profile.begun": Message(
        sv="Skrev {path}. Ta bort «# » framför de rader som stämmer, och läs in planen igen med --profile {path}.",
        en="Wrote {path}. Remove «# » from the lines that are right, and import the plan again with --profile {path}.",
    ),
    "profile.nothing-better": Message(
        sv="Inget förslag gjorde att planen lästes bättre, och ingen profil skrevs. Gå igenom dokumentet med --review.",
        en="No proposal made the plan read better, and no profile was written. Go through the document with --review.",
    ),
    "profile.start.proposal": Message(
        sv="{where}, «{text}»: {choice}. Det ger: {effect}.", en="{where}, «{text}»: {choice}. That gives: {effect}."
    ),
    "profile.not-needed": Message(
        sv="Allt kändes igen: ingen profil behövs, och ingen skrevs.",
        en="All was recognised: no profile is needed, and none was written.",
    ),
    "profile.start.head": Message(
        sv="Profil som vpbdiff började av {document}. Varje förslag är prövat: med det läses mer av planen, och inget "
        "blir sämre.\nSå här gör du: Läs varje stycke. En rad som börjar med «# » gör ingenting. Stämmer förslaget "
        "ovanför den, ta bort «# » framför den. Spara, och läs in planen igen. Låt citattecken, hakparenteser och "
        "likhetstecken stå kvar. Förstår du inte ett stycke, låt det vara.",
        en="A profile that vpbdiff began from {document}. Each proposal is tried: more of the plan is read by it, and "
        "nothing becomes worse.\nWhat to do: read each paragraph. A line that begins with «# » does nothing. Where the "
        "proposal above it is right, remove «# » from it. Save, and import the plan again. Leave quotation marks, "
        "brackets and equals signs. A paragraph that you do not understand can be left alone.",
    ),
    "profile.start.unit": Message(
        sv="{where}: enheten hittades inte för budgettabellen. Är beloppen alltid i tkr (eller mkr, mnkr, "
        "kr), skriv det här.",
        en="{where}: no unit was found for the budget table. If the amounts are always in tkr (or mkr, "
        "mnkr, kr), write it here.",
    ),
}
