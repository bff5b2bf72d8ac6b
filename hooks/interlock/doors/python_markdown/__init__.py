"""The Markdown extension `interlock.markdown`: references and terms of a handbook in the pages of another site.

Python-Markdown makes the pages of MkDocs, Zensical, Pelican and others. `[[promise/answer-calls]]` becomes a link to the
handbook, and a term one with its definition as the tooltip. A reference to nothing stays as it was typed, and is logged.

    markdown_extensions:
      - interlock.markdown:
          handbook: handbook
          address: /handbook/
"""

import logging
import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from markdown import Markdown
from markdown.extensions import Extension

from interlock.catalog import catalog_of
from interlock.catalog.audience import Audience, seen_by
from interlock.catalog.happened_by import happened_by
from interlock.doors.clock import build_day
from interlock.doors.python_markdown.marking import MarkingExtension, PageOfOthers
from interlock.pages.page_context import PageContext
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts
from interlock.sources.disk.folders import DEFINITION_FOLDERS, handbooks_below, is_handbook
from interlock.sources.handbook_reader import read_handbook

# MkDocs counts what its loggers tell as warnings, so that a strict build stops.
_log = logging.getLogger("mkdocs.interlock.markdown")


class HandbookExtension(Extension):
    """Marks references and terms. Options: the handbook's folder, its address on the site, who reads the site."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "handbook": [".", "The folder of the handbook"],
            "address": ["/handbook/", "The address of its pages, such as /handbook/ or https://intranet.example/handbook/"],
            "audience": ["staff", f"Who reads this site: {', '.join(get_args(Audience))}"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (its name in the library)
        """Called by the library."""
        folder, audience = Path(self.getConfig("handbook")), self.getConfig("audience")
        if audience not in get_args(Audience):
            raise ValueError(f"interlock.markdown: `audience` is one of {', '.join(get_args(Audience))}, not {audience!r}.")
        if not is_handbook(folder):
            below = next(((folder / name).as_posix() for name in handbooks_below(folder)), None)
            remedy = f"There is one in `{below}/`: write `handbook: {below}`." if below else "Name its folder: `handbook: …`."
            raise ValueError(f"interlock.markdown: there is no handbook in {folder.resolve()}. {remedy}")
        context = _context_of(folder, audience, _state_of(folder))
        page = PageOfOthers(_address_below(str(self.getConfig("address"))), _tell)
        MarkingExtension(context, lambda md: page).extendMarkdown(md)


def _address_below(root: str) -> Callable[[str], str]:
    return lambda path: f"{root.rstrip('/')}/{path}"


def _tell(target: str) -> None:
    _log.warning("`[[%s]]` names nothing in the handbook. Write `[[kind/id]]`.", target)


def _state_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The names, sizes and times of the definitions, so that an edit is seen while a site is served."""
    return tuple(
        (entry.path, entry.stat().st_size, entry.stat().st_mtime_ns)
        for top in DEFINITION_FOLDERS
        for entry in _files_below(folder / top)
    )


def _files_below(folder: Path) -> Iterator[os.DirEntry[str]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(Path(entry.path))
            elif entry.is_file():
                yield entry


@lru_cache(maxsize=2)
def _context_of(folder: Path, audience: Audience, state: object) -> PageContext:
    """The handbook, read once for all pages; `state` tells whether it has changed. What has faults is left out."""
    today = build_day()
    whole = happened_by(today, catalog_of(read_handbook(folder)))
    return PageContext(Facts(seen_by(whole, audience, drafts=False), today, whole), Settings(audience=audience))


def makeExtension(**options: Any) -> HandbookExtension:  # noqa: N802 (its name in the library)
    """Called by the library where the module is named in place of the extension."""
    return HandbookExtension(**options)
