"""Reviews by month and owner: how many are due when, and whose they are."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions.name_order import by_title, sort_key
from interlock.findings.nouns import capital
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import linked_number
from interlock.questions.reviews import DueReview

_MONTHS = 12

_LATE, _NEVER, _LATER = "overdue", "never", "later"


@dataclass(frozen=True, slots=True)
class Slot:
    """Reviews that are due together: overdue, never reviewed, in one month, or later."""

    id: str
    title: str
    short: str
    reviews: list[DueReview]


def slots(context: PageContext) -> list[Slot]:
    """The reviews that the audience may see, the most urgent slot first, in each slot by owner and day."""
    today = context.facts.today
    shown = sorted((review for review in context.facts.reviews if _is_listed(context, review)), key=_owner_and_day)
    by_slot: dict[str, list[DueReview]] = {}
    for review in shown:
        by_slot.setdefault(_slot(review, today), []).append(review)
    return [Slot(id, *_titles(id), by_slot[id]) for id in sorted(by_slot, key=_order)]


def _is_listed(context: PageContext, review: DueReview) -> bool:
    key = key_of(review.definition)
    return key in context.listed or key in context.page_titles


def _owner_and_day(review: DueReview) -> tuple[str, str, datetime.date, str]:
    """Sort key: by the owner's title, then by day, so that an owner's reviews stand together."""
    title, id = by_title(review.owner) if review.owner else ("", "")
    return (title, id, review.due or datetime.date.max, sort_key(review.definition.title))


def _anchor_in(slot: Slot, owner: str) -> str:
    """The anchor of an owner's reviews in a slot."""
    return f"{slot.id}-{owner or 'nobody'}"


def anchor_of_owner(owner: str) -> str:
    """Where the row of an owner stands among all months."""
    return f"of-{owner or 'nobody'}"


def calendar_rows(context: PageContext, found: list[Slot], *, to_rows: bool, apart: bool) -> list[tuple[str, list[Markup | str]]]:
    """A row for each owner id: how many reviews are due in each slot, linked.

    `to_rows`: whether each review has a row to link to, else the slot is linked. `apart`: whether each slot has its own page.
    """
    owners: dict[str, dict[str, int]] = {}
    for slot in found:
        for owner, number in Counter(review.owner.id if review.owner else "" for review in slot.reviews).items():
            owners.setdefault(owner, {})[slot.id] = number
    titles = {id: capital(link.title) if (link := context.catalog.link(id)) else "" for id in owners}
    return [
        (id, [_count(slot, _anchor_in(slot, id) if to_rows else slot.id, owners[id].get(slot.id, 0), apart) for slot in found])
        for id in sorted(owners, key=lambda id: (sort_key(titles[id]), id))
    ]


def totals(found: list[Slot], *, apart: bool) -> list[Markup | str]:
    """How many reviews are due in each slot, linked."""
    return [_count(slot, slot.id, len(slot.reviews), apart) for slot in found]


def firsts(slot: Slot) -> Iterable[tuple[DueReview, str]]:
    """The reviews of a slot; the first of each owner with an anchor, the others with ""."""
    for owner, own in groupby(slot.reviews, key=lambda review: review.owner.id if review.owner else ""):
        for number, review in enumerate(own):
            yield review, "" if number else _anchor_in(slot, owner)


def owners_with_feeds(reviews: Iterable[DueReview]) -> set[str]:
    """The ids of the owners whose reviews have dates."""
    return {review.owner.id for review in reviews if review.due and review.owner}


def _count(slot: Slot, anchor: str, number: int, apart: bool) -> Markup | str:
    return linked_number(f"reports/reviews/{f'{slot.id}/' if apart else ''}#{anchor}", number) if number else ""


def _slot(review: DueReview, today: datetime.date) -> str:
    if review.due is None:
        return _NEVER
    if review.due < today:
        return _LATE
    ahead = (review.due.year - today.year) * 12 + review.due.month - today.month
    return f"m-{review.due:%Y-%m}" if ahead < _MONTHS else _LATER


def _order(id: str) -> tuple[int, str]:
    return ({_LATE: 0, _NEVER: 1, _LATER: 3}.get(id, 2), id)


def _titles(id: str) -> tuple[str, str]:
    fixed = {_LATE: ("Overdue", "Overdue"), _NEVER: ("Never reviewed, or no date", "Never"), _LATER: ("Later", "Later")}
    if id in fixed:
        return fixed[id]
    month = datetime.date.fromisoformat(f"{id[2:]}-01")
    return f"{month:%B %Y}", f"{month:%b}"
