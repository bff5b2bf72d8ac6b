"""Reads on behind slips whose meaning is plain, so that one run shows the other faults of the same file too.

A colon inside a text stops the parser, and so does a tab. Both are reported; then the file is read as if they had been mended.
"""

import re
from dataclasses import replace

from interlock.findings import Finding
from interlock.sources.source import LINE_END, Source
from interlock.sources.syntax import STRAY_COLON, TAB
from interlock.sources.yaml_reader import read_yaml

# Stands for a colon that belongs to a text. It is as long as one, so that all places stay what they are.
_STAND_IN = "\ua789"
_MOST = 50
_TABS_BEFORE = re.compile(r"^[ \t]+", re.M)


def read_on(source: Source, faults: list[Finding]) -> tuple[Source, list[Finding]]:
    """The source with its nodes, and all faults of its syntax; without nodes where one of them cannot be passed over."""
    text, found = source.text, list(faults)
    written = LINE_END.split(text)
    for _ in range(_MOST):
        mended = _mended(text, faults)
        if not mended or _STAND_IN in source.text:
            break
        text = mended
        tried, faults = read_yaml(source.path, text)
        if tried.root is not None:
            source.root = tried.root
        lines = {fault.place.line for fault in found}
        found += [_quoting(written, with_own_colons(fault)) for fault in faults if fault.place.line not in lines]
        if source.root is not None:
            break
    return source, found


def with_own_colons(finding: Finding) -> Finding:
    """A finding with colons where something stood for them."""
    message, remedy = (words.replace(_STAND_IN, ":") for words in (finding.message, finding.remedy))
    return replace(finding, message=message, remedy=remedy)


def _quoting(lines: list[str], finding: Finding) -> Finding:
    """A finding of the mended text that quotes the line as it stands in the file."""
    return replace(finding, place=replace(finding.place, quote=lines[finding.place.line - 1]))


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
