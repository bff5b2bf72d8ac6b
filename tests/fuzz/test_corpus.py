"""What broke the program once is tried again: bytes for each target, and handbooks."""

from pathlib import Path

import pytest

from tests.conftest import is_nightly
from tests.fuzz.beginnings import CORPUS, found_before
from tests.fuzz.handbooks import built_well, checked_well, handbook_of
from tests.fuzz.targets import TARGETS

HANDBOOKS = sorted(path for path in (CORPUS / "handbook").glob("*") if path.is_dir())


@pytest.mark.parametrize("name", TARGETS)
def test_what_broke_a_target_once_breaks_nothing_now(name: str) -> None:
    for data in found_before(name).values():
        TARGETS[name](data)


@pytest.mark.parametrize("folder", HANDBOOKS, ids=lambda folder: folder.name)
def test_what_broke_a_handbook_once_breaks_nothing_now(folder: Path) -> None:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with handbook_of(files) as handbook:
        checked = checked_well(handbook)
        if is_nightly():
            built_well(checked)


def test_the_corpus_names_targets() -> None:
    assert {path.name for path in CORPUS.iterdir()} <= {*TARGETS, "handbook"}
