"""Counts what each rule examined and found."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from interlock.catalog import Catalog
from interlock.findings import Finding
from interlock.questions.evidence.criterion_evidence import Examined
from interlock.questions.facts import Facts
from interlock.rules import promise_over_capability, worst_case_over_capability
from interlock.rules.engine.all_rules import RULES
from interlock.rules.engine.naming_hidden import naming_hidden


def examined(facts: Facts, findings: Iterable[Finding], names: Collection[str] | None = None) -> dict[str, Examined]:
    """What each rule examined in the definitions that readers may see, by name. `findings` are those of the whole handbook.

    `names`: the rules to count; None for all.
    """
    asked = (finding for finding in findings if names is None or finding.rule in names)
    faults = Counter(finding.rule for finding in _of_what_is_shown(facts, asked))
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


def _of_what_is_shown(facts: Facts, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings about what readers may see, without those that come of something hidden, which nearly all of them name."""
    shown, hidden, names_hidden = _files(facts.catalog), _hidden_rows(facts), naming_hidden(facts)
    by_times = _by_shown_times(facts)
    for finding in findings:
        place = finding.place
        if place.file not in shown or (place.file, place.line) in hidden or names_hidden(finding):
            continue
        if finding.rule not in by_times or (place.file, finding.message) in by_times[finding.rule]:
            yield finding


# What these find may rest on the time of a hidden promise, which secures a step that they name alone.
_OF_TIMES = (promise_over_capability.check, worst_case_over_capability.check)


def _by_shown_times(facts: Facts) -> dict[str, set[tuple[str, str]]]:
    """What the rules about times find from what is shown alone, by name: file and message. Empty where nothing is hidden."""
    if facts.of_all is facts:
        return {}
    rules = (rule for rule in RULES if rule.check in _OF_TIMES)
    return {rule.name: {(found.place.file, found.message) for found in rule.check(facts)} for rule in rules if rule.check}


def _hidden_rows(facts: Facts) -> set[tuple[str, int]]:
    """The lines of results of hidden promises, in tables that have those of others, too."""
    rows = facts.whole.results if facts.whole else []
    return {(row.file, row.line) for row in rows if facts.catalog.get("promise", row.promise) is None}
