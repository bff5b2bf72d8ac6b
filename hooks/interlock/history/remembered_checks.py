"""The findings of the last check of a handbook, kept in the user's cache folder with the fingerprint of what they were made from.

A cache that is absent, broken or of another version costs a check and nothing else. It is trusted only if nobody else can have
written it: folder and file belong to the user, no others may read or write them, and its seal is right. It is JSON, so reading it
runs no code.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from interlock.findings import SEVERITIES, Finding, Place
from interlock.history.made_from import MadeFrom
from interlock.history.sealed_cache import SealedCache

if TYPE_CHECKING:  # slow to load
    from interlock.history.kept_reading import KeptReading

CHECKS = SealedCache("checks", "json", most_bytes=100_000_000, most_files=50)


class CheckResult(NamedTuple):
    """What a check found: its findings, how many definitions there are, and one line about each rule by its name."""

    findings: list[Finding]
    definitions: int
    headlines: Mapping[str, str]


class LastCheck(NamedTuple):
    """The last check of a handbook, and the fingerprints of what it was made from (`MadeFrom`).

    `mark`: that of the reading that was kept then (`KeptReading`). `texts`: the bytes of definitions that are not kept there.
    """

    fingerprint: str
    rest: str
    mark: str
    result: CheckResult
    texts: dict[str, bytes]

    def definitions(self, paths: Iterable[str], kept: "KeptReading") -> dict[str, bytes] | None:
        """The bytes that the definitions at these paths had then; None where those of some are no longer kept."""
        texts = {**kept.texts, **self.texts} if kept.mark == self.mark else self.texts
        return {path: texts[path] for path in paths} if texts.keys() >= set(paths) else None


def last_check(handbook: Path) -> LastCheck | None:
    """The last check of a handbook, if it was kept."""
    try:
        fingerprint, rest, mark, texts, result = json.loads(bytes(CHECKS.read(handbook)))
        data = {path: text.encode("utf-8", "surrogateescape") for path, text in texts.items()}
        return LastCheck(fingerprint, rest, mark, _result(result), data)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, RuntimeError):
        return None  # RuntimeError: the user has no home


def keep(handbook: Path, made_from: MadeFrom, result: CheckResult, kept: "KeptReading") -> None:
    """Keep the result of a check. Where nothing can be kept, the next check works it out again.

    Callers make sure that no file changed meanwhile. `kept`: what is kept of the reading that was checked.
    """
    with suppress(OSError, RuntimeError):
        others = {path: data for path, data in made_from.definitions.items() if kept.texts.get(path) != data}
        texts = {path: data.decode("utf-8", "surrogateescape") for path, data in others.items()}
        data = [made_from.fingerprint, made_from.rest, kept.mark, texts, _as_plain(result)]
        CHECKS.write(handbook, [json.dumps(data, separators=(",", ":")).encode()])


def _as_plain(result: CheckResult) -> dict[str, Any]:
    return {
        "definitions": result.definitions,
        "headlines": dict(result.headlines),
        "findings": findings_as_lists(result.findings),
    }


def findings_as_lists(findings: Iterable[Finding]) -> list[Any]:
    """Findings as lists of plain values, for JSON."""
    return [
        [each.rule, each.severity, each.message, each.remedy, *(getattr(each.place, name) for name in Place.__slots__)]
        for each in findings
    ]


def findings_from_lists(lists: Any) -> list[Finding]:
    """The findings that `findings_as_lists` made lists of. Raises ValueError or TypeError for anything else."""
    findings = []
    for rule, severity, message, remedy, file, line, column, width, quote in lists:
        texts, numbers = (rule, message, remedy, file, quote), (line, column, width)
        if severity not in SEVERITIES or not all(type(text) is str for text in texts):
            raise TypeError
        if not all(type(number) is int for number in numbers):
            raise TypeError
        findings.append(Finding(rule, Place(file, line, column, width, quote), message, remedy, severity))
    return findings


def _result(plain: Any) -> CheckResult:
    """The result that `_as_plain` was given. Raises ValueError, TypeError or KeyError for anything else."""
    findings, definitions, headlines = findings_from_lists(plain["findings"]), plain["definitions"], plain["headlines"]
    is_sound = type(definitions) is int and type(headlines) is dict
    if not is_sound or not all(type(text) is str for pair in headlines.items() for text in pair):
        raise TypeError
    return CheckResult(findings, definitions, headlines)
