"""Pictures of chains: nothing overlaps, small changes move little, stops are links, and the list says the same."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from interlock.pages.lists.chain_index import rings_of
from interlock.pages.page_context import PageContext
from interlock.pages.pictures.blueprint import MOST_STEPS, RADIUS, Station, blueprint
from interlock.pages.pictures.chain_picture import FEW, chain_picture, shown_members
from interlock.pages.pictures.chain_view import chain_view
from interlock.pages.pictures.drawing import MOST_LINKS, Picture
from interlock.pages.pictures.line_map import MOST_LINES
from interlock.pages.pictures.link_picture import link_picture
from interlock.pages.pictures.stops import PART, TEXT_HEIGHT, WIDTH, Placed, StopMap, text_width, wrap
from interlock.pages.pictures.whole_picture import sorts, whole_picture
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts
from interlock.site import checking
from tests.catalogs import facts_of, link
from tests.conftest import examples, write
from tests.pages.pictures import Box, Segment, is_over, organisation, overlapping, segments, tied, ties
from tests.sites import built_of

TODAY = datetime.date(2026, 11, 23)


def chain_of(facts: Facts) -> Picture:
    context = PageContext(facts, Settings())
    quick = facts.catalog.promise("quick")
    assert quick is not None
    chain = facts.chains.of(quick)
    return chain_picture(context, chain, shown_members(context, chain))


def whole_of(facts: Facts) -> Picture:
    context = PageContext(facts, Settings())
    return whole_picture(context, sorts(context, facts.handshakes), facts.handshakes)


def around(facts: Facts, id: str) -> Picture:
    found = facts.catalog.link(id)
    assert found is not None
    strength = facts.strength(found)
    picture = link_picture(PageContext(facts, Settings()), found, strength.relies_on, strength.relied_on_by)
    assert picture is not None
    return picture


def boxes(drawn: StopMap) -> list[Box]:
    """The boxes of all stops' marks: left, top, right, bottom."""
    return [(placed.x - 8.5, placed.y - 8.5, placed.x + 8.5, placed.y + 8.5) for placed in drawn.stops]


def words(drawn: StopMap) -> list[Box]:
    """The boxes of all headings, names and notes: left, top, right, bottom."""
    found = [
        (drawn.text_x, heading.y - 10, drawn.text_x + text_width(heading.title), heading.y + 3)
        for heading in drawn.headings
        if heading.title
    ]
    for placed in drawn.stops:
        for number, line in enumerate([*placed.lines, *placed.notes]):
            bottom = placed.y + 4 + 3 + TEXT_HEIGHT * number
            is_bold = placed.stop.mark == "here" and number < len(placed.lines)
            found.append((placed.text_x, bottom - TEXT_HEIGHT, placed.text_x + text_width(line, is_bold), bottom))
    return found


def lines_of(drawn: StopMap) -> list[Segment]:
    paths = [drawn.trunk, drawn.held, *(path.d for placed in drawn.stops for path in placed.paths)]
    return [segment for path in paths for segment in segments(path)]


def hangs_on(drawn: StopMap, placed: Placed) -> str:
    """The id of the stop at which a stop's line starts; "" without a line."""
    if not placed.paths:
        return ""
    x, y = map(float, re.findall(r"[\d.]+", placed.paths[0].d)[:2])
    return next(each.stop.id for each in drawn.stops if abs(each.x + 6 - x) < 0.2 and abs(each.y - y) == 6)


def served(drawn: StopMap) -> set[tuple[str, str]]:
    """The hand-overs that the dots of a line map show."""
    found = set()
    for end in drawn.stops:
        for path in end.paths:
            if path.state not in ("row", "held"):
                lane = float(re.findall(r"[\d.]+", path.d)[0])
                heights = [y for _, top, _, bottom in segments(path.d) for y in (top, bottom)]
                for user in drawn.stops:
                    if any(dot.x == lane for dot in user.dots) and min(heights) <= user.y <= max(heights) and user is not end:
                        found.add((user.stop.id, end.stop.id))
    return found


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
        assert bool(drawn.parts) is (drawn.height > PART)
        cuts = [top for top, _ in drawn.parts[1:]]
        assert [top + height for top, height in drawn.parts[:-1]] == cuts
        assert all(height <= PART for _, height in drawn.parts)
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
def test_the_list_beside_a_chain_says_everything_drawn(pairs: list[tuple[int, int]]) -> None:
    facts = facts_of(tied(14, pairs))
    quick = facts.catalog.promise("quick")
    assert quick is not None
    view = chain_view(PageContext(facts, Settings()), quick)
    assert view is not None
    told = {member.link.title: member.why for ring in (*view.near, *view.far, *view.held) for member in ring.members}
    drawn = view.picture.map
    stops = [placed for placed in drawn.stops if placed.stop.mark != "customers"]
    assert {placed.stop.title for placed in stops} == told.keys()
    titles = {placed.stop.id: placed.stop.title for placed in stops}
    for placed in stops:
        if on := hangs_on(drawn, placed):
            assert f"{titles[on]} relies on it".lower() in told[placed.stop.title].lower()


@examples(25)
@given(ties)
def test_dots_and_list_show_the_same_handovers(pairs: list[tuple[int, int]]) -> None:
    facts = facts_of(tied(14, pairs))
    context = PageContext(facts, Settings())
    picture = whole_of(facts)
    found = served(picture.map)
    assert picture.left_out == ""
    assert found == {(shake.user.id, shake.supplier.id) for shake in facts.handshakes}
    told = {
        member.link.title: member.why for ring in rings_of(context, sorts(context, facts.handshakes)) for member in ring.members
    }
    titles = {placed.stop.id: placed.stop.title for placed in picture.map.stops}
    for user, supplier in found:
        assert re.search(rf"relies on .*{titles[supplier]}\b", told[titles[user]], re.IGNORECASE)


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


@pytest.mark.parametrize("size", [5, 50])
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
    assert picture.left_out == "Left out: 150 more who rely on us; the list has them."
    assert len(picture.map.stops) == MOST_LINKS + 1


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


@given(st.text(max_size=80), st.floats(40, 300))
def test_names_are_broken_into_fitting_lines(text: str, room: float) -> None:
    lines = wrap(text, room)
    assert all(text_width(line) <= room for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == "".join(text.split()).replace("-", "")


def figures(site: Path, path: str) -> list[LexborNode]:
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8")).css("figure.map > svg")


def test_every_stop_is_a_named_anchor(larkfield_site: Path) -> None:
    for path in ("chain", "chain/ict", "promises/collect-missed-bins"):
        (picture,) = figures(larkfield_site, path)
        stops = picture.css("circle.stop")
        assert stops and all(stop.parent and stop.parent.tag == "a" for stop in stops)
        for anchor in picture.css("a"):
            assert anchor.text(strip=True)
            target = (anchor.attributes["href"] or "").partition("#")[0].partition("?")[0]
            assert (larkfield_site / path / target / "index.html").is_file()


@pytest.mark.parametrize("path", ["chain", "chain/ict", "chain/contact-centre", "promises/collect-missed-bins"])
def test_the_list_beside_a_picture_names_the_same_links(larkfield_site: Path, path: str) -> None:
    page = LexborHTMLParser((larkfield_site / path / "index.html").read_text(encoding="utf-8"))

    def linked(selector: str) -> set[str]:
        hrefs = {anchor.attributes["href"] or "" for anchor in page.css(selector)}
        return {href.rstrip("/").rpartition("/")[2] for href in hrefs if "chain/" in href or "customers/" in href}

    here = {path.rpartition("/")[2]} if path.startswith("chain/") else set()
    assert linked("figure.map a") - here == linked("ol.rings a, ul.handshakes a, .beside p a") - here


def test_pictures_take_colours_from_classes_only(larkfield_site: Path) -> None:
    for path in ("chain", "promises/collect-missed-bins", "procedures/report-a-missed-bin"):
        html = (larkfield_site / path / "index.html").read_text(encoding="utf-8")
        for picture in re.findall(r'<figure class="picture.*?</figure>', html, re.S):
            assert not re.search(r"\b(fill|stroke|style|color)=", picture)


def stations(count: int) -> list[Station]:
    stages = ("customer", "front", "front", "back", "support")
    return [
        Station(
            number,
            f"step-{number}",
            stages[(number * 7) % 5],
            f"A link with a long name, number {number // 3}",
            "Do it.",
            [number - 1] if number > 1 else [],
        )
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", range(2, MOST_STEPS + 1))
def test_names_in_a_blueprint_overlap_nothing(count: int) -> None:
    drawn = blueprint(stations(count))
    assert drawn is not None
    found: list[Box] = [(each.x - RADIUS, each.y - RADIUS, each.x + RADIUS, each.y + RADIUS) for each in drawn.stations]
    for name in drawn.names:
        for number, line in enumerate(name.lines):
            bottom = name.y + 3 + TEXT_HEIGHT * number
            found.append((name.x, bottom - TEXT_HEIGHT, name.x + text_width(line), bottom))
    assert overlapping(found) == []
    assert max(box[2] for box in found) <= drawn.width and max(box[3] for box in found) <= drawn.height


def test_a_long_word_in_a_blueprint_moves_left() -> None:
    who = "Neighbourhoods management"
    alone = [
        Station(number, f"step-{number}", "front" if number < 6 else "back", "Front" if number != 6 else who, "Do.", [])
        for number in range(1, 10)
    ]
    alone[6] = Station(7, "step-7", "back", "Legal", "Do.", [])
    drawn = blueprint(alone)
    assert drawn
    named = next(name for name in drawn.names if name.lines[0].startswith("Neighbour"))
    assert named.lines == ["Neighbourhoods", "management"]
    assert drawn.height - (named.y + TEXT_HEIGHT) < TEXT_HEIGHT


def test_lines_in_a_blueprint_pass_above_parallel_steps() -> None:
    """Steps 2 and 3 follow step 1, and step 4 follows both."""
    found = [Station(1, "a", "front", "A", "Do.", []), Station(2, "b", "back", "B", "Do.", [1])]
    found += [Station(3, "c", "back", "C", "Do.", [1]), Station(4, "d", "back", "D", "Do.", [2, 3])]
    drawn = blueprint(found)
    assert drawn is not None
    beside = drawn.stations[2]
    circle = (beside.x - RADIUS + 1, beside.y - RADIUS + 1, beside.x + RADIUS - 1, beside.y + RADIUS - 1)
    assert [line for line in segments(drawn.handovers + drawn.tracks) if is_over(line, circle)] == []


def test_no_blueprint_for_too_many_steps() -> None:
    assert blueprint(stations(MOST_STEPS + 1)) is None


def test_a_blueprint_names_its_lines_and_links_each_step(larkfield_site: Path) -> None:
    page = LexborHTMLParser((larkfield_site / "procedures/report-a-missed-bin/index.html").read_text(encoding="utf-8"))
    picture = page.css_first("figure.blueprint svg")
    assert picture is not None
    told = picture.text()
    assert "line of interaction" in told and "line of visibility" in told
    leads = [anchor.attributes["href"] for anchor in picture.css("a")]
    assert leads == [f"#{item.attributes['id']}" for item in page.css("ol.steps > li")]


def test_a_single_link_has_a_chain_page(tmp_path: Path) -> None:
    write(tmp_path / "standards/organisation.yml", b"name: Tiny\n")
    write(tmp_path / "standards/links/front.yml", b"title: Front\nsummary: We answer.\nkind: front-line\n")
    built_of(checking.check(tmp_path, TODAY), tmp_path / "site")
    assert figures(tmp_path / "site", "chain") and not figures(tmp_path / "site", "chain/front")
