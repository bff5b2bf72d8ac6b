"""A contact point's page: its channel and hours, who staffs it, and what can be done there."""

import datetime
from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import ORGANISATION, key_of
from interlock.catalog.prose import plain_words
from interlock.catalog.replacements import in_place_of
from interlock.definitions import ContactPoint, Procedure, Promise
from interlock.definitions.contact_point import Critique
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title
from interlock.findings.nouns import apart, counted, few_of
from interlock.pages.background import Background, background_of
from interlock.pages.calls import CHANNELS, other_numbers
from interlock.pages.components import Event, PromiseCard, Words, notice_to_copy, page, promise_card
from interlock.pages.contact_links import address_link, mail_link
from interlock.pages.frame import Page, Row, as_day, rows, sections
from interlock.pages.kinds.manner_words import manner_row
from interlock.pages.opening_hours import OpeningView, closing_days, opening_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_status import status_note
from interlock.pages.words import unbroken_day
from interlock.questions.approvals.checked_approvals import STAGES, Stage
from interlock.questions.chain.moments import promises_without_naming, services_at

# At most this many other contact points are named where a promise holds elsewhere too.
_MOST_ELSEWHERE = 3

# With more promises than this that hold everywhere, they are counted for each service.
_MOST_EVERYWHERE = 25

_PURPOSES = {
    "find-out": "find something out",
    "ask": "ask",
    "apply": "apply",
    "pay": "pay",
    "report": "report",
    "complain": "complain",
}


@dataclass(frozen=True, slots=True)
class WithoutPointView:
    """The impact without this contact point: promises that fail, promises that hold elsewhere, customers, and links to tell."""

    falls: list[Ref]
    elsewhere: list[Ref]
    customers: list[Ref]
    tell: list[Ref]
    notice: Words


@dataclass(frozen=True, slots=True)
class ContactPointView:
    """What `contact-point.html` shows. `instead`: what took the place of a retired one, which is reached; `is_gone`: nothing did.

    One that is suspended has `hours`, and no `opening`. `everywhere`: the promises that hold here without naming a contact point.
    """

    instead: Ref | None
    is_gone: bool
    channel: str
    phone: Markup
    others: list[Markup]
    email: Markup
    url: Markup
    address: Markup
    opening: OpeningView | None
    hours: list[str]
    staffed_by: list[Ref]
    facts: list[Row]
    procedures: list[Ref]
    promises: list[PromiseCard]
    everywhere: list[Ref]
    life: list[Event]
    critiques: list[Event]
    without: WithoutPointView | None
    body: Markup
    background: Background


def contact_point_page(context: PageContext, point: ContactPoint) -> Page:
    """The page of one contact point."""
    view = _view(context, point)
    parts = sections(
        ("about", "What it is for", view.facts or view.body),
        ("procedures", "What to do here", view.procedures),
        ("promises", "What we promise here", view.promises or view.everywhere),
        ("life", "How it came to be", view.life or view.critiques),
        ("without", "Without it", view.without),
        ("more", "Behind this page", view.background),
    )
    return page(context, point, "contact-point.html", view, parts, answer=point.phone or point.email or "")


def _view(context: PageContext, point: ContactPoint) -> ContactPointView:
    catalog = context.catalog
    promises = [
        found
        for found in sorted(catalog.referring(point, Promise, "contact_points"), key=by_title)
        if found.status == "published" and point.status != "retired"
    ]
    now = in_place_of(catalog, point)
    reached = now or point
    opening = opening_of(context, reached)
    return ContactPointView(
        instead=context.with_status(now) if now and now is not point else None,
        is_gone=now is None,
        channel=CHANNELS[reached.channel],
        phone=context.phone(reached.phone),
        others=other_numbers(context, reached.other_numbers),
        email=mail_link(reached.email),
        url=address_link(reached.url),
        address=context.inline(reached.address),
        opening=None if reached.status == "suspended" else opening,
        hours=opening.words if opening else [],
        staffed_by=context.refs("link", reached.staffed_by),
        facts=_facts(context, point),
        procedures=[
            context.with_status(found, plain_words(found.starts_when or "", catalog))
            for found in sorted(catalog.referring(point, Procedure, "contact_points"), key=by_title)
            if found.status != "retired"
        ],
        promises=[promise_card(context, promise) for promise in promises],
        everywhere=_everywhere(context, point) if is_live(point) else [],
        life=[] if context.is_public else _life(context, point),
        critiques=[_critique(context, critique) for critique in point.critiques],
        without=_without(context, point) if not context.is_public and point.status == "published" else None,
        body=context.block(point.body),
        background=background_of(context, point),
    )


def _everywhere(context: PageContext, point: ContactPoint) -> list[Ref]:
    """Promises that hold here as everywhere. Of many, those of one service are counted: its page tells them, not each of its ways in."""
    if point.services:
        return _held(context, point)
    return context.once("promises held", ORGANISATION, lambda: _held(context, point))


def _held(context: PageContext, point: ContactPoint) -> list[Ref]:
    held = sorted(promises_without_naming(context.catalog, context.facts.promises_by_service, point), key=by_title)
    if len(held) <= _MOST_EVERYWHERE:
        return [context.to(promise, status_note(context, promise)) for promise in held]
    of_service = {promise.id: context.catalog.get("service", promise.service) for promise in held}
    counts = Counter(key_of(service) for service in of_service.values() if service)
    services = sorted(map(context.catalog.definitions.__getitem__, counts), key=by_title)
    return [
        *(context.to(promise, status_note(context, promise)) for promise in held if not of_service[promise.id]),
        *(context.to(service, counted(counts[key_of(service)], "promise")) for service in services),
    ]


def _facts(context: PageContext, point: ContactPoint) -> list[Row]:
    return rows(
        Row(
            "You can" if context.is_public else "Customers come to",
            ", ".join(_PURPOSES[purpose] for purpose in point.purpose),
        ),
        manner_row(context, point.manner),
        Row("For", refs=context.refs("customer", point.customers)),
        Row("Services", refs=context.to_all(services_at(context.catalog, point)))
        if point.services
        else Row("Services", "every service"),
        Row("Languages", ", ".join(point.languages)),
        Row("Access", lines=context.lines(point.access)),
        Row("Closed on", lines=closing_days(point.closures, context.facts.today)),
    )


def _life(context: PageContext, point: ContactPoint) -> list[Event]:
    """The stages of its life: those reached, with their dates, and those to come."""
    reached = context.facts.stage(point)
    known = _known_stages(context, point)
    events = []
    for number, stage in enumerate(STAGES):
        done = reached is not None and number <= STAGES.index(reached)
        on, who = known[stage] if stage in known and (done or stage != "approved") else (None, None)
        by = context.ref("link", who)
        words = Markup("{}{}.").format(stage.capitalize(), f" by {apart(by.title)}" if by else "")
        events.append(Event(unbroken_day(on) if on else "" if done else "Not yet", words, as_day(on), done))
    return events if reached else []


def _known_stages(context: PageContext, point: ContactPoint) -> dict[Stage, tuple[datetime.date, str | None]]:
    """When each stage was reached and by which link: at the first critique, at the last approval whose stamp still fits."""
    known: dict[Stage, tuple[datetime.date, str | None]] = {}
    if point.identified:
        known["identified"] = point.identified.on, point.identified.by
    if point.examined:
        known["examined"] = point.examined.on, point.examined.by
    if point.critiques:
        first = min(point.critiques, key=lambda critique: critique.on)
        known["critiqued"] = first.on, first.by
    approvals = context.facts.approvals.get(key_of(point))
    if fitting := [signed.approval.on for signed in (approvals.signed if approvals else ()) if signed.status == "fits"]:
        known["approved"] = max(fitting), None
    return known


def _without(context: PageContext, point: ContactPoint) -> WithoutPointView | None:
    impact = context.facts.without(point)
    if not (impact.fallen or impact.elsewhere or impact.customers):
        return None
    elsewhere = [
        context.to(promise, f"still at {few_of([apart(other.title) for other in others], _MOST_ELSEWHERE)}")
        for promise, others in impact.elsewhere
    ]
    return WithoutPointView(
        [context.to(fallen.promise, status_note(context, fallen.promise)) for fallen in impact.fallen],
        elsewhere,
        [context.to(customer) for customer in impact.customers],
        [context.to(link) for link in impact.tell],
        notice_to_copy(impact.notice),
    )


def _critique(context: PageContext, critique: Critique) -> Event:
    who = context.ref("link", critique.by)
    changed = Markup(" <strong>Change:</strong> {}").format(context.inline(critique.change)) if critique.change else Markup("")
    return Event(
        f"{unbroken_day(critique.on)}, {apart(who.title) if who else 'a team'}",
        Markup("{}{}").format(context.inline(critique.text), changed),
    )
