"""What customers call excellent, in their own words, and whether it is time to ask them again."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Customer
from interlock.definitions.customer import Excellence
from interlock.questions.results.periods import later
from interlock.questions.reviews import interval_of


class OwnDefinition(NamedTuple):
    """What a group of customers calls excellent.

    `until`: the last day on which the words count; None without a day or an interval.
    """

    said: Excellence
    until: datetime.date | None
    is_stale: bool


def words_of(catalog: Catalog, customer: Customer, today: datetime.date) -> list[OwnDefinition]:
    """A group's own words, the latest first. They count for its review interval, or else the organisation's."""
    every = interval_of(customer, catalog)
    ordered = sorted(customer.excellence, key=lambda said: said.on or datetime.date.min, reverse=True)
    dated = ((said, later(said.on, every) if said.on and every else None) for said in ordered)
    return [OwnDefinition(said, until, until is not None and until < today) for said, until in dated]


def never_asked(catalog: Catalog) -> Iterator[Customer]:
    """The groups of customers that nobody has asked what excellent is to them."""
    return (customer for customer in catalog.of(Customer) if customer.status == "published" and not customer.excellence)


def asked_too_long_ago(catalog: Catalog, today: datetime.date) -> Iterator[tuple[Customer, int, datetime.date]]:
    """The groups whose newest words no longer count: the group, the index of these words, and the last day on which they did."""
    for customer in catalog.of(Customer):
        found = words_of(catalog, customer, today) if customer.status == "published" else []
        if found and found[0].is_stale and found[0].until:
            yield customer, customer.excellence.index(found[0].said), found[0].until


def asked_without_a_day(catalog: Catalog) -> Iterator[Customer]:
    """The groups of whose words nobody can tell how old they are: none of them has a day."""
    for customer in catalog.of(Customer):
        if customer.status == "published" and customer.excellence and not any(said.on for said in customer.excellence):
            yield customer
