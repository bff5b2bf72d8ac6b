"""Owed reviews: those with a due date, and first reviews of definitions with an interval."""

import datetime
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog, key_of
from interlock.findings.typed_commands import typed_word
from interlock.questions.owed.debt import Owed, has_hidden_owner, others_than, relying_on
from interlock.questions.reviews import DueReview


def due_reviews(catalog: Catalog, reviews: Iterable[DueReview], today: datetime.date) -> Iterator[Owed]:
    """The next review of each definition with an interval."""
    for review in reviews:
        definition, key = review.definition, key_of(review.definition)
        if review.status == "not asked" or has_hidden_owner(definition):
            continue
        route = ("review", "last") if review.last else ()
        what = f"Read it again: {definition.title}" if review.last else f"Read it for the first time: {definition.title}"
        to = others_than(catalog, review.owner, relying_on(catalog, definition))
        paste = f"interlock review {typed_word(str(key))}"
        yield Owed(
            "review", what, review.owner, to=to, since=review.last, due=review.due, key=key, route=route, paste=paste, today=today
        )
