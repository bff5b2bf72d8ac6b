"""After an edit of words, a build writes only the pages that show them, and after any other edit all of them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.history import sealed_cache
from interlock.site import reach, unchanged
from tests.conftest import by_night, edit, write
from tests.site.edited_words import built, files_of
from tests.tiny_files import PROCEDURE


def test_an_edit_changes_the_pages_that_show_it(town: Path) -> None:
    site = town.parent / "site"
    assert "reaches" not in built(town, site)
    before = files_of(site)
    edit(town / PROCEDURE, "Check the address on the form.", "Read the address aloud.")
    assert re.search(r"of which the edit reaches \d+$", built(town, site))
    after = files_of(site)
    built(town, town.parent / "clean")
    assert after == files_of(town.parent / "clean")
    changed = {path for path in after if after[path] != before[path]}
    assert "procedures/issue-a-permit/index.html" in changed and "services/parking/book/index.html" in changed
    assert not any(path.startswith(("glossary/", "customers/", "reports/")) for path in changed)


OTHER_CHANGES: dict[str, tuple[str, str, str]] = {
    "a title": (PROCEDURE, "Issue a permit", "Give a permit"),
    "a duration": (PROCEDURE, "within: 2 working days", "within: 3 working days"),
    "words that come": (PROCEDURE, "owner: front", "owner: front\nstarts_when: The form is there."),
    "a term": (PROCEDURE, "Check the address on the form.", "Check the address on the form of the parking permit."),
    "a word to avoid": (PROCEDURE, "Check the address on the form.", "Check the address on the licence to park."),
    "a reference": (PROCEDURE, "Check the address on the form.", "Check the address at the [[contact-point/desk|desk]]."),
    "an address": (PROCEDURE, "Check the address on the form.", "Check the address at https://larkfield.example/."),
    "words of which a fact is made": ("standards/links/post-room.yml", "the right address", "an address"),
    "a reference that leaves code": (
        "standards/procedures/renew-a-permit.yml",
        "See `[[link/post-room]]`.",
        "See [[link/post-room]].",
    ),
    "advice in other words": ("standards/procedures/renew-a-permit.yml", "A world-class start.", "A best-in-class start."),
    "what the rules find": (PROCEDURE, "Check the address on the form.", "Give world-class advice on the form."),
}


@pytest.mark.parametrize("name", OTHER_CHANGES)
def test_all_else_is_built_anew(name: str, town: Path) -> None:
    site = town.parent / "site"
    built(town, site)
    path, old, new = OTHER_CHANGES[name]
    edit(town / path, old, new)
    said = built(town, site)
    assert "pages in" in said and "reaches" not in said
    built(town, town.parent / "clean")
    assert files_of(site) == files_of(town.parent / "clean")


def test_pages_that_tell_moved_lines_are_made_anew(town: Path) -> None:
    site = town.parent / "site"
    built(town, site)
    edit(town / "standards/lessons/2026-10-lost-forms.yml", "Two forms lay under a tray.", "|\n  Two forms lay\n  under a tray.")
    assert "reaches" in built(town, site)
    edit(town / PROCEDURE, "title:", "# one\n# two\ntitle:")
    assert "reaches" in built(town, site)
    built(town, town.parent / "clean")
    assert files_of(site) == files_of(town.parent / "clean")


def test_after_a_save_during_a_build_everything_is_built(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, looked_at = town.parent / "site", unchanged.site_sources

    def then_saved(*asked: Any) -> unchanged.SiteSources:
        found = looked_at(*asked)
        edit(town / PROCEDURE, "Check the address", "Read the address")
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(unchanged, "site_sources", then_saved)
        built(town, site)
    edit(town / PROCEDURE, "Read the address", "Check the address")
    said = built(town, site)
    assert "up to date" not in said and "reaches" not in said
    built(town, town.parent / "clean")
    assert files_of(site) == files_of(town.parent / "clean")


def test_an_edit_that_voids_an_approval_is_built_anew(town: Path) -> None:
    site = town.parent / "site"
    approve = ["approve", "--handbook", str(town), "procedure/issue-a-permit", "--side", "providers", "--link", "front"]
    done = CliRunner().invoke(main, [*approve, "--role", "team leader", "--as-of", "2026-11-22"])
    assert done.exit_code == 0, done.output
    built(town, site)
    edit(town / PROCEDURE, "Check the address on the form.", "Read the address aloud.")
    assert "reaches" not in built(town, site)


def test_with_errors_nothing_is_forgotten(town: Path) -> None:
    site = town.parent / "site"
    built(town, site)
    edit(town / PROCEDURE, "owner: front", "owner: nobody")
    assert "nothing was built" in built(town, site)
    edit(town / PROCEDURE, "owner: nobody", "owner: front")
    edit(town / PROCEDURE, "Check the address", "Read the address")
    assert "reaches" in built(town, site)


SPOILT: dict[str, Callable[[Path], object]] = {
    "absent": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "changed": lambda file: file.write_bytes(
        file.read_bytes().replace(b"procedures/issue-a-permit/", b"procedures/renew-a-permit/")
    ),
    "no object": lambda file: _sealed(file, lambda text: "[1]"),
    "another version": lambda file: _sealed(file, lambda text: text.replace('"procedure/', '"red", "procedure/')),
    "no pages": lambda file: _sealed(file, lambda text: text.partition("\n")[0]),
    "no texts": lambda file: _sealed(
        file, lambda text: text.replace('\n["standards/', '\n["standards/x.yml", 5]\n["standards/', 1)
    ),
    "deep": lambda file: _sealed(file, lambda text: "[" * 100_000),
    "open to others": lambda file: file.chmod(0o666),
}


def _sealed(file: Path, changed: Callable[[str], str]) -> None:
    """Change what is kept, with the seal of this machine."""
    text = bytes(sealed_cache.read_sealed(file, 10_000_000)).decode()
    sealed_cache.write_sealed(file, [changed(text).encode()], 20)


# By day, these are tried on what a check keeps, which is sealed alike (tests/history/test_kept_reading.py).
BY_NIGHT = ("empty", "cut", "open to others")


@pytest.mark.parametrize("name", [by_night(name) if name in BY_NIGHT else name for name in SPOILT])
def test_a_spoilt_memory_costs_only_time(name: str, town: Path) -> None:
    site = town.parent / "site"
    built(town, site)
    SPOILT[name](reach.BUILDS.file(site))
    edit(town / PROCEDURE, "Check the address", "Read the address")
    said = built(town, site)
    assert "pages in" in said and "reaches" not in said
    built(town, town.parent / "clean")
    assert files_of(site) == files_of(town.parent / "clean")


def test_a_site_that_somebody_touched_is_built_anew(town: Path) -> None:
    site = town.parent / "site"
    built(town, site)
    write(site / "glossary/permit/index.html", "mine")
    edit(town / PROCEDURE, "Check the address", "Read the address")
    assert "reaches" not in built(town, site)
    assert (site / "glossary/permit/index.html").read_text(encoding="utf-8") != "mine"


def test_pages_of_another_build_are_not_taken_over(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds at once: while this one waited, the other one has put its site in place."""
    site = town.parent / "site"
    built(town, site)
    edit(town / PROCEDURE, "Check the address", "Read the address")
    recalled = reach.recalled_record

    def then_replaced(*asked: Any) -> reach.BuildRecord | None:
        found = recalled(*asked)
        write(site / "glossary/permit/index.html", "of another build")
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(reach, "recalled_record", then_replaced)
        assert "reaches" not in built(town, site)
    built(town, town.parent / "clean")
    assert files_of(site) == files_of(town.parent / "clean")
