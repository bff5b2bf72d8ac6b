"""The chain of a promise as its page shows it: pictures, and rings in words with the reason for each link."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.definitions.name_order import by_title
from interlock.findings.nouns import apart, first_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.chain_layers import chain_layers
from interlock.pages.pictures.chain_picture import HELD_UP, chain_holders, chain_picture, ring_title, shown_members
from interlock.pages.pictures.drawing import Picture, WidePicture
from interlock.pages.words import unbroken
from interlock.questions.chain import Chain, Member
from interlock.questions.chain.reasons import each_reason_once

# The list gives at most this many reasons for a link, and folds the others, as many as this on a page, the nearest first.
_MOST_REASONS, _MOST_FOLDED = 2, 80
# Of a long chain, at most this many links that the picture leaves out are named, the nearest first.
_MOST_OTHERS = 100


@dataclass(frozen=True, slots=True)
class RingMember:
    """A link in a ring, and why it is there: the first reasons, others to be folded, and how many more there are."""

    link: Ref
    why: str
    is_suspended: bool = False
    folded: list[str] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring of the chain. Rings beyond two hand-overs are folded."""

    title: str
    members: list[RingMember]


@dataclass(frozen=True, slots=True)
class ChainView:
    """What a page shows of a chain. `held` are the links that coach its first ring.

    `further`: how many links neither picture nor rings show; `others` names some of them, and `command` all in a terminal.
    """

    picture: Picture
    wide: WidePicture | None
    near: list[Ring]
    far: list[Ring]
    held: list[Ring]
    count: int
    further: int
    others: list[Ring]
    command: str
    weakest: str
    weakest_ref: Ref | None


def chain_view(context: PageContext, promise: Promise) -> ChainView | None:
    """The chain of a promise; None where no link is in it."""
    chain = context.facts.chains.of(promise)
    if not chain.count:
        return None
    members = shown_members(context, chain)
    rings = _rings(context, members)
    weak = context.facts.weakest_link(promise)
    return ChainView(
        picture=chain_picture(context, chain, members),
        wide=chain_layers(context, chain, members),
        near=rings[:3],
        far=rings[3:],
        held=_held(context, members),
        count=chain.count,
        further=chain.count - len(members),
        others=_others(context, chain, members),
        command=f"interlock trace {key_of(promise)}",
        weakest=f"{unbroken(weak.words)}." if weak else "",
        weakest_ref=context.to(weak.behind.promise) if weak else None,
    )


def _rings(context: PageContext, members: Sequence[Member]) -> list[Ring]:
    """The members ring by ring, each with its reasons."""
    rings: dict[int, Ring] = {}
    left = _MOST_FOLDED
    for member in members:
        ring = rings.setdefault(member.ring, Ring(ring_title(member.ring), []))
        ring.members.append(_member(context, member, left))
        left -= len(ring.members[-1].folded)
    return list(rings.values())


def _member(context: PageContext, member: Member, left: int) -> RingMember:
    """A link with its reasons, of which `left` may be folded."""
    reasons = each_reason_once(member.reasons)
    shown, more = first_of(reasons, _MOST_REASONS)
    folded = reasons[len(shown) : len(shown) + left]
    return RingMember(context.to(member.link), "; ".join(shown), member.is_suspended, folded, more - len(folded))


def _others(context: PageContext, chain: Chain, members: Sequence[Member]) -> list[Ring]:
    """The links of a long chain that are not among the members shown, the nearest first, by title in their ring."""
    shown, found = {member.link.id for member in members}, list[Ring]()
    left = min(_MOST_OTHERS, chain.count - len(shown))
    for number in range(1, len(chain.rings) + 1):
        links = sorted((link for link in chain.links_in(number) if link.id not in shown), key=by_title)[:left] if left else []
        if links:
            named = [RingMember(context.to(link), "", link.status == "suspended") for link in links]
            found.append(Ring(ring_title(number), named))
        left -= len(links)
    return found


def _held(context: PageContext, members: Sequence[Member]) -> list[Ring]:
    found = chain_holders(context, members)
    refs = [(context.ref("link", id), held) for id, held in found.items()]
    holders = [RingMember(ref, f"unblocks {', '.join(apart(link.title) for link in held)}") for ref, held in refs if ref]
    return [Ring(HELD_UP, holders)] if holders else []
