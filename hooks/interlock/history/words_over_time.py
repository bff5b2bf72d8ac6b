"""How often words that we avoid today stood in earlier revisions: what git remembers of a handbook.

Every revision is read with today's words, so that a word newly avoided is no rise. A file that is as it was is not read again, so
the time taken follows from what changed. Whatever git cannot give, a short clone or no git at all, is no history and no fault.
"""

import datetime
import hashlib
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from interlock.catalog import catalog_of
from interlock.questions.language import Language
from interlock.sources.handbook import read_handbook

FOLDERS = ("standards", "glossary", "docs")
# In a large handbook that changed all over, the oldest revisions are left out sooner than that readers wait for them.
MOST_REVISIONS = 6
MOST_FILES = 2_000

# A file's path, and git's name for its content.
File = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Count:
    """How many words to avoid stood in the handbook on a day."""

    on: datetime.date
    words: int


class _NoHistory(Exception):
    pass


def words_to_avoid(folder: Path, language: Language, today: datetime.date) -> list[Count]:
    """The count at the first commit of each of the last twelve months that had one, at most six of them, and at last today's.

    Months are those of UTC, counted back from the newest commit. Empty where fewer than two commits touched the handbook, or
    none before today. The same commit, files and day give the same counts.
    """
    try:
        earlier = [(name, day) for name, day in _monthly(_commits(folder)) if day < today]
        counts = _counted(folder, language, earlier)
    except _NoHistory:
        return []
    return [*counts, Count(today, len(language.avoided))] if counts else []


def _commits(folder: Path) -> list[tuple[str, datetime.date]]:
    """The commits that touched the handbook, with their days, the newest first."""
    lines = _git(folder, "log", "--first-parent", "--format=%H %ct", "--", *FOLDERS).decode().splitlines()
    parts = [line.split() for line in lines]
    return [(name, datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()) for name, seconds in parts]


def _monthly(commits: list[tuple[str, datetime.date]]) -> list[tuple[str, datetime.date]]:
    """The first commit of each month, the newest first; every other one where there are more than six."""
    if len(commits) < 2:
        return []
    newest = _month(commits[0][1])
    firsts = {_month(day): (name, day) for name, day in commits if _month(day) > newest - 12}
    months = [firsts[month] for month in sorted(firsts, reverse=True)]
    return months[:: 1 if len(months) <= MOST_REVISIONS else 2]


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month


def _counted(folder: Path, language: Language, revisions: list[tuple[str, datetime.date]]) -> list[Count]:
    counts, read, found = _today(folder, language) if revisions else {}, 0, []
    for name, day in revisions:
        files = _files(folder, name)
        unknown = [file for file in files if file not in counts]
        read += len(unknown)
        if read > MOST_FILES:
            break
        counts |= _read(folder, unknown, language)
        found.append(Count(day, sum(counts[file] for file in files)))
    return found[::-1]


def _today(folder: Path, language: Language) -> dict[File, int]:
    """The words to avoid in each file as it stands now."""
    words = _by_path(language)
    paths = [source.path for source in language.catalog.sources.values()]
    return {(path, _blob((folder / path).read_bytes())): words[path] for path in paths}


def _by_path(language: Language) -> Counter[str]:
    return Counter(language.catalog.sources[found.where.key].path for found in language.avoided)


def _blob(content: bytes) -> str:
    """Git's name for a content. A checkout that names by SHA-256 only has more to read."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _files(folder: Path, revision: str) -> list[File]:
    """The plain files of the handbook at a revision."""
    lines = _git(folder, "ls-tree", "-r", "-z", revision, "--", *FOLDERS).decode("utf-8", "replace").split("\0")
    entries = [line.partition("\t") for line in lines if line.startswith("100")]
    return [
        (path, told.split()[2]) for told, _, path in entries if path.endswith((".yml", ".md")) and ".." not in path.split("/")
    ]


def _read(folder: Path, files: list[File], language: Language) -> dict[File, int]:
    """The words to avoid in each of these files, which are read on their own."""
    if not files:
        return {}
    with tempfile.TemporaryDirectory() as name:
        earlier = Path(name)
        for (path, _), content in zip(files, _contents(folder, [blob for _, blob in files]), strict=True):
            (earlier / path).parent.mkdir(parents=True, exist_ok=True)
            (earlier / path).write_bytes(content)
        words = _by_path(Language(catalog_of(read_handbook(earlier)), words=language.catalog))
    return {(path, blob): words[path] for path, blob in files}


def _contents(folder: Path, blobs: list[str]) -> Iterable[bytes]:
    told = _git(folder, "cat-file", "--batch", asked="".join(f"{blob}\n" for blob in blobs).encode())
    at = 0
    for blob in blobs:
        head, _, _ = told[at : at + 200].partition(b"\n")
        if not head.startswith(f"{blob} blob ".encode()):
            raise _NoHistory
        start = at + len(head) + 1
        at = start + int(head.rpartition(b" ")[2]) + 1
        yield told[start : at - 1]


def _git(folder: Path, *arguments: str, asked: bytes = b"") -> bytes:
    # A partial clone must not fetch what it lacks: building asks nothing of the network.
    offline = os.environ | {"GIT_NO_LAZY_FETCH": "1"}
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments], input=asked, capture_output=True, check=True, env=offline
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        raise _NoHistory from None
