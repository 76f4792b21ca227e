"""What can be wrong with an explanations file, and with the policy of a vpbdiff.toml."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES = {
    "explanations.not-of-format": Message(
        sv="filen är ingen fil med förklaringar. Skriv «{known}» som format överst i filen.",
        en="the file is no file of explanations. Write «{known}» as the format at the top of the file.",
    ),
    "explanations.newer-version": Message(
        sv="filen har formatet «{found}», men programmet läser «{known}». Installera en nyare version av vpbdiff.",
        en="the file has the format «{found}», but this program reads «{known}». Install a newer version of vpbdiff.",
    ),
    "explanations.unmerged": Message(
        sv="filen har märken efter en sammanslagning som git inte klarade. Välj vilka rader som ska gälla, "
        "och ta bort raderna som börjar med <<<<<<<, ======= och >>>>>>>.",
        en="the file has marks of a merge that git could not finish. Choose which lines shall hold, "
        "and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ),
    "explanations.locked": Message(
        sv="någon annan skriver i filen just nu. Försök igen om en stund.",
        en="someone else is writing to the file right now. Try again in a moment.",
    ),
    "explanations.in-git": Message(
        sv="förklaringar kan inte skrivas i en äldre version ur git. Ange planen som en fil i arbetskatalogen.",
        en="explanations can't be written into a revision of git. Name the plan as a file in the working folder.",
    ),
    "explanations.no-bridge": Message(
        sv="någon av planerna saknar belopp per verksamhet, så ett belopp går inte att lägga till grund. "
        "Ange skälet utan belopp.",
        en="one of the plans has no figures by unit, so that no amount can be laid on them. "
        "Give the reason without an amount.",
    ),
}
