"""Planned assessments: the next one, what each link must still show by then, and those that passed without a record."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.owners import answering_for, owner_of
from interlock.catalog.replacements import in_place_of
from interlock.definitions import Definition, Framework, Link
from interlock.definitions.framework import PlannedAssessment
from interlock.definitions.in_force import is_made
from interlock.definitions.named_parts import parts_in
from interlock.questions.evidence.criterion_evidence import CriterionEvidence, FrameworkEvidence, why_stale
from interlock.sources import Route

# `renew`: evidence whose `until` is before the assessment. `review`: evidence that goes stale before it because a review is due.
# `results`: a promise that is missed or overdue. `nothing`: a criterion without evidence, rules or results.
ToShowKind = Literal["renew", "review", "results", "nothing"]


class ToShow(NamedTuple):
    """Something that a link must still show for a criterion by the day of an assessment.

    `link` is the owner or, where that was retired, the link in its place; None where nobody is. `definition` is the evidence,
    promise or framework; `route` is the place in its file.
    """

    kind: ToShowKind
    criterion: CriterionEvidence
    planned: PlannedAssessment
    link: Link | None
    definition: Definition
    route: Route = ()

    @property
    def key(self) -> Key:
        """The key of the definition."""
        return key_of(self.definition)


@dataclass(frozen=True)
class Upcoming:
    """The next assessment of a framework, with everything that must still be shown by then."""

    framework: Framework
    planned: PlannedAssessment
    to_show: tuple[ToShow, ...]

    @cached_property
    def by_link(self) -> dict[str, list[ToShow]]:
        """`to_show` by link id; without a link, under ""."""
        found: dict[str, list[ToShow]] = {}
        for to_show in self.to_show:
            found.setdefault(to_show.link.id if to_show.link else "", []).append(to_show)
        return found


def upcoming_assessments(catalog: Catalog, frameworks: Iterable[FrameworkEvidence], today: datetime.date) -> list[Upcoming]:
    """The next assessment of each framework that has one planned, sorted by day."""
    found = [
        Upcoming(each.framework, planned, tuple(_in_its_place(catalog, one) for one in _to_show(catalog, each, planned)))
        for each in frameworks
        if (planned := next_assessment(each.framework, today))
    ]
    return sorted(found, key=lambda each: (each.planned.on, each.framework.id))


def next_assessment(framework: Framework, today: datetime.date) -> PlannedAssessment | None:
    """The earliest assessment planned for today or later, or None; of a suspended or retired framework none."""
    if not is_made(framework):
        return None
    coming = [planned for planned in framework.planned if planned.on >= today and not is_recorded(framework, planned)]
    return min(coming, key=lambda planned: planned.on, default=None)


def unrecorded_assessments(framework: Framework, today: datetime.date) -> Iterator[tuple[int, PlannedAssessment]]:
    """The planned assessments whose day has passed without a record, with their indexes."""
    for index, planned in enumerate(framework.planned):
        if planned.on < today and not is_recorded(framework, planned):
            yield index, planned


def is_recorded(framework: Framework, planned: PlannedAssessment) -> bool:
    """Whether `assessments` has one on the planned day or later."""
    return any(assessment.on and assessment.on >= planned.on for assessment in framework.assessments)


def _to_show(catalog: Catalog, found: FrameworkEvidence, planned: PlannedAssessment) -> Iterator[ToShow]:
    for one in found.criteria:
        yield from _to_renew(catalog, one, planned)
        for record in one.results.against if one.results else ():
            maker = catalog.link(record.promise.made_by)
            yield ToShow("results", one, planned, maker, record.promise)
        if one.is_bare:
            route = next(part.route for part in parts_in(one.framework) if part.id == one.criterion.id)
            yield ToShow("nothing", one, planned, owner_of(catalog, one.framework), one.framework, route)


def _in_its_place(catalog: Catalog, to_show: ToShow) -> ToShow:
    return to_show._replace(link=answering_for(catalog, in_place_of(catalog, to_show.link)))


def _to_renew(catalog: Catalog, one: CriterionEvidence, planned: PlannedAssessment) -> Iterator[ToShow]:
    """Evidence that will be stale on the day, with the link that owns it; of what is suspended nothing is asked."""
    for item in one.items:
        if item.definition.status != "suspended" and why_stale(catalog, item.definition, item.evidence, planned.on):
            index = item.definition.evidences.index(item.evidence)
            kind: ToShowKind = "renew" if item.evidence.until else "review"
            owner = item.links[0] if item.links else owner_of(catalog, one.framework)
            yield ToShow(kind, one, planned, owner, item.definition, ("evidences", index))
