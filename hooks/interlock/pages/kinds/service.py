"""A service's page: who it is for, what it costs, what is promised, and which procedures there are."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Procedure, Promise, Service
from interlock.pages.books.book import book_of_page
from interlock.pages.books.workbook import workbook_of
from interlock.pages.components import Background, Call, PromiseCard, background_of, call_of, page, promise_card
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, Row, head, rows, sections
from interlock.pages.markup import safe_address
from interlock.pages.refs import Ref


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What `service.html` shows."""

    facts: list[Row]
    call: Call | None
    reasons: list[tuple[Ref, list[str]]]
    promises: list[PromiseCard]
    contact_points: list[Ref]
    parts: list[Ref]
    complain: Ref | None
    workbook: Ref | None
    book: Ref | None
    body: Markup
    background: Background


def service_page(desk: Desk, service: Service) -> Page:
    """The page of one service."""
    catalog = desk.catalog
    procedures = [
        found
        for found in catalog.referring(service, "procedure", "service")
        if isinstance(found, Procedure) and found.status != "retired"
    ]
    named = catalog.referring(service, "contact-point", "services")
    view = ServiceView(
        facts=_facts(desk, service),
        call=call_of(desk, service.owner),
        reasons=[(desk.to(procedure, procedure.starts_when or ""), procedure.reasons) for procedure in procedures],
        promises=[
            promise_card(desk, found) for found in catalog.referring(service, "promise", "service") if isinstance(found, Promise)
        ],
        contact_points=list(dict.fromkeys([*desk.refs("contact-point", service.contact_points), *desk.to_all(named)])),
        parts=desk.to_all(catalog.referring(service, "service", "part_of")),
        complain=desk.ref("contact-point", catalog.organisation.feedback.complaints),
        workbook=workbook_of(desk, service),
        book=book_of_page(service),
        body=desk.block(service.body),
        background=background_of(desk, service),
    )
    parts = sections(
        ("facts", "In short", view.facts),
        ("reasons", "What do I do when …", view.reasons),
        ("promises", "What we promise", view.promises),
        ("ways", "Ways in", view.contact_points or view.parts),
        ("more", "Behind this page", True),
    )
    return page(desk, service, "service.html", head(desk, service), view, parts)


def _facts(desk: Desk, service: Service) -> list[Row]:
    part_of = desk.ref("service", service.part_of)
    url = Markup('<a class="address" href="{0}">{0}</a>').format(service.url) if safe_address(service.url) else service.url or ""
    return rows(
        Row("For", refs=desk.refs("customer", service.customers)),
        Row("Who may have it", desk.inline(service.eligibility)),
        Row("Cost", desk.inline(service.cost)),
        Row("What to bring", lines=desk.lines(service.documents)),
        Row("Page for customers", url),
        Row("Part of", refs=[part_of] if part_of else []),
    )
