"""The report of results: each promise's last figure against its target."""

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.findings.nouns import capital
from interlock.pages.page_context import PageContext
from interlock.pages.promise_status import current, done_about, figure, record_of, status_note, untold
from interlock.pages.promise_words import compared_words
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import unbroken
from interlock.questions.results.judging import MOST_PRESSING_FIRST


def result_groups(context: PageContext) -> list[ReportGroup]:
    """Promises by the status of their last result, the most pressing first."""
    groups: dict[str, list[ReportRow]] = {}
    for promise in current(context.all(Promise)):
        record = record_of(context, promise)
        last = record.last_figure
        cells: list[Markup | str] = [
            _maker(context, promise),
            _against_target(context, promise, figure(record)),
            unbroken(last.cause) if last else "",
            done_about(context, promise, last) or untold(context, promise, last) if last else "",
        ]
        groups.setdefault(record.status, []).append(ReportRow(context.to(promise), cells))
    columns = ["Promise", "Made by", "Last figure", "Why", "What we do"]
    return [
        ReportGroup(status.replace(" ", "-"), status.capitalize(), "", columns, groups[status])
        for status in MOST_PRESSING_FIRST
        if status in groups
    ]


def _against_target(context: PageContext, promise: Promise, last: str) -> Markup | str:
    if not last:
        return capital(status_note(context, promise))
    return Markup("{} <small>{}</small>").format(last, compared_words(context, promise))


def _maker(context: PageContext, promise: Promise) -> Markup:
    return context.anchor("link", promise.made_by)
