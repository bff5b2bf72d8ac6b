"""What to type where a text stands in place of a mapping: `target: 95%` for `target: {share: at least 95%}`."""

import re

from pydantic import BaseModel, ValidationError

from interlock.definitions.ids import ID, id_from
from interlock.definitions.model_fields import marks_at, required_fields, written_names
from interlock.definitions.text_marks import RefTo
from interlock.sources.yaml_writer import as_scalar

# A text that no field with a form of its own accepts, such as a date or an amount.
_ANY_TEXT = "no such value"
# A value that needs no quotation marks between braces.
_SAFE = re.compile(r"[\w][\w ().@/%+&’–-]*")
_WORDS_OF_AN_ID = 4
# A text that says whether something is so, and not what it is.
_YES_OR_NO = ("yes", "no", "true", "false", "on", "off")


def fields_of_text(model: type[BaseModel], text: str) -> dict[str, str]:
    """The fields that a text stands for, with their values; empty where that cannot be told.

    A field with a form of its own, such as an amount, is preferred to the first one that takes any text.
    """
    text = " ".join(text.split())
    names = [name for name in written_names(model) if accepts(model, name, text)]
    of_a_form = [name for name in names if _has_form_for(model, name, text)]
    if of_a_form:
        others = dict.fromkeys((name for name in required_fields(model) if name != of_a_form[0]), "…")
        return others | {of_a_form[0]: f"at least {text}" if of_a_form[0] == "share" and text[0].isdigit() else text}
    if "phone" in names and "email" in names:
        return {"email": text} if "@" in text else {"phone": text} if any(map(str.isdigit, text)) else {}
    required = [name for name in required_fields(model) if name in names]
    if not ID.fullmatch(text):
        required = [name for name in required if not marks_at(model, (name,), RefTo)] or required
    if required[:1] == ["id"]:
        return {"id": "-".join(id_from(text).split("-")[:_WORDS_OF_AN_ID]), **dict.fromkeys(required[1:2], text)}
    if text.lower() in _YES_OR_NO:
        return dict.fromkeys(required_fields(model), "…")
    if "#" in text and (parts := [name for name in names if any(mark.part for mark in marks_at(model, (name,), RefTo))]):
        return dict.fromkeys(required_fields(model), "…") | {parts[0]: text}
    if required or not names:
        return dict.fromkeys(required[:1], text)
    return dict.fromkeys(required_fields(model), "…") | {names[0]: text}


_LIKE_A_FIELD = re.compile(r"[a-z][a-z_-]*")


def fields_of_pair(model: type[BaseModel], key: str, value: str) -> dict[str, str]:
    """The fields that a mapping of one entry stands for: `front: yes` is `{link: front, on: …, answer: yes}`; empty for none."""
    found: dict[str, str] = {}
    names, required = written_names(model), required_fields(model)
    for text in (value, key):
        if name := next((name for name in names if name not in found and _has_form_for(model, name, text)), None):
            found[name] = text
    if key not in found.values():
        free = [name for name in (*required, *names) if name not in found and accepts(model, name, key)]
        # A word like the names of fields is an id, or a field that does not exist.
        free = [name for name in free if marks_at(model, (name,), RefTo)] if _LIKE_A_FIELD.fullmatch(key) else free
        found |= dict.fromkeys(free[:1], key)
    if key not in found.values():
        return {}
    if value not in found.values():
        free = [name for name in names if name not in found and accepts(model, name, value)]
        found[free[0] if len(free) == 1 else "…"] = value
    return {name: found.get(name, "…") for name in (*required, *found)}


def _has_form_for(model: type[BaseModel], name: str, text: str) -> bool:
    """Whether a field takes this text, and not any text."""
    return accepts(model, name, text) and not accepts(model, name, _ANY_TEXT)


def accepts(model: type[BaseModel], name: str, text: str) -> bool:
    """Whether a field of a model takes this text."""
    return takes(model, name, text)


def takes(model: type[BaseModel], name: str, value: str | list[str]) -> bool:
    """Whether a field of a model takes this text, or this list of texts."""
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return all(detail["loc"][:1] != (name,) for detail in error.errors(include_url=False))
    return True


def in_braces(fields: dict[str, str]) -> str:
    """Fields between braces, on one line."""
    return "{" + ", ".join(f"{name}: {scalar_shown(value)}" for name, value in fields.items()) + "}"


def scalar_shown(text: str) -> str:
    """A text as it may stand between brackets or braces, in quotation marks only where it needs them."""
    return text if text == "…" or _SAFE.fullmatch(text) else as_scalar(text)
