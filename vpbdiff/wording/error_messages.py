"""Files that can't be read; validation.

What is wrong with a file that can't be read, and how to mend it.

What `validate` says of plans that can be read.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_FILES: dict[str, Message] = {
    "place.line": Message(sv="rad {line}", en="line {line}"),
    "problems.more": Message(
        sv="det finns fler fel än de {limit} första. Rätta dem och försök igen.",
        en="there are more problems than the first {limit}. Mend those and try again.",
    ),
    # Files
    "file.missing": Message(
        sv="filen finns inte. Kontrollera namnet och mappen.",
        en="there is no such file. Check the name and the folder.",
    ),
    "file.folder": Message(
        sv="det är en mapp. Ange en fil i den.",
        en="this is a folder. Name a file in it.",
    ),
    "file.not-regular": Message(
        sv="det är ingen vanlig fil utan en enhet eller ett rör. Spara innehållet i en fil och ange den.",
        en="this is no regular file but a device or a pipe. Save the content in a file and name that.",
    ),
    "file.forbidden": Message(
        sv="filen får inte läsas. Be den som äger filen om läsrättighet.",
        en="the file may not be read. Ask its owner for the right to read it.",
    ),
    "file.unreadable": Message(
        sv="filen går inte att läsa. Datorn svarar: «{reason}». Kontrollera att den finns på en disk som svarar.",
        en="the file can't be read. The computer answers: «{reason}». Check that its disk responds.",
    ),
    "file.unusable": Message(
        sv="går inte att använda. Datorn svarar: «{reason}». Kontrollera namnet, mappen och rättigheterna.",
        en="can't be used. The computer answers: «{reason}». Check the name, the folder and the permissions.",
    ),
    "file.no-folder-made": Message(
        sv="mappen går inte att skapa. Datorn svarar: «{reason}». Kontrollera mappen ovanför och dess rättigheter.",
        en="the folder can't be made. The computer answers: «{reason}». Check the folder above it and its permissions.",
    ),
    "file.not-written": Message(
        sv="filen går inte att skriva. Datorn svarar: «{reason}». Kontrollera mappen och dess rättigheter.",
        en="the file can't be written. The computer answers: «{reason}». Check the folder and its permissions.",
    ),
    "file.empty": Message(
        sv="filen är tom. Hämta den på nytt, eller ta bort den.",
        en="the file is empty. Get it anew, or remove it.",
    ),
    "file.too-large": Message(
        sv="filen är större än {limit} MB, och så stora filer läses inte. Kontrollera att det är rätt fil.",
        en="the file is larger than {limit} MB, and such files are not read. Check that it is the right file.",
    ),
    "file.binary": Message(
        sv="filen är ingen textfil. Ange en fil med ren text.",
        en="the file is no text file. Name a file of plain text.",
    ),
    "file.utf16": Message(
        sv="filen är kodad som UTF-16 och är avklippt eller skadad. Spara den som UTF-8.",
        en="the file is encoded as UTF-16 and is cut off or damaged. Save it as UTF-8.",
    ),
    "file.encoding": Message(
        sv="filen är inte kodad som UTF-8. Spara den som UTF-8.",
        en="the file is not encoded as UTF-8. Save it as UTF-8.",
    ),
    # JSON
    "json.broken": Message(
        sv="filen är inte giltig JSON från tecken {column} på raden. Rätta det som står där eller strax före.",
        en="the file is no valid JSON from column {column} of the line. Mend what stands there or just before.",
    ),
    "json.too-deep": Message(
        sv="filen har fler än {limit} nivåer, och så djupa filer läses inte. Kontrollera att det är rätt fil.",
        en="the file is nested more than {limit} levels deep and is not read. Check that it is the right file.",
    ),
    "json.duplicate-key": Message(
        sv="samma fält står två gånger. Ta bort det ena.",
        en="the same field stands here twice. Remove one of them.",
    ),
    "json.not-a-number": Message(
        sv="värdet är inget tal. Skriv ett heltal, eller ta bort fältet om talet inte är känt.",
        en="the value is no number. Write a whole number, or remove the field if the number is not known.",
    ),
    "json.decimals": Message(
        sv="talet har decimaler. Skriv ett heltal; belopp skrivs i hela kronor.",
        en="the number has decimals. Write a whole number; amounts are in whole kronor.",
    ),
    "json.too-large-number": Message(
        sv="talet har fler än {limit} siffror. Kontrollera det.",
        en="the number has more than {limit} digits. Check it.",
    ),
    "json.half-character": Message(
        sv="texten innehåller ett halvt tecken (en ensam surrogatkod, \\ud800–\\udfff). Skriv tecknet på nytt.",
        en="the text holds half a character (a lone surrogate, \\ud800–\\udfff). Write the character anew.",
    ),
    # TOML
    "toml.broken": Message(
        sv="filen är inte giltig TOML från tecken {column} på raden. Rätta det som står där eller strax före.",
        en="the file is no valid TOML from column {column} of the line. Mend what stands there or just before.",
    ),
    "toml.twice": Message(
        sv="samma nyckel eller rubrik står två gånger. Ta bort den ena.",
        en="the same key or heading stands twice. Remove one of them.",
    ),
    "toml.too-deep": Message(
        sv="filen har fler nivåer än vad som går att läsa. Kontrollera att det är rätt fil.",
        en="the file has more levels than can be read. Check that it is the right file.",
    ),
    # The format and its schema
    "plan.not-a-plan": Message(
        sv="filen är ingen plan: fältet «format» med värdet «{known}» saknas. "
        "Läs in dokumentet med «vpbdiff import», eller ange en annan fil.",
        en="the file is no plan: the field «format» with the value «{known}» is missing. "
        "Read the document in with «vpbdiff import», or name another file.",
    ),
    "plan.cells-of-columns": Message(
        sv="raden har {cells} celler, men tabellen har {columns} kolumner. "
        "Ge raden en cell för varje kolumn; en tom cell skrivs som en tom text.",
        en="the row has {cells} cells, but the table has {columns} columns. "
        "Give the row a cell for each column; an empty cell is written as an empty text.",
    ),
    "plan.newer-version": Message(
        sv="filen har formatet «{found}», men programmet läser «{known}». Installera en nyare version av vpbdiff.",
        en="the file has the format «{found}», but this program reads «{known}». Install a newer version of vpbdiff.",
    ),
    "schema.misspelt-field": Message(
        sv="fältet «{field}» finns inte i formatet. Menade du «{nearest}»?",
        en="the format has no field «{field}». Did you mean «{nearest}»?",
    ),
    "schema.unknown-field": Message(
        sv="fältet «{field}» finns inte i formatet. Ta bort det, eller använd något av dessa: {known}.",
        en="the format has no field «{field}». Remove it, or use one of these: {known}.",
    ),
    "schema.required": Message(
        sv="fältet «{field}» saknas. Lägg till det.",
        en="the field «{field}» is missing. Add it.",
    ),
    "schema.type.object": Message(
        sv="värdet {value} är av fel slag. Skriv ett objekt: {{…}}.",
        en="the value {value} is of the wrong kind. Write an object: {{…}}.",
    ),
    "schema.type.boolean": Message(
        sv="värdet {value} är av fel slag. Skriv true eller false, utan citattecken.",
        en="the value {value} is of the wrong kind. Write true or false, without quotation marks.",
    ),
    "schema.type.object-null": Message(
        sv="värdet {value} är av fel slag. Skriv ett objekt ({{…}}), eller null om det inte är känt.",
        en="the value {value} is of the wrong kind. Write an object ({{…}}), or null if it is not known.",
    ),
    "schema.type.array": Message(
        sv="värdet {value} är av fel slag. Skriv en lista: […].",
        en="the value {value} is of the wrong kind. Write a list: […].",
    ),
    "schema.type.array-null": Message(
        sv="värdet {value} är av fel slag. Skriv en lista ([…]), eller null om den inte är känd.",
        en="the value {value} is of the wrong kind. Write a list ([…]), or null if it is not known.",
    ),
    "schema.type.string": Message(
        sv="värdet {value} är av fel slag. Skriv en text inom citattecken.",
        en="the value {value} is of the wrong kind. Write a text in quotes.",
    ),
    "schema.type.integer": Message(
        sv="värdet {value} är av fel slag. Skriv ett heltal utan citattecken.",
        en="the value {value} is of the wrong kind. Write a whole number without quotes.",
    ),
    "schema.enum": Message(
        sv="värdet {value} finns inte att välja. Skriv något av dessa: {wanted}.",
        en="the value {value} is not one to choose. Write one of these: {wanted}.",
    ),
    "schema.const": Message(
        sv="värdet {value} är inte tillåtet. Skriv {wanted}, eller ta bort fältet.",
        en="the value {value} is not allowed. Write {wanted}, or remove the field.",
    ),
    "schema.range": Message(
        sv="värdet {value} ligger utanför {low}–{high}. Kontrollera och rätta det.",
        en="the value {value} lies outside {low}–{high}. Check and mend it.",
    ),
    "schema.minItems": Message(
        sv="listan är tom. Fyll i den, eller ta bort fältet.",
        en="the list is empty. Fill it in, or remove the field.",
    ),
    "schema.minProperties": Message(
        sv="objektet är tomt. Fyll i det, eller ta bort fältet.",
        en="the object is empty. Fill it in, or remove the field.",
    ),
    "schema.minimum": Message(
        sv="värdet {value} är för litet. Skriv {wanted} eller mer.",
        en="the value {value} is too small. Write {wanted} or more.",
    ),
    "schema.minLength": Message(
        sv="texten är tom. Fyll i den, eller ta bort fältet om uppgiften saknas.",
        en="the text is empty. Fill it in, or remove the field if there is none.",
    ),
    "schema.pattern": Message(
        sv="värdet {value} har fel form. Skriv det enligt mönstret {wanted}.",
        en="the value {value} has the wrong form. Write it by the pattern {wanted}.",
    ),
    "schema.format": Message(
        sv="{value} är inget datum som finns. Skriv det som ÅÅÅÅ-MM-DD.",
        en="{value} is no date that exists. Write it as YYYY-MM-DD.",
    ),
    # What the schema can't say
    "plan.duplicate-id": Message(
        sv="id «{id}» används redan av {other}. Ge den ena ett annat id.",
        en="the id «{id}» is already used by {other}. Give one of them another id.",
    ),
    "plan.index-disagrees": Message(
        sv="riskindex är {index}, men sannolikhet {likelihood} gånger konsekvens {consequence} är {product}. "
        "Rätta det tal som är fel.",
        en="the risk index is {index}, but likelihood {likelihood} times consequence {consequence} is {product}. "
        "Mend the number that is wrong.",
    ),
    "plan.not-an-amount": Message(
        sv="«{printed}» är inget belopp. Skriv siffrorna som i planen, till exempel «−228,4», utan enhet.",
        en="«{printed}» is no amount. Write the figures as in the plan, such as «−228,4», without unit.",
    ),
    "plan.printed-disagrees": Message(
        sv="«{printed}» i {unit} är {meant}\u00a0kr, men fältet «kr» säger {kr}\u00a0kr. Rätta det som är fel.",
        en="«{printed}» in {unit} is {meant}\u00a0kr, but the field «kr» says {kr}\u00a0kr. Mend the wrong one.",
    ),
    "plan.misnamed": Message(
        sv="filens namn stämmer inte med planens år och version. Döp om filen till «{meant}», eller rätta planen.",
        en="the file's name does not agree with the plan's year and version. Rename it «{meant}», or mend the plan.",
    ),
    # Finding a snapshot
    "find.document": Message(
        sv="det är ett dokument och ingen ögonblicksbild. Läs in det med «{command}».",
        en="this is a document and no snapshot. Take it in with «{command}».",
    ),
    "find.document-in-git": Message(
        sv="det är ett dokument och ingen ögonblicksbild. Hämta det ur git med «{command}» och ange filen.",
        en="this is a document and no snapshot. Get it out of git with «{command}» and name the file.",
    ),
    "find.no-folder": Message(
        sv="mappen «snapshots» finns varken här eller i någon mapp ovanför. "
        "Gå till mappen med planerna, eller ange en fil.",
        en="there is no folder «snapshots» here or in any folder above. Go to the folder of the plans, or name a file.",
    ),
    "find.no-name": Message(
        sv="ingen plan är angiven. Ange en fil, ett år (2025), en serie och ett år (ekvik/omsorgsnamnden/2025) "
        "eller en fil i git (HEAD:sökväg/2025.json).",
        en="no plan is named. Name a file, a year (2025), a series and a year (ekvik/omsorgsnamnden/2025) "
        "or a file in git (HEAD:path/2025.json).",
    ),
    "find.no-year": Message(
        sv="det finns ingen plan för {year} i {series}. Dessa finns: {known}.",
        en="there is no plan for {year} in {series}. These are there: {known}.",
    ),
    "find.no-series": Message(
        sv="det finns ingen serie «{series}». Dessa finns: {known}.",
        en="there is no series «{series}». These are there: {known}.",
    ),
    "find.no-plans": Message(
        sv="det finns inga planer i mappen. Läs in ett dokument med «vpbdiff import».",
        en="there are no plans in the folder. Read a document in with «vpbdiff import».",
    ),
    "find.several-series": Message(
        sv="det finns flera serier. Ange en av dem, till exempel «{example}», eller sätt «series» i vpbdiff.toml. "
        "Dessa finns: {known}.",
        en="there are several series. Name one of them, such as «{example}», or set «series» in vpbdiff.toml. "
        "These are there: {known}.",
    ),
    "find.default-series": Message(
        sv="«series» ska vara en text, till exempel series = 'ekvik/socialnamnden'. Rätta filen.",
        en="«series» must be a text, such as series = 'ekvik/socialnamnden'. Mend the file.",
    ),
    "find.no-default-series": Message(
        sv="det finns ingen serie «{series}», som «series» anger. Rätta filen. Dessa finns: {known}.",
        en="there is no series «{series}», which «series» names. Mend the file. These are there: {known}.",
    ),
    "find.no-git": Message(
        sv="programmet git finns inte på datorn, så «{spec}» går inte att läsa. Installera git, eller ange en fil.",
        en="the program git is not on this computer, so «{spec}» can't be read. Install git, or name a file.",
    ),
    "find.file-or-plan": Message(
        sv="både en fil här och en plan heter så. Skriv «{file}» om filen avses; annars byt namn på filen.",
        en="both a file here and a plan are called so. Write «{file}» for the file; else rename it.",
    ),
    "find.not-in-git": Message(
        sv="git hittar ingen sådan fil. Git svarar: «{reason}». Kontrollera versionen och sökvägen.",
        en="git finds no such file. Git answers: «{reason}». Check the revision and the path.",
    ),
}


_VALIDATION: dict[str, Message] = {
    "level.error": Message(sv="Fel: {sentence}", en="Error: {sentence}"),
    "level.warning": Message(sv="Varning: {sentence}", en="Warning: {sentence}"),
    "level.note": Message(sv="Obs: {sentence}", en="Note: {sentence}"),
    "validation.known-from": Message(
        sv="planen för {year} sägs vara känd från planen för {known_from}, som inte är senare. Rätta årtalet.",
        en="the plan for {year} is said to be known from the plan for {known_from}, which is not later. Mend the year.",
    ),
    "validation.index": Message(
        sv="riskindex {index} är ingen produkt av två tal på planens skala. Möjliga värden är {products}. "
        "Kontrollera det mot planen.",
        en="the risk index {index} is no product of two numbers on the plan's scale. Possible values are {products}. "
        "Check it against the plan.",
    ),
    "validation.serves": Message(
        sv="planen har inget övergripande mål «{title}». Skriv målets rubrik som den står i planen.",
        en="the plan has no overarching goal «{title}». Write the goal's title as it stands in the plan.",
    ),
    "validation.same-year": Message(
        sv="raden «{name}» har flera belopp av samma slag för {year}. Ta bort det som är fel.",
        en="the row «{name}» has several amounts of the same kind for {year}. Remove the wrong one.",
    ),
    "validation.twins": Message(
        sv="«{name}» står redan på {other}, ord för ord. Kontrollera att det inte har lästs in två gånger.",
        en="«{name}» already stands at {other}, word for word. Check that it has not been read in twice.",
    ),
    "validation.two-sources": Message(
        sv="dokumenten säger olika om «{name}»: här gäller {stands}, men {document} anger {other}. Rätta det som är "
        "fel, eller läs in igen med --prefer {document}.",
        en="the documents disagree on «{name}»: here {stands} stands, but {document} says {other}. Mend what is wrong, "
        "or import again with --prefer {document}.",
    ),
    "validation.unseen": Message(
        sv="texten innehåller tecken som inte syns: {characters}. Ta bort dem.",
        en="the text holds characters that can't be seen: {characters}. Remove them.",
    ),
    "validation.decomposed": Message(
        sv="texten har bokstäver som är sammansatta av två tecken, till exempel «å» av «a» och en ring. "
        "Spara den i formen NFC.",
        en="the text has letters made of two characters, such as «å» of «a» and a ring. Save it in the form NFC.",
    ),
    "validation.done": Message(
        sv="{plans}: {errors}, {warnings}, {notes}.",
        en="{plans}: {errors}, {warnings}, {notes}.",
    ),
    "validation.reports.one": Message(sv="1 rapport går att läsa.", en="1 report can be read."),
    "validation.reports.many": Message(sv="{n} rapporter går att läsa.", en="{n} reports can be read."),
    "validation.plans.one": Message(sv="1 plan kontrollerad", en="1 plan checked"),
    "validation.plans.many": Message(sv="{n} planer kontrollerade", en="{n} plans checked"),
    "validation.errors.none": Message(sv="inga fel", en="no errors"),
    "validation.errors.one": Message(sv="1 fel", en="1 error"),
    "validation.errors.many": Message(sv="{n} fel", en="{n} errors"),
    "validation.warnings.none": Message(sv="inga varningar", en="no warnings"),
    "validation.warnings.one": Message(sv="1 varning", en="1 warning"),
    "validation.warnings.many": Message(sv="{n} varningar", en="{n} warnings"),
    "validation.notes.none": Message(sv="inga påpekanden", en="no notes"),
    "validation.notes.one": Message(sv="1 påpekande", en="1 note"),
    "validation.notes.many": Message(sv="{n} påpekanden", en="{n} notes"),
}

MESSAGES: dict[str, Message] = {**_FILES, **_VALIDATION}
