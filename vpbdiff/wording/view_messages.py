"""Bridge, risks, record, web pages, around the memo.

Messages on the topic: views. The bridge, the risks and the record, as the review shows them.

Messages on the topic: web. What the web pages say beside the report and the memo themselves.

Messages on the topic: render. Formats, and the files that reports are written to.

Messages on the topic: summary. What `vpbdiff summary` says beside the memo, which is in Swedish alone.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_VIEWS: dict[str, Message] = {
    "review.view.budget": Message(sv="Budget", en="Budget"),
    "review.view.risks": Message(sv="Risker", en="Risks"),
    "review.view.explanations": Message(sv="Förklaringar", en="Explanations"),
    "review.view.summary": Message(sv="Underlag", en="Summary"),
    "review.key.view-budget": Message(sv="budgeten", en="the budget"),
    "review.key.view-risks": Message(sv="riskerna", en="the risks"),
    "review.key.view-explanations": Message(sv="förklaringarna", en="the explanations"),
    "review.key.view-summary": Message(sv="underlaget: sammanfattningen som text", en="the summary as a text"),
    "review.view.history": Message(sv="Historik", en="History"),
    "review.view.follow": Message(sv="Uppföljning", en="Follow-up"),
    "review.follow-head": Message(
        sv="Planen för {year}, vad rapporterna säger, och planen för {next}. ▿ leder till ändringen.",
        en="The plan for {year}, what the reports say, and the plan for {next}. ▿ leads to the change.",
    ),
    "review.follow-next": Message(sv="{year}: {text}", en="{year}: {text}"),
    "review.follow-day": Message(sv="{day}: {text}", en="{day}: {text}"),
    "review.followed": Message(sv="Uppföljning", en="Follow-up"),
    "review.key.view-follow": Message(sv="uppföljningen: vad rapporterna säger", en="the follow-up"),
    "review.key.view-history": Message(sv="historiken", en="the history"),
    "review.key.history": Message(sv="historik", en="history"),
    "review.key.follow": Message(sv="följ", en="follow"),
    "review.key.find-item": Message(sv="sök post", en="find an item"),
    "review.history-reading": Message(
        sv="Läser och jämför alla planer i serien …", en="Reading and comparing all plans of the series …"
    ),
    "review.history-no-series": Message(
        sv="Planerna hör inte till någon serie, så det finns ingen historik. En serie är en mapp med en plan för varje "
        "år, till exempel snapshots/ekvik/omsorgsnamnden.",
        en="The plans belong to no series, so there is no history. A series is a folder with a plan for every year, "
        "such as snapshots/ekvik/omsorgsnamnden.",
    ),
    "review.history-unread": Message(sv="Historiken är inte hel: {problem}", en="The history is not whole: {problem}"),
    "review.history-gone": Message(
        sv="Posten finns inte i någon av seriens planer som de är nu på disk.",
        en="The item is in none of the plans of the series as they are on disk now.",
    ),
    "review.history-follow": Message(sv="Vilken post vill du följa?", en="Which item do you want to follow?"),
    "review.history-find": Message(
        sv="Vilken posts historik vill du se?", en="The history of which item do you want to see?"
    ),
    "review.key.export": Message(sv="spara som fil", en="write to a file"),
    "review.key.outline": Message(sv="nästa mottagare", en="the next readers"),
    "review.key.brief": Message(sv="kort eller hel", en="brief or whole"),
    "review.key.copy-memo": Message(sv="kopiera texten", en="copy the text"),
    "review.key.visit": Message(sv="visa ändringen", en="show the change"),
    "review.key.remove": Message(sv="ta bort", en="remove"),
    "review.key.component": Message(sv="nytt belopp", en="new component"),
    "review.key.component-here": Message(sv="förklara beloppet", en="explain the amount"),
    "review.copied-view": Message(sv="sidan", en="the page"),
    "review.key.copy-page": Message(sv="kopiera sidan", en="copy the page"),
    "bridge.heading": Message(
        sv="Bryggan från gammal till ny nettokostnad, {unit}",
        en="The bridge from old to new net cost, {unit}",
    ),
    "bridge.legend": Message(
        sv="Plus, och en stapel åt höger, är högre kostnad. {done} är förklarat, {left} är kvar att förklara.",
        en="Plus, and a bar to the right, is a higher cost. {done} is explained, {left} is left to explain.",
    ),
    "bridge.none": Message(
        sv="Planerna har inte båda belopp per verksamhet, så det går inte att lägga någon brygga mellan dem.",
        en="The plans do not both have amounts by unit, so no bridge can be laid between them.",
    ),
    "bridge.span": Message(sv="{old} → {new} ({change}{share})", en="{old} → {new} ({change}{share})"),
    "bridge.rest": Message(sv="Förklarat {explained}, kvar {rest}:", en="Explained {explained}, left {rest}:"),
    "bridge.exact": Message(sv="klart", en="done"),
    "bridge.explained": Message(sv="klart, resten är avrundning", en="done, the rest is rounding"),
    "bridge.share": Message(
        sv="kan vara verksamhetens del av ett gemensamt belopp", en="can be the unit's share of a common amount"
    ),
    "bridge.unexplained": Message(sv="saknar förklaring", en="lacks an explanation"),
    "bridge.components": Message(sv="Förklarade belopp", en="Components"),
    "bridge.past": Message(
        sv="Räknas inte: skälet är inaktuellt eller duger inte.",
        en="Does not count: the reason is stale, or will not do.",
    ),
    "bridge.no-components": Message(
        sv="Inget belopp är förklarat än. Skälet kan vara en uppräkning, en effektivisering eller en omfördelning.",
        en="No component is given. A component can be an index, a saving or a transfer between units.",
    ),
    "risks.legend": Message(
        sv="Riskindex 1–16. ○ är det gamla indexet, ▶ ett höjt, ◀ ett sänkt, ● ett oförändrat, + en ny risk och "
        "✕ en borttagen risk.",
        en="Risk index 1–16. ○ is the old index, ▶ a raised one, ◀ a lowered one, ● an unchanged one, + a new risk "
        "and ✕ a dropped risk.",
    ),
    "risks.none": Message(sv="Ingen av planerna har några risker.", en="Neither plan has any risks."),
    "risks.not-compared": Message(sv="? är en risk som inte är jämförd.", en="? is a risk that was not compared."),
    "risks.band": Message(sv="Riskindex {low}–{high}", en="Risk index {low}–{high}"),
    "risks.band-none": Message(sv="Utan riskindex", en="Without a risk index"),
    "review.outline.memo": Message(sv="Till tjänsteskrivelsen", en="For the cover memo"),
    "review.outline.unions": Message(sv="Till de fackliga organisationerna", en="For the trade unions"),
    "review.outline.auditors": Message(sv="Till revisorerna", en="For the auditors"),
    "review.outline.follow_up": Message(sv="Om uppföljningen", en="On the follow-up"),
    "review.outline-whole": Message(sv="{readers}, hela texten.", en="{readers}, in whole."),
    "review.outline-brief": Message(sv="{readers}, i korthet.", en="{readers}, in brief."),
    "review.picture": Message(
        sv="[Bild i Word och på webbsidan: {caption}]", en="[Picture in Word and on the web page: {caption}]"
    ),
    "review.copied-memo": Message(sv="texten, som Markdown", en="the text, as Markdown"),
    "review.export-title": Message(sv="Spara texten i en fil", en="Write the text to a file"),
    "review.export-here": Message(
        sv="Filnamnets slut avgör formatet: .docx är Word, .html en webbsida, .md Markdown.",
        en="The ending of the name says the format: .docx is Word, .html a web page, .md Markdown.",
    ),
    "review.export-name.memo": Message(sv="tjansteskrivelse-{year}.docx", en="tjansteskrivelse-{year}.docx"),
    "review.export-name.unions": Message(sv="mbl-{year}.docx", en="mbl-{year}.docx"),
    "review.export-name.auditors": Message(sv="revision-{year}.docx", en="revision-{year}.docx"),
    "review.export-name.follow_up": Message(sv="uppfoljning-{year}.docx", en="uppfoljning-{year}.docx"),
    "review.export-exists": Message(
        sv="Filen {path} finns redan. Tryck Retur en gång till för att ersätta den, eller skriv ett annat namn.",
        en="The file {path} is there already. Press Enter once more to replace it, or write another name.",
    ),
    "review.export-at-work": Message(sv="Sparar …", en="Writing …"),
    "review.export-draft": Message(
        sv="Grinden är stängd, så texten blir ett utkast. När grinden är öppen blir den slutlig, här eller med "
        "«vpbdiff summary {old} {new} --final -o FIL».",
        en="The gate is closed, so the text will be a draft. When the gate is open it will be final, here or by "
        "«vpbdiff summary {old} {new} --final -o FILE».",
    ),
    "review.export-final": Message(
        sv="Grinden är öppen, så texten blir slutlig. Vill du ha den i en egen Wordmall: "
        "«vpbdiff summary {old} {new} --final --template MALL -o FIL».",
        en="The gate is open, so the text will be final. To have it in a Word template of your own: "
        "«vpbdiff summary {old} {new} --final --template TEMPLATE -o FILE».",
    ),
    "review.exported-draft": Message(sv="Sparad som utkast: {path}.", en="Written as a draft: {path}."),
    "review.exported-final": Message(sv="Sparad som slutlig text: {path}.", en="Written as the final text: {path}."),
}


_WEB: dict[str, Message] = {
    "web.skip": Message(sv="Hoppa till innehållet", en="Skip to the content"),
    "web.contents": Message(sv="Innehåll", en="Contents"),
    "web.money": Message(sv="Pengarna", en="The money"),
    "web.risks": Message(sv="Risker", en="Risks"),
    "web.index": Message(sv="Riskindex {index}", en="Risk index {index}"),
    "web.more-cards.one": Message(sv="Visa en till", en="Show one more"),
    "web.more-cards.many": Message(sv="Visa {n} till", en="Show {n} more"),
    "web.changes.one": Message(sv="1 ändring", en="1 change"),
    "web.changes.many": Message(sv="{n} ändringar", en="{n} changes"),
    "web.row": Message(sv="Post", en="Row"),
    "web.removed": Message(sv="borttaget", en="removed"),
    "web.added": Message(sv="tillagt", en="added"),
    "web.not-there": Message(sv="Finns inte i planen.", en="Not in the plan."),
    "web.filter": Message(sv="Sök bland ändringarna", en="Search the changes"),
    "web.filter-text": Message(sv="Text", en="Text"),
    "web.filter-entity": Message(sv="Del av planen", en="Part of the plan"),
    "web.filter-kind": Message(sv="Slag av ändring", en="Kind of change"),
    "web.filter-all": Message(sv="Alla", en="All"),
    "web.filter-gap": Message(
        sv="Bara ändringar som saknar skäl eller beslut", en="Only changes that lack a reason or a decision"
    ),
    "web.filter-clear": Message(sv="Visa alla ändringar", en="Show all changes"),
    "web.filter-keys": Message(
        sv="På en ändring som du har hoppat till går tangenten N till nästa och P till föregående.",
        en="On a change that you have jumped to, the key N leads to the next one and P to the previous one.",
    ),
    "web.filter-next": Message(sv="Nästa ändring", en="Next change"),
    "web.filter-previous": Message(sv="Föregående ändring", en="Previous change"),
    "web.filter-shown": Message(sv="Visar {shown} av {all} ändringar.", en="Showing {shown} of {all} changes."),
}


_SUMMARY: dict[str, Message] = {
    "summary.help": Message(
        sv="Skriv sammanfattningen av ändringarna till tjänsteskrivelsen, på svenska.",
        en="Write the summary of changes for the cover memo. The memo is in Swedish.",
    ),
    "summary.option-format": Message(
        sv="Format; utan det som filens namn slutar på, annars markdown.",
        en="Format; without it what the file's name ends with, else markdown.",
    ),
    "summary.option-outline": Message(
        sv="Vem den är för: nämnden (förval), fackliga eller revisorer. uppföljning: vad rapporterna säger.",
        en="Whom it is for: committee (default), unions or auditors. follow-up: what the reports say.",
    ),
    "summary.metavar-outline": Message(sv="LÄSARE", en="READER"),
    "summary.outline.memo": Message(sv="nämnden / tjänsteskrivelse / tjänsteskrivelsen", en="committee"),
    "summary.outline.unions": Message(sv="fackliga / facket / de fackliga", en="unions"),
    "summary.outline.auditors": Message(sv="revisorer / revisorerna", en="auditors"),
    "summary.outline.follow_up": Message(sv="uppföljning / uppföljningen", en="follow-up"),
    "summary.option-brief": Message(
        sv="Bara förslaget till beslut och sammanfattningen, en halv sida.",
        en="Only the proposal for decision and the summary, half a page.",
    ),
    "summary.option-final": Message(
        sv="Skriv ingenting så länge kontrollen (vpbdiff check) hittar fel.",
        en="Write nothing while the gate (vpbdiff check) finds errors.",
    ),
    "summary.option-template": Message(
        sv="Fyll kommunens eget Word-dokument vid dess platshållare, "
        "till exempel {{{{sammanfattning}}}} (med -f docx).",
        en="Fill the municipality's own Word document at its placeholders, "
        "such as {{{{sammanfattning}}}} (with -f docx).",
    ),
    "render.no-file": Message(
        sv="formatet {form} kan inte skrivas i terminalen. Ange filen med -o FIL{ending}.",
        en="the format {form} can't be written to the terminal. Name the file with -o FILE{ending}.",
    ),
    "render.ending": Message(
        sv="ändelsen «{ending}» går inte här; filens namn kan sluta på {known}.",
        en="the ending «{ending}» can't be had here; the file's name can end with {known}.",
    ),
    "render.other-ending": Message(
        sv="ändelsen «{ending}» säger ett annat format än --format {form}, som skrivs till filer vars namn slutar på "
        "{known}.",
        en="the ending «{ending}» says another format than --format {form}, which is written to files whose names end "
        "with {known}.",
    ),
    "render.option-open": Message(
        sv="Öppna filen när den är skriven, i det program som datorn har för den.",
        en="Open the file when it is written, in the program that the computer has for it.",
    ),
    "render.nothing-to-open": Message(
        sv="--open öppnar den fil som skrivs. Lägg till -o FIL, till exempel -o resultat.html.",
        en="--open opens the file that is written. Add -o FILE, such as -o result.html.",
    ),
    "render.not-opened": Message(
        sv="{path} gick inte att öppna härifrån. Öppna filen själv.",
        en="{path} could not be opened from here. Open the file yourself.",
    ),
    "render.written": Message(sv="{path} är skriven ({form}).", en="{path} is written ({form})."),
    "render.own.plan": Message(
        sv="filen är en plan, som en rapport aldrig skriver över; välj ett annat namn.",
        en="the file is a plan, which a report never overwrites; choose another name.",
    ),
    "render.own.record": Message(
        sv="filen är uppgifterna om en import, som en rapport aldrig skriver över; välj ett annat namn.",
        en="the file is the record of an import, which a report never overwrites; choose another name.",
    ),
    "render.own.explanations": Message(
        sv="filen är förklaringar, som en rapport aldrig skriver över; välj ett annat namn.",
        en="the file is explanations, which a report never overwrites; choose another name.",
    ),
    "render.own.report": Message(
        sv="filen är en uppföljning som är inläst, och skrivs därför inte över; välj ett annat namn.",
        en="the file is a follow-up report that was imported, and so is not overwritten; choose another name.",
    ),
    "render.own.settings": Message(
        sv="filen är inställningar, som en rapport aldrig skriver över; välj ett annat namn.",
        en="the file is settings, which a report never overwrites; choose another name.",
    ),
    "render.own.input": Message(
        sv="filen läses av samma kommando, och skrivs därför inte över; välj ett annat namn.",
        en="the file is read by this very command, and so is not overwritten; choose another name.",
    ),
    "render.own.document": Message(
        sv="filen heter som ett dokument som planen är inläst från, och skrivs därför inte över; välj ett annat namn.",
        en="the file is named as a document that the plan was read from, and so is not overwritten; choose another "
        "name.",
    ),
    "render.no-library": Message(
        sv="det som skriver sådana filer är inte installerat. Kör «{command}».",
        en="what writes such files is not installed. Run «{command}».",
    ),
    "summary.no-pictures": Message(
        sv="Bilderna är inte med: det som ritar dem är inte installerat. Texten säger samma sak. "
        "Kör «{command}» för att få dem.",
        en="The pictures are left out: what draws them is not installed. The text says the same. "
        "Run «{command}» to have them.",
    ),
    "summary.template-format": Message(
        sv="en mall är ett Word-dokument. Ange formatet med --format docx.",
        en="a template is a Word document. Give the format with --format docx.",
    ),
    "summary.template-empty": Message(
        sv="mallen har ingen platshållare att fylla. Skriv en eller flera av dem där texten ska stå: {names}.",
        en="the template has no placeholder to fill. Write one or more of them where the text is to stand: {names}.",
    ),
    "summary.template-not-alone": Message(
        sv="platshållaren {name} står inte ensam i sitt stycke («{text}»). Ett avsnitt är flera stycken: "
        "ge platshållaren ett eget stycke.",
        en="the placeholder {name} does not stand alone in its paragraph («{text}»). A section is several paragraphs: "
        "give the placeholder a paragraph of its own.",
    ),
    "summary.template-unknown": Message(
        sv="{path}: platshållaren «{name}» finns inte och står kvar som den är.",
        en="{path}: there is no placeholder «{name}»; it is left as it is.",
    ),
    "summary.no-report": Message(
        sv="det finns ingen rapport om {year} i serien. Läs in den först: vpbdiff import RAPPORT.",
        en="the series has no report on {year}. Import it first: vpbdiff import REPORT.",
    ),
    "summary.not-final": Message(
        sv="sammanfattningen kan inte bli slutlig: kontrollen hittar {number} fel. "
        "Kör vpbdiff check {old} {new} och rätta dem, eller skriv ett utkast utan --final.",
        en="the summary can't be final: the gate finds {number} errors. "
        "Run vpbdiff check {old} {new} and mend them, or write a draft without --final.",
    ),
    "summary.lacking": Message(
        sv="Utkastet är inte klart: {lacking}. Det som saknas är markerat med hakparenteser.",
        en="The draft is not ready: {lacking}. What is missing is marked with brackets.",
    ),
    "summary.blanks.one": Message(
        sv="En plats är kvar för vad bara människor vet, inom hakparenteser.",
        en="One place is left for what only people know, in brackets.",
    ),
    "summary.blanks.many": Message(
        sv="{n} platser är kvar för vad bara människor vet, inom hakparenteser.",
        en="{n} places are left for what only people know, in brackets.",
    ),
    "summary.option-ids": Message(
        sv="Lägg in vilka ändringar varje mening gäller, osynligt, i Markdown.",
        en="Put into Markdown, unseen, which changes each sentence is on.",
    ),
    "summary.option-verify": Message(
        sv="Läs en redigerad sammanfattning (Markdown eller Word) och visa vad i den som inte stämmer med planerna.",
        en="Read an edited summary (Markdown or Word) and show what in it does not agree with the plans.",
    ),
    "summary.verified": Message(
        sv="{path}: inget i texten motsägs av planerna, och inget som hör till sammanfattningen saknas.",
        en="{path}: nothing in the text is contradicted by the plans, and nothing of the summary is missing.",
    ),
    "summary.borne-out": Message(
        sv="{path}: planerna stöder {own} av dina egna meningar, {ours} av sammanfattningens och {rows} tabellrader.",
        en="{path}: the plans bear out {own} of your own sentences, {ours} of the summary's and {rows} table rows.",
    ),
    "summary.untested.one": Message(
        sv="{path}: en mening är din egen och har inte prövats: rad {places}.",
        en="{path}: one sentence is your own and has not been tested: line {places}.",
    ),
    "summary.untested.many": Message(
        sv="{path}: {n} meningar är dina egna och har inte prövats: rad {places}.",
        en="{path}: {n} sentences are your own and have not been tested: line {places}.",
    ),
    "summary.untested-near.one": Message(
        sv="{path}: en mening är din egen och har inte prövats: {places}.",
        en="{path}: one sentence is your own and has not been tested: {places}.",
    ),
    "summary.untested-near.many": Message(
        sv="{path}: {n} meningar är dina egna och har inte prövats: {places}.",
        en="{path}: {n} sentences are your own and have not been tested: {places}.",
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
    "summary.doubt.statement": Message(
        sv="planerna säger något annat än «{what}».", en="the plans say otherwise than «{what}»."
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

MESSAGES: dict[str, Message] = {**_VIEWS, **_WEB, **_SUMMARY}
