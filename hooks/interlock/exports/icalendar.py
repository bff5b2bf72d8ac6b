"""An iCalendar feed of the reviews that are due, for everyone and for each link that answers for something.

An event a definition, all day long on the last day on which its review is in time (RFC 5545). Equal handbooks give equal
bytes; what was reviewed again moves by its identifier, so that calendars keep one entry for it.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from interlock.catalog import Catalog, key_of
from interlock.questions.reviews import DueReview, by_owner, reviews_of

_LONGEST_LINE = 75  # bytes of a line, its end not counted; RFC 5545, section 3.1


def files(catalog: Catalog) -> dict[str, str]:
    """`reviews.ics` for all, and `reviews/<link>.ics` for each link that answers for something."""
    owners = by_owner(_due(catalog))
    return {"reviews.ics": text(catalog)} | {
        f"reviews/{id}.ics": calendar(catalog, reviews, f"Reviews: {reviews[0].owner.title}")
        for id, reviews in owners.items()
        if reviews[0].owner
    }


def text(catalog: Catalog) -> str:
    """The feed for everyone."""
    return calendar(catalog, _due(catalog), f"Reviews: {catalog.organisation.name}")


def calendar(catalog: Catalog, reviews: Iterable[DueReview], name: str) -> str:
    """A calendar of reviews under a name."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Interlock//Reviews//EN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    handbook = sha256(catalog.organisation.name.encode()).hexdigest()[:8]
    for review in reviews:
        lines += _event(review, handbook)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _due(catalog: Catalog) -> list[DueReview]:
    """Reviews with a date. Which day is today does not matter to them."""
    return [review for review in reviews_of(catalog, datetime.date.min) if review.due]


def _event(review: DueReview, handbook: str) -> list[str]:
    assert review.due is not None and review.last is not None
    key = key_of(review.definition)
    who = review.by or "whoever answers for it"
    owner = [f"CATEGORIES:{_escaped(review.owner.title)}"] if review.owner else []
    return [
        "BEGIN:VEVENT",
        f"UID:{key.kind}-{key.id}@{handbook}.interlock.invalid",
        f"DTSTAMP:{review.last:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{review.due:%Y%m%d}",
        f"SUMMARY:{_escaped(f'Review: {review.definition.title}')}",
        f"DESCRIPTION:{_escaped(f'By the {who}.' if review.by else f'By {who}.')} Then: interlock review {key}",
        *owner,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


# Whatever a calendar may take for the end of a line: a title could add lines of its own after it.
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def _escaped(words: str) -> str:
    return _LINE_END.sub(r"\\n", words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,"))


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that are short enough, each but the first after a space; no letter is cut."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
