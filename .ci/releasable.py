"""Whether a tag may become a release: `python .ci/releasable.py v1.2.0` prints what its notes should say, or what is in the way.

The tag, the version in pyproject.toml and a dated section of CHANGELOG.md agree, and no address of the project is a placeholder.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def faults(tag: str, project: dict[str, Any], changelog: str) -> Iterator[str]:
    """What keeps the tag from becoming a release, a sentence each."""
    version = project["version"]
    if tag != f"v{version}":
        yield f"The tag is {tag} and the version in pyproject.toml is {version}. Name the tag v{version}, or change the version."
    if not notes(version, changelog):
        yield f"CHANGELOG.md has nothing under `## [{version}] - YEAR-MONTH-DAY`. Move there what stands under Unreleased."
    for name, address in project["urls"].items():
        if re.search(r"\.example(/|$)", address):
            yield f"{name} in pyproject.toml leads to {address}, which nobody can open. Write where it really is."


def notes(version: str, changelog: str) -> str:
    """What the changelog says about a version; empty where it has no section with a date for it."""
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)
    head = re.compile(rf"\[{re.escape(version)}\] - \d{{4}}-\d{{2}}-\d{{2}}\n")
    found = next((section for section in sections if head.match(section)), "")
    # At the end of the changelog stand the addresses of its headings, which are no notes.
    return re.sub(r"^\[[^]]+\]: .*$", "", found.partition("\n")[2], flags=re.MULTILINE).strip()


def main(tag: str) -> int:
    """Print the notes to standard output, or the faults to standard error."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = list(faults(tag, project, changelog))
    print(*found or [notes(project["version"], changelog)], sep="\n", file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
