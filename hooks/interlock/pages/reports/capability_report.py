"""The report of capability: whether the steps can keep each promise's limit."""

from interlock.definitions import Promise
from interlock.pages.kinds.capability import VERDICT_LABELS, capability_view
from interlock.pages.page_context import PageContext
from interlock.pages.promise_status import current
from interlock.pages.promise_words import limit_words
from interlock.pages.reports.report import ReportGroup, ReportRow

_CAPABILITY_GROUPS = (
    ("over", "The steps take longer than we promise. Shorten them, or promise more time."),
    ("unknown", "Nobody can tell yet: steps, or the times of some, are not written down."),
    ("capable", "The steps fit into the limit."),
    ("not applicable", ""),
)


def capability_groups(context: PageContext) -> list[ReportGroup]:
    """Promises by verdict, those over the limit first."""
    rows: dict[str, list[ReportRow]] = {}
    for promise in current(context.all(Promise)):
        view = capability_view(context, promise)
        rows.setdefault(view.verdict, []).append(ReportRow(context.to(promise), [limit_words(context, promise), view.answer]))
    columns = ["Promise", "Limit", "Can the chain keep it?"]
    return [
        ReportGroup(verdict.replace(" ", "-"), label, text, columns, rows[label])
        for verdict, text in _CAPABILITY_GROUPS
        if (label := VERDICT_LABELS[verdict]) in rows
    ]
