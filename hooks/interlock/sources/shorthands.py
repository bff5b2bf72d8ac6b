"""What to type where a text stands in place of a mapping: `target: 95%` for `target: {share: at least 95%}`."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from pydantic import BaseModel

from interlock.definitions import is_kind
from interlock.definitions.dates import day_meant
from interlock.definitions.ids import ID, id_from
from interlock.definitions.model_fields import Route, marks_at, required_fields, written_names
from interlock.definitions.text_marks import RefTo
from interlock.definitions.units import plain_number
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.field_forms import has_form_for, names_another, takes, takes_any_text
from interlock.sources.nodes import Node
from interlock.sources.parts_of_fields import parts_as_fields
from interlock.sources.source import Source
from interlock.sources.yaml_findings import LONGEST_SHOWN
from interlock.sources.yaml_writer import as_scalar

# A value that needs no quotation marks between braces.
_SAFE = lazy_pattern(r"[\w][\w ().@/%+&’–-]*")
_WORDS_OF_AN_ID = 4
# Two fields may also be given in words (`12 months by the manager`); more than two are recognised by their forms alone.
_OF_A_PAIR = 2
_PART = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# Words at which an id made of a text does not end.
_LEADING_ON = ("the", "a", "an", "of", "to", "for", "and", "or", "in", "on", "at", "with", "by", "from")
# A text that says whether something is so, and not what it is.
_YES_OR_NO = ("yes", "no", "true", "false", "on", "off")
# `every 12 months by the team manager`.
_BY = lazy_pattern(r"(?P<what>.+?),? by (?P<by>[^\d].*)")
# `ict for computers`.
_ID_AND_WHAT_FOR = lazy_pattern(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*|[\w ]+(?= [-–—→] )) (?:for|with|[-–—]|→) (?P<what>.+)")
_FROM_TO = lazy_pattern(
    r"from (?P<starts>.+) (?:to|until|till) (?P<stops>.+)|(?P<begins>[^–—→]+?) (?:-|–|—|→|->) (?P<ends>[^–—→]+)", re.I
)
# `Days from form to permit, monthly`.
_WITH_TAIL = lazy_pattern(r"(?P<head>.+?)[,;]? *(?:[,;] ?|\()(?P<tail>[^,;()]+)\)?")
# `answer-calls from greet to close`
FROM_STEP = lazy_pattern(rf"(?P<promise>{_PART}),? \(?from (?P<from>{_PART})(?:,? (?:to|until) (?P<to>{_PART}))?\)?")
_BEFORE_A_DAY = lazy_pattern(r"^ *(?:last(?:ly)?|done|reviewed)?(?: time)?(?: on| in)? *:? *")
_BETWEEN_ADDRESSES = lazy_pattern(r" ?[,;/|] ?| (?:and|or|[-–—]) ")
_PLAIN_NUMBER = lazy_pattern(r"(?:100|\d{1,2})(?:[.,]\d+)?")


def fields_of_text(model: type[BaseModel], text: str) -> dict[str, str]:
    """The fields that a text stands for, with their values; empty where that cannot be told.

    A field with a form of its own, such as an amount, is preferred to the first one that takes any text. A name where an id
    belongs, `head of pay`, and an id with a kind that its field says already are given as that id.
    """
    return {name: _as_id(model, name, value) for name, value in _fields_meant(model, text).items()}


def _as_id(model: type[BaseModel], name: str, value: str) -> str:
    marks = marks_at(model, (name,), RefTo)
    if value == "…" or "#" in value or not marks or not all(mark.is_bare for mark in marks):
        return value
    kind, slash, id = value.partition("/")
    return id_from(id if slash and is_kind(kind) else value) or value


def _fields_meant(model: type[BaseModel], text: str) -> dict[str, str]:
    text = re.sub(r"(?<=[\w%])[,;]+$", "", " ".join(text.split()))
    text = text[:-1] if text.endswith(".") and ID.fullmatch(text[:-1]) else text
    names = [name for name in written_names(model) if takes(model, name, text)]
    in_parts = _fields_in_parts(model, text)
    if fields := (in_parts if len(in_parts) > _OF_A_PAIR else {}) or _fields_in_words(model, names, text) or in_parts:
        return fields
    of_a_form = [name for name in names if has_form_for(model, name, text)]
    if of_a_form:
        others = dict.fromkeys((name for name in required_fields(model) if name != of_a_form[0]), "…")
        return others | {of_a_form[0]: f"at least {text}" if of_a_form[0] == "share" and text[0].isdigit() else text}
    if "phone" in names and "email" in names:
        parts = _BETWEEN_ADDRESSES.split(text) if "@" in text else [text]
        found = {"email" if "@" in part else "phone": part for part in parts if "@" in part or any(map(str.isdigit, part))}
        return found if len(found) == len(parts) else {"email": text} if "@" in text else {}
    required = [name for name in required_fields(model) if name in names]
    if not ID.fullmatch(text):
        required = [name for name in required if not names_another(model, name)] or required
    if required[:1] == ["id"]:
        return {"id": _short_id(text), **dict.fromkeys(required[1:2], text)}
    if text.lower() in _YES_OR_NO:
        return dict.fromkeys(required_fields(model), "…")
    if "#" in text and (parts := [name for name in names if any(mark.part for mark in marks_at(model, (name,), RefTo))]):
        return dict.fromkeys(required_fields(model), "…") | {parts[0]: text}
    if required or not names:
        return dict.fromkeys(required[:1], text)
    return dict.fromkeys(required_fields(model), "…") | {names[0]: text}


def _fields_in_words(model: type[BaseModel], names: list[str], text: str) -> dict[str, str]:
    """The fields of a number that is a share, of `12 months by the manager`, and of `ict for computers`; empty for others.

    `names`: the fields that take the whole text.
    """
    if "share" in written_names(model) and (number := _PLAIN_NUMBER.fullmatch(text)):
        return {"share": f"at least {_in_percent(number[0])}"}
    if {"starts", "stops"} <= {*names}:
        match = _FROM_TO.fullmatch(text)
        return {"starts": match[1] or match[3], "stops": match[2] or match[4]} if match else {"starts": text, "stops": "…"}
    if {"promise", "from", "to"} <= {*written_names(model)} and (match := FROM_STEP.fullmatch(text)):
        return {name: value for name, value in match.groupdict().items() if value}
    first = next(iter(required_fields(model)), "")
    if (match := _WITH_TAIL.fullmatch(text)) and first in names and not names_another(model, first):
        formed = [name for name in written_names(model) if name != first and has_form_for(model, name, match["tail"])]
        if formed and takes_any_text(model, first):
            return {first: match["head"], formed[0]: match["tail"]}
    if "by" in names and (match := _BY.fullmatch(text)):
        formed = [name for name in written_names(model) if has_form_for(model, name, match["what"])]
        if formed and takes(model, "by", match["by"]):
            rest = (name for name in required_fields(model) if name not in (formed[0], "by"))
            by, _, behind = match["by"].partition(",")
            day = day_meant(_BEFORE_A_DAY.sub("", behind)) if "last" in written_names(model) else None
            fields = {"last": str(day), "by": by} if day else {"by": match["by"]}
            return {formed[0]: match["what"], **fields, **dict.fromkeys(rest, "…")}
    said_of = next((name for name in ("for", "with", "what") if name in written_names(model)), "")
    if said_of and "link" in names and (match := _ID_AND_WHAT_FOR.fullmatch(text)):
        return {"link": match["id"], said_of: match["what"]}
    return {}


def _fields_in_parts(model: type[BaseModel], text: str) -> dict[str, str]:
    """The fields that stand in one text, with an id made of the words where one must be there."""
    fields = parts_as_fields(model, text)
    first = required_fields(model)[:1]
    words = next((value for name, value in fields.items() if takes_any_text(model, name)), "")
    return {"id": _short_id(words), **fields} if fields and words and first == ("id",) else fields


def _in_percent(number: str) -> str:
    """A share in percent: `90`, `0,9` and `0.9` are 90%."""
    share = Decimal(number.replace(",", "."))
    return f"{plain_number(share * 100 if share <= 1 else share)}%"


def _short_id(text: str) -> str:
    words = id_from(text).split("-")[:_WORDS_OF_AN_ID]
    while len(words) > 1 and words[-1] in _LEADING_ON:
        words.pop()
    return "-".join(words)


def is_in_brackets(source: Source, route: Route) -> bool:
    """Whether an entry stands in a list between brackets."""
    around = source.at(route[:-1])
    return isinstance(route[-1], int) and around is not None and source.text[around.start] == "["


# What separates the ids of a list that stand in one text.
BETWEEN_IDS = lazy_pattern(r"[;,&+，、；]|\band\b|\bor\b")
# As these, where none has its kind before it, `link/front`.
BETWEEN_BARE_IDS = lazy_pattern(rf"[/／]|{BETWEEN_IDS.pattern}")
_BETWEEN_WORDS = lazy_pattern(r"[;,&]|\s(?:and|or|und|et|y)\s")
_BETWEEN_TEXTS, _BETWEEN_SENTENCES = lazy_pattern(r"[;,]|\s[/|<>→]\s"), lazy_pattern(r"(?!)")


def between_texts(node: Node | None) -> re.Pattern[str]:
    """What separates the texts of a list that stand in one text; nothing in a whole sentence, whose commas are its own."""
    text = " ".join((node.text or "").split()) if node else ""
    is_sentence = text[:1].isupper() and text[-1:] in ".!?" and text.count(" ") > _WORDS_OF_AN_ID
    parts = _BETWEEN_WORDS.split(text)
    are_words = all(part.strip() and " " not in part.strip() for part in parts)
    return _BETWEEN_SENTENCES if is_sentence else _BETWEEN_WORDS if are_words else _BETWEEN_TEXTS


def in_braces(fields: dict[str, str]) -> str:
    """Fields between braces, on one line."""
    return "{" + ", ".join(f"{name}: {scalar_shown(value)}" for name, value in fields.items()) + "}"


def as_entry(fields: Mapping[str, str], required: Iterable[str]) -> str:
    """Fields as an entry of a list: between braces where several short ones are known, else each on its line."""
    whole = in_braces({**dict.fromkeys(required, "…"), **fields})
    if len(fields) > _OF_A_PAIR and "…" not in fields.values() and len(whole) < 2 * LONGEST_SHOWN:
        return f"`- {whole}`"
    return _in_lines(fields, required)


def _in_lines(fields: Mapping[str, str], required: Iterable[str]) -> str:
    """Fields as an entry of a list, each on its line, and the names of those that must be there besides."""
    (name, value), *others = fields.items()
    rest = "".join(f", and below `{name}`, in line with it, `{other}: {_cut(text)}`" for other, text in others)
    missing = ", ".join(f"`{field}`" for field in required if field not in fields)
    return f"`- {name}: {_cut(value)}`{rest}" + (f", and below it, in line with `{name}`, {missing}" if missing else "")


def _cut(text: str) -> str:
    return scalar_shown(text) if len(text) < LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1].rstrip()}…"


def scalar_shown(text: str) -> str:
    """A text as it may stand between brackets or braces, in quotation marks only where it needs them."""
    return text if text == "…" or _SAFE.fullmatch(text) else as_scalar(text)
