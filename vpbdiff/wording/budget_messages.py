"""What the budget's checks, its section in a report, the bridge, the claims and `history budget` say."""

from __future__ import annotations

from vpbdiff.language.numerals import WRITTEN_OUT, number
from vpbdiff.wording.catalogue import Message


def _levels(rule: str, sv: str, en: str) -> dict[str, Message]:
    """A finding at both levels: beyond what rounding can do, and within it."""
    return {
        f"money.{rule}.error": Message(
            sv=f"{sv} Det är mer än avrundningen kan förklara (högst {{tolerance}}). Kontrollera siffrorna mot planen.",
            en=f"{en} That is more than rounding can explain ({{tolerance}} at most). "
            "Check the figures against the plan.",
        ),
        f"money.{rule}.note": Message(
            sv=f"{sv} Det ryms inom avrundningen (högst {{tolerance}}), men siffrorna går inte ihop som de är tryckta.",
            en=f"{en} That is within rounding ({{tolerance}} at most), but the figures do not add up as printed.",
        ),
    }


_CHECKS = {
    **_levels(
        "parts",
        "«{name}» för {year} är tryckt som {printed}, men raderna ger tillsammans {computed}.",
        "«{name}» for {year} is printed as {printed}, but the rows come to {computed}.",
    ),
    **_levels(
        "parts-change",
        "förändringen för «{name}» är tryckt som {printed}, men radernas förändringar ger tillsammans {computed}.",
        "the change of «{name}» is printed as {printed}, but the rows' changes come to {computed}.",
    ),
    **_levels(
        "net",
        "«{name}» för {year} är tryckt som {printed}, men kostnader minus intäkter ger {computed}.",
        "«{name}» for {year} is printed as {printed}, but costs less income come to {computed}.",
    ),
    **_levels(
        "change",
        "förändringen för «{name}» är tryckt som {printed}, men beloppen för {old} och {new} ger {computed}.",
        "the change of «{name}» is printed as {printed}, but the amounts for {old} and {new} give {computed}.",
    ),
    **_levels(
        "units",
        "«{name}» för {year} är tryckt som {printed}, men verksamheterna ger tillsammans {computed}.",
        "«{name}» for {year} is printed as {printed}, but the units come to {computed}.",
    ),
    "money.restated-turned.error": Message(
        sv="«{name}» för {year} är tryckt som {printed}, men planen för {year} har {computed}: tecknet är omvänt. "
        "Kontrollera siffrorna mot planerna.",
        en="«{name}» for {year} is printed as {printed}, but the plan for {year} itself has {computed}: its sign is "
        "turned. Check the figures against the plans.",
    ),
    "money.restated.warning": Message(
        sv="«{name}» för {year} är tryckt som {printed}, men planen för {year} har {computed}: beloppet är omräknat. "
        "Kontrollera att budgeten har ändrats sedan dess.",
        en="«{name}» for {year} is printed as {printed}, but the plan for {year} itself has {computed}: it is "
        "restated. Check that the budget has been changed since.",
    ),
    "money.restated.note": Message(
        sv="«{name}» för {year} är tryckt som {printed}, men planen för {year} har {computed}: beloppet är omräknat. "
        "Det ryms inom avrundningen (högst {tolerance}), men siffrorna går inte ihop som de är tryckta.",
        en="«{name}» for {year} is printed as {printed}, but the plan for {year} itself has {computed}: it is "
        "restated. That is within rounding ({tolerance} at most), but the figures do not add up as printed.",
    ),
    **_levels(
        "steps",
        "«{name}» för {year} är tryckt som {printed}, men ramförändringarna ger {computed}.",
        "«{name}» for {year} is printed as {printed}, but the steps of the frame come to {computed}.",
    ),
    **_levels(
        "steps-frame",
        "ramförändringarna {years} är tillsammans {printed}, men ramen ändras med {computed}.",
        "the steps of the frame {years} come to {printed}, but the frame changes by {computed}.",
    ),
    **_levels(
        "steps-unit",
        "ramförändringarna för «{name}» är tillsammans {printed}, men verksamhetens belopp ändras med {computed}.",
        "the steps of the frame for «{name}» come to {printed}, but the unit's amount changes by {computed}.",
    ),
    **_levels(
        "claim-level",
        "texten säger «{phrase}», {printed}, men tabellen har {computed} ({place}).",
        "the text says «{phrase}», {printed}, but the table has {computed} ({place}).",
    ),
    **_levels(
        "claim-change",
        "texten säger «{phrase}», alltså {printed}, men beloppen ger {computed} ({place}).",
        "the text says «{phrase}», that is {printed}, but the amounts give {computed} ({place}).",
    ),
    **_levels(
        "claim-unchanged",
        "texten säger «{phrase}», men beloppet är {printed} mot {computed} året före ({place}).",
        "the text says «{phrase}», but the amount is {printed} against {computed} the year before ({place}).",
    ),
    "money.claim-rows.error": Message(
        sv="texten säger «{phrase}», men tabellen säger annat om {names} ({place}). Kontrollera båda mot planen.",
        en="the text says «{phrase}», but the table says otherwise of {names} ({place}). Check both against the plan.",
    ),
    "money.claim-count.error": Message(
        sv="texten säger «{phrase}», alltså {printed}, men planen har {computed} ({place}). Kontrollera båda.",
        en="the text says «{phrase}», that is {printed}, but the plan has {computed} ({place}). Check both.",
    ),
    **_levels(
        "claim-part",
        "texten säger «{phrase}», {printed}, men ramförändringen är tryckt som {computed} ({place}).",
        "the text says «{phrase}», {printed}, but the step of the frame is printed as {computed} ({place}).",
    ),
    "money.claim-rate.error": Message(
        sv="texten säger «{phrase}», alltså {printed}, men beloppen ger {computed} ({place}). Kontrollera båda.",
        en="the text says «{phrase}», that is {printed}, but the amounts give {computed} ({place}). Check both.",
    ),
    "money.claim-share.error": Message(
        sv="texten säger «{phrase}», alltså {printed}, men beloppen ger {computed} ({place}). Kontrollera båda.",
        en="the text says «{phrase}», that is {printed}, but the amounts give {computed} ({place}). Check both.",
    ),
    "money.claim-count-changed.error": Message(
        sv="texten säger «{phrase}», alltså {printed}, men jämfört med planen för året före är det {computed}. "
        "Kontrollera båda.",
        en="the text says «{phrase}», that is {printed}, but against the plan of the year before it is {computed}. "
        "Check both.",
    ),
    "money.claim-untested.note": Message(
        sv="meningen är inte prövad mot tabellerna: «{sentence}»",
        en="the sentence was not tested against the tables: «{sentence}»",
    ),
    "money.claim-status.error": Message(
        sv="statusen är «{phrase}», men planen för året före har ett annat beslut eller datum ({place}).",
        en="the status is «{phrase}», but the plan of the year before has another decision or date ({place}).",
    ),
}

_BRIDGE = {
    "bridge.unknown-line": Message(
        sv="ingen verksamhet i planerna heter «{line}». De heter: {known}. Rätta namnet i förklaringen.",
        en="no unit of the plans is called «{line}». They are called: {known}. Mend the name in the explanation.",
    ),
    "bridge.ambiguous-line": Message(
        sv="flera verksamheter i planerna heter «{line}», så det går inte att se vilken som menas.",
        en="several units of the plans are called «{line}», so that it can't be seen which is meant.",
    ),
    "bridge.nothing": Message(
        sv="beloppet eller uppräkningen är noll och förklarar ingenting. Ange hur mycket skälet svarar för.",
        en="the amount or the index is nothing, and explains nothing. Say how much the reason accounts for.",
    ),
    "bridge.no-row": Message(
        sv="skälet anger ett belopp men gäller ingen rad i budgeten som har ändrats. Koppla det till raderna.",
        en="the reason states an amount but is for no changed row of the budget. Give it the rows that it is for.",
    ),
    "bridge.same-unit": Message(
        sv="överföringen går från «{line}» till samma verksamhet. Ange vem som får beloppet.",
        en="the transfer goes from «{line}» to the same unit. Say who gets the amount.",
    ),
}

_PRIOR = {
    "import.option-prior": Message(
        sv="Filen för det som planen säger om året före. Utan -o skrivs den bredvid planen, "
        "som <år>.known-from-<år>.json.",
        en="The file for what the plan says of the year before. Without -o it is written beside the plan, "
        "as <year>.known-from-<year>.json.",
    ),
    "import.no-prior": Message(
        sv="planen har inga belopp för {year}, så det finns inget att skriva till --prior. Kör utan den flaggan.",
        en="the plan has no amounts for {year}, so there is nothing to write to --prior. Run without that option.",
    ),
}

_SECTION = {
    "compare.known-from": Message(
        sv="Planen för {year} är bara känd ur jämförelsekolumnen i planen för {teller}: inget annat än belopp är känt.",
        en="The plan for {year} is known only from the comparison column of the plan for {teller}: "
        "amounts, nothing else.",
    ),
    "compare.known-title": Message(
        sv="Budget {year} enligt planen för {teller}", en="Budget {year} as told by the plan for {teller}"
    ),
    "budget.heading": Message(sv="Budgeten i siffror", en="The budget in figures"),
    "budget.table": Message(sv="{table}, {unit}", en="{table}, {unit}"),
    "budget.change": Message(sv="Förändring", en="Change"),
    "budget.by-up": Message(sv="Högre med {amount}{share}", en="Higher by {amount}{share}"),
    "budget.by-down": Message(sv="Lägre med {amount}{share}", en="Lower by {amount}{share}"),
    "budget.share": Message(sv="{percent}\u00a0%", en="{percent}\u00a0%"),
    "budget.share-column": Message(sv="Procent", en="Per cent"),
    "budget.change-own": Message(sv="Mer/mindre", en="More/less"),
    "budget.legend": Message(
        sv="Beloppen har samma tecken som i planen för {plan}.", en="Amounts have the signs of the plan for {plan}."
    ),
    "budget.legend-rule": Message(
        sv="I kolumnen {column} står, som i planen, {meaning}.",
        en="The column {column} has, as in the plan, {meaning}.",
    ),
    "budget.legend-own": Message(
        sv="I kolumnen {column} betyder plus högre kostnad eller högre intäkt, minus lägre.",
        en="In the column {column}, plus means a higher cost or a higher income, minus a lower one.",
    ),
    "budget.legend-of": Message(sv="{table}: {sentence}", en="{table}: {sentence}"),
    "budget.csv-up": Message(sv="ökar med {change}", en="grows by {change}"),
    "budget.csv-down": Message(sv="minskar med {change}", en="shrinks by {change}"),
    "budget.csv-same": Message(sv="oförändrat", en="unchanged"),
    "budget.csv-unknown": Message(sv="går inte att jämföra", en="can't be compared"),
    "budget.no-figure": Message(sv="–", en="–"),
    "budget.no-row": Message(sv="ingen rad", en="no row"),
    "budget.units": Message(sv="{up} och {down}.", en="{up} and {down}."),
    "budget.units-unknown": Message(
        sv="Ingen verksamhets förändring kan anges.", en="What became of the units' net costs can't be told."
    ),
    "budget.sums-alone": Message(
        sv="{up} och {down}, netto {change}. Planerna har ingen gemensam rad för hela ramen.",
        en="{up} and {down}, net {change}. The plans have no row for the whole frame in common.",
    ),
    "budget.up-none": Message(sv="Ingen verksamhets nettokostnad ökar", en="No unit's net cost grows"),
    "budget.up-none-known": Message(
        sv="Ingen av de verksamheter som kan jämföras ökar sin nettokostnad",
        en="No unit's net cost grows of those that can be compared",
    ),
    "budget.down-none-known": Message(sv="ingen som kan jämföras minskar", en="none that can be compared shrinks"),
    "budget.up-one": Message(
        sv="En verksamhets nettokostnad ökar med {amount}", en="One unit's net cost grows by {amount}"
    ),
    "budget.up-many": Message(
        sv="{n} verksamheters nettokostnad ökar med sammanlagt {amount}",
        en="{n} units' net costs grow by {amount} in all",
    ),
    "budget.down-none": Message(sv="ingen verksamhets minskar", en="no unit's shrinks"),
    "budget.down-one": Message(sv="en verksamhets minskar med {amount}", en="one unit's shrinks by {amount}"),
    "budget.down-many": Message(
        sv="{n} verksamheters minskar med sammanlagt {amount}", en="{n} units' shrink by {amount} in all"
    ),
    "budget.number-words": Message(
        sv=" ".join(number(count) for count in range(2, WRITTEN_OUT + 1)),
        en="two three four five six seven eight nine ten eleven twelve",
    ),
    "budget.frame-up": Message(
        sv="Ramen (nettokostnaden) ökar med {amount}.", en="The frame (net cost) grows by {amount}."
    ),
    "budget.frame-down": Message(
        sv="Ramen (nettokostnaden) minskar med {amount}.", en="The frame (net cost) shrinks by {amount}."
    ),
    "budget.frame-same-read": Message(
        sv="Ramen (nettokostnaden) är densamma i det som lästes.",
        en="The frame (net cost) is the same in what was read.",
    ),
    "budget.frame-same": Message(sv="Ramen (nettokostnaden) är oförändrad.", en="The frame (net cost) is unchanged."),
    "budget.frame-apart": Message(
        sv="Det skiljer {amount} mellan ramens och verksamheternas förändring, mer än avrundningen kan förklara.",
        en="The frame's change and the units' differ by {amount}, more than rounding can explain.",
    ),
    "budget.frame-rounded": Message(
        sv="Det skiljer {amount} mellan ramens och verksamheternas förändring, vilket avrundningen kan förklara.",
        en="The frame's change and the units' differ by {amount}, which rounding can explain.",
    ),
    "budget.at-most": Message(
        sv="Ökningarna och minskningarna tar ut varandra med {amount}, det mindre av de två; mer än så kan inte ha "
        "omfördelats netto. Siffrorna visar inte om något har omfördelats.",
        en="Increases and decreases cancel out by {amount}, the smaller of the two; no more than that can have been "
        "redistributed, net. The figures do not show whether anything was.",
    ),
    "budget.likely-transfer": Message(
        sv="Trolig överföring: «{source}» minskar och «{target}» ökar med lika mycket, {amount}.",
        en="Likely transfer: «{source}» shrinks and «{target}» grows by the same amount, {amount}.",
    ),
    "budget.likely-split": Message(
        sv="Namnen tyder på att «{whole}» ({amount}) har delats i {parts}, sammanlagt {total}.",
        en="The names suggest that «{whole}» ({amount}) was split into {parts}, {total} in all.",
    ),
    "budget.likely-merged": Message(
        sv="Namnen tyder på att {parts}, sammanlagt {total}, har slagits samman till «{whole}» ({amount}).",
        en="The names suggest that {parts}, {total} in all, were merged into «{whole}» ({amount}).",
    ),
    "budget.not-compared": Message(
        sv="Utan belopp i en av planerna, och därför inte med i summorna: {names}.",
        en="Without an amount in one of the plans, and so in no sum: {names}.",
    ),
    "budget.alone": Message(
        sv="Bara i planen för {plan}, och därför inte med i summorna: {names}.",
        en="In the plan for {plan} alone, and so in no sum: {names}.",
    ),
    "budget.rules": Message(sv="Så läses tabellerna", en="How the tables are read"),
    "budget.rule": Message(sv="{plan}, {table}: {rule}", en="{plan}, {table}: {rule}"),
    "budget.costs-negative": Message(
        sv="kostnader är tryckta som negativa tal («{name}»: {amount}).",
        en="costs are printed as negative figures («{name}»: {amount}).",
    ),
    "budget.costs-positive": Message(
        sv="kostnader är tryckta som positiva tal («{name}»: {amount}).",
        en="costs are printed as positive figures («{name}»: {amount}).",
    ),
    "budget.signs-unread": Message(
        sv="kostnadernas tecken går inte att läsa ur siffrorna.", en="the sign of costs can't be read from the figures."
    ),
    "budget.change-means": Message(sv="Förändring är {meaning}.", en="The change is {meaning}."),
    "budget.change-also": Message(
        sv="Siffrorna kan inte skilja det från {meanings}.", en="The figures can't tell that from {meanings}."
    ),
    "budget.change-evidence": Message(sv="Läst ur bland annat {rows}.", en="Read from, among others, {rows}."),
    "budget.evidence": Message(sv="«{name}» ({old} → {new}: {change})", en="«{name}» ({old} → {new}: {change})"),
    "budget.change-against": Message(sv="{names} följer inte den regeln.", en="{names} do not follow that rule."),
    "budget.change-unread": Message(
        sv="Vad kolumnen Förändring räknar går inte att läsa ur siffrorna.",
        en="What the column of changes computes can't be read from the figures.",
    ),
    "budget.meaning.net-cost": Message(
        sv="förändring i nettokostnad (högre kostnad och lägre intäkt ger plus)",
        en="the change in net cost (a higher cost and a lower income give plus)",
    ),
    "budget.meaning.result": Message(
        sv="förändring i resultat (lägre kostnad och högre intäkt ger plus)",
        en="the change in the result (a lower cost and a higher income give plus)",
    ),
    "budget.meaning.own-sense": Message(
        sv="förändring av varje belopp för sig (högre ger plus)",
        en="the change of each amount by itself (a higher one gives plus)",
    ),
    "budget.meaning.new-less-old": Message(
        sv="{new} minus {old} som talen är tryckta", en="{new} less {old} as the figures are printed"
    ),
    "budget.meaning.old-less-new": Message(
        sv="{old} minus {new} som talen är tryckta", en="{old} less {new} as the figures are printed"
    ),
}

_CLAIMS = {
    "budget.claims-heading": Message(sv="Påståenden i planen för {plan}", en="Statements in the plan for {plan}"),
    "budget.claims.one": Message(sv="Ett påstående har prövats: {counts}.", en="One statement was tested: {counts}."),
    "budget.claims.many": Message(
        sv="{n} påståenden har prövats: {counts}.", en="{n} statements were tested: {counts}."
    ),
    "budget.claims-holds.some": Message(sv="{n} stämmer", en="{n} confirmed"),
    "budget.claims-holds.none": Message(sv="inget stämmer", en="none confirmed"),
    "budget.claims-contradicted.some": Message(sv="{n} motsägs", en="{n} contradicted"),
    "budget.claims-contradicted.none": Message(sv="inget motsägs", en="none contradicted"),
    "budget.claims-cannot-tell.some": Message(sv="{n} går inte att avgöra", en="{n} can't be told"),
    "budget.claims-untested.one": Message(
        sv="En mening som liknar ett påstående är inte prövad.",
        en="One sentence that looks like a statement was not tested.",
    ),
    "budget.claims-untested.many": Message(
        sv="{n} meningar som liknar påståenden är inte prövade.",
        en="{n} sentences that look like statements were not tested.",
    ),
    "budget.claim-untested": Message(sv="Inte prövad: «{sentence}»", en="Not tested: «{sentence}»"),
    "budget.claim-repeated": Message(sv="Det står på {n} ställen.", en="It stands in {n} places."),
    "budget.claim-contradicted": Message(sv="Motsägs: «{phrase}». {reason}", en="Contradicted: «{phrase}». {reason}"),
    "budget.claim-cannot-tell": Message(
        sv="Går inte att avgöra: «{phrase}». {reason}", en="Can't be told: «{phrase}». {reason}"
    ),
    "budget.claim.no-figure": Message(
        sv="Planen har inget belopp för det eller för det året.", en="The plan has no amount for it, or for that year."
    ),
    "budget.claim.other-frame": Message(
        sv="Beloppet är så olikt nämndens ram att det troligen gäller en annan ram.",
        en="The amount is so unlike the committee's frame that it probably is another frame.",
    ),
    "budget.claim.no-prior-figure": Message(
        sv="Året som det jämförs med är inte känt.", en="The year that it compares with is not known."
    ),
    "budget.claim.part": Message(
        sv="Det är en del av en förändring, och budgeten har ingen egen rad för den.",
        en="It is a part of a change, and the budget has no row of its own for it.",
    ),
    "budget.claim.index-base": Message(
        sv="Det som räknas upp står inte för sig i budgeten.",
        en="What is raised does not stand by itself in the budget.",
    ),
    "budget.claim.index-and-more": Message(
        sv="Uppräkningen förklarar inte ensam {names}; där kan även annat ha beslutats.",
        en="The index alone does not explain {names}; something else may have been decided there too.",
    ),
    "budget.claim.no-list": Message(sv="Planen har ingen sådan tabell.", en="The plan has no such table."),
    "budget.claim.status-not-known": Message(
        sv="Raden började gälla efter att året före hade börjat, och planen för det året är inte känd.",
        en="The row came into force after the year before had begun, and the plan for that year is not known.",
    ),
    "budget.claim.level-contradicted": Message(sv="Tabellen har ett annat belopp.", en="The table has another amount."),
    "budget.claim.change-contradicted": Message(
        sv="Beloppen ger en annan förändring.", en="The amounts give another change."
    ),
    "budget.claim.rate-contradicted": Message(
        sv="Beloppen ger en annan förändring.", en="The amounts give another change."
    ),
    "budget.claim.share-contradicted": Message(sv="Beloppen ger en annan andel.", en="The amounts give another share."),
    "budget.claim.nearly": Message(
        sv="Beloppet ligger så nära att det kan sägas så eller inte.",
        en="The amount is so near that it may be said or not.",
    ),
    "budget.claim.part-contradicted": Message(
        sv="Ramförändringen är tryckt med ett annat belopp.", en="The step of the frame is printed with another amount."
    ),
    "budget.claim.count-changed-contradicted": Message(
        sv="Jämfört med planen för året före är antalet ett annat.",
        en="Against the plan of the year before the number is another.",
    ),
    "budget.claim.no-plan-before": Message(
        sv="Planen för året före är inte känd, eller säger inget om det.",
        en="The plan of the year before is not known, or says nothing of it.",
    ),
    "budget.claim.unchanged-contradicted": Message(
        sv="Beloppet var ett annat året före.", en="The amount was another the year before."
    ),
    "budget.claim.rows-contradicted": Message(
        sv="Tabellen säger annat om {names}.", en="The table says otherwise of {names}."
    ),
    "budget.claim.count-contradicted": Message(sv="Planen har ett annat antal.", en="The plan has another number."),
    "budget.claim.status-contradicted": Message(
        sv="Planen för året före har ett annat beslut eller datum.",
        en="The plan of the year before has another decision or date.",
    ),
    "budget.claim.rows-cannot-tell": Message(
        sv="Tabellen säger inte hur det är med {names}.", en="The table does not say how it is with {names}."
    ),
}

_HISTORY = {
    "history.no-budget": Message(
        sv="planerna i «{series}» har ingen budget. Importera en plan med budgettabeller först.",
        en="the plans in «{series}» have no budget. Import a plan with budget tables first.",
    ),
    "history.year-table": Message(
        sv="{path}, rad {place}: «{line}» är inte ett årtal och ett tal större än noll, eller står året två gånger. "
        "Skriv till exempel «2026;102,5».",
        en="{path}, line {place}: «{line}» is no year with a number above nought, or the year stands twice. "
        "Write for example «2026;102,5».",
    ),
    "history.year-table-empty": Message(
        sv="{path} har inga år. Skriv en rad för varje år, till exempel «2026;102,5».",
        en="{path} has no years. Write a line for each year, for example «2026;102,5».",
    ),
    "history.year-table-none": Message(
        sv="{path} har inget av budgetens år ({first}–{last}).",
        en="{path} has none of the budget's years ({first}–{last}).",
    ),
    "history.adjusts-nothing": Message(
        sv="--index och --per gäller bara «vpbdiff history budget».",
        en="--index and --per are for «vpbdiff history budget» alone.",
    ),
    "history.adjusted.index": Message(
        sv="Beloppen är omräknade till {year} års priser: beloppet gånger indextalet för {year}, delat med indextalet "
        "för beloppets år. Indextal: {table}.",
        en="The amounts are in the prices of {year}: the amount times the index of {year}, divided by the index of the "
        "amount's year. Index: {table}.",
    ),
    "history.adjusted.per": Message(
        sv="Beloppen är kronor per invånare: beloppet delat med antalet för samma år. Antal: {table}.",
        en="The amounts are kronor per inhabitant: the amount divided by the number of the same year. "
        "Numbers: {table}.",
    ),
    "history.adjusted-lacking": Message(
        sv="{years} visas inte: {table} har inget tal.", en="{years} is not shown: {table} has no number."
    ),
    "history.unit.index": Message(sv="i {year} års priser", en="in the prices of {year}"),
    "history.unit.per": Message(sv="per invånare", en="per inhabitant"),
    "history.change": Message(sv="{first}–{last}", en="{first}–{last}"),
    "history.comparison": Message(
        sv="{mark} Känt bara ur en senare plans jämförelsekolumn.",
        en="{mark} Known only from a later plan's comparison column.",
    ),
    "history.restated": Message(
        sv="Omräknat: «{name}» {year} är {own} i årets egen plan men {other} i planen för {plan}.",
        en="Restated: «{name}» {year} is {own} in the year's own plan but {other} in the plan for {plan}.",
    ),
    "history.csv-table": Message(sv="Tabell", en="Table"),
    "history.csv-name": Message(sv="Rad", en="Row"),
    "history.csv-year": Message(sv="År", en="Year"),
    "history.csv-amount": Message(sv="Belopp", en="Amount"),
    "history.csv-unit": Message(sv="Enhet", en="Unit"),
    "history.csv-told": Message(sv="Källa", en="Source"),
    "history.csv-own": Message(sv="planen för {plan}", en="the plan for {plan}"),
    "history.csv-comparison": Message(
        sv="jämförelsekolumnen i planen för {plan}", en="the comparison column of the plan for {plan}"
    ),
}

MESSAGES: dict[str, Message] = {**_CHECKS, **_BRIDGE, **_PRIOR, **_SECTION, **_CLAIMS, **_HISTORY}
