"""Messages on the topic: diff. What `vpbdiff diff` says around the changes, in every format."""

from __future__ import annotations

from vpbdiff.model.entities import ENTITIES
from vpbdiff.wording.catalogue import Message
from vpbdiff.wording.change_messages import KIND_NAMES

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
    "absence.rounded": Message(
        sv="Ingen skillnad i sak är säker, men belopp kan skilja sig inom avrundningen.",
        en="No difference in substance is certain, but amounts may differ within their rounding.",
    ),
    "diff.nothing-selected": Message(
        sv="Ingen av ändringarna svarar mot urvalet.", en="None of the changes answers to the selection."
    ),
    "diff.and": Message(sv="{first} och {last}", en="{first} and {last}"),
    "diff.or": Message(sv="{first} eller {last}", en="{first} or {last}"),
}


def _unread(kind: str, sv: tuple[str, str], en: tuple[str, str]) -> dict[str, Message]:
    """One of something that could not be read, and several."""
    return {
        f"unread.{kind}.one": Message(sv=sv[0], en=en[0]),
        f"unread.{kind}.many": Message(sv=f"{{number}} {sv[1]}", en=f"{{number}} {en[1]}"),
    }


_OVERVIEW = {
    "diff.overview": Message(sv="Översikt", en="Overview"),
    "diff.overview-part": Message(sv="Del av planen", en="Part of the plan"),
    "diff.overview-what": Message(sv="Vad som har hänt", en="What became of them"),
    "diff.first": Message(sv="Att se först", en="To see first"),
    "diff.frame": Message(sv="Ramen (nettokostnad)", en="Frame (net cost)"),
    "diff.frame-table": Message(sv="Nettokostnad, {unit}", en="Net cost, {unit}"),
    "diff.frame-share": Message(sv="%", en="%"),
    "diff.frame-change": Message(sv="Ändring", en="Change"),
    "diff.frame-others.one": Message(sv="En verksamhet till står längre ned.", en="One more unit stands below."),
    "diff.frame-others.many": Message(sv="{n} verksamheter till står längre ned.", en="{n} more units stand below."),
    "diff.first-owner": Message(sv="risken är kvar: {risk}", en="the risk is still there: {risk}"),
    "diff.first-parts": Message(sv="{what} fast risken är kvar och hög", en="{what}, the risk still there and high"),
    "diff.first-struck.one": Message(sv="«Ska»-mening struken", en="A sentence with «ska» struck"),
    "diff.first-struck.many": Message(sv="«Ska»-meningar strukna i {n}", en="Sentences with «ska» struck in {n}"),
    "diff.first-weak.one": Message(sv="Kan ha blivit svagare", en="May have become weaker"),
    "diff.first-weak.many": Message(sv="{n} kan ha blivit svagare", en="{n} may have become weaker"),
    "diff.first-removed.one": Message(sv="Borttaget", en="Removed"),
    "diff.first-removed.many": Message(sv="{n} borttagna", en="{n} removed"),
    "diff.first-added.one": Message(sv="Nytt", en="New"),
    "diff.first-added.many": Message(sv="{n} nya", en="{n} new"),
    "diff.first-regrouped.one": Message(sv="Sammanslaget eller delat", en="Merged or split"),
    "diff.first-regrouped.many": Message(sv="{n} sammanslagna eller delade", en="{n} merged or split"),
    "diff.first-changed.one": Message(sv="Ändrat", en="Changed"),
    "diff.first-changed.many": Message(sv="{n} ändrade", en="{n} changed"),
    "diff.first-of": Message(sv="{what}: ", en="{what}: "),
    "diff.first-with": Message(sv="{what} med {rest}", en="{what} with {rest}"),
    "diff.first-pair": Message(sv="«{old}» → «{new}»", en="«{old}» → «{new}»"),
    "diff.first-gone": Message(sv="anger inte längre «{old}»", en="no longer says «{old}»"),
    "diff.first-unread": Message(
        sv="{n} delar av planerna kunde inte läsas och är inte jämförda; de står under «Att känna till».",
        en="{n} parts of the plans could not be read and are not compared; they stand under «To be aware of».",
    ),
    "diff.first-unproved": Message(
        sv="Där kan det finnas som här anges som borttaget eller nytt.",
        en="What is called removed or added here may be there.",
    ),
    "diff.others": Message(sv="Övrigt: {what}.", en="Others: {what}."),
    "diff.below.one": Message(
        sv="Nedan: ändringen i sin helhet.",
        en="Below: the change in full.",
    ),
    "diff.below.many": Message(
        sv="Nedan: alla {n} ({editorial}, {order} i annan ordning).",
        en="Below: all {n} ({editorial}, {order} in another order).",
    ),
    "diff.editorial.one": Message(sv="{n} redaktionell", en="{n} editorial"),
    "diff.editorial.many": Message(sv="{n} redaktionella", en="{n} editorial"),
    "diff.more": Message(
        sv="Mer: --full, --entity risk.",
        en="More: --full, --entity risk.",
    ),
    "diff.reason-as": Message(sv="Skäl: samma som för «{title}».", en="Reason: the same as for «{title}»."),
    "diff.editorials": Message(sv="Redaktionellt", en="Editorial"),
    "diff.reordered": Message(sv="Ändrad ordning", en="Changed order"),
    "diff.remarks": Message(sv="Att känna till", en="To be aware of"),
}

_VALUES = {
    "diff.absent": Message(sv="saknas", en="none"),
    "diff.percent": Message(sv="{n}\N{NO-BREAK SPACE}%", en="{n}%"),
    "diff.amount": Message(sv="{amount}\N{NO-BREAK SPACE}{unit}", en="{amount}\N{NO-BREAK SPACE}{unit}"),
    "diff.year-amount": Message(sv="{amount} ({kind} {year})", en="{amount} ({kind} {year})"),
    "diff.year-value": Message(sv="{value} ({year})", en="{value} ({year})"),
    "diff.amount-kind.budget": Message(sv="budget", en="budget"),
    "diff.amount-kind.outcome": Message(sv="utfall", en="outcome"),
    "diff.amount-kind.forecast": Message(sv="prognos", en="forecast"),
    "diff.amount-kind.plan": Message(sv="plan", en="plan"),
    "diff.amount-kind.target": Message(sv="målvärde", en="target"),
    "diff.basis.original": Message(sv="(ursprunglig)", en="(original)"),
    "diff.basis.revised": Message(sv="(reviderad)", en="(revised)"),
    "diff.cell": Message(sv="{column}: {value}", en="{column}: {value}"),
    "diff.yes": Message(sv="ja", en="yes"),
    "diff.no": Message(sv="nej", en="no"),
}

_REMARKS = {
    "compare.skipped-years": Message(
        sv="Jämförelsen hoppar över {years}. I planen för {later} är «föregående år» {before}, inte {first}.",
        en="The comparison skips {years}. In the plan for {later}, «föregående år» is {before}, not {first}.",
    ),
    "compare.backwards": Message(
        sv="Jämförelsen går bakåt, från {first} till {then}: det som är nytt i planen för {first} visas som borttaget.",
        en="The comparison goes backwards, from {first} to {then}: what the plan for {first} adds is shown as gone.",
    ),
    "compare.no-section": Message(
        sv="Planen för {side} har ingen del om {list}. I jämförelsen räknas den delen som tom.",
        en="The plan for {side} has no part on {list}. The comparison counts that part as empty.",
    ),
    "compare.no-section-several": Message(
        sv="Planen för {side} har inga delar om {list}. I jämförelsen räknas de delarna som tomma.",
        en="The plan for {side} has no parts on {list}. The comparison counts those parts as empty.",
    ),
    "compare.no-section-read": Message(
        sv="I det som har lästs in av planen för {side} finns ingen del om {list}. I jämförelsen räknas den delen som "
        "tom.",
        en="What was read of the plan for {side} has no part on {list}. The comparison counts that part as empty.",
    ),
    "compare.no-section-several-read": Message(
        sv="I det som har lästs in av planen för {side} finns inga delar om {list}. I jämförelsen räknas de delarna "
        "som tomma.",
        en="What was read of the plan for {side} has no parts on {list}. The comparison counts those parts as empty.",
    ),
    "compare.not-known": Message(
        sv="Vad planen för {side} säger om {list} är inte känt och därför inte jämfört.",
        en="What the plan for {side} says of {list} is not known, and so not compared.",
    ),
    "compare.money-in-text": Message(
        sv="Ingen driftbudget har lästs in ur planen för {side}, men avsnittet «{heading}» innehåller belopp. De "
        "jämförs bara som text, och ramen är inte jämförd.",
        en="No operating budget was taken in from the plan for {side}, but the section «{heading}» gives amounts. They "
        "are compared as text alone, and the frame is not compared.",
    ),
    "compare.within-rounding": Message(
        sv="«{name}»: {old} mot {new}. Skillnaden kan inte anges noggrannare.",
        en="«{name}»: {old} against {new}. The difference can't be stated more exactly.",
    ),
    "compare.moved-ids": Message(
        sv="{number} poster har id som en annan post hade förut, bland dem «{name}». De paras efter sin text.",
        en="{number} items have ids that other items had before, «{name}» among them. They are paired by text alone.",
    ),
    "compare.no-figure": Message(
        sv="Raden «{name}» har inget belopp för {year}; beloppet är inte jämfört.",
        en="The row «{name}» has no amount for {year}; the amount is not compared.",
    ),
    "compare.no-other-figure": Message(
        sv="I planen för {plan} har raden «{name}» inget belopp för {year}; beloppet är inte jämfört.",
        en="In the plan for {plan} the row «{name}» has no amount for {year}; the amount is not compared.",
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

_UNREAD = {
    "compare.unread": Message(
        sv="I planen för {side} finns {what} som inte kunde läsas: {where}. Innehållet där är inte jämfört.",
        en="The plan for {side} has {what} that could not be read: {where}. What is there is not compared.",
    ),
    "compare.unread-shown": Message(
        sv="I planen för {side} finns {what} som inte kunde läsas: {where}. Där visas enligt {by} ({date}): {text}. "
        "Innehållet är inte jämfört.",
        en="The plan for {side} has {what} that could not be read: {where}. By {by} ({date}), it shows: {text}. "
        "It is not compared.",
    ),
    "compare.gone-unproved": Message(
        sv="Det som anges som borttaget finns inte i det som lästes av planen för {side}, men kan stå kvar i det som "
        "inte kunde läsas.",
        en="What is called removed is not in what was read of the plan for {side}, but may still be in what could "
        "not be read.",
    ),
    "compare.new-unproved": Message(
        sv="Det som anges som nytt finns inte i det som lästes av planen för {side}, men kan ha stått i det som inte "
        "kunde läsas.",
        en="What is called added is not in what was read of the plan for {side}, but may have been in what could not "
        "be read.",
    ),
    **_unread(
        "table_picture", ("en bild av en tabell", "bilder av tabeller"), ("a picture of a table", "pictures of tables")
    ),
    **_unread("picture", ("en bild", "bilder"), ("a picture", "pictures")),
    **_unread("page", ("en sida utan text", "sidor utan text"), ("a page without text", "pages without text")),
    **_unread("chart", ("ett diagram", "diagram"), ("a chart", "charts")),
    **_unread("object", ("ett inbäddat objekt", "inbäddade objekt"), ("an embedded object", "embedded objects")),
    **_unread(
        "diagram",
        ("en figur av former (SmartArt)", "figurer av former (SmartArt)"),
        ("a diagram of shapes (SmartArt)", "diagrams of shapes (SmartArt)"),
    ),
    **_unread("form_field", ("ett formulärfält", "formulärfält"), ("a form field", "form fields")),
    **_unread(
        "formula",
        ("en formel utan sparat värde", "formler utan sparat värde"),
        ("a formula without a stored value", "formulas without stored values"),
    ),
    **_unread("other", ("något annat", "andra delar"), ("something else", "other things")),
    "unread.place.sheet": Message(sv="bladet «{value}»", en="the sheet «{value}»"),
    "unread.place.cell": Message(sv="cell {value}", en="cell {value}"),
    "unread.place.page": Message(sv="sida {value}", en="page {value}"),
    "unread.place.line": Message(sv="rad {value}", en="line {value}"),
    "unread.place.in-word": Message(sv="stycke {value}", en="paragraph {value}"),
    "unread.place.heading": Message(sv="under rubriken «{value}»", en="under the heading «{value}»"),
    "unread.place.document": Message(sv="i {value}", en="in {value}"),
    "unread.place.unknown": Message(sv="platsen är inte känd", en="the place is not known"),
}

_CSV = {
    "diff.csv-unread": Message(sv="Inte läst", en="Not read"),
    "diff.csv-not-compared": Message(sv="inte jämfört", en="not compared"),
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
}

_ENTITIES = Message(
    sv=", ".join(each.noun.one for each in ENTITIES.values()),
    en=", ".join(each.noun.english[0] for each in ENTITIES.values()),
)

_COMMAND = {
    "diff.help": Message(
        sv="""Visa vad som har ändrats från planen GAMMAL till planen NY.

En plan anges som en fil, ett år (2022), en serie och ett år (ekvik/omsorgsnamnden/2022), en version av ett år
(2022.forslag) eller en fil i git (REV:SÖKVÄG).""",
        en="""Show what changed from the plan OLD to the plan NEW.

A plan is a file, a year (2022), a series and a year (ekvik/omsorgsnamnden/2022), a version of a year (2022.forslag),
or a file in git (REV:PATH).""",
    ),
    "diff.metavar-old": Message(sv="GAMMAL", en="OLD"),
    "diff.metavar-new": Message(sv="NY", en="NEW"),
    "diff.metavar-entity": Message(sv="DEL", en="ENTITY"),
    "diff.metavar-kind": Message(sv="SLAG", en="KIND"),
    "diff.metavar-file": Message(sv="FIL", en="FILE"),
    "diff.argument-old": Message(
        sv="Planen att jämföra från: en ögonblicksbild, ett år eller ett dokument.",
        en="The plan to compare from: a snapshot, a year or a document.",
    ),
    "diff.argument-new": Message(
        sv="Planen att jämföra med: en ögonblicksbild, ett år eller ett dokument.",
        en="The plan to compare with: a snapshot, a year or a document.",
    ),
    "diff.option-format": Message(sv="Format; text är förval.", en="Format; text is the default."),
    "diff.option-stat": Message(sv="Visa bara antalen, inte ändringarna.", en="Show the counts only, not the changes."),
    "diff.option-entity": Message(
        sv=f"Visa bara ändringar i den här delen av planen; kan upprepas. Delarna är {_ENTITIES.sv}.",
        en=f"Show only changes of this entity; may be repeated. The entities are {_ENTITIES.en}.",
    ),
    "diff.option-kind": Message(
        sv=f"Visa bara ändringar av det här slaget; kan upprepas. Slagen är {KIND_NAMES.sv}.",
        en=f"Show only changes of this kind; may be repeated. The kinds are {KIND_NAMES.en}.",
    ),
    "diff.option-material": Message(
        sv="Visa bara ändringar i sak, inga redaktionella.", en="Show only material changes, no editorial ones."
    ),
    "diff.metavar-unit": Message(sv="ENHET", en="UNIT"),
    "diff.option-unit": Message(
        sv="Visa bara ändringar som en enhet eller verksamhet svarar för; kan upprepas. "
        "I Excel får varje enhet ett eget blad med skäl att fylla i.",
        en="Show only changes that a unit answers for; may be repeated. "
        "In Excel each unit gets a sheet of reasons of its own to fill in.",
    ),
    "diff.no-unit": Message(
        sv="ingen enhet eller verksamhet i planerna heter «{unit}». Dessa finns: {known}.",
        en="no unit of the plans is called «{unit}». There are: {known}.",
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

MESSAGES: dict[str, Message] = {**_COMMAND, **_HEAD, **_OVERVIEW, **_VALUES, **_REMARKS, **_UNREAD, **_CSV}
