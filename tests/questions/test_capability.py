"""Capability: examples of verdicts."""

import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions import Organisation
from interlock.definitions.values.quantities import parse_quantity
from interlock.questions.calendar.lengths import length_in_words, length_of
from interlock.questions.calendar.working_time import calendar_of
from interlock.questions.capability.answer import capability_answer
from tests.catalogs import TODAY, facts_of, procedure, promise, step
from tests.conftest import examples
from tests.questions.one_promise import TOWN, capability
from tests.questions.reference.capability import WEEK, week_of

MINUTE = datetime.timedelta(minutes=1)
HOUR = datetime.timedelta(hours=1)


def test_a_length_equal_to_the_limit_is_capable() -> None:
    found = capability(step("a", "2 working days"), step("b", "24 working hours"))
    assert (found.verdict, found.slack) == ("capable", datetime.timedelta())
    assert capability_answer(found, TODAY).endswith("takes 5 working days of 5 working days: nothing to spare.")


def test_the_longest_procedure_decides() -> None:
    definitions = TOWN | {
        "promise/quick": promise(limit="5 working days"),
        "procedure/a": procedure(step("a", "1 working day"), supports="quick"),
        "procedure/b": procedure(step("b", "3 working days"), supports="quick"),
        "procedure/c": procedure(step("c", "2 working days"), supports="quick"),
    }
    facts = facts_of(definitions)
    quick = facts.catalog.promise("quick")
    assert quick
    found = facts.capabilities.of(quick)
    assert [each.procedure.id for each in found.deciding] == ["b", "c", "a"]
    assert found.say(found.slack or HOUR) == "2 working days"


def test_over_names_the_steps_of_the_longest_path() -> None:
    found = capability(
        step("a", "3 working days"), step("b", "1 working day", after=[]), step("c", "4 working days", after=["a", "b"])
    )
    run = found.procedures[0].run
    assert run
    assert (found.verdict, found.say(found.slack or HOUR)) == ("over", "2 working days")
    assert [timed.step.id for timed in run.longest_path] == ["a", "c"]
    assert [(timed.start / HOUR, timed.end / HOUR) for timed in run.steps] == [(0, 24), (0, 8), (24, 56)]


def test_many_steps_are_counted_and_the_longest_named() -> None:
    found = capability(*(step(f"s{days}", f"{days} working days") for days in (1, 5, 2, 6, 4, 3)))
    answer = capability_answer(found, TODAY)
    assert answer.endswith("not 5 working days, because of 6 steps, above all step 2 (s5), step 4 (s6) and step 5 (s4).")
    four = capability(*(step(f"s{days}", f"{days} working days") for days in (1, 2, 3, 4)))
    assert capability_answer(four, TODAY).endswith("because of step 1 (s1), step 2 (s2), step 3 (s3) and step 4 (s4).")
    five = capability(*(step(f"s{days}", f"{days} working days") for days in (1, 2, 3, 4, 5)))
    assert capability_answer(five, TODAY).endswith("because of 5 steps, above all step 3 (s3), step 4 (s4) and step 5 (s5).")
    nobody_knows = capability_answer(capability(*(step(f"s{number}") for number in range(9))), TODAY)
    assert (
        nobody_knows == "Nobody can tell: step 1 (s0), step 2 (s1), step 3 (s2) and 6 more of do do not say how long they take."
    )


@pytest.mark.parametrize(
    ("limit", "calendar", "steps", "told"),
    [
        ("same day", {}, ["4 working hours"], "13:00"),
        ("same day", {}, ["1 working day"], ""),  # which counts from the same day, too
        ("1 working day", {}, ["4 working hours"], ""),  # counted from the next working day
        ("1 working day", {"counts_from": "same day"}, ["2 working hours", "30 minutes"], "14:30"),
        ("2 working days", {"counts_from": "same day"}, ["1 working hour"], ""),  # there is always the second day
        ("2 working days", {"counts_from": "same day", "opens": "21:00", "closes": "06:00"}, ["11 working hours"], "04:00"),
        ("2 working days", {"counts_from": "same day"}, ["8 working hours"], ""),
        ("2 working days", {"counts_from": "same day"}, ["1 working day", "4 working hours"], ""),
        ("8 working hours", {"counts_from": "same day"}, ["4 working hours"], ""),
        ("same day", {}, ["9 working hours"], ""),
    ],
)
def test_the_day_itself_counts_for_what_comes_early(limit: str, calendar: Any, steps: list[str], told: str) -> None:
    found = capability(*(step(f"s{number}", within) for number, within in enumerate(steps)), limit=limit, calendar=calendar)
    answer = capability_answer(found, TODAY)
    assert f"That holds for what comes in by {told}, as the day itself counts." in answer if told else "comes in by" not in answer


def test_a_shorter_procedure_in_hours_must_come_in_early() -> None:
    """A step of a working day ends with the day on which it came in, however late; seven hours do not."""
    by_day, in_hours = procedure(step("a", "1 working day")), procedure(step("a", "7 working hours"))
    sooner = procedure(step("a", "2 working hours"))
    procedures = {"procedure/by-day": by_day, "procedure/in-hours": in_hours, "procedure/sooner": sooner}
    facts = facts_of({"promise/quick": promise(limit="same day")} | procedures)
    quick = facts.catalog.promise("quick")
    assert quick
    assert "That holds for what comes in by 10:00, as" in capability_answer(facts.capabilities.of(quick), TODAY)


def test_what_comes_in_by_then_ends_in_time() -> None:
    found = capability(step("a", "5 working hours"), limit="same day")
    assert found.comes_in_by is not None
    calendar, limit = calendar_of(Organisation(name="Tinford")), parse_quantity("same day")
    last = datetime.datetime(2026, 11, 23) + found.comes_in_by
    assert calendar.add(last, parse_quantity("5 working hours")) <= calendar.add(last, limit)
    assert calendar.add(last + MINUTE, parse_quantity("5 working hours")) > calendar.add(last + MINUTE, limit)


def test_unknown_names_the_steps_without_a_budget() -> None:
    found = capability(step("a", "1 working day"), step("b"))
    run = found.procedures[0].run
    assert run
    assert found.verdict == "unknown"
    assert [timed.step.id for timed in run.lacking] == ["b"]


def test_over_the_limit_despite_a_missing_budget() -> None:
    assert capability(step("a", "6 working days"), step("b")).verdict == "over"


@pytest.mark.parametrize("fields", [{"limit": None}, {"limit": "10 rings"}, {"limit": "90%"}, {"dimension": "behaviour"}])
def test_what_takes_no_time_is_not_applicable(fields: dict[str, Any]) -> None:
    assert capability(step("a", "9 weeks"), **fields).verdict == "not applicable"


def test_no_procedure_is_unknown() -> None:
    assert capability(step("a", "1 working day"), supports=[]).verdict == "unknown"


def test_only_steps_between_from_and_to_count() -> None:
    steps = [
        step("a", "9 working days"),
        step("b", "1 working day"),
        step("beside", "9 working days", after=["b"]),
        step("c", "2 working days", after=["b"]),
        step("d", "9 working days"),
    ]
    found = capability(*steps, supports={"promise": "quick", "from": "b", "to": "c"})
    assert (found.verdict, found.slack) == ("capable", 16 * HOUR)


def test_only_waits_that_pause_the_clock_are_free() -> None:
    clock = {"starts": "now", "stops": "then", "pauses": ["the customer"]}
    waiting = [step("a", "1 working day"), step("wait", "4 weeks", waits_for="The  customer"), step("c", "1 working day")]
    assert capability(*waiting, clock=clock).slack == 24 * HOUR
    assert capability(*waiting).verdict == "over"


@pytest.mark.parametrize(
    ("limit", "days", "named"),
    [("4 working days", 0, ["printed"]), ("2 working days", 2, []), ("10 rings", 2, []), (None, 2, [])],
)
def test_the_longer_of_step_and_securing_promise_counts(limit: str | None, days: int, named: list[str]) -> None:
    secured = promise("back", limit, kind="internal", made_to=["front"])
    steps = procedure(step("a", "2 working days", secured_by="printed"), step("b", "1 working day"))
    facts = facts_of(TOWN | {"promise/quick": promise(), "promise/printed": secured, "procedure/do": steps})
    quick = facts.catalog.promise("quick")
    assert quick
    found = facts.capabilities.of(quick)
    assert found.slack == days * 8 * HOUR
    run = found.procedures[0].run
    assert run and [timed.secured_by.id for timed in run.steps if timed.secured_by] == named


@pytest.mark.parametrize(
    ("budgets", "limit", "verdict", "slack"),
    [
        (["1 working hour"], "65 hours", "capable", 0),  # from Friday after four to Monday
        (["1 working hour"], "64 hours", "over", -1),
        (["10 minutes", "1 working day"], "1 working day", "over", -1 / 6),
        (["24 hours"], "1 working day", "capable", 0),
        (["12 hours", "12 hours"], "1 working day", "capable", 0),  # one night and one day, not two days
        (["9 hours"], "7 working hours", "over", -1),
        (["1 working day"], "3 days", "capable", 0),  # started on Friday, done on Monday: at most three days
        (["30 seconds"], "1 minute", "capable", 1 / 120),
        (["10 working days"], "2 weeks", "capable", 0),
    ],
)
def test_mixed_measures_use_the_worst_start(budgets: list[str], limit: str, verdict: str, slack: float) -> None:
    found = capability(*(step(f"s{number}", budget) for number, budget in enumerate(budgets)), limit=limit)
    assert (found.verdict, found.slack) == (verdict, datetime.timedelta(hours=slack))


@pytest.mark.parametrize(
    ("budget", "limit", "verdict"),
    [
        ("1 month", "1 month", "capable"),
        ("12 months", "1 year", "capable"),
        ("4 weeks", "1 month", "capable"),  # February has 28 days
        ("29 days", "1 month", "over"),
        ("1 month", "30 days", "over"),
        ("1 month", "31 days", "capable"),
        ("1.5 months", "61 days", "over"),  # a part of a month may be as long as a month
        ("31 days", "1.5 months", "over"),
    ],
)
def test_months_are_shortest_in_limits_and_longest_in_budgets(budget: str, limit: str, verdict: str) -> None:
    assert capability(step("a", budget), limit=limit).verdict == verdict


def test_a_cycle_of_steps_is_unknown() -> None:
    found = capability(step("a", "1 working day", after=["b"]), step("b", "1 working day"))
    assert (found.verdict, found.procedures[0].fault) == ("unknown", "step-cycle")


def test_amounts_over_a_thousand_years_are_capped() -> None:
    assert length_of(parse_quantity("999999999999 years"), 8 * HOUR, "longest").time.days == 365_242


@pytest.mark.parametrize(
    ("hours", "measure", "words"),
    [
        (8, "working", "1 working day"),
        (13.5, "working", "1 working day, 5 hours and 30 minutes"),
        (0.25, "working", "15 minutes"),
        (49, "elapsed", "2 days and 1 hour"),
        (4.5, "working", "4 working hours and 30 minutes"),
        (12.25, "working", "1 working day, 4 hours and 15 minutes"),
        (0, "elapsed", "no time"),
    ],
)
def test_lengths_are_told_in_working_days(hours: float, measure: Any, words: str) -> None:
    assert length_in_words(datetime.timedelta(hours=hours), measure, 8 * HOUR) == words


def test_a_waiting_step_does_not_change_the_months_counted() -> None:
    waits = step("wait", "10 days", waits_for="the customer")
    found = capability(
        step("a", "2 months"), waits, limit="2 months", clock={"starts": "now", "stops": "then", "pauses": ["the customer"]}
    )
    assert (found.verdict, found.slack) == ("capable", datetime.timedelta())


def test_time_taken_and_spared_add_up() -> None:
    answer = capability_answer(capability(step("a", "10 working hours"), step("b", "20 minutes"), limit="2 working days"), TODAY)
    assert answer == (
        "Yes. The longest way through its steps takes 1 working day, 2 hours and 20 minutes of 2 working days: "
        "5 working hours and 40 minutes to spare."
    )


@pytest.mark.parametrize(
    ("limit", "budget", "moves", "verdict"),
    [
        ("2 days", "8 working hours", False, "over"),  # from Friday to Monday
        ("2 days", "8 working hours", True, "over"),  # from Saturday they end on Monday at midnight, a working day
        ("1 week", "5 working days", True, "capable"),
        ("2 days", "3 working days", True, "over"),
        ("1 month", "29 days", True, "over"),
    ],
)
def test_a_limit_that_moves_off_closed_days(limit: str, budget: str, moves: bool, verdict: str) -> None:
    fields = {"ends_on_closed_day": "next"} if moves else {}
    assert capability(step("a", budget), limit=limit, **fields).verdict == verdict


@pytest.mark.parametrize(("fields", "hours"), [({}, 24), ({"ends_on_closed_day": "next"}, 17)])
def test_a_limit_that_moves_is_exceeded_by_less(fields: dict[str, str], hours: int) -> None:
    """From Friday noon to Monday noon it is a day too long; a limit that moves is exceeded most from the end of Friday."""
    assert capability(step("a", "8 working hours"), limit="2 days", **fields).slack == -hours * HOUR


def test_working_days_never_end_on_a_closed_day() -> None:
    found = capability(step("a", "3 working days"), limit="2 working days", ends_on_closed_day="next")
    assert (found.verdict, found.slack) == ("over", -8 * HOUR)


@examples(10)
@given(
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(1, 20), st.sampled_from(["hours", "working hours"])), min_size=1, max_size=3),
)
def test_a_moved_limit_agrees_with_every_minute(days: int, budgets: list[tuple[int, str]]) -> None:
    week, slack = week_of((540, 1020, (0, 1, 2, 3, 4))), 10**9
    for start in range(WEEK):
        end, due = start, start + days * 1440
        for budget in budgets:
            end = week.end(end, budget)
        if due // 1440 % 7 > 4:
            due = (due // 1440 + 7 - due // 1440 % 7) * 1440 + 1020
        slack = min(slack, due - end)
    steps = [step(f"s{number}", f"{amount} {unit}") for number, (amount, unit) in enumerate(budgets)]
    found = capability(*steps, limit=f"{days} days", ends_on_closed_day="next")
    assert found.verdict == ("capable" if slack >= 0 else "over")
    assert slack >= 0 or found.slack == slack * MINUTE


def test_a_promise_with_longer_days_of_its_own() -> None:
    assert capability(step("a", "10 working hours"), limit="1 working day").verdict == "over"
    assert capability(step("a", "10 working hours"), limit="1 working day", calendar={"closes": "19:00"}).verdict == "capable"
    assert capability(step("a", "5 working days"), limit="5 days").verdict == "over"
    daily = {"working_days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}
    assert capability(step("a", "5 working days"), limit="5 days", calendar=daily).verdict == "capable"


def waits() -> st.SearchStrategy[list[tuple[int, list[int]]]]:
    """For each step how many hours it may take, and the numbers of steps above that it waits for."""
    return st.integers(2, 6).flatmap(
        lambda count: st.tuples(
            *(st.tuples(st.integers(1, 9), st.lists(st.integers(0, max(n - 1, 0)), max_size=min(n, 3))) for n in range(count))
        ).map(list)
    )


@examples(60)
@given(waits(), st.data())
def test_a_clock_of_some_steps_covers_the_slowest_run(steps: list[tuple[int, list[int]]], data: st.DataObject) -> None:
    """Each step takes its whole budget or no time: the longest from the start of one to the end of another is what is said."""
    first, last = sorted(data.draw(st.lists(st.integers(0, len(steps) - 1), min_size=2, max_size=2)))
    slowest = -1
    for takes_all in product((False, True), repeat=len(steps)):
        starts, ends = list[int](), list[int]()
        for (hours, after), whole in zip(steps, takes_all, strict=True):
            starts.append(max((ends[other] for other in after), default=0))
            ends.append(starts[-1] + hours * whole)
        slowest = max(slowest, ends[last] - starts[first])
    written = [step(f"s{n}", f"{hours} hours", after=[f"s{other}" for other in after]) for n, (hours, after) in enumerate(steps)]
    found = capability(*written, limit="99 hours", supports={"promise": "quick", "from": f"s{first}", "to": f"s{last}"})
    run = found.procedures[0].run
    if run is None:
        assert found.procedures[0].fault == "no-way"
    else:
        assert run.length == slowest * HOUR


def test_what_runs_beside_the_first_step_counts() -> None:
    steps = [step("pay", "1 hour"), step("offer", "3 hours"), step("plan", "30 hours", after=["pay"])]
    last = step("collect", "1 hour", after=["offer", "plan"])
    found = capability(*steps, last, limit="5 hours", supports={"promise": "quick", "from": "offer", "to": "collect"})
    assert (found.verdict, found.too_long and found.too_long.length) == ("over", 31 * HOUR)
