"""Owed replies: the maker of a promise that does not serve a receiver well agrees with it on what changes."""

import datetime
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Lesson, Link, Promise, Session
from interlock.definitions.in_force import is_live
from interlock.definitions.values.quantities import parse_quantity
from interlock.findings.typed_commands import typed_word
from interlock.questions.owed.debt import Owed
from interlock.questions.results.periods import later
from interlock.questions.satisfaction import ReceiverAnswer

_TIME_TO_REPLY = parse_quantity("1 month")


def due_replies(catalog: Catalog, answers: Iterable[ReceiverAnswer], today: datetime.date) -> Iterator[Owed]:
    """The reply to each last answer that is not `yes`, until a session, a lesson or an action is about the promise.

    An answer that is stale asks for a reply all the same: nothing is settled by waiting.
    """
    for answer in answers:
        maker = catalog.link(answer.promise.made_by)
        is_asked = answer.entry.answer != "yes" and is_live(answer.promise)
        if is_asked and maker is not None and not _has_reply(catalog, answer.promise, answer.entry.on, today):
            yield _reply(answer, maker, today)


def _has_reply(catalog: Catalog, promise: Promise, since: datetime.date, today: datetime.date) -> bool:
    """Whether a live session or lesson of the days since is about a promise, or one of its actions is. Thanks are no reply."""
    fields = (each for each in catalog.incoming.get(key_of(promise), ()) if each.field.rpartition(".")[2] == "about")
    found = (catalog.definitions.get(each.source) for each in fields)
    return any(_replies(each) and since <= each.on <= today for each in found if isinstance(each, Lesson | Session))


def _replies(found: Lesson | Session) -> bool:
    return is_live(found) and not (isinstance(found, Lesson) and found.is_thanks)


def _reply(answer: ReceiverAnswer, maker: Link, today: datetime.date) -> Owed:
    promise, entry = answer.promise, answer.entry
    how = "serves them only in part" if entry.answer == "partly" else "does not serve them"
    what = f"Agree on what changes, for this {how}: {promise.title}"
    route = ("satisfied", promise.satisfied.index(entry))
    paste = f"interlock new session {typed_word(f'{entry.on:%Y-%m}-{promise.id}')} --about {typed_word(str(key_of(promise)))}"
    due = later(entry.on, _TIME_TO_REPLY)
    return Owed(
        "reply",
        what,
        maker,
        to=(answer.receiver,),
        since=entry.on,
        due=due,
        key=key_of(promise),
        route=route,
        paste=paste,
        today=today,
    )
