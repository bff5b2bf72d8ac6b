"""The format `full`, for people: a headline, the quoted line with the place marked, and the remedy."""

import unicodedata
from collections.abc import Callable, Sequence

from interlock.findings import Finding
from interlock.findings.formats.one_line import location
from interlock.findings.formats.window import window
from interlock.findings.printable import printable

# Styles a text for a terminal. The second argument is "bold" or the name of a colour in click.
Style = Callable[[str, str], str]

COLOURS = {"error": "red", "warning": "yellow", "advice": "blue"}


def plain(text: str, colour: str) -> str:
    """The style for pipes and files: the text without colour."""
    return text


MOST_QUOTED = 110


def full(findings: Sequence[Finding], style: Style = plain, quoted: int = MOST_QUOTED) -> str:
    """The findings, each with a headline, the quoted line with the place marked, and the remedy.

    A line longer than `quoted` characters is cut to the part around the mark: if the terminal wrapped the line, the mark would
    no longer stand below the right characters.
    """
    return "\n".join(_block(finding, style, quoted) for finding in findings)


def _block(finding: Finding, style: Style, quoted: int) -> str:
    place = finding.place
    lines = [
        f"{style(finding.severity, COLOURS[finding.severity])}: {style(printable(finding.message), 'bold')}  [{finding.rule}]",
        f"  {location(finding)}",
    ]
    if place.quote.strip():
        number = str(place.line)
        # Unprintable characters, which could move the cursor, are replaced by `?`.
        quote, column = window(printable(place.quote), place.column, quoted)
        marked = quote[column - 1 : column - 1 + place.width]
        mark = style("^" * max(1, len(_spaces(marked))), COLOURS[finding.severity])
        lines += [f"  {number} | {quote}", f"  {' ' * len(number)} | {_spaces(quote[: column - 1])}{mark}"]
    if finding.remedy:
        lines.append(f"  {style('→', 'green')} {printable(finding.remedy)}")
    return "\n".join(lines) + "\n"


def _spaces(text: str) -> str:
    """White space as wide as a text on a terminal. Characters such as 日 and 😀 have two columns, combining marks none."""
    return "".join("\t" if letter == "\t" else " " * _terminal_columns(letter) for letter in text)


def _terminal_columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
