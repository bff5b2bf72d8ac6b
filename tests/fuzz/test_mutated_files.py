"""Files changed at random: whatever comes of them is checked and built, with findings at places that exist."""

from random import Random

from tests.conftest import is_nightly
from tests.fuzz.mutated import batches, try_files


def test_changed_files_end_in_findings() -> None:
    figures = try_files(batches(Random(1)), 10_000 if is_nightly() else 60)
    assert figures.findings and not figures.broken, figures
