"""Messages on the topic: workbook. The sheets of a workbook, their columns, and what its filled-in cells lack."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_SHEETS: dict[str, Message] = {
    "workbook.sheet.first": Message(sv="Se först", en="See first"),
    "workbook.sheet.findings": Message(sv="Kontroll", en="Findings"),
    "workbook.sheet.overview": Message(sv="Översikt", en="Overview"),
    "workbook.sheet.changes": Message(sv="Ändringar", en="Changes"),
    "workbook.sheet.budget": Message(sv="Budget", en="Budget"),
    "workbook.sheet.risks": Message(sv="Risker", en="Risks"),
    "workbook.sheet.reasons": Message(sv="Skäl", en="Reasons"),
    "workbook.sheet.unread": Message(sv="Att känna till", en="To be aware of"),
}

_FIRST: dict[str, Message] = {
    "workbook.first.compared": Message(sv="Jämförelsen", en="The comparison"),
    "workbook.first.selection": Message(sv="Urvalet", en="The selection"),
    "workbook.first.verdict": Message(sv="Kontrollen", en="The gate"),
    "workbook.first.loosened": Message(sv="Släpper igenom", en="Lets through"),
    "workbook.first.gaps": Message(sv="Skälen", en="The reasons"),
    "workbook.first.remark": Message(sv="Att känna till", en="To be aware of"),
    "workbook.first.absence": Message(sv="Ändringarna", en="The changes"),
}

_COLUMNS: dict[str, Message] = {
    "workbook.column.first-what": Message(sv="Vad", en="What"),
    "workbook.column.first-text": Message(sv="Text", en="Text"),
    "workbook.column.level": Message(sv="Nivå", en="Level"),
    "workbook.column.part": Message(sv="Del av planen", en="Part of the plan"),
    "workbook.column.about": Message(sv="Gäller", en="About"),
    "workbook.column.what": Message(sv="Ändring", en="Change"),
    "workbook.column.fault": Message(sv="Vad som saknas eller är fel", en="What is missing or wrong"),
    "workbook.column.id": Message(sv="Ändringens id", en="Change id"),
    "workbook.column.number": Message(sv="Nr", en="No."),
    "workbook.column.figure-old": Message(sv="Tal förut", en="Number before"),
    "workbook.column.figure-new": Message(sv="Tal nu", en="Number now"),
    "workbook.column.amount-unit": Message(sv="Enhet", en="Unit"),
    "workbook.column.year-old": Message(sv="År förut", en="Year before"),
    "workbook.column.year-new": Message(sv="År nu", en="Year now"),
    "workbook.column.reason-status": Message(sv="Skäl", en="Reason"),
    "workbook.column.of-table": Message(sv="Tabell", en="Table"),
    "workbook.column.of-row": Message(sv="Rad", en="Row"),
    "workbook.column.share": Message(sv="Förändring i procent", en="Change in percent"),
    "workbook.column.explained": Message(sv="Förklarat", en="Explained"),
    "workbook.column.left": Message(sv="Kvar att förklara", en="Left to explain"),
    "workbook.column.graded": Message(sv="Risk", en="Risk"),
    "workbook.column.category": Message(sv="Kategori", en="Category"),
    "workbook.column.index": Message(sv="Riskindex", en="Risk index"),
    "workbook.column.change": Message(sv="Skillnad", en="Difference"),
    "workbook.column.controls": Message(sv="Kontroller", en="Controls"),
    "workbook.column.high": Message(sv="Hög", en="High"),
    "workbook.column.unread": Message(sv="Inte läst eller inte jämfört", en="Not read or not compared"),
    "workbook.level.error": Message(sv="fel", en="error"),
    "workbook.level.warning": Message(sv="varning", en="warning"),
    "workbook.level.note": Message(sv="påpekande", en="note"),
    "workbook.unread.none": Message(
        sv="Jämförelsen har ingen uppgift om något som inte är läst eller inte jämfört.",
        en="The comparison knows of nothing that was not read or not compared.",
    ),
    "workbook.budget.note": Message(sv="Anmärkning", en="Remark"),
    "workbook.reason.given": Message(sv="finns", en="given"),
    "workbook.reason.not-asked": Message(sv="krävs inte", en="not required"),
}

_REASONS: dict[str, Message] = {
    "workbook.reasons.id": Message(sv="Ändringens id", en="Change id"),
    "workbook.reasons.change": Message(sv="Ändring", en="Change"),
    "workbook.reasons.old": Message(sv="Förut", en="Before"),
    "workbook.reasons.new": Message(sv="Nu", en="Now"),
    "workbook.reasons.status": Message(sv="Läge", en="Status"),
    "workbook.reasons.reason": Message(sv="Skäl", en="Reason"),
    "workbook.reasons.kind": Message(sv="Slag", en="Kind"),
    "workbook.reasons.decision": Message(sv="Beslut", en="Decision"),
    "workbook.reasons.amount": Message(sv="Belopp ({unit})", en="Amount ({unit})"),
    "workbook.reasons.index": Message(sv="Uppräkning (%)", en="Index (%)"),
    "workbook.reasons.units": Message(sv="Verksamheter", en="Units"),
    "workbook.reasons.to": Message(sv="Till verksamhet", en="To unit"),
    "workbook.reasons.technical": Message(sv="Teknisk justering", en="Technical adjustment"),
    "workbook.reasons.mark": Message(sv="Märke", en="Mark"),
}

_REDLINE: dict[str, Message] = {
    "redline.what": Message(
        sv="Ändringar från {old} till {new}. Godkänn alla ändringar: den nya planens text. Avvisa alla: den gamlas.",
        en="Changes from {old} to {new}. Accept all changes: the new plan's text. Reject all: the old one's.",
    ),
    "redline.layout": Message(
        sv="Texten kommer ur de inlästa planerna. Kommunens egen layout finns inte kvar.",
        en="The text is that of the plans as they were read in. The municipality's own layout is not kept.",
    ),
    "redline.kinds": Message(sv="{kinds} [{id}]", en="{kinds} [{id}]"),
    "redline.weakened": Message(sv="Löftet kan ha blivit svagare.", en="The promise may have become weaker."),
}

MESSAGES: dict[str, Message] = {**_SHEETS, **_FIRST, **_COLUMNS, **_REASONS, **_REDLINE}
