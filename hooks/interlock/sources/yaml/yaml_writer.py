"""Serialises strings and mappings as YAML."""

import json
from collections.abc import Mapping

from interlock.findings.lazy_patterns import lazy_pattern

# Safe as a plain scalar in block and flow style: a text that begins with a letter and has no indicator, a date, a stamp.
_PLAIN = lazy_pattern(r"[^\W\d_][\w ()/.'’&–-]*|\d{4}-\d\d-\d\d|v1:[\w.]+")
# Safe as a literal block: no trailing spaces, and no line breaks other than line feeds.
_LITERAL = lazy_pattern(
    r"(?!\s)(?:[^\s\x85\u2028\u2029][^\r\n\x85\u2028\u2029]*(?<!\s))?"
    r"(?:\n(?:[^\r\n\x85\u2028\u2029]*(?<!\s))?)*"
    r"(?<!\n)"
)
# What JSON writes as it is, and readers of YAML refuse or take for the end of a line.
_UNREADABLE = lazy_pattern("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LONGEST_LINE = 120


def as_scalar(text: str) -> str:
    """A text as a YAML scalar on one line, quoted only where necessary."""
    is_plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() != "null"
    return text if is_plain else as_quoted(text)


def as_quoted(text: str) -> str:
    """A text in quotation marks, so that every YAML reader takes it for a text, even `no`: a JSON string is one of YAML too."""
    return _UNREADABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def as_mapping(fields: Mapping[str, object], indent: str = "") -> str:
    """Fields as lines of a YAML mapping, but for empty ones. Values are texts, mappings, or lists of either."""
    return "".join(_entry(as_scalar(name), value, indent) for name, value in fields.items() if value or value == [])


def _entry(name: str, value: object, indent: str) -> str:
    if isinstance(value, Mapping):
        return f"{indent}{name}:\n" + as_mapping(value, indent + "  ")
    if isinstance(value, list):
        line = f"{indent}{name}: {in_flow(value)}\n"
        if len(line) <= _LONGEST_LINE and all(isinstance(item, str) for item in value):
            return line
        return f"{indent}{name}:\n" + "".join(_item(item, f"{indent}  ") for item in value)
    text = str(value)
    if "\n" in text and _LITERAL.fullmatch(text):
        lines = "".join(f"{indent}  {line}\n" if line else "\n" for line in text.split("\n"))
        return f"{indent}{name}: |-\n{lines}"
    return f"{indent}{name}: {as_scalar(text)}\n"


def _item(item: object, indent: str) -> str:
    """An item of a list: on a line, or a mapping that is too long for that with a line for each of its fields."""
    line = f"{indent}- {in_flow(item)}\n"
    if len(line) > _LONGEST_LINE and isinstance(item, Mapping):
        return f"{indent}- {as_mapping(item, f'{indent}  ').lstrip()}"
    return line


def in_flow(value: object) -> str:
    """A text, a list or a mapping as YAML within a line; empty texts and mappings in a mapping are left out."""
    if isinstance(value, list):
        return f"[{', '.join(map(in_flow, value))}]"
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{as_scalar(name)}: {in_flow(inner)}" for name, inner in value.items() if inner or inner == []) + "}"
        )
    return as_scalar(str(value))
