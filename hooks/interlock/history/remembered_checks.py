"""What the last check of a handbook found, kept in the user's cache folder under the fingerprint of all that it was made from.

A cache that is absent, broken or of another version costs a check and nothing else. It is believed only if nobody else can have
written it: folder and file belong to the user, and no others may read or write them. It is JSON, so reading it runs nothing.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from interlock.findings import Finding, Place
from interlock.history.made_from import MadeFrom, is_as_it_was
from interlock.history.own_files import read_own, write_own

MOST_BYTES = 20_000_000
MOST_HANDBOOKS = 50  # those that were checked last are kept


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: its findings, how many definitions there are, and one line about each rule by its name."""

    findings: list[Finding]
    definitions: int
    headlines: Mapping[str, str]


def recalled(handbook: Path, made_from: MadeFrom | None) -> CheckResult | None:
    """The result of the last check of a handbook, if that was made from the same."""
    if made_from is None:
        return None
    try:
        said = json.loads(read_own(_file_of(handbook), MOST_BYTES))
        return _result(said) if said["made_from"] == made_from.fingerprint else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError, RuntimeError):  # RuntimeError: the user has no home
        return None


def keep(handbook: Path, made_from: MadeFrom | None, result: CheckResult) -> None:
    """Keep the result of a check, unless a file changed meanwhile. Where nothing can be kept, the next check works it out again."""
    if made_from is None or not is_as_it_was(handbook, made_from):
        return
    with suppress(OSError, RuntimeError):
        data = json.dumps(_said(made_from, result), separators=(",", ":")).encode()
        if len(data) <= MOST_BYTES:
            write_own(_file_of(handbook), [data], MOST_HANDBOOKS)


def _said(made_from: MadeFrom, result: CheckResult) -> dict[str, Any]:
    return {
        "made_from": made_from.fingerprint,
        "definitions": result.definitions,
        "headlines": dict(result.headlines),
        "findings": [
            [each.rule, each.severity, each.message, each.remedy, *(getattr(each.place, name) for name in Place.__slots__)]
            for each in result.findings
        ],
    }


def _result(said: Any) -> CheckResult:
    """The result in what was kept. Raises ValueError, TypeError or KeyError for anything else."""
    findings = []
    for rule, severity, message, remedy, file, line, column, width, quote in said["findings"]:
        texts, numbers = (rule, message, remedy, file, quote), (line, column, width)
        if severity not in ("error", "warning", "advice") or not all(type(text) is str for text in texts):
            raise TypeError
        if not all(type(number) is int for number in numbers):
            raise TypeError
        findings.append(Finding(rule, Place(file, line, column, width, quote), message, remedy, severity))
    definitions, headlines = said["definitions"], said["headlines"]
    is_sound = type(definitions) is int and type(headlines) is dict
    if not is_sound or not all(type(text) is str for pair in headlines.items() for text in pair):
        raise TypeError
    return CheckResult(findings, definitions, headlines)


def _file_of(handbook: Path) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.realpath(handbook))).hexdigest()[:32]
    return user_cache_path("interlock") / "checks" / f"{name}.json"
