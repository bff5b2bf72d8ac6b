"""The report of evidence: criteria without any, or with stale evidence."""

from markupsafe import Markup

from interlock.pages.desk import Desk
from interlock.pages.kinds.framework import ref_of, why_gap
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.questions.chain.support import is_live


def evidence_groups(desk: Desk) -> list[ReportGroup]:
    """For each framework the criteria without evidence, then those with partly stale evidence."""
    groups = []
    for found in desk.frameworks.values():
        if not is_live(found.framework):
            continue
        rows = [ReportRow(ref_of(desk, one), ["Nothing speaks for it", why_gap(one)]) for one in found.gaps]
        for one in found.criteria:
            stale = [item for item in one.items if item.freshness == "stale"]
            if stale and not one.is_gap:
                why = Markup("; ").join(Markup("{}: {}").format(desk.link_to(item.definition), item.why_stale) for item in stale)
                rows.append(ReportRow(ref_of(desk, one), ["Part of what speaks for it is stale", why]))
        groups.append(
            ReportGroup(
                f"framework-{found.framework.id}", found.framework.title, "", ["Criterion", "What is missing", "Why"], rows
            )
        )
    return groups
