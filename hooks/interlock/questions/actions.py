"""The actions that lessons and sessions agreed: who owes each of them, and whether it had an effect."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.owners import owner_of
from interlock.catalog.references import HIDDEN
from interlock.catalog.replacements import in_place_of
from interlock.definitions import Lesson, Link, Promise, Session
from interlock.definitions.base import Action
from interlock.definitions.in_force import is_live
from interlock.definitions.session import Checklist
from interlock.questions.results.all_records import Results
from interlock.questions.results.records import Result
from interlock.questions.wording import normalised_words
from interlock.sources import Route

# An action has had time to work by the figure of this many periods later.
_PERIODS_TO_WORK = 3
# The times after an action was done from which its result can be known, and after which nobody is asked any more.
TIME_TO_TELL, TIME_TO_ASK = datetime.timedelta(days=91), datetime.timedelta(days=365)


class AgreedAction(NamedTuple):
    """An action, the lesson or session that agreed it, and the route to it in that file.

    `link` owes the action: the link that it names, or the successor of that; without a name, the owner of the lesson or session.
    """

    action: Action
    agreed_in: Lesson | Session
    route: Route
    link: Link | None

    @property
    def key(self) -> Key:
        """The key of the lesson or session."""
        return key_of(self.agreed_in)


def awaits_result(action: Action, today: datetime.date) -> bool:
    """Whether it is time to ask what came of it, and no result is recorded."""
    return action.result is None and is_time_to_tell(action, today)


def is_time_to_tell(action: Action, today: datetime.date) -> bool:
    """Whether it was done long enough ago for its result to be known, and recently enough to ask."""
    return action.done is not None and TIME_TO_TELL <= today - action.done <= TIME_TO_ASK


def agreed_actions(catalog: Catalog) -> list[AgreedAction]:
    """Every action in a live lesson or session, in the order of the files, except those that a hidden link owes."""
    found: list[Lesson | Session] = [*catalog.of(Lesson), *catalog.of(Session)]
    return [
        AgreedAction(action, agreed_in, route, _debtor(catalog, action, agreed_in))
        for agreed_in in found
        if is_live(agreed_in)
        for route, action in actions_in(agreed_in)
        if (action.by or agreed_in.owner) != HIDDEN
    ]


def dropped_actions(catalog: Catalog, today: datetime.date) -> Iterator[tuple[Lesson | Session, list[Action]]]:
    """The lessons and sessions that are not in force, each with its open actions, which nobody owes.

    Of a retired one, those that the one in its place does not list;
    of a draft, in which nothing is agreed yet, those that are late.
    """
    found: list[Lesson | Session] = [*catalog.of(Lesson), *catalog.of(Session)]
    for agreed_in in found:
        if not is_live(agreed_in):
            is_draft = agreed_in.status == "draft"
            after = None if is_draft else in_place_of(catalog, agreed_in)
            listed = (
                {normalised_words(each.what) for _, each in actions_in(after)} if isinstance(after, Lesson | Session) else set()
            )
            actions = [action for _, action in actions_in(agreed_in) if normalised_words(action.what) not in listed]
            if dropped := [each for each in actions if (each.is_late(today) if is_draft else each.is_open(today))]:
                yield agreed_in, dropped


def actions_in(found: Lesson | Session) -> Iterator[tuple[Route, Action]]:
    """The actions of a lesson or a session, with the route to each."""
    if isinstance(found, Lesson):
        yield from ((("changes", index), change) for index, change in enumerate(found.changes))
    else:
        for name in Checklist.model_fields:
            for index, action in enumerate(getattr(found.checklist, name).actions):
                yield ("checklist", name, "actions", index), action


def _debtor(catalog: Catalog, action: Action, found: Lesson | Session) -> Link | None:
    """The link that owes an action. The actions of a retired link pass to its successor."""
    link = in_place_of(catalog, catalog.link(action.by))
    return link if link is not None and is_live(link) else owner_of(catalog, found)


def without_effect(
    action: Action, agreed_in: Lesson | Session, catalog: Catalog, results: Results
) -> tuple[Promise, list[Result]] | None:
    """The promise that an action is about and its results from the third period on, if it was missed in all of these.

    Periods count from the first one that began after the day the action was done, without those around another and those that are
    not over. An action whose recorded result is that it did not work is left out: its lack of effect is known.
    """
    promise = promise_about(action, agreed_in, catalog)
    if promise is None or (action.result and action.result.answer == "did not work"):
        return None
    still = figures_since(action, agreed_in, catalog, results)[_PERIODS_TO_WORK - 1 :]
    return (promise, still) if still and all(result.status == "missed" for result in still) else None


def figures_since(action: Action, agreed_in: Lesson | Session, catalog: Catalog, results: Results) -> list[Result]:
    """The results of the promise that an action is about, of periods that began after the day it was done and are over.

    Without those around another.
    """
    promise, done = promise_about(action, agreed_in, catalog), action.done
    if promise is None or done is None:
        return []
    since = [each for each in results.of(promise).judged if done < each.period.start and each.period.end < results.today]
    return [each for each in since if not _is_around_another(each, since)]


def promise_about(action: Action, agreed_in: Lesson | Session, catalog: Catalog) -> Promise | None:
    """The promise that an action is about, if there is one.

    One that does not say so mends what went wrong: it is about the only promise of its complaint or failure.
    """
    is_of_failure = isinstance(agreed_in, Lesson) and agreed_in.is_failure
    named = [action.about] if action.about else agreed_in.about if is_of_failure else []
    found = [promise for each in named if isinstance(promise := catalog.named(each), Promise)]
    return found[0] if len(found) == 1 else None


def _is_around_another(result: Result, others: list[Result]) -> bool:
    """Whether another period is a part of this one, as a month is of a quarter."""
    whole = result.period
    return any(each.period.start in whole and each.period.end in whole for each in others if each.period != whole)


def did_not_help(action: Action, agreed_in: Lesson | Session, catalog: Catalog, results: Results) -> bool:
    """Whether a done action is said not to have worked, or its promise is missed all the same."""
    is_said = action.result is not None and action.result.answer == "did not work"
    return is_said or without_effect(action, agreed_in, catalog, results) is not None
