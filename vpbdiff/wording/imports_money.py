"""What the importer says of figures: what it assumed of a budget's or a risk's, and what is none of those."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {
    # Assumed
    "import.note.bare-years": Message(
        sv="tabellens huvud säger inte om beloppen för {text} är budget, utfall, prognos eller plan; de lästes som "
        "budget, eftersom bara året står där",
        en="the table's head does not say whether the amounts for {text} are budget, outcome, forecast or plan; they "
        "were read as budget, as it says no more than the year",
    ),
    "import.note.unit-above": Message(
        sv="enheten {unit} står inte i tabellens huvud; den togs från raden eller rubriken ovanför",
        en="the unit {unit} does not stand in the table's head; it was taken from the line or heading above",
    ),
    "import.note.unit-profile": Message(
        sv="enheten {unit} står varken i tabellens huvud eller ovanför; den togs från profilen",
        en="the unit {unit} stands neither in the table's head nor above it; it was taken from the profile",
    ),
    # No budget
    "import.note.count-row": Message(
        sv="raden «{text}» räknar annat än budgetens pengar, till exempel antal eller pris; den lästes inte in",
        en="the row «{text}» counts something else than the budget's money, such as a number or a price; it was not "
        "taken in",
    ),
    "import.note.row-unit": Message(
        sv="raden «{text}» är i en annan enhet än tabellen och lästes inte in",
        en="the row «{text}» is in another unit than the table, and was not taken in",
    ),
    "import.note.second-frame": Message(
        sv="raden «{text}» är ingen enhet, och en annan rad summerar enheterna; den lästes inte in",
        en="the row «{text}» is no unit, and another row sums up the units; it was not taken in",
    ),
    "import.note.header-below": Message(
        sv="tabellens huvud har en rad till, vars ord delar årens kolumner; en ögonblicksbild har ett belopp per år, "
        "och tabellen lästes inte in",
        en="the table's head has one more row, whose words part the columns of the years; a snapshot has one amount a "
        "year, and the table was not taken in",
    ),
    "import.note.accounts-apart": Message(
        sv="tabellen gäller en verksamhet med egen redovisning; den har ingen plats i nämndens budget och lästes "
        "inte in",
        en="this table is of an activity with accounts of its own; it has no place in the committee's budget and was "
        "not taken in",
    ),
    # Risks
    "import.note.beyond-scale": Message(
        sv="«{text}» ligger utanför skalan 1–{highest} och lästes inte in; har planen en större skala gäller den också "
        "de tal som lästes in",
        en="«{text}» lies outside the scale of 1–{highest} and was not taken in; if the plan has a larger scale, so "
        "have the numbers that were",
    ),
    "import.note.other-scale": Message(
        sv="«{text}» har en annan skala än 1–{highest}, som en ögonblicksbild har; högre tal lästes inte in, och de "
        "andra betyder inte detsamma som på den skalan",
        en="«{text}» has another scale than a snapshot's 1–{highest}; higher numbers were not taken in, and the "
        "others do not mean what they do on that scale",
    ),
    "import.note.bare-number": Message(
        sv="«{text}» står där riskens beskrivning ska stå men är bara ett tal, och lästes inte in",
        en="«{text}» stands where the risk's description should but is a number only, and was not taken in",
    ),
}
