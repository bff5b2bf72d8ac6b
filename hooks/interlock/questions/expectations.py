"""What customers expect, and whether we meet it or have answered it."""

from collections.abc import Iterator

from interlock.catalog import Catalog
from interlock.definitions import Customer, Promise, Service
from interlock.definitions.customer import Expectation


def unmet_ids(catalog: Catalog) -> frozenset[tuple[str, str]]:
    """The ids of customers and of their expectations that no published promise meets and that have no answer."""
    return frozenset(
        (customer.id, each.id)
        for customer in catalog.of(Customer)
        for each in customer.expectations
        if not _is_answered(catalog, customer, each)
    )


def unmet_expectations(catalog: Catalog) -> Iterator[tuple[Customer, int, Expectation]]:
    """The expectations of published customers, with their index, that no published promise meets and that have no answer."""
    for customer in catalog.published(Customer):
        for position, expectation in enumerate(customer.expectations):
            if not _is_answered(catalog, customer, expectation):
                yield customer, position, expectation


def is_for_others(catalog: Catalog, promise: Promise, customer: Customer) -> bool:
    """Whether a promise is surely not made to a group: it is made to links, or to others for a service not theirs.

    Groups may overlap, as tenants are residents: a promise to residents of no service, or of one that tenants use, may be theirs,
    too.
    """
    if promise.kind != "public":
        return True
    service = catalog.get("service", promise.service)
    served = [catalog.get("customer", id) for id in service.customers] if isinstance(service, Service) else []
    groups = [*served, *(catalog.get("customer", id) for id in promise.made_to)]
    return bool(served) and None not in groups and customer not in groups


def is_met(catalog: Catalog, customer: Customer, expectation: Expectation) -> bool:
    """Whether a published promise to these customers meets an expectation. An unknown one, which has a finding, may be one."""
    promises = map(catalog.promise, expectation.met_by)
    return any(
        promise is None or (promise.status == "published" and not is_for_others(catalog, promise, customer))
        for promise in promises
    )


def _is_answered(catalog: Catalog, customer: Customer, expectation: Expectation) -> bool:
    return bool(expectation.answer) or is_met(catalog, customer, expectation)
