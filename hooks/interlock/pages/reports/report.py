"""One report: groups of rows on a page; with many rows, an overview and a page for each group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, Ref
from interlock.pages.paging import links_by_number, paged, parts_of_list, size_of

# The most rows on a page, above which groups get pages of their own; and the first rows of groups that a report shows then.
MOST_ROWS, _MOST_FIRST = 120, 50
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

    `before` and `more`: how many rows stand before and after these on other pages, and `further`: where the next ones are.
    `short`: a shorter title, for columns. `is_wordy`: whether there are so many columns of words that a tablet shows them in
    lines of three. `is_of_counts`: whether its columns are so narrow that a phone shows several beside each other, as in an
    overview.
    """

    id: str
    title: str
    text: Markup | str
    columns: list[str]
    rows: list[ReportRow]
    before: int = 0
    more: int = 0
    further: Ref | None = None
    is_overview: bool = False
    short: str = ""
    is_wordy: bool = False
    is_of_counts: bool = False

    @property
    def count(self) -> str:
        """The number of all rows, those on other pages too."""
        return f"{self.before + len(self.rows) + self.more:,}"


@dataclass(frozen=True, slots=True)
class ReportView:
    """What `report.html` shows; `parts` link to the groups' own pages, `pages` to those of a long group, where there are any."""

    groups: list[ReportGroup]
    empty: str
    parts: list[Ref]
    pages: list[Ref] = field(default_factory=list)


def report(
    context: PageContext,
    about: Ref,
    labels: tuple[str, ...],
    groups: list[ReportGroup],
) -> Iterator[Page]:
    """The pages of one report. `labels`: further names to find it by."""
    path = about.path or ""
    overview, counted = [[group for group in groups if group.is_overview is apart] for apart in (True, False)]
    apart, paths = are_apart(counted), group_paths(about, counted)
    parts = [Ref(f"{group.short or group.title} ({group.count})", paths[group.id]) for group in counted] if apart else []
    head = plain_head(context, "Report", about.title, about.note, path, Ref("Reports", "reports/"))
    shown = (overview or _first_rows(counted, paths)) if apart else [_filled(group) for group in groups]
    view = ReportView(shown, "Nothing to report.", parts)
    yield Page(path, "report.html", head, view, search=Search(about.title, path, "page", about.note, labels))
    for group in counted if apart else ():
        crumbs = (Ref("Reports", "reports/"), Ref(about.title, path))
        yield from group_pages(context, group, Ref(f"{about.title}: {group.title}", paths[group.id], about.note), crumbs, parts)


def group_paths(about: Ref, counted: list[ReportGroup]) -> dict[str, str]:
    """Where each group of a report stands, by its id: on pages of its own, or on that of the report."""
    form = "{}{}/" if are_apart(counted) else "{}#{}"
    return {group.id: form.format(about.path, group.id) for group in counted}


def are_apart(counted: Sequence[ReportGroup]) -> bool:
    """Whether the groups of a report, apart from its overview, have too many rows for one page, or too long ones."""
    rows = [row for group in counted for row in group.rows]
    return len(rows) > MOST_ROWS or sum(map(size_of, rows)) > _MOST_BYTES_OF_ROWS


def group_pages(
    context: PageContext,
    group: ReportGroup,
    about: Ref,
    crumbs: tuple[Ref, ...],
    beside: Sequence[Ref] = (),
    kind: str = "Report",
) -> Iterator[Page]:
    """All rows of a group on pages of their own, as many as they need. `beside`: the pages of the groups beside it."""
    group = _filled(group)
    parts = parts_of_list(about.title, about.path or "", paged(group.rows, size_of, _MOST_BYTES_OF_ROWS, MOST_ROWS))
    links, before = links_by_number(parts), 0
    for number, part in enumerate(parts, 1):
        more = len(group.rows) - before - len(part.rows)
        further = Ref(f"part {number + 1}", links[number].path) if more else None
        shown = replace(group, rows=part.rows, before=before, more=more, further=further)
        head = plain_head(context.on_page(), kind, part.title, about.note, part.path, *crumbs, *part.crumbs)
        yield Page(part.path, "report.html", head, ReportView([shown], "", list(beside), links))
        before += len(part.rows)


def _filled(group: ReportGroup) -> ReportGroup:
    """The group without columns that are empty in all rows."""
    kept = [place for place in range(len(group.columns) - 1) if any(row.cells[place] for row in group.rows)]
    rows = [replace(row, cells=[row.cells[place] for place in kept]) for row in group.rows]
    return replace(group, columns=[group.columns[0], *(group.columns[place + 1] for place in kept)], rows=rows)


def _first_rows(groups: list[ReportGroup], paths: Mapping[str, str]) -> list[ReportGroup]:
    """The first rows of each group, as many as fit a page, and the path of the page that shows them all.

    Small groups are kept whole; the larger ones share the rest evenly.
    """
    shown, left, room = [], _MOST_FIRST, _MOST_BYTES_OF_ROWS
    for waiting, group in enumerate(sorted(map(_filled, groups), key=lambda group: len(group.rows))):
        groups_left = len(groups) - waiting
        rows = _fitting(group.rows[: left // groups_left], room // groups_left)
        left, room = left - len(rows), room - sum(map(size_of, rows))
        whole = Ref("all of these", paths[group.id])
        shown.append(replace(group, rows=rows, more=len(group.rows) - len(rows), further=whole))
    return sorted(shown, key=lambda group: [each.id for each in groups].index(group.id))


def _fitting(rows: list[ReportRow], room: int) -> list[ReportRow]:
    """The first rows that fit into `room` bytes."""
    return paged(rows, size_of, room, len(rows) or 1)[0]
