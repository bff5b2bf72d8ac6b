"""The evidence for the criteria of frameworks: definitions, fresh or stale, and rules that check the handbook."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Framework, Link, Procedure
from interlock.definitions.base import Evidence
from interlock.definitions.framework import Assessment, Criterion, Praise
from interlock.questions.chain.support import is_live
from interlock.questions.reviews import next_review

Freshness = Literal["fresh", "stale"]
Shown = Literal["shown", "not shown", "not checked"]


@dataclass(frozen=True, slots=True)
class Examined:
    """What a rule examined in this handbook: the number of subjects, None when unknown or off, and of findings."""

    subjects: int | None
    findings: int


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: the definition, its entry in `evidences`, and the links whose evidence it is, the owner first."""

    definition: Definition
    evidence: Evidence
    links: tuple[Link, ...]
    freshness: Freshness
    why_stale: str = ""


@dataclass(frozen=True, slots=True)
class LiveRule:
    """A rule that is evidence for a criterion: it shows it while it has subjects and no findings."""

    rule: str
    status: Shown
    subjects: int
    findings: int


@dataclass(frozen=True, slots=True)
class CriterionEvidence:
    """A criterion with its evidence. `level` is 1 at the top of the tree."""

    framework: Framework
    criterion: Criterion
    level: int
    items: tuple[Item, ...]
    live: tuple[LiveRule, ...]
    verdict: str = ""
    praise: tuple[tuple[Assessment, Praise], ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether it is a leaf of the tree without any fresh evidence or rule that shows it."""
        if self.criterion.criteria:
            return False
        return not any(item.freshness == "fresh" for item in self.items) and not any(rule.status == "shown" for rule in self.live)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links with evidence for it, each once, sorted by title."""
        found = {link.id: link for item in self.items for link in item.links}
        return tuple(sorted(found.values(), key=lambda link: link.title))


@dataclass(frozen=True, slots=True)
class FrameworkEvidence:
    """A framework's criteria in reading order with their evidence."""

    framework: Framework
    criteria: tuple[CriterionEvidence, ...]

    @property
    def gaps(self) -> tuple[CriterionEvidence, ...]:
        """The criteria without evidence."""
        return tuple(criterion for criterion in self.criteria if criterion.is_gap)


def last_assessment(framework: Framework) -> Assessment | None:
    """The latest assessment, whose verdicts count, or None."""
    return max(framework.assessments, key=lambda assessment: assessment.on, default=None)


def evidence_of(
    catalog: Catalog, examined: Mapping[str, Examined], today: datetime.date, *, every: bool = False
) -> list[FrameworkEvidence]:
    """Every live framework with its evidence, sorted by id; with `every` also drafts and retired ones.

    `examined`: what each rule examined, by the name of the rule.
    """
    items = _items(catalog, today)
    return [_framework(framework, items, examined) for framework in catalog.of(Framework) if every or is_live(framework)]


def by_link(frameworks: Iterable[FrameworkEvidence]) -> dict[str, list[tuple[CriterionEvidence, tuple[Item, ...]]]]:
    """The criteria for which each link has evidence, with that evidence, by the id of the link.

    Praise for such a criterion counts as praise for the link.
    """
    found: dict[str, list[tuple[CriterionEvidence, tuple[Item, ...]]]] = defaultdict(list)
    for framework in frameworks:
        for criterion in framework.criteria:
            own: dict[str, list[Item]] = defaultdict(list)
            for item in criterion.items:
                for link in item.links:
                    own[link.id].append(item)
            for id, items in own.items():
                found[id].append((criterion, tuple(items)))
    return dict(found)


def _items(catalog: Catalog, today: datetime.date) -> dict[tuple[str, str], list[Item]]:
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for definition in catalog.definitions.values():
        if is_live(definition):
            for evidence in definition.evidences:
                id, _, criterion = evidence.criterion.partition("#")
                framework = catalog.get("framework", id.strip())
                if framework is not None:
                    why = _why_stale(catalog, definition, evidence, today)
                    item = Item(definition, evidence, tuple(_links(catalog, definition)), "stale" if why else "fresh", why)
                    found[framework.id, criterion.strip()].append(item)
    return found


def _why_stale(catalog: Catalog, definition: Definition, evidence: Evidence, today: datetime.date) -> str:
    """Why evidence is stale: its `until` has come, or without one the review of its definition is overdue. Else empty."""
    if evidence.until is not None:
        return "its date has passed" if evidence.until < today else ""
    due = next_review(definition, catalog)
    return "its page is overdue for review" if due is not None and due < today else ""


def _links(catalog: Catalog, definition: Definition) -> Iterator[Link]:
    """The links whose evidence it is: the owner, and for a procedure all links that do a step."""
    ids = [owner.id] if (owner := owner_of(catalog, definition)) else []
    if isinstance(definition, Procedure):
        ids += [step.by for step in definition.steps if step.by]
    links = (catalog.link(id) for id in ids)
    yield from {link.id: link for link in links if link is not None}.values()


def _framework(
    framework: Framework, items: Mapping[tuple[str, str], list[Item]], examined: Mapping[str, Examined]
) -> FrameworkEvidence:
    last = last_assessment(framework)
    found = []
    for level, criterion in _levels(framework.criteria, 1):
        praise = tuple(
            (assessment, praise)
            for assessment in framework.assessments
            for praise in assessment.praise
            if praise.criterion == criterion.id
        )
        live = tuple(_live(name, examined.get(name)) for name in criterion.shown_by)
        verdict = last.verdicts.get(criterion.id, "") if last else ""
        own = tuple(items.get((framework.id, criterion.id), ()))
        found.append(CriterionEvidence(framework, criterion, level, own, live, verdict, praise))
    return FrameworkEvidence(framework, tuple(found))


def _live(name: str, seen: Examined | None) -> LiveRule:
    if seen is None or not seen.subjects:
        return LiveRule(name, "not checked", 0, seen.findings if seen else 0)
    return LiveRule(name, "not shown" if seen.findings else "shown", seen.subjects, seen.findings)


def _levels(criteria: list[Criterion], level: int) -> Iterator[tuple[int, Criterion]]:
    for criterion in criteria:
        yield level, criterion
        yield from _levels(criterion.criteria, level + 1)
