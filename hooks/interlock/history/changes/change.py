"""A change of meaning, and the groups that changes are told in."""

from dataclasses import dataclass

CAPABILITY = "Can promises be kept?"
APPROVALS = "Approvals"
HANDSHAKES = "Handshakes"
# What customers notice first.
GROUPS = (
    "Promises",
    CAPABILITY,
    APPROVALS,
    "Procedures",
    HANDSHAKES,
    "Words",
    "Contact points",
    "Services",
    "Customers",
    "Teams and partners",
    "Frameworks",
    "Lessons",
    "Sessions",
    "The organisation",
)


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
