"""The model of procedures: the steps by which links keep promises."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from interlock.definitions.base import Definition, OwnerId
from interlock.definitions.contact_point import Channel
from interlock.definitions.field_errors import empty_field_error
from interlock.definitions.field_types import (
    Block,
    Bool,
    ContactPointId,
    CustomerId,
    Duration,
    Inline,
    LinkId,
    Model,
    OwnStep,
    PartId,
    PromiseId,
    ServiceId,
    or_short,
)
from interlock.definitions.kind import InBar, Kind, PartsField
from interlock.definitions.manner import Manner
from interlock.definitions.meaning_marks import (
    ALL_IF_LEFT_OUT,
    CAPTION,
    GIVERS,
    IN_ORDER,
    INSIDE_ONLY,
    MANAGEMENT,
    NOBODY,
    PROVIDERS,
    SAID_TO_CUSTOMERS,
    DoneByPeople,
    SentenceName,
    VouchedBy,
)
from interlock.definitions.text_marks import ReadAsTyped

StepStage = Literal["customer", "front", "back", "support"]


class Supports(Model):
    """A promise this procedure keeps, and the steps its clock covers."""

    shorthand: ClassVar[str] = "promise"

    promise: PromiseId
    """The promise."""
    from_: Annotated[str | None, OwnStep(), SentenceName("first step")] = Field(None, alias="from")
    """The step at which its clock starts; left out: the first."""
    to: Annotated[str | None, OwnStep(), SentenceName("last step")] = None
    """The step at which its clock stops; left out: the last."""


class Message(Model):
    """A letter, e-mail or text, ready to copy."""

    id: PartId
    """A short id."""
    channel: Channel
    """How it is sent."""
    text: Annotated[Block, CAPTION, SAID_TO_CUSTOMERS]
    """The message itself."""


class Step(Model):
    """One thing that somebody does."""

    expected: ClassVar[tuple[str, ...]] = ("by",)

    id: Annotated[PartId, NOBODY]
    """A short id, used in `after`, in `procedure#step` and in the page's address."""
    does: Annotated[Inline, PROVIDERS, CAPTION, SAID_TO_CUSTOMERS, SentenceName("instruction")]
    """What is done, as an instruction."""
    stage: Annotated[StepStage | None, PROVIDERS] = None
    """Where it happens: `customer`, `front`, `back` or `support`; left out: `front` where it has words to `say`, else `back`."""
    by: Annotated[LinkId | None, MANAGEMENT, DoneByPeople("does no step by itself"), SentenceName("team that does it")] = Field(
        None, validate_default=True
    )
    """The link that does it; not needed where the customer does."""
    accountable: Annotated[
        LinkId | None, PROVIDERS, DoneByPeople("answers for no step"), SentenceName("team that answers for it")
    ] = None
    """The link that answers for it, where another does it."""
    within: Annotated[Duration | None, GIVERS, SentenceName("time allowed")] = None
    """The time this step may take."""
    after: Annotated[list[Annotated[str, OwnStep()]] | None, NOBODY, SentenceName("steps before it")] = None
    """The steps it waits for; left out: the one above; `[]`: it starts with the procedure."""
    only_if: Annotated[Inline | None, PROVIDERS, SentenceName("condition")] = None
    """When it happens; left out: always."""
    waits_for: Annotated[str | None, ReadAsTyped(is_matched=True), PROVIDERS] = None
    """What it stands still for; the promise's clock pauses if its `pauses` name it."""
    needs: Annotated[list[str], ReadAsTyped(), PROVIDERS] = []
    """What it needs from the start or an earlier step."""
    gives: Annotated[list[str], ReadAsTyped(), PROVIDERS, SentenceName("things handed over")] = []
    """What it hands over to later steps."""
    secured_by: Annotated[PromiseId | None, PROVIDERS, SentenceName("promise that secures it")] = None
    """The internal promise whose work this step is or contains."""
    can_decide: Annotated[Inline | None, GIVERS, INSIDE_ONLY, SentenceName("freedom to decide")] = None
    """What whoever does it may decide without asking."""
    say: Annotated[Inline | None, PROVIDERS, INSIDE_ONLY, SAID_TO_CUSTOMERS, SentenceName("words to say")] = None
    """The words to say."""
    manner: Annotated[Annotated[Manner, or_short] | None, VouchedBy(PROVIDERS.sides, added=1), INSIDE_ONLY] = None
    """How it is done, for what a script cannot hold: a sentence, or one each for `face_to_face`, `by_voice` and `in_writing`."""
    with_: Annotated[list[LinkId], VouchedBy(PROVIDERS.sides, added=2), SentenceName("systems and places used")] = Field(
        [], alias="with"
    )
    """The systems and facilities without which it cannot be done, such as `[case-system]`."""
    if_not: Annotated[Inline | None, PROVIDERS, INSIDE_ONLY, SentenceName("way out")] = None
    """What to do when it does not work."""
    skills: Annotated[list[str], ReadAsTyped(is_matched=True), PROVIDERS, INSIDE_ONLY] = []
    """What whoever does it must be able to do."""

    @property
    def stage_shown(self) -> StepStage:
        """Its stage, or where it is left out, the most likely: whoever says something does it before the customer."""
        return self.stage or ("front" if self.say else "back")

    @field_validator("by")
    @classmethod
    def _somebody_does_it(cls, by: str | None, so_far: ValidationInfo) -> str | None:
        if by is None and so_far.data.get("stage", "customer") != "customer":
            raise empty_field_error()
        return by


class Procedure(Definition):
    """The steps by which links keep promises."""

    expected: ClassVar[tuple[str, ...]] = ("steps",)

    owner: OwnerId
    """The link that answers for it and keeps it true."""
    service: Annotated[ServiceId | None, NOBODY, ALL_IF_LEFT_OUT] = None
    """The service it belongs to; left out: every service."""
    supports: Annotated[list[Annotated[Supports, or_short]], MANAGEMENT] = []
    """The promises it keeps; with `from` and `to` where the clock covers only part."""
    contact_points: Annotated[list[ContactPointId], NOBODY] = []
    """Where it starts."""
    customers: Annotated[list[CustomerId], NOBODY] = []
    """Who it is for."""
    reasons: Annotated[list[str], NOBODY] = []
    """Why customers get in touch, in their words."""
    starts_when: Annotated[Inline | None, MANAGEMENT] = None
    """What sets it off."""
    ends_when: Annotated[Inline | None, MANAGEMENT] = None
    """How we know it is finished."""
    needs: Annotated[list[str], ReadAsTyped(), NOBODY] = []
    """What we need from the customer."""
    outcomes: Annotated[list[Inline], NOBODY, SAID_TO_CUSTOMERS] = []
    """What can come of it."""
    forms: Annotated[list[Inline], NOBODY] = []
    """Forms that go with it."""
    messages: Annotated[list[Message], NOBODY, INSIDE_ONLY] = []
    """Letters, e-mails and texts ready to copy."""
    missing: Annotated[Bool, NOBODY] = False
    """`true` when it does not exist yet: a gap that everybody can see."""
    # No side vouches for the list as a whole: the marks on the fields of `Step` say who vouches for each.
    steps: Annotated[list[Step], NOBODY, IN_ORDER] = Field([], validate_default=True)
    """What is done, in order."""

    @field_validator("steps")
    @classmethod
    def _steps_unless_missing(cls, steps: list[Step], so_far: ValidationInfo) -> list[Step]:
        if not steps and not so_far.data.get("missing", True):
            raise empty_field_error()
        return steps


PROCEDURE = Kind(
    name="procedure",
    folder="standards/procedures",
    address="procedures",
    model=Procedure,
    label="Procedure",
    plural="Procedures",
    summary="What to say and do, for every reason customers get in touch.",
    other_names=("process", "how to", "runbook", "workflow", "playbook", "sop"),
    navigation=InBar(1, "Procedures"),
    columns=("Service", "Owner", "By when"),
    parts=(PartsField("steps", "step", "report-a-missed-bin#log"), PartsField("messages", "message")),
    search_weight=1.27,
    in_books=True,
    change_rank=20,
)
