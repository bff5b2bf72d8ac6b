"""An amount that cannot be read as one.

Amounts are written as people say them: `20 seconds`, `5 working days`, `90%`, `same day`, `2 to 3 working days`,
`10 rings`, `4 times a year`, `1 hour 30 minutes`. A number alone counts things (`3` for "three people at most"): where the
wording counts days or nothing, it lacks its unit. Without a unit nobody could compare a promise with what happened, nor
with the steps that keep it.

In results, a number alone has the unit of the promise's target. Without a target, `97` is a percentage, but nobody could tell
whether `3` is hours, days or per cent: it needs its unit. `3 days` cannot be compared with a limit in working days.

A spreadsheet that shows 97 % may save `0.97`. In results that is told once a file, at the first such share; a share that is truly
so low is written with its sign, `0.97%`. So is a tolerance of less than a tenth of a point; with one of 100 points nothing would
ever be missed.

Bad:

```yaml standards/promises/answer-at-the-desk.yml
title: Served within ten minutes
summary: People who come in do not wait long.
wording: We serve you within 10 minutes.
kind: public
made_by: front
made_to: [residents]
limit: 10 minuts
```

Good:

```yaml standards/promises/answer-at-the-desk.yml
title: Served within ten minutes
summary: People who come in do not wait long.
wording: We serve you within 10 minutes.
kind: public
made_by: front
made_to: [residents]
limit: 10 minutes
```
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from interlock.catalog import ORGANISATION, Catalog, Key
from interlock.catalog.languages import language_of
from interlock.definitions import Promise
from interlock.definitions.values.amounts import amounts_in
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import plain_number, with_unit
from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.questions.facts import Facts
from interlock.questions.results.measurable import numbers_without_unit
from interlock.questions.results.result_rows import Unreadable
from interlock.rules.shared.impossible_results import out_of_range
from interlock.sources import Route
from interlock.sources.tables.results_tables import ResultRow

GROUP = "shape"
SEVERITY = "error"

# So many digits count nothing that there is.
_MOST_DIGITS = 16
# Shares have at most one decimal place, so that a smaller tolerance must be a share of 1.
_LEAST_TOLERANCE = Decimal("0.1")
# With so much, no share is ever missed.
_TOO_MUCH_TOLERANCE = 100


def check(facts: Facts) -> Iterator[Finding]:
    """Amounts in results, and numbers of promises without a unit. Other amounts are checked when definitions are decoded."""
    yield from _figures(facts)
    yield from _tolerance(facts.catalog)
    for key, promise in _promises(facts.catalog):
        language = language_of(promise, facts.catalog)
        for route, amount in numbers_without_unit(promise, language):
            place, remedy = facts.catalog.place(key, route), _with_its_unit(promise, route, amount, language)
            yield Finding("bad-quantity", place, f"{amount} what? `{amount}` has no unit", remedy)
        if promise.clock and promise.limit and promise.limit.unit == "%":
            message = "This promise has a clock, so its limit is a length of time and no share"
            share = f"`target: {{share: at least {promise.limit}}}`"
            remedy = f"Write how long, such as `5 working days`; a share of cases is {share}."
            yield Finding("bad-quantity", facts.catalog.place(key, ("limit",)), message, remedy)
    for row in facts.catalog.results:
        for name, written in (("met", row.met), ("total", row.total)):
            plain = written.replace(",", "").removeprefix("-")
            if written and not (plain.isdecimal() and len(plain) < _MOST_DIGITS):
                message = f"`{written}` is not a number of cases"
                yield Finding("bad-quantity", row.place(name), message, "Write a whole number, such as `120`, or leave it blank.")


def _tolerance(catalog: Catalog) -> Iterator[Finding]:
    """A tolerance in days, which no share has, one that is less than a result can show, as a spreadsheet keeps 2 %, or all."""
    tolerance = catalog.organisation.defaults.tolerance
    if tolerance is None:
        return
    place = catalog.place(ORGANISATION, ("defaults", "tolerance"))
    if tolerance.unit not in ("%", "count"):
        message = f"A tolerance is in points of a share, and in percent of a limit, and `{tolerance}` is neither"
        yield Finding("bad-quantity", place, message, "Write a number alone, such as `2`.")
    elif tolerance.unit == "count" and 0 < tolerance.amount < _LEAST_TOLERANCE:
        remedy = f"Did you mean `{plain_number(100 * tolerance.amount)}`? If it is so little, write `{tolerance}%`."
        yield Finding("bad-quantity", place, f"`{tolerance}` is read as {tolerance} points", remedy)
    elif tolerance.amount >= _TOO_MUCH_TOLERANCE:
        message = f"With a tolerance of `{tolerance}`, no share is ever missed"
        yield Finding("bad-quantity", place, message, "Write by how many points a result may fall short, such as `2`.")


def _figures(facts: Facts) -> Iterator[Finding]:
    """Values in results; a slip in a whole column is reported once: fractions in a file, units of a promise in a file."""
    slips: dict[tuple[str, str, str], list[Unreadable]] = defaultdict(list)
    for cell in facts.results.unreadable:
        if cell.slip == "fraction":
            slips[cell.row.file, "", cell.slip].append(cell)
        elif cell.column == "value" and not _is_impossible(facts.catalog, cell.row):
            slips[cell.row.file, cell.row.promise, cell.slip or str(cell.row.line)].append(cell)
    for first, *others in slips.values():
        more = f", and so in {counted(len(others), 'more row')}" if others else ""
        yield Finding("bad-quantity", first.row.place("value"), f"{first.message}{more}", first.remedy)


def _is_impossible(catalog: Catalog, row: ResultRow) -> bool:
    """Whether another rule says already that the value cannot be."""
    finding = out_of_range(catalog, row)
    return finding is not None and finding.severity == "error"


def _promises(catalog: Catalog) -> Iterator[tuple[Key, Promise]]:
    for key, definition in catalog.definitions.items():
        if isinstance(definition, Promise) and definition.status != "retired":
            yield key, definition


def _with_its_unit(promise: Promise, route: Route, amount: Quantity, language: str) -> str:
    if route[0] == "benchmarks" and promise.target and promise.target.share:
        return f"Did you mean `{with_unit(amount.amount * (100 if amount.amount <= 1 else 1), '%')}`?"
    said = next((said.amount for said in amounts_in(promise.wording, language) if said.amount.amount == amount.amount), None)
    if said and said.unit != "count":
        return f"Did you mean `{with_unit(said.amount, said.unit)}`?"
    unit = promise.limit.unit if promise.limit and promise.limit.unit != "count" else "working days"
    return f"Write the unit as well, such as `{with_unit(amount.amount, unit)}`."
