"""Messages on the topic: review. What `vpbdiff review` shows and says in the terminal."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_COMMAND = {
    "review.help": Message(
        sv="""Gå igenom ändringarna från planen OLD till planen NEW i terminalen och ange skäl för dem.

Varje skäl sparas direkt i filen med förklaringar, som «vpbdiff check» läser. Tangenten ? visar vad som går
att göra.""",
        en="""Go through the changes from the plan OLD to the plan NEW in the terminal, and give their reasons.

Every reason is saved at once in the file of explanations, which «vpbdiff check» reads. The key ? shows what
can be done.""",
    ),
    "review.metavar-by": Message(sv="ROLL", en="ROLE"),
    "review.option-by": Message(
        sv="Vem som anger skälen, som en roll («controller»), aldrig ett namn.",
        en="Who gives the reasons, as a role («controller»), never a name.",
    ),
    "review.no-terminal": Message(
        sv="genomgången behöver en terminal att läsa från och rita i. Kör kommandot direkt i en terminal, "
        "eller använd «vpbdiff explain» och «vpbdiff check».",
        en="the review needs a terminal to read from and to draw in. Run the command in a terminal, or use "
        "«vpbdiff explain» and «vpbdiff check».",
    ),
}

_FRAME = {
    "review.view.changes": Message(sv="Ändringar", en="Changes"),
    "review.plans": Message(sv="{old} → {new}", en="{old} → {new}"),
    "review.too-small": Message(
        sv="Fönstret är för litet. Gör det minst 60 tecken brett och 16 rader högt.",
        en="The window is too small. Make it at least 60 columns wide and 16 lines high.",
    ),
    "review.none-needed": Message(sv="Inga ändringar behöver skäl", en="No changes need a reason"),
    "review.all-done.one": Message(
        sv="Den enda ändringen som behöver skäl har det", en="The one change that needs a reason has it"
    ),
    "review.all-done.many": Message(
        sv="Alla {n} ändringar som behöver skäl har det", en="All {n} changes that need a reason have one"
    ),
    "review.done": Message(sv="{done} av {all} klara", en="{done} of {all} done"),
    "review.gate-open": Message(sv="Grinden är öppen", en="The gate is open"),
    "review.gate-closed": Message(sv="Grinden är stängd", en="The gate is closed"),
    "review.gate-lacks": Message(sv=": {what}", en=": {what}"),
}

_LACKS = {
    f"review.lacks-{rule}.{form}": Message(sv=sv, en=en)
    for rule, one, many in (
        (
            "unexplained",
            ("{n} ändring saknar skäl", "{n} change lacks a reason"),
            ("{n} ändringar saknar skäl", "{n} changes lack a reason"),
        ),
        (
            "no-reason",
            ("{n} skäl duger inte", "{n} reason will not do"),
            ("{n} skäl duger inte", "{n} reasons will not do"),
        ),
        (
            "no-decision",
            ("{n} skäl saknar beslut", "{n} reason lacks a decision"),
            ("{n} skäl saknar beslut", "{n} reasons lack a decision"),
        ),
        (
            "stale",
            ("{n} skäl är inaktuellt", "{n} reason is stale"),
            ("{n} skäl är inaktuella", "{n} reasons are stale"),
        ),
        (
            "unbridged",
            ("{n} belopp är inte förklarat", "{n} amount is not accounted for"),
            ("{n} belopp är inte förklarade", "{n} amounts are not accounted for"),
        ),
        (
            "bad-component",
            ("{n} budgetpost passar inte", "{n} component does not fit"),
            ("{n} budgetposter passar inte", "{n} components do not fit"),
        ),
        (
            "policy-loosened",
            ("{n} uppluckrad regel", "{n} loosened rule"),
            ("{n} uppluckrade regler", "{n} loosened rules"),
        ),
        (
            "nothing-compared",
            ("inget gick att jämföra", "nothing could be compared"),
            ("inget gick att jämföra", "nothing could be compared"),
        ),
        (
            "orphaned",
            ("{n} skäl utan ändring", "{n} reason without a change"),
            ("{n} skäl utan ändring", "{n} reasons without a change"),
        ),
        ("duplicate", ("{n} dubbelt skäl", "{n} second reason"), ("{n} dubbla skäl", "{n} second reasons")),
        (
            "pin",
            ("{n} parning som inte gäller", "{n} pin that does not apply"),
            ("{n} parningar som inte gäller", "{n} pins that do not apply"),
        ),
        ("noted", ("{n} notis", "{n} note"), ("{n} notiser", "{n} notes")),
        (
            "not-compared",
            ("{n} del är inte jämförd", "{n} part is not compared"),
            ("{n} delar är inte jämförda", "{n} parts are not compared"),
        ),
    )
    for form, (sv, en) in (("one", one), ("many", many))
}

_LIST = {
    "review.state.needs": Message(sv="saknas", en="missing"),
    "review.state.stale": Message(sv="inaktuell", en="stale"),
    "review.state.has": Message(sv="klar", en="done"),
    "review.state.note": Message(sv="notis", en="note"),
    "review.state.nothing": Message(sv="fri", en="free"),
    "review.search": Message(sv="Sök i gammal och ny text", en="Search old and new text"),
    "review.type-to-find": Message(sv="Skriv för att hitta", en="Type to find"),
    "review.filtered": Message(
        sv="Urval: {what} – {shown} av {all} ändringar", en="Selection: {what} – {shown} of {all} changes"
    ),
    "review.filter": Message(sv="Vilka ändringar ska visas?", en="Which changes are to be shown?"),
    "review.filter-weakened": Message(
        sv="bara löften som kan ha blivit svagare", en="only promises that may be weaker now"
    ),
    "review.by-state": Message(sv="Läge", en="State"),
    "review.by-entity": Message(sv="Del av planen", en="Part of the plan"),
    "review.by-kind": Message(sv="Slag av ändring", en="Kind of change"),
    "review.by-promise": Message(sv="Löften", en="Promises"),
}

_DETAIL = {
    "review.weakened": Message(
        sv="▾ Ett löfte kan ha blivit svagare. Läs ändringen noga.",
        en="▾ A promise may be weaker now. Read the change with care.",
    ),
    "review.weaker": Message(sv="svagare löfte?", en="weaker promise?"),
    "review.needs.reason": Message(sv="Ändringen kräver ett skäl.", en="The change needs a reason."),
    "review.needs.decision": Message(
        sv="Ändringen kräver ett skäl och en hänvisning till beslut.",
        en="The change needs a reason and a reference to a decision.",
    ),
    "review.needs.note": Message(
        sv="Ändringen nämns men kräver inget skäl.", en="The change is mentioned but needs no reason."
    ),
    "review.needs.nothing": Message(sv="Ändringen kräver inget.", en="The change needs nothing."),
    "review.side-old": Message(sv="Förut, {plan}", en="Before, {plan}"),
    "review.side-new": Message(sv="Nu, {plan}", en="Now, {plan}"),
    "review.place-of": Message(sv="plats i planen", en="place in the plan"),
    "review.place-in-list": Message(sv="plats i listan", en="place in the list"),
    "review.number": Message(sv="nummer {n}", en="number {n}"),
    "review.explanation": Message(sv="Förklaring", en="Explanation"),
    "review.none-given": Message(sv="Inget skäl är angivet.", en="No reason is given."),
    "review.stale-since": Message(
        sv="Skälet gäller en annan text. Detta har ändrats sedan det skrevs:",
        en="The reason is for another text. This has changed since it was written:",
    ),
    "review.together-with": Message(sv="Gäller tillsammans: {items}", en="Given for these together: {items}"),
    "review.pairing": Message(sv="Varför de hör ihop", en="Why they belong together"),
    "review.unpaired-old": Message(
        sv="Inget i den nya planen är tillräckligt likt.", en="Nothing in the new plan is enough like it."
    ),
    "review.unpaired-new": Message(
        sv="Inget i den gamla planen är tillräckligt likt.", en="Nothing in the old plan is enough like it."
    ),
    "review.rung.pinned": Message(
        sv="En person har angett att de är samma", en="A person has said that they are the same"
    ),
    "review.rung.same-id": Message(sv="De har samma id", en="They have the same id"),
    "review.rung.same-text": Message(sv="All text är densamma", en="All their text is the same"),
    "review.rung.same-title-same-parent": Message(
        sv="Samma namn på samma ställe", en="The same name in the same place"
    ),
    "review.rung.same-role": Message(sv="De har samma roll i planen", en="They have the same role in the plan"),
    "review.rung.similar-same-parent": Message(
        sv="De liknar varandra mest på samma ställe ({field})", en="They are most alike in the same place ({field})"
    ),
    "review.rung.same-title-other-parent": Message(
        sv="Samma namn på ett annat ställe", en="The same name in another place"
    ),
    "review.rung.similar-other-parent": Message(
        sv="De liknar varandra mest på ett annat ställe ({field})", en="They are most alike in another place ({field})"
    ),
    "review.rung.merged": Message(sv="Texten återfinns i den sammanslagna", en="Its text is found in the merged one"),
    "review.rung.split": Message(sv="Texten återfinns i en av delarna", en="The text is found in one of the parts"),
    "review.how.sure": Message(sv="{why}: {score} lika, säkert", en="{why}: {score} alike, certain"),
    "review.how.likely": Message(sv="{why}: {score} lika, troligt", en="{why}: {score} alike, likely"),
    "review.how.unsure": Message(
        sv="{why}: {score} lika, osäkert – kontrollera", en="{why}: {score} alike, uncertain – check it"
    ),
    "review.pair-of": Message(sv="{name}: {why}", en="{name}: {why}"),
    "review.place": Message(sv="Plats: ", en="Place: "),
    "review.spot": Message(sv="{plan}: {spot}", en="{plan}: {spot}"),
    "review.source-line": Message(sv=", rad {n} i {document}", en=", line {n} of {document}"),
    "review.source-page": Message(sv=", sida {n} i {document}", en=", page {n} of {document}"),
    "review.the-document": Message(sv="dokumentet", en="the document"),
}

_KEYS = {
    "review.key.help": Message(sv="hjälp", en="help"),
    "review.key.quit": Message(sv="avsluta", en="quit"),
    "review.key.view-changes": Message(sv="ändringarna", en="the changes"),
    "review.key.down": Message(sv="nästa", en="next"),
    "review.key.up": Message(sv="föregående", en="previous"),
    "review.key.page-down": Message(sv="en sida nedåt", en="a page down"),
    "review.key.page-up": Message(sv="en sida uppåt", en="a page up"),
    "review.key.next": Message(sv="nästa utan skäl", en="next without a reason"),
    "review.key.previous": Message(sv="föregående utan skäl", en="previous without a reason"),
    "review.key.select": Message(sv="markera", en="select"),
    "review.key.select-all": Message(sv="markera alla utan skäl", en="select all without a reason"),
    "review.key.explain": Message(sv="förklara", en="explain"),
    "review.key.accept": Message(sv="godta ordalydelse", en="accept wording"),
    "review.key.search": Message(sv="sök", en="search"),
    "review.key.filter": Message(sv="urval", en="filter"),
    "review.key.withdraw": Message(sv="ta bort skälet", en="withdraw the reason"),
    "review.key.pair": Message(sv="para ihop med en annan", en="pair with another"),
    "review.key.unpair": Message(sv="inte samma: ta isär paret", en="not the same: part the pair"),
    "review.key.copy": Message(sv="kopiera ändringen", en="copy the change"),
    "review.key.copy-place": Message(sv="kopiera fil och rad", en="copy file and line"),
    "review.key.zoom": Message(sv="bara ändringen, eller listan igen", en="the change alone, or the list again"),
    "review.key.clear": Message(sv="ett steg tillbaka", en="one step back"),
    "review.key.choose": Message(sv="välj", en="choose"),
    "review.key.back": Message(sv="tillbaka", en="back"),
    "review.key.tick": Message(sv="kryssa", en="tick"),
    "review.key.untick": Message(sv="rensa", en="clear"),
    "review.key.done": Message(sv="visa", en="show"),
    "review.key.scroll-down": Message(sv="rulla texten nedåt", en="scroll down"),
    "review.key.scroll-up": Message(sv="rulla texten uppåt", en="scroll up"),
    "review.key.first": Message(sv="till början", en="to the beginning"),
    "review.key.last": Message(sv="till slutet", en="to the end"),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_FRAME, **_LACKS, **_LIST, **_DETAIL, **_KEYS}
