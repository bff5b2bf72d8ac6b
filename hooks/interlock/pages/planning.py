"""Which pages a site has, where they stand, and which function plans them.

All but books (`books/`) and the pages of faults (`site/writer.py`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from interlock.catalog import key_of
from interlock.catalog.addresses import is_home
from interlock.definitions import KINDS, Definition
from interlock.pages.books.book import book_path, subjects_of_books
from interlock.pages.books.workbook import subjects_of_workbooks, workbook_page, workbook_pages, workbook_paths
from interlock.pages.frame import Page
from interlock.pages.guides.about import about_page
from interlock.pages.guides.editing import editing_pages, editing_paths
from interlock.pages.guides.rules import rule_pages, rule_paths
from interlock.pages.guides.search import search_page
from interlock.pages.guides.written import written_pages
from interlock.pages.kinds.contact_point import contact_point_page
from interlock.pages.kinds.customer import customer_page
from interlock.pages.kinds.evidence_pack import pack_pages, pack_paths
from interlock.pages.kinds.framework import framework_page
from interlock.pages.kinds.lesson import lesson_page
from interlock.pages.kinds.link import link_page
from interlock.pages.kinds.link_owed import owed_pages
from interlock.pages.kinds.many_receivers import receiver_pages
from interlock.pages.kinds.procedure import procedure_page
from interlock.pages.kinds.promise import promise_page
from interlock.pages.kinds.service import service_page
from interlock.pages.kinds.session import session_page
from interlock.pages.kinds.term import term_page
from interlock.pages.kinds.thanks_sheet import thanks_paths, thanks_sheets
from interlock.pages.lists.a_z import a_to_z_pages
from interlock.pages.lists.board import board_pages
from interlock.pages.lists.chain_index import chain_index_pages
from interlock.pages.lists.charter import charter_pages
from interlock.pages.lists.decisions import decisions_pages
from interlock.pages.lists.due_date import due_date_pages
from interlock.pages.lists.excellence import excellence_pages
from interlock.pages.lists.home import home_page
from interlock.pages.lists.index import index_pages
from interlock.pages.lists.moments import moments_pages
from interlock.pages.lists.you_said import you_said_pages
from interlock.pages.page_context import PageContext
from interlock.pages.reports.all_reports import report_pages, report_paths
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts

_PAGES: dict[str, Callable[[PageContext, Any], Page]] = {
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


def definition_pages(context: PageContext, definitions: Iterable[Definition]) -> Iterator[Page]:
    """Plan a page for each definition, lazily, so that only one is in memory at a time."""
    return (definition_page(context, definition) for definition in definitions)


def definition_page(context: PageContext, definition: Definition) -> Page:
    """Plan the page of a definition."""
    key = key_of(definition)
    return _PAGES[key.kind](context.on_page(key), definition)


def _home_pages(context: PageContext) -> Iterator[Page]:
    yield home_page(context, next((page for page in context.catalog.pages if is_home(page.path)), None))


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans a group of pages without a definition of their own.

    `paths` returns their paths without planning them. Where it is left out, the pages are planned for that; `below` then names
    the folders that they are in, so that looking up other addresses need not plan them. `subjects`: the definitions that have one
    of these pages each, where `page_of` plans the page of one without the others.
    """

    pages: Callable[[PageContext], Iterable[Page]]
    paths: Callable[[PageContext], Iterable[str]] | None = None
    below: tuple[str, ...] = ("",)
    subjects: Callable[[PageContext], Sequence[Definition]] = lambda context: ()
    page_of: Callable[[PageContext, Any], Page] | None = None

    def paths_of(self, context: PageContext) -> Iterable[str]:
        """The paths of the pages that will be planned."""
        return self.paths(context) if self.paths else (page.path for page in self.pages(context))


def _one(path: str, plan: Callable[[PageContext], Page]) -> Planner:
    return Planner(lambda context: [plan(context)], lambda context: [path])


def _for_staff(planner: Planner) -> Planner:
    """A planner whose pages the public does not get, such as those about editing."""
    return Planner(
        lambda context: () if context.is_public else planner.pages(context),
        lambda context: () if context.is_public else planner.paths_of(context),
        planner.below,
        planner.subjects,
        planner.page_of,
    )


HOME_PAGE = Planner(_home_pages, lambda context: [""])
# What stands in its place in a site that has a home page of its own.
HOME_WITHOUT_WELCOME = _one("", lambda context: home_page(context, None))

# Pages that another site may make itself, or have in another way.
WRITTEN_PAGES = Planner(written_pages, lambda context: [path for _, path in context.written])
SEARCH_PAGE = _one("search/", search_page)

# What rules and fields there are: the same in every handbook.
REFERENCE_PAGES = (_for_staff(Planner(rule_pages, rule_paths)), _for_staff(Planner(editing_pages, editing_paths)))

# Pages without a definition of their own: home, indexes, reports and so on. The slowest come last.
OTHER_PAGES = (
    HOME_PAGE,
    Planner(index_pages, below=tuple(f"{kind.address}/" for kind in KINDS)),
    Planner(chain_index_pages, below=("chain/",)),
    Planner(board_pages, below=("promises/",)),
    Planner(charter_pages, below=("charter/",)),
    Planner(you_said_pages, below=("you-said/",)),
    Planner(moments_pages, below=("moments/",)),
    Planner(excellence_pages, below=("excellence/",)),
    Planner(pack_pages, pack_paths),
    Planner(thanks_sheets, thanks_paths),
    # These pages come and go with what is owed, and with those who are promised something, so nothing may link to them.
    Planner(owed_pages, lambda context: []),
    Planner(receiver_pages, lambda context: []),
    _for_staff(Planner(decisions_pages, below=("decisions/",))),
    Planner(due_date_pages, below=("due-date/",)),
    Planner(a_to_z_pages, below=("a-z/",)),
    _one("about/", about_page),
    WRITTEN_PAGES,
    *REFERENCE_PAGES,
    SEARCH_PAGE,
    Planner(report_pages, report_paths),
    Planner(workbook_pages, workbook_paths, subjects=subjects_of_workbooks, page_of=workbook_page),
)


class PlannedAddresses(Collection[str]):
    """The address of every page, on the site with the most readers, that is neither a definition's nor hand-written.

    Most addresses are looked up without planning the long lists, which takes a quarter of the time of a check.
    """

    def __init__(self, facts: Facts) -> None:
        self._context = PageContext(facts, Settings(audience="restricted"))
        self._planners = [planner for planner in OTHER_PAGES if planner is not WRITTEN_PAGES]
        self._planners.append(Planner(lambda context: [], lambda context: map(book_path, subjects_of_books(context))))
        self._found: dict[int, frozenset[str]] = {}

    def __contains__(self, address: object) -> bool:
        path = str(address).removeprefix("/")
        return any(path in self._paths(number) for number, each in enumerate(self._planners) if path.startswith(each.below))

    def __iter__(self) -> Iterator[str]:
        return (f"/{path}" for number in range(len(self._planners)) for path in self._paths(number))

    def __len__(self) -> int:
        return sum(len(self._paths(number)) for number in range(len(self._planners)))

    def _paths(self, number: int) -> frozenset[str]:
        if number not in self._found:
            self._found[number] = frozenset(self._planners[number].paths_of(self._context))
        return self._found[number]
