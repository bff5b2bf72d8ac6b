"""A lesson: what happened, what was learned, what changes. It fixes the problem, not the blame."""

from typing import Annotated, Literal

from interlock.definitions.base import Action, Definition
from interlock.definitions.fields import AnyRef, Block, Date, Inline, LinkId, Model, RefTo
from interlock.definitions.kind import Kind, UnderMore


class Cause(Model):
    """Where in the chain it came from: a link and a step, never a person."""

    link: LinkId
    """The link."""
    step: Annotated[str | None, RefTo(("procedure",), part="step", part_required=True)] = None
    """The step, as `procedure#step`."""
    what: Inline | None = None
    """What happened there."""


class Change(Action):
    """What changes, and in which definition."""

    about: AnyRef | None = None
    """What it changes, as `kind/id`."""


class Lesson(Definition):
    """What happened, where it came from, what changes, and who deserves thanks."""

    type: Literal["complaint", "failure", "suggestion", "compliment", "excellence"]
    """What sort of lesson."""
    on: Date
    """The day it happened."""
    about: list[AnyRef]
    """What it is about, as `kind/id`."""
    what_happened: Block
    """The story, without names."""
    traced_to: list[Cause] = []
    """Where it came from: links and steps."""
    changes: list[Change] = []
    """What changes, done and owed."""


LESSON = Kind(
    name="lesson",
    folder="standards/lessons",
    address="lessons",
    model=Lesson,
    label="Lesson",
    plural="Lessons",
    summary="What went wrong, what went well, and what changed.",
    navigation=UnderMore("what went wrong, what went well"),
    columns=("When", "What sort", "In short"),
    is_record=True,
    search_weight=0.7,
    change_rank=90,
)
