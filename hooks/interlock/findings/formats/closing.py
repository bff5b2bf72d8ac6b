"""What is printed below the findings for people: a summary, and a list of the errors."""

from collections import Counter
from collections.abc import Sequence

from interlock.findings import Finding
from interlock.findings.formats.broken_lines import broken_lines
from interlock.findings.formats.full_text import COLOURS, Style, plain
from interlock.findings.formats.one_line import location
from interlock.findings.nouns import counted

_MOST_ERRORS = 10


def summary(findings: Sequence[Finding], clean: str, style: Style = plain, width: int | None = None) -> str:
    """The last line: the number of faults, and of gaps that are not shown. `findings` are all findings, shown or not.

    `clean`: the sentence where there are no faults. `width`: that of the terminal; where it is too small, the gaps have a line
    of their own.
    """
    counts = Counter(finding.severity for finding in findings)
    parts = [counted(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    files = len({finding.place.file for finding in findings if finding.severity != "advice"})
    total = f"{' and '.join(parts)} in {counted(files, 'file')}." if parts else clean
    gaps = f"{counted(counts['advice'], 'gap')} (what nobody has written yet): --advice shows them." if counts["advice"] else ""
    fits = width is None or len(total) + 1 + len(gaps) <= width
    lines = [gaps] if width is None or fits else ["", *broken_lines(gaps, width)]
    return (style(total, "bold") + (" " if fits else "") + "\n".join(lines)).rstrip()


def errors_among(shown: Sequence[Finding], style: Style = plain) -> str:
    """The places of the errors, or an empty text unless errors and other findings are mixed.

    It is printed last, where nobody overlooks an error between warnings.
    """
    errors = [finding for finding in shown if finding.severity == "error"]
    if not errors or len(errors) == len(shown):
        return ""
    lines = [f"  {location(finding)}  {finding.rule}" for finding in errors[:_MOST_ERRORS]]
    more = [f"  and {len(errors) - _MOST_ERRORS:,} more"] if len(errors) > _MOST_ERRORS else []
    head = style("The error:" if len(errors) == 1 else "The errors:", COLOURS["error"])
    return "\n".join([head, *lines, *more]) + "\n"
