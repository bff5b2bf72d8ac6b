"""Read a handbook and check it: the first half of every command."""

import datetime
from collections.abc import Collection
from pathlib import Path

from interlock.catalog import Catalog
from interlock.questions.facts import Facts
from interlock.rules.engine.checked import Checked, check_with, read_with, unchecked, with_rules
from interlock.sources.handbook import Handbook
from interlock.sources.settings.site_around import PagesOfSite

__all__ = ["Checked", "as_read", "check", "planned_addresses", "read", "with_rules"]


def check(folder: Path, today: datetime.date, before: Checked | None = None, pages: PagesOfSite | None = None) -> Checked:
    """Read a handbook and apply every rule to it. Nothing is written, and bad input ends in findings.

    `before`: an earlier check of the same folder; files that did not change since are not read again. `pages`: those of the
    site in which the handbook stands, in place of its own.
    """
    return check_with(planned_addresses, folder, today, before, pages)


def read(folder: Path, today: datetime.date, before: Checked | None = None) -> Checked:
    """Read a handbook without applying any rule, which `with_rules` then does. Arguments as in `check`."""
    return read_with(planned_addresses, folder, today, before)


def as_read(handbook: Handbook, today: datetime.date, before: Catalog | None) -> Checked:
    """A handbook that was read already. `before`: its catalog from an earlier time."""
    return unchecked(planned_addresses, handbook, today, before)


def planned_addresses(facts: Facts) -> Collection[str]:
    """The addresses of the pages that a site of these facts has."""
    # Imported here because it is slow to load, and only hand-written pages and links to pages without a definition need it.
    from interlock.pages.planning import PlannedAddresses

    return PlannedAddresses(facts)
