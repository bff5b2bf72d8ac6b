"""What a link can carry, and what came to it, on its own page and on those of the promises that rest on it."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Link, Promise
from interlock.definitions.values.units import MONTH_UNITS
from interlock.findings.nouns import counted
from interlock.pages.frame import Row, rows
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import unbroken
from interlock.questions.capacity import PERIODS_RUNNING, each_time, loads_of, number_in_words

# The most periods that a page shows.
_MOST_PERIODS = 6


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A period: how many came, how many the link carries, and whether that was more."""

    period: str
    came: str
    carries: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class LoadView:
    """The periods, the latest first, and the promise in whose results the cases are counted.

    `by_working_days`: whether a period counts with its working days, or with its months.
    """

    counted_in: Ref
    by_working_days: bool
    rows: list[LoadRow]
    is_over: bool


def capacity_rows(context: PageContext, link: Link) -> list[Row]:
    """How much the link can carry: in a sentence, in numbers, and what happens when most comes."""
    capacity = link.capacity
    if capacity is None:
        return []
    people = capacity.people
    with_people = f", with {number_in_words(people)} {'person' if people.amount == 1 else 'people'}" if people else ""
    a_time = f" {each_time(capacity.per)}" if capacity.per else ""
    numbers = f"{number_in_words(capacity.cases)}{a_time}{with_people}" if capacity.cases else with_people.removeprefix(", ")
    return rows(
        Row("Capacity", context.inline(capacity.text)),
        Row("It carries" if capacity.cases else "People", numbers.removeprefix("with ")),
        Row("When most comes", context.inline(capacity.peak)),
    )


def load_of(context: PageContext, link: Link) -> LoadView | None:
    """What came in the last periods; None where nobody counts it."""
    loads = loads_of(context.catalog, context.facts.results, link, context.facts.today)
    if not loads:
        return None
    shown = [
        LoadRow(
            unbroken(load.period.label),
            f"{load.came_in_words} {load.a_time}",
            f"{load.carries_in_words} {load.a_time}",
            load.is_over,
        )
        for load in reversed(loads[-_MOST_PERIODS:])
    ]
    last = loads[-1]
    return LoadView(context.to(last.counted_in), last.per.unit not in MONTH_UNITS, shown, link.id in context.facts.over_capacity)


def overloaded_behind(context: PageContext, promise: Promise) -> list[Markup]:
    """The links on which a promise rests, at most one hand-over away, to which more comes than they can carry."""
    over = context.facts.over_capacity
    near = [member.link for member in context.facts.chains.of(promise).near if member.link.id in over] if over else []
    words = Markup("{} {} in {}, for {} running")
    lasts = ((link, over[link.id][-1]) for link in near)
    return [
        words.format(context.link_to(link), last.in_words, unbroken(last.period.label), counted(PERIODS_RUNNING, "period"))
        for link, last in lasts
    ]
