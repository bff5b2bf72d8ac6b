"""Finds files of the site around a handbook that name a definition. An edit may not change them: they belong to the site."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from interlock.catalog import Key
from interlock.catalog.addresses import address_of
from interlock.findings.nouns import counted, listed
from interlock.sources import LARGEST_FILE
from interlock.sources.disk.folders import seen_from
from interlock.sources.settings.site_around import SiteAround, site_around

# At most this many files are named.
_MOST_NAMED = 5


def told_of_site(handbook: Path, key: Key) -> str:
    """A sentence on the site's pages and configuration that name a definition by an id which is no longer its own.

    Empty where nobody may look: the edit is done, and is not refused for what stands outside of the handbook.
    """
    try:
        site = site_around(handbook)
        return _told_of(site, handbook, key) if site else ""
    except OSError:
        return ""


def _told_of(site: SiteAround, handbook: Path, key: Key) -> str:
    names = re.compile(rf"(?<![\w-])(?:{re.escape(key.kind)}/|{re.escape(_folder_of(key))}){re.escape(key.id)}(?![\w-])".encode())
    found = [file for file in _files_of(site) if key.id.encode() in (text := readable_bytes(file)) and names.search(text)]
    if not found:
        return ""
    shown = [seen_from(handbook, file) for file in found[:_MOST_NAMED]]
    more = [counted(len(found) - len(shown), "other file")] if len(found) > len(shown) else []
    say = "says" if len(found) == 1 else "say"
    return f" Of the site around it, {listed([*shown, *more])} still {say} `{key.id}`: write the new id there."


def readable_bytes(file: Path) -> bytes:
    """The bytes of a file, without zeros, which are every other byte in UTF-16; empty where it cannot be read or is too large."""
    with suppress(OSError):
        if file.is_file() and file.stat().st_size <= LARGEST_FILE:
            return file.read_bytes().replace(b"\0", b"")
    return b""


def _folder_of(key: Key) -> str:
    """The folder of the site that has the page of a definition, such as `promises/`."""
    return address_of(key).strip("/").rpartition("/")[0] + "/"


def _files_of(site: SiteAround) -> Iterator[Path]:
    """The configuration and the pages of a site, without hidden folders. Links are not followed."""
    yield site.file
    for folder, folders, files in os.walk(site.docs if site.is_at_home else ""):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(".md"))
