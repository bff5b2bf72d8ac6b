"""The grid of services and elements: what customers expect, what we promise, whether we keep it; and what they call excellent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Customer, Service
from interlock.definitions.elements import ELEMENTS
from interlock.findings.nouns import counted, first_of
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.paging import links_by_title, paged, parts_of_list, size_of
from interlock.pages.promise_status import PromisedView, promised
from interlock.pages.words import heard
from interlock.questions.elements import ElementCell
from interlock.questions.excellence import words_of

EXCELLENCE_PATH = "excellence/"
EXCELLENCE_TITLE = "What good looks like"
# At most this many promises are named in a cell, the others counted.
_MOST_NAMED = 4
# Bytes of rows on one page as `size_of` counts them; their HTML is about two thirds of that.
_MOST_BYTES_OF_GRID = 60_000


@dataclass(frozen=True, slots=True)
class CellView:
    """One element of one service. `general`: how many promises of all services count here. `expected` is for staff only."""

    label: str
    promises: list[PromisedView]
    more: int
    general: int
    expected: str
    unmet: list[Ref]
    why_not: Markup
    is_gap: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A service with its cells, in the order of the elements."""

    ref: Ref
    anchor: str
    cells: list[CellView]


@dataclass(frozen=True, slots=True)
class OwnWordsView:
    """What a group of customers calls excellent, each with where and when it was heard; `is_stale`: whether to ask again."""

    customer: Ref
    words: list[tuple[Markup, Markup]]
    is_stale: bool


@dataclass(frozen=True, slots=True)
class ExcellenceView:
    """What `excellence.html` shows. `asks`: the elements, each with the question that it asks."""

    columns: list[str]
    asks: list[tuple[str, str]]
    every: GridRow | None
    rows: list[GridRow]
    gaps: int
    words: list[OwnWordsView]
    parts: list[Ref]


def excellence_pages(context: PageContext) -> Iterator[Page]:
    """The grid, on several pages where there are many services; the customers' own words are on the first."""
    context = context.on_page()
    grid = context.facts.elements
    services = [found for found in context.all(Service) if found in grid.services]
    rows = [grid_row(context, service) for service in services]
    every = _row(context, Ref("Every service", None), "every", grid.every_service)
    words = list(_own_words(context))
    gaps = sum(cell.is_gap for row in rows for cell in row.cells)
    parts = parts_of_list(
        EXCELLENCE_TITLE, EXCELLENCE_PATH, paged(rows, size_of, _MOST_BYTES_OF_GRID, beside=size_of((every, words)))
    )
    links = links_by_title(parts, lambda row: row.ref.title)
    summary = "Each service by the eight elements that its customers judge it by: what we promise, and whether we keep it."
    for part in parts:
        view = ExcellenceView(
            [element.title for element in ELEMENTS],
            [(element.title, element.asks) for element in ELEMENTS] if part.is_first else [],
            every if part.is_first and any(cell.promises for cell in every.cells) else None,
            part.rows,
            gaps,
            words if part.is_first else [],
            links,
        )
        search = Search(part.title, part.path, "page", summary, labels=("excellence", "eight elements", "service quality"))
        head = plain_head(context, "Index", part.title, summary, part.path, *part.crumbs)
        yield Page(part.path, "excellence.html", head, view, search=search if part.is_first else None)


def grid_row(context: PageContext, service: Service) -> GridRow:
    """The row of a service, as the grid and its own page show it."""
    return _row(context, context.to(service), f"service-{service.id}", context.facts.elements.of(service))


def _row(context: PageContext, ref: Ref, anchor: str, cells: Iterable[ElementCell]) -> GridRow:
    return GridRow(ref, anchor, [_cell(context, cell) for cell in cells])


def _cell(context: PageContext, cell: ElementCell) -> CellView:
    named, more = first_of(cell.own if cell.service else cell.general, _MOST_NAMED)
    return CellView(
        cell.element.title,
        [promised(context, promise) for promise in named],
        more,
        len(cell.general) if cell.service else 0,
        "" if context.is_public else _expected(cell),
        []
        if context.is_public
        else [context.to(customer, expectation.text, expectation.id) for customer, expectation in cell.unmet],
        context.inline(cell.why_not),
        cell.is_gap,
    )


def _expected(cell: ElementCell) -> str:
    """How many expectations there are, and how many of them are met. In a narrow column the number stays beside its noun."""
    found = Counter(met=len(cell.met), unmet=len(cell.unmet))
    if not found.total():
        return ""
    number = counted(found.total(), "expectation").replace(" ", "\N{NO-BREAK SPACE}")
    return f"{number}, {found['unmet']} not met" if found["unmet"] else f"{number}, met"


def _own_words(context: PageContext) -> Iterator[OwnWordsView]:
    for customer in context.all(Customer):
        found = words_of(context.catalog, customer, context.facts.today)
        said = [(context.inline(each.said.text), heard(context.inline(each.said.source), each.said.on)) for each in found]
        yield OwnWordsView(context.to(customer), said, bool(found) and found[0].is_stale)
