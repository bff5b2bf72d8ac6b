"""Nobody examines a criterion: no rule, no results and no assessor.

Teams may say that they meet it, and nobody would notice if they stopped. Name under `shown_by` the rules that would find the
fault, or `results` where promises speak for it; some things only people can judge: then let the next assessment give a verdict.

Bad:

```yaml standards/frameworks/mark.yml
title: The mark
summary: What assessors ask for.
owner: front
criteria:
  - {id: "1", title: Permits in time}
```

Good:

```yaml standards/frameworks/mark.yml
title: The mark
summary: What assessors ask for.
owner: front
criteria:
  - {id: "1", title: Permits in time, shown_by: [results]}
```
"""

from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Framework
from interlock.definitions.framework import RESULTS, Criterion, PromisesMeant
from interlock.definitions.named_parts import parts_in
from interlock.findings import Finding
from interlock.questions.evidence.criterion_evidence import assessments_by
from interlock.questions.evidence.promised_results import promises_meant
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import names_a_draft

GROUP = "learning"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Criteria that are leaves of the tree."""
    return sum(
        not criterion.criteria for framework in facts.catalog.published(Framework) for criterion in framework.all_criteria()
    )


def check(facts: Facts) -> Iterator[Finding]:
    """Leaves without a rule that is on, without results and without a verdict or praise."""
    for framework in facts.catalog.published(Framework):
        assessments = assessments_by(framework, facts.today)
        judged = {id for assessment in assessments for id in assessment.verdicts}
        judged |= {praise.criterion for assessment in assessments for praise in assessment.praise}
        routes = {part.id: part.route for part in parts_in(framework)}
        for criterion in framework.all_criteria():
            if not criterion.criteria and criterion.id not in judged and (why := _why_unexamined(facts.catalog, criterion)):
                place = facts.catalog.place(key_of(framework), routes[criterion.id])
                yield Finding("criterion-not-examined", place, f"Nobody examines `{criterion.id}`: {why}", _remedy(criterion))


def _why_unexamined(catalog: Catalog, criterion: Criterion) -> str:
    """Why nothing examines a criterion. Empty where something does, or may do after another fault is fixed."""
    switched_off = {name for name, severity in catalog.organisation.rules.items() if severity == "off"}
    if not criterion.shown_by:
        return "it names no rule and no results, and no assessor has given a verdict"
    if set(criterion.shown_by) - switched_off - {RESULTS}:
        return ""
    if RESULTS not in criterion.shown_by:
        return "every rule that it names is switched off"
    about = criterion.about or PromisesMeant()
    meant = promises_meant(catalog, about) or names_a_draft(catalog, about.promises)
    return "" if meant or may_be_there(catalog, "promise") else "there is no promise of the sort that it is about"


def _remedy(criterion: Criterion) -> str:
    if RESULTS in criterion.shown_by:
        return "Say which promises are meant: `about: {promises: […]}`; or name a rule that would find the fault."
    if criterion.shown_by:
        return f"Name a rule that is switched on, or `{RESULTS}`; or write what an assessor says under `assessments`."
    return (
        f"Say what shows it: `shown_by: [{RESULTS}]` where promises speak for it, else the rules that would find the fault; "
        "or write what an assessor says under `assessments`."
    )
