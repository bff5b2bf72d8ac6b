"""What a team says of itself, which counts for a while only: how strong a link it is."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Link
from interlock.questions.chain.support import is_live
from interlock.questions.owed.debt import Owed, others_than
from interlock.questions.pyramid import own_words


def due_own_words(catalog: Catalog, today: datetime.date) -> Iterator[Owed]:
    """Each answer that a team has to give again, to the link that coaches it."""
    for link in filter(is_live, catalog.of(Link)):
        to = others_than(link, [catalog.link(link.coached_by)])
        for index, answer in enumerate(own_words(catalog, link, today)):
            what = f"Answer again, as a team: {answer.said.question}"
            route = ("says", index, "on")
            yield Owed("answer", what, link, to, answer.said.on, answer.until, key_of(link), route, f"on: {today}", today)
