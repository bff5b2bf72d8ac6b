"""What stands where fields belong, in one field or in the whole file: a list, a single value, or nothing."""

import re

from pydantic import BaseModel

from interlock.definitions.calendar import CountedDays
from interlock.definitions.model_fields import Route, expected_fields, model_at, required_fields, written_names
from interlock.definitions.values.dates import day_meant
from interlock.definitions.values.place_names import place_called
from interlock.definitions.values.quantities import parse_quantity
from interlock.definitions.values.units import QuantityError
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.decode_context import Decoding, field_name, listed_words
from interlock.sources.decoding.field_forms import has_form_for, names_another, takes, takes_any_text
from interlock.sources.meant.hours_meant import hours_remedy, is_of_rows
from interlock.sources.meant.keyed_values import rows_as_keys, under_a_key
from interlock.sources.meant.shorthands import fields_of_text
from interlock.sources.shapes.wrong_shape import MOST_FIELDS, wrong_shape
from interlock.sources.shown_fields import as_entry, in_braces, is_in_brackets, scalar_shown
from interlock.sources.slips import ParserStop
from interlock.sources.slips.colons import field_without_colon, stuck_colon
from interlock.sources.slips.odd_spaces import pasted_space
from interlock.sources.slips.other_languages import other_language
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN


def not_a_mapping(decoding: Decoding) -> Finding:
    """The root of the file is not a mapping: it is empty, a list or a text."""
    source, (first, *others) = decoding.source, expected_fields(decoding.model)
    fields, those = listed_words((first, *others)), "those fields" if others else "it"
    if source.root is None:
        message = f"This file is empty; {decoding.noun} needs {fields}"
        return Finding("missing-field", source.place(0), message, f"Write {those}, or delete the file.")
    start = f"Start with {'the fields' if others else 'its field'}: {fields}"
    if source.root.text is not None:
        return _text_in_place_of_fields(decoding, source.root, f"{start}, {'each ' if others else ''}as `{first}: …`.")
    message = f"A list stands where the fields of {decoding.noun} belong"
    remedy = f"{start}."
    if source.root.items and source.root.items[0].entries:
        few = "Take the hyphen and the spaces before the fields out"
        remedy = f"{few}." if len(source.root.items) == 1 else f"{few}, and give each entry a file of its own."
    return Finding("wrong-type", source.place_of(source.root), message, remedy)


def _text_in_place_of_fields(decoding: Decoding, root: Node, remedy: str) -> Finding:
    """A text as the root of the file: its first line may be a field in the form of another language."""
    stop = ParserStop(decoding.source, root.start, root.start, "expected ':'")
    if slip := other_language(stop) or pasted_space(stop) or stuck_colon(stop) or field_without_colon(stop, stop.line):
        return slip
    message = f"A text stands where the fields of {decoding.noun} belong"
    return Finding("wrong-type", decoding.source.place_of(root), message, remedy)


def fields_expected(decoding: Decoding, route: Route) -> Finding:
    """A list or a single value where a mapping is expected."""
    node, model = decoding.source.at(route), model_at(decoding.model, route)
    if model and (entry := _one_entry(decoding, route, model)):
        return wrong_shape(decoding, route[:-1], "entries with fields of their own", entry)  # once for all of its items
    if model is None:
        remedy = rows_as_keys(decoding, route, node) or _without_hyphen(decoding, node) or under_a_key(decoding, route, node)
        fields = ""
    else:
        remedy = _touching(model, node) or _without_hyphen(decoding, node) or _spelt_out(decoding, route, model, node)
        fields = f": {listed_words(written_names(model)[:MOST_FIELDS])}"
    remedy = remedy or f"Write its fields below it, two spaces further in{fields}."
    return wrong_shape(decoding, route, "fields of its own", remedy)


# A field whose value touches its colon, so that the two are one text.
_TOUCHING = lazy_pattern(r"([A-Za-z_]+):(\S.*)", re.S)


def _touching(model: type[BaseModel], node: Node | None) -> str:
    match = _TOUCHING.fullmatch(node.text) if node is not None and node.text else None
    if match is None or match[1] not in written_names(model):
        return ""
    if len(match[2]) > LONGEST_SHOWN or "\n" in match[2]:
        return f"Put a space after the colon of `{match[1]}:`."
    return f"Put a space after the colon: `{match[1]}: {match[2]}`."


def _without_hyphen(decoding: Decoding, node: Node | None) -> str:
    if node is None or not node.items or any(item.entries is None for item in node.items):
        return ""
    names = [key.text for item in node.items for key, _ in item.entries or ()]
    if len(names) > len(set(names)):
        return "Keep one entry, without its hyphen."
    if decoding.source.text[node.start] == "[":
        # `[{a: b}]` has braces already.
        is_braced = any(decoding.source.text[item.start] == "{" for item in node.items)
        return "Take the brackets out." if is_braced else "Write `{` and `}` in place of `[` and `]`."
    return f"Take off the hyphen{'s' if len(node.items) > 1 else ''}: its fields stand below it, two spaces further in."


def _spelt_out(decoding: Decoding, route: Route, model: type[BaseModel], node: Node | None) -> str:
    """The remedy with the fields that a text or a list stands for; empty where that cannot be told."""
    alone = node.items[0] if node is not None and node.items and len(node.items) == 1 else node
    text = (alone.text if alone is not None else None) or ""
    if text and is_of_rows(model):
        return hours_remedy(text, "in its place", is_in_brackets(decoding.source, route))
    return (
        (_country(route, text) if text and issubclass(model, CountedDays) else "")
        or (_share_and_time(text) if text and "share" in written_names(model) else "")
        or _fields_apart(route, model, node)
        or _fields_listed(decoding, route, model, node)
        or (_with_fields(decoding, route, model, fields_of_text(model, text)) if text else "")
        or _list_below(route, model, node)
    )


def _one_entry(decoding: Decoding, route: Route, model: type[BaseModel]) -> str:
    """The remedy where the items of a list are the fields of one entry: `approvals: [front, 2026-03-01]`; empty for others."""
    beside = decoding.source.at(route[:-1]) if any(isinstance(step, int) for step in route[-1:]) else None
    texts = [item.text or "" for item in (beside and beside.items) or ()]
    if len(texts) < 2 or not all(texts):
        return ""
    fields = _fields_for_each(model, texts)
    formed = (name for name, value in fields.items() if not names_another(model, name) and has_form_for(model, name, value))
    if not any(formed):
        return ""
    whole = dict.fromkeys(required_fields(model), "…") | fields
    return f"Write them as one entry: `{field_name(route[:-1])}: [{in_braces(whole)}]`."


def _fields_for_each(model: type[BaseModel], texts: list[str]) -> dict[str, str]:
    """The fields that texts stand for, each for one, also for a day in other words; empty where one stands for none."""
    fields = fields_of_text(model, ", ".join(texts))
    values = {part for value in fields.values() for part in (value, *value.split(", "))}  # a field may hold two numbers
    return fields if all(text in values or str(day_meant(text)) in values for text in texts) else {}


def _fields_listed(decoding: Decoding, route: Route, model: type[BaseModel], node: Node | None) -> str:
    """The remedy for a list whose items each stand for a field, `[01632 960123, Mon-Fri 9-17]`; empty for others."""
    texts = [item.text or "" for item in (node and node.items) or ()]
    fields = _fields_for_each(model, texts) if len(texts) > 1 and all(texts) else {}
    return _with_fields(decoding, route, model, fields)


def _country(route: Route, text: str) -> str:
    """The remedy for a calendar that is the name of a country or a part of it; empty for other words."""
    place = ", ".join(f"{name}: {value}" for name, value in (place_called(text) or {}).items())
    return f"Write `{field_name(route)}: {{{place}}}`." if place else ""


def _with_fields(decoding: Decoding, route: Route, model: type[BaseModel], fields: dict[str, str]) -> str:
    """The remedy that writes fields, and dots for those that must be there besides; empty without any."""
    if not fields:
        return ""
    whole = dict.fromkeys(required_fields(model), "…") | fields
    if is_in_brackets(decoding.source, route):
        return f"Write `{in_braces(whole)}` in its place."
    if isinstance(route[-1], int):
        return f"Write {as_entry(fields, expected_fields(model))}."
    if max(map(len, fields.values())) > LONGEST_SHOWN:
        return (
            f"Begin it with `{next(iter(fields))}: `, on a line of its own below `{field_name(route)}:`, two spaces further in."
        )
    return f"Write `{field_name(route)}: {in_braces(whole)}`."


def _share_and_time(text: str) -> str:
    """The remedy for a target that says the limit of its promise, too: `90% within 5 days`; empty for others."""
    try:
        parse_quantity(" ".join(text.split()))
    except QuantityError as error:
        return error.remedy if "`limit: " in error.remedy else ""
    return ""


def _fields_apart(route: Route, model: type[BaseModel], node: Node | None) -> str:
    """The remedy for the values of fields in a list, `[2026-10-15, 12 months, desk]`; empty for other values."""
    fields = _fields_of_items(model, node)
    return f"Write `{field_name(route)}: {in_braces(fields)}`." if fields else ""


def _fields_of_items(model: type[BaseModel], node: Node | None) -> dict[str, str]:
    """The fields that the items of a list stand for by their forms; empty where one of them may be another."""
    texts = [item.text or "" for item in (node and node.items) or ()]
    if len(texts) < 2 or not all(texts):
        return {}
    fields: dict[str, str] = {}
    others: list[str] = []
    for text in texts:
        name = next((name for name in written_names(model) if name not in fields and has_form_for(model, name, text)), "")
        if name:
            fields[name] = text
        else:
            others.append(text)
    if not fields or len(others) > 1:
        return {}
    free = [name for name in written_names(model) if name not in fields and takes_any_text(model, name)]
    required = [name for name in required_fields(model) if name in free]
    names = required if len(required) == len(others) else free
    return fields | dict(zip(names, others, strict=True)) if len(names) == len(others) else {}


def _list_below(route: Route, model: type[BaseModel], node: Node | None) -> str:
    """The remedy where a text or a list belongs into a field of lists one level down; empty where there is none."""
    texts = [node.text] if node and node.text else [item.text for item in (node and node.items) or ()]
    said = [text for text in texts if text]
    names = [name for name in written_names(model) if takes(model, name, said)]
    if not (route and said and names) or isinstance(route[-1], int) or len(said) < len(texts):
        return ""
    listed = ", ".join(map(scalar_shown, said))
    if len(listed) > LONGEST_SHOWN:
        return f"Put `{names[0]}:` on a line of its own below `{field_name(route)}:`, and what stands there below it."
    return f"Write `{field_name(route)}: {{{names[0]}: [{listed}]}}`."
