"""Definitions that would fill a gap if they were in force: drafts, suspended ones, procedures marked as missing."""

from collections.abc import Collection, Iterable, Iterator

from interlock.catalog import Catalog
from interlock.definitions import Definition, Link, Procedure, Promise


def names_a_draft(catalog: Catalog, promises: Iterable[str]) -> bool:
    """Whether one of these ids is that of a draft of a promise, which `draft-reference` reports."""
    return any(found is not None and found.status == "draft" for found in map(catalog.promise, promises))


def promises_between(catalog: Catalog, maker: Link, receivers: Collection[Link]) -> Iterator[Promise]:
    """The promises of any status, drafts among them, that a link makes to any of some others."""
    for found in catalog.referring(maker, Promise, "made_by"):
        if found.kind != "public" and any(catalog.link(id) in receivers for id in found.made_to):
            yield found


def remedy_for(found: Iterable[Definition]) -> str:
    """What to do with the first of these that is not in force; an empty text if all of them are."""
    for definition in found:
        if isinstance(definition, Procedure) and definition.missing:
            return f"Write the steps of `{definition.id}` with those who would do them, then take `missing` out."
        if definition.status == "draft":
            return f"`{definition.id}` is a draft: once it holds, take `status: draft` out of it."
        if definition.status == "suspended":
            return f"`{definition.id}` is suspended: once it holds again, take `status: suspended` out of it."
    return ""
