"""Findings as text for people, and in the forms that other tools read."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from textwrap import fill, indent

from interlock.findings import Finding, Severity
from interlock.nouns import counted
from interlock.printable import printable, printable_json
from interlock.rules import Rule

Style = Callable[[str, str], str]

_COLOURS = {"error": "red", "warning": "yellow", "advice": "blue"}


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
        f"{style(finding.severity, _COLOURS[finding.severity])}: {style(printable(finding.message), 'bold')}  [{finding.rule}]",
        f"  {_address(finding)}",
    ]
    if place.quote.strip():
        number = str(place.line)
        quote, column = _window(place.quote, place.column, quoted)
        marked = quote[column - 1 : column - 1 + place.width]
        mark = style("^" * max(1, len(_blank(marked))), _COLOURS[finding.severity])
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


def summary(findings: Sequence[Finding], definitions: int, style: Style = plain) -> str:
    """The closing line: how many faults, and how many gaps are not shown. `findings` are all there are."""
    counts = Counter(finding.severity for finding in findings)
    parts = [counted(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    files = len({finding.place.file for finding in findings if finding.severity != "advice"})
    told = (
        f"{' and '.join(parts)} in {counted(files, 'file')}." if parts else f"No faults in {counted(definitions, 'definition')}."
    )
    gaps = f" {counted(counts['advice'], 'gap')}: --advice shows them." if counts["advice"] else ""
    return style(told, "bold") + gaps


MOST_ERRORS = 10


def errors_among(shown: Sequence[Finding], style: Style = plain) -> str:
    """Where the errors stand, when other findings stand among them; else nothing. It comes last, so that none is overlooked."""
    errors = [finding for finding in shown if finding.severity == "error"]
    if not errors or len(errors) == len(shown):
        return ""
    lines = [f"  {_address(finding)}  {finding.rule}" for finding in errors[:MOST_ERRORS]]
    more = [f"  and {len(errors) - MOST_ERRORS:,} more"] if len(errors) > MOST_ERRORS else []
    head = style("The error:" if len(errors) == 1 else "The errors:", _COLOURS["error"])
    return "\n".join([head, *lines, *more]) + "\n"


def short(findings: Sequence[Finding]) -> str:
    """A line each: FILE:LINE:COLUMN: SEVERITY RULE MESSAGE."""
    return "".join(f"{_address(finding)}: {finding.severity} {finding.rule} {printable(said(finding))}\n" for finding in findings)


def said(finding: Finding) -> str:
    """The message and the remedy in one line."""
    return f"{finding.message}. {finding.remedy}".rstrip() if finding.remedy else finding.message


def _address(finding: Finding) -> str:
    return f"{printable(finding.place.file)}:{finding.place.line}:{finding.place.column}"


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects with rule, severity, file, line, column, end_column, quote, message and remedy."""
    return printable_json([_record(finding) for finding in findings])


def _record(finding: Finding) -> dict[str, str | int]:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_column": place.column + place.width,
        "quote": place.quote,
        "message": finding.message,
        "remedy": finding.remedy,
    }


_GITHUB = {"error": "error", "warning": "warning", "advice": "notice"}


def github(findings: Sequence[Finding]) -> str:
    """GitHub workflow commands, which it shows beside the faulty lines."""
    return "".join(
        f"::{_GITHUB[finding.severity]} file={_property(finding.place.file)},line={finding.place.line},col={finding.place.column},"
        f"endColumn={finding.place.column + finding.place.width},title={_property(finding.rule)}::{_escaped(said(finding))}\n"
        for finding in findings
    )


def _escaped(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


_SARIF: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}


def sarif(findings: Sequence[Finding], headlines: dict[str, str]) -> str:
    """A SARIF 2.1.0 log. `headlines` says in a line what each rule is about."""
    rules = sorted({finding.rule for finding in findings})
    driver = {
        "name": "interlock",
        "rules": [{"id": rule, "shortDescription": {"text": headlines.get(rule, rule)}} for rule in rules],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(finding) for finding in findings]}
        ],
    }
    return printable_json(log)


def _result(finding: Finding) -> dict[str, object]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    return {
        "ruleId": finding.rule,
        "level": _SARIF[finding.severity],
        "message": {"text": said(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": place.file}, "region": region}}],
    }


def named(rules: Sequence[Rule]) -> str:
    """Every rule in a line: its name and what it finds, under its group."""
    lines = []
    for group, members in groupby(rules, key=lambda rule: rule.group):
        lines += ["", f"{group}:", *(f"  {rule.name}: {rule.headline}" for rule in members)]
    return "\n".join(lines[1:]) + "\n"


def explained(rule: Rule, width: int) -> str:
    """A rule's page for a terminal that is `width` characters wide."""
    quieter = "An organisation can change how loud it is." if rule.can_be_lowered else "It cannot be made quieter."
    parts = [f"{rule.name} ({rule.severity}, group {rule.group})", rule.headline, *rule.why.split("\n\n"), quieter]
    parts = [fill(part, width, break_long_words=False, break_on_hyphens=False) for part in parts]
    for label, example in (("Bad", rule.bad), ("Good", rule.good)):
        for path, text in example.files.items():
            parts.append(f"{label}: {path}\n\n" + indent(text.rstrip(), "    "))
    return "\n\n".join(parts) + "\n"
