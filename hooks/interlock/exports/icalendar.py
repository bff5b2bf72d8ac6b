"""An iCalendar feed of the reviews that are due and one of everything that is owed by a day, for everyone and for each link.

Each has an all-day event on the last day on which it is in time (RFC 5545). Equal handbooks give equal bytes. The identifier of
an event stays the same after a review, so that calendars move the entry instead of adding one. It holds the organisation's `id`,
which keeps the entries of two handbooks apart and outlives a new name.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from interlock.catalog import Catalog, key_of
from interlock.catalog.prose import plain_words
from interlock.definitions import Link
from interlock.exports.subscribed_names import subscribed_names
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.typed_commands import typed_word
from interlock.questions.facts import Facts
from interlock.questions.owed.debts import Owed
from interlock.questions.reviews import DueReview, by_owner, reviews_of

_LONGEST_LINE = 75  # bytes of a line without its end; RFC 5545, section 3.1


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that is due on a day. `stamp`: the day on which it became known; `category`: the title of the link concerned."""

    uid: str
    stamp: datetime.date
    due: datetime.date
    summary: str
    description: str
    category: str


def files(catalog: Catalog, today: datetime.date) -> dict[str, str]:
    """`reviews.ics` and `owed.ics` for everyone, `reviews/<link>.ics` and `owed/<link>.ics` for each name of a team."""
    return feeds(Facts(catalog, today))


def feeds(facts: Facts) -> dict[str, str]:
    """The same files, from facts that exist already."""
    return _feeds_of_reviews(facts.catalog) | _feeds_of_debts(facts)


def text(catalog: Catalog, today: datetime.date) -> str:
    """The feed of reviews for everyone, which does not depend on the day."""
    return _feeds_of_reviews(catalog)["reviews.ics"]


def _feeds_of_reviews(catalog: Catalog) -> dict[str, str]:
    due = _due(catalog)
    found = {"reviews.ics": _calendar(catalog, map(_review, due), f"Reviews: {catalog.organisation.name}")}
    of_owners = by_owner(due)
    for name, link in subscribed_names(catalog).items():
        found[f"reviews/{name}.ics"] = _calendar(catalog, map(_review, of_owners.get(link.id, ())), f"Reviews: {link.title}")
    return found


def _feeds_of_debts(facts: Facts) -> dict[str, str]:
    catalog = facts.catalog
    due = [owed for owed in facts.debts.all if owed.due]
    found = {"owed.ics": _calendar(catalog, _debts(catalog, due), f"Owed: {catalog.organisation.name}")}
    for name, link in subscribed_names(catalog).items():
        debts = [owed for owed in facts.debts.by(link) if owed.due]
        found[f"owed/{name}.ics"] = _calendar(catalog, _debts(catalog, debts), f"Owed: {link.title}")
    return found


def owed_feed_of(facts: Facts, link: Link) -> str:
    """The path of the feed of what a link owes, or an empty text if nothing that it owes has a date: then no page offers it."""
    return f"owed/{link.id}.ics" if any(owed.due for owed in facts.debts.by(link)) else ""


def _calendar(catalog: Catalog, events: Iterable[_Event], name: str) -> str:
    """The text of a calendar with a name and events (RFC 5545)."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Interlock//Reviews//EN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    handbook = sha256((catalog.organisation.id or catalog.organisation.name).encode()).hexdigest()[:8]
    written = [line for event in events for line in _written_event(event, handbook)]
    lines += written or _NOTHING
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _due(catalog: Catalog) -> list[DueReview]:
    """The reviews with a due date. `today` may be any day here, because it does not change these dates."""
    return [review for review in reviews_of(catalog, datetime.date.min) if review.due]


def _review(review: DueReview) -> _Event:
    assert review.due is not None and review.last is not None
    key = key_of(review.definition)
    by = f"By the {review.by}." if review.by else "By whoever answers for it."
    return _Event(
        f"{key.kind}-{key.id}",
        review.last,
        review.due,
        f"Review: {review.definition.title}",
        f"{by} Then: interlock review {typed_word(str(key))}",
        review.owner.title if review.owner else "",
    )


def _debts(catalog: Catalog, debts: Iterable[Owed]) -> Iterator[_Event]:
    """An event for each debt. Its identifier depends on what is owed and by whom, so it stays when the due day changes."""
    alike: Counter[str] = Counter()
    for owed in debts:
        assert owed.due is not None
        what = plain_words(owed.what, catalog) if owed.is_prose else owed.what
        # Several links may owe the same, and one of them the same twice.
        same = f"{owed.kind} {owed.key} {owed.what} {owed.link.id if owed.link else ''}"
        identity = sha256(f"{same} {alike[same]}".encode()).hexdigest()[:16]
        alike[same] += 1
        waiting = ", ".join(each.title for each in owed.to)
        parts = [*([f"For {waiting}."] if waiting else []), _next_step(owed, catalog)]
        since, link = owed.since or owed.due, owed.link.title if owed.link else ""
        yield _Event(f"owed-{identity}", since, owed.due, what, " ".join(parts), link)


def _next_step(owed: Owed, catalog: Catalog) -> str:
    """What to write where once it is done. The day is left open, because it is not known yet."""
    file = catalog.sources[owed.key].path
    match owed.kind:
        case "action":
            return f"Then write the day after `done:` in {file}"
        case "amends":
            return f"Then write it beside the figure in {owed.table}: {owed.paste}"
        case "cause":
            return f"Then write what was found in {file}: {owed.paste}"
        case "thanks":
            return f"Then write the day and how after `thanked:` in {file}"
        case "skill":
            return f"Then write the day after `last:` in {file}"
        case "answer" if owed.key.kind == "link":
            return f"Then write the day after `on:` in {file}"
        case "answer":
            return f"Then write a line under `satisfied:` in {file}"
        case "evidence":
            return f"Then say so in the file of what shows it: {owed.paste}"
        case "comparison":
            return f"Then write a line under `benchmarks:` in {file}: {owed.paste}"
        case "figure":
            return (
                f"Add a row to a file in {owed.table}: {owed.paste}"
                if owed.table.endswith("/")
                else f"Add a row to {owed.table}: {owed.paste}"
            )
    return f"Then: {owed.paste}"


def _written_event(event: _Event, handbook: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}@{handbook}.interlock.invalid",
        f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.due:%Y%m%d}",
        f"SUMMARY:{_escaped(event.summary)}",
        f"DESCRIPTION:{_escaped(event.description)}",
        *([f"CATEGORIES:{_escaped(event.category)}"] if event.category else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


# A calendar without any component is invalid, and some programs refuse it for good. This one shows nothing.
_NOTHING = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)

# Anything that a calendar may read as the end of a line, after which a title could add lines of its own.
_LINE_END = lazy_pattern("\r\n|[\r\n\x85\u2028\u2029]")


def _escaped(words: str) -> str:
    return _LINE_END.sub(r"\\n", words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,"))


def _folded(line: str) -> Iterator[str]:
    """A line folded into pieces of at most 75 bytes, each but the first after a space, without splitting characters."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
