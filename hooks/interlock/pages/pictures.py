"""Pictures of who relies on whom: the chain of a promise, what is around a link, and the whole chain.

Each stands beside a list that says the same. A picture has at most sixty links; it says what it leaves out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from interlock.chain import Chain, Member
from interlock.chain.handshakes import Handshake
from interlock.definitions import Link, Promise
from interlock.pages.addresses import Ref
from interlock.pages.desk import Desk
from interlock.pages.tube_map import Band, Mark, State, Stop, Track, TubeMap, tube_map

MOST_LINKS = 60
MOST_CUSTOMERS = 8
# Of each sort of link, so that all sorts together stay under sixty.
MOST_OF_A_SORT = 10

RINGS = ("Make it or do its steps", "Secure a step, or are relied on at once")

SORTS = (
    ("Front line", ("front-line",)),
    ("Support", ("support",)),
    ("Partners and suppliers", ("partner", "supplier")),
    ("Leadership, holding all", ("leadership",)),
)
_STATES: dict[str, State] = {"interlocked": "", "agreed": "agreed", "one-sided": "one-sided"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, its title, what it says in a sentence, how to read it, and what it leaves out."""

    id: str
    title: str
    text: str
    key: str
    left_out: str
    map: TubeMap


def chain_picture(desk: Desk, chain: Chain, members: Sequence[Member]) -> Picture:
    """The chain of a promise: whom it is made to on top, then ring by ring; `members` are those the page tells of."""
    promise, shown = chain.promise, members[:MOST_LINKS]
    customers = _made_to(desk, promise)
    bands = [Band("Made to", customers)]
    for number in sorted({member.ring for member in shown}):
        stops = [_member(desk, promise, member) for member in shown if member.ring == number]
        bands.append(Band(ring_title(number), stops))
    trunk = [*(stop.id for stop in customers), *(member.link.id for member in shown if member.ring == 1)]
    more = chain.count - len(shown)
    return Picture(
        "chain-picture",
        "The chain of this promise",
        f"{_counted(chain.count, 'link', 'links')} behind {desk.to(promise).title}, ring by ring.",
        "Thick: makes it, does a step, or is held by a promise that both approved. Thin: agreed. Dashed: only one of them says so. "
        "A dot: secures a step by its own promise.",
        f"Left out: {_counted(more, 'more link', 'more links')}." if more else "",
        tube_map(bands, _chain_tracks(desk, shown), trunk),
    )


def ring_title(number: int) -> str:
    """What the links of a ring, from 1, have in common."""
    return RINGS[number - 1] if number <= len(RINGS) else f"Relied on, {number - 1} hand-overs away"


def _made_to(desk: Desk, promise: Promise) -> list[Stop]:
    kind = "customer" if promise.kind == "public" else "link"
    refs = desk.refs(kind, promise.made_to)
    return _some([_stop(f"to {number}", ref, "customers") for number, ref in enumerate(refs)], Ref("customers", "customers/"))


def _member(desk: Desk, promise: Promise, member: Member) -> Stop:
    makes = any(reason.key == "makes" for reason in member.reasons)
    secures = any(reason.key == "secures" for reason in member.reasons)
    mark: Mark = "here" if makes else "hand" if secures else ""
    notes = ("makes it" if makes else "", "suspended" if member.suspended else "")
    return _stop(member.link.id, desk.to(member.link), mark, ", ".join(note for note in notes if note))


def _chain_tracks(desk: Desk, members: Sequence[Member]) -> Iterator[Track]:
    for member in members:
        for reason in member.reasons:
            if reason.key == "relied-on" and reason.user and reason.handshake:
                yield Track(reason.user.id, member.link.id, _STATES[reason.handshake.state])
            elif reason.key == "secures" and reason.step and (doer := desk.catalog.link(reason.step.by)):
                yield Track(doer.id, member.link.id)


def link_picture(desk: Desk, link: Link, relies_on: Sequence[Handshake], relied_on_by: Sequence[Handshake]) -> Picture | None:
    """A link between those who rely on it and those it relies on, one hand-over each way; None where it stands alone."""
    if not relies_on and not relied_on_by:
        return None
    half = MOST_LINKS // 2
    above = relied_on_by[: max(half, MOST_LINKS - len(relies_on))]
    below = relies_on[: MOST_LINKS - len(above)]
    both = {handshake.user.id for handshake in above} & {handshake.supplier.id for handshake in below}
    customers = _promised_to(desk, [link])
    bands = [
        Band("Customers we promise to", customers),
        Band(
            "Rely on us",
            [
                _stop(shake.user.id, desk.to(shake.user), note="and we on them" if shake.user.id in both else "")
                for shake in above
            ],
        ),
        Band("", [_stop(link.id, desk.to(link), "here")]),
        Band(
            "We rely on", [_stop(shake.supplier.id, desk.to(shake.supplier)) for shake in below if shake.supplier.id not in both]
        ),
    ]
    tracks = [Track(shake.user.id, shake.supplier.id, _STATES[shake.state]) for shake in (*above, *below)]
    left_out = [
        f"{len(given) - len(shown)} more {words}"
        for given, shown, words in ((relied_on_by, above, "who rely on us"), (relies_on, below, "whom we rely on"))
        if len(given) > len(shown)
    ]
    return Picture(
        "link-picture",
        f"{desk.to(link).title} and the links beside it",
        f"{_counted(len(relied_on_by), 'link relies', 'links rely')} on it; it relies on {len(relies_on)}.",
        "Thick: held by a promise that both approved. Thin: agreed. Dashed: only one of them says so."
        + (" An arrow: the lower one relies on the upper one." if both else ""),
        f"Left out: {' and '.join(left_out)}; the list has them." if left_out else "",
        tube_map(bands, [*(Track(stop.id, link.id) for stop in customers), *tracks]),
    )


@dataclass(frozen=True, slots=True)
class Sort:
    """Links of one sort in the whole chain: those shown, and how many are folded away."""

    title: str
    kinds: tuple[str, ...]
    links: list[Link]
    folded: list[Link]


def sorts(desk: Desk, handshakes: Iterable[Handshake]) -> list[Sort]:
    """All live links by sort, by title, leaders by how many hold them. Over sixty, each sort shows those that most others rely on, and folds the rest."""
    links = [link for link in desk.all("link") if isinstance(link, Link) and link.status in ("published", "suspended")]
    relied_on = Counter(handshake.supplier.id for handshake in handshakes)
    by_use = sorted(links, key=lambda link: -relied_on[link.id])
    links.sort(key=lambda link: -_depth(desk, link) if link.kind == "leadership" else 0)
    found = []
    for title, kinds in SORTS:
        of_sort = [link for link in by_use if link.kind in kinds]
        kept = {link.id for link in (of_sort[:MOST_OF_A_SORT] if len(links) > MOST_LINKS else of_sort)}
        shown = [link for link in links if link.kind in kinds and link.id in kept]
        folded = [link for link in links if link.kind in kinds and link.id not in kept]
        found.append(Sort(title, kinds, shown, folded))
    return [sort for sort in found if sort.links]


def _depth(desk: Desk, link: Link) -> int:
    """How many hold up this one, one below the other: whom nobody holds stands at the very bottom."""
    seen = {link.id}
    below = desk.catalog.link(link.coached_by)
    while below is not None and below.id not in seen:
        seen.add(below.id)
        below = desk.catalog.link(below.coached_by)
    return len(seen)


def whole_picture(desk: Desk, shown: Sequence[Sort], handshakes: Sequence[Handshake]) -> Picture:
    """The whole chain: customers on top, leadership holding all from below."""
    customers = _customers(desk)
    in_place = {link.id: link.id for sort in shown for link in sort.links}
    in_place |= {link.id: sort.title for sort in shown for link in sort.folded}
    bands = [Band("Customers", customers), *(Band(sort.title, [*_whole_stops(desk, sort)]) for sort in shown)]
    front = [stop.id for band in bands[1:2] if shown and shown[0].kinds == ("front-line",) for stop in band.stops]
    folded = sum(len(sort.folded) for sort in shown)
    count = sum(len(sort.links) for sort in shown) + folded
    return Picture(
        "whole-picture",
        "The whole chain",
        f"{_counted(count, 'link', 'links')}, from the customers to those who hold all.",
        "The link above relies on the one below; an arrow: the lower one on the upper one. Thick: held by a promise that both "
        "approved. Thin: agreed. Dashed: only one of them says so. Dotted, at the right: held up by the one it ends at.",
        f"{_counted(folded, 'link', 'links')} folded: each sort shows the ten that most others rely on." if folded else "",
        tube_map(bands, _whole_tracks(handshakes, in_place), [*(stop.id for stop in customers), *front], _held(shown, in_place)),
    )


def _whole_stops(desk: Desk, sort: Sort) -> Iterator[Stop]:
    for link in sort.links:
        yield _stop(link.id, desk.to(link), note="suspended" if link.status == "suspended" else "")
    if sort.folded:
        yield Stop(sort.title, f"{len(sort.folded)} more", f"chain/?sort={sort.kinds[0]}#all-chain", "more")


def _whole_tracks(handshakes: Sequence[Handshake], in_place: dict[str, str]) -> list[Track]:
    """Hand-overs between what is shown; of those folded together, the firmest tells its state."""
    rank: list[State] = ["", "agreed", "one-sided"]
    found: dict[tuple[str, str], State] = {}
    for shake in handshakes:
        if shake.user.id in in_place and shake.supplier.id in in_place:
            key = in_place[shake.user.id], in_place[shake.supplier.id]
            state = _STATES[shake.state]
            found[key] = min(found.get(key, state), state, key=rank.index)
    return [Track(user, supplier, state) for (user, supplier), state in found.items()]


def _held(shown: Sequence[Sort], in_place: dict[str, str]) -> Iterator[Track]:
    """Who is held up by whom: each link by the one that coaches it."""
    for sort in shown:
        for link in (*sort.links, *sort.folded):
            coach = (link.coached_by or "").lower()
            if coach in in_place:
                yield Track(in_place[link.id], in_place[coach], "held")


def _customers(desk: Desk) -> list[Stop]:
    found = [_stop(f"to {one.id}", desk.to(one), "customers") for one in desk.all("customer")]
    return _some(found, Ref("customers", "customers/"))


def _promised_to(desk: Desk, links: Iterable[Link]) -> list[Stop]:
    """The customers to whom these links make public promises."""
    made = [
        promise
        for link in links
        for promise in desk.catalog.referring(link, "promise", "made_by")
        if isinstance(promise, Promise) and promise.kind == "public" and promise.status == "published"
    ]
    ids = {customer.id for promise in made for id in promise.made_to if (customer := desk.catalog.get("customer", id))}
    found = [one for one in desk.all("customer") if one.id in ids]
    return _some([_stop(f"to {one.id}", desk.to(one), "customers") for one in found], Ref("customers", "customers/"))


def _some(stops: list[Stop], index: Ref) -> list[Stop]:
    """At most eight, the last of them standing for those left out."""
    if len(stops) <= MOST_CUSTOMERS:
        return stops
    more = Stop("to more", f"{len(stops) - MOST_CUSTOMERS + 1} more {index.title}", index.path, "customers")
    return [*stops[: MOST_CUSTOMERS - 1], more]


def _stop(id: str, ref: Ref, mark: Mark = "", note: str = "") -> Stop:
    return Stop(id, ref.title, ref.path, mark, note)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
