"""Messages on the topic: summary. What `vpbdiff summary` says beside the memo, which is in Swedish alone."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    "summary.help": Message(
        sv="Skriv sammanfattningen av ändringarna till tjänsteskrivelsen, på svenska.",
        en="Write the summary of changes for the cover memo. The memo is in Swedish.",
    ),
    "summary.option-format": Message(
        sv="Format; utan det som filens namn slutar på, annars markdown.",
        en="Format; without it what the file's name ends with, else markdown.",
    ),
    "summary.option-outline": Message(
        sv="memo för tjänsteskrivelsen, unions för de fackliga organisationerna, auditors för revisorerna.",
        en="memo for the cover memo, unions for the trade unions, auditors for the auditors.",
    ),
    "summary.option-brief": Message(
        sv="Bara förslaget till beslut och sammanfattningen, en halv sida.",
        en="Only the proposal for decision and the summary, half a page.",
    ),
    "summary.option-final": Message(
        sv="Skriv ingenting så länge kontrollen (vpbdiff check) hittar fel.",
        en="Write nothing while the gate (vpbdiff check) finds errors.",
    ),
    "summary.option-template": Message(
        sv="Fyll kommunens eget Word-dokument vid dess platshållare, till exempel {{sammanfattning}} (med -f docx).",
        en="Fill the municipality's own Word document at its placeholders, such as {{sammanfattning}} (with -f docx).",
    ),
    "summary.no-output": Message(
        sv="ett Word-dokument kan inte skrivas i terminalen. Ange filen med -o FIL.docx.",
        en="a Word document can't be written to the terminal. Name the file with -o FILE.docx.",
    ),
    "summary.ending": Message(
        sv="sammanfattningen skrivs inte som «{ending}». Låt namnet sluta på .md, .markdown eller .txt för Markdown, "
        ".docx för Word eller .html eller .htm för en webbsida. "
        "På kommandoraden kan formatet anges med --format i stället, vad filen än heter.",
        en="the summary is not written as «{ending}». Let the name end with .md, .markdown or .txt for Markdown, "
        ".docx for Word, or .html or .htm for a web page. On the command line the format can be given with --format "
        "instead, whatever the file is called.",
    ),
    "summary.no-library": Message(
        sv="det som skriver sådana filer är inte installerat. Kör «pip install 'vpbdiff[{extra}]'».",
        en="what writes such files is not installed. Run «pip install 'vpbdiff[{extra}]'».",
    ),
    "summary.no-pictures": Message(
        sv="Bilderna är inte med: det som ritar dem är inte installerat. Texten säger samma sak. "
        "Kör «pip install vpbdiff[pictures]» för att få dem.",
        en="The pictures are left out: what draws them is not installed. The text says the same. "
        "Run «pip install vpbdiff[pictures]» to have them.",
    ),
    "summary.template-format": Message(
        sv="en mall är ett Word-dokument. Ange formatet med --format docx.",
        en="a template is a Word document. Give the format with --format docx.",
    ),
    "summary.template-empty": Message(
        sv="mallen har ingen platshållare att fylla. Skriv en eller flera av dem där texten ska stå: {names}.",
        en="the template has no placeholder to fill. Write one or more of them where the text is to stand: {names}.",
    ),
    "summary.template-unknown": Message(
        sv="{path}: platshållaren «{name}» finns inte och står kvar som den är.",
        en="{path}: there is no placeholder «{name}»; it is left as it is.",
    ),
    "summary.not-final": Message(
        sv="sammanfattningen kan inte bli slutlig: kontrollen hittar {number} fel. "
        "Kör vpbdiff check {old} {new} och rätta dem, eller skriv ett utkast utan --final.",
        en="the summary can't be final: the gate finds {number} errors. "
        "Run vpbdiff check {old} {new} and mend them, or write a draft without --final.",
    ),
    "summary.gaps.one": Message(
        sv="Utkastet har en lucka, markerad med hakparenteser.",
        en="The draft has one gap, marked with brackets.",
    ),
    "summary.gaps.many": Message(
        sv="Utkastet har {n} luckor, markerade med hakparenteser.",
        en="The draft has {n} gaps, marked with brackets.",
    ),
    "summary.option-verify": Message(
        sv="Läs en redigerad sammanfattning (Markdown eller Word) och visa vad i den som inte stämmer med planerna.",
        en="Read an edited summary (Markdown or Word) and show what in it does not agree with the plans.",
    ),
    "summary.verified": Message(
        sv="{path}: inget i texten motsägs av planerna, och inget som hör till sammanfattningen saknas.",
        en="{path}: nothing in the text is contradicted by the plans, and nothing of the summary is missing.",
    ),
    "summary.doubt": Message(sv="{path}: {said}", en="{path}: {said}"),
    "summary.doubt-at": Message(sv="{path}, rad {line}: {said}", en="{path}, line {line}: {said}"),
    "summary.doubt-near": Message(sv="{path}, «{near}»: {said}", en="{path}, «{near}»: {said}"),
    "summary.doubt.figure": Message(
        sv="talet {what} finns inte i det som meningen handlar om.",
        en="the figure {what} is not found in what the sentence is about.",
    ),
    "summary.doubt.word": Message(
        sv="ordet «{what}» stämmer inte med planerna.", en="the word «{what}» does not agree with the plans."
    ),
    "summary.doubt.name": Message(
        sv="namnet «{what}» finns inte i någon av planerna.", en="the name «{what}» is in neither of the plans."
    ),
    "summary.doubt.missing-name": Message(
        sv="meningen nämner inte längre «{what}», som den handlar om.",
        en="the sentence no longer names «{what}», which it is about.",
    ),
    "summary.doubt.claim": Message(
        sv="budgeten säger något annat än «{what}».", en="the budget says otherwise than «{what}»."
    ),
    "summary.doubt.unknown": Message(
        sv="meningen hör till en ändring som inte finns mellan planerna (id {what}).",
        en="the sentence belongs to a change that is not there between the plans (id {what}).",
    ),
    "summary.doubt.cell": Message(
        sv="«{what}» i tabellen stämmer inte med planerna.", en="«{what}» in the table does not agree with the plans."
    ),
    "summary.doubt.missing-row": Message(
        sv="raden «{what}» saknas i tabellen.", en="the row «{what}» is missing from the table."
    ),
    "summary.doubt.missing": Message(
        sv="en mening finns inte kvar: {what}", en="a sentence is no longer there: {what}"
    ),
    "summary.doubt.left-out": Message(
        sv="ändringen av {entity} «{what}» nämns inte.", en="the change of {entity} «{what}» is not mentioned."
    ),
}
