"""Fields written in one text, `We open at noon, front, 1 Dec 2026`: each part goes to the field whose form it has."""

import re
from typing import NamedTuple

from pydantic import BaseModel

from interlock.definitions.ids import ID
from interlock.definitions.meaning_marks import MailAddress, TeamNumber, WebAddress, marks_on
from interlock.definitions.model_fields import choices_at, expected_fields, marks_at, required_fields, written_names
from interlock.definitions.other_names.choice_words import choice_for
from interlock.definitions.text_marks import RefTo
from interlock.definitions.values.dates import day_meant
from interlock.definitions.values.weekday_names import weekdays_meant
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.field_forms import takes, takes_any_text
from interlock.sources.meant.hours_meant import rows_of_hours

# A preposition begins a part of its own only before a figure: `within 1 day`, `by 1 Dec 2026`.
_BETWEEN = lazy_pattern(
    r" ?(?:[;|]|,(?= )|(?<= )(?:[-–—]|->|→)(?= )|\((?=[^()]*\)\Z)|\)\Z|(?<= )(?=(?:by|until|on|within|due|every) \d)) ?"
)
_BEFORE = lazy_pattern(r"\A(?:by|until|on|within|due|every|last|since|from|done|to|when|is|:)\s+", re.I)
_LONGEST, _MOST_PARTS = 400, 12


class _Part(NamedTuple):
    """A part of a text: where it begins and ends, and its words."""

    start: int
    end: int
    words: str


def parts_as_fields(model: type[BaseModel], text: str) -> dict[str, str]:
    """The fields whose values stand in one text, separated by commas or dashes; empty where neither forms nor names tell which.

    `text`: with one blank between words.
    """
    parts = _parts(text) if len(text) < _LONGEST else []
    if not 1 < len(parts) <= _MOST_PARTS:
        return {}
    fields: dict[str, str] = {}
    rest = [part for part in parts if not _take_name(model, part.words, fields)]
    rest = [part for part in rest if not _take_form(model, part.words, fields)]
    rest = [part for part in rest if not _take_id(model, part.words, fields)]
    has_hours = "hours" in written_names(model) and _takes_words(model, "hours")
    groups = _joined(text, parts, rest, has_hours)
    # Hours tell where they belong, and with that, that the rest are fields too.
    for said in groups if fields or (len(groups) > 1 and has_hours) else ():
        free = [name for name in written_names(model) if name not in fields and _takes_words(model, name)]
        required = [name for name in free if name in expected_fields(model)]
        of_hours = [name for name in free if name == "hours" and are_hours(said)]
        if not free:
            return {}
        fields[(of_hours or required or free)[0]] = said
    return {name: fields[name] for name in written_names(model) if name in fields}


def _parts(text: str) -> list[_Part]:
    edges = [0, *(edge for match in _BETWEEN.finditer(text) for edge in match.span()), len(text)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [_Part(start, end, text[start:end]) for start, end in pairs if text[start:end].strip()]


def _take_name(model: type[BaseModel], words: str, fields: dict[str, str]) -> bool:
    """Note a part that begins with the name of its field: `do bring it round`, `ask for the clerk`. Says whether it does."""
    plain = words.lower().replace("_", " ").replace(": ", " ")
    begun = [name for name in written_names(model) if plain.startswith(f"{name.replace('_', ' ')} ")]
    name = max(begun, key=len, default="")
    said = _BEFORE.sub("", words[len(name) :].removeprefix(":").strip(), count=1) if name else ""
    if not said or name in fields or not (found := _fitting(model, name, said)):
        return False
    fields[name] = found
    return True


def _take_form(model: type[BaseModel], words: str, fields: dict[str, str]) -> bool:
    """Note a part that a field with a form of its own takes, such as a day. Says whether one does."""
    if address := _of_address(model, words, fields):
        fields[address] = words
        return True
    if number := _of_further_number(model, words):
        fields[number] += f", {words}"
        return True
    for said in (words, _BEFORE.sub("", words, count=1)):
        for name in written_names(model):
            is_free = name not in fields and not takes_any_text(model, name) and not _is_rather_an_id(model, name, said, fields)
            if is_free and (found := _fitting(model, name, said)):
                fields[name] = found
                return True
    return False


def _of_address(model: type[BaseModel], words: str, fields: dict[str, str]) -> str:
    """The field without a value for a telephone number or for an address, which any text might be; empty for other words."""
    marked = (
        name for mark, form in _ADDRESSES.items() if form.fullmatch(words) for name in marks_on(model, mark) if name not in fields
    )
    return next(marked, "")


def _of_further_number(model: type[BaseModel], words: str) -> str:
    """The field that has a telephone number already, where these words are another: a rule says then where that belongs."""
    return next(iter(marks_on(model, TeamNumber)), "") if _ADDRESSES[TeamNumber].fullmatch(words) else ""


_ADDRESSES: dict[type, re.Pattern[str]] = {
    TeamNumber: lazy_pattern(r"\+?[\d ()/.-]{6,}"),
    MailAddress: lazy_pattern(r"\S+@\S+"),
    WebAddress: lazy_pattern(r"https?://\S+"),
}


def _is_rather_an_id(model: type[BaseModel], name: str, words: str, fields: dict[str, str]) -> bool:
    """Whether one of the words of a field that may be missing is also the id that must be there: `front` of a step."""
    is_choice = name not in required_fields(model) and bool(choices_at(model, (name,)))
    return is_choice and any(each in expected_fields(model) for each in _of_ids(model, words, fields))


def _fitting(model: type[BaseModel], name: str, words: str) -> str:
    """The value of a field in these words: as they are, as the day that they mean, or as one of its choices; empty for none."""
    if takes_any_text(model, name):
        return "" if name in _of_definitions(model) and not _may_name(model, name, words) else words
    choices = choices_at(model, (name,))
    meant = (words, str(day_meant(words) or ""), words.lower() if choices else "", choice_for(words, choices) or "")
    return next((each for each in meant if each and takes(model, name, each)), "")


def _take_id(model: type[BaseModel], words: str, fields: dict[str, str]) -> bool:
    """Note a part that is an id, where one must be named, or where the form of another part tells that these are fields."""
    is_sure = bool(fields) or "#" in words or "/" in words
    names = [name for name in _of_ids(model, words, fields) if is_sure or name in expected_fields(model)]
    if names := [name for name in names if takes(model, name, words)]:
        fields[names[0]] = words
    return bool(names)


def _of_ids(model: type[BaseModel], words: str, fields: dict[str, str]) -> list[str]:
    """The fields without a value that name a definition as these words do."""
    return [name for name in _of_definitions(model) if name not in fields and _may_name(model, name, words)]


def _of_definitions(model: type[BaseModel]) -> list[str]:
    """The fields that name definitions."""
    return [name for name in written_names(model) if marks_at(model, (name,), RefTo)]


_NAMED = lazy_pattern(rf"(?P<kind>[a-z-]+/)?{ID.pattern}(?P<part>#{ID.pattern})?")


def _may_name(model: type[BaseModel], name: str, words: str) -> bool:
    """Whether a text has the form in which a field names a definition: `front`, `promise/answer-calls`, `six-cs#care`."""
    match, marks = _NAMED.fullmatch(words), marks_at(model, (name,), RefTo)
    return match is not None and any(
        bool(match["kind"]) != mark.is_bare
        and bool(match["part"]) <= bool(mark.part)
        and bool(match["part"]) >= mark.part_required
        for mark in marks
    )


def _joined(text: str, parts: list[_Part], rest: list[_Part], has_hours: bool) -> list[str]:
    """The parts that no field has taken, neighbours as one text; hours are one of their own where a field is for them."""
    joined: list[list[_Part]] = []
    for part in rest:
        is_next = joined and parts.index(joined[-1][-1]) + 1 == parts.index(part)
        if is_next and not (has_hours and are_hours(part.words) != are_hours(joined[-1][-1].words)):
            joined[-1].append(part)
        else:
            joined.append([part])
    said = [text[each[0].start : each[-1].end] for each in joined]
    # The text ended at a bracket that closes, where one in it opens.
    return [f"{each})" if each.count("(") > each.count(")") else each for each in said]


def _takes_words(model: type[BaseModel], name: str) -> bool:
    """Whether a field takes any words, and is not for the name of a definition, a number or an address."""
    others = (each for mark in _ADDRESSES for each in marks_on(model, mark))
    return takes_any_text(model, name) and name not in ("id", "stamp", *_of_definitions(model), *others)


def are_hours(text: str) -> bool:
    """Whether a text says days, or days and hours: `Mon-Fri`, `Mon-Fri 9-17`."""
    return bool(rows_of_hours(text) or weekdays_meant([text]))
