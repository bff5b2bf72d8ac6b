"""Owed answers: receivers of promises say again, from time to time, whether they are well served."""

import datetime
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog, key_of
from interlock.questions.owed.debt import Owed, others_than
from interlock.questions.satisfaction import ReceiverAnswer


def due_answers(catalog: Catalog, answers: Iterable[ReceiverAnswer], today: datetime.date) -> Iterator[Owed]:
    """The answer that each receiver owes next, to the link that makes the promise, while it holds."""
    for answer in answers:
        promise, link = answer.promise, answer.receiver
        if answer.until is not None and promise.status == "published":
            what = f"Say again whether it serves you: {promise.title}"
            to = others_than(catalog, link, [catalog.link(promise.made_by)])
            route = ("satisfied", promise.satisfied.index(answer.entry))
            line = f"- {{link: {link.id}, on: {today}, answer: …}}"
            yield Owed(
                "answer",
                what,
                link,
                to=to,
                since=answer.entry.on,
                due=answer.until,
                key=key_of(promise),
                route=route,
                paste=line,
                today=today,
            )
