"""The rules, in the order of their groups. A rule is one module; this tuple is the only list of them."""

from collections.abc import Iterator
from dataclasses import replace

from interlock.catalog import Catalog
from interlock.facts import Facts
from interlock.findings import Finding, Place
from interlock.rules import unknown_field, unknown_reference
from interlock.rules.rule import Rule, rule_of

__all__ = ["RULES", "Rule", "findings_of", "graded", "rule_named"]

RULES: tuple[Rule, ...] = (
    rule_of(unknown_field),
    rule_of(unknown_reference),
)

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> Rule | None:
    """The rule of that name, if there is one."""
    return _BY_NAME.get(name)


def findings_of(facts: Facts) -> Iterator[Finding]:
    """What every rule finds in a catalog, ungraded."""
    for rule in RULES:
        if rule.check is not None:
            yield from rule.check(facts)


def graded(findings: list[Finding], catalog: Catalog, drafts: frozenset[str]) -> list[Finding]:
    """Findings with the severity that holds here, each once, by place.

    A rule's own severity, unless the organisation sets another and may; in drafts (paths) at most a warning. A finding
    that says it is less grave than its rule stays so.
    """
    seen: dict[tuple[str, Place, str], Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        severity = _severity(finding, catalog)
        if severity == "off":
            continue
        if severity == "error" and finding.place.file in drafts:
            severity = "warning"
        seen.setdefault((finding.rule, finding.place, finding.message), replace(finding, severity=severity))  # type: ignore[arg-type]
    return list(seen.values())


def _severity(finding: Finding, catalog: Catalog) -> str:
    rule = _BY_NAME.get(finding.rule)
    if rule is None:
        return finding.severity
    if rule.can_be_lowered and rule.name in catalog.organisation.rules:
        return catalog.organisation.rules[rule.name]
    order = ("error", "warning", "advice")
    return max(rule.severity, finding.severity, key=order.index)
