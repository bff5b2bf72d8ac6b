"""Quotations that are empty within, line after line, are read in the time of their length."""

import pytest

from interlock.catalog.markdown_parser import new_parser
from interlock.catalog.markdown_parts import MAY_BE_TOO_DEEP, left_as_text
from interlock.rules.shared.markdown_slips import SLIPS


@pytest.mark.parametrize("lines", ["> > > \nx\n", "x\n> > > \n", "> - \nx\n"])
def test_empty_quotations_are_not_read_again_and_again(lines: str) -> None:
    env: dict[str, int] = {}
    new_parser().parse(lines * 600, env)
    assert list(env.values()) and max(env.values()) < 30 * 1_200


def test_a_long_letter_stays_quoted() -> None:
    tokens = new_parser().parse("> > > Dear all,\nwe are closed.\n" * 600)
    assert [token.type for token in tokens].count("blockquote_open") == 3


def levels_of_items(count: int) -> str:
    return "\n".join(f"{'  ' * level}- item {level}" for level in range(count)) + "\n\nAfter.\n"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (levels_of_items(9), None),
        (levels_of_items(10), "                  - item 9"),
        (levels_of_items(40), "                  - item 9"),
        ("> " * 19 + "deep\n\nAfter.\n", None),
        ("> " * 20 + "deep\n\nAfter.\n", "> > "),
        (">" * 60 + "deep\n\nAfter.\n", ">>>"),
        ("Words.\n\n" + "> > > \nx\n" * 3000 + "\n\nAfter.\n", "> > "),
        ("> > Said.\n\n> - one\n> - two\n\nAfter.\n", None),
        ("Words without quotations.\n\nAfter.\n", None),
    ],
)
def test_what_is_too_deep_is_told_and_never_lost(text: str, begins: str | None) -> None:
    """The parser drops what stands too deep, and all that follows it."""
    html = new_parser().render(text)
    assert html.rstrip().endswith("After.</p>")
    assert all(f"item {level}" in html for level in range(text.count("- item")))
    start = left_as_text(text)
    assert (start is None) == (begins is None) and (begins is None or text[start:].startswith(begins))


@pytest.mark.parametrize("value", ['"{}"', "'{}'", "|\n  {}", ">-\n  {}", '"Words.\\n\\n{}"'])
@pytest.mark.parametrize("signs", ["> " * 20, ">" * 20, "- " * 12])
def test_what_is_too_deep_is_found_in_any_style(value: str, signs: str) -> None:
    assert SLIPS.may_match(f"title: Front desk\nbody: {value.format(f'{signs}deep')}\n")


def test_texts_that_yaml_folds_are_not_too_deep() -> None:
    assert not MAY_BE_TOO_DEEP.search("summary: >-\n  Words.\nsteps:\n  - >\n    Words.\n")
