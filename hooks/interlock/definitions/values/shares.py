"""Parses shares in percent."""

from interlock.definitions.field_errors import field_error
from interlock.definitions.parsed import amount_parser
from interlock.definitions.values.bounds import Bound, parse_bound
from interlock.definitions.values.units import QuantityError, plain_number
from interlock.findings.lazy_patterns import lazy_pattern


def parse_share(text: str) -> Bound:
    """Parse a share in percent. Without the sign it is an error: `0.9` could mean 0.9% or 90%, and `95` cases or per cent."""
    example = "at least 90%"
    bound: Bound = amount_parser(_share, example)(text)
    for end in (bound.low, bound.high):
        if end is not None and end.unit not in ("%", "count"):
            raise field_error("bad-quantity", f"`{bound.text}` is not a share", f"Write a percentage, such as `{example}`.")
    if any(end is not None and end.unit == "count" for end in (bound.low, bound.high)):
        raise field_error(
            "bad-quantity", f"The share `{bound.text}` has no percent sign", f"Did you mean `{_in_percent(bound)}`?"
        )
    return bound


def _share(text: str) -> Bound:
    """A bound; where a decimal comma stands in it, the error names the whole share, with a point and a percent sign."""
    if _OF_ALL.fullmatch(text.strip().lower()):
        raise QuantityError(f"`{text}` is not an amount", "100%")
    try:
        return parse_bound(text, "at least")
    except QuantityError as error:
        pointed = _DECIMAL_COMMA.sub(".", text)
        if pointed == text or not error.nearest:
            raise
        meant = parse_bound(pointed, "at least")
        if any(end and end.unit not in ("%", "count") for end in (meant.low, meant.high)):
            raise
        raise QuantityError(str(error), _in_percent(meant)) from None


# The share that people mean who write no number.
_OF_ALL = lazy_pattern(
    r"all|always|every|each|everyone|everybody|every ?time|(?:all|every|each) (?:of them|cases?|customers?|times?)"
)
_DECIMAL_COMMA = lazy_pattern(r"(?<=\d),(?=\d{1,2}(?!\d))")


def _in_percent(bound: Bound) -> str:
    ends = [end for end in (bound.low, bound.high) if end is not None]
    factor = 100 if all(end.amount <= 1 for end in ends if end.unit == "count") else 1
    shares = [f"{plain_number(end.amount * (factor if end.unit == 'count' else 1))}%" for end in ends]
    if len(shares) == 2:
        return f"between {shares[0]} and {shares[1]}"
    return f"{'at most' if bound.high else 'at least'} {shares[0]}"
