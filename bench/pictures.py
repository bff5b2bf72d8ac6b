"""Compares ways to draw a chain: our branch map, our layers, and layout libraries, all from the same links and lines.

.venv/bin/python bench/pictures.py

Libraries that are not installed are left out: fast-sugiyama, grandalf, and Graphviz as `dot` or from graphviz-pure.

Made-up chains of 5, 24, 60 and 200 links, in which each link has one line, to the nearest that needs it. Names stand in boxes of
104 by 32 units, three or four words in 12 units. Printed are: the width; the size of names on a phone and on a desktop (358 and
904 pixels wide; 12 is as written); crossings of lines; lines through names; how far the names move on average when a link is
added; and milliseconds.
"""

import importlib.util
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import pairwise, permutations
from statistics import mean
from typing import Any

from interlock.pages.pictures.branch_map import Branch, branch_map, in_branches
from interlock.pages.pictures.layers import in_layers
from interlock.pages.pictures.stops import TEXT_HEIGHT, WIDTH, Band, Stop, Tie
from interlock.pages.pictures.wrapped_names import text_width

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Edges = list[tuple[int, int]]
Drawing = tuple[dict[int, Box], list[list[Point]]]
Draw = Callable[[Edges, int], Drawing | None]

BOX = (104.0, 32.0)
PHONE, DESK = 358, 904


def chain(size: int) -> Edges:
    """Lines as (link, link behind it): three at the front, each other one behind one of those shortly before it."""
    rng = random.Random(size)
    return [(rng.randrange(max(0, number // 3 - 2), number // 2 + 1), number) for number in range(min(3, size - 1), size)]


def rings(edges: Edges, size: int) -> list[int]:
    """The distance of each link from the front."""
    found = [0] * size
    for user, supplier in edges:
        found[supplier] = found[user] + 1
    return found


def ours(edges: Edges, size: int) -> Drawing:
    """Our branch map."""
    branches = [Branch(str(supplier), str(user)) for user, supplier in edges]
    stops = in_branches([Stop(str(number), f"A team named {number}", None) for number in range(size)], branches)
    drawn = branch_map([Band("Kept by", stops)], branches)
    boxes = {
        int(each.stop.id): (
            each.text_x,
            each.y - 9,
            each.text_x + text_width(each.lines[0]),
            each.y - 9 + TEXT_HEIGHT * len(each.lines),
        )
        for each in drawn.stops
    }
    return boxes, [points(path.d) for each in drawn.stops for path in each.paths]


def points(path: str) -> list[Point]:
    """The corners of a path of M, V, H and Q commands."""
    found: list[Point] = []
    for part in path.replace("M", "|M ").replace("V", "|V ").replace("H", "|H ").replace("Q", "|Q ").split("|")[1:]:
        command, *numbers = part.split()
        to = [float(number) for number in numbers]
        found.append((found[-1][0], to[0]) if command == "V" else (to[0], found[-1][1]) if command == "H" else (to[-2], to[-1]))
    return found


def graphlay(edges: Edges, size: int) -> Drawing:
    """graphlay: boxes in the rank of their ring, orthogonal lines, merged for one user."""
    import graphlay as library

    graph = library.Graph()
    for number, rank in enumerate(rings(edges, size)):
        graph.node(number, width=BOX[0], height=BOX[1], rank={"fixed": rank})
    for user, supplier in edges:
        graph.edge(user, supplier)
    spacing = {"node_gap": 12, "layer_gap": 24}
    options = {"direction": "topbottom", "routing": {"merge_edges": "forks"}, "spacing": spacing}
    drawn = library.layout(graph, options=options)
    boxes = {number: _box(*place) for number, place in drawn.positions().items()}
    return boxes, [[(point["x"], point["y"]) for point in edge["points"]] for edge in drawn.edges]


def layers(edges: Edges, size: int) -> Drawing | None:
    """Our layers; None where only the map is drawn."""
    ring_of = rings(edges, size)
    bands = [
        Band(str(ring), [Stop(str(number), f"A team named {number}", None) for number in range(size) if ring_of[number] == ring])
        for ring in range(max(ring_of) + 1)
    ]
    drawn = in_layers(Band("", []), bands, Band("", []), [Tie(str(user), str(supplier)) for user, supplier in edges])
    if drawn is None:
        return None
    path_of = {int(box.stop.id): box.paths[0].d for box in drawn.boxes if box.paths}
    boxes = {int(box.stop.id): (box.x, box.y, box.x + drawn.box, box.y + box.height) for box in drawn.boxes}
    return boxes, [points(path_of[supplier]) for _, supplier in edges]


def fast_sugiyama(edges: Edges, size: int) -> Drawing:
    """fast-sugiyama: positions only; lines are drawn straight from box to box."""
    from fast_sugiyama import from_edges

    places = from_edges(edges, vertex_spacing=BOX[0] + 12).dot_layout().to_dict()
    loose = [number for number in range(size) if number not in places]
    places |= {number: (-(at + 1) * (BOX[0] + 12), 0.0) for at, number in enumerate(loose)}
    return {number: _box(x, -y / 2) for number, (x, y) in places.items()}, [
        [(x, -y / 2) for x, y in (places[user], places[supplier])] for user, supplier in edges
    ]


def grandalf(edges: Edges, size: int) -> Drawing:
    """grandalf: positions of each connected component, side by side; lines are drawn straight from box to box."""
    from grandalf.graphs import Edge, Graph, Vertex
    from grandalf.layouts import SugiyamaLayout, VertexViewer

    vertices = [Vertex(number) for number in range(size)]
    for vertex in vertices:
        vertex.view = VertexViewer(*BOX)
    boxes: dict[int, Box] = {}
    left = 0.0
    for part in Graph(vertices, [Edge(vertices[user], vertices[supplier]) for user, supplier in edges]).C:
        layout = SugiyamaLayout(part)
        layout.xspace, layout.yspace = 12, 24
        layout.init_all()
        layout.draw()
        start = min(vertex.view.xy[0] for vertex in part.sV) - left
        boxes |= {vertex.data: _box(vertex.view.xy[0] - start, vertex.view.xy[1]) for vertex in part.sV}
        left = max(boxes[vertex.data][2] for vertex in part.sV) + 12 + BOX[0] / 2
    return boxes, [[_middle(boxes[user]), _middle(boxes[supplier])] for user, supplier in edges]


def graphviz(edges: Edges, size: int) -> Drawing:
    """Graphviz' `dot` with orthogonal lines, in a process of its own."""
    program = shutil.which("dot") or shutil.which("graphviz-pure")
    assert program
    inches = f"width={BOX[0] / 72},height={BOX[1] / 72}"
    text = f"digraph{{splines=ortho;nodesep=.17;ranksep=.33;node[shape=box,fixedsize=true,{inches}];"
    text += ";".join([*map(str, range(size)), *(f"{user}->{supplier}" for user, supplier in edges)]) + "}"
    told = subprocess.run([program, "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    boxes: dict[int, Box] = {}
    lines: list[list[Point]] = []
    for line in told.splitlines():
        kind, *fields = line.split()
        if kind == "node":
            boxes[int(fields[0])] = _box(float(fields[1]) * 72, -float(fields[2]) * 72)
        elif kind == "edge":
            numbers = [float(field) * 72 for field in fields[3 : 3 + 2 * int(fields[2])]]
            lines.append([(x, -y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)])
    return boxes, lines


def _box(x: float, y: float) -> Box:
    return x - BOX[0] / 2, y - BOX[1] / 2, x + BOX[0] / 2, y + BOX[1] / 2


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def crossings(lines: list[list[Point]]) -> int:
    """How often two lines cross; touching, branching and overlapping do not count."""
    parts = [(at, one, other) for at, line in enumerate(lines) for one, other in pairwise(line) if one != other]
    return sum(at < other and _cross(a, b, c, d) for (at, a, b), (other, c, d) in permutations(parts, 2))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < -1e-6 and _side(c, d, a) * _side(c, d, b) < -1e-6


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def through_names(boxes: dict[int, Box], lines: list[list[Point]], edges: Edges) -> int:
    """How many names have a line of others through them."""
    found = set()
    for number, (left, top, right, bottom) in boxes.items():
        edge = [(left + 1, top + 1), (right - 1, top + 1), (right - 1, bottom - 1), (left + 1, bottom - 1), (left + 1, top + 1)]
        for ends, line in zip(edges, lines, strict=True):
            if number not in ends and any(_cross(*one, *side) for one in pairwise(line) for side in pairwise(edge)):
                found.add(number)
    return len(found)


def installed() -> Iterator[tuple[str, Draw]]:
    """Every way of drawing that is installed, by name."""
    yield "our map", ours
    yield "our layers", layers
    libraries = {
        "graphlay": graphlay,
        "fast_sugiyama": fast_sugiyama,
        "grandalf": grandalf,
    }
    for name, draw in libraries.items():
        if importlib.util.find_spec(name):
            yield name, draw
    if shutil.which("dot") or shutil.which("graphviz-pure"):
        yield "graphviz", graphviz


def measure(draw: Draw, size: int) -> dict[str, Any] | None:
    """The measures of one way to draw a chain of `size` links; None where it draws none."""
    edges = chain(size)
    before = time.perf_counter()
    drawn = draw(edges, size)
    took = time.perf_counter() - before
    if drawn is None:
        return None
    boxes, lines = drawn
    one_more = draw([*edges, (size // 3, size)], size + 1)
    width = max(box[2] for box in boxes.values()) - min(
        [box[0] for box in boxes.values()] + [x for line in lines for x, _ in line]
    )
    shown = max(width, WIDTH) if draw is ours else width
    return {
        "width": round(width),
        "phone": min(12.0, 12 * PHONE / shown),
        "desk": min(12.0, 12 * DESK / shown),
        "crossings": crossings(lines),
        "through": through_names(boxes, lines, edges),
        "moved": one_more
        and mean(_apart(boxes[number], one_more[0][number], boxes[0], one_more[0][0]) for number in range(size)),
        "ms": took * 1000,
    }


def _apart(one: Box, other: Box, origin: Box, moved_origin: Box) -> float:
    """How far a name moves, relative to the first one."""
    x, y = other[0] - moved_origin[0] - one[0] + origin[0], other[1] - moved_origin[1] - one[1] + origin[1]
    return float((x * x + y * y) ** 0.5)


def main() -> None:
    """Print a line for each way of drawing and size."""
    print("                 links  width  on a phone  on a desk  crossings  through names  moved      ms")
    for name, draw in installed():
        draw(chain(5), 5)
        for size in (5, 24, 60, 200):
            if told := measure(draw, size):
                moved = "     –" if told["moved"] is None else f"{told['moved']:>6.0f}"
                print(
                    f"{name:<16} {size:>5} {told['width']:>6} {told['phone']:>8.1f} px {told['desk']:>7.1f} px {told['crossings']:>10}"
                    f" {told['through']:>14} {moved} {told['ms']:>7.1f}"
                )


if __name__ == "__main__":
    main()
