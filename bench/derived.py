"""Times what is derived of all promises together (CPU seconds): support, handshakes, chains, capability, weakest links, moments.

.venv/bin/python bench/derived.py [N …]        (1,000, 3,000 and 10,000 definitions when left out)
"""

import datetime
import sys
import tempfile
import time
from pathlib import Path

import handbook
from corpus import make
from interlock.catalog import catalog_of
from interlock.definitions import Promise
from interlock.facts import Facts
from interlock.handbook import read_handbook

TODAY = datetime.date(2026, 11, 22)


def derived(facts: Facts) -> int:
    """Ask everything of every promise; gives the number of promises."""
    promises = facts.catalog.of(Promise)
    for promise in promises:
        facts.chains.of(promise)
        facts.capabilities.of(promise)
        facts.weakest_link(promise)
    len(facts.moments)
    return len(promises)


def main() -> None:
    """Print a line for each size: seconds in all, and for each thousand definitions."""
    for size in [int(argument) for argument in sys.argv[1:]] or [1_000, 3_000, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            handbook.write(make(size), Path(folder))
            facts = Facts(catalog_of(read_handbook(Path(folder))), TODAY)
            before = time.process_time()
            promises = derived(facts)
            took = time.process_time() - before
        print(f"{size:>6} definitions, {promises:>5} promises: {took:5.2f} s, {took / size * 1000:.2f} s a thousand")


if __name__ == "__main__":
    main()
