"""What a hidden link owes, readers are not told: neither as somebody else's nor as nobody's."""

import pytest

from interlock.catalog.audience import seen_by
from interlock.questions.facts import Facts
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import TODAY, Fields, catalog_with, link, promise
from tests.questions.owing import BASE, SPRING, lesson, only, row

OTHERS = [{"organisation": "Nextford", "value": "90%", "expires": "2026-10-01"}]
MONTHLY: Fields = {"valid_from": SPRING, "target": {"share": "at least 90%"}, "benchmarks": OTHERS}
MARK: Fields = {"criteria": [{"id": "1", "title": "Kind"}], "planned": ["2027-03-10", "2026-03-10"], "owner": "dark"}
UNSERVED = [{"link": "front", "on": SPRING, "answer": "no"}]
REVIEW: Fields = {"review": {"last": "2024-11-22", "every": "year"}}


def told(definitions: dict[str, Fields], results: list[ResultRow] | None = None) -> list[tuple[str, str | None]]:
    """The kind of each thing owed and who owes it, as staff see it, who may not see the link `dark`; without approvals."""
    whole = catalog_with(BASE | {"link/dark": link(classification="restricted")} | definitions, None, results)
    debts = Facts(seen_by(whole, "staff"), TODAY, whole).debts
    return [(owed.kind, owed.link.id if owed.link else None) for owed in debts.all if owed.kind != "approval"]


def measured(made_by: str, by: str | None) -> Fields:
    measure = {"what": "Days.", "every": "month"} | ({"by": by} if by else {})
    return {"promise/slow": promise(made_by, measure=measure, **MONTHLY)}


@pytest.mark.parametrize(
    "definitions",
    [
        measured("dark", None),
        measured("front", "dark"),
        {"lesson/l": lesson({"what": "Count."}, owner="dark")},
        {"lesson/l": lesson({"what": "Count.", "by": "dark"})},
        {"lesson/l": lesson(owner="dark")},
        {"lesson/l": lesson(owner="dark", type="compliment", about=["promise/quick"], on="2026-10-05")},
        {"framework/mark": MARK},
        {"promise/slow": promise("dark", **REVIEW)},
        {"service/post": {"owner": "dark", "customers": []} | REVIEW},
        {"framework/mark": {"criteria": [], "owner": "dark"} | REVIEW},
        {"promise/printed": promise("dark", kind="internal", made_to=["front"], satisfied=UNSERVED, status="suspended")},
    ],
)
def test_what_a_hidden_link_owes_is_not_told(definitions: dict[str, Fields]) -> None:
    assert told(definitions) == []


def test_what_hidden_makers_do_about_misses_is_untold() -> None:
    measured_alone: Fields = {"target": {"share": "at least 90%"}, "measure": {"what": "Days."}}
    for maker, expected in (("front", [("amends", "front")]), ("dark", [])):
        assert told({"promise/slow": promise(maker, **measured_alone)}, [row("2026-10", "80")]) == expected


def test_others_owe_for_what_a_hidden_link_makes() -> None:
    assert told(measured("dark", "back")) == [("figure", "back"), ("comparison", "back")]


def test_what_nobody_owns_is_nobodys() -> None:
    assert ("assessment", None) in told({"framework/mark": {name: MARK[name] for name in ("criteria", "planned")}})


def test_nobody_is_asked_in_place_of_a_hidden_coach() -> None:
    front = link(coached_by="dark", part_of="house")
    late = lesson({"what": "Ring.", "by": "front", "due": SPRING})
    whole = catalog_with(
        BASE | {"link/front": front, "link/dark": link(classification="restricted"), "link/house": link(), "lesson/l": late}
    )
    asked = {readers: Facts(seen_by(whole, readers), TODAY, whole).debts for readers in ("staff", "restricted")}
    assert only("action", asked["staff"]).coach is None
    assert only("action", asked["restricted"]).coach == whole.link("dark")


def test_a_cause_at_a_hidden_link_is_said() -> None:
    hidden = lesson({"what": "Count.", "by": "dark"}, traced_to=[{"link": "dark", "what": "So."}])
    assert told({"lesson/l": hidden}) == []
