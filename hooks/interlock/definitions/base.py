"""`Definition`, the base of the models of all kinds, with the fields that every definition may have."""

import datetime
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from interlock.definitions.field_types import (
    AnyRef,
    Block,
    CriterionRef,
    Date,
    Inline,
    LanguageTag,
    LinkId,
    Model,
    Period,
    RefTo,
    Summary,
    Title,
    or_short,
)
from interlock.definitions.ids import ID
from interlock.definitions.meaning_marks import (
    DAY_HAPPENED,
    DAY_OF_WORK,
    IN_TABLES,
    INSIDE_ONLY,
    NOBODY,
    ROLE_OF_SOMEBODY,
    SPOKEN_NAME,
    UNTOLD,
    DoneByPeople,
    SaidToCustomers,
    SentenceName,
    Side,
)

Status = Literal["draft", "published", "suspended", "retired"]
Classification = Literal["public", "staff", "restricted"]

__all__ = ["Action", "Approval", "Classification", "Definition", "Evidence", "Notice", "Outcome", "OwnerId", "Review", "Status"]

# The reference may name the definition that it stands in: a team may own and approve its own page.
_LinkOrItself = Annotated[str, RefTo(("link",), may_be_itself=True)]
OwnerId = Annotated[_LinkOrItself, NOBODY, IN_TABLES]


# What we say of what customers come for, and of where they meet us.
_OF_WHAT_WE_OFFER = SaidToCustomers(kinds=("service", "contact-point"))


class Notice(Model):
    """A banner on this page and on the pages that depend on it, shown and hidden by date in the browser."""

    shorthand: ClassVar[str] = "say"

    say: Inline
    """What readers must know now."""
    from_: Annotated[Date | None, SentenceName("first day")] = Field(None, alias="from")
    """First day it is shown; left out: at once."""
    until: Date | None = None
    """Last day it is shown; left out: until someone takes it away."""


class Review(Model):
    """When somebody last read this with the people who do the work, and how often that should happen."""

    last: Annotated[Date | None, DAY_HAPPENED] = None
    """The day of the last review."""
    every: Period | None = None
    """How often it is reviewed, such as `12 months`; left out: the organisation's default."""
    by: Annotated[str | None, INSIDE_ONLY, ROLE_OF_SOMEBODY] = None
    """The role that reviews it, such as `contact centre team leader`."""


class Approval(Model):
    """One side's approval. Without a stamp it is not one; `interlock approve` writes it."""

    side: Side
    """Who approves: management, the people who do the work, or those whom a promise between links is made to."""
    link: _LinkOrItself
    """The link that approves."""
    role: Annotated[str, ROLE_OF_SOMEBODY]
    """The role of whoever approved."""
    on: Annotated[Date, DAY_HAPPENED]
    """The day of the approval."""
    stamp: str | None = None
    """The fingerprint of what was approved; a change of it voids the approval."""


class Evidence(Model):
    """A criterion of a framework that this definition is evidence for."""

    shorthand: ClassVar[str] = "criterion"

    criterion: CriterionRef
    """The criterion, as `framework#criterion`."""
    kind: Literal["show-me", "tell-me"] | None = None
    """Whether an assessor can see it or is told of it."""
    on: Annotated[Date | None, DAY_OF_WORK, DAY_HAPPENED] = None
    """The day it was gathered."""
    until: Date | None = None
    """The day it goes stale."""
    note: Inline | None = None
    """What an assessor should look at."""


class Outcome(Model):
    """What came of an action: whether it worked, and the figure that shows it."""

    shorthand: ClassVar[str] = "answer"

    answer: Literal["worked", "did not work"]
    """Whether it did what it was meant to do."""
    figure: Inline | None = None
    """The figure that shows it, such as `96% in October, 81% before`."""


class Action(Model):
    """Something owed: what is to be done, by which link, by when, the day it was done, and what came of it."""

    what: Inline
    """What is to be done."""
    about: AnyRef | None = None
    """What it changes, as `kind/id`; left out: the promise that its complaint or failure is about, if that is only one."""
    by: Annotated[LinkId | None, DoneByPeople("carries out nothing"), SentenceName("team that does it")] = None
    """The link that does it; left out: the link that answers for the file."""
    due: Date | None = None
    """The day by which it is promised."""
    result: Annotated[Outcome, or_short] | None = None
    """What came of it, once it is done: `worked` or `did not work`;
    `{answer: worked, figure: 96% in October}` says it with a figure."""
    done: Annotated[Date | None, DAY_HAPPENED] = Field(None, validate_default=True)
    """The day it was done; left out while it is owed."""

    @field_validator("done")
    @classmethod
    def _done_before_it_has_a_result(cls, done: datetime.date | None, so_far: ValidationInfo) -> datetime.date | None:
        if done is None and so_far.data.get("result") is not None:
            raise PydanticCustomError("missing-field", "")
        return done

    def is_open(self, today: datetime.date) -> bool:
        """Whether it is still owed: it is not done, or on a day to come, which nobody can know."""
        return self.done is None or self.done > today

    def is_late(self, today: datetime.date) -> bool:
        """Whether it is still owed and its due date has passed."""
        return self.is_open(today) and self.due is not None and self.due < today


class Definition(Model):
    """One YAML file: fields that any definition may have."""

    title: Annotated[Title, NOBODY, UNTOLD, SPOKEN_NAME]
    """The name of it, as people say it: at most 80 characters."""
    summary: Annotated[Summary, NOBODY, UNTOLD, _OF_WHAT_WE_OFFER]
    """One sentence of at most 200 characters that tells what it is."""
    body: Annotated[Block | None, NOBODY, UNTOLD, _OF_WHAT_WE_OFFER] = None
    """Whatever else a reader needs, in Markdown."""
    also_called: Annotated[list[str], NOBODY, UNTOLD, SPOKEN_NAME] = []
    """What customers and colleagues call it, such as "bin not emptied"; for search and
    the A–Z, which leaves whole sentences out."""
    owner: OwnerId | None = None
    """The link that answers for it and keeps it true."""
    status: Annotated[Status, NOBODY, UNTOLD, IN_TABLES] = "published"
    """`draft` is shown by `serve` only; `suspended` keeps the page with a notice; `retired`
    keeps its page, marked, and leaves every list."""
    replaced_by: Annotated[str | None, RefTo(("same",)), NOBODY, UNTOLD, IN_TABLES] = None
    """The id of the definition of the same kind that takes its place."""
    notice: Annotated[Annotated[Notice, or_short] | None, NOBODY] = None
    """A banner, such as a temporary change, with the dates between which it is shown."""
    classification: Annotated[Classification | None, NOBODY] = None
    """Who may read it: `public`, `staff` or `restricted`; left out: the organisation's default, else `staff`."""
    language: Annotated[LanguageTag | None, NOBODY, UNTOLD] = None
    """The language of its texts, such as `cy`, where that is not the handbook's."""
    review: Annotated[Review | None, NOBODY, UNTOLD] = None
    """The last review and how often it is due."""
    approvals: Annotated[list[Approval], NOBODY, UNTOLD] = []
    """Who stands by it: management, the links that do the work, and those that a promise between links is made to."""
    evidences: Annotated[list[Annotated[Evidence, or_short]], NOBODY, UNTOLD] = []
    """Criteria of frameworks that it is evidence for, as `framework#criterion`."""
    tags: Annotated[list[str], INSIDE_ONLY, NOBODY, UNTOLD] = []
    """Words to filter by."""
    former_ids: Annotated[list[str], NOBODY, UNTOLD] = []
    """Ids it had before, the first one first: approvals know it by that, even where it is its id again. Their pages lead here,
    and references to them still work, with a warning."""

    # Values of cached properties: these are read millions of times, and pydantic takes a microsecond to read a private attribute.
    @cached_property
    def id(self) -> str:
        """The name of the file without its extension."""
        raise AttributeError("id")

    @cached_property
    def kind_name(self) -> str:
        """The name of the kind, which the folder settles: `link`, `promise`, …"""
        raise AttributeError("kind_name")

    def __eq__(self, other: object) -> bool:
        """Whether it is the same definition and says the same: two files may say the same, and are two."""
        if not isinstance(other, Definition):
            return NotImplemented
        ours, theirs = self.__dict__, other.__dict__
        return ours.get("id") == theirs.get("id") and ours.get("kind_name") == theirs.get("kind_name") and super().__eq__(other)

    @property
    def valid_former_ids(self) -> list[str]:
        """The former ids that have the form of an id, in lower case. Others, such as a path, cannot have been ids."""
        return [former.lower() for former in self.former_ids if ID.fullmatch(former.lower())]

    def with_key(self, kind: str, id: str) -> "Definition":
        """Set the kind and the id, which come from the folder and the file name, and return the definition. Called once."""
        self.__dict__.update(kind_name=kind, id=id)
        return self

    @property
    def names(self) -> list[str]:
        """Everything it is called: the title first."""
        return [self.title, *self.also_called]
