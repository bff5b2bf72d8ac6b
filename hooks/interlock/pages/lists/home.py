"""The home page: search, reasons for which customers get in touch, whom to call, services, teams and terms."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.catalog import Key
from interlock.catalog.prose import taken_anchors, title_of
from interlock.definitions import KINDS, ContactPoint, Definition, Link, Procedure, Term
from interlock.definitions.kind import UnderMore
from interlock.pages.components import CHANNELS, Call, call_of
from interlock.pages.desk import Desk
from interlock.pages.frame import Banner, Page, Search, notice_banner, plain_head
from interlock.pages.lists.a_z import Jump, letters_of
from interlock.pages.opening import opening_of
from interlock.pages.refs import Ref
from interlock.pages.standing import StandingCount, standings
from interlock.sources import Source

MOST = 36
# At most this many other names of a service are shown beside it.
MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class ContactReason:
    """What a customer says, and the procedure for it."""

    words: str
    procedure: Ref


@dataclass(frozen=True, slots=True)
class HomeView:
    """What `home.html` shows."""

    welcome: Markup
    welcome_anchor: str
    reasons: list[ContactReason]
    all_reasons: int
    calls: list[Call]
    all_teams: int
    promises: list[StandingCount]
    services: list[Ref]
    all_services: int
    points: list[Call]
    all_points: int
    words: list[Ref]
    more: list[Ref]
    letters: list[Jump]
    closed: str


def home_page(desk: Desk, welcome: Source | None) -> Page:
    """The home page. `welcome` is the hand-written page whose prose it shows, without its title."""
    desk = desk.on_page(Key("page", welcome.path) if welcome else None)
    reasons = _reasons(desk)
    view = HomeView(
        welcome=desk.welcome(welcome) if welcome else Markup(""),
        welcome_anchor=named.anchor if welcome and (named := title_of(welcome.text, taken_anchors(welcome.path))) else "",
        reasons=reasons[:MOST],
        all_reasons=len(desk.all("procedure")),
        calls=_calls(desk),
        all_teams=len(desk.all("link")),
        promises=standings(desk),
        services=[_service(desk, found) for found in desk.all("service")][:MOST],
        all_services=len(desk.all("service")),
        points=_points(desk),
        all_points=len(desk.all("contact-point")),
        words=_words(desk),
        more=_more(desk),
        letters=letters_of(desk),
        closed=" ".join(desk.closed_days),
    )
    source = welcome.path if welcome else "standards/organisation.yml"
    is_public = desk.settings.audience == "public"
    title = "What do you need?" if is_public else "What does the customer need?"
    about = f"The way in: {'what we promise, ' if is_public else 'reasons for contact, who to call, teams, '}services and words."
    head = replace(
        plain_head(desk, "", title, "", "", source=source),
        description=about,
        banners=_notices(desk),
    )
    search = Search("Home", "", "page", about)
    return Page("", "home.html", head, view, search=search)


def _service(desk: Desk, service: Definition) -> Ref:
    """A service; for the public with its other names, as people look for their own words."""
    called = ", ".join(service.also_called[:MOST_NAMES]) if desk.settings.audience == "public" else ""
    return desk.to(service, called)


def _reasons(desk: Desk) -> list[ContactReason]:
    """The first reason of each procedure, in the order of the services."""
    procedures = [
        found for found in desk.all("procedure") if isinstance(found, Procedure) and found.reasons and found.status == "published"
    ]
    procedures.sort(key=lambda found: (found.service is None, found.service or "", found.title))
    return [ContactReason(found.reasons[0], desk.to(found)) for found in procedures]


def _calls(desk: Desk) -> list[Call]:
    """Links to call, by name; where there are too many, support teams first: the front line already has the customer."""
    links = [found for found in desk.all("link") if isinstance(found, Link) and found.contact and found.contact.phone]
    order = ("support", "front-line", "partner", "supplier", "leadership")
    links.sort(key=lambda link: order.index(link.kind))
    shown = sorted(links[:MOST], key=lambda link: link.title.casefold())
    return [call for link in shown if (call := call_of(desk, link.id))]


def _points(desk: Desk) -> list[Call]:
    points = [found for found in desk.all("contact-point") if isinstance(found, ContactPoint)]
    return [
        Call(desk.to(found), found.phone or "", found.email or "", CHANNELS[found.channel], "", "", opening_of(desk, found))
        for found in points[:MOST]
    ]


def _words(desk: Desk) -> list[Ref]:
    """Terms that replace a word to avoid, as these are looked up during calls."""
    terms = [found for found in desk.all("term") if isinstance(found, Term) and found.avoid]
    return [desk.to(found, f"not “{found.avoid[0].word}”") for found in terms][:12]


def _notices(desk: Desk) -> list[Banner]:
    """The notices of all definitions, each linked to its page."""
    found = [definition for definition in desk.listed.values() if definition.notice]
    return [notice_banner(desk, definition, desk.to(definition)) for definition in found]


def _more(desk: Desk) -> list[Ref]:
    """Links to the other lists and pages."""
    ways = [
        Ref(kind.plural, f"{kind.address}/", kind.navigation.hint)
        for kind in KINDS
        if isinstance(kind.navigation, UnderMore) and desk.all(kind.name)
    ]
    ways.append(Ref("Due date", "due-date/", "received today: we answer by …"))
    return ways if desk.settings.audience == "public" else [*ways, Ref("How to edit", "editing/", "field by field")]
