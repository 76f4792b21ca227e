"""Messages on the topic: web. What the web pages say beside the report and the memo themselves."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    "web.skip": Message(sv="Hoppa till innehållet", en="Skip to the content"),
    "web.contents": Message(sv="Innehåll", en="Contents"),
    "web.row": Message(sv="Post", en="Row"),
    "web.removed": Message(sv="borttaget", en="removed"),
    "web.added": Message(sv="tillagt", en="added"),
    "web.not-there": Message(sv="Finns inte i planen.", en="Not in the plan."),
    "web.gap-unexplained": Message(sv="Skäl saknas.", en="A reason is missing."),
    "web.gap-no-reason": Message(
        sv="Skäl saknas: det som står är inget skäl.", en="A reason is missing: what stands is none."
    ),
    "web.gap-no-decision": Message(sv="Hänvisning till beslut saknas.", en="A reference to the decision is missing."),
    "web.gap-stale": Message(
        sv="Skälet gäller en tidigare lydelse.", en="The reason is for a wording that is no longer this one."
    ),
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
