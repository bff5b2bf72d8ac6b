"""Checks a handbook anew, for commands that print findings."""

import datetime
from pathlib import Path

from interlock.history import since
from interlock.history.remembered_checks import CheckResult
from interlock.rules.engine.all_rules import RULES
from interlock.site import checking


def fresh_check(handbook: Path, today: datetime.date, revision: str = "") -> CheckResult:
    """Check a handbook; with a revision, of the findings only those that were not there then. Raises NoSuchRevision."""
    checked = checking.check(handbook, today)
    keep_to_the_end(checked)
    findings = checked.findings
    if revision:
        findings = since.new_findings(checking.check, handbook, revision, today, findings)
    return CheckResult(findings, len(checked.catalog.definitions), {rule.name: rule.headline for rule in RULES})


def keep_to_the_end(checked: checking.Checked) -> None:
    """Let a command end without freeing what it read, one object after another: of 10,000 definitions that takes a second.

    What refers to itself is freed by the garbage collector alone, which `main` stops before the end.
    """
    kept: list[object] = [checked]
    kept.append(kept)
