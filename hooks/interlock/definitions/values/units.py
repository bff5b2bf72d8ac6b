"""The units of amounts, their other names, and the errors for words that are no unit."""

import re
from decimal import Decimal

from interlock.definitions.values.plain_letters import in_figures, without_accents
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest

# The seconds in a unit of elapsed time. Months and years have the average length of the Gregorian calendar, whose year has
# 365.2425 days; these averages serve only to compare amounts.
ELAPSED_SECONDS = {
    "seconds": 1,
    "minutes": 60,
    "hours": 3_600,
    "days": 86_400,
    "weeks": 604_800,
    "months": 2_629_746,
    "years": 31_556_952,
}
MONTH_UNITS = ("months", "years")
WORKING_UNITS = ("working minutes", "working hours", "working days")
# The minutes in a unit of working time, and in the units of elapsed time that may follow it: `1 working hour 30 minutes`.
WORKING_MINUTES = {"working hours": 60, "working minutes": 1, "minutes": 1}
UNITS = (*ELAPSED_SECONDS, *WORKING_UNITS, "rings", "count", "%")
SINGULAR = {"count": "count", "%": "%"} | {unit: unit.removesuffix("s") for unit in UNITS if unit.endswith("s")}
PLURAL = {singular: unit for unit, singular in SINGULAR.items()}

_SYNONYMS = {
    **dict.fromkeys(("s", "sec", "secs"), "seconds"),
    **dict.fromkeys(("min", "mins"), "minutes"),
    **dict.fromkeys(("h", "hr", "hrs"), "hours"),
    "d": "days",
    **dict.fromkeys(("wk", "wks"), "weeks"),
    **dict.fromkeys(("mth", "mths", "mo", "mos"), "months"),
    **dict.fromkeys(("yr", "yrs"), "years"),
    **dict.fromkeys(("wd", "workday", "workdays", "work day", "work days"), "working days"),
    **dict.fromkeys(("working hr", "working hrs"), "working hours"),
    **dict.fromkeys(("working min", "working mins"), "working minutes"),
    **dict.fromkeys(("per cent", "percent"), "%"),
}
# Units that are so many of another.
_MULTIPLES = {
    **dict.fromkeys(("fortnight", "fortnights"), (2, "weeks")),
    **dict.fromkeys(("quarter", "quarters"), (3, "months")),
}
_TIMES = "seconds, minutes, hours, days, weeks, months, years, working hours and working days"
# Words before a unit of time that change nothing: every day counts anyhow.
WHOLE = ("calendar", "consecutive", "straight", "full", "whole")
_WHOLE = lazy_pattern(
    rf"(?:(?:{'|'.join(WHOLE)}) )+(?=(?:(?:working|business) )?(?:second|minute|hour|day|week|fortnight|month|quarter|year)s?$)"
)
# Words before a unit that say the same as ours, or nothing.
_KNOWN_KINDS = ("working", "work", "business", "calendar")
_OWN_COUNT = lazy_pattern(
    r"(?P<kind>(?!(?:an?|of) )[a-z]{2,})(?: (?!of )[a-z]+)? (?:day|hour|week|month)s?"
    r"|(?:weekday|term|night|shift)s?|(?P<joined>[a-z]{3,})days?"
)
# A share with the word for what it is one of: `95 percent of permits`.
_SHARE_OF = lazy_pattern(r"(?:percent|per cent|pct) (?:of|for)\b")
# A week has as many working days as the organisation works.
_WORKING_WEEK = lazy_pattern(r"(.*?) ?(?:working|work|business)[- ]weeks?")
_OR_LESS = lazy_pattern(r" or (?:so|less|fewer|under|sooner|earlier|better)$")
# Words of no certain number: `a couple of days`.
_VAGUE = lazy_pattern(r"(?:couple|few|handful|number)(?: of)? (.+)")


class QuantityError(ValueError):
    """The text is not an amount. `nearest`: the text that was probably meant; `remedy`: what to type where no text would do."""

    def __init__(self, message: str, nearest: str | None = None, remedy: str = "") -> None:
        super().__init__(message)
        self.nearest = nearest
        self.remedy = remedy


def unit_named(word: str | None, text: str) -> tuple[Decimal, str]:
    """The unit that a word names, and how many: a fortnight is two weeks. `text` is for the message. Raises QuantityError."""
    if word is None:
        return Decimal(1), "count"
    plain = word.replace("-", " ")
    plain = re.sub("^business ", "working ", _WHOLE.sub("", plain))
    for unit, singular in SINGULAR.items():
        if plain in (unit, singular):
            return Decimal(1), unit
    if plain in _SYNONYMS:
        return Decimal(1), _SYNONYMS[plain]
    if plain in _MULTIPLES:
        times, unit = _MULTIPLES[plain]
        return Decimal(times), unit
    raise _no_unit(word, plain, text)


def _no_unit(word: str, plain: str, text: str) -> QuantityError:
    message = f"`{word}` in `{text}` is not a unit"
    if conditional := with_condition(" ".join(text.lower().split()), text):
        return conditional
    if (figures := in_figures(text)) != text:
        return QuantityError(message, figures)
    if part := re.fullmatch(r"([½¼¾]) ?(?:of )?an? ([a-z ]+)", text.lower()):
        return QuantityError(message, f"{part[1]} {part[2]}")
    if re.match(r"(?:st|nd|rd|th)\b", plain):
        return QuantityError(f"`{text}` is not an amount")
    if share := _SHARE_OF.match(plain):
        return QuantityError(message, re.sub(rf"(?i)\s*{re.escape(share[0])}.*", "%", text))
    if plain == "m":
        number, s = text.strip().rstrip("mM").strip(), "" if text.strip(" mM") == "1" else "s"
        return QuantityError(message, remedy=f"Write `{number} minute{s}` or `{number} month{s}`.")
    if week := _WORKING_WEEK.fullmatch(" ".join(text.lower().split())):
        days = "5 working days" if week[1] in ("a", "one", "1", "") else "10 working days"
        return QuantityError(message, remedy=f"Say how many days of work those are, such as `{days}`.")
    if _OR_LESS.search(plain):
        return QuantityError(message, re.sub(rf"(?i){_OR_LESS.pattern}", "", text.strip()))
    if vague := _VAGUE.fullmatch(plain):
        return QuantityError(f"`{text}` does not say how many", remedy=f"Write the number, such as `2 {vague[1]}`.")
    if _is_counted_otherwise(plain) and plain not in _IN_ENGLISH:
        return _counted_otherwise(text)
    names = [*SINGULAR, *SINGULAR.values(), *_MULTIPLES, "calendar days", "business days", "business hours"]
    known = _IN_ENGLISH.get(plain) or nearest(plain, names)
    known = (SINGULAR if re.match(r"\s*1 ", text) else PLURAL).get(known or "", known)
    plain_text = re.sub(r"(?<=[a-z])\.(?= |$)", "", text.lower())
    return QuantityError(message, plain_text.replace(word, known) if known else None, f"Units are {_TIMES}, rings and %.")


# Units in other languages, and short; `jours` is near to `hours`, and means something else.
_IN_ENGLISH = {
    word.replace("_", " "): unit
    for unit, words in {
        "%": "pct prozent pour_cent por_ciento per_cento procent y_cant",
        "seconds": "sek sekunde sekunden seconde seconden secondes segundo segundos secondo secondi eiliad eiliadau",
        "minutes": "minuten minuto minutos minuti minuut munud funud munudau",
        "hours": "std stunde stunden heure heures hora horas ora ore uur uren awr oriau",
        "days": (
            "tag tage tagen tages kalendertage kalendertagen jour jours jours_calendaires dia dias dias_naturales giorno giorni "
            "dag dagen diwrnod ddiwrnod niwrnod diwrnodau"
        ),
        "weeks": "woche wochen semaine semaines semana semanas settimana settimane weken wythnos wythnosau",
        "months": "monat monate monaten monats mois mes meses mese mesi maand maanden mis misoedd",
        "years": "jahr jahre jahren annee annees an ans ano anos anno anni jaar jaren blwyddyn blynedd flynedd mlynedd",
        "working days": (
            "arbeitstag arbeitstage arbeitstagen arbeitstages werktag werktage werktagen werktages werkdag "
            "werkdagen arbejdsdage arbetsdagar "
            "jour_ouvre jours_ouvres jour_ouvrable jours_ouvrables jours_de_travail dia_habil dias_habiles dia_laborable "
            "dias_laborables giorno_lavorativo giorni_lavorativi dia_util dias_uteis diwrnod_gwaith ddiwrnod_gwaith "
            "niwrnod_gwaith diwrnodau_gwaith "
            "wkg_day wkg_days wrk_days bus_days biz_days bd bds"
        ),
        "working hours": (
            "arbeitsstunde arbeitsstunden werkuur werkuren heure_ouvree heures_ouvrees heures_de_travail hora_laborable "
            "horas_laborables horas_habiles ora_lavorativa ore_lavorative awr_waith oriau_gwaith"
        ),
    }.items()
    for word in words.split()
}


# The word between the ends of a range, in other languages: `3 bis 5 Werktage`.
RANGE_ABROAD = lazy_pattern(r"(?<=\d) (?:bis|à|a|hasta|tot|i) (?=\d)")
# Words for units that may mean another one: in France, Saturdays count among `jours ouvrables`.
_IN_DOUBT = frozenset({"jour ouvrable", "jours ouvrables", "bd", "bds"})
# The units of other languages that a text may hold beside its own words; shorter ones are words of English, too.
UNITS_ABROAD = sorted((word for word in _IN_ENGLISH if len(word) > 3), key=len, reverse=True)


def unit_in_english(words: str) -> str | None:
    """The unit that words of another language mean; None where they mean no unit, or may mean several.

    >>> [unit_in_english(words) for words in ("Werktage", "jours ouvrés", "jours ouvrables")]
    ['working days', 'working days', None]
    """
    plain = without_accents(" ".join(words.lower().split())).strip(".")
    return None if plain in _IN_DOUBT else _IN_ENGLISH.get(plain)


def with_condition(words: str, text: str) -> QuantityError | None:
    """The error for an amount with a condition after it, `14 days clear` or `5 days after receipt`; else None."""
    match = _CONDITION.fullmatch(words)
    if match is None:
        return None
    return QuantityError(f"`{text}` is more than an amount", match["amount"]) if match["begins"] else _counted_otherwise(text)


_CONDITION = lazy_pattern(
    r"(?P<amount>\d[\d.,]* (?:working )?(?:second|minute|hour|day|week|month|year)s?),? "
    r"(?:clear|(?P<begins>(?:after|from|following|since|of) .+)"
    r"|\(?(?:excluding|excl|except|without|not (?:counting|including)|minus) .+)"
)


def _counted_otherwise(text: str) -> QuantityError:
    remedy = (
        f"Times are in {_TIMES}. Say in words what counts: keep `{text}` in the wording, leave this field out, "
        "and write under `conditions` how it is counted."
    )
    return QuantityError(f"`{text}` is counted in a way that no calendar here knows", remedy=remedy)


def _is_counted_otherwise(unit: str) -> bool:
    """Whether a unit says by itself which days count, as `school days` or `clear working days`, and is none of ours misspelt."""
    match = _OWN_COUNT.fullmatch(unit)
    kind = (match["kind"] or match["joined"]) if match else None
    return match is not None and (kind is None or kind == "clear" or nearest(kind, _KNOWN_KINDS) is None)


def plain_number(amount: Decimal) -> str:
    """The amount without trailing zeros or exponent: `5`, `2.5`, `1200`."""
    return format(amount.normalize(), "f")


def with_unit(amount: Decimal, unit: str) -> str:
    """The amount with its unit in the singular or plural: `1 working day`, `90%`, `12`."""
    number = plain_number(amount)
    if unit == "%":
        return f"{number}%"
    if unit == "count":
        return number
    return f"{number} {SINGULAR[unit] if amount == 1 else unit}"
