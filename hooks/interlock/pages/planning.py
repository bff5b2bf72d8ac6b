"""Page plans: for each page where it lives, its template, and the flat view that the template shows."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from interlock.catalog import key_of
from interlock.catalog.addresses import is_home
from interlock.definitions import Definition
from interlock.pages.books.workbook import workbook_pages
from interlock.pages.desk import Desk
from interlock.pages.frame import Page
from interlock.pages.guides.written import about_page, editing_pages, rule_pages, search_page, written_pages
from interlock.pages.kinds.contact_point import contact_point_page
from interlock.pages.kinds.customer import customer_page
from interlock.pages.kinds.framework import framework_page, pack_pages
from interlock.pages.kinds.lesson import lesson_page
from interlock.pages.kinds.link import link_page
from interlock.pages.kinds.procedure import procedure_page
from interlock.pages.kinds.promise import promise_page
from interlock.pages.kinds.service import service_page
from interlock.pages.kinds.session import session_page
from interlock.pages.kinds.term import term_page
from interlock.pages.lists.a_z import a_to_z_pages
from interlock.pages.lists.board import board_pages
from interlock.pages.lists.chain_index import chain_index_pages
from interlock.pages.lists.charter import charter_page
from interlock.pages.lists.due_date import due_date_page
from interlock.pages.lists.home import home_page
from interlock.pages.lists.index import index_pages
from interlock.pages.lists.moments import moments_pages
from interlock.pages.reports.reports import report_pages

_PAGES: dict[str, Callable[[Desk, Any], Page]] = {
    "link": link_page,
    "customer": customer_page,
    "service": service_page,
    "promise": promise_page,
    "procedure": procedure_page,
    "contact-point": contact_point_page,
    "framework": framework_page,
    "lesson": lesson_page,
    "session": session_page,
    "term": term_page,
}


def definition_pages(desk: Desk, definitions: Iterable[Definition]) -> Iterator[Page]:
    """A page for each definition, planned when it is asked for, so that only one is held at a time."""
    for definition in definitions:
        key = key_of(definition)
        desk = desk.on_page(key)
        yield _PAGES[key.kind](desk, definition)


def _home_pages(desk: Desk) -> Iterator[Page]:
    yield home_page(desk, next((page for page in desk.catalog.pages if is_home(page.path)), None))


def _only(plan: Callable[[Desk], Page]) -> Callable[[Desk], Iterable[Page]]:
    return lambda desk: [plan(desk)]


# Home, indexes, reports and whatever else stands for no single definition; those that take longest last.
OTHER_PAGES: tuple[Callable[[Desk], Iterable[Page]], ...] = (
    _home_pages,
    index_pages,
    chain_index_pages,
    board_pages,
    _only(charter_page),
    moments_pages,
    pack_pages,
    _only(due_date_page),
    a_to_z_pages,
    _only(about_page),
    written_pages,
    rule_pages,
    editing_pages,
    _only(search_page),
    report_pages,
    workbook_pages,
)
