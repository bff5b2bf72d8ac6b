"""The model of lessons: what happened, what was learned and what changes."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from interlock.definitions.base import Action, Definition
from interlock.definitions.field_errors import field_error
from interlock.definitions.field_types import AnyRef, Block, Date, Inline, LinkId, Model, RefTo, ValueOfOrganisation
from interlock.definitions.kind import Kind, UnderMore
from interlock.definitions.meaning_marks import DAY_HAPPENED, DoneByPeople

LessonType = Literal["complaint", "failure", "suggestion", "compliment", "excellence", "beyond"]


class Cause(Model):
    """Where in the chain it came from: a link and a step, never a person. Of something good: who made it happen."""

    link: LinkId
    """The link."""
    step: Annotated[str | None, RefTo(("procedure",), part="step", part_required=True)] = None
    """The step, as `procedure#step`."""
    what: Inline | None = None
    """What happened there."""

    @property
    def is_told(self) -> bool:
        """Whether it says more than the name of a link: what happened there, or at which step."""
        return bool(self.what or self.step)


class Thanked(Model):
    """That those who made it happen were thanked: when, how and by whom. Names stay on the sheet that is handed over."""

    on: Annotated[Date, DAY_HAPPENED]
    """The day they were thanked."""
    how: Inline | None = None
    """How, such as `read out at the start of the shift`."""
    by: Literal["customer", "colleague", "team"] | None = None
    """Who thanked them: a customer, a colleague or a team."""
    team: Annotated[LinkId | None, DoneByPeople("thanks nobody")] = None
    """The link that thanked them, where it was a team."""

    @field_validator("team")
    @classmethod
    def _team_only_of_a_team(cls, team: str | None, so_far: ValidationInfo) -> str | None:
        by = so_far.data.get("by")
        if team is not None and by not in (None, "team"):
            raise field_error(
                "bad-value", f"It was a {by} who thanked them, so no team did", "Write `by: team`, or take `team` out."
            )
        return team


class Lesson(Definition):
    """What happened, where it came from, what changes, and who deserves thanks."""

    type: LessonType
    """What sort of lesson; `beyond` is one step beyond what was promised."""
    on: Annotated[Date, DAY_HAPPENED]
    """The day it happened."""
    about: list[AnyRef]
    """What it is about, as `kind/id`."""
    what_happened: Block
    """The story, without names."""
    from_: Literal["inside", "outside"] = Field("inside", alias="from")
    """Where we learned it: `inside`, from our own work, or `outside`, from another organisation."""
    organisation: Inline | None = None
    """The organisation from which we learned it, where it came from outside."""
    traced_to: list[Cause] = []
    """Where it came from: links and steps. Of something good: who made it happen."""
    values: list[Annotated[str, ValueOfOrganisation()]] = []
    """The organisation's values that something good shows; left out: those of the promises it is about."""
    thanked: Thanked | None = None
    """When and how those who made it happen were thanked."""
    changes: list[Action] = []
    """What changes, done and owed."""

    @field_validator("organisation")
    @classmethod
    def _organisation_only_from_outside(cls, organisation: str | None, so_far: ValidationInfo) -> str | None:
        if organisation is not None and so_far.data.get("from_") == "inside":
            message = "This was learned inside, so no other organisation belongs here"
            raise field_error("bad-value", message, "Write `from: outside` as another field, or take `organisation` out.")
        return organisation

    @property
    def is_failure(self) -> bool:
        """Whether something went wrong, so that its cause must be found and mended."""
        return self.type in ("complaint", "failure")

    @property
    def is_thanks(self) -> bool:
        """Whether something went well, so that people are to be thanked."""
        return self.type in ("compliment", "excellence", "beyond")

    @property
    def type_in_words(self) -> str:
        """The type in words for pages."""
        return "one step beyond" if self.type == "beyond" else self.type


LESSON = Kind(
    name="lesson",
    folder="standards/lessons",
    address="lessons",
    model=Lesson,
    label="Lesson",
    plural="Lessons",
    summary="What went wrong, what went well, and what changed.",
    other_names=("incident", "complaint", "compliment", "failure", "suggestion", "praise", "thanks", "thank you"),
    navigation=UnderMore("what went wrong, what went well"),
    columns=("When", "What sort", "In short"),
    is_record=True,
    search_weight=0.7,
    change_rank=90,
)
