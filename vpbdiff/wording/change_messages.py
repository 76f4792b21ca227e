"""Messages on the topic: changes. What is said of a change, its facets and its numbers, in every output.

`vpbdiff.statements` alone takes them from the catalogue. `change.kind.<kind>.u/.n/.p` is an adjective beside an
en-word, an ett-word or several; `change.kind.<kind>` alone is what the item has got, after «med». Every kind of change
has one of the two.
"""

from __future__ import annotations

from vpbdiff.model.changes import Kind
from vpbdiff.wording.catalogue import Message
from vpbdiff.wording.entity_messages import FIELDS


def _adjective(kind: str, sv: tuple[str, str, str], en: str) -> dict[str, Message]:
    return {f"change.kind.{kind}.{form}": Message(sv=word, en=en) for form, word in zip("unp", sv, strict=True)}


_KINDS = {
    **_adjective("added", ("ny", "nytt", "nya"), "new"),
    **_adjective("removed", ("borttagen", "borttaget", "borttagna"), "removed"),
    **_adjective("merged", ("sammanslagen", "sammanslaget", "sammanslagna"), "merged"),
    **_adjective("split", ("delad", "delat", "delade"), "split"),
    **_adjective("moved", ("flyttad", "flyttat", "flyttade"), "moved"),
    **_adjective("renamed", ("omdöpt", "omdöpt", "omdöpta"), "renamed"),
    **_adjective("reworded", ("omformulerad", "omformulerat", "omformulerade"), "reworded"),
    "change.kind.raised": Message(sv="höjt värde", en="a raised value"),
    "change.kind.raised.rated": Message(sv="höjt index", en="a raised index"),
    "change.kind.raised.targets": Message(sv="höjt målvärde", en="a raised target"),
    "change.kind.raised.baselines": Message(sv="höjt utgångsvärde", en="a raised baseline"),
    "change.kind.lowered": Message(sv="sänkt värde", en="a lowered value"),
    "change.kind.lowered.rated": Message(sv="sänkt index", en="a lowered index"),
    "change.kind.lowered.targets": Message(sv="sänkt målvärde", en="a lowered target"),
    "change.kind.lowered.baselines": Message(sv="sänkt utgångsvärde", en="a lowered baseline"),
    "change.kind.retargeted": Message(sv="ändrat målvärde", en="a changed target"),
    "change.kind.retargeted.baselines": Message(sv="ändrat utgångsvärde", en="a changed baseline"),
    "change.kind.increased": Message(sv="högre belopp", en="a higher amount"),
    "change.kind.increased.income": Message(sv="högre intäkt", en="higher income"),
    "change.kind.increased.cost": Message(sv="högre kostnad", en="a higher cost"),
    "change.kind.increased.net": Message(sv="högre nettokostnad", en="a higher net cost"),
    "change.kind.decreased": Message(sv="lägre belopp", en="a lower amount"),
    "change.kind.decreased.income": Message(sv="lägre intäkt", en="lower income"),
    "change.kind.decreased.cost": Message(sv="lägre kostnad", en="a lower cost"),
    "change.kind.decreased.net": Message(sv="lägre nettokostnad", en="a lower net cost"),
    "change.kind.restated": Message(sv="ändrad uppgift för tidigare år", en="a restated figure"),
    "change.kind.restated.outcomes": Message(sv="ändrat utfall", en="a restated outcome"),
    "change.kind.restated.amounts": Message(
        sv="ändrat belopp för tidigare år", en="a restated amount of an earlier year"
    ),
    "change.kind.transferred": Message(sv="troligen överfört belopp", en="a probably transferred amount"),
    "change.kind.recategorised": Message(sv="ny kategori", en="a new category"),
    **{
        f"change.kind.recategorised.{name}": words.another
        for name, words in FIELDS.items()
        if words.another is not None
    },
    "change.kind.dated": Message(sv="nytt datum eller nummer", en="a new date or number"),
    "change.kind.dated.deadline": Message(sv="nytt slutdatum", en="a new deadline"),
    "change.kind.dated.time": Message(sv="ny tidpunkt", en="another time"),
    "change.kind.field_changed": Message(sv="ändrade uppgifter", en="changed details"),
    "change.kind.field_changed.responsible": Message(sv="ny ansvarig", en="another responsible"),
    "change.kind.field_changed.frequency": Message(sv="ändrad frekvens", en="a changed frequency"),
    "change.kind.field_changed.method": Message(sv="ändrad metod", en="a changed method"),
    "change.kind.field_changed.reported_to": Message(sv="ändrad rapportering", en="changed reporting"),
    "change.kind.field_changed.decided_by": Message(sv="annan beslutsfattare", en="another decider"),
    "change.kind.field_changed.given_by": Message(sv="annan uppdragsgivare", en="another client"),
    "change.kind.field_changed.data_source": Message(sv="annan datakälla", en="another source of data"),
    "change.kind.status_changed": Message(sv="ny status", en="a new status"),
    "change.kind.value_changed": Message(sv="ändrat värde", en="a changed value"),
    "change.kind.value_changed.raised": Message(sv="höjd avgift", en="a raised charge"),
    "change.kind.value_changed.lowered": Message(sv="sänkt avgift", en="a lowered charge"),
    "change.kind.rolled": Message(sv="värden för andra år", en="values for other years"),
    "change.kind.reordered": Message(sv="annan plats i listan", en="another place in the list"),
    **{
        f"change.kind.editorial.{form}": Message(sv=f"redaktionellt {sv}", en="editorially changed")
        for form, sv in (("u", "ändrad"), ("n", "ändrat"), ("p", "ändrade"))
    },
    "change.same-read": Message(sv="{n} lika i det som lästes", en="{n} the same in what was read"),
    **_adjective("unchanged", ("oförändrad", "oförändrat", "oförändrade"), "unchanged"),
}

_COUNTS = {
    "change.count-with": Message(sv="{n} med {what}", en="{n} with {what}"),
    "change.count-parts": Message(sv="{n} med ändrade {parts}", en="{n} with changed {parts}"),
    "change.count-bare-now": Message(sv="{n} utan belopp nu", en="{n} without an amount now"),
    "change.count-bare-before": Message(sv="{n} utan belopp förut", en="{n} without an amount before"),
    "change.count-merged": Message(sv="{old} sammanslagna till {new}", en="{old} merged into {new}"),
    "change.count-split.u": Message(sv="{old} delad i {new}", en="{old} split into {new}"),
    "change.count-split.n": Message(sv="{old} delat i {new}", en="{old} split into {new}"),
    "change.count-split.p": Message(sv="{old} delade i {new}", en="{old} split into {new}"),
}

_SELECTION = {
    "change.selected": Message(
        sv="Urval: {what}. Här visas {shown} av {all} ändringar.",
        en="Selection: {what}. Shown here: {shown} of {all} changes.",
    ),
    "change.only-entity": Message(sv="bara {what}", en="only {what}"),
    "change.only-kind": Message(sv="bara ändringar av slaget {what}", en="only changes of the kind {what}"),
    "change.only-unit": Message(sv="bara det som gäller «{unit}»", en="only what is about «{unit}»"),
    "change.only-material": Message(sv="inga redaktionella ändringar", en="no editorial changes"),
}


_RATED = {
    "change.rated-index": Message(sv="riskindex {rating}", en="risk index {rating}"),
    "change.rated-level": Message(sv="risknivå {rating}", en="risk level {rating}"),
}

_FACETS = {
    "change.label": Message(sv="{word}: ", en="{word}: "),
    "change.headline": Message(sv="{what}: ", en="{what}: "),
    "change.headline-with": Message(sv="{what} med {rest}: ", en="{what} with {rest}: "),
    "change.renamed": Message(sv="Hette förut: ", en="Formerly: "),
    "change.other-name": Message(sv="annat namn i planen för {year}", en="another name in the plan for {year}"),
    "change.other-name-before": Message(sv="I planen för {year}: ", en="In the plan for {year}: "),
    "change.bare-now": Message(sv="{entity} utan belopp nu: ", en="{entity} without an amount now: "),
    "change.bare-before": Message(sv="{entity} utan belopp förut: ", en="{entity} without an amount before: "),
    "change.no-amount": Message(sv="inget belopp angivet", en="no amount given"),
    "change.transferred": Message(
        sv="Troligen överfört från «{source}» till «{target}»: lika stora belopp åt var sitt håll",
        en="Probably transferred from «{source}» to «{target}»: equal amounts in opposite directions",
    ),
    "change.form-now": Message(sv="Nu punkt i en lista", en="Now an item of a list"),
    "change.form-before": Message(sv="Inte längre punkt i en lista", en="No longer an item of a list"),
    "change.from-to": Message(sv="{old} → {new}", en="{old} → {new}"),
    "change.before": Message(sv="Förut: ", en="Before: "),
    "change.now": Message(sv="Nu: ", en="Now: "),
    "change.moved.u": Message(sv="Flyttad från {owner}: ", en="Moved from {owner}: "),
    "change.moved.n": Message(sv="Flyttat från {owner}: ", en="Moved from {owner}: "),
    "change.moved-list.u": Message(sv="Flyttad från {list}", en="Moved from {list}"),
    "change.moved-list.n": Message(sv="Flyttat från {list}", en="Moved from {list}"),
    "change.moved-top.u": Message(sv="Flyttad från planens översta nivå", en="Moved from the top level of the plan"),
    "change.moved-top.n": Message(sv="Flyttat från planens översta nivå", en="Moved from the top level of the plan"),
    "change.moved-away.u": Message(sv="Flyttad till {owner}: ", en="Moved to {owner}: "),
    "change.moved-away.n": Message(sv="Flyttat till {owner}: ", en="Moved to {owner}: "),
    "change.merged-part": Message(sv="Av: ", en="From: "),
    "change.split-part": Message(sv="Till: ", en="Into: "),
    "change.share": Message(sv=" ({share} av texten återfinns)", en=" ({share} of its text is found again)"),
    "change.by-amounts": Message(sv=" (föreslås av beloppen)", en=" (proposed by the amounts)"),
    "change.holding": Message(sv="Med {what}:", en="With {what}:"),
    "change.unshown": Message(sv="Utanför urvalet: {what}", en="Outside the selection: {what}"),
    "change.weakened-here": Message(
        sv="Ett löfte kan ha blivit svagare (läs ändringen)", en="A promise may be weaker now (read the change)"
    ),
    "change.weakened": Message(sv="Svagare löfte? ", en="Weaker promise? "),
    "change.proposed": Message(sv=" (förslag: redaktionell)", en=" (proposed: editorial)"),
    "change.rolled-new": Message(sv=" (nytt år)", en=" (a new year)"),
    "change.rolled-gone": Message(sv=" (året är inte längre med)", en=" (the year is no longer there)"),
    "change.rolled-planned": Message(sv=" (redan planerat)", en=" (already planned)"),
    "change.rolled-same": Message(sv=" (oförändrat)", en=" (unchanged)"),
    "change.editorial": Message(sv=" (redaktionellt)", en=" (editorial)"),
    "change.paired": Message(
        sv="Antas vara samma {entity}: {score} lika ({field})",
        en="Held to be the same {entity}: {score} alike ({field})",
    ),
    "change.paired-text": Message(
        sv="Antas vara samma {entity}: {score} lika", en="Held to be the same {entity}: {score} alike"
    ),
    "change.paired-pinned": Message(
        sv="En person har angett att det är samma {entity}", en="A person has said that this is the same {entity}"
    ),
    "change.paired-body": Message(sv="hela texten", en="the whole text"),
    "change.editorial-in": Message(sv="{entity} i «{owner}»", en="{entity} in «{owner}»"),
    "change.editorial-of": Message(sv="{entity}: {title} – ", en="{entity}: {title} – "),
    "change.reordered-list": Message(sv="{list}: {moves}", en="{list}: {moves}"),
    "change.reordered-item": Message(sv="«{name}» {old} → {new}", en="«{name}» {old} → {new}"),
    "change.reordered-under": Message(sv="{list} ({owner})", en="{list} ({owner})"),
    "change.place-of": Message(sv="plats i planen", en="place in the plan"),
    "change.place-in-list": Message(sv="plats i listan", en="place in the list"),
    "change.number": Message(sv="nummer {n}", en="number {n}"),
    "change.significance-material": Message(sv="i sak", en="material"),
    "change.significance-editorial": Message(sv="redaktionell", en="editorial"),
    "change.significance-proposed": Message(sv="redaktionell (förslag)", en="editorial (proposed)"),
}

_RISKS = {
    "change.index-raised": Message(sv="höjt", en="raised"),
    "change.index-lowered": Message(sv="sänkt", en="lowered"),
    "change.index-same": Message(sv="oförändrat", en="unchanged"),
    "change.no-index": Message(sv="utan index", en="without index"),
    "change.not-compared": Message(sv="inte jämförd", en="not compared"),
}

_EVIDENCE = {
    "change.pair-of": Message(sv="{name}: {why}", en="{name}: {why}"),
    "change.unpaired-old": Message(
        sv="Inget i den nya planen är tillräckligt likt.", en="Nothing in the new plan is enough like it."
    ),
    "change.gone-unproved": Message(
        sv="Kan stå kvar i det som inte kunde läsas.", en="It may still be in what could not be read."
    ),
    "change.new-unproved": Message(
        sv="Kan ha stått i det som inte kunde läsas av den förra planen.",
        en="It may have been in what could not be read of the previous plan.",
    ),
    "change.unpaired-new": Message(
        sv="Inget i den gamla planen är tillräckligt likt.", en="Nothing in the old plan is enough like it."
    ),
    "change.rung.same-id": Message(sv="De har samma id", en="They have the same id"),
    "change.rung.same-text": Message(sv="All text är densamma", en="All their text is the same"),
    "change.rung.same-title-same-parent": Message(
        sv="Samma namn på samma ställe", en="The same name in the same place"
    ),
    "change.rung.same-role": Message(sv="De har samma roll i planen", en="They have the same role in the plan"),
    "change.rung.same-but-figures": Message(
        sv="Namnen skiljer sig bara i tal, ordföljd eller böjning",
        en="Their names differ only in figures, word order or inflection",
    ),
    "change.rung.same-values": Message(
        sv="Siffrorna för samma år är desamma", en="Their figures for the same years are the same"
    ),
    "change.rung.similar-same-parent": Message(
        sv="De liknar varandra mest på samma ställe ({field})", en="They are most alike in the same place ({field})"
    ),
    "change.rung.same-title-other-parent": Message(
        sv="Samma namn på ett annat ställe", en="The same name in another place"
    ),
    "change.rung.similar-other-parent": Message(
        sv="De liknar varandra mest på ett annat ställe ({field})", en="They are most alike in another place ({field})"
    ),
    "change.rung.merged": Message(sv="Texten återfinns i den sammanslagna", en="Its text is found in the merged one"),
    "change.rung.split": Message(sv="Texten återfinns i en av delarna", en="The text is found in one of the parts"),
    "change.rung.by-amounts": Message(
        sv="Beloppen går jämnt ihop; kontrollera att det är samma verksamhet",
        en="The amounts add up exactly; check that it is the same unit",
    ),
    "change.how.sure": Message(sv="{why}: {score} lika, säkert", en="{why}: {score} alike, certain"),
    "change.how.likely": Message(sv="{why}: {score} lika, troligt", en="{why}: {score} alike, likely"),
    "change.how.unsure": Message(
        sv="{why}: {score} lika, osäkert – kontrollera", en="{why}: {score} alike, uncertain – check it"
    ),
}

MESSAGES: dict[str, Message] = {**_KINDS, **_COUNTS, **_SELECTION, **_RATED, **_FACETS, **_RISKS, **_EVIDENCE}

KIND_NAMES = Message(
    sv=", ".join((MESSAGES.get(f"change.kind.{kind}.u") or MESSAGES[f"change.kind.{kind}"]).sv for kind in Kind),
    en=", ".join(Kind),
)
"""All kinds of change by the word that a report prints of one: what a user may choose among."""
