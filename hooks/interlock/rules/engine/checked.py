"""Reads and checks a whole handbook."""

import datetime
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from interlock.catalog import Catalog, catalog_of
from interlock.findings import Finding
from interlock.questions.facts import Addresses, Facts
from interlock.questions.language.uses import TextCache
from interlock.rules.engine.consequences import without_consequences, without_repeated
from interlock.rules.engine.grading import graded
from interlock.rules.engine.pages_of_theirs import reported_beside_exported
from interlock.rules.engine.running import findings_of
from interlock.sources.handbook import Handbook
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.settings.site_around import PagesOfSite


class Checked(NamedTuple):
    """A handbook that was read and checked, with its facts and its findings, sorted by place."""

    handbook: Handbook
    facts: Facts
    findings: list[Finding]

    @property
    def catalog(self) -> Catalog:
        """The catalog of the handbook."""
        return self.facts.catalog

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop publishing."""
        return [finding for finding in self.findings if finding.severity == "error"]


def check_with(
    addresses: Addresses, folder: Path, today: datetime.date, before: Checked | None = None, pages: PagesOfSite | None = None
) -> Checked:
    """Read the folders of a handbook and run every rule. Nothing is written. Arguments as in `read_with`."""
    return with_rules(read_with(addresses, folder, today, before, pages))


def read_with(
    addresses: Addresses,
    folder: Path,
    today: datetime.date,
    before: Checked | None = None,
    pages: PagesOfSite | None = None,
) -> Checked:
    """Read the folders of a handbook. The findings are those of reading: no rule has run.

    `addresses`: returns the addresses of the pages that the site will have. `before`: an earlier check of the same folder, so
    that only files that changed since are decoded and searched for words. `pages`: those of the site in which it stands.
    """
    with garbage_collection_off():
        handbook = read_handbook(folder, before.handbook if before else None, pages)
        return unchecked(addresses, handbook, today, before and before.catalog, before and before.facts.text_cache)


def unchecked(
    addresses: Addresses, handbook: Handbook, today: datetime.date, before: Catalog | None = None, texts: TextCache | None = None
) -> Checked:
    """A handbook that was read, with its facts, and with the findings of reading alone.

    `before` and `texts`: a catalog of the same handbook from an earlier time, and its cache of texts.
    """
    facts = Facts(catalog_of(handbook, before), today, text_cache=texts or TextCache(), addresses=addresses)
    return _graded(handbook, facts, handbook.findings)


def with_rules(
    read: Checked, before_each: Callable[[], None] = lambda: None, meanwhile: Callable[[], object] | None = None
) -> Checked:
    """Run every rule on a handbook that was read. Arguments as in `findings_of`."""
    handbook, facts = read.handbook, read.facts
    with garbage_collection_off():
        found = [*without_consequences(facts, handbook.findings, findings_of(facts, before_each, meanwhile))]
        return _graded(handbook, facts, [*without_repeated(handbook.findings, found), *found])


def _graded(handbook: Handbook, facts: Facts, findings: list[Finding]) -> Checked:
    reported = [*reported_beside_exported(facts.catalog, findings)]
    return Checked(handbook, facts, graded(reported, facts.catalog, handbook.drafts))


@contextmanager
def garbage_collection_off() -> Iterator[None]:
    """Disable the garbage collector: all definitions stay in use, and scanning them takes a fifth of the time of a check."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
