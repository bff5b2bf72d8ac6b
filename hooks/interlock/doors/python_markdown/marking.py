"""References and terms of a handbook in pages that Python-Markdown makes, whoever runs it.

Python-Markdown decides what is running text, so references work in admonitions, tabs, lists and tables, and code stays as it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from interlock.catalog import WIKI, Key
from interlock.catalog.audience import HIDDEN_PAGE
from interlock.definitions import KINDS, Term
from interlock.definitions.named_parts import parts_of
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.markup import Wiki
from interlock.pages.page_context import PageContext
from interlock.questions.language.sentences import begins_sentence
from interlock.rules.engine.pages_of_theirs import nearly_named

# Priorities. After links, so that a reference within the words of a link does not become another link; before emphasis.
_AFTER_LINKS = 125
# When the elements of a page are there, before other extensions change their texts.
_AFTER_WORDS = 15
# Before tables and other blocks are looked for; when all HTML is in its place.
_FIRST, _LAST = 31, -10

_NAMES = frozenset(kind.name for kind in KINDS)
# Elements without running text, or that must not hold a link.
_NO_TEXT = frozenset((
    "a", "abbr", "button", "code", "kbd", "label", "math", "option", "pre", "samp", "script", "select", "style", "summary", "svg",
    "textarea", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_HEADING = lazy_pattern(r"h[1-6]")
# Attributes and expressions that other extensions and plugins read.
_EXPRESSION = lazy_pattern(r"\{[^{}\n]*\}")
# A piece of HTML that was set aside, and the tags that begin and end what has no running text.
_SET_ASIDE = lazy_pattern("\x02wzxhzdk:(\\d+)\x03")
_TAG = lazy_pattern(rf"<(/?)(?:{'|'.join(sorted(_NO_TEXT))})\b")

# In a row of a table, the bar of `[[kind/id|words]]` would end the cell. One after a backslash is taken for a sign of Markdown.
_BAR, _BAR_AFTER_BACKSLASH = "\ue003", "\ue004"


@dataclass(frozen=True, slots=True)
class PageOfOthers:
    """A page that is being made. `address` gives the link from it to a path of the handbook.

    `unknown` is called with a reference that names nothing.
    """

    address: Callable[[str], str]
    unknown: Callable[[str], None]


class MarkingExtension(Extension):
    """Makes links of references, and gives terms their definitions as tooltips. `page_of`: the page that is made, or None."""

    def __init__(self, context: PageContext, page_of: Callable[[Markdown], PageOfOthers | None]) -> None:
        super().__init__()
        self._context, self._page_of = context, page_of

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (its name in the library)
        """Called by the library."""
        md.preprocessors.register(_KeepCells(md), "interlock-cells", _FIRST)
        md.inlinePatterns.register(_References(md, self._context, self._page_of), "interlock-references", _AFTER_LINKS)
        md.treeprocessors.register(_Terms(md, self._context, self._page_of), "interlock-terms", _AFTER_WORDS)
        md.postprocessors.register(_PutBarsBack(md), "interlock-cells", _LAST)


class _KeepCells(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [WIKI.sub(_with_bars_aside, line) if line.count("|") > 1 or "\\|" in line else line for line in lines]


def _with_bars_aside(found: re.Match[str]) -> str:
    return found[0].replace("\\|", _BAR_AFTER_BACKSLASH).replace("|", _BAR)


class _PutBarsBack(Postprocessor):
    def run(self, text: str) -> str:
        return text.replace(_BAR, "|").replace(_BAR_AFTER_BACKSLASH, "\\|")


class _References(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, context: PageContext, page_of: Callable[[Markdown], PageOfOthers | None]) -> None:
        bars = f"|{_BAR}{_BAR_AFTER_BACKSLASH}"
        super().__init__(WIKI.pattern.replace(r"\|", f"[{bars}]").replace(r"[^\[\]|", rf"[^\[\]{bars}"), md)
        self._context, self._page_of = context, page_of

    def handleMatch(  # type: ignore[override]  # noqa: N802 (its name in the library)
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        page, target = self._page_of(self.md), m[1].strip()
        said = m[2] and m[2].replace(_BAR_AFTER_BACKSLASH, "|")
        if page is None or target.partition("/")[0] not in _NAMES:  # it may be another plugin's
            if page and self._is_nearly_ours(target):
                page.unknown(target)
            return None, None, None
        path = self._context.any_ref(target).path
        if path is None:
            page.unknown(target)
            words = said or (HIDDEN_PAGE if self._context.hides(target) else None)
            return (self.md.htmlStash.store(str(Markup("{}").format(words))), m.start(), m.end()) if words else (None, None, None)
        if self._lacks_part(target):
            page.unknown(target)
            path = path.partition("#")[0]
        words = self._context.words_of(Wiki(target, said, begins_sentence(data, m.start())))
        link = Markup('<a href="{}">{}</a>').format(page.address(path), words)
        return self.md.htmlStash.store(str(link)), m.start(), m.end()

    def _lacks_part(self, target: str) -> bool:
        """Whether it names a part, `#step`, which its definition does not have."""
        definition, (_, sign, part) = self._context.catalog.named(target), target.partition("#")
        return bool(sign) and definition is not None and part not in parts_of(definition)

    def _is_nearly_ours(self, target: str) -> bool:
        """Whether the kind alone is misspelt, so that it names a page of ours with one other letter or so."""
        meant = nearly_named(target)
        return meant is not None and self._context.any_ref(meant).path is not None


class _Terms(Treeprocessor):
    """Marks the first use of each term below each heading."""

    def __init__(self, md: Markdown, context: PageContext, page_of: Callable[[Markdown], PageOfOthers | None]) -> None:
        super().__init__(md)
        self._context, self._page_of = context, page_of

    def run(self, root: Element) -> None:
        if page := self._page_of(self.md):
            _MarkedPage(self.md, self._context, page).mark(root)


class _MarkedPage:
    """One page whose terms are marked. `_open`: how many elements without running text are open, in HTML that was set aside."""

    def __init__(self, md: Markdown, context: PageContext, page: PageOfOthers) -> None:
        self._md, self._context, self._page = md, context, page
        self._seen: set[Key] = set()
        self._open = 0

    def mark(self, element: Element) -> None:
        """Mark the terms in the texts of an element, in the order in which they are read."""
        if _HEADING.fullmatch(str(element.tag)):
            self._seen.clear()
        is_text = element.tag not in _NO_TEXT and "admonition-title" not in (element.get("class") or "")
        if is_text:
            element.text = self._marked(element.text)
        for child in element:
            if is_text:
                self.mark(child)
                child.tail = self._marked(child.tail)

    def _marked(self, text: str | None) -> str | None:
        if not text or isinstance(text, AtomicString):
            return text
        pieces, position = [], 0
        for aside in _SET_ASIDE.finditer(text):
            pieces += [*self._with_terms(text[position : aside.start()]), aside[0]]
            self._pass(str(self._md.htmlStash.rawHtmlBlocks[int(aside[1])]))
            position = aside.end()
        return "".join([*pieces, *self._with_terms(text[position:])])

    def _pass(self, html: str) -> None:
        for tag in _TAG.finditer(html):
            self._open = max(0, self._open + (-1 if tag[1] else 1))

    def _with_terms(self, text: str) -> Iterator[str]:
        position, apart = 0, [found.span() for found in _EXPRESSION.finditer(text)]
        for use in [] if self._open or not text.strip() else self._context.facts.language.uses_in(text, block=False):
            term = self._context.listed.get(use.term_key)
            is_apart = any(start <= use.start < end for start, end in apart)
            if use.kind == "term" and isinstance(term, Term) and not is_apart and use.term_key not in self._seen:
                self._seen.add(use.term_key)
                yield text[position : use.start] + self._md.htmlStash.store(self._link(term, text[use.start : use.end]))
                position = use.end
        yield text[position:]

    def _link(self, term: Term, words: str) -> str:
        path = self._context.to(term).path or ""
        link = Markup('<a class="interlock-term" href="{}" title="{}">{}</a>')
        return str(link.format(self._page.address(path), self._context.tooltip_of(term), words))
