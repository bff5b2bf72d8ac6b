"""What links owe, the most urgent first: actions, replies, causes, figures, handshakes, approvals, answers, evidence and more."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.owners import answering_for
from interlock.catalog.replacements import in_place_of
from interlock.definitions import Link
from interlock.definitions.in_force import is_live
from interlock.questions.actions import AgreedAction
from interlock.questions.answered_misses import AnsweredMisses
from interlock.questions.approvals.checked_approvals import Approvals
from interlock.questions.chain.credit import Credit
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.evidence.assessments import Upcoming
from interlock.questions.owed.debt import KINDS_OF_DEBT, Owed, others_than
from interlock.questions.owed.due_amends import due_amends
from interlock.questions.owed.due_answers import due_answers
from interlock.questions.owed.due_assessments import due_assessments
from interlock.questions.owed.due_causes import due_causes
from interlock.questions.owed.due_comparisons import due_comparisons
from interlock.questions.owed.due_figures import due_figures
from interlock.questions.owed.due_own_words import due_own_words
from interlock.questions.owed.due_replies import due_replies
from interlock.questions.owed.due_reviews import due_reviews
from interlock.questions.owed.due_skills import due_skills
from interlock.questions.owed.due_thanks import due_thanks
from interlock.questions.owed.missing_approvals import missing_approvals
from interlock.questions.owed.open_actions import open_actions
from interlock.questions.owed.unanswered_handshakes import unanswered_handshakes
from interlock.questions.results.all_records import Results
from interlock.questions.reviews import DueReview
from interlock.questions.satisfaction import ReceiverAnswer

__all__ = ["Debts", "Owed", "by_urgency", "coach_of", "debts_of"]

# Anything later than this is also put to the link that coaches the one that owes it.
_LATE_ENOUGH_TO_COACH = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Debts:
    """Everything that is owed on a day, the most urgent first: by due date, with things without a date last.

    A thing has no link when it is not known who owes it.
    """

    all: tuple[Owed, ...]

    @cached_property
    def _by_link(self) -> dict[str, list[Owed]]:
        found: dict[str, list[Owed]] = defaultdict(list)
        for owed in self.all:
            found[owed.link.id if owed.link else ""].append(owed)
        return dict(found)

    @cached_property
    def _by_coach(self) -> dict[str, list[Owed]]:
        found: dict[str, list[Owed]] = defaultdict(list)
        for owed in self.all:
            if owed.coach:
                found[owed.coach.id].append(owed)
        return dict(found)

    @cached_property
    def _by_waiting(self) -> dict[str, list[Owed]]:
        found: dict[str, list[Owed]] = defaultdict(list)
        for owed in self.all:
            for waiting in owed.to:
                if isinstance(waiting, Link):
                    found[waiting.id].append(owed)
        return dict(found)

    @property
    def pressing(self) -> list[Owed]:
        """Everything except what recurs and is due in more than a month."""
        return [owed for owed in self.all if owed.is_pressing]

    def by(self, link: Link | None) -> list[Owed]:
        """What a link owes, now or later; for None, the things without a link."""
        return self._by_link.get(link.id if link else "", [])

    def to(self, link: Link) -> list[Owed]:
        """What others owe a link, now or later."""
        return self._by_waiting.get(link.id, [])

    def to_coach(self, link: Link) -> list[Owed]:
        """What is owed more than a month late by the links that this one coaches."""
        return self._by_coach.get(link.id, [])


def debts_of(
    catalog: Catalog,
    today: datetime.date,
    *,
    whole: Catalog,
    actions: Iterable[AgreedAction],
    results: Results,
    answered: AnsweredMisses,
    approvals: Iterable[Approvals],
    answers: Iterable[ReceiverAnswer],
    reviews: Iterable[DueReview],
    handshakes: Iterable[Handshake],
    upcoming: Iterable[Upcoming],
    credit: Credit,
) -> Debts:
    """Collect everything that is owed on a day. What a system or a place would owe, its owner owes.

    `whole`: the catalog before redaction.
    """

    def all_debts() -> Iterator[Owed]:
        yield from open_actions(catalog, actions, today)
        yield from due_replies(catalog, answers, today)
        yield from due_causes(catalog, today, whole=whole)
        yield from due_amends(catalog, results, answered, today)
        yield from due_thanks(catalog, credit, today)
        yield from due_figures(catalog, results, today)
        yield from unanswered_handshakes(handshakes, today)
        yield from missing_approvals(catalog, approvals, today)
        yield from due_answers(catalog, answers, today)
        yield from due_assessments(catalog, upcoming, today)
        yield from due_own_words(catalog, today)
        yield from due_reviews(catalog, reviews, today)
        yield from due_skills(catalog, today)
        yield from due_comparisons(catalog, today)

    return Debts(by_urgency(catalog, whole, all_debts()))


def things_in(debts: Iterable[Owed]) -> list[list[Owed]]:
    """What is owed, each with the debts of all who owe it: an approval of several teams is one thing."""
    things: dict[tuple[object, ...], list[Owed]] = {}
    for owed in debts:
        same = (owed.kind, owed.key, owed.what, tuple(map(key_of, owed.to)), owed.since, owed.due, owed.coach and owed.coach.id)
        things.setdefault(same, []).append(owed)
    return list(things.values())


def by_urgency(catalog: Catalog, whole: Catalog, debts: Iterable[Owed]) -> tuple[Owed, ...]:
    """Debts, the most urgent first; one that is long overdue also names the coach of the link that owes it.

    `whole`: the catalog before redaction.
    What a system or a place would owe is owed by its owner, what a retired link would owe by the one in its place.
    """
    return tuple(sorted((_with_coach(catalog, whole, _owned(catalog, owed)) for owed in debts), key=_urgency))


def _owned(catalog: Catalog, owed: Owed) -> Owed:
    link = answering_for(catalog, in_place_of(catalog, owed.link))
    return owed if link is owed.link else owed._replace(link=link, to=others_than(catalog, link, owed.to))


def _with_coach(catalog: Catalog, whole: Catalog, owed: Owed) -> Owed:
    coach = _coach_if_long_late(catalog, whole, owed)
    return owed if coach is owed.coach else owed._replace(coach=coach)


def coach_of(catalog: Catalog, whole: Catalog, link: Link) -> Link | None:
    """The live link that coaches a link, or the one that it is part of; None where there is none, or a hidden one."""
    written = whole.link(link.id)
    if written and whole.link(written.coached_by) and not catalog.link(written.coached_by):
        return None
    for id in (link.coached_by, link.part_of):
        coach = catalog.link(id)
        if coach is not None and coach is not link and is_live(coach):
            return coach
    return None


def _coach_if_long_late(catalog: Catalog, whole: Catalog, owed: Owed) -> Link | None:
    is_long_late = owed.days_late > _LATE_ENOUGH_TO_COACH.days
    return coach_of(catalog, whole, owed.link) if owed.link and is_long_late else None


def _urgency(owed: Owed) -> tuple[bool, datetime.date, int, Key, str]:
    day = owed.due or owed.since or datetime.date.max
    return (owed.due is None, day, KINDS_OF_DEBT.index(owed.kind), owed.key, owed.what)
