"""The types that fields are made of, and the marks that say what a text is or points to.

A mark is metadata of a field. Whoever walks a definition (`definitions.walk`) finds texts and references by these marks,
so that nothing else needs to know which field of which kind holds what.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from interlock.definitions.quantities import Quantity, QuantityError, parse_period, parse_quantity, plain_number


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a text that names another definition.

    `kinds`: the kinds it may name; with one kind it is a bare id, with several it is `kind/id`.
    `part`: what stands after `#`, if the reference may or must name a part of that definition.
    `may_be_itself`: whether it means something when a definition names itself.
    """

    kinds: tuple[str, ...]
    part: Literal["step", "criterion", None] = None
    part_required: bool = False
    bare: bool = True
    may_be_itself: bool = False

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema of a reference says what it refers to, so that an export can offer the ids there are."""
        part = f"#{self.part}" if self.part_required else ""
        return {**handler(core_schema), "refersTo": [kind + part for kind in self.kinds]}


@dataclass(frozen=True, slots=True)
class OwnStep:
    """Marks a text that names a step of the same procedure."""


@dataclass(frozen=True, slots=True)
class OwnCriterion:
    """Marks a text that names a criterion of the same framework."""


@dataclass(frozen=True, slots=True)
class ValueOfOrganisation:
    """Marks a text that names one of the organisation's values."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a text that people read. `block` Markdown may hold paragraphs and lists, inline only words in a line."""

    block: bool


Inline = Annotated[str, Prose(block=False)]
Block = Annotated[str, Prose(block=True)]


def _limited(limit: int) -> BeforeValidator:
    def check(text: object) -> object:
        if isinstance(text, str) and len(text) > limit:
            raise PydanticCustomError(
                "too-long",
                "{length} characters, {over} over the {limit} that fit",
                {"length": len(text), "over": len(text) - limit, "limit": limit},
            )
        return text

    return BeforeValidator(check)


Title = Annotated[str, _limited(80), Field(max_length=80)]
Summary = Annotated[str, _limited(200), Field(max_length=200), Prose(block=False)]

LinkId = Annotated[str, RefTo(("link",))]
PromiseId = Annotated[str, RefTo(("promise",))]
ServiceId = Annotated[str, RefTo(("service",))]
CustomerId = Annotated[str, RefTo(("customer",))]
ContactPointId = Annotated[str, RefTo(("contact-point",))]
TermId = Annotated[str, RefTo(("term",))]
CriterionRef = Annotated[str, RefTo(("framework",), part="criterion", part_required=True)]
EVERY_KIND = ("link", "customer", "service", "promise", "procedure", "contact-point", "framework", "lesson", "session", "term")
AnyRef = Annotated[str, RefTo(EVERY_KIND, part="step", bare=False)]


def _date(text: object) -> datetime.date:
    if not isinstance(text, str):
        raise PydanticCustomError("wrong-type", "a date is one value, such as `2026-03-31`")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise PydanticCustomError("bad-date", "`{text}` is not a date", {"text": text, "remedy": _date_remedy(text)})
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError(
            "bad-date", "There is no such day as {text}", {"text": text, "remedy": "Check the day and the month."}
        ) from None


def _date_remedy(text: str) -> str:
    meant = _day_meant(text)
    return f"Write year-month-day: `{meant}`." if meant else "Write year-month-day, such as `2026-03-31`."


def _day_meant(text: str) -> datetime.date | None:
    """The day that `31/12/2026`, `31st Dec 2026` or `2026-3-1` tells: the day before the month, as in Europe."""
    words = re.sub(r"[\s,./-]+", " ", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text)).strip()
    for form in ("%d %m %Y", "%Y %m %d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        try:
            return datetime.datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


Date = Annotated[datetime.date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]


def _time(text: object) -> datetime.time:
    if (
        isinstance(text, str)
        and (match := re.fullmatch(r"(\d{1,2})[:.](\d\d)", text))
        and int(match[1]) < 24
        and int(match[2]) < 60
    ):
        return datetime.time(int(match[1]), int(match[2]))
    if text == "24:00":
        return datetime.time.max
    raise PydanticCustomError(
        "bad-value", "`{text}` is not a time of day", {"text": str(text), "remedy": "Write hours and minutes, such as `09:30`."}
    )


Time = Annotated[
    datetime.time, PlainValidator(_time), WithJsonSchema({"type": "string", "pattern": "^[0-2]?[0-9][:.][0-5][0-9]$"})
]

_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


def _bool(text: object) -> bool:
    if isinstance(text, str) and text.lower() in _TRUTH:
        return _TRUTH[text.lower()]
    raise PydanticCustomError(
        "bad-value", "`{text}` is neither yes nor no", {"text": str(text), "remedy": "Write `yes` or `no`."}
    )


Bool = Annotated[bool, PlainValidator(_bool), WithJsonSchema({"type": "boolean"})]


def _parsed(parse: Any, text: object, example: str) -> Any:
    if not isinstance(text, str):
        raise PydanticCustomError("wrong-type", "an amount is one value, such as `{example}`", {"example": example})
    try:
        return parse(text)
    except QuantityError as error:
        remedy = f"Did you mean `{error.nearest}`?" if error.nearest else f"Write a number and a unit, such as `{example}`."
        raise PydanticCustomError("bad-quantity", "{message}", {"message": str(error), "remedy": remedy}) from None


def _timed(text: object) -> Quantity:
    quantity: Quantity = _parsed(parse_quantity, text, "2 working days")
    if not quantity.is_time:
        raise PydanticCustomError(
            "bad-quantity",
            "`{text}` is not a length of time",
            {"text": str(text), "remedy": "Name a unit of time, such as `2 working days`."},
        )
    return quantity


_QUANTITY_SCHEMA = WithJsonSchema(
    {"type": "string", "examples": ["20 seconds", "5 working days", "4 working hours", "90%", "same day"]}
)
AnyQuantity = Annotated[Quantity, PlainValidator(lambda text: _parsed(parse_quantity, text, "5 working days")), _QUANTITY_SCHEMA]
Duration = Annotated[Quantity, PlainValidator(_timed), _QUANTITY_SCHEMA]
Period = Annotated[
    Quantity,
    PlainValidator(lambda text: _parsed(parse_period, text, "12 months")),
    WithJsonSchema({"type": "string", "examples": ["month", "quarter", "12 months", "4 times a year"]}),
]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a value must reach: at least `low`, at most `high`, or between both (both ends count)."""

    low: Quantity | None
    high: Quantity | None
    text: str


def parse_bound(text: str, bare: Literal["at least", "at most"]) -> Bound:
    """Read `at least 90%`, `at most 20 days`, `between 2 and 4 weeks` or a bare amount. Raises QuantityError."""
    words = " ".join(text.split())
    if match := re.fullmatch(r"between (.+?) and (.+)", words, re.I):
        high = parse_quantity(match[2])
        low_text = (
            match[1]
            if re.search(r"[a-z%]", match[1], re.I)
            else f"{match[1]} {high.unit if high.unit != 'count' else ''}".strip()
        )
        return Bound(parse_quantity(low_text), high, words)
    match = re.fullmatch(r"(?:(at least|at most) )?(.+)", words, re.I)
    assert match  # `.+` matches any text that decode lets through: empty values are left out
    quantity = parse_quantity(match[2])
    if (match[1] or bare).lower() == "at least":
        return Bound(quantity, None, words)
    return Bound(None, quantity, words)


def _bound(bare: Literal["at least", "at most"], example: str) -> Any:
    return PlainValidator(lambda text: _parsed(lambda words: parse_bound(words, bare), text, example))


AtLeast = Annotated[Bound, _bound("at least", "at least 90%"), WithJsonSchema({"type": "string", "examples": ["at least 90%"]})]


def _share(text: object) -> Bound:
    """A share is in percent, with the sign or without; `0.9` may mean nine in ten or nine in a thousand, so it is asked for."""
    bound: Bound = _parsed(lambda words: parse_bound(words, "at least"), text, "at least 90%")
    for end in (bound.low, bound.high):
        if end is not None and end.unit not in ("%", "count"):
            raise PydanticCustomError(
                "bad-quantity",
                "`{text}` is not a share",
                {"text": bound.text, "remedy": "Write a percentage, such as `at least 90%`."},
            )
        if end is not None and end.unit == "count" and 0 < end.amount <= 1:
            remedy = f"Did you mean `at least {plain_number(end.amount * 100)}%`?"
            raise PydanticCustomError(
                "bad-quantity", "The share `{text}` has no percent sign", {"text": bound.text, "remedy": remedy}
            )
    return bound


Share = Annotated[Bound, PlainValidator(_share), WithJsonSchema({"type": "string", "examples": ["at least 90%"]})]
AtMost = Annotated[
    Bound, _bound("at most", "at most 20 days"), WithJsonSchema({"type": "string", "examples": ["at most 20 days"]})
]


class Model(BaseModel):
    """A mapping of named fields. The text under a field is its documentation: reference, schema and findings use it."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, arbitrary_types_allowed=True)

    # The field that a bare text stands for, where an editor may write just that.
    shorthand: ClassVar[str | None] = None

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> Any:
        schema = handler.resolve_ref_schema(handler(core_schema))
        if not cls.shorthand:
            return schema
        return {"anyOf": [{"type": "string"}, schema], "title": schema.get("title", cls.__name__)}


def _spread_shorthand(model: type[Model]) -> BeforeValidator:
    return BeforeValidator(lambda value: {model.shorthand: value} if isinstance(value, str) else value)


def or_short(model: type[Model]) -> Any:
    """The model's annotation when its `shorthand` may be written instead of the whole mapping."""
    return Annotated[model, _spread_shorthand(model)]


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """Marks a list that may be written as its only item."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(lambda value: [value] if isinstance(value, str) else value, handler(source))

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(core_schema)
        return {"anyOf": [listed["items"], listed]}


one_or_more = OneOrMore()
