"""Something more open names something more closed.

A page for the public that names a page for staff, or a page for staff that names a restricted one, tells its readers of what
they may not see: with `[[…]]`, with a link, or with its exact title in a text, if that has two words or more. What was done after
a miss, in a file of results, is read by everybody who reads the promise.

Bad:

```yaml standards/customers/witnesses.yml
title: Protected witnesses
summary: People whose address nobody may know.
classification: restricted
```
```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: "For [[customer/witnesses]], ask the duty manager."
```

Good:

```yaml standards/customers/witnesses.yml
title: Protected witnesses
summary: People whose address nobody may know.
classification: restricted
```
```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: If somebody will not give an address, ask the duty manager.
```
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from interlock.catalog import Catalog, Key
from interlock.catalog.addresses import address_of, pages_by_address, resolve_address
from interlock.catalog.audience import OPENNESS, classification_of
from interlock.catalog.prose import links_of
from interlock.catalog.texts import Text, texts_of, texts_of_results
from interlock.findings import Finding
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts

GROUP = "exposure"
SEVERITY = "error"

_WORD = re.compile(r"\w+")


def subjects(facts: Facts) -> int:
    """Prose that is more open than some other part of the handbook."""
    return sum(1 for _ in _more_open(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """References, links and titles in prose that expose a definition with a more closed classification."""
    catalog = facts.catalog
    levels = _levels(catalog)
    yield from _references(catalog, levels)
    titles = _closed_titles(catalog, levels)
    pages = pages_by_address(catalog)
    for text in _more_open(catalog):
        yield from _links(catalog, text, levels, pages)
        yield from _titles(catalog, text, levels, titles)


def _more_open(catalog: Catalog) -> Iterator[Text]:
    """The prose of definitions and pages that are more open than the most closed one."""
    levels = _levels(catalog)
    highest = max((levels[key] for key in catalog.definitions), default=0)
    for key, level in levels.items():
        if level < highest:
            yield from (text for text in texts_of(catalog, key) if text.form != "plain")
    for text in texts_of_results(catalog):
        if text.field == "action" and text.text and levels.get(text.key, highest) < highest:
            yield text


def _levels(catalog: Catalog) -> dict[Key, int]:
    """The level of each definition and page, from 0 (most open)."""
    return {key: _level(catalog, key) for key in catalog.sources}


def _level(catalog: Catalog, key: Key) -> int:
    definition = catalog.definitions.get(key) or catalog.partial.get(key)
    default = catalog.organisation.defaults.classification
    return OPENNESS.index(classification_of(definition, catalog) if definition else default)


def _references(catalog: Catalog, levels: dict[Key, int]) -> Iterator[Finding]:
    for reference in catalog.references:
        if reference.in_prose and reference.target in levels and levels[reference.source] < levels[reference.target]:
            remedy = "Say it without the reference."
            yield Finding(
                "exposes-hidden", catalog.place_of(reference), _message(reference.source, reference.target, levels), remedy
            )


def _links(catalog: Catalog, text: Text, levels: dict[Key, int], pages: dict[str, Key]) -> Iterator[Finding]:
    for link in links_of(text.text, text.form == "block"):
        target = pages.get(resolve_address(address_of(text.key), link.href)[0]) if ":" not in link.href else None
        if target is not None and levels[text.key] < levels[target]:
            place = text.place(catalog, link.fragment, link.occurrence)
            yield Finding("exposes-hidden", place, _message(text.key, target, levels), "Say it without the link.")


def _closed_titles(catalog: Catalog, levels: dict[Key, int]) -> dict[str, list[tuple[str, Key]]]:
    """The titles of two or more words of definitions that are not public, by their first word."""
    titles: dict[str, list[tuple[str, Key]]] = defaultdict(list)
    open_titles = {definition.title for key, definition in catalog.definitions.items() if levels[key] == 0}
    for key, definition in catalog.definitions.items():
        words = _WORD.findall(definition.title)
        if len(words) > 1 and levels[key] > 0 and definition.title not in open_titles:
            titles[words[0]].append((definition.title, key))
    return titles


def _titles(catalog: Catalog, text: Text, levels: dict[Key, int], titles: dict[str, list[tuple[str, Key]]]) -> Iterator[Finding]:
    reported: set[Key] = set()
    for word in _WORD.finditer(text.text):
        for title, key in titles.get(word[0], ()):
            if key not in reported and levels[text.key] < levels[key] and _stands_at(text.text, word.start(), title):
                reported.add(key)
                remedy = "Say it in other words, if its readers may not know of it."
                place = text.place(catalog, title)
                yield Finding("exposes-hidden", place, _message(text.key, key, levels), remedy)


def _stands_at(text: str, start: int, title: str) -> bool:
    offset = _WORD.search(title)
    start -= offset.start() if offset else 0
    return start >= 0 and text.startswith(title, start) and not _WORD.match(text, start + len(title))


def _message(source: Key, target: Key, levels: dict[Key, int]) -> str:
    readers = {0: "for the public", 1: "for staff"}[levels[source]]
    closed = {1: "for staff only", 2: "restricted"}[levels[target]]
    noun = "page" if source.kind == "page" else in_sentences(source.kind)
    return f"This {noun} is {readers}, but the {in_sentences(target.kind)} `{target.id}` is {closed}"
