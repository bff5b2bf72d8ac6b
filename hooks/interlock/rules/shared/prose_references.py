"""References in prose whose sign or order is wrong: `[[promise / answer-calls]]`, `[[Calls|promise/answer-calls]]`."""

import re

from interlock.catalog import Catalog, Key, Reference
from interlock.catalog.references import WIKI
from interlock.findings.lazy_patterns import lazy_pattern

_SIGN = lazy_pattern(r"\s*[\\/]\s*")


def apart_or_swapped(catalog: Catalog, reference: Reference) -> str:
    """What was meant between `[[` and `]]`, where blanks or a backslash part it, or its words stand first; empty for others."""
    written = next((match for match in WIKI.finditer(catalog.sources[reference.source].text) if _is_of(match, reference)), None)
    if written is None:
        return ""
    first, second = (_SIGN.sub("/", (part or "").strip()) for part in written.groups())
    if _is_key(catalog, second):
        return f"{second}|{written[1].strip()}"
    if first == reference.text or not _is_key(catalog, first):
        return ""
    return f"{first}|{written[2]}" if second else first


def _is_of(match: re.Match[str], reference: Reference) -> bool:
    return reference.in_prose and match[1].strip() == reference.text


def _is_key(catalog: Catalog, text: str) -> bool:
    kind, _, id = text.partition("#")[0].partition("/")
    return Key(kind, id) in catalog.definitions
