"""The picture of a link between those that rely on it and those it relies on, one hand-over in each direction."""

from collections.abc import Sequence

from interlock.definitions import Customer, Link, Promise
from interlock.definitions.link import is_team
from interlock.findings.nouns import capital, counted
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.branch_map import Branch, branch_map
from interlock.pages.pictures.drawing import MOST_LINKS, STATES, Picture, customer_stops, key_to, stop
from interlock.pages.pictures.stops import Band, Stop
from interlock.questions.chain.handshakes import Handshake

# The id of the coach's stop. It is no valid id, because the coach may also stand in the picture as another link.
COACH = "held up by"


def link_picture(context: PageContext, link: Link) -> Picture | None:
    """Customers on top, links that rely on it, the link, suppliers, coach; None where it relies on nobody and nobody on it."""
    strength = context.facts.strength(link)
    users, suppliers = strength.relied_on_by, strength.relies_on
    if not users and not suppliers:
        return None
    above = users[: max(MOST_LINKS // 2, MOST_LINKS - len(suppliers))]
    below = suppliers[: MOST_LINKS - len(above)]
    customers = customer_stops(_promised_to(context, link))
    coach = context.ref("link", link.coached_by)
    us, we_rely = _in_words(link)
    left_out = [
        counted(number, f"more link that {one}", f"more links that {many}")
        for number, one, many in (
            (len(users) - len(above), f"relies on {us}", f"rely on {us}"),
            (len(suppliers) - len(below), f"{we_rely} on", f"{we_rely} on"),
        )
        if number
    ]
    branches = _branches(link, above, below)
    bands = [
        Band("Customers we promise to", customers),
        *_bands(context, link, above, below),
        Band(f"Holds {us} up from below", [stop(COACH, coach)] if coach else []),
    ]
    return Picture(
        "link-picture",
        f"{context.to(link).title} and the links beside it",
        f"{counted(len(users), 'link relies', 'links rely') if users else 'No link relies'} on it; "
        f"it relies on {len(suppliers) or 'none'}.",
        key_to((branch.state for branch in branches), ()) + (" Dotted: held up by the one below." if coach else ""),
        f"Left out: {' and '.join(left_out)}; the list has them." if left_out else "",
        branch_map(bands, branches, [*(each.id for each in customers), link.id], [COACH]),
    )


def _bands(context: PageContext, link: Link, above: Sequence[Handshake], below: Sequence[Handshake]) -> list[Band]:
    """Those that rely on the link, the link, and those it relies on. One that is both stands above, and a note says so."""
    us, we_rely = _in_words(link)
    suppliers = {shake.supplier.id for shake in below}
    both = {shake.user.id for shake in above} & suppliers
    users = [
        _beside(context, shake.user, f"and {we_rely.split()[0]} on them" if shake.user.id in both else "") for shake in above
    ]
    others = [_beside(context, shake.supplier) for shake in below if shake.supplier.id not in both]
    return [
        Band(f"Rely on {us}", users),
        Band("", [stop(link.id, context.to(link), "here")]),
        Band(f"{capital(we_rely)} on", others),
    ]


def _branches(link: Link, above: Sequence[Handshake], below: Sequence[Handshake]) -> list[Branch]:
    """A line from the link to each link beside it; for one that is above and below, that of whoever relies on the link."""
    users = {shake.user.id for shake in above}
    states = {shake.supplier.id: STATES[shake.state] for shake in below if shake.supplier.id not in users}
    return [
        *(Branch(shake.user.id, link.id, STATES[shake.state]) for shake in above),
        *(Branch(id, link.id, state) for id, state in states.items()),
    ]


def _in_words(link: Link) -> tuple[str, str]:
    """How a picture speaks of its link: a team as "us", a system or a place as "it"."""
    return ("us", "we rely") if is_team(link) else ("it", "it relies")


def _beside(context: PageContext, link: Link, back: str = "") -> Stop:
    return stop(link.id, context.to(link), "", back, "suspended" if link.status == "suspended" else "")


def _promised_to(context: PageContext, link: Link) -> list[Ref]:
    """The customers to whom the link makes public promises."""
    made = [
        promise
        for promise in context.catalog.referring(link, Promise, "made_by")
        if promise.kind == "public" and promise.status == "published"
    ]
    ids = {customer.id for promise in made for id in promise.made_to if (customer := context.catalog.get("customer", id))}
    return [context.to(one) for one in context.all(Customer) if one.id in ids]
