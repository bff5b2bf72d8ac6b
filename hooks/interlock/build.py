"""The pipeline, in the order in which a handbook goes through it."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from interlock.catalog import Catalog, catalog_of
from interlock.facts import Facts
from interlock.findings import Finding
from interlock.handbook import Handbook, read_handbook
from interlock.rules import findings_of, graded


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


def check(folder: Path, today: datetime.date) -> Checked:
    """Read a handbook's folders and apply every rule to it. Nothing is written."""
    handbook = read_handbook(folder)
    facts = Facts(catalog_of(handbook), today)
    findings = graded([*handbook.findings, *findings_of(facts)], facts.catalog, handbook.drafts)
    return Checked(handbook, facts, findings)
