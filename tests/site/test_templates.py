"""Templates: short lines, macros that use only their arguments, and values that are shown as what they are."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from pathlib import Path
from types import CodeType

from jinja2 import Environment, meta, nodes

from interlock.site.render import Renderer
from interlock.site.templates import PageEnvironment
from interlock.site.theme_folder import THEME

TEMPLATES = sorted([*THEME.glob("pages/*.html"), *THEME.glob("parts/**/*.html")])
COMPONENTS = sorted(THEME.glob("parts/components/*.html"))
# The variables of a page's template (see `Renderer`) and of the frame.
GIVEN = {"page", "head", "view", "root", "path", "frame", "contents"}
# Loop variables that blocks of the frame use.
IN_LOOP = {"item"}


@cache
def environment() -> Environment:
    return Renderer(THEME, site=None).environment


def named(template: Path) -> str:
    return template.relative_to(THEME).as_posix()


@cache
def trees() -> dict[str, nodes.Template]:
    """Every template as a tree, by its path in the theme."""
    loader = environment().loader
    assert loader
    sources = {named(path): loader.get_source(environment(), named(path).partition("/")[2])[0] for path in TEMPLATES}
    return {name: environment().parse(source) for name, source in sources.items()}


def imported(template: nodes.Template) -> set[str]:
    return {name for part in template.find_all(nodes.FromImport) for name in part.names if isinstance(name, str)}


def macros(template: nodes.Template) -> dict[str, nodes.Macro]:
    return {macro.name: macro for macro in template.find_all(nodes.Macro)}


def read_in(part: nodes.Node) -> set[str]:
    """The names that a node of a template reads but does not set; `site` is a global, `caller` belongs to macros."""
    tree = part if isinstance(part, nodes.Template) else nodes.Template([part])
    tree.set_environment(environment())
    own = {name.name for name in part.find_all(nodes.Name) if name.ctx == "store"}
    return meta.find_undeclared_variables(tree) - own - {"caller"}


def text_of(template: Path) -> str:
    return template.read_text(encoding="utf-8")


def test_lines_are_short_enough_for_a_diff() -> None:
    assert [(named(path), line) for path in TEMPLATES for line in text_of(path).splitlines() if len(line) > 130] == []


def test_a_macro_names_only_what_it_is_given() -> None:
    unknown = {
        (template, name): read_in(macro) - imported(tree) - set(macros(tree))
        for template, tree in trees().items()
        for name, macro in macros(tree).items()
    }
    assert {macro: names for macro, names in unknown.items() if names} == {}


# What leads to the context of a page in the code of its template.
_OF_CONTEXT = {"context", "resolve"}


def functions_in(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from functions_in(inner)


def keeping_context(tree: nodes.Template) -> list[str]:
    """The functions of the macros of a template that hold its context, which holds them in turn."""
    macros = nodes.Template([part for part in tree.body if isinstance(part, nodes.Macro | nodes.FromImport)])
    macros.set_environment(environment())
    compiled = compile(environment().compile(macros, raw=True), "", "exec")
    return [each.co_name for each in functions_in(compiled) if _OF_CONTEXT & {*each.co_freevars}]


def test_no_macro_keeps_the_context_of_its_page() -> None:
    """Otherwise, pages stay in memory with all that they show, until the garbage collector comes by: 50 MB of a large site."""
    pages = {name: tree for name, tree in trees().items() if name.startswith("pages/")}
    assert {name: kept for name, tree in pages.items() if (kept := keeping_context(tree))} == {}
    naming_root = environment().parse("{% macro link(path) %}{{ root }}{{ path }}{% endmacro %}")
    assert keeping_context(naming_root) == ["macro"]


def test_no_import_passes_the_context() -> None:
    passing = {name for name, tree in trees().items() if any(part.with_context for part in tree.find_all(nodes.FromImport))}
    assert passing == set()


def test_a_template_names_only_what_pages_are_given() -> None:
    unknown = {
        template: read_in(tree) - imported(tree) - set(macros(tree)) - GIVEN - IN_LOOP for template, tree in trees().items()
    }
    assert {template: names for template, names in unknown.items() if names} == {}


def called_in(tree: nodes.Template) -> set[str]:
    return {call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)}


def named_in(tree: nodes.Template) -> set[str]:
    return {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}


def test_imports_are_used() -> None:
    assert {template: unused for template, tree in trees().items() if (unused := imported(tree) - named_in(tree))} == {}


def test_every_component_is_used() -> None:
    called = {name for tree in trees().values() for name in called_in(tree)}
    assert {macro for path in COMPONENTS for macro in macros(trees()[named(path)])} - called == set()


# From the root, to a place on the page, to somebody, or to what a view names whole: the pages of other sites.
LEADS = re.compile(r"""(?:href|src|action)="(?!\{\{ root \}\}|\#|mailto:|\{\{ [\w.]*(?:href|url|source|meta\.\w+)\b)[^"]*\"""")


def test_no_link_is_relative_to_its_own_page() -> None:
    """Where a page stands is worked out once, when it is written: see `with_relative_links`."""
    assert {named(path): found for path in TEMPLATES if (found := LEADS.findall(text_of(path)))} == {}


def test_a_link_relative_to_its_page_is_found() -> None:
    found = LEADS.findall('<a href="book/">A</a> <a href="{{ path }}b/">B</a> <img src="c.png"> <a href="../d/">D</a>')
    assert found == ['href="book/"', 'href="{{ path }}b/"', 'src="c.png"', 'href="../d/"']


COMPUTED = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod)


def test_pictures_are_printed_not_computed() -> None:
    drawn = [named(path) for path in TEMPLATES if 'viewBox="0 0 {{' in text_of(path)]
    assert drawn and [(name, part.lineno) for name in drawn for part in trees()[name].find_all(COMPUTED)] == []


def test_a_macro_that_reads_from_its_caller_is_found() -> None:
    tree = environment().parse(
        "{% macro shown(words) %}{{ words }}{{ site }}{% set own = 1 %}{{ own }}{{ head.title }}{% endmacro %}"
    )
    assert read_in(macros(tree)["shown"]) == {"head"}


def test_equal_values_of_other_types_are_told_apart() -> None:
    for values in permutations([1, True, 1.0, "1"]):
        PageEnvironment.shown.cache_clear()
        assert {type(value): PageEnvironment.shown(value) for value in values} == {int: "1", bool: "True", float: "1", str: "1"}


def test_values_are_escaped_and_whole_numbers_have_no_decimals() -> None:
    assert [PageEnvironment.shown(value) for value in ("a < b", 1.5, 12.0)] == ["a &lt; b", "1.5", "12"]
