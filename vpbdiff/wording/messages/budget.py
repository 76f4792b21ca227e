"""What the budget's checks, its section in a report, the bridge, the claims and `history budget` say."""

from __future__ import annotations

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
    **_levels(
        "restated",
        "«{name}» för {year} är tryckt som {printed}, men planen för {year} har {computed}: beloppet är omräknat.",
        "«{name}» for {year} is printed as {printed}, but the plan for {year} itself has {computed}: it is restated.",
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
    "money.claim-status.error": Message(
        sv="statusen är «{phrase}», men planen för året före har ett annat beslut eller datum ({place}).",
        en="the status is «{phrase}», but the plan of the year before has another decision or date ({place}).",
    ),
    "money.claim-status-dated.error": Message(
        sv="statusen är «{phrase}», men raden har ett beslut eller datum från planens eget år ({place}).",
        en="the status is «{phrase}», but the row has a decision or date from the plan's own year ({place}).",
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
    "bridge.same-unit": Message(
        sv="överföringen går från «{line}» till samma verksamhet. Ange vem som får beloppet.",
        en="the transfer goes from «{line}» to the same unit. Say who gets the amount.",
    ),
}

MESSAGES: dict[str, Message] = {**_CHECKS, **_BRIDGE}
