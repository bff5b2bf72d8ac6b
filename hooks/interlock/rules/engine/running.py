"""Runs every rule on the facts."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.engine.all_rules import RULES
from interlock.rules.engine.rule import Rule, RuleGroup
from interlock.rules.engine.rule_names import findings_of_names
from interlock.sources.processes import processes_for, run_jobs

# The rules of a group share facts, so one process runs them all. The groups that take longest come first.
_IN_ORDER: tuple[RuleGroup, ...] = (
    "language", "promise", "exposure", "chain", "reference", "approval", "shape", "file", "learning", "result",
)  # fmt: skip
# Rules of other groups that look for words in all prose, which the rules of the language have gathered.
_WITH_LANGUAGE = ("unbacked-claim",)


def findings_of(
    facts: Facts, before_each: Callable[[], None] = lambda: None, meanwhile: Callable[[], object] | None = None
) -> Iterator[Finding]:
    """The findings of every rule, before `graded`. `before_each` is called before each rule, and ends the work by raising.

    `meanwhile`: what this process does while others begin with the rules; it is left out where one process does all.
    """
    yield from findings_of_names(facts.catalog, RULES)
    groups = sorted({rule.group for rule in RULES}, key=_IN_ORDER.index)
    jobs = [partial(_found_by, [rule for rule in RULES if _runs_with(rule) == group], facts, before_each) for group in groups]
    for found in run_jobs(jobs, processes_for(len(facts.catalog.definitions)), meanwhile):
        yield from found


def _runs_with(rule: Rule) -> RuleGroup:
    return "language" if rule.name in _WITH_LANGUAGE else rule.group


def _found_by(rules: Sequence[Rule], facts: Facts, before_each: Callable[[], None]) -> list[Finding]:
    """The findings of some rules."""
    found: list[Finding] = []
    for rule in rules:
        if rule.check is not None:
            before_each()
            found += rule.check(facts)
    return found
