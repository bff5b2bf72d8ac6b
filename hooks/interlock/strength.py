"""How strong a link are we? Facts a team can discuss: no score, no ranking."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interlock.catalog import Catalog
from interlock.chain import Chains
from interlock.definitions import Link, Procedure, Promise
from interlock.definitions.procedure import Step
from interlock.handshakes import Handshake, State
from interlock.results import Record, Results
from interlock.reviews import Review
from interlock.support import is_live
from interlock.wording import words_of


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A step of this link that names a skill which no other live link lists: nobody else could step in."""

    procedure: Procedure
    step: Step
    number: int
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """What is known of a link. `resting` are the promises in whose chain it stands, with the ring, the nearest first.

    `relies_on` and `relied_on_by` are its handshakes; `records` the results of the promises it makes; `reviews` those of
    everything it answers for.
    """

    link: Link
    resting: tuple[tuple[int, Promise], ...]
    relies_on: tuple[Handshake, ...]
    relied_on_by: tuple[Handshake, ...]
    reviews: tuple[Review, ...]
    records: tuple[Record, ...]
    only_here: tuple[OnlyHere, ...]

    def handshakes_in(self, state: State) -> int:
        """How many of its handshakes are in that state."""
        return sum(handshake.state == state for handshake in (*self.relies_on, *self.relied_on_by))


def strength_of(
    catalog: Catalog,
    link: Link,
    *,
    chains: Chains,
    handshakes: Iterable[Handshake],
    reviews: Iterable[Review],
    results: Results,
) -> Strength:
    """Everything that tells how well a link holds."""
    resting = ((chains.of(promise).ring_of(link), promise) for promise in catalog.of(Promise) if is_live(promise))
    shaken = list(handshakes)
    return Strength(
        link,
        tuple(sorted(((ring, promise) for ring, promise in resting if ring), key=lambda each: (each[0], each[1].id))),
        tuple(handshake for handshake in shaken if handshake.user.id == link.id),
        tuple(handshake for handshake in shaken if handshake.supplier.id == link.id),
        tuple(review for review in reviews if review.owner and review.owner.id == link.id),
        tuple(results.of(promise) for promise in _made_by(catalog, link)),
        tuple(_only_here(catalog, link)),
    )


def _made_by(catalog: Catalog, link: Link) -> Iterator[Promise]:
    for promise in catalog.of(Promise):
        if is_live(promise) and catalog.link(promise.made_by) is link:
            yield promise


def _only_here(catalog: Catalog, link: Link) -> Iterator[OnlyHere]:
    elsewhere = {
        words_of(skill.skill) for other in catalog.of(Link) if other is not link and is_live(other) for skill in other.skills
    }
    for procedure in catalog.of(Procedure):
        for number, step in enumerate(procedure.steps if is_live(procedure) else (), 1):
            skills = tuple(skill for skill in step.skills if words_of(skill) not in elsewhere)
            if skills and catalog.link(step.by) is link:
                yield OnlyHere(procedure, step, number, skills)
