"""The Markdown extension: references and terms of a handbook in the pages of any site that Python-Markdown makes."""

import logging
import re

import markdown
import pytest

from interlock.doors.python_markdown import HandbookExtension
from tests.conftest import ROOT, Handbook


def page(text: str, **options: str) -> str:
    given = {"handbook": str(ROOT), "address": "/handbook/"} | options
    return markdown.markdown(text, extensions=["toc", "fenced_code", "attr_list", "admonition", HandbookExtension(**given)])


def test_a_reference_becomes_a_link() -> None:
    assert page("See [[promise/answer-calls]].") == (
        '<p>See <a href="/handbook/promises/answer-calls/">Calls answered within 20 seconds</a>.</p>'
    )
    assert '<a href="https://ours.example/h/promises/answer-calls/">twenty seconds</a>' in page(
        "[[promise/answer-calls|twenty seconds]]", address="https://ours.example/h"
    )


def test_a_term_gets_its_definition_as_a_tooltip() -> None:
    made = page("A letter goes by hybrid mail.")
    assert '<a class="interlock-term" href="/handbook/glossary/hybrid-mail/" title="' in made
    assert made.endswith(">hybrid mail</a>.</p>")


@pytest.mark.parametrize(
    "text",
    [
        "`hybrid mail` and `[[promise/answer-calls]]`",
        "```\nhybrid mail [[promise/answer-calls]]\n```",
        "# Hybrid mail\n",
        "Hybrid mail\n-----------\n",
        "[hybrid mail](https://post.example/)",
        '<img alt="hybrid mail" src="a.png">',
        '[words](a.md){ title="hybrid mail" }',
        "{{ hybrid mail }}",
        '!!! note "Hybrid mail"\n    Words.\n',
    ],
)
def test_what_is_no_running_text_stays(text: str) -> None:
    plain = markdown.markdown(text, extensions=["toc", "fenced_code", "attr_list", "admonition"])
    assert page(text) == plain


def test_what_is_not_there_stays_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert page("See [[promise/no-such]].") == "<p>See [[promise/no-such]].</p>"
    assert "`[[promise/no-such]]` names nothing" in caplog.text


def test_the_public_sees_nothing_of_staff() -> None:
    assert "scan-post-same-day" in page("[[promise/scan-post-same-day]]")
    assert page("[[promise/scan-post-same-day]]", audience="public") == "<p>[[promise/scan-post-same-day]]</p>"


@pytest.mark.parametrize(
    ("options", "told"), [({"handbook": "nowhere"}, "no handbook in nowhere"), ({"audience": "all"}, "one of")]
)
def test_wrong_options_say_what_to_write(options: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        page("Words.", **options)


def test_an_edit_is_seen(tiny: Handbook) -> None:
    text, folder = "[[promise/permit-in-five-days]]", tiny({})
    assert "Newly" not in page(text, handbook=str(folder))
    file = folder / "standards/promises/permit-in-five-days.yml"
    file.write_text(re.sub("^title: ", "title: Newly ", file.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    assert "Newly" in page(text, handbook=str(folder))
