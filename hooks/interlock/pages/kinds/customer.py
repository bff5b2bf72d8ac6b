"""A customer's page: what they need, get and expect, and where they complain."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog.addresses import anchor_of
from interlock.definitions import ContactPoint, Customer, Procedure, Promise, Service
from interlock.definitions.customer import Expectation
from interlock.definitions.elements import ELEMENTS, element_of
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title
from interlock.pages.background import Background, background_of
from interlock.pages.components import PromiseCard, page, promise_card
from interlock.pages.frame import Page, sections
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_status import PromisedView, promised, status_note
from interlock.pages.words import heard
from interlock.questions.elements import element_of_promise
from interlock.questions.excellence import words_of
from interlock.questions.expectations import is_met


@dataclass(frozen=True, slots=True)
class ExpectationView:
    """An expectation of customers, where it was heard, and the promises that meet it or else the answer."""

    anchor: str
    text: Markup
    heard: Markup
    met_by: list[Ref]
    answer: Markup
    is_unmet: bool


@dataclass(frozen=True, slots=True)
class ExcellenceWords:
    """What customers call excellent, and where it was heard; `is_stale`: whether to ask again."""

    text: Markup
    heard: Markup
    is_stale: bool


@dataclass(frozen=True, slots=True)
class ElementPromises:
    """An element, what these customers expect about it, and what we promise them about the same."""

    title: str
    asks: str
    expected: list[Markup]
    promises: list[PromisedView]
    has_none: bool


@dataclass(frozen=True, slots=True)
class CustomerView:
    """What `customer.html` shows."""

    needs: list[Markup]
    excellence: list[ExcellenceWords]
    elements: list[ElementPromises]
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
        excellence=_excellence(context, customer),
        elements=_elements(context, customer) if customer.excellence else [],
        expectations=[_expectation(context, customer, expectation) for expectation in customer.expectations],
        promises=[
            promise_card(context, found)
            for found in sorted(catalog.referring(customer, Promise, "made_to"), key=by_title)
            if found.status != "retired"
        ],
        services=context.to_all(catalog.referring(customer, Service, "customers")),
        procedures=context.to_all(catalog.referring(customer, Procedure, "customers")),
        contact_points=context.to_all(catalog.referring(customer, ContactPoint, "customers")),
        complain=context.ref("contact-point", catalog.organisation.feedback.complaints),
        body=context.block(customer.body),
        background=background_of(context, customer),
    )
    they, them = ("you", "you") if context.is_public else ("they", "them")
    parts = sections(
        ("needs", f"What {they} need", view.needs),
        ("excellence", f"What {they} call excellent", view.excellence),
        ("expectations", f"What {they} expect", view.expectations),
        ("promises", f"What we promise {them}", view.promises),
        ("elements", "Element by element", view.elements),
        ("services", f"What {they} come for", view.services or view.procedures or view.contact_points),
        ("more", "Behind this page", view.background or view.body),
    )
    return page(context, customer, "customer.html", view, parts)


def _excellence(context: PageContext, customer: Customer) -> list[ExcellenceWords]:
    """Their own words. That they have grown old is for those inside."""
    return [
        ExcellenceWords(
            context.inline(found.said.text),
            heard(context.inline(found.said.source), found.said.on),
            found.is_stale and not context.is_public,
        )
        for found in words_of(context.catalog, customer, context.facts.today)
    ]


def _elements(context: PageContext, customer: Customer) -> list[ElementPromises]:
    """What they expect and what we promise them, element by element."""
    promises = context.catalog.referring(customer, Promise, "made_to")
    known = context.whole.referring(customer, Promise, "made_to")
    return [
        ElementPromises(
            element.title,
            element.asks,
            [context.inline(each.text) for each in customer.expectations if element_of(each.dimension) is element],
            [promised(context, promise) for promise in promises if is_live(promise) and element_of_promise(promise) is element],
            not any(is_live(promise) and element_of_promise(promise) is element for promise in known),
        )
        for element in ELEMENTS
    ]


def _expectation(context: PageContext, customer: Customer, expectation: Expectation) -> ExpectationView:
    named = {id: context.catalog.promise(id) for id in expectation.met_by}
    met_by = [
        context.ref("promise", id, status_note(context, found) if found else "")
        for id, found in named.items()
        if found is None or found.status != "retired"
    ]
    return ExpectationView(
        anchor_of("customer", expectation.id),
        context.inline(expectation.text),
        heard(context.inline(expectation.source), expectation.on),
        [ref for ref in met_by if ref],
        Markup("") if is_met(context.catalog, customer, expectation) else context.inline(expectation.answer),
        (customer.id, expectation.id) in context.facts.unmet,
    )
