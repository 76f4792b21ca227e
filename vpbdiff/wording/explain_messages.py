"""Explanations and their command.

What `vpbdiff explain` says: its options, what is on record, what it did, and what it can't take.

`explain.kind.<kind>` holds the words of a kind of reason, the usual one first; all of them, in both languages, are
understood wherever a kind is written.

What can be wrong with an explanations file, and with the policy of a vpbdiff.toml.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_KINDS = {
    "explain.kind.law": Message(sv="lag / lagändring", en="law"),
    "explain.kind.decision": Message(sv="beslut", en="decision"),
    "explain.kind.re-prioritisation": Message(sv="omprioritering", en="re-prioritisation / reprioritisation"),
    "explain.kind.index": Message(sv="uppräkning / index", en="index"),
    "explain.kind.volume": Message(sv="volym / volymförändring", en="volume"),
    "explain.kind.saving": Message(sv="effektivisering / besparing", en="saving"),
    "explain.kind.technical": Message(
        sv="teknisk justering / budgetväxling", en="technical adjustment / technical-adjustment"
    ),
    "explain.kind.finished": Message(sv="avslutad / avslutat", en="finished"),
    "explain.kind.wording": Message(sv="ordalydelse / formulering", en="wording"),
    "explain.kind.error-corrected": Message(sv="fel rättat / rättelse", en="error corrected"),
}

_OPTIONS = {
    "explain.help": Message(
        sv="Visa och ge skäl till det som har ändrats.\n\n"
        "Utan flagga listas det som finns. Med --text skrivs ett skäl för de ändringar som anges. Skälen ligger i "
        "en fil bredvid planerna: GAMMAL-NY.explanations.json.\n\n"
        "Belopp gäller nettokostnad: mer är plus, mindre är minus. En besparing på 6\u00a0mkr skrivs «−6\u00a0mkr».",
        en="Show and give reasons for what has changed.\n\n"
        "Without an option, what is on record is listed. With --text, a reason is written for the changes named. The "
        "reasons lie in a file beside the plans: OLD-NEW.explanations.json.\n\n"
        "Amounts are net cost: more is plus, less is minus. A saving of 6\u00a0mkr is written «−6\u00a0mkr».",
    ),
    "explain.argument.change": Message(
        sv="Ändringarna: början av ett id, en nyckel eller ett namn; med --amount och --index budgetens verksamheter; "
        "policy:KRAV för ett sänkt krav.",
        en="The changes: the beginning of an id, a key or a name; with --amount and --index the budget's units; "
        "policy:SETTING for a lowered requirement.",
    ),
    "explain.metavar.change": Message(sv="[ÄNDRING]...", en="[CHANGE]..."),
    "explain.metavar.text": Message(sv="TEXT", en="TEXT"),
    "explain.metavar.kind": Message(sv="SLAG", en="KIND"),
    "explain.metavar.decision": Message(sv="BESLUT", en="DECISION"),
    "explain.metavar.amount": Message(sv="BELOPP", en="AMOUNT"),
    "explain.metavar.percent": Message(sv="PROCENT", en="PERCENT"),
    "explain.metavar.unit": Message(sv="VERKSAMHET", en="UNIT"),
    "explain.metavar.role": Message(sv="ROLL", en="ROLE"),
    "explain.metavar.date": Message(sv="DATUM", en="DATE"),
    "explain.metavar.source": Message(sv="KÄLLA", en="SOURCE"),
    "explain.metavar.file": Message(sv="FIL", en="FILE"),
    "explain.option.text": Message(
        sv="Skälet i ord: minst två ord, och inte bara namnet.",
        en="The reason in words: two at least, not the name alone.",
    ),
    "explain.option.kind": Message(
        sv="Slag av skäl: lag, beslut, omprioritering, uppräkning (index), volym, effektivisering (besparing), "
        "teknisk justering, avslutad, ordalydelse, fel rättat.",
        en="The kind of reason: law, decision, re-prioritisation, index, volume, saving, technical adjustment, "
        "finished, wording, error corrected.",
    ),
    "explain.option.decision": Message(
        sv="Beslutet bakom: «Socialnämnden 2021-12-14 § 98 SN/2021:1», delarna i valfri ordning.",
        en="The decision behind it: «Socialnämnden 2021-12-14 § 98 SN/2021:1», its parts in any order.",
    ),
    "explain.option.amount": Message(
        sv="Vad skälet ger i nettokostnad, med enhet: «−6\u00a0mkr», «250\u00a0tkr».",
        en="What the reason makes in net cost, with its unit: «−6\u00a0mkr», «250\u00a0tkr».",
    ),
    "explain.option.index": Message(
        sv="Uppräkning i procent för alla verksamheter, eller för dem som anges: «1,0».",
        en="An index in per cent for all units, or for those named: «1,0».",
    ),
    "explain.option.to": Message(
        sv="Verksamheten som får beloppet av den som anges.", en="The unit that gets the amount from the one named."
    ),
    "explain.option.technical": Message(
        sv="Beloppet är en teknisk justering: ramen och kostnaden flyttas tillsammans.",
        en="The amount is a technical adjustment: frame and cost move together.",
    ),
    "explain.option.label": Message(
        sv="Vad beloppet kallas där det är ont om plats, som i tjänsteskrivelsens tabell: «Fler timmar i hemtjänsten».",
        en="What the amount is called where there is little room, as in the memo's table: «More hours of home care».",
    ),
    "explain.option.by": Message(
        sv="Rollen som ger skälet, inte en persons namn; annars «by» i vpbdiff.toml.",
        en="The role that gives the reason, no person's name; otherwise «by» in vpbdiff.toml.",
    ),
    "explain.option.date": Message(sv="Dagen, annars i dag: 2021-12-14.", en="The day, otherwise today: 2021-12-14."),
    "explain.option.source": Message(
        sv="Dokument som anger skälet, med rad eller sida: «protokoll.txt:12», «protokoll.pdf s. 3».",
        en="A document that states the reason, with line or page: «minutes.txt:12», «minutes.pdf p. 3».",
    ),
    "explain.option.remove": Message(
        sv="Ta bort skälet för de ändringar som anges; med --amount eller --index det beloppet.",
        en="Take away the reason for the changes named; with --amount or --index that amount.",
    ),
    "explain.option.list": Message(
        sv="Lista det som finns: inaktuella skäl först.", en="List what is on record: stale reasons first."
    ),
    "explain.option.todo": Message(
        sv="Skriv en mall med det som saknar skäl, att fylla i och läsa in med --from.",
        en="Write a skeleton of what lacks a reason, to fill in and read back with --from.",
    ),
    "explain.option.from": Message(
        sv="Läs in en ifylld mall eller ett ifyllt blad Skäl i Excel; «-» är standard in. Kan anges flera gånger. "
        "Allt tas in, eller inget om något är fel.",
        en="Read a filled-in skeleton, or the sheet of reasons of a workbook; «-» is standard input. "
        "May be given several times. All is taken in, or nothing if anything is wrong.",
    ),
    "explain.option.baseline": Message(
        sv="Anteckna allt som saknar skäl som «Fanns före grinden.»",
        en="Record everything that lacks a reason as «Fanns före grinden.» (it was there before the gate).",
    ),
}

_OPTIONS |= {
    "explain.metavar.two": Message(sv="GAMMAL NY", en="OLD NEW"),
    "explain.option.suggest": Message(
        sv="Visa meningar i den nya planen som verkar ange skälet, och förra årets återkommande skäl.",
        en="Show sentences of the new plan that seem to give the reason, and last year's reasons that come back.",
    ),
    "explain.option.document": Message(
        sv="Sök i ett dokument (tjänsteskrivelse, protokoll) i stället för i planen.",
        en="Search a document (a memo, minutes) instead of the plan.",
    ),
    "explain.option.pair": Message(
        sv="De två är en och samma, i den gamla planen och i den nya: nyckel, början av ett id eller namn.",
        en="The two items are the same, in the old plan and in the new: by key, beginning of an id, or name.",
    ),
    "explain.option.unpair": Message(
        sv="De två är inte en och samma. Tas tillbaka med --remove, liksom --pair.",
        en="The two are not the same. Taken back with --remove, as --pair is.",
    ),
    "explain.option.prune": Message(
        sv="Visa skäl och par som inte längre gäller något, och ta bort dem med --yes.",
        en="Show reasons and pairs that are for nothing any more, and take them away with --yes.",
    ),
    "explain.option.split": Message(
        sv="Lägg varje skäl i en egen fil i en mapp, så att grenar i git går att slå ihop.",
        en="Put each reason in a file of its own in a folder, so that branches in git merge.",
    ),
    "explain.option.yes": Message(sv="Ta bort utan att fråga.", en="Take away without asking."),
}

_WORDS = {
    "explain.named": Message(sv="{entity} «{name}»", en="{entity} «{name}»"),
    "explain.setting": Message(sv="kravet «{name}»", en="the requirement «{name}»"),
    "explain.candidate": Message(sv="{id} ({what})", en="{id} ({what})"),
    "explain.more-items.one": Message(sv="{n} till", en="{n} more"),
    "explain.more-items.many": Message(sv="{n} till", en="{n} more"),
    "explain.pair": Message(sv="«{old}» och «{new}»", en="«{old}» and «{new}»"),
    "explain.fact.baseline": Message(sv="före grinden", en="before the gate"),
    "explain.fact.kind": Message(sv="slag: {kind}", en="kind: {kind}"),
    "explain.fact.decision": Message(sv="beslut: {decision}", en="decision: {decision}"),
    "explain.fact.source": Message(sv="källa: {source}", en="source: {source}"),
    "explain.fact.written": Message(sv="skrivet: {written}", en="written: {written}"),
    "explain.source.line": Message(sv="{document}, rad {n}", en="{document}, line {n}"),
    "explain.source.page": Message(sv="{document}, s. {n}", en="{document}, p. {n}"),
    "explain.all-units": Message(sv="alla verksamheter", en="all units"),
    "explain.the-whole": Message(sv="nämnden som helhet", en="the committee as a whole"),
    "explain.component.index-more": Message(
        sv="{percent}\u00a0% högre nettokostnad för {rows}", en="{percent}\u00a0% more net cost for {rows}"
    ),
    "explain.component.index-less": Message(
        sv="{percent}\u00a0% lägre nettokostnad för {rows}", en="{percent}\u00a0% less net cost for {rows}"
    ),
    "explain.component.amount-more": Message(
        sv="{amount} högre nettokostnad för {row}", en="{amount} more net cost for {row}"
    ),
    "explain.component.amount-less": Message(
        sv="{amount} lägre nettokostnad för {row}", en="{amount} less net cost for {row}"
    ),
    "explain.component.technical-more": Message(
        sv="teknisk justering: {amount} högre nettokostnad för {row}",
        en="technical adjustment: {amount} more net cost for {row}",
    ),
    "explain.component.technical-less": Message(
        sv="teknisk justering: {amount} lägre nettokostnad för {row}",
        en="technical adjustment: {amount} less net cost for {row}",
    ),
    "explain.component.transfer": Message(
        sv="{amount} flyttas från {source} till {target}", en="{amount} goes from {source} to {target}"
    ),
    "explain.lacking": Message(sv="{row}: {said}", en="{row}: {said}"),
}

_DONE = {
    "explain.understood": Message(sv="Uppfattat som: {what}.", en="Understood as: {what}."),
    "explain.wrote": Message(sv="Skrev skälet för {what} i {path}.", en="Wrote the reason for {what} in {path}."),
    "explain.wrote-amount.one": Message(
        sv="Skrev skälet i {path}, för {n} budgetrad som beloppet rör.",
        en="Wrote the reason in {path}, for {n} budget row that the amount touches.",
    ),
    "explain.wrote-amount.many": Message(
        sv="Skrev skälet i {path}, för {n} budgetrader som beloppet rör.",
        en="Wrote the reason in {path}, for {n} budget rows that the amount touches.",
    ),
    "explain.same": Message(sv="{path} innehåller redan just detta.", en="{path} already holds this very entry."),
    "explain.replaced": Message(
        sv="Det ersätter skälet för {what}: «{reason}»", en="It replaces the reason for {what}: «{reason}»"
    ),
    "explain.replaced-with": Message(
        sv="Det ersätter skälet för {what}: «{reason}» ({facts})",
        en="It replaces the reason for {what}: «{reason}» ({facts})",
    ),
    "explain.narrowed": Message(
        sv="Skälet «{reason}» gäller nu bara {what}.", en="The reason «{reason}» is now for {what} alone."
    ),
    "explain.removed": Message(
        sv="Tog bort skälet för {what} ur {path}: «{reason}»", en="Took the reason for {what} out of {path}: «{reason}»"
    ),
    "explain.removed-with": Message(
        sv="Tog bort skälet för {what} ur {path}: «{reason}» ({facts})",
        en="Took the reason for {what} out of {path}: «{reason}» ({facts})",
    ),
    "explain.conflict": Message(
        sv="Någon annan har under tiden ändrat skälet för {what}. Båda lydelserna finns kvar i {path}. "
        "Välj en och ta bort den andra ur filen.",
        en="Somebody else has changed the reason for {what} meanwhile. Both versions are in {path}. "
        "Choose one and remove the other from the file.",
    ),
    "explain.needs-decision": Message(
        sv="Grinden kräver också en hänvisning till ett beslut för {what}. Lägg till den med --decision.",
        en="The gate also asks for a reference to a decision for {what}. Add it with --decision.",
    ),
    "explain.still-lacking": Message(sv="Kvar att förklara. {what}", en="Left to explain. {what}"),
    "explain.bridged": Message(
        sv="Skälen räcker nu för alla verksamheters belopp.", en="The reasons now account for the amounts of all units."
    ),
    "explain.took": Message(
        sv="Läste in {n} skäl till {path}. Tomma block som hoppades över: {empty}.",
        en="Took into {path}, reasons: {n}. Empty blocks skipped: {empty}.",
    ),
    "explain.took-rows": Message(
        sv="Läste in {n} skäl till {path}. Rader som redan fanns på plats: {same}.",
        en="Took into {path}, reasons: {n}. Rows that were on record already: {same}.",
    ),
    "explain.took-no-rows": Message(
        sv="Inget nytt är ifyllt i {path}. Skriv i de gula cellerna på bladet med skäl och läs in filen igen.",
        en="Nothing new is filled in in {path}. Write in the yellow cells of the sheet of reasons and read it again.",
    ),
    "explain.emptied": Message(
        sv="Tömda rader tar inte bort några skäl: {places}. Ta bort ett skäl med --remove.",
        en="Emptied rows take no reasons away: {places}. Take a reason away with --remove.",
    ),
    "explain.took-nothing": Message(
        sv="Inget är ifyllt i {path}. Skriv ett skäl efter «reason =» och läs in filen igen.",
        en="Nothing is filled in in {path}. Write a reason after «reason =» and read the file again.",
    ),
    "explain.baseline.one": Message(
        sv="Antecknade {n} ändring som «Fanns före grinden.» i {path}. Ge ett riktigt skäl med --text, "
        "eller ångra med «{command} --baseline --remove».",
        en="Recorded {n} change as «Fanns före grinden.» in {path}. Give a true reason with --text, "
        "or undo it with «{command} --baseline --remove».",
    ),
    "explain.baseline.many": Message(
        sv="Antecknade {n} ändringar som «Fanns före grinden.» i {path}. Ge riktiga skäl med --text, "
        "eller ångra med «{command} --baseline --remove».",
        en="Recorded {n} changes as «Fanns före grinden.» in {path}. Give true reasons with --text, "
        "or undo it with «{command} --baseline --remove».",
    ),
}

_DONE |= {
    "explain.baseline-removed.one": Message(
        sv="Tog bort {n} anteckning «Fanns före grinden.» ur {path}.",
        en="Took {n} record «Fanns före grinden.» out of {path}.",
    ),
    "explain.baseline-removed.many": Message(
        sv="Tog bort {n} anteckningar «Fanns före grinden.» ur {path}.",
        en="Took {n} records «Fanns före grinden.» out of {path}.",
    ),
}

_DONE |= {
    "explain.pinned-same": Message(
        sv="Antecknade i {path} att {pair} är en och samma.", en="Recorded in {path} that {pair} are the same."
    ),
    "explain.pinned-apart": Message(
        sv="Antecknade i {path} att {pair} inte är en och samma.", en="Recorded in {path} that {pair} are not the same."
    ),
    "explain.unpinned": Message(
        sv="Tog bort det som var sagt om {pair} ur {path}.", en="Took what was said of {pair} out of {path}."
    ),
    "explain.pin-before": Message(sv="Förut: {changes}.", en="Before: {changes}."),
    "explain.pin-after": Message(sv="Nu: {changes}.", en="Now: {changes}."),
    "explain.pin-none": Message(sv="ingen ändring", en="no change"),
    "explain.pin-no-effect": Message(
        sv="Jämförelsen är densamma som förut.", en="The comparison is the same as before."
    ),
    "explain.pin-orphans.one": Message(
        sv="{n} skäl har därmed ingen ändring. Se --list.", en="{n} reason has no change now. See --list."
    ),
    "explain.pin-orphans.many": Message(
        sv="{n} skäl har därmed ingen ändring. Se --list.", en="{n} reasons have no change now. See --list."
    ),
    "explain.split.one": Message(
        sv="1 skäl ligger nu i en egen fil i {path}.", en="1 reason has a file of its own now in {path}."
    ),
    "explain.split.many": Message(
        sv="{n} skäl ligger nu var för sig i {path}.", en="{n} reasons have a file each now in {path}."
    ),
    "explain.nothing-to-split": Message(
        sv="Det finns ingen fil att dela upp: {path}.", en="There is no file to split: {path}."
    ),
    "explain.nothing-to-prune": Message(
        sv="Allt i {path} gäller något. Inget är borttaget.",
        en="Everything in {path} is for something. Nothing was taken away.",
    ),
    "explain.prune-ask.one": Message(sv="Ta bort posten? (ja/nej)", en="Take it away? (yes/no)"),
    "explain.prune-ask.many": Message(sv="Ta bort alla {n} poster? (ja/nej)", en="Take away all {n}? (yes/no)"),
    "explain.prune-yes": Message(sv="ja j", en="yes y"),
    "explain.prune-left.one": Message(
        sv="Inget är borttaget. Ta bort posten med «{command} --prune --yes».",
        en="Nothing was taken away. Take it away with «{command} --prune --yes».",
    ),
    "explain.prune-left.many": Message(
        sv="Inget är borttaget. Ta bort alla {n} poster med «{command} --prune --yes».",
        en="Nothing was taken away. Take away all {n} with «{command} --prune --yes».",
    ),
    "explain.pruned.one": Message(sv="Tog bort {n} post ur {path}.", en="Took {n} entry out of {path}."),
    "explain.pruned.many": Message(sv="Tog bort {n} poster ur {path}.", en="Took {n} entries out of {path}."),
}

_SUGGEST = {
    "explain.source.paragraph": Message(sv="{document}, stycke {n}", en="{document}, paragraph {n}"),
    "explain.suggest.title": Message(sv="Möjliga skäl i {where}", en="Possible reasons in {where}"),
    "explain.suggest.counts.one": Message(
        sv="{n} ändring; för {told} finns meningar som verkar ange skälet. Inget av detta är antecknat.",
        en="{n} change; for {told} there are sentences that seem to give the reason. None of it is recorded.",
    ),
    "explain.suggest.counts.many": Message(
        sv="{n} ändringar; för {told} av dem finns meningar som verkar ange skälet. Inget av detta är antecknat.",
        en="{n} changes; for {told} of them there are sentences that seem to give the reason. None of it is recorded.",
    ),
    "explain.suggest.drafts": Message(
        sv="Förra årets skäl, som kan återkomma", en="Last year's reasons, which may come back"
    ),
    "explain.suggest.from": Message(sv="utkast ur {path}", en="a draft from {path}"),
    "explain.suggest.for": Message(sv="kan gälla: {ids}", en="may be for: {ids}"),
    "explain.suggest.take": Message(
        sv="Läs, pröva och skriv skälet: {command} ID --text SKÄLET --source DOKUMENT:RAD",
        en="Read, judge and write the reason: {command} ID --text REASON --source DOCUMENT:LINE",
    ),
}

_LIST = {
    "explain.list.pin": Message(sv="Par som inte längre gäller", en="Pairs that no longer apply"),
    "explain.list.title": Message(sv="Skäl till ändringar, {old} till {new}", en="Reasons for changes, {old} to {new}"),
    "explain.list.counts.one": Message(
        sv="{what} behöver ett skäl: {done} har ett, {stale} har ett inaktuellt, {left} saknar.",
        en="{what} needs a reason: {done} explained, {stale} stale, {left} without.",
    ),
    "explain.list.counts.many": Message(
        sv="{what} behöver skäl: {done} har ett, {stale} har ett inaktuellt, {left} saknar.",
        en="{what} need a reason: {done} explained, {stale} stale, {left} without.",
    ),
    "explain.list.before.one": Message(
        sv="{n} fanns före grinden och har inget annat skäl.",
        en="{n} was there before the gate, without another reason.",
    ),
    "explain.list.before.many": Message(
        sv="{n} fanns före grinden och har inget annat skäl.",
        en="{n} were there before the gate, without another reason.",
    ),
    "explain.list.none-needed": Message(sv="Ingen ändring behöver skäl.", en="No change needs a reason."),
    "explain.list.lowered": Message(
        sv="Kravet «{setting}» i vpbdiff.toml är sänkt från «{was}» till «{now}».",
        en="The requirement «{setting}» in vpbdiff.toml is lowered from «{was}» to «{now}».",
    ),
    "explain.list.file": Message(sv="Skälen ligger i {path}.", en="The reasons lie in {path}."),
    "explain.list.no-file": Message(
        sv="Det finns ännu ingen fil. Den blir {path}.", en="There is no file yet. It will be {path}."
    ),
    "explain.list.stale": Message(
        sv="Inaktuella: texten är inte längre den som förklarades", en="Stale: the text is no longer the one explained"
    ),
    "explain.list.orphaned": Message(
        sv="Utan ändring: det som förklarades finns inte kvar", en="Orphaned: what was explained is no longer there"
    ),
    "explain.list.duplicate": Message(
        sv="Dubbla: ändringen har redan ett skäl", en="Duplicates: the change has a reason already"
    ),
    "explain.list.past": Message(sv="Tidigare versioner av planen", en="Earlier revisions of the plan"),
    "explain.list.standing": Message(sv="Gällande", en="Standing"),
    "explain.list.baseline": Message(
        sv="Fanns före grinden, utan annat skäl", en="There before the gate, without another reason"
    ),
    "explain.list.policy": Message(sv="Sänkta krav", en="Lowered requirements"),
    "explain.list.missing": Message(sv="Saknar skäl", en="Without a reason"),
    "explain.list.pins": Message(sv="Bestämda par", en="Pairs that a person decided"),
    "explain.list.todo": Message(
        sv="{lacking}. «{command} --todo» ger en mall att fylla i.",
        en="{lacking}. «{command} --todo» gives a skeleton to fill in.",
    ),
    "explain.list.drift-of": Message(sv="«{name}». ", en="«{name}». "),
    "explain.list.at": Message(sv="{path}, rad {line}", en="{path}, line {line}"),
    "explain.list.pin-same": Message(sv="En och samma: {pair}", en="The same: {pair}"),
    "explain.list.pin-apart": Message(sv="Inte samma: {pair}", en="Not the same: {pair}"),
    "explain.list.pin-past": Message(
        sv="Gäller inte längre: någon av dem finns inte, eller ett annat par säger emot.",
        en="No longer applies: one of them is not there, or another pair says otherwise.",
    ),
}

_TODO = {
    "explain.todo.head": Message(
        sv="Från {old} till {new}: {lacking}.",
        en="From {old} to {new}: {lacking}.",
    ),
    "explain.todo.lowered.one": Message(
        sv="1 krav är sänkt och kräver skäl och hänvisning till beslut.",
        en="1 requirement is lowered and needs a reason and a reference to a decision.",
    ),
    "explain.todo.lowered.many": Message(
        sv="{n} krav är sänkta och kräver skäl och hänvisning till beslut.",
        en="{n} requirements are lowered and need a reason and a reference to a decision.",
    ),
    "explain.todo.how": Message(
        sv="Skriv skälen efter «reason =». Det du lämnar tomt hoppas över. Läs sedan in filen så här:",
        en="Write the reasons after «reason =». What you leave empty is skipped. Then read the file back like this:",
    ),
    "explain.todo.from": Message(sv="{command} --from FIL", en="{command} --from FILE"),
    "explain.todo.kinds": Message(sv="Slag av skäl (kind): {kinds}.", en="Kinds of reason (kind): {kinds}."),
    "explain.todo.nothing": Message(
        sv="Ingen ändring från {old} till {new} saknar skäl.", en="No change from {old} to {new} lacks a reason."
    ),
    "explain.todo.needs-decision": Message(
        sv="Behöver en hänvisning till ett beslut (decision).", en="Needs a reference to a decision (decision)."
    ),
    "explain.todo.stale": Message(
        sv="Hade ett skäl, men texten är en annan sedan dess. Gäller skälet ännu, så ta bort «#» framför det "
        "och den tomma raden under.",
        en="Had a reason, but the text is another since then. If the reason still holds, take away the «#» before it "
        "and the empty line below.",
    ),
    "explain.todo.draft": Message(
        sv="Förra årets skäl, ur {path}: {said} – skriv det på nytt om det gäller i år också.",
        en="Last year's reason, from {path}: {said} – write it anew if it holds this year too.",
    ),
    "explain.todo.money": Message(
        sv="Pengarna: belopp är nettokostnad, mer är plus, mindre är minus («−6\u00a0mkr»).",
        en="The money: amounts are net cost, more is plus, less is minus («−6\u00a0mkr»).",
    ),
    "explain.todo.amount": Message(sv="nettokostnad, t.ex. −6 mkr", en="net cost, such as −6 mkr"),
    "explain.todo.index": Message(
        sv="uppräkning i procent för alla, t.ex. 1,0", en="an index in per cent for all, such as 1,0"
    ),
}

_REFUSED = {
    "explain.not-alone": Message(
        sv="{option} hör till en annan flagga. Se «vpbdiff explain --help».",
        en="{option} belongs to another option. See «vpbdiff explain --help».",
    ),
    "explain.no-item": Message(
        sv="inget i {plan} heter «{word}». Ange namnet som i planen, nyckeln eller ändringens id.",
        en="nothing in {plan} is called «{word}». Give the name as in the plan, the key or the change's id.",
    ),
    "explain.several-items": Message(
        sv="flera delar av {plan} heter «{word}»: {known}. Ange en av nycklarna.",
        en="several items of {plan} are called «{word}»: {known}. Give one of the keys.",
    ),
    "explain.pin-refused": Message(
        sv="{pair} kan inte vara ett par: de är av olika slag, eller ett annat par säger emot. Se --list.",
        en="{pair} can't be a pair: they are of different kinds, or another pair says otherwise. See --list.",
    ),
    "explain.no-such-pin": Message(
        sv="inget sådant par är antecknat. Se vilka som är det med --list.",
        en="no such pair is on record. See which are with --list.",
    ),
    "explain.unknown": Message(
        sv="ingen ändring heter «{word}». Se namn och id med --todo, eller med «vpbdiff diff --format json».",
        en="no change is called «{word}». See names and ids with --todo, or with «vpbdiff diff --format json».",
    ),
    "explain.unknown-but": Message(
        sv="ingen ändring heter «{word}». Menade du {known}?", en="no change is called «{word}». Did you mean {known}?"
    ),
    "explain.ambiguous": Message(
        sv="«{word}» kan vara flera ändringar: {known}. Ange början av ett id.",
        en="«{word}» may be several changes: {known}. Give the beginning of an id.",
    ),
    "explain.ambiguous-and-more": Message(
        sv="«{word}» kan vara flera ändringar: {known} och {more} till. Skriv mer av namnet, eller början av ett id.",
        en="«{word}» may be several changes: {known} and {more} more. Write more of the name, or begin an id.",
    ),
    "explain.which-change": Message(
        sv="ange vilken ändring skälet gäller. «--todo» visar dem som saknar skäl.",
        en="name the change that the reason is for. «--todo» shows those that lack one.",
    ),
    "explain.no-text": Message(
        sv="skälet saknas. Skriv det med --text.", en="the reason is missing. Write it with --text."
    ),
    "explain.one-action": Message(
        sv="{first} och {second} går inte att ange tillsammans. Välj en av dem.",
        en="{first} and {second} can't be given together. Choose one of them.",
    ),
    "explain.not-with": Message(
        sv="{option} hör inte ihop med {action}. Ta bort en av dem.",
        en="{option} does not go with {action}. Remove one of them.",
    ),
    "explain.no-changes-with": Message(
        sv="{action} gäller alla ändringar. Ta bort dem som är angivna.",
        en="{action} is for all changes. Remove those that are named.",
    ),
    "explain.no-kind": Message(
        sv="«{word}» är inget slag av skäl. Ange något av dessa: {known}.",
        en="«{word}» is no kind of reason. Use one of these: {known}.",
    ),
    "explain.no-decision": Message(
        sv="«{text}» hänvisar inte till något beslut. Ange datum, paragraf eller diarienummer, till exempel "
        "«Socialnämnden 2021-12-14 § 98 SN/2021:1».",
        en="«{text}» refers to no decision. Give its date, paragraph or reference number, such as "
        "«Socialnämnden 2021-12-14 § 98 SN/2021:1».",
    ),
    "explain.no-date": Message(
        sv="«{date}» är inget datum som finns. Skriv det som ÅÅÅÅ-MM-DD.",
        en="«{date}» is no date that exists. Write it as YYYY-MM-DD.",
    ),
    "explain.no-source": Message(
        sv="källan är tom. Ange dokumentets namn, gärna med rad: «protokoll.txt:12».",
        en="the source is empty. Name the document, best with a line: «minutes.txt:12».",
    ),
    "explain.fault.empty": Message(
        sv="skälet för {what} är tomt. Skriv varför, med minst två ord.",
        en="the reason for {what} is empty. Write why, in two words at least.",
    ),
    "explain.fault.one-word": Message(
        sv="«{reason}» är ett enda ord och inget skäl för {what}. Skriv varför.",
        en="«{reason}» is a single word and no reason for {what}. Write why.",
    ),
    "explain.fault.copy": Message(
        sv="«{reason}» upprepar bara planen och är inget skäl för {what}. Skriv varför.",
        en="«{reason}» only repeats the plan and is no reason for {what}. Write why.",
    ),
    "explain.fault.not-wording": Message(
        sv="«{reason}» kan inte vara av slaget ordalydelse: mer än ordalydelsen ändrades i {what}. "
        "Ange ett annat slag.",
        en="«{reason}» can't be of the kind wording: more than the wording changed in {what}. Name another kind.",
    ),
    "explain.fault.not-editorial": Message(
        sv="«{reason}» stämmer inte: mer än formen ändrades i {what}. Skriv varför innehållet är ett annat.",
        en="«{reason}» is not so: more than the form changed in {what}. Write why the content is another.",
    ),
    "explain.fault.nonsense": Message(
        sv="«{reason}» är inget skäl för {what}. Skriv i en mening vad som har hänt eller beslutats.",
        en="«{reason}» is no reason for {what}. Write in a sentence what happened or was decided.",
    ),
    "explain.fault.says-nothing": Message(
        sv="«{reason}» är inget skäl för {what}. Skriv i en mening vad som har hänt eller beslutats. "
        "Vet ingen varför än, låt ändringen stå utan skäl så länge.",
        en="«{reason}» is no reason for {what}. Write in a sentence what happened or was decided. "
        "While nobody knows why, leave the change without a reason.",
    ),
    "explain.fault.only-changed": Message(
        sv="«{reason}» säger att något är ändrat i {what}, men inte varför. Skriv vad som har hänt eller beslutats.",
        en="«{reason}» says that something changed in {what}, but not why. Write what happened or was decided.",
    ),
    "explain.fault.only-decided": Message(
        sv="«{reason}» säger att {what} är beslutat. Skriv av vem och när, som beslut eller i skälet.",
        en="«{reason}» says that {what} was decided. Write by whom and when, as the decision or in the reason.",
    ),
    "explain.not-an-amount": Message(
        sv="«{text}» är inget belopp. Skriv det med enhet, till exempel «−6\u00a0mkr» eller «250\u00a0tkr».",
        en="«{text}» is no amount. Write it with its unit, such as «−6\u00a0mkr» or «250\u00a0tkr».",
    ),
    "explain.no-unit": Message(
        sv="«{text}» saknar enhet. Skriv mkr, tkr eller kr efter beloppet.",
        en="«{text}» has no unit. Write mkr, tkr or kr after the amount.",
    ),
    "explain.amount-of-nothing": Message(
        sv="«{text}» är noll och förklarar inget. Ange ett belopp eller en procentsats.",
        en="«{text}» is nothing and explains nothing. Give an amount or a percentage.",
    ),
    "explain.not-a-percentage": Message(
        sv="«{text}» är ingen procentsats. Skriv den med decimalkomma, till exempel «1,0».",
        en="«{text}» is no percentage. Write it with a decimal comma, such as «1,0».",
    ),
    "explain.amount-and-index": Message(
        sv="ett skäl är antingen ett belopp eller en uppräkning. Ange det ena.",
        en="a reason is either an amount or an index. Give one of them.",
    ),
    "explain.index-alone": Message(
        sv="en uppräkning flyttar inga pengar mellan verksamheter. Ange bara procentsatsen.",
        en="an index moves no money between units. Give the percentage alone.",
    ),
    "explain.no-amount": Message(
        sv="beloppet saknas. Ange hur stort det är.", en="the amount is missing. Say how large it is."
    ),
    "explain.one-row": Message(
        sv="ett belopp gäller en verksamhet, men flera är angivna: {rows}. Ange en i taget.",
        en="an amount is for one unit, but several are named: {rows}. Name one at a time.",
    ),
    "explain.whose-amount": Message(
        sv="ange vilken verksamhet beloppet gäller, eller raden med nettokostnaden för hela nämnden.",
        en="name the unit that the amount is for, or the row of the net cost for the committee as a whole.",
    ),
    "explain.negative-transfer": Message(
        sv="«{text}» är negativt. Ange vilken verksamhet som lämnar och vilken som får, och beloppet utan minus.",
        en="«{text}» is negative. Name the unit that gives and the one that gets, and the amount without a minus.",
    ),
    "explain.transfer-of-the-whole": Message(
        sv="«{row}» är hela nämnden. Pengar flyttas mellan två verksamheter: ange dem.",
        en="«{row}» is the whole committee. Money moves between two units: name them.",
    ),
    "explain.no-money-changed": Message(
        sv="ingen budgetrad som beloppet rör har ändrats. Kontrollera verksamheten.",
        en="no budget row that the amount touches has changed. Check the unit.",
    ),
    "explain.policy-needs": Message(
        sv="ett sänkt krav behöver både ett skäl och ett beslut. Ange --text och --decision.",
        en="a lowered requirement needs both a reason and a decision. Give --text and --decision.",
    ),
    "explain.no-setting": Message(
        sv="{word} är inget krav som har sänkts. Dessa har det: {known}.",
        en="{word} is no requirement that was lowered. These were: {known}.",
    ),
    "explain.nothing-loosened": Message(
        sv="{word} behöver inget skäl: inget krav har sänkts. Jämför två versioner ur git, till exempel «HEAD:PLAN».",
        en="{word} needs no reason: no requirement was lowered. Compare two revisions of git, such as «HEAD:PLAN».",
    ),
    "explain.nothing-to-remove": Message(
        sv="det finns inget sådant skäl att ta bort. Se vad som finns med --list.",
        en="there is no such reason to take away. See what there is with --list.",
    ),
    "explain.nothing-for-baseline": Message(
        sv="ingen ändring saknar skäl, så det finns inget att anteckna. Se vad som finns med --list.",
        en="no change lacks a reason, so there is nothing to record. See what there is with --list.",
    ),
    "explain.no-blocks": Message(
        sv="filen har inga block [[change]]. Skriv en mall med --todo och fyll i den.",
        en="the file has no blocks [[change]]. Write a skeleton with --todo and fill it in.",
    ),
    "explain.unknown-key": Message(
        sv="«{key}» finns inte i en mall. Dessa finns: {known}.", en="a skeleton has no «{key}». It has: {known}."
    ),
    "explain.not-a-text": Message(
        sv="«{key}» ska vara en text inom citattecken. Rätta raden.",
        en="«{key}» must be a text in quotes. Mend the line.",
    ),
    "explain.not-a-flag": Message(
        sv="«{key}» ska vara true eller false, utan citattecken. Rätta raden.",
        en="«{key}» must be true or false, without quotes. Mend the line.",
    ),
    "explain.block-without-reason": Message(
        sv="blocket är delvis ifyllt, men skälet saknas. Skriv det efter «reason =», eller töm blocket.",
        en="the block is partly filled in, but the reason is missing. Write it after «reason =», or empty the block.",
    ),
    "explain.block-of-nothing": Message(
        sv="blocket säger inte vad skälet gäller. Ange ändringens id, ett index eller ett belopp, eller töm blocket.",
        en="the block does not say what the reason is for. Give the change's id, an index or an amount, or empty it.",
    ),
    "explain.gone": Message(
        sv="ändringen {id} finns inte längre. Planen eller jämförelsen är en annan: gör en ny mall med --todo.",
        en="the change {id} is no longer there. The plan or the comparison is another: make a new one with --todo.",
    ),
    "explain.row-gone": Message(
        sv="ändringen {id} finns inte längre. Planen eller jämförelsen är en annan: gör en ny arbetsbok med diff -o.",
        en="the change {id} is no longer there. The plan or the comparison is another: "
        "make a new workbook with diff -o.",
    ),
    "explain.row-mixed": Message(
        sv="raden handlar om «{told}», men id:t är för «{what}». Har bara några av kolumnerna sorterats? "
        "Ångra det, eller gör en ny arbetsbok med diff -o.",
        en="the row is about «{told}», but the id is of «{what}». Were only some of the columns sorted? "
        "Undo that, or make a new workbook with diff -o.",
    ),
    "explain.row-without-reason": Message(
        sv="raden är delvis ifylld, men skälet saknas. Skriv det här, eller töm raden.",
        en="the row is partly filled in, but the reason is missing. Write it here, or empty the row.",
    ),
    "explain.row-of-nothing": Message(
        sv="raden har varken ändringens id eller ett belopp. Skriv skälet på ändringens rad, eller ange beloppet.",
        en="the row has neither a change's id nor an amount. Write the reason in the change's row, or give the amount.",
    ),
    "explain.not-yes": Message(
        sv="«{text}» går inte att skriva här. Skriv «{word}», eller lämna cellen tom.",
        en="«{text}» can't stand here. Write «{word}», or leave the cell empty.",
    ),
    "explain.percent-as-share": Message(
        sv="talet {text} är en andel och inte procent. Skriv «{meant}», utan procenttecken.",
        en="the number {text} is a share and no percentage. Write «{meant}», without a percent sign.",
    ),
    "explain.no-reason-sheet": Message(
        sv="arbetsboken har inget blad med skäl att läsa. Gör en med «diff -o FIL.xlsx» och fyll i bladet Skäl.",
        en="the workbook has no sheet of reasons. Make one with «diff -o FILE.xlsx» and fill in the sheet Reasons.",
    ),
    "explain.column-gone": Message(
        sv="bladet saknar kolumner: {what}. Sätt tillbaka dem, eller gör en ny arbetsbok med diff -o.",
        en="the sheet lacks columns: {what}. Put them back, or make a new workbook with diff -o.",
    ),
    "explain.meanwhile": Message(
        sv="«{what}» har fått ett annat skäl sedan bladet skrevs: «{reason}». Inget skrevs över. Töm raden, "
        "eller ta först bort det andra skälet med --remove.",
        en="«{what}» has been given another reason since the sheet was written: «{reason}». Nothing was overwritten. "
        "Empty the row, or first take the other reason away with --remove.",
    ),
    "explain.meanwhile-gone": Message(
        sv="skälet som stod här («{what}») finns inte längre. Inget skrevs. Gör en ny arbetsbok med diff -o.",
        en="the reason that stood here («{what}») is no longer there. Nothing was written. "
        "Make a new workbook with diff -o.",
    ),
    "explain.twice-elsewhere": Message(
        sv="«{what}» har fått ett annat skäl i {place}. Behåll ett av dem.",
        en="«{what}» has been given another reason in {place}. Keep one of them.",
    ),
    "explain.twice": Message(
        sv="«{what}» har redan fått ett skäl i mallen. Behåll ett av dem.",
        en="«{what}» has been given a reason in the skeleton already. Keep one of them.",
    ),
}

_COMMAND: dict[str, Message] = {**_KINDS, **_OPTIONS, **_WORDS, **_DONE, **_SUGGEST, **_LIST, **_TODO, **_REFUSED}


_RECORD = {
    "explanations.not-of-format": Message(
        sv="filen är ingen fil med förklaringar. Skriv «{known}» som format överst i filen.",
        en="the file is no file of explanations. Write «{known}» as the format at the top of the file.",
    ),
    "explanations.newer-version": Message(
        sv="filen har formatet «{found}», men programmet läser «{known}». Installera en nyare version av vpbdiff.",
        en="the file has the format «{found}», but this program reads «{known}». Install a newer version of vpbdiff.",
    ),
    "explanations.unknown-entity": Message(
        sv="nyckeln «{key}» börjar inte med en del av en plan. De är {known}. Rätta nyckeln, eller ta bort posten.",
        en="the key «{key}» does not begin with an entity of a plan. They are {known}. Mend the key, or remove the "
        "entry.",
    ),
    "explanations.unmerged": Message(
        sv="filen har märken efter en sammanslagning som git inte klarade. Välj vilka rader som ska gälla, "
        "och ta bort raderna som börjar med <<<<<<<, ======= och >>>>>>>.",
        en="the file has marks of a merge that git could not finish. Choose which lines shall hold, "
        "and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ),
    "explanations.locked": Message(
        sv="någon annan skriver i filen just nu. Försök igen om en stund.",
        en="someone else is writing to the file right now. Try again in a moment.",
    ),
    "explanations.in-git": Message(
        sv="förklaringar kan inte skrivas i en äldre version ur git. Ange planen som en fil i arbetskatalogen.",
        en="explanations can't be written into a revision of git. Name the plan as a file in the working folder.",
    ),
    "explanations.unkept": Message(
        sv="skäl sparas bredvid ögonblicksbilder, och här lästes planen direkt ur ett dokument. Läs in det först: "
        "{commands}",
        en="reasons are saved beside snapshots, and here the plan was read directly out of a document. Take it in "
        "first: {commands}",
    ),
    "explanations.no-bridge": Message(
        sv="någon av planerna saknar belopp per verksamhet, så ett belopp går inte att lägga till grund. "
        "Ange skälet utan belopp.",
        en="one of the plans has no figures by unit, so that no amount can be laid on them. "
        "Give the reason without an amount.",
    ),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_RECORD}
