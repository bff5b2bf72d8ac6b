"""A contact point that does not say how customers reach it.

A telephone line needs its number, a mailbox its address, a form its web address, a desk the place where it is. Without it, nobody
who reads the page can pass it on. Home visits begin elsewhere, and need none.

Bad:

```yaml standards/contact-points/line.yml
title: Permit line
summary: Calls about parking permits.
owner: front
channel: phone
staffed_by: [front]
```

Good:

```yaml standards/contact-points/line.yml
title: Permit line
summary: Calls about parking permits.
owner: front
channel: phone
staffed_by: [front]
phone: 01632 960001
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog import key_of
from interlock.definitions import ContactPoint
from interlock.definitions.contact_point import Channel
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "advice"


class _Way(NamedTuple):
    """The field by which a channel is reached, and what is said where it is empty."""

    field: str
    lacks: str
    remedy: str


_WEB = _Way("url", "is on the web, and has no web address", "Add the page on which it begins: `url: https://…`.")
_PLACE = _Way("address", "is a place, and does not say where", "Say where it is: `address: …`.")
_WAYS: dict[Channel, _Way] = {
    "phone": _Way("phone", "is a telephone line, and has no number", "Add the number that customers dial: `phone: …`."),
    "sms": _Way("phone", "takes texts, and has no number", "Add the number to which customers send them: `phone: …`."),
    "email": _Way("email", "is for e-mail, and has no address", "Add the address to which customers write: `email: …`."),
    "letter": _Way("address", "is for letters, and has no address", "Add where customers send them: `address: …`."),
    "online-form": _WEB,
    "web": _WEB,
    "web-chat": _WEB,
    "social-media": _WEB,
    "face-to-face": _PLACE,
    "kiosk": _PLACE,
}


def subjects(facts: Facts) -> int:
    """Contact points that customers reach by a number or an address."""
    return sum(is_made(point) and point.channel in _WAYS for point in facts.catalog.of(ContactPoint))


def check(facts: Facts) -> Iterator[Finding]:
    """Contact points without the number or the address that their channel needs; the place is the channel."""
    for point in facts.catalog.of(ContactPoint):
        way = _WAYS.get(point.channel) if is_made(point) else None
        if way and not getattr(point, way.field) and not (way.field == "phone" and point.other_numbers):
            place = facts.catalog.place(key_of(point), ("channel",))
            yield Finding("no-way-to-reach", place, f"`{point.id}` {way.lacks}", way.remedy)
