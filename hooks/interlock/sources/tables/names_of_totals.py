"""What people call rows and columns that add up others: `Total`, `Gesamtsumme`, `Sub-total: 12`."""

import re

from interlock.findings.lazy_patterns import lazy_pattern

# In English, German, French, Dutch, Spanish, Polish and Welsh, also with a number behind it.
TOTAL = lazy_pattern(
    r"(?:(?:(?:grand|sub)[ -]?)?totals?|sum|average|(?:zwischen|gesamt)?summe|gesamt(?:dauer|zeit)?|insgesamt|durchschnitt"
    r"|mittelwert|(?:sous-)?total(?: général)?|somme|moyenne|(?:sub)?totaal|gemiddelde|suma|(?:sub)?total general|promedio"
    r"|razem|ogółem|średnia|cyfanswm|cyfartaledd) ?:?(?: \(?\d+[^)]{,20}\)?)?",
    re.I,
)
# What means everything only beside figures: elsewhere, `Media` may be a team.
_BESIDE_FIGURES = ("overall", "mean", "ytd", "ensemble", "media")


def is_of_everything(cell: str) -> bool:
    """Whether a cell stands for all figures of a table, where else the name of one of them would stand."""
    name = " ".join(re.split(r"[\s_]+", cell.strip()))
    return name.lower() in _BESIDE_FIGURES or TOTAL.fullmatch(name) is not None
