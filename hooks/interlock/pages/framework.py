"""A framework's page: its criteria, and what in this handbook is evidence for each."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.addresses import anchor_of
from interlock.catalog import key_of
from interlock.definitions import Framework
from interlock.definitions.framework import Criterion
from interlock.pages.addresses import Ref
from interlock.pages.desk import Desk, day
from interlock.pages.frame import Page, Row, head, rows, sections
from interlock.pages.parts import Behind, Event, behind, page


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with its evidence; `level` is 1 at the top of the tree."""

    id: str
    anchor: str
    title: str
    level: int
    text: Markup
    verdict: str
    evidence: list[Ref]


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """What `framework.html` shows."""

    facts: list[Row]
    criteria: list[CriterionView]
    assessments: list[Event]
    praise: list[Event]
    body: Markup
    behind: Behind


def framework_page(desk: Desk, framework: Framework) -> Page:
    """The page of one framework."""
    view = _view(desk, framework)
    parts = sections(
        ("about", "In short", view.facts),
        ("criteria", "Criteria and evidence", view.criteria),
        ("assessments", "Assessments", view.assessments),
        ("more", "Behind this page", True),
    )
    labels = [criterion.title for criterion in framework.all_criteria()]
    return page(desk, framework, "framework.html", head(desk, framework), view, parts, labels=labels)


def _view(desk: Desk, framework: Framework) -> FrameworkView:
    source = framework.source or ""
    latest = max(framework.assessments, key=lambda assessment: assessment.on, default=None)
    verdicts = latest.verdicts if latest else {}
    evidence = _evidence(desk, framework)
    link = Markup('<a href="{0}">{0}</a>').format(source) if source.startswith("http") else Markup("{}").format(source)
    return FrameworkView(
        facts=rows(
            Row("Edition", framework.edition or ""),
            Row("Publisher", framework.publisher or ""),
            Row("Source", link if source else ""),
            Row("Verdicts", ", ".join(framework.verdicts)),
        ),
        criteria=[view for criterion in framework.criteria for view in _criterion(desk, criterion, 1, verdicts, evidence)],
        assessments=[
            Event(day(found.on), Markup("Assessed by {}: {} verdicts.").format(found.by or "an assessor", len(found.verdicts)))
            for found in sorted(framework.assessments, key=lambda found: found.on, reverse=True)
        ],
        praise=[Event(praise.criterion, desk.inline(praise.text)) for found in framework.assessments for praise in found.praise],
        body=desk.block(framework.body),
        behind=behind(desk, framework),
    )


def _evidence(desk: Desk, framework: Framework) -> dict[str, list[Ref]]:
    found: dict[str, list[Ref]] = {}
    for ref in desk.catalog.incoming.get(key_of(framework), ()):
        if ref.field == "evidences.criterion" and ref.part:
            found.setdefault(ref.part, []).append(desk.to(desk.catalog.definitions[ref.source]))
    return found


def _criterion(
    desk: Desk, criterion: Criterion, level: int, verdicts: dict[str, str], evidence: dict[str, list[Ref]]
) -> list[CriterionView]:
    view = CriterionView(
        criterion.id,
        anchor_of("framework", criterion.id),
        criterion.title,
        level,
        desk.block(criterion.text),
        verdicts.get(criterion.id, ""),
        evidence.get(criterion.id, []),
    )
    return [view] + [below for inner in criterion.criteria for below in _criterion(desk, inner, level + 1, verdicts, evidence)]
