"""The format `json`, for programs: every attribute of each finding."""

from collections.abc import Sequence

from interlock.findings import Finding
from interlock.findings.formats.window import window
from interlock.findings.printable import printable_json

# A page may be one line of a megabyte, with a hundred findings in it.
_MOST_QUOTED = 200


def findings_as_json(findings: Sequence[Finding]) -> str:
    """A list of objects with rule, severity, file, line, column, end_column, quote, message and remedy.

    The quote is the line, or the 200 characters of it around the place, with `…` where it is cut.
    """
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
        "quote": window(place.quote, place.column, _MOST_QUOTED)[0],
        "message": finding.message,
        "remedy": finding.remedy,
    }
