"""How a remedy writes fields and texts: between braces, as an entry of a list, in quotation marks only where they need them."""

from collections.abc import Iterable, Mapping

from interlock.definitions.model_fields import Route
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.source import Source
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN
from interlock.sources.yaml.yaml_writer import as_scalar

# A value that needs no quotation marks between braces.
_SAFE = lazy_pattern(r"[\w][\w ().@/%+&’–-]*")
# An entry with more fields than these stands between braces, if they are short.
_MOST_ON_LINES = 2


def is_in_brackets(source: Source, route: Route) -> bool:
    """Whether an entry stands in a list between brackets."""
    around = source.at(route[:-1])
    return isinstance(route[-1], int) and around is not None and source.text[around.start] == "["


def takes_note_behind(source: Source, route: Route) -> bool:
    """Whether a note may follow a value in its line: it would be a part of a quoted text or block, and hide a bracket."""
    value, around = source.at(route), source.at(route[:-1])
    return (
        value is not None
        and around is not None
        and source.text[value.start] not in "\"'|>"
        and source.text[around.start] not in "[{"
    )


def in_braces(fields: Mapping[str, str]) -> str:
    """Fields between braces, on one line.

    >>> in_braces({"link": "ict", "for": "computers, phones"})
    '{link: ict, for: "computers, phones"}'
    """
    return "{" + ", ".join(f"{name}: {scalar_shown(value)}" for name, value in fields.items()) + "}"


def as_entry(fields: Mapping[str, str], required: Iterable[str]) -> str:
    """Fields as an entry of a list: between braces where several short ones are known, else each on its line."""
    whole = in_braces({**dict.fromkeys(required, "…"), **fields})
    if len(fields) > _MOST_ON_LINES and "…" not in fields.values() and len(whole) < 2 * LONGEST_SHOWN:
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
