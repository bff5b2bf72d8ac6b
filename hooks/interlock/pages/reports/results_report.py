"""The report of results: each promise's last figure against its target."""

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.pages.components import target_words
from interlock.pages.desk import Desk
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.standing import current, figure, record_of


def result_groups(desk: Desk) -> list[ReportGroup]:
    """Promises by the status of their last result."""
    groups: dict[str, list[ReportRow]] = {}
    for promise in current(desk.all("promise")):
        record = record_of(desk, promise)
        last = record.last_figure
        cells: list[Markup | str] = [
            _maker(desk, promise),
            _against_target(promise, figure(record)),
            last.cause if last else "",
            last.action if last else "",
        ]
        groups.setdefault(record.status, []).append(ReportRow(desk.to(promise), cells))
    columns = ["Promise", "Made by", "Last figure", "Why", "What we did"]
    order = ("missed", "overdue", "near", "not measured", "no cases", "kept")
    return [
        ReportGroup(status.replace(" ", "-"), status.capitalize(), "", columns, groups[status])
        for status in order
        if status in groups
    ]


def _against_target(promise: Promise, last: str) -> Markup | str:
    return Markup("{} <small>{}</small>").format(last, target_words(promise)) if last else ""


def _maker(desk: Desk, promise: Promise) -> Markup:
    return desk.anchor("link", promise.made_by)
