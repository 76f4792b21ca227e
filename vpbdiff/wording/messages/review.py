"""Messages on the topic: review. What `vpbdiff review` shows and says in the terminal."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_COMMAND = {
    "review.help": Message(
        sv="""Gå igenom ändringarna från planen OLD till planen NEW i terminalen och ange skäl för dem.

Varje skäl sparas direkt i filen med förklaringar, som «vpbdiff check» läser. Tangenten ? visar vad som går
att göra.""",
        en="""Go through the changes from the plan OLD to the plan NEW in the terminal, and give their reasons.

Every reason is saved at once in the file of explanations, which «vpbdiff check» reads. The key ? shows what
can be done.""",
    ),
    "review.metavar-by": Message(sv="ROLL", en="ROLE"),
    "review.option-by": Message(
        sv="Vem som anger skälen, som en roll («controller»), aldrig ett namn.",
        en="Who gives the reasons, as a role («controller»), never a name.",
    ),
    "review.no-terminal": Message(
        sv="genomgången behöver en terminal att läsa från och rita i. Kör kommandot direkt i en terminal, "
        "eller använd «vpbdiff explain» och «vpbdiff check».",
        en="the review needs a terminal to read from and to draw in. Run the command in a terminal, or use "
        "«vpbdiff explain» and «vpbdiff check».",
    ),
}

_FRAME = {
    "review.view.changes": Message(sv="Ändringar", en="Changes"),
    "review.plans": Message(sv="{old} → {new}", en="{old} → {new}"),
    "review.too-small": Message(
        sv="Fönstret är för litet. Gör det minst 60 tecken brett och 16 rader högt.",
        en="The window is too small. Make it at least 60 columns wide and 16 lines high.",
    ),
    "review.none-needed": Message(sv="Inga ändringar behöver skäl", en="No changes need a reason"),
    "review.all-done.one": Message(
        sv="Den enda ändringen som behöver skäl har det", en="The one change that needs a reason has it"
    ),
    "review.all-done.many": Message(
        sv="Alla {n} ändringar som behöver skäl har det", en="All {n} changes that need a reason have one"
    ),
    "review.done": Message(sv="{done} av {all} klara", en="{done} of {all} done"),
    "review.gate-open": Message(sv="Grinden är öppen", en="The gate is open"),
    "review.gate-closed": Message(sv="Grinden är stängd", en="The gate is closed"),
    "review.gate-lacks": Message(sv=": {what}", en=": {what}"),
}

_LACKS = {
    f"review.lacks-{rule}.{form}": Message(sv=sv, en=en)
    for rule, one, many in (
        (
            "unexplained",
            ("{n} ändring saknar skäl", "{n} change lacks a reason"),
            ("{n} ändringar saknar skäl", "{n} changes lack a reason"),
        ),
        (
            "no-reason",
            ("{n} skäl duger inte", "{n} reason will not do"),
            ("{n} skäl duger inte", "{n} reasons will not do"),
        ),
        (
            "no-decision",
            ("{n} skäl saknar beslut", "{n} reason lacks a decision"),
            ("{n} skäl saknar beslut", "{n} reasons lack a decision"),
        ),
        (
            "stale",
            ("{n} skäl är inaktuellt", "{n} reason is stale"),
            ("{n} skäl är inaktuella", "{n} reasons are stale"),
        ),
        (
            "unbridged",
            ("{n} belopp är inte förklarat", "{n} amount is not accounted for"),
            ("{n} belopp är inte förklarade", "{n} amounts are not accounted for"),
        ),
        (
            "bad-component",
            ("{n} budgetpost passar inte", "{n} component does not fit"),
            ("{n} budgetposter passar inte", "{n} components do not fit"),
        ),
        (
            "policy-loosened",
            ("{n} uppluckrad regel", "{n} loosened rule"),
            ("{n} uppluckrade regler", "{n} loosened rules"),
        ),
        (
            "nothing-compared",
            ("inget gick att jämföra", "nothing could be compared"),
            ("inget gick att jämföra", "nothing could be compared"),
        ),
        (
            "orphaned",
            ("{n} skäl utan ändring", "{n} reason without a change"),
            ("{n} skäl utan ändring", "{n} reasons without a change"),
        ),
        ("duplicate", ("{n} dubbelt skäl", "{n} second reason"), ("{n} dubbla skäl", "{n} second reasons")),
        (
            "pin",
            ("{n} parning som inte gäller", "{n} pin that does not apply"),
            ("{n} parningar som inte gäller", "{n} pins that do not apply"),
        ),
        ("noted", ("{n} notis", "{n} note"), ("{n} notiser", "{n} notes")),
        (
            "not-compared",
            ("{n} del är inte jämförd", "{n} part is not compared"),
            ("{n} delar är inte jämförda", "{n} parts are not compared"),
        ),
    )
    for form, (sv, en) in (("one", one), ("many", many))
}

_KEYS = {
    "review.key.help": Message(sv="hjälp", en="help"),
    "review.key.quit": Message(sv="avsluta", en="quit"),
    "review.key.view-changes": Message(sv="ändringarna", en="the changes"),
    "review.key.scroll-down": Message(sv="rulla nedåt", en="scroll down"),
    "review.key.scroll-up": Message(sv="rulla uppåt", en="scroll up"),
    "review.key.first": Message(sv="till början", en="to the beginning"),
    "review.key.last": Message(sv="till slutet", en="to the end"),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_FRAME, **_LACKS, **_KEYS}
