"""Pictures of small chains, and the boxes, words and lines in them."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from interlock.pages.page_context import PageContext
from interlock.pages.pictures.chain_picture import chain_picture, shown_members
from interlock.pages.pictures.drawing import Picture
from interlock.pages.pictures.link_picture import link_picture
from interlock.pages.pictures.stops import TEXT_HEIGHT, Placed, StopMap
from interlock.pages.pictures.whole_picture import sorts, whole_picture
from interlock.pages.pictures.wrapped_names import text_width
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts
from tests.pages.pictures import Box, Segment, segments


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
    picture = link_picture(PageContext(facts, Settings()), found)
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


def figures(site: Path, path: str) -> list[LexborNode]:
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8")).css("figure.map > svg")
