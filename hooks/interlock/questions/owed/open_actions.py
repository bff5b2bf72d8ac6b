"""Owed actions of lessons and sessions, and owed results of actions that are done."""

import datetime
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Session
from interlock.questions.actions import AgreedAction, awaits_result
from interlock.questions.owed.debt import Owed, others_than, relying_on


def open_actions(catalog: Catalog, actions: Iterable[AgreedAction], today: datetime.date) -> Iterator[Owed]:
    """The actions that are not done, and the results that nobody has recorded."""
    for agreed in actions:
        if agreed.action.is_open(today):
            yield _to_do(catalog, agreed, today)
        elif awaits_result(agreed.action, today):
            yield _to_tell(catalog, agreed, today)


def _to_do(catalog: Catalog, agreed: AgreedAction, today: datetime.date) -> Owed:
    return Owed(
        "action",
        agreed.action.what,
        agreed.link,
        _waiting(catalog, agreed),
        agreed.agreed_in.on,
        agreed.action.due,
        agreed.key,
        agreed.route,
        f"done: {today}",
        today,
    )


def _to_tell(catalog: Catalog, agreed: AgreedAction, today: datetime.date) -> Owed:
    return Owed(
        "result",
        agreed.action.what,
        agreed.link,
        _waiting(catalog, agreed),
        agreed.action.done,
        None,
        agreed.key,
        agreed.route,
        "result: worked  # or: did not work",
        today,
    )


def _waiting(catalog: Catalog, agreed: AgreedAction) -> tuple[Definition, ...]:
    """Who waits for an action: the owner of the lesson or session, and those who rely on what the action is about.

    If that is nobody else, those who rely on what the lesson or session is about, or else the links that took part in it.
    """
    found = agreed.agreed_in
    nearest = [owner_of(catalog, found), *_relying(catalog, [agreed.action.about] if agreed.action.about else [])]
    took_part = found.links if isinstance(found, Session) else []
    for waiting in (nearest, _relying(catalog, found.about), map(catalog.link, took_part)):
        if others := others_than(catalog, agreed.link, waiting):
            return others
    return ()


def _relying(catalog: Catalog, about: list[str]) -> list[Definition | None]:
    return [each for text in about if (definition := catalog.named(text)) for each in relying_on(catalog, definition)]
