"""All reports, and their index. Every count is linked to what it counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.reports.approvals_report import approval_groups
from interlock.pages.reports.areas_report import area_groups
from interlock.pages.reports.capability_report import capability_groups
from interlock.pages.reports.comparisons_report import comparison_groups
from interlock.pages.reports.evidence_report import evidence_groups
from interlock.pages.reports.gaps_report import gap_groups
from interlock.pages.reports.handshakes_report import handshake_groups
from interlock.pages.reports.language_report import language_groups
from interlock.pages.reports.owed_report import owed_groups
from interlock.pages.reports.report import ReportGroup, group_paths, report
from interlock.pages.reports.results_report import result_groups
from interlock.pages.reports.reviews_report import review_groups
from interlock.pages.reports.thanks_report import thanks_groups

# The index of reports names at most this many groups of a report.
_MOST_GROUPS = 4


@dataclass(frozen=True, slots=True)
class ReportsView:
    """What `reports.html` shows: each report, with how many of what it found, each of which leads to them."""

    reports: list[tuple[Ref, list[Ref]]]


class Report(NamedTuple):
    """A report: its name, which is the folder of its page, its title and summary, further names to find it by, and its groups."""

    name: str
    title: str
    summary: str
    labels: tuple[str, ...]
    groups_of: Callable[[PageContext], list[ReportGroup]]


def report_pages(context: PageContext) -> Iterator[Page]:
    """Each report, and their index; none for the public."""
    if context.is_public:
        return
    index: list[tuple[Ref, list[Ref]]] = []
    for each in _REPORTS:
        about = Ref(each.title, f"reports/{each.name}/", each.summary)
        context = context.on_page()
        groups = [group for group in each.groups_of(context) if group.rows]
        index.append((about, _counts(about, groups)))
        yield from report(context, about, each.labels, groups)
    context = context.on_page()
    summary = "What is missing, late or weak, so that it can be mended."
    head = plain_head(context, "Index", "Reports", summary, "reports/")
    yield Page("reports/", "reports.html", head, ReportsView(index), search=Search("Reports", "reports/", "page", summary))


def report_paths(context: PageContext) -> list[str]:
    """The paths of the reports. Pages of their groups come and go with their rows, so nothing may link to them."""
    return ["reports/", *(f"reports/{each.name}/" for each in _REPORTS)]


def _counts(about: Ref, groups: list[ReportGroup]) -> list[Ref]:
    """What a report found: its first groups with their numbers of rows, and how many groups there are besides.

    Their rows are not added up, because groups may count unlike things, or the same ones once more.
    """
    counted = [group for group in groups if not group.is_overview]
    shown = counted if len(counted) <= _MOST_GROUPS else counted[: _MOST_GROUPS - 1]
    more = len(counted) - len(shown)
    paths = group_paths(about, counted)
    found = [Ref(f"{group.title}: {group.count}", paths[group.id]) for group in shown]
    return [*found, *([Ref(f"and {more} more lists", about.path)] if more else [])] or [Ref("Nothing to report", None)]


_REPORTS = (
    Report(
        "owed",
        "Owed",
        "What we owe each other: by whom, for whom, since when and by when.",
        ("what we owe", "late actions", "overdue actions", "who owes what"),
        owed_groups,
    ),
    Report(
        "gaps",
        "Gaps",
        "What is missing: promises without a procedure, handshakes without a promise, words nobody uses.",
        ("what is missing", "things to fill in"),
        gap_groups,
    ),
    Report(
        "areas",
        "Every area",
        "What each team promises, what is measured of it, and who has which skill.",
        ("teams that promise nothing", "skills", "training due", "who can do what"),
        area_groups,
    ),
    Report(
        "capability",
        "Capability",
        "Can the chain keep each promise, and which steps make it too long?",
        ("promises we cannot keep", "promises that take too long"),
        capability_groups,
    ),
    Report(
        "handshakes",
        "Handshakes",
        "Who relies on whom, and do both say so?",
        ("who relies on whom", "one-sided handshakes"),
        handshake_groups,
    ),
    Report(
        "reviews",
        "Reviews due",
        "What is to be read again, and when.",
        ("late reviews", "overdue reviews", "late in review", "what to review"),
        review_groups,
    ),
    Report(
        "evidence",
        "Evidence",
        "For which criteria of our frameworks nothing speaks, what speaks against others, and what has gone stale.",
        ("stale evidence", "missing evidence"),
        evidence_groups,
    ),
    Report(
        "approvals",
        "Approvals",
        "Who stands by what is written, and who has still to say so.",
        ("not approved", "who has to sign", "missing signatures"),
        approval_groups,
    ),
    Report(
        "results",
        "Results",
        "What was kept and what was missed, why, and what we do about it.",
        ("missed promises", "promises not kept", "late figures"),
        result_groups,
    ),
    Report(
        "comparisons",
        "Comparisons",
        "What others reach, beside our last results: who is better, and with whom nothing is compared.",
        ("benchmarks", "compared with others", "who is better than us"),
        comparison_groups,
    ),
    Report(
        "thanks",
        "Thanks",
        "Who was thanked for what, by month, team and value, and whom nobody has thanked.",
        ("who was thanked", "compliments", "praise", "whom nobody thanked"),
        thanks_groups,
    ),
    Report(
        "language",
        "Language",
        "Words to avoid that are still in use, by owner and over time.",
        ("words to avoid in use", "wrong words"),
        language_groups,
    ),
)
