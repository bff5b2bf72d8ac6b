"""Leaves out what rules find only because of another fault: a file that was not read, a copy of a file, a day that cannot be."""

from collections.abc import Iterable, Iterator

from interlock.catalog import ORGANISATION
from interlock.findings import Finding
from interlock.findings.nearest import nearest
from interlock.questions.facts import Facts
from interlock.rules.engine.all_rules import RULES, rule_named
from interlock.rules.shared.malformed_references import CUT_BY_NOTE
from interlock.sources.handbook import RESULTS_FOLDER
from interlock.sources.misread.left_out import PART_LEFT_OUT

# What these rules miss may stand in a table that was not read, or not wholly.
_OF_MISSING_ROWS = ("measure-overdue", "measure-without-figure")
# What these rules find at a day follows from it, so that nothing is known where it cannot be right.
_OF_A_DAY = ("action-overdue", "evidence-lapses")
# What these rules find will be written anew, so that nobody can say yet whether a stamp fits it.
_TO_BE_WRITTEN_ANEW = ("bad-quantity", "bad-value")
# These rules say which definition was meant.
_SAY_WHICH = ("unknown-reference", "wrong-kind")


def without_consequences(facts: Facts, read: Iterable[Finding], found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of rules (`found`), less the consequences of faults. `read`: the findings of reading.

    Nothing leads to a copy of a file. Without the organisation's file nobody knows its calendar, nor which rules it has
    switched off.
    """
    found, catalog, doubtful = list(found), facts.catalog, _doubtful_rules(facts)
    misses_rows = any(finding.place.file.startswith(f"{RESULTS_FOLDER}/") for finding in read)
    copies = {catalog.sources[copy].path for copy in facts.copies}
    originals = {catalog.sources[original].path for original in facts.copies.values()}
    impossible = {finding.place for finding in found if finding.rule == "impossible-date"}
    capitals = {finding.place.file for finding in found if finding.rule == "capital-in-label"}
    unsettled = {finding.place.file for finding in found if finding.rule in _TO_BE_WRITTEN_ANEW}
    cut = {(finding.place.file, finding.place.line) for finding in found if finding.message.startswith(CUT_BY_NOTE)}
    for finding in found:
        if finding.remedy.startswith(PART_LEFT_OUT) and (finding.place.file, finding.place.line) in cut:
            continue  # the reference that lost its part says what to write
        is_consequence = (
            finding.rule in doubtful
            or finding.place.file in copies
            # A label of two terms is found for neither, and one with a capital only where texts write it.
            or (finding.place.file in originals | capitals and finding.rule == "unused-term")
            or (misses_rows and finding.rule in _OF_MISSING_ROWS)
            or (finding.rule in _OF_A_DAY and finding.place in impossible)
            or (finding.rule == "stale-approval" and finding.place.file in unsettled)
        )
        if not (is_consequence and _can_be_lowered(finding.rule)):
            yield finding


def without_repeated(read: Iterable[Finding], found: Iterable[Finding]) -> list[Finding]:
    """The findings of reading, without those about a text in place of a list where a rule says what to type for both."""
    listed = {finding.place for finding in found if finding.rule in _SAY_WHICH and finding.remedy.endswith("]`.")}
    return [finding for finding in read if finding.rule != "wrong-type" or finding.place not in listed]


def _can_be_lowered(name: str) -> bool:
    rule = rule_named(name)
    return rule is not None and rule.can_be_lowered


def _doubtful_rules(facts: Facts) -> set[str]:
    """The rules of which nobody knows whether the organisation has switched them off: what it says of them has a fault."""
    names, catalog = {rule.name for rule in RULES}, facts.catalog
    source = catalog.sources.get(ORGANISATION)
    if source is None:
        return names if ORGANISATION in catalog.broken else set()
    fields = (source.root.entries if source.root else None) or ()
    written = next((value for key, value in fields if nearest(key.text or "", ["rules"])), None)
    if written is None:
        return set()
    if written.entries is None:
        return names
    read = catalog.organisation.rules.keys() & names
    faulty = [key.text or "" for key, _ in written.entries if key.text not in read]
    return {meant for name in faulty if (meant := nearest(name, names))}
