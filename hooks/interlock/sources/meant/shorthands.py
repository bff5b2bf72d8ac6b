"""The fields that are meant where a text stands in place of a mapping: `target: 95%` for `target: {share: at least 95%}`."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from pydantic import BaseModel

from interlock.definitions import is_kind
from interlock.definitions.ids import ID, id_from
from interlock.definitions.model_fields import marks_at, required_fields, written_names
from interlock.definitions.text_marks import RefTo
from interlock.definitions.values.dates import day_meant
from interlock.definitions.values.units import plain_number
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.field_forms import has_form_for, names_another, takes, takes_any_text
from interlock.sources.meant.parts_of_fields import are_hours, parts_as_fields

_WORDS_OF_AN_ID = 4
# Two fields may also be given in words (`12 months by the manager`); more than two are recognised by their forms alone.
_OF_A_PAIR = 2
_PART = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# Words at which an id made of a text does not end.
_LEADING_ON = ("the", "a", "an", "of", "to", "for", "and", "or", "in", "on", "at", "with", "by", "from")
# A text that says whether something is so, and not what it is.
_YES_OR_NO = ("yes", "no", "true", "false", "on", "off")
_BY = lazy_pattern(r"(?P<what>.+?),? by (?P<by>[^\d].*)")
_ID_AND_WHAT_FOR = lazy_pattern(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*|[\w ]+(?= [-–—→] )) (?:for|with|[-–—]|→) (?P<what>.+)")
_FROM_TO = lazy_pattern(
    r"from (?P<starts>.+) (?:to|until|till) (?P<stops>.+)|(?P<begins>[^–—→]+?) (?:-|–|—|→|->) (?P<ends>[^–—→]+)", re.I
)
_WITH_TAIL = lazy_pattern(r"(?P<head>.+?)[,;]? *(?:[,;] ?|\()(?P<tail>[^,;()]+)\)?")
# `answer-calls from greet to close`
FROM_STEP = lazy_pattern(rf"(?P<promise>{_PART}),? \(?from (?P<from>{_PART})(?:,? (?:to|until) (?P<to>{_PART}))?\)?")
_BEFORE_A_DAY = lazy_pattern(r"^ *(?:last(?:ly)?|done|reviewed)?(?: time)?(?: on| in)? *:? *")
_BETWEEN_ADDRESSES = lazy_pattern(r" ?[,;/|] ?| (?:and|or|[-–—]) ")
_PLAIN_NUMBER = lazy_pattern(r"(?:100|\d{1,2})(?:[.,]\d+)?")
_SIGN_AT_END = lazy_pattern(r"(?<=[\w%])[,;]+$")


class _Said(NamedTuple):
    """A text in place of the fields of a model.

    `names`: the fields that take the whole of it; `parts`: the fields whose values are parts of it, with these.
    """

    model: type[BaseModel]
    text: str
    names: list[str]
    parts: dict[str, str]


def fields_of_text(model: type[BaseModel], text: str) -> dict[str, str]:
    """The fields that a text stands for, with their values; empty where that cannot be told.

    A field with a form of its own, such as an amount, is preferred to the first one that takes any text. A name where an id
    belongs, `head of pay`, and an id with a kind that its field says already are given as that id.

    >>> from interlock.definitions.promise import Target
    >>> fields_of_text(Target, "90")
    {'share': 'at least 90%'}
    """
    said = _said(model, text)
    read = (reading(said) for reading in _READINGS)
    fields = next((fields for fields in read if fields is not None), {})
    return {name: _as_id(model, name, value) for name, value in fields.items()}


def _said(model: type[BaseModel], text: str) -> _Said:
    """A text without line breaks, nor a comma or a full stop behind it."""
    text = _SIGN_AT_END.sub("", " ".join(text.split()))
    text = text[:-1] if text.endswith(".") and ID.fullmatch(text[:-1]) else text
    return _Said(model, text, [name for name in written_names(model) if takes(model, name, text)], _parts(model, text))


def _parts(model: type[BaseModel], text: str) -> dict[str, str]:
    """The fields that stand in one text, with an id made of the words where one must be there."""
    fields = parts_as_fields(model, text)
    words = next((value for name, value in fields.items() if takes_any_text(model, name)), "")
    needs_id = words and required_fields(model)[:1] == ("id",)
    return {"id": _short_id(words), **fields} if needs_id else fields


def _as_id(model: type[BaseModel], name: str, value: str) -> str:
    marks = marks_at(model, (name,), RefTo)
    if value == "…" or "#" in value or not marks or not all(mark.is_bare for mark in marks):
        return value
    kind, slash, id = value.partition("/")
    return id_from(id if slash and is_kind(kind) else value) or value


def _several_parts(said: _Said) -> dict[str, str] | None:
    """More than two fields, told by their forms: `We open at noon, front, 1 Dec 2026`."""
    return said.parts if len(said.parts) > _OF_A_PAIR else None


def _number_as_share(said: _Said) -> dict[str, str] | None:
    """A share without its sign: `90`, `0.9`."""
    number = _PLAIN_NUMBER.fullmatch(said.text) if "share" in written_names(said.model) else None
    return {"share": f"at least {_in_percent(number[0])}"} if number else None


def _in_percent(number: str) -> str:
    """A share in percent: `90`, `0,9` and `0.9` are 90%."""
    share = Decimal(number.replace(",", "."))
    return f"{plain_number(share * 100 if share <= 1 else share)}%"


def _start_and_stop(said: _Said) -> dict[str, str] | None:
    """What starts and stops a clock, `from the call to the answer`, or only what starts it: `when you call`."""
    if not {"starts", "stops"} <= {*said.names}:
        return None
    match = _FROM_TO.fullmatch(said.text)
    if match is None:
        return {"starts": said.text, "stops": "…"}
    return {"starts": match["starts"] or match["begins"], "stops": match["stops"] or match["ends"]}


def _promise_from_step(said: _Said) -> dict[str, str] | None:
    """A promise, and its steps: `answer-calls from greet to close`."""
    match = FROM_STEP.fullmatch(said.text) if {"promise", "from", "to"} <= {*written_names(said.model)} else None
    return {name: value for name, value in match.groupdict().items() if value} if match else None


def _words_and_tail(said: _Said) -> dict[str, str] | None:
    """Any words for the first field, and behind them a value in the form of another: `Days from form to permit, monthly`."""
    model, first = said.model, next(iter(required_fields(said.model)), "")
    match = _WITH_TAIL.fullmatch(said.text)
    if match is None or first not in said.names or names_another(model, first) or not takes_any_text(model, first):
        return None
    formed = [name for name in written_names(model) if name != first and has_form_for(model, name, match["tail"])]
    return {first: match["head"], formed[0]: match["tail"]} if formed else None


def _what_and_by_whom(said: _Said) -> dict[str, str] | None:
    """A value in a form of its own, and who sees to it: `every 12 months by the team manager, last on 30 Jan 2026`."""
    model, match = said.model, _BY.fullmatch(said.text) if "by" in said.names else None
    formed = [name for name in written_names(model) if has_form_for(model, name, match["what"])] if match else []
    if match is None or not formed or not takes(model, "by", match["by"]):
        return None
    others = (name for name in required_fields(model) if name not in (formed[0], "by"))
    return {formed[0]: match["what"], **_by_and_last(model, match["by"]), **dict.fromkeys(others, "…")}


def _by_and_last(model: type[BaseModel], text: str) -> dict[str, str]:
    """Who sees to something, and when that was done last, where a field is for it: `the team manager, last on 30 Jan 2026`."""
    by, _, behind = text.partition(",")
    day = day_meant(_BEFORE_A_DAY.sub("", behind)) if "last" in written_names(model) else None
    return {"last": str(day), "by": by} if day else {"by": text}


def _link_and_what_for(said: _Said) -> dict[str, str] | None:
    """A link, and what it is for: `ict for computers`."""
    said_of = next((name for name in ("for", "with", "what") if name in written_names(said.model)), "")
    match = _ID_AND_WHAT_FOR.fullmatch(said.text) if said_of and "link" in said.names else None
    return {"link": match["id"], said_of: match["what"]} if match else None


def _few_parts(said: _Said) -> dict[str, str] | None:
    """One or two fields, told by their forms: `front, 1 Dec 2026`."""
    return said.parts or None


def _one_in_its_form(said: _Said) -> dict[str, str] | None:
    """The value of a field with a form of its own, and dots for what must stand before it: `95%`, `2026-10-15`."""
    name = next((name for name in said.names if has_form_for(said.model, name, said.text)), "")
    if not name:
        return None
    value = f"at least {said.text}" if name == "share" and said.text[0].isdigit() else said.text
    others = dict.fromkeys((other for other in required_fields(said.model) if other != name), "…")
    return {**others, name: value}


def _number_and_address(said: _Said) -> dict[str, str] | None:
    """A number, an e-mail address or both, `01632 960001 or desk@town.example`, hours, a place with a number, or whom to ask for."""
    if not {"phone", "email"} <= {*said.names}:
        return None
    if "hours" in said.names and are_hours(said.text):
        return {"hours": said.text}
    parts = _BETWEEN_ADDRESSES.split(said.text) if "@" in said.text else [said.text]
    found = {"email" if "@" in part else "phone": part for part in parts if "@" in part or _is_mostly_digits(part)}
    if len(found) == len(parts):
        return found
    if "@" in said.text:
        return {"email": said.text}
    name = "place" if any(map(str.isdigit, said.text)) else "ask_for"
    return {name: said.text} if name in said.names else {}


def _is_mostly_digits(text: str) -> bool:
    """Whether a text has a digit for each letter at least, as `ext. 1234` has and `room 3` has not."""
    return any(map(str.isdigit, text)) and sum(map(str.isdigit, text)) >= sum(map(str.isalpha, text))


def _words_with_id(said: _Said) -> dict[str, str] | None:
    """Words of which an id is made, and for the next field these words: `Greet them` is `{id: greet-them, does: Greet them}`."""
    first, *others = _required_of_all(said) or [""]
    return {"id": _short_id(said.text), **dict.fromkeys(others[:1], said.text)} if first == "id" else None


def _short_id(text: str) -> str:
    words = id_from(text).split("-")[:_WORDS_OF_AN_ID]
    while len(words) > 1 and words[-1] in _LEADING_ON:
        words.pop()
    return "-".join(words)


def _yes_or_no(said: _Said) -> dict[str, str] | None:
    """That something is so, and not what it is: `yes`."""
    return _beside_required(said, {}) if said.text.lower() in _YES_OR_NO else None


def _part_of_definition(said: _Said) -> dict[str, str] | None:
    """A part of a definition, for the field that may name one: `answer-calls#greet`."""
    parts = [name for name in said.names if any(mark.part for mark in marks_at(said.model, (name,), RefTo))]
    return _beside_required(said, {parts[0]: said.text}) if parts and "#" in said.text else None


def _id_of_another(said: _Said) -> dict[str, str] | None:
    """The id of a definition, `front-desk`, where no field must be there and one may name it."""
    may_name = [] if required_fields(said.model) else [name for name in said.names if names_another(said.model, name)]
    return {may_name[0]: said.text} if may_name and ID.fullmatch(said.text) else None


def _first_that_takes_it(said: _Said) -> dict[str, str]:
    """Any words, for the first field that must be there and takes them, or else the first of all that does."""
    required = _required_of_all(said)
    if required or not said.names:
        return dict.fromkeys(required[:1], said.text)
    return _beside_required(said, {said.names[0]: said.text})


def _required_of_all(said: _Said) -> list[str]:
    """The fields that must be there and take the whole text; those for an id only where it is one, or no other takes it."""
    required = [name for name in required_fields(said.model) if name in said.names]
    if ID.fullmatch(said.text):
        return required
    return [name for name in required if not names_another(said.model, name)] or required


def _beside_required(said: _Said, fields: dict[str, str]) -> dict[str, str]:
    """Fields, with dots for those that must be there besides."""
    return dict.fromkeys(required_fields(said.model), "…") | fields


# How a text may be read, the surest first: the fields, or None where it is to be read otherwise.
_READINGS: tuple[Callable[[_Said], dict[str, str] | None], ...] = (
    _several_parts,
    _number_as_share,
    _start_and_stop,
    _promise_from_step,
    _words_and_tail,
    _what_and_by_whom,
    _link_and_what_for,
    _few_parts,
    _one_in_its_form,
    _number_and_address,
    _words_with_id,
    _yes_or_no,
    _part_of_definition,
    _id_of_another,
    _first_that_takes_it,
)
