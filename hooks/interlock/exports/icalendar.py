"""An iCalendar feed of what is to be read or said again, for everyone and for each link that has to.

An event a definition, all day long on the last day on which its review is in time (RFC 5545), and one for each link that said
whether a promise serves it well, on the last day on which that counts. Equal handbooks give equal bytes; what was reviewed again
moves by its identifier, so that calendars keep one entry for it.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from interlock.catalog import Catalog, key_of
from interlock.definitions import Link
from interlock.questions.reviews import DueReview, reviews_of
from interlock.questions.satisfaction import ReceiverAnswer, answers_of

_LONGEST_LINE = 75  # bytes of a line, its end not counted; RFC 5545, section 3.1


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event. `id` tells it from all others of a handbook, `stamped` is the day since which it says so, `who` has to see to it."""

    id: str
    day: datetime.date
    stamped: datetime.date
    headline: str
    what_to_do: str
    who: Link | None


def files(catalog: Catalog) -> dict[str, str]:
    """`reviews.ics` for all, and `reviews/<link>.ics` for each link that has something to see to."""
    entries = _entries(catalog)
    by_link: dict[str, list[CalendarEntry]] = defaultdict(list)
    for entry in entries:
        if entry.who:
            by_link[entry.who.id].append(entry)
    return {"reviews.ics": text(catalog)} | {
        f"reviews/{id}.ics": calendar(catalog, found, f"Reviews: {found[0].who.title}")
        for id, found in sorted(by_link.items())
        if found[0].who
    }


def text(catalog: Catalog) -> str:
    """The feed for everyone."""
    return calendar(catalog, _entries(catalog), f"Reviews: {catalog.organisation.name}")


def calendar(catalog: Catalog, entries: Iterable[CalendarEntry], name: str) -> str:
    """A calendar of events under a name."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Interlock//Reviews//EN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    handbook = sha256(catalog.organisation.name.encode()).hexdigest()[:8]
    for entry in entries:
        lines += _event(entry, handbook)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _entries(catalog: Catalog) -> list[CalendarEntry]:
    """Everything with a date, by day. Which day is today does not matter to it."""
    reviews = (_review(review) for review in reviews_of(catalog, datetime.date.min) if review.due)
    answers = (_answer(answer) for answer in answers_of(catalog, datetime.date.min) if answer.until)
    return sorted([*reviews, *answers], key=lambda entry: entry.day)


def _review(review: DueReview) -> CalendarEntry:
    assert review.due is not None and review.last is not None
    key = key_of(review.definition)
    who = f"By the {review.by}." if review.by else "By whoever answers for it."
    what_to_do = f"{_escaped(who)} Then: interlock review {key}"
    return CalendarEntry(
        f"{key.kind}-{key.id}", review.due, review.last, f"Review: {review.definition.title}", what_to_do, review.owner
    )


def _answer(answer: ReceiverAnswer) -> CalendarEntry:
    assert answer.until is not None
    key, receiver = key_of(answer.promise), answer.receiver
    what_to_do = f"By {receiver.title}. Then: a line under satisfied in {key}"
    return CalendarEntry(
        f"{key.kind}-{key.id}-serves-{receiver.id}",
        answer.until,
        answer.said.on,
        f"Still well served? {answer.promise.title}",
        _escaped(what_to_do),
        receiver,
    )


def _event(entry: CalendarEntry, handbook: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{entry.id}@{handbook}.interlock.invalid",
        f"DTSTAMP:{entry.stamped:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"SUMMARY:{_escaped(entry.headline)}",
        f"DESCRIPTION:{entry.what_to_do}",
        *([f"CATEGORIES:{_escaped(entry.who.title)}"] if entry.who else []),
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
