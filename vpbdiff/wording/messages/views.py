"""Messages on the topic: views. The bridge, the risks and the record, as the review shows them."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    "review.view.budget": Message(sv="Budget", en="Budget"),
    "review.view.risks": Message(sv="Risker", en="Risks"),
    "review.view.explanations": Message(sv="Förklaringar", en="Explanations"),
    "review.key.view-budget": Message(sv="budgeten", en="the budget"),
    "review.key.view-risks": Message(sv="riskerna", en="the risks"),
    "review.key.view-explanations": Message(sv="förklaringarna", en="the explanations"),
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
}
