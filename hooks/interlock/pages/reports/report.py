"""One report: groups of rows on a page; with many rows, an overview and a page for each group."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, Ref
from interlock.pages.paging import paged, size_of

# Above this many rows, groups get pages of their own; the most rows on a page; and the first rows of a group in the report.
_MOST_TOGETHER, MOST_ROWS, _MOST_FIRST = 120, 120, 50
# In bytes as `size_of` estimates them: cells with labels for phones and links from deep pages take half as much again.
_MOST_BYTES_OF_ROWS = 36_000
# Said above a table whose last column links to calendars. On paper neither is of use.
FEEDS = Markup(" <span data-off-paper>Each feed puts a row into a calendar.</span>")


def feed_link(file: str) -> Markup:
    """A link to the calendar feed in a file of the folder of reports."""
    return Markup('<a href="{}reports/{}" download>Feed</a>').format(ROOT, file)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a report: a link, then cells."""

    ref: Ref
    cells: list[Markup | str]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """A group of rows, with its count in the title; an overview counts the rows of the other groups.

    `short`: a shorter title, for columns. `page`: the path of a page of its own, if there is one, and `is_whole_there`: whether
    that has room for all of its rows. `is_wordy`: whether there are so many columns of words that a tablet shows them in lines of
    three. `is_of_counts`: whether its columns are so narrow that a phone shows several beside each other, as in an overview.
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
    is_whole_there: bool = True
    is_wordy: bool = False
    is_of_counts: bool = False

    @property
    def count(self) -> str:
        """The number of all rows, those that are left out here too."""
        return f"{len(self.rows) + self.more:,}"


@dataclass(frozen=True, slots=True)
class ReportView:
    """What `report.html` shows; `parts` link to the groups' own pages, where they have any."""

    groups: list[ReportGroup]
    empty: str
    parts: list[Ref]


def report(
    context: PageContext,
    about: Ref,
    labels: tuple[str, ...],
    groups: list[ReportGroup],
) -> Iterator[Page]:
    """The pages of one report. `labels`: further names to find it by."""
    path = about.path or ""
    overview, counted = [[group for group in groups if group.is_overview is apart] for apart in (True, False)]
    apart, paths = _are_apart(counted), group_paths(about, counted)
    parts = [Ref(f"{group.short or group.title} ({group.count})", paths[group.id]) for group in counted] if apart else []
    head = plain_head(context, "Report", about.title, about.note, path, Ref("Reports", "reports/"))
    shown = overview or _bounded(_with_own_pages(counted, paths), _MOST_FIRST) if apart else _bounded(groups, MOST_ROWS)
    view = ReportView(shown, "Nothing to report.", parts)
    yield Page(path, "report.html", head, view, search=Search(about.title, path, "page", about.note, labels))
    if apart:
        yield from _group_pages(context, about, counted, parts)


def group_paths(about: Ref, counted: list[ReportGroup]) -> dict[str, str]:
    """Where each group of a report stands, by its id: on a page of its own, or on that of the report."""
    form = "{}{}/" if _are_apart(counted) else "{}#{}"
    return {group.id: form.format(about.path, group.id) for group in counted}


def _are_apart(counted: list[ReportGroup]) -> bool:
    return is_apart(sum(len(group.rows) for group in counted))


def _with_own_pages(groups: list[ReportGroup], paths: Mapping[str, str]) -> list[ReportGroup]:
    """The groups, each with the path of the page that shows it alone."""
    return [replace(group, page=paths[group.id], is_whole_there=not _alone(group).more) for group in groups]


def _alone(group: ReportGroup) -> ReportGroup:
    """The group as its own page shows it."""
    return _bounded([group], MOST_ROWS)[0]


def _group_pages(context: PageContext, about: Ref, groups: list[ReportGroup], parts: list[Ref]) -> Iterator[Page]:
    path = about.path or ""
    for group in groups:
        own, crumbs = f"{path}{group.id}/", (Ref("Reports", "reports/"), Ref(about.title, path))
        head = plain_head(context.on_page(), "Report", f"{about.title}: {group.title}", about.note, own, *crumbs)
        yield Page(own, "report.html", head, ReportView([_alone(group)], "", parts))


def is_apart(rows: int) -> bool:
    """Whether there are too many rows for one page."""
    return rows > _MOST_TOGETHER


def _filled(group: ReportGroup) -> ReportGroup:
    """The group without columns that are empty in all rows."""
    kept = [place for place in range(len(group.columns) - 1) if any(row.cells[place] for row in group.rows)]
    rows = [replace(row, cells=[row.cells[place] for place in kept]) for row in group.rows]
    return replace(group, columns=[group.columns[0], *(group.columns[place + 1] for place in kept)], rows=rows)


def _bounded(groups: list[ReportGroup], most: int) -> list[ReportGroup]:
    """The groups with at most `most` rows in all, and as many as fit a page; overviews are not counted.

    Small groups are kept whole; the larger ones share the rest evenly.
    """
    shown = [group for group in groups if group.is_overview]
    counted = sorted((_filled(group) for group in groups if not group.is_overview), key=lambda group: len(group.rows))
    left, room = most, _MOST_BYTES_OF_ROWS
    for waiting, group in enumerate(counted):
        groups_left = len(counted) - waiting
        rows = _fitting(group.rows[: left // groups_left], room // groups_left)
        left, room = left - len(rows), room - sum(map(size_of, rows))
        shown.append(replace(group, rows=rows, more=len(group.rows) - len(rows)))
    return sorted(shown, key=lambda group: [each.id for each in groups].index(group.id))


def _fitting(rows: list[ReportRow], room: int) -> list[ReportRow]:
    """The first rows that fit into `room` bytes."""
    return paged(rows, size_of, room, len(rows) or 1)[0]
