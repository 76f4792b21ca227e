"""What is said of a new import over a snapshot that a person has corrected."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message


def _either(key: str, sv: tuple[str, str], en: str) -> dict[str, Message]:
    """What became of an item, beside an en-word (`u`) and an ett-word (`n`)."""
    return {f"{key}.{form}": Message(sv=words, en=en) for form, words in zip("un", sv, strict=True)}


_COMMAND = {
    "import.option-update": Message(
        sv="Skriv in det som är nytt i dokumentet i ögonblicksbilden. Rättelser står kvar.",
        en="Write what is new in the document into the snapshot. Corrections stay.",
    ),
    "import.option-take": Message(
        sv="Låt dokumentets uppgift gälla i stället för rättelsen, för skillnaden med detta id; kan upprepas.",
        en="Take the document's word instead of the correction, in the difference with this id; may be repeated.",
    ),
    "import.metavar-id": Message(sv="ID", en="ID"),
    "import.differs": Message(
        sv="Inget skrevs till {path}. Lägg till --update för att föra in det nya; rättelserna står då kvar. "
        "Med --take ID gäller dokumentets ord i stället för rättelsen.",
        en="Nothing was written to {path}. Add --update to take in what is new; the corrections stay. "
        "With --take ID the document's word holds instead of the correction.",
    ),
    "import.undecided": Message(
        sv="Inget skrevs till {path}. Med --update står rättelserna kvar och räknas som avgjorda. Med --take ID gäller "
        "dokumentets ord i stället för rättelsen.",
        en="Nothing was written to {path}. With --update the corrections stay and count as decided. With --take ID the "
        "document's word holds instead of the correction.",
    ),
    "import.gone-or-unread": Message(
        sv="Allt i dokumentet förstods inte den här gången. Det som ovan är borta ur det kan stå i det som inte "
        "förstods: läs efter, och ta inte bort det utan vidare.",
        en="Not all of the document was understood this time. What is gone from it above may stand in what was not "
        "understood: look there before you let it go.",
    ),
    "import.same-content": Message(
        sv="Innehållet i {path} är oförändrat och inget skrevs. Lägg till --update för att föra in dokumentets namn "
        "och platserna i det.",
        en="The content of {path} is unchanged and nothing was written. Add --update to take in the document's name "
        "and the places in it.",
    ),
    "import.no-record": Message(
        sv="Inget skrevs till {path}. Filen har ingen uppgift om vad den förra inläsningen gav, så varje skillnad "
        "räknas som en rättelse. Lägg till --update för att behålla rättelserna, och --take ID där dokumentets ord "
        "ska gälla.",
        en="Nothing was written to {path}. There is no record of what the last import gave, so every difference "
        "counts as a correction. Add --update to keep the corrections, and --take ID where the document's word "
        "shall hold.",
    ),
    "import.other-year": Message(
        sv="filen är planen för {there}, men dokumentet är planen för {year}. Ange en annan fil.",
        en="the file is the plan for {there}, but the document is the plan for {year}. Name another file.",
    ),
    "import.other-committee": Message(
        sv="filen är en plan för {there}, men dokumentet är en plan för {committee}. Ange en annan fil med -o. Om "
        "nämnden har bytt namn: ändra namnet i filen (metadata, committee) och läs in dokumentet igen.",
        en="the file is a plan of {there}, but the document is a plan of {committee}. Name another file with -o. If "
        "the committee has a new name, change the name in the file (metadata, committee) and import it again.",
    ),
    "import.other-version": Message(
        sv="dokumentets version ({version}) är en annan än filens ({there}). Ange med -o vilken fil som ska skrivas: "
        "den här, om dokumentet ersätter den planen, annars en egen fil, <år>.<version>.json.",
        en="the document's version ({version}) is another than the file's ({there}). Name with -o the file to write: "
        "this one, if the document replaces that plan, otherwise a file of its own, <year>.<version>.json.",
    ),
    "import.one-file": Message(
        sv="--prior anger samma fil som planen själv. Ange två filer.",
        en="--prior names the same file as the plan itself. Name two files.",
    ),
    "import.saved-meanwhile": Message(
        sv="filen sparades av någon annan under inläsningen. Inget skrevs. Kör kommandot igen.",
        en="somebody else saved the file during the import. Nothing was written. Run the command again.",
    ),
    "import.no-such-difference": Message(
        sv="ingen skillnad har id «{id}». Kör kommandot utan --take och läs av id:na på nytt.",
        en="no difference has the id «{id}». Run the command without --take and read the ids anew.",
    ),
    "reimport.record-broken": Message(
        sv="filen går inte att använda som uppgift om förra inläsningen. Återställ den ur git, eller ta bort den: då "
        "räknas varje skillnad mot dokumentet som en rättelse.",
        en="the file can't be used as a record of the last import. Restore it from git, or remove it: then every "
        "difference from the document counts as a correction.",
    ),
}

_PAGE = {
    "reimport.title": Message(sv="Ny inläsning av {path}", en="New import of {path}"),
    "reimport.conflict.one": Message(
        sv="Att avgöra: 1 rättelse som dokumentet säger emot",
        en="To decide: 1 correction that the document contradicts",
    ),
    "reimport.conflict.many": Message(
        sv="Att avgöra: {n} rättelser som dokumentet säger emot",
        en="To decide: {n} corrections that the document contradicts",
    ),
    "reimport.taken.one": Message(sv="Nytt i dokumentet: 1 skillnad", en="New in the document: 1 difference"),
    "reimport.taken.many": Message(sv="Nytt i dokumentet: {n} skillnader", en="New in the document: {n} differences"),
    "reimport.kept.one": Message(
        sv="Rättelser som står kvar: 1 (dokumentet → rättelsen)", en="Corrections that stay: 1 (document → correction)"
    ),
    "reimport.kept.many": Message(
        sv="Rättelser som står kvar: {n} (dokumentet → rättelsen)",
        en="Corrections that stay: {n} (document → correction)",
    ),
    "reimport.forced.one": Message(
        sv="Det som skrivs över: 1 skillnad (ögonblicksbilden → dokumentet)",
        en="What is overwritten: 1 difference (snapshot → document)",
    ),
    "reimport.forced.many": Message(
        sv="Det som skrivs över: {n} skillnader (ögonblicksbilden → dokumentet)",
        en="What is overwritten: {n} differences (snapshot → document)",
    ),
    "reimport.item": Message(sv="{entity} «{name}»", en="{entity} «{name}»"),
    "reimport.in": Message(sv="{name} i {owner}", en="{name} in {owner}"),
    "reimport.value": Message(sv=": ", en=": "),
    "reimport.field": Message(sv=": {field}: ", en=": {field}: "),
    "reimport.place-in": Message(sv="{place} i {document}", en="{place} of {document}"),
    "reimport.place": Message(sv=" ({place})", en=" ({place})"),
    "reimport.id": Message(sv=" [{id}]", en=" [{id}]"),
    "reimport.placed.one": Message(
        sv="1 del står på en annan plats i dokumentet än förut.",
        en="1 item stands in another place in the document than before.",
    ),
    "reimport.placed.many": Message(
        sv="{n} delar står på en annan plats i dokumentet än förut.",
        en="{n} items stand in another place in the document than before.",
    ),
    "reimport.unseen.one": Message(
        sv="1 text eller siffra skiljer sig bara i blanktecken.", en="1 text or figure differs in blanks alone."
    ),
    "reimport.unseen.many": Message(
        sv="{n} texter eller siffror skiljer sig bara i blanktecken.",
        en="{n} texts or figures differ in blanks alone.",
    ),
    "reimport.take": Message(sv="Dokumentets ord: --take {id}", en="The document's word: --take {id}"),
    "reimport.base": Message(sv="Förra inläsningen: ", en="Last import: "),
    "reimport.mine": Message(sv="Ögonblicksbilden, som gäller: ", en="The snapshot, which holds: "),
    "reimport.theirs": Message(sv="Dokumentet nu: ", en="The document now: "),
    **_either("reimport.taken.added", (": ny", ": nytt"), ": new"),
    **_either("reimport.taken.removed", (": finns inte längre i dokumentet",) * 2, ": no longer in the document"),
    **_either(
        "reimport.kept.added",
        (": tillagd av en person, finns inte i dokumentet", ": tillagt av en person, finns inte i dokumentet"),
        ": added by a person, not in the document",
    ),
    **_either(
        "reimport.kept.removed",
        (": borttagen av en person, finns i dokumentet", ": borttaget av en person, finns i dokumentet"),
        ": removed by a person, stands in the document",
    ),
    **_either(
        "reimport.conflict.added",
        (
            ": rättad av en person, finns inte längre i dokumentet; står kvar",
            ": rättat av en person, finns inte längre i dokumentet; står kvar",
        ),
        ": corrected by a person, no longer in the document; stays",
    ),
    **_either(
        "reimport.conflict.removed",
        (
            ": borttagen av en person, ändrad i dokumentet; förs inte in",
            ": borttaget av en person, ändrat i dokumentet; förs inte in",
        ),
        ": removed by a person, changed in the document; is not taken in",
    ),
    **_either(
        "reimport.conflict.refused",
        (
            ": ny i dokumentet, i något som en person har tagit bort; förs inte in",
            ": nytt i dokumentet, i något som en person har tagit bort; förs inte in",
        ),
        ": new in the document, in something that a person has removed; is not taken in",
    ),
    "reimport.as-before": Message(sv="som vid förra inläsningen", en="as at the last import"),
    **_either(
        "reimport.conflict.joined",
        (": står i dokumentet nu ihop med något som är rättat av en person; står kvar för sig",) * 2,
        ": now in one with something that a person has corrected, in the document; stays by itself",
    ),
    **_either(
        "reimport.conflict.parted",
        (": står i dokumentet nu skilt från något som är rättat av en person; förs inte in",) * 2,
        ": now apart from something that a person has corrected, in the document; is not taken in",
    ),
    "reimport.moved": Message(sv="plats", en="place"),
    "reimport.top": Message(sv="planens översta nivå", en="the top level of the plan"),
    "reimport.reordered": Message(sv="ordning", en="order"),
    "reimport.presence": Message(sv="listan", en="the list"),
    "reimport.presence.present": Message(sv="finns", en="is there"),
    "reimport.presence.no-section": Message(sv="saknas", en="is not there"),
    "reimport.presence.not-known": Message(sv="inte känd", en="not known"),
    "reimport.assessment": Message(sv="bedömning", en="assessment"),
    "reimport.plan": Message(sv="planen", en="the plan"),
    "reimport.group.operating_budget": Message(sv="driftbudgeten", en="the operating budget"),
    "reimport.group.investment_budget": Message(sv="investeringsbudgeten", en="the investment budget"),
    "reimport.field.also": Message(sv="enligt ett annat av dokumenten", en="by another of the documents"),
    "reimport.field.id": Message(sv="id", en="id"),
    "reimport.field.unit": Message(sv="enhet", en="unit"),
    "reimport.field.version": Message(sv="version", en="version"),
    "reimport.field.documents": Message(sv="dokument", en="documents"),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_PAGE}
