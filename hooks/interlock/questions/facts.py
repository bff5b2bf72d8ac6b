"""`Facts`: everything derived from a catalog for a given day. Each fact is worked out on first use and cached."""

import datetime
from collections.abc import Callable, Collection, Container, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.owners import answering_for
from interlock.definitions import ContactPoint, Definition, Link, Promise
from interlock.definitions.meaning_marks import SIDES, Side
from interlock.questions.actions import AgreedAction, agreed_actions
from interlock.questions.answered_misses import AnsweredMisses
from interlock.questions.approvals.checked_approvals import AllApprovals, Stage, stage_of
from interlock.questions.calendar.working_time import WorkingCalendar, calendar_of
from interlock.questions.capability.capabilities import Capabilities
from interlock.questions.capability.target_sums import TargetSum, target_sums
from interlock.questions.capacity import Load, over_capacity
from interlock.questions.chain import Chains
from interlock.questions.chain.credit import Credit, credit_of
from interlock.questions.chain.handshakes import Handshake, as_known_to_all, handshakes
from interlock.questions.chain.impact import Impact, without_contact_point, without_link
from interlock.questions.chain.moments import Moment, PromisesByService, moments, promises_by_service
from interlock.questions.chain.promises_behind import PromiseBehind, promises_behind
from interlock.questions.chain.rings import Rings
from interlock.questions.chain.strength import Strength, Strengths
from interlock.questions.chain.support import Supporting, supporting
from interlock.questions.chain.weakest import BelowTarget, Weakest, below_target, weakest_first
from interlock.questions.claims import Claims
from interlock.questions.comparisons import Compared, comparisons_of
from interlock.questions.elements import ElementGrid
from interlock.questions.evidence.assessments import Upcoming, upcoming_assessments
from interlock.questions.evidence.criterion_evidence import Examined, FrameworkEvidence, evidence_of, known_to_all
from interlock.questions.expectations import unmet_ids
from interlock.questions.language.uses import Language, TextCache
from interlock.questions.learning.preparation import Preparation, Preparations
from interlock.questions.owed.debts import Debts, Owed, by_urgency, debts_of
from interlock.questions.owed.due_reviews import due_reviews
from interlock.questions.owed.open_actions import open_actions
from interlock.questions.results.all_records import Results
from interlock.questions.reviews import DueReview, reviews_of
from interlock.questions.satisfaction import ReceiverAnswer, answers_of
from interlock.questions.second_copies import copied_tables, copies_in

# Returns the addresses of all pages of the site, which are planned from the facts.
Addresses = Callable[["Facts"], Collection[str]]


def _no_pages(facts: "Facts") -> Collection[str]:
    return frozenset()


@dataclass(frozen=True)
class Facts:
    """The facts that rules, pages and exports use. `today` is the day for which they hold.

    `whole`: the catalog before redaction, against which stamps are checked; None when nothing was hidden. `text_cache`: the cache
    of texts, which the facts of several catalogs can share. `addresses`: returns the addresses of the pages of the site.
    """

    catalog: Catalog
    today: datetime.date
    whole: Catalog | None = None
    text_cache: TextCache = field(default_factory=TextCache, compare=False)
    addresses: Addresses = field(default=_no_pages, compare=False)

    def prepare(self) -> None:
        """Work out what all pages use, so that forked processes inherit it."""
        _ = (self.language.used_in, self.chains.promises_by_ring, self.results.records, self.reviews, self.moments)
        _ = (self.debts, self.credit)
        for promise in self.catalog.of(Promise):
            _ = (self.chains.of(promise).near, self.capabilities.of(promise))
        for each in self.catalog.of(Link):
            self.strength(each)

    def anew(self) -> "Facts":
        """The same facts with an empty cache, except for the words to avoid: frees the memory of what only rules use."""
        found = replace(self)
        if "avoided" in vars(self.language):
            vars(found.language)["avoided"] = self.language.avoided
        return found

    @cached_property
    def of_all(self) -> "Facts":
        """The facts before redaction. Only they know what is lacking: what seems to be may be there and hidden."""
        if self.whole in (None, self.catalog):
            return self
        return Facts(self.whole, self.today, text_cache=self.text_cache, addresses=self.addresses)

    @cached_property
    def unmet(self) -> frozenset[tuple[str, str]]:
        """The ids of customers and of their expectations that nothing answers, not even something hidden."""
        return unmet_ids(self.of_all.catalog)

    @cached_property
    def planned_addresses(self) -> Collection[str]:
        """The address of every page that is neither a definition's nor hand-written, such as `/promises/` and `/a-z/`."""
        return self.addresses(self)

    @cached_property
    def copies(self) -> dict[Key, Key]:
        """The original of each definition and each hand-written page that looks like a copy of another."""
        return copies_in(self.catalog)

    @cached_property
    def copied_tables(self) -> dict[str, str]:
        """The table that each copy of a table of results repeats, by their paths."""
        return copied_tables(self.catalog)

    @cached_property
    def results(self) -> Results:
        """The record of every promise: kept or not, by period."""
        return Results(self.catalog, self.today)

    @cached_property
    def language(self) -> Language:
        """The shared language: finds terms and words to avoid in texts."""
        return Language(self.catalog, text_cache=self.text_cache)

    @cached_property
    def approvals(self) -> AllApprovals:
        """The approvals of every definition that has or needs any."""
        return AllApprovals(self.catalog, self.whole or self.catalog)

    def lacking(self, promise: Promise, receiver: Link) -> list[Side]:
        """The sides that have yet to approve a promise, as it is now, before it holds for one of its receivers."""
        approvals = self.approvals.get(key_of(promise))
        team = answering_for(self.catalog, receiver) or receiver
        return approvals.lacking(team) if approvals else [*SIDES]

    def stage(self, point: ContactPoint) -> Stage | None:
        """The last stage that a contact point has reached: identified, examined, critiqued or approved; None for a new one."""
        approvals = self.approvals.get(key_of(point))
        return stage_of(point, approvals) if approvals else None

    @cached_property
    def answers(self) -> dict[tuple[str, str], ReceiverAnswer]:
        """The answers of receivers to whether they are well served, by the ids of promise and receiver."""
        return {(answer.promise.id, answer.receiver.id): answer for answer in answers_of(self.catalog, self.today)}

    @cached_property
    def reviews(self) -> list[DueReview]:
        """When each definition is due for review, the earliest first."""
        return reviews_of(self.catalog, self.today)

    @cached_property
    def actions(self) -> list[AgreedAction]:
        """Every action that a live lesson or session agreed, done or not."""
        return agreed_actions(self.catalog)

    @cached_property
    def answered_misses(self) -> AnsweredMisses:
        """What was agreed about promises that were missed."""
        return AnsweredMisses(self.catalog, self.actions, self.today)

    @cached_property
    def debts(self) -> Debts:
        """Everything that links owe: actions, replies, causes, thanks, figures, handshakes, approvals, reviews and more."""
        return debts_of(
            self.catalog,
            self.today,
            whole=self.of_all.catalog,
            actions=self.actions,
            results=self.results,
            answered=self.of_all.answered_misses,
            approvals=self.approvals.values(),
            answers=self.answers.values(),
            reviews=self.reviews,
            handshakes=self.handshakes,
            upcoming=self.upcoming_assessments,
            credit=self.credit,
        )

    @cached_property
    def owed_actions(self) -> tuple[Owed, ...]:
        """The actions among `debts`, without working out the others."""
        return by_urgency(self.catalog, self.of_all.catalog, open_actions(self.catalog, self.actions, self.today))

    @cached_property
    def owed_reviews(self) -> tuple[Owed, ...]:
        """The reviews among `debts`, without working out the others."""
        return by_urgency(self.catalog, self.of_all.catalog, due_reviews(self.catalog, self.reviews, self.today))

    @cached_property
    def upcoming_assessments(self) -> list[Upcoming]:
        """The next assessment of each framework that plans one, with what each link must still show by then."""
        return upcoming_assessments(self.catalog, self.evidence({}), self.today)

    def evidence(self, examined: Mapping[str, Examined], *, every: bool = False) -> list[FrameworkEvidence]:
        """Every live framework with its evidence; with `every` drafts and retired ones too. `examined`: by the name of a rule."""
        found = evidence_of(self.catalog, self.results, examined, self.today, every=every)
        if self.of_all is self:
            return found
        return known_to_all(found, self.of_all.evidence(examined, every=every))

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The organisation's calendar."""
        return calendar_of(self.catalog.organisation)

    def working_day(self, promise: Promise) -> datetime.timedelta:
        """The length of a working day by which a promise counts."""
        return (calendar_of(self.catalog.organisation, promise) if promise.calendar else self.calendar).day_length

    @cached_property
    def supporting(self) -> dict[str, list[Supporting]]:
        """The live procedures that support each promise, by the id of the promise."""
        return supporting(self.catalog)

    @cached_property
    def handshakes(self) -> list[Handshake]:
        """Every handshake, sorted by the ids of user and supplier."""
        seen = handshakes(self.catalog, self.lacking)
        return seen if self.of_all is self else as_known_to_all(seen, self.of_all.catalog, lambda: self.of_all.handshakes)

    @cached_property
    def chains(self) -> Chains:
        """The chain of every promise."""
        return Chains(self.catalog, self.supporting, self.handshakes)

    @cached_property
    def credit(self) -> Credit:
        """Thanks and causes of failures by link."""
        return credit_of(self.catalog, self.rings)

    @cached_property
    def rings(self) -> Rings:
        """The links around any definition, by distance."""
        return Rings(self.catalog, self.chains, self.handshakes, self.of_all.catalog)

    @cached_property
    def capabilities(self) -> Capabilities:
        """The capability of every promise: whether its time limit can be kept."""
        of_all = None if self.of_all is self else self.of_all.capabilities
        return Capabilities(self.catalog, self.today, self.calendar, self.supporting, of_all)

    def target_sums(self, promise: Promise) -> list[TargetSum]:
        """Whether the targets of the securing promises add up to that of a promise, for each supporting procedure."""
        return list(target_sums(self.catalog, self.capabilities.of(promise), self.today))

    @cached_property
    def comparisons(self) -> list[Compared]:
        """Every benchmark beside our last result, in the order of the files."""
        return comparisons_of(self.catalog, self.results, self.working_day, self.today)

    @cached_property
    def over_capacity(self) -> dict[str, list[Load]]:
        """What came to each link that is over its capacity, by its id."""
        return over_capacity(self.catalog, self.results, self.today)

    @cached_property
    def claims(self) -> Claims:
        """Claims to be better than others, and what could back them."""
        return Claims(self.catalog, self.language, self.comparisons)

    @cached_property
    def elements(self) -> ElementGrid:
        """What customers expect and what is promised about each of the eight elements, by service."""
        return ElementGrid(self.catalog, self.unmet, self.of_all.elements if self.of_all is not self else None)

    @cached_property
    def promises_by_service(self) -> PromisesByService:
        """The published public promises by service, each with the contact points that it names."""
        return promises_by_service(self.catalog)

    @cached_property
    def moments(self) -> list[Moment]:
        """Every contact point with its services, and what is promised there."""
        return moments(self.catalog, self.promises_by_service)

    @cached_property
    def _below_target(self) -> dict[str, BelowTarget]:
        return below_target(self.catalog.of(Promise), self.results, self.working_day)

    def promises_behind(self, promise: Promise, only: Container[str] | None = None) -> list[PromiseBehind]:
        """The promises on which this one depends, the nearest first. `only`: the ids to look for; None for all."""
        return promises_behind(self.catalog, self.chains, self.supporting.get(promise.id, []), promise, only)

    def weak_links(self, promise: Promise) -> list[Weakest]:
        """The promises behind this one whose last result is below their target, the furthest below first."""
        return weakest_first(self.promises_behind(promise, self._below_target), self._below_target)

    def weakest_link(self, promise: Promise) -> Weakest | None:
        """The promise behind this one whose last result is furthest below its target, or None."""
        return next(iter(self.weak_links(promise)), None)

    def without(self, subject: Link | ContactPoint, rings: int | None = None) -> Impact:
        """The impact of losing a link or a contact point. Promises beyond `rings` are only counted."""
        if isinstance(subject, Link):
            return without_link(self.catalog, self.chains, subject, self.today, rings)
        return without_contact_point(self.catalog, subject, self.of_all.catalog, self.today)

    @cached_property
    def _strengths(self) -> Strengths:
        return Strengths(
            self.catalog,
            chains=self.chains,
            handshakes=self.handshakes,
            reviews=self.reviews,
            results=self.results,
            teams=self.of_all.catalog.of(Link),
        )

    def strength(self, link: Link) -> Strength:
        """The facts about the strength of a link."""
        return self._strengths.of(link)

    @cached_property
    def _preparations(self) -> Preparations:
        return Preparations(
            self.catalog,
            rings=self.rings,
            handshakes=self.handshakes,
            actions=self.actions,
            results=self.results,
            capabilities=self.capabilities,
            language=self.language,
            today=self.today,
        )

    def preparation(self, subject: Definition) -> Preparation:
        """What is known about a definition before a session."""
        return self._preparations.of(subject)
