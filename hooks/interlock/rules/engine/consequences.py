"""Leaves out what rules find only because a whole file was not read, or because it is there twice."""

from collections.abc import Iterable, Iterator

from interlock.catalog import ORGANISATION
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.engine.all_rules import rule_named
from interlock.sources.handbook import RESULTS

# What these rules miss may stand in a table that was not read, or not wholly.
_OF_MISSING_ROWS = ("measure-overdue", "measure-without-figure")


def without_consequences(facts: Facts, read: Iterable[Finding], found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of rules (`found`), less the consequences of faults in files. `read`: the findings of reading.

    Nothing leads to a copy of a file. Without the organisation's file nobody knows its calendar, nor which rules it has
    switched off.
    """
    catalog = facts.catalog
    is_unread = ORGANISATION in catalog.broken and ORGANISATION not in catalog.sources
    misses_rows = any(finding.place.file.startswith(f"{RESULTS}/") for finding in read)
    copies = {catalog.sources[copy].path for copy in facts.copies}
    originals = {catalog.sources[original].path for original in facts.copies.values()}
    for finding in found:
        rule = rule_named(finding.rule)
        may_wait = rule is not None and rule.can_be_lowered
        is_consequence = (
            is_unread
            or finding.place.file in copies
            # A label of two terms is found for neither.
            or (finding.place.file in originals and finding.rule == "unused-term")
            or (misses_rows and finding.rule in _OF_MISSING_ROWS)
        )
        if not (may_wait and is_consequence):
            yield finding
