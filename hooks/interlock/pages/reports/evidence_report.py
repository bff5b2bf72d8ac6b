"""The report of evidence: criteria without any, with missed promises, that nobody examines, or with stale evidence."""

from markupsafe import Markup

from interlock.pages.kinds.criterion import ref_of, why_gap
from interlock.pages.page_context import PageContext
from interlock.pages.reports.report import ReportGroup, ReportRow


def evidence_groups(context: PageContext) -> list[ReportGroup]:
    """For each framework the criteria without evidence, then those with missed promises, without checks or with partly stale evidence."""
    groups = []
    for found in context.live_frameworks:
        rows = [ReportRow(ref_of(context, one), ["Nothing speaks for it", why_gap(one)]) for one in found.gaps]
        for one in found.criteria:
            if one.results and one.results.against:
                missed = Markup(", ").join(context.link_to(record.promise) for record in one.results.against)
                rows.append(ReportRow(ref_of(context, one), ["Results speak against it", missed]))
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
