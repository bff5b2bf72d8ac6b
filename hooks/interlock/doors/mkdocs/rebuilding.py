"""What a server tells, once, and tries again: a fault in `mkdocs.yml`, or what a system refuses, such as space on a full disk.

MkDocs would print a traceback, and answer no request until the next edit.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError as HostConfigurationError

from interlock.doors.mkdocs.checked_handbook import log
from interlock.findings.printable import printable
from interlock.findings.system_errors import FULL_DISK, TEMPORARY_FILES
from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration

_PAUSE = 1.0  # seconds until a build is tried again


class SystemRefusals:
    """What a system refuses while a handbook is served: each refusal is told once until something has worked again.

    `stops_build`: what keeps a build from being made, for as long as it is tried again. MkDocs answers no request meanwhile.
    """

    def __init__(self) -> None:
        self._told = ""
        self.stops_build: OSError | None = None

    def tell(self, error: OSError) -> None:
        """Log a refusal, unless it is the one that was logged last."""
        words = _words(error)
        if words != self._told:
            log.error("%s", words)
        self._told = words

    def are_over(self) -> None:
        """Tell the next refusal again, whatever it is."""
        self._told, self.stops_build = "", None

    def answer(self, error: OSError, start_response: Any) -> Iterable[bytes]:
        """Tell a refusal, and answer a request with it. The browser asks again."""
        self.tell(error)
        start_response("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8"), ("Refresh", "2")])
        return [f"{_words(error)}\n".encode()]


def _words(error: OSError) -> str:
    where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | Path) else ""
    if not where or Path(where).is_relative_to(tempfile.gettempdir()):
        where = TEMPORARY_FILES
    remedy = "Free some space; pages come again then." if error.errno in FULL_DISK else "Pages come again once that is mended."
    return f"{printable(where)} cannot be used: {error.strerror or error}. {remedy}"


def rebuilding(build: Callable[[], object], file: Path, refusals: SystemRefusals) -> Callable[[], None]:
    """A build that tells a fault in the configuration `file` as a sentence, and that is tried again where a system refuses it."""

    def built() -> None:
        while True:
            try:
                build()
            except HostConfigurationError as error:
                log.error("%s The site stays as it is until that is mended.", _reason(file) or f"{error}.")
            except OSError as error:
                refusals.tell(error)
                refusals.stops_build = error
                time.sleep(_PAUSE)
                continue
            else:
                refusals.are_over()
            return

    return built


def _reason(file: Path) -> str:
    """What is wrong with a configuration, in our words, or an empty text."""
    try:
        read_configuration(file)
    except ConfigurationError as error:
        return f"{str(error).rstrip('.')}."
    return ""
