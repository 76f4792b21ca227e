"""Documents and importing.

What the importer says: why a document can't be taken in, where its lines went, what a person should check.

What the importer says of figures: what it assumed of a budget's or a risk's, and what is none of those.

What the readers of Word and PDF files say: why one can't be read, and what a person should check in it.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_IMPORT: dict[str, Message] = {
    # The command
    "import.help": Message(
        sv="Läs in en plan eller en rapport: från dokument till ögonblicksbild (JSON), med besked om allt som inte "
        "förstods.",
        en="Take a plan or a report in: from document to snapshot (JSON), telling all that was not understood.",
    ),
    "import.argument-document": Message(
        sv="Planen eller rapporten som text, Word (.docx), PDF, Excel (.xlsx, .xls, .ods) eller sparad webbsida; flera "
        "dokument blir en ögonblicksbild av planen, planens eget först.",
        en="The plan or the report, as text, Word (.docx), PDF, Excel (.xlsx, .xls, .ods) or a saved web page; several "
        "documents become one snapshot of the plan, the plan's own first.",
    ),
    "import.option-prefer": Message(
        sv="Det av dokumenten vars uppgifter gäller där de säger olika. Förval: det första.",
        en="The one of the documents that stands where they disagree. Default: the first.",
    ),
    "import.option-add": Message(
        sv="Lägg till dokumentet till dem som planen är läst ur, också om det ser ut som en hel plan.",
        en="Add the document to those that the plan was read from, even if it looks like a whole plan.",
    ),
    "import.option-instead-of": Message(
        sv="Det av planens dokument som det nya ersätter, när namnet är ett annat.",
        en="The one of the plan's documents that the new one replaces, where its name is another.",
    ),
    "import.option-output": Message(
        sv="Filen som ska skrivas; «-» skriver till stdout. Förval: snapshots/<kommun>/<nämnd>/<år>.json.",
        en="The file to write; «-» writes to stdout. Default: snapshots/<municipality>/<committee>/<year>.json.",
    ),
    "import.option-encoding": Message(
        sv="Textens teckenkodning, till exempel cp1252 från ett äldre Windows. Förval: UTF-8.",
        en="The text's encoding, such as cp1252 from an older Windows. Default: UTF-8.",
    ),
    "import.option-profile": Message(
        sv="En profil för kommunens sätt att skriva: en fil (TOML), eller namnet på en i projektets mapp profiles.",
        en="A profile of how the municipality writes: a file (TOML), or the name of one in the folder profiles.",
    ),
    "import.option-review": Message(
        sv="Gå igenom dokumentet rad för rad på skärmen, och säg hur det ska läsas. Det sparas i kommunens profil.",
        en="Go through the document line by line on the screen, and say how to read it. That is kept in the "
        "municipality's profile.",
    ),
    "import.option-force": Message(
        sv="Skriv över ögonblicksbilden och förkasta alla rättelser i den.",
        en="Overwrite the snapshot and throw away all corrections in it.",
    ),
    "import.metavar-document": Message(sv="DOKUMENT", en="DOCUMENT"),
    "import.metavar-documents": Message(sv="DOKUMENT...", en="DOCUMENT..."),
    # Why a document can't be taken in
    "import.no-plan": Message(
        sv="dokumentet innehåller ingen plan. En plan känns igen på en titel som «Verksamhetsplan och budget 2022» och "
        "på avsnitten efter den. Ange planens eget dokument, eller säg med --review vilken rad som är planens titel.",
        en="the document holds no plan. A plan is known by a title such as «Verksamhetsplan och budget 2022» and by "
        "the sections after it. Name the plan's own document, or say with --review which line is the plan's title.",
    ),
    "import.emptied": Message(
        sv="i dokumentet hittades varken mål, budget eller risker, och det får inte ersätta det som står i {plan}. "
        "Ange planens eget dokument, eller ta först bort ögonblicksbilden.",
        en="neither goals, a budget nor risks were found in the document, and it may not replace what is in {plan}. "
        "Name the plan's own document, or first remove the snapshot.",
    ),
    "import.is-report-by": Message(
        sv="«{title}» heter som en plan, men dokumentet är en rapport om vad som blev av den («{words}»). Ange planens "
        "eget dokument. Är det en plan ändå läses den in med «vpbdiff import {file} --as plan».",
        en="«{title}» is called as a plan, but the document is a report on what became of it («{words}»). Name the "
        "plan's own document. If it is a plan all the same, read it with «vpbdiff import {file} --as plan».",
    ),
    "import.plan-or-report": Message(
        sv="det går inte att avgöra om «{title}» är en plan eller en rapport om vad som blev av den («{words}»). Läs "
        "in den med «vpbdiff import {file} --as plan», eller med «--as rapport» om det är en rapport.",
        en="whether «{title}» is a plan or a report on what became of it can't be told («{words}»). Read it with "
        "«vpbdiff import {file} --as plan», or with «--as report» if it is a report.",
    ),
    "import.as.plan": Message(sv="plan", en="plan"),
    "import.as.report": Message(sv="rapport", en="report"),
    "import.metavar-as": Message(sv="plan|rapport", en="plan|report"),
    "import.option-as": Message(
        sv="Vad dokumentet är, där det inte går att avgöra: en plan, eller en rapport om vad som blev av den.",
        en="What the document is, where that can't be told: a plan, or a report on what became of one.",
    ),
    "import.is-report": Message(
        sv="dokumentet är en rapport om vad som blev av en plan, och ingen plan: «{title}». Ange planens eget "
        "dokument.",
        en="the document is a report on what became of a plan, and no plan: «{title}». Name the plan's own document.",
    ),
    "import.too-many-lines": Message(
        sv="dokumentet har fler än {limit} rader och kan inte vara en plan. Kontrollera att det är rätt fil.",
        en="the document has more than {limit} lines and can't be a plan. Check that it is the right file.",
    ),
    "import.is-utf8": Message(
        sv="filen är kodad som UTF-8 och inte som {encoding}. Utelämna --encoding.",
        en="the file is encoded as UTF-8 and not as {encoding}. Leave --encoding out.",
    ),
    "import.not-utf8": Message(
        sv="filen är inte kodad som UTF-8. Lägg till --encoding {likely} om den kommer från ett äldre Windows, "
        "annars spara den som UTF-8.",
        en="the file is not encoded as UTF-8. Add --encoding {likely} if it comes from an older Windows, "
        "otherwise save it as UTF-8.",
    ),
    "import.not-encoding": Message(
        sv="filen är inte kodad som {encoding}. Ange en annan kodning, eller spara filen som UTF-8.",
        en="the file is not encoded as {encoding}. Name another encoding, or save the file as UTF-8.",
    ),
    "import.unknown-encoding": Message(
        sv="kodningen «{encoding}» är inte känd. Ange till exempel utf-8 eller cp1252.",
        en="the encoding «{encoding}» is not known. Name one such as utf-8 or cp1252.",
    ),
    "import.no-series": Message(
        sv="dokumentet säger inte vilken kommun och nämnd planen gäller. Ange med -o vilken fil som ska skrivas.",
        en="the document does not say which municipality and committee the plan is for. Name the file with -o.",
    ),
    "import.profile-unknown": Message(
        sv="profilen har fältet «{field}», som ingen profil har. Rätta namnet, eller ta bort det.",
        en="the profile has the field «{field}», which no profile has. Mend its name, or remove it.",
    ),
    "import.profile-kind": Message(
        sv="profilens fält «{field}» är av fel slag. Skriv det som i den allmänna profilen.",
        en="the profile's field «{field}» is of the wrong kind. Write it as the general profile does.",
    ),
    "import.profile-section": Message(
        sv="profilens avsnitt «{field}» saknar «role» eller «headings». Lägg till det.",
        en="the profile's section «{field}» lacks «role» or «headings». Add it.",
    ),
    "import.by-profile": Message(
        sv="Läst med kommunens profil {path}; «--profile general» läser utan den.",
        en="Read by the municipality's profile {path}; «--profile general» reads without it.",
    ),
    "import.answered.one": Message(
        sv="Av det som inte kan läsas har {n} del ett svar om vad den visar, i ögonblicksbilden.",
        en="Of what can't be read {n} part has an answer on what it shows, in the snapshot.",
    ),
    "import.answered.many": Message(
        sv="Av det som inte kan läsas har {n} delar ett svar om vad de visar, i ögonblicksbilden.",
        en="Of what can't be read {n} parts have an answer on what they show, in the snapshot.",
    ),
    # Where the lines went
    "import.lines": Message(
        sv="{document}: {n} rader med innehåll; {placed} lästes in, {left_out} utelämnades, "
        "{not_understood} förstods inte.",
        en="{document}: {n} lines with content; {placed} were taken in, {left_out} left out, "
        "{not_understood} not understood.",
    ),
    "import.blocks": Message(
        sv="{document}: {n} stycken och tabellrader; {placed} lästes in, {left_out} utelämnades, "
        "{not_understood} förstods inte.",
        en="{document}: {n} paragraphs and table rows; {placed} were taken in, {left_out} left out, "
        "{not_understood} not understood.",
    ),
    "import.left-out": Message(sv="Utelämnat: {reasons}.", en="Left out: {reasons}."),
    "import.as-they-stand": Message(
        sv="{n} tabellrader lästes in som de står och jämförs rad för rad ({where}).",
        en="{n} rows of tables were taken in as they stand and are compared row by row ({where}).",
    ),
    "import.left-out.reason": Message(sv="{reason} {n} ({where})", en="{reason} {n} ({where})"),
    "import.place.line.one": Message(sv="rad {numbers}", en="line {numbers}"),
    "import.place.line.many": Message(sv="rad {numbers}", en="lines {numbers}"),
    "import.place.page.one": Message(sv="sidan {numbers}", en="page {numbers}"),
    "import.place.page.many": Message(sv="sidorna {numbers}", en="pages {numbers}"),
    "import.place.sheet.one": Message(sv="bladet «{sheet}», rad {numbers}", en="sheet «{sheet}», row {numbers}"),
    "import.place.sheet.many": Message(sv="bladet «{sheet}», rad {numbers}", en="sheet «{sheet}», rows {numbers}"),
    "import.place.paragraph.one": Message(sv="stycke {numbers}", en="paragraph {numbers}"),
    "import.place.paragraph.many": Message(sv="stycke {numbers}", en="paragraphs {numbers}"),
    "import.reason.memo": Message(sv="tjänsteskrivelse", en="cover memo"),
    "import.reason.minutes": Message(sv="protokoll", en="minutes"),
    "import.reason.cover": Message(sv="omslag", en="cover"),
    "import.reason.contents": Message(sv="innehållsförteckning", en="table of contents"),
    "import.reason.repeated-header": Message(sv="upprepat tabellhuvud", en="repeated table header"),
    "import.reason.rule": Message(sv="linje", en="drawn line"),
    "import.reason.profile": Message(
        sv="inte del av planen enligt profilen", en="no part of the plan, as the profile says"
    ),
    "import.reason.page": Message(sv="sidhuvud eller sidnummer", en="page header or page number"),
    "import.reason.sheet": Message(sv="bladets namn", en="name of the sheet"),
    "import.to-check": Message(
        sv="Lagat eller antaget, att kontrollera (det som är läst fel rättas med vpbdiff import --review):",
        en="Repaired or guessed, to be checked (what was read wrongly is put right with vpbdiff import --review):",
    ),
    "import.misread": Message(
        sv="Inte förstått (säg vad det är med vpbdiff import --review):",
        en="Not understood (say what it is with vpbdiff import --review):",
    ),
    "import.at": Message(sv="  {where}: {said}", en="  {where}: {said}"),
    "import.wrote": Message(sv="Skrev {path}.", en="Wrote {path}."),
    "import.same": Message(sv="{path} är oförändrad.", en="{path} is unchanged."),
    # Repaired or guessed
    "import.note.begins": Message(
        sv="planen börjar här; det som står före lästes inte in",
        en="the plan begins here; what stands before it was not taken in",
    ),
    "import.note.ends": Message(
        sv="planen slutar före «{text}»; det som följer lästes inte in",
        en="the plan ends before «{text}»; what follows was not taken in",
    ),
    "import.note.aside": Message(
        sv="«{text}» hör inte till planen; det som står där lästes inte in",
        en="«{text}» is no part of the plan; what stands there was not taken in",
    ),
    "import.note.year-guessed": Message(
        sv="titeln säger inte vilket år planen gäller; tabellernas kolumner tyder på {year}",
        en="the title does not say which year the plan is for; the columns of its tables point to {year}",
    ),
    "import.note.cover": Message(
        sv="raden står på omslaget och lästes inte in: «{text}»",
        en="this line stands on the cover and was not taken in: «{text}»",
    ),
    "import.note.could-be-row": Message(
        sv="raden lästes som ett stycke men kan vara en rad till i tabellen ovanför: «{text}»",
        en="this line was read as a paragraph but may be one more row of the table above: «{text}»",
    ),
    "import.note.paragraph-joined": Message(
        sv="stycket fortsätter det före, som bröts mitt i en mening: «{text}»",
        en="this paragraph continues the one before, which broke off in a sentence: «{text}»",
    ),
    "import.note.lines-joined": Message(
        sv="raden fortsätter stycket på raden före: «{text}»",
        en="this line continues the paragraph on the line before: «{text}»",
    ),
    "import.note.unknown-heading": Message(
        sv="rubriken är okänd och lik ingen känd; den lästes som ett vanligt avsnitt: «{text}»",
        en="this heading is not known and like none that is; it was read as an ordinary section: «{text}»",
    ),
    "import.note.could-be-heading": Message(
        sv="raden lästes som ett stycke men ser ut som en rubrik: «{text}»",
        en="this line was read as a paragraph but looks like a heading: «{text}»",
    ),
    "import.note.known-by-likeness": Message(
        sv="rubriken «{text}» lästes som «{meant}»", en="the heading «{text}» was read as «{meant}»"
    ),
    "import.note.describes-goal": Message(
        sv="raden är formulerad som ett mål men lästes som beskrivning av målet ovanför: «{text}»",
        en="this line is worded as a goal but was read as what the goal above means: «{text}»",
    ),
    "import.note.goal-by-place": Message(
        sv="rubriken togs för ett mål, eftersom den står bland målen: «{text}»",
        en="this heading was taken for a goal, as it stands among goals: «{text}»",
    ),
    "import.note.goal-among-lines": Message(
        sv="raden lästes som ett mål, fast ingen tom rad skiljer den från raderna intill: «{text}»",
        en="this line was read as a goal, though no blank line parts it from the lines beside it: «{text}»",
    ),
    "import.note.beside-councils-goal": Message(
        sv="«{text}» står bredvid ett av kommunfullmäktiges mål, och lästes in som det står",
        en="«{text}» stands beside one of the council's goals, and was taken in as it stands",
    ),
    "import.note.goals-of-both": Message(
        sv="målet lästes som kommunfullmäktiges, eftersom tabellen under det har nämndens mål: «{text}»",
        en="this goal was read as the council's, as the table under it has the committee's goals: «{text}»",
    ),
    "import.note.header-slip": Message(
        sv="kolumnen «{text}» lästes som «{meant}»", en="the column «{text}» was read as «{meant}»"
    ),
    "import.note.repeated-header": Message(
        sv="tabellhuvudet upprepas; raderna under det hör till samma tabell",
        en="the table's header is repeated; the rows under it belong to the same table",
    ),
    "import.note.no-header": Message(
        sv="raden fortsätter tabellen efter en tom rad, utan tabellhuvud",
        en="this row continues the table after a blank line, without a header",
    ),
    "import.note.cell-continued": Message(
        sv="raden fortsätter texten i raden ovanför: «{text}»",
        en="this row continues the text of the row above: «{text}»",
    ),
    "import.note.category-above": Message(
        sv="kategorin är tom och lästes som den ovanför: «{text}»",
        en="the category is empty and was read as the one above: «{text}»",
    ),
    "import.note.further-control": Message(
        sv="raden är ännu ett kontrollmoment för risken ovanför: «{text}»",
        en="this row is another control of the risk above: «{text}»",
    ),
    "import.note.further-action": Message(
        sv="raden är ännu en åtgärd mot risken ovanför: «{text}»",
        en="this row is another action against the risk above: «{text}»",
    ),
    "import.note.controls-parted": Message(
        sv="cellen delades i {number} kontrollmoment", en="the cell was parted into {number} controls"
    ),
    "import.note.risk-without-index": Message(
        sv="risken «{text}» har inget riskindex", en="the risk «{text}» has no risk index"
    ),
    "import.note.none": Message(
        sv="raden säger att det inte finns något: «{text}»", en="this row says that there are none: «{text}»"
    ),
    "import.note.no-rows": Message(
        sv="tabellhuvudet har inga rader under sig, vilket lästes som att det inte finns något",
        en="the table's header has no rows under it, which was read as none",
    ),
    "import.note.two-units": Message(
        sv="tabellen är i {unit} men en tidigare i samma budget i {other}; varje belopp fick sin egen enhet",
        en="the table is in {unit} but an earlier one of the same budget in {other}; each amount got a unit of its own",
    ),
    "import.note.prose-in-unit": Message(
        sv="stycket under enheten blev en punkt bland dess uppgifter: «{text}»",
        en="this paragraph under a unit became one of its responsibilities: «{text}»",
    ),
    "import.note.committee-guessed": Message(
        sv="omslaget nämner ingen nämnd; «{text}» nämns oftast i texten",
        en="the cover names no committee; the text speaks most of «{text}»",
    ),
    "import.note.municipality-guessed": Message(
        sv="omslaget nämner ingen kommun; «{text}» nämns oftast i texten",
        en="the cover names no municipality; the text speaks most of «{text}»",
    ),
    # Not understood
    "import.note.unplaced": Message(
        sv="raden hör inte hemma någonstans: «{text}»", en="this line belongs nowhere: «{text}»"
    ),
    "import.note.nameless": Message(
        sv="raden saknar namn och har ingen rad ovanför att fortsätta, och lästes in som den står: «{text}»",
        en="this row has no name and no row above for it to continue, and was taken in as it stands: «{text}»",
    ),
    "import.note.unknown-column": Message(
        sv="kolumnen «{text}» är okänd, och det som står i den lästes in som det står",
        en="the column «{text}» is not known, and what stands in it was taken in as it stands",
    ),
    "import.note.numbers-left": Message(
        sv="namnen lästes in utan numren framför dem («{text}»); inget behöver göras om planen inte hänvisar till dem",
        en="names were taken in without the numbers before them («{text}»); nothing to do but where it refers to them",
    ),
    "import.note.numbers-left-more": Message(
        sv="namnen lästes in utan numren framför dem («{text}» och {number} till); inget behöver göras om planen inte "
        "hänvisar till dem",
        en="names were taken in without the numbers before them («{text}» and {number} more); nothing to do unless the "
        "plan refers to them",
    ),
    "import.note.list-not-read": Message(
        sv="under rubriken står text och ingen lista som kunde läsas; texten står i målets beskrivning. Sätt punkter "
        "framför det som ska läsas som en lista",
        en="there is text under the heading, and no list that could be read; the text is the goal's description. "
        "Put bullets before what is to be read as a list",
    ),
    "import.note.no-group": Message(
        sv="«{text}» är ingen känd grupp och lästes in som det står, bredvid måttet: kontrollera vems värdena är",
        en="«{text}» is no known group and was taken in as it stands, beside the measure: check whose its values are",
    ),
    "import.note.no-direction": Message(
        sv="«{text}» är ingen riktning som är känd (ska öka, ska minska, bibehållas), och det lästes in som det står",
        en="«{text}» is no direction that is known (ska öka, ska minska, bibehållas), and it was taken in as it stands",
    ),
    "import.note.no-date": Message(
        sv="«{text}» är inget datum (åååå-mm-dd), och lästes in som det står",
        en="«{text}» is no date (yyyy-mm-dd), and was taken in as it stands",
    ),
    "import.note.no-decision": Message(
        sv="«{text}» är inte ett organ och ett datum (som «KF 2012-11-26»), och lästes in som det står",
        en="«{text}» is not a body and a date (such as «KF 2012-11-26»), and was taken in as it stands",
    ),
    "import.note.no-amount": Message(
        sv="«{text}» är inget belopp, och lästes in som det står",
        en="«{text}» is no amount, and was taken in as it stands",
    ),
    "import.note.no-index": Message(
        sv="«{text}» är inget heltal från 1 till {highest}, och lästes in som det står",
        en="«{text}» is no whole number from 1 to {highest}, and was taken in as it stands",
    ),
    "import.note.index-disagrees": Message(
        sv="riskindex är {index}, men sannolikhet och konsekvens är {text}; bara indexet lästes in",
        en="the risk index is {index}, but likelihood and consequence are {text}; only the index was taken in",
    ),
    "import.note.stray-cell": Message(
        sv="«{text}» står i en rad som bara fortsätter risken ovanför, och lästes in som det står",
        en="«{text}» stands in a row that only continues the risk above, and was taken in as it stands",
    ),
}


_MONEY: dict[str, Message] = {
    # Assumed
    "import.note.bare-years": Message(
        sv="tabellens huvud säger inte om beloppen för {text} är budget, utfall, prognos eller plan; de lästes som "
        "budget, eftersom bara året står där",
        en="the table's head does not say whether the amounts for {text} are budget, outcome, forecast or plan; they "
        "were read as budget, as it says no more than the year",
    ),
    "import.note.unit-above": Message(
        sv="enheten {unit} står inte i tabellens huvud; den togs från raden eller rubriken ovanför",
        en="the unit {unit} does not stand in the table's head; it was taken from the line or heading above",
    ),
    "import.note.unit-text": Message(
        sv="enheten {unit} står inte vid tabellen; den togs från planens text eller dess andra budgettabeller",
        en="the unit {unit} does not stand at the table; it was taken from the plan's text or its other budget tables",
    ),
    "import.note.unit-title": Message(
        sv="enheten {unit} står inte i tabellens huvud; den togs från dokumentets titel eller omslag",
        en="the unit {unit} does not stand in the table's head; it was taken from the document's title or cover",
    ),
    "import.note.unit-below": Message(
        sv="enheten {unit} står inte i tabellens huvud; den togs från raden under tabellen",
        en="the unit {unit} does not stand in the table's head; it was taken from the line below the table",
    ),
    "import.note.unit-sum": Message(
        sv="enheten {unit} står inte i tabellens huvud; den togs från summans rad, som raderna summerar till",
        en="the unit {unit} does not stand in the table's head; it was taken from the row of the sum, to which the "
        "rows add up",
    ),
    "import.note.unit-profile": Message(
        sv="enheten {unit} står varken i tabellens huvud eller ovanför; den togs från profilen",
        en="the unit {unit} stands neither in the table's head nor above it; it was taken from the profile",
    ),
    # No budget
    "import.note.count-row": Message(
        sv="raden «{text}» räknar annat än budgetens pengar, till exempel antal eller pris; den lästes in som den står",
        en="the row «{text}» counts something else than the budget's money, such as a number or a price; it was "
        "taken in as it stands",
    ),
    "import.note.named-by-figures": Message(
        sv="tabellens rader heter siffror, såsom nummer på konton, och den lästes in som den står",
        en="the rows of the table are called by figures, such as numbers of accounts; it was taken in as it stands",
    ),
    "import.note.row-unit": Message(
        sv="raden «{text}» är i en annan enhet än tabellen och lästes in som den står",
        en="the row «{text}» is in another unit than the table, and was taken in as it stands",
    ),
    "import.note.second-frame": Message(
        sv="raden «{text}» är ingen enhet, och en annan rad summerar enheterna; den lästes in som den står",
        en="the row «{text}» is no unit, and another row sums up the units; it was taken in as it stands",
    ),
    "import.note.header-below": Message(
        sv="tabellens huvud har en rad till, med ord som delar årens kolumner på ett okänt sätt; tabellen "
        "lästes in som den står",
        en="the table's head has one more row, whose words part the columns of the years in no known way; the "
        "table was taken in as it stands",
    ),
    "import.note.accounts-apart": Message(
        sv="tabellen gäller en verksamhet med egen redovisning, utanför nämndens budget, och lästes in som den står",
        en="this table is of an activity with accounts of its own, outside the committee's budget, and was "
        "taken in as it stands",
    ),
    "import.note.operation-of-investments": Message(
        sv="tabellen gäller både drift och investeringar enligt det som står över den, och lästes in som den står",
        en="this table is of both operation and investments by what stands over it, and was taken in as it stands",
    ),
    "import.note.sum-assumed": Message(
        sv="raden «{text}» heter som en summa och togs för en, fast beloppen inte går ihop med den",
        en="the row «{text}» is called a sum and was taken for one, though the amounts do not add up to it",
    ),
    "import.note.no-sum": Message(
        sv="raden «{text}» heter som en summa men är mindre än en av raderna, och togs inte för någon",
        en="the row «{text}» is called a sum but is less than one of the rows, and was not taken for any",
    ),
    # Risks
    "import.note.scale-in-words": Message(
        sv="planen säger inte vilka tal «{text}» står för; orden lästes in som de står",
        en="the plan does not say which numbers «{text}» stand for; the words were taken in as they stand",
    ),
    "import.note.of-risk-above": Message(
        sv="raden lades till risken «{text}» ovanför, som har samma namn",
        en="the row was added to the risk «{text}» above, which has the same name",
    ),
    "import.note.scale-assumed": Message(
        sv="planen säger inte vilken skala riskerna har; den togs för 1–{highest}, eftersom så höga tal finns",
        en="the plan does not say which scale its risks have; it was taken for 1–{highest}, as there are "
        "numbers as high",
    ),
    "import.note.bare-number": Message(
        sv="«{text}» står där riskens beskrivning ska stå men är bara ett tal, och lästes in som det står",
        en="«{text}» stands where the risk's description should but is a number only, and was taken in as it stands",
    ),
}


_ON_THE_FLY: dict[str, Message] = {
    "documents.taken": Message(
        sv="{document} lästes som planen för {year}: {committee} (serien {series}).",
        en="{document} was read as the plan for {year}: {committee} (the series {series}).",
    ),
    "documents.taken-partly": Message(
        sv="{document} lästes som planen för {year}: {committee}. Dokumentet anger inte både kommun och nämnd.",
        en="{document} was read as the plan for {year}: {committee}. It does not name both municipality and committee.",
    ),
    "documents.taken-nameless": Message(
        sv="{document} lästes som planen för {year}. Dokumentet anger varken kommun eller nämnd.",
        en="{document} was read as the plan for {year}. It names neither municipality nor committee.",
    ),
    "documents.to-check.one": Message(
        sv="Lagat eller antaget på ett ställe, som «vpbdiff import» redovisar.",
        en="Repaired or guessed in one place, which «vpbdiff import» tells.",
    ),
    "documents.to-check.many": Message(
        sv="Lagat eller antaget på {n} ställen, som «vpbdiff import» redovisar.",
        en="Repaired or guessed in {n} places, which «vpbdiff import» tells.",
    ),
    "documents.missing.goals": Message(
        sv="Inga mål hittades i {document}, och dokumentet säger inte att det saknar mål. Har planen mål är "
        "jämförelsen ofullständig.",
        en="No goals were found in {document}, which does not say that it has none. If the plan has goals, the "
        "comparison is incomplete.",
    ),
    "documents.missing.budget": Message(
        sv="Ingen budget hittades i {document}, och dokumentet säger inte att det saknar budget. Har planen en budget "
        "är jämförelsen ofullständig.",
        en="No budget was found in {document}, which does not say that it has none. If the plan has a budget, the "
        "comparison is incomplete.",
    ),
    "documents.missing.risks": Message(
        sv="Inga risker hittades i {document}, och dokumentet säger inte att det saknar risker. Har planen risker är "
        "jämförelsen ofullständig.",
        en="No risks were found in {document}, which does not say that it has none. If the plan has risks, the "
        "comparison is incomplete.",
    ),
    "documents.keep.one": Message(
        sv="Läsningen är inte sparad. Så sparas den som en ögonblicksbild, som kan rättas och få skäl:",
        en="The reading is not kept. This keeps it as a snapshot, which can be mended and given reasons:",
    ),
    "documents.keep.many": Message(
        sv="Läsningarna är inte sparade. Så sparas de som ögonblicksbilder, som kan rättas och få skäl:",
        en="The readings are not kept. This keeps them as snapshots, which can be mended and given reasons:",
    ),
    "documents.two-committees": Message(
        sv="planerna gäller två olika nämnder: {old} gäller {first}, och {new} gäller {second}. Kontrollera att det är "
        "rätt dokument. Har nämnden bytt namn, läs in dokumenten med «vpbdiff import» och jämför ögonblicksbilderna.",
        en="the plans are of two different committees: {old} is of {first}, and {new} of {second}. Check that these "
        "are the right documents. If the committee has got a new name, take the documents in with «vpbdiff import» and "
        "compare the snapshots.",
    ),
    "documents.one-year": Message(
        sv="{old} och {new} är båda planen för {year}. Ange planer för två olika år.",
        en="{old} and {new} are both the plan for {year}. Name plans for two different years.",
    ),
    "documents.same-name": Message(
        sv="två av dokumenten heter «{name}». Ge det ena ett annat namn, så att de kan skiljas åt.",
        en="two of the documents are called «{name}». Rename one of them, so that they can be told apart.",
    ),
    "documents.other-year": Message(
        sv="dokumentet gäller {year}, men {first} gäller {other}. Läs in varje år för sig.",
        en="the document is for {year}, but {first} is for {other}. Import each year by itself.",
    ),
    "documents.other-committee": Message(
        sv="dokumentet gäller {committee}, men {first} gäller {other}. Läs in varje nämnd för sig.",
        en="the document is of {committee}, but {first} is of {other}. Import each committee by itself.",
    ),
    "documents.no-such": Message(
        sv="«{name}» är inget av planens dokument. Ange ett av dem: {known}.",
        en="«{name}» is none of the plan's documents. Name one of them: {known}.",
    ),
    "documents.no-record": Message(
        sv="planen är läst ur flera dokument ({documents}), men det saknas uppgift om vad vart och ett av dem gav. "
        "Ange alla dokumenten.",
        en="the plan was read from several documents ({documents}), but there is no record of what each of them gave. "
        "Name all the documents.",
    ),
    "documents.added": Message(
        sv="{document} läggs till de dokument som planen är läst ur: {known}.",
        en="{document} is added to the documents that the plan was read from: {known}.",
    ),
    "documents.replaced": Message(
        sv="{document} ersätter {other} bland planens dokument.",
        en="{document} takes the place of {other} among the plan's documents.",
    ),
    "documents.disagree.one": Message(
        sv="Dokumenten säger olika på ett ställe; det som nämns först gäller:",
        en="The documents disagree in one place; what is told first stands:",
    ),
    "documents.disagree.many": Message(
        sv="Dokumenten säger olika på {n} ställen; det som nämns först gäller:",
        en="The documents disagree in {n} places; what is told first stands:",
    ),
    "documents.disagreement": Message(
        sv="  {name}, {field}: {stands} ({standing}), men {other} ({document})",
        en="  {name}, {field}: {stands} ({standing}), but {other} ({document})",
    ),
    "documents.no-reasons": Message(
        sv="det är ett dokument, och skäl sparas bredvid ögonblicksbilder. Läs in det med «{command}».",
        en="this is a document, and reasons are saved beside snapshots. Take it in with «{command}».",
    ),
}


_DOCUMENTS: dict[str, Message] = {
    # Why a document can't be read
    "document.no-library": Message(
        sv="det som läser sådana filer är inte installerat. Kör «{command}».",
        en="what reads such files is not installed. Run «{command}».",
    ),
    "document.old-word": Message(
        sv="filen är i ett äldre format (.doc eller .rtf). Öppna den i Word eller LibreOffice och spara den som .docx.",
        en="the file is in an older format (.doc or .rtf). Open it in Word or LibreOffice and save it as .docx.",
    ),
    "document.open-document": Message(
        sv="filen är en OpenDocument-text (.odt). Öppna den i LibreOffice eller Word och spara den som .docx.",
        en="the file is an OpenDocument text (.odt). Open it in LibreOffice or Word and save it as .docx.",
    ),
    "document.no-docx": Message(
        sv="filen är av ett slag som inte kan läsas. Öppna den i det program som den kommer från och spara den som "
        ".docx, .xlsx eller PDF.",
        en="the file is of a kind that can't be read. Open it in the program that it comes from and save it as .docx, "
        ".xlsx or PDF.",
    ),
    "document.password": Message(
        sv="filen är skyddad med lösenord. Spara en kopia utan lösenord och läs in den.",
        en="the file is protected by a password. Save a copy without one and read that.",
    ),
    "document.damaged": Message(
        sv="filen är skadad och går inte att läsa. Hämta filen på nytt, eller öppna den i det program som den kommer "
        "från och spara en kopia.",
        en="the file is damaged and can't be read. Get the file anew, or open it in the program that it comes from and "
        "save a copy.",
    ),
    "document.bomb": Message(
        sv="filen skulle packas upp till mer än någon plan rymmer (högst {limit} MB läses). "
        "Kontrollera att det är rätt fil.",
        en="the file would unpack to more than any plan holds (at most {limit} MB is read). "
        "Check that it is the right file.",
    ),
    "document.entities": Message(
        sv="filen innehåller en DTD, som inget sådant dokument får ha. Öppna den i sitt program och spara en kopia.",
        en="the file holds a DTD, which no such document may have. Open it in its program and save a copy.",
    ),
    "document.too-long": Message(
        sv="filen tog mer än {seconds} sekunder att läsa. Kontrollera att det är rätt fil, "
        "eller spara bara planens sidor.",
        en="the file took more than {seconds} seconds to read. Check that it is the right file, "
        "or save only the plan's pages.",
    ),
    "document.too-heavy": Message(
        sv="filen kräver mer minne än någon plan. Kontrollera att det är rätt fil, eller spara bara planens sidor.",
        en="the file takes more memory than any plan. Check that it is the right file, or save only the plan's pages.",
    ),
    "document.too-many-pages": Message(
        sv="filen har fler än {limit} sidor. Spara bara planens sidor och läs in dem.",
        en="the file has more than {limit} pages. Save only the plan's pages and read those.",
    ),
    "document.no-text": Message(
        sv="filen innehåller ingen text, bara bilder: den är inskannad. Kör textigenkänning (OCR) på den, "
        "eller be om originalet.",
        en="the file holds no text, only pictures: it was scanned. Run text recognition (OCR) on it, "
        "or ask for the original.",
    ),
    # What a person should check
    "document.note.tracked-changes": Message(
        sv="texten har spårade ändringar, som lästes som om de vore godkända",
        en="the text has tracked changes, which were read as if they were accepted",
    ),
    "document.note.hidden": Message(
        sv="«{text}» är dold text, som inte lästes in", en="«{text}» is hidden text, which was not taken in"
    ),
    "document.note.lost-text": Message(
        sv="«{text}» står i dokumentet efter detta men kunde inte läsas in",
        en="«{text}» stands in the document after this, but could not be taken in",
    ),
    "document.note.around": Message(
        sv="«{text}» står i sidhuvudet eller sidfoten och lästes inte in",
        en="«{text}» stands in the header or footer and was not taken in",
    ),
    "document.note.struck": Message(
        sv="«{text}» är överstruket och lästes inte in", en="«{text}» is struck out and was not taken in"
    ),
    "document.note.note-mark": Message(
        sv="«{text}» står upphöjt som hänvisning till en not och lästes inte som en del av texten",
        en="«{text}» stands raised, referring to a note, and was not read as a part of the text",
    ),
    "document.note.placeholder": Message(
        sv="«{text}» visar bara vad som ska fyllas i och lästes inte in",
        en="«{text}» only shows what is to be filled in, and was not taken in",
    ),
    "document.note.comment": Message(
        sv="texten har kommentarer, som inte lästes in", en="the text has comments, which were not taken in"
    ),
    "document.note.pictures": Message(
        sv="bilder som återkommer, står på omslaget eller tar mindre än en tiondel av sidan lästes inte in; de är "
        "{number}",
        en="pictures that repeat, stand on the cover or take less than a tenth of the page were not taken in; they are "
        "{number}",
    ),
    "document.note.footnote": Message(
        sv="stycket är en fotnot eller slutnot till det som står före",
        en="this paragraph is a footnote or endnote to what stands before it",
    ),
    "document.note.turned": Message(
        sv="«{text}» står inte rätt upp och lästes inte in", en="«{text}» does not stand upright and was not taken in"
    ),
    "document.note.letters": Message(
        sv="sidan har bokstäver som inte går att läsa, eftersom typsnittet i filen inte säger vilka de är: «{text}»",
        en="this page has letters that cannot be read, as the font in the file does not say which they are: «{text}»",
    ),
    "document.note.watermark": Message(
        sv="«{text}» står tvärs över eller under texten och lästes inte in",
        en="«{text}» stands across or under the text and was not taken in",
    ),
    "document.note.scanned-text": Message(
        sv="sidan är en inskannad bild med igenkänd text, som kan vara fel igenkänd",
        en="this page is a scanned picture with recognised text, which may have been recognised wrongly",
    ),
    "document.note.form-values": Message(
        sv="sidan har formulärfält, vars ifyllda värden lästes in",
        en="this page has form fields, whose values were taken in",
    ),
    "document.note.crowded": Message(
        sv="sidan har så många linjer att inga ritade tabeller lästes ur dem",
        en="this page has so many lines drawn that no tables were read from them",
    ),
    "document.note.word-joined": Message(
        sv="ett ord som fyller sin rad lästes ihop med nästa rad och kan ha blivit fel",
        en="a word that fills its line was joined to the next line, and may have become a wrong one",
    ),
    "document.note.could-continue": Message(
        sv="stycket står först på sidan och kan vara fortsättningen på det före",
        en="this paragraph stands first on its page and may continue the one before",
    ),
    "document.note.rows-guessed": Message(
        sv="tabellen har inga linjer, och var raderna i den slutar är en gissning",
        en="this table has no lines drawn, and where its rows end is a guess",
    ),
    "document.note.hidden-sheet": Message(
        sv="bladet «{text}» är dolt i arbetsboken men lästes in",
        en="the sheet «{text}» is hidden in the workbook, but was taken in",
    ),
    "document.note.hidden-row": Message(
        sv="raden är dold i arbetsboken men lästes in", en="this row is hidden in the workbook, but was taken in"
    ),
    "document.note.hidden-column": Message(
        sv="bladets kolumner {text} är dolda i arbetsboken men lästes in",
        en="the sheet's columns {text} are hidden in the workbook, but were taken in",
    ),
    # What could not be read, and what a person says of it
    "import.metavar-shows": Message(sv="NUMMER TEXT", en="NUMBER TEXT"),
    "import.option-shows": Message(
        sv="Skriv vad en del av planen visar som inte kunde läsas: dess nummer (från 1), början på dess "
        "kontrollsumma (digest) eller dokumentets namn, och en text. Kan upprepas. Går också med en ögonblicksbild "
        "(.json) i stället för ett dokument.",
        en="Say what a part of the plan shows that could not be read: its number (from 1), the beginning of its digest "
        "or the document's name, and a text. May be repeated. Also with a snapshot (.json) for the document.",
    ),
    "import.metavar-by": Message(sv="ROLL", en="ROLE"),
    "import.json-alone": Message(
        sv="--format json redovisar en inläsning av dokument, och går inte ihop med -o -, --review, --new-profile "
        "eller en ögonblicksbild. Ta bort det ena.",
        en="--format json reports an import of documents, and goes with none of -o -, --review, --new-profile or a "
        "snapshot. Remove one of them.",
    ),
    "import.option-by": Message(
        sv="Med --shows: vem som säger det, som en roll och inte ett namn.",
        en="With --shows: who says so, as a role and not a name.",
    ),
    "import.shows-by-whom": Message(
        sv="Ange med --by vem som säger vad som visas, som en roll.",
        en="Give with --by who says what is shown, as a role.",
    ),
    "import.shows-nothing": Message(
        sv="Inget som inte kunde läsas heter {name}. Planen har {number} sådana delar; ange ett nummer från 1, minst "
        "åtta tecken av kontrollsumman (digest) eller ett dokuments namn.",
        en="Nothing that could not be read is named {name}. The plan has {number} such parts; give a number from 1, at "
        "least eight characters of a digest, or a document's name.",
    ),
    "import.shows-no-text": Message(sv="Skriv vad {name} visar.", en="Write what {name} shows."),
    "import.shows-kept": Message(sv="Vad som visas står nu i {path}.", en="What is shown now stands in {path}."),
    "import.shows-left.one": Message(
        sv="1 svar om vad som visas gäller något som inte står i {path}, och skrevs inte. Svara igen när "
        "importen är skriven (--update).",
        en="1 answer on what is shown is of something that is not in {path}, and was not written. Answer again once "
        "the import is written (--update).",
    ),
    "import.shows-left.many": Message(
        sv="{n} svar om vad som visas gäller sådant som inte står i {path}, och skrevs inte. Svara igen när "
        "importen är skriven (--update).",
        en="{n} answers on what is shown are of things that are not in {path}, and were not written. Answer again once "
        "the import is written (--update).",
    ),
    "document.unread.picture": Message(
        sv="här finns en bild, som inte kunde läsas", en="here is a picture, which could not be read"
    ),
    "document.unread.page": Message(
        sv="sidan innehåller bara bilder och kunde inte läsas", en="this page holds only pictures and could not be read"
    ),
    "document.unread.chart": Message(
        sv="här finns ett diagram, som inte kunde läsas", en="here is a chart, which could not be read"
    ),
    "document.unread.object": Message(
        sv="här finns ett inbäddat dokument eller kalkylblad, som inte kunde läsas",
        en="here is an embedded document or sheet, which could not be read",
    ),
    "document.unread.diagram": Message(
        sv="här finns en figur av former (SmartArt), som inte kunde läsas",
        en="here is a diagram of shapes (SmartArt), which could not be read",
    ),
    "document.unread.form_field": Message(
        sv="här finns ett formulärfält, som inte kunde läsas", en="here is a form field, which could not be read"
    ),
    "document.unread.formula": Message(
        sv="här finns en formel utan sparat värde. Öppna filen i Excel, spara den och läs in den igen",
        en="here is a formula without a stored value. Open the file in Excel, save it and import it again",
    ),
}

MESSAGES: dict[str, Message] = {**_IMPORT, **_MONEY, **_ON_THE_FLY, **_DOCUMENTS}
