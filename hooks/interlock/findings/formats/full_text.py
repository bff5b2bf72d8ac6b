"""The format `full`, for people: a headline, the quoted line with the place marked, and the remedy."""

import unicodedata
from collections.abc import Callable, Sequence

from interlock.findings import Finding
from interlock.findings.formats.broken_lines import broken_lines
from interlock.findings.formats.one_line import location
from interlock.findings.formats.window import window
from interlock.findings.printable import printable

# Styles a text for a terminal. The second argument is "bold" or the name of a colour in click.
Style = Callable[[str, str], str]

# Yellow cannot be read on a light terminal, nor blue on a dark one.
COLOURS = {"error": "red", "warning": "magenta", "advice": "bold"}


def plain(text: str, colour: str) -> str:
    """The style for pipes and files: the text without colour."""
    return text


_MOST_QUOTED = 110
# The characters beside a quoted line: line number, bar, and an ellipsis at both ends.
_BESIDE_A_QUOTE = 11


def full(findings: Sequence[Finding], style: Style = plain, width: int | None = None) -> str:
    """The findings, each with a headline, the quoted line with the place marked, and the remedy.

    `width` is that of the terminal: text is broken into lines, and a quoted line cut to the part around the mark. If the terminal
    did that, the mark would no longer stand below the right characters. A pipe has no width, and gets each text in one line.
    """
    return "\n".join(_block(finding, style, width) for finding in findings)


def _block(finding: Finding, style: Style, width: int | None) -> str:
    place = finding.place
    lines = [*_headline(finding, style, width), f"  {location(finding)}"]
    if place.quote.strip():
        number = str(place.line)
        # Unprintable characters, which could move the cursor, are replaced by `?`.
        quote, column = window(printable(place.quote), place.column, _room_for_quote(width))
        marked = quote[column - 1 : column - 1 + place.width]
        mark = style("^" * max(1, len(_spaces(marked))), COLOURS[finding.severity])
        lines += [f"  {number} | {quote}", f"  {' ' * len(number)} | {_spaces(quote[: column - 1])}{mark}"]
    if finding.remedy:
        first, *rest = _broken(printable(finding.remedy), width and width - 4)
        lines += [f"  {style('→', 'green')} {first}", *(f"    {line}" for line in rest)]
    return "\n".join(lines) + "\n"


def _headline(finding: Finding, style: Style, width: int | None) -> list[str]:
    severity, rule = finding.severity, f"[{finding.rule}]"
    lines = _broken(printable(finding.message), width and width - 2, len(severity))
    before_last = 2 if len(lines) > 1 else len(severity) + 2
    rule_fits = width is None or before_last + len(lines[-1]) + 2 + len(rule) <= width
    first, *rest = [style(line, "bold") for line in lines]
    shown = [f"{style(severity, COLOURS[severity])}: {first}", *(f"  {line}" for line in rest)]
    return [*shown[:-1], f"{shown[-1]}  {rule}"] if rule_fits else [*shown, f"  {rule}"]


def _broken(text: str, width: int | None, taken: int = 0) -> list[str]:
    return broken_lines(text, width, taken) if width else [text]


def _room_for_quote(width: int | None) -> int:
    return _MOST_QUOTED if width is None else max(30, min(_MOST_QUOTED, width - _BESIDE_A_QUOTE))


def _spaces(text: str) -> str:
    """White space as wide as a text on a terminal. Characters such as 日 and 😀 have two columns, combining marks none."""
    return "".join("\t" if letter == "\t" else " " * _terminal_columns(letter) for letter in text)


def _terminal_columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):  # marks of all scripts, and joiners
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
