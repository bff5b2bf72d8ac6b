"""Renders a page's view with its template. The only user of Jinja. All values are escaped; an undefined name raises."""

import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from interlock.definitions.language_tags import direction_of
from interlock.findings.nouns import all_of, counted
from interlock.pages.content_policy import POLICY_ELEMENT
from interlock.pages.frame import Page, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, defined_once, with_relative_links, with_root
from interlock.site.chapters import Chapter, chapter_of, join_chapter, link_within_book

# In an installed package the theme lies in it, in a repository beside its sources.
THEME = next(folder for folder in (Path(__file__).parents[1] / "theme", Path(__file__).parents[3] / "theme") if folder.is_dir())


class _Compiler(CodeGenerator):
    """Compiles templates to escape with `_Environment.shown`, which takes a third of the time of Jinja's own escaping."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        self.write("environment.shown(")
        if finalize.src is not None:
            self.write(finalize.src)


class _Environment(Environment):
    code_generator_class = _Compiler

    @staticmethod
    def shown(value: Any) -> str:
        """A value as HTML: Markup unchanged, a whole number without decimals, anything else escaped."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[no-any-return]
        if kind is float and value.is_integer():
            return Markup(int(value))
        return _escaped(value) if kind is str and len(value) <= _SHORT else escape(value)


# Up to this many characters, escaped texts are cached: titles, paths and labels recur on every page.
_SHORT = 100
_escaped = lru_cache(maxsize=10_000)(escape)


# What compiled templates depend on beside their source.
_COMPILER = f"{jinja_version} {sha256(Path(__file__).read_bytes()).hexdigest()}"


class _TemplateCache(FileSystemBytecodeCache):
    """Caches compiled templates by their source: in memory, and beside the theme as Python keeps its compiled modules.

    Whoever may write there may change the program itself. Compiling all templates takes a second, loading them a hundredth.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), "%s.template")
        self._code: dict[tuple[str, str], bytes] = {}

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(_COMPILER + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)
            return
        super().load_bytecode(bucket)
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # a folder that cannot be written
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


_template_cache_of = lru_cache(_TemplateCache)


class Renderer:
    """Renders pages with the templates of a theme. `site` is what the frame of every page shows."""

    def __init__(self, theme: Path, site: object) -> None:
        self.theme, self.site = theme, site

    @cached_property
    def environment(self) -> Environment:
        """The Jinja environment, created once."""
        environment = _Environment(
            loader=_UnindentedLoader([self.theme / "pages", self.theme / "parts"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_template_cache_of(self.theme / "__pycache__"),
        )
        environment.globals.update(site=self.site, root=ROOT, content_policy=POLICY_ELEMENT)
        environment.filters["in_language"] = in_language
        environment.filters["code"] = as_code
        environment.filters["link_within_book"] = link_within_book
        environment.filters["counted"] = counted
        environment.filters["all_of"] = all_of
        return environment

    def prepare(self) -> None:
        """Compile all templates now, so that forked processes inherit them."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)

    def page(self, page: Page) -> str:
        """A page as HTML, frame included."""
        return with_relative_links(self._rendered(page, "frame.html"), page.path)

    def content(self, page: Page) -> str:
        """A page as HTML without the frame."""
        return with_relative_links(self._rendered(page, "bare.html"), page.path)

    def hosted(self, page: Page) -> str:
        """A page as content of another site. Its links begin with the placeholder, because only that site knows the addresses."""
        return self._rendered(page, "hosted.html", hosted=True)

    def _rendered(self, page: Page, frame: str, hosted: bool = False) -> str:
        template = self.environment.get_template(page.template)
        html = template.render(page=page, head=page.head, view=page.view, path=page.path, frame=frame, hosted=hosted)
        return defined_once(html)

    def frame_template(self, root: str) -> str:
        """The frame as a template for another generator that reads Jinja; `root` is its expression for the site's root."""

        def escape_for_jinja(value: object) -> Markup:
            return Markup(str(escape(value)).replace("{", "&#123;"))

        # Templates compiled with a finalizer must not be shared through the cache with other environments.
        environment = self.environment.overlay(finalize=escape_for_jinja, bytecode_cache=None)
        return with_root(environment.get_template("exported-frame.html").render(path="any/"), root)

    def chapter(self, page: Page) -> Chapter:
        """A page as a chapter of books."""
        return chapter_of(page, self.environment.get_template("chapters.html").module)

    def book(self, page: Page, chapters: Mapping[str, Chapter]) -> Page:
        """A book's page with the content of its chapters, given by id."""
        view: Any = page.view
        html = {bound.id: join_chapter(chapters[bound.id], bound.link_path) for bound in view.chapters}
        return replace(page, view=replace(view, chapter_html=html))

    def not_found(self, context: PageContext) -> str:
        """The 404 page. Its links are absolute, because it is shown at addresses of any depth."""
        head = plain_head(context, "Not found", "This page is not here", "", "404.html")
        page = Page("404.html", "404.html", head, None)
        return with_root(self._rendered(page, "frame.html"), urlsplit(context.settings.site_url).path or "/")


class _UnindentedLoader(FileSystemLoader):
    """Removes the indentation of templates, which is 3 % of a site's bytes."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        text, name, is_fresh = super().get_source(environment, template)
        return _INDENTATION.sub("", text), name, is_fresh


_INDENTATION = re.compile(r"^[ ]+", re.M)


def in_language(tag: str) -> Markup:
    """The attributes of an element in a language; nothing for an empty tag."""
    return Markup(' lang="{}" dir="{}"').format(tag, direction_of(tag)) if tag else Markup("")


def as_code(text: str) -> Markup:
    """A text as HTML in which words between backticks are code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part) for number, part in enumerate(parts)
    )
