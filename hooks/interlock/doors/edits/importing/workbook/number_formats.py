"""What a cell of a workbook shows for a number, where its format adds zeros, signs or words: `0 "days"`, `00000 000000`.

A telephone number is kept as a number and shown with its zero by such a format.
"""

import operator
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from interlock.findings.lazy_patterns import lazy_pattern

# A part of a format: words, a space as wide as a sign or a repeated one, what stands in brackets, placeholders of digits, a sign.
_PART = lazy_pattern(
    r'"(?P<words>[^"]*)"|\\(?P<sign>.)|(?P<blank>[_*]).|\[(?P<bracket>[^\]]*)\]|(?P<digits>[0#?.,]+|(?i:general))'
    r"|(?P<shown>[-+()/: $£€¥])|(?P<other>.)",
    re.S,
)
_SECTION = lazy_pattern(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*', re.S)
_CURRENCY = lazy_pattern(r"\$([^-]*)(?:-.*)?")
_COLOUR = lazy_pattern(r"black|blue|cyan|green|magenta|red|white|yellow|color ?\d+", re.I)
_CONDITION = lazy_pattern(r"(?P<sign><=|>=|<>|<|>|=)(?P<number>-?\d+(?:\.\d+)?)")
_SIGNS = {"<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq}
_LONGEST = 200  # characters of a format, of which no more are used
_LARGEST = 1e15  # beyond which not all digits of a number are kept
_EXACT = Context(prec=2 * _LONGEST, rounding=ROUND_HALF_UP)


def shown_number(value: float, number_format: str) -> str | None:
    """The text that a cell shows for a number; None where it is the number itself in another form, such as a day."""
    if not number_format or abs(value) >= _LARGEST:
        return None
    sections = _sections_of(number_format)
    section = sections[_section_for(value, sections)]
    if (instead := _shown_instead(section)) is not None:
        return instead
    parts = [*_PART.finditer(section)]
    if [part[0] for part in parts if part["other"]] == ["%"]:
        return _share(value, next((part["digits"] for part in parts if part["digits"]), "0"))
    literals = ["" if part["digits"] else _literal(part) for part in parts]
    if None in literals or not any(part["digits"] for part in parts):
        return None
    pieces = [(_places(part["digits"] or ""), literal or "") for part, literal in zip(parts, literals, strict=True)]
    text = _filled(abs(value), pieces)
    return text if text is None or value >= 0 or len(sections) > 1 else f"-{text}"


def _places(digits: str) -> str:
    """The places of digits in a part of a format, of which `General` shows as many as there are."""
    return "0.##########" if digits[:1] in ("g", "G") else digits


def _share(value: float, digits: str) -> str:
    """A share in percent: with two decimals at most, or as many as its format has, where more would not be exact."""
    share = Decimal(f"{100 * value:.12g}")
    places = 2 if share == round(share, 2) else len(digits.partition(".")[2])
    return f"{share.quantize(Decimal(1).scaleb(-places), context=_EXACT).normalize(_EXACT):f}%"


def hides_all(number_format: str) -> bool:
    """Whether a format shows neither numbers nor texts: `;;;`, or `"";"";"";""`."""
    return len(sections := _sections_of(number_format)) == 4 and all(_shown_instead(section) == "" for section in sections)


def _shown_instead(section: str) -> str | None:
    """What a part of a format shows in place of every number, such as nothing for `""`; None where it shows the number."""
    parts = [*_PART.finditer(section)]
    literals = [None if part["digits"] else _literal(part) for part in parts]
    is_colour_alone = bool(parts) and all(part["bracket"] is not None for part in parts)
    return None if None in literals or is_colour_alone else "".join(filter(None, literals)).strip()


def _sections_of(number_format: str) -> list[str]:
    """The parts of a format for positive and negative numbers, for zero, and for texts."""
    sections, at = [], 0
    text = number_format[:_LONGEST]
    while match := _SECTION.match(text, at):
        sections.append(match[0])
        at = match.end()
        if not text.startswith(";", at):
            break
        at += 1
    return sections[:4] if at == len(text) else [text]


def _section_for(value: float, sections: Sequence[str]) -> int:
    """The index of the part of a format that shows a number: the first whose condition holds, such as `[>=2]0" days"`."""
    conditions = [re.search(rf"\[{_CONDITION.pattern}\]", section) for section in sections]
    if any(conditions):
        holding = (index for index, said in enumerate(conditions) if not said or _holds(value, said))
        return next(holding, len(sections) - 1)
    if value < 0 and len(sections) > 1:
        return 1
    return 2 if value == 0 and len(sections) > 2 else 0


def _holds(value: float, condition: re.Match[str]) -> bool:
    return bool(_SIGNS[condition["sign"]](value, float(condition["number"])))


def _literal(part: re.Match[str]) -> str | None:
    """What a part of a format shows whatever the number is; None for one that makes a day or something else of it."""
    if part["bracket"] is not None:
        currency = _CURRENCY.fullmatch(part["bracket"])
        adds_nothing = _COLOUR.fullmatch(part["bracket"]) or _CONDITION.fullmatch(part["bracket"])
        return currency[1] if currency else "" if adds_nothing else None
    if part["blank"] or part["other"]:
        return "" if part["blank"] else None
    return part["words"] if part["words"] is not None else part["sign"] or part["shown"]


def _filled(value: float, pieces: Sequence[tuple[str, str]]) -> str | None:
    """The digits of a number in the places of a format; None where they would be the number alone, or do not fit."""
    places = "".join(digits for digits, _ in pieces)
    whole, _, decimals = places.partition(".")
    plain = whole.replace(",", "")
    is_split = sum(bool(digits) for digits, _ in pieces) > 1
    has_words = any(literal.strip(" ()+-") for _, literal in pieces)
    if whole.endswith(",") or "," in decimals or "." in decimals or not (has_words or is_split or "00" in plain):
        return None
    digits, _, after = str(Decimal(repr(value)).quantize(Decimal(1).scaleb(-len(decimals)), context=_EXACT)).partition(".")
    if is_split:
        has_gaps = set(plain[: max(len(plain) - len(digits), 0)]) - {"0"}
        return None if decimals or plain != whole or has_gaps or "?" in plain else _in_places(digits, pieces)
    digits = (digits.lstrip("0") or "").rjust(plain.count("0"), "0")
    after = after[: decimals.count("0")] + after[decimals.count("0") :].rstrip("0")
    number = f"{digits}.{after}" if after else digits
    return "".join(number if places else literal for places, literal in pieces).strip()


def _in_places(digits: str, pieces: Sequence[tuple[str, str]]) -> str:
    """Digits in several places, from the last one to the first, which holds all that are left."""
    shown: list[str] = []
    first = next(index for index, (places, _) in enumerate(pieces) if places)
    for index in range(len(pieces) - 1, -1, -1):
        places, literal = pieces[index]
        taken = digits if index == first else digits[-len(places) :] if places else ""
        digits = digits[: len(digits) - len(taken)]
        shown.append(taken.rjust(len(places), "0") if places else literal)
    return "".join(reversed(shown)).strip()
