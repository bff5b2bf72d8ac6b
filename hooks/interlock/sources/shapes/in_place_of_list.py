"""What stands where a list belongs: a single value, or a mapping."""

import re

from pydantic import BaseModel

from interlock.definitions.dates import day_meant, first_and_last_day
from interlock.definitions.field_words import ALL_OF_THEM, NO, NONE_OF_THEM, YES, choice_for
from interlock.definitions.ids import ID
from interlock.definitions.model_fields import (
    Route,
    choices_at,
    expected_fields,
    marks_at,
    model_at,
    required_fields,
    written_names,
)
from interlock.definitions.text_marks import OwnCriterion, OwnStep, Prose, RefTo, ValueOfOrganisation
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.sources.between_items import BETWEEN_BARE_IDS, BETWEEN_IDS, between_texts
from interlock.sources.decode_context import Decoding, field_name, listed_words
from interlock.sources.field_forms import names_another, takes
from interlock.sources.hours_meant import hours_remedy, is_of_rows
from interlock.sources.nodes import Node
from interlock.sources.other_words import fields_in_other_words
from interlock.sources.parts_of_fields import parts_as_fields
from interlock.sources.shapes.single_texts import texts_among
from interlock.sources.shapes.wrong_shape import MOST_FIELDS, wrong_shape
from interlock.sources.shorthands import fields_of_text
from interlock.sources.shown_fields import as_entry, in_braces, scalar_shown
from interlock.sources.slips.signs import BULLET, bullet_shown
from interlock.sources.unnamed_entries import fields_of_pair
from interlock.sources.yaml_findings import LONGEST_SHOWN

# A hyphen that starts an item, without the space after it.
_STUCK_HYPHEN = lazy_pattern(r"-[^\W\d]")
# The second level of bullets of word processors, at the head of several items.
_O_AS_BULLET = lazy_pattern(r"(o) \S.* o \S", re.S)
_OWN_IDS = (OwnStep, OwnCriterion, ValueOfOrganisation)
_OF_ROWS = {"days", "opens", "closes"}
# The most entries that a remedy writes.
_MOST_ENTRIES = 2
_ON_LINES = "Put each on a line of its own, after `- `."


def list_expected(decoding: Decoding, route: Route) -> Finding:
    """A single value or a mapping where a list is expected."""
    node = decoding.source.at(route)
    return wrong_shape(decoding, route, "a list", _ON_LINES if node is None else _without_sign(decoding, route, node))


def _without_sign(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy, with the sign that has to go where the value is a text below `|` or `>`."""
    sign, remedy = decoding.source.text[node.start], _remedy(decoding, route, node)
    if node.text is None or sign not in "|>" or remedy.startswith("Write `"):
        return remedy
    is_list = node.text.startswith("- ")
    return f"Delete the `{sign}`." if is_list else f"Delete the `{sign}`, and {remedy[0].lower()}{remedy[1:]}"


def _remedy(decoding: Decoding, route: Route, node: Node) -> str:
    """What to type: the first that fits, so the surest come first."""
    name, model = field_name(route), model_at(decoding.model, route)
    names_others, choices = bool(marks_at(decoding.model, route, RefTo)), choices_at(decoding.model, (*route, 0))
    if node.text is not None and node.text.strip(" .-").lower() in ("", *NONE_OF_THEM):
        is_required = name in required_fields(decoding.model_at(route[:-1]))
        return f"Write at least one: `{name}: […]`." if is_required else "Take it out: a list that is not there is empty."
    if lines := _lines_below_a_text(decoding, node):
        return f"Delete `{lines[0]}`: the list stands below it."
    if words := _chosen(node, choices):
        return f"Write `{name}: [{', '.join(words)}]`."
    if choices and node.text and (meant := [_choice(word, choices) for word in BETWEEN_IDS.split(node.text)]) and all(meant):
        return f"Write `{name}: [{', '.join(filter(None, meant))}]`."
    if names_others and (node.text or "").strip().lower() in ALL_OF_THEM:
        return f"Write the id of each: `{name}: […, …]`."
    if model and (entries := _entries(decoding, model, node, name)):
        return entries
    has_ids = names_others or bool(choices) or any(marks_at(decoding.model, route, mark) for mark in _OWN_IDS)
    if has_ids and node.text and (lines := _lines_of(decoding, node)):
        return f"Write `{name}: [{', '.join(lines)}]`."
    if choices and node.text and not BULLET.match(node.text) and not _STUCK_HYPHEN.match(_first_word(node)):
        return f"Write those of {listed_words(choices)} that are meant, as in `{name}: [{', '.join(choices[:2])}]`."
    if not has_ids and (lines := _texts_on_lines(decoding, node)):
        shown = f"`- {lines[0]}`" if len(lines[0]) < LONGEST_SHOWN else "`- `"
        return f"Begin each of these lines with a hyphen and a space: {shown}."
    bare = [mark.is_bare for mark in marks_at(decoding.model, route, RefTo)]
    between = BETWEEN_BARE_IDS if bare and all(bare) else BETWEEN_IDS
    return _as_list(node, name, between if has_ids else between_texts(node))


def _choice(word: str, choices: list[str]) -> str | None:
    """The choice that a word stands for, or begins with: `complaints` is `complain`."""
    begins = [choice for choice in choices if word.strip().lower().startswith(choice)]
    return choice_for(word, choices) or nearest(word.strip(), choices) or (begins[0] if len(begins) == 1 else None)


def _chosen(node: Node, choices: list[str]) -> list[str]:
    """The words that a list takes, in a text or before yes and no: `ask apply`, `{ask: yes, pay: no}`."""
    said = (node.text or "").replace(",", " ").lower().split()
    if node.entries and all((value.text or "").lower() in (*YES, *NO) for _, value in node.entries):
        said = [(key.text or "").lower() for key, value in node.entries if (value.text or "").lower() in YES]
    return said if said and all(word in choices for word in said) else []


def _lines_below_a_text(decoding: Decoding, node: Node) -> list[str]:
    """A short text and the items on the lines below it, which are part of it for YAML; none for anything else."""
    first, *others = (line.strip() for line in decoding.source.text[node.start : node.end].splitlines() if line.strip())
    is_list = node.text is not None and others and all(line.startswith("- ") for line in others)
    return [first, *others] if is_list and first[0].isalnum() and len(first) < LONGEST_SHOWN else []


def _texts_on_lines(decoding: Decoding, node: Node) -> list[str]:
    """Texts on lines of their own, each of which begins as a sentence does; none for a text that goes on in the next line."""
    lines = [line.strip() for line in decoding.source.text[node.start : node.end].splitlines() if line.strip()]
    is_list = node.text is not None and len(lines) > 1 and all(line[0].isupper() and line[-1] != "," for line in lines)
    return lines if is_list else []


def _lines_of(decoding: Decoding, node: Node) -> list[str]:
    """The ids that stand on lines of their own, without hyphens; none for anything else."""
    lines = [line.strip(" \t,;") for line in decoding.source.text[node.start : node.end].splitlines() if line.strip()]
    return lines if len(lines) > 1 and all(map(ID.fullmatch, lines)) else []


def _entries(decoding: Decoding, model: type[BaseModel], node: Node, name: str) -> str:
    """The remedy where entries with fields of their own are expected; empty where a stuck hyphen may be the cause."""
    if _STUCK_HYPHEN.match(_first_word(node)):
        return ""
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
        hours = ", ".join(
            f"{key.text} {' and '.join(texts)}" for key, value in node.entries if (texts := texts_among(value, needs_kind=False))
        )
        return hours_remedy(hours, "in its place")
    if all(value.entries for _, value in node.entries):
        key, head = node.entries[0][0].text, "id" if "id" in written_names(model) else next(iter(required_fields(model)), "")
        if head and key not in written_names(model):
            entry = f"`- {head}: {key}`, and its fields in line with `{head}`"
            return f"Write each entry with a hyphen and its name as a field, {entry}."
    return _entries_under_names(model, node) or "Begin its first line with `- `, and indent the others below it."


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
    first, *others = required_fields(model) or written_names(model)
    if is_of_rows(model):
        return hours_remedy(text, "below it")
    if {"on", "until"} <= {*written_names(model)} and (days := first_and_last_day(text)):
        return f"Write `{name}: [{{on: {days[0]}, until: {days[1]}}}]`."
    fields, short = fields_of_text(model, text), getattr(model, "shorthand", None)
    if short == "number" and (numbers := _numbers(text)):
        return f"Write `{name}: [{', '.join(numbers)}]`."
    if short == "on" and "say" in written_names(model) and not takes(model, short, text) and len(text) < LONGEST_SHOWN:
        if day := day_meant(text):
            return f"Write `{name}: [{day}]`."
        if not any(map(str.isdigit, text)):
            return f"Write `{name}: [{in_braces({'on': '…', 'say': text})}]`."
    if short and names_another(model, short) and (ids := _ids_apart(text)):
        return f"Write `{name}: [{', '.join(ids)}]`."
    if short:
        is_whole = len(fields) > 1 and short in fields and "…" not in fields.values()
        return f"Write `{name}: [{in_braces(fields)}]`." if is_whole and len(text) < LONGEST_SHOWN else ""
    if not parts_as_fields(model, text) and (several := _several_entries(model, text)):
        return f"Write `{name}: [{', '.join(map(in_braces, several))}]`."
    if fields and not others and len(text) < LONGEST_SHOWN:
        return f"Write `{name}: [{in_braces(fields)}]`."
    if len(parts_as_fields(model, text)) > 1 and len(text) < LONGEST_SHOWN:
        return f"Write `{name}: [{in_braces(dict.fromkeys(required_fields(model), '…') | fields)}]`."
    rest = f", and in line with it {listed_words(others)}" if others else ""
    return f"Write each entry below it, after a hyphen: `- {first}: …`{rest}."


def _ids_apart(text: str) -> list[str]:
    """The ids in a text with signs between; none for anything else."""
    parts = [part.strip() for part in BETWEEN_BARE_IDS.split(text)]
    return parts if len(parts) > 1 and all(map(ID.fullmatch, parts)) else []


_TELEPHONE = lazy_pattern(r"\+?(?:[\d()][ ()-]*){6,}")


def _numbers(text: str) -> list[str]:
    """The telephone numbers in a text with commas between, each as an entry with what it is for; none where a part is no number."""
    entries = []
    for part in re.split(r" *[,;/\n] *| (?:and|or) ", text):
        match = _TELEPHONE.search(part)
        if match is None:
            return []
        number, said = match[0].strip(" (-"), part.replace(match[0], " ").strip(" :–-()")
        entries.append(in_braces({"number": number, "for": said}) if said else scalar_shown(number))
    return entries


# What separates entries that were written as a sentence: `ict for computers, fleet for vans`.
_BETWEEN_ENTRIES = lazy_pattern(r" *[,;] *(?:and )?| and ")
_WORDS_OF_AN_ENTRY = 4


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


def _as_list(node: Node, name: str, between: re.Pattern[str]) -> str:
    """The remedy for a list in another form: with stuck hyphens or bullets, without brackets, or in those of fields."""
    if _STUCK_HYPHEN.match(_first_word(node)):
        return _with_spaces(node)
    if node.text is not None:
        return _text_as_list(node.text, name, between)
    if node.blank and node.entries == [] and len(node.blank) < MOST_FIELDS:
        # `{a, b}`: words in the brackets of fields.
        return f"Write `{name}: [{', '.join(scalar_shown(key.text or '') for key in node.blank)}]`."
    return _ON_LINES


def _with_spaces(node: Node) -> str:
    text = " ".join((node.text or _first_word(node)).split())
    if re.search(f" {_STUCK_HYPHEN.pattern}", text):
        return f"Put a space after each hyphen: `- {re.split(f' (?={_STUCK_HYPHEN.pattern})', text)[0][1:]}`."
    return "Put a space after the hyphen" + (f": `- {text[1:]}`." if len(text) < LONGEST_SHOWN else ".")


def _text_as_list(text: str, name: str, between: re.Pattern[str]) -> str:
    if match := BULLET.match(text) or _O_AS_BULLET.match(text):
        return f"Begin each item on a line of its own with `- `, not with `{bullet_shown(match)}`."
    if len(text) < LONGEST_SHOWN and not re.search(r"\n| - ", text):
        listed = text.strip("[] ")
        listed = listed[1:-1] if listed[:1] == "(" and listed.find(")") == len(listed) - 1 else listed
        texts = [item.strip() for item in between.split(listed) if item.strip()]
        # Words with blanks are no id: a rule tells which ids there are.
        ids = between in (BETWEEN_IDS, BETWEEN_BARE_IDS)
        items = ", ".join("…" if ids and " " in text else scalar_shown(text.lower() if ids else text) for text in texts)
        return f"Write `{name}: [{items}]`."
    is_listed = "," in text and "\n" not in text and ": " not in text
    if is_listed and text[0] == "(" and text[-1] == ")":
        return "Write `[` and `]` in place of `(` and `)`."
    if is_listed and text[-1] == "]" and "[" not in text:
        return f"Type `[` before it: `{name}: [{text.partition(',')[0]}, …`."
    return _ON_LINES


def _first_word(node: Node) -> str:
    """The first word of a text, or of the first field of a mapping."""
    words = (node.text or (node.entries[0][0].text if node.entries else "") or "").split()
    return words[0] if words else ""
