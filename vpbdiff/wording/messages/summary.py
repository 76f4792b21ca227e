"""Messages on the topic: summary. What `vpbdiff summary` says beside the memo, which is in Swedish alone."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    "summary.help": Message(
        sv="Skriv sammanfattningen av ändringarna till tjänsteskrivelsen, på svenska.",
        en="Write the summary of changes for the cover memo. The memo is in Swedish.",
    ),
    "summary.option-outline": Message(
        sv="memo för tjänsteskrivelsen, unions för de fackliga organisationerna, auditors för revisorerna.",
        en="memo for the cover memo, unions for the trade unions, auditors for the auditors.",
    ),
    "summary.option-brief": Message(
        sv="Bara förslaget till beslut och sammanfattningen, en halv sida.",
        en="Only the proposal for decision and the summary, half a page.",
    ),
    "summary.option-final": Message(
        sv="Skriv ingenting så länge kontrollen (vpbdiff check) hittar fel.",
        en="Write nothing while the gate (vpbdiff check) finds errors.",
    ),
    "summary.not-final": Message(
        sv="sammanfattningen kan inte bli slutlig: kontrollen hittar {number} fel. "
        "Kör vpbdiff check {old} {new} och rätta dem, eller skriv ett utkast utan --final.",
        en="the summary can't be final: the gate finds {number} errors. "
        "Run vpbdiff check {old} {new} and mend them, or write a draft without --final.",
    ),
    "summary.gaps.one": Message(
        sv="Utkastet har en lucka, markerad med hakparenteser.",
        en="The draft has one gap, marked with brackets.",
    ),
    "summary.gaps.many": Message(
        sv="Utkastet har {n} luckor, markerade med hakparenteser.",
        en="The draft has {n} gaps, marked with brackets.",
    ),
}
