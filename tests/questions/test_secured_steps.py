"""Steps that a promise secures: by whose calendar it counts, what it was before, whether it holds, and who may see it."""

from typing import Any

import pytest

from interlock.catalog.audience import seen_by
from interlock.questions.capability.answer import capability_answer
from interlock.questions.facts import Facts
from tests.catalogs import TODAY, Fields, catalog_with, facts_of, procedure, promise, step
from tests.questions.one_promise import TOWN


def test_a_secured_step_counts_by_that_promises_calendar() -> None:
    calendar = {"working_days": ["mon", "tue", "wed"]}
    facts = facts_of(
        TOWN
        | {
            "promise/quick": promise(),
            "promise/parts": promise("back", "4 working days", kind="supplier", made_to=["front"], calendar=calendar),
            "procedure/do": procedure(step("fit", secured_by="parts")),
        }
    )
    quick = facts.catalog.promise("quick")
    assert quick
    answer = capability_answer(facts.capabilities.of(quick), facts.today)
    assert answer == "No: the steps take 8 working days, not 5 working days, because of step 1 (fit)."


@pytest.mark.parametrize(
    ("parts", "followed", "told"),
    [
        ({}, {}, ""),
        ({"valid_from": "2026-11-01"}, {}, ""),
        ({"valid_from": "2099-01-01"}, {}, " But PARTS, on which this rests, begins only on 1 January 2099."),
        ({"status": "suspended"}, {}, " But PARTS, on which this rests, is suspended."),
        ({"status": "suspended"}, {"status": "suspended"}, " But DO and PARTS, on which this rests, are suspended."),
    ],
)
def test_yes_names_what_does_not_hold(parts: dict[str, Any], followed: dict[str, Any], told: str) -> None:
    steps = step("fit", secured_by="parts"), step("check", secured_by="parts")
    facts = facts_of(
        TOWN
        | {
            "promise/quick": promise(),
            "promise/parts": promise("back", "1 working day", kind="supplier", made_to=["front"]) | parts,
            "procedure/do": procedure(*steps) | followed,
        }
    )
    quick, other = facts.catalog.promise("quick"), facts.catalog.promise("parts")
    assert quick and other
    answer = capability_answer(facts.capabilities.of(quick), facts.today)
    yes = "Yes. The longest way through its steps takes 2 working days of 5 working days: 3 working days to spare."
    assert answer == yes + told.replace("PARTS", other.title).replace(
        "DO", facts.capabilities.of(quick).procedures[0].procedure.title
    )


@pytest.mark.parametrize(
    ("before", "after", "quick", "verdict"),
    [
        ("6 working days", "2 working days", {}, "over"),  # until it changes, the steps take too long
        ("2 working days", "6 working days", {}, "over"),  # from then on, they will
        ("2 working days", "4 working days", {}, "capable"),
        ("6 rings", "2 working days", {}, "capable"),  # it was no time then
        ("6 working days", "2 working days", {"valid_from": "2027-01-01"}, "capable"),  # both are quick from one day on
        ("6 working days", "2 working days", {"valid_from": "2026-12-31"}, "over"),  # on its first day the other is slow still
    ],
)
def test_a_securing_promise_that_changes_counts_while_slower(before: str, after: str, quick: Any, verdict: str) -> None:
    earlier = [{"until": "2026-12-31", "limit": before}]
    secured = promise("back", after, kind="internal", made_to=["front"], earlier=earlier)
    steps = procedure(step("a", secured_by="printed"))
    facts = facts_of(TOWN | {"promise/quick": promise(**quick), "promise/printed": secured, "procedure/do": steps})
    found = facts.catalog.promise("quick")
    assert found and facts.capabilities.of(found).verdict == verdict


@pytest.mark.parametrize(
    ("hidden", "further", "verdict", "is_hidden"),
    [
        ("restricted", [], "not applicable", True),  # the steps take a time, of which staff may not know
        ("staff", [], "capable", False),
        ("restricted", [step("b")], "unknown", False),  # nobody knows how long they take
    ],
)
def test_of_what_is_hidden_nobody_says_that_it_lacks(hidden: str, further: list[Fields], verdict: str, is_hidden: bool) -> None:
    secured = promise("back", "1 working day", kind="internal", made_to=["front"], classification=hidden)
    steps = procedure(step("a", secured_by="printed"), *further)
    whole = catalog_with(TOWN | {"promise/quick": promise(), "promise/printed": secured, "procedure/do": steps})
    facts = Facts(seen_by(whole, "staff"), TODAY, whole)
    quick = facts.catalog.promise("quick")
    assert quick
    found = facts.capabilities.of(quick)
    assert (found.verdict, found.is_hidden) == (verdict, is_hidden)
