"""A promise compared with others: each benchmark beside our last figure, in a table and as bars of one scale."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.definitions.promise import Benchmark
from interlock.findings.nouns import apart
from interlock.pages.contact_links import address_link
from interlock.pages.page_context import PageContext
from interlock.pages.words import unbroken, unbroken_day
from interlock.questions.chain.weakest import comparable_sizes
from interlock.questions.comparisons import Compared, Standing

_STANDINGS: dict[Standing, tuple[str, str]] = {
    "better": ("We are better", "good"),
    "same": ("The same", "good"),
    "worse": ("They are better", "bad"),
    "unknown": ("Cannot be told", ""),
}


@dataclass(frozen=True, slots=True)
class BenchmarkView:
    """What another organisation promises or achieves, and how our last result compares."""

    organisation: str
    sector: str
    value: str
    on: str
    source: Markup
    comparable: str
    tone: str
    standing: str
    standing_tone: str


@dataclass(frozen=True, slots=True)
class ComparedBar:
    """A figure as a bar, in per cent of the longest."""

    title: str
    figure: str
    size: float
    is_ours: bool


@dataclass(frozen=True, slots=True)
class ComparedView:
    """What a promise's page shows: the benchmarks, and bars for those that can be compared; `line` is where ours ends."""

    benchmarks: list[BenchmarkView]
    bars: list[ComparedBar]
    line: float
    better: str


def compared_view(context: PageContext, promise: Promise) -> ComparedView | None:
    """The comparisons of a promise; None without benchmarks."""
    found = [each for each in context.facts.comparisons if each.promise.id == promise.id]
    if not found:
        return None
    bars = _bars(context, found)
    better = {"more": "More is better.", "less": "Less is better."}.get(found[0].direction or "", "")
    return ComparedView([_benchmark(each) for each in found], bars, bars[0].size if bars else 0, better)


def comparable_words(comparison: Compared) -> tuple[str, str]:
    """Whether a benchmark can be compared with ours, and the tone."""
    if comparison.is_expired:
        return "Expired", "watch"
    if not comparison.benchmark.comparable:
        return "Not comparable", ""
    if comparison.is_of_another_sort:
        return "Counts something else", ""
    return ("Comparable, if it is still true", "watch") if comparison.may_be_old else ("Comparable", "good")


def source_link(benchmark: Benchmark) -> Markup:
    """Where a figure is published, or that nobody says so. Heard without its row, the link says whose it is."""
    words = Markup('published here<span class="visually-hidden"> by {}</span>').format(apart(benchmark.organisation))
    return address_link(benchmark.source, words) if benchmark.source else Markup("no source given")


def _benchmark(comparison: Compared) -> BenchmarkView:
    benchmark, (words, tone) = comparison.benchmark, comparable_words(comparison)
    standing, standing_tone = _STANDINGS[comparison.standing_today]
    on, source = unbroken_day(benchmark.on) if benchmark.on else "", source_link(benchmark)
    return BenchmarkView(
        benchmark.organisation,
        benchmark.sector or "",
        comparison.theirs.text,
        on,
        source,
        words,
        tone,
        standing,
        standing_tone,
    )


def _bars(context: PageContext, found: list[Compared]) -> list[ComparedBar]:
    """Ours first, then theirs, all from nothing on one scale; that of shares ends at 100%.

    What cannot be compared has no bar: beside others on one scale, it would look as if it could.
    """
    ours = found[0].ours
    if ours is None or ours.value is None:
        return []
    working_day = context.facts.working_day(found[0].promise)
    sized = [
        (each, sizes)
        for each in found
        if each.can_be_compared and (sizes := comparable_sizes(ours.value, each.theirs, working_day))
    ]
    longest = max([Decimal(100 if ours.value.unit == "%" else 0), *(size for _, sizes in sized for size in sizes)])
    if not sized or not longest:
        return []
    title = f"Ours, {unbroken(ours.period.label)}"
    own = ComparedBar(title, ours.value.text, _share(sized[0][1][0], longest), is_ours=True)
    theirs = (
        ComparedBar(each.benchmark.organisation, each.theirs.text, _share(sizes[1], longest), is_ours=False)
        for each, sizes in sized
    )
    return [own, *theirs]


def _share(size: Decimal, longest: Decimal) -> float:
    """The length of a bar, in per cent of the longest."""
    return round(float(size) / float(longest) * 100, 1)
