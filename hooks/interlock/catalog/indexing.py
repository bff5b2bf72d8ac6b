"""From the definitions of a handbook to its catalog: collects the references and indexes them both ways."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from interlock.catalog.keys import ORGANISATION, Key, page_key
from interlock.catalog.lookup import Catalog
from interlock.catalog.references import OWN_PARTS, Reference, wiki_links
from interlock.catalog.resolving import Resolver
from interlock.definitions import Definition, Organisation
from interlock.definitions.marks import Prose
from interlock.definitions.walk import marked_texts
from interlock.sources.handbook import Handbook


def catalog_of(handbook: Handbook) -> Catalog:
    """Index what was read from a handbook's folders and resolve every reference in it."""
    definitions = {Key(*key): handbook.definitions[key] for key in sorted(handbook.definitions)}
    sources = {Key(*key): source for key, source in handbook.sources.items()}
    sources |= {page_key(page.path): page for page in handbook.pages}
    return index(
        Catalog(
            handbook.organisation,
            definitions,
            [],
            handbook.results,
            sources,
            frozenset(Key(*key) for key in handbook.broken),
            {Key(*key): handbook.partial[key] for key in sorted(handbook.partial)},
            pages=handbook.pages,
            assets=frozenset(handbook.assets),
            refused=frozenset(handbook.refused),
        )
    )


def index(catalog: Catalog) -> Catalog:
    """Fill in the catalog's references and their indexes from its definitions and pages."""
    catalog.former = _former(catalog.definitions)
    resolver = Resolver(catalog)
    catalog.references = list(_references(catalog, resolver))
    catalog.doubtful = [
        reference
        for key, definition in catalog.partial.items()
        for reference in _references_of(key, definition, resolver)
        if _can_be_judged(definition, reference)
    ]
    catalog.outgoing, catalog.incoming = _both_ways(catalog.references)
    return catalog


def _former(definitions: dict[Key, Definition]) -> dict[Key, Key]:
    """The keys that definitions had before, each with the key now. An id that is in use again leads to what has it now."""
    return {
        Key(key.kind, former): key
        for key, definition in definitions.items()
        for former in definition.valid_former_ids
        if Key(key.kind, former) not in definitions
    }


def _references(catalog: Catalog, resolver: Resolver) -> Iterator[Reference]:
    for key, definition in catalog.definitions.items():
        yield from _references_of(key, definition, resolver)
    yield from _references_of(ORGANISATION, catalog.organisation, resolver)
    for page in catalog.pages:
        yield from (resolver.in_prose(page_key(page.path), (), link) for link in wiki_links(page.text))


def _references_of(key: Key, model: Definition | Organisation, resolver: Resolver) -> Iterator[Reference]:
    for marked in marked_texts(model):
        if isinstance(marked.mark, Prose):
            yield from (resolver.in_prose(key, marked.route, link) for link in wiki_links(marked.text))
        else:
            yield resolver.in_field(key, model, marked)


def _can_be_judged(partial: Definition, reference: Reference) -> bool:
    """Whether a reference does not depend on what could not be read of its definition: its own parts, or whom a promise is made to."""
    depends_on_kind = reference.field == "made_to" and getattr(partial, "kind", None) is None
    return reference.kinds not in OWN_PARTS and not depends_on_kind


def _both_ways(references: Iterable[Reference]) -> tuple[dict[Key, list[Reference]], dict[Key, list[Reference]]]:
    """The references that lead to another definition: by where they stand, and by where they lead."""
    outgoing: dict[Key, list[Reference]] = defaultdict(list)
    incoming: dict[Key, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.target is not None and reference.target != reference.source:
            outgoing[reference.source].append(reference)
            incoming[reference.target].append(reference)
    return dict(outgoing), dict(incoming)
