"""Quotations that are empty within, line after line, are read in the time of their length."""

import pytest

from interlock.catalog.markdown_parser import new_parser


@pytest.mark.parametrize("lines", ["> > > \nx\n", "x\n> > > \n", "> - \nx\n"])
def test_empty_quotations_are_not_read_again_and_again(lines: str) -> None:
    env: dict[str, int] = {}
    new_parser().parse(lines * 600, env)
    assert list(env.values()) and max(env.values()) < 30 * 1_200


def test_a_long_letter_stays_quoted() -> None:
    tokens = new_parser().parse("> > > Dear all,\nwe are closed.\n" * 600)
    assert [token.type for token in tokens].count("blockquote_open") == 3
