"""Times everything that is derived from all promises together: support, handshakes, chains, capability, weakest links, moments.

.venv/bin/python bench/derived.py [N …]        (default: 1,000, 3,000 and 10,000 definitions)

Prints CPU seconds, twice for each size: with all steps' budgets in working hours, and with half of them, at random, in minutes of
elapsed time. Where a procedure mixes both, the worst start of the week has to be found, which is the most expensive question.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

import handbook
from corpus import DAY, Corpus, make

from interlock.catalog import catalog_of
from interlock.definitions import Promise
from interlock.questions.facts import Facts
from interlock.rules.engine.checked import garbage_collection_off
from interlock.sources.handbook_reader import read_handbook


def mixed(corpus: Corpus) -> Corpus:
    """The corpus with half of the steps' budgets in minutes."""
    rng = random.Random(20261122)
    for procedure in corpus["procedures"]:
        for step in procedure["steps"]:
            if rng.random() < 0.5:
                step["within"] = f"{rng.choice([10, 20, 30, 60, 90])} minutes"
    return corpus


def derived(facts: Facts) -> int:
    """Derive everything about every promise. Returns the number of promises."""
    promises = facts.catalog.of(Promise)
    for promise in promises:
        facts.chains.of(promise)
        facts.capabilities.of(promise)
        facts.weakest_link(promise)
    len(facts.moments)
    return len(promises)


def timed(corpus: Corpus) -> tuple[int, float]:
    """The number of promises, and the CPU seconds that deriving everything about them takes."""
    with tempfile.TemporaryDirectory() as folder, garbage_collection_off():
        handbook.write(corpus, Path(folder))
        facts = Facts(catalog_of(read_handbook(Path(folder))), DAY)
        before = time.process_time()
        promises = derived(facts)
        return promises, time.process_time() - before


def main() -> None:
    """Print two lines for each size: CPU seconds in all, and per thousand definitions."""
    for size in [int(argument) for argument in sys.argv[1:]] or [1_000, 3_000, 10_000]:
        for budgets, corpus in (("working budgets", make(size)), ("mixed budgets", mixed(make(size)))):
            promises, took = timed(corpus)
            each = took / size * 1000
            print(f"{size:>6} definitions, {promises:>5} promises, {budgets:<15}: {took:5.2f} s, {each:.2f} s a thousand")


if __name__ == "__main__":
    main()
