"""Capability in the worst case: with the steps that are done only sometimes."""

from interlock.questions.capability.answer import capability_answer
from tests.catalogs import TODAY, facts_of, procedure, promise, step
from tests.questions.one_promise import capability


def test_runs_over_the_limit_always_and_only_sometimes() -> None:
    sure = capability(step("a", "6 working days"))
    assert sure.too_long and sure.say(sure.too_long.length) == "6 working days"
    perhaps = capability(step("a", "4 working days"), step("b", "2 working days", only_if="it rains"))
    assert perhaps.too_long is None
    assert perhaps.too_long_at_worst and perhaps.say(perhaps.too_long_at_worst.length) == "6 working days"
    assert capability(step("a", "1 day")).too_long_at_worst is None


def test_the_worst_case_has_its_own_verdict() -> None:
    found = capability(step("a", "4 working days"), step("visit", "2 working days", only_if="it rains"))
    assert (found.verdict, found.worst_verdict) == ("capable", "over")


def test_the_worst_case_names_what_makes_it_so_long() -> None:
    steps = (
        step("ask", "1 working day"),
        step("dig", "6 working days", only_if="it rains"),
        step("sweep", "1 working hour", only_if="it snows", after=["ask"]),
        step("wait", "3 working days", only_if="it hails", after=["dig"]),
    )
    answer = capability_answer(capability(*steps, exclusions=["it hails"]), TODAY)
    assert answer.endswith("In the worst case it takes 7 working days, with step 2 (it rains).")


def test_a_worst_case_without_a_time_is_unknown() -> None:
    found = capability(step("ask", "1 working day"), step("dig", only_if="it rains"), step("sow", only_if="it snows"))
    assert (found.verdict, found.worst_verdict) == ("capable", "unknown")
    said = capability_answer(found, TODAY)
    assert said.endswith(
        "In the worst case nobody can tell: step 2 (it rains) and step 3 (it snows) do not say how long they take."
    )


def test_what_is_unknown_may_be_over_at_worst() -> None:
    found = capability(step("ask"), step("dig", "6 working days", only_if="it rains"))
    assert (found.verdict, found.worst_verdict) == ("unknown", "over")
    said = capability_answer(found, TODAY)
    assert said == (
        "Nobody can tell: step 1 (ask) of do does not say how long it takes. "
        "In the worst case it takes at least 6 working days, with step 2 (it rains)."
    )


def test_the_worst_of_several_procedures_is_the_worst_case() -> None:
    by_form = procedure(step("ask", "2 working days"), step("dig", "4 working days", only_if="it rains"))
    by_phone = procedure(step("ask", "1 working day"), step("walk", "8 working days", only_if="it snows"))
    facts = facts_of({"promise/quick": promise(), "procedure/by-form": by_form, "procedure/by-phone": by_phone})
    quick = facts.catalog.promise("quick")
    assert quick
    answer = capability_answer(facts.capabilities.of(quick), TODAY)
    assert answer == (
        "Yes. The longest way through its steps takes 2 working days of 5 working days: 3 working days to spare. "
        "In the worst case it takes 9 working days, with step 2 (it snows)."
    )
