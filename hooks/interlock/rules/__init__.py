"""The rules, in the order of their groups. A rule is one module; this tuple is the only list of them."""

from collections.abc import Iterator
from dataclasses import replace

from interlock.catalog import Catalog
from interlock.facts import Facts
from interlock.findings import Finding, Place
from interlock.rules import (
    avoided_word,
    bad_date,
    bad_encoding,
    bad_id,
    bad_quantity,
    bad_target,
    bad_value,
    broader_cycle,
    broken_link,
    capability_unknown,
    circular_definition,
    contact_point_without_procedure,
    draft_reference,
    duplicate_id,
    duplicate_key,
    duplicate_result,
    exposes_hidden,
    former_reference,
    internal_promise_too_slow,
    label_clash,
    link_supports_nothing,
    measure_overdue,
    misplaced_file,
    missed_without_action,
    missing_field,
    missing_handover,
    missing_procedure,
    missing_skill,
    no_recovery,
    no_replacement,
    no_way_to_complain,
    not_approved,
    not_measurable,
    number_mismatch,
    one_sided_handshake,
    personal_data,
    procedure_supports_nothing,
    promise_over_capability,
    promise_without_procedure,
    result_out_of_range,
    retired_reference,
    review_overdue,
    rubber_stamp,
    same_wording,
    self_reference,
    service_without_promise,
    stale_approval,
    step_cycle,
    too_long,
    unbacked_claim,
    undefined_abbreviation,
    unknown_field,
    unknown_promise_in_results,
    unknown_reference,
    unmet_expectation,
    unsafe_markup,
    unsafe_yaml,
    unsecured_handshake,
    unused_term,
    worst_case_over_capability,
    wrong_kind,
    wrong_type,
    yaml_syntax,
)
from interlock.rules.folding import folded
from interlock.rules.names import findings_of_names
from interlock.rules.rule import Rule, rule_of

__all__ = ["RULES", "Rule", "findings_of", "graded", "rule_named"]

RULES: tuple[Rule, ...] = (
    rule_of(yaml_syntax),
    rule_of(duplicate_key),
    rule_of(unsafe_yaml),
    rule_of(bad_encoding),
    rule_of(bad_id),
    rule_of(misplaced_file),
    rule_of(unknown_field),
    rule_of(missing_field),
    rule_of(wrong_type),
    rule_of(bad_value),
    rule_of(bad_quantity),
    rule_of(bad_date),
    rule_of(too_long),
    rule_of(unknown_reference),
    rule_of(wrong_kind),
    rule_of(duplicate_id),
    rule_of(self_reference),
    rule_of(retired_reference),
    rule_of(former_reference),
    rule_of(draft_reference),
    rule_of(step_cycle),
    rule_of(one_sided_handshake),
    rule_of(missing_handover),
    rule_of(unsecured_handshake),
    rule_of(link_supports_nothing),
    rule_of(procedure_supports_nothing),
    rule_of(promise_without_procedure),
    rule_of(contact_point_without_procedure),
    rule_of(service_without_promise),
    rule_of(unmet_expectation),
    rule_of(missing_procedure),
    rule_of(missing_skill),
    rule_of(no_way_to_complain),
    rule_of(promise_over_capability),
    rule_of(internal_promise_too_slow),
    rule_of(number_mismatch),
    rule_of(bad_target),
    rule_of(worst_case_over_capability),
    rule_of(not_measurable),
    rule_of(no_recovery),
    rule_of(same_wording),
    rule_of(unbacked_claim),
    rule_of(capability_unknown),
    rule_of(unknown_promise_in_results),
    rule_of(duplicate_result),
    rule_of(result_out_of_range),
    rule_of(missed_without_action),
    rule_of(measure_overdue),
    rule_of(stale_approval),
    rule_of(review_overdue),
    rule_of(rubber_stamp),
    rule_of(not_approved),
    rule_of(label_clash),
    rule_of(broader_cycle),
    rule_of(avoided_word),
    rule_of(undefined_abbreviation),
    rule_of(no_replacement),
    rule_of(circular_definition),
    rule_of(unused_term),
    rule_of(exposes_hidden),
    rule_of(unsafe_markup),
    rule_of(broken_link),
    rule_of(personal_data),
)

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> Rule | None:
    """The rule of that name, if there is one."""
    return _BY_NAME.get(name)


def findings_of(facts: Facts) -> Iterator[Finding]:
    """What every rule finds in a catalog, ungraded."""
    yield from findings_of_names(facts.catalog, RULES)
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
    return list(folded(seen.values()))


def _severity(finding: Finding, catalog: Catalog) -> str:
    rule = _BY_NAME.get(finding.rule)
    if rule is None:
        return finding.severity
    if rule.can_be_lowered and rule.name in catalog.organisation.rules:
        return catalog.organisation.rules[rule.name]
    order = ("error", "warning", "advice")
    return max(rule.severity, finding.severity, key=order.index)
