"""What was agreed about a promise that was missed: the actions of lessons and sessions, beside what its figures say themselves."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from interlock.catalog import Catalog
from interlock.definitions import Lesson, Promise
from interlock.questions.actions import AgreedAction
from interlock.questions.results.records import Result

# What was agreed earlier in a long period, such as a year, is an answer to what was missed before it.
_TIME_BEFORE_ITS_END = datetime.timedelta(days=31)


class AnsweredMisses:
    """The actions about each promise. One is about a promise if it says so, or if its lesson or session does; thanks are not."""

    def __init__(self, catalog: Catalog, actions: Iterable[AgreedAction], today: datetime.date) -> None:
        self._today = today
        self._found: dict[str, list[AgreedAction]] = defaultdict(list)
        for agreed in actions:
            is_thanks = isinstance(agreed.agreed_in, Lesson) and agreed.agreed_in.is_thanks
            about = [*([agreed.action.about] if agreed.action.about else []), *([] if is_thanks else agreed.agreed_in.about)]
            for id in {named.id for each in about if isinstance(named := catalog.named(each), Promise)}:
                self._found[id].append(agreed)

    def agreed_about(self, promise: Promise, result: Result) -> Sequence[AgreedAction]:
        """The actions that were agreed while a result came about, or since."""
        since = max(result.period.start, result.period.end - _TIME_BEFORE_ITS_END)
        return [each for each in self._found.get(promise.id, ()) if since <= each.agreed_in.on <= self._today]

    def is_answered(self, promise: Promise, result: Result) -> bool:
        """Whether anybody says what is done about a miss: beside the figure, in a lesson or in a session."""
        return bool(result.action or self.agreed_about(promise, result))
