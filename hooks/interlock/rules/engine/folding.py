"""Folds findings: if thousands of rows of a table have the same fault, the report shows the first ones and a count."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from interlock.findings import Finding

# The most findings of a rule in one table that are shown one by one.
MOST_SHOWN_OF_A_RULE = 20


def folded_findings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings in which all but the first `MOST_SHOWN_OF_A_RULE` of a rule in a table are replaced by one with their number."""
    findings = list(findings)
    total = Counter(map(_rule_and_file, findings))
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        alike = _rule_and_file(finding)
        seen[alike] += 1
        if (
            not finding.place.file.endswith(".csv")
            or seen[alike] <= MOST_SHOWN_OF_A_RULE
            or total[alike] == MOST_SHOWN_OF_A_RULE + 1
        ):
            yield finding
        elif seen[alike] == MOST_SHOWN_OF_A_RULE + 1:
            message = f"{total[alike] - MOST_SHOWN_OF_A_RULE:,} more rows of this file have the same fault"
            yield replace(finding, message=message, remedy="Mend those above, and check again.")


def _rule_and_file(finding: Finding) -> tuple[str, str]:
    return (finding.rule, finding.place.file)
