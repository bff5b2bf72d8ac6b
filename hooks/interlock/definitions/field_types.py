"""The types of fields, for the modules of kinds to import.

The type of a field decides how its value is parsed and checked, what it refers to, its documentation and its JSON Schema.
"""

import datetime
from typing import Annotated

from pydantic import Field

from interlock.definitions.meaning_marks import KnownBy
from interlock.definitions.model import Model, one_or_more, or_short
from interlock.definitions.parsed import (
    Parsed,
    amount_parser,
    parse_amount,
    parse_bool,
    parse_concept_address,
    parse_count,
    parse_duration,
    parse_limit,
    parse_longest,
    parse_number,
    parse_score,
    parse_tolerance,
)
from interlock.definitions.text_marks import OwnCriterion, OwnStep, Prose, RefTo, ValueOfOrganisation
from interlock.definitions.values.bounds import Bound, parse_bound
from interlock.definitions.values.dates import parse_date
from interlock.definitions.values.language_tags import parse_language
from interlock.definitions.values.periods import parse_period
from interlock.definitions.values.quantities import Quantity, check_is_near
from interlock.definitions.values.shares import parse_share
from interlock.definitions.values.times_of_day import parse_time

__all__ = [
    "AnyQuantity",
    "AnyRef",
    "AtLeast",
    "AtMost",
    "Block",
    "Bool",
    "Bound",
    "ConceptAddress",
    "ContactPointId",
    "CriterionRef",
    "CustomerId",
    "Date",
    "Duration",
    "Inline",
    "LanguageTag",
    "LimitAmount",
    "LinkId",
    "Model",
    "Number",
    "OwnCriterion",
    "OwnStep",
    "PartId",
    "Period",
    "PromiseId",
    "Prose",
    "RefTo",
    "Score",
    "ServiceId",
    "Share",
    "Summary",
    "TermId",
    "Time",
    "Title",
    "Tolerance",
    "ValueOfOrganisation",
    "one_or_more",
    "or_short",
    "parse_bound",
]

Inline = Annotated[str, Prose(block=False)]
Block = Annotated[str, Prose(block=True)]
Title = Annotated[str, Field(max_length=80)]
Summary = Annotated[str, Field(max_length=200), Prose(block=False)]

# The id of a part of a definition, such as a step.
PartId = Annotated[str, KnownBy()]
LinkId = Annotated[str, RefTo(("link",))]
PromiseId = Annotated[str, RefTo(("promise",))]
ServiceId = Annotated[str, RefTo(("service",))]
CustomerId = Annotated[str, RefTo(("customer",))]
ContactPointId = Annotated[str, RefTo(("contact-point",))]
TermId = Annotated[str, RefTo(("term",))]
CriterionRef = Annotated[str, RefTo(("framework",), part="criterion", part_required=True)]
AnyRef = Annotated[str, RefTo(part="step")]

Date = Annotated[datetime.date, Parsed(parse_date, "2026-03-31", {"type": "string", "format": "date"})]
# Without quotation marks `9.30` is a number to YAML, and `9:30` one to its older version: that of minutes.
_TIME = {"type": ["string", "number"], "pattern": "^[0-2]?[0-9][:.][0-5][0-9]$", "minimum": 0, "maximum": 1440}
Time = Annotated[datetime.time, Parsed(parse_time, "09:30", _TIME)]
LanguageTag = Annotated[
    str,
    Parsed(
        parse_language,
        "cy",
        {"type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$", "examples": ["en", "cy", "en-GB"]},
    ),
]
ConceptAddress = Annotated[
    str, Parsed(parse_concept_address, "https://words.example/permit", {"type": "string", "format": "iri"})
]
Bool = Annotated[bool, Parsed(parse_bool, "yes", {"type": "boolean"})]

_AMOUNT = {"type": "string", "examples": ["20 seconds", "5 working days", "4 working hours", "90%", "same day"]}
_PERIOD = {"type": "string", "examples": ["month", "quarter", "12 months", "4 times a year"]}
_AT_LEAST = {"type": "string", "examples": ["at least 90%"]}
_AT_MOST = {"type": "string", "examples": ["at most 20 days"]}

AnyQuantity = Annotated[Quantity, Parsed(amount_parser(parse_amount, "5 working days"), "5 working days", _AMOUNT)]
LimitAmount = Annotated[Quantity, Parsed(amount_parser(parse_limit, "5 working days"), "5 working days", _AMOUNT)]
Duration = Annotated[Quantity, Parsed(parse_duration, "2 working days", _AMOUNT)]
Number = Annotated[Quantity, Parsed(parse_number, "120", {"type": ["number", "string"], "examples": [120]})]
Tolerance = Annotated[Quantity, Parsed(parse_tolerance, "2", {"type": ["number", "string"], "examples": [2, "2%"]})]
Period = Annotated[
    Quantity, Parsed(amount_parser(lambda text: check_is_near(parse_period(text)), "12 months"), "12 months", _PERIOD)
]
AtLeast = Annotated[Bound, Parsed(parse_count, "at least 25", {"type": "string", "examples": ["at least 25"]})]
AtMost = Annotated[Bound, Parsed(amount_parser(parse_longest, "at most 20 days"), "at most 20 days", _AT_MOST)]
Score = Annotated[Bound, Parsed(parse_score, "at least 8", {"type": "string", "examples": ["at least 8"]})]
Share = Annotated[Bound, Parsed(parse_share, "at least 90%", _AT_LEAST)]
