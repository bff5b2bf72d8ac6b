"""Keeps compiled patterns beside the program, as Python keeps its compiled modules.

Compiling them anew is a tenth of a check of fifty definitions. Python pickles a pattern as its text, so this stores what `re`
makes of it, and hands it to the function that `re` itself calls. That is done for versions of Python that are known to have
both; for others, patterns are compiled each time, as they are where nothing can be written. A checksum tells a file that was
damaged, whose code might match other texts or never end. Whoever may write there may change the program itself.
"""

import atexit
import marshal
import os
import re
import sys
import zlib
from array import array
from contextlib import suppress
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr

_IS_KNOWN = sys.implementation.name == "cpython" and sys.version_info < (3, 15)
# More than the program has; beyond that, older ones are forgotten.
_MOST = 2_000

# A pattern: its flags, the number of its groups, those with a name, and its code.
_Parts = tuple[int, int, dict[str, int], bytes]
# By the text and the flags that were given.
_Kept = dict[tuple[str | bytes, int], _Parts]


class KeptPatterns:
    """A file of compiled patterns. `file`: None where there is no place for it."""

    def __init__(self, file: Path | None) -> None:
        self._file = file if _IS_KNOWN else None
        self._new: dict[tuple[str | bytes, int], re.Pattern[Any]] = {}

    def compiled(self, pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
        """A pattern from the file, or compiled now. Raises `re.error`."""
        kept = self._kept.get((pattern, flags))
        if kept:
            return _made(pattern, *kept)
        found = self._new[pattern, flags] = re.compile(pattern, flags)
        return found

    def keep(self) -> None:
        """Add to the file what was compiled in this process."""
        new, self._new = self._new, {}
        if not (self._file and new) or sys.dont_write_bytecode:
            return
        made = {key: _parts(found, *key) for key, found in new.items()}
        before = _read(self._file)
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            try:
                data = marshal.dumps((_made_by(), before | made if len(before) < _MOST else made))
                beside.write_bytes(_checksum(data) + data)
                os.replace(beside, self._file)
            finally:
                beside.unlink(missing_ok=True)

    @cached_property
    def _kept(self) -> _Kept:
        return _read(self._file) if self._file else {}


@cache
def kept_patterns() -> KeptPatterns:
    """Those of this program, which are kept when the process ends."""
    module = __spec__.cached
    kept = KeptPatterns(Path(module).with_suffix(".patterns") if module else None)
    atexit.register(kept.keep)
    return kept


def _read(file: Path) -> _Kept:
    """What a file holds; nothing where it is broken, or was made by another Python."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        whole = file.read_bytes()
        data = whole[_LENGTH_OF_CHECKSUM:]
        if whole.startswith(_checksum(data)):
            made_by, kept = marshal.loads(data)
            if made_by == _made_by() and isinstance(kept, dict):
                return kept
    return {}


_LENGTH_OF_CHECKSUM = 4


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_LENGTH_OF_CHECKSUM)


def _made_by() -> tuple[str, int, int]:
    """What the code of a pattern depends on besides its text and flags."""
    sre = import_module("_sre")
    return sys.version, sre.MAGIC, sre.CODESIZE


def _parts(found: re.Pattern[Any], pattern: str | bytes, flags: int) -> _Parts:
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    code = array("I", compiler._code(parser.parse(pattern, flags), flags))
    return found.flags, found.groups, dict(found.groupindex), code.tobytes()


def _made(pattern: AnyStr, flags: int, groups: int, names: dict[str, int], code: bytes) -> re.Pattern[AnyStr]:
    by_number = {number: name for name, number in names.items()}
    in_order = tuple(by_number.get(number) for number in range(groups + 1))
    found: re.Pattern[AnyStr] = import_module("_sre").compile(pattern, flags, array("I", code).tolist(), groups, names, in_order)
    return found
