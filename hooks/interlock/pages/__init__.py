"""Page plans: for each page where it lives, its template, and the flat view that the template shows."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from interlock.catalog import key_of
from interlock.definitions import Definition
from interlock.pages.a_z import a_to_z_pages
from interlock.pages.board import board_pages
from interlock.pages.chain_index import chain_index_pages
from interlock.pages.charter import charter_page
from interlock.pages.contact_point import contact_point_page
from interlock.pages.customer import customer_page
from interlock.pages.desk import Desk
from interlock.pages.due_date import due_date_page
from interlock.pages.frame import Page
from interlock.pages.framework import framework_page, pack_pages
from interlock.pages.home import home_page
from interlock.pages.index import index_pages
from interlock.pages.lesson import lesson_page
from interlock.pages.link import link_page
from interlock.pages.moments import moments_pages
from interlock.pages.procedure import procedure_page
from interlock.pages.promise import promise_page
from interlock.pages.reports import report_pages
from interlock.pages.service import service_page
from interlock.pages.session import session_page
from interlock.pages.term import term_page
from interlock.pages.workbook import workbook_pages
from interlock.pages.written import about_page, editing_pages, rule_pages, search_page, written_pages

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
        desk.turn_to("../../", key)
        yield _PAGES[key.kind](desk, definition)


def _home_pages(desk: Desk) -> Iterator[Page]:
    welcome = next((page.text for page in desk.catalog.pages if page.path == "docs/index.md"), "")
    yield home_page(desk, welcome)


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
