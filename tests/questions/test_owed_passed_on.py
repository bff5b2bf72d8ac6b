"""What is owed by a team that is late is told to its coach, and what a retired one owes passes on."""

import pytest

from tests.catalogs import Fields, facts_of, link, promise
from tests.questions.owing import BASE, SPRING, debts, lesson, only


@pytest.mark.parametrize(("status", "owed"), [("suspended", 1), ("draft", 0), ("retired", 0)])
def test_a_retired_link_owes_no_answer(status: str, owed: int) -> None:
    says = [{"question": "Best?", "answer": "So.", "on": SPRING}]
    found = debts({"link/back": link(says=says, status=status)})
    assert sum(each.kind == "answer" for each in found.all) == owed


@pytest.mark.parametrize(
    ("front", "due", "asked"),
    [
        ({"coached_by": "boss", "part_of": "back"}, "2026-10-23", "boss"),
        ({"coached_by": "boss", "part_of": "back"}, "2026-10-24", None),
        ({"part_of": "back"}, "2026-10-23", "back"),
        ({"coached_by": "gone", "part_of": "back"}, "2026-10-23", "back"),
        ({"coached_by": "front"}, "2026-10-23", None),
        ({}, "2026-10-23", None),
    ],
)
def test_the_coach_is_asked_after_thirty_days(front: Fields, due: str, asked: str | None) -> None:
    definitions = {
        "link/front": link(**front),
        "link/boss": link(kind="leadership"),
        "link/gone": link(status="retired"),
        "lesson/l": lesson({"what": "Count.", "by": "front", "due": due}),
    }
    facts = facts_of(BASE | definitions)
    owed = only("action", facts.debts)
    assert (owed.coach.id if owed.coach else None) == asked
    for other in ("boss", "back"):
        coach = facts.catalog.link(other)
        assert coach and facts.debts.to_coach(coach) == ([owed] if asked == other else [])


@pytest.mark.parametrize(("successor", "owes"), [("back", "back"), (None, None), ("gone", None)])
def test_what_a_retired_link_owes_passes_on(successor: str | None, owes: str | None) -> None:
    gone = link(status="retired", **({"replaced_by": successor} if successor else {}))
    owed = only("review", debts({"link/gone": gone, "promise/slow": promise("gone", review={"last": SPRING, "every": "1 year"})}))
    assert (owed.link and owed.link.id) == owes


@pytest.mark.parametrize(("status", "is_asked"), [("published", True), ("retired", False)])
def test_a_retired_link_is_not_asked_to_sign(status: str, is_asked: bool) -> None:
    maker = link(status=status, replaced_by="back" if status == "retired" else None)
    found = debts({"link/gone": maker, "promise/slow": promise("gone")})
    assert any(owed.kind == "approval" for owed in found.all) is is_asked
