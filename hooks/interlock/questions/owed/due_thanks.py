"""Owed thanks: that those who made something good happen, the back office too, were told so."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Lesson
from interlock.questions.chain.credit import Credit
from interlock.questions.owed.debt import Owed, has_hidden_owner, others_than, who_sees_to
from interlock.questions.results.periods import A_MONTH, A_YEAR, later


def due_thanks(catalog: Catalog, credit: Credit, today: datetime.date) -> Iterator[Owed]:
    """The thanks of each lesson of the last year that nobody has handed over, owed to all for whom they count."""
    for lesson in catalog.of(Lesson):
        is_due = lesson.thanked is None and lesson.on <= today < later(lesson.on, A_YEAR)
        if not is_due or has_hidden_owner(lesson):
            continue
        owner = who_sees_to(catalog, lesson)
        if to := others_than(catalog, owner, [thanks.link for thanks in credit.shared(lesson) if thanks.counts]):
            yield Owed(
                "thanks",
                f"Thank those who made it happen: {lesson.title}",
                owner,
                to=to,
                since=lesson.on,
                due=later(lesson.on, A_MONTH),
                key=key_of(lesson),
                route=("on",),
                paste=f"thanked: {{on: {today}, how: …}}",
                today=today,
            )
