"""The forms of a promise that changes: what it promised on a day, and from when it holds as its file says now."""

import datetime
from itertools import pairwise
from typing import NamedTuple

from interlock.definitions import Promise


def held_on(promise: Promise, day: datetime.date) -> Promise | None:
    """A promise as it was on a day, or None before it was made. Entries in `earlier` hold only what was different."""
    is_current = promise.valid_from is not None and day >= promise.valid_from
    held = [] if is_current else [earlier for earlier in promise.earlier if earlier.until >= day]
    if promise.valid_from is not None and not is_current and not held:
        return None
    wording, limit, target = promise.wording, promise.limit, promise.target
    for earlier in sorted(held, key=lambda earlier: earlier.until, reverse=True):
        wording, limit, target = earlier.wording or wording, earlier.limit or limit, earlier.target or target
    return promise.model_copy(update={"wording": wording, "limit": limit, "target": target}) if held else promise


def begins_later(promise: Promise, today: datetime.date) -> datetime.date | None:
    """The day from which a promise holds in its last form, where that is still to come."""
    begins = promise.valid_from or after_earlier_forms(promise)
    return begins if begins and begins > today else None


def first_day_to_come(promise: Promise, today: datetime.date) -> datetime.date | None:
    """The first day of a promise of which nothing is promised today; None where something is."""
    return promise.valid_from if held_on(promise, today) is None else None


def after_earlier_forms(promise: Promise) -> datetime.date | None:
    """The day after the last on which a promise held in an earlier form; None where it had none that ends."""
    last = max((earlier.until for earlier in promise.earlier if earlier.until < datetime.date.max), default=None)
    return last + datetime.timedelta(days=1) if last else None


def first_days(promise: Promise) -> list[datetime.date]:
    """The days on which a promise took or will take another form, in their order."""
    ends = {earlier.until for earlier in promise.earlier if earlier.until < datetime.date.max}
    return sorted({end + datetime.timedelta(days=1) for end in ends} | ({promise.valid_from} if promise.valid_from else set()))


def forms_to_come(promise: Promise, today: datetime.date) -> list[tuple[datetime.date, Promise]]:
    """The forms that a promise takes after a day, with the first day of each, in their order."""
    held = ((day, held_on(promise, day)) for day in first_days(promise) if day > today)
    return [(day, form) for day, form in held if form]


class FormForATime(NamedTuple):
    """A form of a promise, and the first and the last day of it from today on."""

    form: Promise
    first: datetime.date
    last: datetime.date


def forms_until_the_last(promise: Promise, today: datetime.date) -> list[FormForATime]:
    """The forms that a promise has from a day on until it takes its last one, in their order."""
    days = [today, *(day for day, _ in forms_to_come(promise, today))]
    held = ((held_on(promise, first), first, following) for first, following in pairwise(days))
    return [FormForATime(form, first, following - datetime.timedelta(days=1)) for form, first, following in held if form]


def forms_behind(
    behind: Promise, promise: Promise, today: datetime.date, until: datetime.date = datetime.date.max
) -> list[Promise]:
    """The forms of a promise behind another that the last form of the other meets.

    That of the other's first day, or of today if it holds already, and all later ones; none that begin after `until`.
    """
    day = begins_later(promise, today) or today
    held = held_on(behind, day)
    return [*([held] if held else []), *(form for first, form in forms_to_come(behind, day) if first <= until)] or [behind]
