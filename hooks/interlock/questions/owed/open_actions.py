"""Owed actions of lessons and sessions, and owed results of actions that are done."""

import datetime
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Session
from interlock.questions.actions import AgreedAction, awaits_result
from interlock.questions.owed.debt import KindOfDebt, Owed, others_than, relying_on_all


def open_actions(catalog: Catalog, actions: Iterable[AgreedAction], today: datetime.date) -> Iterator[Owed]:
    """The actions that are not done, and the results that nobody has recorded."""
    for agreed in actions:
        action = agreed.action
        if action.is_open(today):
            paste = f"done: {today}"
            yield _owed(catalog, agreed, "action", since=agreed.agreed_in.on, due=action.due, paste=paste, today=today)
        elif awaits_result(action, today):
            paste = "result: worked  # or: did not work"
            yield _owed(catalog, agreed, "result", since=action.done, due=None, paste=paste, today=today)


def _owed(
    catalog: Catalog,
    agreed: AgreedAction,
    kind: KindOfDebt,
    *,
    since: datetime.date | None,
    due: datetime.date | None,
    paste: str,
    today: datetime.date,
) -> Owed:
    to = _waiting(catalog, agreed)
    return Owed(
        kind,
        agreed.action.what,
        agreed.link,
        to=to,
        since=since,
        due=due,
        key=agreed.key,
        route=agreed.route,
        paste=paste,
        today=today,
    )


def _waiting(catalog: Catalog, agreed: AgreedAction) -> tuple[Definition, ...]:
    """Who waits for an action: the owner of the lesson or session, and those who rely on what the action is about.

    If that is nobody else, those who rely on what the lesson or session is about, or else the links that took part in it.
    """
    found = agreed.agreed_in
    nearest = [owner_of(catalog, found), *relying_on_all(catalog, [agreed.action.about] if agreed.action.about else [])]
    took_part = found.links if isinstance(found, Session) else []
    for waiting in (nearest, relying_on_all(catalog, found.about), map(catalog.link, took_part)):
        if others := others_than(catalog, agreed.link, waiting):
            return others
    return ()
