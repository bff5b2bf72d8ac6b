"""The error for a text that is no amount, with the amount that was probably meant."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from interlock.definitions.values.amounts_abroad import amount_in_english
from interlock.definitions.values.number_words import DIGITS, FRACTION_SIGNS, decimal_of
from interlock.definitions.values.plain_letters import in_figures, without_accents
from interlock.definitions.values.units import PLURAL, RANGE_ABROAD, QuantityError, plain_number, with_condition, with_unit
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest

# The parser of amounts, which returns what prints as one, or raises QuantityError.
_Parse = Callable[[str], object]
_PART_OF = lazy_pattern(rf"({DIGITS}) ?(?: (?:out of|of|in) |/) ?({DIGITS})")
_SHARE_OF = lazy_pattern(rf"({DIGITS}) ?(?:%|percent|per cent|pct) (?:of|for) .+")
_SHARE_AND_TIME = lazy_pattern(
    rf"(?P<share>(?:at least )?{DIGITS} ?(?:%|percent|per cent|pct))"
    r"(?: (?:of|for) [^\d]+?)?,? (?:within|in|under|inside) (?P<time>.+)"
)
# `1:30`, `4:59 minutes`, `00:04:59`, and `PT4M59S`, as programs write it.
_OF_THE_CLOCK = lazy_pattern(
    r"(?P<hours>\d{1,2})[:.](?P<minutes>\d\d)(?::(?P<seconds>\d\d))?(?: ?(?:h|hrs?|hours?))?"
    r"|pt?(?=\d)(?:(?P<weeks>\d+)w)?(?:(?P<days>\d+)d)?"
    r"t?(?:(?P<of_hours>\d+)h)?(?:(?P<of_minutes>\d+)m)?(?:(?P<of_seconds>\d+)s)?"
    r"|(?P<whole_minutes>\d{1,2}):(?P<parts_seconds>\d\d) ?(?:m|mins?|minutes?)"
)
_DAY_ENDS = lazy_pattern(
    r"(?:(?:by|before|at|until) )?(?:the )?"
    r"(?:(?:end|close) of (?P<next>(?:the )?next )?(?:the |a )?(?:same )?(?:working |business )?(?:day|business)"
    r"|eod|cob|today|(?P<tomorrow>tomorrow))"
)
_STRAY = lazy_pattern(rf"(?:[^\d+-]*[^\d.,+-])?({DIGITS} ?(?:%|[a-z]+(?: [a-z]+)?)?)")
_NAMED_TIMES = ("fortnight", "quarter")
_A_SHARE = lazy_pattern(r"(?<![\d.,])\d+(?:\.\d+)? ?%")
_A_TIME = lazy_pattern(
    r"(?<![\d.,])\d+(?:\.\d+)? (?:working |business |calendar )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
)
_BARE_UNIT = lazy_pattern(r"[a-z]+(?: [a-z]+)?(?<!s)")
_TIME_OF_DAY = lazy_pattern(
    r"(?:by|before|until|till|at|not later than|no later than) "
    r"(?:[0-2]?\d(?:[:.][0-5]\d)?(?: ?[ap]\.?m\.?)?|noon|midday|midnight)(?: .*)?"
)
# Before one unit only: `1/2 weeks` may be one or two.
_PART_OF_ONE = lazy_pattern(r"(1/2|1/4|3/4) ((?:working )?[a-z]+(?<!s))")
# An amount with another one beside it, or a note: `2 weeks (10 working days)`, `5 working days (Mon-Fri)`.
_BESIDE = lazy_pattern(
    r"(?P<amount>[^(\[=]+?),? ?"
    r"(?:[(\[=]| / |\bi\.?e\.?,? |\bthat is,? )\s*(?:i\.?e\.?,? |that is,? )?"
    r"(?P<other>[^(\[=]+?)[)\]]?"
)
_UNDECIDED = frozenset(
    (
        "tbc",
        "tbd",
        "tba",
        "n/a",
        "n.a",
        "na",
        "none",
        "nil",
        "unknown",
        "to be confirmed",
        "to be decided",
        "not applicable",
        "?",
        "??",
    )
)
_IN_BRACKETS = lazy_pattern(r"[(\[]([^()\[\]]+)[)\]]$")


def not_an_amount(words: str, text: str, parse: _Parse) -> QuantityError:
    """The error for a text, with what was probably meant. `words`: the text in lower case."""
    message = f"`{text}` is not an amount"
    if abroad := amount_in_english(words):
        return QuantityError(message, abroad)
    if words != (plain := without_accents(words)):
        return _in_plain_letters(plain, message, parse)
    return (
        with_condition(words, text)
        or _share_and_time(words, text, parse)
        or _share_of_all(words, message)
        or _with_something_beside(words, text, parse)
        or _end_of_a_day(words, message)
        or _clock_time(words, message)
        or _spelt_alike(words, text, message, parse)
        or _not_known_yet(words, message)
        or several_amounts(words, text)
        or QuantityError(message)
    )


def _share_and_time(words: str, text: str, parse: _Parse) -> QuantityError | None:
    """The error for `90% within 5 days`, which is the target and the limit of a promise; None for others."""
    both = _SHARE_AND_TIME.fullmatch(words)
    time = _amount_meant(both["time"], parse) if both else None
    if both is None or not time:
        return None
    remedy = f"Write each in its own field: `limit: {time}`, and `target: {{share: {both['share']}}}`."
    return QuantityError(f"A share and a time stand here: `{text}`", remedy=remedy)


def _share_of_all(words: str, message: str) -> QuantityError | None:
    """The error for `9 out of 10`, which is a share; None for others."""
    share = _share_of(words)
    return QuantityError(message, share) if share else None


def _end_of_a_day(words: str, message: str) -> QuantityError | None:
    """The error for `next day`, which may be a working day or 24 hours, and for `close of business`; None for others."""
    if words in ("next day", "the next day"):
        return QuantityError(message, remedy="Write `next working day`, or `1 day` for 24 hours.")
    match = _DAY_ENDS.fullmatch(words)
    if match is None:
        return None
    return QuantityError(message, "next working day" if match["next"] or match["tomorrow"] else "same day")


def _clock_time(words: str, message: str) -> QuantityError | None:
    """The error for a length of time with signs between its parts, `1:30:00`, and for a time of day, `by 5pm`; else None."""
    if match := _OF_THE_CLOCK.fullmatch(words):
        parts = [(Decimal(part), name.split("_")[-1]) for name, part in match.groupdict().items() if part]
        return QuantityError(message, " ".join(with_unit(*part) for part in parts if part[0]) or None)
    if not _TIME_OF_DAY.fullmatch(words):
        return None
    remedy = "Write how long it may take once its clock starts, such as `8 hours`; the time of day belongs in `wording`."
    return QuantityError(message, remedy=remedy)


def _spelt_alike(words: str, text: str, message: str, parse: _Parse) -> QuantityError | None:
    """The error for a text that is an amount but for its spelling, `1O days`; None for others."""
    meant = next(filter(None, (_amount_meant(each, parse) for each in _similar(words, text))), None)
    return QuantityError(message, meant) if meant else None


def several_amounts(words: str, text: str) -> QuantityError | None:
    """The error for several shares, or else times, each with what it is for: `2 days to reply, 10 days to decide`; else None."""
    for found in (_A_SHARE.findall(words), _A_TIME.findall(words)):
        amounts = list(dict.fromkeys(found))
        if len(amounts) > 1:
            listed = f"`{amounts[0]}` or `{amounts[1]}`"
            remedy = f"Keep the one that counts here, {listed}. The others need a promise, or a step, of their own."
            return QuantityError(f"More than one amount stands here: `{text}`", remedy=remedy)
    return None


def _not_known_yet(words: str, message: str) -> QuantityError | None:
    """The error for `TBC` and other words for what nobody has decided; None for others."""
    if words.strip("[]()<>.!") not in _UNDECIDED:
        return None
    return QuantityError(message, remedy="Take the line out until this is known.")


def _share_of(words: str) -> str:
    """The share that `9 out of 10`, `97/100` or `95 per cent of the permits` is; empty for other texts."""
    if said := _SHARE_OF.fullmatch(words):
        return f"{said[1]}%"
    match = _PART_OF.fullmatch(words)
    part, whole = (decimal_of(match[1]), decimal_of(match[2])) if match else (Decimal(1), Decimal(0))
    return f"{plain_number(round(100 * part / whole, 1))}%" if part <= whole and whole else ""


def _similar(words: str, text: str) -> Iterator[str]:
    """Variants of a text that may be amounts: with a decimal point, digits for letters, a number, less around it."""
    pointed = re.sub(r"(?<!\d)(\d+),(\d{1,2})(?!\d)", r"\1.\2", text)
    in_thousands = re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))", "", text)
    unquoted = text.strip("\"'“”‘’„«»")
    yield from (each for each in (pointed, in_figures(text), in_thousands, unquoted) if each != text)
    if words != (in_english := RANGE_ABROAD.sub(" to ", words)):
        yield in_english
    if part := _PART_OF_ONE.fullmatch(words):
        yield f"{FRACTION_SIGNS[part[1]]} {part[2]}"
    bare = re.sub(r"^(?:in|inside|during)? ?(?:the|a|one) (?:same )?", "", words)
    if _BARE_UNIT.fullmatch(bare) and (nearest(bare, PLURAL) or bare in _NAMED_TIMES):
        yield f"1 {bare}"
    if words != (parted := re.sub(r"(?<=[a-z\d])-(?=[a-z])|(?<=\d)[+](?= ?[a-z]) ?", " ", words)):
        yield _in_plural(parted)
    alone = re.sub(r",? (?:or|and)(?: (?:better|more|above|higher|over|up))?$|[+*,;:!]+$|['’](?=s?$)", "", words)
    if alone != words:
        yield alone
    if (stray := _STRAY.fullmatch(words)) and stray[1] != words:
        yield stray[1]


def _in_plural(words: str) -> str:
    """`5 days` for `5 day`: of `5-day`, the unit has no plural."""
    number, _, unit = words.partition(" ")
    return words if number == "1" or not number.isdecimal() else f"{number} {PLURAL.get(unit, unit)}"


def _with_something_beside(words: str, text: str, parse: _Parse) -> QuantityError | None:
    """The error for an amount with the same in another unit, or with a note in brackets; None for others."""
    match = _BESIDE.fullmatch(words)
    amount = match and _amount_meant(match["amount"], parse)
    if match is None or not amount:
        return None
    if any(map(str.isdigit, match["other"])) and (other := _amount_meant(match["other"], parse)):
        return QuantityError(f"Two amounts stand here: `{text}`", remedy=f"Write the one that counts: `{amount}` or `{other}`.")
    note = _IN_BRACKETS.search(text.strip())
    if note is None:
        return None
    if counted := _amount_meant(re.sub(r"(?= (?:days|hours|minutes)$)", f" {note[1]}", amount), parse):
        return QuantityError(f"`{text}` is not an amount", counted)
    remedy = f"Write `{amount}`. On a line above, write what stands in brackets as a note: `# {note[1]}`."
    return QuantityError(f"`{text}` is more than an amount", remedy=remedy)


def _in_plain_letters(words: str, message: str, parse: _Parse) -> QuantityError:
    """The error for an amount in letters with accents, such as `3 días hábiles`; `words` are without them."""
    try:
        return QuantityError(message, str(parse(words)))
    except QuantityError as error:
        return QuantityError(message, error.nearest, error.remedy)


def _amount_meant(text: str, parse: _Parse) -> str | None:
    """The text, if it is an amount, else the one that was probably meant, or None."""
    try:
        return str(parse(text))
    except QuantityError as error:
        return error.nearest
