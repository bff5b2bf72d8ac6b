"""Why a link is in a chain, in words: steps that it always does are one reason, and many reasons are counted."""

import pytest

from interlock.questions.chain.reasons import each_reason_once, reasons_in_words
from tests.catalogs import Fields, facts_of, link, procedure, promise, step

TOWN = {
    "customer/residents": {},
    "link/front": link(title="Front"),
    "link/back": link(title="Back"),
    "link/till": link(title="Till", kind="system", owner="front"),
    "promise/quick": promise(title="Quick"),
}
TILL: Fields = {"with": ["till"]}


def reasons(id: str, *steps: Fields, more: Fields | None = None) -> list[str]:
    """Why a link is in the chain of Quick, which the procedure Do it keeps."""
    facts = facts_of(TOWN | {"procedure/do": procedure(*steps, title="Do it")} | (more or {}))
    quick = facts.catalog.promise("quick")
    assert quick
    [member] = [member for member in facts.chains.of(quick).members if member.link.id == id]
    return each_reason_once(member.reasons)


def test_steps_always_done_are_one_reason() -> None:
    assert reasons("back", step("ask", by="back"), step("look"), step("write", by="back"), step("send", by="back")) == [
        "does steps 1, 3 and 4 of Do it"
    ]


def test_a_step_done_if_needed_is_told_alone() -> None:
    steps = step("ask", by="back"), step("look", by="back", only_if="it rains"), step("write", by="back")
    assert reasons("back", *steps) == ["does steps 1 and 3 of Do it", "does step 2 of Do it, if needed"]


def test_steps_of_two_procedures_are_told_apart() -> None:
    again = procedure(step("ask", by="back"), step("send"), title="Do it again")
    steps = step("ask", by="back"), step("write", by="back")
    assert reasons("back", *steps, more={"procedure/again": again}) == [
        "does step 1 of Do it again",
        "does steps 1 and 2 of Do it",
    ]


def test_steps_done_with_a_system_are_told_apart() -> None:
    assert reasons("till", step("ask") | TILL, step("pay", only_if="it costs") | TILL) == [
        "step 1 of Do it is done with it",
        "step 2 of Do it is done with it, if needed",
    ]


def test_steps_that_are_secured_are_told_one_by_one() -> None:
    secured = promise("back", "1 day", title="Printed", kind="internal", made_to=["front"])
    steps = step("ask", secured_by="printed"), step("write", secured_by="printed")
    assert reasons("back", *steps, more={"promise/printed": secured}) == [
        "secures step 1 of Do it: Printed",
        "secures step 2 of Do it: Printed",
        "promises Front: Printed",
    ]


@pytest.mark.parametrize(
    ("relied_on", "supports", "expected"),
    [
        ([{"link": "ict", "for": "telephones"}], [{"link": "front", "with": "a queue"}], "relied on by Front for telephones"),
        ([{"link": "ict"}], [{"link": "front", "with": "a queue"}], "gives Front a queue"),
        ([{"link": "ict"}], [], "relied on by Front"),
        (
            [{"link": "ict", "for": "telephones"}, {"link": "ict", "for": "post"}],
            [],
            "relied on by Front for telephones and post",
        ),
        (
            [{"link": "ict", "for": "Telephones."}, {"link": "ict", "for": "Post."}],
            [],
            "relied on by Front for Telephones and Post",
        ),
        ([{"link": "ict", "for": "telephones"}, {"link": "ict"}], [], "relied on by Front for telephones"),
        ([{"link": "ict", "for": what} for what in "abcdef"], [], "relied on by Front for a, b, c and 3 more"),
        ([], [{"link": "front", "with": "a queue"}, {"link": "front", "with": "a till"}], "gives Front a queue and a till"),
    ],
)
def test_what_the_user_says_comes_before_what_is_given(relied_on: list[Fields], supports: list[Fields], expected: str) -> None:
    links = {"link/front": link(title="Front", relies_on=relied_on), "link/ict": link(supports=supports)}
    assert reasons("ict", step("ask"), more=links) == [expected]


def test_all_that_is_promised_to_a_team_is_named() -> None:
    """Where nobody says what passes between two teams, the titles of the promises do; of many the first few."""
    made = [promise("back", "1 day", title=f"No. {number}", kind="internal", made_to=["front"]) for number in range(6)]
    both = {f"promise/p{number}": each for number, each in enumerate(made)}
    front = {"link/front": link(title="Front", relies_on=[{"link": "back"}])}
    told = [reasons("back", step("ask"), more=front | dict(list(both.items())[:most])) for most in (1, 2, 6)]
    assert told == [
        ["promises Front: No. 0"],
        ["promises Front: No. 0 and No. 1"],
        ["promises Front: No. 0, No. 1, No. 2 and 3 more"],
    ]


def test_a_promise_names_only_what_it_needs() -> None:
    """Front relies on ICT for three things, each of which matters to other promises."""
    relies_on = [
        {"link": "ict", "for": "telephones", "matters_to": ["slow"]},
        {"link": "ict", "for": "a till", "matters_to": ["quick", "slow"]},
        {"link": "ict", "for": "power"},
    ]
    links = {"link/front": link(title="Front", relies_on=relies_on), "link/ict": link(), "promise/slow": promise()}
    assert reasons("ict", step("ask"), more=links) == ["relied on by Front for a till and power"]
    only_slow = links | {"link/front": link(title="Front", relies_on=relies_on[:2])}
    assert reasons("ict", step("ask"), more=only_slow) == ["relied on by Front for a till"]


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (3, "relied on by A; relied on by B; relied on by C"),
        (2, "relied on by A; relied on by B; relied on by C"),
        (1, "relied on by A; and 2 more reasons"),
    ],
)
def test_many_reasons_are_counted_but_a_single_one(most: int, expected: str) -> None:
    users = {f"link/{name}": link(title=name.upper(), relies_on=[{"link": "ict"}]) for name in "abc"}
    steps = [step(name, by=name) for name in "abc"]
    facts = facts_of(TOWN | users | {"link/ict": link(), "procedure/do": procedure(*steps)})
    quick = facts.catalog.promise("quick")
    assert quick
    [ict] = [member for member in facts.chains.of(quick).members if member.link.id == "ict"]
    assert reasons_in_words(ict.reasons, most) == expected
