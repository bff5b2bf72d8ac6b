"""Read a handbook and check it: the first half of every command."""

import datetime
from pathlib import Path

from interlock.questions.facts import Facts
from interlock.rules.engine.checked import Checked, check_with

__all__ = ["Checked", "check"]


def check(folder: Path, today: datetime.date, before: Checked | None = None) -> Checked:
    """Read a handbook's folders and apply every rule to it. Nothing is written.

    `before`: an earlier check of the folder, so that only what changed since is read anew.
    """
    return check_with(_addresses, folder, today, before)


def _addresses(facts: Facts) -> frozenset[str]:
    # Imported late: hardly any handbook links to pages that are no definition's, and planning them loads much.
    from interlock.pages.planning import planned_addresses

    return planned_addresses(facts)
