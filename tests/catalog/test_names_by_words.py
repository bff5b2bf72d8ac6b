"""Ids by the words of their names: the same are found as by comparing with every name, and few are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import names_by_words
from interlock.catalog.names_by_words import NamesByWords
from tests.conftest import examples

NAMES = st.lists(
    st.sampled_from(["team", "desk", "plumber", "plumbing", "plumbers", "of", "a"]), min_size=1, max_size=3, unique=True
)


def found_among_all(named: list[tuple[str, frozenset[str]]], asked: set[str]) -> list[str]:
    """The ids by comparing with every name, in the three ways, the next where one finds none."""
    whole = [id for id, known in named if asked <= known]
    fewer = [id for id, known in named if len(known) > 1 and known < asked]
    endings = [id for id, known in named if names_by_words._differ_in_endings(asked, known)]
    return list(dict.fromkeys(whole or fewer or endings))


@examples(200)
@given(st.lists(NAMES, max_size=6), NAMES)
def test_the_same_are_found_as_among_all(names: list[list[str]], asked: list[str]) -> None:
    named = [(f"id-{number}", frozenset(words)) for number, words in enumerate(names)]
    assert NamesByWords(named).ids(" ".join(asked)) == found_among_all(named, set(asked))


def test_what_most_names_share_compares_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """With three thousand names and as many that are nobody's, comparing each with each took half a minute."""
    monkeypatch.setattr(names_by_words, "_differ_in_endings", lambda asked, known: pytest.fail(f"{asked} compared with {known}"))
    names = NamesByWords([(f"team-{number}", frozenset(("team", str(number)))) for number in range(100)])
    assert names.ids("team 7") == ["team-7"]
    assert names.ids("team x") == []
