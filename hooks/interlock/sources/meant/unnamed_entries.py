"""Mappings that were written without the names of their fields: `- fleet: clean vehicles` below `relies_on`.

Such a line has a colon, so YAML takes its first words for the name of a field.
"""

import re

from pydantic import BaseModel

from interlock.definitions.ids import ID, id_from
from interlock.definitions.model_fields import Route, expected_fields, marks_at, required_fields, written_names
from interlock.definitions.text_marks import RefTo
from interlock.definitions.values.dates import day_meant, first_and_last_day
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.decode_context import Decoding, listed_words
from interlock.sources.decoding.field_forms import has_form_for, names_another, takes, takes_any_text
from interlock.sources.meant.hours_meant import hours_remedy, is_of_rows
from interlock.sources.meant.parts_of_fields import parts_as_fields
from interlock.sources.meant.shorthands import fields_of_text
from interlock.sources.shown_fields import as_entry, in_braces, is_in_brackets

# Fields that say in words what the link beside them is for.
_IN_WORDS = ("for", "with", "what", "how", "text")
# What is said of a word to avoid: a word to use, if it is as short as one, or else a reason.
_LONGEST_WORD = 3
# The fields of a name and its value; more of them stand in a value with commas.
_OF_A_PAIR = 2
_A_DAY = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.? [^\W\d]+ \d{4}"
_DAYS_AND_REST = lazy_pattern(rf"((?:{_A_DAY})(?:(?: to | bis | au | hasta | ?[–-] ?)(?:{_A_DAY}))?)(?!\w)[\s,–-]*(.*)", re.S)
# A word like the names of fields is an id, or a field that does not exist.
_LIKE_A_FIELD = lazy_pattern(r"[a-z][a-z_-]*")
_UNKNOWN = "…"


def unnamed_entry(decoding: Decoding, route: Route) -> Finding | None:
    """The finding for a mapping whose only field, at the end of a route, is unknown and stands for a value; None for others."""
    entry, model = decoding.source.at(route[:-1]), decoding.model_at(route[:-1])
    if entry is None or not entry.entries or len(entry.entries) != 1:
        return None
    key, value = (" ".join((node.text or "").split()) for node in entry.entries[0])
    if not value or not key[:1].isalnum():
        return None
    is_flow = is_in_brackets(decoding.source, route[:-1])
    remedy = hours_remedy(f"{key} {value}", "in its place", is_flow) if is_of_rows(model) else ""
    remedy = remedy or _remedy(model, fields_of_pair(model, key, value), isinstance(route[-2], int) and not is_flow)
    message = f"{decoding.noun_at(route[:-1]).capitalize()} was written without the names of its fields"
    return Finding("unknown-field", decoding.source.place_at(route, key=True), message, remedy) if remedy else None


def _remedy(model: type[BaseModel], fields: dict[str, str], on_lines: bool) -> str:
    if not fields:
        return ""
    required = required_fields(model)
    fields = {name: fields[name] for name in (*(name for name in required if name in fields), *fields)}
    whole = dict.fromkeys(required, _UNKNOWN) | fields
    others = [name for name in written_names(model) if name not in whole]
    which = f"`{_UNKNOWN}`" if on_lines or _UNKNOWN not in whole.values() else f"the first `{_UNKNOWN}`"
    rest = f", and one of {listed_words(others)} in place of {which}" if _UNKNOWN in fields else ""
    return f"Write {as_entry(fields, expected_fields(model))}{rest}." if on_lines else f"Write `{in_braces(whole)}`{rest}."


def fields_of_pair(model: type[BaseModel], key: str, value: str) -> dict[str, str]:
    """The fields that were meant, with their values; empty where that cannot be told. The name may be `…`."""
    first, *others = required_fields(model) or written_names(model)
    if (whole := _with_a_form(model, f"{key} {value}", "")) and not _with_a_form(model, key, ""):
        return {whole: f"{key} {value}"}
    parts = parts_as_fields(model, f"{key} - {value}")
    if len(parts) > _OF_A_PAIR or (len(parts) == _OF_A_PAIR and key.partition(" ")[0].lower() in parts and " " in key):
        return parts
    match first:
        case "id":
            second = next(iter(others), written_names(model)[1])
            if second == "title" and "text" in written_names(model) and len(value.split()) > _LONGEST_WORD:
                return {"id": id_from(key), "title": key[:1].upper() + key[1:], "text": value}
            return {"id": id_from(key), second: value} if " " not in key else fields_of_text(model, f"{key}: {value}")
        case "number":
            return {"number": value, "for": key} if any(map(str.isdigit, value)) else {}
        case "url" if "title" in written_names(model):
            return {"url": value, "title": key}
        case "on" if "say" in written_names(model):
            match = _DAYS_AND_REST.fullmatch(key)
            return _on_days(match[1], f"{match[2]}: {value}" if match[2] else value) if match else _on_days(value, key)
    return _pair(model, key, value) or _as_one_text(model, f"{key}: {value}", key)


def _on_days(written: str, said: str) -> dict[str, str]:
    """The fields of days on which something is so, such as a closure, and why; empty where no day is written."""
    days = first_and_last_day(written) or (day_meant(written),)
    named = dict(zip(("on", "until"), map(str, days), strict=False))
    return {**named, "say": said} if all(days) else {}


def _pair(model: type[BaseModel], key: str, value: str) -> dict[str, str]:
    """The field for the words before the colon and the one for those after it: `front: yes` is `{link: front, answer: yes}`."""
    of_key, of_value = _with_a_form(model, key, ""), ""
    if not of_key:
        of_value = _with_a_form(model, value, "")
        of_key = _for_words(model, key, of_value)
    if not of_key:
        return {}
    if any(mark.part_required for mark in marks_at(model, (of_key,), RefTo)) and ID.fullmatch(value):
        return {of_key: f"{id_from(key)}#{value}"}
    of_value = of_value or _with_a_form(model, value, of_key) or _for_value(model, of_key, value)
    return {of_key: id_from(key) if marks_at(model, (of_key,), RefTo) and not ID.fullmatch(key) else key, of_value: value}


def _with_a_form(model: type[BaseModel], text: str, other: str) -> str:
    """The first field but one that has a form of its own, such as a date, and takes a text."""
    return next((name for name in written_names(model) if name != other and has_form_for(model, name, text)), "")


def _for_words(model: type[BaseModel], key: str, of_value: str) -> str:
    """The field for words before a colon that have no form, beside the field of what follows it, if that is known."""
    required = [name for name in required_fields(model) if name != of_value]
    references = [name for name in required if names_another(model, name)]
    if "word" in required[:1] or (references and references[:1] == required[:1]):
        return required[0]
    if _LIKE_A_FIELD.fullmatch(key):
        return next(iter(references), "")
    texts = [name for name in required if takes_any_text(model, name)]
    if of_value and not texts:
        texts = [name for name in written_names(model) if name != of_value and takes_any_text(model, name)]
        return texts[0] if len(texts) == 1 else ""
    return texts[0] if texts and (of_value or len(texts) > 1) else ""


def _for_value(model: type[BaseModel], of_key: str, value: str) -> str:
    """The field for words after a colon that have no form: a required one, one that says what for, or the only one left."""
    names = [name for name in written_names(model) if name != of_key and takes_any_text(model, name)]
    if "because" in names:
        return "because" if len(value.split()) > _LONGEST_WORD else _UNKNOWN
    required = [name for name in names if name in required_fields(model)]
    likely = required or [name for name in names if name in _IN_WORDS] or (names if len(names) == 1 else [])
    return next(iter(likely), _UNKNOWN)


def _as_one_text(model: type[BaseModel], text: str, key: str) -> dict[str, str]:
    """The whole line as the text of the first field that must be there, where its colon belongs to the text."""
    first = required_fields(model)[:1]
    return (
        {} if _LIKE_A_FIELD.fullmatch(key) or not all(takes(model, name, text) for name in first) else dict.fromkeys(first, text)
    )
