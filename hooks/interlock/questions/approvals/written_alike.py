"""Writes what can be written in several ways in one of them before it is hashed: only a change of meaning voids a stamp."""

from interlock.definitions import ContactPoint, Definition, Procedure
from interlock.definitions.contact_point import Opening
from interlock.definitions.other_number import OtherNumber
from interlock.definitions.procedure import Supports
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.approvals.stamps import step_label

_LAYOUT_OF_NUMBER = lazy_pattern(r"(?<=\d)[\s().\-–]++(?=\d)|^\(")


def written_alike(definition: Definition) -> Definition:
    """A copy with telephone numbers without layout, opening hours by the day, and references to steps that a stamp follows."""
    if isinstance(definition, ContactPoint):
        numbers = [number.model_copy(update={"number": _without_layout(number.number)}) for number in definition.other_numbers]
        return definition.model_copy(update=_contact(definition, numbers))
    if isinstance(definition, Procedure):
        return definition.model_copy(update={"supports": [_by_labels(each) for each in definition.supports]})
    return definition


def _contact(point: ContactPoint, numbers: list[OtherNumber]) -> dict[str, object]:
    phone = _without_layout(point.phone) if point.phone else point.phone
    return {"phone": phone, "other_numbers": numbers, "hours": _by_the_day(point.hours)}


def _without_layout(number: str) -> str:
    """A telephone number whose digits stand together: `(01632) 960 001 ext 2` becomes `01632960001 ext 2`."""
    return _LAYOUT_OF_NUMBER.sub("", number)


def _by_the_day(hours: list[Opening]) -> list[Opening]:
    return [row.model_copy(update={"days": [day]}) for row in hours for day in row.days]


def _by_labels(supports: Supports) -> Supports:
    return supports.model_copy(
        update={end: step and step_label(step) for end, step in (("from_", supports.from_), ("to", supports.to))}
    )
