"""Owed causes: of each complaint or failure, where it came from and what changes."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Lesson
from interlock.questions.learning.untraced import StillToSay, lacking, trace_by
from interlock.questions.owed.debt import Owed, has_hidden_owner, others_than, relying_on_all, who_sees_to

_WHAT: dict[StillToSay, str] = {
    "cause": "Find out where it came from",
    "change": "Agree on what changes",
    "both": "Find out where it came from, and agree on what changes",
}
_CAUSE, _CHANGE = "traced_to: [{link: …, what: …}]", "changes: [{what: …, by: …, due: …}]"


def due_causes(catalog: Catalog, today: datetime.date, *, whole: Catalog) -> Iterator[Owed]:
    """What each complaint or failure does not say yet, owed by its owner or by whoever answers for what it is about.

    `whole`: the catalog before redaction, since a cause at a hidden link is a cause.
    """
    for lesson in catalog.of(Lesson):
        key = key_of(lesson)
        written = whole.definitions[key]
        assert isinstance(written, Lesson)
        if (lacks := lacking(written)) and lesson.on <= today and not has_hidden_owner(lesson):
            owner = who_sees_to(catalog, lesson)
            yield Owed(
                "cause",
                f"{_WHAT[lacks]}: {lesson.title}",
                owner,
                to=others_than(catalog, owner, relying_on_all(catalog, lesson.about)),
                since=lesson.on,
                due=trace_by(lesson),
                key=key,
                route=("on",),
                paste=_CHANGE if lacks == "change" else _CAUSE,
                today=today,
            )
