"""The owners of definitions, and the teams that answer for links."""

from collections.abc import Iterable

from interlock.catalog.keys import each_once
from interlock.catalog.lookup import Catalog
from interlock.definitions import Definition, Link, Promise
from interlock.definitions.link import is_team


def owner_of(catalog: Catalog, definition: Definition) -> Link | None:
    """The team that owns a definition, or None. Whoever makes a promise owns it; a team without `owner` owns itself."""
    if isinstance(definition, Promise):
        return answering_for(catalog, catalog.link(definition.made_by))
    if isinstance(definition, Link) and definition.owner is None:
        return answering_for(catalog, definition)
    return answering_for(catalog, catalog.link(definition.owner))


def answering_for(catalog: Catalog, link: Link | None) -> Link | None:
    """The team that answers for a link: the link itself, or the owner of a system or a place, which can owe nothing; or None."""
    seen: set[str] = set()
    while link is not None and not is_team(link):
        if link.id in seen:
            return None
        seen.add(link.id)
        link = catalog.link(link.owner)
    return link


def teams_answering_for(catalog: Catalog, ids: Iterable[str]) -> list[Link]:
    """The teams that answer for links with these ids, each once; unknown ids are skipped."""
    found = (answering_for(catalog, catalog.link(id)) for id in ids)
    return each_once(link for link in found if link)
