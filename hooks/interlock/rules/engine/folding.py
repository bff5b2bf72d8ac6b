"""Folds findings: if thousands of rows or lines have the same fault, the report shows the first ones and a count."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace

from interlock.findings import Finding

# The most findings of one fault in a table, and in any other file, that are shown one by one.
MOST_SHOWN_OF_A_RULE = 20
MOST_SHOWN_IN_A_TEXT = 100


def folded_findings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a check, in which those of a rule in a file are folded."""
    in_tables = folded_by(findings, _rule_and_table, "rows of this file", "check again")
    return folded_by(in_tables, _rule_and_text, "places in this file", "check again", MOST_SHOWN_IN_A_TEXT)


def folded_by(
    findings: Iterable[Finding],
    fault: Callable[[Finding], Hashable | None],
    things: str,
    next_step: str,
    most: int = MOST_SHOWN_OF_A_RULE,
) -> Iterator[Finding]:
    """The findings; of each fault, all but the first `most` are replaced by one with their number.

    `fault` says which findings are of the same fault; those for which it returns None are kept.
    """
    faults = [(finding, fault(finding)) for finding in findings]
    total, seen = Counter(alike for _, alike in faults), Counter[Hashable]()
    for finding, alike in faults:
        seen[alike] += 1
        if alike is None or seen[alike] <= most or total[alike] == most + 1:
            yield finding
        elif seen[alike] == most + 1:
            message = f"{total[alike] - most:,} more {things} have the same fault"
            yield replace(finding, message=message, remedy=f"Mend those above, and {next_step}.")


def _rule_and_table(finding: Finding) -> Hashable | None:
    return (finding.rule, finding.place.file) if finding.place.file.endswith(".csv") else None


def _rule_and_text(finding: Finding) -> Hashable | None:
    return None if finding.place.file.endswith(".csv") else (finding.rule, finding.place.file)
