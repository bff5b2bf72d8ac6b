"""A customer's page: what they need, get and expect, and where they complain."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog.addresses import anchor_of
from interlock.definitions import Customer, Promise
from interlock.definitions.customer import Expectation
from interlock.pages.background import Background, background_of
from interlock.pages.components import PromiseCard, page, promise_card
from interlock.pages.frame import Page, head, sections
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
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


def customer_page(context: PageContext, customer: Customer) -> Page:
    """The page of one group of customers."""
    catalog = context.catalog
    view = CustomerView(
        needs=context.lines(customer.needs),
        expectations=[_expectation(context, expectation) for expectation in customer.expectations],
        promises=[
            promise_card(context, found)
            for found in catalog.referring(customer, "promise", "made_to")
            if isinstance(found, Promise)
        ],
        services=context.to_all(catalog.referring(customer, "service", "customers")),
        procedures=context.to_all(catalog.referring(customer, "procedure", "customers")),
        contact_points=context.to_all(catalog.referring(customer, "contact-point", "customers")),
        complain=context.ref("contact-point", catalog.organisation.feedback.complaints),
        body=context.block(customer.body),
        background=background_of(context, customer),
    )
    they, them = ("you", "you") if context.settings.audience == "public" else ("they", "them")
    parts = sections(
        ("needs", f"What {they} need", view.needs),
        ("expectations", f"What {they} expect", view.expectations),
        ("promises", f"What we promise {them}", view.promises),
        ("services", f"What {they} come for", view.services or view.procedures or view.contact_points),
        ("more", "Behind this page", view.background or view.body),
    )
    return page(context, customer, "customer.html", head(context, customer), view, parts)


def _expectation(context: PageContext, expectation: Expectation) -> ExpectationView:
    heard = ", ".join(part for part in (expectation.source or "", day(expectation.on) if expectation.on else "") if part)
    return ExpectationView(
        anchor_of("customer", expectation.id),
        context.inline(expectation.text),
        heard,
        context.refs("promise", expectation.met_by),
        context.inline(expectation.answer),
    )
