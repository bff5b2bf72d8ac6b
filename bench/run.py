"""Measures Interlock beside its peers, and writes RESULTS.md with medians, ratios and what must hold, and growth.svg.

python bench/run.py [--sizes 3000,10000,20000] [--peers mkdocs,hugo] [--hosted 1000,3000,6000] [--runs 5] [--base REVISION]
[--limit SECONDS] [--out FOLDER]

Every tool builds the same made-up organisation (bench/corpus.py): Interlock from YAML definitions, the others from finished pages
in their own format (bench/emit.py), so that they neither check nor derive anything. Peers are installed into an environment of
their own, .cache/bench/venv, when first needed; one that cannot be installed is left out and named. In each round all tools run
in turn, so that a machine that is busy for a while slows all of them. CPU seconds stand beside clock seconds for the same reason.
Where a disk is slow or busy, TMPDIR=/dev/shm puts all that is written into memory. `--base` measures an earlier revision too, up
to 10,000 definitions, from a worktree of its own. A short run: --sizes 300 --peers none --hosted none --runs 1.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import results
from commands import PEERS, ROOT, InterlockRun, Measured, PeerRun, install
from hosted import HostRun

# A check of a small handbook, as before each commit, is measured beside the others, and more often: it takes half a second, and
# the first of all waits for the disk.
SMALL, OF_SMALL = 50, 5
# The size that larger ones are compared with. Both are built in turn.
GROWS_FROM = 3_000
# The largest size at which an earlier revision is measured. At larger ones only growth is of interest.
MOST_BEFORE = 10_000


@contextmanager
def _worktree(revision: str, folder: Path) -> Iterator[Path | None]:
    """The program's folder in a worktree of a revision; None without one."""
    if not revision:
        yield None
        return
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(folder), revision], check=True)
    try:
        yield folder / "hooks"
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def _measure(size: int, peers: list[str], base: Path | None, runs: int, measured: Measured) -> None:
    """Measure all tools at one size."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        programs = {results.OURS: ROOT / "hooks"} | ({results.BASE: base} if base and size <= MOST_BEFORE else {})
        ours = [InterlockRun(tool, hooks, size, folder / tool) for tool, hooks in programs.items()]
        others = [PeerRun(peer, size, folder / peer) for peer in peers if size > SMALL]
        smaller = InterlockRun(results.OURS, ROOT / "hooks", GROWS_FROM, folder / "smaller") if size > GROWS_FROM else None
        rounds = runs if size > SMALL else runs * OF_SMALL
        for number in range(rounds):
            print(f"{size:,} definitions, round {number + 1} of {rounds}", flush=True)
            if smaller:
                smaller.build_beside(measured, size)
            for run in ours:
                run.measure(measured, is_check_only=size == SMALL)
            for peer in others:
                peer.measure(measured)
        if size > SMALL:
            ours[0].measure_serving(measured, runs)


def _measure_hosted(size: int, runs: int, measured: Measured) -> None:
    """Measure the handbook in Material's frame beside plain Material, in turn."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        run = HostRun(size, Path(name))
        for number in range(runs):
            print(f"{size:,} definitions in Material, round {number + 1} of {runs}", flush=True)
            run.measure(measured)


def main() -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="3000,10000,20000")
    parser.add_argument("--peers", default="mkdocs,hugo", help=f"of {', '.join(PEERS)}; or none")
    parser.add_argument("--hosted", default="1000,3000,6000", help="sizes of handbooks in Material's frame; or none")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--base", default="", help="an earlier revision to compare with")
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a command is given up")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    asked = parser.parse_args()
    peers = install([peer for peer in asked.peers.split(",") if peer in PEERS])
    measured = Measured(asked.limit)
    with tempfile.TemporaryDirectory(prefix="bench-base-") as folder, _worktree(asked.base, Path(folder) / "base") as base:
        for size in (SMALL, *map(int, asked.sizes.split(","))):
            _measure(size, peers, base, asked.runs, measured)
            results.write(measured, asked.out, asked.base, asked.runs)
    for size in map(int, asked.hosted.split(",") if asked.hosted != "none" and install(["mkdocs"]) else ()):
        _measure_hosted(size, asked.runs, measured)
        results.write(measured, asked.out, asked.base, asked.runs)
    print(f"{asked.out / 'RESULTS.md'}")


if __name__ == "__main__":
    main()
