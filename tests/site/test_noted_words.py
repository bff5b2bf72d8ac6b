"""Which free words a page was made of is noted, and no fact is made of any."""

from dataclasses import replace
from pathlib import Path

import pytest

from interlock.definitions import Link, Procedure
from interlock.definitions import free_words as words_read
from interlock.definitions.free_words import FREE_WORDS, free_words_of, mark_of, noting
from interlock.pages import planning
from interlock.pages.frame import Page
from interlock.pages.page_context import PageContext
from interlock.pages.settings import Settings
from interlock.questions.approvals import checked_approvals, vouching
from interlock.site import checking
from interlock.site.checking import Checked
from tests.conftest import ROOT, TODAY, edit
from tests.site.word_trials import Trial
from tests.tiny_files import PROCEDURE


def test_a_read_past_the_notes_is_noticed(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison would notice a page that shows free words without a note."""
    plan = planning._PAGES["link"]

    def with_a_secret(context: PageContext, link: Link) -> Page:
        page = plan(context, link)
        first = context.catalog.of(Procedure)[0].steps[0]
        return replace(page, head=replace(page.head, description=vars(first)["does"]))

    monkeypatch.setitem(planning._PAGES, "link", with_a_secret)
    trial = Trial(town, Settings())
    edit(trial.folder / PROCEDURE, "Check the address", "Read the address")
    trial.build_again(checking.check(trial.folder, TODAY))
    assert trial.reached == 1
    assert "chain/post-room/index.html" in trial.differing()


def test_no_fact_is_made_of_free_words(larkfield_checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Except stamps of approvals, of which a build asks separately whether they are as before."""
    vouched = vouching.vouched_for

    def without_notes(*arguments: object) -> object:
        with noting():
            return vouched(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(checked_approvals, "vouched_for", without_notes)
    checked = checking.read(ROOT, TODAY)
    facts = checked.facts
    free: dict[str, str] = {}
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
