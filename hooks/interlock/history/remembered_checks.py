"""What the last check of a handbook found, kept in the user's cache folder under the fingerprint of all that it was made from.

A cache that is absent, broken or of another version costs a check and nothing else. It is believed only if nobody else can have
written it: folder and file belong to the user, and no others may read or write them. It is JSON, so reading it runs nothing.
"""

import hashlib
import json
import os
import stat
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from interlock.findings import Finding, Place
from interlock.history.made_from import MadeFrom, is_as_it_was

MOST_BYTES = 20_000_000
MOST_HANDBOOKS = 50  # those that were checked last are kept
_OTHERS = 0o077


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
        said = json.loads(_read_own(_file_of(handbook)))
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
            _write_own(_file_of(handbook), data)


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


def _read_own(file: Path) -> bytes:
    """The bytes of a file that only the user can have written. Raises OSError for any other."""
    _require_own(os.lstat(file.parent), stat.S_IFDIR)
    with open(file, "rb", opener=_open_no_link) as opened:
        state = os.fstat(opened.fileno())
        _require_own(state, stat.S_IFREG)
        if state.st_size > MOST_BYTES:
            raise OSError("larger than what is kept")
        return opened.read(MOST_BYTES)


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _require_own(state: os.stat_result, form: int) -> None:
    is_form = stat.S_IFMT(state.st_mode) == form
    if not is_form or (hasattr(os, "geteuid") and (state.st_uid != os.geteuid() or state.st_mode & _OTHERS)):
        raise PermissionError("others can write here")


def _write_own(file: Path, data: bytes) -> None:
    """Write a file that only the user can read or write, whole or not at all, and remove the oldest beyond the bound."""
    file.parent.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.parent.mkdir(exist_ok=True, mode=0o700)
    _require_own(os.lstat(file.parent), stat.S_IFDIR)
    beside = file.with_name(f".writing-{os.getpid()}-{threading.get_ident()}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(data)
        os.replace(beside, file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _remove_oldest(file.parent)


def _remove_oldest(folder: Path) -> None:
    files = sorted(folder.iterdir(), key=lambda each: each.lstat().st_mtime, reverse=True)
    for each in files[MOST_HANDBOOKS:]:
        each.unlink(missing_ok=True)
