"""Planned assessments: which comes next, what each link must still show by then, and which has passed without a word of it."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Framework, Link
from interlock.definitions.framework import PlannedAssessment
from interlock.definitions.named_parts import parts_in
from interlock.questions.evidence import CriterionEvidence, FrameworkEvidence, why_stale
from interlock.sources import Route

# `renew`: evidence whose own day comes first. `review`: evidence whose page is due for review first. `results`: a promise that is
# missed, or its figure overdue. `nothing`: no evidence, and nothing that examines the criterion.
ToShowKind = Literal["renew", "review", "results", "nothing"]


@dataclass(frozen=True, slots=True)
class ToShow:
    """Something that must still be shown by the day of an assessment: for which criterion and by which link.

    `link` is None where nobody can be found who answers for it. `definition` is what it is about, `route` where in its file.
    """

    kind: ToShowKind
    criterion: CriterionEvidence
    planned: PlannedAssessment
    link: Link | None
    definition: Definition
    route: Route = ()

    @property
    def key(self) -> Key:
        """What it is about."""
        return key_of(self.definition)


@dataclass(frozen=True)
class Upcoming:
    """The next assessment of a framework, with what must still be shown by then."""

    framework: Framework
    planned: PlannedAssessment
    to_show: tuple[ToShow, ...]

    @cached_property
    def by_link(self) -> dict[str, list[ToShow]]:
        """The same by the id of the link that is asked; under an empty id what nobody can be found to show."""
        found: dict[str, list[ToShow]] = {}
        for to_show in self.to_show:
            found.setdefault(to_show.link.id if to_show.link else "", []).append(to_show)
        return found


def upcoming_assessments(catalog: Catalog, frameworks: Iterable[FrameworkEvidence], today: datetime.date) -> list[Upcoming]:
    """The next assessment of each framework that plans one, the first first."""
    found = [
        Upcoming(each.framework, planned, tuple(_to_show(catalog, each, planned)))
        for each in frameworks
        if (planned := next_assessment(each.framework, today))
    ]
    return sorted(found, key=lambda each: (each.planned.on, each.framework.id))


def next_assessment(framework: Framework, today: datetime.date) -> PlannedAssessment | None:
    """The first assessment that is planned for today or later."""
    coming = [planned for planned in framework.planned if planned.on >= today and not is_told(framework, planned)]
    return min(coming, key=lambda planned: planned.on, default=None)


def untold_assessments(framework: Framework, today: datetime.date) -> Iterator[tuple[int, PlannedAssessment]]:
    """The planned assessments whose day has passed and of which nobody has written what came of them, with their places."""
    for index, planned in enumerate(framework.planned):
        if planned.on < today and not is_told(framework, planned):
            yield index, planned


def is_told(framework: Framework, planned: PlannedAssessment) -> bool:
    """Whether the framework tells of an assessment on the planned day or later."""
    return any(assessment.on >= planned.on for assessment in framework.assessments)


def _to_show(catalog: Catalog, found: FrameworkEvidence, planned: PlannedAssessment) -> Iterator[ToShow]:
    for one in found.criteria:
        yield from _to_renew(catalog, one, planned)
        for record in one.results.against if one.results else ():
            maker = catalog.link(record.promise.made_by)
            yield ToShow("results", one, planned, maker, record.promise)
        if not one.items and not one.criterion.criteria and not one.criterion.shown_by:
            route = next(part.route for part in parts_in(one.framework) if part.id == one.criterion.id)
            yield ToShow("nothing", one, planned, owner_of(catalog, one.framework), one.framework, route)


def _to_renew(catalog: Catalog, one: CriterionEvidence, planned: PlannedAssessment) -> Iterator[ToShow]:
    """Evidence that will have gone stale on the day, asked of whoever answers for it."""
    for item in one.items:
        if why_stale(catalog, item.definition, item.evidence, planned.on):
            index = item.definition.evidences.index(item.evidence)
            kind: ToShowKind = "renew" if item.evidence.until else "review"
            owner = item.links[0] if item.links else owner_of(catalog, one.framework)
            yield ToShow(kind, one, planned, owner, item.definition, ("evidences", index))
