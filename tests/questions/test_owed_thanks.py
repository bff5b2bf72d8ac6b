"""Whoever writes down that something went well owes thanks to all of the chain who made it happen."""

import pytest

from tests.catalogs import TODAY, Fields, link, promise
from tests.questions.owing import debts, essentials, lesson, only

CHAIN: dict[str, Fields] = {
    "link/front": link(relies_on=[{"link": "back", "for": "printing"}]),
    "link/back": link(relies_on=[{"link": "mill", "for": "paper"}]),
    "link/mill": link(),  # too far away to be thanked
    "promise/slow": promise("front", status="suspended"),
}


def compliment(**fields: Fields | str | list[str]) -> dict[str, Fields]:
    told = lesson(type="compliment", about=["promise/slow"], owner="front", on="2026-10-05", traced_to=[], title="A card")
    return CHAIN | {"lesson/card": told | fields}


def test_thanks_are_owed_to_the_back_office_too() -> None:
    owed = only("thanks", debts(compliment()))
    assert essentials(owed) == ("front", ["back"], "2026-10-05", "2026-11-05", f"thanked: {{on: {TODAY}, how: …}}")
    assert owed.what == "Thank those who made it happen: A card"
    assert only("thanks", debts(compliment(on=str(TODAY)))).since == TODAY


@pytest.mark.parametrize(
    "fields", [{"thanked": {"on": "2026-10-06"}}, {"on": "2025-11-23"}, {"on": "2026-11-24"}, {"status": "draft"}]
)
def test_given_or_old_thanks_are_not_owed(fields: dict[str, str]) -> None:
    assert "thanks" not in [owed.kind for owed in debts(compliment(**fields)).all]


def test_nobody_owes_thanks_to_itself_alone() -> None:
    assert "thanks" not in [owed.kind for owed in debts(compliment() | {"link/front": link()}).all]


@pytest.mark.parametrize(
    ("about", "expected"), [(["promise/slow"], "front"), (["link/back", "promise/slow"], "front"), (["link/back"], None)]
)
def test_thanks_without_an_owner_are_the_makers(about: list[str], expected: str | None) -> None:
    told = compliment(about=about)
    told["lesson/card"].pop("owner")
    assert essentials(only("thanks", debts(told)))[0] == expected
