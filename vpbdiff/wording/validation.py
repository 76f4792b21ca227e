"""What `validate` says of plans that can be read."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    "level.error": Message(sv="Fel: {sentence}", en="Error: {sentence}"),
    "level.warning": Message(sv="Varning: {sentence}", en="Warning: {sentence}"),
    "level.note": Message(sv="Obs: {sentence}", en="Note: {sentence}"),
    "validation.known-from": Message(
        sv="planen för {year} sägs vara känd från planen för {known_from}, som inte är senare. Rätta årtalet.",
        en="the plan for {year} is said to be known from the plan for {known_from}, which is not later. Mend the year.",
    ),
    "validation.index": Message(
        sv="riskindex {index} är ingen produkt av två tal 1–4. Möjliga värden är {products}. "
        "Kontrollera det mot planen.",
        en="the risk index {index} is no product of two numbers 1–4. Possible values are {products}. "
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
