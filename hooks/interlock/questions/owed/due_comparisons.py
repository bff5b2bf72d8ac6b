"""Owed comparisons: benchmarks whose last day comes, so that what we say of others stays true."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.references import HIDDEN
from interlock.definitions import Promise
from interlock.definitions.promise import Benchmark
from interlock.findings.nouns import apart
from interlock.questions.comparisons import last_day
from interlock.questions.ourselves import benchmarks_of_ourselves
from interlock.questions.owed.debt import Owed, measured_by
from interlock.sources.yaml.yaml_writer import as_scalar


def due_comparisons(catalog: Catalog, today: datetime.date) -> Iterator[Owed]:
    """Each benchmark of others with a last day, owed by the link that measures the promise, or else makes it.

    Not owed is one for which a newer one is there.
    """
    ourselves = benchmarks_of_ourselves(catalog)
    for promise in catalog.of(Promise):
        is_asked = promise.status == "published" and measured_by(promise) != HIDDEN
        for index, benchmark in enumerate(promise.benchmarks if is_asked else ()):
            until = last_day(catalog, promise, benchmark)
            if until and (promise.id, index) not in ourselves and not _is_replaced(catalog, promise, benchmark, until):
                what = f"Ask again what {apart(benchmark.organisation)} reaches: {promise.title}"
                paste = (
                    f"- {{organisation: {as_scalar(benchmark.organisation)}, value: …, on: {today}, comparable: …, expires: …}}"
                )
                link, route = catalog.link(measured_by(promise)), ("benchmarks", index)
                yield Owed(
                    "comparison",
                    what,
                    link,
                    to=(),
                    since=benchmark.on,
                    due=until,
                    key=key_of(promise),
                    route=route,
                    paste=paste,
                    today=today,
                )


def _is_replaced(catalog: Catalog, promise: Promise, benchmark: Benchmark, until: datetime.date) -> bool:
    """Whether the same organisation has a benchmark that holds for longer."""
    same = (other for other in promise.benchmarks if other.organisation == benchmark.organisation)
    lasting = (last_day(catalog, promise, other) for other in same)
    return any(day is None or day > until for day in lasting)
