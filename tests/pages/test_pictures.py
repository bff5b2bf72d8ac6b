"""Pictures of chains: nothing overlaps, small changes move little, and every link has its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.pages.pictures.stops import TALLEST_PART, WIDTH, StopMap
from interlock.pages.pictures.wrapped_names import text_width, wrap
from interlock.site import checking
from tests.catalogs import TODAY, facts_of, link
from tests.conftest import examples, write
from tests.pages.chain_pictures import around, boxes, chain_of, figures, hangs_on, lines_of, whole_of, words
from tests.pages.pictures import is_over, organisation, overlapping, segments, tied, ties
from tests.sites import built_of


@pytest.mark.parametrize("size", [5, 25, 60, 200])
def test_nothing_in_a_map_overlaps_or_leaves_it(size: int) -> None:
    facts = facts_of(organisation(size))
    for picture in (chain_of(facts), whole_of(facts), around(facts, "front")):
        told = words(picture.map)
        assert overlapping([*told, *boxes(picture.map)]) == []
        everything = [*told, *boxes(picture.map), *lines_of(picture.map)]
        assert min(box[0] for box in everything) >= 0 and max(box[2] for box in everything) <= WIDTH
        assert min(box[1] for box in everything) >= 0 and max(box[3] for box in everything) <= picture.map.height
        assert [(line, word) for line in lines_of(picture.map) for word in told if is_over(line, word)] == []


@examples(25)
@given(ties)
def test_no_line_crosses_a_name_in_random_maps(pairs: list[tuple[int, int]]) -> None:
    facts = facts_of(tied(14, pairs))
    for picture in (chain_of(facts), whole_of(facts)):
        told = words(picture.map)
        assert [(line, word) for line in lines_of(picture.map) for word in told if is_over(line, word)] == []


@pytest.mark.parametrize("size", [5, 25, 60, 200])
def test_sheet_breaks_cut_no_name(size: int) -> None:
    facts = facts_of(organisation(size))
    for drawn in (chain_of(facts).map, whole_of(facts).map, around(facts, "front").map):
        assert bool(drawn.parts) is (drawn.height > TALLEST_PART)
        cuts = [top for top, _ in drawn.parts[1:]]
        assert [top + height for top, height in drawn.parts[:-1]] == cuts
        assert all(height <= TALLEST_PART for _, height in drawn.parts)
        assert not any(top < cut < bottom for _, top, _, bottom in [*words(drawn), *boxes(drawn)] for cut in cuts)


@examples(25)
@given(ties)
def test_no_lines_cross_in_a_chain(pairs: list[tuple[int, int]]) -> None:
    drawn = chain_of(facts_of(tied(14, pairs))).map
    own = [(at, segment) for at, placed in enumerate(drawn.stops) for path in placed.paths for segment in segments(path.d)]
    trunk = [(-1, segment) for segment in segments(drawn.trunk)]
    flat = [(at, box) for at, box in own if box[1] == box[3]]
    upright = [(at, box) for at, box in [*own, *trunk] if box[0] == box[2]]
    crossing = [
        (across, up)
        for at, across in flat
        for other, up in upright
        if at != other and across[0] < up[0] < across[2] and up[1] < across[1] < up[3]
    ]
    assert crossing == []


@pytest.mark.parametrize("size", [5, 25, 60])
def test_the_order_of_files_does_not_change_a_picture(size: int) -> None:
    definitions = organisation(size)
    first = chain_of(facts_of(definitions))
    assert chain_of(facts_of(definitions)) == first
    assert whole_of(facts_of(dict(reversed(definitions.items())))) == whole_of(facts_of(definitions))


@pytest.mark.parametrize("size", [5, 25, 59])
def test_a_new_link_moves_others_only_down(size: int) -> None:
    before = organisation(size)
    after = organisation(size)
    after["link/new"] = link(title="New")
    after["link/link-001"].setdefault("relies_on", []).append({"link": "new"})
    for draw in (chain_of, whole_of):
        assert_little_moves(draw(facts_of(before)).map, draw(facts_of(after)).map, by=27.0)


@examples(25)
@given(ties, st.integers(0, 13))
def test_one_more_handover_moves_little(pairs: list[tuple[int, int]], user: int) -> None:
    """Other stops move by its height at most and keep their order; names wrap anew only where lines need a wider margin."""
    before = tied(14, pairs)
    after = tied(14, pairs)
    after["link/zoo"] = link(title="Zoo")
    id = "front" if user == 0 else f"link-{user:03}"
    after[f"link/{id}"].setdefault("relies_on", []).append({"link": "zoo"})
    for draw in (chain_of, whole_of):
        assert_little_moves(draw(facts_of(before)).map, draw(facts_of(after)).map, by=27.0, but="zoo")


def assert_little_moves(old: StopMap, new: StopMap, by: float, but: str = "new") -> None:
    names = [placed.stop.id for placed in old.stops]
    assert [placed.stop.id for placed in new.stops if placed.stop.id != but] == names
    heights = {placed.stop.id: placed.y for placed in new.stops}
    assert old.text_x != new.text_x or {round(heights[placed.stop.id] - placed.y, 1) for placed in old.stops} <= {0.0, by}


@examples(25)
@given(ties)
def test_a_link_stands_once_behind_its_nearest_user(pairs: list[tuple[int, int]]) -> None:
    facts = facts_of(tied(14, pairs))
    quick = facts.catalog.promise("quick")
    assert quick is not None
    ring_of = {member.link.id: member.ring for member in facts.chains.of(quick).members}
    drawn = chain_of(facts).map
    stops = [placed for placed in drawn.stops if placed.stop.id in ring_of]
    assert len(stops) == len(ring_of)
    relies = {(shake.user.id, shake.supplier.id) for shake in facts.handshakes}
    for placed in stops:
        on = hangs_on(drawn, placed)
        assert bool(on) is (ring_of[placed.stop.id] > 1)
        assert not on or ((on, placed.stop.id) in relies and ring_of[on] == ring_of[placed.stop.id] - 1)


@examples(25)
@given(ties)
def test_no_lines_touch_in_the_whole_chain(pairs: list[tuple[int, int]]) -> None:
    drawn = whole_of(facts_of(tied(14, pairs))).map
    lines = [
        [box for path in placed.paths if path.state == state for box in segments(path.d) if box[0] == box[2]]
        for placed in drawn.stops
        for state in ("agreed", "held")
    ]
    touching = [
        (one, other)
        for at, line in enumerate(lines)
        for others in lines[at + 1 :]
        for one in line
        for other in others
        if one[0] == other[0] and one[1] <= other[3] and other[1] <= one[3]
    ]
    assert touching == []


def test_the_whole_chain_has_customers_above_leadership_below() -> None:
    definitions = {
        "customer/residents": {},
        "link/a-chief": link(kind="leadership"),
        "link/b-manager": link(kind="leadership", coached_by="a-chief"),
        "link/front": link(kind="front-line", coached_by="b-manager", relies_on=[{"link": "ict"}]),
        "link/ict": link(coached_by="a-chief"),
        "link/partner": link(kind="partner"),
    }
    drawn = whole_of(facts_of(definitions)).map
    assert [placed.stop.title for placed in drawn.stops] == ["Residents", "Front", "Ict", "Partner", "B-manager", "A-chief"]
    held = [placed.stop.id for placed in drawn.stops if any(path.state == "held" for path in placed.paths)]
    assert held == ["b-manager", "a-chief"]


def test_coaches_of_the_first_ring_stand_below_a_chain() -> None:
    definitions = organisation(3) | {
        "link/chief": link(kind="leadership"),
        "link/manager": link(kind="leadership", coached_by="chief"),
        "link/elsewhere": link(kind="leadership"),
    }
    definitions["link/front"]["coached_by"] = "manager"
    definitions["link/link-000"]["coached_by"] = "elsewhere"
    drawn = chain_of(facts_of(definitions)).map
    assert [(placed.stop.id, placed.stop.note) for placed in drawn.stops[-2:]] == [
        ("manager", "for front"),
        ("chief", "for manager"),
    ]
    assert segments(drawn.held)[0][1::2] == (drawn.stops[1].y, drawn.stops[-1].y)


def test_two_links_that_coach_each_other_are_shown_once() -> None:
    definitions = organisation(3) | {"link/one": link(coached_by="two"), "link/two": link(coached_by="one")}
    definitions["link/front"]["coached_by"] = "one"
    assert [placed.stop.id for placed in chain_of(facts_of(definitions)).map.stops[-2:]] == ["one", "two"]


def test_a_branch_stands_right_below_its_link() -> None:
    definitions = tied(6, [(0, 2), (0, 3), (2, 5), (1, 4)])
    stops = [placed.stop.id for placed in chain_of(facts_of(definitions)).map.stops]
    assert stops[1:7] == ["front", "link-002", "link-005", "link-003", "link-001", "link-004"]


def test_a_link_stands_behind_its_firmest_handshake() -> None:
    definitions = tied(4, [(0, 3), (1, 3)])
    definitions["link/link-003"]["supports"] = [{"link": "link-001"}]
    drawn = chain_of(facts_of(definitions)).map
    shared = next(placed for placed in drawn.stops if placed.stop.id == "link-003")
    assert hangs_on(drawn, shared) == "link-001" and shared.paths[0].state == "agreed"
    assert shared.stop.note == "also for Front"


def test_a_link_names_its_further_users() -> None:
    definitions = organisation(5)
    notes = {placed.stop.id: placed.stop.note for placed in chain_of(facts_of(definitions)).map.stops}
    assert notes["link-003"] == ""
    definitions["link/link-001"]["relies_on"] = [{"link": "link-003"}]
    notes = {placed.stop.id: placed.stop.note for placed in chain_of(facts_of(definitions)).map.stops}
    assert notes["link-003"] == "also for Link-001 with a name of some length"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ごみ収集を担当するサービスセンター", ["ごみ収集を担当す", "る", "サービスセンター"]),
        ("市民まっちょ、総合窓口課", ["市民まっちょ、総", "合窓口課"]),
        ("กองจัดเก็บขยะและสิ่งแวดล้อม", ["กองจัดเก็บขยะ", "และสิ่งแวดล้อม"]),
        ("Ämterübergreifender", ["Ämterübergreife-", "nder"]),
    ],
)
def test_lines_break_as_scripts_without_blanks_do(text: str, lines: list[str]) -> None:
    assert wrap(text, 100) == lines


@given(st.text(max_size=80) | st.text("サービまっ、市民ก็ ab", max_size=30), st.floats(40, 300))
def test_names_are_broken_into_fitting_lines(text: str, room: float) -> None:
    lines = wrap(text, room)
    assert all(text_width(line) <= room for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == "".join(text.split()).replace("-", "")


def test_a_single_link_has_a_chain_page(tmp_path: Path) -> None:
    write(tmp_path / "standards/organisation.yml", b"name: Tiny\n")
    write(tmp_path / "standards/links/front.yml", b"title: Front\nsummary: We answer.\nkind: front-line\n")
    built_of(checking.check(tmp_path, TODAY), tmp_path / "site")
    assert figures(tmp_path / "site", "chain") and not figures(tmp_path / "site", "chain/front")
