"""Reads on after slips that stop the parser, so that one run shows the other faults of the same file too.

A colon inside a text stops the parser, and so does a tab. Both are reported; then the file is read as if they had been mended.
Where the meaning of a slip is not plain, the file is read without the field, or the entry of a list, in which it stands.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips.stop import IN_ITS_COLUMN
from interlock.sources.slips.stray_colons import STRAY_COLON
from interlock.sources.source import LINE_END, Source
from interlock.sources.yaml.passing_over import without_field
from interlock.sources.yaml.syntax import TAB
from interlock.sources.yaml.yaml_reader import read_yaml

# Stands for a colon that belongs to a text. It is as long as one, so that all places stay what they are.
_STAND_IN = "\ua789"
_MOST = 50
# Behind more fields that cannot be read, a file is rather one of another sort.
_MOST_FIELDS = 6
# Longer files are not read several times.
_LONGEST = 100_000
_TABS_BEFORE = lazy_pattern(r"^[ \t]+", re.M)


class ReadOn(NamedTuple):
    """What was read behind slips: all faults of the syntax, and the names of the fields that could not be read."""

    source: Source
    faults: list[Finding]
    passed_over: frozenset[str]


def read_on(source: Source, faults: list[Finding]) -> ReadOn:
    """The source with its nodes, and all faults of its syntax; without nodes where one of them cannot be passed over."""
    text, found, passed_over = source.text, list(faults), set[str]()
    written, tries = LINE_END.split(text), 0
    source.root = None
    for _ in range(_MOST):
        mended = "" if _STAND_IN in source.text else _mended(text, faults)
        if not mended and tries < _MOST_FIELDS and len(text) < _LONGEST and _is_of_a_field(faults[-1]):
            mended, names = without_field(text, faults[-1].place.line)
            passed_over |= {name.lower() for name in names}
            tries += 1
        if not mended:
            break
        text = mended
        tried, faults = read_yaml(source.path, text)
        if tried.root is not None:
            source.root = tried.root
        found += [_quoting(written, with_own_colons(fault)) for fault in faults if not _is_reported(fault, found)]
        if all(fault.rule == "duplicate-key" for fault in faults):
            break
        source.root = None
    source.read_as = text if source.root else ""
    return ReadOn(source, found, frozenset(passed_over))


def _is_of_a_field(fault: Finding) -> bool:
    """Whether a fault is one of the field in which it stands, not of the whole file, as is too much of something."""
    return fault.rule in ("yaml-syntax", "duplicate-key") or fault.message.startswith(("`!", "There is no `&"))


def _is_reported(fault: Finding, found: list[Finding]) -> bool:
    """Whether a finding about the same line is there, or one whose remedy mends lines below it, too."""
    return any(
        each.place.line == fault.place.line or (IN_ITS_COLUMN in each.remedy and each.message == fault.message) for each in found
    )


def with_own_colons(finding: Finding) -> Finding:
    """A finding with colons where something stood for them."""
    message, remedy = (words.replace(_STAND_IN, ":") for words in (finding.message, finding.remedy))
    return replace(finding, message=message, remedy=remedy)


def _quoting(lines: list[str], finding: Finding) -> Finding:
    """A finding of the mended text that quotes the line as it stands in the file, where tabs may be what is wrong before it."""
    quote = lines[finding.place.line - 1]
    place = replace(finding.place, quote=quote)
    before = quote[: len(quote) - len(quote.lstrip(" \t"))]
    if finding.rule == "yaml-syntax" and "\t" in before and finding.place.column == len(before) + 1:
        return replace(
            finding, place=place, message=TAB, remedy="Type spaces in its place, as many as stand before its neighbours."
        )
    return replace(finding, place=place)


def _mended(text: str, faults: list[Finding]) -> str:
    """The text as if the fault that stopped the parser had been mended; empty where its meaning is not plain."""
    fault = next((each for each in faults if each.message in (STRAY_COLON, TAB)), None)
    if fault is None:
        return ""
    if fault.message == TAB:
        mended = _TABS_BEFORE.sub(lambda match: match[0].replace("\t", " "), text)
        return mended if mended != text else ""
    lines = [0, *(match.end() for match in LINE_END.finditer(text))]
    at = lines[fault.place.line - 1] + fault.place.column - 1
    # Behind one colon of a text, others belong to that text.
    is_text = fault.remedy.startswith("Put the whole text") or _STAND_IN in text[lines[fault.place.line - 1] : at]
    is_plain = is_text and text[at : at + 1] == ":"
    return f"{text[:at]}{_STAND_IN}{text[at + 1 :]}" if is_plain else ""
