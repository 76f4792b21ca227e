"""Messages on the topic: diff. What `vpbdiff diff` says, in every format.

`kind.<kind>.u/.n/.p` is an adjective beside an en-word, an ett-word or several; `kind.<kind>` alone is what the item
has got, after «med». Every kind of change has one of the two.
"""

from __future__ import annotations

from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.wording.catalogue import Message


def _adjective(kind: str, sv: tuple[str, str, str], en: str) -> dict[str, Message]:
    return {f"kind.{kind}.{form}": Message(sv=word, en=en) for form, word in zip("unp", sv, strict=True)}


_KINDS = {
    **_adjective("added", ("ny", "nytt", "nya"), "new"),
    **_adjective("removed", ("borttagen", "borttaget", "borttagna"), "removed"),
    **_adjective("merged", ("sammanslagen", "sammanslaget", "sammanslagna"), "merged"),
    **_adjective("split", ("delad", "delat", "delade"), "split"),
    **_adjective("moved", ("flyttad", "flyttat", "flyttade"), "moved"),
    **_adjective("renamed", ("omdöpt", "omdöpt", "omdöpta"), "renamed"),
    **_adjective("reworded", ("omformulerad", "omformulerat", "omformulerade"), "reworded"),
    "kind.raised": Message(sv="höjt index", en="a raised index"),
    "kind.lowered": Message(sv="sänkt index", en="a lowered index"),
    "kind.increased": Message(sv="högre belopp", en="a higher amount"),
    "kind.increased.income": Message(sv="högre intäkt", en="higher income"),
    "kind.increased.cost": Message(sv="högre kostnad", en="a higher cost"),
    "kind.increased.net": Message(sv="högre nettokostnad", en="a higher net cost"),
    "kind.decreased": Message(sv="lägre belopp", en="a lower amount"),
    "kind.decreased.income": Message(sv="lägre intäkt", en="lower income"),
    "kind.decreased.cost": Message(sv="lägre kostnad", en="a lower cost"),
    "kind.decreased.net": Message(sv="lägre nettokostnad", en="a lower net cost"),
    "kind.transferred": Message(sv="troligen överfört belopp", en="a probably transferred amount"),
    "kind.recategorised": Message(sv="ny kategori", en="a new category"),
    "kind.recategorised.index": Message(sv="ändrad riskbedömning", en="a changed risk assessment"),
    "kind.recategorised.role": Message(sv="annan roll i planen", en="another role in the plan"),
    "kind.recategorised.serves": Message(sv="annat övergripande mål", en="another overarching goal"),
    "kind.dated": Message(sv="nytt datum eller nummer", en="a new date or number"),
    "kind.status_changed": Message(sv="ny status", en="a new status"),
    "kind.reordered": Message(sv="annan plats i listan", en="another place in the list"),
    **{
        f"kind.editorial.{form}": Message(sv=f"redaktionellt {sv}", en="editorially changed")
        for form, sv in (("u", "ändrad"), ("n", "ändrat"), ("p", "ändrade"))
    },
    **_adjective("unchanged", ("oförändrad", "oförändrat", "oförändrade"), "unchanged"),
}

_HEAD = {
    "diff.title": Message(sv="{old} → {new}", en="{old} → {new}"),
    "diff.plan": Message(sv="{year}", en="{year}"),
    "diff.plan-version": Message(sv="{year} ({version})", en="{year} ({version})"),
    "diff.no-title": Message(sv="Plan utan rubrik", en="Plan without a title"),
    "diff.series": Message(sv="{series}, {old} → {new}", en="{series}, {old} → {new}"),
    "diff.no-series": Message(sv="{old} → {new}", en="{old} → {new}"),
    "absence.none": Message(
        sv="Inga skillnader: planerna har samma innehåll.", en="No differences: the plans have the same content."
    ),
    "absence.editorial.one": Message(
        sv="Inga skillnader i sak: den enda ändringen är redaktionell.",
        en="No differences in substance: the only change is editorial.",
    ),
    "absence.editorial.many": Message(
        sv="Inga skillnader i sak: de {n} ändringarna är redaktionella.",
        en="No differences in substance: the {n} changes are editorial.",
    ),
    "absence.compared": Message(
        sv="Inga skillnader i sak i det som går att jämföra.", en="No differences in substance in what can be compared."
    ),
    "diff.nothing-selected": Message(
        sv="Ingen av ändringarna svarar mot urvalet.", en="None of the changes answers to the selection."
    ),
    "diff.filtered": Message(
        sv="Urval: {what}. Här visas {shown} av {all} ändringar.",
        en="Selection: {what}. Shown here: {shown} of {all} changes.",
    ),
    "diff.filter-entity": Message(sv="bara {what}", en="only {what}"),
    "diff.filter-kind": Message(sv="bara ändringar av slaget {what}", en="only changes of the kind {what}"),
    "diff.filter-material": Message(sv="inga redaktionella ändringar", en="no editorial changes"),
    "diff.and": Message(sv="{first} och {last}", en="{first} and {last}"),
    "diff.or": Message(sv="{first} eller {last}", en="{first} or {last}"),
}

_OVERVIEW = {
    "diff.overview": Message(sv="Översikt", en="Overview"),
    "diff.overview-part": Message(sv="Del av planen", en="Part of the plan"),
    "diff.overview-what": Message(sv="Vad som har hänt", en="What became of them"),
    "diff.count": Message(sv="{n} {what}", en="{n} {what}"),
    "diff.count-with": Message(sv="{n} med {what}", en="{n} with {what}"),
    "diff.count-bare-now": Message(sv="{n} utan belopp nu", en="{n} without an amount now"),
    "diff.count-bare-before": Message(sv="{n} utan belopp förut", en="{n} without an amount before"),
    "diff.count-merged": Message(sv="{old} sammanslagna till {new}", en="{old} merged into {new}"),
    "diff.count-split.u": Message(sv="{old} delad i {new}", en="{old} split into {new}"),
    "diff.count-split.n": Message(sv="{old} delat i {new}", en="{old} split into {new}"),
    "diff.count-split.p": Message(sv="{old} delade i {new}", en="{old} split into {new}"),
    "diff.remarks": Message(sv="Att känna till", en="To be aware of"),
}

_FIRST = {
    "diff.first": Message(sv="Att se först", en="To see first"),
    "diff.first-dropped-activities.one": Message(
        sv="En aktivitet är borttagen fast målet står kvar:", en="One activity is gone although its goal stands:"
    ),
    "diff.first-dropped-activities.many": Message(
        sv="{n} aktiviteter är borttagna fast målet står kvar:",
        en="{n} activities are gone although their goal stands:",
    ),
    "diff.first-dropped-risks.one": Message(
        sv="En risk är borttagen fast den var hög (riskindex {high} eller mer):",
        en="One risk is gone although it was high (risk index {high} or more):",
    ),
    "diff.first-dropped-risks.many": Message(
        sv="{n} risker är borttagna fast de var höga (riskindex {high} eller mer):",
        en="{n} risks are gone although they were high (risk index {high} or more):",
    ),
    "diff.first-dropped-controls.one": Message(
        sv="Ett kontrollmoment är borttaget fast risken står kvar och är hög (riskindex {high} eller mer):",
        en="One control is gone although its risk stands and is high (risk index {high} or more):",
    ),
    "diff.first-dropped-controls.many": Message(
        sv="{n} kontrollmoment är borttagna fast risken står kvar och är hög (riskindex {high} eller mer):",
        en="{n} controls are gone although their risk stands and is high (risk index {high} or more):",
    ),
    "diff.first-raised.one": Message(sv="En risk har fått höjt riskindex:", en="One risk has a raised risk index:"),
    "diff.first-raised.many": Message(
        sv="{n} risker har fått höjt riskindex:", en="{n} risks have a raised risk index:"
    ),
    "diff.first-lowered.one": Message(sv="En risk har fått sänkt riskindex:", en="One risk has a lowered risk index:"),
    "diff.first-lowered.many": Message(
        sv="{n} risker har fått sänkt riskindex:", en="{n} risks have a lowered risk index:"
    ),
    "diff.first-weakened.one": Message(
        sv="Ett löfte kan ha blivit svagare (läs ändringen):", en="One promise may be weaker now (read the change):"
    ),
    "diff.first-weakened.many": Message(
        sv="{n} löften kan ha blivit svagare (läs ändringarna):",
        en="{n} promises may be weaker now (read the changes):",
    ),
    "diff.first-under-goal": Message(sv="{title} (mål: {goal})", en="{title} (goal: {goal})"),
    "diff.first-index": Message(sv="{title} (riskindex {old} → {new})", en="{title} (risk index {old} → {new})"),
    "diff.first-risk": Message(sv="{title} (riskindex {index})", en="{title} (risk index {index})"),
    "diff.first-of-risk": Message(
        sv="{title} (risk: {risk}, riskindex {index})", en="{title} (risk: {risk}, risk index {index})"
    ),
    "diff.first-weak": Message(sv="{entity}: {title}", en="{entity}: {title}"),
}

_BLOCK = {
    "diff.headline": Message(sv="{what}: ", en="{what}: "),
    "diff.headline-with": Message(sv="{what} med {rest}: ", en="{what} with {rest}: "),
    "diff.owner": Message(sv="{entity}: ", en="{entity}: "),
    "diff.field": Message(sv="{field}: ", en="{field}: "),
    "diff.renamed": Message(sv="Hette förut: ", en="Formerly: "),
    "diff.other-name": Message(sv="annat namn i planen för {year}", en="another name in the plan for {year}"),
    "diff.other-name-before": Message(sv="I planen för {year}: ", en="In the plan for {year}: "),
    "diff.bare-now": Message(sv="{entity} utan belopp nu: ", en="{entity} without an amount now: "),
    "diff.bare-before": Message(sv="{entity} utan belopp förut: ", en="{entity} without an amount before: "),
    "diff.no-amount": Message(sv="inget belopp angivet", en="no amount given"),
    "diff.transferred": Message(
        sv="Troligen överfört från «{source}» till «{target}»: lika stora belopp åt var sitt håll",
        en="Probably transferred from «{source}» to «{target}»: equal amounts in opposite directions",
    ),
    "diff.form-now": Message(sv="Nu punkt i en lista", en="Now an item of a list"),
    "diff.form-before": Message(sv="Inte längre punkt i en lista", en="No longer an item of a list"),
    "diff.from-to": Message(sv="{old} → {new}", en="{old} → {new}"),
    "diff.absent": Message(sv="saknas", en="none"),
    "diff.before": Message(sv="Förut: ", en="Before: "),
    "diff.now": Message(sv="Nu: ", en="Now: "),
    "diff.moved.u": Message(sv="Flyttad från {owner}: ", en="Moved from {owner}: "),
    "diff.moved.n": Message(sv="Flyttat från {owner}: ", en="Moved from {owner}: "),
    "diff.moved-list.u": Message(sv="Flyttad från {list}", en="Moved from {list}"),
    "diff.moved-list.n": Message(sv="Flyttat från {list}", en="Moved from {list}"),
    "diff.moved-top.u": Message(sv="Flyttad från planens översta nivå", en="Moved from the top level of the plan"),
    "diff.moved-top.n": Message(sv="Flyttat från planens översta nivå", en="Moved from the top level of the plan"),
    "diff.merged-part": Message(sv="Av: ", en="From: "),
    "diff.split-part": Message(sv="Till: ", en="Into: "),
    "diff.share": Message(sv=" ({share} av texten återfinns)", en=" ({share} of its text is found again)"),
    "diff.within": Message(sv="Med {what}:", en="With {what}:"),
    "diff.unshown": Message(sv="Utanför urvalet: {what}", en="Outside the selection: {what}"),
    "diff.counted": Message(sv="{n} {what}", en="{n} {what}"),
    "diff.weakened": Message(sv="Svagare löfte? ", en="Weaker promise? "),
    "diff.proposed": Message(sv=" (förslag: redaktionell)", en=" (proposed: editorial)"),
    "diff.editorial": Message(sv=" (redaktionellt)", en=" (editorial)"),
    "diff.paired": Message(
        sv="Antas vara samma {entity}: {score} lika ({field})",
        en="Held to be the same {entity}: {score} alike ({field})",
    ),
    "diff.paired-text": Message(
        sv="Antas vara samma {entity}: {score} lika", en="Held to be the same {entity}: {score} alike"
    ),
    "diff.paired-pinned": Message(
        sv="En person har angett att det är samma {entity}", en="A person has said that this is the same {entity}"
    ),
    "diff.paired-body": Message(sv="hela texten", en="the whole text"),
    "diff.percent": Message(sv="{n}\N{NO-BREAK SPACE}%", en="{n}%"),
    "diff.amount": Message(sv="{amount}\N{NO-BREAK SPACE}{unit}", en="{amount}\N{NO-BREAK SPACE}{unit}"),
    "diff.year-amount": Message(sv="{amount} ({kind} {year})", en="{amount} ({kind} {year})"),
    "diff.year-value": Message(sv="{value} ({year})", en="{value} ({year})"),
    "diff.amount-kind.budget": Message(sv="budget", en="budget"),
    "diff.amount-kind.outcome": Message(sv="utfall", en="outcome"),
    "diff.amount-kind.forecast": Message(sv="prognos", en="forecast"),
    "diff.amount-kind.plan": Message(sv="plan", en="plan"),
    "diff.yes": Message(sv="ja", en="yes"),
    "diff.no": Message(sv="nej", en="no"),
    "diff.editorial-in": Message(sv="{entity} i «{owner}»", en="{entity} in «{owner}»"),
    "diff.editorial-of": Message(sv="{entity}: {title} – ", en="{entity}: {title} – "),
    "diff.editorials": Message(sv="Redaktionellt", en="Editorial"),
    "diff.reordered": Message(sv="Ändrad ordning", en="Changed order"),
    "diff.reordered-list": Message(sv="{list}: {moves}", en="{list}: {moves}"),
    "diff.reordered-item": Message(sv="«{name}» {old} → {new}", en="«{name}» {old} → {new}"),
    "diff.reordered-under": Message(sv="{list} ({owner})", en="{list} ({owner})"),
}

_REMARKS = {
    "compare.skipped-years": Message(
        sv="Jämförelsen hoppar över {years}. I planen för {later} är «föregående år» {before}, inte {first}.",
        en="The comparison skips {years}. In the plan for {later}, «föregående år» is {before}, not {first}.",
    ),
    "compare.no-section": Message(
        sv="Planen för {side} har ingen del om {list}. I jämförelsen räknas den delen som tom.",
        en="The plan for {side} has no part on {list}. The comparison counts that part as empty.",
    ),
    "compare.no-section-several": Message(
        sv="Planen för {side} har inga delar om {list}. I jämförelsen räknas de delarna som tomma.",
        en="The plan for {side} has no parts on {list}. The comparison counts those parts as empty.",
    ),
    "compare.not-known": Message(
        sv="Vad planen för {side} säger om {list} är inte känt och därför inte jämfört.",
        en="What the plan for {side} says of {list} is not known, and so not compared.",
    ),
    "compare.no-figure": Message(
        sv="Raden «{name}» har inget belopp för {year}; beloppet är inte jämfört.",
        en="The row «{name}» has no amount for {year}; the amount is not compared.",
    ),
    "compare.change-gone": Message(
        sv="Raden «{name}» har inte längre någon tryckt förändring; tidigare var den {printed}.",
        en="The row «{name}» no longer has a printed change; it was {printed} before.",
    ),
    "compare.change-new": Message(
        sv="Raden «{name}» har nu en tryckt förändring, {printed}; tidigare fanns ingen.",
        en="The row «{name}» now has a printed change, {printed}; there was none before.",
    ),
    "compare.unlike-plans": Message(
        sv="Bara {share} av planernas innehåll hör ihop. Det här är förmodligen inte två år av samma plan.",
        en="Only {share} of the plans' content belongs together. These are probably not two years of one plan.",
    ),
}

_CSV = {
    "diff.csv-entity": Message(sv="Del", en="Part"),
    "diff.csv-title": Message(sv="Namn eller text", en="Name or text"),
    "diff.csv-owner": Message(sv="Hör till", en="Belongs to"),
    "diff.csv-kind": Message(sv="Ändring", en="Change"),
    "diff.csv-field": Message(sv="Fält", en="Field"),
    "diff.csv-old": Message(sv="Förut", en="Before"),
    "diff.csv-new": Message(sv="Nu", en="Now"),
    "diff.csv-significance": Message(sv="Betydelse", en="Significance"),
    "diff.csv-weakened": Message(sv="Svagare löfte", en="Weaker promise"),
    "diff.csv-id": Message(sv="Ändringens id", en="Change id"),
    "diff.csv-old-pointer": Message(sv="Plats förut", en="Place before"),
    "diff.csv-new-pointer": Message(sv="Plats nu", en="Place now"),
    "diff.significance-material": Message(sv="i sak", en="material"),
    "diff.significance-editorial": Message(sv="redaktionell", en="editorial"),
    "diff.significance-proposed": Message(sv="redaktionell (förslag)", en="editorial (proposed)"),
}

_ENTITIES = ", ".join(ENTITIES)
_KIND_NAMES = ", ".join(Kind)

_COMMAND = {
    "diff.help": Message(
        sv="""Visa vad som har ändrats från planen OLD till planen NEW.

En plan anges som en fil, ett år (2022), en serie och ett år (ekvik/omsorgsnamnden/2022), en version av ett år
(2022.forslag) eller en fil i git (REV:SÖKVÄG).""",
        en="""Show what changed from the plan OLD to the plan NEW.

A plan is a file, a year (2022), a series and a year (ekvik/omsorgsnamnden/2022), a version of a year (2022.forslag),
or a file in git (REV:PATH).""",
    ),
    "diff.metavar-old": Message(sv="OLD", en="OLD"),
    "diff.metavar-new": Message(sv="NEW", en="NEW"),
    "diff.metavar-entity": Message(sv="DEL", en="ENTITY"),
    "diff.metavar-kind": Message(sv="SLAG", en="KIND"),
    "diff.metavar-file": Message(sv="FIL", en="FILE"),
    "diff.argument-old": Message(sv="Planen att jämföra från.", en="The plan to compare from."),
    "diff.argument-new": Message(sv="Planen att jämföra med.", en="The plan to compare with."),
    "diff.option-format": Message(sv="Format; text är förval.", en="Format; text is the default."),
    "diff.option-stat": Message(sv="Visa bara antalen, inte ändringarna.", en="Show the counts only, not the changes."),
    "diff.option-entity": Message(
        sv=f"Visa bara ändringar i den här delen av planen; kan upprepas. Delarna är {_ENTITIES}.",
        en=f"Show only changes of this entity; may be repeated. The entities are {_ENTITIES}.",
    ),
    "diff.option-kind": Message(
        sv=f"Visa bara ändringar av det här slaget; kan upprepas. Slagen är {_KIND_NAMES}.",
        en=f"Show only changes of this kind; may be repeated. The kinds are {_KIND_NAMES}.",
    ),
    "diff.option-material": Message(
        sv="Visa bara ändringar i sak, inga redaktionella.", en="Show only material changes, no editorial ones."
    ),
    "diff.option-full": Message(
        sv="Visa alla texter och namn hela, utan «…».", en="Show all texts and names whole, without «…»."
    ),
    "diff.option-exit-code": Message(
        sv="Avsluta med 1 om planerna skiljer sig åt, även om urvalet döljer skillnaden.",
        en="Exit with 1 if the plans differ, even where a selection hides the difference.",
    ),
    "diff.option-no-pager": Message(
        sv="Visa allt på en gång, utan sidvisare (annars VPBDIFF_PAGER, PAGER eller less).",
        en="Show all at once, without a pager (otherwise VPBDIFF_PAGER, PAGER or less).",
    ),
    "diff.option-output": Message(
        sv="Skriv till filen i stället för till skärmen.", en="Write to the file instead of the screen."
    ),
    "diff.no-counts": Message(
        sv="«--stat» går inte ihop med «--format {form}», som alltid innehåller allt. Välj {others}.",
        en="«--stat» does not go with «--format {form}», which always holds all. Choose {others}.",
    ),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_KINDS, **_HEAD, **_OVERVIEW, **_FIRST, **_BLOCK, **_REMARKS, **_CSV}
