"""What stands where entries with fields of their own belong: the fields of one of them, or a text."""

import re

from pydantic import BaseModel

from interlock.definitions.ids import ID
from interlock.definitions.model_fields import expected_fields, marks_at, required_fields, written_names
from interlock.definitions.text_marks import Prose
from interlock.definitions.values.dates import day_meant, first_and_last_day
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.decode_context import Decoding, listed_words
from interlock.sources.decoding.field_forms import names_another, takes
from interlock.sources.meant.between_items import BETWEEN_BARE_IDS
from interlock.sources.meant.hours_meant import hours_remedy, is_of_rows
from interlock.sources.meant.other_words import fields_in_other_words
from interlock.sources.meant.parts_of_fields import parts_as_fields
from interlock.sources.meant.shorthands import fields_of_text
from interlock.sources.meant.unnamed_entries import fields_of_pair
from interlock.sources.shapes.single_texts import texts_among
from interlock.sources.shown_fields import as_entry, in_braces, scalar_shown
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

_OF_ROWS = {"days", "opens", "closes"}
# The most entries that a remedy writes.
_MOST_ENTRIES = 2
# What separates entries that were written as a sentence: `ict for computers, fleet for vans`.
_BETWEEN_ENTRIES = lazy_pattern(r" *[,;] *(?:and )?| and ")
_WORDS_OF_AN_ENTRY = 4
_TELEPHONE = lazy_pattern(r"\+?(?:[\d()][ ()-]*){6,}")


def entries_remedy(decoding: Decoding, model: type[BaseModel], node: Node, name: str) -> str:
    """What to type where fields or a text stand for a list of entries in the field `name`; empty where nobody can know."""
    return _entries_of_fields(decoding, model, node, name) if node.text is None else _entries_of_text(model, node.text, name)


def _entries_of_fields(decoding: Decoding, model: type[BaseModel], node: Node, name: str) -> str:
    """The remedy where fields stand: those of one entry, or a name for each entry and its fields below that."""
    meant = fields_in_other_words(model, node)
    if meant and len(in_braces(meant)) < LONGEST_SHOWN * 2:
        return f"Write `{name}: [{in_braces(meant)}]`."
    if decoding.source.text[node.start] == "{":
        entries = ", ".join(map(in_braces, _fields_under_names(model, node)))
        is_shown = entries and len(entries) < LONGEST_SHOWN * 2
        return f"Write `{name}: [{entries}]`." if is_shown else "Put it in brackets: `[` before it, and `]` after it."
    if not node.entries:
        return ""
    if is_of_rows(model) and not {key.text for key, _ in node.entries} & _OF_ROWS:
        return hours_remedy(_hours_by_day(node), "in its place")
    return (
        _fields_below_names(model, node)
        or _entries_under_names(model, node)
        or "Begin its first line with `- `, and indent the others below it."
    )


def _hours_by_day(node: Node) -> str:
    """Hours below the names of days as one text: `Monday 9-12 and 14-17, Tuesday 9-12`."""
    pairs = ((key.text, texts_among(value, needs_kind=False)) for key, value in node.entries or ())
    return ", ".join(f"{days} {' and '.join(texts)}" for days, texts in pairs if texts)


def _fields_below_names(model: type[BaseModel], node: Node) -> str:
    """The remedy for a name before each entry, whose fields stand below it; empty for others."""
    entries, head = node.entries or [], "id" if "id" in written_names(model) else next(iter(required_fields(model)), "")
    if not head or entries[0][0].text in written_names(model) or not all(value.entries for _, value in entries):
        return ""
    entry = f"`- {head}: {entries[0][0].text}`, and its fields in line with `{head}`"
    return f"Write each entry with a hyphen and its name as a field, {entry}."


def _entries_under_names(model: type[BaseModel], node: Node) -> str:
    """The remedy for entries whose first value is written as a name: `management: front, 1 Nov 2026`; empty for others."""
    found = _fields_under_names(model, node)
    entries = " and ".join(as_entry(fields, expected_fields(model)) for fields in found[:_MOST_ENTRIES])
    return f"Write each as an entry: {entries}." if entries else ""


def _fields_under_names(model: type[BaseModel], node: Node) -> list[dict[str, str]]:
    """The fields of each of these entries; none where a name is that of a field, or the fields of one are unknown."""
    pairs = [(key.text or "", value.text or "") for key, value in node.entries or ()]
    if {key for key, _ in pairs} & {*written_names(model)}:
        return []
    found = [fields_of_pair(model, key, value) for key, value in pairs]
    return found if all(found) and not any("…" in fields.values() for fields in found) else []


def _entries_of_text(model: type[BaseModel], text: str, name: str) -> str:
    """The remedy where a text stands: the entries that it says, else how an entry begins."""
    if is_of_rows(model):
        return hours_remedy(text, "below it")
    if {"on", "until"} <= {*written_names(model)} and (days := first_and_last_day(text)):
        return f"Write `{name}: [{{on: {days[0]}, until: {days[1]}}}]`."
    short = getattr(model, "shorthand", None)
    entries = _short_entries(model, short, text) if short else [in_braces(fields) for fields in _entries_said(model, text)]
    if entries:
        return f"Write `{name}: [{', '.join(entries)}]`."
    return "" if short else _first_entry(model)


def _first_entry(model: type[BaseModel]) -> str:
    """The remedy that says how an entry begins."""
    first, *others = required_fields(model) or written_names(model)
    rest = f", and in line with it {listed_words(others)}" if others else ""
    return f"Write each entry below it, after a hyphen: `- {first}: …`{rest}."


def _short_entries(model: type[BaseModel], short: str, text: str) -> list[str]:
    """The entries in a text where an entry may be written as the value of one field, `short`; none if it is just such a value."""
    return (
        (_numbers(text) if short == "number" else [])
        or (_day_or_reason(model, text) if short == "on" else [])
        or (_ids_apart(text) if names_another(model, short) else [])
        or _more_than_short(model, short, text)
    )


def _day_or_reason(model: type[BaseModel], text: str) -> list[str]:
    """The day of a closure that is written in words, or a closure of which only the reason is said; none for anything else."""
    if "say" not in written_names(model) or takes(model, "on", text) or len(text) >= LONGEST_SHOWN:
        return []
    if day := day_meant(text):
        return [str(day)]
    return [] if any(map(str.isdigit, text)) else [in_braces({"on": "…", "say": text})]


def _more_than_short(model: type[BaseModel], short: str, text: str) -> list[str]:
    """The entry whose short field and others stand in a text; none where one of them is unknown."""
    fields = fields_of_text(model, text)
    is_whole = len(fields) > 1 and short in fields and "…" not in fields.values()
    return [in_braces(fields)] if is_whole and len(text) < LONGEST_SHOWN else []


def _entries_said(model: type[BaseModel], text: str) -> list[dict[str, str]]:
    """The fields of the entries that a text says; none where it is too long, or some of what must be there is not said."""
    parts = parts_as_fields(model, text)
    if not parts and (several := _several_entries(model, text)):
        return several
    fields = fields_of_text(model, text) if len(text) < LONGEST_SHOWN else {}
    if fields and len(required_fields(model) or written_names(model)) == 1:
        return [fields]
    return [dict.fromkeys(required_fields(model), "…") | fields] if fields and len(parts) > 1 else []


def _ids_apart(text: str) -> list[str]:
    """The ids in a text with signs between; none for anything else."""
    parts = [part.strip() for part in BETWEEN_BARE_IDS.split(text)]
    return parts if len(parts) > 1 and all(map(ID.fullmatch, parts)) else []


def _numbers(text: str) -> list[str]:
    """The telephone numbers in a text with commas between, each with what it is for; none where one part holds no number."""
    entries = []
    for part in re.split(r" *[,;/\n] *| (?:and|or) ", text):
        match = _TELEPHONE.search(part)
        if match is None:
            return []
        number, said = match[0].strip(" (-"), part.replace(match[0], " ").strip(" :–-()")
        entries.append(in_braces({"number": number, "for": said}) if said else scalar_shown(number))
    return entries


def _several_entries(model: type[BaseModel], text: str) -> list[dict[str, str]]:
    """The fields of each entry in a text with commas between entries; none where one of them may be the rest of another."""
    parts = [part for part in _BETWEEN_ENTRIES.split(text) if part]
    if len(parts) <= 1 or len(text) > LONGEST_SHOWN or any(part.count(" ") >= _WORDS_OF_AN_ENTRY for part in parts):
        return []
    entries = [fields_of_text(model, part) for part in parts]
    first = required_fields(model)[:1]
    is_of_words = len(required_fields(model)) == 1 and not names_another(model, first[0]) and not marks_at(model, first, Prose)
    is_whole = all(tuple(fields)[:1] == first and "…" not in fields.values() for fields in entries)
    return entries if is_whole and (is_of_words or all(len(fields) > 1 for fields in entries)) else []
