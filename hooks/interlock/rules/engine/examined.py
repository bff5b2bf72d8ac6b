"""Counts what each rule examined and found."""

from collections import Counter
from collections.abc import Collection, Iterable

from interlock.catalog import Catalog
from interlock.findings import Finding
from interlock.questions.evidence.criterion_evidence import Examined
from interlock.questions.facts import Facts
from interlock.rules.engine.all_rules import RULES


def examined(facts: Facts, findings: Iterable[Finding], names: Collection[str] | None = None) -> dict[str, Examined]:
    """What each rule examined in the definitions that readers may see, by name. `findings` are those of the whole handbook.

    `names`: the rules to count; None for all.
    """
    shown, hidden = _files(facts.catalog), _hidden_rows(facts)
    places = ((finding.rule, finding.place) for finding in findings)
    faults = Counter(rule for rule, place in places if place.file in shown and (place.file, place.line) not in hidden)
    switched_off = {name for name, severity in facts.catalog.organisation.rules.items() if severity == "off"}
    return {
        rule.name: Examined(
            rule.subjects(facts) if rule.name not in switched_off else None,
            faults[rule.name],
        )
        for rule in RULES
        if names is None or rule.name in names
    }


def _files(catalog: Catalog) -> set[str]:
    return {source.path for source in catalog.sources.values()} | {row.file for row in catalog.results}


def _hidden_rows(facts: Facts) -> set[tuple[str, int]]:
    """The lines of results of hidden promises, in tables that have those of others, too."""
    rows = facts.whole.results if facts.whole else []
    return {(row.file, row.line) for row in rows if facts.catalog.get("promise", row.promise) is None}
