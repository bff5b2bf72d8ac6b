"""Pictures of many links or lines: what has no room is counted, and the least used goes first."""

import re

import pytest

from interlock.pages.pictures.chain_picture import FEW
from interlock.pages.pictures.drawing import MOST_LINKS
from interlock.pages.pictures.line_map import MOST_LINES
from tests.catalogs import facts_of, link
from tests.pages.chain_pictures import around, chain_of, served, whole_of
from tests.pages.pictures import organisation, tied


def test_lines_without_room_are_counted() -> None:
    everybody = [(user, supplier) for user in range(40) for supplier in range(40) if (user * supplier) % 3 == 1]
    facts = facts_of(tied(40, everybody))
    picture = whole_of(facts)
    without = re.search(r"Not drawn for want of room: (\d+) hand-overs", picture.left_out)
    assert without and len(served(picture.map)) + int(without[1]) == len(facts.handshakes)


def test_links_with_fewest_users_lose_their_line_first() -> None:
    """All rely on the first twenty; each other link has one user."""
    everybody = [(user, supplier) for user in range(40) for supplier in range(20)]
    facts = facts_of(
        tied(40, [*everybody, *((user, user - 20) for user in range(20, 40)), *((39, user) for user in range(20, 39))])
    )
    drawn = {supplier for _, supplier in served(whole_of(facts).map)}
    assert drawn <= {"front", *(f"link-{number:03}" for number in range(1, 20))} and len(drawn) == MOST_LINES


@pytest.mark.parametrize("size", [5, 60])
def test_all_links_are_drawn_up_to_the_limit(size: int) -> None:
    facts = facts_of(organisation(size))
    for picture in (chain_of(facts), whole_of(facts)):
        assert not re.search(r"\blinks? folded|Left out", picture.left_out)
        assert {placed.stop.id for placed in picture.map.stops if placed.stop.mark != "customers"} == {
            found.id for found in facts.chains.links
        }


def test_a_chain_over_the_limit_counts_the_rest() -> None:
    definitions = organisation(200)
    for number in range(FEW + 3):
        definitions["link/front"]["relies_on"].append({"link": f"link-{150 + number}"})
    picture = chain_of(facts_of(definitions))
    shown = [placed.stop for placed in picture.map.stops if placed.stop.mark != "customers"]
    assert picture.left_out == f"Left out: {200 - len(shown)} more links."
    assert shown[0].id == "front" and len(shown) == 1 + FEW
    assert shown[0].note == "makes it, 5 more behind it"


def test_the_whole_chain_folds_links_above_the_limit() -> None:
    picture = whole_of(facts_of(organisation(200)))
    assert picture.left_out == "180 links folded: each sort shows the ten that most others rely on."
    more = [placed.stop for placed in picture.map.stops if placed.stop.mark == "more"]
    assert [(stop.title, stop.path) for stop in more] == [
        ("58 more", "chain/?sort=front-line#all-chain"),
        ("122 more", "chain/?sort=support#all-chain"),
    ]


def test_a_much_used_links_picture_counts_the_rest() -> None:
    definitions = {"link/hub": link(kind="support")} | {
        f"link/user-{number:03}": link(relies_on=[{"link": "hub"}]) for number in range(200)
    }
    picture = around(facts_of(definitions), "hub")
    assert picture.left_out == "Left out: 140 more links that rely on us; the list has them."
    assert len(picture.map.stops) == MOST_LINKS + 1
