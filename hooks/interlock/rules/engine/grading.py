"""Sets the severity of findings."""

from dataclasses import replace

from interlock.catalog import Catalog
from interlock.definitions.organisation import RuleSeverity
from interlock.findings import SEVERITIES, Finding, Place
from interlock.rules.engine.all_rules import rule_named
from interlock.rules.engine.folding import folded_findings


def graded(findings: list[Finding], catalog: Catalog, drafts: frozenset[str]) -> list[Finding]:
    """Findings with the severity for this handbook, each once, sorted by place.

    The severity is that of the rule, unless the organisation sets another one and may do so, and at most a warning in `drafts`
    (paths). A finding with a lower severity than its rule keeps it, unless the organisation sets one.
    """
    seen: dict[tuple[str, Place, str], Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        severity = _severity(finding, catalog)
        if severity == "off":
            continue
        if severity == "error" and finding.place.file in drafts:
            severity = "warning"
        seen.setdefault((finding.rule, finding.place, finding.message), replace(finding, severity=severity))
    return list(folded_findings(seen.values()))


def _severity(finding: Finding, catalog: Catalog) -> RuleSeverity:
    rule = rule_named(finding.rule)
    if rule is None:
        return finding.severity
    if rule.can_be_lowered and rule.name in catalog.organisation.rules:
        return catalog.organisation.rules[rule.name]
    return max(rule.severity, finding.severity, key=SEVERITIES.index)
