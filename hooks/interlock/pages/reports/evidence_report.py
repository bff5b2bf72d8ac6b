"""The report of evidence: criteria without any, with missed promises or findings of their rules, that nobody examines, or with stale evidence."""

from markupsafe import Markup

from interlock.pages.kinds.criterion import live_rule_view, ref_of, why_gap
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import linked
from interlock.pages.reports.report import ReportGroup, ReportRow


def evidence_groups(context: PageContext) -> list[ReportGroup]:
    """For each framework the criteria without evidence, then those not shown despite it, unexamined or with partly stale evidence."""
    groups = []
    for found in context.live_frameworks:
        rows = [ReportRow(ref_of(context, one), ["Nothing speaks for it", why_gap(one)]) for one in found.gaps]
        for one in found.criteria:
            if one.results and one.results.against:
                missed = Markup(", ").join(context.link_to(record.promise) for record in one.results.against)
                rows.append(ReportRow(ref_of(context, one), ["Results speak against it", missed]))
            faults = [live_rule_view(context, rule) for rule in one.live if rule.status == "not shown"]
            if faults and not one.is_gap:
                seen = Markup("; ").join(
                    Markup("{}: {}").format(linked(each.rule.path or "", each.rule.title), each.seen) for each in faults
                )
                rows.append(ReportRow(ref_of(context, one), ["Its rules find faults", seen]))
            if one.is_unexamined and not one.is_gap:
                rows.append(ReportRow(ref_of(context, one), ["Nobody examines it", "no rule, no results and no assessor"]))
            stale = [item for item in one.items if item.freshness == "stale"]
            if stale and not one.is_gap:
                why = Markup("; ").join(
                    Markup("{}: {}").format(context.link_to(item.definition), item.why_stale) for item in stale
                )
                rows.append(ReportRow(ref_of(context, one), ["Part of what speaks for it is stale", why]))
        groups.append(
            ReportGroup(
                f"framework-{found.framework.id}", found.framework.title, "", ["Criterion", "What is missing", "Why"], rows
            )
        )
    return groups
