"""`MeaningChange`, and the groups of changes in a report."""

from typing import NamedTuple

from interlock.definitions import KINDS

CAPABILITY = "Can promises be kept?"
APPROVALS = "Approvals"
HANDSHAKES = "Handshakes"
THE_ORGANISATION = "The organisation"
# The groups of consequences, by the kind after which they come.
_CONSEQUENCES = {"promise": (CAPABILITY, APPROVALS), "procedure": (HANDSHAKES,)}


def change_groups() -> list[str]:
    """The groups in the order of a report: the kinds by their `change_rank`, with the groups of consequences between them."""
    kinds = sorted(KINDS, key=lambda kind: kind.change_rank)
    return [group for kind in kinds for group in (kind.plural, *_CONSEQUENCES.get(kind.name, ()))] + [THE_ORGANISATION]


class MeaningChange(NamedTuple):
    """One change. `about` is `kind/id`; `what` is the field or the event, for programs; `paste` holds lines to paste.

    `was` and `now` are the values in words, empty for a value that did not or does not exist.
    """

    group: str
    about: str
    title: str
    what: str
    text: str
    was: str = ""
    now: str = ""
    paste: str = ""
