"""The marks that say what a field means to the rest: who vouches for it, whether a change of it is told, what sentences call it.

They stand beside those that say what a text is (`definitions.marks`). Approvals, changes, exports and rules go by the marks and hold no
list of fields, so that no field which is added later escapes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from interlock.definitions.field_types import Route, models_in

Side = Literal["management", "providers", "receivers"]
SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True, slots=True)
class VouchedBy:
    """Whose stamps hold a field: a change of it voids them. Without this mark every side vouches for it.

    `added`: 0 for fields that stamps have held from the start. A later one takes the next number in its model; stamps name
    their fields by position, and leave a later field out as long as it is empty.
    """

    sides: tuple[Side, ...] = ()
    added: int = 0


EVERY_SIDE = VouchedBy(SIDES)
# Management and providers give what a promise says; receivers get it.
GIVERS = VouchedBy(("management", "providers"))
RECEIVERS = VouchedBy(("receivers",))
MANAGEMENT = VouchedBy(("management",))
PROVIDERS = VouchedBy(("providers",))
NOBODY = VouchedBy()


@dataclass(frozen=True, slots=True)
class Untold:
    """Marks a field whose change is no change of meaning, or is told as something else: an approval, the end of its life."""


UNTOLD = Untold()


@dataclass(frozen=True, slots=True)
class SentenceName:
    """What sentences call a field, where its name with blanks does not do."""

    words: str


@dataclass(frozen=True, slots=True)
class KnownBy:
    """Marks the field by which a part of a list is known.

    An id says nothing about the part, and the kind says what such a part is called (`Kind.parts`); any other field does the first
    itself, and `noun` the second.
    """

    noun: str = ""

    @property
    def is_id(self) -> bool:
        """Whether it is an id, which means nothing to readers."""
        return not self.noun


@dataclass(frozen=True, slots=True)
class Caption:
    """Marks the field that sentences call a part by: what a step does, a value's title."""


CAPTION = Caption()


@dataclass(frozen=True, slots=True)
class InOrder:
    """Marks a list whose order says something."""


IN_ORDER = InOrder()


@dataclass(frozen=True, slots=True)
class SpokenName:
    """Marks a name that people say and look up, so that it has to have words."""


SPOKEN_NAME = SpokenName()


@dataclass(frozen=True, slots=True)
class DayOfWork:
    """Marks the day on which somebody worked on a definition: more than a review or an approval."""


DAY_OF_WORK = DayOfWork()


@dataclass(frozen=True, slots=True)
class TeamNumber:
    """Marks a telephone number that belongs to a team and to no person."""


TEAM_NUMBER = TeamNumber()


@dataclass(frozen=True, slots=True)
class InsideOnly:
    """Marks what the public never reads, however open the definition is: what links say of each other, and words for staff."""


INSIDE_ONLY = InsideOnly()


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Marks a text that pages make a link of. `or_words`: it may be a sentence as well."""

    or_words: bool = False


@dataclass(frozen=True, slots=True)
class InTables:
    """Marks a field that tables have shown from the start. A kind's other fields have their columns after those."""


IN_TABLES = InTables()

M = TypeVar("M")


def marks_on(model: type[BaseModel], mark: type[M]) -> Mapping[str, M]:
    """The fields of a model that carry a mark of some sort, with the mark, in the model's order."""
    return _marks_on(model, cast(Any, mark))


@cache
def _marks_on(model: type[BaseModel], mark: type[Any]) -> Mapping[str, Any]:
    found = {name: [each for each in _metadata(info) if isinstance(each, mark)] for name, info in model.model_fields.items()}
    return {name: marks[0] for name, marks in found.items() if marks}


def _metadata(info: FieldInfo) -> Iterator[Any]:
    """The marks of a field; of one that may be missing, those of what it holds otherwise."""
    yield from info.metadata
    for inner in get_args(info.annotation):
        yield from getattr(inner, "__metadata__", ())


@cache
def vouched_fields(model: type[BaseModel], side: Side) -> tuple[str, ...]:
    """The fields of a model that a side vouches for, in the order in which a stamp holds them."""
    marks = marks_on(model, VouchedBy)
    fields = [name for name in model.model_fields if name not in marks or side in marks[name].sides]
    return tuple(sorted(fields, key=lambda name: marks[name].added if name in marks else len(fields)))


@cache
def added_fields(model: type[BaseModel]) -> frozenset[str]:
    """The fields that stamps have not held from the start: those that say so, and those that say nothing."""
    marks = marks_on(model, VouchedBy)
    return frozenset(name for name in model.model_fields if name not in marks or marks[name].added)


@cache
def ids_of(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that are ids and say nothing else."""
    return frozenset(name for name, mark in marks_on(model, KnownBy).items() if mark.is_id)


def sentence_name(model: type[BaseModel], field: str) -> str:
    """What a field of a model is called in a sentence."""
    named = marks_on(model, SentenceName).get(field)
    return named.words if named else field.strip("_").replace("_", " ")


def values_marked(model: BaseModel, mark: type[M], route: Route = ()) -> Iterator[tuple[Route, Any, M]]:
    """Every value below a model whose field carries a mark, one by one, with the route to it and the mark."""
    marks = marks_on(type(model), mark)
    for name, info in type(model).model_fields.items():
        if name not in marks and not _has_models(type(model), name):
            continue
        for step, value in _each(getattr(model, name)):
            here = (*route, info.alias or name, *step)
            if isinstance(value, BaseModel):
                yield from values_marked(value, mark, here)
            elif name in marks:
                yield here, value, marks[name]


@cache
def _has_models(model: type[BaseModel], field: str) -> bool:
    return any(models_in(model.model_fields[field].annotation))


def _each(value: Any) -> Iterator[tuple[Route, Any]]:
    """The items of a list or mapping, or the value itself, unless it is missing."""
    if isinstance(value, list):
        yield from (((index,), item) for index, item in enumerate(value))
    elif isinstance(value, dict):
        yield from (((key,), item) for key, item in value.items())
    elif value is not None:
        yield (), value
