"""What formats of one line have in common: the sentence, the place, and numbers with their noun."""

from interlock.findings import Finding
from interlock.findings.printable import printable


def said(finding: Finding) -> str:
    """The message and the remedy in one line."""
    return f"{finding.message}. {finding.remedy}".rstrip() if finding.remedy else finding.message


def address(finding: Finding) -> str:
    """FILE:LINE:COLUMN, which editors and terminals open."""
    return f"{printable(finding.place.file)}:{finding.place.line}:{finding.place.column}"
