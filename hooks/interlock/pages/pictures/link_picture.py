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


def link_picture(
    context: PageContext, link: Link, relies_on: Sequence[Handshake], relied_on_by: Sequence[Handshake]
) -> Picture | None:
    """Customers on top, links that rely on it, the link, suppliers, coach; None where it relies on nobody and nobody on it."""
    if not relies_on and not relied_on_by:
        return None
    above = relied_on_by[: max(MOST_LINKS // 2, MOST_LINKS - len(relies_on))]
    below = relies_on[: MOST_LINKS - len(above)]
    firmness = {shake.supplier.id: STATES[shake.state] for shake in below}
    both = {shake.user.id for shake in above} & firmness.keys()
    customers = customer_stops(_promised_to(context, link))
    coach = context.ref("link", link.coached_by)
    us, we_rely = ("us", "we rely") if is_team(link) else ("it", "it relies")
    bands = [
        Band("Customers we promise to", customers),
        Band(
            f"Rely on {us}",
            [
                _beside(context, shake.user, f"and {we_rely.split()[0]} on them" if shake.user.id in both else "")
                for shake in above
            ],
        ),
        Band("", [stop(link.id, context.to(link), "here")]),
        Band(f"{capital(we_rely)} on", [_beside(context, shake.supplier) for shake in below if shake.supplier.id not in both]),
        Band(f"Holds {us} up from below", [stop(COACH, coach)] if coach else []),
    ]
    branches = [
        *(Branch(shake.user.id, link.id, STATES[shake.state]) for shake in above),
        *(Branch(id, link.id, state) for id, state in firmness.items() if id not in both),
    ]
    left_out = [
        counted(len(given) - len(shown), f"more link that {one}", f"more links that {many}")
        for given, shown, one, many in (
            (relied_on_by, above, f"relies on {us}", f"rely on {us}"),
            (relies_on, below, f"{we_rely} on", f"{we_rely} on"),
        )
        if len(given) > len(shown)
    ]
    return Picture(
        "link-picture",
        f"{context.to(link).title} and the links beside it",
        f"{counted(len(relied_on_by), 'link relies', 'links rely') if relied_on_by else 'No link relies'} on it; "
        f"it relies on {len(relies_on) or 'none'}.",
        key_to((branch.state for branch in branches), ()) + (" Dotted: held up by the one below." if coach else ""),
        f"Left out: {' and '.join(left_out)}; the list has them." if left_out else "",
        branch_map(bands, branches, [*(each.id for each in customers), link.id], [COACH]),
    )


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
