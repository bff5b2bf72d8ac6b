"""Owed answers: teams say again, from time to time, how strong a link they are."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Link
from interlock.definitions.in_force import is_live
from interlock.questions.owed.debt import Owed, others_than
from interlock.questions.pyramid import own_words


def due_own_words(catalog: Catalog, today: datetime.date) -> Iterator[Owed]:
    """The answers about itself that each team gives again, to the link that coaches it."""
    for link in filter(is_live, catalog.of(Link)):
        to = others_than(catalog, link, [catalog.link(link.coached_by)])
        for index, own in enumerate(own_words(catalog, link, today)):
            what = f"Answer again, as a team: {own.answer.question}"
            route = ("says", index, "on")
            yield Owed(
                "answer",
                what,
                link,
                to=to,
                since=own.answer.on,
                due=own.until,
                key=key_of(link),
                route=route,
                paste=f"on: {today}",
                today=today,
            )
