"""The chain of a promise as its page shows it: pictures, and rings in words with the reason for each link."""

from collections.abc import Sequence
from dataclasses import dataclass

from interlock.definitions import Promise
from interlock.findings.nouns import counted
from interlock.pages.desk import Desk
from interlock.pages.kinds.targets_behind import words_behind
from interlock.pages.pictures.chain_layers import chain_layers
from interlock.pages.pictures.chain_picture import HELD_UP, chain_holders, chain_picture, ring_title, shown_members
from interlock.pages.pictures.drawing import Picture, WidePicture
from interlock.pages.refs import Ref
from interlock.pages.words import listed
from interlock.questions.chain import ChainReason, Member

# The list gives at most this many reasons for a link, and counts the rest.
MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class RingMember:
    """A link in a ring, and why it is there."""

    link: Ref
    why: str
    suspended: bool


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


def chain_view(desk: Desk, promise: Promise) -> ChainView | None:
    """The chain of a promise; None where no link is in it."""
    chain = desk.facts.chains.of(promise)
    if not chain.count:
        return None
    members = shown_members(desk, chain)
    numbers = range(1, max(member.ring for member in members) + 1)
    rings = [
        Ring(ring_title(number), [_member(desk, member) for member in members if member.ring == number]) for number in numbers
    ]
    rings = [ring for ring in rings if ring.members]
    weak = desk.facts.weakest_link(promise)
    weakest = ""
    if weak:
        value = weak.result.value.text if weak.result.value else ""
        target = weak.result.form.yardstick.bound.text if weak.result.form and weak.result.form.yardstick else ""
        why = words_behind(weak.behind)[0]
        weakest = f"{value} in {weak.result.period.label}, promised {target}; ring {weak.behind.ring}, {why}."
    return ChainView(
        picture=chain_picture(desk, chain, members),
        wide=chain_layers(desk, chain, members),
        near=rings[:3],
        far=rings[3:],
        held=_held(desk, members),
        count=chain.count,
        further=chain.count - len(members),
        weakest=weakest,
        weakest_ref=desk.to(weak.behind.promise) if weak else None,
    )


def _member(desk: Desk, member: Member) -> RingMember:
    words = _in_words(member.reasons)
    more = [f"and {counted(len(words) - MOST_REASONS, 'more reason')}"] if len(words) > MOST_REASONS else []
    return RingMember(desk.to(member.link), "; ".join([*words[:MOST_REASONS], *more]), member.suspended)


def _in_words(reasons: Sequence[ChainReason]) -> list[str]:
    """The reasons in words; the steps of a procedure that a link always does are one reason."""
    steps: dict[str, list[int]] = {}
    for reason in filter(_is_always_done, reasons):
        if reason.procedure and reason.number:
            steps.setdefault(reason.procedure.title, []).append(reason.number)
    together = {title: f"does steps {listed(numbers)} of {title}" for title, numbers in steps.items() if len(numbers) > 1}
    return list(
        dict.fromkeys(
            together.get(reason.procedure.title, reason.words) if reason.procedure and _is_always_done(reason) else reason.words
            for reason in reasons
        )
    )


def _is_always_done(reason: ChainReason) -> bool:
    return reason.key == "does" and reason.step is not None and not reason.step.only_if


def _held(desk: Desk, members: Sequence[Member]) -> list[Ring]:
    found = chain_holders(desk, members)
    refs = [(desk.ref("link", id), held) for id, held in found.items()]
    holders = [RingMember(ref, f"unblocks {', '.join(link.title for link in held)}", False) for ref, held in refs if ref]
    return [Ring(HELD_UP, holders)] if holders else []
