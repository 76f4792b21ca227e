"""What the readers of Word and PDF files say: why one can't be read, and what a person should check in it."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    # Why a document can't be read
    "document.no-library": Message(
        sv="det som läser sådana filer är inte installerat. Kör «pip install 'vpbdiff[{extra}]'».",
        en="what reads such files is not installed. Run «pip install 'vpbdiff[{extra}]'».",
    ),
    "document.old-word": Message(
        sv="filen är i ett äldre format (.doc eller .rtf). Öppna den i Word eller LibreOffice och spara den som .docx.",
        en="the file is in an older format (.doc or .rtf). Open it in Word or LibreOffice and save it as .docx.",
    ),
    "document.no-docx": Message(
        sv="filen är inget Word-dokument (.docx). Öppna den i det program som den kommer från och spara den som .docx "
        "eller PDF.",
        en="the file is no Word document (.docx). Open it in the program that it comes from and save it as .docx "
        "or PDF.",
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
        sv="filen innehåller en DTD, som inget Word-dokument får ha. Öppna den i Word och spara en kopia.",
        en="the file holds a DTD, which no Word document may have. Open it in Word and save a copy.",
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
        sv="texten har dolda delar, som inte lästes in", en="the text has hidden parts, which were not taken in"
    ),
    "document.note.footnote": Message(
        sv="stycket är en fotnot eller slutnot till det som står före",
        en="this paragraph is a footnote or endnote to what stands before it",
    ),
    "document.note.turned": Message(
        sv="sidan har text som inte står rätt upp, som inte lästes in",
        en="this page has text that does not stand upright, which was not taken in",
    ),
    "document.note.pictured": Message(
        sv="intill det här finns en sida som bara är en bild och inte kunde läsas",
        en="next to this is a page that is only a picture and could not be read",
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
    "document.note.embedded": Message(
        sv="intill stycket ligger ett inbäddat dokument, som inte kunde läsas",
        en="next to this paragraph is an embedded document, which could not be read",
    ),
}
