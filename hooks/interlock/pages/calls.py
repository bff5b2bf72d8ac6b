"""Whom to call: how links and contact points are reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.catalog.replacements import in_place_of
from interlock.definitions import ContactPoint, Link
from interlock.definitions.link import Contact
from interlock.definitions.other_number import OtherNumber
from interlock.pages.contact_links import mail_link
from interlock.pages.opening_hours import OpeningView, opening_of, opening_of_link
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref

CHANNELS = {
    "phone": "Phone",
    "email": "Email",
    "letter": "Letter",
    "online-form": "Online form",
    "web": "Web page",
    "web-chat": "Web chat",
    "sms": "Text message",
    "social-media": "Social media",
    "face-to-face": "Face to face",
    "home-visit": "Home visit",
    "kiosk": "Kiosk",
}


@dataclass(frozen=True, slots=True)
class Call:
    """How to reach a link or a contact point. What is suspended has hours, and no `opening`: nothing says that it is open now."""

    who: Ref
    phone: Markup
    email: Markup
    place: str
    hours: str
    ask_for: str
    opening: OpeningView | None = None
    others: list[Markup] = field(default_factory=list)


def call_of(context: PageContext, id: str | None) -> Call | None:
    """How to reach the link with that id, or the one that took its place; None where there is nothing to say."""
    link = in_place_of(context.catalog, context.catalog.link(id))
    if link is None or link.contact is None:
        return None
    key, contact = key_of(link), link.contact
    return context.once("call", key, lambda: _call(context.on_page(key), link, contact))


def first_call(context: PageContext, ids: Iterable[str]) -> Call | None:
    """How to reach the first link of these that has a telephone number; None where none has."""
    calls = (call_of(context, id) for id in ids)
    return next((call for call in calls if call and (call.phone or call.others)), None)


def _call(context: PageContext, link: Link, contact: Contact) -> Call:
    return Call(
        context.with_status(link),
        context.phone(contact.phone),
        mail_link(contact.email),
        contact.place or "",
        contact.hours or "",
        contact.ask_for or "",
        None if link.status == "suspended" else opening_of_link(context, link),
        other_numbers(context, contact.other_numbers),
    )


def call_of_point(context: PageContext, point: ContactPoint) -> Call:
    """How to reach a contact point, with its channel where it has neither a number nor an e-mail address."""
    phone, email = context.phone(point.phone), mail_link(point.email)
    opening = None if point.status == "suspended" else opening_of(context, point)
    return Call(context.with_status(point), phone, email, CHANNELS[point.channel], "", "", opening)


def other_numbers(context: PageContext, numbers: Sequence[OtherNumber]) -> list[Markup]:
    """Further telephone numbers, each after what it is for."""
    return [
        Markup("{}{}").format(
            Markup("{}: ").format(context.inline(other.for_)) if other.for_ else "", context.phone(other.number)
        )
        for other in numbers
    ]
