"""A promise's chain in layers, for wide screens: links that make it or do its steps; below, ring by ring, their suppliers.

Hand-overs within a ring, or back to a ring above, have no line; they are noted below the name of the supplier.
"""

from collections.abc import Sequence

from interlock.findings.nouns import counted
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.chain_picture import (
    HELD_UP,
    also_for,
    chain_holders,
    holder_stop,
    made_to,
    member_stop,
    ring_title,
    users_of,
)
from interlock.pages.pictures.drawing import WidePicture, key_to
from interlock.pages.pictures.layers import in_layers
from interlock.pages.pictures.stops import Band, Stop, Tie
from interlock.questions.chain import Chain, Member


def chain_layers(context: PageContext, chain: Chain, members: Sequence[Member]) -> WidePicture | None:
    """Draw a chain, given all its members; None where they are too many to be readable."""
    if len(members) < chain.count:
        return None
    ring_of = {member.link.id: member.ring for member in members}
    rings: dict[int, list[Stop]] = {}
    lines: list[Tie] = []
    undrawn = 0
    for member in members:
        users = {id: state for id, state in users_of(context, member) if id in ring_of}
        above = {id: state for id, state in users.items() if ring_of[id] < member.ring}
        beside = users.keys() - above.keys()
        undrawn += len(beside)
        lines += [Tie(id, member.link.id, state) for id, state in above.items()]
        rings.setdefault(member.ring, []).append(member_stop(context, member, also_for(context, beside, bool(above))))
    held = chain_holders(context, members)
    layers = in_layers(
        Band("Made to", made_to(context, chain.promise)),
        [Band(ring_title(number), stops) for number, stops in sorted(rings.items())],
        Band(HELD_UP, [holder_stop(context, id, links) for id, links in held.items()]),
        lines,
    )
    if layers is None:
        return None
    return WidePicture(
        "chain-layers",
        "The chain of this promise",
        f"{counted(chain.count, 'link')} behind {context.to(chain.promise).title}, ring by ring.",
        _key(lines, [stop for stops in rings.values() for stop in stops], undrawn),
        layers,
    )


def _key(lines: Sequence[Tie], stops: Sequence[Stop], undrawn: int) -> str:
    """The key to the picture, and how many hand-overs it does not draw."""
    said = (
        "A line leads up from each link to those who rely on it." if lines else "",
        key_to((line.state for line in lines), stops).strip(),
        f"Without a line, but told under the names: {counted(undrawn, 'hand-over')} within a ring or back up." if undrawn else "",
    )
    return " ".join(words for words in said if words)
