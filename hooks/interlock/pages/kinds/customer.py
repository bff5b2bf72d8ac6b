"""A customer's page: what they need, get and expect, and where they complain."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog.addresses import anchor_of
from interlock.definitions import Customer, Promise
from interlock.definitions.customer import Expectation
from interlock.pages.components import Background, PromiseCard, background_of, page, promise_card
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, head, sections
from interlock.pages.refs import Ref
from interlock.pages.words import day


@dataclass(frozen=True, slots=True)
class ExpectationView:
    """An expectation of customers, where it was heard, and the promises or the answer that meet it."""

    anchor: str
    text: Markup
    heard: str
    met_by: list[Ref]
    answer: Markup


@dataclass(frozen=True, slots=True)
class CustomerView:
    """What `customer.html` shows."""

    needs: list[Markup]
    expectations: list[ExpectationView]
    promises: list[PromiseCard]
    services: list[Ref]
    procedures: list[Ref]
    contact_points: list[Ref]
    complain: Ref | None
    body: Markup
    background: Background


def customer_page(desk: Desk, customer: Customer) -> Page:
    """The page of one group of customers."""
    catalog = desk.catalog
    view = CustomerView(
        needs=desk.lines(customer.needs),
        expectations=[_expectation(desk, expectation) for expectation in customer.expectations],
        promises=[
            promise_card(desk, found) for found in catalog.referring(customer, "promise", "made_to") if isinstance(found, Promise)
        ],
        services=desk.to_all(catalog.referring(customer, "service", "customers")),
        procedures=desk.to_all(catalog.referring(customer, "procedure", "customers")),
        contact_points=desk.to_all(catalog.referring(customer, "contact-point", "customers")),
        complain=desk.ref("contact-point", catalog.organisation.feedback.complaints),
        body=desk.block(customer.body),
        background=background_of(desk, customer),
    )
    parts = sections(
        ("needs", "What they need", view.needs),
        ("expectations", "What they expect", view.expectations),
        ("promises", "What we promise them", view.promises),
        ("services", "What they come for", view.services or view.procedures or view.contact_points),
        ("more", "Behind this page", True),
    )
    return page(desk, customer, "customer.html", head(desk, customer), view, parts)


def _expectation(desk: Desk, expectation: Expectation) -> ExpectationView:
    heard = ", ".join(part for part in (expectation.source or "", day(expectation.on) if expectation.on else "") if part)
    return ExpectationView(
        anchor_of("customer", expectation.id),
        desk.inline(expectation.text),
        heard,
        desk.refs("promise", expectation.met_by),
        desk.inline(expectation.answer),
    )
