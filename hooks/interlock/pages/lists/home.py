"""The home page: search, reasons for which customers get in touch, whom to call, services, teams and terms."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.catalog import Key
from interlock.catalog.headings import taken_anchors, title_of
from interlock.catalog.owners import answering_for
from interlock.definitions import KINDS, ContactPoint, Definition, Link, Procedure, Promise, Service, Term
from interlock.definitions.kind import UnderMore
from interlock.definitions.link import THINGS, is_team
from interlock.definitions.name_order import by_title
from interlock.pages.calls import Call, call_of, call_of_point
from interlock.pages.frame import Banner, Page, Search, notice_banners, plain_head
from interlock.pages.lists import excellence
from interlock.pages.lists.a_z import Jump, letters_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_status import StandingCount, current, standings
from interlock.questions.owed.debts import Owed, things_in
from interlock.sources import Source

# At most this many reasons, services, teams to call, contact points and things are listed; below each list stands a link to all.
_MOST_LISTED = 36
# At most this many other names of a service are shown beside it.
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class ContactReason:
    """What a customer says, and the procedure for it."""

    words: str
    procedure: Ref


@dataclass(frozen=True, slots=True)
class HomeView:
    """What `home.html` shows.

    `over`: how many promises the steps cannot keep; `late`: how much is late, and for how many teams; all 0 for the public.
    """

    welcome: Markup
    welcome_anchor: str
    reasons: list[ContactReason]
    all_reasons: int
    calls: list[Call]
    all_teams: int
    promises: list[StandingCount]
    over: int
    late: int
    late_teams: int
    things: list[Ref]
    services: list[Ref]
    all_services: int
    points: list[Call]
    all_points: int
    words: list[Ref]
    more: list[Ref]
    letters: list[Jump]
    closed: str


def home_page(context: PageContext, welcome: Source | None) -> Page:
    """The home page. `welcome` is the hand-written page whose prose it shows, without its title."""
    context = context.on_page(Key("page", welcome.path) if welcome else None)
    reasons, late = _reasons(context), _late(context)
    view = HomeView(
        welcome=context.welcome(welcome) if welcome else Markup(""),
        welcome_anchor=named.anchor if welcome and (named := title_of(welcome.markdown, taken_anchors(welcome.path))) else "",
        reasons=reasons[:_MOST_LISTED],
        all_reasons=len(context.all(Procedure)),
        calls=_calls(context),
        all_teams=sum(map(is_team, context.all(Link))),
        promises=standings(context),
        over=sum(context.facts.capabilities.of(promise).verdict == "over" for promise in _promises_inside(context)),
        late=len(things_in(late)),
        late_teams=len({owed.link.id for owed in late if owed.link}),
        things=_things(context)[:_MOST_LISTED],
        services=[_service(context, found) for found in context.all(Service)][:_MOST_LISTED],
        all_services=len(context.all(Service)),
        points=_points(context),
        all_points=len(context.all(ContactPoint)),
        words=_words(context),
        more=_more(context),
        letters=letters_of(context),
        closed=" ".join(context.closed_days),
    )
    source = welcome.path if welcome else "standards/organisation.yml"
    title = "What do you need?" if context.is_public else "What does the customer need?"
    first = "what we promise" if context.is_public else "reasons for contact, who to call, teams"
    about = f"The way in: {first}, services and words."
    head = replace(
        plain_head(context, "", title, "", "", source=source),
        description=about,
        banners=_notices(context),
    )
    search = Search("Home", "", "page", about)
    return Page("", "home.html", head, view, search=search)


def _late(context: PageContext) -> list[Owed]:
    """What is late; nothing for the public."""
    return [] if context.is_public else [owed for owed in context.facts.debts.pressing if owed.days_late]


def _promises_inside(context: PageContext) -> list[Promise]:
    """The promises that hold; none for the public: what our steps can keep is an internal matter."""
    return [] if context.is_public else current(context.all(Promise))


def _service(context: PageContext, service: Definition) -> Ref:
    """A service; for the public with its other names, as people look for their own words."""
    called = ", ".join(service.also_called[:_MOST_NAMES]) if context.is_public else ""
    return context.to(service, called)


def _reasons(context: PageContext) -> list[ContactReason]:
    """The first reason of each procedure, in the order of the services."""
    procedures = [found for found in context.all(Procedure) if found.reasons and found.status == "published"]
    services = {service.id: by_title(service) for service in context.all(Service)}
    none = ("", "")

    def place(procedure: Procedure) -> tuple[bool, tuple[str, str], tuple[str, str]]:
        service = context.seen_id("service", procedure.service)
        return service not in services, services.get(service, none), by_title(procedure)

    procedures.sort(key=place)
    return [ContactReason(found.reasons[0], context.to(found)) for found in procedures]


def _calls(context: PageContext) -> list[Call]:
    """Links to call, by name; where there are too many, support teams first: the front line already has the customer."""
    links = [found for found in context.all(Link) if found.contact and found.contact.phone]
    order = ("support", "front-line", "partner", "supplier", "leadership", *THINGS)
    links.sort(key=lambda link: order.index(link.kind))
    shown = sorted(links[:_MOST_LISTED], key=by_title)
    return [call for link in shown if (call := call_of(context, link.id))]


def _things(context: PageContext) -> list[Ref]:
    """Systems and places, with who answers for each; none for the public."""
    links = () if context.is_public else context.all(Link)
    things = [link for link in links if not is_team(link)]
    owners = [answering_for(context.catalog, thing) for thing in things]
    return [context.to(thing, owner.title if owner else "") for thing, owner in zip(things, owners, strict=True)]


def _points(context: PageContext) -> list[Call]:
    return [call_of_point(context, found) for found in context.all(ContactPoint)[:_MOST_LISTED]]


def _words(context: PageContext) -> list[Ref]:
    """Terms that replace a word to avoid, as these are looked up during calls."""
    terms = [found for found in context.all(Term) if found.avoid]
    return [context.to(found, f"not “{found.avoid[0].word}”") for found in terms][:12]


def _notices(context: PageContext) -> list[Banner]:
    """The notices of all definitions, each linked to the pages of those whose it is."""
    return notice_banners(context, context.listed.values())


def _more(context: PageContext) -> list[Ref]:
    """Links to the other lists and pages."""
    ways = [
        Ref(kind.plural, f"{kind.address}/", kind.navigation.hint)
        for kind in KINDS
        if isinstance(kind.navigation, UnderMore) and context.all(kind.model)
    ]
    ways.append(Ref(excellence.EXCELLENCE_TITLE, excellence.EXCELLENCE_PATH, "each service by the eight elements"))
    ways.append(Ref("Due date", "due-date/", "received today: we answer by …"))
    return ways if context.is_public else [*ways, Ref("How to edit", "editing/", "field by field")]
