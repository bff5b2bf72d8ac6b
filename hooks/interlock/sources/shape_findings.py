"""Findings about values of the wrong shape: a list, a mapping or a single value where another of the three is expected."""

import re

from pydantic import BaseModel

from interlock.definitions import is_kind
from interlock.definitions.calendar import CountedDays
from interlock.definitions.field_words import ALL_OF_THEM, NO, YES
from interlock.definitions.ids import ID
from interlock.definitions.meaning_marks import MailAddress, TeamNumber, WebAddress
from interlock.definitions.model_fields import (
    Route,
    choices_at,
    expected_fields,
    marks_at,
    model_at,
    required_fields,
    written_names,
)
from interlock.definitions.parsed import first_and_last_day
from interlock.definitions.place_names import place_called
from interlock.definitions.text_marks import Prose, RefTo
from interlock.findings import Finding
from interlock.sources.decode_context import Decoding, field_name, listed_words
from interlock.sources.hours_meant import hours_remedy, is_of_rows
from interlock.sources.keyed_values import under_a_key
from interlock.sources.shorthands import (
    fields_of_text,
    has_form_for,
    in_braces,
    in_lines,
    is_in_brackets,
    scalar_shown,
    takes,
    takes_any_text,
)
from interlock.sources.slips import ParserStop
from interlock.sources.slips.lines import field_without_colon, pasted_space, stuck_colon
from interlock.sources.slips.other_languages import other_language
from interlock.sources.slips.signs import BULLET
from interlock.sources.slips.stop import in_quotation_marks
from interlock.sources.source import Node
from interlock.sources.yaml_findings import LONGEST_SHOWN

# The most fields that a remedy lists to show which mapping is meant.
MOST_FIELDS = 8


def not_a_mapping(decoding: Decoding) -> Finding:
    """The root of the file is not a mapping: it is empty, a list or a text."""
    source, fields = decoding.source, listed_words(required_fields(decoding.model))
    if source.root is None:
        message = f"This file is empty; {decoding.noun} needs {fields}"
        return Finding("missing-field", source.place(0), message, "Write those fields, or delete the file.")
    if source.root.text is not None:
        return _text_in_place_of_fields(decoding, source.root, fields)
    message = f"A list stands where the fields of {decoding.noun} belong"
    remedy = f"Start with the fields: {fields}."
    if source.root.items and source.root.items[0].entries:
        few = "Take the hyphen and the spaces before the fields out"
        remedy = f"{few}." if len(source.root.items) == 1 else f"{few}, and give each entry a file of its own."
    return Finding("wrong-type", source.place_of(source.root), message, remedy)


def _text_in_place_of_fields(decoding: Decoding, root: Node, fields: str) -> Finding:
    """A text as the root of the file: its first line may be a field in the form of another language."""
    stop = ParserStop(decoding.source, root.start, root.start, "expected ':'")
    if slip := other_language(stop) or pasted_space(stop) or stuck_colon(stop) or field_without_colon(stop, stop.line):
        return slip
    message = f"A text stands where the fields of {decoding.noun} belong"
    return Finding("wrong-type", decoding.source.place_of(root), message, f"Start with the fields: {fields}, each as `title: …`.")


def list_expected(decoding: Decoding, route: Route) -> Finding:
    """A single value or a mapping where a list is expected."""
    node, name, model = decoding.source.at(route), field_name(route), model_at(decoding.model, route)
    if node is not None and node.text is not None and node.text.strip(" .-").lower() in _NOTHING:
        is_required = name in required_fields(decoding.model_at(route[:-1]))
        remedy = f"Write at least one: `{name}: […]`." if is_required else "Take it out: a list that is not there is empty."
        return _wrong_shape(decoding, route, "a list", remedy)
    remedy = _entries(decoding, model, node, name) if model else ""
    names_others = bool(marks_at(decoding.model, route, RefTo))
    if names_others and node is not None and (node.text or "").strip().lower() in ALL_OF_THEM:
        remedy = f"Write the id of each: `{name}: […, …]`."
    has_ids = names_others or bool(choices_at(decoding.model, (*route, 0)))
    if words := _chosen(node, choices_at(decoding.model, (*route, 0))):
        remedy = f"Write `{name}: [{', '.join(words)}]`."
    if has_ids and not remedy and node is not None and node.text and (lines := _lines_of(decoding, node)):
        remedy = f"Write `{name}: [{', '.join(lines)}]`."
    return _wrong_shape(decoding, route, "a list", remedy or _as_list(node, name, _BETWEEN_IDS if has_ids else _BETWEEN_TEXTS))


def _chosen(node: Node | None, choices: list[str]) -> list[str]:
    """The words that a list takes, in a text or before yes and no: `ask apply`, `{ask: yes, pay: no}`."""
    if node is None or not choices:
        return []
    said = (node.text or "").replace(",", " ").lower().split()
    if node.entries and all((value.text or "").lower() in (*YES, *NO) for _, value in node.entries):
        said = [(key.text or "").lower() for key, value in node.entries if (value.text or "").lower() in YES]
    return said if said and all(word in choices for word in said) else []


def _lines_of(decoding: Decoding, node: Node) -> list[str]:
    """The ids that stand on lines of their own, without hyphens; none for anything else."""
    lines = [line.strip(" \t,;") for line in decoding.source.text[node.start : node.end].splitlines() if line.strip()]
    return lines if len(lines) > 1 and all(map(ID.fullmatch, lines)) else []


# What people write where there is nothing to list.
_NOTHING = ("", "none", "n/a", "na", "nil", "nothing", "no", "nobody", "null", "tbd", "tbc")
_BETWEEN_TEXTS = re.compile(r"[;,]")
_BETWEEN_IDS = re.compile(r"[;,&+]|\band\b|\bor\b")


_OF_ROWS = {"days", "opens", "closes"}


def _entries(decoding: Decoding, model: type[BaseModel], node: Node | None, name: str) -> str:
    """The remedy where entries with fields of their own are expected; empty where a stuck hyphen may be the cause."""
    if node is None or _STUCK_HYPHEN.match(_first_word(node)):
        return ""
    if node.text is None and decoding.source.text[node.start] == "{":
        return "Put it in brackets: `[` before it, and `]` after it."
    if node.text is None and is_of_rows(model) and node.entries and not {key.text for key, _ in node.entries} & _OF_ROWS:
        hours = ", ".join(
            f"{key.text} {' and '.join(texts)}" for key, value in node.entries if (texts := _texts_in(value, False))
        )
        return hours_remedy(hours, "in its place")
    if node.text is None and node.entries and all(value.entries for _, value in node.entries):
        key, head = node.entries[0][0].text, "id" if "id" in written_names(model) else next(iter(required_fields(model)), "")
        if head and key not in written_names(model):
            entry = f"`- {head}: {key}`, and its fields in line with `{head}`"
            return f"Write each entry with a hyphen and its name as a field, {entry}."
    if node.text is None:
        return "Begin its first line with `- `, and indent the others below it." if node.entries else ""
    first, *others = required_fields(model) or written_names(model)
    if is_of_rows(model):
        return hours_remedy(node.text, "below it")
    if {"on", "until"} <= {*written_names(model)} and (days := first_and_last_day(node.text)):
        return f"Write `{name}: [{{on: {days[0]}, until: {days[1]}}}]`."
    if getattr(model, "shorthand", None):
        return ""
    fields = fields_of_text(model, node.text)
    if not others and fields and len(node.text) < LONGEST_SHOWN:
        return f"Write `{name}: [{in_braces(fields)}]`."
    rest = f", and in line with it {listed_words(others)}" if others else ""
    return f"Write each entry below it, after a hyphen: `- {first}: …`{rest}."


def value_expected(decoding: Decoding, route: Route, example: str = "") -> Finding:
    """A list or a mapping where a single value is expected, such as `example`."""
    node, name = decoding.source.at(route), field_name(route)
    needs_kind = any(not mark.is_bare for mark in marks_at(decoding.model, route, RefTo))
    model = decoding.model_at(route[:-1])
    texts = [
        text
        for text in _texts_in(node, needs_kind)
        if len(text) < LONGEST_SHOWN
        and not (text.isdigit() and example.endswith("days"))
        and (name not in written_names(model) or takes(model, name, [text] if isinstance(route[-1], int) else text))
    ]
    if id_with_note := _id_with_note(decoding, route, node):
        remedy = id_with_note
    elif joined := _in_one(decoding, route, node):
        remedy = f"Write `{name}: {joined}`."
    elif numbers := _numbers(decoding, route, node):
        remedy = numbers
    elif whole := _joined(decoding, route, node):
        remedy = whole
    elif texts and isinstance(route[-1], int):
        remedy = f"Write `{scalar_shown(texts[0])}` in its place."
    elif texts:
        remedy = f"Write {'' if len(texts) == 1 else 'one of them, such as '}`{name}: {scalar_shown(texts[0])}`."
    else:
        remedy = (
            f"Write one value, such as `{example}`."
            if example
            else _as_text(decoding, node, "- " if isinstance(route[-1], int) else "")
        )
    return _wrong_shape(decoding, route, "one value", remedy)


def _id_with_note(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for an id with words about it behind a colon: `- residents: people who live here`; empty for others."""
    entries = (node.entries if node else None) or []
    if len(entries) != 1 or not isinstance(route[-1], int) or not marks_at(decoding.model, route, RefTo):
        return ""
    id, said = (part.text or "" for part in entries[0])
    if not ID.fullmatch(id) or [id] in _NAMES_OF_IDS or is_kind(id) or not said or is_in_brackets(decoding.source, route):
        return ""
    return f"Write `- {id}  # {said}`." if len(said) < LONGEST_SHOWN else f"Write `- {id}`, and ` # ` before what is said of it."


def _in_one(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The value whose words stand apart, `[5, working, days]` or `{5: working days}`; empty where there is none."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    if node is None or name not in written_names(model) or marks_at(decoding.model, route, RefTo):
        return ""
    nodes = [part for entry in node.entries for part in entry] if node.entries else node.items or ()
    words = [part.text or "" for part in nodes]
    if len(words) < 2 or not all(words) or takes_any_text(model, name):
        return ""
    values = [value.text or "" for _, value in node.entries or ()]
    swapped = [part.text or "" for entry in node.entries or () for part in reversed(entry)]
    texts = (" ".join(order) for order in (words, words[::-1], values, values[::-1], swapped))
    return next((scalar_shown(text) for text in texts if len(text) < LONGEST_SHOWN and takes(model, name, text)), "")


def _numbers(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for several telephone numbers, or for one with what it is for, in the field of one; empty for others."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    if node is None or "other_numbers" not in written_names(model) or not marks_at(decoding.model, route, TeamNumber):
        return ""
    texts = [item.text or "" for item in node.items or () if item.text]
    if len(texts) > 1:
        others = ", ".join(texts[1:])
        return f"Write `{name}: {texts[0]}` and, as another field, `other_numbers: [{others}]`."
    fields = {key.text or "": value.text or "" for key, value in node.entries or ()}
    if "number" not in fields or not set(fields) <= {"number", "for"}:
        return ""
    return f"Write `{name}: {fields['number']}` or, with what it is for, `other_numbers: [{in_braces(fields)}]`."


def _joined(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for a list in place of a text on one line, none of whose items is lost; empty for others."""
    name, model = field_name(route), decoding.model_at(route[:-1])
    parts = [item.text or "" for item in (node and node.items) or ()]
    if node is None or len(parts) < 2 or not all(parts) or name not in written_names(model) or isinstance(route[-1], int):
        return ""
    is_other = any(mark.block for mark in marks_at(decoding.model, route, Prose)) or any(
        marks_at(decoding.model, route, mark) for mark in (RefTo, TeamNumber, MailAddress, WebAddress)
    )
    text = (" " if all(part[-1] in ".!?…" for part in parts) else ", ").join(" ".join(part.split()) for part in parts)
    if is_other or not takes_any_text(model, name) or not takes(model, name, text):
        return ""
    if len(text) < LONGEST_SHOWN:
        return f"Write `{name}: {scalar_shown(text)}`."
    written = decoding.source.text[node.start : node.end]
    if written[0] != "[":
        return "Take the hyphens off: the lines become one text."
    if any(mark in written for mark in "\"'"):
        return 'Write one text in quotation marks in place of the list: "…".'
    return "Take the brackets out: what stands between them becomes one text."


# The names under which people write an id as a mapping: `made_by: {link: front}`.
_NAMES_OF_IDS = (["link"], ["id"], ["name"], ["team"], ["ref"])


def _texts_in(node: Node | None, needs_kind: bool) -> list[str]:
    """The texts of a list and of the lists in it, as in `[[front]]`; a reference without its kind, unless it needs one."""
    if node is None:
        return []
    if node.entries is not None:
        is_id = [key.text for key, _ in node.entries] in _NAMES_OF_IDS
        if needs_kind and len(node.entries) == 1 and is_kind(node.entries[0][0].text or "") and node.entries[0][1].text:
            return [f"{node.entries[0][0].text}/{node.entries[0][1].text}"]
        return [text for _, value in node.entries for text in _texts_in(value, needs_kind)] if is_id else []
    if node.text is not None:
        if needs_kind:
            return [node.text]
        kind, slash, id = node.text.partition("/")
        return [id if slash and is_kind(kind) else node.text]
    return [text for item in node.items or () for text in _texts_in(item, needs_kind)]


def fields_expected(decoding: Decoding, route: Route) -> Finding:
    """A list or a single value where a mapping is expected."""
    node, model = decoding.source.at(route), model_at(decoding.model, route)
    remedy = (
        _touching(model, node) or _without_hyphen(decoding, node) or (_spelt_out(decoding, route, model, node) if model else "")
    )
    fields = f": {listed_words(written_names(model)[:MOST_FIELDS])}" if model else ""
    if model is None:
        remedy = remedy or under_a_key(decoding, route, node)
    remedy = remedy or f"Write its fields below it, two spaces further in{fields}."
    return _wrong_shape(decoding, route, "fields of its own", remedy)


# A field whose value touches its colon, so that the two are one text.
_TOUCHING = re.compile(r"([A-Za-z_]+):(\S.*)", re.S)


def _touching(model: type[BaseModel] | None, node: Node | None) -> str:
    match = _TOUCHING.fullmatch(node.text) if model is not None and node is not None and node.text else None
    if match is None or model is None or match[1] not in written_names(model):
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
    """The remedy with the fields that a text stands for, or an empty text."""
    alone = node.items[0] if node is not None and node.items and len(node.items) == 1 else node
    if alone is not None and alone.text and is_of_rows(model):
        return hours_remedy(alone.text, "in its place", is_in_brackets(decoding.source, route))
    if alone is not None and alone.text and issubclass(model, CountedDays) and (place := place_called(alone.text)):
        return f"Write `{field_name(route)}: {{{', '.join(f'{name}: {value}' for name, value in place.items())}}}`."
    if fields := _fields_of_items(model, node):
        return f"Write `{field_name(route)}: {in_braces(fields)}`."
    fields = fields_of_text(model, alone.text) if alone is not None and alone.text else {}
    if not fields or node is None:
        return _list_below(route, model, node)
    whole, longest = dict.fromkeys(required_fields(model), "…") | fields, max(map(len, fields.values()))
    if not isinstance(route[-1], int):
        if longest > LONGEST_SHOWN:
            return f"Begin it with `{next(iter(fields))}: `, on a line of its own below `{field_name(route)}:`, two spaces further in."
        return f"Write `{field_name(route)}: {in_braces(whole)}`."
    if is_in_brackets(decoding.source, route):
        return f"Write `{in_braces(whole)}` in its place."
    return f"Write {in_lines(fields, expected_fields(model))}."


def _fields_of_items(model: type[BaseModel], node: Node | None) -> dict[str, str]:
    """The fields that the items of `[2026-10-15, 12 months, desk]` stand for by their forms; empty where one may be another."""
    texts = [item.text or "" for item in (node and node.items) or ()]
    fields: dict[str, str] = {}
    if len(texts) < 2 or not all(texts):
        return {}
    of_no_form = []
    for text in texts:
        names = [name for name in written_names(model) if name not in fields and has_form_for(model, name, text)]
        if names:
            fields[names[0]] = text
        else:
            of_no_form.append(text)
    free = [name for name in written_names(model) if name not in fields and takes_any_text(model, name)]
    required = [name for name in required_fields(model) if name in free]
    free = required if len(required) == len(of_no_form) else free
    if not fields or len(free) != len(of_no_form) or len(of_no_form) > 1:
        return {}
    return fields | dict(zip(free, of_no_form, strict=True))


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


def _wrong_shape(decoding: Decoding, route: Route, wanted: str, remedy: str) -> Finding:
    message = f"`{field_name(route)}` takes {wanted}, not {_shape(decoding.source.at(route))}"
    return Finding("wrong-type", decoding.source.place_at(route), message, remedy)


def _shape(node: Node | None) -> str:
    if node is None or node.text is not None:
        return "one value"
    return "a list" if node.items is not None else "fields"


# A hyphen that starts an item, without the space after it.
_STUCK_HYPHEN = re.compile(r"-[^\W\d]")


def _as_list(node: Node | None, name: str, between: re.Pattern[str]) -> str:
    if node is not None and _STUCK_HYPHEN.match(_first_word(node)):
        text = " ".join((node.text or _first_word(node)).split())
        if re.search(f" {_STUCK_HYPHEN.pattern}", text):
            return f"Put a space after each hyphen: `- {re.split(f' (?={_STUCK_HYPHEN.pattern})', text)[0][1:]}`."
        return "Put a space after the hyphen" + (f": `- {text[1:]}`." if len(text) < LONGEST_SHOWN else ".")
    if node is not None and (match := BULLET.match(node.text or "")):
        return f"Begin each item on a line of its own with `- `, not with `{match[1]}`."
    if (
        node is not None
        and node.text is not None
        and len(node.text) < LONGEST_SHOWN
        and not re.search(
            r"\
| - ",
            node.text,
        )
    ):
        listed = node.text.strip("[] ")
        listed = listed[1:-1] if listed[:1] == "(" and listed.find(")") == len(listed) - 1 else listed
        items = ", ".join(scalar_shown(item.strip()) for item in between.split(listed) if item.strip())
        return f"Write `{name}: [{items}]`."
    if node is not None and node.text and "\n" not in node.text and node.text.count(",") and ": " not in node.text:
        first, last = node.text[0], node.text[-1]
        if first == "(" and last == ")":
            return "Write `[` and `]` in place of `(` and `)`."
        if last == "]" and "[" not in node.text:
            return f"Type `[` before it: `{name}: [{node.text.partition(',')[0]}, …`."
    if node is not None and node.blank and node.entries == [] and len(node.blank) < MOST_FIELDS:
        # `{a, b}`: words in the brackets of fields.
        return f"Write `{name}: [{', '.join(scalar_shown(key.text or '') for key in node.blank)}]`."
    return "Put each on a line of its own, after `- `."


def _first_word(node: Node) -> str:
    """The first word of a text, or of the first field of a mapping."""
    words = (node.text or (node.entries[0][0].text if node.entries else "") or "").split()
    return words[0] if words else ""


def _as_text(decoding: Decoding, node: Node | None, hyphen: str) -> str:
    if node is not None and len(node.entries or ()) == 1 and node.entries and node.entries[0][1].text:
        text = ": ".join(" ".join((part.text or "").split()) for part in node.entries[0])
        shown = f": `{hyphen}{in_quotation_marks(text)}`" if len(text) < LONGEST_SHOWN and "`" not in text else ""
        return f"A colon stands in this text, so put the whole of it in quotation marks{shown}."
    if node is not None and not node.entries and len(node.blank) == 1 and (ended := node.blank[0].text):
        if decoding.source.text[node.start] == "?":
            return f"Put the whole text in quotation marks: `{hyphen}{in_quotation_marks(f'? {ended}')}`."
        shown = f": `{hyphen}{in_quotation_marks(f'{ended}:')}`" if len(ended) < LONGEST_SHOWN and "`" not in ended else ""
        return f"A colon ends this text, so delete it, or put the whole text in quotation marks{shown}."
    if node is not None and node.entries:
        parts = [(key.text, value.text) for key, value in node.entries]
        text = ", ".join(f"{key}: {value}" for key, value in parts)
        if not hyphen and all(value for _, value in parts) and len(text) < LONGEST_SHOWN:
            return f"If it is a text, put it in quotation marks: `{in_quotation_marks(text)}`."
        return "Put the text in quotation marks if it contains a colon, or starts with `{`."
    return (
        "Keep one, and put it in quotation marks if it starts with `[`; to write a list into a text, type ` |` after the colon."
    )
