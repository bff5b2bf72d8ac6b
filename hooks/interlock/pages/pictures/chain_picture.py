"""The picture of a promise's chain: customers, links that make it or do its steps, their suppliers, and coaches.

On a map each link stands once, behind the nearest link that needs it; how many others need it is noted below its name, and the
list beside the picture names them. One line for each link keeps sixty of them readable, even on a phone. On wide screens, in
layers, there is a line to every link in a ring above that needs it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from interlock.definitions import Link, Promise
from interlock.findings.nouns import counted
from interlock.pages.components import receiver_refs
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.branch_map import Branch, branch_map, in_branches
from interlock.pages.pictures.drawing import (
    MOST_LINKS,
    STATES,
    Picture,
    customer_stops,
    holders,
    key_to,
    named_link,
    stop,
)
from interlock.pages.pictures.stops import Band, LineState, PictureMark, Stop
from interlock.questions.chain import NEAR, Chain, Member
from interlock.questions.chain.reasons import AT_A_STEP

# In a chain with more than sixty links, this many of each near ring are shown.
FEW = 12
_MOST_HOLDERS = 8

_RINGS = ("Make it or do its steps", "Secure a step, or are relied on at once")
HELD_UP = "Hold them up from below"


@dataclass(frozen=True, slots=True)
class Needed:
    """Why a link stands where it does: its parent branch, and the ids of all links in the chain that need it."""

    branch: Branch | None
    by: frozenset[str]


def ring_title(number: int) -> str:
    """The title of a ring; rings count from 1."""
    return _RINGS[number - 1] if number <= len(_RINGS) else f"Relied on, {counted(number - 1, 'hand-over')} away"


def shown_members(context: PageContext, chain: Chain) -> list[Member]:
    """The members of a chain that its page lists: up to sixty all, else the first of each near ring and those they need."""
    if chain.count <= MOST_LINKS:
        return list(chain.members)
    found: list[Member] = []
    for number in range(1, NEAR + 1):
        shown = {member.link.id for member in found}
        ring = [member for member in chain.ring(number) if number == 1 or shown & {id for id, _ in users_of(context, member)}]
        found += ring[:FEW]
    return found


def chain_holders(context: PageContext, members: Sequence[Member]) -> dict[str, list[Link]]:
    """The links outside the chain that coach its first ring, and their own coaches; by id, with the links they coach."""
    members_by_id = {member.link.id for member in members}
    found = holders(context, [member.link for member in members if member.ring == 1])
    return dict([(id, held) for id, held in found.items() if id not in members_by_id][-_MOST_HOLDERS:])


def chain_picture(context: PageContext, chain: Chain, members: Sequence[Member]) -> Picture:
    """Draw the listed members of a chain."""
    needed = _needed(context, members)
    branches = [each.branch for each in needed.values() if each.branch]
    behind = _not_shown_behind(context, chain, members)
    customers = made_to(context, chain.promise)
    links = in_branches([_stop(context, member, needed[member.link.id], behind[member.link.id]) for member in members], branches)
    held = chain_holders(context, members)
    bands = [
        Band("Made to", customers),
        Band("Kept by, and behind each whom it needs", links),
        Band(HELD_UP, [holder_stop(context, id, links) for id, links in held.items()]),
    ]
    trunk = [*(stop.id for stop in customers), *(member.link.id for member in members if member.ring == 1)]
    also = sum(len(each.by) for each in needed.values()) - len(branches)
    more = chain.count - len(members)
    return Picture(
        "chain-picture",
        "The chain of this promise",
        f"{counted(chain.count, 'link')} behind {context.to(chain.promise).title}, each behind the nearest that needs it.",
        f"Further in is one hand-over further from the customer. {key_to((branch.state for branch in branches), links)}".strip()
        + (f" Not drawn, but counted under the names: {counted(also, 'more hand-over')}." if also else "")
        + (" Dotted: held up by those below." if held else ""),
        f"Left out: {counted(more, 'more link')}." if more else "",
        branch_map(bands, branches, trunk, held),
    )


def made_to(context: PageContext, promise: Promise) -> list[Stop]:
    """The customers or links to whom a promise is made."""
    return customer_stops(receiver_refs(context, promise))


def _needed(context: PageContext, members: Sequence[Member]) -> dict[str, Needed]:
    """The parent of each member: of those one ring nearer the one with the firmest handshake; of equals, the first."""
    ring_of = {member.link.id: member.ring for member in members}
    firmness = ["", "agreed", "one-sided"]
    found = {}
    for member in members:
        users = {id: state for id, state in users_of(context, member) if id in ring_of}
        nearer = [Branch(member.link.id, id, state) for id, state in users.items() if ring_of[id] < member.ring]
        branch = min(nearer, key=lambda branch: firmness.index(branch.state), default=None)
        found[member.link.id] = Needed(branch, frozenset(users))
    return found


def users_of(context: PageContext, member: Member) -> Iterator[tuple[str, LineState]]:
    """The links in the chain that need this one, with the state of the handshake.

    First those that rely on it, then those that do a step which it secures or is used for.
    """
    for reason in member.reasons:
        if reason.key == "relied-on" and reason.user and reason.handshake:
            yield reason.user.id, STATES[reason.handshake.state]
    for reason in member.reasons:
        if reason.key in AT_A_STEP and reason.step and (doer := context.catalog.link(reason.step.by)) and doer is not member.link:
            yield doer.id, ""


def _not_shown_behind(context: PageContext, chain: Chain, members: Sequence[Member]) -> Counter[str]:
    """In a shortened chain: how many links of the near rings are left out behind each shown link."""
    if len(members) == chain.count:
        return Counter()
    shown = {member.link.id for member in members}
    return Counter(
        id
        for member in chain.near
        if member.link.id not in shown
        for id in [next((id for id, _ in users_of(context, member) if id in shown), "")]
    )


def _stop(context: PageContext, member: Member, needed: Needed, behind: int) -> Stop:
    others = needed.by - {needed.branch.on} if needed.branch else needed.by
    return member_stop(
        context, member, also_for(context, others, needed.branch is not None), f"{behind} more behind it" if behind else ""
    )


def member_stop(context: PageContext, member: Member, *notes: str) -> Stop:
    """The stop of a link, marked where it makes the promise or secures a step, with further notes."""
    keys = {reason.key for reason in member.reasons}
    mark: PictureMark = "here" if "makes" in keys else "hand" if "secures" in keys else ""
    makes, suspended = "makes it" if "makes" in keys else "", "suspended" if member.is_suspended else ""
    return stop(member.link.id, context.to(member.link), mark, makes, suspended, *notes)


def also_for(context: PageContext, others: Collection[str], has_line: bool) -> str:
    """A note on the links that need this one but have no line to it: the name of a single one, else their number."""
    if not others:
        return ""
    who = context.ref("link", next(iter(others))) if len(others) == 1 else None
    return f"{'also for' if has_line else 'for'} {who.title if who else counted(len(others), 'other')}"


def holder_stop(context: PageContext, id: str, held: Sequence[Link]) -> Stop:
    """The stop of a link that coaches others."""
    ref = context.ref("link", id)
    assert ref is not None
    return stop(id, ref, "", f"for {named_link(held)}")
