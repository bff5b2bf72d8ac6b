"""The model of further telephone numbers, which teams and contact points have."""

from typing import Annotated, ClassVar

from pydantic import Field

from interlock.definitions.field_types import Inline, Model
from interlock.definitions.meaning_marks import TEAM_NUMBER


class OtherNumber(Model):
    """A further telephone number, and what it is for."""

    shorthand: ClassVar[str] = "number"

    number: Annotated[str, TEAM_NUMBER]
    """The number, perhaps with an extension: `01632 960001 ext 204`."""
    for_: Inline | None = Field(None, alias="for")
    """What it is for, such as `textphone` or `Spanish`."""
