"""The evidence for criteria of frameworks: definitions, fresh or stale, rules that check the handbook, results of promises.

Everything is as of a day: what happened after it, such as a review or a lesson, shows nothing yet.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from interlock.catalog import Catalog
from interlock.catalog.happened_by import happened_by
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Framework, Link, Procedure
from interlock.definitions.base import Evidence
from interlock.definitions.framework import RESULTS, Assessment, Criterion, Praise
from interlock.definitions.in_force import is_live
from interlock.definitions.name_order import by_title
from interlock.questions.evidence.promised_results import ResultsShown, Shown, results_shown
from interlock.questions.results.all_records import Results
from interlock.questions.results.records import Record
from interlock.questions.reviews import next_review

Freshness = Literal["fresh", "stale"]


class Examined(NamedTuple):
    """What a rule examined in this handbook: the number of subjects, None when unknown or off, and of findings."""

    subjects: int | None
    findings: int


class Item(NamedTuple):
    """One piece of evidence: the definition, its entry in `evidences`, and the links whose evidence it is, the owner first."""

    definition: Definition
    evidence: Evidence
    links: tuple[Link, ...]
    freshness: Freshness
    why_stale: str = ""


class LiveRule(NamedTuple):
    """A rule that is evidence for a criterion: it shows it while it has subjects and no findings."""

    rule: str
    status: Shown
    subjects: int
    findings: int


class CriterionEvidence(NamedTuple):
    """A criterion with its evidence. `level` is 1 at the top of the tree.

    `results` is None unless `shown_by` names results. `judged`: the last assessment with a verdict on it, or None. `is_share`: it
    holds only the evidence and results of one link, so it cannot tell whether the criterion is a gap. `for_all`: the criterion
    with what is hidden from readers, if anything is.
    """

    framework: Framework
    criterion: Criterion
    level: int
    items: tuple[Item, ...]
    live: tuple[LiveRule, ...]
    results: ResultsShown | None = None
    judged: Assessment | None = None
    praise: tuple[tuple[Assessment, Praise], ...] = ()
    is_share: bool = False
    for_all: "CriterionEvidence | None" = None

    @property
    def verdict(self) -> str:
        """The last verdict on it, or an empty text."""
        return self.judged.verdicts[self.criterion.id] if self.judged else ""

    @property
    def is_asked(self) -> bool:
        """Whether it is a leaf of the tree, with all its evidence."""
        return not self.criterion.criteria and not self.is_share

    @property
    def _checks(self) -> set[Shown]:
        """The statuses of its rules and results."""
        return {*(rule.status for rule in self.live), *([self.results.status] if self.results else [])}

    @property
    def hides_some(self) -> bool:
        """Whether evidence for it, or a promise that it is about, is hidden: pages do not say how fresh or well kept it is."""
        if not self.for_all:
            return False
        whole, own = ((each.items, each.results.records if each.results else ()) for each in (self.for_all, self))
        return any(len(of_all) > len(seen) for of_all, seen in zip(whole, own, strict=True))

    @property
    def is_gap(self) -> bool:
        """Whether it is a leaf of the tree without any fresh evidence, or rule or results that show it."""
        if self.hides_some:
            return False
        return self.is_asked and "shown" not in self._checks and not any(item.freshness == "fresh" for item in self.items)

    @property
    def is_bare(self) -> bool:
        """Whether nothing was ever put forward for it, not even something hidden, and no rule or results are to show it."""
        return not ((self.for_all or self).items or self.criterion.criteria or self.criterion.shown_by)

    @property
    def has_against(self) -> bool:
        """Whether a rule has findings, or a promise is missed or overdue: then the criterion is not shown, despite evidence."""
        return "not shown" in self._checks

    @property
    def is_unexamined(self) -> bool:
        """Whether it is a leaf without a rule or results that have something to check, and without a verdict or praise."""
        if self.hides_some:
            return False
        return self.is_asked and self._checks <= {"not checked"} and not self.verdict and not self.praise

    @property
    def links(self) -> tuple[Link, ...]:
        """The links with evidence for it, each once, sorted by title."""
        found = {link.id: link for item in self.items for link in item.links}
        return tuple(sorted(found.values(), key=by_title))


class FrameworkEvidence(NamedTuple):
    """A framework's criteria in reading order with their evidence."""

    framework: Framework
    criteria: tuple[CriterionEvidence, ...]

    @property
    def gaps(self) -> tuple[CriterionEvidence, ...]:
        """The criteria without evidence."""
        return tuple(criterion for criterion in self.criteria if criterion.is_gap)


def known_to_all(seen: Iterable[FrameworkEvidence], every: Iterable[FrameworkEvidence]) -> list[FrameworkEvidence]:
    """The evidence that readers may see; each criterion knows whether it is a gap with `every` evidence, too."""
    whole = {(one.framework.id, one.criterion.id): one for found in every for one in found.criteria}
    return [
        found._replace(
            criteria=tuple(one._replace(for_all=whole.get((one.framework.id, one.criterion.id))) for one in found.criteria)
        )
        for found in seen
    ]


def assessments_by(framework: Framework, today: datetime.date) -> list[Assessment]:
    """The assessments up to a day, the latest first, whose verdicts count; those of an unknown day come last."""
    past = (each for each in framework.assessments if each.on is None or each.on <= today)
    return sorted(past, key=lambda each: each.on or datetime.date.min, reverse=True)


def evidence_of(
    catalog: Catalog, results: Results, examined: Mapping[str, Examined], today: datetime.date, *, every: bool = False
) -> list[FrameworkEvidence]:
    """Every live framework with its evidence, sorted by id; with `every` also drafts and retired ones.

    `examined`: what each rule examined, by the name of the rule.
    """
    items = _items(happened_by(today, catalog), today)

    def of(framework: Framework, criterion: Criterion, level: int) -> CriterionEvidence:
        past = assessments_by(framework, today)
        praise = [(assessment, praise) for assessment in reversed(past) for praise in assessment.praise]
        return CriterionEvidence(
            framework,
            criterion,
            level,
            items=tuple(items.get((framework.id, criterion.id), ())),
            live=tuple(_live(name, examined.get(name)) for name in criterion.shown_by if name != RESULTS),
            results=results_shown(catalog, results, criterion) if RESULTS in criterion.shown_by else None,
            judged=next((assessment for assessment in past if criterion.id in assessment.verdicts), None),
            praise=tuple(each for each in praise if each[1].criterion == criterion.id),
        )

    return [
        FrameworkEvidence(
            framework, tuple(of(framework, criterion, level) for level, criterion in _levels(framework.criteria, 1))
        )
        for framework in catalog.of(Framework)
        if every or is_live(framework)
    ]


def evidence_by_link(catalog: Catalog, frameworks: Iterable[FrameworkEvidence]) -> dict[str, list[FrameworkEvidence]]:
    """For each link id the frameworks with the link's own evidence and the results of its promises.

    Praise for such a criterion counts as praise for the link. Rules check the whole handbook, so they are left out.
    """
    found: dict[str, list[FrameworkEvidence]] = defaultdict(list)
    for framework in frameworks:
        own: dict[str, list[CriterionEvidence]] = defaultdict(list)
        for one in framework.criteria:
            for id, share in _shares(catalog, one):
                own[id].append(share)
        for id, criteria in own.items():
            found[id].append(FrameworkEvidence(framework.framework, tuple(criteria)))
    return dict(found)


def _shares(catalog: Catalog, one: CriterionEvidence) -> Iterator[tuple[str, CriterionEvidence]]:
    """The evidence and results of each link for a criterion, with the link's id."""
    items: dict[str, list[Item]] = defaultdict(list)
    records: dict[str, list[Record]] = defaultdict(list)
    for item in one.items:
        for link in item.links:
            items[link.id].append(item)
    for record in one.results.looked_at if one.results else ():
        if maker := catalog.link(record.promise.made_by):
            records[maker.id].append(record)
    for id in {**items, **records}:
        results = ResultsShown(tuple(records[id])) if id in records else None
        yield id, one._replace(items=tuple(items.get(id, ())), live=(), results=results, is_share=True)


def _items(catalog: Catalog, today: datetime.date) -> dict[tuple[str, str], list[Item]]:
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for definition in catalog.definitions.values():
        for evidence in definition.evidences if is_live(definition) else ():
            id, _, criterion = evidence.criterion.partition("#")
            framework = catalog.get("framework", id.strip())
            if framework is not None:
                why = why_stale(catalog, definition, evidence, today)
                item = Item(definition, evidence, tuple(_links(catalog, definition)), "stale" if why else "fresh", why)
                found[framework.id, criterion.strip()].append(item)
    return found


def why_stale(catalog: Catalog, definition: Definition, evidence: Evidence, today: datetime.date) -> str:
    """Why evidence is stale on a day; else empty.

    Its definition is suspended, its `until` has passed, or without one the review of its definition is overdue.
    """
    if definition.status == "suspended":
        return "its page is suspended"
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


def _live(name: str, seen: Examined | None) -> LiveRule:
    if seen is None or not seen.subjects:
        return LiveRule(name, "not checked", 0, seen.findings if seen else 0)
    return LiveRule(name, "not shown" if seen.findings else "shown", seen.subjects, seen.findings)


def _levels(criteria: list[Criterion], level: int) -> Iterator[tuple[int, Criterion]]:
    for criterion in criteria:
        yield level, criterion
        yield from _levels(criterion.criteria, level + 1)
