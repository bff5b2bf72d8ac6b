"""Two definitions, or two parts of one, under the same id.

A reference to it would lead to either, and one of the two pages would overwrite the other. Ids are unique within a kind,
whatever folder the files are in and however their letters are written; steps, messages, criteria, expectations and values
are unique within their file. An id that a definition had before cannot be given to another while it still leads there.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
expectations:
  - {id: signs, text: Signs show the way from the station.}
  - {id: signs, text: Signs are in more than one language.}
```

Good:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
expectations:
  - {id: signs, text: Signs show the way from the station.}
  - {id: sign-languages, text: Signs are in more than one language.}
```
"""

from collections.abc import Iterator

from interlock.catalog import ORGANISATION, Catalog, Key, key_of
from interlock.definitions import Definition, Organisation, Term
from interlock.definitions.named_parts import Part, parts_in
from interlock.findings import Finding
from interlock.findings.nouns import in_sentences, with_article
from interlock.questions.facts import Facts

GROUP = "reference"
SEVERITY = "error"


def check(facts: Facts) -> Iterator[Finding]:
    """Parts of a definition with the same id, former ids that are in use, and addresses of two terms.

    Duplicate files are found when they are read.
    """
    for key, definition in facts.catalog.definitions.items():
        yield from _parts(facts.catalog, key, definition)
    yield from _parts(facts.catalog, ORGANISATION, facts.catalog.organisation)
    yield from _former_ids(facts.catalog)
    yield from _addresses(facts.catalog)


def _addresses(catalog: Catalog) -> Iterator[Finding]:
    """Terms that claim the same concept of another vocabulary."""
    claimed: dict[str, str] = {}
    for term in catalog.of(Term):
        if term.address and (owner := claimed.setdefault(term.address, term.id)) != term.id:
            message = f"This is already the address of the term `{owner}`"
            remedy = "Take it out of one of the two: if both mean that concept, they are one term."
            yield Finding("duplicate-id", catalog.place(key_of(term), ("address",)), message, remedy)


def _parts(catalog: Catalog, key: Key, definition: Definition | Organisation) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Part] = {}
    for part in parts_in(definition):
        first = seen.setdefault((part.noun, part.id.lower()), part)
        if first is not part:
            line = catalog.place(key, first.route).line
            message = f"There is already {with_article(part.noun)} `{first.id}`, on line {line}"
            yield Finding("duplicate-id", catalog.place(key, part.route), message, "Give one of the two another id.")


def _former_ids(catalog: Catalog) -> Iterator[Finding]:
    claimed: dict[Key, Key] = {}
    for key, definition in catalog.definitions.items():
        for index, former in enumerate(definition.former_ids):
            taken = Key(key.kind, former.lower())
            if taken == key:  # it was renamed and got its first id back, by which approvals know it
                continue
            owner = taken if taken in catalog.definitions else claimed.setdefault(taken, key)
            if owner == taken:
                message = f"`{former}` is the id of {with_article(key.kind)} that is still there"
            elif owner != key:
                message = f"`{former}` is already a former id of the {in_sentences(key.kind)} `{owner.id}`"
            else:
                continue
            remedy = "Take it out of `former_ids` here: an old address can lead to one page only."
            yield Finding("duplicate-id", catalog.place(key, ("former_ids", index)), message, remedy)
