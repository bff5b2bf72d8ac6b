"""Owed comparisons: benchmarks whose last day comes, so that what we say of others stays true."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.references import HIDDEN
from interlock.definitions import Promise
from interlock.definitions.promise import Benchmark
from interlock.findings.nouns import apart
from interlock.questions.owed.debt import Owed, measured_by
from interlock.sources.yaml_writer import as_scalar


def due_comparisons(catalog: Catalog, today: datetime.date) -> Iterator[Owed]:
    """Each benchmark with a last day, owed by the link that measures the promise, or else makes it, unless a newer one is there."""
    for promise in catalog.of(Promise):
        is_asked = promise.status == "published" and measured_by(promise) != HIDDEN
        for index, benchmark in enumerate(promise.benchmarks if is_asked else ()):
            if benchmark.expires and not _is_replaced(promise, benchmark):
                what = f"Ask again what {apart(benchmark.organisation)} reaches: {promise.title}"
                paste = (
                    f"- {{organisation: {as_scalar(benchmark.organisation)}, value: …, on: {today}, comparable: …, expires: …}}"
                )
                link, route = catalog.link(measured_by(promise)), ("benchmarks", index)
                yield Owed("comparison", what, link, (), benchmark.on, benchmark.expires, key_of(promise), route, paste, today)


def _is_replaced(promise: Promise, benchmark: Benchmark) -> bool:
    """Whether the same organisation has a benchmark that holds for longer."""
    same = (other for other in promise.benchmarks if other.organisation == benchmark.organisation and other is not benchmark)
    return any(other.expires is None or (benchmark.expires is not None and other.expires > benchmark.expires) for other in same)
