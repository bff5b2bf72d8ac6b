"""The format `short`, one line for each finding: FILE:LINE:COLUMN: SEVERITY RULE MESSAGE."""

from collections.abc import Sequence

from interlock.findings import Finding
from interlock.findings.formats.one_line import location, message_and_remedy
from interlock.findings.printable import printable


def short(findings: Sequence[Finding]) -> str:
    """The lines, in the order of the findings."""
    return "".join(
        f"{location(finding)}: {finding.severity} {finding.rule} {printable(message_and_remedy(finding))}\n"
        for finding in findings
    )
