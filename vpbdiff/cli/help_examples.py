"""The examples at the end of each command's help. A test runs them, beside the examples' plans."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "import": ("vpbdiff import plan.docx", "vpbdiff import plan.docx internbudget.xlsx internkontrollplan.docx"),
    "validate": ("vpbdiff validate", "vpbdiff validate 2026"),
    "diff": (
        "vpbdiff diff 2025 2026",
        "vpbdiff diff gammal.pdf ny.docx",
        "vpbdiff diff 2025 2026 --entity risk -o risker.html",
        "vpbdiff diff 2025 2026 -o ändringar.xlsx",
    ),
    "review": ("vpbdiff review 2025 2026 --by controller",),
    "explain": (
        "vpbdiff explain 2025 2026 --list",
        'vpbdiff explain 2025 2026 Hemtjänstenheten --amount "1,2 mkr" --text "Fler timmar enligt prognosen."',
        "vpbdiff explain 2025 2026 --todo",
    ),
    "check": ("vpbdiff check 2025 2026", "vpbdiff check 2025 2026 -o granskning.xlsx"),
    "summary": (
        "vpbdiff summary 2025 2026 -o sammanfattning.docx",
        "vpbdiff summary 2025 2026 --outline fackliga -o facket.md",
        "vpbdiff summary 2025 2026 --verify sammanfattning.docx",
    ),
    "history": ("vpbdiff history", "vpbdiff history ram", "vpbdiff history budget -o budget.xlsx"),
    "follow": ("vpbdiff follow delårsrapport.docx", "vpbdiff follow 2025-12-31"),
    "migrate": ("vpbdiff migrate",),
    "git-setup": ("vpbdiff git-setup", "vpbdiff git-setup --remove"),
    "schema": ("vpbdiff schema plan",),
    "help": ("vpbdiff help diff",),
}
"""By command: lines as a user types them in the folder of a project, or beside the documents."""
