"""The report of evidence: criteria without any, with something that speaks against them, unexamined, or with stale evidence."""

from collections.abc import Iterator

from markupsafe import Markup

from interlock.pages.kinds.criterion import live_rule_view, ref_of, why_gap
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import linked
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.questions.evidence.criterion_evidence import CriterionEvidence


def evidence_groups(context: PageContext) -> list[ReportGroup]:
    """For each framework the criteria without evidence, then what weakens a criterion, one by one."""
    columns = ["Criterion", "What is missing", "Why"]
    groups = []
    for found in context.live_frameworks:
        rows = [ReportRow(ref_of(context, one), ["Nothing speaks for it", why_gap(one)]) for one in found.gaps]
        for one in found.criteria:
            rows += [ReportRow(ref_of(context, one), [what, why]) for what, why in _weaknesses(context, one)]
        groups.append(ReportGroup(f"framework-{found.framework.id}", found.framework.title, "", columns, rows))
    return groups


def _weaknesses(context: PageContext, one: CriterionEvidence) -> Iterator[tuple[str, Markup | str]]:
    """What weakens a criterion, and why; of one that is a gap, only the results that speak against it."""
    if one.results and one.results.against:
        yield "Results speak against it", Markup(", ").join(context.link_to(record.promise) for record in one.results.against)
    if one.is_gap:
        return
    faults = [live_rule_view(context, rule) for rule in one.live if rule.status == "not shown"]
    if faults:
        seen = (Markup("{}: {}").format(linked(each.rule.path or "", each.rule.title), each.seen) for each in faults)
        yield "Its rules find faults", Markup("; ").join(seen)
    if one.is_unexamined:
        yield "Nobody examines it", "no rule, no results and no assessor"
    stale = [item for item in one.items if item.freshness == "stale"]
    if stale:
        whys = (Markup("{}: {}").format(context.link_to(item.definition), item.why_stale) for item in stale)
        yield "Part of what speaks for it is stale", Markup("; ").join(whys)
