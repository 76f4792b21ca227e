"""What the words of Swedish reports mean: assessments, status, results of controls, heads of columns. Data alone.

Each table goes from a word to what it means here; of several that begin a text, the longest is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from vpbdiff.language.due import dues
from vpbdiff.language.numerals import NUMBER_WORD

_NUMBER = rf"\d+|{NUMBER_WORD}"


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    """The words of each meaning, which stand in one text with commas between them, by the word."""
    return {word: meaning for meaning, listed in words.items() for word in listed.split(", ")}


STATUS: Mapping[str, str] = _by_word(
    {
        "done": "genomförd, genomfört, genomförda, klar, klart, klara, färdig, färdigt, slutförd, utförd, utfört",
        "ongoing": "pågår, påbörjad, påbörjat, pågående, löper på, igång, i gång, startad",
        "partly_done": "delvis genomförd, delvis genomfört, delvis klar, delvis klart, delvis utförd, "
        "genomförd till viss del",
        "late": "försenad, försenat, försening, fördröjd, fördröjt",
        "not_begun": "ej påbörjad, inte påbörjad, ej påbörjat, inte påbörjat, ej startad, inte startad, inte börjat",
        "not_done": "ej genomförd, inte genomförd, ej genomfört, inte genomfört, ej klar, ej utförd, inte utförd, "
        "inte klar",
        "postponed": "flyttas till, senareläggs, senarelagd, skjuts upp, uppskjuten",
        "stopped": "avslutas, avförs, avförd, utgår, utgått, inställd, inställt, avbruten, avbryts, avbröts, stoppad, "
        "stoppat, stoppas, nedlagd",
        "ordinary": "övergår i ordinarie, ingår i ordinarie, ordinarie verksamhet",
        "reported_back": "redovisat, redovisad, återrapporterat, återrapporterad, slutredovisat, slutrapporterat",
        "completed": "slutfört, slutförd uppdrag, uppdraget slutfört",
    }
)
RESULTS: Mapping[str, str] = _by_word(
    {
        "no_deviation": "ingen avvikelse, inga avvikelser, utan avvikelse, utan anmärkning",
        "minor": "mindre avvikelse, mindre avvikelser, mindre brist, mindre brister",
        "deviation": "avvikelse, avvikelser, större avvikelse, större brist, brist, brister",
        "not_done": "ej genomförd, inte genomförd, ej genomfört, ej utförd, inte utförd",
    }
)

LEGEND: tuple[tuple[str, str], ...] = (
    (r"delvis.*(?:kan inte|ej|inte|går inte att) (?:mätas|bedömas|mäta|bedöma)", "partly_or_unknown"),
    (r"går inte att (?:bedöma|mäta)|(?:ej|inte) (?:mätt|bedömt|bedömd|mätts|bedömts)|ingen bedömning|mäts inte|saknas",
     "not_assessed"),
    (r"\b(?:nästan|i huvudsak|huvudsakligen|i stort|till (?:stor|större|största|övervägande) del|övervägande)\b", ""),
    (r"\b(?:inte|ej) (?:helt|fullt ut|riktigt)\b", ""),
    (r"(?:bedöms|förväntas|beräknas|prognos)\b.*\b(?:delvis|till viss del)", "partly"),
    (r"(?:bedöms|förväntas|beräknas|prognos|kommer)\b.*\b(?:inte|ej)\b", "not_expected"),
    (r"(?:bedöms|förväntas|beräknas|kommer att|prognos)\b", "expected"),
    (r"delvis|till viss del|i viss mån", "partly"),
    (r"(?:inte|ej)\b.*(?:nått|nås|uppnått|uppfyllt|uppnådd)|(?:nås|uppnås) (?:inte|ej)", "missed"),
    (r"nått|uppnått|uppfyllt|uppnådd|uppfylld", "reached"),
)  # fmt: skip
"""What a step's own words, or what the legend says of it, means; the first that fits. What is nearly so is neither, and
stays in its own words."""

HEADS: Mapping[str, str] = _by_word(
    {
        "measure": "mått, indikator, indikatorer, nyckeltal, resultatmått, måttets namn",
        "activity": "aktivitet, aktiviteter, insats, insatser",
        "assignment": "uppdrag, uppdrag från kommunfullmäktige, kommunfullmäktiges uppdrag",
        "goal": "nämndmål, mål, nämndens mål, målområde, verksamhetsmål",
        "risk": "process/rutin, process, rutin, risk, riskområde, process och rutin",
        "index": "riskindex, riskvärde, riskpoäng, index",
        "control": "kontrollmoment, kontroll, kontrollaktivitet, kontrollpunkt",
        "index_after": "ny bedömning, restrisk, nytt riskindex, ny riskbedömning, nytt index",
        "status": "status, läge, genomförande, lägesstatus, återrapportering",
        "text": "kommentar, kommentarer, beskrivning, analys, vad har gjorts, läget i korthet",
        "observation": "iakttagelse, iakttagelser, observation",
        "action": "åtgärd, åtgärder, vidtagna åtgärder",
        "result": "resultat",
        "trend": "trend, utveckling, riktning",
        "assessment": "bedömning, måluppfyllelse, målbedömning, uppfyllelse, färg, symbol, kod, tecken, steg",
        "meaning": "betydelse, förklaring, innebörd",
    }
)
"""What a column holds by its whole head, years and periods taken off."""

FIGURES: tuple[tuple[str, str], ...] = (
    (r"^(?:avvikelse|differens|budgetavvikelse|avv)\b", "deviation"),
    (r"^(?:föregående|tidigare|förra)? ?(?:hel)?(?:års)?prognos|^bedömt utfall|^förväntat utfall", "forecast"),
    (r"^(?:utgångsvärde|basvärde|nuläge|startvärde|baslinje)", "baseline"),
    (r"^(?:mål|målvärde|målnivå|måltal|etappmål)(?: för året)?$", "target"),
    (r"^(?:utfall|redovisat|bokslut|mätvärde|nivå|resultat|värde|ack(?:umulerat)? utfall)", "outcome"),
    (r"^(?:periodiserad |ursprunglig |reviderad |justerad |års|helårs|beslutad )?budget(?! ?post)", "budget"),
)
"""What a column of figures holds, by what is left of its head when year and period are taken off."""

TASK_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("activity", re.compile(r"aktivitet|insats", re.IGNORECASE)),
    ("assignment", re.compile(r"uppdrag", re.IGNORECASE)),
)
"""What a heading says of the tasks below it."""
INVESTMENTS = re.compile(r"\b(?:re)?invest\w*|\binventarier\b", re.IGNORECASE)
GROUPS = "kvinnor|män|flickor|pojkar"
GROUP_ROW = re.compile(
    rf"^[–—-]?\s*(?:varav\s+)?(?P<group>{GROUPS}|varav\s+.+)$|^[–—-]?\s*varav\s+(?P<of>.+)$",
    re.IGNORECASE,
)


_WHOLE = frozenset(("done", "completed"))
_IN_PART = re.compile(
    rf"\b(?:{_NUMBER}) av (?:de )?(?:{_NUMBER})\b|\b(?!100\b)\d+(?:,\d+)?\s*(?:%|procent\b)"
    r"|\b(?:beräknas|planeras|väntas|senast|kommer att|nästa|kommande|i (?:vår|sommar|höst|vinter))\b"
    r"|^(?:klar|färdig)\w* till (?!100\b)"
    r"|\b(?:delvis|utom|förutom|hälften|etapp\w*|till viss del|(?:för|i) vissa)\b"
)
"""What says that something is done in part alone, or is to be: «Klar vid fyra av nio enheter», «Klar senast i maj»."""


def meant(text: str, words: Mapping[str, str], through: str = "") -> str | None:
    """What a text means by the longest of these words that it begins with; None where it begins with none, and where it
    goes on to say that something is not done in whole, or not until after a report's day."""
    found = words.get(begun(text, words))
    if found in _WHOLE and (_IN_PART.search(text.casefold()) or (through and _is_to_come(text, through))):
        return None
    return found


def _is_to_come(text: str, through: str) -> bool:
    """Whether the first time that the first sentence of a status names ends after a day, of which it has the year where
    it names none; a year alone is later where it begins later."""
    year, month, day = map(int, through.split("-"))
    said = _END.split(text, maxsplit=1)[0]
    due = next(iter(dues(said)), None)
    if due is None:
        return any(int(each) > year for each in _YEAR.findall(said))
    return (due.year or year, *((due.month, due.day) if due.month else (month, day))) > (year, month, day)


_END = re.compile(r"(?<!\bv)[.;]\s")
_YEAR = re.compile(r"\b20\d\d\b")


def begun(text: str, words: Mapping[str, str]) -> str:
    """The longest of these words that a text begins with; empty where it begins with none."""
    plain = " ".join(text.casefold().split())
    return max((word for word in words if re.match(rf"{re.escape(word)}(?!\w)", plain)), key=len, default="")


def step_meaning(text: str) -> str | None:
    """What a step of a scale means by its own words or its explanation in the legend."""
    plain = " ".join(text.casefold().split())
    return next((reading for pattern, reading in LEGEND if re.search(pattern, plain)), "") or None
