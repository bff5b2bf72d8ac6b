"""A table of thousands of rows that are all wrong in one way has one fault, and fills no screen."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from interlock.findings import Finding

# So many faults of one sort in one table are shown one by one.
MOST_ALIKE = 20


def folded_findings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings in which the later ones of many in a table that are alike are one that counts them."""
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
