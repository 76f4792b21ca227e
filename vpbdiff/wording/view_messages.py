"""Messages on the topic: views. The bridge, the risks and the record, as the review shows them."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    "review.view.budget": Message(sv="Budget", en="Budget"),
    "review.view.risks": Message(sv="Risker", en="Risks"),
    "review.view.explanations": Message(sv="Förklaringar", en="Explanations"),
    "review.view.summary": Message(sv="Underlag", en="Summary"),
    "review.key.view-budget": Message(sv="budgeten", en="the budget"),
    "review.key.view-risks": Message(sv="riskerna", en="the risks"),
    "review.key.view-explanations": Message(sv="förklaringarna", en="the explanations"),
    "review.key.view-summary": Message(sv="underlaget: sammanfattningen som text", en="the summary as a text"),
    "review.view.history": Message(sv="Historik", en="History"),
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
    "bridge.span": Message(sv="{old} → {new} ({change})", en="{old} → {new} ({change})"),
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
    "risks.unknown-list": Message(
        sv="Riskerna går inte att jämföra: en av planerna är bara känd genom den andras jämförelsekolumn.",
        en="The risks can't be compared: one of the plans is known only from the other's comparison column.",
    ),
    "risks.band": Message(sv="Riskindex {low}–{high}", en="Risk index {low}–{high}"),
    "risks.band-none": Message(sv="Utan riskindex", en="Without a risk index"),
    "risks.no-index": Message(sv="saknas", en="none"),
    "risks.dropped": Message(sv="{old} borttagen", en="{old} dropped"),
    "risks.new": Message(sv="{new} ny", en="{new} new"),
    "risks.raised": Message(sv="{old} → {new} höjt", en="{old} → {new} raised"),
    "risks.lowered": Message(sv="{old} → {new} sänkt", en="{old} → {new} lowered"),
    "risks.same": Message(sv="{new} oförändrat", en="{new} unchanged"),
    "risks.merged": Message(sv="{old} → {new} sammanslagen", en="{old} → {new} merged"),
    "risks.split": Message(sv="{old} → {new} delad", en="{old} → {new} split"),
    "risks.dropped-none": Message(sv="borttagen, utan index", en="dropped, without index"),
    "risks.new-none": Message(sv="ny, utan index", en="new, without index"),
    "risks.same-none": Message(sv="utan index", en="without index"),
    "risks.unknown": Message(sv="{old} → {new}", en="{old} → {new}"),
    "review.outline.memo": Message(sv="Till tjänsteskrivelsen", en="For the cover memo"),
    "review.outline.unions": Message(sv="Till de fackliga organisationerna", en="For the trade unions"),
    "review.outline.auditors": Message(sv="Till revisorerna", en="For the auditors"),
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
