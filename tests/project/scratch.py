"""A scratch copy of the program and the tiny handbook, in which tests follow the instructions of CONTRIBUTING.md."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT, write


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

    def run(self, *arguments: str) -> str:
        """The output of Python, using the copy's program. Fails if the command fails."""
        done = self.tried(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def interlock(self, *arguments: str) -> str:
        """The output of the copy's `interlock` on the tests' day; warnings and advice are no failure."""
        start = "from interlock.doors.cli import main; main()"
        return self.run("-c", start, *arguments, "--handbook", str(self.handbook))

    def tried(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A run of Python, using the copy's program, whether it fails or not."""
        environment = os.environ | {"PYTHONPATH": str(self.folder / "hooks")}
        return subprocess.run([sys.executable, *arguments], cwd=self.folder, env=environment, capture_output=True, text=True)


def scratch_copy(folder: Path) -> Scratch:
    """Copy what a new rule or field needs: the program with compiled modules, the theme, and most tests."""
    left_out = shutil.ignore_patterns("node_modules", "node", "real", "reference")
    for name in ("hooks", "theme", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return Scratch(folder)


def paths_named_in(title: str) -> set[str]:
    """The paths that a section of CONTRIBUTING.md names; of patterns with `<…>` only the part before."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index(f"## {title}, in ") :].split("\n## ")[0]
    named = re.findall(r"`((?:hooks|tests|theme|definitions|standards)/[^`]*)`", section)
    return {path.partition("<")[0].rstrip("/") if "<" in path else path.rstrip("/") for path in named}
