"""A scratch copy of the program and the tiny handbook, in which tests follow the instructions of CONTRIBUTING.md."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, write
from tests.project.test_rooms import NAMES

# The day for which commands work everything out.
DAY = ("--as-of", "2026-11-22")

_ONE_AFTER_THE_OTHER = """
import json, sys
from click.testing import CliRunner
from interlock.doors.cli import main
for command in json.loads(sys.argv[1]):
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    print(json.dumps([done.exit_code, done.output]))
"""


@dataclass
class Scratch:
    """A copy in which commands run. `touched` are the paths of files written so far."""

    folder: Path
    touched: list[str] = field(default_factory=list)

    @property
    def handbook(self) -> Path:
        """The tiny handbook of the copy."""
        return self.folder / "tests/tiny"

    def put(self, path: str, text: str) -> None:
        """Write a file."""
        write(self.folder / path, text)
        self.touched.append(path)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text, which must occur exactly once."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} does not say once: {old}"
        self.put(path, text.replace(old, new))

    def modules(self) -> dict[str, Path]:
        """The modules of its program, by name. Those that nobody touched are the program's own, which other tests have parsed."""
        touched = [Path(path) for path in self.touched if path.startswith("hooks/") and path.endswith(".py")]
        return NAMES | {
            ".".join(path.with_suffix("").parts[1:]).removesuffix(".__init__"): self.folder / path for path in touched
        }

    def run(self, *arguments: str) -> str:
        """The output of Python, using the copy's program. Fails if the command fails."""
        done = self.tried(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def another_handbook(self, name: str) -> Path:
        """A copy of the tiny handbook as it is now, beside the copy of the program."""
        return shutil.copytree(self.handbook, self.folder.with_name(name))

    def said(self, *commands: list[str], first: str = "") -> list[tuple[int, Any]]:
        """The exit code and the words of each command, run one after the other in one process, after `first`, a line of Python.

        A command is about the copy's tiny handbook, unless it names another. What `first` prints may be any pair in JSON.
        """
        here = [[name, *(() if name == "explain" else ("--handbook", str(self.handbook))), *more] for name, *more in commands]
        lines = self.run("-c", first + _ONE_AFTER_THE_OTHER, json.dumps(here))
        return [tuple(json.loads(line)) for line in lines.splitlines()]

    def tests(self, *arguments: str) -> None:
        """Run tests of the copy. Their folder is its own: in the usual one, pytest first deletes what earlier runs left."""
        own = f"--basetemp={self.folder.with_name('pytest')}"
        self.run("-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", own, *arguments)

    def tried(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A run of Python, using the copy's program, whether it fails or not."""
        environment = os.environ | {"PYTHONPATH": str(self.folder / "hooks")}
        return subprocess.run([sys.executable, *arguments], cwd=self.folder, env=environment, capture_output=True, text=True)


def scratch_copy(folder: Path, *, with_cases: bool = False) -> Scratch:
    """Copy what people add to: the program, the theme and the tests, compiled modules too. The many cases of rules only if asked for."""
    # `*.pyc.*` and `*.tmp` are modules and templates that another process compiles at this moment.
    names = ["node_modules", "node", "fonts", "real", "reference", "*.pyc.*", "*.tmp", *([] if with_cases else ["cases"])]
    left_out = shutil.ignore_patterns(*names)
    for name in ("hooks", "theme", "tests", ".vscode", "standards/frameworks"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    for name in ("pyproject.toml", "PUBLIC-SURFACE.md"):
        shutil.copy(ROOT / name, folder)
    return Scratch(folder)


def paths_named_in(title: str) -> set[str]:
    """The paths, from the root, that a section of CONTRIBUTING.md names; of patterns with `<…>` only the part before."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index(f"## {title}, in ") :].split("\n## ")[0]
    named = re.findall(r"`((?:hooks|tests|theme|definitions|pages|standards|\.vscode)/[^`]*|[A-Z-]+\.md)`", section)
    from_root = (f"hooks/interlock/{path}" if path.startswith(("definitions/", "pages/")) else path for path in named)
    return {path.partition("<")[0].rstrip("/") for path in from_root}


def untold(title: str, touched: Iterable[str]) -> list[str]:
    """What was touched though the section names neither it nor a folder that it is in."""
    told = paths_named_in(title)
    return [path for path in touched if not any(path.startswith(each) for each in told)]
