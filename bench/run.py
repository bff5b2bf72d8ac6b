"""Compares Interlock with its peers: seconds, megabytes and ratios.

python bench/run.py [--sizes 300,3000,10000] [--peers mkdocs,zensical,hugo,needs] [--limit SECONDS]

Every tool builds the same made-up organisation (bench/corpus.py): Interlock from YAML definitions, the others from finished pages
in their own format (bench/emit.py), so that they neither check nor derive anything. Peers are installed into an environment of
their own, .cache/bench/venv, when first needed; one that cannot be installed is left out and named. `again` is the time after one
edit until the whole site is written: Interlock in the process that `serve` keeps, the others by their command. `shown` is the
time until the edited page can be read: only `serve` makes that page first. CPU seconds stand beside clock seconds, because they
can be compared on a busy machine. `--peers none` measures Interlock alone.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import emit
import handbook
from corpus import make

ENVIRONMENT = Path(__file__).parents[1] / ".cache" / "bench" / "venv"
PACKAGES = {
    "mkdocs": ["mkdocs", "mkdocs-material"],
    "zensical": ["zensical"],
    "hugo": ["hugo"],
    "needs": ["sphinx", "sphinx-needs"],
}
COMMANDS = {
    "mkdocs": ["{bin}/mkdocs", "build", "--quiet"],
    "zensical": ["{bin}/zensical", "build"],
    "hugo": ["{bin}/hugo", "--quiet"],
    "needs": ["{bin}/sphinx-build", "-q", "-b", "html", ".", "site"],
}
NAMES = {"mkdocs": "MkDocs with Material", "zensical": "Zensical", "hugo": "Hugo", "needs": "sphinx-needs"}
SITES = {"hugo": "public"}
EDITED = {"mkdocs": "docs/{}.md", "zensical": "docs/{}.md", "hugo": "content/{}.md", "needs": "{}.rst"}
KINDS = ("chain", "customers", "services", "promises", "procedures", "contact-points", "lessons", "glossary")

# What `serve` does after an edit, in one process: check, write the page that is shown, then all others.
REBUILD = """
import datetime, json, sys, time
from pathlib import Path
from dataclasses import replace
from interlock.doors.configuration import configuration_of
from interlock.site import checking, pipeline, serving
from interlock.site.folder import ServedFolder
from interlock.site.writer import SiteWriter
folder, out, day = Path(sys.argv[1]), Path(sys.argv[2]), datetime.date(2026, 11, 22)
settings = replace(configuration_of(folder).settings, drafts=True)
before = checking.check(folder, day)
pipeline.build(before, settings, out)
file = folder / "standards/procedures/procedure-00000.yml"
file.write_text(file.read_text().replace("title: ", "title: Edited ", 1))
clock, cpu = time.perf_counter(), time.process_time()
with serving.frozen_until_written():
    checked = checking.check(folder, day, before)
edition = serving.Edition(SiteWriter(checked, settings, ServedFolder(out)))
edition.need("procedures/procedure-00000/index.html")
shown = time.perf_counter() - clock, time.process_time() - cpu
for _ in edition.write_rest():
    pass
print(json.dumps([shown, [time.perf_counter() - clock, time.process_time() - cpu]]))
"""


@dataclass(frozen=True)
class Took:
    """The cost of a command: seconds by the clock, CPU seconds, and megabytes at most."""

    seconds: float
    cpu: float
    megabytes: float


def timed(command: list[str], folder: Path, limit: float) -> Took | None:
    """Run a command in a folder; None when it fails or exceeds the limit of seconds."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watch = threading.Timer(limit, process.kill)
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    watch.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    took = Took(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    return took if process.returncode == 0 else None


def install(peers: list[str]) -> list[str]:
    """Install peers that are missing. Returns those that are installed."""
    if not (ENVIRONMENT / "bin" / "python").exists():
        venv.create(ENVIRONMENT, with_pip=True)
    there = []
    for peer in peers:
        program = COMMANDS[peer][0].format(bin=ENVIRONMENT / "bin")
        if not Path(program).exists():
            pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
            subprocess.run([*pip, *PACKAGES[peer]], check=False)
        if Path(program).exists():
            there.append(peer)
        else:
            print(f"{NAMES[peer]} could not be installed and is left out.")
    return there


def measure(peer: str, size: int, limit: float) -> "Line":
    """Measure one peer at one size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        emit.PEERS[peer](make(size), folder)
        command = [part.format(bin=ENVIRONMENT / "bin") for part in COMMANDS[peer]]
        cold = timed(command, folder, limit)
        edited = folder / EDITED[peer].format("procedures/procedure-00000")
        edited.write_text(edited.read_text().replace("procedure 0", "edited procedure 0"))
        again = timed(command, folder, limit) if cold else None
        return Line(NAMES[peer], None, cold, again, again, *site_of(folder / SITES.get(peer, "site")))


def measure_interlock(size: int, limit: float) -> "Line":
    """Measure Interlock at one size."""
    program = [sys.executable, "-c", "from interlock.doors.cli import main; main()"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        handbook.write(make(size), folder)
        check = timed([*program, "check"], folder, limit)
        cold = timed([*program, "build"], folder, limit)
        told = subprocess.run([sys.executable, "-c", REBUILD, name, name + "/again"], capture_output=True, text=True, check=False)
        shown, again = [Took(*took, 0) for took in json.loads(told.stdout)] if told.returncode == 0 else (None, None)
        return Line("Interlock", check, cold, shown, again, *site_of(folder / "site"))


def site_of(folder: Path) -> tuple[float, float]:
    """The megabytes of a site, and the kilobytes of the largest page of a definition."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = list(_definitions(folder, files))
    return sum(path.stat().st_size for path in files) / 1e6, max((path.stat().st_size for path in pages), default=0) / 1e3


def _definitions(folder: Path, files: list[Path]) -> Iterator[Path]:
    for path in files:
        parts = path.relative_to(folder).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "index" else parts
        if path.suffix == ".html" and len(parts) == 2 and parts[0] in KINDS and parts[1][-5:].isdigit():
            yield path


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    name: str
    check: Took | None
    cold: Took | None
    shown: Took | None
    again: Took | None
    site: float
    largest: float

    def written(self, ours: "Line") -> str:
        """The line as text; the cold build also as a multiple of ours."""
        ratio = f"{self.cold.seconds / ours.cold.seconds:6.2f}" if self.cold and ours.cold else " " * 6
        memory = f"{self.cold.megabytes:6.0f} MB" if self.cold else " " * 9
        cells = f"{_took(self.check)} {_took(self.cold)} {ratio} {_took(self.shown)} {_took(self.again)}"
        return f"{self.name:<21}{cells} {memory} {self.site:6.0f} MB {self.largest:6.0f} KB"


HEAD = (
    f"{'':<21}{'check':>15} {'cold build':>15} {'ratio':>6} {'shown':>15} {'again':>15} {'memory':>9} {'site':>9} {'page':>9}\n"
    f"{'':<21}{'clock / CPU':>15} {'clock / CPU':>15} {'':>6} {'clock / CPU':>15} {'clock / CPU':>15} {'peak':>9} {'':>9} {'largest':>9}"
)


def _took(took: Took | None) -> str:
    return f"{took.seconds:6.1f} /{took.cpu:5.1f} s" if took else f"{'–':>15}"


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="300,3000,10000")
    parser.add_argument("--peers", default="mkdocs,zensical,hugo,needs")
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a command is given up")
    asked = parser.parse_args()
    peers = install([peer for peer in asked.peers.split(",") if peer in COMMANDS])
    for size in map(int, asked.sizes.split(",")):
        print(f"\n{size:,} definitions\n{HEAD}", flush=True)
        ours = measure_interlock(size, asked.limit)
        print(ours.written(ours), flush=True)
        for peer in peers:
            print(measure(peer, size, asked.limit).written(ours), flush=True)


if __name__ == "__main__":
    main()
