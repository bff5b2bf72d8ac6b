"""The months by their names, whole and short, in English and in languages that many editors speak."""

from interlock.definitions.values.plain_letters import without_accents
from interlock.findings.nearest import nearest

_NAMES = (
    "january jan januar janner januari janvier janv enero ene gennaio gen janeiro ionawr ion stycznia styczen sty",
    "february feb februar feber februari fevrier fevr febrero febbraio fevereiro fev chwefror chwef lutego luty lut",
    "march mar marz maerz mrz mars marzo maart mrt marco mawrth fawrth maw marca marzec",
    "april apr avril avr abril abr aprile ebrill ebr kwietnia kwiecien kwi",
    "may mai mayo maggio mag mei maio maja maj fai",
    "june jun juni juin junio giugno giu junho mehefin fehefin meh czerwca czerwiec cze",
    "july jul juli juillet juil julio luglio lug julho gorffennaf orffennaf gorff lipca lipiec lip",
    "august aug aout agosto ago augustus awst sierpnia sierpien sie",
    "september sep sept septembre septiembre setiembre settembre set setembro medi fedi wrzesnia wrzesien wrz",
    "october oct oktober okt octobre octubre ottobre ott outubro out hydref hyd pazdziernika pazdziernik paz",
    "november nov novembre noviembre novembro tachwedd dachwedd tach listopada listopad lis",
    "december dec dezember dez decembre diciembre dic dicembre dezembro desember rhagfyr ragfyr rhag grudnia grudzien gru",
)
_ENGLISH = tuple(names.partition(" ")[0] for names in _NAMES)
# The English names that are read without a question, as a pattern for texts in any case.
ENGLISH_MONTH = (
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
MONTH_NUMBERS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}


def month_named(word: str) -> int | None:
    """The number of the month with this name, or None.

    >>> month_named("März"), month_named("févr."), month_named("soon")
    (3, 2, None)
    """
    return MONTH_NUMBERS.get(without_accents(word.lower()).rstrip("."))


def month_meant(word: str) -> int | None:
    """The number of the month with this name, or with a slip in its English one; None where it is no month.

    >>> month_meant("März"), month_meant("Septmber"), month_meant("Market")
    (3, 9, None)
    """
    if number := month_named(word):
        return number
    meant = nearest(word.lower(), _ENGLISH, 80)
    return _ENGLISH.index(meant) + 1 if meant else None
