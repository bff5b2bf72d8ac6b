"""Results that cannot be, by their own row: shares out of range, impossible numbers of cases, and shares that these deny."""

import re
from decimal import Decimal

from interlock.catalog import Catalog
from interlock.definitions import Promise
from interlock.definitions.values.units import plain_number
from interlock.findings import Finding, Severity
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.sources.tables.results_tables import ResultRow

_SHARE = lazy_pattern(r"([-−]?\d+(?:\.(\d+))?)\s*(%|per ?cent|)", re.I)
# So many points between a share and its numbers of cases are a slip; fewer may be another way of counting.
_MOST_APART = 10
# Programs write zeros behind a share that was rounded, and further decimals are their own: 96.39999999999999 of 964 of 1000.
_MOST_DECIMALS = 6
_WHOLE = lazy_pattern(r"[-−]?\d+")


def has_figures_to_judge(catalog: Catalog, row: ResultRow) -> bool:
    """Whether a row has a share, or numbers of cases."""
    share = _SHARE.fullmatch(row.value)
    is_share = share is not None and (bool(share[3]) or _is_share(catalog, row))
    return is_share or _number(row.met) is not None or _number(row.total) is not None


def out_of_range(catalog: Catalog, row: ResultRow) -> Finding | None:
    """The finding about a row with an impossible value, or None."""
    return _cases(row) or _share(catalog, row)


def _cases(row: ResultRow) -> Finding | None:
    met, total = _number(row.met), _number(row.total)
    for name, number in (("met", met), ("total", total)):
        if number is not None and number < 0:
            return _finding(row, name, f"`{name}` is {number}, but cases are counted from 0", "Write how many there were.")
    if met is not None and total is not None and met > total:
        there = f"only {total:,}" if total else "none"
        message = f"{counted(met, 'case was', 'cases were')} met, but there were {there}"
        return _finding(row, "met", message, "Check both numbers: `met` is part of `total`.")
    return None


def _share(catalog: Catalog, row: ResultRow) -> Finding | None:
    match = _SHARE.fullmatch(row.value)
    if not match or not (match[3] or _is_share(catalog, row)):
        return None
    share = Decimal(match[1].replace("−", "-"))
    if 0 <= share <= 100:
        return _denied(row, share, min(len((match[2] or "").rstrip("0")), _MOST_DECIMALS))
    direction = "over 100 %" if share > 100 else "below 0 %"
    met, total = _number(row.met), _number(row.total)
    remedy = "Write a percentage from 0 to 100; leave it blank for no cases."
    if met is not None and total and met <= total:
        remedy = f"Write `{plain_number(round(100 * Decimal(met) / total, 1))}`, which {met:,} of {counted(total, 'case')} are."
    return _finding(row, "value", f"A share of {share} % is {direction}", remedy)


def _denied(row: ResultRow, share: Decimal, decimals: int) -> Finding | None:
    """The finding about a share that is no rounding of its own numbers of cases. Fractions of one are another rule's.

    `decimals`: with how many the share was rounded at most.
    """
    met, total = _number(row.met), _number(row.total)
    if met is None or not total:
        return None
    of_cases = 100 * Decimal(met) / total
    apart = abs(of_cases - share)
    if apart < Decimal(1).scaleb(-decimals) or abs(of_cases - 100 * share) <= 1:
        return None
    counted_share = plain_number(round(of_cases, max(1, decimals)))
    message = f"{met:,} of {counted(total, 'case')} is {counted_share} %, but the value is {plain_number(share)} %"
    if apart <= _MOST_APART:
        remedy = (
            f"Write `{counted_share}`. If the value was found otherwise, say how in `note`, and leave `met` and `total` blank."
        )
        return _finding(row, "value", message, remedy, "warning")
    remedy = "Check the three numbers: `value` is the percentage that `met` is of `total`."
    if row.text and row.delimiter == "," and row.value.isdecimal() and met < 100 and (met < 10 or met % 10):
        remedy += f" Or was the value `{int(share)}.{met}`? A decimal comma moves what follows into the next cell: write a point."
    return _finding(row, "value", message, remedy)


def _is_share(catalog: Catalog, row: ResultRow) -> bool:
    promise = catalog.get("promise", row.promise)
    if not isinstance(promise, Promise):
        return bool(row.total)
    targets = [target for target in (promise.target, *(earlier.target for earlier in promise.earlier)) if target]
    return all(target.share for target in targets) if targets else bool(row.total)


def _number(text: str) -> int | None:
    plain = text.replace(",", "").replace("−", "-")
    return int(plain) if _WHOLE.fullmatch(plain) and len(plain) < 16 else None


def _finding(row: ResultRow, column: str, message: str, remedy: str, severity: Severity = "error") -> Finding:
    return Finding("result-out-of-range", row.place(column), message, remedy, severity)
