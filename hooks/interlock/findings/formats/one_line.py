"""What the one-line formats share: the text and the location of a finding."""

from interlock.findings import Finding
from interlock.findings.printable import printable


def message_and_remedy(finding: Finding) -> str:
    """The message and the remedy on one line."""
    return f"{finding.message}. {finding.remedy}".rstrip() if finding.remedy else finding.message


def location(finding: Finding) -> str:
    """FILE:LINE:COLUMN, a form that editors and terminals can open."""
    return f"{printable(finding.place.file)}:{finding.place.line}:{finding.place.column}"
