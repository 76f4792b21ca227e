"""Messages on the topic: gate. What `vpbdiff check` says, in every format.

`gate.<rule>` says what is wrong; every rule of `gate.Rule` that is about a change or a record has one.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_RULES = {
    "gate.unexplained": Message(sv="Ändringen saknar skäl.", en="The change has no reason."),
    "gate.unexplained-decision": Message(
        sv="Ändringen saknar skäl och hänvisning till beslut.",
        en="The change has no reason and no reference to a decision.",
    ),
    "gate.no-decision": Message(
        sv="Ändringen har ett skäl men saknar hänvisning till beslut.",
        en="The change has a reason but no reference to a decision.",
    ),
    "gate.no-reason.empty": Message(sv="Skälet är tomt.", en="The reason is empty."),
    "gate.no-reason.one-word": Message(
        sv="«{reason}» är bara ett ord och säger inte varför.", en="«{reason}» is one word, and does not say why."
    ),
    "gate.no-reason.copy": Message(
        sv="Skälet upprepar bara namnet och säger inte varför.", en="The reason repeats the name, and does not say why."
    ),
    "gate.no-reason.not-wording": Message(
        sv="Skälet säger att bara ordalydelsen är ändrad, men ändringen gäller sakinnehållet.",
        en="The reason says that only the wording changed, but the change is one of substance.",
    ),
    "gate.stale": Message(
        sv="Skälet «{reason}» är inaktuellt. Detta har ändrats sedan det skrevs:",
        en="The reason «{reason}» is out of date. This has changed since it was written:",
    ),
    "gate.unbridged": Message(
        sv="{moved}, och inget skäl anges för det.", en="{moved}, and no reason is given for that."
    ),
    "gate.unbridged-part": Message(
        sv="{moved}. De angivna skälen räcker inte: {lacking} saknar skäl.",
        en="{moved}. The reasons given do not reach: {lacking} has no reason.",
    ),
    "gate.net-up": Message(sv="Nettokostnaden ökar med {amount}", en="The net cost grows by {amount}"),
    "gate.net-down": Message(sv="Nettokostnaden minskar med {amount}", en="The net cost shrinks by {amount}"),
    "gate.net-same": Message(sv="Nettokostnaden är oförändrad", en="The net cost is unchanged"),
    "gate.lacks-more": Message(sv="{amount} högre nettokostnad", en="a net cost that is {amount} higher"),
    "gate.lacks-less": Message(sv="{amount} lägre nettokostnad", en="a net cost that is {amount} lower"),
    "gate.all-units": Message(sv="Alla verksamheter tillsammans", en="All units together"),
    "gate.bad-component": Message(
        sv="Beloppet i förklaringen går inte att lägga in i budgeten: {problem}",
        en="The amount of the explanation can't be laid on the budget: {problem}",
    ),
    "gate.policy-loosened": Message(
        sv="Kravet är sänkt från «{was}» till «{now}». Det kräver skäl och hänvisning till beslut.",
        en="The requirement is lowered from «{was}» to «{now}». That needs a reason and a reference to a decision.",
    ),
    "gate.nothing-compared": Message(
        sv="Planerna har inget gemensamt som går att jämföra. Kontrollera att det är rätt planer.",
        en="The plans have nothing in common that can be compared. Check that they are the right plans.",
    ),
    "gate.orphaned": Message(
        sv="Skälet gäller en ändring som inte längre finns: «{reason}»",
        en="The reason is for a change that is no longer there: «{reason}»",
    ),
    "gate.duplicate": Message(
        sv="Ändringen har redan ett skäl. Behåll ett av dem. Detta är det andra: «{reason}»",
        en="The change already has a reason. Keep one of them. This is the other: «{reason}»",
    ),
    "gate.pin-same": Message(
        sv="Det är angivet att de är samma, men minst en av dem finns inte längre.",
        en="They are said to be the same, but at least one of them is no longer there.",
    ),
    "gate.pin-apart": Message(
        sv="Det är angivet att de inte är samma, men minst en av dem finns inte längre.",
        en="They are said not to be the same, but at least one of them is no longer there.",
    ),
}


def _group(name: str, sv: tuple[str, str], en: tuple[str, str]) -> dict[str, Message]:
    return {f"gate.group-{name}.{form}": Message(sv=sv[n], en=en[n]) for n, form in enumerate(("one", "many"))}


_GROUPS = {
    **_group(
        "unexplained",
        ("1 ändring saknar skäl", "{n} ändringar saknar skäl"),
        ("1 change has no reason", "{n} changes have no reason"),
    ),
    **_group(
        "unexplained-decision",
        (
            "1 ändring saknar skäl och hänvisning till beslut",
            "{n} ändringar saknar skäl och hänvisning till beslut",
        ),
        (
            "1 change has no reason and no reference to a decision",
            "{n} changes have no reason and no reference to a decision",
        ),
    ),
    **_group(
        "no-decision",
        (
            "1 ändring har ett skäl men saknar hänvisning till beslut",
            "{n} ändringar har skäl men saknar hänvisning till beslut",
        ),
        (
            "1 change has a reason but no reference to a decision",
            "{n} changes have a reason but no reference to a decision",
        ),
    ),
    **_group(
        "no-reason",
        ("1 skäl säger inte varför", "{n} skäl säger inte varför"),
        ("1 reason does not say why", "{n} reasons do not say why"),
    ),
    **_group(
        "stale",
        (
            "1 skäl är inaktuellt: texten har ändrats sedan dess",
            "{n} skäl är inaktuella: texten har ändrats sedan dess",
        ),
        (
            "1 reason is out of date: the text has changed since",
            "{n} reasons are out of date: the text has changed since",
        ),
    ),
    **_group(
        "unbridged",
        ("1 belopp saknar skäl", "{n} belopp saknar skäl"),
        ("1 amount has no reason", "{n} amounts have no reason"),
    ),
    **_group(
        "bad-component",
        ("1 belopp går inte att lägga in i budgeten", "{n} belopp går inte att lägga in i budgeten"),
        ("1 amount can't be laid on the budget", "{n} amounts can't be laid on the budget"),
    ),
    **_group(
        "policy-loosened",
        ("1 krav är sänkt", "{n} krav är sänkta"),
        ("1 requirement is lowered", "{n} requirements are lowered"),
    ),
    **_group(
        "nothing-compared",
        ("Ingenting är jämfört", "Ingenting är jämfört"),
        ("Nothing was compared", "Nothing was compared"),
    ),
    **_group(
        "orphaned",
        ("1 skäl har ingen ändring att förklara", "{n} skäl har ingen ändring att förklara"),
        ("1 reason has no change to explain", "{n} reasons have no change to explain"),
    ),
    **_group(
        "duplicate",
        ("1 skäl är ett för mycket", "{n} skäl är fler än ett för samma ändring"),
        ("1 reason is one too many", "{n} reasons are more than one for a change"),
    ),
    **_group(
        "pin",
        ("1 utpekat par finns inte längre", "{n} utpekade par finns inte längre"),
        ("1 pinned pair is no longer there", "{n} pinned pairs are no longer there"),
    ),
    **_group(
        "not-compared",
        ("1 del av planen är inte prövad", "{n} delar av planen är inte prövade"),
        ("1 part of the plan was not judged", "{n} parts of the plan were not judged"),
    ),
    **_group("noted", ("1 påpekande", "{n} påpekanden"), ("1 note", "{n} notes")),
}


def _rule(name: str, sv: tuple[str, str], en: tuple[str, str]) -> dict[str, Message]:
    return {f"gate.rule.{name}": Message(sv=sv[0], en=en[0]), f"gate.rule-help.{name}": Message(sv=sv[1], en=en[1])}


_HELP = {
    **_rule(
        "unexplained",
        ("Ändring utan skäl", "Skriv varför med «vpbdiff explain», eller ändra tillbaka."),
        ("Change without a reason", "Write why with «vpbdiff explain», or change it back."),
    ),
    **_rule(
        "no-reason",
        (
            "Skäl som inte säger varför",
            "Skriv skälet i en mening: vad som hänt eller beslutats, inte bara att det är ändrat.",
        ),
        (
            "Reason that does not say why",
            "Write the reason in a sentence: what happened or was decided, not only that it changed.",
        ),
    ),
    **_rule(
        "no-decision",
        ("Ändring utan hänvisning till beslut", "Ange beslutet: organ, datum, paragraf eller diarienummer."),
        ("Change without a reference to a decision", "Give the decision: body, date, section or reference number."),
    ),
    **_rule(
        "stale",
        (
            "Inaktuellt skäl",
            "Texten har ändrats sedan skälet skrevs. Läs vad som skiljer och skriv skälet på nytt om det håller.",
        ),
        (
            "Reason out of date",
            "The text has changed since the reason was written. Read what differs, and write it anew if it holds.",
        ),
    ),
    **_rule(
        "unbridged",
        ("Belopp utan skäl", "Ange beloppet och skälet med «vpbdiff explain --amount», så att förändringen går ihop."),
        (
            "Amount without a reason",
            "Give the amount and the reason with «vpbdiff explain --amount», so that the change adds up.",
        ),
    ),
    **_rule(
        "bad-component",
        ("Belopp som inte går att lägga in i budgeten", "Rätta raden eller beloppet i filen med förklaringar."),
        ("Amount that can't be laid on the budget", "Mend the row or the amount in the file of explanations."),
    ),
    **_rule(
        "policy-loosened",
        ("Sänkt krav", "Ett lägre krav i vpbdiff.toml behöver skäl och beslut, som en ändring i planen."),
        (
            "Lowered requirement",
            "A lower requirement in vpbdiff.toml needs a reason and a decision, as a change of the plan does.",
        ),
    ),
    **_rule(
        "nothing-compared",
        ("Ingenting att jämföra", "Planerna har inget gemensamt. Kontrollera att det är rätt planer."),
        ("Nothing to compare", "The plans have nothing in common. Check that they are the right plans."),
    ),
    **_rule(
        "orphaned",
        ("Skäl utan ändring", "Ändringen finns inte längre. Ta bort skälet med «vpbdiff explain --prune»."),
        ("Reason without a change", "The change is no longer there. Remove the reason with «vpbdiff explain --prune»."),
    ),
    **_rule(
        "duplicate",
        ("Flera skäl för en ändring", "Behåll ett av skälen i filen med förklaringar."),
        ("Several reasons for one change", "Keep one of the reasons in the file of explanations."),
    ),
    **_rule(
        "pin",
        (
            "Utpekat par som inte finns",
            "Den ena eller båda finns inte längre. Ta bort paret med «vpbdiff explain --prune».",
        ),
        (
            "Pinned pair that is not there",
            "One of the two or both are gone. Remove the pair with «vpbdiff explain --prune».",
        ),
    ),
    **_rule(
        "noted",
        ("Ändring att känna till", "Ändringen behöver inget skäl enligt vpbdiff.toml, men den nämns."),
        ("Change to be aware of", "The change needs no reason by vpbdiff.toml, but it is mentioned."),
    ),
    **_rule(
        "not-compared",
        ("Inte jämfört", "En av planerna säger inget om detta, så det är inte prövat."),
        ("Not compared", "One of the plans says nothing of this, so it was not judged."),
    ),
}

_REASONS = {
    "gate.reason": Message(sv="Skäl: ", en="Reason: "),
    "gate.reason-baseline": Message(
        sv="Skäl: inget, ändringen fanns före grinden.", en="Reason: none, the change was there before the gate."
    ),
    "gate.reason-stale": Message(
        sv="Inaktuellt skäl, texten har ändrats sedan dess: ", en="Reason out of date, the text has changed since: "
    ),
    "gate.reason-stale-baseline": Message(
        sv="Skäl: inget. Det som fanns före grinden har ändrats sedan dess.",
        en="Reason: none. What was there before the gate has changed since.",
    ),
    "gate.reason-about": Message(sv="{reason} ({about})", en="{reason} ({about})"),
    "gate.reason-part": Message(sv="dels {about}", en="in part {about}"),
    "gate.reason-shared": Message(sv="gemensamt för {n} ändringar", en="shared by {n} changes"),
}

_PAGE = {
    "gate.title": Message(sv="Förklarade ändringar", en="Explained changes"),
    "gate.drift": Message(sv="Planen för {plan}, {field}: ", en="The plan for {plan}, {field}: "),
    "gate.drift-kinds": Message(
        sv="Ändringen är nu också av annat slag: {now}", en="The change is now also of another kind: {now}"
    ),
    "gate.field-under": Message(sv="hör till", en="belongs to"),
    "gate.section.comparison": Message(sv="Jämförelsen", en="The comparison"),
    "gate.section.explanations": Message(sv="Förklaringarna", en="The explanations"),
    "gate.section.policy": Message(sv="Kraven i vpbdiff.toml", en="The requirements in vpbdiff.toml"),
    "gate.level-warning": Message(sv="Varning: ", en="Warning: "),
    "gate.level-note": Message(sv="Påpekande: ", en="Note: "),
    "gate.folded.one": Message(sv="1 påpekande: {what}", en="1 note: {what}"),
    "gate.folded.many": Message(sv="{n} påpekanden: {what}", en="{n} notes: {what}"),
    "gate.in-old": Message(sv="{spot} (i den gamla planen)", en="{spot} (in the old plan)"),
    "gate.loosened": Message(sv="Lättnader som gäller", en="Relaxations in force"),
    "gate.loose-pin": Message(
        sv="En person har angett vilka delar som hör ihop: «{name}»",
        en="A person has said which items belong together: «{name}»",
    ),
    "gate.loose-baseline.one": Message(
        sv="1 ändring fanns före grinden och har inget annat skäl.",
        en="1 change was there before the gate and has no other reason.",
    ),
    "gate.loose-baseline.many": Message(
        sv="{n} ändringar fanns före grinden och har inget annat skäl.",
        en="{n} changes were there before the gate and have no other reason.",
    ),
    "gate.loose-several": Message(
        sv="Ett skäl gäller {n} ändringar på en gång: «{reason}»",
        en="One reason is for {n} changes at once: «{reason}»",
    ),
    "gate.loose-share": Message(
        sv="«{name}» kan ha fått en del av ett belopp som gäller hela nämnden. Hur det har fördelats anges inte.",
        en="«{name}» may have got a share of an amount for the whole committee. How it was spread is not stated.",
    ),
    "gate.loose-policy.one": Message(
        sv="Kravet {names} i vpbdiff.toml är sänkt.", en="The requirement {names} in vpbdiff.toml is lowered."
    ),
    "gate.loose-policy.many": Message(
        sv="{n} krav i vpbdiff.toml är sänkta: {names}.", en="{n} requirements in vpbdiff.toml are lowered: {names}."
    ),
    "gate.folded-away": Message(sv="{notes} (visas med «--notes»)", en="{notes} (shown with «--notes»)"),
    "gate.unset": Message(sv="ingen gräns", en="no limit"),
    "gate.verdict": Message(sv="Resultat", en="Verdict"),
    "gate.passed": Message(sv="Godkänt.", en="Passed."),
    "gate.stopped": Message(sv="Stopp.", en="Stopped."),
    "gate.nothing-judged": Message(sv="Ingen ändring är prövad.", en="No change was judged."),
    "gate.looked-at.one": Message(sv="1 ändring är prövad.", en="1 change was judged."),
    "gate.looked-at.many": Message(sv="{n} ändringar är prövade.", en="{n} changes were judged."),
    "gate.none-needed.one": Message(sv="Den kräver inget skäl.", en="It needs no reason."),
    "gate.none-needed.many": Message(sv="Ingen av dem kräver skäl.", en="None of them needs a reason."),
    "gate.all-explained.one": Message(
        sv="Den enda som kräver skäl är förklarad.", en="The only one that needs a reason is explained."
    ),
    "gate.all-explained.many": Message(
        sv="Alla {n} som kräver skäl är förklarade.", en="All {n} that need a reason are explained."
    ),
    "gate.some-before": Message(
        sv="{n} av {all} som kräver skäl är förklarade, och {before} fanns före grinden.",
        en="{n} of {all} that need a reason are explained; {before} from before the gate.",
    ),
    "gate.some-explained": Message(
        sv="{n} av {all} som kräver skäl är förklarade.", en="{n} of {all} that need a reason are explained."
    ),
    "gate.todo-file": Message(sv="skäl.txt", en="reasons.txt"),
    "gate.way-on-todo": Message(
        sv="Alla skäl på en gång, med en mall som fylls i mellan kommandona:",
        en="All reasons at once, with a form to fill in between the commands:",
    ),
    "gate.way-on-baseline": Message(
        sv="Ska grinden bara gälla nya ändringar, börja med att anteckna de som finns i dag:",
        en="If the gate is to hold for new changes alone, begin by recording those of today:",
    ),
}

_COMMAND = {
    "check.help": Message(
        sv="""Pröva om varje ändring från planen OLD till planen NEW som kräver ett skäl har ett.

Avslutar med 0 om allt är förklarat, 1 om något saknas och 2 om prövningen inte gick att göra. En plan anges som i
«vpbdiff diff».""",
        en="""Judge whether every change from the plan OLD to the plan NEW that needs a reason has one.

Exits with 0 if all is explained, 1 if something is missing, and 2 if it could not be judged. A plan is named as in
«vpbdiff diff».""",
    ),
    "check.option-notes": Message(
        sv="Visa varje påpekande för sig, inte bara antalet.", en="Show every note on its own, not only how many."
    ),
    "check.option-policy": Message(
        sv="Visa de krav som gäller, som TOML, och avsluta. OLD och NEW behövs inte.",
        en="Show the requirements in force, as TOML, and exit. OLD and NEW are not needed.",
    ),
    "check.policy-own": Message(
        sv="Krav som gäller: ur {source}, och i övrigt programmets egna.",
        en="Requirements in force: of {source}, and the program's own in all else.",
    ),
    "check.policy-default": Message(
        sv="Krav som gäller: programmets egna. Det finns ingen vpbdiff.toml.",
        en="Requirements in force: the program's own. There is no vpbdiff.toml.",
    ),
}

MESSAGES: dict[str, Message] = {**_COMMAND, **_RULES, **_GROUPS, **_HELP, **_REASONS, **_PAGE}
