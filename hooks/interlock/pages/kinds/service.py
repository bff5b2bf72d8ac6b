"""A service's page: who it is for, what it costs, what is promised, and which procedures there are."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import each_once
from interlock.catalog.prose import plain_words
from interlock.catalog.replacements import in_place_of
from interlock.definitions import ContactPoint, Procedure, Promise, Service, kind_named
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title
from interlock.pages.background import Background, background_of
from interlock.pages.books.book import book_of_page
from interlock.pages.books.workbook import workbook_of
from interlock.pages.calls import Call, call_of, call_of_point
from interlock.pages.components import PromiseCard, page, promise_card
from interlock.pages.contact_links import address_link
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.lists import excellence
from interlock.pages.lists.excellence import CellView, grid_row
from interlock.pages.opening_hours import hours_in_words
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_status import status_note
from interlock.questions.chain.moments import points_naming, points_used, promises_for_every_service

# At most this many ways in are told; all stand in the list of contact points.
_MOST_WAYS = 50


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What `service.html` shows.

    `everywhere`: the promises of every service that hold for this one, too. `contact_points`: the first of `ways`.
    """

    facts: list[Row]
    call: Call | None
    reasons: list[tuple[Ref, list[str]]]
    promises: list[PromiseCard]
    everywhere: list[Ref]
    has_no_promise: bool
    elements: list[CellView]
    grid: Ref
    contact_points: list[Call]
    ways: int
    all_points: Ref
    closed: str
    parts: list[Ref]
    complain: Ref | None
    workbook: Ref | None
    book: Ref | None
    body: Markup
    background: Background


def service_page(context: PageContext, service: Service) -> Page:
    """The page of one service."""
    catalog = context.catalog
    procedures = [found for found in catalog.referring(service, Procedure, "service") if found.status != "retired"]
    promises = [found for found in catalog.referring(service, Promise, "service") if found.status != "retired"]
    promises.sort(key=lambda promise: (promise.kind != "public", by_title(promise)))  # what customers are promised first
    ways = _ways_in(context, service)
    view = ServiceView(
        facts=_facts(context, service),
        call=call_of(context, service.owner),
        reasons=[(context.with_status(each, plain_words(each.starts_when or "", catalog)), each.reasons) for each in procedures],
        promises=[promise_card(context, promise) for promise in promises],
        everywhere=[
            context.to(promise, status_note(context, promise))
            for promise in sorted(promises_for_every_service(catalog, context.facts.promises_by_service, service), key=by_title)
        ],
        has_no_promise=not any(map(is_live, context.whole.referring(service, Promise, "service"))),
        elements=grid_row(context, service).cells if context.facts.elements.is_begun else [],
        grid=Ref("All services, element by element", excellence.EXCELLENCE_PATH),
        contact_points=[call_of_point(context, point) for point in ways[:_MOST_WAYS]],
        ways=len(ways),
        all_points=Ref("see all contact points", f"{kind_named('contact-point').address}/"),
        closed=" ".join(context.closed_days),
        parts=context.to_all(catalog.referring(service, Service, "part_of")),
        complain=context.ref("contact-point", catalog.organisation.feedback.complaints),
        workbook=workbook_of(context, service),
        book=book_of_page(context, service),
        body=context.block(service.body),
        background=background_of(context, service),
    )
    ways_in = ("ways", "How to reach us" if context.is_public else "Ways in", view.contact_points or view.parts)
    parts = sections(
        ("facts", "In short", view.facts or view.body),
        *([ways_in] if context.is_public else []),
        ("reasons", "What do I do when …", view.reasons),
        ("promises", "What we promise", view.promises or view.everywhere),
        ("elements", excellence.EXCELLENCE_TITLE, view.elements),
        *([] if context.is_public else [ways_in]),
        ("more", "Behind this page", view.background or view.workbook),
    )
    return page(context, service, "service.html", view, parts)


def _ways_in(context: PageContext, service: Service) -> list[ContactPoint]:
    """The contact points that the service names, then those that name it, then those of its promises and procedures.

    In place of a retired one what replaced it. Where none is named with the service, those for every service.
    """
    catalog = context.catalog
    for_all = (point for point in context.all(ContactPoint) if is_live(point) and not point.services)
    named = list(filter(None, (in_place_of(catalog, point) for point in points_naming(catalog, service)))) or list(for_all)
    used = (in_place_of(catalog, point) for point in points_used(catalog, service))
    return each_once([*named, *filter(None, used)])


def _facts(context: PageContext, service: Service) -> list[Row]:
    return rows(
        Row("For", refs=context.refs("customer", service.customers)),
        Row("Who may have it", context.inline(service.eligibility)),
        Row("Given in", context.inline(service.area)),
        Row("When", lines=[Markup("{}").format(row) for row in hours_in_words(service.hours)]),
        Row("Languages", ", ".join(service.languages)),
        Row("Cost", context.inline(service.cost)),
        Row("What to bring", lines=context.lines(service.documents)),
        Row("On our website" if context.is_public else "Page for customers", address_link(service.url)),
        Row("Part of", refs=context.refs("service", [service.part_of])),
    )
