"""One report: its groups of rows on a page, or, of many rows, an overview and a page for each group."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.pages.desk import Desk
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.paging import paged, size_of
from interlock.pages.refs import Ref

# More rows than these are on pages of their own; a page shows at most so many. Of sorts apart, the report shows the first of each.
MOST_TOGETHER, MOST_ROWS, MOST_FIRST = 120, 120, 50
# By what rows say: cells with labels for phones and links from deep pages take half as much again.
MOST_BYTES_OF_ROWS = 36_000


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a report: a link, then cells."""

    ref: Ref
    cells: list[Markup | str]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """Rows of one sort, counted in the group's title; an overview counts what stands in the other groups.

    `short`: its title where many stand side by side. `page`: the path of the page on which more of its rows stand.
    """

    id: str
    title: str
    text: Markup | str
    columns: list[str]
    rows: list[ReportRow]
    more: int = 0
    is_overview: bool = False
    short: str = ""
    page: str | None = None


@dataclass(frozen=True, slots=True)
class ReportView:
    """What `report.html` shows; `parts` are the pages of the groups, where they have pages of their own."""

    groups: list[ReportGroup]
    empty: str
    parts: list[Ref]


def report(
    desk: Desk,
    about: Ref,
    labels: tuple[str, ...],
    groups: list[ReportGroup],
) -> Iterator[Page]:
    """The pages of one report, found by `labels` too."""
    path = about.path or ""
    overview, counted = [[group for group in groups if group.is_overview is apart] for apart in (True, False)]
    apart = is_apart(sum(len(group.rows) for group in counted))
    parts = [Ref(f"{group.short or group.title} ({len(group.rows)})", f"{path}{group.id}/") for group in counted] if apart else []
    head = plain_head(desk, "Report", about.title, about.note, path, Ref("Reports", "reports/"))
    shown = overview or _bounded(_leading_on(counted, path), MOST_FIRST) if apart else _bounded(groups, MOST_ROWS)
    view = ReportView(shown, "Nothing to report.", parts)
    yield Page(path, "report.html", head, view, search=Search(about.title, path, "page", about.note, labels))
    if apart:
        yield from _parts(desk, about, counted, parts)


def _leading_on(groups: list[ReportGroup], path: str) -> list[ReportGroup]:
    """The groups of the report at a path, each with the page that shows it alone."""
    return [replace(group, page=f"{path}{group.id}/") for group in groups]


def _parts(desk: Desk, about: Ref, groups: list[ReportGroup], parts: list[Ref]) -> Iterator[Page]:
    path = about.path or ""
    for group in groups:
        own, crumbs = f"{path}{group.id}/", (Ref("Reports", "reports/"), Ref(about.title, path))
        head = plain_head(desk.on_page(), "Report", f"{about.title}: {group.title}", about.note, own, *crumbs)
        yield Page(own, "report.html", head, ReportView(_bounded([group], MOST_ROWS), "", parts))


def is_apart(rows: int) -> bool:
    """Whether that many rows are too many for one page."""
    return rows > MOST_TOGETHER


def _filled(group: ReportGroup) -> ReportGroup:
    """The group without the columns that none of its rows fills."""
    kept = [place for place in range(len(group.columns) - 1) if any(row.cells[place] for row in group.rows)]
    rows = [replace(row, cells=[row.cells[place] for place in kept]) for row in group.rows]
    return replace(group, columns=[group.columns[0], *(group.columns[place + 1] for place in kept)], rows=rows)


def _bounded(groups: list[ReportGroup], most: int) -> list[ReportGroup]:
    """The groups with at most that many rows in all, and no more than a page holds; an overview apart.

    Those that have more than their part share what is left evenly.
    """
    shown = [group for group in groups if group.is_overview]
    counted = sorted((_filled(group) for group in groups if not group.is_overview), key=lambda group: len(group.rows))
    left, room = most, MOST_BYTES_OF_ROWS
    for waiting, group in enumerate(counted):
        groups_left = len(counted) - waiting
        rows = _fitting(group.rows[: left // groups_left], room // groups_left)
        left, room = left - len(rows), room - sum(map(size_of, rows))
        shown.append(replace(group, rows=rows, more=len(group.rows) - len(rows)))
    return sorted(shown, key=lambda group: [each.id for each in groups].index(group.id))


def _fitting(rows: list[ReportRow], room: int) -> list[ReportRow]:
    """As many of the rows, from the first, as fit into so many bytes."""
    return paged(rows, size_of, room, len(rows) or 1)[0]
