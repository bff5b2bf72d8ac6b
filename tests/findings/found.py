"""Findings to print."""

from interlock.findings import Finding, Place, Severity

# A path with spaces, umlauts, a comma, a number sign, a percent sign and a colon.
ODD = "standards/links/Back office, 2nd/Küche #1/tea 100%: hot.yml"


def finding(file: str = ODD, line: int = 3, message: str = "There is no field `colour`", severity: Severity = "error") -> Finding:
    return Finding("unknown-field", Place(file, line, 1, 6, "colour: red"), message, "Delete it.", severity)


def faults(number: int, severity: Severity) -> list[Finding]:
    return [finding(line=line, severity=severity) for line in range(1, number + 1)]
