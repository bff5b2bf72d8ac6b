"""What customers expect, and whether we meet it or have answered it."""

from collections.abc import Iterator

from interlock.catalog import Catalog
from interlock.definitions import Customer
from interlock.definitions.customer import Expectation


def unmet_ids(catalog: Catalog) -> frozenset[tuple[str, str]]:
    """The ids of customers and of their expectations that no published promise meets and that have no answer."""
    return frozenset(
        (customer.id, each.id)
        for customer in catalog.of(Customer)
        for each in customer.expectations
        if not _is_answered(catalog, each)
    )


def unmet_expectations(catalog: Catalog) -> Iterator[tuple[Customer, int, Expectation]]:
    """The expectations of published customers, with their index, that no published promise meets and that have no answer."""
    for customer in catalog.published(Customer):
        for position, expectation in enumerate(customer.expectations):
            if not _is_answered(catalog, expectation):
                yield customer, position, expectation


def _is_answered(catalog: Catalog, expectation: Expectation) -> bool:
    """Whether a published promise meets an expectation, or it has an answer. An unknown one, which has a finding, may be published."""
    promises = (catalog.promise(id) for id in expectation.met_by)
    return bool(expectation.answer) or any(promise is None or promise.status == "published" for promise in promises)
