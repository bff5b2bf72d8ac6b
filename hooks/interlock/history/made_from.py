"""A fingerprint of everything that a result is made from: files of the handbook, settings, day, program and libraries.

Equal fingerprints mean equal results, so a command need not work out again what it worked out before. This module imports little,
because loading would take most of the time of such a command. The fingerprint is of bytes, never of the times of files, which git
sets anew.
"""

import datetime
import hashlib
import os
import stat
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interlock.sources.disk.folders import CONFIGURATIONS, HANDBOOK_FOLDERS, LARGEST_PUBLISHED, configuration_in
from interlock.sources.media.picture_details import ENDINGS_OF_PICTURES, read_of_picture
from interlock.sources.settings.named_in_settings import paths_named_in
from interlock.sources.settings.site_around import SiteAround, configurations_near, site_around

PROGRAM = Path(__file__).parents[1]
# What a check looks for in the handbook's own folder. The file of the organisation may stand there by mistake.
_BESIDE = ("organisation.yml", *CONFIGURATIONS, *HANDBOOK_FOLDERS)
# Seconds. A file that was changed so shortly before it was read may change again and keep its time.
_SETTLED = 0.1


class CannotTell(Exception):
    """The state of something cannot be told from bytes: of a link, a pipe, a huge file, or a folder that may not be read."""


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The fingerprint of what a check reads.

    `state`: a hash of the sizes and times of its files, which shows whether one changes while it is read. `is_settled`: whether
    any later change would show there, because the last one was long enough ago. `rest`: the fingerprint of everything but the
    texts of definitions; `program`: that of the program and its libraries alone. `definitions`: the bytes of the files that may
    be definitions, by path.
    """

    fingerprint: str
    state: str
    is_settled: bool
    rest: str = ""
    program: str = ""
    definitions: dict[str, bytes] = field(default_factory=dict, repr=False)


def checked_from(handbook: Path, today: datetime.date) -> MadeFrom | None:
    """The fingerprint of what a check of a handbook is made from; None where it cannot be told."""
    settled, is_settled = time.time() - _SETTLED, True
    texts, rest, states = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()
    definitions: dict[str, bytes] = {}
    try:
        program = program_fingerprint()
        rest.update(f"{program}\n{settings_and_text(handbook)}\n{today.isoformat()}\n".encode("utf-8", "surrogateescape"))
        for name, path, state in _all_entries(handbook):
            rest.update(f"{name}\n{stat.S_IFMT(state.st_mode)}\n".encode("utf-8", "surrogateescape"))
            states.update(_state(state))
            if path and stat.S_ISREG(state.st_mode):
                is_settled &= max(state.st_ctime, state.st_mtime) < settled
                data, part = _read_by_check(name, path), rest
                if may_be_definition(name):
                    definitions[name], part = data, texts
                part.update(b"%d\n" % len(data))
                part.update(data)
    except (OSError, ValueError, CannotTell):
        return None
    everything = hashlib.sha256(f"{rest.hexdigest()} {texts.hexdigest()}".encode()).hexdigest()
    return MadeFrom(everything, states.hexdigest(), is_settled, rest.hexdigest(), program, definitions)


def program_fingerprint() -> str:
    """The fingerprint of the program and of the packages that are installed with it."""
    found = hashlib.sha256("\n".join([sys.platform, *libraries()]).encode("utf-8", "surrogateescape"))
    for name, path, state in _entries_below(str(PROGRAM), ""):
        if path and stat.S_ISREG(state.st_mode):
            data = bytes_of(path)
            found.update(b"%b\n%d\n%b" % (name.encode("utf-8", "surrogateescape"), len(data), data))
    return found.hexdigest()


def may_be_definition(name: str) -> bool:
    """Whether a file may be a definition, by its path in the handbook."""
    return name.startswith(("standards/", "glossary/")) and name.endswith(".yml") and name != "standards/organisation.yml"


def seems_as_it_was(handbook: Path, made_from: MadeFrom) -> bool:
    """Whether no file of the handbook seems to have changed since the fingerprint was taken.

    This is certain only if the fingerprint `is_settled`, because two changes in the same moment have the same time.
    """
    states = hashlib.sha256()
    try:
        for _, _, state in _all_entries(handbook):
            states.update(_state(state))
    except (OSError, CannotTell):
        return False
    return states.hexdigest() == made_from.state


def _state(state: os.stat_result) -> bytes:
    if stat.S_ISDIR(state.st_mode):
        return b"folder\n"
    return b"%d %d %d %d %d\n" % (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_mode)


def bytes_of(path: str) -> bytes:
    """The bytes of a file, read without a buffer, which would cost more than reading thousands of small files.

    Raises CannotTell for a file that is larger than any of a handbook may be, because there may not be enough memory.
    """
    with open(path, "rb", buffering=0) as file:
        if os.fstat(file.fileno()).st_size > LARGEST_PUBLISHED:
            raise CannotTell
        return file.readall()


def _read_by_check(name: str, path: str) -> bytes:
    """What a check reads of a file: of pictures and videos, which may be gigabytes in all, only their details."""
    return read_of_picture(Path(path)) if name.lower().endswith(ENDINGS_OF_PICTURES) else bytes_of(path)


def _all_entries(handbook: Path) -> Iterator[tuple[str, str, os.stat_result]]:
    """Every file and folder that a check may look at: its name, its path (empty where its bytes do not count), and its state."""
    for name in _BESIDE:
        with suppress(FileNotFoundError):
            yield f"beside {name}", "", _plain_state(os.lstat(handbook / name))
    for entry in sorted(os.scandir(handbook), key=lambda entry: entry.name):
        if entry.name.lower().endswith((".yml", ".yaml")) and entry.is_file(follow_symlinks=False):
            yield f"beside {entry.name}", entry.path, entry.stat()
    for folder in HANDBOOK_FOLDERS:
        yield from _entries_below(str(handbook / folder), f"{folder}/")
    for file in configurations_near(handbook):  # also one that was only meant for us
        yield f"around {file}", str(file), _plain_state(os.lstat(file))
    if site := site_around(handbook):
        yield from _entries_of(site, handbook)


def _entries_of(site: SiteAround, handbook: Path) -> Iterator[tuple[str, str, os.stat_result]]:
    """The configuration of the site in which a handbook stands, and its pages. Of other files only the names count."""
    if not site.is_read_whole:
        raise CannotTell
    yield f"site {site.given!r} {_is_there(site.given, site.file.parent)}", "", os.lstat(site.file)
    if site.pages and site.docs != Path(os.path.abspath(handbook)) / "docs":
        for name, path, state in _entries_below(str(site.docs), f"{site.docs}/"):
            yield f"site {name}", path if name.endswith(".md") else "", state


def _entries_below(folder: str, within: str) -> Iterator[tuple[str, str, os.stat_result]]:
    """The entries below a folder in a fixed order, as in `_all_entries`. Of hidden files, which nobody reads, names count."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        name, state = f"{within}{entry.name}", _plain_state(entry.stat(follow_symlinks=False))
        is_hidden = entry.name.startswith(".")
        yield name, "" if is_hidden else entry.path, state
        if stat.S_ISDIR(state.st_mode) and not is_hidden:
            yield from _entries_below(entry.path, f"{name}/")


def _plain_state(state: os.stat_result) -> os.stat_result:
    """The state of a file or a folder. Raises CannotTell for all else: what a link leads to may change, and the link does not."""
    if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):
        raise CannotTell
    return state


def settings_and_text(handbook: Path) -> str:
    """The settings in `mkdocs.yml`, with inherited files and environment variables, and its text, whose places findings name.

    Raises OSError or CannotTell where it cannot be read.
    """
    file = configuration_in(handbook)
    if not file.is_file():
        return ""
    # Imported here because few handbooks need it, and a parser of YAML takes long to load.
    from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration

    try:
        given = read_configuration(file)
        return f"{given!r} {_is_there(given, handbook)} {file.read_text(encoding='utf-8')}"
    except ConfigurationError as error:
        raise CannotTell from error


def _is_there(given: dict[str, Any], folder: Path) -> list[bool]:
    """For each file and folder that a configuration names, whether it exists. `folder`: that of the configuration."""
    return [os.path.exists(folder / path) for path in paths_named_in(given) if "\0" not in path]


def libraries() -> list[str]:
    """The names and versions of all installed packages: pip keeps a folder of that name for each."""
    names: set[str] = set()
    for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        with suppress(OSError):
            names |= {name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info"))}
    return [sysconfig.get_python_version(), *sorted(names)]
