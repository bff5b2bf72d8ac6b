"""What stands below findings for people: how many there are, and where the errors are among them."""

from collections import Counter
from collections.abc import Sequence

from interlock.findings import Finding
from interlock.findings.formats.full_text import COLOURS, Style, plain
from interlock.findings.formats.one_line import address
from interlock.findings.nouns import counted

MOST_ERRORS = 10


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


def errors_among(shown: Sequence[Finding], style: Style = plain) -> str:
    """Where the errors stand, when other findings stand among them; else nothing. It comes last, so that none is overlooked."""
    errors = [finding for finding in shown if finding.severity == "error"]
    if not errors or len(errors) == len(shown):
        return ""
    lines = [f"  {address(finding)}  {finding.rule}" for finding in errors[:MOST_ERRORS]]
    more = [f"  and {len(errors) - MOST_ERRORS:,} more"] if len(errors) > MOST_ERRORS else []
    head = style("The error:" if len(errors) == 1 else "The errors:", COLOURS["error"])
    return "\n".join([head, *lines, *more]) + "\n"
