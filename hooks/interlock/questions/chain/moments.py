"""Moments of contact: contact points by service, with the promises there. And definitions that lack a connection."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interlock.catalog import Catalog, Key, each_once
from interlock.definitions import ContactPoint, Definition, Link, Procedure, Promise, Service
from interlock.definitions.in_force import is_live
from interlock.definitions.link import is_team
from interlock.questions.chain.chains import Chains
from interlock.questions.chain.support import Supporting

# Fields by which another definition depends on a link.
_HOLDING = ("relies_on.link", "coached_by", "steps.by", "steps.accountable", "steps.with", "staffed_by")


class Moment(NamedTuple):
    """A contact point and a service that customers get there, with the public promises that hold for both.

    `service` is None for what a contact point does for all services. `procedures`: those that start there for the service.
    """

    point: ContactPoint
    service: Service | None
    promises: tuple[Promise, ...]
    procedures: tuple[Procedure, ...]


PromisesByService = dict[str, list[tuple[Promise, frozenset[str] | None]]]


def moments(catalog: Catalog, promises: PromisesByService) -> list[Moment]:
    """Every contact point with every service that is had there, sorted by their ids; all services come first.

    A contact point that names no service is for all services. A promise that names no contact point holds at all of them, one
    that names no service for all services.
    """
    return [
        _moment(catalog, point, service, promises)
        for point in catalog.of(ContactPoint)
        if is_live(point)
        for service in _services_at(catalog, point)
    ]


def promises_by_service(catalog: Catalog) -> PromisesByService:
    """The published public promises by their service, each with the ids of its contact points, or None for all.

    Those of all services stand under the empty text.
    """
    found: PromisesByService = {}
    for promise in _to_the_public(catalog.of(Promise)):
        service = catalog.get("service", promise.service)
        named = frozenset(point.id for id in promise.contact_points if (point := catalog.get("contact-point", id)))
        points = named if promise.contact_points else None
        if service or not promise.service:
            found.setdefault(service.id if service else "", []).append((promise, points))
    return found


def holds_everywhere(promise: Promise) -> bool:
    """Whether a promise holds at every contact point, for every service."""
    return not promise.service and not promise.contact_points


def _services_at(catalog: Catalog, point: ContactPoint) -> list[Service | None]:
    every: list[Service | None] = [] if point.services else [None]
    return [*every, *services_at(catalog, point)]


def services_at(catalog: Catalog, point: ContactPoint) -> list[Service]:
    """The live services that are had at a contact point, sorted by their ids.

    It names them, or they name it; or a public promise or a procedure of theirs names it.
    """
    own = (catalog.get("service", id) for id in point.services)
    others = catalog.referring(point, Service, "contact_points")
    promised = (
        catalog.get("service", each.service) for each in _to_the_public(catalog.referring(point, Promise, "contact_points"))
    )
    done = (catalog.get("service", each.service) for each in _procedures_at(catalog, point) if is_live(each))
    named = {service.id: service for service in (*own, *others, *promised, *done) if isinstance(service, Service)}
    return [named[id] for id in sorted(named) if is_live(named[id])]


def points_naming(catalog: Catalog, service: Service) -> list[ContactPoint]:
    """The contact points that a service names, then those that name it, each once; none where it is given everywhere."""
    named = (catalog.get("contact-point", id) for id in service.contact_points)
    naming = catalog.referring(service, ContactPoint, "services")
    return each_once(point for point in (*named, *naming) if isinstance(point, ContactPoint))


def points_used(catalog: Catalog, service: Service) -> list[ContactPoint]:
    """The contact points that public promises and procedures of a service name, each once."""
    promises = _to_the_public(catalog.referring(service, Promise, "service"))
    procedures = (procedure for procedure in catalog.referring(service, Procedure, "service") if is_live(procedure))
    ids = [id for promise in promises for id in promise.contact_points]
    ids += [id for procedure in procedures for id in procedure.contact_points]
    return each_once(point for id in ids if isinstance(point := catalog.get("contact-point", id), ContactPoint))


def promises_without_naming(catalog: Catalog, promises: PromisesByService, point: ContactPoint) -> list[Promise]:
    """The published public promises at a contact point that name none: of its services, and those of all services."""
    services = [service.id for service in services_at(catalog, point)] if point.services else filter(None, promises)
    return [promise for id in ("", *services) for promise, points in promises.get(id, ()) if points is None]


def promises_for_every_service(catalog: Catalog, promises: PromisesByService, service: Service) -> list[Promise]:
    """The published public promises of all services that hold for one."""
    return [promise for promise, _ in promises.get("", ()) if holds_for(catalog, promise, service)]


def _to_the_public(promises: Iterable[Promise]) -> Iterator[Promise]:
    """Those of the promises that are made to the public and in force."""
    return (promise for promise in promises if promise.kind == "public" and promise.status == "published")


def holds_for(catalog: Catalog, promise: Promise, service: Service) -> bool:
    """Whether a promise of all services holds for one: it is made to its customers, at one of its contact points.

    A service without customers is for everybody; one without contact points is given everywhere, and so is such a promise.
    """
    if not _meets_at_one(catalog, promise.contact_points, service):
        return False
    customers = [found for id in service.customers if (found := catalog.get("customer", id))]
    return not service.customers or any(catalog.get("customer", id) in customers for id in promise.made_to)


def _meets_at_one(catalog: Catalog, promised_at: list[str], service: Service) -> bool:
    named = points_naming(catalog, service) if promised_at else []
    given_at = [*named, *points_used(catalog, service)] if named else []
    return not named or any(point in given_at for id in promised_at if (point := catalog.get("contact-point", id)))


def _moment(
    catalog: Catalog,
    point: ContactPoint,
    service: Service | None,
    promises: PromisesByService,
) -> Moment:
    there = [*(promises.get(service.id, ()) if service else ()), *promises.get("", ())]
    return Moment(
        point,
        service,
        tuple(promise for promise, points in there if points is None or point.id in points),
        tuple(found for found in _procedures_at(catalog, point) if is_live(found) and _is_for(catalog, found, service)),
    )


def _is_for(catalog: Catalog, procedure: Procedure, service: Service | None) -> bool:
    own = catalog.get("service", procedure.service)
    return procedure.service is None or (own is not None and own is service)


def services_without_promise(catalog: Catalog) -> Iterator[Service]:
    """The published services with no public promise of their own in force."""
    for service in catalog.of(Service):
        if service.status == "published" and not has_public_promise(catalog, service):
            yield service


def has_public_promise(catalog: Catalog, service: Service) -> bool:
    """Whether a service has a public promise of its own in force: one that is suspended promises nothing for now."""
    return any(_to_the_public(catalog.referring(service, Promise, "service")))


def promises_without_procedure(catalog: Catalog, procedures: dict[str, list[Supporting]]) -> Iterator[Promise]:
    """The published promises that no procedure in force supports, except those of suppliers, who write their own procedures."""
    for promise in catalog.of(Promise):
        keeping = (each.procedure.status == "published" for each in procedures.get(promise.id, ()))
        if promise.status == "published" and promise.kind != "supplier" and not any(keeping):
            yield promise


def procedures_that_support_nothing(catalog: Catalog) -> Iterator[Procedure]:
    """The published procedures, except missing ones, that support no live promise. One that is unknown may be live."""
    for procedure in catalog.of(Procedure):
        # An unknown promise is reported by another rule.
        promises = (catalog.promise(entry.promise) for entry in procedure.supports)
        if (
            procedure.status == "published"
            and not procedure.missing
            and not any(promise is None or is_live(promise) for promise in promises)
        ):
            yield procedure


def links_that_support_nothing(catalog: Catalog, chains: Chains) -> Iterator[Link]:
    """The published links that are in no chain of a live promise, and on which no other definition depends.

    Whoever answers for a system or a place holds it up.
    """
    held = 0
    for promise in catalog.of(Promise):
        if is_live(promise):
            for ring in chains.of(promise).rings:
                held |= ring
    for link in catalog.of(Link):
        if link.status == "published" and not held & chains.bit(link) and not _holds_up(catalog, link):
            yield link


def _holds_up(catalog: Catalog, link: Link) -> bool:
    if any(catalog.link(support.link) for support in link.supports):
        return True
    named = catalog.incoming.get(Key("link", link.id), ())
    return any(
        is_live(source) and (reference.field in _HOLDING or (reference.field == "owner" and _is_thing(source)))
        for reference in named
        if (source := catalog.definitions.get(reference.source)) is not None  # pages have owners, too
    )


def _is_thing(definition: Definition) -> bool:
    return isinstance(definition, Link) and not is_team(definition)


def contact_points_without_procedure(catalog: Catalog) -> Iterator[ContactPoint]:
    """The published contact points at which no live procedure starts. Missing procedures do not count."""
    for point in catalog.of(ContactPoint):
        if point.status == "published" and not any(is_live(each) and not each.missing for each in _procedures_at(catalog, point)):
            yield point


def _procedures_at(catalog: Catalog, point: ContactPoint) -> list[Procedure]:
    return catalog.referring(point, Procedure, "contact_points")
