"""A change of meaning, and the groups in which changes are told."""

from dataclasses import dataclass

from interlock.definitions import KINDS

CAPABILITY = "Can promises be kept?"
APPROVALS = "Approvals"
HANDSHAKES = "Handshakes"
THE_ORGANISATION = "The organisation"
# What follows from edits is told behind the kind that readers think of with it.
_BEHIND = {"promise": (CAPABILITY, APPROVALS), "procedure": (HANDSHAKES,)}


def change_groups() -> list[str]:
    """The groups in the order in which they are told: the kinds by their rank, and what follows from edits among them."""
    kinds = sorted(KINDS, key=lambda kind: kind.change_rank)
    return [group for kind in kinds for group in (kind.plural, *_BEHIND.get(kind.name, ()))] + [THE_ORGANISATION]


@dataclass(frozen=True, slots=True)
class MeaningChange:
    """One change. `about` is `kind/id`; `what` the field or the event, for programs; `paste` are lines that an editor needs.

    `was` and `now` are the values in words; a value that was not there, or is not there any more, is empty.
    """

    group: str
    about: str
    title: str
    what: str
    text: str
    was: str = ""
    now: str = ""
    paste: str = ""
