"""`interlock check --since`: only what a change brings in."""

import os
from pathlib import Path

from tests.commits import git
from tests.conftest import Handbook, posix_only, write
from tests.doors.checking import FAULTY, SERVICE, check


def test_since_shows_only_new_findings(tiny: Handbook) -> None:
    folder = tiny({SERVICE: FAULTY})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "An old fault")
    write(folder / SERVICE, "# Moved down a line\n" + FAULTY)
    done = check(folder, "--since", "HEAD")
    assert (done.exit_code, done.output) == (0, "No new faults in 7 definitions since HEAD.\n")
    write(folder / "standards/services/skips.yml", FAULTY.replace("frnt", "frontt"))
    done = check(folder, "--since", "HEAD", "--format", "short")
    assert done.exit_code == 1
    assert done.output == (
        "standards/services/skips.yml:3:8: error unknown-reference There is no link `frontt`. Did you mean `front`?\n"
    )


def test_since_ignores_old_faults_in_the_configuration(tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": "extra: {audience: public}\nhooks: [gone.py]\nexclude_docs: old.md\n"})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Two old faults")
    assert check(folder).exit_code == 1 and check(folder, "--since", "HEAD", "--strict").exit_code == 0
    write(folder / "mkdocs.yml", "extra: {audience: public}\nhooks: [gone.py]\nsite_dir: docs\n")
    found = check(folder, "--since", "HEAD", "--format", "short").output.splitlines()
    assert [line.partition(" A ")[0] for line in found] == ["mkdocs.yml:3:11: error bad-value"]


def test_since_ignores_old_faults_in_edited_lines(tiny: Handbook) -> None:
    """Paragraphs are often one line, and editors rewrap them."""
    term = "title: permit\ndefinition: A card.\nowner: front\navoid: [licence]\n"
    before = "# Welcome\n\nA licence is for one car. Bring the licence when you come to the desk, and ask for Ann.\n"
    folder = tiny({"glossary/permit.yml": term, "docs/index.md": before})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Old words")

    def new(page: str) -> list[str]:
        write(folder / "docs/index.md", f"# Welcome\n\n{page}\n")
        found = check(folder, "--since", "HEAD", "--format", "short").output.splitlines()
        return [line.partition(": warning")[0] for line in found]

    assert new("A licence is for one car. Bring the licence when you come to the desk, and ask for Bob.") == []
    assert new("A licence is for one car.\nBring the licence when\nyou come to the desk.") == []
    assert new("A licence is for one car. Show a licence. Bring the licence when you come to the desk.") == ["docs/index.md:3:34"]
    assert new("A licence is for one car.\nBring the licence\nwhen you come, or a licence.") == ["docs/index.md:5:21"]
    write(folder / "docs/other.md", "# Other\n\nNo licence.\n")
    assert new("A licence is for one car.") == ["docs/other.md:3:4"]


def test_since_follows_files_that_are_moved_and_edited(tiny: Handbook) -> None:
    """A definition keeps its id in another folder; a page is known by the words around."""
    term = "title: permit\ndefinition: A card.\nowner: front\navoid: [licence]\n"
    moved = {"standards/services/parking.yml": "standards/services/streets/parking.yml", "docs/moving.md": "docs/new-home.md"}
    service = "title: Parking\nsummary: {} licence.\nowner: front\ncustomers: [residents]\n"
    before = (service.format("A"), "# Moving\n\nBring your old licence with you.\n")
    folder = tiny({"glossary/permit.yml": term, **dict(zip(moved, before, strict=True))})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Old words")
    after = (service.format("Bring your"), "# Moving\n\nThen bring your old licence with you. A licence, too.\n")
    for (old, new), text in zip(moved.items(), after, strict=True):
        (folder / old).unlink()
        write(folder / new, text)
    found = check(folder, "--since", "HEAD", "--format", "short").output.splitlines()
    assert [line.partition(": warning")[0] for line in found] == ["docs/new-home.md:3:41"]


@posix_only
def test_since_reads_revisions_with_links_and_odd_names(tiny: Handbook) -> None:
    folder = tiny({})
    git(folder, "init", "-q")
    git(folder, "config", "core.quotePath", "false")
    (folder / "docs/here.md").symlink_to("index.md")
    write(folder.parent / "elsewhere", "mine")
    for target in ("../../elsewhere", "/"):
        (folder / f"docs/{len(target)}.txt").symlink_to(target)
    for name, target in ("ab", "ba", "ca"):
        (folder / f"docs/{name}.txt").symlink_to(f"{target}.txt")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Links out of the handbook")
    assert check(folder).exit_code == 1 and check(folder, "--since", "HEAD").exit_code == 0
    (folder / "docs/new.txt").symlink_to("/")
    done = check(folder, "--since", "HEAD", "--format", "short")
    assert done.output.startswith("docs/new.txt:1:1: error misplaced-file This link points out of the handbook.")


def test_since_outside_of_git_exits_2(tiny: Handbook) -> None:
    done = check(tiny({}), "--since", "HEAD")
    assert done.exit_code == 2 and "git" in done.output
