"""The chain of a promise as its page shows it: pictures, and rings in words with the reason for each link."""

from collections.abc import Sequence
from dataclasses import dataclass

from interlock.definitions import Promise
from interlock.findings.nouns import apart
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.chain_layers import chain_layers
from interlock.pages.pictures.chain_picture import HELD_UP, chain_holders, chain_picture, ring_title, shown_members
from interlock.pages.pictures.drawing import Picture, WidePicture
from interlock.pages.words import unbroken
from interlock.questions.chain import Member
from interlock.questions.chain.reasons import reasons_in_words

# The list gives at most this many reasons for a link, and counts the rest.
_MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class RingMember:
    """A link in a ring, and why it is there."""

    link: Ref
    why: str
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring of the chain. Rings beyond two hand-overs are folded."""

    title: str
    members: list[RingMember]


@dataclass(frozen=True, slots=True)
class ChainView:
    """What a page shows of a chain. `held` are the links that coach its first ring."""

    picture: Picture
    wide: WidePicture | None
    near: list[Ring]
    far: list[Ring]
    held: list[Ring]
    count: int
    further: int
    weakest: str
    weakest_ref: Ref | None


def chain_view(context: PageContext, promise: Promise) -> ChainView | None:
    """The chain of a promise; None where no link is in it."""
    chain = context.facts.chains.of(promise)
    if not chain.count:
        return None
    members = shown_members(context, chain)
    numbers = range(1, max(member.ring for member in members) + 1)
    rings = [
        Ring(ring_title(number), [_member(context, member) for member in members if member.ring == number]) for number in numbers
    ]
    rings = [ring for ring in rings if ring.members]
    weak = context.facts.weakest_link(promise)
    return ChainView(
        picture=chain_picture(context, chain, members),
        wide=chain_layers(context, chain, members),
        near=rings[:3],
        far=rings[3:],
        held=_held(context, members),
        count=chain.count,
        further=chain.count - len(members),
        weakest=f"{unbroken(weak.words)}." if weak else "",
        weakest_ref=context.to(weak.behind.promise) if weak else None,
    )


def _member(context: PageContext, member: Member) -> RingMember:
    return RingMember(context.to(member.link), reasons_in_words(member.reasons, _MOST_REASONS), member.is_suspended)


def _held(context: PageContext, members: Sequence[Member]) -> list[Ring]:
    found = chain_holders(context, members)
    refs = [(context.ref("link", id), held) for id, held in found.items()]
    holders = [RingMember(ref, f"unblocks {', '.join(apart(link.title) for link in held)}") for ref, held in refs if ref]
    return [Ring(HELD_UP, holders)] if holders else []
