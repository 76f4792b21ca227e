"""What is said where a person teaches a profile: the readings to choose, what one changes, what becomes worse by it."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
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
}
