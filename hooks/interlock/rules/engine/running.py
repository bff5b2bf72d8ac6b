"""Runs every rule on the facts."""

from collections.abc import Callable, Iterator

from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.engine.all_rules import RULES
from interlock.rules.engine.names import findings_of_names


def findings_of(facts: Facts, before_each: Callable[[], None] = lambda: None) -> Iterator[Finding]:
    """The findings of every rule, before `graded`. `before_each` is called before each rule, and ends the work by raising."""
    yield from findings_of_names(facts.catalog, RULES)
    for rule in RULES:
        if rule.check is not None:
            before_each()
            yield from rule.check(facts)
