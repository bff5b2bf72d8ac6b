"""After an edit of words, a build writes only the pages that show them, and the site is the same as one that is built anew."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions import Link, Procedure
from interlock.definitions import free_words as words_read
from interlock.definitions.free_words import FREE_WORDS, free_words_of, mark_of, noting
from interlock.doors.cli import main
from interlock.history import own_files
from interlock.pages import planning
from interlock.pages.frame import Page
from interlock.pages.page_context import PageContext
from interlock.pages.settings import Settings
from interlock.questions.approvals import checked_approvals
from interlock.site import checking, pipeline, reach, unchanged
from interlock.site.checking import Checked
from tests.conftest import ROOT, TINY, TODAY, Handbook, Overlay, edit, examples, tiny_with, write
from tests.sites import leave_out_reference_pages

PERMIT = "standards/procedures/issue-a-permit.yml"

# A handbook in which words stand on many pages: teams that rely on each other, a second procedure, a lesson, a session.
TOWN: Overlay = {
    "standards/organisation.yml": (TINY / "standards/organisation.yml")
    .read_text(encoding="utf-8")
    .replace("{not-approved: off}", "{not-approved: off, unbacked-claim: advice}"),
    "glossary/permit.yml": (
        "title: permit\ndefinition: A card that allows a car to stand in one street.\nowner: front\navoid: [licence to park]\n"
    ),
    "standards/links/post-room.yml": (
        "title: Post room\nsummary: Sends what others write.\nkind: support\nour_part: Letters arrive.\n"
        "does: [Sends letters., Opens the post.]\nrelies_on:\n  - {link: front, for: the right address}\n"
    ),
    "standards/procedures/renew-a-permit.yml": (
        "title: Renew a permit\nsummary: Nothing needs to be filled in again.\nbody: |\n  Look at the **old** permit first. See `[[link/post-room]]`. A world-class start.\n"
        "starts_when: A permit ends this month.\nowner: front\nservice: parking\nsupports: [permit-in-five-days]\n"
        "contact_points: [desk]\nsteps:\n"
        "  - {id: look, does: Look for the old one., by: front, within: 1 working day, can_decide: Waive a lost paper.}\n"
        "  - {id: send, does: Send the new one., by: post-room, within: 1 working day, say: It comes by post.}\n"
    ),
    "standards/lessons/2026-10-lost-forms.yml": (
        "title: Lost forms\nsummary: Forms were lost between two desks.\ntype: complaint\non: 2026-10-05\nabout: [procedure/issue-a-permit]\n"
        "what_happened: Two forms lay under a tray.\nchanges:\n  - {what: One tray., by: front, due: 2026-11-01}\n"
    ),
}


def built(folder: Path, site: Path) -> str:
    """What `interlock build` says."""
    done = CliRunner().invoke(main, ["build", "--handbook", str(folder), "--out", str(site), "--as-of", "2026-11-22"])
    assert done.exit_code == 0 or "nothing was built" in done.output
    return done.output


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def town(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> Path:
    leave_out_reference_pages(monkeypatch)
    return tiny(TOWN)


def test_an_edit_changes_the_pages_that_show_it(town: Path) -> None:
    site = town.parent / "site"
    assert "reaches" not in built(town, site)
    before = files_of(site)
    edit(town / PERMIT, "Check the address on the form.", "Read the address aloud.")
    assert re.search(r"of which the edit reaches \d+$", built(town, site))
    after = files_of(site)
    built(town, town.parent / "clean")
    assert after == files_of(town.parent / "clean")
    changed = {path for path in after if after[path] != before[path]}
    assert "procedures/issue-a-permit/index.html" in changed and "services/parking/book/index.html" in changed
    assert not any(path.startswith(("glossary/", "customers/", "reports/")) for path in changed)


OTHER_CHANGES: dict[str, tuple[str, str, str]] = {
    "a title": (PERMIT, "Issue a permit", "Give a permit"),
    "a duration": (PERMIT, "within: 2 working days", "within: 3 working days"),
    "words that come": (PERMIT, "owner: front", "owner: front\nstarts_when: The form is there."),
    "a term": (PERMIT, "Check the address on the form.", "Check the address on the form of the parking permit."),
    "a word to avoid": (PERMIT, "Check the address on the form.", "Check the address on the licence to park."),
    "a reference": (PERMIT, "Check the address on the form.", "Check the address at the [[contact-point/desk|desk]]."),
    "an address": (PERMIT, "Check the address on the form.", "Check the address at https://larkfield.example/."),
    "words of which a fact is made": ("standards/links/post-room.yml", "the right address", "an address"),
    "a reference that leaves code": (
        "standards/procedures/renew-a-permit.yml",
        "See `[[link/post-room]]`.",
        "See [[link/post-room]].",
    ),
    "advice in other words": ("standards/procedures/renew-a-permit.yml", "A world-class start.", "A best-in-class start."),
    "what the rules find": (PERMIT, "Check the address on the form.", "Give world-class advice on the form."),
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
    edit(town / PERMIT, "title:", "# one\n# two\ntitle:")
    assert "reaches" in built(town, site)
    built(town, town.parent / "clean")
    assert files_of(site) == files_of(town.parent / "clean")


def test_after_a_save_during_a_build_everything_is_built(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, looked_at = town.parent / "site", unchanged.made_from

    def then_saved(*asked: Any) -> unchanged.SiteSources:
        found = looked_at(*asked)
        edit(town / PERMIT, "Check the address", "Read the address")
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(unchanged, "made_from", then_saved)
        built(town, site)
    edit(town / PERMIT, "Read the address", "Check the address")
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
    edit(town / PERMIT, "Check the address on the form.", "Read the address aloud.")
    assert "reaches" not in built(town, site)


def test_with_errors_nothing_is_forgotten(town: Path) -> None:
    site = town.parent / "site"
    built(town, site)
    edit(town / PERMIT, "owner: front", "owner: nobody")
    assert "nothing was built" in built(town, site)
    edit(town / PERMIT, "owner: nobody", "owner: front")
    edit(town / PERMIT, "Check the address", "Read the address")
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
    text = bytes(own_files.read_sealed(file, 10_000_000)).decode()
    own_files.write_sealed(file, [changed(text).encode()], 20)


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_memory_costs_only_time(name: str, town: Path) -> None:
    site = town.parent / "site"
    built(town, site)
    SPOILT[name](reach.BUILDS.file(site))
    edit(town / PERMIT, "Check the address", "Read the address")
    said = built(town, site)
    assert "pages in" in said and "reaches" not in said
    built(town, town.parent / "clean")
    assert files_of(site) == files_of(town.parent / "clean")


def test_a_site_that_somebody_touched_is_built_anew(town: Path) -> None:
    site = town.parent / "site"
    built(town, site)
    write(site / "glossary/permit/index.html", "mine")
    edit(town / PERMIT, "Check the address", "Read the address")
    assert "reaches" not in built(town, site)
    assert (site / "glossary/permit/index.html").read_text(encoding="utf-8") != "mine"


def test_pages_of_another_build_are_not_taken_over(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds at once: while this one waited, the other one has put its site in place."""
    site = town.parent / "site"
    built(town, site)
    edit(town / PERMIT, "Check the address", "Read the address")
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


class Trial:
    """A handbook that is edited again and again, with a site of which only what an edit reaches is made anew."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        self.site, self.clean = folder.parent / "site", folder.parent / "clean"
        self.build(self.site)
        self.reached = 0

    def build(self, out: Path) -> tuple[reach.BuildRecord, unchanged.SiteSources]:
        made_from, checked = unchanged.made_from(self.folder, self.settings, TODAY), checking.check(self.folder, TODAY)
        kept: list[reach.BuildRecord] = []
        pipeline.build(
            checked,
            self.settings,
            out,
            keep=lambda writer, written: kept.append(reach.build_record(made_from, checked, writer, written)),
        )
        return self.remember(out, kept[0], made_from)

    def remember(
        self, out: Path, built: reach.BuildRecord, made_from: unchanged.SiteSources
    ) -> tuple[reach.BuildRecord, unchanged.SiteSources]:
        reach.keep_record(out, built)
        unchanged.remember(out, made_from.fingerprint)
        return built, made_from

    def build_again(self, checked: Checked) -> None:
        """Build what the last edit reaches, or everything, as `interlock build` does."""
        made_from = unchanged.made_from(self.folder, self.settings, TODAY)
        before = reach.recalled_record(self.site, made_from)
        done = before and reach.rebuilt(before, made_from, checked, self.settings, self.site, lambda holder: None)
        if done:
            self.reached += 1
            self.remember(self.site, done[0], made_from)
        else:
            self.build(self.site)

    def differing(self) -> set[str]:
        """The files that differ from those of a site that is built anew."""
        self.build(self.clean)
        ours, theirs = files_of(self.site), files_of(self.clean)
        return {path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)}


# What comes in the place of a word: other words, mostly, and now and then something that means more.
NEW_WORDS = (
    "umbrellas",
    "and so on",
    "lovely",
    "A",
    "permit",
    "the best in the county",
    "[[link/front]]",
    "3 working days",
    "*more*",
)


def edit_at_random(folder: Path, random: Random) -> str:
    """Replace a word in a file of a handbook. Returns the path."""
    files = sorted(path for top in ("standards", "glossary") for path in (folder / top).rglob("*.yml"))
    file = random.choice(files)
    text = file.read_text(encoding="utf-8")
    word = random.choice(list(re.finditer(r"(?<=[\s:] )[A-Za-z]{4,}\b", text)) or list(re.finditer(r"\w+", text)))
    write(file, text[: word.start()] + random.choice(NEW_WORDS) + text[word.end() :])
    return file.relative_to(folder).as_posix()


def tried(folder: Path, settings: Settings, random: Random, edits: int) -> int:
    """Edit a handbook at random, and compare after each edit. Returns how often only a part was made anew."""
    trial = Trial(folder, settings)
    for _ in range(edits):
        before = {path: path.read_bytes() for path in folder.rglob("*.yml")}
        paths = [edit_at_random(folder, random) for _ in range(random.choice((1, 1, 2)))]
        checked = checking.check(folder, TODAY)
        if checked.errors:  # is not built
            for path, data in before.items():
                path.write_bytes(data)
            continue
        trial.build_again(checked)
        assert trial.differing() == set(), paths
    return trial.reached


@examples(6)
@given(st.integers(0, 2**32), st.sampled_from(("staff", "public")))
def test_after_any_edits_a_site_is_as_built_anew(tmp_path_factory: pytest.TempPathFactory, seed: int, audience: str) -> None:
    folder = tiny_with(TOWN, tmp_path_factory.mktemp("edited") / "handbook")
    with pytest.MonkeyPatch.context() as patch:
        leave_out_reference_pages(patch)
        tried(folder, Settings(audience=audience), Random(seed), 3)  # type: ignore[arg-type]


@pytest.mark.nightly
@pytest.mark.parametrize("audience", ["staff", "public"])
def test_after_any_edits_larkfield_is_as_built_anew(tmp_path: Path, audience: str) -> None:
    folder = tmp_path / "handbook"
    for name in ("standards", "glossary", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    assert tried(folder, Settings(audience=audience), Random(1), 60) > 10  # type: ignore[arg-type]


def test_a_read_past_the_notes_is_noticed(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison would notice a page that shows free words without a note."""
    plan = planning._PAGES["link"]

    def with_a_secret(context: PageContext, link: Link) -> Page:
        page = plan(context, link)
        first = context.catalog.of(Procedure)[0].steps[0]
        return replace(page, head=replace(page.head, description=vars(first)["does"]))

    monkeypatch.setitem(planning._PAGES, "link", with_a_secret)
    trial = Trial(town, Settings())
    edit(trial.folder / PERMIT, "Check the address", "Read the address")
    trial.build_again(checking.check(trial.folder, TODAY))
    assert trial.reached == 1
    assert "chain/post-room/index.html" in trial.differing()


def test_no_fact_is_made_of_free_words(larkfield_checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Except stamps of approvals, of which a build asks separately whether they are as before."""
    vouched = checked_approvals.vouched_for

    def without_notes(*arguments: object) -> object:
        with noting():
            return vouched(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(checked_approvals, "vouched_for", without_notes)
    checked = checking.read(ROOT, TODAY)
    facts, free = checked.facts, {}
    for definition in checked.catalog.definitions.values():
        free |= _free_texts(definition)
    with noting() as notes:
        facts.prepare()
        _ = (facts.claims, facts.elements, facts.comparisons, facts.over_capacity, facts.upcoming_assessments, facts.answers)
    assert sorted(free[mark] for mark in notes.marks & free.keys()) == []


def _free_texts(model: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in vars(model).items():
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, str) and name in free_words_of(type(model)):  # type: ignore[arg-type]
                found[mark_of(each)] = f"{type(model).__name__}.{name}: {each}"
            elif hasattr(each, "model_fields_set"):
                found |= _free_texts(each)
    return found


def test_free_words_are_fields_of_texts() -> None:
    for model, names in FREE_WORDS.items():
        for name in names:
            assert "str" in str(model.model_fields[name].annotation), f"{model.__name__}.{name}"


def test_only_reads_within_a_block_are_noted() -> None:
    with noting() as outer:
        words_read.note("a")
        with noting() as inner:
            words_read.note("b")
        words_read.note("c")
    words_read.note("d")
    assert (outer.marks, inner.marks) == ({mark_of("a"), mark_of("c")}, {mark_of("b")})
    assert words_read.has_any(outer.packed(), {mark_of("c")}) and not words_read.has_any(outer.packed(), {mark_of("b")})
