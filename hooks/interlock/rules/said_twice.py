"""The same thing twice in a list.

Pages and pictures would show it twice. References count as the same where a former id and the present one name one definition. A
procedure supports a promise once, whatever steps it names: its clock runs from one step to another, and stands still at those
that wait for what pauses it. A team has a skill once, whatever its entries say of it, and of two answers that it gave on one day,
whether it is well served, nobody knows which counts.

Bad:

```yaml glossary/parking-card.yml
title: parking card
definition: A card that lets you park in one street.
owner: front
also: [car card, street card, car card]
```

Good:

```yaml glossary/parking-card.yml
title: parking card
definition: A card that lets you park in one street.
owner: front
also: [car card, street card]
```
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from interlock.catalog import ORGANISATION, OWN_PARTS, Catalog, Key
from interlock.definitions.base import Definition, Evidence
from interlock.definitions.link import Skill, WebPlace
from interlock.definitions.model_fields import Route, lists_within
from interlock.definitions.other_number import OtherNumber
from interlock.definitions.procedure import Procedure, Supports
from interlock.definitions.promise import Earlier, Satisfied
from interlock.definitions.term import Avoided
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "shape"
SEVERITY = "warning"
IS_OF_TEXTS = True  # lists hold free words too

# Entries whose repetition is reported at the field that tells them apart, not for the whole entry.
_REPORTED_AT_A_FIELD = (Evidence, Earlier)
# A longer item of a list is not quoted again in the message: it stands below.
_LONGEST_QUOTED = 60


def check(facts: Facts) -> Iterator[Finding]:
    """Items that stand in their list already."""
    catalog = facts.catalog
    for key, route, item in (*_named_twice(catalog), *_written_twice(catalog)):
        named = f"`{item}`" if 0 < len(item) <= _LONGEST_QUOTED else "This"
        message, remedy = f"{named} stands in this list already", "Take one of the two out."
        if isinstance(route[-1], int) and _is_part_of_clock(catalog, key, route[-1], route):
            parts = f"`{{promise: {item}, from: …, to: …}}`"
            remedy = f"Name it once, with the step where its clock starts and the one where it stops: {parts}."
        yield Finding("said-twice", catalog.place(key, route), message, remedy)


def _is_part_of_clock(catalog: Catalog, key: Key, index: int, route: Route) -> bool:
    """Whether an item says which steps of a procedure the clock of a promise covers."""
    procedure = catalog.definitions.get(key)
    if not isinstance(procedure, Procedure) or route[:-1] != ("supports",):
        return False
    return bool(procedure.supports[index].from_ or procedure.supports[index].to)


def _named_twice(catalog: Catalog) -> Iterator[tuple[Key, Route, str]]:
    """References to what is named in the list already: the definition, the route to the item, and the id."""
    seen = set()
    for reference in catalog.references:
        if reference.target and not reference.in_prose and isinstance(reference.route[-1], int):
            named = (reference.source, reference.route[:-1], reference.target, reference.part)
            if named in seen:
                yield reference.source, reference.route, reference.target.id
            seen.add(named)


def _written_twice(catalog: Catalog) -> Iterator[tuple[Key, Route, str]]:
    """Other items that are written as an earlier one: the definition, the route to the item, and the item if it is short."""
    naming = cache(lambda: _naming(catalog))  # most handbooks say nothing twice
    for key, model in [(ORGANISATION, catalog.organisation), *catalog.definitions.items()]:
        for route, items in lists_within(model) if catalog.scope is None or key in catalog.scope else ():
            for index, words in _written_again(catalog, items):
                if (key, (*route, index)) not in naming():
                    yield key, (*route, index), words


def _naming(catalog: Catalog) -> set[tuple[Key, Route]]:
    """Where definitions are named, or should be: what is not found has a rule of its own.

    Its own parts, such as steps, are not among them: they are compared as written.
    """
    return {
        (each.source, each.route)
        for each in catalog.references
        if not each.in_prose and not (each.kinds in OWN_PARTS and each.state == "found")
    }


def _written_again(catalog: Catalog, items: list[Any]) -> Iterator[tuple[int, str]]:
    """The places of items that are the same as an earlier one, and these items in short.

    Parts with an id have a rule of their own.
    """
    compared = [_same_if_equal(catalog, item) for item in items]
    if len(set(compared)) == len(compared):
        return
    seen: set[object] = set()
    for index, (item, same) in enumerate(zip(items, compared, strict=True)):
        if same in seen and same is not None:
            yield index, _in_short(catalog, item)
        seen.add(same)


def _same_if_equal(catalog: Catalog, item: Any) -> object:
    """What two items share when they say the same; None for an item that another rule reports."""
    if told := _told_by(catalog, item):
        return told
    if isinstance(item, BaseModel):
        return None if getattr(item, "id", None) or isinstance(item, _REPORTED_AT_A_FIELD) else repr(item)
    return item


def _in_short(catalog: Catalog, item: Any) -> str:
    if told := _told_by(catalog, item):
        return told[0]
    return "" if isinstance(item, BaseModel) else str(item)


def _told_by(catalog: Catalog, item: Any) -> tuple[str, ...]:
    """What tells an entry from the others of its list, whatever else it says; empty where all that it says does."""
    match item:
        case Avoided():
            return (item.word,)
        case Supports():
            return (_current_id(catalog.promise(item.promise), item.promise),)
        case Skill():
            return (item.skill.lower(),)
        case OtherNumber():
            return (item.number,)
        case WebPlace():
            return (item.url,)
        case Satisfied():
            return _current_id(catalog.link(item.link), item.link), str(item.on)
    return ()


def _current_id(named: Definition | None, written: str) -> str:
    """The id of what a reference names, also where that had another."""
    return named.id if named else written.lower()
