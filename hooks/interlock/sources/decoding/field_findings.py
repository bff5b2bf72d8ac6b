"""Turns errors of pydantic into findings in words for editors.

They are told apart by their type and context and by the model, never by pydantic's messages, which may change with any version.
`tests/sources/test_decode.py` checks that pydantic has the types named here.
"""

import re

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from interlock.definitions import KINDS, Definition
from interlock.definitions.field_strings import string_of
from interlock.definitions.ids import ID
from interlock.definitions.model_fields import (
    Route,
    choices_at,
    choices_in,
    field_named,
    marks_at,
    required_fields,
    written_names,
)
from interlock.definitions.other_names.choice_words import choice_for, choices_for, state_for
from interlock.definitions.text_marks import RefTo
from interlock.definitions.values.weekday_names import weekdays_meant
from interlock.definitions.walk import fields_of
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import did_you_mean
from interlock.findings.nouns import listed
from interlock.sources.decoding.decode_context import Decoding, field_name, listed_words
from interlock.sources.decoding.field_forms import names_another, takes_any_text
from interlock.sources.meant.hours_meant import hours_remedy
from interlock.sources.meant.meant_fields import meant_field
from interlock.sources.meant.short_forms import beside, with_its_rest
from interlock.sources.meant.unnamed_entries import unnamed_entry
from interlock.sources.misread.foreign_notes import foreign_note
from interlock.sources.shapes import fields_expected, list_expected, value_expected
from interlock.sources.slips.colons import touching_colon
from interlock.sources.slips.odd_spaces import ODD_SPACE
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

UNKNOWN = "extra_forbidden"
# The last part of pydantic's route to the key of a mapping.
_OF_A_KEY = "[key]"
# The types of error for a missing field: pydantic's, and ours for a field that other fields make required.
MISSING = ("missing", "missing-field")
# The beginning of the message about spaces that word processors and web pages put into a file.
PASTED = "No-break spaces stand around"


def field_finding(decoding: Decoding, error: ErrorDetails) -> Finding:
    """The finding for one error: what is wrong at its place, and what to type."""
    route, context = error["loc"], error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return _unknown_field(decoding, route)
        case "missing" | "missing-field":
            return _missing_field(decoding, route)
        case "literal_error":
            return foreign_note(decoding, route, "bad-value") or _not_among(decoding, route, error["input"])
        case "string_too_long":
            return _too_long(decoding, route, len(error["input"]) - context["max_length"], context["max_length"])
        case "list_type":
            return list_expected(decoding, route)
        case "dict_type" | "model_type":
            return fields_expected(decoding, route)
        case "string_type" | "wrong-type":
            return value_expected(decoding, route, context.get("example", ""))
        case "bad-date" | "bad-quantity" | "bad-value" as rule:
            if noted := foreign_note(decoding, route, rule):
                return noted
            is_key = route[-1] == _OF_A_KEY
            place = decoding.source.place_at(route[:-1] if is_key else route, key=is_key)
            holder = decoding.source.at(route[:-1])
            apart = context["behind_its_name"] if holder is not None and holder.entries is not None else ""
            remedy = with_its_rest(decoding, route) or apart or context["remedy"]
            return Finding(error["type"], place, context["message"], remedy)
    message = f"`{field_name(route)}` cannot hold this"
    return Finding("bad-value", decoding.source.place_at(route), message, "Compare it with the field's description.")


def _unknown_field(decoding: Decoding, route: Route) -> Finding:
    model = decoding.model_at(route[:-1])
    known = written_names(model)
    own = [field.alias or name for name, field in model.model_fields.items() if name in model.__annotations__]
    # A model that adds fields to those of every definition suggests only the added ones.
    choice = (
        f"Write what fits no field into `body`, or take it out. Its own fields are {listed_words(own)}."
        if issubclass(model, Definition)
        else f"Known fields are {listed_words(known)}."
    )
    place = decoding.source.place_at(route, key=True)
    name, where = str(route[-1]), decoding.noun_at(route[:-1])
    if words := _slip_in_name(name, known):
        return Finding("unknown-field", place, *words)
    meant = meant_field(decoding, route)
    note = "" if meant else _note(decoding, route, place.quote.strip())
    hours = "" if meant else _hours_at_the_edge(decoding, route, known)
    remedy = (
        meant.remedy
        if meant
        else hours or note or _own_id(route) or _handed_over(name, known) or _text_goes_on(decoding, route) or choice
    )
    return Finding("unknown-field", place, f"There is no field `{name}` in {where}", remedy)


def _hours_at_the_edge(decoding: Decoding, route: Route, known: list[str]) -> str:
    """The remedy for opening hours in place of a field, `Mon - Fri: 9am - 5pm`; empty for others."""
    node = decoding.source.at(route)
    if "hours" not in known or node is None or not node.text or not weekdays_meant([str(route[-1])]):
        return ""
    if not any(map(str.isdigit, node.text)):
        return "Take it out: it is closed on the days that `hours` does not name."
    return hours_remedy(f"{route[-1]} {node.text}", "below `hours:`")


def foreign_field(decoding: Decoding, route: Route) -> Finding:
    """The finding for a mapping that has no field of its own, by the route to the first that it has."""
    unnamed = None if _slip_in_name(str(route[-1]), []) else unnamed_entry(decoding, route)
    return unnamed or _unknown_field(decoding, route)


def no_definition(decoding: Decoding) -> Finding:
    """The finding for a file whose fields are none of a definition's."""
    needed = listed_words(f"{name}: …" for name in required_fields(decoding.model))
    remedy = f"Write its own: {needed}; or delete the file if it is something else."
    return Finding("unknown-field", decoding.source.place_at(()), f"Nothing in this file is a field of {decoding.noun}", remedy)


def _own_id(route: Route) -> str:
    """The remedy for an id written into a definition, whose id is the name of its file."""
    return "Take it out: the name of the file is the id." if route in (("id",), ("ID",), ("slug",), ("key",)) else ""


_HAND_OVER = lazy_pattern(r"(?:hand(?:ed|s)?[ _-]?(?:over|off)|passe[sd]?|next|goes)(?:[ _-](?:to|step))?", re.I)


def _handed_over(name: str, known: list[str]) -> str:
    """The remedy for a field that says to whom a step hands over. `known`: the fields that there are."""
    if "gives" not in known or not _HAND_OVER.fullmatch(name):
        return ""
    return "Take it out: where the next step is `by` another link, the work is handed over. What is passed on stands in `gives`."


_ODD_SPACES = lazy_pattern(rf"[{ODD_SPACE}]")


def _slip_in_name(name: str, known: list[str]) -> tuple[str, str] | None:
    """The message and the remedy for a slip in the name of a field, else None."""
    plain = _ODD_SPACES.sub("", name).strip()
    if plain != name and _ODD_SPACES.search(name):
        return f"{PASTED} `{plain}`, as word processors and web pages have them", "Delete them, and type spaces."
    field, colon, value = name.partition(":")
    if colon and field in known and not value.strip(" :"):
        return f"More than one colon stands after `{field}`", f"Keep one: `{field}:`."
    if colon and field in known:
        return _touching(field, value)
    if match := _MARK_BEFORE.match(name):
        rest = name[match.end() :]
        if rest in known:
            return f"`{match[0].strip()}` stands before the field `{rest}`", f"Delete it, and write `{rest}:`."
        return f"`{match[0].strip()}` stands before a field's name", "Delete it; if the line is a note, begin it with `# `."
    return None


# Signs of notes and items in other languages than YAML.
_MARK_BEFORE = lazy_pattern(r"(?://|--|;|-|[•*+>–—])\s*")


def _touching(field: str, value: str) -> tuple[str, str]:
    return touching_colon(field, value if value and value[0] not in "[{" else "…")


# Words at the head of notes to oneself.
_HEADS_OF_NOTES = ("todo", "to do", "fixme", "xxx", "nb", "n.b.", "ps", "p.s.", "wip", "tbd", "tbc")


def _note(decoding: Decoding, route: Route, line: str) -> str:
    """The remedy for a note with a colon in it that lost its sign: `TODO: ask the depot`, or a first line that names no field."""
    name, first = str(route[-1]), decoding.source.first_key(())
    is_first = first == decoding.source.place_at(route, key=True) and (" " in name or name[:1].isupper())
    if name.lower() not in _HEADS_OF_NOTES and not is_first:
        return ""
    return f"If it is a note, {f'write `# {line}`' if len(line) < LONGEST_SHOWN else 'type `# ` before it'}."


def _text_goes_on(decoding: Decoding, route: Route) -> str:
    """The remedy for a name of several words: the line is the rest of the text above, which has a colon in it."""
    holder, name = decoding.source.at(route[:-1]), str(route[-1])
    names = [key.text or "" for key, _ in (holder.entries if holder else None) or ()]
    above = names[names.index(name) - 1] if name in names[1:] else ""
    model = decoding.model_at(route[:-1])
    has_text = above in written_names(model) and takes_any_text(model, above) and not names_another(model, above)
    is_text = holder is not None and (value := holder.child(above)) is not None and value.text is not None
    if " " not in name or (above and not (has_text and is_text)):
        return ""
    return 'If it goes on with the text above, put that whole text in quotation marks: "…".'


# To YAML, a value that starts with `#` is a comment.
_COMMENT_AS_VALUE = lazy_pattern(r":\s+#")


def _missing_field(decoding: Decoding, route: Route) -> Finding:
    source, where, name = decoding.source, decoding.noun_at(route[:-1]), str(route[-1])
    if stuck := next((key for key in _keys_without_value(decoding, route[:-1]) if (key.text or "").startswith(f"{name}:")), None):
        return Finding("missing-field", source.place_of(stuck), *_touching(name, (stuck.text or "").partition(":")[2]))
    message, what, meaning = f"`{name}` is missing from {where}", f"Add `{name}:`", _meaning(decoding, route)
    place = source.first_key(route[:-1])
    if empty := next((key for key in _keys_without_value(decoding, route[:-1]) if key.text == name), None):
        place = source.place_of(empty)
        message, what = f"`{name}` of {where} is empty", "Write it after the colon"
        if _COMMENT_AS_VALUE.search(place.quote):
            meaning, what = "", "What follows the `#` is a note. Put the whole text in quotation marks"
    names_one = name == "id" or marks_at(decoding.model, route, RefTo)
    if names_one and (named := _named_by_key(decoding, route[:-1])):
        remedy = f"Write `{name}: {named.text}` in place of `{named.text}:`."
        return Finding("missing-field", source.place_of(named), message, remedy)
    if name == "made_by" and (owner := source.at((*route[:-1], "owner"))) and owner.text:
        return Finding("missing-field", place, message, f"Write `made_by: {owner.text}` in place of `owner`.")
    remedy = f"{what} — {meaning[:1].lower()}{meaning[1:]}." if meaning else f"{what}."
    return Finding("missing-field", place, message, remedy)


def _named_by_key(decoding: Decoding, holder: Route) -> Node | None:
    """The id of an entry in place of a field's name, without a value: `- vision:`."""
    known = written_names(decoding.model_at(holder))
    return next(
        (key for key in _keys_without_value(decoding, holder) if key.text not in known and ID.fullmatch(key.text or "")), None
    )


def _meaning(decoding: Decoding, route: Route) -> str:
    """The allowed words of a field, or else the first words of its documentation, and how to name a definition there."""
    model = decoding.model_at(route[:-1])
    field = field_named(model, str(route[-1]))
    if field is None:
        return ""
    if words := choices_in(field.annotation):
        return f"one of {listed_words(words)}"
    described = string_of(model, str(route[-1])).split(":")[0].split(";")[0].rstrip(".")
    folder = _folder_of(model, str(route[-1]))
    return f"{described}: the name of its file in `{folder}/`, without `.yml`" if folder else described


def _folder_of(model: type[BaseModel], name: str) -> str:
    """The folder of the definitions that a field names, if they are all of one kind."""
    mark = next((field.mark for field in fields_of(model) if field.written_as == name), None)
    kinds = mark.kinds if isinstance(mark, RefTo) else ()
    return next((kind.folder for kind in KINDS if kinds == (kind.name,)), "")


def _keys_without_value(decoding: Decoding, route: Route) -> list[Node]:
    mapping = decoding.source.at(route)
    return [*mapping.blank] if mapping else []


def _not_among(decoding: Decoding, route: Route, value: object) -> Finding:
    words = choices_at(decoding.model, route)
    if not isinstance(value, str):
        return value_expected(decoding, route, words[0])
    if isinstance(route[-1], str) and route[-1] in words and ID.fullmatch(value):
        remedy = f"The two stand in each other's place: write `{value}: {route[-1]}`."
        return Finding("bad-value", decoding.source.place_at(route), f"`{route[-1]}` cannot be `{value}`", remedy)
    meant = _word_within(value, words)
    several = [word for word in re.split(r"[,;/&+|]| and | or ", value.lower()) if word.strip() in words]
    if len(several) > 1:
        one = " or ".join(f"`{word.strip()}`" for word in several)
        return Finding(
            "bad-value", decoding.source.place_at(route), f"`{field_name(route)}` takes one word, not several", f"Keep {one}."
        )
    either = [f"`{word}`" for word in choices_for(value, words)]
    guess = did_you_mean(value, words) or (f"Did you mean `{meant}`?" if meant else "")
    suggestion = with_its_rest(decoding, route) or (f"Did you mean {listed(either, 'or')}?" if either else guess)
    remedy = (
        (beside(decoding, route, value) if not suggestion or " " in value else "")
        or suggestion
        or f"Write one of {listed_words(words)}."
    )
    return Finding("bad-value", decoding.source.place_at(route), f"`{field_name(route)}` cannot be `{value}`", remedy)


def _word_within(value: str, words: list[str]) -> str | None:
    """The only word that is meant by another for the same state, or that stands in the value or begins as it does."""
    said = value.lower().strip()
    if known := state_for(said) if state_for(said) in words else choice_for(said, words):
        return known
    found = [word for word in words if word in said.split() or said.startswith(word) or (len(said) > 2 and word.startswith(said))]
    return found[0] if len(found) == 1 else None


def _too_long(decoding: Decoding, route: Route, over: int, limit: int) -> Finding:
    message = f"`{field_name(route)}` has {limit + over} characters, {over} over the {limit} that fit"
    remedy = "Keep the one thing a reader must know; the rest goes into `body`."
    return Finding("too-long", decoding.source.place_at(route), message, remedy)
