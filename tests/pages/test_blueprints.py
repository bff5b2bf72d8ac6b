"""Blueprints, the pictures of procedures: names overlap nothing, and each step is a link."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock.pages.pictures.blueprint import MOST_STEPS, STATION_RADIUS, Station, blueprint
from interlock.pages.pictures.stops import TEXT_HEIGHT
from interlock.pages.pictures.wrapped_names import text_width
from tests.conftest import Handbook
from tests.pages.pictures import Box, is_over, overlapping, segments
from tests.sites import built, words


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
    found: list[Box] = [
        (each.x - STATION_RADIUS, each.y - STATION_RADIUS, each.x + STATION_RADIUS, each.y + STATION_RADIUS)
        for each in drawn.stations
    ]
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
    circle = (
        beside.x - STATION_RADIUS + 1,
        beside.y - STATION_RADIUS + 1,
        beside.x + STATION_RADIUS - 1,
        beside.y + STATION_RADIUS - 1,
    )
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


@pytest.mark.parametrize(
    ("by", "told"), [("front", "A thick line stays with the same team."), ("back", "A thin line hands over to another team.")]
)
def test_the_caption_names_the_lines_that_are_drawn(by: str, told: str, tiny: Handbook) -> None:
    steps = f"steps:\n  - {{id: ask, does: Ask for the name., by: front}}\n  - {{id: write, does: Write it down., by: {by}}}\n"
    text = f"title: Note a name\nsummary: A name is written down.\nowner: front\n{steps}"
    site = built(
        tiny(
            {"standards/procedures/note.yml": text, "standards/links/back.yml": "title: Back\nsummary: Prints.\nkind: support\n"}
        )
    )
    caption = words(site, "procedures/note", "figure.blueprint figcaption")
    assert caption == f"Time runs to the right. {told} Each number leads to its step."
