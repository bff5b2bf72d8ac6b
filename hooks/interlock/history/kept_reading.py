"""What was read of a handbook, kept in the user's cache: a file whose bytes are the same is not decoded again.

The cache is a pickle, which is read ten times as fast as YAML. Its seal is checked first (`sealed_cache`), so that a pickle from
elsewhere is not opened. Unpickling makes only values of definitions, references and results, and refuses the names of all other
classes. A cache that is absent, broken or of another version of the program costs time and nothing else.
"""

import pickle
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, is_dataclass
from datetime import date, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from pydantic import BaseModel

from interlock.catalog import Catalog, Key
from interlock.catalog.references import Reference
from interlock.definitions import KINDS, Definition, Organisation
from interlock.history.sealed_cache import SealedCache
from interlock.sources.disk.file_texts import is_text_of
from interlock.sources.handbook import Handbook, KnownFile, KnownFiles
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.settings.site_around import PagesOfSite
from interlock.sources.source import Source
from interlock.sources.yaml.yaml_reader import nodes_in

_READINGS = SealedCache("definitions", "pickle", most_bytes=200_000_000, most_files=20)
# The cache is not written anew while at most this many files differ from it.
_FEW = 20
# The classes, besides dataclasses, and the modules whose values the pickle may hold.
_MADE = (BaseModel, date, time, Decimal, tuple)
_MODULES = (
    "interlock.definitions.",
    "interlock.catalog.",
    "interlock.sources.tables.results_tables",
    "interlock.findings",
    "datetime",
    "decimal",
)
_SHARED = ("interlock.definitions.model", "_NONE")  # the empty list of all definitions
_MODELS = tuple(kind.model for kind in KINDS)


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What the cache holds of a handbook. `mark`: its length and checksum; empty where nothing is kept.

    `known`: the files that need not be read, because their bytes are the same now. `before`: the catalog as it was then, without
    sources, for its references. `texts`: the bytes that all files without faults had then, by path.
    """

    mark: str = ""
    known: KnownFiles = field(default_factory=KnownFiles)
    before: Catalog | None = None
    texts: Mapping[str, bytes] = field(default_factory=dict)


class _File(NamedTuple):
    """What is kept of the file of a definition."""

    key: Key
    data: bytes
    first: tuple[int, int] | None
    odd_unquoted: tuple[tuple[int, int], ...] | None
    may_have_empty_lists: bool
    status: str
    definition: Definition


def kept_reading(handbook: Path, program: str, just_read: Mapping[str, bytes]) -> KeptReading:
    """What this program kept of a handbook. `program`: its fingerprint. `just_read`: the bytes of definitions now, by path."""
    try:
        data = _READINGS.read(handbook)
        if not program or data[: len(program)] != program.encode():
            return KeptReading()
        files, tables, references, catalog = _Reader(BytesIO(data[len(program) :])).load()
        kept = {path: _File(*fields) for path, fields in files.items()}
        definitions = {each.key: each.definition for each in kept.values()}
        before = Catalog(
            results=[],
            sources={},
            definitions=definitions,
            references=list(map(Reference._make, zip(*references, strict=True))),
            **catalog,
        )
        known = {path: _known(path, each) for path, each in kept.items() if just_read.get(path) == each.data}
        texts = {path: each.data for path, each in kept.items()}
        return KeptReading(_mark([data]), KnownFiles(known, tables), before, texts)
    except Exception:  # whatever a broken pickle raises, which may be anything
        return KeptReading()


def read_again(
    handbook: Path,
    program: str,
    just_read: Mapping[str, bytes],
    meanwhile: Callable[[], object],
    pages: PagesOfSite | None = None,
) -> tuple[Handbook, KeptReading]:
    """Read a handbook, and decode only the files that are not kept. Arguments as in `kept_reading` and `read_handbook`."""
    kept = kept_reading(handbook, program, just_read)
    return read_handbook(handbook, pages=pages, known=kept.known, meanwhile=meanwhile, just_read=just_read), kept


def keep_reading(
    read: Handbook, catalog: Catalog, kept: KeptReading, program: str, just_read: Mapping[str, bytes]
) -> KeptReading:
    """Keep what has just been read, unless nearly all of it is kept already. Returns what is kept now, without its values."""
    faulty = {finding.place.file for finding in read.findings}
    sources = {key: read.sources[key] for key in read.definitions if read.sources[key].path not in faulty}
    files = {
        source.path: _kept_file(read, Key(*key), just_read[source.path])
        for key, source in sources.items()
        if is_text_of(source.text, just_read.get(source.path, b""))
    }
    is_whole = type(catalog.organisation) is Organisation  # what is left of one with faults is of a type of its own
    if not (program and is_whole) or (
        kept.mark and len(files) - len(kept.known.definitions) <= _FEW and read.tables == kept.known.tables
    ):
        return kept
    rest = {name: getattr(catalog, name) for name in ("organisation", "broken", "strayed", "former")}
    references = list(zip(*catalog.references, strict=True))  # field by field, which takes half of the time
    kept_files = {path: tuple(file) for path, file in files.items()}
    data = [program.encode(), pickle.dumps((kept_files, read.tables, references, rest), pickle.HIGHEST_PROTOCOL)]
    with suppress(OSError, RuntimeError):  # RuntimeError: the user has no home
        _READINGS.write(read.folder, data)
        return KeptReading(_mark(data), texts={path: file.data for path, file in files.items()})
    return kept


def _mark(pieces: Iterable[bytes | memoryview]) -> str:
    length = checksum = 0
    for piece in pieces:
        length, checksum = length + len(piece), crc32(piece, checksum)
    return f"{length} {checksum:x}"


def _kept_file(read: Handbook, key: Key, data: bytes) -> _File:
    source = read.sources[key]
    status = read.statuses.get(source.path, "")
    return _File(
        key, data, source.offsets_of_first_key(), source.odd_unquoted, source.may_have_empty_lists, status, read.definitions[key]
    )


def _known(path: str, kept: _File) -> KnownFile:
    if not isinstance(kept.definition, _MODELS) or not isinstance(path, str) or not isinstance(kept.status, str):
        raise TypeError
    source = Source(
        path,
        kept.data.decode("utf-8-sig"),
        reader=nodes_in,
        first=kept.first,
        odd_unquoted=kept.odd_unquoted,
        may_have_empty_lists=kept.may_have_empty_lists,
    )
    return KnownFile(source, kept.definition, kept.status)


class _Reader(pickle.Unpickler):
    """Makes nothing but the values of definitions, references and results."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a value. Raises UnpicklingError for anything else, which might run code when it is made."""
        is_ours = module.startswith(_MODULES) and "." not in name
        found = super().find_class(module, name) if is_ours else None
        is_value = isinstance(found, type) and found.__module__ == module and (issubclass(found, _MADE) or is_dataclass(found))
        if not is_value and (module, name) != _SHARED:
            raise pickle.UnpicklingError(f"{module}.{name} is no value")
        return found
