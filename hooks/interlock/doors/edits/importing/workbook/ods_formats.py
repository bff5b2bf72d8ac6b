"""Writes the number formats of an `.ods` as an `.xlsx` writes them: `0" days"`, `[>=0]0;-0`, `00000" "000000`.

There a format is an element with an element for each piece; parts for other numbers are formats of their own, each with a condition.
"""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from interlock.doors.edits.importing.workbook.workbook_parts import attribute_named, number_named

SORTS_OF_FORMATS = ("number-style", "currency-style", "percentage-style", "text-style")
_MOST_DIGITS = 30  # of a number that are kept apart
_GENERAL = "General"


def number_format(style: ElementTree.Element, formats: Mapping[str, ElementTree.Element]) -> str:
    """The format of an element, with those for other numbers, which are looked up by their names in `formats`."""
    sections = [
        f"[{attribute_named(part, 'condition').removeprefix('value()').replace('!=', '<>')}]{_section(formats[other])}"
        for part in style
        if part.tag.endswith("}map") and (other := attribute_named(part, "apply-style-name")) in formats
    ]
    return ";".join([*sections, _section(style)])


def _section(style: ElementTree.Element) -> str:
    """The pieces of an element; `""` where it shows nothing."""
    is_share = style.tag.endswith("}percentage-style")
    return "".join(piece for part in style for piece in _pieces(part, is_share)) or '""'


def _pieces(part: ElementTree.Element, is_share: bool) -> Iterator[str]:
    match part.tag.rpartition("}")[2]:
        case "text" | "currency-symbol":
            words = part.text or ""
            yield words if is_share and words.strip() == "%" else _quoted(words)
        case "number":
            yield _digits(part)
        case "text-content":
            yield "@"
        case "fraction" | "scientific-number":
            yield _GENERAL


def _digits(part: ElementTree.Element) -> str:
    """The places of the digits of a number, with the words among them, which count the digits behind them."""
    least = min(number_named(part, "min-integer-digits", 0), _MOST_DIGITS)
    decimals = min(number_named(part, "decimal-places", 0), _MOST_DIGITS)
    if not attribute_named(part, "decimal-places") and not least:
        return _GENERAL
    within = {number_named(each, "position", 0): each.text or "" for each in part if each.tag.endswith("}embedded-text")}
    whole = max(least, 1, *(min(at + 1, _MOST_DIGITS) for at in within))
    places = "".join(
        ("0" if behind < max(least, 1) else "#") + (_quoted(within[behind]) if behind in within else "")
        for behind in range(whole - 1, -1, -1)
    )
    kept = min(number_named(part, "min-decimal-places", decimals), decimals)
    return f"{places}.{'0' * kept}{'#' * (decimals - kept)}" if decimals else places


def _quoted(words: str) -> str:
    return "".join('\\"' if piece == '"' else f'"{piece}"' for piece in words.replace('"', '\0"\0').split("\0") if piece)
