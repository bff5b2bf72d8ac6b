"""Everything that follows from the definitions on a given day, each worked out once and only when somebody asks."""

import datetime
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import cached_property

from interlock.catalog import Catalog, Key, key_of
from interlock.definitions import ContactPoint, Link, Promise
from interlock.definitions.meaning import SIDES, Side
from interlock.questions.actions import AgreedAction, agreed_actions
from interlock.questions.approvals import Approvals, Stage, all_approvals, stage_of
from interlock.questions.calendar.working_time import WorkingCalendar, calendar_of
from interlock.questions.capability import Capabilities
from interlock.questions.capability.target_sums import TargetSum, target_sums
from interlock.questions.chain import Chains
from interlock.questions.chain.credit import Credit, credit_of
from interlock.questions.chain.handshakes import Handshake, handshakes
from interlock.questions.chain.impact import Impact, without_contact_point, without_link
from interlock.questions.chain.moments import Moment, moments
from interlock.questions.chain.promises_behind import PromiseBehind, promises_behind
from interlock.questions.chain.rings import Rings
from interlock.questions.chain.strength import Strength, Strengths
from interlock.questions.chain.support import Supporting, supporting
from interlock.questions.chain.weakest import BelowTarget, Weakest, below_target, weakest_of
from interlock.questions.language import Language, TextCache
from interlock.questions.owed import Debts, debts_of
from interlock.questions.results import Results, results_of
from interlock.questions.reviews import DueReview, reviews_of
from interlock.questions.satisfaction import ReceiverAnswer, answers_of

# Which addresses the pages of the site have, by the facts that the pages are planned from.
Addresses = Callable[["Facts"], frozenset[str]]


def _no_pages(facts: "Facts") -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class Facts:
    """What rules, pages and exports ask. `today` is the day for which everything is true.

    `whole` is the catalog before anything was hidden from readers, by which stamps are judged; left out, it is `catalog`.
    `reading` is what was read of texts: handed on from the facts of one catalog to those of the next. `addresses` works out
    what pages the site has.
    """

    catalog: Catalog
    today: datetime.date
    whole: Catalog | None = None
    reading: TextCache = field(default_factory=TextCache, compare=False)
    addresses: Addresses = field(default=_no_pages, compare=False)

    @cached_property
    def planned_addresses(self) -> frozenset[str]:
        """The addresses of the site's pages that stand for no definition and are not hand-written, such as `/promises/` and `/a-z/`."""
        return self.addresses(self)

    @cached_property
    def results(self) -> Results:
        """Every promise's record: kept or not, by period."""
        return results_of(self.catalog, self.today)

    @cached_property
    def language(self) -> Language:
        """The shared language: which words of a text are terms, and which to avoid."""
        return Language(self.catalog, reading=self.reading)

    @cached_property
    def approvals(self) -> dict[Key, Approvals]:
        """Who stands by each definition that somebody should approve or did."""
        return all_approvals(self.catalog, self.whole or self.catalog)

    def lacking(self, promise: Promise, receiver: Link) -> list[Side]:
        """The sides that do not stand by a promise yet, as it is written now, of those that must for one of its receivers."""
        approvals = self.approvals.get(key_of(promise))
        return approvals.lacking(receiver) if approvals else [*SIDES]

    def stage(self, point: ContactPoint) -> Stage | None:
        """How far a contact point has come: identified, examined, critiqued, approved; None at the very start."""
        approvals = self.approvals.get(key_of(point))
        return stage_of(point, approvals) if approvals else None

    @cached_property
    def answers(self) -> dict[tuple[str, str], ReceiverAnswer]:
        """Whether those whom links promise something are well served, as they say, by the ids of promise and receiver."""
        return {(answer.promise.id, answer.receiver.id): answer for answer in answers_of(self.catalog, self.today)}

    @cached_property
    def reviews(self) -> list[DueReview]:
        """When each definition is due to be reviewed, the first due first."""
        return reviews_of(self.catalog, self.today)

    @cached_property
    def actions(self) -> list[AgreedAction]:
        """Every action that a lesson or a session agreed, done or owed."""
        return agreed_actions(self.catalog)

    @cached_property
    def debts(self) -> Debts:
        """What every link owes: actions, figures, handshakes, approvals, answers, reviews and skills."""
        return debts_of(
            self.catalog,
            self.today,
            actions=self.actions,
            results=self.results,
            approvals=self.approvals.values(),
            answers=self.answers.values(),
            reviews=self.reviews,
            handshakes=self.handshakes,
        )

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """When the organisation works."""
        return calendar_of(self.catalog.organisation)

    @cached_property
    def supporting(self) -> dict[str, list[Supporting]]:
        """The live procedures that support each promise, by the promise's id."""
        return supporting(self.catalog)

    @cached_property
    def handshakes(self) -> list[Handshake]:
        """Every handshake, by the ids of user and supplier."""
        return handshakes(self.catalog, self.lacking)

    @cached_property
    def chains(self) -> Chains:
        """Who must hold for each promise to be kept."""
        return Chains(self.catalog, self.supporting, self.handshakes)

    @cached_property
    def credit(self) -> Credit:
        """Thanks and causes, link by link."""
        return credit_of(self.catalog, self.rings)

    @cached_property
    def rings(self) -> Rings:
        """The links around any definition, by distance."""
        return Rings(self.catalog, self.chains, self.handshakes)

    @cached_property
    def capabilities(self) -> Capabilities:
        """Whether each promise can be kept."""
        return Capabilities(self.catalog, self.calendar, self.supporting)

    def target_sums(self, promise: Promise) -> list[TargetSum]:
        """What the targets of the promises that secure its steps come to, for each procedure that keeps it."""
        return list(target_sums(self.catalog, self.capabilities.of(promise)))

    @cached_property
    def moments(self) -> list[Moment]:
        """Where customers meet the organisation, and what is promised there."""
        return moments(self.catalog)

    @cached_property
    def _below_target(self) -> dict[str, BelowTarget]:
        return below_target(self.catalog.of(Promise), self.results, self.calendar.day_length)

    def promises_behind(self, promise: Promise, only: Container[str] | None = None) -> list[PromiseBehind]:
        """The promises on which this one rests, the nearest first; `only`: the ids that are asked about."""
        return promises_behind(self.catalog, self.chains, self.supporting.get(promise.id, []), promise, only)

    def weakest_link(self, promise: Promise) -> Weakest | None:
        """The promise behind this one whose last result is furthest below its target, if any is."""
        return weakest_of(self.promises_behind(promise, self._below_target), self._below_target)

    def without(self, subject: Link | ContactPoint, rings: int | None = None) -> Impact:
        """What falls when a link or a contact point is gone; promises further away than `rings` are only counted."""
        if isinstance(subject, Link):
            return without_link(self.catalog, self.chains, subject, rings)
        return without_contact_point(self.catalog, subject)

    @cached_property
    def _strengths(self) -> Strengths:
        return Strengths(self.catalog, chains=self.chains, handshakes=self.handshakes, reviews=self.reviews, results=self.results)

    def strength(self, link: Link) -> Strength:
        """How strong a link is, in facts."""
        return self._strengths.of(link)
