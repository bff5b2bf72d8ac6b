"""Selects what a facilitator needs to know before a session, and sorts it by urgency.

Every fact comes from the other questions; nothing is worked out here.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from interlock.catalog import Catalog, Key, key_of
from interlock.definitions import Definition, Lesson, Session
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import sort_key
from interlock.definitions.session import Checklist
from interlock.questions.actions import AgreedAction, did_not_help
from interlock.questions.capability.capabilities import Capabilities
from interlock.questions.capability.verdicts import WORST_FIRST, Capability
from interlock.questions.chain.handshakes import Handshake, HandshakeState
from interlock.questions.chain.rings import Rings
from interlock.questions.language.uses import FoundUse, Language
from interlock.questions.learning.topic import Topic, topic_of
from interlock.questions.results.all_records import Results
from interlock.questions.results.judging import MOST_PRESSING_FIRST
from interlock.questions.results.records import Record

_T = TypeVar("_T", Lesson, Session)

_WEAKEST_FIRST: Mapping[HandshakeState, int] = {"one-sided": 0, "agreed": 1, "interlocked": 2}
# The fields of lessons and sessions that name what they are about, or where something began.
_ABOUT = ("about", "traced_to.step", "changes.about", *(f"checklist.{name}.actions.about" for name in Checklist.model_fields))


class PromiseFacts(NamedTuple):
    """A promise's results and its capability."""

    record: Record
    capability: Capability

    @property
    def is_in_trouble(self) -> bool:
        """Whether its last result missed the target, or its steps take longer than its limit."""
        last = self.record.last_figure
        return self.capability.verdict == "over" or (last is not None and last.status == "missed")


class Preparation(NamedTuple):
    """What is known about a topic.

    Promises in trouble come first. Lessons and sessions start with the latest. Open actions come first, by due date, then done
    ones that did not help, then the other done ones, the latest first. Handshakes start with the weakest. `avoided` has the words
    to avoid that the topic's definitions use.
    """

    topic: Topic
    promises: tuple[PromiseFacts, ...]
    lessons: tuple[Lesson, ...]
    sessions: tuple[Session, ...]
    actions: tuple[AgreedAction, ...]
    handshakes: tuple[Handshake, ...]
    avoided: tuple[FoundUse, ...]


class Preparations:
    """Prepares sessions. Indexes that all of them need are built once."""

    def __init__(
        self,
        catalog: Catalog,
        *,
        rings: Rings,
        handshakes: Iterable[Handshake],
        actions: Iterable[AgreedAction],
        results: Results,
        capabilities: Capabilities,
        language: Language,
        today: datetime.date,
    ) -> None:
        self._catalog, self._rings, self._language, self._today = catalog, rings, language, today
        self._results, self._capabilities = results, capabilities
        self._handshakes, self._actions = handshakes, actions

    def of(self, subject: Definition) -> Preparation:
        """What is known about a definition."""
        topic = topic_of(self._catalog, self._rings, subject)
        lessons = self._about(topic.definitions, Lesson, subject)
        sessions = self._about([*topic.definitions, *lessons], Session, subject)
        agreed_in = [*([subject] if isinstance(subject, Lesson | Session) else []), *lessons, *sessions]
        stands = [PromiseFacts(self._results.of(each), self._capabilities.of(each)) for each in topic.promises]
        return Preparation(
            topic,
            tuple(sorted(stands, key=_trouble)),
            lessons,
            sessions,
            tuple(sorted(self._agreed(topic, agreed_in), key=self._urgency)),
            self._among(topic),
            tuple(self._avoided(topic)),
        )

    def _about(self, about: Iterable[Definition], model: type[_T], subject: Definition) -> tuple[_T, ...]:
        """The live lessons or sessions about any of these, the latest first, without the subject itself."""
        found = (each for definition in about for each in self._catalog.referring(definition, model, *_ABOUT))
        about_any = {each.id: each for each in found if is_live(each) and each is not subject}
        return tuple(sorted(about_any.values(), key=lambda each: (each.on, each.id), reverse=True))

    def _agreed(self, topic: Topic, agreed_in: Iterable[Lesson | Session]) -> Iterator[AgreedAction]:
        """All actions of the subject, and of lessons and sessions about the topic; of others those that are about the topic."""
        own = {key_of(each) for each in (*topic.definitions, *agreed_in)}
        for each in agreed_in:
            is_about = each is topic.subject or any(self._names_one_of(own, text) for text in each.about)
            for agreed in self._actions_by_key.get(key_of(each), ()):
                if is_about or self._names_one_of(own, agreed.action.about or ""):
                    yield agreed

    def _names_one_of(self, keys: set[Key], text: str) -> bool:
        found = self._catalog.named(text)
        return found is not None and key_of(found) in keys

    def _urgency(self, agreed: AgreedAction) -> tuple[bool, bool, int]:
        action = agreed.action
        if action.done is None or action.is_open(self._today):
            return False, False, (action.due or datetime.date.max).toordinal()
        return True, not did_not_help(action, agreed.agreed_in, self._catalog, self._results), -action.done.toordinal()

    @cached_property
    def _actions_by_key(self) -> Mapping[Key, list[AgreedAction]]:
        found: dict[Key, list[AgreedAction]] = defaultdict(list)
        for agreed in self._actions:
            found[agreed.key].append(agreed)
        return found

    @cached_property
    def _handshakes_by_user(self) -> Mapping[str, list[tuple[str, int, int, Handshake]]]:
        """Handshakes by the ids of their users: the supplier's id, how weak it is, its place among all, and itself."""
        found: dict[str, list[tuple[str, int, int, Handshake]]] = defaultdict(list)
        for number, each in enumerate(self._handshakes):
            found[each.user.id].append((each.supplier.id, _WEAKEST_FIRST[each.state], number, each))
        return found

    def _among(self, topic: Topic) -> tuple[Handshake, ...]:
        """The handshakes between links of the topic, without those that matter only to other promises."""
        promises = {promise.id for promise in topic.promises}
        rings = topic.links.rings
        found = [
            (strength, ring, rings[supplier], place, number, each)
            for place, (id, ring) in enumerate(rings.items())
            for supplier, strength, number, each in self._handshakes_by_user.get(id, ())
            if supplier in rings and (each.matters_to is None or each.matters_to_any(promises))
        ]
        return tuple(each for *_, each in sorted(found))

    def _avoided(self, topic: Topic) -> Iterator[FoundUse]:
        for definition in topic.definitions:
            yield from self._language.avoided_by_text.get(key_of(definition), ())


def _trouble(stand: PromiseFacts) -> tuple[bool, int, int, str]:
    status, verdict = stand.record.status, stand.capability.verdict
    return (
        not stand.is_in_trouble,
        MOST_PRESSING_FIRST.index(status),
        WORST_FIRST.index(verdict),
        sort_key(stand.record.promise.title),
    )
