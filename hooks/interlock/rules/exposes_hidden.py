"""Something more open names something more closed.

A page for the public that names a page for staff, or a page for staff that names a restricted one, tells its readers of what
they may not see: with `[[…]]`, with a link, or with its title in a text, if that has two words or more; hyphens and markup
hide none, nor does a plural, a case of German, the gender of French, an accent that is missing, or a title run together
(`SafeHouse`). So does its id, typed behind its kind (`customer/safe-house`), or alone if no ordinary text has it, because it has
three parts that are not short. Of something restricted, its other names count too (`also_called`), in capitals or small letters.
Files of text beside hand-written pages, such as tables, calendars and SVG drawings, are looked through as well, up to 5 MB each;
of a longer one a warning tells. So are the names of folders and of tables of results: paths stand in exports and in links to edit.
What `mkdocs.yml` says of the site stands on all pages: its name, description and address, its repository and, in the frame of a
theme, the titles in `nav:` and all below `extra:`. What was done after a miss, in a file of results, is read by everybody who
reads the promise; its cause and note, and fields that are for staff only, by staff.

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

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: If somebody will not give an address, ask the duty manager.
```
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from interlock.catalog import ORGANISATION, Catalog, Key, key_of, wiki_links
from interlock.catalog.addresses import address_of, definition_at, exported_page, pages_by_address, resolve_address
from interlock.catalog.composed import composed
from interlock.catalog.languages import language_of
from interlock.catalog.prose_links import links_of
from interlock.catalog.published_files import linked_files
from interlock.catalog.texts import Text
from interlock.definitions import kind_named
from interlock.findings import Finding, Place
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts
from interlock.questions.names.name_spellings import spellings_of
from interlock.questions.names.names_in_files import names_in_file
from interlock.questions.names.names_mentioned import (
    NameSought,
    NamesSought,
    has_words,
    ids_sought,
    letters_alone,
    name_sought,
    place_of_name,
)
from interlock.rules.shared.openness_of_texts import STAFF_LEVEL, level_at, level_of_pages, levels_of, more_open_texts
from interlock.sources.media.attached import LONGEST_TEXT

GROUP = "exposure"
SEVERITY = "error"
IS_OF_TEXTS = True

_FOR = ("for the public", "for staff")


def subjects(facts: Facts) -> int:
    """Prose that is more open than some other part of the handbook."""
    return sum(1 for _ in more_open_texts(facts.catalog, levels_of(facts.catalog)))


def check(facts: Facts) -> Iterator[Finding]:
    """References, links and titles in prose that expose a definition with a more closed classification."""
    catalog = facts.catalog
    levels = levels_of(catalog)
    yield from _references(catalog, levels)
    names = _closed_names(catalog, levels)
    yield from _names_in_ids(catalog, levels, names)
    yield from _names_in_folders(catalog, levels, names)
    yield from _names_of_tables(catalog, levels, names)
    yield from _names_of_files(catalog, levels, names)
    yield from _names_in_files(catalog, levels, names)
    yield from _files_without_a_look(catalog, levels)
    yield from _names_in_settings(catalog, levels, names)
    pages = pages_by_address(catalog)
    naming = {key for key, source in catalog.sources_in_scope.items() if names.may_be_mentioned_in(source.text)}
    for text, level in more_open_texts(catalog, levels):
        if text.row is not None:
            yield from _references_of_a_row(catalog, text, level, levels)
        elif text.form != "plain":
            yield from _links(catalog, text, level, levels, pages)
        if text.row is not None or text.key in naming:
            yield from _names(catalog, text, level, levels, names)


def _references(catalog: Catalog, levels: dict[Key, int]) -> Iterator[Finding]:
    for reference in catalog.references:
        if reference.in_prose and reference.target in levels and levels[reference.source] < levels[reference.target]:
            level = level_at(catalog, reference.source, reference.route, levels[reference.source])
            if level < levels[reference.target]:
                message = _message(reference.source, reference.target, levels, level)
                yield Finding("exposes-hidden", catalog.place_of(reference), message, "Say it without the reference.")


def _links(catalog: Catalog, text: Text, level: int, levels: dict[Key, int], pages: dict[str, Key]) -> Iterator[Finding]:
    ours = (f"docs/{catalog.of_site.prefix}",) if catalog.of_site else catalog.exported  # where our pages stand among theirs
    for link in links_of(text.text, block=text.is_block):
        exported = exported_page(ours, text.key, link.href)
        address = exported.address if exported else resolve_address(address_of(text.key), link.href)[0]
        target = (pages.get(address) or definition_at(address, pages)) if ":" not in link.href else None
        if target is not None and level < levels[target]:
            place = text.place(catalog, link.fragment, link.occurrence)
            yield Finding("exposes-hidden", place, _message(text.key, target, levels, level), "Say it without the link.")


def _references_of_a_row(catalog: Catalog, text: Text, level: int, levels: dict[Key, int]) -> Iterator[Finding]:
    """References in a table of results, which are shown there as they are typed."""
    for reference in wiki_links(text.text):
        target = catalog.named(reference.text)
        if target is not None and level < levels[key_of(target)]:
            message = _message(text.key, key_of(target), levels, level)
            yield Finding("exposes-hidden", text.place(catalog, reference.text), message, "Say it without the reference.")


def _closed_names(catalog: Catalog, levels: dict[Key, int]) -> NamesSought:
    """The names of two or more words that nothing for everybody has.

    Names of what is as open as all else are left out: no text could expose them.
    """
    most_open = min(levels.values(), default=0)
    closed = {key: definition for key, definition in catalog.definitions.items() if levels[key] > most_open}
    if not closed:
        return NamesSought([])
    of_titles = _lowest((letters_alone(definition.title), levels[key]) for key, definition in catalog.definitions.items())
    of_ids = _lowest((key.id, level) for key, level in levels.items())
    found: list[NameSought] = []
    for key, definition in closed.items():
        for name in filter(has_words, definition.names if levels[key] > STAFF_LEVEL else [definition.title]):
            spellings: dict[int, list[str]] = defaultdict(list)
            for spelling in spellings_of(name, language_of(definition, catalog)):
                spellings[of_titles.get(letters_alone(spelling), levels[key])].append(spelling)
            found += [
                name_sought(key, same, level, any_letters=levels[key] > STAFF_LEVEL)
                for level, same in spellings.items()
                if level > most_open
            ]
        if of_ids[key.id] > most_open:
            found += ids_sought(key, of_ids[key.id])
    return NamesSought(found)


def _lowest(levels: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The lowest level of each name, which several definitions may have."""
    found: dict[str, int] = {}
    for name, level in levels:
        found[name] = min(level, found.get(name, level))
    return found


def _names(catalog: Catalog, text: Text, level: int, levels: dict[Key, int], names: NamesSought) -> Iterator[Finding]:
    reported: set[Key] = set()
    for name, match in names.mentioned_in(text.text):
        if name.key not in reported and level < name.level:
            reported.add(name.key)
            remedy = "Say it in other words, if its readers may not know of it."
            message = _message(text.key, name.key, levels, level)
            yield Finding("exposes-hidden", place_of_name(text, catalog, match), message, remedy)


def _names_in_ids(catalog: Catalog, levels: dict[Key, int], names: NamesSought) -> Iterator[Finding]:
    """Names in the id of something more open, which stands in the address of its page."""
    for key, source in catalog.sources_in_scope.items():
        for name, _ in names.mentioned_in(key.id) if key != ORGANISATION else ():
            if levels[key] < name.level:
                renamed = (
                    "Give the file another name" if key.kind == "page" else f"Type `interlock rename {key.kind}/{key.id} NEW-ID`"
                )
                remedy = f"{renamed}, if its readers may not know of it."
                yield Finding("exposes-hidden", source.place_at(()), _message(key, name.key, levels, levels[key]), remedy)
                break


def _names_in_folders(catalog: Catalog, levels: dict[Key, int], names: NamesSought) -> Iterator[Finding]:
    """Names in the folders in which the file of something more open lies: its path stands in exports, and in links to edit it."""
    for key, source in catalog.sources_in_scope.items():
        kind = kind_named(key.kind) if key in catalog.definitions else None
        folders = source.path.removeprefix(kind.folder).rpartition("/")[0] if kind else ""
        for name, _ in names.mentioned_in(folders):
            if levels[key] < name.level:
                remedy = "Move the file into another folder, if its readers may not know of it."
                yield Finding("exposes-hidden", source.place_at(()), _message(key, name.key, levels, levels[key]), remedy)
                break


def _names_of_tables(catalog: Catalog, levels: dict[Key, int], names: NamesSought) -> Iterator[Finding]:
    """Names in the path of a table of results, which those have who may see any promise in it."""
    named = {(row.file, Key("promise", row.promise)) for row in (catalog.results if catalog.scope is None else ())}
    found = _lowest((path, levels[promise]) for path, promise in named if promise in levels)
    for path, level in sorted(found.items()):
        yield from _name_of_file(path, level, levels, names)


def _names_of_files(catalog: Catalog, levels: dict[Key, int], names: NamesSought) -> Iterator[Finding]:
    """Names in the name of a file beside hand-written pages, which whoever sees these can see."""
    level = level_of_pages(catalog)
    for path in sorted(catalog.assets) if catalog.scope is None else ():
        yield from _name_of_file(path, level, levels, names)


def _name_of_file(path: str, level: int, levels: dict[Key, int], names: NamesSought) -> Iterator[Finding]:
    """The first name that the path of a file says, below the folders that every handbook has."""
    within = path.removeprefix("docs/").removeprefix("standards/results/")
    closed = (name for name, _ in names.mentioned_in(within) if level < name.level)
    if name := next(closed, None):
        message = f"The name of this file is {_FOR[level]}, but {_closed(name.key, levels)}"
        remedy = "Give the file another name, if its readers may not know of it."
        yield Finding("exposes-hidden", Place(path), message, remedy)


def _names_in_files(catalog: Catalog, levels: dict[Key, int], names: NamesSought) -> Iterator[Finding]:
    """Names in a file of text beside hand-written pages, which is for those who see these, or a definition that links to it."""
    texts = catalog.asset_texts if catalog.scope is None else {}
    found = {path: found for path, text in sorted(texts.items()) if (found := list(names_in_file(path, text, names)))}
    linked: dict[str, int] = {}
    for path, text in linked_files(catalog) if found else ():
        level = level_at(catalog, text.key, text.route, levels.get(text.key, STAFF_LEVEL))
        linked[path] = min(level, linked.get(path, level))
    default = level_of_pages(catalog)
    for path, mentioned in found.items():
        level = min(default, linked.get(composed(path), default))
        closed = {name.key: place for name, place in reversed(mentioned) if level < name.level}
        for key, place in reversed(closed.items()):
            message = f"This file is {_FOR[level]}, but {_closed(key, levels)}"
            yield Finding("exposes-hidden", place, message, "Say it in other words, if its readers may not know of it.")


def _files_without_a_look(catalog: Catalog, levels: dict[Key, int]) -> Iterator[Finding]:
    """Files of text that are too long to be looked through, where there is anything that their readers may not know of."""
    level = level_of_pages(catalog)
    for path in sorted(catalog.unsearched) if catalog.scope is None and any(level < each for each in levels.values()) else ():
        message = f"This file holds more than {LONGEST_TEXT / 1_000_000:.0f} MB, so that no hidden name is looked for in it"
        remedy = "Part it into shorter files, or make sure yourself that its readers may know all that it says."
        yield Finding("exposes-hidden", Place(path), message, remedy, "warning")


def _names_in_settings(catalog: Catalog, levels: dict[Key, int], names: NamesSought) -> Iterator[Finding]:
    """Names in what `mkdocs.yml` says of the site, which stands on all pages, whoever reads them."""
    level = level_of_pages(catalog) if catalog.of_site else min(levels.values(), default=0)
    for of_site in catalog.site_texts if catalog.scope is None else ():
        reported: set[Key] = set()
        for name, match in names.mentioned_in(of_site.text):
            if level < name.level and name.key not in reported:
                reported.add(name.key)
                message = f"What is said of the site is {_FOR[level]}, but {_closed(name.key, levels)}"
                named = "Say it in other words" if of_site.is_prose else "Give it another name"
                remedy = f"{named}, if its readers may not know of it."
                yield Finding("exposes-hidden", of_site.place_of(match[0]), message, remedy)


def _message(source: Key, target: Key, levels: dict[Key, int], level: int) -> str:
    readers = _FOR[levels[source]]
    noun = "page" if source.kind == "page" else in_sentences(source.kind)
    says = f"This {noun} is {readers}" if source != ORGANISATION else f"What the organisation says is {readers}"
    says = says if level == levels[source] else "Staff read this"
    return f"{says}, but {_closed(target, levels)}"


def _closed(target: Key, levels: dict[Key, int]) -> str:
    return (
        f"the {in_sentences(target.kind)} `{target.id}` is {'restricted' if levels[target] > STAFF_LEVEL else 'for staff only'}"
    )
