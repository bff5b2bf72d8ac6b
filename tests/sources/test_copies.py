"""What a file's name says when it is that of a copy, as sync programs, file managers, merges and editors write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.sources.disk import copies
from interlock.sources.disk.copies import CopyName, copy_named
from interlock.sources.disk.file_names import fault_of_name

CERTAIN = """
card (Desk PC's conflicted copy 2026-11-02).yml
card (conflicted copy 2026-11-02 101010).yml
card (Konflikt mit PC 2026-11-02).yml
card (Copie en conflit de PC 2026-11-02).yml
card (Case Conflict).yml
card (SFConflict desk@example.org 2026-11-02-10-10-10).yml
card [conflicted].yml
card_conflict-20261102-101010.yml
card.sync-conflict-20261102-101010-ABCDEFG.yml
card_LOCAL_1234.yml
card.REMOTE.1234.yml
card-conflict-20261102-101010.yml
card (Autosaved).yml
"""
BESIDE_IT = """
card (1).yml
card 2.yml
card - Copy.yml
card - Copy (2).yml
Copy of card.yml
card copy 2.yml
card - Kopie.yml
Kopie von card.yml
Copie de card.yml
card - コピー.yml
card-DESKTOP-1AB2C3.yml
card_old.yml
card 2026-11-02.yml
card.yml~
card.yml.~1~
card.yml.orig
card.yml (1)
"""
NO_COPIES = """
policy (conflict of interest).yml
handling conflict.yml
photocopy.yml
Copy rooms.yml
office copy.yml
house 7.yml
form (2).yml
minutes 2026.11.24.yml
"""


@pytest.mark.parametrize("name", CERTAIN.strip().splitlines())
def test_some_names_say_it_by_themselves(name: str) -> None:
    assert copy_named(name, ()) == CopyName("card.yml", True)


@pytest.mark.parametrize("name", BESIDE_IT.strip().splitlines())
def test_other_names_say_it_beside_the_original(name: str) -> None:
    found = copy_named(name, {"card.yml"})
    assert found is not None and found.original == "card.yml"
    assert copy_named(name, {"other.yml"}) is None


@pytest.mark.parametrize("name", NO_COPIES.strip().splitlines())
def test_names_of_things_of_their_own(name: str) -> None:
    assert copy_named(name, {"card.yml"}) is None


def test_a_valid_id_is_no_sure_copy() -> None:
    assert copy_named("key-copy.yml", {"key.yml"}) == CopyName("key.yml", False)


PIECES = [
    *("card", "Card", "key", "-", "_", " ", ".", "copy", "Copy of ", "kopie von ", "(1)", "[conflict]", "old", "2", "2026-11-02"),
    *("conflict-20261102", "~", "#", ".orig", ".csv", "-PC", ".LOCAL.1"),
]


@given(name=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join), ending=st.sampled_from([".csv", ""]))
def test_quick_tests_miss_no_copy(name: str, ending: str) -> None:
    beside = {"card.csv", "key.csv", "card-key.csv"}
    with pytest.MonkeyPatch.context() as patched:
        found = copy_named(name + ending, beside)
        patched.setattr(copies, "may_be_id", lambda stem: False)
        patched.setattr(copies, "_holds_name_of", lambda *names: True)
        assert found == copy_named(name + ending, beside)


@pytest.mark.parametrize("name", ["con", "AUX.md", "com1.tar.gz", "a:b.md", "what?.md", "end.", "end ", "lpt1 .md"])
def test_names_that_windows_cannot_hold(name: str) -> None:
    assert fault_of_name(name) is not None


@pytest.mark.parametrize("name", ["console", "auxiliary.md", "com10", "a b.md", ".well-known", "Öffnung.md"])
def test_names_that_every_computer_can_hold(name: str) -> None:
    assert fault_of_name(name) is None
