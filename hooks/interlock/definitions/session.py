"""The model of sessions of group learning, in which the links of a chain examine it together."""

from typing import Annotated

from interlock.definitions.base import Action, Definition
from interlock.definitions.field_types import AnyRef, Date, Inline, LinkId, Model
from interlock.definitions.kind import Kind, UnderMore
from interlock.definitions.meaning_marks import DAY_HAPPENED, DoneByPeople


class Factor(Model):
    """What the session found on one factor, and what is owed."""

    findings: list[Inline] = []
    """What was found."""
    actions: list[Action] = []
    """What is to be done."""


class Checklist(Model):
    """The six factors of group learning, each of them looked at."""

    expectations: Factor
    """What customers expect."""
    perceptions: Factor
    """How departments and people see their responsibilities."""
    existing_procedures: Factor
    """The procedures there are."""
    missing_procedures: Factor
    """The procedures that are missing."""
    support_structure: Factor
    """How departments hold each other up."""
    common_language: Factor
    """The words all use, and the tools to carry them."""


class Session(Definition):
    """A session of group learning."""

    on: Annotated[Date, DAY_HAPPENED]
    """The day."""
    links: Annotated[list[LinkId], DoneByPeople("takes part in no session")]
    """Who took part."""
    about: list[AnyRef] = []
    """What it was about, as `kind/id`."""
    checklist: Checklist
    """The six factors."""


SESSION = Kind(
    name="session",
    folder="standards/sessions",
    address="sessions",
    model=Session,
    label="Session",
    plural="Sessions",
    summary="Teams of a chain that looked at it together.",
    other_names=("workshop", "meeting"),
    navigation=UnderMore("teams that learned together"),
    columns=("When", "In short"),
    is_record=True,
    search_weight=0.7,
    change_rank=95,
)
