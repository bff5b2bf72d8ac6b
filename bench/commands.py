"""Runs the commands of Interlock and of its peers, each in a folder of its own, and measures what they cost."""

import os
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import emit
import handbook
from corpus import DAY, make

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".cache" / "bench" / "venv"


@dataclass(frozen=True)
class Took:
    """The cost of a command: seconds by the clock, CPU seconds, and the megabytes of its largest process."""

    seconds: float
    cpu: float
    megabytes: float


def timed(command: list[str], folder: Path, limit: float, environment: dict[str, str] | None = None) -> Took | None:
    """Run a command in a folder; None when it fails or exceeds the limit of seconds."""
    started = time.perf_counter()
    # Compiled modules are kept, as on any machine where somebody works.
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=known | (environment or {})
    )
    watch = threading.Timer(limit, process.kill)
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    watch.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    took = Took(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    return took if process.returncode == 0 else None


@dataclass(frozen=True)
class Peer:
    """Another generator: its packages, its command, where its pages and its site stand."""

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]
    site: str = "site"

    @property
    def program(self) -> Path:
        """The path of its program, which exists once it is installed."""
        return ENVIRONMENT / "bin" / self.command[0]


PEERS = {
    "mkdocs": Peer("MkDocs with Material", ("mkdocs", "mkdocs-material"), ("mkdocs", "build", "--quiet")),
    "zensical": Peer("Zensical", ("zensical",), ("zensical", "build")),
    "hugo": Peer("Hugo", ("hugo",), ("hugo", "--quiet"), "public"),
    "needs": Peer("sphinx-needs", ("sphinx", "sphinx-needs"), ("sphinx-build", "-q", "-b", "html", ".", "site")),
}


def install(peers: list[str]) -> list[str]:
    """Install the peers that are missing into an environment of their own. Returns those that are there."""
    if not (ENVIRONMENT / "bin" / "python").exists():
        venv.create(ENVIRONMENT, with_pip=True)
    for name in peers:
        if not PEERS[name].program.exists():
            pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
            subprocess.run([*pip, *PEERS[name].packages], check=False)
    there = [name for name in peers if PEERS[name].program.exists()]
    for name in set(peers) - set(there):
        print(f"{PEERS[name].name} could not be installed and is left out.")
    return there


@dataclass
class Measured:
    """Every cost that was measured, and the megabytes of each site, by tool, task and number of definitions.

    `framed`: the largest ratio of a page in the frame of Material to the empty page of that theme and our part.
    """

    limit: float
    took: dict[tuple[str, str, int], list[Took]] = field(default_factory=dict)
    sites: dict[tuple[str, int], float] = field(default_factory=dict)
    framed: dict[int, float] = field(default_factory=dict)

    def run(self, tool: str, task: str, size: int, work: Callable[[], Took | None]) -> None:
        """Measure a task once more. If it fails, that is printed, and it is left out."""
        took = work()
        if took:
            self.took.setdefault((tool, task, size), []).append(took)
        else:
            print(f"{tool}, {task} of {size:,}: failed or took too long.")


class PeerRun:
    """A peer with its input of one size."""

    def __init__(self, name: str, size: int, folder: Path) -> None:
        self.peer, self.size, self.folder = PEERS[name], size, folder
        emit.PEERS[name](make(size), folder)

    def measure(self, measured: Measured) -> None:
        """Build from nothing."""
        site = self.folder / self.peer.site
        put_aside(site)
        command = [str(self.peer.program), *self.peer.command[1:]]
        measured.run(self.peer.name, "build", self.size, lambda: timed(command, self.folder, measured.limit))
        measured.sites[self.peer.name, self.size] = megabytes(site)


# Runs the command line of this revision, or of an older one, which had it elsewhere.
_PROGRAM = """
import importlib.util
from importlib import import_module
at = "interlock.doors.cli" if importlib.util.find_spec("interlock.doors") else "interlock.cli"
import_module(at).main()
"""


class InterlockRun:
    """A revision of Interlock with its input of one size. `hooks`: the folder of its program."""

    def __init__(self, name: str, hooks: Path, size: int, folder: Path) -> None:
        self.name, self.hooks, self.size, self.folder = name, hooks, size, folder
        self._edits = 0
        handbook.write(make(size), folder / "handbook")

    def measure(self, measured: Measured, is_check_only: bool = False) -> None:
        """Check and build: from nothing, the same again, and after one edit; then serve and edit."""
        for command in ("check",) if is_check_only else ("check", "build"):
            for left in (self.folder / "cache", self.folder / "site"):
                put_aside(left)
            for task in (command, f"{command} again", f"{command} after an edit"):
                if task.endswith("edit"):
                    self._edit()
                measured.run(self.name, task, self.size, partial(self._run, command, measured.limit))
        if not is_check_only:
            measured.sites[self.name, self.size] = megabytes(self.folder / "site")

    def build_beside(self, measured: Measured, larger: int) -> None:
        """Build from nothing in turn with a larger handbook: between two sizes, machines may get slower by a fifth."""
        for left in (self.folder / "cache", self.folder / "site"):
            put_aside(left)
        measured.run(self.name, beside(larger), self.size, partial(self._run, "build", measured.limit))

    def _run(self, command: str, limit: float) -> Took | None:
        out = ["--out", str(self.folder / "site")] if command == "build" else []
        arguments = [sys.executable, "-c", _PROGRAM, command, "--as-of", str(DAY), *out]
        own = {"PYTHONPATH": str(self.hooks), "XDG_CACHE_HOME": str(self.folder / "cache")}
        return timed(arguments, self.folder / "handbook", limit, own)

    def measure_serving(self, measured: Measured, runs: int) -> None:
        """The time from a saved edit to the page that is shown, in the process that `serve` keeps."""
        own = {**os.environ, "PYTHONPATH": str(self.hooks)}
        command = [sys.executable, str(Path(__file__).with_name("shown.py")), str(self.folder / "handbook"), str(runs)]
        told = subprocess.run(command, capture_output=True, text=True, check=False, env=own)
        for line in told.stdout.splitlines():
            seconds, cpu = map(float, line.split())
            measured.run(self.name, "edit shown", self.size, partial(Took, seconds, cpu, 0))

    def _edit(self) -> None:
        """Change the text of a procedure."""
        self._edits += 1
        file = self.folder / "handbook/standards/procedures/procedure-00000.yml"
        before = f"Edit {self._edits - 1}. " if self._edits > 1 else ""
        file.write_text(file.read_text().replace(f"summary: {before}", f"summary: Edit {self._edits}. ", 1))


def beside(larger: int) -> str:
    """The task of a build in turn with those of a larger handbook."""
    return f"build beside {larger:,}"


def put_aside(folder: Path) -> None:
    """Rename what an earlier run left. Deleting thousands of files would make new files slow on some file systems."""
    if folder.exists():
        number = sum(each.name.startswith(f"{folder.name}-") for each in folder.parent.iterdir())
        folder.rename(folder.with_name(f"{folder.name}-{number}"))


def megabytes(folder: Path) -> float:
    """The size of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
