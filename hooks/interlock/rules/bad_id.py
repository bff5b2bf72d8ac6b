"""A name that cannot be an id.

The file name is the id: other files refer by it, and the page's address is made of it. Small letters, digits and single
hyphens look the same in every browser, e-mail and operating system. Windows keeps `con`, `aux`, `nul`, `prn`, `com1` and the
like for itself: a handbook with such a file could not be copied there. At `list-2` and the like the handbook has the later pages
of long lists, and at the promise `every-service` the promises of no single service. The ids of steps, messages, expectations and
values follow the same rule, and so do `former_ids`; those of a framework's criteria may have full stops and capitals too. None is
longer than 100 letters, as it becomes the name of a folder.

Bad:

```yaml standards/customers/Day_Visitors.yml
title: Day visitors
summary: People who come for a day.
```

Good:

```yaml standards/customers/Day_Visitors.yml
```

```yaml standards/customers/day-visitors.yml
title: Day visitors
summary: People who come for a day.
```
"""

import re
from collections.abc import Iterator

from interlock.catalog import ORGANISATION, Key
from interlock.catalog.addresses import list_in_place_of
from interlock.definitions import Definition, Framework, Organisation
from interlock.definitions.ids import ID, ID_TOO_LONG, LONGEST_ID, SHORTEN_ID, STAND_IN, id_from, is_too_long
from interlock.definitions.named_parts import Part, parts_in
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import in_sentences, with_article
from interlock.questions.facts import Facts

GROUP = "file"
SEVERITY = "error"

_CRITERION = lazy_pattern(rf"(?=.{{1,{LONGEST_ID}}}\Z)[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


def check(facts: Facts) -> Iterator[Finding]:
    """Ids inside definitions. Ids that are file names are checked when the folders are read."""
    for key, definition in facts.catalog.definitions.items():
        yield from _parts(facts, key, definition)
        yield from _former_ids(facts, key, definition)
        if there := list_in_place_of(key):
            message = f"{there}, where the page of this {in_sentences(key.kind)} would be"
            remedy = f"Rename it: `interlock rename {key} {key.kind}-{key.id}`, or to any other id."
            yield Finding("bad-id", facts.catalog.place(key), message, remedy)
    for key, definition in facts.catalog.partial.items():
        yield from _parts(facts, key, definition)
    yield from _parts(facts, ORGANISATION, facts.catalog.organisation)


def _former_ids(facts: Facts, key: Key, definition: Definition) -> Iterator[Finding]:
    """Former ids, which must be valid because they have redirecting pages."""
    for index, former in enumerate(definition.former_ids):
        if not ID.fullmatch(former.lower()) or list_in_place_of(Key(key.kind, former.lower())):
            place = facts.catalog.place(key, ("former_ids", index))
            remedy = "Write the file's former name without `.yml`, or take it out."
            if is_too_long(former):
                yield Finding("bad-id", place, ID_TOO_LONG, "Take it out, or write what the id was.")
            else:
                yield Finding("bad-id", place, f"`{former}` cannot have been an id", remedy)


def _parts(facts: Facts, key: Key, definition: Definition | Organisation) -> Iterator[Finding]:
    pattern = _CRITERION if isinstance(definition, Framework) else ID
    seen: set[tuple[str, str]] = set()
    for part in parts_in(definition):
        name = (part.noun, part.id.lower())
        if not pattern.fullmatch(part.id) and name not in seen and part.id != STAND_IN:
            yield _finding(facts, key, part)
        seen.add(name)


def _finding(facts: Facts, key: Key, part: Part) -> Finding:
    place = facts.catalog.place(key, part.route)
    if is_too_long(part.id):
        return Finding("bad-id", place, ID_TOO_LONG, SHORTEN_ID)
    better = re.sub(r"[^A-Za-z0-9.]+", "-", part.id).strip("-.") if part.noun == "criterion" else id_from(part.id)
    remedy = f"Write `{better}`." if better else "Write small letters, digits and single hyphens."
    return Finding("bad-id", place, f"`{part.id}` cannot be the id of {with_article(part.noun)}", remedy)
