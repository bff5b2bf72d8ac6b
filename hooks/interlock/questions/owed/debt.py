"""`Owed`: one thing that a link owes."""

import datetime
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from interlock.catalog import Catalog, Key
from interlock.catalog.owners import owner_of
from interlock.catalog.references import HIDDEN
from interlock.catalog.replacements import in_place_of
from interlock.definitions import ContactPoint, Customer, Definition, Lesson, Link, Procedure, Promise, Service
from interlock.definitions.link import is_team
from interlock.findings import Place
from interlock.questions.reviews import SOON
from interlock.sources import Route

KindOfDebt = Literal[
    "action",
    "reply",
    "cause",
    "amends",
    "thanks",
    "figure",
    "handshake",
    "approval",
    "answer",
    "evidence",
    "assessment",
    "review",
    "skill",
    "comparison",
    "result",
]


# In the order for things that are equally urgent: first what others wait for.
KINDS_OF_DEBT: tuple[KindOfDebt, ...] = get_args(KindOfDebt)


# What is told beside things without a day, such as approvals.
NEVER_LATE = "What has no date is never late. Agree on a day, and write it as an action, with that day, into a session or lesson."


class Owed(NamedTuple):
    """Something owed, as of `today`.

    `what`: a sentence, in Markdown if `is_prose`. `link`: who owes it, None if not known. `to`: the links and customers that wait
    for it; may be empty. `due`: the last day on which it is in time, or None. `key` and `route`: its place in a file. `paste`:
    the line that settles it, to paste there or to run. `coach`: the link that is asked too, because it is late by over a month.
    `table`: the file of results, or their folder, into which the line to paste belongs, if it is a row.
    """

    kind: KindOfDebt
    what: str
    link: Link | None
    to: tuple[Definition, ...]
    since: datetime.date | None
    due: datetime.date | None
    key: Key
    route: Route
    paste: str
    today: datetime.date
    coach: Link | None = None
    table: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether `what` is an editor's sentence, with Markdown in it."""
        return self.kind in ("action", "result")

    @property
    def days_late(self) -> int:
        """The number of days since it was due; 0 while it is in time."""
        return max((self.today - self.due).days, 0) if self.due else 0

    @property
    def is_soon(self) -> bool:
        """Whether it is due within a month, or late."""
        return self.due is not None and self.due <= self.today + SOON

    @property
    def is_pressing(self) -> bool:
        """Whether it needs attention now: it is late, due within a month, without a date, or an action."""
        return self.due is None or self.kind == "action" or self.is_soon

    def place(self, catalog: Catalog) -> Place:
        """Its place in the file of a definition."""
        return catalog.place(self.key, self.route)

    def pasted_into(self, catalog: Catalog) -> tuple[str, int | None]:
        """The file into which the line belongs, and where in it; no line of a table: gaps would count rows that are hidden."""
        place = self.place(catalog)
        return (self.table, None) if self.table else (place.file, place.line)


def others_than(catalog: Catalog, link: Link | None, found: Iterable[Definition | None]) -> tuple[Definition, ...]:
    """The definitions that were found, each once, except the link itself. What was retired stands for what took its place."""
    current = (in_place_of(catalog, each) for each in found)
    return tuple({(each.kind_name, each.id): each for each in current if each is not None and each is not link}.values())


def has_hidden_owner(definition: Definition) -> bool:
    """Whether readers may not see who owns a definition, and so not what is owed for it either."""
    return HIDDEN in (definition.owner, getattr(definition, "made_by", None))


def who_sees_to(catalog: Catalog, lesson: Lesson) -> Link | None:
    """The owner of a lesson or, where it names none, of the first thing that it is about and that has one.

    Thanks to a team are not its own to give, so a team is no such thing there.
    """
    if lesson.owner:
        return owner_of(catalog, lesson)
    named = (catalog.named(each) for each in lesson.about)
    found = (each for each in named if each is not None and not (lesson.is_thanks and isinstance(each, Link)))
    return next(filter(None, (owner_of(catalog, each) for each in found)), None)


def measured_by(promise: Promise) -> str:
    """The id of the link that measures a promise, or else makes it; `HIDDEN` where readers may not see which it is."""
    return (promise.measure.by if promise.measure else None) or promise.made_by


def relying_on(catalog: Catalog, definition: Definition) -> list[Definition | None]:
    """Who relies on a definition: receivers of a promise, links that do steps or staff a point, customers of a service."""
    match definition:
        case Promise():
            return promised_to(catalog, definition)
        case Procedure():
            return [catalog.link(step.by) for step in definition.steps]
        case ContactPoint():
            return [catalog.link(id) for id in definition.staffed_by]
        case Service():
            return [catalog.get("customer", id) for id in definition.customers]
        case Link() | Customer():
            return [definition] if isinstance(definition, Customer) or is_team(definition) else []
    return []


def relying_on_all(catalog: Catalog, about: Iterable[str]) -> list[Definition | None]:
    """Who relies on definitions named as `kind/id`."""
    return [each for text in about if (definition := catalog.named(text)) for each in relying_on(catalog, definition)]


def promised_to(catalog: Catalog, promise: Promise) -> list[Definition | None]:
    """The receivers of a promise."""
    kind = "customer" if promise.kind == "public" else "link"
    return [catalog.get(kind, id) for id in promise.made_to]
