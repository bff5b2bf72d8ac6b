"""The chain behind a promise, in rings, with the reason why each link is there."""

from dataclasses import dataclass

from interlock.chain import NEAR, Member
from interlock.definitions import Promise
from interlock.pages.addresses import Ref
from interlock.pages.desk import Desk

# A longer chain tells the reasons of its first three rings, and of the others only who stands in them.
MOST_LINKS = 60

TITLES = ("Make it or do its steps", "Secure a step, or are relied on at once")


@dataclass(frozen=True, slots=True)
class RingMember:
    """A link in a ring and why it is there."""

    link: Ref
    why: str
    suspended: bool


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring of the chain; those beyond two hand-overs are folded."""

    title: str
    members: list[RingMember]


@dataclass(frozen=True, slots=True)
class ChainView:
    """What the page shows of a chain."""

    near: list[Ring]
    far: list[Ring]
    count: int
    further: int
    weakest: str
    weakest_ref: Ref | None


def chain_view(desk: Desk, promise: Promise) -> ChainView | None:
    """The chain of a promise; None when there is nobody in it."""
    chain = desk.facts.chains.of(promise)
    if not chain.count:
        return None
    members = chain.members if chain.count <= MOST_LINKS else chain.near
    deepest = len(chain.rings) if chain.count <= MOST_LINKS else NEAR
    rings = [
        Ring(_title(number), [_member(desk, member) for member in members if member.ring == number])
        for number in range(1, deepest + 1)
    ]
    rings = [ring for ring in rings if ring.members]
    told_of = sum(len(ring.members) for ring in rings)
    weak = desk.facts.weakest_link(promise)
    told = ""
    if weak:
        value = weak.result.value.text if weak.result.value else ""
        target = weak.result.form.yardstick.bound.text if weak.result.form and weak.result.form.yardstick else ""
        told = (
            f"{value} in {weak.result.period.label}, promised {target}; it secures step {weak.number} of {weak.procedure.title}."
        )
    return ChainView(rings[:3], rings[3:], chain.count, chain.count - told_of, told, desk.to(weak.promise) if weak else None)


def _title(number: int) -> str:
    if number <= len(TITLES):
        return TITLES[number - 1]
    return f"Relied on, {number - 1} hand-overs away"


def _member(desk: Desk, member: Member) -> RingMember:
    return RingMember(desk.to(member.link), "; ".join(reason.words for reason in member.reasons[:6]), member.suspended)
