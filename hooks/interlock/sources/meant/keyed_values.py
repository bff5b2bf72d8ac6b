"""What to type where a text or a list stands in place of a mapping whose keys are free: translations, verdicts, rules."""

from typing import Any, get_args, get_origin

from interlock.definitions.field_types import LanguageTag
from interlock.definitions.model_fields import Route, annotation_at, choices_in, may_be_list
from interlock.definitions.text_marks import OwnCriterion
from interlock.definitions.values.language_tags import DEFAULT_LANGUAGE, language_named
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.decoding.decode_context import Decoding, field_name
from interlock.sources.shown_fields import scalar_shown
from interlock.sources.yaml.nodes import Node
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# A language for the example of a key.
_OTHER_LANGUAGE = "cy"


def under_a_key(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy with the text as a key or as a value, whichever it can be; empty where it cannot be told."""
    name, types = field_name(route), _types_of(annotation_at(decoding.model, route))
    if types is None or node is None:
        return ""
    if pairs := _pairs(decoding, node, *types):
        return f"Write `{name}: {{{', '.join(pairs)}}}`."
    texts = [node.text] if node.text else [item.text or "" for item in node.items or ()]
    return (_under_its_key(name, texts, *types) or _as_keys(name, texts, types[1])) if any(texts) else ""


def _under_its_key(name: str, texts: list[str], key_type: Any, value_type: Any) -> str:
    """The remedy that writes the first text as a value, or the language that it names as a key; empty where it is another key."""
    text = next(filter(None, texts))
    value = f"[{_shown(text)}]" if may_be_list(value_type) else _shown(text)
    if key_type == LanguageTag:
        tag = language_named(text)
        if tag and tag != DEFAULT_LANGUAGE:
            return f"Write `{name}: {{{tag}: …}}`."
        return f"Write `{name}: {{{_OTHER_LANGUAGE}: {value}}}`, with the code of its language before the colon."
    if any(isinstance(mark, OwnCriterion) for mark in getattr(key_type, "__metadata__", ())):
        return f"Write `{name}: {{…: {value}}}`, with the `id` of a criterion before the colon."
    if text in choices_in(value_type):
        return f"Write `{name}: {{…: {value}}}`, with what it is for before the colon."
    return ""


def _as_keys(name: str, texts: list[str], value_type: Any) -> str:
    """The remedy that writes texts as keys: all of them, where one of a few words belongs to each, or else the first."""
    words = choices_in(value_type)
    are_keys = words and 1 < len(texts) <= _MOST_PAIRS and all(texts)
    keys = map(scalar_shown, texts) if are_keys else [_shown(next(filter(None, texts)))]
    value = words[-1] if words else "…"
    return f"Write `{name}: {{{', '.join(f'{key}: {value}' for key in keys)}}}`."


def _shown(text: str) -> str:
    return scalar_shown(text) if len(text) < LONGEST_SHOWN else "…"


# `not-approved off`, `not-approved = off`, `cy trwydded`.
_WORD_AND_REST = lazy_pattern(r"([\w.-]+)(?:\s*[:=→]\s*|\s+[-–—]?\s*)(\S.*)")
# `trwydded (Welsh)`
_REST_AND_WORD = lazy_pattern(r"(.+?) *\(([\w-]+)\)")
_BETWEEN_PAIRS = lazy_pattern(r"[,;\n]")
_MOST_PAIRS = 6


def _pairs(decoding: Decoding, node: Node, key_type: Any, value_type: Any) -> list[str]:
    """Each key with its value, in a text, its lines or a list, where each has one: a choice or the name of a language tells."""
    if may_be_list(value_type):
        return []
    said = [(key.text or "", value.text or "") for item in node.items or () for key, value in item.entries or ()]
    texts = [decoding.source.text[node.start : node.end]] if node.text else [item.text for item in node.items or () if item.text]
    parts = [part.strip() for text in texts for part in _BETWEEN_PAIRS.split(text) if part.strip()]
    pairs = [*said, *(_pair(part, key_type, value_type) for part in parts)]
    if len(pairs) > _MOST_PAIRS or not all(key and value for key, value in pairs):
        return []
    return [f"{key}: {scalar_shown(value)}" for key, value in pairs]


def _pair(text: str, key_type: Any, value_type: Any) -> tuple[str, str]:
    """The key and the value that a text holds, both empty where it holds none."""
    words, match = choices_in(value_type), _WORD_AND_REST.fullmatch(text)
    if match and words and match[2].lower() in words:
        return match[1], match[2].lower()
    if key_type != LanguageTag:
        return "", ""
    behind = _REST_AND_WORD.fullmatch(text)
    for word, rest in ((match[1], match[2]) if match else ("", ""), (behind[2], behind[1]) if behind else ("", "")):
        if rest and (tag := language_named(word)) and tag != DEFAULT_LANGUAGE:
            return tag, rest
    return "", ""


_KEY_AND_VALUE = lazy_pattern(r"([\w.-]+)(?: +(?:[-–—=→>]+|\|) +|\t+)(\S.*)")


def rows_as_keys(decoding: Decoding, route: Route, node: Node | None) -> str:
    """The remedy for a list of two fields each, or for lines with a dash, in place of a mapping; empty for others."""
    if node is None or may_be_list(annotation_at(decoding.model, route)):
        return ""
    rows = [[value.text or "" for _, value in item.entries or ()] for item in node.items or ()]
    if node.text is not None:
        lines = decoding.source.text[node.start : node.end].splitlines()
        rows = [list(match.groups()) if (match := _KEY_AND_VALUE.fullmatch(line.strip())) else [] for line in lines]
    if len(rows) < 1 + (node.text is not None) or any(len(row) != 2 or not all(row) for row in rows):
        return ""
    pairs = [f"{scalar_shown(key)}: {scalar_shown(value)}" for key, value in rows]
    whole = f"Write `{field_name(route)}: {{{', '.join(pairs)}}}`."
    return whole if len(whole) < 2 * LONGEST_SHOWN else f"Write each on a line of its own, without a hyphen, as `{pairs[0]}`."


def _types_of(annotation: Any) -> tuple[Any, Any] | None:
    """The types of the keys and of the values of a mapping, or None for another type."""
    if get_origin(annotation) is dict:
        key_type, value_type = get_args(annotation)
        return key_type, value_type
    return next((found for argument in get_args(annotation) if (found := _types_of(argument))), None)
