"""Templates: short lines, and macros that use only their arguments."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from interlock.site.render import THEME, Renderer

TEMPLATES = sorted([*THEME.glob("pages/*.html"), *THEME.glob("parts/**/*.html")])
COMPONENTS = sorted(THEME.glob("parts/components/*.html"))
# The variables of a page's template (see `Renderer`) and of the frame.
GIVEN = {"page", "head", "view", "root", "path", "frame"}
# Loop variables that blocks of the frame use.
IN_LOOP = {"item"}

each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())


@pytest.fixture(scope="module")
def environment() -> Environment:
    return Renderer(THEME, site=None).environment


def parsed(template: Path, environment: Environment) -> nodes.Template:
    name = template.relative_to(THEME).as_posix().partition("/")[2]
    assert environment.loader
    return environment.parse(environment.loader.get_source(environment, name)[0])


def imported(template: nodes.Template) -> set[str]:
    return {name for part in template.find_all(nodes.FromImport) for name in part.names if isinstance(name, str)}


def macros(template: nodes.Template) -> dict[str, nodes.Macro]:
    return {macro.name: macro for macro in template.find_all(nodes.Macro)}


def read_in(part: nodes.Node, environment: Environment) -> set[str]:
    """The names that a node of a template reads but does not set; `site` is a global, `caller` belongs to macros."""
    tree = part if isinstance(part, nodes.Template) else nodes.Template([part]).set_environment(environment)
    own = {name.name for name in part.find_all(nodes.Name) if name.ctx == "store"}
    return meta.find_undeclared_variables(tree) - own - {"caller"}


@each_template
def test_lines_are_short_enough_for_a_diff(template: Path) -> None:
    assert [line for line in template.read_text(encoding="utf-8").splitlines() if len(line) > 130] == []


@each_template
def test_a_macro_names_only_what_it_is_given(template: Path, environment: Environment) -> None:
    tree = parsed(template, environment)
    known = imported(tree) | set(macros(tree))
    assert {name: unknown for name, macro in macros(tree).items() if (unknown := read_in(macro, environment) - known)} == {}


@each_template
def test_no_import_passes_the_context(template: Path, environment: Environment) -> None:
    assert not any(part.with_context for part in parsed(template, environment).find_all(nodes.FromImport))


@each_template
def test_a_template_names_only_what_pages_are_given(template: Path, environment: Environment) -> None:
    tree = parsed(template, environment)
    assert read_in(tree, environment) - imported(tree) - set(macros(tree)) - GIVEN - IN_LOOP == set()


@each_template
def test_imports_are_used(template: Path, environment: Environment) -> None:
    tree = parsed(template, environment)
    called = {call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)}
    assert imported(tree) - called == set()


def test_every_component_is_used(environment: Environment) -> None:
    called = {
        call.node.name
        for template in TEMPLATES
        for call in parsed(template, environment).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name)
    }
    assert {macro for template in COMPONENTS for macro in macros(parsed(template, environment))} - called == set()


# From the root, to a place on the page, to somebody, or to what a view names whole: the pages of other sites.
LEADS = re.compile(r"""(?:href|src|action)="(?!\{\{ root \}\}|\#|mailto:|\{\{ [\w.]*(?:href|url|source|meta\.\w+)\b)[^"]*\"""")


@each_template
def test_no_link_is_relative_to_its_own_page(template: Path) -> None:
    """Where a page stands is worked out once, when it is written: see `with_relative_links`."""
    assert LEADS.findall(template.read_text(encoding="utf-8")) == []


def test_a_link_relative_to_its_page_is_found() -> None:
    found = LEADS.findall('<a href="book/">A</a> <a href="{{ path }}b/">B</a> <img src="c.png"> <a href="../d/">D</a>')
    assert found == ['href="book/"', 'href="{{ path }}b/"', 'src="c.png"', 'href="../d/"']


@each_template
def test_pictures_are_printed_not_computed(template: Path, environment: Environment) -> None:
    is_drawn = 'viewBox="0 0 {{' in template.read_text(encoding="utf-8")
    computed = parsed(template, environment).find_all((nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod))
    assert not is_drawn or [part.lineno for part in computed] == []


def test_a_macro_that_reads_from_its_caller_is_found(environment: Environment) -> None:
    tree = environment.parse(
        "{% macro shown(words) %}{{ words }}{{ site }}{% set own = 1 %}{{ own }}{{ head.title }}{% endmacro %}"
    )
    assert read_in(macros(tree)["shown"], environment) == {"head"}
