"""Counts the words to avoid in earlier git revisions of a handbook.

Every revision is searched for today's words, so that a newly avoided word is not an increase. Unchanged files are not read again,
so the time depends on what changed. A shallow clone, or no git at all, means no history, which is not an error.
"""

import datetime
import hashlib
import subprocess
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from interlock.catalog import catalog_of
from interlock.catalog.audience import Audience, seen_by
from interlock.history.repository import git
from interlock.history.unpacking import IncompleteRepository, contents, entries_at, write_inside
from interlock.questions.language.uses import Language
from interlock.sources.disk.folders import HANDBOOK_FOLDERS, configuration_in
from interlock.sources.disk.site_mark import MARK
from interlock.sources.disk.temporary_folders import temporary_folder
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.settings.excluded import excluded_from

_MOST_REVISIONS = 6
# If more files than this would have to be read, the oldest revisions are left out, so that readers do not have to wait.
MOST_FILES = 2_000

# The path of a file, and the id of its git blob.
File = tuple[str, str]


class Count(NamedTuple):
    """The number of words to avoid in the handbook on a day."""

    on: datetime.date
    words: int


class _NoHistory(Exception):
    """Git has no earlier revisions, or cannot read them."""


def words_to_avoid(folder: Path, language: Language, audience: Audience, today: datetime.date) -> list[Count]:
    """The counts at the first commits of the last twelve months, at most `_MOST_REVISIONS` of them, and last the count of today.

    Months are in UTC, counted back from the newest commit. Empty if fewer than two commits touched the handbook, or none before
    today. The result depends only on the commit, the files and the day. `language`: of what the audience may see today; as much
    is counted of each revision.
    """
    try:
        earlier = [(name, day) for name, day in _monthly(_commits(folder)) if day < today]
        now = _today(folder, language) if earlier else {}
        counts = _counted(folder, language, audience, earlier, dict(now))
    except _NoHistory:
        return []
    return [*counts, Count(today, sum(now.values()))] if counts else []


def _commits(folder: Path) -> list[tuple[str, datetime.date]]:
    """The commits that touched the handbook, with their days in UTC, the newest first; without those that no calendar has."""
    lines = _git(folder, "log", "--first-parent", "--format=%H %ct", "--", *HANDBOOK_FOLDERS).decode().splitlines()
    commits = [(name, _day_or_none(seconds)) for name, _, seconds in (line.partition(" ") for line in lines)]
    return [(name, day) for name, day in commits if day]


def _day_or_none(seconds: str) -> datetime.date | None:
    """The day of a commit, given as seconds since 1970. Other programs than git write commits without a date, or with any."""
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _monthly(commits: list[tuple[str, datetime.date]]) -> list[tuple[str, datetime.date]]:
    """The first commit of each month, the newest first; only every other one if there are more than `_MOST_REVISIONS`."""
    if len(commits) < 2:
        return []
    newest = _month(commits[0][1])
    firsts = {_month(day): (name, day) for name, day in commits if _month(day) > newest - 12}
    months = [firsts[month] for month in sorted(firsts, reverse=True)]
    return months[:: 1 if len(months) <= _MOST_REVISIONS else 2]


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month


def _counted(
    folder: Path, language: Language, audience: Audience, revisions: list[tuple[str, datetime.date]], counts: dict[File, int]
) -> list[Count]:
    """The count at each revision, the oldest first. `revisions`: their ids and days, the newest first. `counts`: those known."""
    read, found = 0, []
    for name, day in revisions:
        files = _files(folder, name)
        unknown = [file for file in files if file not in counts]
        read += len(unknown)
        if read > MOST_FILES:
            break
        counts |= _read(folder, unknown, language, audience)
        found.append(Count(day, sum(counts[file] for file in files)))
    return found[::-1]


def _today(folder: Path, language: Language) -> dict[File, int]:
    """The number of words to avoid in each file now."""
    words = _by_path(language)
    paths = [source.path for source in language.catalog.sources.values()]
    counts = {}
    for path in paths:
        with suppress(OSError):  # deleted meanwhile
            counts[path, _blob((folder / path).read_bytes())] = words[path]
    return counts


def _by_path(language: Language) -> Counter[str]:
    """The number of words to avoid in each definition and page; those in results are not counted."""
    return Counter(language.catalog.sources[found.where.key].path for found in language.avoided if found.where.row is None)


def _blob(content: bytes) -> str:
    """The id of a git blob with this content. In a repository with SHA-256 ids it matches nothing, and more files are read."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _files(folder: Path, revision: str) -> list[File]:
    """The regular files of the handbook at a revision."""
    entries = [entry for entry in entries_at(partial(_git, folder), revision, *HANDBOOK_FOLDERS) if entry.is_file]
    exported = tuple(entry.path.removesuffix(MARK) for entry in entries if entry.path.endswith(f"/{MARK}"))
    is_excluded = excluded_from(configuration_in(folder))
    return [
        (entry.path, entry.blob)
        for entry in entries
        if entry.path.endswith((".yml", ".md"))
        and not entry.path.startswith(exported)
        and not (entry.path.startswith("docs/") and is_excluded(entry.path.removeprefix("docs/")))
    ]


def _read(folder: Path, files: list[File], language: Language, audience: Audience) -> dict[File, int]:
    """The number of words to avoid in each of these files, which are read as a handbook of their own, with today's defaults."""
    if not files:
        return {}
    with temporary_folder() as earlier:
        for (path, _), content in zip(files, _contents(folder, [blob for _, blob in files]), strict=True):
            write_inside(earlier, path, content)
        catalog = catalog_of(read_handbook(earlier))
    now = language.catalog.organisation
    organisation = catalog.organisation.model_copy(update={"defaults": now.defaults, "language": now.language})
    seen = seen_by(replace(catalog, organisation=organisation), audience)
    words = _by_path(Language(seen, words=language.catalog))
    return {(path, blob): words[path] for path, blob in files}


def _contents(folder: Path, blobs: list[str]) -> list[bytes]:
    try:
        return contents(partial(_git, folder), blobs)
    except IncompleteRepository:
        raise _NoHistory from None


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    try:
        # A partial clone must not fetch missing objects: a build does not use the network.
        return git(folder, *arguments, stdin=stdin, GIT_NO_LAZY_FETCH="1")
    except (OSError, subprocess.CalledProcessError):
        raise _NoHistory from None
