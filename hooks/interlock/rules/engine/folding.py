"""Folds findings: if thousands of rows of a table have the same fault, the report shows the first ones and a count."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from interlock.findings import Finding

# The most findings of a rule in one table that are shown one by one.
MOST_ALIKE = 20


def folded_findings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings in which all but the first `MOST_ALIKE` of a rule in a table are replaced by one with their number."""
    findings = list(findings)
    total = Counter(map(_alike, findings))
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        alike = _alike(finding)
        seen[alike] += 1
        if not finding.place.file.endswith(".csv") or seen[alike] <= MOST_ALIKE or total[alike] == MOST_ALIKE + 1:
            yield finding
        elif seen[alike] == MOST_ALIKE + 1:
            message = f"{total[alike] - MOST_ALIKE:,} more rows of this file have the same fault"
            yield replace(finding, message=message, remedy="Mend those above, and check again.")


def _alike(finding: Finding) -> tuple[str, str]:
    return (finding.rule, finding.place.file)
