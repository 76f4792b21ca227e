"""What the importer says: why a document can't be taken in, where its lines went, what a person should check."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    # The command
    "import.help": Message(
        sv="Läs in en plan: från dokument till ögonblicksbild (JSON), med besked om allt som inte förstods.",
        en="Take a plan in: from document to snapshot (JSON), telling all that was not understood.",
    ),
    "import.argument-document": Message(
        sv="Planen som text, Word (.docx) eller PDF.", en="The plan, as text, Word (.docx) or PDF."
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
    "import.option-force": Message(
        sv="Skriv över ögonblicksbilden och förkasta alla rättelser i den.",
        en="Overwrite the snapshot and throw away all corrections in it.",
    ),
    "import.metavar-document": Message(sv="DOKUMENT", en="DOCUMENT"),
    "import.metavar-file": Message(sv="FIL", en="FILE"),
    "import.metavar-encoding": Message(sv="KODNING", en="ENCODING"),
    # Why a document can't be taken in
    "import.no-plan": Message(
        sv="dokumentet innehåller ingen plan. En plan känns igen på en titel som «Verksamhetsplan och budget 2022» och "
        "på avsnitten efter den. Ange planens eget dokument, eller lägg till titeln i en profil (--new-profile "
        "börjar en).",
        en="the document holds no plan. A plan is known by a title such as «Verksamhetsplan och budget 2022» and by "
        "the sections after it. Name the plan's own document, or put its title into a profile (--new-profile begins "
        "one).",
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
        sv="filen är inte kodad som UTF-8. Lägg till --encoding cp1252 om den kommer från ett äldre Windows, "
        "annars spara den som UTF-8.",
        en="the file is not encoded as UTF-8. Add --encoding cp1252 if it comes from an older Windows, "
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
    "import.left-out.reason": Message(sv="{reason} {n} ({where})", en="{reason} {n} ({where})"),
    "import.place.line.one": Message(sv="rad {numbers}", en="line {numbers}"),
    "import.place.line.many": Message(sv="rad {numbers}", en="lines {numbers}"),
    "import.place.page.one": Message(sv="sidan {numbers}", en="page {numbers}"),
    "import.place.page.many": Message(sv="sidorna {numbers}", en="pages {numbers}"),
    "import.place.paragraph.one": Message(sv="stycke {numbers}", en="paragraph {numbers}"),
    "import.place.paragraph.many": Message(sv="stycke {numbers}", en="paragraphs {numbers}"),
    "import.reason.memo": Message(sv="tjänsteskrivelse", en="cover memo"),
    "import.reason.minutes": Message(sv="protokoll", en="minutes"),
    "import.reason.cover": Message(sv="omslag", en="cover"),
    "import.reason.contents": Message(sv="innehållsförteckning", en="table of contents"),
    "import.reason.repeated-header": Message(sv="upprepat tabellhuvud", en="repeated table header"),
    "import.reason.rule": Message(sv="linje", en="drawn line"),
    "import.reason.page": Message(sv="sidhuvud eller sidnummer", en="page header or page number"),
    "import.to-check": Message(sv="Lagat eller antaget, att kontrollera:", en="Repaired or guessed, to be checked:"),
    "import.misread": Message(sv="Inte förstått:", en="Not understood:"),
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
        sv="rubriken är okänd och lik ingen känd; den lästes som ett avsnitt utan känd roll: «{text}»",
        en="this heading is not known and like none that is; it was read as a section without a role: «{text}»",
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
        sv="«{text}» står bredvid ett av kommunfullmäktiges mål, har ingen plats i en ögonblicksbild och lästes "
        "inte in",
        en="«{text}» stands beside one of the council's goals, has no place in a snapshot and was not taken in",
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
    "import.note.stray-row": Message(
        sv="tabellraden hör inte till någon känd tabell: «{text}»",
        en="this row belongs to no table that is known: «{text}»",
    ),
    "import.note.nameless": Message(
        sv="raden saknar namn och har ingen rad ovanför att fortsätta: «{text}»",
        en="this row has no name, and there is no row above for it to continue: «{text}»",
    ),
    "import.note.unknown-column": Message(
        sv="kolumnen «{text}» är inte känd; det som står i den lästes inte in",
        en="the column «{text}» is not known; what stands in it was not taken in",
    ),
    "import.note.lost-cell": Message(
        sv="«{text}» står i en kolumn som inte är känd och lästes inte in",
        en="«{text}» stands in a column that is not known, and was not taken in",
    ),
    "import.note.misplaced-table": Message(
        sv="tabellen har ingen mening under rubriken där den står",
        en="the table means nothing under the heading where it stands",
    ),
    "import.note.no-date": Message(sv="«{text}» är inget datum (åååå-mm-dd)", en="«{text}» is no date (yyyy-mm-dd)"),
    "import.note.no-decision": Message(
        sv="«{text}» är inte ett organ och ett datum (som «KF 2012-11-26»)",
        en="«{text}» is not a body and a date (such as «KF 2012-11-26»)",
    ),
    "import.note.no-amount": Message(sv="«{text}» är inget belopp", en="«{text}» is no amount"),
    "import.note.no-index": Message(
        sv="«{text}» är inget heltal från 1 till {highest}", en="«{text}» is no whole number from 1 to {highest}"
    ),
    "import.note.index-disagrees": Message(
        sv="riskindex är {index}, men sannolikhet och konsekvens är {text}; bara indexet lästes in",
        en="the risk index is {index}, but likelihood and consequence are {text}; only the index was taken in",
    ),
    "import.note.stray-cell": Message(
        sv="«{text}» står i en rad som bara fortsätter risken ovanför",
        en="«{text}» stands in a row that only continues the risk above",
    ),
}
