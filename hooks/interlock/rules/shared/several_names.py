"""Several names in one text, where each reference stands by itself: `front, planning`."""

import re

from interlock.catalog import Catalog, Key, Reference
from interlock.definitions.ids import id_from
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources import Route
from interlock.sources.shown_fields import is_in_brackets

_BETWEEN_IDS = lazy_pattern(r"[;,/&+|，、；／]|\b(?:and|or|und|oder|et|ou|y|o)\b", re.I)
# As these, where not every part is an id: `trees-and-parks` is one.
_APART = lazy_pattern(r"[;,&+|，、；]|\s/\s|\s(?:and|or|und|oder|et|ou|y|o)\s", re.I)
# A remedy that says one word.
SAYS_ONE_WORD = lazy_pattern(r"(?:Write|Did you mean) `([^`]+)`[.?]")
_BETWEEN_KEYS = lazy_pattern(r"\s*(?:[;,&+|]|\b(?:and|or|und|oder|et|ou|y|o|a|i)\b)\s*|\s+")


def known_ids(written: str, known: set[str]) -> list[str]:
    """The ids that one text names, where all of its parts are known; none for anything else."""
    for parts in (_BETWEEN_IDS.split(written), re.split(r"[\s,;/&+|]+", written)):
        ids = [id_from(part) for part in map(str.strip, parts) if part]
        if len(ids) > 1 and known.issuperset(ids):
            return ids
    return []


def ids_asked_for(written: str) -> list[str]:
    """The ids that one text names, known or not; none where it names one."""
    ids = [id_from(part) for part in _APART.split(written) if id_from(part)]
    return ids if len(ids) > 1 else []


def known_keys(catalog: Catalog, written: str) -> list[str]:
    """The definitions that one text names, each with its kind, where all of them are there; none for anything else."""
    keys = [part.strip() for part in _BETWEEN_KEYS.split(written) if part.strip()]
    there = all(Key(*key.split("/", 1)) in catalog.definitions for key in keys if key.count("/") == 1)
    return keys if len(keys) > 1 and there and all(key.count("/") == 1 for key in keys) else []


def how_to_separate(catalog: Catalog, reference: Reference, ids: list[str]) -> str:
    """The remedy for several ids in one text: in a list between brackets, in one of lines, or where only one may stand."""
    if not is_item(catalog, reference):
        return "One is asked for here: keep one of them."
    if is_in_brackets(catalog.sources[reference.source], route_of_text(catalog, reference)):
        return f"Separate them by commas: `{', '.join(ids)}`."
    return f"Write each on a line of its own: {' and '.join(f'`- {id}`' for id in ids)}."


def is_item(catalog: Catalog, reference: Reference) -> bool:
    """Whether a reference is an item of a list, or a text in place of the fields of one."""
    route = route_of_text(catalog, reference)
    return bool(route) and isinstance(route[-1], int)


def route_of_text(catalog: Catalog, reference: Reference) -> Route:
    """The route of the text in which a reference stands: that of the item, where it stands in place of the item's fields."""
    source, route = catalog.sources[reference.source], reference.route
    return route[:-1] if len(route) > 1 and source.at(route) is source.at(route[:-1]) else route


def between_brackets(catalog: Catalog, reference: Reference, remedy: str) -> str:
    """The remedy for a reference that stands where a list belongs, `about: answer-calls`: with the brackets around it."""
    match = SAYS_ONE_WORD.fullmatch(remedy)
    route = route_of_text(catalog, reference) if match else reference.route
    if not remedy or reference.in_prose or len(route) < 2 or route[-1] != 0:
        return remedy
    items = catalog.sources[reference.source].at(route[:-1])
    if items is None or [item.start for item in items.items or ()] != [items.start]:
        return remedy
    return f"Write `{route[-2]}: [{match[1]}]`." if match else f"{remedy} It belongs between brackets: `{route[-2]}: […]`."
