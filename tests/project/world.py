"""Builds, exports and checks a handbook in a world that differs: python -m tests.project.world HANDBOOK OUT WORLD

WORLD is JSON: `umask`, `cores`, `reversed_folders`, and `pages`, whether pages for other generators are made, which takes long. What depends on the environment is set by whoever starts this.
"""

import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DAY = ("--as-of", "2026-11-22")
FINDINGS = ("full", "short", "json", "github", "gitlab", "sarif")
EXPORTS = ("codeowners", "csv", "evidence", "icalendar", "json", "pages", "schema", "skos", "vale")


def commands(out: Path, *, pages: bool) -> Iterator[tuple[str, list[str]]]:
    """The name and the words of each command; what a build or an export says is not compared, as it names the folder."""
    yield "", ["build", "--out", str(out / "site")]
    yield from (("", ["export", name, "--out", str(out / f"export-{name}")]) for name in EXPORTS if pages or name != "pages")
    yield from ((f"findings-{form}", ["check", "--advice", "--format", form]) for form in FINDINGS)
    yield "owed", ["owed", "--all", "--format", "json"]
    yield "changes", ["changes", "--since", "HEAD~1", "--format", "json"]
    yield "trace", ["trace", "promise/permit-in-five-days", "--format", "json"]


def main() -> None:
    handbook, out, world = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
    enter(world)
    from interlock.doors.cli import main as interlock

    out.mkdir(parents=True, exist_ok=True)
    for name, words in commands(out, pages=world["pages"]):
        told = io.StringIO()
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
            interlock([*words, "--handbook", str(handbook), *DAY], prog_name="interlock")
        if name:
            # Commands to be typed name the folder of the handbook, which is another one in some worlds.
            (out / name).write_bytes(re.sub(r' --handbook (?:"[^"]*"|\S+)', "", told.getvalue()).encode())


def enter(world: dict[str, Any]) -> None:
    """Change what a process itself decides."""
    os.umask(int(world.get("umask", "022"), 8))
    if "cores" in world and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, list(os.sched_getaffinity(0))[: world["cores"]])
    if world.get("reversed_folders"):
        _reverse_folders()


def _reverse_folders() -> None:
    """Have the system list every folder in another order."""
    scandir, listdir = os.scandir, os.listdir

    class Entries(list):  # type: ignore[type-arg]
        """A list that is used as `os.scandir` is: in `with`, or in `for`, or by `next`."""

        def __enter__(self) -> Any:
            return iter(self)

        def __exit__(self, *error: object) -> None:
            pass

        def __next__(self) -> Any:
            if not self:
                raise StopIteration
            return self.pop(0)

        def close(self) -> None:
            pass

    def in_reverse(path: Any = ".") -> Entries:
        with scandir(path) as entries:
            return Entries(sorted(entries, key=lambda entry: entry.name, reverse=True))

    os.scandir = in_reverse  # type: ignore[assignment]
    os.listdir = lambda path=".": sorted(listdir(path), reverse=True)  # type: ignore[assignment]


if __name__ == "__main__":
    main()
