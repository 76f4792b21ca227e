"""Messages on the topic: the gate's rules. One row a rule, with all that is said of it anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vpbdiff.wording.catalogue import Message


class RuleWords(NamedTuple):
    """What is said of one rule of `gate.Rule`."""

    title: Message
    """The rule's name (`gate.rule.<rule>`)."""
    help: Message
    """What to do about it (`gate.rule-help.<rule>`)."""
    faults: Mapping[str, Message]
    """What is wrong (`gate.<rule>`), with the finding's parameters; under a suffix, a variant of it. None of a rule
    whose findings say it in other words: a caveat, or the change that is to be noted."""
    groups: Mapping[str, tuple[Message, Message]]
    """The heading over one finding and over several (`gate.group-<rule>`); under a suffix, the heading of a variant."""
    gap: Message | None = None
    """What a change lacks, on the page of a diff (`gate.gap.<rule>`), of the rules in `gate.verdict.GAPS`."""

    def messages(self, rule: str) -> Iterator[tuple[str, Message]]:
        """All of it by the keys of the catalogue."""
        yield f"gate.rule.{rule}", self.title
        yield f"gate.rule-help.{rule}", self.help
        for suffix, (one, many) in self.groups.items():
            yield f"gate.group-{rule}{suffix}.one", one
            yield f"gate.group-{rule}{suffix}.many", many
        for suffix, fault in self.faults.items():
            yield f"gate.{rule}{suffix}", fault
        if self.gap is not None:
            yield f"gate.gap.{rule}", self.gap


_NOT_YET = {
    "-ahead": Message(
        sv="Beslutet är daterat {decided}, efter både skälet ({written}) och mötet. Ange ett som är fattat.",
        en="The decision is dated {decided}, after the reason ({written}) and the meeting.",
    ),
    "-not-made": Message(
        sv="Beslutet är daterat {decided} och var inte fattat {known}. Ange ett som är fattat.",
        en="The decision is dated {decided}, and was not made by {known}. Give one that was.",
    ),
}
"""Of a decision that nobody could know of."""

RULES: dict[str, RuleWords] = {
    "unexplained": RuleWords(
        title=Message(sv="Ändring utan skäl", en="Change without a reason"),
        help=Message(
            sv="Skriv varför med «vpbdiff explain», eller ändra tillbaka.",
            en="Write why with «vpbdiff explain», or change it back.",
        ),
        faults={
            "": Message(sv="Ändringen saknar skäl.", en="The change has no reason."),
            "-decision": Message(
                sv="Ändringen saknar skäl och hänvisning till beslut.",
                en="The change has no reason and no reference to a decision.",
            ),
            "-proposed": Message(
                sv="Det kan vara bara ordalydelsen som skiljer. Det är inte säkert, och ingen har godtagit det.",
                en="It may be the wording alone that differs. That is not certain, and nobody has accepted it.",
            ),
            "-act": Message(
                sv="Texten säger att något upphör, börjar eller flyttas, med siffra eller datum, och skäl saknas.",
                en="The text says that something ends, starts or moves, with a figure or a date, and has no reason.",
            ),
            "-price": Message(
                sv="Texten anger ett annat belopp för en avgift, och skäl saknas.",
                en="The text gives a fee another amount, and has no reason.",
            ),
            "-lost": Message(
                sv="Texten har inte längre kvar vad som lovades alla, alltid eller för var och en, och skäl saknas.",
                en="The text no longer has what was promised to all, always or for each, and has no reason.",
            ),
            "-dropped": Message(
                sv="Den utgår; rapporten per {day} anger «{status}». Skäl saknas.",
                en="It is dropped; the report as of {day} says «{status}». It has no reason.",
            ),
            "-unreported": Message(
                sv="Den utgår, och ingen rapport som var känd vid beslutet anger hur det gick. Skäl saknas.",
                en="It is dropped, and no report known at the decision says how it went. It has no reason.",
            ),
            "-target": Message(
                sv="Målvärdet blir lättare att nå. Senaste kända utfall: {status} (per {day}). Skäl och beslut saknas.",
                en="The target is eased. The last known outcome: {status} (as of {day}). "
                "It has no reason and no decision.",
            ),
            "-below": Message(
                sv="Det redovisade utfallet {status} (per {day}) passerar redan det nya målvärdet. "
                "Skäl och beslut saknas.",
                en="The outcome reported, {status} (as of {day}), already passes the new target. "
                "It has no reason and no decision.",
            ),
            "-control": Message(
                sv="Kontrollen minskar; rapporten per {day} anger «{status}». Skäl och beslut saknas.",
                en="The control is eased; the report as of {day} says «{status}». It has no reason and no decision.",
            ),
            "-risk": Message(
                sv="Risken sänks eller utgår; om en kontroll anger rapporten per {day} «{status}». "
                "Skäl och beslut saknas.",
                en="The risk is lowered or dropped; of a control the report as of {day} says «{status}». "
                "It has no reason and no decision.",
            ),
        },
        groups={
            "": (
                Message(sv="1 ändring saknar skäl", en="1 change has no reason"),
                Message(sv="{n} ändringar saknar skäl", en="{n} changes have no reason"),
            ),
            "-decision": (
                Message(
                    sv="1 ändring saknar skäl och hänvisning till beslut",
                    en="1 change has no reason and no reference to a decision",
                ),
                Message(
                    sv="{n} ändringar saknar skäl och hänvisning till beslut",
                    en="{n} changes have no reason and no reference to a decision",
                ),
            ),
        },
        gap=Message(sv="Skäl saknas.", en="A reason is missing."),
    ),
    "no-reason": RuleWords(
        title=Message(sv="Skäl som inte säger varför", en="Reason that does not say why"),
        help=Message(
            sv="Skriv skälet i en mening: vad som hänt eller beslutats, inte bara att det är ändrat.",
            en="Write the reason in a sentence: what happened or was decided, not only that it changed.",
        ),
        faults={
            ".empty": Message(sv="Skälet är tomt.", en="The reason is empty."),
            ".one-word": Message(
                sv="«{reason}» är bara ett ord och säger inte varför.",
                en="«{reason}» is one word, and does not say why.",
            ),
            ".copy": Message(
                sv="Skälet upprepar bara namnet och säger inte varför.",
                en="The reason repeats the name, and does not say why.",
            ),
            ".not-wording": Message(
                sv="Skälet säger att bara ordalydelsen är ändrad, men ändringen gäller sakinnehållet.",
                en="The reason says that only the wording changed, but the change is one of substance.",
            ),
            ".not-editorial": Message(
                sv="«{reason}» säger att ändringen är redaktionell, men den gäller sakinnehållet.",
                en="«{reason}» says that the change is editorial, but it is one of substance.",
            ),
            ".nonsense": Message(
                sv="«{reason}» är ingen mening och säger inte varför.",
                en="«{reason}» is no sentence, and does not say why.",
            ),
            ".says-nothing": Message(
                sv="«{reason}» är inget skäl. Skriv vad som har hänt eller beslutats.",
                en="«{reason}» is no reason. Write what happened or was decided.",
            ),
            ".only-changed": Message(
                sv="«{reason}» säger att något är ändrat, men inte varför.",
                en="«{reason}» says that something changed, but not why.",
            ),
            ".only-decided": Message(
                sv="«{reason}» säger att det är beslutat, men inte av vem och när.",
                en="«{reason}» says that it was decided, but not by whom and when.",
            ),
        },
        groups={
            "": (
                Message(sv="1 skäl säger inte varför", en="1 reason does not say why"),
                Message(sv="{n} skäl säger inte varför", en="{n} reasons do not say why"),
            )
        },
        gap=Message(sv="Skäl saknas: det som står är inget skäl.", en="A reason is missing: what stands is none."),
    ),
    "no-decision": RuleWords(
        title=Message(sv="Ändring utan hänvisning till beslut", en="Change without a reference to a decision"),
        help=Message(
            sv="Ange beslutet: organ, datum, paragraf eller diarienummer.",
            en="Give the decision: body, date, section or reference number.",
        ),
        faults={
            "": Message(
                sv="Ändringen har ett skäl men saknar hänvisning till beslut.",
                en="The change has a reason but no reference to a decision.",
            ),
            "-target": Message(
                sv="Målvärdet blir lättare att nå. Senaste kända utfall: {status} (per {day}). "
                "Hänvisning till beslut saknas.",
                en="The target is eased. The last known outcome: {status} (as of {day}). "
                "It has no reference to a decision.",
            ),
            "-below": Message(
                sv="Det redovisade utfallet {status} (per {day}) passerar redan det nya målvärdet. "
                "Hänvisning till beslut saknas.",
                en="The outcome reported, {status} (as of {day}), already passes the new target. "
                "It has no reference to a decision.",
            ),
            "-control": Message(
                sv="Kontrollen minskar; rapporten per {day} anger «{status}». Hänvisning till beslut saknas.",
                en="The control is eased; the report as of {day} says «{status}». It has no reference to a decision.",
            ),
            "-risk": Message(
                sv="Risken sänks eller utgår; om en kontroll anger rapporten per {day} «{status}». "
                "Hänvisning till beslut saknas.",
                en="The risk is lowered or dropped; of a control the report as of {day} says «{status}». "
                "It has no reference to a decision.",
            ),
            **_NOT_YET,
        },
        groups={
            "": (
                Message(
                    sv="1 ändring har ett skäl men saknar hänvisning till beslut",
                    en="1 change has a reason but no reference to a decision",
                ),
                Message(
                    sv="{n} ändringar har skäl men saknar hänvisning till beslut",
                    en="{n} changes have a reason but no reference to a decision",
                ),
            )
        },
        gap=Message(sv="Hänvisning till beslut saknas.", en="A reference to the decision is missing."),
    ),
    "stale": RuleWords(
        title=Message(sv="Inaktuellt skäl", en="Reason out of date"),
        help=Message(
            sv="Texten har ändrats sedan skälet skrevs. Läs vad som skiljer och skriv skälet på nytt om det håller.",
            en="The text has changed since the reason was written. Read what differs, and write it anew if it holds.",
        ),
        faults={
            "": Message(
                sv="Skälet «{reason}» är inaktuellt. Detta har ändrats sedan det skrevs:",
                en="The reason «{reason}» is out of date. This has changed since it was written:",
            )
        },
        groups={
            "": (
                Message(
                    sv="1 skäl är inaktuellt: texten har ändrats sedan dess",
                    en="1 reason is out of date: the text has changed since",
                ),
                Message(
                    sv="{n} skäl är inaktuella: texten har ändrats sedan dess",
                    en="{n} reasons are out of date: the text has changed since",
                ),
            )
        },
        gap=Message(
            sv="Skälet gäller en tidigare lydelse.", en="The reason is for a wording that is no longer this one."
        ),
    ),
    "unbridged": RuleWords(
        title=Message(sv="Belopp utan skäl", en="Amount without a reason"),
        help=Message(
            sv="Ange beloppet och skälet med «vpbdiff explain --amount», så att förändringen går ihop.",
            en="Give the amount and the reason with «vpbdiff explain --amount», so that the change adds up.",
        ),
        faults={
            "": Message(sv="{moved}, och inget skäl anges för det.", en="{moved}, and no reason is given for that."),
            "-part": Message(
                sv="{moved}. De angivna skälen räcker inte: {lacking} saknar skäl.",
                en="{moved}. The reasons given do not reach: {lacking} has no reason.",
            ),
        },
        groups={
            "": (
                Message(sv="1 belopp saknar skäl", en="1 amount has no reason"),
                Message(sv="{n} belopp saknar skäl", en="{n} amounts have no reason"),
            )
        },
        gap=Message(sv="Skäl till beloppet saknas.", en="A reason for the amount is missing."),
    ),
    "bad-component": RuleWords(
        title=Message(sv="Belopp som inte går att lägga in i budgeten", en="Amount that can't be laid on the budget"),
        help=Message(
            sv="Rätta raden eller beloppet i filen med förklaringar.",
            en="Mend the row or the amount in the file of explanations.",
        ),
        faults={
            "": Message(
                sv="Beloppet i förklaringen går inte att lägga in i budgeten: {problem}",
                en="The amount of the explanation can't be laid on the budget: {problem}",
            )
        },
        groups={
            "": (
                Message(sv="1 belopp går inte att lägga in i budgeten", en="1 amount can't be laid on the budget"),
                Message(sv="{n} belopp går inte att lägga in i budgeten", en="{n} amounts can't be laid on the budget"),
            )
        },
    ),
    "policy-loosened": RuleWords(
        title=Message(sv="Sänkt krav", en="Lowered requirement"),
        help=Message(
            sv="Ett lägre krav i vpbdiff.toml behöver skäl och beslut, som en ändring i planen.",
            en="A lower requirement in vpbdiff.toml needs a reason and a decision, as a change of the plan does.",
        ),
        faults={
            "": Message(
                sv="Kravet är sänkt från «{was}» till «{now}». Det kräver skäl och hänvisning till beslut.",
                en="The requirement is lowered from «{was}» to «{now}». That needs a reason and a reference to "
                "a decision.",
            ),
            "-baseline": Message(
                sv="Ändringar som här undantas för att de fanns före grinden, men inte där planen beslutas: {n}. "
                "Det kräver skäl och hänvisning till beslut.",
                en="Changes that are exempted here as from before the gate, but not where the plan is decided: {n}. "
                "That needs a reason and a reference to a decision.",
            ),
            "-pins": Message(
                sv="Par som här är angivna för hand, men inte där planen beslutas: {n}. "
                "Det kräver skäl och hänvisning till beslut.",
                en="Pairs that are given by hand here, but not where the plan is decided: {n}. "
                "That needs a reason and a reference to a decision.",
            ),
            "-final": Message(
                sv="Där planen beslutas gäller «loosening = error»: det kan inte besvaras i den här grenen.",
                en="Where the plan is decided «loosening = error» holds: nothing in this branch answers for it.",
            ),
        },
        groups={
            "": (
                Message(sv="1 krav är sänkt", en="1 requirement is lowered"),
                Message(sv="{n} krav är sänkta", en="{n} requirements are lowered"),
            )
        },
    ),
    "old-edited": RuleWords(
        title=Message(sv="Ändringar i den plan som jämförs från", en="Changes in the plan that is compared with"),
        help=Message(
            sv="Ange skälen för ändringarna i den gamla planen, eller ändra tillbaka den.",
            en="Give the reasons for what changed in the old plan, or change it back.",
        ),
        faults={
            "": Message(
                sv="Den gamla planen är en annan än i {revision}, och alla ändringar har inte skäl (saknas: {n}). "
                "De visas med «{command}».",
                en="The old plan is another than in {revision}, and not all changes have reasons (missing: {n}). "
                "They are shown by «{command}».",
            )
        },
        groups={
            "": (
                Message(sv="Den gamla planen är ändrad", en="The old plan was changed"),
                Message(sv="{n} gamla planer är ändrade", en="{n} old plans were changed"),
            )
        },
    ),
    "nothing-compared": RuleWords(
        title=Message(sv="Ingenting att jämföra", en="Nothing to compare"),
        help=Message(
            sv="Planerna har inget gemensamt. Kontrollera att det är rätt planer.",
            en="The plans have nothing in common. Check that they are the right plans.",
        ),
        faults={
            "": Message(
                sv="Planerna har inget gemensamt som går att jämföra. Kontrollera att det är rätt planer.",
                en="The plans have nothing in common that can be compared. Check that they are the right plans.",
            )
        },
        groups={
            "": (
                Message(sv="Ingenting är jämfört", en="Nothing was compared"),
                Message(sv="Ingenting är jämfört", en="Nothing was compared"),
            )
        },
    ),
    "not-found": RuleWords(
        title=Message(sv="Hittades inte i dokumentet", en="Not found in the document"),
        help=Message(
            sv="Läs in dokumentet med «vpbdiff import --review» och visa var det står, eller säg i planen att det inte "
            "finns.",
            en="Import the document with «vpbdiff import --review» and show where it stands, or say in the plan that "
            "there is none.",
        ),
        faults={
            "-goals": Message(
                sv="Inga mål hittades i {document}, och dokumentet säger inte att det saknar mål.",
                en="No goals were found in {document}, which does not say that it has none.",
            ),
            "-budget": Message(
                sv="Ingen budget hittades i {document}, och dokumentet säger inte att det saknar budget.",
                en="No budget was found in {document}, which does not say that it has none.",
            ),
            "-risks": Message(
                sv="Inga risker hittades i {document}, och dokumentet säger inte att det saknar risker.",
                en="No risks were found in {document}, which does not say that it has none.",
            ),
        },
        groups={
            "": (
                Message(sv="1 del hittades inte i dokumenten", en="1 part was not found in the documents"),
                Message(sv="{n} delar hittades inte i dokumenten", en="{n} parts were not found in the documents"),
            )
        },
    ),
    "orphaned": RuleWords(
        title=Message(sv="Skäl utan ändring", en="Reason without a change"),
        help=Message(
            sv="Ändringen finns inte längre. Ta bort skälet med «vpbdiff explain --prune».",
            en="The change is no longer there. Remove the reason with «vpbdiff explain --prune».",
        ),
        faults={
            "": Message(
                sv="Skälet gäller en ändring som inte längre finns: «{reason}»",
                en="The reason is for a change that is no longer there: «{reason}»",
            )
        },
        groups={
            "": (
                Message(sv="1 skäl har ingen ändring att förklara", en="1 reason has no change to explain"),
                Message(sv="{n} skäl har ingen ändring att förklara", en="{n} reasons have no change to explain"),
            )
        },
    ),
    "duplicate": RuleWords(
        title=Message(sv="Flera skäl för en ändring", en="Several reasons for one change"),
        help=Message(
            sv="Behåll ett av skälen i filen med förklaringar.",
            en="Keep one of the reasons in the file of explanations.",
        ),
        faults={
            "": Message(
                sv="Ändringen har redan ett skäl. Behåll ett av dem. Detta är det andra: «{reason}»",
                en="The change already has a reason. Keep one of them. This is the other: «{reason}»",
            )
        },
        groups={
            "": (
                Message(sv="1 skäl är ett för mycket", en="1 reason is one too many"),
                Message(
                    sv="{n} skäl är fler än ett för samma ändring", en="{n} reasons are more than one for a change"
                ),
            )
        },
    ),
    "thin-reason": RuleWords(
        title=Message(sv="Skäl som passar vilken ändring som helst", en="Reason that fits any change"),
        help=Message(
            sv="Skriv vad som har hänt eller vem som har bedömt vad, eller ange beslutet.",
            en="Write what happened or who judged what, or give the decision.",
        ),
        faults={
            "": Message(
                sv="«{reason}» passar vilken ändring som helst. Skriv vad det gäller här.",
                en="«{reason}» fits any change. Write what it is about here.",
            )
        },
        groups={
            "": (
                Message(sv="1 skäl passar vilken ändring som helst", en="1 reason fits any change"),
                Message(sv="{n} skäl passar vilken ändring som helst", en="{n} reasons fit any change"),
            )
        },
    ),
    "doubtful-reason": RuleWords(
        title=Message(sv="Skäl som inte stämmer med ändringen", en="Reason that does not fit the change"),
        help=Message(
            sv="Läs ändringen och skälet, och rätta det som är fel.",
            en="Read the change and the reason, and correct what is wrong.",
        ),
        faults={
            "-turned": Message(
                sv="Skälet «{reason}» säger att värdet ändras åt andra hållet.",
                en="The reason «{reason}» says that the value went the other way.",
            ),
            "-same": Message(
                sv="Skälet «{reason}» säger att värdet är oförändrat.",
                en="The reason «{reason}» says that the value is as it was.",
            ),
            **_NOT_YET,
            "-old": Message(
                sv="Beslutet är daterat {decided}, före den gamla planen ({since}).",
                en="The decision is dated {decided}, before the old plan ({since}).",
            ),
        },
        groups={
            "": (
                Message(sv="1 skäl stämmer inte med ändringen", en="1 reason does not fit the change"),
                Message(sv="{n} skäl stämmer inte med ändringarna", en="{n} reasons do not fit the changes"),
            )
        },
    ),
    "pin": RuleWords(
        title=Message(sv="Utpekat par som inte finns", en="Pinned pair that is not there"),
        help=Message(
            sv="Den ena eller båda finns inte längre. Ta bort paret med «vpbdiff explain --prune».",
            en="One of the two or both are gone. Remove the pair with «vpbdiff explain --prune».",
        ),
        faults={
            "-same": Message(
                sv="Det är angivet att de är samma, men minst en av dem finns inte längre.",
                en="They are said to be the same, but at least one of them is no longer there.",
            ),
            "-apart": Message(
                sv="Det är angivet att de inte är samma, men minst en av dem finns inte längre.",
                en="They are said not to be the same, but at least one of them is no longer there.",
            ),
        },
        groups={
            "": (
                Message(sv="1 utpekat par finns inte längre", en="1 pinned pair is no longer there"),
                Message(sv="{n} utpekade par finns inte längre", en="{n} pinned pairs are no longer there"),
            )
        },
    ),
    "two-sources": RuleWords(
        title=Message(sv="Dokument som säger olika", en="Documents that disagree"),
        help=Message(
            sv="Ett dokument gäller, ett annat säger emot. Med «vpbdiff import --prefer DOKUMENT» gäller det andra.",
            en="One document stands, another says otherwise. «vpbdiff import --prefer DOCUMENT» lets that one stand.",
        ),
        faults={
            "": Message(
                sv="Dokumenten säger olika ({field}): här gäller {stands}, men {document} anger {other}.",
                en="The documents disagree ({field}): here {stands} stands, but {document} says {other}.",
            )
        },
        groups={
            "": (
                Message(sv="1 uppgift är olika i planens dokument", en="1 thing differs between the plan's documents"),
                Message(
                    sv="{n} uppgifter är olika i planens dokument",
                    en="{n} things differ between the plan's documents",
                ),
            )
        },
    ),
    "other-amounts": RuleWords(
        title=Message(sv="Belopp som inte jämförs", en="Amounts that are not compared"),
        help=Message(
            sv="Läs beloppen i planen. De hör till inget skäl.",
            en="Read the amounts in the plan. They belong to no reason.",
        ),
        faults={
            "-later": Message(
                sv="Belopp för {year} ({kind}) finns bara i den nya planen, på {n} rader från och med denna.",
                en="Amounts for {year} ({kind}) are in the new plan alone, in {n} rows from this one on.",
            ),
            "-later-old": Message(
                sv="Belopp för {year} ({kind}) finns bara i den gamla planen, på {n} rader från och med denna.",
                en="Amounts for {year} ({kind}) are in the old plan alone, in {n} rows from this one on.",
            ),
            "-change": Message(
                sv="Förändringen anges till {printed}, men beloppen bredvid ger {computed}.",
                en="The change is given as {printed}, while the amounts beside it give {computed}.",
            ),
        },
        groups={
            "": (
                Message(sv="1 uppgift om belopp är inte jämförd", en="1 thing about amounts is not compared"),
                Message(sv="{n} uppgifter om belopp är inte jämförda", en="{n} things about amounts are not compared"),
            )
        },
    ),
    "prose-figures": RuleWords(
        title=Message(sv="Andra siffror i löpande text", en="Other figures in running text"),
        help=Message(
            sv="Läs texten. Kräver den ett skäl, så skriv det med «vpbdiff explain».",
            en="Read the text. If it takes a reason, write it with «vpbdiff explain».",
        ),
        faults={
            "": Message(
                sv="Texten har andra siffror, datum eller belopp än förut.",
                en="The text has other figures, dates or sums than before.",
            )
        },
        groups={
            "": (
                Message(
                    sv="1 text har andra siffror, datum eller belopp", en="1 text has other figures, dates or sums"
                ),
                Message(
                    sv="{n} texter har andra siffror, datum eller belopp",
                    en="{n} texts have other figures, dates or sums",
                ),
            )
        },
    ),
    "finished-not-reported": RuleWords(
        title=Message(sv="Skäl som en rapport inte bekräftar", en="Reason that a report doesn't bear out"),
        help=Message(
            sv="Läs rapporten och skriv skälet som det är, eller låt den rättas.",
            en="Read the report and write the reason as it is, or have the report corrected.",
        ),
        faults={
            "": Message(
                sv="Skälet anger att det är avslutat; rapporten per {day} anger «{status}».",
                en="The reason says that it is finished; the report as of {day} says «{status}».",
            ),
            "-said": Message(
                sv="Skälet säger «{word}»; rapporten per {day} anger «{status}».",
                en="The reason says «{word}»; the report as of {day} says «{status}».",
            ),
        },
        groups={
            "": (
                Message(sv="1 skäl anger något annat än en rapport", en="1 reason says something else than a report"),
                Message(
                    sv="{n} skäl anger något annat än en rapport", en="{n} reasons say something else than a report"
                ),
            )
        },
    ),
    "target-restated": RuleWords(
        title=Message(sv="Annat målvärde i rapporten", en="Another target in the report"),
        help=Message(
            sv="Skriv varför målvärdet är ett annat, eller låt rätta rapporten.",
            en="Write why the target is another, or have the report corrected.",
        ),
        faults={
            "": Message(
                sv="Rapporten anger det annorlunda än planen, och inget skäl är antecknat.",
                en="The report gives it otherwise than the plan, and no reason is on record.",
            ),
            "-decision": Message(
                sv="Rapporten anger det annorlunda än planen, och varken skäl eller beslut är antecknat.",
                en="The report gives it otherwise than the plan, and neither a reason nor a decision is on record.",
            ),
        },
        groups={
            "": (
                Message(
                    sv="1 målvärde är ett annat i rapporten, utan skäl",
                    en="1 target is another in the report, for no reason",
                ),
                Message(
                    sv="{n} målvärden är andra i rapporten, utan skäl",
                    en="{n} targets are others in the report, for no reason",
                ),
            )
        },
        gap=Message(sv="Skäl till rapportens målvärde saknas.", en="A reason for the report's target is missing."),
    ),
    "budget-restated": RuleWords(
        title=Message(sv="Annan budget i rapporten", en="Another budget in the report"),
        help=Message(
            sv="Ange skälet och beslutet, eller låt rapporten ange beslutet om ändrad budget.",
            en="Give the reason and the decision, or let the report tell the decision on the budget.",
        ),
        faults={
            "": Message(
                sv="Rapportens budget är en annan än planens, och inget beslut om det är antecknat eller angivet i "
                "rapporten.",
                en="The report's budget is another than the plan's, and no decision on it is on record or in the "
                "report.",
            ),
            "-other-row": Message(
                sv="Planens budget har ingen sådan rad, och inget beslut om den är angivet i rapporten.",
                en="The plan's budget has no such row, and no decision on it is told in the report.",
            ),
            "-decision": Message(
                sv="Rapportens budget är en annan än planens, och varken skäl eller beslut är antecknat.",
                en="The report's budget is another than the plan's, and neither a reason nor a decision is on record.",
            ),
        },
        groups={
            "": (
                Message(
                    sv="1 budget är en annan i rapporten, utan beslut",
                    en="1 budget is another in the report, without a decision",
                ),
                Message(
                    sv="{n} budgetar är andra i rapporten, utan beslut",
                    en="{n} budgets are others in the report, without a decision",
                ),
            )
        },
        gap=Message(sv="Beslut om rapportens budget saknas.", en="A decision on the report's budget is missing."),
    ),
    "not-followed-up": RuleWords(
        title=Message(sv="Följs inte upp", en="Not followed up"),
        help=Message(
            sv="Låt rapporten ta upp det, eller säga när det följs upp.",
            en="Have the report follow it up, or say when it will be.",
        ),
        faults={
            "": Message(
                sv="Rapporten per {day} skulle ha följt upp det och gör det inte.",
                en="The report as of {day} was to follow it up and does not.",
            ),
        },
        groups={
            "": (
                Message(sv="1 del av planen följs inte upp", en="1 part of the plan is not followed up"),
                Message(sv="{n} delar av planen följs inte upp", en="{n} parts of the plan are not followed up"),
            )
        },
    ),
    "figure-disagrees": RuleWords(
        title=Message(sv="Olika siffror i planen, skälet eller rapporten", en="Figures that disagree with a report"),
        help=Message(sv="Läs båda. Rätta den som är fel.", en="Read both. Mend the one that is wrong."),
        faults={
            "-target": Message(
                sv="Planens målvärde är {plan}; rapportens, under ett annat namn, är {report}.",
                en="The plan's target is {plan}; the report's, under another name, is {report}.",
            ),
            "-value": Message(
                sv="Värdet för {year} är {plan} i planen och {report} i rapporten.",
                en="The value for {year} is {plan} in the plan and {report} in the report.",
            ),
            "-text": Message(
                sv="Planen skriver «{text}»; rapporten «{said}».", en="The plan says «{text}»; the report «{said}»."
            ),
            "-reason": Message(
                sv="Skälet säger «{text}»; rapporten per {day} «{said}».",
                en="The reason says «{text}»; the report as of {day} «{said}».",
            ),
        },
        groups={
            "": (
                Message(sv="1 uppgift stämmer inte med en rapport", en="1 figure disagrees with a report"),
                Message(sv="{n} uppgifter stämmer inte med en rapport", en="{n} figures disagree with a report"),
            )
        },
    ),
    "report-unread": RuleWords(
        title=Message(sv="Del av rapporten som inte kunde läsas", en="Part of a report that could not be read"),
        help=Message(
            sv="Läs i rapporten, och för in det som står där i rapportens fil.",
            en="Read the report, and enter what it says in the report's file.",
        ),
        faults={
            "-item": Message(
                sv="Rapporten nämner det i en text eller en tabell av okänt slag, så vad den säger är inte prövat.",
                en="The report names it in a text or a table of no known kind, so what it says was not judged.",
            ),
            "-object": Message(
                sv="En del av rapporten (bild, sida eller annat) kunde inte läsas. Det som saknas kan stå där.",
                en="A part of the report (a picture, a page or the like) could not be read. What is missing may be "
                "there.",
            ),
            "-reason": Message(
                sv="Skälet säger att det är avslutat. Vad rapporten per {day} säger gick inte att läsa.",
                en="The reason says that it is finished. What the report as of {day} says could not be read.",
            ),
        },
        groups={
            "": (
                Message(sv="1 del av en rapport är inte läst", en="1 part of a report was not read"),
                Message(sv="{n} delar av en rapport är inte lästa", en="{n} parts of a report were not read"),
            )
        },
    ),
    "noted": RuleWords(
        title=Message(sv="Ändring att känna till", en="Change to be aware of"),
        help=Message(
            sv="Ändringen behöver inget skäl enligt vpbdiff.toml, men den nämns.",
            en="The change needs no reason by vpbdiff.toml, but it is mentioned.",
        ),
        faults={},
        groups={"": (Message(sv="1 påpekande", en="1 note"), Message(sv="{n} påpekanden", en="{n} notes"))},
    ),
    "unread": RuleWords(
        title=Message(sv="Del av planen som inte kunde läsas", en="Part of the plan that could not be read"),
        help=Message(
            sv="Titta i dokumentet och skriv vad som visas med «vpbdiff import PLAN --shows NUMMER TEXT --by ROLL».",
            en="Look in the document and write what it shows with «vpbdiff import PLAN --shows NUMBER TEXT --by ROLE».",
        ),
        faults={},
        groups={
            "": (
                Message(sv="1 del av planerna är inte läst", en="1 part of the plans was not read"),
                Message(sv="{n} delar av planerna är inte lästa", en="{n} parts of the plans were not read"),
            )
        },
    ),
    "not-compared": RuleWords(
        title=Message(sv="Inte jämfört", en="Not compared"),
        help=Message(
            sv="En av planerna säger inget om detta, så det är inte prövat.",
            en="One of the plans says nothing of this, so it was not judged.",
        ),
        faults={},
        groups={
            "": (
                Message(sv="1 del av planen är inte prövad", en="1 part of the plan was not judged"),
                Message(sv="{n} delar av planen är inte prövade", en="{n} parts of the plan were not judged"),
            )
        },
    ),
}
"""The rules by name, in the order of `gate.Rule`."""

MESSAGES: dict[str, Message] = {key: each for rule, words in RULES.items() for key, each in words.messages(rule)}
