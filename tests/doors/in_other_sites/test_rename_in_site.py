"""`interlock rename` of a handbook in somebody's site: its own pages are rewritten, those of the site are told."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.sources import LARGEST_FILE
from tests.conftest import write
from tests.doors.sites_around import OTHER_FOLDER, PLUGIN, site_with

NAMING = {
    "content/named.md": "# Named\n\n[[promise/permit-in-five-days|ours]]\n",
    "content/linked.md": "# Linked\n\n[ours](handbook/promises/permit-in-five-days.md#how)\n",
    "content/other.md": "# Other\n\n[[promise/permit-in-five-days-more]], permit-in-five-days, [x](promises/no-permit-in-five-days.md)\n",
    "content/.old/named.md": "[[promise/permit-in-five-days]]\n",
}


def renamed(handbook: Path) -> str:
    arguments = ["rename", "promise/permit-in-five-days", "permit-soon", "--handbook", str(handbook)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("handbook", [".", "of/us"])
def test_rename_tells_which_pages_of_the_site_stay(tmp_path: Path, handbook: str) -> None:
    nav = "nav: [index.md, handbook/promises/permit-in-five-days.md]\n"
    folder = site_with(tmp_path / "site", OTHER_FOLDER + nav, handbook, **NAMING)
    up = "" if handbook == "." else "../../"
    before = {path: (folder / path).read_bytes() for path in (*NAMING, "mkdocs.yml")}
    told_last = (
        f"Of the site around it, {up}mkdocs.yml, {up}content/linked.md, {up}content/named.md and "
        f"{up}content/guides/first.md still say `permit-in-five-days`: write the new id there.\n"
    )
    assert renamed(folder / handbook).endswith(told_last)
    assert {path: (folder / path).read_bytes() for path in before} == before


def test_rename_says_nothing_of_a_site_that_names_nothing(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "of/us")
    write(folder / "content/guides/first.md", "# First\n")
    assert "site around" not in renamed(folder / "of/us")


def test_rename_names_the_first_of_many_pages(tmp_path: Path) -> None:
    pages = {f"content/a{number}.md": "[[promise/permit-in-five-days]]\n" for number in range(9)}
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "of/us", **pages)
    write(
        folder / "content/guides/first.md", "# First\n\n[x](subpromise/permit-in-five-days) [[promise/permit-in-five-days-2]]\n"
    )
    named = ", ".join(f"../../content/a{number}.md" for number in range(5))
    assert f" Of the site around it, {named} and 4 other files still say " in renamed(folder / "of/us")


def test_rename_names_one_page_that_stays(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "of/us")
    write(folder / "content/guides/first.md", "# First\n\n[[promise/permit-in-five-days]]\n")
    assert "../../content/guides/first.md still says `permit-in-five-days`" in renamed(folder / "of/us")


def test_rename_rewrites_pages_that_are_the_handbooks(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", PLUGIN, docs="docs")
    assert "site around" not in renamed(folder)
    assert "[[promise/permit-soon]]" in (folder / "docs/guides/first.md").read_text(encoding="utf-8")


def test_rename_reads_any_encoding_but_no_large_page(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "of/us")
    write(folder / "content/guides/first.md", "# First\n")
    write(folder / "content/guides/wide.md", "[[promise/permit-in-five-days]]\n".encode("utf-16"))
    write(folder / "content/guides/large.md", "[[promise/permit-in-five-days]]\n" + "x" * LARGEST_FILE)
    write(folder / "content/guides/table.csv", "promise/permit-in-five-days\n")
    assert "Of the site around it, ../../content/guides/wide.md still says" in renamed(folder / "of/us")
