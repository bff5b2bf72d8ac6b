"""Checks and builds handbooks of changed files: `python -m tests.fuzz.mutated --files 100000`.

Prints figures. What breaks a promise is made as small as it can be, and kept in `tests/fuzz/corpus/handbook/`.
"""

import argparse
import hashlib
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests import cases
from tests.conftest import ROOT, write
from tests.fuzz.handbooks import built_well, checked_well, handbook_of
from tests.fuzz.mutations import File, Mutations, seeds

KEPT = Path(__file__).parent / "corpus/handbook"
# One handbook in so many is built as well.
BUILT = 50


@dataclass(slots=True)
class Figures:
    """What was tried, and what came of it."""

    files: int = 0
    handbooks: int = 0
    built: int = 0
    without_error: int = 0
    findings: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    slowest: float = 0

    def __str__(self) -> str:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        faults = "".join(f"\n  {count} × {what}" for what, count in self.broken.most_common())
        return (
            f"{self.files:,} changed files in {self.handbooks:,} handbooks; {self.findings:,} findings of {len(self.rules)} rules; "
            f"{self.built:,} built ({self.without_error:,} without an error); slowest check {self.slowest:.1f} s; {peak} MB; "
            f"{sum(self.broken.values())} broken{faults}"
        )


def batches(random: Random) -> Iterator[tuple[dict[str, bytes], int]]:
    """Files to put into the tiny handbook, and how many of them are changed: parts of Larkfield, and golden cases, by turns."""
    files = seeds()
    own = [file for file in files if (ROOT / file.path).is_file()]
    mutations = Mutations(files, random)
    while True:
        chosen = random.sample(own, 60)
        overlays = [cases.files(case) for case in random.sample(cases.CASES, 12)]
        golden = [File(path, data) for overlay in overlays for path, data in overlay.items() if len(data) < 20_000]
        for batch in (chosen, golden):
            before = {file.path: file.data for file in batch}
            changed = {path: mutations.of(File(path, data)).data for path, data in before.items() if random.random() < 0.8}
            yield before | changed, sum(before[path] != data for path, data in changed.items())


def broken_by(files: Mapping[str, bytes], figures: Figures, *, build: bool) -> str:
    """What a handbook with these files breaks, in one line; "" where everything holds."""
    try:
        with handbook_of(files) as folder:
            began = time.process_time()
            checked = checked_well(folder)
            figures.slowest = max(figures.slowest, time.process_time() - began)
            figures.findings += len(checked.findings)
            figures.rules.update(finding.rule for finding in checked.findings)
            if build:
                figures.built += 1
                figures.without_error += built_well(checked)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(where.filename).name}:{where.name}: {str(error)[:300]!r}"
    return ""


def smallest(files: Mapping[str, bytes], *, build: bool) -> dict[str, bytes]:
    """As few of the files, with as few of their lines, as break something in the same place."""
    kind = _kind(broken_by(files, Figures(), build=build))
    kept = dict(files)
    for path in files:
        without = {other: data for other, data in kept.items() if other != path}
        if _kind(broken_by(without, Figures(), build=build)) == kind:
            kept = without
    for path in kept:
        for line in reversed(range(len(kept[path].splitlines()))):
            lines = kept[path].splitlines(keepends=True)
            without = kept | {path: b"".join(lines[:line] + lines[line + 1 :])}
            if _kind(broken_by(without, Figures(), build=build)) == kind:
                kept = without
    return kept


def _kind(broken: str) -> str:
    """Where something broke; where that is a promise, the first words of what broke it too."""
    where, _, what = broken.partition(": ")
    return f"{where}: {what.partition(': ')[0]}" if where.startswith("Broken") else where


def keep(files: Mapping[str, bytes], broken: str) -> None:
    """Keep the files for every later test run."""
    name = hashlib.sha256(broken.encode()).hexdigest()[:8]
    for path, data in files.items():
        write(KEPT / name / path, data)
    write(KEPT / name / "broke.txt", broken + "\n")


def try_files(handbooks: Iterable[tuple[dict[str, bytes], int]], most: int, *, keeping: bool = False) -> Figures:
    """Try at least so many changed files. What breaks something is kept where that is asked for."""
    figures = Figures()
    for files, count in handbooks:
        build = figures.handbooks % BUILT == BUILT - 1
        figures.handbooks += 1
        figures.files += count
        if broken := broken_by(files, figures, build=build):
            if keeping and _kind(broken) not in map(_kind, figures.broken):
                print(broken, flush=True)
                keep(smallest(files, build=build), broken)
            figures.broken[broken] += 1
        if keeping and figures.handbooks % 50 == 0:
            print(figures, flush=True)
        if figures.files >= most:
            break
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="How many changed files to try.")
    parser.add_argument("--seed", type=int, default=1, help="Another number tries other files.")
    asked = parser.parse_args()
    figures = try_files(batches(Random(asked.seed)), asked.files, keeping=True)
    print(figures)
    sys.exit(bool(figures.broken))


if __name__ == "__main__":
    main()
