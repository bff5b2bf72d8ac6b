"""What stands where a list belongs: a single value, or a mapping."""

import re

from interlock.definitions.ids import ID
from interlock.definitions.model_fields import Route, choices_at, marks_at, model_at, required_fields
from interlock.definitions.other_names.choice_words import ALL_OF_THEM, NO, NONE_OF_THEM, YES, choice_for
from interlock.definitions.text_marks import OwnCriterion, OwnStep, RefTo, ValueOfOrganisation
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.sources.decoding.decode_context import Decoding, field_name, listed_words
from interlock.sources.meant.between_items import BETWEEN_BARE_IDS, BETWEEN_IDS, between_texts
from interlock.sources.shapes.in_place_of_entries import entries_remedy
from interlock.sources.shapes.single_texts import texts_among
from interlock.sources.shapes.wrong_shape import MOST_FIELDS, wrong_shape
from interlock.sources.shown_fields import scalar_shown
from interlock.sources.slips.signs import BULLET, bullet_shown
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# A hyphen that starts an item, without the space after it.
_STUCK_HYPHEN = lazy_pattern(r"-[^\W\d]")
# The second level of bullets of word processors, at the head of several items.
_O_AS_BULLET = lazy_pattern(r"(o) \S.* o \S", re.S)
# Marks of fields that hold ids.
_OF_IDS = (RefTo, OwnStep, OwnCriterion, ValueOfOrganisation)
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
    return (
        _none_of_them(decoding, route, node)
        or _without_its_first_line(decoding, node)
        or _choices_said(decoding, route, node)
        or _all_of_them(decoding, route, node)
        or _entries(decoding, route, node)
        or _ids_on_lines(decoding, route, node)
        or _choices_there_are(decoding, route, node)
        or _texts_on_lines(decoding, route, node)
        or _ids_as_fields(decoding, route, node)
        or _as_list(node, field_name(route), _between(decoding, route, node))
    )


def _none_of_them(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy for a word such as `none`."""
    if node.text is None or node.text.strip(" .-").lower() not in ("", *NONE_OF_THEM):
        return ""
    is_required = field_name(route) in required_fields(decoding.model_at(route[:-1]))
    return (
        f"Write at least one: `{field_name(route)}: […]`." if is_required else "Take it out: a list that is not there is empty."
    )


def _without_its_first_line(decoding: Decoding, node: Node) -> str:
    """The remedy for a short text and the items on the lines below it, which are part of it for YAML."""
    first, *others = _lines(decoding, node) or [""]
    is_list = node.text is not None and others and all(line.startswith("- ") for line in others)
    return f"Delete `{first}`: the list stands below it." if is_list and first[0].isalnum() and len(first) < LONGEST_SHOWN else ""


def _choices_said(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy for some of the words that may stand there, however they are written: `ask apply`, `complaints`."""
    choices = _choices(decoding, route)
    words = _chosen(node, choices) or _meant(node, choices)
    return f"Write `{field_name(route)}: [{', '.join(words)}]`." if words else ""


def _choices(decoding: Decoding, route: Route) -> list[str]:
    """The only words that the list may hold; none where it takes others."""
    return choices_at(decoding.model, (*route, 0))


def _chosen(node: Node, choices: list[str]) -> list[str]:
    """The words that a list takes, in a text or before yes and no: `ask apply`, `{ask: yes, pay: no}`."""
    said = (node.text or "").replace(",", " ").lower().split()
    if node.entries and all((value.text or "").lower() in (*YES, *NO) for _, value in node.entries):
        said = [(key.text or "").lower() for key, value in node.entries if (value.text or "").lower() in YES]
    return said if said and all(word in choices for word in said) else []


def _meant(node: Node, choices: list[str]) -> list[str]:
    """The choices that the words of a text stand for; none where one of them stands for none."""
    words = BETWEEN_IDS.split(node.text) if node.text and choices else []
    meant = [choice for word in words if (choice := _choice(word, choices))]
    return meant if len(meant) == len(words) else []


def _choice(word: str, choices: list[str]) -> str | None:
    """The choice that a word stands for, or begins with: `complaints` is `complain`."""
    begins = [choice for choice in choices if word.strip().lower().startswith(choice) and len(word.split()) == 1]
    return choice_for(word, choices) or nearest(word.strip(), choices) or (begins[0] if len(begins) == 1 else None)


def _all_of_them(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy for a word such as `all` in place of ids."""
    is_all = (node.text or "").strip().lower() in ALL_OF_THEM
    return f"Write the id of each: `{field_name(route)}: […, …]`." if is_all and marks_at(decoding.model, route, RefTo) else ""


def _entries(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy where entries with fields of their own are expected; empty where a stuck hyphen may be the cause."""
    model = model_at(decoding.model, route)
    return "" if model is None or _has_stuck_hyphen(node) else entries_remedy(decoding, model, node, field_name(route))


def _ids_on_lines(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy for ids that stand on lines of their own, without hyphens."""
    ids = [line.strip(" \t,;") for line in _lines(decoding, node)] if node.text and _has_ids(decoding, route) else []
    return f"Write `{field_name(route)}: [{', '.join(ids)}]`." if len(ids) > 1 and all(map(ID.fullmatch, ids)) else ""


def _ids_as_fields(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy for ids in a mapping: `{id: residents}`, `{customer: residents}` or `{residents: yes}`."""
    if not node.entries or not _has_ids(decoding, route):
        return ""
    are_flags = all((value.text or "").lower() in YES for _, value in node.entries)
    needs_kind = any(not mark.is_bare for mark in marks_at(decoding.model, route, RefTo))
    ids = [key.text or "" for key, _ in node.entries] if are_flags else texts_among(node, needs_kind=needs_kind)
    return f"Write `{field_name(route)}: [{', '.join(ids)}]`." if ids and all(map(ID.fullmatch, ids)) else ""


def _has_ids(decoding: Decoding, route: Route) -> bool:
    """Whether the list holds ids, or some of a few words, and no free texts."""
    return bool(_choices(decoding, route)) or any(marks_at(decoding.model, route, mark) for mark in _OF_IDS)


def _choices_there_are(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy for words that are none of those which may stand there, unless signs of a list stand before them."""
    choices = _choices(decoding, route)
    if not choices or not node.text or BULLET.match(node.text) or _has_stuck_hyphen(node):
        return ""
    return f"Write those of {listed_words(choices)} that are meant, as in `{field_name(route)}: [{', '.join(choices[:2])}]`."


def _texts_on_lines(decoding: Decoding, route: Route, node: Node) -> str:
    """The remedy for lines each of which begins as a sentence does; empty for a text that goes on in the next line."""
    lines = _lines(decoding, node)
    are_texts = len(lines) > 1 and all(line[0].isupper() and line[-1] != "," for line in lines)
    if node.text is None or not are_texts or _has_ids(decoding, route):
        return ""
    shown = f"`- {lines[0]}`" if len(lines[0]) < LONGEST_SHOWN else "`- `"
    return f"Begin each of these lines with a hyphen and a space: {shown}."


def _lines(decoding: Decoding, node: Node) -> list[str]:
    """The lines on which a value is written, without blanks around them, and without empty ones."""
    return [line.strip() for line in decoding.source.text[node.start : node.end].splitlines() if line.strip()]


def _between(decoding: Decoding, route: Route, node: Node) -> re.Pattern[str]:
    """What separates the items where they stand in one text."""
    if not _has_ids(decoding, route):
        return between_texts(node)
    bare = [mark.is_bare for mark in marks_at(decoding.model, route, RefTo)]
    return BETWEEN_BARE_IDS if bare and all(bare) else BETWEEN_IDS


def _as_list(node: Node, name: str, between: re.Pattern[str]) -> str:
    """The remedy for a list in another form: with stuck hyphens or bullets, without brackets, or in those of fields."""
    if _has_stuck_hyphen(node):
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
        return f"Write `{name}: [{', '.join(_items_in(text, between))}]`."
    is_listed = "," in text and "\n" not in text and ": " not in text
    if is_listed and text[0] == "(" and text[-1] == ")":
        return "Write `[` and `]` in place of `(` and `)`."
    if is_listed and text[-1] == "]" and "[" not in text:
        return f"Type `[` before it: `{name}: [{text.partition(',')[0]}, …`."
    return _ON_LINES


def _items_in(text: str, between: re.Pattern[str]) -> list[str]:
    """The items in a text, as they are written between brackets; dots for words with blanks in place of an id."""
    listed = text.strip("[] ")
    listed = listed[1:-1] if listed[:1] == "(" and listed.find(")") == len(listed) - 1 else listed
    items = [item.strip() for item in between.split(listed) if item.strip()]
    if between not in (BETWEEN_IDS, BETWEEN_BARE_IDS):
        return [scalar_shown(item) for item in items]
    return ["…" if " " in item else scalar_shown(item.lower()) for item in items]


def _has_stuck_hyphen(node: Node) -> bool:
    return _STUCK_HYPHEN.match(_first_word(node)) is not None


def _first_word(node: Node) -> str:
    """The first word of a text, or of the first field of a mapping."""
    words = (node.text or (node.entries[0][0].text if node.entries else "") or "").split()
    return words[0] if words else ""
