"""Messages on the topic: reports. What became of a plan in its year, as a report on it says.

No causes, no judgement, no extrapolation: a report's words are quoted, numbers are compared, and what is missing is
called what it is.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_ERRORS = {
    "follow.day-of-head": Message(
        sv="Dagen {through} är tagen från kolumnen «{head}». Är den en annan: --through DAG.",
        en="The day {through} is taken from the column «{head}». If it is another: --through DAY.",
    ),
    "follow.not-a-report": Message(
        sv="filen är ingen rapport. En rapport har formatet «{known}»; ett dokument läses med «vpbdiff import».",
        en="the file is no report. A report has the format «{known}»; a document is read with «vpbdiff import».",
    ),
    "follow.not-a-report-document": Message(
        sv="dokumentet är ingen rapport. En rapport känns igen på en titel som «Delårsrapport januari–augusti 2025».",
        en="the document is no report. A report is known by a title such as «Delårsrapport januari–augusti 2025».",
    ),
    "follow.no-day": Message(
        sv="«{title}» säger inte vilken dag rapporten avser. Ange den: --through 2025-08-31.",
        en="«{title}» doesn't say which day the report is about. Give it: --through 2025-08-31.",
    ),
    "follow.bad-day": Message(
        sv="«{day}» är ingen dag. Skriv den som 2025-08-31.", en="«{day}» is no day. Write it as 2025-08-31."
    ),
    "follow.no-such-report": Message(
        sv="det finns ingen rapport per {report}. Det finns rapporter per: {known}.",
        en="there is no report as of {report}. There are reports as of: {known}.",
    ),
    "follow.no-reports": Message(
        sv="det finns ingen rapport per {report}{known}; serien har inga rapporter. De läses in med «vpbdiff import».",
        en="there is no report as of {report}{known}; the series has no reports. They are read with «vpbdiff import».",
    ),
    "follow.other-year": Message(
        sv="rapporten är för {year} men avser läget per {through}.", en="the report is for {year} but as of {through}."
    ),
    "follow.kind-and-day": Message(
        sv="en rapport per {through} har «annual» bara om dagen är årets sista, annars «interim».",
        en="a report as of {through} is «annual» only where that is the last day of the year, else «interim».",
    ),
    "follow.no-amount": Message(
        sv="avvikelsen pekar på ett belopp som raden inte har.",
        en="the deviation points to an amount that the row lacks.",
    ),
    "follow.misnamed": Message(
        sv="filens namn stämmer inte med rapportens dag och version. Döp om den till «{meant}», eller rätta rapporten.",
        en="the file's name doesn't fit the report's day and version. Rename it to «{meant}», or mend the report.",
    ),
    "follow.nothing-below": Message(
        sv="det står inget under rapportens titel «{title}». Är dokumentet helt, och är det text och inte bilder?",
        en="nothing stands below the report's title «{title}». Is the document whole, and text and not pictures?",
    ),
    "follow.other-plan": Message(
        sv="rapporten är för {report} och planen för {plan}. En rapport följer upp planen för sitt eget år.",
        en="the report is for {report} and the plan for {plan}. A report follows up the plan of its own year.",
    ),
    "follow.other-committee": Message(
        sv="planen är {plan}s och rapporten {report}s.", en="the plan is for {plan} and the report for {report}."
    ),
    "follow.no-plan": Message(
        sv="rapporten hör till ingen serie, så planen måste anges: vpbdiff follow PLAN RAPPORT.",
        en="the report belongs to no series, so the plan must be named: vpbdiff follow PLAN REPORT.",
    ),
    "follow.in-the-way": Message(
        sv="{path} finns redan och är en annan. Ange --force för att skriva över den.",
        en="{path} is there already and differs. Give --force to overwrite it.",
    ),
    "follow.no-series": Message(
        sv="rapporten säger inte vems den är. Ange var den ska ligga: -o MAPP/uppfoljning/{through}.json.",
        en="the report doesn't say whose it is. Say where it is to lie: -o FOLDER/uppfoljning/{through}.json.",
    ),
}

_COMMAND = {
    "follow.help": Message(
        sv="Visa vad en rapport säger om planen för sitt år: utfall mot mål, vad som följs upp och pengarna.",
        en="Show what a report says of the plan for its year: outcome against target, what is followed up, the money.",
    ),
    "follow.metavar": Message(sv="[PLAN] RAPPORT", en="[PLAN] REPORT"),
    "follow.argument": Message(
        sv="Planen (utan den: den gällande för rapportens år) och rapporten, som fil, dokument eller dag (2025-08-31).",
        en="The plan (without it, the one in force for the report's year) and the report: a file, a document or a day.",
    ),
    "follow.option-series": Message(sv="Serien, där det finns flera.", en="The series, where there are several."),
    "follow.option-through": Message(
        sv="Dagen som rapporten avser, där dokumentet inte säger den.",
        en="The day that the report is about, where the document doesn't say.",
    ),
    "follow.metavar-day": Message(sv="DAG", en="DAY"),
    "follow.too-many": Message(
        sv="ange en plan och en rapport, eller bara rapporten.", en="name a plan and a report, or the report alone."
    ),
}

_PAGE = {
    "follow.title": Message(sv="{plan} i {report}", en="{plan} in {report}"),
    "follow.head": Message(sv="{series}, {plan}, läget per den {day}", en="{series}, {plan}, as of {day}"),
    "follow.head-alone": Message(sv="{plan}, läget per den {day}", en="{plan}, as of {day}"),
    "follow.known-after": Message(
        sv="Planen för {year} beslutades {decided}, före rapporten ({meeting}).",
        en="The plan for {year} was decided on {decided}, before the report ({meeting}).",
    ),
    "follow.known-after-undated": Message(
        sv="Planen för {year} beslutades {decided}, före den dag som rapporten avser ({through}).",
        en="The plan for {year} was decided on {decided}, before the day that the report is about ({through}).",
    ),
    "follow.known-before": Message(
        sv="Rapporten ({meeting}) fanns när planen för {year} beslutades {decided}.",
        en="The report ({meeting}) was there when the plan for {year} was decided on {decided}.",
    ),
    "follow.overview": Message(sv="Översikt", en="Overview"),
    "follow.in-plan": Message(sv="I planen", en="In plan"),
    "follow.followed": Message(sv="Följs upp", en="Followed up"),
    "follow.not-followed": Message(sv="Följs inte upp", en="Not followed up"),
    "follow.later": Message(sv="Senare", en="Later"),
    "follow.unread": Message(sv="Inte läst", en="Not read"),
    "follow.only-report": Message(sv="Bara i rapporten", en="Report only"),
    "follow.see-first": Message(sv="Att se först", en="To see first"),
    "follow.none-first": Message(
        sv="Alla delar av planen som den här rapporten ska följa upp finns i den.",
        en="Every part of the plan that this report is to follow up is in it.",
    ),
    "follow.measures": Message(sv="Mått", en="Measures"),
    "follow.target": Message(sv="Planens mål", en="The plan's target"),
    "follow.outcome": Message(sv="Utfall", en="Outcome"),
    "follow.whether": Message(sv="Målvärdet", en="The target"),
    "follow.money": Message(sv="Ekonomi", en="The money"),
    "follow.money-table": Message(sv="{table}, {unit}", en="{table}, {unit}"),
    "follow.planned": Message(sv="Planen", en="Plan"),
    "follow.budget": Message(sv="Rapportens budget", en="Report's budget"),
    "follow.forecast": Message(sv="Prognos", en="Forecast"),
    "follow.against-budget": Message(sv="Mot rapportens budget", en="Against the report's budget"),
    "follow.against-plan": Message(sv="Mot planen", en="Against plan"),
    "follow.higher": Message(sv="{amount} högre", en="{amount} above"),
    "follow.lower": Message(sv="{amount} lägre", en="{amount} below"),
    "follow.equal": Message(sv="lika", en="equal"),
    "follow.costs-negative": Message(
        sv="{table}: kostnader med minustecken, som i rapporten tryckta; här utan.",
        en="{table}: the report prints costs with a minus sign; here they have none.",
    ),
    "follow.costs-positive": Message(
        sv="{table}: kostnader utan tecken, som i rapporten.", en="{table}: costs without a sign, as in the report."
    ),
    "follow.deviation-result_less_budget": Message(
        sv="Dess Avvikelse är utfall (eller prognos) minus budget, med de tryckta tecknen.",
        en="Its deviation is outcome (or forecast) less budget, with the printed signs.",
    ),
    "follow.deviation-budget_less_result": Message(
        sv="Dess Avvikelse är budget minus utfall (eller prognos), med de tryckta tecknen.",
        en="Its deviation is budget less outcome (or forecast), with the printed signs.",
    ),
    "follow.tables-operating": Message(sv="Driftbudget", en="Operating budget"),
    "follow.tables-units": Message(sv="Driftbudget, enheter", en="Operating budget, units"),
    "follow.tables-investments": Message(sv="Investeringsbudget", en="Investment budget"),
    "follow.tables-operating-the": Message(sv="Driftbudgeten", en="The operating budget"),
    "follow.tables-units-the": Message(sv="Driftbudgeten för enheterna", en="The operating budget of the units"),
    "follow.tables-investments-the": Message(sv="Investeringsbudgeten", en="The investment budget"),
    "follow.scope": Message(
        sv="Taxor, avtal, deklarationer och löpande text ingår inte i uppföljningen.",
        en="Fees, contracts, declarations and running text are no part of the follow-up.",
    ),
}

_VERDICTS = {
    "follow.verdict.met": Message(sv="nått", en="met"),
    "follow.verdict.not_met": Message(sv="inte nått", en="not met"),
    "follow.verdict.cannot_tell": Message(sv="kan inte avgöras", en="can't be told"),
    "follow.verdict.not_followed_up": Message(sv="följs inte upp", en="not followed up"),
    "follow.verdict.deferred": Message(sv="följs upp senare", en="followed up later"),
    "follow.verdict.not_due": Message(sv="ingår inte", en="no part of it"),
    "follow.verdict.not_read": Message(sv="gick inte att läsa", en="could not be read"),
    "follow.verdict.not_in_plan": Message(sv="finns inte i planen", en="not in the plan"),
    "follow.met": Message(
        sv="Utfallet {value} når målvärdet {target}.", en="The outcome of {value} meets the target of {target}."
    ),
    "follow.not_met.lower": Message(
        sv="Utfallet {value} är {difference} lägre än planens målvärde, {target}.",
        en="The outcome of {value} is {difference} below the plan's target, {target}.",
    ),
    "follow.not_met.higher": Message(
        sv="Utfallet {value} är {difference} högre än planens målvärde, {target}.",
        en="The outcome of {value} is {difference} above the plan's target, {target}.",
    ),
    "follow.not_met.limit": Message(
        sv="Utfallet {value} når inte planens målvärde, {target}.",
        en="The outcome of {value} does not meet the plan's target, {target}.",
    ),
    "follow.not_met.words": Message(
        sv="Utfallet «{value}» är ett annat än planens målvärde, «{target}».",
        en="The outcome «{value}» is another than the plan's target, «{target}».",
    ),
    "follow.points.one": Message(sv="{figure} procentenhet", en="{figure} percentage point"),
    "follow.points.many": Message(sv="{figure} procentenheter", en="{figure} percentage points"),
    "follow.plain-figure": Message(sv="{figure}", en="{figure}"),
    "follow.cannot-tell": Message(
        sv="Om målvärdet är nått går inte att avgöra: {why}.", en="Whether the target is met can't be told: {why}."
    ),
    "follow.why.no_target": Message(sv="planen anger inget målvärde", en="the plan gives no target"),
    "follow.why.no_target-report": Message(
        sv="planen anger inget målvärde; rapporten anger {report}",
        en="the plan gives no target; the report gives {report}",
    ),
    "follow.why.no_outcome": Message(sv="ingen uppgift i rapporten", en="the report gives no figure"),
    "follow.why.no_outcome-which": Message(
        sv="det framgår inte vilken av rapportens siffror som är årets utfall",
        en="the report does not say which of its figures is the year's outcome",
    ),
    "follow.why.not_measured": Message(
        sv="inte mätt enligt rapporten («{text}»)", en="not measured, the report says («{text}»)"
    ),
    "follow.why.definition": Message(
        sv="rapporten mäter kanske något annat än planen", en="the report may measure something else than the plan"
    ),
    "follow.why.definition-unit": Message(
        sv="planens målvärde ({target}) och rapportens utfall ({value}) är inte angivna i samma enhet",
        en="the plan's target ({target}) and the report's outcome ({value}) are not given in one unit",
    ),
    "follow.why.no_direction": Message(
        sv="planen säger inte om mer eller mindre är bättre", en="the plan doesn't say whether more or less is better"
    ),
    "follow.why.not_numeric": Message(
        sv="målvärdet «{target}» och utfallet «{value}» är inte båda exakta tal",
        en="the target «{target}» and the outcome «{value}» are not both exact numbers",
    ),
    "follow.why.rounding": Message(
        sv="det tryckta utfallet {value} är avrundat, och målvärdet {target} ligger inom avrundningen",
        en="the printed outcome of {value} is rounded, and the target of {target} lies within the rounding",
    ),
    "follow.why.masked": Message(
        sv="utfallet är inte utskrivet («{value}»)", en="the outcome is kept back («{value}»)"
    ),
    "follow.why.parts_disagree": Message(
        sv="rapporten anger {value}, och delarna ({parts}) går inte ihop med det",
        en="the report gives {value}, and the parts ({parts}) don't fit it",
    ),
    "follow.why.several_values": Message(
        sv="rapporten anger flera utfall ({value})", en="the report gives several outcomes ({value})"
    ),
    "follow.why.no_outcome-parts": Message(
        sv="rapporten anger bara utfall för delar", en="the report gives outcomes of parts alone"
    ),
    "follow.why.other_year": Message(
        sv="rapporten anger utfall för ett annat år", en="the report gives outcomes of another year"
    ),
    "follow.interim": Message(
        sv="Per den {day}: {value}. Målvärdet {target} avser hela året.",
        en="As of {day}: {value}. The target of {target} is for the year.",
    ),
    "follow.interim-undated": Message(
        sv="Utfall {value}. Målvärdet {target} avser hela året.",
        en="Outcome {value}. The target of {target} is for the year.",
    ),
    "follow.report-forecast": Message(
        sv="Prognosen för året är {value}, enligt rapporten.",
        en="The forecast for the year is {value}, the report says.",
    ),
}

_RELATIONS = {
    "follow.not_followed_up": Message(sv="Följs inte upp i rapporten.", en="Not followed up in the report."),
    "follow.not_followed_up-read": Message(
        sv="Följs inte upp i det som lästes av rapporten; delar av den gick inte att läsa.",
        en="Not followed up in what was read of the report; parts of it could not be read.",
    ),
    "follow.not_read": Message(
        sv="Uppgiften gick inte att läsa: rapporten nämner det i en text eller en tabell av okänt slag.",
        en="It could not be read: the report names it in a text or a table of no known kind.",
    ),
    "follow.not_followed_up-before": Message(
        sv="Följs inte upp i rapporten, inte heller per den {day}.",
        en="Not followed up in the report, nor as of {day}.",
    ),
    "follow.deferred": Message(
        sv="Följs upp senare, enligt rapporten («{text}»).", en="To be followed up later, the report says («{text}»)."
    ),
    "follow.deferred-part": Message(
        sv="{what} följs upp senare, enligt rapporten («{text}»).",
        en="{what}: to be followed up later, the report says («{text}»).",
    ),
    "follow.no_result.status": Message(
        sv="Nämns i rapporten, men utan status.", en="Named in the report, but without a status."
    ),
    "follow.no_result.assessment": Message(
        sv="Rapporten nämner målet utan bedömning.", en="The report names the goal without an assessment."
    ),
    "follow.no_result.result": Message(
        sv="Rapporten nämner kontrollen utan resultat.", en="The report names the control without a result."
    ),
    "follow.not_in_plan": Message(
        sv="Finns i rapporten men inte i planen för {year}.", en="In the report but not in the plan for {year}."
    ),
    "follow.target_restated": Message(
        sv="Rapporten anger målvärdet {report}; planen anger {plan}. Ingen ändring av målvärdet är känd.",
        en="The report gives the target as {report}; the plan as {plan}. No change is on record.",
    ),
    "follow.target_restated-other": Message(
        sv="Rapporten anger målvärdet {report} för «{name}»; planen {plan} för «{own}».",
        en="The report gives the target as {report} for «{name}»; the plan as {plan} for «{own}».",
    ),
    "follow.comparator_left_out": Message(
        sv="Rapporten skriver målvärdet {report}; planen {plan}.",
        en="The report prints the target as {report}; the plan as {plan}.",
    ),
    "follow.baseline_restated": Message(
        sv="Värdet för {year} är {plan} i planen och {report} i rapporten.",
        en="The value for {year} is {plan} in the plan and {report} in the report.",
    ),
    "follow.definition_changed.missing": Message(
        sv="Måttet heter «{name}» i rapporten; «{missing}» saknas.",
        en="The report calls the measure «{name}»; «{missing}» is missing.",
    ),
    "follow.definition_changed.aim": Message(
        sv="Rapporten använder en annan lydelse än planen: «{name}».", en="The report words it otherwise: «{name}»."
    ),
    "follow.definition_changed.name": Message(sv="Rapporten kallar det «{name}».", en="The report calls it «{name}»."),
    "follow.assessment_differs.one": Message(
        sv="Rapporten bedömer målet som «{printed}». Planens enda mått för målet: {parts}.",
        en="The report assesses the goal as «{printed}». The plan's only measure for it: {parts}.",
    ),
    "follow.assessment_differs.many": Message(
        sv="Rapporten bedömer målet som «{printed}». Av planens {n} mått för målet {parts}.",
        en="The report assesses the goal as «{printed}». Of the plan's {n} measures for it {parts}.",
    ),
    "follow.beside.met": Message(sv="når {n} målvärdet", en="{n} met the target"),
    "follow.beside.not_met": Message(sv="når {n} inte målvärdet", en="{n} did not meet the target"),
    "follow.beside.cannot_tell": Message(sv="För {n} går det inte att avgöra.", en="Of {n} it can't be told."),
    "follow.one-measure": Message(sv="ett", en="one"),
    "follow.plan-figure": Message(sv="Planen: «{text}»", en="The plan: «{text}»"),
    "follow.earlier-step.added": Message(
        sv="Rapporten per den {day} anger en tilläggsbudget på {printed} ({decision}).",
        en="The report as of {day} gives a supplementary budget of {printed} ({decision}).",
    ),
    "follow.earlier-step.carried_over": Message(
        sv="Rapporten per den {day} anger en överföring från ett annat år på {printed} ({decision}).",
        en="The report as of {day} gives {printed} carried over from another year ({decision}).",
    ),
    "follow.earlier-step.moved": Message(
        sv="Rapporten per den {day} anger en omfördelning på {printed} ({decision}).",
        en="The report as of {day} gives {printed} moved within the frame ({decision}).",
    ),
    "follow.earlier-step.technical": Message(
        sv="Rapporten per den {day} anger en teknisk justering på {printed} ({decision}).",
        en="The report as of {day} gives a technical adjustment of {printed} ({decision}).",
    ),
    "follow.nobody-decided": Message(sv="utan uppgift om beslut", en="no decision is given"),
    "follow.forecast_sum": Message(
        sv="Prognosen per den {day}: raderna är tillsammans {found} {unit}; summan är tryckt {told} {unit}.",
        en="The forecast as of {day}: the rows come to {found} {unit}; the printed sum is {told} {unit}.",
    ),
    "follow.other_days": Message(
        sv="Rapporten avser läget per den {day}. Planen: «{text}»", en="The report is as of {day}. The plan: «{text}»"
    ),
    "follow.claim_on_all": Message(sv="Rapporten skriver «{text}».", en="The report says «{text}»."),
    "follow.claim_on_all-against": Message(
        sv="{name}: {then} året före, {now} i rapporten.", en="{name}: {then} the year before, {now} in the report."
    ),
    "follow.claim_on_all-without": Message(
        sv="Utan utfall i rapporten: {names}.", en="Without an outcome in the report: {names}."
    ),
    "follow.as_forecast": Message(
        sv="Rapporten skriver «{text}». Om det stämmer går inte att avgöra utan belopp. Prognosen per den {day}: "
        "{forecast}. Utfallet: {outcome}.",
        en="The report says «{text}». Whether that holds can't be told without an amount. The forecast as of {day}: "
        "{forecast}. The outcome: {outcome}.",
    ),
    "follow.figure": Message(sv="{figure} {unit}", en="{figure} {unit}"),
    "follow.figure-above": Message(
        sv="{figure} {unit}, {gap} högre än budgeten", en="{figure} {unit}, {gap} above the budget"
    ),
    "follow.figure-below": Message(
        sv="{figure} {unit}, {gap} lägre än budgeten", en="{figure} {unit}, {gap} below the budget"
    ),
    "follow.measure_elsewhere": Message(
        sv="Planen anger inget mått för målet men har måttet «{name}», som rapporten redovisar under det.",
        en="The plan gives no measure for the goal but has the measure «{name}», which the report puts under it.",
    ),
    "follow.no_measure": Message(
        sv="Planen har inget mått för målet; rapporten bedömer det som «{printed}».",
        en="The plan has no measure for the goal; the report assesses it as «{printed}».",
    ),
    "follow.assessed": Message(sv="Rapportens bedömning: «{printed}».", en="The report's assessment: «{printed}»."),
    "follow.assessed-meaning": Message(
        sv="Rapportens bedömning: «{printed}» ({meaning}).", en="The report's assessment: «{printed}» ({meaning})."
    ),
    "follow.assessed-colour": Message(
        sv="Rapportens bedömning: «{printed}»; färgen gick inte att läsa.",
        en="The report's assessment: «{printed}»; its colour could not be read.",
    ),
    "follow.earlier-word": Message(sv="Per den {day}: «{printed}».", en="As of {day}: «{printed}»."),
    "follow.status": Message(sv="«{printed}»", en="«{printed}»"),
    "follow.quoted": Message(sv="«{text}»", en="«{text}»"),
    "follow.several_rows": Message(sv="Rapporten redovisar den i {n} rader:", en="The report tells of it in {n} rows:"),
    "follow.row-status": Message(sv="{name}: «{printed}».", en="{name}: «{printed}»."),
    "follow.row-silent": Message(sv="{name}: ingen uppgift om status.", en="{name}: no status given."),
    "follow.status_reversed": Message(
        sv="«{then}» per den {day}, «{now}» per den {through}.", en="«{then}» as of {day}, «{now}» as of {through}."
    ),
    "follow.count_differs": Message(
        sv="Rapporten skriver «{text}»; i dess tabeller är {found} av {rows} aktiviteter genomförda.",
        en="The report says «{text}»; in its tables {found} of {rows} activities are done.",
    ),
    "follow.mentioned": Message(sv="Rapportens text: «{text}»", en="The report's text: «{text}»"),
    "follow.proposed": Message(
        sv="I rapporten: «{other}». Om det är detsamma avgör en person.",
        en="In the report: «{other}». Whether that is the same is for a person to say.",
    ),
    "follow.index_restated": Message(
        sv="Riskindex är {plan} i planen och {report} i rapporten.",
        en="The risk index is {plan} in the plan and {report} in the report.",
    ),
    "follow.index_after": Message(sv="Ny bedömning: {index}.", en="New assessment: {index}."),
    "follow.no-index-after": Message(sv="Ingen uppgift om ny bedömning.", en="No new assessment is given."),
    "follow.parts": Message(sv="{group} {value}", en="{group} {value}"),
    "follow.groups": Message(sv="Per grupp i rapporten: {parts}.", en="By group in the report: {parts}."),
    "follow.note": Message(sv="Not i rapporten: «{text}»", en="Note in the report: «{text}»"),
    "follow.budget_restated": Message(
        sv="{name}: rapportens budget, {budget} {unit}, är {difference} {unit} högre än planens {planned} {unit}.",
        en="{name}: the report's budget, {budget} {unit}, is {difference} {unit} above the plan's {planned} {unit}.",
    ),
    "follow.budget_restated-lower": Message(
        sv="{name}: rapportens budget, {budget} {unit}, är {difference} {unit} lägre än planens {planned} {unit}.",
        en="{name}: the report's budget, {budget} {unit}, is {difference} {unit} below the plan's {planned} {unit}.",
    ),
    "follow.step.added": Message(
        sv="Rapporten anger en tilläggsbudget på {printed} ({decision}).",
        en="The report gives a supplementary budget of {printed} ({decision}).",
    ),
    "follow.step.carried_over": Message(
        sv="Rapporten anger en överföring från ett annat år på {printed} ({decision}).",
        en="The report gives {printed} carried over from another year ({decision}).",
    ),
    "follow.step.moved": Message(
        sv="Rapporten anger en omfördelning på {printed} ({decision}).",
        en="The report gives {printed} moved within the frame ({decision}).",
    ),
    "follow.step.technical": Message(
        sv="Rapporten anger en teknisk justering på {printed} ({decision}).",
        en="The report gives a technical adjustment of {printed} ({decision}).",
    ),
    "follow.frame-step": Message(
        sv="Rapporten anger för hela ramen {printed} ({decision}); vilken del som gäller raden säger den inte.",
        en="The report gives {printed} for the whole frame ({decision}), and not what part of it is this row's.",
    ),
    "follow.no-step": Message(sv="Inget beslut om det är känt.", en="No decision on that is on record."),
    "follow.money_absent.rows": Message(
        sv="{table}: rapporten har ingen rad för {names}.", en="{table}: the report has no row for {names}."
    ),
    "follow.money_absent.not_read": Message(
        sv="{table}: rapportens belopp gick inte att läsa.", en="{table}: the report's amounts could not be read."
    ),
    "follow.money_absent.not_followed_up": Message(
        sv="{table} följs inte upp i rapporten.", en="{table} is not followed up in the report."
    ),
    "follow.forecast_restated": Message(
        sv="{name}: rapporten återger prognosen per den {day} som {told} {unit}; den var {was} {unit}.",
        en="{name}: the report gives the forecast as of {day} as {told} {unit}; it was {was} {unit}.",
    ),
    "follow.list": Message(sv="{entity}: {name}", en="{entity}: {name}"),
    "follow.first-not-done": Message(sv="{entity}: {name}: «{printed}»", en="{entity}: {name}: «{printed}»"),
    "follow.first-target": Message(
        sv="{name} (planen {plan}; rapporten {report})", en="{name} (plan {plan}; report {report})"
    ),
    "follow.first-other": Message(sv="{name}, i rapporten «{report}»", en="{name}, in the report «{report}»"),
    "follow.first.target_restated.one": Message(
        sv="Ett målvärde är ett annat i rapporten än i planen, utan känt beslut:",
        en="One target is another in the report than in the plan, with no known decision:",
    ),
    "follow.first.target_restated.many": Message(
        sv="{word} målvärden är andra i rapporten än i planen, utan känt beslut:",
        en="{word} targets are others in the report than in the plan, with no known decision:",
    ),
    "follow.first.definition_changed.one": Message(
        sv="Ett mått är kanske ett annat i rapporten än i planen:",
        en="One measure may be another in the report than in the plan:",
    ),
    "follow.first.definition_changed.many": Message(
        sv="{word} mått är kanske andra i rapporten än i planen:",
        en="{word} measures may be others in the report than in the plan:",
    ),
    "follow.first.not_read.one": Message(
        sv="Vad rapporten säger om en del av planen gick inte att läsa:",
        en="What the report says of one part of the plan could not be read:",
    ),
    "follow.first.not_read.many": Message(
        sv="Vad rapporten säger om {n} delar av planen gick inte att läsa:",
        en="What the report says of {n} parts of the plan could not be read:",
    ),
    "follow.first.not_followed_up.one": Message(
        sv="En del av planen följs inte upp:", en="One part of the plan is not followed up:"
    ),
    "follow.first.not_followed_up.many": Message(
        sv="{word} delar av planen följs inte upp:", en="{word} parts of the plan are not followed up:"
    ),
    "follow.first.not_done.one": Message(
        sv="En kontroll är inte genomförd, enligt rapporten:", en="One control was not made, the report says:"
    ),
    "follow.first.not_done.many": Message(
        sv="{word} kontroller är inte genomförda, enligt rapporten:",
        en="{word} controls were not made, the report says:",
    ),
    "follow.first-before": Message(sv="{text} (per den {day}: «{printed}»)", en="{text} (as of {day}: «{printed}»)"),
    "follow.first-not-before": Message(sv="{text} (inte heller per den {day})", en="{text} (nor as of {day})"),
}

_BESIDE = {
    "follow.in-history": Message(
        sv="Per den {day}, enligt rapporten: {text}", en="As of {day}, the report says: {text}"
    ),
    "follow.in-history-outcome": Message(
        sv="Utfall {year}: {amount}, som tryckt i rapporten per den {day}",
        en="Outcome {year}: {amount}, as printed in the report as of {day}",
    ),
    "follow.stands": Message(sv="står kvar", en="stands"),
    "follow.beside": Message(sv="Uppföljning: {words}", en="Follow-up: {words}"),
    "follow.word": Message(sv="{printed} ({on})", en="{printed} ({on})"),
    "follow.word-outcome": Message(sv="utfall {printed} ({on})", en="outcome {printed} ({on})"),
    "follow.word-absent.not_followed_up": Message(sv="följs inte upp ({on})", en="not followed up ({on})"),
    "follow.word-forecast": Message(sv="prognos {printed} ({on})", en="forecast {printed} ({on})"),
    "follow.word-absent.no_result": Message(sv="ingen uppgift ({on})", en="nothing stated ({on})"),
    "follow.word-absent.not_read": Message(sv="gick inte att läsa ({on})", en="could not be read ({on})"),
    "follow.word-of": Message(sv="{name}: {told}", en="{name}: {told}"),
    "follow.on-day": Message(sv="per den {day}", en="as of {day}"),
    "follow.on-day-known": Message(sv="per den {day}, känt vid beslutet", en="as of {day}, known at the decision"),
    "follow.on-day-later": Message(sv="per den {day}, efter beslutet", en="as of {day}, after the decision"),
    "follow.denied": Message(
        sv="? Skälet anger att det är avslutat; rapporten per den {day} anger «{status}».",
        en="? The reason says that it is finished; the report as of {day} says «{status}».",
    ),
}

_READINGS = {
    "follow.reading.reached": Message(sv="nått", en="reached"),
    "follow.reading.partly": Message(sv="delvis", en="partly"),
    "follow.reading.missed": Message(sv="inte nått", en="missed"),
    "follow.reading.expected": Message(sv="bedöms nås", en="expected to be reached"),
    "follow.reading.not_expected": Message(sv="bedöms inte nås", en="not expected to be reached"),
    "follow.reading.partly_or_unknown": Message(sv="delvis, eller kan inte mätas", en="partly, or can't be measured"),
    "follow.reading.not_assessed": Message(sv="går inte att bedöma", en="not assessed"),
}

_MONTHS = {
    "follow.day.1": Message(sv="{day} januari {year}", en="{day} January {year}"),
    "follow.day.2": Message(sv="{day} februari {year}", en="{day} February {year}"),
    "follow.day.3": Message(sv="{day} mars {year}", en="{day} March {year}"),
    "follow.day.4": Message(sv="{day} april {year}", en="{day} April {year}"),
    "follow.day.5": Message(sv="{day} maj {year}", en="{day} May {year}"),
    "follow.day.6": Message(sv="{day} juni {year}", en="{day} June {year}"),
    "follow.day.7": Message(sv="{day} juli {year}", en="{day} July {year}"),
    "follow.day.8": Message(sv="{day} augusti {year}", en="{day} August {year}"),
    "follow.day.9": Message(sv="{day} september {year}", en="{day} September {year}"),
    "follow.day.10": Message(sv="{day} oktober {year}", en="{day} October {year}"),
    "follow.day.11": Message(sv="{day} november {year}", en="{day} November {year}"),
    "follow.day.12": Message(sv="{day} december {year}", en="{day} December {year}"),
}

_TABLE = {
    "follow.csv-entity": Message(sv="Slag", en="Kind"),
    "follow.csv-name": Message(sv="Benämning", en="Name"),
    "follow.csv-coverage": Message(sv="Uppföljning", en="Follow-up"),
    "follow.csv-target": Message(sv="Planens målvärde", en="The plan's target"),
    "follow.csv-outcome": Message(sv="Utfall", en="Outcome"),
    "follow.csv-verdict": Message(sv="Målvärdet", en="The target"),
    "follow.csv-word": Message(sv="Rapportens bedömning eller status", en="The report's assessment or status"),
    "follow.csv-text": Message(sv="Vad som sägs", en="What is said"),
    "follow.coverage.followed": Message(sv="följs upp", en="followed up"),
    "follow.coverage.no_result": Message(sv="nämns utan uppgift", en="named without a result"),
    "follow.coverage.deferred": Message(sv="följs upp senare", en="followed up later"),
    "follow.coverage.not_due": Message(sv="ingår inte i rapporten", en="no part of this report"),
    "follow.coverage.not_followed_up": Message(sv="följs inte upp", en="not followed up"),
    "follow.coverage.not_read": Message(sv="gick inte att läsa", en="could not be read"),
    "follow.coverage.not_in_plan": Message(sv="finns inte i planen", en="not in the plan"),
    "follow.csv-budget": Message(sv="Budgetrad", en="Budget row"),
}

_IMPORT = {
    "follow.imported": Message(
        sv="{document} lästes som en rapport om {year}, läget per den {day}, och ingen plan.",
        en="{document} was read as a report on {year}, as of {day}, and no plan.",
    ),
    "follow.lines": Message(
        sv="{document}: {lines} rader med innehåll; {kept} av dem lästes in som de står, som text eller tabeller.",
        en="{document}: {lines} lines with content; {kept} of them were taken in as they stand, as text or tables.",
    ),
    "follow.begins": Message(
        sv="rapporten börjar vid «{title}»; det som står före lästes inte in.",
        en="the report begins at «{title}»; what stands before it was not read.",
    ),
    "follow.wrote": Message(sv="Skrev {path}.", en="Wrote {path}."),
    "follow.same": Message(sv="{path} är oförändrad.", en="{path} is unchanged."),
    "follow.several": Message(
        sv="en rapport läses in för sig, utan andra dokument.",
        en="a report is imported alone, without other documents.",
    ),
}

MESSAGES = {
    **_ERRORS,
    **_COMMAND,
    **_PAGE,
    **_VERDICTS,
    **_RELATIONS,
    **_BESIDE,
    **_READINGS,
    **_MONTHS,
    **_TABLE,
    **_IMPORT,
}
