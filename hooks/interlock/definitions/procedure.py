"""A procedure: the steps by which links keep promises."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from interlock.definitions.base import Definition
from interlock.definitions.contact_point import Channel
from interlock.definitions.field_errors import empty_field_error
from interlock.definitions.fields import (
    Block,
    Bool,
    ContactPointId,
    CustomerId,
    Duration,
    Inline,
    LinkId,
    Model,
    OwnStep,
    PromiseId,
    ServiceId,
    or_short,
)
from interlock.definitions.kind import InBar, Kind, PartsField
from interlock.definitions.marks import INSIDE_ONLY

StepStage = Literal["customer", "front", "back", "support"]


class Supports(Model):
    """A promise this procedure keeps, and the steps its clock covers."""

    shorthand: ClassVar[str] = "promise"

    promise: PromiseId
    """The promise."""
    from_: Annotated[str | None, OwnStep()] = Field(None, alias="from")
    """The step at which its clock starts; left out: the first."""
    to: Annotated[str | None, OwnStep()] = None
    """The step at which its clock stops; left out: the last."""


class Message(Model):
    """A letter, e-mail or text, ready to copy."""

    id: str
    """A short id."""
    channel: Channel
    """How it is sent."""
    text: Block
    """The message itself."""


class Step(Model):
    """One thing that somebody does."""

    id: str
    """A short id, used in `after`, in `procedure#step` and in the page's address."""
    does: Inline
    """What is done, as an instruction."""
    stage: StepStage | None = None
    """Where it happens: `customer`, `front`, `back` or `support`."""
    by: LinkId | None = Field(None, validate_default=True)
    """The link that does it; not needed where the customer does."""
    accountable: LinkId | None = None
    """The link that answers for it, where another does it."""
    within: Duration | None = None
    """The time this step may take."""
    after: list[Annotated[str, OwnStep()]] | None = None
    """The steps it waits for; left out: the one above; `[]`: it starts with the procedure."""
    only_if: Inline | None = None
    """When it happens; left out: always."""
    waits_for: str | None = None
    """What it stands still for; the promise's clock pauses if its `pauses` name it."""
    needs: list[str] = []
    """What it needs from the start or an earlier step."""
    gives: list[str] = []
    """What it hands over to later steps."""
    secured_by: PromiseId | None = None
    """The internal promise whose work this step is or contains."""
    can_decide: Annotated[Inline | None, INSIDE_ONLY] = None
    """What whoever does it may decide without asking."""
    say: Annotated[Inline | None, INSIDE_ONLY] = None
    """The words to say."""
    if_not: Annotated[Inline | None, INSIDE_ONLY] = None
    """What to do when it does not work."""
    skills: Annotated[list[str], INSIDE_ONLY] = []
    """What whoever does it must be able to do."""

    @field_validator("by")
    @classmethod
    def _somebody_does_it(cls, by: str | None, so_far: ValidationInfo) -> str | None:
        if by is None and so_far.data.get("stage", "customer") != "customer":
            raise empty_field_error()
        return by


class Procedure(Definition):
    """The steps by which links keep promises."""

    owner: LinkId
    """The link that answers for it and keeps it true."""
    service: ServiceId | None = None
    """The service it belongs to; left out: every service."""
    supports: list[or_short(Supports)] = []  # type: ignore[valid-type]
    """The promises it keeps; with `from` and `to` where the clock covers only part."""
    contact_points: list[ContactPointId] = []
    """Where it starts."""
    customers: list[CustomerId] = []
    """Who it is for."""
    reasons: list[str] = []
    """Why customers get in touch, in their words."""
    starts_when: Inline | None = None
    """What sets it off."""
    ends_when: Inline | None = None
    """How we know it is finished."""
    needs: list[str] = []
    """What we need from the customer."""
    outcomes: list[Inline] = []
    """What can come of it."""
    forms: list[Inline] = []
    """Forms that go with it."""
    messages: Annotated[list[Message], INSIDE_ONLY] = []
    """Letters, e-mails and texts ready to copy."""
    missing: Bool = False
    """`true` when it does not exist yet: a gap that everybody can see."""
    steps: list[Step] = Field([], validate_default=True)
    """What is done, in order."""

    @field_validator("steps")
    @classmethod
    def _steps_unless_missing(cls, steps: list[Step], so_far: ValidationInfo) -> list[Step]:
        if not steps and not so_far.data.get("missing", True):
            raise empty_field_error()
        return steps

    def step(self, id: str) -> Step | None:
        """The step of that id, if there is one."""
        return next((step for step in self.steps if step.id == id), None)


PROCEDURE = Kind(
    name="procedure",
    folder="standards/procedures",
    address="procedures",
    model=Procedure,
    label="Procedure",
    plural="Procedures",
    summary="What to say and do, for every reason customers get in touch.",
    navigation=InBar(1, "Procedures"),
    columns=("Service", "Owner", "By when"),
    parts=(PartsField("steps", "step", "report-a-missed-bin#log"), PartsField("messages", "message")),
    started_with=("steps",),
    search_weight=1.27,
    in_books=True,
    change_rank=20,
)
