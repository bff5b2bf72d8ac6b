"""Markers of conflicts are found in little time in long files, too."""

from interlock.sources.disk.left_by_git import conflicts_in
from tests.fuzz.handbooks import PATIENCE, soon

CONFLICT = "<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n"


def test_markers_between_thousands_of_blocks_are_found_soon() -> None:
    examples = f"```\n{CONFLICT}```\n" * 12_000
    with soon(PATIENCE, "A page"):
        found = conflicts_in("docs/merging.md", f"{examples}{CONFLICT}{examples}")
    assert [finding.place.line for finding in found] == [12_000 * 7 + 1]
