"""View and template to page. The only user of Jinja; an undefined name is a fault of ours, and everything is escaped."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from interlock.findings.nouns import all_of, counted
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, plain_head
from interlock.pages.markup import phone_link
from interlock.pages.refs import ROOT, defined_once, led_from, placed
from interlock.site.chapters import Chapter, chapter_of, joined, led_into_book


class _Compiler(CodeGenerator):
    """Compiles templates so that what they show is escaped by `shown`, in a third of the time that Jinja's own way takes."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        self.write("environment.shown(")
        if finalize.src is not None:
            self.write(finalize.src)


class _Environment(Environment):
    code_generator_class = _Compiler

    @staticmethod
    def shown(value: Any) -> str:
        """A value as HTML: what is HTML already as it is, anything else escaped."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[no-any-return]
        return _escaped(value) if kind is str and len(value) <= _SHORT else escape(value)


# Short texts are shown again and again: titles, paths, words of the page.
_SHORT = 100
_escaped = lru_cache(maxsize=10_000)(escape)


class _Compiled(BytecodeCache):
    """What templates were compiled to, by their text: a site that is built again after an edit need not compile them again."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_compiled = _Compiled()


class Renderer:
    """Renders pages with the templates of a theme. `site` is what every page's frame shows."""

    def __init__(self, theme: Path, site: object) -> None:
        self.theme, self.site = theme, site

    @cached_property
    def environment(self) -> Environment:
        """Jinja, set up once."""
        environment = _Environment(
            loader=_Loader([self.theme / "pages", self.theme / "parts"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_compiled,
        )
        environment.globals.update(site=self.site, root=ROOT)
        environment.filters["phone"] = phone_link
        environment.filters["code"] = as_code
        environment.filters["led_into_book"] = led_into_book
        environment.filters["counted"] = counted
        environment.filters["all_of"] = all_of
        return environment

    def prepare(self) -> None:
        """Compile every template: before pages are shared among processes, so that each need not."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)

    def page(self, page: Page) -> str:
        """A page as HTML."""
        return placed(self._rendered(page, "frame.html"), page.path)

    def content(self, page: Page) -> str:
        """A page as HTML without the frame that is the same around all."""
        return placed(self._rendered(page, "bare.html"), page.path)

    def _rendered(self, page: Page, frame: str) -> str:
        template = self.environment.get_template(page.template)
        html = template.render(page=page, head=page.head, view=page.view, path=page.path, frame=frame)
        return defined_once(html)

    def frame_template(self, root: str) -> str:
        """The frame as a template in which another program, which reads Jinja as well, puts pages. `root` is in its words."""

        def harmless(value: object) -> Markup:
            return Markup(str(escape(value)).replace("{", "&#123;"))

        # What is compiled with a finalizer fits no other environment.
        environment = self.environment.overlay(finalize=harmless, bytecode_cache=None)
        return led_from(environment.get_template("exported-frame.html").render(path="any/"), root)

    def chapter(self, page: Page) -> Chapter:
        """A page as a chapter of books."""
        return chapter_of(page, self.environment.get_template("chapters.html").module)

    def book(self, page: Page, chapters: Mapping[str, Chapter]) -> Page:
        """A book's page with its chapters, which are given by their ids, filled in."""
        view: Any = page.view
        told = {bound.id: joined(chapters[bound.id], bound.whose) for bound in view.chapters}
        return replace(page, view=replace(view, told=told))

    def not_found(self, desk: Desk) -> str:
        """The page for addresses that lead nowhere: its links are absolute, because it is shown at any depth."""
        head = plain_head(desk, "Not found", "This page is not here", "", "404.html")
        page = Page("404.html", "404.html", head, None)
        return led_from(self._rendered(page, "frame.html"), urlsplit(desk.settings.site_url).path or "/")


class _Loader(FileSystemLoader):
    """Reads templates without their indentation, which on a site is one byte in thirty."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        text, name, is_fresh = super().get_source(environment, template)
        return _INDENTATION.sub("", text), name, is_fresh


_INDENTATION = re.compile(r"^[ ]+", re.M)


def as_code(text: str) -> Markup:
    """A text in which words between backticks are set as code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part) for number, part in enumerate(parts)
    )
