"""Which findings are about what the readers of a site may see: findings are made for editors, who see everything."""

from collections.abc import Iterable, Iterator

from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.engine.all_rules import rule_named


def shown_findings(facts: Facts, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those of `findings`, of the whole handbook, that rules also make from what is shown alone, and say as they do from that.

    What a rule finds only in what is shown is dropped: something hidden answers it. A rule with `hidden_only_adds` is run on what
    is shown alone, because its words would give hidden things away, and nothing hidden could answer its findings.
    """
    if facts.of_all is facts:
        yield from findings
        return
    findings = list(findings)
    paths, hidden = {source.path for source in facts.catalog.sources.values()}, _hidden_rows(facts)
    shown: dict[tuple[str, str, str], Finding] = {}
    for name in sorted({finding.rule for finding in findings}):
        rule = rule_named(name)
        found = list(rule.check(facts)) if rule and rule.check else []
        if rule and rule.hidden_only_adds:
            yield from found
        else:
            shown |= {(each.rule, each.place.file, each.message): each for each in found}
    for finding in findings:
        rule, place = rule_named(finding.rule), finding.place
        if rule is None or rule.check is None:  # of reading a file
            if place.file in paths:
                yield finding
        elif (place.file, place.line) not in hidden and (also := shown.get((finding.rule, place.file, finding.message))):
            yield also


def _hidden_rows(facts: Facts) -> set[tuple[str, int]]:
    """The lines of results of hidden promises alone, in tables that have those of others, too."""
    lines: dict[bool, set[tuple[str, int]]] = {True: set(), False: set()}
    for row in facts.of_all.catalog.results:
        lines[facts.catalog.get("promise", row.promise) is None].add((row.file, row.line))
    return lines[True] - lines[False]
