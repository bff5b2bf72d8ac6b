"""Chains in layers: nothing overlaps, lines avoid names, and every hand-over is drawn or noted."""

import re

import pytest
from hypothesis import given

from interlock.definitions import Promise
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.chain_layers import chain_layers
from interlock.pages.pictures.chain_picture import shown_members
from interlock.pages.pictures.drawing import WidePicture
from interlock.pages.pictures.layers import BOX, MOST_BOXES, WIDEST_LAYERS, Box, Layers
from interlock.pages.pictures.wrapped_names import text_width
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts
from tests.catalogs import facts_of, link
from tests.conftest import examples
from tests.pages.pictures import Segment, is_over, organisation, overlapping, segments, tied, ties

SIZES = (2, 5, MOST_BOXES)


def wide(facts: Facts) -> WidePicture | None:
    quick = facts.catalog.promise("quick")
    assert quick is not None
    context = PageContext(facts, Settings())
    chain = facts.chains.of(quick)
    return chain_layers(context, chain, shown_members(context, chain))


def drawn(facts: Facts) -> Layers:
    picture = wide(facts)
    assert picture is not None
    return picture.layers


def area(box: Box) -> Segment:
    return box.x, box.y, box.x + BOX, box.y + box.height


def inside(box: Box) -> Segment:
    """A box without its edge, where lines begin and end."""
    return box.x + 1, box.y + 1, box.x + BOX - 1, box.y + box.height - 1


def lines_of(layers: Layers) -> list[Segment]:
    return [segment for box in layers.boxes for path in box.paths for segment in segments(path.d)]


def joined(layers: Layers) -> set[tuple[str, str]]:
    """The hand-overs that the lines show, from the lower edge of one box to the upper edge of another."""
    found = set()
    for box in layers.boxes:
        for path in box.paths:
            x, y = map(float, re.findall(r"[\d.]+", path.d)[:2])
            users = [user for user in layers.boxes if user.x <= x <= user.x + BOX and abs(user.y + user.height - y) < 0.2]
            assert len(users) == 1
            found.add((users[0].stop.id, box.stop.id))
    return found


def assert_readable(layers: Layers) -> None:
    """Boxes do not overlap, no line crosses one, names stay in their box, and boxes on their background."""
    assert overlapping([area(box) for box in layers.boxes]) == []
    assert [(line, box) for line in lines_of(layers) for box in layers.boxes if is_over(line, inside(box))] == []
    assert layers.width <= WIDEST_LAYERS
    for box in layers.boxes:
        is_bold = box.stop.mark == "here"
        widths = [*(text_width(line, is_bold) for line in box.lines), *map(text_width, box.notes)]
        assert max(widths) <= BOX and box.first_line - 10 >= box.y
        assert box.first_line + 13 * (len(widths) - 1) <= box.y + box.height - 3
        assert any(ground.y < box.y and box.y + box.height < ground.end for ground in layers.grounds)
    assert all(ground.plate.x + ground.plate.width <= layers.width for ground in layers.grounds), "no heading is cut"
    edges = [edge for ground in layers.grounds for edge in (ground.y, ground.end)]
    assert edges == sorted(edges) and edges[-1] == layers.height


@pytest.mark.parametrize("size", SIZES)
def test_lines_in_layers_lead_down_and_names_are_readable(size: int) -> None:
    layers = drawn(facts_of(organisation(size)))
    assert_readable(layers)
    assert [box.y for box in layers.boxes] == sorted(box.y for box in layers.boxes)
    assert sum(len(box.paths) for box in layers.boxes) == size - 1


@examples(40)
@given(ties)
def test_random_chains_in_layers_are_readable(pairs: list[tuple[int, int]]) -> None:
    if picture := wide(facts_of(tied(14, pairs))):
        assert_readable(picture.layers)


@examples(40)
@given(ties)
def test_every_handover_is_a_line_or_a_note(pairs: list[tuple[int, int]]) -> None:
    facts = facts_of(tied(14, pairs))
    picture = wide(facts)
    if picture is None:
        return
    layers = picture.layers
    members = facts.chains.of(_quick(facts)).members
    ring_of = {member.link.id: member.ring for member in members}
    relies = {(reason.user.id, member.link.id) for member in members for reason in member.reasons if reason.user}
    down = {(user, supplier) for user, supplier in relies if ring_of[user] < ring_of[supplier]}
    assert joined(layers) == down
    for box in layers.boxes:
        others = [user for user, supplier in relies - down if supplier == box.stop.id]
        if box.stop.id in ring_of and others:
            who = facts.catalog.link(others[0])
            assert who and re.search(rf"for ({len(others)} others|{who.title})$", box.stop.note, re.IGNORECASE)


def _quick(facts: Facts) -> Promise:
    quick = facts.catalog.promise("quick")
    assert quick is not None
    return quick


@pytest.mark.parametrize("size", SIZES)
def test_the_same_input_gives_the_same_picture(size: int) -> None:
    assert drawn(facts_of(organisation(size))) == drawn(facts_of(organisation(size)))


def test_too_many_links_or_lines_are_not_layered() -> None:
    assert wide(facts_of(organisation(MOST_BOXES + 1))) is None
    first_on_all_of_the_second, all_on_all = (
        [(0, number) for number in range(2, 8)],
        [(user, supplier) for user in range(2, 8) for supplier in range(8, 14)],
    )
    assert wide(facts_of(tied(14, first_on_all_of_the_second))) is not None
    assert wide(facts_of(tied(14, [*first_on_all_of_the_second, *all_on_all]))) is None


def test_customers_stand_above_and_coaches_below() -> None:
    definitions = organisation(3) | {"link/chief": link(kind="leadership")}
    definitions["link/front"]["coached_by"] = "chief"
    layers = drawn(facts_of(definitions))
    assert [ground.title for ground in layers.grounds] == [
        "Made to",
        "Make it or do its steps",
        "Secure a step, or are relied on at once",
        "Hold them up from below",
    ]
    assert [box.stop.title for box in layers.boxes if box.stop.id in ("to 0", "front", "chief")] == [
        "Residents",
        "Front",
        "Chief",
    ]
    assert [path.state for path in layers.trunk] == ["", "held"]


def test_a_chain_of_one_link_is_drawn() -> None:
    layers = drawn(facts_of(organisation(1)))
    assert [box.stop.title for box in layers.boxes] == ["Residents", "Front"]
    assert len(layers.trunk) == 1
