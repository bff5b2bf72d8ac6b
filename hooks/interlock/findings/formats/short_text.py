"""Findings as a line each: FILE:LINE:COLUMN: SEVERITY RULE MESSAGE."""

from collections.abc import Sequence

from interlock.findings import Finding
from interlock.findings.formats.one_line import address, said
from interlock.findings.printable import printable


def short(findings: Sequence[Finding]) -> str:
    """The lines, in the order of the findings."""
    return "".join(f"{address(finding)}: {finding.severity} {finding.rule} {printable(said(finding))}\n" for finding in findings)
