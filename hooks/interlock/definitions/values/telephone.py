"""Telephone numbers as people write them: what a link dials, and what stands beside the number.

A number must be possible in its country, not valid: numbers reserved for fiction belong to nobody. `phonenumbers` is imported
only when a number is read, because it takes longer to load than a small handbook takes to check.
"""

import re
import unicodedata
from itertools import pairwise
from typing import Literal, NamedTuple

from interlock.definitions.field_errors import LONGEST_VALUE
from interlock.definitions.lazy_packages import load_lazily
from interlock.definitions.values.plain_letters import LOOK_ALIKE_DIGITS
from interlock.findings.lazy_patterns import lazy_pattern

load_lazily("phonenumbers")

TelephoneFault = Literal["", "no number", "several numbers", "more than a number", "impossible number", "a sum", "no zero"]

# Digits in groups, which may stand in brackets.
_NUMBER = lazy_pattern(r"(?:\+\s*)?(?:\(\+?\s?\d+\)|\d)(?:[\s.\-/]*(?:\(\d+\)|\d))*")
_EXTENSION = lazy_pattern(
    r"(?<![\s,;])(?:[\s,;]*\(\s*+|[\s,;]*)"
    r"(?:\b(?:extension|extn|ext|x|durchwahl|poste|interno|anexo)(?![a-z])|#|;ext=|,,)"
    r"[\s.:=]*+(?P<digits>\d{1,6})\b(?:#|\s*\))?",
    re.I,
)
_SERVICE_CODE = lazy_pattern(r"[*#][\d*]+#?")
# A number with a word in it, as in 0800 FLOWERS. O and I alone are no word, but slips for digits.
_WITH_WORD = lazy_pattern(r"\+?[\d\s().-]*\d[\s.-]*(?![OI]+\b)[A-Z]{3,}(?:[\s-]?\d+)?")
_LABEL = lazy_pattern(r"(?:telephone|tel|phone|call|t)\s*[.:]?\s*", re.I)
# What stands between two numbers. Of these only a slash may also stand within one: 030/901820.
_BETWEEN = lazy_pattern(r"(?<!\s)\s*(?:[,;|&\n/]|\s-\s|\b(?:or|and|oder|und|ou|et)\b)\s*", re.I)
_TIME = lazy_pattern(r"\b\d{1,2}[.:]\d\d\b|\b24/7\b")
_ALWAYS = lazy_pattern(r"(?<!\S)24\s*/\s*7\b")
# What follows a number and starts with digits of its own: 24/7, 9-5, 8.30 am, 24 hours, 2nd floor.
_BEHIND = lazy_pattern(
    r"[\s,;]+(?:24\s*/\s*7\b"
    r"|\d{1,2}(?:[.:]\d\d)?(?:\s*-\s*\d{1,2}(?:[.:]\d\d)?\b"  # from one time to another
    r"|(?=\s*[^\W\d])))"  # or one number with a word after it
)
# A number, perhaps with an extension, and words on one of its sides: `mobile: 07700 900123`, `01632 960001 (evenings)`.
_NUMBER_AND_WORDS = lazy_pattern(
    rf"(?:(?P<before>[^\W\d](?:[^\d():+#]*?[^\d\s():+#])??)\s*+:?\s*)?(?P<number>{_NUMBER.pattern}(?:{_EXTENSION.pattern})?)"
    r"(?:\s*\(?(?P<after>[^\W\d][^\d():+#]*)\)?)?",
    re.I,
)
_DASHES = {ord(dash): "-" for dash in "‐‑‒–—―−－"} | {ord("＋"): "+", ord("（"): "(", ord("）"): ")"}

# What a spreadsheet makes of a number that it takes for a sum: 2.07E10, 442079460000.0.
_SUM = lazy_pattern(r"\d(?:[.,]\d+)?E\+?\d+|\+?\d{5,}\.0", re.I)


# Codes of up to three digits are those of emergencies and services nearly everywhere; longer ones may be extensions.
_LONGEST_CODE, _LONGEST_EXTENSION, _LONGEST_NUMBER = 3, 6, 15
_FEWEST_IN_FULL = 7  # digits of a number that is no code or extension
_FEWEST_AMONG_WORDS = 10  # digits of a number without a country's code that can be nothing else
_IN_PAIRS = lazy_pattern(r"\d{3}(?:[ .]\d\d){3}")
# Prefixes by which British callers reach a number through text relay.
_RELAY = lazy_pattern(r"\s*1[\s-]*8[\s-]*0[\s-]*0[\s-]*[12](?=[\s-]*[(\d])")


class Telephone(NamedTuple):
    """What a field for a number holds.

    `dials`: the address of a `tel:` link without its scheme, empty where no link should dial: an extension alone dials
    somebody else outside the building. `number`: the first number as written. `rest`: what stands beside it.
    """

    dials: str
    number: str = ""
    rest: str = ""
    fault: TelephoneFault = ""


def telephone_of(text: str, country: str | None) -> Telephone:
    """Read a field for a number. `country`: two letters, the country in which numbers without a plus are dialled."""
    from phonenumbers.phonenumberutil import SUPPORTED_REGIONS

    if len(text) > LONGEST_VALUE:
        return Telephone("", rest=text, fault="no number")
    plain, country = _plain(text), country if country in SUPPORTED_REGIONS else None
    if _SUM.fullmatch(plain):
        return Telephone("", rest=text, fault="a sum")
    if _EXTENSION.fullmatch(plain) or _SERVICE_CODE.fullmatch(plain):
        return Telephone("", plain)
    is_more = _ALWAYS.search(plain) or _are_several(plain, country)
    dials = None if is_more else _one_number(plain, country)
    if dials is not None:
        return Telephone(dials, plain, fault="no zero" if dials and country and _lacks_zero(plain, country) else "")
    runs = (run for run in _NUMBER.finditer(plain) if not _ALWAYS.fullmatch(run[0]))
    found = next((run for run in runs if sum(map(str.isdigit, run[0])) > 2), None)
    return _first_number(plain, found, country) if found else Telephone("", rest=plain, fault="no number")


def several_numbers(text: str) -> list[tuple[str, str]]:
    """The numbers in a text that holds several in full, each with what it is for; none where it holds one, or anything else.

    >>> several_numbers("0300 555 0142 / mobile: 07700 900123")
    [('0300 555 0142', ''), ('07700 900123', 'mobile')]
    """
    if len(text) > LONGEST_VALUE:
        return []
    parts: list[str] = []
    for part in filter(None, _BETWEEN.split(_plain(text))):
        if parts and _EXTENSION.fullmatch(part):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    found = [match for part in parts if (match := _NUMBER_AND_WORDS.fullmatch(part)) and _is_in_full(match["number"])]
    if len(found) < 2 or len(found) < len(parts):
        return []
    return [(match["number"].strip(), _what_for(match)) for match in found]


def _what_for(match: re.Match[str]) -> str:
    """The words beside a number that say what it is for, without those that only say that it is one."""
    words = f"{match['before'] or ''} {match['after'] or ''}".strip(" :.-")
    return "" if _LABEL.fullmatch(words) else words


def _is_in_full(number: str) -> bool:
    """Whether a text is one number that anybody can dial, and no extension or end of another number."""
    digits = _EXTENSION.sub("", number)
    return sum(map(str.isdigit, digits)) >= _FEWEST_IN_FULL and _one_number(number, None) is not None


def is_surely_dialled(number: str, country: str | None) -> bool:
    """Whether digits among words can be nothing but a telephone number: one that somebody may have, and written like one.

    That is with a plus and the code of its country, or in full in the groups of `country`, beginning with a nought; where no
    number begins with one, as in Spain, in groups in which no amount stands.

    >>> is_surely_dialled("020 7946 0018", "GB"), is_surely_dialled("02079 460018", "GB")
    (True, False)
    >>> is_surely_dialled("+44 20 7946 0018", None)
    True
    """
    from phonenumbers import phonenumberutil as numbers

    plain = _plain(number)
    try:
        parsed = numbers.parse(plain, country)
    except numbers.NumberParseException:
        return False
    if not numbers.is_valid_number(parsed):
        return False
    in_groups = numbers.format_number(parsed, numbers.PhoneNumberFormat.NATIONAL)
    is_long = sum(map(str.isdigit, plain)) >= _FEWEST_AMONG_WORDS and plain.startswith("0")
    is_whole = is_long or _IN_PAIRS.fullmatch(plain) is not None
    return plain.startswith("+") or (is_whole and plain == in_groups and not _counts_on(plain))


def mobile_number_of(text: str, country: str) -> str:
    """The international form of a mobile number that somebody in a country may have; empty for other texts.

    >>> mobile_number_of("06-12345678", "NL"), mobile_number_of("030 555 01 23", "NL")
    ('+31612345678', '')
    """
    from phonenumbers import phonenumberutil as numbers

    try:
        parsed = numbers.parse(_plain(text), country)
    except numbers.NumberParseException:
        return ""
    is_mobile = numbers.number_type(parsed) == numbers.PhoneNumberType.MOBILE and not _counts_on(text)
    return numbers.format_number(parsed, numbers.PhoneNumberFormat.E164) if is_mobile else ""


def _counts_on(text: str) -> bool:
    """Whether groups of digits follow each other at one distance, as a list does: the bins 01 02 03 04 05."""
    numbers = [int(group) for group in re.findall(r"\d+", text)]
    return len(numbers) > 2 and len({after - before for before, after in pairwise(numbers)}) == 1


def with_digits_for_letters(text: str, country: str | None) -> str:
    """A number with O, l or I typed in place of a zero or a one, put right; empty for all other texts."""
    if not re.search(r"\d", text) or not set("OoIl").intersection(text):
        return ""
    digits = text.translate(LOOK_ALIKE_DIGITS)
    return digits if _is_number(_plain(digits), country) else ""


def _plain(text: str) -> str:
    """The text with ordinary digits, hyphens and spaces, and without invisible characters, `tel:` and a full stop at its end."""
    shown = "".join(letter for letter in text.translate(_DASHES) if unicodedata.category(letter) != "Cf")
    digits = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in shown)
    spaced = digits.replace("\xa0", " ").strip().rstrip(".,;").rstrip()
    return re.sub(r"^tel:(?=[+\d])", "", spaced, flags=re.I)


def _are_several(text: str, country: str | None) -> bool:
    """Whether a text holds only numbers, or a number and the end of another: `960201/2`."""
    first, *others = (part for part in _BETWEEN.split(text))
    return (
        bool(others)
        and _is_number(first, country)
        and all(re.fullmatch(r"[\d\s()+.-]{1,5}|", part) or _is_number(part, country) for part in others)
    )


def _is_number(text: str, country: str | None) -> bool:
    return bool(_NUMBER.fullmatch(text) and _dialled(text, "", country))


def _one_number(text: str, country: str | None) -> str | None:
    """What a link dials for a text that is one number, perhaps with an extension; None for other texts."""
    if _WITH_WORD.fullmatch(text):
        return _international(text, "", country)
    end = _EXTENSION.search(text)
    extension = end if end and end.end() == len(text) else None
    number = text[: extension.start()] if extension else text
    return _dialled(number, extension["digits"] if extension else "", country) if _NUMBER.fullmatch(number) else None


def _first_number(text: str, found: re.Match[str], country: str | None) -> Telephone:
    """The reading of a text with words or several numbers: a link dials the first number if the text starts with it."""
    before, number = text[: found.start()], found[0]
    first = _BETWEEN.split(number)[0]
    if first != number and _is_number(first, country):
        number = first
    shorter = _before_other_digits(text[found.start() :], country)
    number = shorter or number
    after = text[found.start() + len(number) :]
    extension = _EXTENSION.match(after)
    dials = _dialled(number, extension["digits"] if extension else "", country)
    rest = " ".join(f"{before} {after[extension.end() :] if extension else after}".split())
    if dials is None and not rest:
        return Telephone("", number, fault="impossible number")
    is_whole = shorter or not re.match(r"\s*(?:[^\W\d]+\d|\d)", after)
    leads = (not before.strip() or _LABEL.fullmatch(before)) and is_whole and not with_digits_for_letters(text, country)
    several = any(sum(map(str.isdigit, run)) > 2 for run in _NUMBER.findall(_TIME.sub("", rest))) or re.match(r"\s*/\s*\d", after)
    return Telephone(
        dials if dials and leads else "",
        number + (extension[0] if extension else ""),
        rest,
        "several numbers" if several else "more than a number",
    )


def _lacks_zero(text: str, country: str) -> bool:
    """Whether these are the digits of a number without the zero that is dialled before them, which spreadsheets drop."""
    from phonenumbers import phonenumberutil as numbers

    if not re.fullmatch(r"[1-9]\d{8,}", text):
        return False
    national = numbers.format_number(numbers.parse(text, country), numbers.PhoneNumberFormat.NATIONAL)
    return re.sub(r"\D", "", national) == f"0{text}"


def _before_other_digits(text: str, country: str | None) -> str | None:
    """The number before digits that are not its own, such as hours; None where there are none."""
    starts = (text[: behind.start()] for behind in _BEHIND.finditer(text))
    return next((start for start in starts if _is_number(start, country)), None)


def _dialled(number: str, extension: str, country: str | None) -> str | None:
    """What a link dials for a number; empty where none should, None where no number has these digits."""
    if country == "GB" and (relay := _RELAY.match(number)):
        dials = _international(number[relay.end() :], "", country)
        return dials and re.sub(r"\D", "", relay[0]) + re.sub(r"^\+44", "0", dials)
    digits = re.sub(r"\D", "", number)
    if "+" not in number and len(digits) <= _LONGEST_EXTENSION:
        return _short(digits, country) if not extension else ""
    return _international(number, extension, country)


def _short(digits: str, country: str | None) -> str:
    """A code such as 111 or 116123 as it is; nothing for digits that may be an extension."""
    if len(digits) <= _LONGEST_CODE or country is None:
        return digits if len(digits) <= _LONGEST_CODE else ""
    from phonenumbers.phonenumberutil import NumberParseException, is_valid_number, parse
    from phonenumbers.shortnumberinfo import is_valid_short_number_for_region

    try:
        parsed = parse(digits, country)
    except NumberParseException:
        return ""
    return digits if is_valid_short_number_for_region(parsed, country) or is_valid_number(parsed) else ""


def _international(number: str, extension: str, country: str | None) -> str | None:
    """The number with its country's code. One without the code of its area is dialled by no link."""
    from phonenumbers import phonenumberutil as numbers

    try:
        parsed = numbers.parse(number, country)
    except numbers.NumberParseException:
        return _as_written(number, extension) if country is None else None
    reason = numbers.is_possible_number_with_reason(parsed)
    if reason == numbers.ValidationResult.IS_POSSIBLE:
        in_full = numbers.format_number(parsed, numbers.PhoneNumberFormat.E164)
        return in_full + (f";ext={extension}" if extension else "")
    return "" if reason == numbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY else None


def _as_written(number: str, extension: str) -> str | None:
    """The digits of a number where nobody says in which country it is dialled, without the (0) after a country's code."""
    is_abroad = number.lstrip("( ").startswith("00")
    digits = re.sub(r"\D", "", re.sub(r"(?<=\d)\s*\(0\)", "", number) if is_abroad else number)
    fits = "+" not in number and len(digits) <= _LONGEST_NUMBER and not re.search("[A-Z]", number)
    return digits + (f";ext={extension}" if extension else "") if fits else None
