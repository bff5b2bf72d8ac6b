"""Counts what each rule examined and found."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from interlock.findings import Finding
from interlock.questions.evidence.criterion_evidence import Examined
from interlock.questions.facts import Facts
from interlock.rules.engine.all_rules import RULES, rule_named
from interlock.rules.engine.folding import MOST_SHOWN_OF_A_RULE
from interlock.rules.engine.shown_findings import shown_findings


def examined(facts: Facts, findings: Iterable[Finding], names: Collection[str] | None = None) -> dict[str, Examined]:
    """What each rule examined in the definitions that readers may see, by name. `findings` are those of the whole handbook.

    `names`: the rules to count; None for all.
    """
    asked = [finding for finding in findings if names is None or finding.rule in names]
    faults = Counter(finding.rule for finding in shown_findings(facts, _unfolded(facts.of_all, asked)))
    switched_off = {name for name, severity in facts.catalog.organisation.rules.items() if severity == "off"}
    return {
        rule.name: Examined(
            rule.subjects(facts) if rule.name not in switched_off else None,
            faults[rule.name],
        )
        for rule in RULES
        if names is None or rule.name in names
    }


def _unfolded(whole: Facts, findings: Collection[Finding]) -> Iterator[Finding]:
    """The findings; where those of a rule may have been folded, hidden ones among them, all that it makes."""
    alike = Counter((finding.rule, finding.place.file) for finding in findings)
    folded = {rule for (rule, _), number in alike.items() if number > MOST_SHOWN_OF_A_RULE}
    yield from (finding for finding in findings if finding.rule not in folded)
    for name in sorted(folded):
        rule = rule_named(name)
        if rule and rule.check:
            yield from {(finding.place, finding.message): finding for finding in rule.check(whole)}.values()
        else:
            yield from (finding for finding in findings if finding.rule == name)
