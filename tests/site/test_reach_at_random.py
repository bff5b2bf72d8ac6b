"""After any edits of words, the site is as one that is built anew."""

import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.pages.settings import Settings
from interlock.site import checking
from tests.conftest import ROOT, TODAY, examples, tiny_with
from tests.random_edits import bytes_of, edit_at_random, files_to_edit, put_back
from tests.site.edited_words import TOWN
from tests.site.word_trials import Trial
from tests.sites import leave_out_reference_pages

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


def tried(folder: Path, settings: Settings, random: Random, edits: int) -> int:
    """Edit a handbook at random, and compare after each edit. Returns how often only a part was made anew."""
    trial = Trial(folder, settings)
    for _ in range(edits):
        before = bytes_of(folder)
        done = [edit_at_random(files_to_edit(folder), random, NEW_WORDS) for _ in range(random.choice((1, 1, 2)))]
        checked = checking.check(folder, TODAY)
        if checked.errors:  # is not built
            put_back(before)
            continue
        trial.build_again(checked)
        assert trial.differing() == set(), done
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
