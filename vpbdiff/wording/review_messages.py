"""Messages on the topic: review. What `vpbdiff review` shows and says in the terminal."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_COMMAND = {
    "review.help": Message(
        sv="""Gå igenom ändringarna från planen GAMMAL till planen NY i terminalen och ange skäl för dem.

Varje skäl sparas direkt i filen med förklaringar, som «vpbdiff check» läser. Tangenten «?» visar vad som går
att göra.""",
        en="""Go through the changes from the plan OLD to the plan NEW in the terminal, and give their reasons.

Every reason is saved at once in the file of explanations, which «vpbdiff check» reads. The key «?» shows what
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

_PREFERENCES = {
    "preferences.no-toml": Message(sv="filen är inte giltig TOML: {reason}", en="the file is not valid TOML: {reason}"),
    "preferences.no-key": Message(
        sv="«{key}» är ingen inställning; «theme», «list-width» och «keys» finns",
        en="«{key}» is no setting; there are «theme», «list-width» and «keys»",
    ),
    "preferences.wrong-value": Message(
        sv="«{key}» kan inte ha det värdet: «theme» är terminal, dark, light eller contrast, «list-width» 20 till 80, "
        "«keys» en tabell",
        en="«{key}» can't have that value: «theme» is terminal, dark, light or contrast, «list-width» 20 to 80, «keys» "
        "a table",
    ),
    "preferences.no-action": Message(
        sv="«{key}» är inget som en tangent kan göra, eller tangenten är ingen text",
        en="«{key}» is nothing that a key can do, or its key is no text",
    ),
}

_FRAME = {
    "review.view.changes": Message(sv="Ändringar", en="Changes"),
    "review.position": Message(sv="{n} av {all}", en="{n} of {all}"),
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

_LIST = {
    "review.state.needs": Message(sv="saknas", en="missing"),
    "review.state.stale": Message(sv="inaktuell", en="stale"),
    "review.state.refused": Message(sv="brister", en="refused"),
    "review.state.has": Message(sv="klar", en="done"),
    "review.state.note": Message(sv="notis", en="note"),
    "review.state.nothing": Message(sv="utan krav", en="exempt"),
    "review.stand.needs": Message(sv="Skäl saknas.", en="A reason is missing."),
    "review.stand.needs-decision": Message(
        sv="Skäl med hänvisning till beslut saknas.", en="A reason with a reference to a decision is missing."
    ),
    "review.stand.stale": Message(sv="Skälet är inaktuellt.", en="The reason is stale."),
    "review.stand.refused": Message(sv="Skälet håller inte.", en="The reason is refused."),
    "review.stand.has": Message(sv="Klar.", en="Done."),
    "review.stand.note": Message(
        sv="Notis: ändringen nämns men kräver inget skäl.", en="A note: the change is mentioned but needs no reason."
    ),
    "review.stand.nothing": Message(sv="Ändringen är utan krav på skäl.", en="The change is exempt from reasons."),
    "review.search": Message(
        sv="Sök i texter, skäl, avsnitt, lägen och slag", en="Search texts, reasons, sections, states and kinds"
    ),
    "review.type-to-find": Message(sv="Skriv för att hitta", en="Type to find"),
    "review.filter": Message(sv="Vilka ändringar ska visas?", en="Which changes are to be shown?"),
    "review.filter-state": Message(sv="bara läget {what}", en="only the state {what}"),
    "review.filter-weakened": Message(
        sv="bara löften som kan ha blivit svagare", en="only promises that may be weaker now"
    ),
    "review.by-state": Message(sv="Läge", en="State"),
    "review.by-entity": Message(sv="Del av planen", en="Part of the plan"),
    "review.by-kind": Message(sv="Slag av ändring", en="Kind of change"),
    "review.by-promise": Message(sv="Löften", en="Promises"),
}

_DETAIL = {
    "review.show-all-again": Message(sv="Esc visar alla ändringar igen.", en="Esc shows all changes again."),
    "review.record-empty": Message(
        sv="Inget skäl är angivet än. Tryck n för att komma till en ändring som saknar skäl, och e för att ange det.",
        en="No reason is given yet. Press n to come to a change that lacks one, and e to give it.",
    ),
    "review.amount-means": Message(sv="Det betyder: {words}.", en="That means: {words}."),
    "review.folded": Message(
        sv="{changes} i den här delen visas inte i listan. Högerpil visar dem igen.",
        en="{changes} in this part are not shown in the list. The right arrow shows them again.",
    ),
    "review.page-title": Message(sv="{name}", en="{name}"),
    "review.side-old": Message(sv="Förut, {plan}", en="Before, {plan}"),
    "review.side-new": Message(sv="Nu, {plan}", en="Now, {plan}"),
    "review.explanation": Message(sv="Förklaring", en="Explanation"),
    "review.none-given": Message(sv="Inget skäl är angivet.", en="No reason is given."),
    "review.stale-since": Message(
        sv="Skälet gäller en annan text. Detta har ändrats sedan det skrevs:",
        en="The reason is for another text. This has changed since it was written:",
    ),
    "review.together-with": Message(sv="Gäller tillsammans: {items}", en="Given for these together: {items}"),
    "review.pairing": Message(sv="Varför de hör ihop", en="Why they belong together"),
    "review.unpaired-old": Message(sv="Varför den räknas som borttagen", en="Why it counts as removed"),
    "review.unpaired-new": Message(sv="Varför den räknas som ny", en="Why it counts as new"),
    "review.place": Message(sv="Plats: ", en="Place: "),
    "review.spot": Message(sv="{plan}: {spot}", en="{plan}: {spot}"),
    "review.source-line": Message(sv=", rad {n} i {document}", en=", line {n} of {document}"),
    "review.source-page": Message(sv=", sida {n} i {document}", en=", page {n} of {document}"),
    "review.the-document": Message(sv="dokumentet", en="the document"),
}

_FORM = {
    "review.reason-for": Message(sv="Skäl för {entity}: {name}", en="Reason for {entity}: {name}"),
    "review.reason-for-several.one": Message(sv="Skäl för {n} ändring", en="Reason for {n} change"),
    "review.reason-for-several.many": Message(
        sv="Ett skäl för {n} ändringar tillsammans", en="One reason for {n} changes together"
    ),
    "review.reason-for-policy": Message(
        sv="Skäl för det sänkta kravet «{setting}»", en="Reason for the lowered requirement «{setting}»"
    ),
    "review.asks-decision": Message(sv=". Kräver hänvisning till beslut.", en=". Needs a reference to a decision."),
    "review.component-of": Message(sv="Skäl för beloppet: {row}", en="Reason for the amount: {row}"),
    "review.component-all": Message(
        sv="Skäl för nettokostnaden, alla verksamheter", en="Reason for the net cost, all units"
    ),
    "review.reuse": Message(sv="Vilket skäl ska användas igen?", en="Which reason is to be used again?"),
    "review.reason-here": Message(sv="Varför har det ändrats?", en="Why did it change?"),
    "review.kind": Message(sv="Slag av skäl:", en="Kind of reason:"),
    "review.no-kind": Message(sv="inget angivet", en="none given"),
    "review.field.body": Message(sv="Beslutat av:", en="Decided by:"),
    "review.field.date": Message(sv="Datum:", en="Date:"),
    "review.cycle": Message(sv="{n} av {all} (← →, bokstav)", en="{n} of {all} (← →, a letter)"),
    "review.field.section": Message(sv="Paragraf:", en="Section:"),
    "review.field.reference": Message(sv="Diarienr:", en="Reference:"),
    "review.field.amount": Message(sv="Belopp:", en="Amount:"),
    "review.field.target": Message(sv="Till:", en="To:"),
    "review.amount-here": Message(sv="t.ex. −5,4 mkr", en="such as −5,4 mkr"),
    "review.target-here": Message(sv="bara vid överföring", en="of a transfer alone"),
    "review.date-here": Message(sv="t.ex. 16 dec 2024", en="such as 16 dec 2024"),
    "review.no-date": Message(
        sv="«{date}» är inget datum som finns. Skriv det som 2024-12-16 eller 16 dec 2024.",
        en="«{date}» is no date that exists. Write it as 2024-12-16 or 16 Dec 2024.",
    ),
    "review.sort": Message(sv="Pengarna:", en="The money:"),
    "review.sort.amount": Message(sv="belopp (mer kostnad är plus)", en="amount (more cost is plus)"),
    "review.sort.index": Message(sv="uppräkning i procent", en="index in per cent"),
    "review.sort.transfer": Message(sv="överföring till en annan verksamhet", en="transfer to another unit"),
    "review.sort.technical": Message(sv="teknisk justering", en="technical adjustment"),
    "review.amount-missing": Message(
        sv="Ange ett belopp med enhet, till exempel «−6 mkr».", en="Give an amount with a unit, such as «−6 mkr»."
    ),
    "review.amount-gone": Message(
        sv="Det belopp som du höll på att ändra är ändrat eller borttaget. Sparar du läggs det här till som ett nytt.",
        en="The amount that you were changing has been changed or removed. If you save, this is added as a new one.",
    ),
    "review.met": Message(
        sv="Det här finns redan och skulle ersättas: {words} Behåll båda (F6), ta ditt (F7) eller låt det stå (F8).",
        en="This is on record and would be replaced: {words} Keep both (F6), take yours (F7) or leave it (F8).",
    ),
    "review.words": Message(sv="«{reason}» ({facts}).", en="«{reason}» ({facts})."),
    "review.words-alone": Message(sv="«{reason}».", en="«{reason}»."),
    "review.unkept": Message(
        sv="Utkastet går inte att spara, så det du skriver försvinner när genomgången avslutas: {problem}",
        en="The draft can't be saved, so what you write is gone when the review ends: {problem}",
    ),
    "review.suggestion": Message(sv="{key} hämtar: {text}", en="{key} takes: {text}"),
    "review.suggestions": Message(
        sv="Meningar i planen som kan ange skälet", en="Sentences of the plan that may give the reason"
    ),
}

_TOLD = {
    "review.ended-none": Message(
        sv="Inga skäl finns än; de skrivs i {path}. {state}.",
        en="There are no reasons yet; they are written to {path}. {state}.",
    ),
    "review.ended": Message(sv="Skälen finns i {path}. {state}.", en="The reasons are in {path}. {state}."),
    "review.ended-unkept": Message(
        sv="Ett utkast gick inte att spara på disk. Det skrivna var: {reason}",
        en="A draft could not be saved on disk. What was written: {reason}",
    ),
    "review.opening": Message(sv="Läser och jämför {old} och {new} …", en="Reading and comparing {old} and {new} …"),
    "review.saving": Message(sv="Sparar …", en="Saving …"),
    "review.going-back": Message(sv="Ångrar …", en="Undoing …"),
    "review.reading-anew": Message(
        sv="Läser och jämför planerna på nytt … Esc avbryter.",
        en="Reading and comparing the plans anew … Esc cancels.",
    ),
    "review.cancelling": Message(sv="Avbryter …", en="Cancelling …"),
    "review.cancelled": Message(
        sv="Avbrutet. Planerna visas som de lästes förra gången.",
        en="Cancelled. The plans are shown as they were read last.",
    ),
    "review.at-work": Message(sv="Vänta tills det som pågår är klart.", en="Wait until what is going on is done."),
    "review.changes.one": Message(sv="{n} ändring", en="{n} change"),
    "review.changes.many": Message(sv="{n} ändringar", en="{n} changes"),
    "review.did.explained": Message(sv="Skälet är sparat: {name}.", en="The reason is saved: {name}."),
    "review.did.accepted": Message(
        sv="Godtaget som ändrad ordalydelse: {name}.", en="Accepted as changed wording: {name}."
    ),
    "review.did.withdrawn": Message(sv="Skälet är borttaget: {name}.", en="The reason is taken away: {name}."),
    "review.did.component": Message(
        sv="Beloppet är sparat. Det gäller {name}.", en="The amount is saved. It is about {name}."
    ),
    "review.did.policy": Message(
        sv="Skälet för det sänkta kravet är sparat.", en="The reason for the lowered requirement is saved."
    ),
    "review.did.removed": Message(sv="Borttaget. Det gällde {name}.", en="Removed. It was about {name}."),
    "review.did.removed-alone": Message(sv="Borttaget.", en="Removed."),
    "review.did.paired": Message(
        sv="Angivet som samma. Planerna är jämförda på nytt: {name}.",
        en="Said to be the same. The plans are compared anew: {name}.",
    ),
    "review.did.parted": Message(
        sv="Angivet som olika. Planerna är jämförda på nytt: {name}.",
        en="Said not to be the same. The plans are compared anew: {name}.",
    ),
    "review.did.undone": Message(sv="Ångrat: {step} ({name}).", en="Undone: {step} ({name})."),
    "review.did.undone-alone": Message(sv="Ångrat: {step}.", en="Undone: {step}."),
    "review.did.redone": Message(sv="Gjort igen: {step} ({name}).", en="Done again: {step} ({name})."),
    "review.did.redone-alone": Message(sv="Gjort igen: {step}.", en="Done again: {step}."),
    "review.did.reread": Message(
        sv="Någon annan har ändrat förklaringarna. De visas som de är nu: {name}.",
        en="Somebody else has changed the explanations. They are shown as they are now: {name}.",
    ),
    "review.did.unreadable": Message(
        sv="Förklaringarna går inte att läsa längre, och inget sparas förrän de går att läsa: {problem}",
        en="The explanations can't be read any more, and nothing is saved until they can: {problem}",
    ),
    "review.did.outdated": Message(
        sv="Ändrat på disk sedan det lästes: {places}. R läser in på nytt.",
        en="Changed on disk since it was read: {places}. R reads it anew.",
    ),
    "review.did.reopened": Message(
        sv="Planerna och förklaringarna är inlästa på nytt.", en="The plans and the explanations are read anew."
    ),
    "review.did.restored": Message(sv="Återskrivet: {name}.", en="Written again: {name}."),
    "review.kept-as-draft": Message(
        sv="{told} Det skrivna finns kvar som utkast.", en="{told} What was written is kept as a draft."
    ),
    **{
        f"review.did.{what}-alone": Message(sv=sv, en=en)
        for what, sv, en in (
            ("explained", "Skälet är sparat.", "The reason is saved."),
            ("accepted", "Godtaget som ändrad ordalydelse.", "Accepted as changed wording."),
            ("withdrawn", "Skälet är borttaget.", "The reason is taken away."),
            ("component", "Beloppet är sparat.", "The amount is saved."),
            (
                "paired",
                "Angivet som samma. Planerna är jämförda på nytt.",
                "Said to be the same. The plans are compared anew.",
            ),
            (
                "parted",
                "Angivet som olika. Planerna är jämförda på nytt.",
                "Said not to be the same. The plans are compared anew.",
            ),
            (
                "reread",
                "Någon annan har skrivit i filen med förklaringar. Skälen för ändringarna är desamma som förut.",
                "Somebody else has written in the file of explanations. The reasons for the changes are as before.",
            ),
            ("restored", "Återskrivet.", "Written again."),
        )
    },
    "review.did.lacking": Message(
        sv="Skälet är sparat, men det räcker inte: {name}. {lacking}",
        en="The reason is saved, and is not enough: {name}. {lacking}",
    ),
    "review.did.failed-undone": Message(sv="Inget är ångrat. {problem}", en="Nothing is undone. {problem}"),
    "review.did.failed-redone": Message(sv="Inget är gjort igen. {problem}", en="Nothing is done again. {problem}"),
    "review.did.failed-reopened": Message(
        sv="Planerna gick inte att läsa på nytt; det som visas är det som lästes förut. {problem}",
        en="The plans could not be read anew; what is shown is what was read before. {problem}",
    ),
    "review.did.failed": Message(
        sv="Inget är sparat. {problem}",
        en="Nothing is saved. {problem}",
    ),
    **{
        f"review.step.{what}": Message(sv=sv, en=en)
        for what, sv, en in (
            ("explained", "skäl", "reason"),
            ("accepted", "godtagen ordalydelse", "accepted wording"),
            ("withdrawn", "borttaget skäl", "withdrawn reason"),
            ("component", "belopp", "amount"),
            ("policy", "skäl för sänkt krav", "reason for a lowered requirement"),
            ("removed", "borttagning", "removal"),
            ("paired", "parning", "pairing"),
            ("parted", "isärtaget par", "parted pair"),
            ("restored", "återskrivning", "writing again"),
        )
    },
    "review.fault.empty": Message(sv="Skriv ett skäl.", en="Write a reason."),
    "review.fault.one-word": Message(
        sv="Ett ord säger inte varför. Skriv en mening.", en="One word does not say why. Write a sentence."
    ),
    "review.fault.copy": Message(
        sv="Det upprepar bara vad som står i planen. Skriv varför det är ändrat.",
        en="That only repeats what the plan says. Write why it changed.",
    ),
    "review.fault.not-editorial": Message(
        sv="Mer än formen ändrades. Skriv varför innehållet är ett annat.",
        en="More than the form changed. Write why the content is another.",
    ),
    "review.fault.nonsense": Message(
        sv="Det är ingen mening. Skriv vad som har hänt eller beslutats.",
        en="That is no sentence. Write what happened or was decided.",
    ),
    "review.fault.says-nothing": Message(
        sv="Det är inget skäl. Skriv vad som har hänt eller beslutats.",
        en="That is no reason. Write what happened or was decided.",
    ),
    "review.fault.only-changed": Message(
        sv="Det säger att något är ändrat, men inte varför. Skriv vad som har hänt eller beslutats.",
        en="That says that something changed, but not why. Write what happened or was decided.",
    ),
    "review.fault.only-decided": Message(
        sv="Det säger att det är beslutat. Skriv också av vem och när.",
        en="That says that it was decided. Write by whom and when too.",
    ),
    "review.fault.not-wording": Message(
        sv="Ändringen gäller mer än ordalydelsen. Tryck e och ange ett skäl.",
        en="More than the wording changed. Press e and give a reason.",
    ),
    "review.why.gone": Message(sv="Ändringen finns inte längre.", en="The change is no longer there."),
    "review.why.no-reason": Message(sv="Det är inget skäl.", en="That is no reason."),
    "review.why.nothing": Message(sv="Det finns inget att göra här.", en="There is nothing to do here."),
    "review.why.no-pair": Message(
        sv="De två går inte att para ihop: de är av olika slag eller redan parade för hand.",
        en="The two can't be paired: they are of different kinds, or paired by hand already.",
    ),
    "review.why.no-decision": Message(
        sv="Ett sänkt krav behöver ett beslut att hänvisa till: ange vem som beslutade och när, paragrafen eller "
        "diarienumret.",
        en="A lowered requirement needs a decision to refer to: give who decided and when, its section or its "
        "reference.",
    ),
    "review.why.unseen": Message(
        sv="Inget är sparat än: välj vad som ska gälla.", en="Nothing is saved yet: choose what is to stand."
    ),
    "review.why.component": Message(
        sv="Beloppet går inte att lägga in i budgeten.", en="The amount can't be laid on the budget."
    ),
    "review.conflicts.one": Message(
        sv="Ett skäl var redan ändrat av någon annan; båda finns kvar i filen.",
        en="One reason had been changed by somebody else; both are kept in the file.",
    ),
    "review.conflicts.many": Message(
        sv="{n} skäl var redan ändrade av någon annan; båda finns kvar i filen.",
        en="{n} reasons had been changed by somebody else; both are kept in the file.",
    ),
    "review.gone": Message(sv="Förut: {words} u ångrar.", en="Before: {words} u undoes it."),
    "review.gone-back": Message(sv="Förut: {words} Ctrl+R gör om.", en="Before: {words} Ctrl+R does it again."),
    "review.more-gone.one": Message(sv="Och {n} skäl till.", en="And {n} more reason."),
    "review.more-gone.many": Message(sv="Och {n} skäl till.", en="And {n} more reasons."),
    "review.left-alone": Message(sv="Inget är ändrat.", en="Nothing is changed."),
    "review.ask-gone.one": Message(
        sv="Det här skälet försvinner ur filen. Fortsätta?", en="This reason goes from the file. Go on?"
    ),
    "review.ask-gone.many": Message(
        sv="De här {n} skälen försvinner ur filen. Fortsätta?", en="These {n} reasons go from the file. Go on?"
    ),
    "review.merged": Message(
        sv="Det som någon annan har skrivit är med.", en="What somebody else has written is in it."
    ),
    "review.lost.one": Message(
        sv="Ett av dina skäl är borttaget av någon annan. B skriver det igen.",
        en="One of your reasons was taken away by somebody else. B writes it again.",
    ),
    "review.lost.many": Message(
        sv="{n} av dina skäl är borttagna av någon annan. B skriver dem igen.",
        en="{n} of your reasons were taken away by somebody else. B writes them again.",
    ),
    "review.unwritable": Message(sv="Inget går att spara: {problem}", en="Nothing can be saved: {problem}"),
    "review.nothing-holds": Message(
        sv="Inget hindrar: grinden är öppen.", en="Nothing is in the way: the gate is open."
    ),
    "review.selected.one": Message(sv="{n} markerad.", en="{n} selected."),
    "review.selected.many": Message(sv="{n} markerade.", en="{n} selected."),
    "review.selected-hidden.one": Message(sv="{n} markerad, som inte visas.", en="{n} selected, which is not shown."),
    "review.selected-hidden.many": Message(
        sv="{n} markerade, varav {hidden} inte visas.", en="{n} selected, of which {hidden} are not shown."
    ),
    "review.nothing-to-undo": Message(
        sv="Det finns inget att ångra eller göra igen.", en="There is nothing to undo or do again."
    ),
    "review.nothing-lost": Message(
        sv="Ingen annan har tagit bort något av dina skäl.", en="Nobody else has taken away any of your reasons."
    ),
    "review.copied": Message(
        sv="Skickat till terminalens urklipp: {what}. Alla terminaler tar inte emot det; X skriver det till en fil.",
        en="Sent to the terminal's clipboard: {what}. Not every terminal takes it; X writes it to a file.",
    ),
    "review.copy-name": Message(sv="kopia", en="copy"),
    "review.copy-written": Message(sv="Skrivet till {path}.", en="Written to {path}."),
    "review.copied-page": Message(sv="ändringen", en="the change"),
    "review.copied-place": Message(sv="fil och rad", en="file and line"),
    "review.discard-again": Message(
        sv="F4 en gång till kastar det du har skrivit. Esc behåller det.",
        en="F4 once more throws away what you have written. Esc keeps it.",
    ),
    "review.draft-kept": Message(
        sv="Utkastet är kvar. D visar alla utkast.", en="The draft is kept. D shows all drafts."
    ),
    "review.draft-unkept": Message(
        sv="Utkastet går inte att spara på disk och finns bara så länge genomgången är öppen. D visar det.",
        en="The draft can't be saved on disk, and is there only as long as the review is open. D shows it.",
    ),
    "review.no-drafts": Message(sv="Det finns inga påbörjade skäl.", en="No reasons are half-written."),
    "review.offer-drafts": Message(
        sv="Påbörjade skäl. Vilket vill du skriva klart?", en="Half-written reasons. Which do you want to finish?"
    ),
    "review.gone-draft": Message(sv="ändring som inte längre finns", en="change that is no longer there"),
    "review.draft-gone": Message(
        sv="Ändringen finns inte längre. Det skrivna var: {reason}",
        en="The change is no longer there. What was written: {reason}",
    ),
    "review.pair-with-new": Message(
        sv="Vad motsvarar «{name}» i den nya planen?", en="What is «{name}» in the new plan?"
    ),
    "review.pair-with-old": Message(
        sv="Vad motsvarar «{name}» i den gamla planen?", en="What is «{name}» in the old plan?"
    ),
    "review.unpaired": Message(sv="oparad", en="unpaired"),
    "review.palette-change": Message(sv="gå till ändringen", en="go to the change"),
    "review.help.none": Message(
        sv="Inget heter så. Radera för att se allt.", en="Nothing is called that. Delete to see all."
    ),
    "review.palette": Message(sv="Vad vill du göra?", en="What do you want to do?"),
    "review.help.here": Message(sv="Här", en="Here"),
    "review.help.view": Message(sv="I vyn", en="In the view"),
    "review.help.everywhere": Message(sv="Överallt", en="Everywhere"),
    "review.help.marks": Message(sv="Märken i listan", en="Marks in the list"),
    "review.help.mark": Message(sv="{word} ({letter}): {meaning}", en="{word} ({letter}): {meaning}"),
    "review.help.draft": Message(sv="påbörjat skäl", en="half-written reason"),
    "review.help.weaker": Message(sv="ett löfte kan ha blivit svagare", en="a promise may be weaker now"),
    "review.help.selected": Message(
        sv="markerad, för att förklara flera på en gång", en="selected, to explain several at once"
    ),
    "review.help.unfolded": Message(sv="avsnitt som visas", en="section that is shown"),
    "review.help.folded": Message(sv="avsnitt som är hopfällt", en="section that is folded"),
    "review.meaning.needs": Message(
        sv="kräver ett skäl som ännu inte finns", en="needs a reason that is not there yet"
    ),
    "review.meaning.stale": Message(
        sv="har ett skäl för en annan text än den nuvarande", en="has a reason for another text than that of now"
    ),
    "review.meaning.refused": Message(
        sv="har ett skäl som grinden inte godtar, som när en rapport anger något annat",
        en="has a reason that the gate does not take, as where a report says otherwise",
    ),
    "review.meaning.has": Message(sv="har det skäl som krävs", en="has the reason that it needs"),
    "review.meaning.note": Message(sv="nämns men kräver inget skäl", en="is mentioned but needs no reason"),
    "review.meaning.nothing": Message(sv="kräver inget", en="needs nothing"),
}

_KEYS = {
    "review.keyname.enter": Message(sv="Retur", en="Enter"),
    "review.keyname.space": Message(sv="Mellanslag", en="Space"),
    "review.keyname.tab": Message(sv="Tabb", en="Tab"),
    "review.keyname.shift": Message(sv="Skift", en="Shift"),
    "review.key.help": Message(sv="hjälp", en="help"),
    "review.key.interrupt": Message(sv="kopiera det markerade, annars avsluta", en="copy what is selected, else quit"),
    "review.key.theme": Message(sv="andra färger", en="other colours"),
    "review.key.widen": Message(sv="bredare lista", en="wider list"),
    "review.key.narrow": Message(sv="smalare lista", en="narrower list"),
    "review.key.quit": Message(sv="avsluta", en="quit"),
    "review.key.view-changes": Message(sv="ändringarna", en="the changes"),
    "review.key.down": Message(sv="nedåt", en="down"),
    "review.key.up": Message(sv="uppåt", en="up"),
    "review.key.page-down": Message(sv="en sida nedåt", en="a page down"),
    "review.key.page-up": Message(sv="en sida uppåt", en="a page up"),
    "review.key.next": Message(sv="nästa utan skäl", en="next without a reason"),
    "review.key.previous": Message(sv="föregående utan skäl", en="previous without a reason"),
    "review.key.select": Message(sv="markera", en="select"),
    "review.key.select-range": Message(sv="markera härifrån", en="select from here"),
    "review.key.select-section": Message(sv="markera avsnittet", en="select the section"),
    "review.key.next-difference": Message(sv="nästa skillnad i texten", en="next difference of the text"),
    "review.key.previous-difference": Message(sv="föregående skillnad", en="the difference before"),
    "review.key.unfold": Message(
        sv="hela texten, eller bara runt skillnaderna", en="all of the text, or around what differs"
    ),
    "review.key.select-all": Message(sv="markera alla utan skäl", en="select all without a reason"),
    "review.key.cancel": Message(sv="avbryt", en="cancel"),
    "review.key.fold": Message(sv="fäll ihop delen", en="fold the part"),
    "review.key.show-section": Message(sv="fäll ut delen", en="unfold the part"),
    "review.key.fold-all": Message(sv="fäll ihop alla delar", en="fold all parts"),
    "review.key.show-all": Message(sv="fäll ut alla delar", en="unfold all parts"),
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
    "review.key.to-list": Message(sv="till listan", en="to the list"),
    "review.key.choose": Message(sv="välj", en="choose"),
    "review.key.back": Message(sv="tillbaka", en="back"),
    "review.key.tick": Message(sv="kryssa", en="tick"),
    "review.key.untick": Message(sv="rensa", en="clear"),
    "review.key.done": Message(sv="visa", en="show"),
    "review.key.undo": Message(sv="ångra", en="undo"),
    "review.key.redo": Message(sv="gör igen", en="redo"),
    "review.key.drafts": Message(sv="påbörjade skäl", en="half-written reasons"),
    "review.key.reopen": Message(sv="läs in planerna på nytt", en="read the plans anew"),
    "review.key.restore": Message(
        sv="skriv igen det som någon annan tog bort", en="write again what somebody else took away"
    ),
    "review.key.write-copy": Message(sv="skriv det kopierade till en fil", en="write what was copied to a file"),
    "review.key.teach": Message(sv="läs annorlunda", en="read otherwise"),
    "review.key.shows": Message(sv="vad visas", en="what is shown"),
    "review.key.shows-all": Message(sv="vad alla olästa visar", en="what all the unread show"),
    "review.key.leave-out": Message(sv="utelämna", en="leave out"),
    "review.key.next-open": Message(sv="nästa", en="next"),
    "review.key.previous-open": Message(sv="föregående", en="previous"),
    "review.key.save-all": Message(sv="spara", en="save"),
    "review.key.other-side": Message(sv="till den andra sidan", en="to the other side"),
    "review.key.palette": Message(sv="välj efter namn", en="choose by name"),
    "review.key.save-on": Message(sv="spara, nästa", en="save, next"),
    "review.key.as-last": Message(sv="beslut som förra", en="decision as before"),
    "review.key.reuse": Message(sv="återanvänd ett skäl", en="use a reason again"),
    "review.key.save": Message(sv="spara", en="save"),
    "review.key.leave": Message(sv="stäng som utkast", en="close as a draft"),
    "review.key.discard": Message(sv="kasta utkastet", en="discard the draft"),
    "review.key.both": Message(sv="behåll båda", en="keep both"),
    "review.key.mine": Message(sv="ta mitt", en="take mine"),
    "review.key.theirs": Message(sv="låt stå", en="leave it"),
    "review.key.go-on": Message(sv="fortsätt", en="go on"),
    "review.key.leave-alone": Message(sv="ändra inget", en="change nothing"),
    "review.key.take": Message(sv="hämta mening", en="take the sentence"),
    "review.key.next-field": Message(sv="nästa fält", en="next field"),
    "review.key.previous-field": Message(sv="föregående fält", en="previous field"),
    "review.key.turn": Message(sv="nästa val", en="next choice"),
    "review.key.turn-back": Message(sv="föregående val", en="previous choice"),
    "review.key.scroll-down": Message(sv="rulla texten nedåt", en="scroll down"),
    "review.key.scroll-up": Message(sv="rulla texten uppåt", en="scroll up"),
    "review.key.first": Message(sv="till början", en="to the beginning"),
    "review.key.last": Message(sv="till slutet", en="to the end"),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_PREFERENCES, **_FRAME, **_LIST, **_DETAIL, **_FORM, **_TOLD, **_KEYS}
