"""A handbook that was read and checked."""

import datetime
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from interlock.catalog import Catalog, catalog_of
from interlock.findings import Finding
from interlock.questions.facts import Addresses, Facts
from interlock.questions.language import TextCache
from interlock.rules.engine.running import findings_of, graded
from interlock.sources.handbook import Handbook, read_handbook


@dataclass(frozen=True, slots=True)
class Checked:
    """A handbook that was read and checked: its facts, and its findings in the order of their places."""

    handbook: Handbook
    facts: Facts
    findings: list[Finding]

    @property
    def catalog(self) -> Catalog:
        """The catalog that the facts are about."""
        return self.facts.catalog

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop publishing."""
        return [finding for finding in self.findings if finding.severity == "error"]


def check_with(addresses: Addresses, folder: Path, today: datetime.date, before: Checked | None = None) -> Checked:
    """Read a handbook's folders and apply every rule to it. Nothing is written.

    `addresses` tells what pages the site will have. `before`: an earlier check of the folder, so that only what changed since
    is decoded and looked through for words.
    """
    with nothing_collected():
        handbook = read_handbook(folder, before.handbook if before else None)
        facts = Facts(
            catalog_of(handbook), today, text_cache=before.facts.text_cache if before else TextCache(), addresses=addresses
        )
        findings = graded([*handbook.findings, *findings_of(facts)], facts.catalog, handbook.drafts)
    return Checked(handbook, facts, findings)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage among definitions that are all still needed: a fifth of the time of a check."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
