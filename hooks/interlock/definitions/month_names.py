"""The months by their names, whole and short, in English and in languages that many editors speak."""

from interlock.definitions.plain_letters import without_accents

_NAMES = (
    "january jan januar janner januari janvier janv enero ene gennaio gen janeiro",
    "february feb februar feber februari fevrier fevr febrero febbraio fevereiro fev",
    "march mar marz maerz mrz mars marzo maart mrt marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre setiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro desember",
)
_NUMBERS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}


def month_named(word: str) -> int | None:
    """The number of the month with this name, or None.

    >>> month_named("März"), month_named("févr."), month_named("soon")
    (3, 2, None)
    """
    return _NUMBERS.get(without_accents(word.lower()).rstrip("."))
