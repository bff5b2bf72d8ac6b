"""The Jinja environment of the pages. Templates are compiled to faster code than Jinja's own, for the same HTML.

- A value that is HTML already is put in place without a call; anything else is escaped by `shown`.
- `a.b` is Python's own attribute, and a call a plain call: views are dataclasses, and no function takes Jinja's context.
- A block is joined to one text, which passes once through the templates around it, not piece by piece.
"""

import re
import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.site.minified import minified_template

# Marks a text as HTML. `Markup(text)` does the same, but first looks for a method of the text.
_as_markup: Callable[[str], str] = partial(str.__new__, Markup)


class _Compiler(CodeGenerator):
    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown = environment.shown")

    def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
        self.write(f"(_value if (_value := {finalize.src or '('}")

    def _output_child_post(self, node: Any, frame: Frame, finalize: Any) -> None:
        self.write(")).__class__ is Markup else shown(_value))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (Jinja's name)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.macro(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        if frame.block_frame:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        super().leave_frame(frame, with_python_scope)
        if frame.block_frame:
            self.writeline(f"yield concat({frame.buffer})")


class _PageTemplate(Template):
    def _get_default_module(self, ctx: object = None) -> TemplateModule:
        """The macros of a template for another one that imports them: the same for all, since all have the same globals."""
        found: TemplateModule | None = self._module
        return found or super()._get_default_module()


class PageEnvironment(Environment):
    """A Jinja environment with the compiler above."""

    code_generator_class = _Compiler
    template_class = _PageTemplate

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """A template, cached by its name alone: a page asks for a dozen, and Jinja's own cache tracks the order of use."""
        if not isinstance(name, str) or globals or self.overlayed:
            return super().get_template(name, parent, globals)
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent)
        return found

    @cached_property
    def _loaded(self) -> dict[str, Template]:
        return {}

    # Titles, paths, labels and the coordinates of pictures recur on every page, and the cache is asked without a call of Python.
    @staticmethod
    @lru_cache(maxsize=30_000, typed=True)
    def shown(value: Any) -> str:
        """A value as HTML: a whole number without decimals, anything else escaped."""
        return Markup(int(value)) if type(value) is float and value.is_integer() else escape(value)

    @staticmethod
    def macro(made: Macro) -> Callable[..., str]:
        """A macro as a function. Python itself fills in arguments that are left out; named ones go by way of Jinja."""
        function: Any = made._func
        if made.catch_kwargs or made.catch_varargs or made.caller:
            return made
        function.__defaults__ = (missing,) * len(made.arguments)

        def called(*given: Any, **named: Any) -> str:
            return made(*given, **named) if named else _as_markup(function(*given))

        return called


def page_environment(theme: Path, minified: bool) -> PageEnvironment:
    """The environment of the templates of a theme, with a cache of compiled ones.

    `minified`: for pages with our own frame. Generators that read our HTML as Markdown need all end tags.
    """
    loader = _MinifiedLoader if minified else _UnindentedLoader
    return PageEnvironment(
        loader=loader([theme / "pages", theme / "parts"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_template_cache_of(theme / "__pycache__", minified),
    )


class _UnindentedLoader(FileSystemLoader):
    """Removes the indentation of templates, which is 3 % of a site's bytes."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        text, name, is_fresh = super().get_source(environment, template)
        return _INDENTATION.sub("", text), name, is_fresh


class _MinifiedLoader(_UnindentedLoader):
    """Removes all that a browser does not need from the static text of templates."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        text, name, is_fresh = super().get_source(environment, template)
        return minified_template(text), name, is_fresh


_INDENTATION = lazy_pattern(r"^[ ]+", re.M)

# What compiled templates depend on beside their source.
_COMPILER = f"{jinja_version} {sha256(Path(__file__).read_bytes()).hexdigest()}"


class _TemplateCache(FileSystemBytecodeCache):
    """Caches compiled templates by their source: in memory, and beside the theme as Python keeps its compiled modules.

    Whoever may write there may change the program itself. Compiling all templates takes a second, loading them a hundredth.
    """

    def __init__(self, folder: Path, minified: bool) -> None:
        super().__init__(str(folder), "%s.minified" if minified else "%s.template")
        self._code: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """By the name alone, so that a copy of the program need not compile them again."""
        return super().get_cache_key(name)

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(_COMPILER + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            super().load_bytecode(bucket)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._remember(bucket)
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # a folder that cannot be written
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


_template_cache_of = lru_cache(_TemplateCache)
