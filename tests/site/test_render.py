"""Rendering: text is escaped, undefined names raise, and edited templates are compiled again."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from interlock.pages.frame import Page
from interlock.site.render import Renderer


def shown(theme: Path, template: str, view: Any) -> str:
    (theme / "pages").mkdir(exist_ok=True)
    (theme / "pages" / "page.html").write_text(template)
    return Renderer(theme, site=None).page(Page("a/", "page.html", head=None, view=view))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("Fish & <b>chips</b>", "Fish &amp; &lt;b&gt;chips&lt;/b&gt;"),
        ('"' + "long & " * 40, "&#34;" + "long &amp; " * 40),
        (Markup("<b>chips</b>"), "<b>chips</b>"),
        (7, "7"),
    ],
)
def test_plain_text_is_escaped(tmp_path: Path, value: Any, html: str) -> None:
    macro = "{% macro twice(it) %}{{ it }} {{ it }}{% endmacro %}"
    assert shown(tmp_path, macro + "<p>{{ view }}</p>{{ twice(view) }}", value) == f"<p>{html}</p>{html} {html}"


def test_an_undefined_name_raises(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        shown(tmp_path, "{{ view.nothing }}", {})
    with pytest.raises(UndefinedError):
        shown(tmp_path, "{{ nothing }}", {})


def test_macros_take_arguments_by_place_and_name(tmp_path: Path) -> None:
    macro = '{% macro pair(a, b="&", c=a) %}{{ a }}{{ b }}{{ c }}{% endmacro %}'
    assert shown(tmp_path, macro + '{{ pair(1) }} {{ pair(1, "<") }} {{ pair(1, c=3) }}', "") == "1&amp;1 1&lt;1 1&amp;3"


def test_a_macro_shows_what_its_caller_holds(tmp_path: Path) -> None:
    macro = "{% macro boxed(title) %}{{ title }}: {{ caller() }}{% endmacro %}"
    assert shown(tmp_path, macro + '{% call boxed("&") %}<i>{{ view }}</i>{% endcall %}', "<") == "&amp;: <i>&lt;</i>"


def test_an_edited_template_is_compiled_again(tmp_path: Path) -> None:
    assert shown(tmp_path, "before", None) == "before"
    assert shown(tmp_path, "after", None) == "after"
