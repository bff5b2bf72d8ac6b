"""Home: search first, then the reasons for which customers get in touch, who to call, services, teams and words."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Link, Procedure, Promise
from interlock.pages.addresses import Ref
from interlock.pages.desk import Desk, capital
from interlock.pages.frame import Banner, Page, Search, plain_head
from interlock.pages.parts import Call, PromiseCard, call_of, promise_card

MOST = 24


@dataclass(frozen=True, slots=True)
class Doorway:
    """One of the tasks people come for."""

    title: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What `home.html` shows."""

    vision: Markup
    welcome: Markup
    doorways: list[Doorway]
    reasons: list[tuple[Ref, list[tuple[str, str]]]]
    calls: list[Call]
    services: list[Ref]
    teams: list[tuple[str, list[Ref]]]
    words: list[Ref]
    promises: list[PromiseCard]
    faults: list[Banner]


def home_page(desk: Desk, welcome: str) -> Page:
    """The first page. `welcome` is the prose of `docs/index.md`, without its title."""
    desk.turn_to("")
    organisation = desk.catalog.organisation
    view = HomeView(
        vision=desk.inline(organisation.vision),
        welcome=desk.block(welcome),
        doorways=_doorways(desk),
        reasons=_reasons(desk),
        calls=_calls(desk),
        services=[desk.to(found) for found in desk.all("service")][:MOST],
        teams=_teams(desk),
        words=_words(desk),
        promises=[promise_card(desk, found) for found in desk.all("promise") if isinstance(found, Promise) and found.kind == "public" and found.status == "published"][:6],
        faults=[],
    )
    head = plain_head(desk, "Staff handbook", organisation.name, organisation.vision or "", "", source="docs/index.md" if welcome else "standards/organisation.yml")
    search = Search("Home", "", "page", "The way in: reasons for contact, who to call, services, teams and words.")
    return Page("", "home.html", head, view, search=search)


def _doorways(desk: Desk) -> list[Doorway]:
    given = (
        ("Who to call", "Every team, with its number", "chain/", "link"),
        ("What do I do when …", "Procedures, by what customers say", "procedures/", "procedure"),
        ("What may I promise", "Every promise and how it stands", "promises/", "promise"),
        ("The right words", "What we say, and what we do not", "glossary/", "term"),
        ("Where customers reach us", "Contact points and their hours", "contact-points/", "contact-point"),
        ("Everything, A–Z", "Under every name it has", "a-z/", None),
    )
    return [Doorway(title, text, path) for title, text, path, kind in given if kind is None or desk.all(kind)]


def _reasons(desk: Desk) -> list[tuple[Ref, list[tuple[str, str]]]]:
    """By service, what customers say and the procedure it leads to."""
    by_service: dict[str | None, list[tuple[str, str]]] = {}
    for procedure in desk.all("procedure"):
        if isinstance(procedure, Procedure) and procedure.reasons and procedure.status == "published":
            path = desk.to(procedure).path or ""
            by_service.setdefault(procedure.service, []).append((capital(procedure.reasons[0]), path))
    services = [(desk.ref("service", id) or Ref("Anything", "procedures/"), found) for id, found in by_service.items()]
    return sorted(services, key=lambda pair: (pair[0].title == "Anything", pair[0].title.casefold()))[:MOST]


def _calls(desk: Desk) -> list[Call]:
    """Back-office teams first: the front line already has the customer."""
    links = [found for found in desk.all("link") if isinstance(found, Link) and found.contact and found.contact.phone]
    order = ("support", "front-line", "partner", "supplier", "leadership")
    links.sort(key=lambda link: order.index(link.kind))
    return [call for link in links[:MOST] if (call := call_of(desk, link.id))]


def _teams(desk: Desk) -> list[tuple[str, list[Ref]]]:
    labels = (("front-line", "Front line"), ("support", "Support"), ("leadership", "Leadership"), ("partner", "Partners"), ("supplier", "Suppliers"))
    links = [found for found in desk.all("link") if isinstance(found, Link)]
    grouped = [(label, [desk.to(found) for found in links if found.kind == kind][:MOST]) for kind, label in labels]
    return [(label, refs) for label, refs in grouped if refs]


def _words(desk: Desk) -> list[Ref]:
    """Words that replace others: the ones people look up mid-call."""
    terms = [found for found in desk.all("term") if getattr(found, "avoid", None)]
    return [desk.to(found, f"not “{found.avoid[0].word}”") for found in terms][:12]  # type: ignore[attr-defined]
