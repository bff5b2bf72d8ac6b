"""Makes the catalog of a handbook: collects its references, resolves them and indexes them in both directions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from interlock.catalog.keys import ORGANISATION, Key, page_key
from interlock.catalog.lookup import Catalog
from interlock.catalog.references import HIDDEN, OWN_PARTS, Reference, wiki_links
from interlock.catalog.resolving import Resolver
from interlock.definitions import Definition, Organisation, Procedure
from interlock.definitions.ids import STAND_IN
from interlock.definitions.text_marks import Prose, ReadAsTyped
from interlock.definitions.walk import marked_texts
from interlock.sources.handbook import Handbook


def catalog_of(handbook: Handbook, before: Catalog | None = None) -> Catalog:
    """The catalog of a handbook, with every reference resolved. `before`: an earlier one, whose references may be reused."""
    definitions = {Key(*key): handbook.definitions[key] for key in sorted(handbook.definitions)}
    sources = {Key(*key): source for key, source in handbook.sources.items()}
    sources |= {page_key(page.path): page for page in handbook.pages}
    return index(
        Catalog(
            organisation=handbook.organisation,
            definitions=definitions,
            references=[],
            results=handbook.results,
            sources=sources,
            broken=frozenset(Key(*key) for key in handbook.broken),
            strayed=frozenset(handbook.strayed),
            partial={Key(*key): handbook.partial[key] for key in sorted(handbook.partial)},
            pages=handbook.pages,
            assets=frozenset(handbook.assets),
            asset_texts=handbook.asset_texts,
            unsearched=frozenset(handbook.unsearched),
            refused=frozenset(handbook.refused),
            of_site=handbook.of_site,
            site_texts=handbook.site_texts,
            exported=frozenset(handbook.exported),
        ),
        before,
    )


def index(catalog: Catalog, before: Catalog | None = None, whole: Catalog | None = None) -> Catalog:
    """Set the references of a catalog, and their indexes, from its definitions and pages. Returns the same catalog.

    `before`: an earlier catalog, and `whole`: one of which this is a part, whose references may be reused.
    What stands in a part for something hidden is no reference.
    """
    catalog.former = former_keys(catalog.definitions)
    resolver = Resolver(catalog)
    known = _still_right(catalog, before) if before else _right_in_part(catalog, whole) if whole else {}
    found = _references(catalog, resolver, known)
    catalog.references = [each for each in found if whole is None or each.text != HIDDEN]
    catalog.doubtful = [
        reference
        for key, definition in catalog.partial.items()
        for reference in _references_of(key, definition, resolver)
        if _can_be_checked(definition, reference)
    ]
    catalog.outgoing, catalog.incoming = _indexed(catalog.references)
    return catalog


def former_keys(definitions: Mapping[Any, Definition]) -> dict[Key, Key]:
    """The current key for every former key. A former id that is in use again belongs to the definition that has it now."""
    return {
        Key(kind, former): Key(kind, id)
        for (kind, id), definition in definitions.items()
        for former in definition.valid_former_ids
        if (kind, former) not in definitions
    }


def _still_right(catalog: Catalog, before: Catalog) -> dict[Key, list[Reference]]:
    """The references of definitions that are the same object as before, and that lead to none that has changed since.

    None, where anything else has changed on which it depends to what a reference leads: which definitions there are.
    """
    if any(getattr(catalog, name) != getattr(before, name) for name in ("broken", "strayed", "former")):
        return {}
    if catalog.definitions.keys() != before.definitions.keys() or catalog.organisation != before.organisation:
        return {}
    same = {key for key, definition in catalog.definitions.items() if definition is before.definitions[key]}
    found: dict[Key, list[Reference]] = {key: [] for key in same}
    for reference in before.references:
        if reference.target is not None and reference.target not in same:
            found.pop(reference.source, None)
        elif reference.source in found:
            found[reference.source].append(reference)
    return found


def _right_in_part(part: Catalog, whole: Catalog) -> dict[Key, list[Reference]]:
    """The references of definitions that are the same object in a part of a catalog, if all lead to others that are.

    What a reference means that leads nowhere, or by a former id, depends on which definitions there are.
    """
    if part.organisation.values != whole.organisation.values:
        return {}
    same = {key for key, definition in part.definitions.items() if definition is whole.definitions.get(key)}
    found: dict[Key, list[Reference]] = {key: [] for key in same}
    for reference in whole.references:
        if reference.source in found:
            if reference.state == "found" and (reference.target is None or reference.target in same):
                found[reference.source].append(reference)
            else:
                del found[reference.source]
    return found


def _references(catalog: Catalog, resolver: Resolver, known: Mapping[Key, list[Reference]]) -> Iterator[Reference]:
    """The references of all definitions and pages. `known`: those that need not be resolved."""
    for key, definition in catalog.definitions.items():
        yield from known[key] if key in known else _references_of(key, definition, resolver)
    yield from _references_of(ORGANISATION, catalog.organisation, resolver)
    for page in catalog.pages:
        yield from (resolver.in_prose(page_key(page.path), (), link) for link in wiki_links(page.markdown))
        if page.front:
            yield from _references_of(page_key(page.path), page.front, resolver)


def _references_of(key: Key, model: Definition | Organisation, resolver: Resolver) -> Iterator[Reference]:
    for marked in marked_texts(model):
        if isinstance(marked.mark, Prose):
            yield from (resolver.in_prose(key, marked.route, link) for link in wiki_links(marked.text))
        elif not isinstance(marked.mark, ReadAsTyped):
            yield resolver.in_field(key, model, marked)


def _can_be_checked(partial: Definition, reference: Reference) -> bool:
    """Whether a reference in a partly decoded definition can be checked without the part that could not be decoded.

    References to the definition's own criteria cannot, nor those to its steps where one has no id, nor `made_to` when the kind
    of promise is unknown.
    """
    if reference.text == STAND_IN:
        return False
    if reference.kinds in OWN_PARTS and reference.kinds != ("value",):
        return isinstance(partial, Procedure) and all(step.id != STAND_IN for step in partial.steps)
    return reference.field != "made_to" or getattr(partial, "kind", None) is not None


def _indexed(references: Iterable[Reference]) -> tuple[dict[Key, list[Reference]], dict[Key, list[Reference]]]:
    """The references to other definitions, by their source and by their target."""
    outgoing: dict[Key, list[Reference]] = defaultdict(list)
    incoming: dict[Key, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.target is not None and reference.target != reference.source:
            outgoing[reference.source].append(reference)
            incoming[reference.target].append(reference)
    return dict(outgoing), dict(incoming)
