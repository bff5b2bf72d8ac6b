"""The organisation: its name, values and calendar, and the defaults for definitions."""

from typing import Annotated, Literal

from interlock.definitions.base import Classification
from interlock.definitions.calendar import Calendar
from interlock.definitions.field_types import (
    ContactPointId,
    Inline,
    LanguageTag,
    Model,
    PartId,
    Period,
    Title,
    Tolerance,
)
from interlock.definitions.meaning_marks import CAPTION, UNTOLD, WebAddress
from interlock.definitions.values.language_tags import DEFAULT_LANGUAGE

# The path in a handbook of the only file of the organisation.
ORGANISATION_FILE = "standards/organisation.yml"

RuleSeverity = Literal["error", "warning", "advice", "off"]


class Value(Model):
    """Something the organisation stands for, and that promises show."""

    id: PartId
    """A short id that promises refer to."""
    title: Annotated[Title, CAPTION]
    """The value in a few words."""
    text: Inline | None = None
    """What it means in practice."""


class Feedback(Model):
    """Where readers turn when a page is wrong, or a customer is unhappy."""

    staff: Annotated[str | None, WebAddress(or_words=True, or_mail=True)] = None
    """The e-mail address or web address for "tell us this is wrong"."""
    complaints: ContactPointId | None = None
    """The contact point where complaints are welcome."""


class Defaults(Model):
    """What holds where a definition says nothing."""

    classification: Classification = "staff"
    """Who may read a definition that does not say."""
    review_every: Period | None = None
    """How often a definition is reviewed that does not say."""
    tolerance: Tolerance | None = None
    """How far a result may fall short and still be near: points of a share, percent of a limit."""


class Organisation(Model):
    """`standards/organisation.yml`: only the name is required."""

    name: str
    """What the organisation is called."""
    id: Annotated[str | None, UNTOLD] = None
    """What keeps this handbook apart from others in calendars, such as `council-7f3a`. Never change it; the name may change."""
    language: LanguageTag = DEFAULT_LANGUAGE
    """The language that its texts are written in, such as `cy`. The pages' own words,
    such as headings and dates, are in English."""
    vision: Inline | None = None
    """What the organisation is for, in one sentence that everyone can say."""
    values: list[Value] = []
    """What it stands for."""
    calendar: Calendar | None = None
    """When it works; left out: Monday to Friday, 09:00 to 17:00, no holidays."""
    feedback: Feedback = Feedback()
    """Where readers and customers say that something is wrong."""
    defaults: Defaults = Defaults()
    """What holds where a definition says nothing."""
    rules: dict[str, RuleSeverity] = {}
    """How loud a rule is here: `error`, `warning`, `advice` or `off`."""
    claims: list[str] = []
    """More phrases that need a benchmark, such as "five star"."""

    @property
    def country(self) -> str | None:
        """The country whose public holidays it keeps, by which telephone numbers are read, too."""
        return self.calendar.country if self.calendar else None
