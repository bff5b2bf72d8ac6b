"""What was counted for a promise though it does not hold: suspended procedures and promises, and promises that begin later."""

import datetime
from collections.abc import Iterable

from interlock.definitions import Procedure, Promise
from interlock.findings.nouns import apart, listed
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.promise_forms import begins_later, first_day_to_come


def not_in_force(counted: Iterable[Procedure | Promise], promise: Promise, today: datetime.date) -> str:
    """Which of these do not hold when a promise does, as the end of a sentence; empty where all of them hold.

    For example: "Parts fitted, on which this rests, is suspended". A promise that begins later is asked for its first day.
    """
    day, found = begins_later(promise, today) or today, list({(type(each), each.id): each for each in counted}.values())
    suspended = [apart(each.title) for each in found if each.status == "suspended"]
    reasons = (
        [f"{listed(suspended)}, on which this rests, {'is' if len(suspended) == 1 else 'are'} suspended"] if suspended else []
    )
    for each in found:
        begins = first_day_to_come(each, day) if isinstance(each, Promise) and each.status != "suspended" else None
        if begins:
            reasons.append(f"{apart(each.title)}, on which this rests, begins only on {day_in_words(begins)}")
    return "; ".join(reasons)
