"""The Markdown extension `interlock.markdown`: references and terms of a handbook in the pages of another site.

Python-Markdown makes the pages of MkDocs, Zensical, Pelican and others. `[[promise/answer-calls]]` becomes a link to the handbook, and a term
one with its definition as the tooltip. What has no such page stays as it was typed, and is told in the log.

    markdown_extensions:
      - interlock.markdown:
          handbook: handbook
          address: /handbook/
"""

import logging
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markupsafe import Markup

from interlock.catalog import catalog_of, wiki_links
from interlock.catalog.audience import Audience, seen_by
from interlock.definitions import Term
from interlock.doors.clock import build_day
from interlock.pages.markup import Wiki
from interlock.pages.page_context import PageContext
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts
from interlock.questions.language.sentences import begins_sentence
from interlock.sources.handbook import read_handbook

# MkDocs counts what its loggers tell as warnings, so that a strict build stops.
_log = logging.getLogger("mkdocs.interlock.markdown")

# After white space is made regular, and before code and HTML are taken out of the text.
_PRIORITY = 29
# What is no running text: headings, whose anchors are made of their words; the first lines of admonitions and tabs; tags of HTML,
# attributes, and expressions of templates.
_NO_TEXT = re.compile(r"^ *(?:#|!!!|\?\?\?|===|:::|--8<--).*$|<[^<>]*>|\{[^{}\n]*\}", re.M)
_TITLE = re.compile(r"^(?:.+\n(?:=+|-+))[ \t]*$", re.M)


class _Mark(NamedTuple):
    """A stretch of the text, and the HTML in its place."""

    start: int
    end: int
    html: Markup


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
        if not (folder / "standards").is_dir() and not (folder / "glossary").is_dir():
            raise ValueError(f"interlock.markdown: there is no handbook in {folder}. Name its folder: `handbook: …`.")
        context = _context_of(folder, audience, _state_of(folder))
        md.preprocessors.register(_Marking(md, context, str(self.getConfig("address"))), "interlock", _PRIORITY)


class _Marking(Preprocessor):
    def __init__(self, md: Markdown, context: PageContext, address: str) -> None:
        super().__init__(md)
        self._context, self._address = context, address if address.endswith("/") else f"{address}/"

    def run(self, lines: list[str]) -> list[str]:
        text, found, position = "\n".join(lines), "", 0
        for mark in sorted([*self._references(text), *self._terms(text)]):
            if mark.start >= position:
                found += text[position : mark.start] + self.md.htmlStash.store(str(mark.html))
                position = mark.end
        return (found + text[position:]).split("\n")

    def _references(self, text: str) -> Iterator[_Mark]:
        for found in wiki_links(text):
            wiki = Wiki(found.text, found.words, begins_sentence(text, found.start))
            path = self._context.any_ref(wiki.target).path
            if path is None:
                _log.warning("`[[%s]]` names nothing in the handbook. Write `[[kind/id]]`.", wiki.target)
            else:
                words = self._context.words_of(wiki)
                yield _Mark(found.start, found.end, Markup('<a href="{}{}">{}</a>').format(self._address, path, words))

    def _terms(self, text: str) -> Iterator[_Mark]:
        apart = [match.span() for pattern in (_NO_TEXT, _TITLE) for match in pattern.finditer(text)]
        for use in self._context.facts.language.uses_in(text):
            term = self._context.listed.get(use.term_key)
            if use.kind == "term" and isinstance(term, Term) and not any(start <= use.start < end for start, end in apart):
                link = Markup('<a class="interlock-term" href="{}{}" title="{}">{}</a>')
                path = self._context.to(term).path
                yield _Mark(
                    use.start,
                    use.end,
                    link.format(self._address, path, self._context.tooltip_of(term), text[use.start : use.end]),
                )


def _state_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The names, sizes and times of the definitions, so that an edit is seen while a site is served."""
    return tuple(
        (entry.path, entry.stat().st_size, entry.stat().st_mtime_ns)
        for top in ("standards", "glossary")
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
    whole = catalog_of(read_handbook(folder))
    return PageContext(Facts(seen_by(whole, audience, drafts=False), build_day(), whole), Settings(audience=audience))


def makeExtension(**options: Any) -> HandbookExtension:  # noqa: N802 (its name in the library)
    """Called by the library where the module is named in place of the extension."""
    return HandbookExtension(**options)
