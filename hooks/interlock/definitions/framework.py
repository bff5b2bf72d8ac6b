"""The model of frameworks: criteria against which an organisation may be assessed."""

from typing import Annotated

from interlock.definitions.base import Definition
from interlock.definitions.fields import Block, Date, Inline, Model, OwnCriterion, PartId, Title
from interlock.definitions.kind import Kind, PartsField, UnderMore
from interlock.definitions.meaning import CAPTION, UNTOLD, WebAddress


class Criterion(Model):
    """One criterion, with those under it."""

    id: PartId
    """Its number or name in the framework, as text."""
    title: Annotated[Title, CAPTION]
    """The criterion in a few words."""
    text: Block | None = None
    """What it asks for."""
    criteria: list["Criterion"] = []
    """The criteria under it."""
    shown_by: list[str] = []
    """Rules that show it while they examine something and find nothing."""


class Praise(Model):
    """What an assessor praised."""

    criterion: Annotated[str, OwnCriterion()]
    """The criterion."""
    text: Inline
    """What was said."""


class Assessment(Model):
    """An assessment: when, by whom, with which verdicts."""

    on: Date
    """The day."""
    by: str | None = None
    """Who assessed."""
    verdicts: dict[Annotated[str, OwnCriterion()], str] = {}
    """A verdict for each criterion."""
    praise: list[Praise] = []
    """What was praised: it counts for every link with evidence there."""


class Framework(Definition):
    """Criteria an organisation may be assessed against."""

    edition: str | None = None
    """Which edition."""
    publisher: str | None = None
    """Who publishes it."""
    source: Annotated[str | None, UNTOLD, WebAddress(or_words=True)] = None
    """Where it is published."""
    verdicts: list[str] = []
    """Its verdicts, worst first."""
    criteria: list[Criterion]
    """Its criteria, as a tree."""
    assessments: list[Assessment] = []
    """The assessments so far."""

    def all_criteria(self) -> list[Criterion]:
        """Every criterion of the tree, depth first, parents before children."""
        found: list[Criterion] = []
        waiting = list(reversed(self.criteria))
        while waiting:
            criterion = waiting.pop()
            found.append(criterion)
            waiting.extend(reversed(criterion.criteria))
        return found


FRAMEWORK = Kind(
    name="framework",
    folder="standards/frameworks",
    address="frameworks",
    model=Framework,
    label="Framework",
    plural="Frameworks",
    summary="What we may be assessed against, and our evidence.",
    navigation=UnderMore("what we are assessed against"),
    parts=(PartsField("criteria", "criterion", "six-cs#consistency"),),
    search_weight=0.85,
    change_rank=80,
)
