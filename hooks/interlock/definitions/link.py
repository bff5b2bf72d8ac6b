"""The model of links: teams, services and partners through which the service to a customer passes."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from interlock.definitions.base import Definition
from interlock.definitions.field_errors import empty_field_error, field_error
from interlock.definitions.field_types import Date, Duration, Inline, LinkId, Model, Number, Period, PromiseId, or_short
from interlock.definitions.kind import InBar, Kind
from interlock.definitions.meaning_marks import (
    ALL_IF_LEFT_OUT,
    DAY_HAPPENED,
    INSIDE_ONLY,
    NOBODY,
    RECEIVERS,
    TEAM_NUMBER,
    UNTOLD,
    DoneByPeople,
    MailAddress,
    RoleOfSomebody,
    SentenceName,
    WebAddress,
)
from interlock.definitions.other_number import OtherNumber
from interlock.definitions.text_marks import ReadAsTyped
from interlock.definitions.values.quantities import SO_OFTEN, Quantity
from interlock.findings.lazy_patterns import lazy_pattern

LinkKind = Literal["front-line", "support", "leadership", "partner", "supplier", "system", "facility"]
# Links that are things: they hold a service up as teams do, but owe nothing themselves; their owner does.
THINGS: tuple[LinkKind, ...] = ("system", "facility")
# Teams of the organisation itself: those that leadership coaches, and leadership.
COACHED: tuple[LinkKind, ...] = ("front-line", "support")
OUR_TEAMS: tuple[LinkKind, ...] = (*COACHED, "leadership")


# A team, a user or an e-mail address. Anything else, such as a line end, could add a pattern and take over other files.
_REVIEWER = lazy_pattern(r"@?[\w.-]+(/[\w.-]+)*|[^\s@<>,;]+@[^\s@<>,;]+")


# The address of a team or of a person at a code host.
_ADDRESS_OF_REVIEWER = lazy_pattern(
    r"https?://[^/\s]+/(?:orgs/(?P<of>[\w.-]+)/teams/(?P<team>[\w.-]+)|(?:groups/)?(?P<name>[\w./-]+?))/?"
)


def _readable_reviewer(text: str) -> str:
    if not _REVIEWER.fullmatch(text):
        raise field_error("bad-value", f"No code host can read the reviewer `{text}`", _reviewer_meant(text))
    return text


def _reviewer_meant(text: str) -> str:
    """What to write for a reviewer: the e-mail address or the name in it, or each of several."""
    if mail := re.search(r"<([^\s@<>]+@[^\s@<>]+)>", text):
        return f"Write `{mail[1]}`."
    if address := _ADDRESS_OF_REVIEWER.fullmatch(text):
        of_team = f"{address['of']}/{address['team']}"
        return f"Write `{of_team if address['team'] else address['name']}`."
    several = re.split(r"[\s,;]+", text)
    if len(several) > 1 and all("@" in each and _REVIEWER.fullmatch(each) for each in several):
        entries = ", ".join(f'"{each}"' for each in several)
        return f"Write each as an entry of its own: `{entries}`."
    return "Write a team as `organisation/team`, a person as `@name`, without blanks."


class WebPlace(Model):
    """A place on the web where a link works or can be read: its chat, a repository, a dashboard."""

    shorthand: ClassVar[str] = "url"

    url: Annotated[str, WebAddress()]
    """Its web address."""
    title: str | None = None
    """What it is, such as `Chat`; left out: the address itself."""


class Contact(Model):
    """How colleagues reach the link."""

    phone: Annotated[str | None, TEAM_NUMBER] = None
    """The number to call, perhaps with an extension: `01632 960001 ext 204`."""
    other_numbers: list[Annotated[OtherNumber, or_short]] = []
    """Further numbers, with what each is for."""
    email: Annotated[str | None, MailAddress()] = None
    """The address to write to."""
    place: Annotated[str | None, ReadAsTyped()] = None
    """Where to find the team."""
    hours: Annotated[str | None, ReadAsTyped(), SentenceName("opening hours")] = None
    """When somebody answers: `Mon-Fri 9-17`. Pages say whether that is now, if days and
    times are all it says; put remarks after a `;`."""
    ask_for: Annotated[str | None, ReadAsTyped(), RoleOfSomebody(or_subject=True)] = None
    """The role to ask for."""
    web: Annotated[list[Annotated[WebPlace, or_short]], INSIDE_ONLY, SentenceName("places on the web")] = []
    """Where it works on the web: its chat, repositories, dashboards; `https://chat.example/team` or `{title: Chat, url: …}`."""


class Skill(Model):
    """Something people in this link must be able to do."""

    skill: Annotated[str, ReadAsTyped(is_matched=True)]
    """The skill in a few words; steps name it the same way."""
    training: Inline | None = None
    """How people learn it."""
    every: Period | None = None
    """How often it is refreshed."""
    last: Annotated[Date | None, DAY_HAPPENED] = None
    """When the team last refreshed it."""


class Reliance(Model):
    """One arm of a handshake: we rely on that link."""

    link: Annotated[LinkId, NOBODY]
    """The link we rely on."""
    for_: Annotated[Inline | None, NOBODY] = Field(None, alias="for")
    """What we rely on it for."""
    passes: Annotated[Inline | None, RECEIVERS, SentenceName("what passes")] = None
    """What passes between us."""
    matters_to: Annotated[list[PromiseId], NOBODY, ALL_IF_LEFT_OUT] = []
    """The promises that need it; left out: all of ours."""


class Support(Model):
    """The other arm of a handshake: we hold that link up."""

    link: Annotated[LinkId, NOBODY]
    """The link we support."""
    with_: Annotated[Inline | None, NOBODY] = Field(None, alias="with")
    """What we give it."""


class Unblocking(Model):
    """How soon a leader clears what blocks those it coaches, and the internal promise under which that is measured."""

    shorthand: ClassVar[str] = "within"

    within: Duration
    """The time within which somebody answers and clears the way, such as `4 hours`."""
    promise: PromiseId | None = None
    """The internal promise that says so to those it coaches; its results are this one's."""


class Capacity(Model):
    """How much a link can carry, and by which results the cases that come are counted."""

    shorthand: ClassVar[str] = "text"

    text: Inline | None = None
    """How much it can carry, in a sentence."""
    cases: Number | None = None
    """How many cases it can carry, `per` a time."""
    per: Annotated[Period | None, Field(validate_default=True)] = None
    """The time in which it can carry them: `day`, `week` or `month`. A day is a working day."""
    people: Number | None = None
    """How many people carry them."""
    peak: Inline | None = None
    """When most cases come, and what is done then."""
    counted_in: Annotated[PromiseId | None, ALL_IF_LEFT_OUT] = None
    """The promise whose results count the cases that come; left out: the only promise that it makes, if it makes one."""

    @field_validator("per")
    @classmethod
    def _cases_in_a_time(cls, per: Quantity | None, so_far: ValidationInfo) -> Quantity | None:
        if per is None and so_far.data.get("cases") is not None:
            raise empty_field_error()
        if per is not None and SO_OFTEN.search(per.text):
            message = f"`{per.text}` says how often, and not in which time the cases are carried"
            raise field_error("bad-value", message, "Write that time: `day`, `week` or `month`.")
        return per


class OwnWords(Model):
    """What a team says of itself, in answer to a question that it was asked."""

    question: str
    """The question."""
    answer: Inline
    """The answer, in the team's own words: a sentence or two."""
    on: Annotated[Date, DAY_HAPPENED]
    """The day on which the team said so."""


_MOST_ANSWERS = 5


class Link(Definition):
    """A team, service or partner that the service to a customer passes through."""

    kind: LinkKind
    """What sort of link it is: `front-line`, `support`, `leadership`, `partner`, `supplier`, `system` or `facility`."""
    part_of: LinkId | None = None
    """The link it belongs to."""
    coached_by: Annotated[LinkId | None, INSIDE_ONLY, DoneByPeople("coaches nobody"), SentenceName("team that unblocks it")] = (
        None
    )
    """Who unblocks it: leadership holds up the front line."""
    unblocks: Annotated[Annotated[Unblocking, or_short] | None, INSIDE_ONLY] = None
    """How soon it clears what blocks those it coaches: `4 hours`, and the internal promise by which that is measured."""
    our_part: Annotated[Inline | None, SentenceName("part in the vision")] = None
    """What the organisation's vision means for it: its part in one sentence, in its own words."""
    contact: Contact | None = None
    """How colleagues reach it."""
    does: list[Inline] = []
    """What it does, a line each."""
    capacity: Annotated[Annotated[Capacity, or_short] | None, INSIDE_ONLY] = None
    """How much it can carry: a sentence, or `{cases: 120, per: day, people: 4}`."""
    reviewers: Annotated[list[Annotated[str, AfterValidator(_readable_reviewer)]], INSIDE_ONLY, UNTOLD] = []
    """Teams on the code host that review its files, such as `council/payroll`; people as `@name`, or e-mail addresses."""
    skills: Annotated[list[Skill], INSIDE_ONLY] = []
    """What people in it must be able to do."""
    relies_on: Annotated[list[Reliance], INSIDE_ONLY] = []
    """The links it relies on: one arm of each handshake."""
    supports: Annotated[list[Support], INSIDE_ONLY] = []
    """The links it supports: the other arm."""
    says: Annotated[list[OwnWords], INSIDE_ONLY, UNTOLD] = []
    """How strong a link it is, in its own words: at most five short answers, said again every year or at each review."""

    @field_validator("says")
    @classmethod
    def _few_answers(cls, says: list[OwnWords]) -> list[OwnWords]:
        if len(says) > _MOST_ANSWERS:
            raise field_error(
                "bad-value",
                f"A team says at most {_MOST_ANSWERS} things of itself, not {len(says)}",
                "Keep those that matter now.",
            )
        return says


def is_team(link: Link) -> bool:
    """Whether a link is people, who can promise, learn and be thanked: no system and no place."""
    return link.kind not in THINGS


LINK = Kind(
    name="link",
    folder="standards/links",
    address="chain",
    model=Link,
    label="Team",
    plural="Teams and partners",
    summary="Every team, partner and supplier that a customer's service passes through.",
    other_names=("team", "partner", "supplier", "department", "crew"),
    navigation=InBar(3, "Teams"),
    columns=("What it is", "Call", "In short"),
    in_books=True,
    change_rank=70,
)
