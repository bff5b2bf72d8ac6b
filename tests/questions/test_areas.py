"""What is counted of each link: what is in order, of how many there are."""

import pytest

from interlock.definitions import Link
from interlock.questions.areas import in_date, makes_no_promise, mutual_handshakes, sessions_of, with_current_figures
from interlock.questions.facts import Facts
from interlock.questions.pyramid import held_up_by, leads
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, facts_of, link, promise
from tests.questions.owing import session


def front(definitions: dict[str, Fields], results: list[ResultRow] | None = None) -> tuple[Facts, Link]:
    """Facts with two links more, `front` and `back`, and the first of them."""
    facts = facts_of({"link/front": link(), "link/back": link(), "customer/residents": {}} | definitions, None, results)
    found = facts.catalog.link("front")
    assert found
    return facts, found


def test_a_draft_is_a_promise_of_a_link() -> None:
    facts = {status: front({"promise/quick": promise(status=status)}) for status in ("published", "draft", "retired")}
    assert {status: makes_no_promise(each.catalog, link) for status, (each, link) in facts.items()} == {
        "published": False,
        "draft": False,
        "retired": True,
    }


def test_the_latest_session_comes_first() -> None:
    told = {f"session/{id}": session(on=on) for id, on in (("a", "2026-02-01"), ("b", "2026-05-01"), ("c", "2026-03-01"))}
    facts, link = front(told | {"session/d": session(status="draft")})
    assert [each.id for each in sessions_of(facts.catalog, link)] == ["b", "c", "a"]


def test_agreed_handshakes_are_mutual() -> None:
    both = {
        "link/front": link(relies_on=[{"link": "back", "for": "paper"}], supports=[{"link": "post", "with": "letters"}]),
        "link/back": link(supports=[{"link": "front", "with": "paper"}]),
        "link/post": link(),
    }
    facts, found = front(both)
    assert mutual_handshakes(facts.strength(found)) == (1, 2)


def test_reviews_in_date_are_due_or_later() -> None:
    days = {"late": "2025-11-22", "due": "2025-12-01", "later": "2026-11-01", "never": None}
    owned = {
        f"service/{id}": {"owner": "front", "customers": [], "review": {"every": "year"} | ({"last": last} if last else {})}
        for id, last in days.items()
    }
    facts, found = front(owned | {"service/unasked": {"owner": "front", "customers": []}})
    assert in_date(facts.strength(found).reviews) == (2, 4)


def test_a_current_figure_is_measured_and_not_overdue() -> None:
    measure = {"what": "Days.", "every": "month"}
    promises = {f"promise/{id}": promise(measure=measure) for id in ("current", "overdue", "without")}
    rows = [ResultRow(id, period, "90") for id, period in (("current", "2026-10"), ("overdue", "2026-03"), ("unsaid", "2026-10"))]
    facts, found = front(promises | {"promise/unsaid": promise()}, rows)
    assert with_current_figures(facts.strength(found).records, facts.today) == (1, 4)


@pytest.mark.parametrize("fields", [{"status": "suspended"}, {"valid_from": "2027-01-01"}])
def test_no_figure_is_asked_of_what_does_not_hold(fields: dict[str, str]) -> None:
    facts, found = front({"promise/quick": promise(measure={"what": "Days.", "every": "month"}, **fields)})
    assert with_current_figures(facts.strength(found).records, facts.today) == (0, 0)


def test_a_leader_holds_up_live_links_and_not_itself() -> None:
    led = {"link/post": link(coached_by="front"), "link/gone": link(coached_by="front", status="retired")}
    facts, leader = front(led | {"link/front": link(kind="leadership", coached_by="front")})
    assert [each.id for each in held_up_by(facts.catalog, leader)] == ["post"] and leads(facts.catalog, leader)
    facts, coach = front(led)
    assert not leads(facts.catalog, coach), "only leadership leads"
