"""The model of frameworks: criteria against which an organisation may be assessed."""

from typing import Annotated, ClassVar

from interlock.definitions.base import Definition
from interlock.definitions.elements import Dimension
from interlock.definitions.field_types import (
    Block,
    Date,
    Inline,
    Model,
    OwnCriterion,
    PartId,
    PromiseId,
    Title,
    one_or_more,
    or_short,
)
from interlock.definitions.kind import Kind, PartsField, UnderMore
from interlock.definitions.meaning_marks import ALL_IF_LEFT_OUT, CAPTION, DAY_HAPPENED, UNTOLD, SentenceName, WebAddress
from interlock.definitions.promise import PromiseKind

# What `shown_by` names beside rules: whether promises were kept.
RESULTS = "results"


class PromisesMeant(Model):
    """Which promises a criterion is about: those named, and those of all these sorts; left out: every promise."""

    promises: Annotated[list[PromiseId], ALL_IF_LEFT_OUT] = []
    """Promises by name."""
    kinds: Annotated[list[PromiseKind], one_or_more] = []
    """Promises of these kinds, such as `public`; left out: of any."""
    dimensions: Annotated[list[Dimension], one_or_more] = []
    """Promises about these, such as `timeliness`; left out: about anything."""


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
    """What shows it: rules, while they examine something and find nothing; and `results`, while no promise that
    it is about is missed or its figure overdue."""
    about: Annotated[PromisesMeant | None, SentenceName("promises meant")] = None
    """Which promises it is about, where `results` show it: `{kinds: [public]}`,
    `{dimensions: [timeliness]}`; left out: every promise."""


class Praise(Model):
    """What an assessor praised."""

    criterion: Annotated[str, OwnCriterion()]
    """The criterion."""
    text: Inline
    """What was said."""


class Assessment(Model):
    """An assessment: when, by whom, with which verdicts."""

    on: Annotated[Date | None, DAY_HAPPENED] = None
    """The day; left out only where nobody knows it: then it counts as the earliest."""
    by: str | None = None
    """Who assessed."""
    verdicts: dict[Annotated[str, OwnCriterion()], str] = {}
    """A verdict for each criterion that was looked at. For the others, their last one stands."""
    praise: list[Praise] = []
    """What was praised: it counts for every link with evidence there."""


class PlannedAssessment(Model):
    """An assessment to come: when, and by whom."""

    shorthand: ClassVar[str] = "on"

    on: Date
    """The day."""
    by: str | None = None
    """Who will assess: a role, a team or a body."""


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
    planned: Annotated[list[Annotated[PlannedAssessment, or_short]], one_or_more, SentenceName("planned assessments")] = []
    """The assessments to come: a day, or `{on: 2027-05-19, by: the certification body}`. Each
    link sees what it must still show by then."""

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
