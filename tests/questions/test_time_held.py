"""Who holds a customer's time, and the targets behind a promise: the effect of single changes."""

from collections.abc import Sequence
from typing import Any

import pytest

from interlock.questions.capability.time_held import most_of_it, time_held
from interlock.questions.facts import Facts
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, facts_of, link, procedure, promise, step

SHARE_95 = {"share": "at least 95%"}
STEPS = {
    "check": step("check", "1 working day", by="front"),
    "schedule": step("schedule", "2 working days", by="back", secured_by="scheduled"),
    "ask": step("ask", "9 working days", by="front", waits_for="the customer"),
    "fix": step("fix", "1 working day", by="van"),
}
RESULTS = [ResultRow("scheduled", "2026-10", "76%"), ResultRow("cabled", "2026-10", "94%")]


def town(
    results: list[ResultRow] = RESULTS, target: str = "at least 95%", pauses: Sequence[str] = ("the customer",), **steps: Fields
) -> Facts:
    """The facts of a promise with a secured step, a pause, and another promise two rings behind it."""
    internal = promise("back", "2 working days", kind="internal", made_to=["front"], target=SHARE_95)
    supplier = promise("cable", "1 day", kind="supplier", made_to=["ict"], target=SHARE_95)
    definitions: dict[str, dict[str, Any]] = {
        "link/front": link(title="Front", relies_on=[{"link": "ict"}]),
        "link/back": link(title="Scheduling"),
        "link/van": link(title="Van"),
        "link/ict": link(title="ICT"),
        "link/cable": link(title="Cable"),
        "promise/quick": promise(target={"share": target}, clock={"pauses": list(pauses)}),
        "promise/scheduled": internal,
        "promise/cabled": supplier,
        "procedure/do": procedure(*(STEPS | steps).values()),
    }
    return facts_of(definitions, results=results)


def most(facts: Facts) -> str:
    """The sentence about who holds most of the time."""
    quick = facts.catalog.promise("quick")
    assert quick
    capability = facts.capabilities.of(quick)
    return most_of_it(facts.catalog, capability, capability.procedures[0])


def weakest(facts: Facts) -> tuple[str, int] | None:
    """The id and the ring of the weakest promise behind `quick`."""
    quick = facts.catalog.promise("quick")
    found = facts.weakest_link(quick) if quick else None
    return (found.behind.promise.id, found.behind.ring) if found else None


def test_who_holds_most_of_the_time() -> None:
    facts = town()
    assert most(facts) == "The largest part of it lies with Scheduling: 2 of 4 working days."
    quick = facts.catalog.promise("quick")
    assert quick
    run = facts.capabilities.of(quick).procedures[0].run
    assert run
    held = [(each.by, each.time.total_seconds() / 3600, each.numbers) for each in time_held(facts.catalog, run)]
    assert held == [("back", 16, (2,)), ("front", 8, (1,)), ("van", 8, (4,))]


def test_a_longer_step_changes_who_holds_most() -> None:
    assert most(town(fix=step("fix", "4 working days", by="van"))) == "Most of it lies with Van: 4 of 7 working days."


def test_equal_parts_are_both_named() -> None:
    assert most(town(fix=step("fix", "2 working days", by="van"))) == (
        "The largest parts of it lie with Scheduling and Van: 2 of 5 working days each."
    )


def test_a_step_off_the_longest_path_holds_nothing() -> None:
    beside = step("check", "1 working day", by="front"), step("schedule", "2 working days", by="back", after=[])
    facts = town(check=beside[0], schedule=beside[1], fix=step("fix", "1 working day", by="van", after=["check", "schedule"]))
    assert most(facts) == "Most of it lies with Scheduling: 2 of 3 working days."


def test_waiting_counts_without_a_pause() -> None:
    assert most(town(pauses=[])) == "Most of it lies with Front: 10 of 13 working days."


def test_no_answer_without_a_budget() -> None:
    assert (
        most(town(fix=step("fix", by="van")))
        == "Nobody can say where the most of it goes: step 4 (Van) does not say how long it takes."
    )


def test_the_securing_promise_counts_if_longer() -> None:
    shorter = step("schedule", "1 working day", by="back", secured_by="scheduled")
    assert most(town(schedule=shorter)) == "The largest part of it lies with Scheduling: 2 of 4 working days."


def test_the_weakest_link_in_any_ring() -> None:
    assert weakest(town()) == ("scheduled", 2)
    assert weakest(town(results=RESULTS[1:])) == ("cabled", 3)
    assert weakest(town(results=[])) is None


@pytest.mark.parametrize(("target", "adds_up"), [("at least 95%", True), ("at least 95.1%", False)])
def test_a_target_above_those_behind_it(target: str, adds_up: bool) -> None:
    facts = town(target=target)
    quick = facts.catalog.promise("quick")
    assert quick
    sums = [(each.words, each.adds_up) for each in facts.target_sums(quick)]
    assert sums == [("one of 95% keeps 95% at worst", adds_up)]


@pytest.mark.parametrize(
    ("before", "after", "quick", "lowest"),
    [
        (80, 99, {}, 80),  # until it changes, too few are in time
        (99, 80, {}, 80),  # from then on
        (80, 99, {"valid_from": "2027-01-01"}, 99),  # both are better from one day on
        (80, 99, {"valid_from": "2026-12-31"}, 80),
    ],
)
def test_a_target_behind_that_changes_counts_while_lower(before: int, after: int, quick: Fields, lowest: int) -> None:
    earlier = [{"until": "2026-12-31", "target": {"share": f"at least {before}%"}}]
    behind = promise(
        "back", "1 hour", kind="internal", made_to=["front"], target={"share": f"at least {after}%"}, earlier=earlier
    )
    asked = promise(target={"share": "at least 95%"}, **quick)
    steps = procedure(step("print", "1 hour", by="back", secured_by="printed"))
    links = {"link/front": link(), "link/back": link()}
    facts = facts_of(links | {"promise/quick": asked, "promise/printed": behind, "procedure/do": steps})
    found = facts.catalog.promise("quick")
    assert found and [each.shares[0].share for each in facts.target_sums(found)] == [lowest]


def test_a_target_behind_counts_in_its_lowest_form() -> None:
    forms = [
        {"until": f"20{year}-12-31", "target": {"share": share}} for year, share in ((26, "at least 97%"), (27, "at least 80%"))
    ]
    behind = promise("back", "1 hour", kind="internal", made_to=["front"], target=SHARE_95, earlier=forms)
    steps = procedure(step("print", "1 hour", by="back", secured_by="printed"))
    asked = {"promise/quick": promise(target=SHARE_95), "promise/printed": behind}
    facts = facts_of({"link/front": link(), "link/back": link(), "procedure/do": steps} | asked)
    quick = facts.catalog.promise("quick")
    assert quick and [each.shares[0].share for each in facts.target_sums(quick)] == [80]


@pytest.mark.parametrize(
    ("state", "from_then", "told"),
    [
        ({}, {}, ""),
        ({"status": "suspended"}, {}, ", but Printed, on which this rests, is suspended"),
        ({"status": "suspended", "valid_from": "2099-01-01"}, {}, ", but Printed, on which this rests, is suspended"),
        ({"valid_from": "2099-01-01"}, {}, ", but Printed, on which this rests, begins only on 1 January 2099"),
        ({"valid_from": "2099-01-01"}, {"valid_from": "2099-06-01"}, ""),
    ],
)
def test_a_sum_names_what_does_not_hold(state: Fields, from_then: Fields, told: str) -> None:
    behind = promise("back", "1 hour", title="Printed", kind="internal", made_to=["front"], target=SHARE_95)
    steps = procedure(step("print", "1 hour", by="back", secured_by="printed"))
    asked = {"promise/quick": promise(target=SHARE_95) | from_then, "promise/printed": behind | state}
    facts = facts_of({"link/front": link(), "link/back": link(), "procedure/do": steps} | asked)
    quick = facts.catalog.promise("quick")
    assert quick
    said = "one of 95% keeps 95% at worst; 95% is promised"
    assert [each.comparison for each in facts.target_sums(quick)] == [said + told]


@pytest.mark.parametrize(
    ("shares", "after", "words"),
    [
        ((90, 90, 90), ["s1"], "three of 90% each, one after the other, keep 72.9% at worst"),
        ((97, 97), [], "two of 97% each, all of them needed, keep 94% at worst"),
        ((99, 96), ["s0"], "99% and 96%, one after the other, keep 95.04% at worst"),
        ((97.5, 97.4), ["s0"], "97.5% and 97.4%, one after the other, keep 94.9% at worst"),
        ((95, 90), ["s0"], "95% and 90%, one after the other, keep 85.5% at worst"),
    ],
)
def test_rounding_never_crosses_the_target(shares: tuple[float, ...], after: list[str], words: str) -> None:
    places = range(len(shares))
    secured = [step(f"s{place}", "1 hour", by="back", secured_by=f"p{place}") for place in places]
    secured[-1]["after"] = after
    behind = {
        f"promise/p{place}": promise("back", "1 hour", kind="internal", made_to=["front"], target={"share": f"at least {share}%"})
        for place, share in enumerate(shares)
    }
    asked = {"promise/quick": promise(target={"share": "at least 95.02%" if shares[0] == 99 else "at least 95%"})}
    links = {"link/front": link(), "link/back": link()}
    facts = facts_of(links | behind | asked | {"procedure/do": procedure(*secured)})
    quick = facts.catalog.promise("quick")
    assert quick
    assert [each.words for each in facts.target_sums(quick)] == [words]
