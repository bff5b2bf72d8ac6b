"""The Markdown extension: references and terms of a handbook in the pages of any site that Python-Markdown makes."""

import logging
import re

import markdown
import pytest

from interlock.doors.python_markdown import HandbookExtension
from tests.conftest import ROOT, TINY, Handbook

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "admonition", "pymdownx.tabbed"]


def page(text: str, **options: str) -> str:
    given = {"handbook": str(ROOT), "address": "/handbook/"} | options
    return markdown.markdown(text, extensions=[*EXTENSIONS, HandbookExtension(**given)])


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


LINK = '<a href="/handbook/promises/answer-calls/">Calls answered within 20 seconds</a>'


@pytest.mark.parametrize(
    "text",
    [
        "!!! note\n    [[promise/answer-calls]]",
        "- one\n\n    [[promise/answer-calls]]",
        "> [[promise/answer-calls]]",
        '=== "Tab"\n\n    [[promise/answer-calls]]',
        "| a | b |\n|---|---|\n| [[promise/answer-calls|Calls answered within 20 seconds]] | c |",
        "| a | b |\n|---|---|\n| [[promise/answer-calls\\|Calls answered within 20 seconds]] | c |",
        r"[[promise/answer-calls\|Calls answered within 20 seconds]]",
        "## [[promise/answer-calls]]",
    ],
)
def test_references_work_in_blocks_of_all_kinds(text: str) -> None:
    assert LINK in page(text)


def test_words_of_a_link_hold_no_other_link() -> None:
    assert page("[see hybrid mail, [[promise/answer-calls]]](a.md)").count("<a ") == 1


def test_double_brackets_of_others_stay() -> None:
    assert page("[[Another page]] and [[notes/x|words]]") == "<p>[[Another page]] and [[notes/x|words]]</p>"


def test_a_term_is_marked_once_below_each_heading() -> None:
    made = page("# One\n\nhybrid mail, hybrid mail\n\n- hybrid mail\n\n## Two\n\n<a href='x'>hybrid mail</a>, hybrid mail")
    assert made.count("interlock-term") == 2
    assert "<a href='x'>hybrid mail</a>, <a " in made


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| `[[promise/answer-calls|x]]` | c |",
        "!!! note\n\n        [[promise/answer-calls]]\n",
        "    [[promise/answer-calls|x]] | c |\n",
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
    plain = markdown.markdown(text, extensions=EXTENSIONS)
    assert page(text) == plain


def test_what_is_not_there_stays_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert page("See [[promise/no-such]].") == "<p>See [[promise/no-such]].</p>"
    assert "`[[promise/no-such]]` names nothing" in caplog.text


def test_the_public_sees_nothing_of_staff() -> None:
    assert "scan-post-same-day" in page("[[promise/scan-post-same-day]]")
    assert page("[[promise/scan-post-same-day]]", audience="public") == "<p>a page inside the organisation</p>"
    assert page("[[promise/scan-post-same-day#due|soon]]", audience="public") == "<p>soon</p>"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"handbook": "nowhere"}, "/nowhere. Name its folder: `handbook: …`"),
        ({"handbook": str(TINY.parent)}, f"There is one in `{TINY.as_posix()}/`: write `handbook: {TINY.as_posix()}`"),
        ({"audience": "all"}, "one of"),
    ],
)
def test_wrong_options_say_what_to_write(options: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        page("Words.", **options)


def test_an_edit_is_seen(tiny: Handbook) -> None:
    text, folder = "[[promise/permit-in-five-days]]", tiny({})
    assert "Newly" not in page(text, handbook=str(folder))
    file = folder / "standards/promises/permit-in-five-days.yml"
    file.write_text(re.sub("^title: ", "title: Newly ", file.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    assert "Newly" in page(text, handbook=str(folder))
