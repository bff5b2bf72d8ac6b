"""Odd names of files and folders, and two that mean one definition: each is reported by a finding."""

import os

import pytest

from interlock.sources.handbook_reader import read_handbook
from tests.conftest import Handbook, linux_only, posix_only, short
from tests.sources.bad_files import VISITORS
from tests.tiny_files import FRONT


@pytest.mark.parametrize("copy", ["front (1).yml", "front - Copy.yml", "front.yml (1)", "front.yml~"])
def test_a_copy_leaves_what_it_copies_whole(copy: str, tiny: Handbook) -> None:
    assert not read_handbook(tiny({f"standards/links/{copy}": FRONT})).broken


@linux_only
def test_two_names_that_differ_by_letter_case_alone(tiny: Handbook) -> None:
    assert short(tiny({"standards/customers/Residents.yml": VISITORS})) == (
        "standards/customers/Residents.yml:1:1: error duplicate-id The customer `residents` is already defined in "
        "`standards/customers/residents.yml`. Give one of the two files another name, or delete it.\n"
    )


@posix_only
def test_a_line_break_in_a_name_is_escaped(tiny: Handbook) -> None:
    assert short(tiny({"standards/customers/day\nvisitors.yml": VISITORS})) == (
        "standards/customers/day?visitors.yml:1:1: error bad-id `day?visitors` cannot be an id. "
        "Rename the file to `day-visitors.yml`.\n"
    )


@linux_only
def test_a_name_that_is_not_utf_8(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "standards/customers" / os.fsdecode(b"caf\xe9.yml")).write_text(VISITORS)
    assert short(folder) == (
        "standards/customers/caf?.yml:1:1: error bad-id `caf?` cannot be an id. Rename the file to `caf.yml`.\n"
    )


@pytest.mark.parametrize("name", ["standards/links/#front.yml#", "docs/#index.md#", "docs/~$list.xlsx"])
def test_what_stands_beside_an_open_file_is_ignored(name: str, tiny: Handbook) -> None:
    """Emacs keeps there what is not saved yet: for as long as somebody typed, nothing could be built."""
    assert short(tiny({name: "title: Fro"})) == ""


def test_a_folder_named_like_a_file(tiny: Handbook) -> None:
    folder = tiny({"standards/customers/old.yml/visitors.yml": VISITORS})
    assert short(folder) == (
        "standards/customers/old.yml:1:1: error misplaced-file `old.yml` is a folder, but is named like a file. "
        "Take the ending off its name.\n"
    )


@linux_only
def test_a_path_that_is_too_long(tiny: Handbook) -> None:
    deep = "/".join(["a" * 100] * 4)
    folder = tiny({f"docs/{deep}/page.md": "# Page\n"})
    assert short(folder) == (
        f"docs/{deep}:1:1: error misplaced-file The path of this is longer than 400 letters. "
        "Move it up, or shorten the names of its folders.\n"
    )
