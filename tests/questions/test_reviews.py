"""Reviews by the day on which they are due: overdue from the day after, due from thirty days before."""

import datetime

import pytest

from interlock.questions.skills import skill_standing
from tests.catalogs import TODAY, facts_of, link


@pytest.mark.parametrize(("days", "status"), [(-1, "overdue"), (0, "due"), (30, "due"), (31, "later")])
def test_a_review_is_due_thirty_days_before(days: int, status: str) -> None:
    last = TODAY + datetime.timedelta(days=days - 14)
    facts = facts_of({"link/front": link(review={"last": last.isoformat(), "every": "2 weeks"})})
    (review,) = facts.reviews
    assert (review.due, review.status) == (TODAY + datetime.timedelta(days=days), status)


@pytest.mark.parametrize(("days", "standing"), [(-1, "overdue"), (0, "due"), (30, "due"), (31, "in date")])
def test_a_skill_is_due_thirty_days_before(days: int, standing: str) -> None:
    last = TODAY + datetime.timedelta(days=days - 14)
    facts = facts_of({"link/front": link(skills=[{"skill": "lifting", "last": last.isoformat(), "every": "2 weeks"}])})
    front = facts.catalog.link("front")
    assert front and skill_standing(front.skills[0], TODAY) == standing


def test_reviews_of_a_retired_team_pass_to_its_successor() -> None:
    retired = link(status="retired", replaced_by="new", review={"last": "2026-01-01", "every": "12 months"})
    facts = facts_of(
        {
            "link/old": retired,
            "link/new": link(),
            "link/gone": link(status="retired"),
            "customer/near": {"owner": "old", "review": {"last": "2026-01-01", "every": "12 months"}},
            "customer/far": {"owner": "gone", "review": {"last": "2026-01-01", "every": "12 months"}},
        }
    )
    owners = {each.definition.id: each.owner and each.owner.id for each in facts.reviews if each.due}
    assert owners == {"near": "new", "far": None}
    owed = {each.key.id: each.link and each.link.id for each in facts.debts.all if each.kind == "review"}
    assert owed == owners
