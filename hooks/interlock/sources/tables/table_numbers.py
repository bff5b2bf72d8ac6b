"""Numbers as spreadsheets write them, with a decimal comma or with thousands apart, as the program reads them: `1234.5`."""

import re
from functools import lru_cache

from interlock.findings.lazy_patterns import lazy_pattern

_APART = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}'’"
_NUMBER = lazy_pattern(rf"([-−+]?)(\d(?:[\d.,{_APART}]*\d)?)(.*)", re.S)
_THOUSANDS = lazy_pattern(rf"(?P<whole>\d{{1,3}}(?:(?P<mark>[{_APART}.,])\d{{3}})(?:(?P=mark)\d{{3}})*)(?:[.,](?P<part>\d+))?")
_DECIMAL = lazy_pattern(r"(\d+)[.,](\d+)")


@lru_cache(maxsize=10_000)
def plain_amount(cell: str, *, has_comma: bool) -> str:
    """A cell with an amount: its number with a decimal point and no marks between thousands. Other cells stay as they are.

    `has_comma`: whether decimals in this table have a comma, as far as its separators tell. It decides what `1,234` is; before
    `%` a comma stands for decimals, as no share has thousands.

    >>> plain_amount("97,5 %", has_comma=False), plain_amount("1,234", has_comma=False), plain_amount("1,234", has_comma=True)
    ('97.5 %', '1234', '1.234')
    """
    match = _NUMBER.fullmatch(cell)
    if not match:
        return cell
    has_comma = has_comma or match[3].strip().startswith("%")
    return f"{match[1]}{_with_a_point(match[2], has_comma)}{match[3]}".replace("\N{NO-BREAK SPACE}", " ")


@lru_cache(maxsize=10_000)
def plain_count(cell: str) -> str:
    """A cell with a number of cases, without marks between thousands and without decimals that are zero."""
    match = _NUMBER.fullmatch(cell)
    if not match or match[3].strip():
        return cell
    thousands = _THOUSANDS.fullmatch(match[2])
    if thousands and not thousands["part"]:
        return match[1] + re.sub(r"\D", "", match[2])
    return match[1] + re.sub(r"\.0+$", "", _with_a_point(match[2], has_comma=True))


def _with_a_point(number: str, has_comma: bool) -> str:
    """The number with a decimal point and no marks between thousands; as it is written where it is no number."""
    decimal = _DECIMAL.fullmatch(number)
    thousands = _THOUSANDS.fullmatch(number)
    is_decimal = decimal and ("." in number or has_comma or number.startswith("0") or not thousands)
    if decimal and is_decimal:
        return f"{decimal[1]}.{decimal[2]}"
    if thousands and number[-len(thousands["part"] or "") - 1] != thousands["mark"]:
        return re.sub(r"\D", "", thousands["whole"]) + (f".{thousands['part']}" if thousands["part"] else "")
    return number
