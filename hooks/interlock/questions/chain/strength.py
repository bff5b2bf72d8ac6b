"""Facts about the strength of a link, for a team to discuss. There is no score and no ranking."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Link, Procedure, Promise
from interlock.definitions.in_force import is_live
from interlock.definitions.procedure import Step
from interlock.questions.chain.chains import Chains
from interlock.questions.chain.handshakes import Handshake, HandshakeState
from interlock.questions.results.all_records import Results
from interlock.questions.results.records import Record
from interlock.questions.reviews import DueReview
from interlock.questions.wording import normalised_words


class IrreplaceableStep(NamedTuple):
    """A step of a link that needs skills which no other live link lists, so that nobody else could step in."""

    procedure: Procedure
    step: Step
    skills: tuple[str, ...]


class Strength(NamedTuple):
    """The facts about a link. `resting`: the promises in whose chains it is, by title, in a list for each ring, nearest first.

    `relies_on` and `relied_on_by`: its handshakes. `records`: the results of the promises it makes. `reviews`: those of the
    definitions it owns.
    """

    link: Link
    resting: Sequence[Sequence[Promise]]
    relies_on: tuple[Handshake, ...]
    relied_on_by: tuple[Handshake, ...]
    reviews: tuple[DueReview, ...]
    records: tuple[Record, ...]
    only_here: tuple[IrreplaceableStep, ...]

    @property
    def resting_count(self) -> int:
        """The number of promises in whose chains it is."""
        return sum(map(len, self.resting))

    def handshakes_in(self, state: HandshakeState) -> int:
        """The number of its handshakes in this state."""
        return sum(handshake.state == state for handshake in (*self.relies_on, *self.relied_on_by))


class Strengths:
    """The facts about all links. What concerns all of them is indexed once, so that each is fast to look up.

    `teams`: all who could step in, hidden ones too.
    """

    def __init__(
        self,
        catalog: Catalog,
        *,
        chains: Chains,
        handshakes: Iterable[Handshake],
        reviews: Iterable[DueReview],
        results: Results,
        teams: Iterable[Link],
    ) -> None:
        self._catalog, self._chains, self._results = catalog, chains, results
        self._found: dict[str, Strength] = {}
        self._relies_on: dict[str, list[Handshake]] = defaultdict(list)
        self._relied_on_by: dict[str, list[Handshake]] = defaultdict(list)
        self._reviews: dict[str, list[DueReview]] = defaultdict(list)
        self._skilled: dict[str, set[str]] = defaultdict(set)
        for handshake in handshakes:
            self._relies_on[handshake.user.id].append(handshake)
            self._relied_on_by[handshake.supplier.id].append(handshake)
        for review in reviews:
            if review.owner:
                self._reviews[review.owner.id].append(review)
        for link in teams:
            for skill in link.skills if is_live(link) else ():
                self._skilled[normalised_words(skill.skill)].add(link.id)

    def of(self, link: Link) -> Strength:
        """The facts about one link."""
        if link.id not in self._found:
            self._found[link.id] = self._of(link)
        return self._found[link.id]

    def _of(self, link: Link) -> Strength:
        return Strength(
            link,
            self._chains.promises_by_ring.get(link.id, ()),
            tuple(self._relies_on.get(link.id, ())),
            tuple(self._relied_on_by.get(link.id, ())),
            tuple(self._reviews.get(link.id, ())),
            tuple(self._results.of(promise) for promise in self._made_by(link)),
            tuple(self._only_here(link)),
        )

    def _made_by(self, link: Link) -> Iterator[Promise]:
        yield from filter(is_live, self._catalog.referring(link, Promise, "made_by"))

    def _only_here(self, link: Link) -> Iterator[IrreplaceableStep]:
        """The steps that this link does, and nobody else could do."""
        for procedure in self._catalog.referring(link, Procedure, "steps.by"):
            if is_live(procedure):
                for step in procedure.steps:
                    skills = tuple(
                        skill for skill in step.skills if not self._skilled.get(normalised_words(skill), set()) - {link.id}
                    )
                    if skills and self._catalog.link(step.by) is link:
                        yield IrreplaceableStep(procedure, step, skills)
