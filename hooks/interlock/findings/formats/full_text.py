"""Findings for people: a headline, the quoted line with the place marked, and what to do."""

import unicodedata
from collections.abc import Callable, Sequence

from interlock.findings import Finding
from interlock.findings.formats.one_line import address
from interlock.findings.printable import printable

# Puts a text in a colour or in bold; the names are those of click.
Style = Callable[[str, str], str]

COLOURS = {"error": "red", "warning": "yellow", "advice": "blue"}


def plain(text: str, colour: str) -> str:
    """Text without colour, for pipes and files."""
    return text


MOST_QUOTED = 110


def full(findings: Sequence[Finding], style: Style = plain, quoted: int = MOST_QUOTED) -> str:
    """For people: a headline that stands alone, the quoted line with the place marked, and what to do.

    Of a line longer than `quoted` characters the part around the mark is shown: a terminal that broke it would part the two.
    """
    return "\n".join(_block(finding, style, quoted) for finding in findings)


def _block(finding: Finding, style: Style, quoted: int) -> str:
    place = finding.place
    lines = [
        f"{style(finding.severity, COLOURS[finding.severity])}: {style(printable(finding.message), 'bold')}  [{finding.rule}]",
        f"  {address(finding)}",
    ]
    if place.quote.strip():
        number = str(place.line)
        quote, column = _window(place.quote, place.column, quoted)
        marked = quote[column - 1 : column - 1 + place.width]
        mark = style("^" * max(1, len(_blank(marked))), COLOURS[finding.severity])
        lines += [f"  {number} | {quote}", f"  {' ' * len(number)} | {_blank(quote[: column - 1])}{mark}"]
    if finding.remedy:
        lines.append(f"  {style('→', 'green')} {printable(finding.remedy)}")
    return "\n".join(lines) + "\n"


def _window(quote: str, column: int, room: int) -> tuple[str, int]:
    """The part of a long line around its mark, and the mark's column in it. Characters that would move the terminal are shown as `?`."""
    quote = printable(quote)
    if len(quote) <= room:
        return quote, column
    start = max(0, min(column - 1 - room // 3, len(quote) - room))
    end = start + room
    before, after = ("…" if start else ""), ("…" if end < len(quote) else "")
    return before + quote[start:end] + after, column - start + len(before)


def _blank(text: str) -> str:
    """White space as wide as a text is on a terminal, where 日本 and 😀 take two places a character, and combining marks none."""
    return "".join("\t" if letter == "\t" else " " * _places(letter) for letter in text)


def _places(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
