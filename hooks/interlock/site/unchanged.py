"""Whether a build would write what already stands there: the same sources, settings, day and program, and a site left as it was.

What a site was made from is remembered outside of it, in the user's own cache, because it differs between machines that write the
same bytes. A cache that is missing or broken costs a build, and nothing else: no page comes from it.
"""

import datetime
import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interlock.history.made_from import CannotTell, bytes_of, may_be_definition, program_fingerprint, settings_and_text
from interlock.history.repository import state_of_history
from interlock.history.sealed_cache import SealedCache
from interlock.pages.settings import Settings
from interlock.site.theme_folder import THEME
from interlock.sources.disk.folders import HANDBOOK_FOLDERS

SITES = SealedCache("sites", "txt", most_bytes=1_000, most_files=200)


class SiteSources(NamedTuple):
    """What a site is made from: a fingerprint of everything, one of the rest without the texts of definitions, and those texts.

    The fingerprints are empty where something cannot be read, which a check then reports. `program`: that of the program and its
    libraries alone. `definitions`: bytes by path. `states`: a fingerprint of the times of all files, which differs if somebody
    saves one while the site is built.
    """

    fingerprint: str = ""
    rest: str = ""
    program: str = ""
    definitions: dict[str, bytes] = {}
    states: str = ""


def site_sources(handbook: Path, settings: Settings, today: datetime.date) -> SiteSources:
    """What the site of a handbook is made from."""
    states = _states(handbook)
    texts, rest = hashlib.sha256(), hashlib.sha256()
    definitions: dict[str, bytes] = {}
    try:
        program = program_fingerprint()
        others = (program, settings_and_text(handbook), repr(settings), today.isoformat(), state_of_history(handbook))
        rest.update("\n".join(others).encode("utf-8", "surrogateescape"))
        for name, entry in inputs(handbook):
            if not entry.is_file() or _leads_out(entry, handbook):  # reading a pipe or a device would never end
                return SiteSources()
            data, named, part = bytes_of(entry.path), name.encode("utf-8", "surrogateescape"), rest
            if may_be_definition(name):
                rest.update(b"%b\n" % named)
                definitions[name], part = data, texts
            part.update(b"%b\n%d\n%b" % (named, len(data), data))
    except (OSError, CannotTell):
        return SiteSources()
    everything = hashlib.sha256(f"{rest.hexdigest()} {texts.hexdigest()}".encode()).hexdigest()
    return SiteSources(everything, rest.hexdigest(), program, definitions, states)


def _leads_out(entry: "os.DirEntry[str]", handbook: Path) -> bool:
    """Whether a file is a link out of the handbook: to anything, which may have no end, or more bytes than there is memory."""
    return entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(os.path.realpath(handbook))


def is_still_so(handbook: Path, before: SiteSources) -> bool:
    """Whether nobody saved a file since `site_sources` looked at them."""
    return before.states == _states(handbook)


def _states(handbook: Path) -> str:
    found = hashlib.sha256()
    with suppress(OSError):
        for name, entry in inputs(handbook):
            state = entry.stat()
            line = f"{name}\n{state.st_ino} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}\n"
            found.update(line.encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def inputs(handbook: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Every file whose bytes count, except the program's, with a name: those of the handbook, by path, and of the theme."""
    for folder in HANDBOOK_FOLDERS:
        yield from _files(handbook / folder, f"{folder}/")
    yield from _files(THEME, "theme: ")


def _files(root: os.PathLike[str], within: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """All files below a folder with their names, in a fixed order, without compiled ones. Links to folders are not followed.

    `within`: what names begin with. Entries, not paths, because there are thousands, and each is looked at once.
    """
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            yield within + entry.name, entry
        elif entry.name != "__pycache__" and not entry.is_symlink():
            yield from _files(entry, f"{within}{entry.name}/")


def stands(site: Path, fingerprint: str) -> bool:
    """Whether a site was made from the same, and stands as it was left."""
    try:
        return bool(fingerprint) and SITES.read(site) == _state(site, fingerprint).encode()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: the user has no home
        return False


def remember(site: Path, fingerprint: str) -> None:
    """Remember what a site that was just written was made from. Where nothing can be kept, the next build writes it again."""
    if not fingerprint:
        return
    with suppress(OSError, RuntimeError):
        SITES.write(site, [_state(site, fingerprint).encode()])


def _state(site: Path, fingerprint: str) -> str:
    return f"{fingerprint} {_left(site)}\n"


def _left(site: Path) -> str:
    """A fingerprint of the names, sizes and times of a site's files."""
    found = hashlib.sha256()
    for name, entry in _files(site):
        state = entry.stat(follow_symlinks=False)
        line = f"{name}\n{state.st_size} {state.st_mtime_ns} {state.st_mode}\n"
        found.update(line.encode("utf-8", "surrogateescape"))
    return found.hexdigest()
