"""Marks for fields: which sides vouch for it, whether `interlock changes` reports it, what sentences call it.

They complement the marks that say what a text is (`definitions.text_marks`). Approvals, changes, exports and rules read the marks
and hold no lists of fields, so that a field which is added later cannot escape them.
A mark that says nothing more is a plain class.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args

from pydantic import BaseModel

from interlock.definitions.model_fields import Route, models_of

Side = Literal["management", "providers", "receivers"]
SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True, slots=True)
class VouchedBy:
    """The sides whose stamps include a field, so that a change of it voids their approvals. Without this mark it is all sides.

    A stamp is a hash of fields in a fixed order. `added` is 0 for the fields of the first version, and the next number of the
    model for each later one: those come last, and are left out while they are empty, so that stamps from before stay valid.
    """

    sides: tuple[Side, ...] = ()
    added: int = 0


EVERY_SIDE = VouchedBy(SIDES)
# Management and providers keep a promise; receivers are those whom it is made to.
GIVERS = VouchedBy(("management", "providers"))
RECEIVERS = VouchedBy(("receivers",))
MANAGEMENT = VouchedBy(("management",))
PROVIDERS = VouchedBy(("providers",))
NOBODY = VouchedBy()


class Untold:
    """Marks a field that `interlock changes` leaves out: it changes no meaning, or is reported otherwise, as approvals are."""


UNTOLD = Untold()


@dataclass(frozen=True, slots=True)
class SentenceName:
    """The name of a field in sentences, where the field's own name, with spaces for underscores, is not good enough."""

    words: str


@dataclass(frozen=True, slots=True)
class KnownBy:
    """Marks the field that identifies an item of a list, so that items can be matched between two versions.

    `noun`: what such an item is called. It is empty for ids, whose noun is in `Kind.parts`.
    """

    noun: str = ""

    @property
    def is_id(self) -> bool:
        """Whether the field is an id, which means nothing to readers."""
        return not self.noun


class Caption:
    """Marks the field by which sentences name an item of a list: what a step does, the title of a value."""


CAPTION = Caption()


class InOrder:
    """Marks a list whose order has a meaning."""


IN_ORDER = InOrder()


class SpokenName:
    """Marks a name that people say and look up, and which therefore must contain letters or digits."""


SPOKEN_NAME = SpokenName()


class DayOfWork:
    """Marks the day on which somebody worked on the definition, which is more than reviewing or approving it."""


DAY_OF_WORK = DayOfWork()


class DayHappened:
    """Marks the day on which something happened, which cannot lie in the future."""


DAY_HAPPENED = DayHappened()


@dataclass(frozen=True, slots=True)
class DoneByPeople:
    """Marks a link as one of people, which no system or place can be. `lacking`: what these do not do, as in "it staffs nothing"."""

    lacking: str


@dataclass(frozen=True)
class RoleOfSomebody:
    """Marks a field for somebody's role, in whose place people write a name.

    `or_subject`: whether a subject may stand there too, `ask for Council Tax`, so that two capitals make no name.
    """

    or_subject: bool = False


ROLE_OF_SOMEBODY = RoleOfSomebody()


class TeamNumber:
    """Marks a telephone number that belongs to a team, not to a person."""


TEAM_NUMBER = TeamNumber()


class InsideOnly:
    """Marks a field that the public never sees, even in a public definition: what links say of each other, words for staff."""


INSIDE_ONLY = InsideOnly()


@dataclass(frozen=True, slots=True)
class SaidToCustomers:
    """Marks a text that customers hear, or by which staff know what to tell them: a time in it is promised to whoever hears it.

    `kinds`: those whose customers do, for a field of every kind; empty: all. `is_ours`: whether it says of itself what we do, as
    amends do, so that a time in it is ours in any words.
    """

    kinds: tuple[str, ...] = ()
    is_ours: bool = False


SAID_TO_CUSTOMERS = SaidToCustomers()


class AllIfLeftOut:
    """Marks references that mean all there are where they are left out, so that hiding what they name may not leave them out."""


ALL_IF_LEFT_OUT = AllIfLeftOut()


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Marks a web address, which pages turn into a link. It may also be a sentence, `or_words`, or a mailbox, `or_mail`."""

    or_words: bool = False
    or_mail: bool = False


class MailAddress:
    """Marks an e-mail address, which pages turn into a link."""


class InTables:
    """Marks a field that was a column of exported tables in the first version. The columns of other fields come after these."""


IN_TABLES = InTables()

_M = TypeVar("_M")


def marks_on(model: type[BaseModel], mark: type[_M]) -> Mapping[str, _M]:
    """The fields of a model that carry a mark of this type, with the mark, in the order of the model."""
    return _marks_on(model, cast(Any, mark))


@cache
def _marks_on(model: type[BaseModel], mark: type[Any]) -> Mapping[str, Any]:
    found = {name: [each for each in marks if isinstance(each, mark)] for name, marks in _metadata(model).items()}
    return {name: marks[0] for name, marks in found.items() if marks}


@cache
def _metadata(model: type[BaseModel]) -> Mapping[str, tuple[Any, ...]]:
    """The marks of the fields that have any. In an optional type, pydantic leaves them in the annotation."""
    found = {
        name: (*info.metadata, *(mark for inner in get_args(info.annotation) for mark in getattr(inner, "__metadata__", ())))
        for name, info in model.model_fields.items()
    }
    return {name: marks for name, marks in found.items() if marks}


@cache
def vouched_fields(model: type[BaseModel], side: Side) -> tuple[str, ...]:
    """The fields of a model that a side vouches for, in the order of the stamp."""
    marks = marks_on(model, VouchedBy)
    fields = [name for name in model.model_fields if name not in marks or side in marks[name].sides]
    return tuple(sorted(fields, key=lambda name: marks[name].added if name in marks else len(fields)))


@cache
def added_fields(model: type[BaseModel]) -> frozenset[str]:
    """The fields that the first stamps did not include: those with an `added` number, and unmarked ones."""
    marks = marks_on(model, VouchedBy)
    return frozenset(name for name in model.model_fields if name not in marks or marks[name].added)


@cache
def ids_of(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that are ids of parts."""
    return frozenset(name for name, mark in marks_on(model, KnownBy).items() if mark.is_id)


def sentence_name(model: type[BaseModel], field: str) -> str:
    """The name of a field in sentences."""
    named = marks_on(model, SentenceName).get(field)
    return named.words if named else field.strip("_").replace("_", " ")


def values_marked(model: BaseModel, mark: type[_M], route: Route = ()) -> Iterator[tuple[Route, Any, _M]]:
    """Every value in a marked field of a model or of the models nested in it, with the route to it and the mark.

    The items of lists and mappings are yielded one by one.
    """
    for name, written_as, found in fields_to(type(model), cast(Any, mark)):
        held = getattr(model, name)
        if held is None or (not held and isinstance(held, (list, dict))):
            continue
        for step, value in _items(held):
            here = (*route, written_as, *step)
            if isinstance(value, BaseModel):
                yield from values_marked(value, mark, here)
            elif found is not None:
                yield here, value, found


@cache
def fields_to(model: type[BaseModel], mark: type[Any]) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a model that carry a mark or hold models that may: their names here and in files, and the mark or None."""
    marks = marks_on(model, mark)
    return tuple(
        (name, info.alias or name, marks.get(name))
        for name, info in model.model_fields.items()
        if name in marks or any(_is_marked_within(inner, cast(Any, mark)) for inner in models_of(model, name))
    )


@cache
def _is_marked_within(model: type[BaseModel], mark: type[Any]) -> bool:
    """Whether a field of a model or of the models nested in it carries a mark."""
    return any(marks_on(each, mark) for each in _models_within(model))


@cache
def _models_within(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A model and all models nested in it."""
    found = {model: None}
    waiting = [model]
    for each in waiting:
        inside = [inner for name in each.model_fields for inner in models_of(each, name) if inner not in found]
        found |= dict.fromkeys(inside)
        waiting += dict.fromkeys(inside)
    return tuple(found)


def _items(value: Any) -> Iterator[tuple[Route, Any]]:
    """The items of a list or mapping, or the value itself, each with the route to it; nothing for None."""
    if isinstance(value, list):
        yield from (((index,), item) for index, item in enumerate(value))
    elif isinstance(value, dict):
        yield from (((key, *step), item) for key, inner in value.items() for step, item in _items(inner))
    elif value is not None:
        yield (), value
