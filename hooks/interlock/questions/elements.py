"""The grid of services and the eight elements by which customers judge them: what they expect, and what is promised."""

from collections.abc import Container, Iterator
from functools import cached_property
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Customer, Promise, Service
from interlock.definitions.customer import Expectation
from interlock.definitions.elements import ELEMENTS, Element, element_of
from interlock.definitions.in_force import is_live
from interlock.questions.chain.moments import holds_for

# Words that only those use who look at all eight elements: promises about time or behaviour alone are older than these.
_BEGINNINGS = ("communication", "service", "facilities", "systems", "values")


class ElementCell(NamedTuple):
    """One element of one service; for `service` None, of all services. A suspended promise stands in it and fills no gap.

    `own`: the promises of the service. `general`: those of all services that are made to its customers and hold where it is
    given. `met` and `unmet`: what is expected of it, with the group that does. `why_not`: why nothing is promised, or "".
    `is_promised_inside`: something is promised that these readers may not see.
    """

    service: Service | None
    element: Element
    own: tuple[Promise, ...]
    general: tuple[Promise, ...]
    met: tuple[tuple[Customer, Expectation], ...] = ()
    unmet: tuple[tuple[Customer, Expectation], ...] = ()
    why_not: str = ""
    is_promised_inside: bool = False

    @property
    def is_promised(self) -> bool:
        """Whether something is promised, and not suspended."""
        return any(promise.status == "published" for promise in (*self.own, *self.general))

    @property
    def is_gap(self) -> bool:
        """Whether nothing is promised, and nobody says why."""
        return self.service is not None and not (self.is_promised or self.is_promised_inside or self.why_not)


class ElementGrid:
    """What is expected and promised about each element, for every live service.

    `unmet`: the ids of customers and of their expectations that are not met.
    `whole`: the grid with what is hidden, if anything is.
    """

    def __init__(self, catalog: Catalog, unmet: Container[tuple[str, str]], whole: "ElementGrid | None" = None) -> None:
        self._catalog, self._unmet, self._whole = catalog, unmet, whole
        self._promises: dict[str, list[Promise]] = {}
        for promise in catalog.of(Promise):
            if promise.kind == "public" and is_live(promise) and (element := element_of_promise(promise)):
                service = catalog.get("service", promise.service)
                if service or not promise.service:
                    key = f"{service.id if service else ''} {element.name}"
                    self._promises.setdefault(key, []).append(promise)

    @cached_property
    def services(self) -> list[Service]:
        """The services of the grid."""
        return [service for service in self._catalog.of(Service) if is_live(service)]

    @cached_property
    def is_begun(self) -> bool:
        """Whether the handbook has begun to speak of all eight elements; before that, nearly everything is blank."""
        customers = filter(is_live, self._catalog.of(Customer))
        promised = (promise.dimension for promise in self._catalog.of(Promise) if is_live(promise))
        expected = (each.dimension for customer in customers for each in customer.expectations)
        is_explained = any(service.no_promise_about for service in self.services)
        return is_explained or any(dimension in _BEGINNINGS for dimension in (*promised, *expected))

    @cached_property
    def every_service(self) -> list[ElementCell]:
        """What is promised for all services, by element."""
        return [ElementCell(None, element, (), tuple(self._promises.get(f" {element.name}", ()))) for element in ELEMENTS]

    def of(self, service: Service) -> list[ElementCell]:
        """The cells of a service, in the order of the elements."""
        promised = self._whole.promised(service.id) if self._whole else frozenset[str]()
        return [self._cell(service, element, element.name in promised) for element in ELEMENTS]

    def promised(self, id: str) -> frozenset[str]:
        """The names of the elements about which something is promised to the customers of the service with an id."""
        service = self._catalog.get("service", id)
        cells = self.of(service) if isinstance(service, Service) else []
        return frozenset(cell.element.name for cell in cells if cell.is_promised)

    def gaps(self, service: Service) -> list[ElementCell]:
        """The elements about which nothing is promised to the customers of a service, and nobody says why."""
        return [cell for cell in self.of(service) if cell.is_gap]

    @cached_property
    def _expected(self) -> dict[str, list[tuple[Customer, Expectation]]]:
        """What is expected by element, of the services whose promises meet it; of others, of all services of the customers.

        The keys are the ids of the service, or of the customer after a `/`, with the name of the element.
        """
        found: dict[str, list[tuple[Customer, Expectation]]] = {}
        for customer in filter(is_live, self._catalog.of(Customer)):
            for expectation in customer.expectations:
                if element := element_of(expectation.dimension):
                    for of_what in self._services_meeting(expectation) or [f"/{customer.id}"]:
                        found.setdefault(f"{of_what} {element.name}", []).append((customer, expectation))
        return found

    def _services_meeting(self, expectation: Expectation) -> list[str]:
        """The ids of the services whose promises meet an expectation; none where a promise of all services does, or nothing."""
        promises = [promise for id in expectation.met_by if (promise := self._catalog.promise(id))]
        services = [self._catalog.get("service", promise.service) for promise in promises]
        return list(dict.fromkeys(service.id for service in services if service)) if all(services) else []

    def _expected_of(self, service: Service, element: Element) -> Iterator[tuple[Customer, Expectation]]:
        customers = dict.fromkeys(found.id for id in service.customers if (found := self._catalog.get("customer", id)))
        for of_what in (service.id, *(f"/{id}" for id in customers)):
            yield from self._expected.get(f"{of_what} {element.name}", ())

    def _cell(self, service: Service, element: Element, is_promised: bool) -> ElementCell:
        expected = list(self._expected_of(service, element))
        met = tuple((customer, each) for customer, each in expected if (customer.id, each.id) not in self._unmet)
        general = (
            promise for promise in self._promises.get(f" {element.name}", ()) if holds_for(self._catalog, promise, service)
        )
        return ElementCell(
            service,
            element,
            tuple(self._promises.get(f"{service.id} {element.name}", ())),
            tuple(general),
            met,
            tuple(pair for pair in expected if pair not in met),
            next((each.why for each in service.no_promise_about if each.element == element.name), ""),
            is_promised,
        )


def element_of_promise(promise: Promise) -> Element | None:
    """The element that a promise is about. One that says nothing of it and has a time limit is about timeliness."""
    if promise.dimension is None and promise.limit is not None and promise.limit.is_time:
        return element_of("timeliness")
    return element_of(promise.dimension)
