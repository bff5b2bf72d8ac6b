"""Facts about each link, to see whether every area is measured and not the front line alone."""

import datetime

from interlock.catalog import Catalog
from interlock.definitions import Link, Promise, Session
from interlock.definitions.in_force import is_live, is_made
from interlock.questions.chain.strength import Strength
from interlock.questions.promise_forms import first_day_to_come
from interlock.questions.results.records import Record
from interlock.questions.reviews import DueReview


def makes_no_promise(catalog: Catalog, link: Link) -> bool:
    """Whether a link makes no promise to customers, other links or those it leads; a draft is one, what is suspended none."""
    return not any(map(is_made, catalog.referring(link, Promise, "made_by")))


def promises_of(catalog: Catalog, link: Link) -> list[Promise]:
    """The live promises that a link makes, sorted by id."""
    return [promise for promise in catalog.referring(link, Promise, "made_by") if is_live(promise)]


def sessions_of(catalog: Catalog, link: Link) -> list[Session]:
    """The sessions in which a link took part, the latest first."""
    found = filter(is_live, catalog.referring(link, Session, "links"))
    return sorted(found, key=lambda session: (session.on, session.id), reverse=True)


def mutual_handshakes(strength: Strength) -> tuple[int, int]:
    """The number of a link's handshakes that both links declare, and the number of all its handshakes."""
    every = (*strength.relies_on, *strength.relied_on_by)
    return sum(handshake.state != "one-sided" for handshake in every), len(every)


def in_date(reviews: tuple[DueReview, ...]) -> tuple[int, int]:
    """The number of these reviews that are in date, and the number of all that are asked for. One never held is not in date."""
    asked = [review.status for review in reviews if review.status != "not asked"]
    return sum(status in ("due", "later") for status in asked), len(asked)


def with_current_figures(records: tuple[Record, ...], today: datetime.date) -> tuple[int, int]:
    """The number of these promises that say what is measured and have a figure that is not overdue, and the number of all.

    Of one that is suspended, or that nobody makes yet, no figure is asked.
    """
    asked = [each for each in records if each.promise.status == "published" and not first_day_to_come(each.promise, today)]
    current = (each.promise.measure and each.last_figure and each.status != "overdue" for each in asked)
    return sum(map(bool, current)), len(asked)
