"""The pictures of chains: nothing overlaps, nothing jumps, everything leads somewhere, and the list beside says the same."""

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from interlock import build
from interlock.facts import Facts
from interlock.pages.blueprint import MOST_STEPS, RADIUS, Station, blueprint
from interlock.pages.desk import Desk, Settings
from interlock.pages.pictures import MOST_LINKS, Picture, chain_picture, link_picture, sorts, whole_picture
from interlock.pages.tube_map import TEXT_HEIGHT, WIDTH, Band, Stop, Track, TubeMap, text_width, tube_map, wrap
from tests.catalogs import Fields, facts_of, link, procedure, promise, step
from tests.conftest import write

TODAY = datetime.date(2026, 11, 23)


def organisation(size: int) -> dict[str, Fields]:
    """A front link that makes one promise, and others behind it, each relied on by the one at half its number."""
    links = [f"link-{number:03}" for number in range(size - 1)]
    users = ["front", *links]
    found: dict[str, Fields] = {
        "customer/residents": {},
        "promise/quick": promise(),
        "procedure/do-it": procedure(step("one", "1 day", stage="front")),
        "link/front": link(kind="front-line"),
    }
    for number, id in enumerate(links):
        found[f"link/{id}"] = link(title=f"{id} with a name of some length", kind="support" if number % 3 else "front-line")
        found[f"link/{users[number // 2]}"].setdefault("relies_on", []).append({"link": id})
    return found


def chain_of(facts: Facts) -> Picture:
    desk = Desk(facts, Settings())
    quick = facts.catalog.promise("quick")
    assert quick is not None
    chain = facts.chains.of(quick)
    return chain_picture(desk, chain, chain.members)


def whole_of(facts: Facts) -> Picture:
    desk = Desk(facts, Settings())
    return whole_picture(desk, sorts(desk, facts.handshakes), facts.handshakes)


def around(facts: Facts, id: str) -> Picture:
    found = facts.catalog.link(id)
    assert found is not None
    strength = facts.strength(found)
    picture = link_picture(Desk(facts, Settings()), found, strength.relies_on, strength.relied_on_by)
    assert picture is not None
    return picture


Box = tuple[float, float, float, float]


def boxes(drawn: TubeMap) -> list[Box]:
    """Left, top, right and bottom of every stop's mark, name and note, and of every heading."""
    found = [
        (drawn.text_x, heading.y - 10, drawn.text_x + text_width(heading.title), heading.y + 3)
        for heading in drawn.headings
        if heading.title
    ]
    for placed in drawn.stops:
        found.append((placed.x - 8.5, placed.y - 8.5, placed.x + 8.5, placed.y + 8.5))
        for number, line in enumerate([*placed.lines, *placed.notes]):
            bottom = placed.y + 4 + 3 + TEXT_HEIGHT * number
            is_bold = placed.stop.mark == "here" and number < len(placed.lines)
            found.append((drawn.text_x, bottom - TEXT_HEIGHT, drawn.text_x + text_width(line, is_bold), bottom))
    return found


def overlapping(found: Sequence[Box]) -> list[tuple[Box, Box]]:
    return [
        (one, other)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@pytest.mark.parametrize("size", [5, 25, 60, 200])
def test_nothing_overlaps_or_leaves_the_picture(size: int) -> None:
    facts = facts_of(organisation(size))
    for picture in (chain_of(facts), whole_of(facts), around(facts, "front")):
        found = boxes(picture.map)
        assert overlapping(found) == []
        assert min(box[0] for box in found) >= 0 and max(box[2] for box in found) <= WIDTH
        assert min(box[1] for box in found) >= 0 and max(box[3] for box in found) <= picture.map.height


@pytest.mark.parametrize("size", [5, 25, 60, 200])
def test_lines_stay_at_the_left_of_the_stops_and_inside_the_picture(size: int) -> None:
    drawn = chain_of(facts_of(organisation(size))).map
    for placed in drawn.stops:
        for path in placed.paths:
            across = [float(x) for x in re.findall(r"[MH]([\d.]+)", path.d)]
            assert min(across) >= 0 and max(across) <= placed.x - 7


@pytest.mark.parametrize("size", [5, 25, 60])
def test_the_same_input_gives_the_same_picture_whatever_the_order_of_the_files(size: int) -> None:
    definitions = organisation(size)
    first = chain_of(facts_of(definitions))
    assert chain_of(facts_of(definitions)) == first
    assert whole_of(facts_of(dict(reversed(definitions.items())))) == whole_of(facts_of(definitions))


@pytest.mark.parametrize("size", [5, 25, 59])
def test_one_more_link_moves_the_others_by_its_own_height_at_most_and_changes_no_order(size: int) -> None:
    before = organisation(size)
    after = organisation(size)
    after["link/new"] = link(title="New")
    after["link/link-001"].setdefault("relies_on", []).append({"link": "new"})
    for draw in (chain_of, whole_of):
        old, new = draw(facts_of(before)).map, draw(facts_of(after)).map
        names = [placed.stop.id for placed in old.stops]
        assert [placed.stop.id for placed in new.stops if placed.stop.id != "new"] == names
        heights = {placed.stop.id: placed.y for placed in new.stops}
        moved = {round(heights[placed.stop.id] - placed.y, 1) for placed in old.stops}
        assert moved <= {0.0, 27.0}


@pytest.mark.parametrize("size", [5, 60])
def test_up_to_sixty_links_nothing_is_left_out(size: int) -> None:
    facts = facts_of(organisation(size))
    for picture in (chain_of(facts), whole_of(facts)):
        assert picture.left_out == ""
        assert {placed.stop.id for placed in picture.map.stops if placed.stop.mark != "customers"} == {
            found.id for found in facts.chains.links
        }


def test_over_sixty_links_a_chain_shows_the_nearest_and_says_how_many_it_leaves_out() -> None:
    picture = chain_of(facts_of(organisation(200)))
    assert picture.left_out == "Left out: 140 more links."
    shown = [placed.stop.id for placed in picture.map.stops if placed.stop.mark != "customers"]
    assert len(shown) == MOST_LINKS and shown[0] == "front"


def test_over_sixty_links_the_whole_chain_folds_each_sort_and_says_so() -> None:
    picture = whole_of(facts_of(organisation(200)))
    assert picture.left_out == "180 links folded: each sort shows the ten that most others rely on."
    more = [placed.stop for placed in picture.map.stops if placed.stop.mark == "more"]
    assert [(stop.title, stop.path) for stop in more] == [
        ("58 more", "chain/?sort=front-line#all-chain"),
        ("122 more", "chain/?sort=support#all-chain"),
    ]


def test_around_a_link_that_everybody_relies_on_the_others_are_counted() -> None:
    definitions = {"link/hub": link(kind="support")} | {
        f"link/user-{number:03}": link(relies_on=[{"link": "hub"}]) for number in range(200)
    }
    picture = around(facts_of(definitions), "hub")
    assert picture.left_out == "Left out: 140 more who rely on us; the list has them."
    assert len(picture.map.stops) == MOST_LINKS + 1


def test_customers_stand_on_top_and_leadership_below_with_whom_nobody_holds_last() -> None:
    definitions = {
        "customer/residents": {},
        "link/a-chief": link(kind="leadership"),
        "link/b-manager": link(kind="leadership", coached_by="a-chief"),
        "link/front": link(kind="front-line", coached_by="b-manager", relies_on=[{"link": "ict"}]),
        "link/ict": link(coached_by="a-chief"),
        "link/partner": link(kind="partner"),
    }
    drawn = whole_of(facts_of(definitions)).map
    assert [placed.stop.id for placed in drawn.stops] == ["to residents", "front", "ict", "partner", "b-manager", "a-chief"]
    held = [placed.stop.id for placed in drawn.stops if any(path.state == "held" for path in placed.paths)]
    assert held == ["b-manager", "a-chief"]


def test_an_arrow_shows_where_the_lower_link_relies_on_the_upper_one() -> None:
    stops = [Stop("a", "A", None), Stop("b", "B", None)]
    down = tube_map([Band("", stops)], [Track("a", "b")])
    up = tube_map([Band("", stops)], [Track("b", "a")])
    assert not any(placed.arrows for placed in down.stops)
    assert sum(len(placed.arrows) for placed in up.stops) == 1


@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=60))
def test_every_hand_over_is_drawn_from_one_stop_to_the_other(pairs: list[tuple[int, int]]) -> None:
    """Each reaches both its stops: as many path ends at their heights as there are lines in them."""
    stops = [Stop(str(number), f"Stop {number}", None) for number in range(15)]
    drawn = tube_map([Band("", stops)], [Track(str(user), str(supplier)) for user, supplier in pairs])
    heights = [placed.y for placed in drawn.stops]
    joined = set()
    for placed in drawn.stops:
        for path in placed.paths:
            ends = {float(y) for y in re.findall(r" ([\d.]+)H", path.d)} & set(heights)
            joined |= {frozenset((placed.y, y)) for y in ends if y != placed.y}
    assert {frozenset((heights[user], heights[supplier])) for user, supplier in pairs if user != supplier} == joined


@given(st.text(max_size=80), st.floats(40, 300))
def test_a_name_is_broken_into_lines_that_fit(text: str, room: float) -> None:
    lines = wrap(text, room)
    assert all(text_width(line) <= room for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == "".join(text.split()).replace("-", "")


def figures(site: Path, path: str) -> list[LexborNode]:
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8")).css("figure.map svg")


@pytest.fixture(scope="module")
def larkfield(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).parent.parent
    site = tmp_path_factory.mktemp("larkfield") / "site"
    build.build(build.check(root, TODAY), Settings(), site)
    return site


def test_every_stop_of_a_picture_is_a_link_with_its_name_in_it(larkfield: Path) -> None:
    for path in ("chain", "chain/ict", "promises/collect-missed-bins"):
        (picture,) = figures(larkfield, path)
        stops = picture.css("circle.stop")
        assert stops and all(stop.parent and stop.parent.tag == "a" for stop in stops)
        for anchor in picture.css("a"):
            assert anchor.text(strip=True)
            target = (anchor.attributes["href"] or "").partition("#")[0].partition("?")[0]
            assert (larkfield / path / target / "index.html").is_file()


@pytest.mark.parametrize("path", ["chain", "chain/ict", "chain/contact-centre", "promises/collect-missed-bins"])
def test_the_list_beside_a_picture_names_the_same_links(larkfield: Path, path: str) -> None:
    page = LexborHTMLParser((larkfield / path / "index.html").read_text(encoding="utf-8"))

    def linked(selector: str) -> set[str]:
        hrefs = {anchor.attributes["href"] or "" for anchor in page.css(selector)}
        return {href.rstrip("/").rpartition("/")[2] for href in hrefs if "chain/" in href}

    here = {path.rpartition("/")[2]} if path.startswith("chain/") else set()
    assert linked("figure.map a") - here == linked("ol.rings a, ul.handshakes a") - here


def test_pictures_have_colours_by_classes_only(larkfield: Path) -> None:
    for path in ("chain", "promises/collect-missed-bins", "procedures/report-a-missed-bin"):
        html = (larkfield / path / "index.html").read_text(encoding="utf-8")
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
def test_in_a_blueprint_no_name_lies_over_another_or_over_a_station(count: int) -> None:
    drawn = blueprint(stations(count))
    assert drawn is not None
    found: list[Box] = [(each.x - RADIUS, each.y - RADIUS, each.x + RADIUS, each.y + RADIUS) for each in drawn.stations]
    for name in drawn.names:
        for number, line in enumerate(name.lines):
            bottom = name.y + 3 + TEXT_HEIGHT * number
            found.append((name.x, bottom - TEXT_HEIGHT, name.x + text_width(line), bottom))
    assert overlapping(found) == []
    assert max(box[2] for box in found) <= drawn.width and max(box[3] for box in found) <= drawn.height


def test_a_blueprint_of_more_steps_than_can_be_read_is_left_to_the_list() -> None:
    assert blueprint(stations(MOST_STEPS + 1)) is None


def test_a_blueprint_names_both_lines_and_leads_to_every_step(larkfield: Path) -> None:
    page = LexborHTMLParser((larkfield / "procedures/report-a-missed-bin/index.html").read_text(encoding="utf-8"))
    picture = page.css_first("figure.blueprint svg")
    assert picture is not None
    told = picture.text()
    assert "line of interaction" in told and "line of visibility" in told
    leads = [anchor.attributes["href"] for anchor in picture.css("a")]
    assert leads == [f"#{item.attributes['id']}" for item in page.css("ol.steps > li")]


def test_a_handbook_with_one_lonely_link_has_a_chain_page(tmp_path: Path) -> None:
    write(tmp_path / "standards/organisation.yml", b"name: Tiny\n")
    write(tmp_path / "standards/links/front.yml", b"title: Front\nsummary: We answer.\nkind: front-line\n")
    build.build(build.check(tmp_path, TODAY), Settings(), tmp_path / "site")
    assert figures(tmp_path / "site", "chain") and not figures(tmp_path / "site", "chain/front")
