"""`ParserStop`: where the YAML parser stopped and why, with the lines around that place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

from interlock.definitions import KINDS, Organisation, every_model
from interlock.definitions.model_fields import model_under, required_fields, written_names
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.source import Source
from interlock.sources.yaml.masked_notes import tokens_before_error
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

_VALUE = lazy_pattern(r"[ \t]*+(?>(?:- ++)*)(?:(?P<name>[\w-]++)[ \t]*+:[ \t]++)?(?P<value>(?:.*[^ \t])?)[ \t]*")
_FIELD = lazy_pattern(r"(?:- +)*[\"']?[\w-]+[\"']?[ \t]*:(?:[ \t]|$)")


# Words of a remedy that mends lines below as well, so that `reading_on` reports none of those.
IN_ITS_COLUMN = "in its column below"
# A field at the edge of a file.
FIELD_AT_EDGE = lazy_pattern(r"[A-Za-z_]+[ \t]*:(?:[ \t]|$)")


class Line(NamedTuple):
    """A line: its offset, and its text without the line end."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """The number of blanks and tabs before its text."""
        return len(self.text) - len(self.text.lstrip(" \t"))

    @property
    def words(self) -> str:
        """Its text without white space around it."""
        return self.text.strip()

    @property
    def column(self) -> int:
        """The number of blanks, tabs and hyphens before its first word: where the fields of an entry begin."""
        return len(self.text) - len(self.text.lstrip(" \t-"))

    @property
    def is_item(self) -> bool:
        """Whether it begins an item of a list."""
        return self.words.startswith("- ")

    @property
    def first_name(self) -> str:
        """What stands before its first colon, without hyphens: the name of its field, where it has one."""
        return self.words.lstrip("- ").partition(":")[0].rstrip()

    @property
    def is_field(self) -> bool:
        """Whether it begins with a name and a colon, perhaps after hyphens."""
        return _FIELD.match(self.words) is not None


@dataclass(frozen=True)
class ParserStop:
    """Where the parser stopped (`at`), where it says the mistake begins (`start`), and its own words (`problem`)."""

    source: Source
    at: int
    start: int
    problem: str

    @cached_property
    def line(self) -> Line:
        """The line where the mistake begins."""
        return self.line_at(self.start)

    @property
    def line_out_of_place(self) -> Line:
        """The line that stands too far in or out: where the parser met a value, that of `at`, else that of `start`."""
        return self.line_at(self.at) if "mapping values" in self.problem else self.line

    @cached_property
    def above(self) -> list[Line]:
        """The lines above it, from the nearest on, without blank ones and comments."""
        found, begins = [], self.line.start
        while begins > 0:
            line = self.line_at(begins - 1)
            begins = line.start
            if line.words and not line.words.startswith("#"):
                found.append(line)
        return found

    def lines_below(self, line: Line) -> Iterator[Line]:
        """The lines below one, without blank ones and comments."""
        begins = line.start + len(line.text) + 1
        while begins < len(self.source.text):
            below = self.line_at(begins)
            begins = below.start + len(below.text) + 1
            if below.words and not below.words.startswith("#"):
                yield below

    @cached_property
    def tokens(self) -> list[Any]:
        """The tokens before the place where the parser stopped."""
        return [token for token in tokens_before_error(self.source.text) if token.end_mark.index <= self.at]

    @cached_property
    def open_bracket(self) -> int | None:
        """The offset of the innermost bracket that is open where the parser stopped, or None."""
        opened: list[int] = []
        for token in self.tokens:
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark.index)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                opened.pop()
        return opened[-1] if opened else None

    def line_at(self, offset: int) -> Line:
        """The line that an offset is in. A line end belongs to the line before it."""
        text = self.source.text
        begins = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
        end = re.compile(r"[\r\n]|\Z").search(text, begins)
        assert end is not None
        return Line(begins, text[begins : end.start()])

    def finding(self, start: int, end: int | None, message: str, remedy: str) -> Finding:
        """A finding about the text between two offsets."""
        return Finding("yaml-syntax", self.source.place(start, end), message, remedy)

    def quoted_line(self, line: Line) -> str:
        """The remedy for a line whose value must stand in quotation marks: with the value, if it is short and ends there."""
        below = self.line_at(min(line.start + len(line.text) + 1, len(self.source.text)))
        goes_on = below.start > line.start and below.indent > line.indent and not (below.is_field or below.is_item)
        if goes_on and self.open_bracket is None and below.words and not below.words.startswith("#"):
            return 'Put the whole text, from its first line to its last, in quotation marks: "…".'
        match = _VALUE.fullmatch(line.text)
        value = match["value"] if match else ""
        name = f"{match['name']}: " if match and match["name"] else ""
        if not value or value[0] == "{" or "`" in value or len(name) + len(value) > LONGEST_SHOWN:
            marks = "quotation marks: '…'" if '"' in value and "'" not in value else 'quotation marks: "…"'
            return f"Put the whole text in {marks}."
        return f"Put the whole text in quotation marks: `{name}{in_quotation_marks(value)}`."


# A text with a mark before it and none behind it: what YAML takes for the closing one is an apostrophe.
_OPENED_ONLY = lazy_pattern(r"'(?:[^']|(?<=\w)'(?=\w))*")


def in_quotation_marks(text: str) -> str:
    """A text in the quotation marks that it does not hold itself."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        # `"A "fair" price"` is in quotation marks as a whole, `"free" or "half price"` is not.
        second = text.index(text[0], 1) + 1
        text = text[1:-1] if second == len(text) or text[second].isalnum() else text
    elif _OPENED_ONLY.fullmatch(text):
        text = text[1:]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def known_fields() -> frozenset[str]:
    """The names of all fields of all kinds."""
    return frozenset(name for model in every_model() for name in written_names(model))


def outermost_fields() -> frozenset[str]:
    """The names of the fields that may stand at the edge of a file: those of definitions, not of what is inside them."""
    models: list[type[BaseModel]] = [Organisation, *(kind.model for kind in KINDS)]
    return frozenset(name for model in models for name in written_names(model))


@cache
def fields_with(name: str) -> frozenset[str]:
    """The names of the other fields of what has a field of this name, in any kind; of all, where nothing has it."""
    models = (names for model in every_model() if name in (names := frozenset(written_names(model))))
    return (frozenset().union(*models) or known_fields()) - {name}


@cache
def fields_below(name: str) -> frozenset[str]:
    """The names of the fields that may stand below a field of this name, in any kind."""
    below = (model_under(model, name) for model in every_model())
    return frozenset(inner for model in below if model for inner in written_names(model))


def first_field_below(name: str) -> str:
    """The field with which an entry of a list of this name begins; empty where there is no such list."""
    below = filter(None, (model_under(model, name) for model in every_model()))
    return next((required_fields(model)[0] for model in below if required_fields(model)), "")


def is_quoted(token: Any) -> bool:
    """Whether a token is a text in quotation marks."""
    return isinstance(token, yaml.ScalarToken) and token.style in ('"', "'")
