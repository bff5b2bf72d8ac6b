"""The report of comparisons: benchmarks beside our last results, those ahead of us first; services that compare nothing."""

from markupsafe import Markup

from interlock.pages.kinds.compared import comparable_words, source_link
from interlock.pages.page_context import PageContext
from interlock.pages.promise_status import status_note
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import unbroken, unbroken_day
from interlock.questions.comparisons import Compared, services_without_comparison

_COLUMNS = ["Promise", "Compared with", "There", "Here", "As of", "Counts until", "Can it be compared?", "Source"]

_GROUPS = (
    ("worse", "Others are better", "What do they do that we do not? Ask them, and write what they say as a lesson from outside."),
    ("same", "As good as others", ""),
    ("better", "We are better", "That may be told to customers."),
    (
        "unknown",
        "Nobody can tell",
        "Our figure is missing, or counts something else than theirs: what they reach is no measure of ours.",
    ),
)


def comparison_groups(context: PageContext) -> list[ReportGroup]:
    """Comparisons by how we stand, then expired ones, then services without any."""
    found = context.facts.comparisons
    current = [each for each in found if not each.is_expired]
    alone = services_without_comparison(context.catalog, context.facts.of_all.comparisons)
    groups = [
        ReportGroup(
            name, title, text, _COLUMNS, [_row(context, each) for each in current if each.standing_today == name], is_wordy=True
        )
        for name, title, text in _GROUPS
    ]
    expired = [_row(context, each) for each in found if each.is_expired]
    return [
        *groups,
        ReportGroup("expired", "Expired", "What others reach today, nobody has asked.", _COLUMNS, expired, is_wordy=True),
        ReportGroup(
            "alone",
            "Services that compare themselves with nobody",
            "Their customers do.",
            ["Service", "Who answers for it"],
            [ReportRow(context.with_status(service), [context.anchor("link", service.owner)]) for service in alone],
            short="Alone",
        ),
    ]


def _row(context: PageContext, comparison: Compared) -> ReportRow:
    benchmark, ours = comparison.benchmark, comparison.ours
    sector = Markup(" <small>{}</small>").format(benchmark.sector) if benchmark.sector else Markup("")
    cells: list[Markup | str] = [
        Markup("{}{}").format(benchmark.organisation, sector),
        comparison.theirs.text,
        f"{ours.value.text} {unbroken(ours.period.when)}" if ours and ours.value else "",
        unbroken_day(benchmark.on) if benchmark.on else "",
        unbroken_day(comparison.until) if comparison.until else "",
        comparable_words(comparison)[0],
        source_link(benchmark),
    ]
    return ReportRow(context.to(comparison.promise, status_note(context, comparison.promise)), cells)
