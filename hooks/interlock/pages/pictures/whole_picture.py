"""The picture of the whole chain: customers on top, then front line, support, partners, systems, and at the bottom leadership."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from interlock.definitions import Customer, Link
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import counted
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.drawing import MOST_LINKS, STATES, Picture, customer_stops, height, stop
from interlock.pages.pictures.line_map import line_map
from interlock.pages.pictures.stops import Band, LineState, Stop, Tie
from interlock.questions.chain.handshakes import Handshake

# The most links of each sort, so that all together stay under sixty.
_MOST_OF_A_SORT = 10

_SORTS = (
    ("Front line", ("front-line",)),
    ("Support", ("support",)),
    ("Partners and suppliers", ("partner", "supplier")),
    ("Systems and places", ("system", "facility")),
    ("Leadership, holding all", ("leadership",)),
)


@dataclass(frozen=True, slots=True)
class LinkSort:
    """Links of one sort in the whole chain: those shown, and those folded into one stop."""

    title: str
    kinds: tuple[str, ...]
    links: list[Link]
    folded: list[Link]


def sorts(context: PageContext, handshakes: Iterable[Handshake]) -> list[LinkSort]:
    """All live links by sort, each by title; leaders by how many coach them. With over sixty, a sort shows only its most used."""
    links = [link for link in context.all(Link) if is_live(link)]
    relied_on = Counter(handshake.supplier.id for handshake in handshakes)
    by_use = sorted(links, key=lambda link: -relied_on[link.id])
    links.sort(key=lambda link: -height(context, link.id) if link.kind == "leadership" else 0)
    found = []
    for title, kinds in _SORTS:
        of_sort = [link for link in by_use if link.kind in kinds]
        kept = {link.id for link in (of_sort[:_MOST_OF_A_SORT] if len(links) > MOST_LINKS else of_sort)}
        shown = [link for link in links if link.kind in kinds and link.id in kept]
        folded = [link for link in links if link.kind in kinds and link.id not in kept]
        found.append(LinkSort(title, kinds, shown, folded))
    return [sort for sort in found if sort.links]


def whole_picture(context: PageContext, shown: Sequence[LinkSort], handshakes: Sequence[Handshake]) -> Picture:
    """Draw the shown links; the folded ones of a sort share a stop."""
    in_place = {link.id: link.id for sort in shown for link in sort.links}
    in_place |= {link.id: sort.title for sort in shown for link in sort.folded}
    ties = _ties(handshakes, in_place)
    customers = customer_stops(context.to(one) for one in context.all(Customer))
    bands = [Band("Customers", customers), *(Band(sort.title, [*_stops(context, sort)]) for sort in shown)]
    front = [each.id for band in bands[1:2] if shown and shown[0].kinds == ("front-line",) for each in band.stops]
    map, undrawn = line_map(bands, ties, [*(each.id for each in customers), *front], _held(context, shown, in_place))
    folded = sum(len(sort.folded) for sort in shown)
    count = sum(len(sort.links) for sort in shown) + folded
    without = sum(tie.supplier in undrawn for tie in ties)
    return Picture(
        "whole-picture",
        "The whole chain",
        f"{counted(count, 'link')}, from the customers to those who hold all.",
        "A line runs from each link to all who rely on it, a dot in their rows; without a dot it only passes. Large dot: held by "
        "a promise that every side signed. Small: agreed. Hollow: only one of them says so. Dotted, at "
        "the right: held up by the one "
        "it ends at.",
        " ".join(_left_out(folded, without)),
        map,
    )


def _left_out(folded: int, without: int) -> Iterator[str]:
    if folded:
        yield f"{counted(folded, 'link')} folded: each sort shows the ten that most others rely on."
    if without:
        yield f"Not drawn for want of room: {counted(without, 'hand-over')} to the links that fewest rely on. The list has them."


def _stops(context: PageContext, sort: LinkSort) -> Iterator[Stop]:
    for link in sort.links:
        yield stop(link.id, context.to(link), "", "suspended" if link.status == "suspended" else "")
    if sort.folded:
        yield Stop(sort.title, f"{len(sort.folded)} more", f"chain/?sort={sort.kinds[0]}#all-chain", "more")


def _ties(handshakes: Sequence[Handshake], in_place: dict[str, str]) -> list[Tie]:
    """Hand-overs between the stops; where links are folded, the firmest handshake gives the state."""
    rank: list[LineState] = ["", "agreed", "one-sided"]
    found: dict[tuple[str, str], LineState] = {}
    for shake in handshakes:
        if shake.user.id in in_place and shake.supplier.id in in_place:
            key = in_place[shake.supplier.id], in_place[shake.user.id]
            state = STATES[shake.state]
            found[key] = min(found.get(key, state), state, key=rank.index)
    return [Tie(user, supplier, state) for (supplier, user), state in found.items() if supplier != user]


def _held(context: PageContext, shown: Sequence[LinkSort], in_place: dict[str, str]) -> Iterator[Tie]:
    """Which links are coached by which."""
    for sort in shown:
        for link in (*sort.links, *sort.folded):
            coach = context.seen_id("link", link.coached_by)
            if coach in in_place:
                yield Tie(in_place[link.id], in_place[coach], "held")
