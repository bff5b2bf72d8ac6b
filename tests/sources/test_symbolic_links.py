"""Symbolic links in a handbook: one within it is read, and any other is reported and not followed."""

from pathlib import Path

import pytest

from interlock.sources.disk.files import FoundFile, walk
from tests.conftest import Handbook, short, write
from tests.sources.bad_files import CUSTOMER, VISITORS


def test_a_link_to_nothing_is_told_as_broken(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / CUSTOMER).symlink_to("nowhere.yml")
    assert short(folder) == (
        f"{CUSTOMER}:1:1: error misplaced-file This link points to a file that does not exist. "
        "Delete the link, or put the file itself here.\n"
    )


def test_a_link_to_itself_is_told_as_broken(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / CUSTOMER).symlink_to(folder / CUSTOMER)
    assert "This link points to a file that does not exist" in short(folder)


def test_a_link_out_of_the_handbook(tiny: Handbook, tmp_path: Path) -> None:
    write(tmp_path / "secret.yml", VISITORS)
    folder = tiny({})
    (folder / CUSTOMER).symlink_to(tmp_path / "secret.yml")
    assert short(folder) == (
        f"{CUSTOMER}:1:1: error misplaced-file This link points out of the handbook. Put the file itself here.\n"
    )


def test_a_link_to_a_folder(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "standards/customers/more").symlink_to(folder / "standards/links")
    assert short(folder) == (
        "standards/customers/more:1:1: error misplaced-file This is a link to a folder. Put the folder itself here.\n"
    )


def test_a_handbook_folder_that_links_out_of_it(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    (folder / "docs").rename(tmp_path / "elsewhere")
    (folder / "docs").symlink_to(tmp_path / "elsewhere")
    assert short(folder) == "docs:1:1: error misplaced-file This link points out of the handbook. Put the file itself here.\n"


@pytest.mark.parametrize("link", ["mkdocs.yml", CUSTOMER, "docs/notes.txt"])
@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("../secret", "points out of the handbook"),
        (".git/config", "points to a hidden file"),
        ("docs/.env", "points to a hidden file"),
    ],
)
def test_links_to_secrets_are_not_read(link: str, target: str, told: str, tiny: Handbook) -> None:
    folder = tiny({})
    write(folder / target, "[http]\n\textraheader = secret\n")
    (folder / link).symlink_to(folder / target)
    output = short(folder)
    assert f"{link}:1:1: error misplaced-file This link {told}" in output and output.count("\n") == 1


@pytest.mark.parametrize("file", ["standards/links/front.yml", "glossary/permit.yml"])
def test_no_definition_is_published_by_a_link(file: str, tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "docs/front.txt").symlink_to(folder / file)
    assert "docs/front.txt:1:1: error misplaced-file This link would publish the file of a definition" in short(folder)


def test_a_folder_of_another_site_may_be_called_standards(tmp_path: Path) -> None:
    write(tmp_path / "standards/tone.md", "# Tone\n")
    (tmp_path / "tone.md").symlink_to(tmp_path / "standards/tone.md")
    found = [*walk(Path("handbook"), "docs", stands_at=tmp_path)]
    assert [each.path for each in found if isinstance(each, FoundFile)] == ["docs/tone.md", "docs/standards/tone.md"]
    assert len(found) == 2


def test_a_link_within_the_handbook_is_read(tiny: Handbook) -> None:
    folder = tiny({"docs/visitors.txt": VISITORS})
    (folder / CUSTOMER).symlink_to(folder / "docs/visitors.txt")
    assert short(folder) == ""
