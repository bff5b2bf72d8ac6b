"""Writes the measurements: a table with medians and spreads, whether each must holds, and a picture of growth."""

import platform
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from commands import ENVIRONMENT, PEERS, Measured, Took, beside
from hosted import HOSTED, PLAIN

MATERIAL, OURS, BASE = PEERS["mkdocs"].name, "Interlock", "Interlock before"


@dataclass(frozen=True)
class Must:
    """A limit that must hold: `value`, in `unit`, is at most `most`; None where it was not measured in this run."""

    what: str
    most: float
    value: float | None
    unit: str = ""

    def row(self) -> str:
        """The must as a row of a table."""
        if self.value is None:
            return f"| {self.what} | {self.most:g}{self.unit} | – | not measured |"
        holds = "holds" if self.value <= self.most else "**does not hold**"
        return f"| {self.what} | {self.most:g}{self.unit} | {self.value:.2f}{self.unit} | {holds} |"


class Results:
    """Medians, ratios and musts of what was measured."""

    def __init__(self, measured: Measured) -> None:
        self.measured = measured

    def seconds(self, tool: str, task: str, size: int) -> float | None:
        """The median of the seconds by the clock."""
        took = self.measured.took.get((tool, task, size))
        return median(each.seconds for each in took) if took else None

    def memory(self, tool: str, size: int) -> float | None:
        """The most megabytes of a cold build."""
        took = self.measured.took.get((tool, "build", size))
        return max(each.megabytes for each in took) if took else None

    def ratio(self, task: str, size: int, other: str, other_task: str = "") -> float | None:
        """Our seconds for a task as a multiple of another tool's, which may be for another task."""
        return _divided(self.seconds(OURS, task, size), self.seconds(other, other_task or task, size))

    def musts(self) -> Iterator[Must]:
        """What must hold, in the order in which readers and editors meet it."""
        yield Must("Cold build of 3,000, to Material", 0.75, self.ratio("build", 3_000, MATERIAL))
        yield Must(
            "The same again, nothing changed, to Material's cold build", 0.02, self.ratio("build again", 3_000, MATERIAL, "build")
        )
        yield Must("Build after one edit, to our cold build", 0.30, self.ratio("build after an edit", 3_000, OURS, "build"))
        yield Must("Save to page shown, 3,000", 1, self.seconds(OURS, "edit shown", 3_000), " s")
        yield Must("Save to page shown, 10,000", 2, self.seconds(OURS, "edit shown", 10_000), " s")
        yield Must("Cold check of 10,000, to before", 0.40, self.ratio("check", 10_000, BASE))
        yield Must("Check of 10,000, nothing changed, to before", 0.05, self.ratio("check again", 10_000, BASE, "check"))
        yield Must("Check of 10,000 after one edit, to before", 0.15, self.ratio("check after an edit", 10_000, BASE, "check"))
        yield Must("Check of 50, to before", 0.60, self.ratio("check", 50, BASE))
        yield Must(
            "Memory of a cold build of 10,000, to before", 0.75, _divided(self.memory(OURS, 10_000), self.memory(BASE, 10_000))
        )
        yield Must("Site of 3,000", 85, self.measured.sites.get((OURS, 3_000)), " MB")
        yield Must(
            "3,000 in Material, to the same pages as Markdown, CPU",
            0.7,
            _divided(self.cpu(HOSTED, 3_000), self.cpu(PLAIN, 3_000)),
        )
        for size in (1_000, 6_000):
            yield Must(f"Growth in Material from 3,000 to {size:,}, for each definition, CPU", 1.1, self.growth_in_material(size))
        yield Must("Largest page in Material, to its empty page and ours", 1.3, max(self.measured.framed.values(), default=None))
        for larger in (10_000, 20_000):
            yield Must(f"Growth from 3,000 to {larger:,}, for each definition", 1.1, self.growth(larger))

    def cpu(self, tool: str, size: int) -> float | None:
        """The median of the CPU seconds of a build."""
        took = self.measured.took.get((tool, "build", size))
        return median(each.cpu for each in took) if took else None

    def growth_in_material(self, size: int) -> float | None:
        """CPU seconds for each definition between this size and 3,000: of the larger as a multiple of those of the smaller."""
        small, large = sorted((size, 3_000))
        ratio = _divided(self.cpu(HOSTED, large), self.cpu(HOSTED, small))
        return ratio and ratio * small / large

    def growth(self, size: int) -> float | None:
        """Seconds for each definition in a large build, as a multiple of those in one of 3,000 in turn with it."""
        ratio = _divided(self.seconds(OURS, "build", size), self.seconds(OURS, beside(size), 3_000))
        return ratio and ratio * 3_000 / size


def _divided(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def written(measured: Measured, base: str, runs: int) -> str:
    """The results as Markdown."""
    results = Results(measured)
    return "\n".join(
        [
            "# What Interlock costs",
            "",
            "Made by `make bench`, which measures all tools in turn on one machine; do not edit. " + _told(base, runs),
            "",
            "![Seconds of a cold build by the number of definitions](growth.svg)",
            "",
            "| must | at most | measured | |",
            "|---|---|---|---|",
            *(must.row() for must in results.musts()),
            "",
            "| definitions | tool | task | seconds (least to most) | CPU seconds | memory | site |",
            "|---|---|---|---|---|---|---|",
            *(_row(measured, *named, took) for named, took in sorted(measured.took.items(), key=lambda entry: entry[0][::-1])),
            "",
            "Versions: " + ", ".join(_versions(measured)) + ".",
            "",
        ]
    )


def _told(base: str, runs: int) -> str:
    before = f" “Before” is revision {base}." if base else ""
    machine = f"on {platform.machine()} with Python {platform.python_version()}, sites on {_file_system()}"
    return f"Medians of {runs} runs, of more for small handbooks; seconds by the clock, {machine}.{before}"


def _file_system() -> str:
    """The sort of file system that the sites are written to, such as `tmpfs`, which is memory."""
    told = subprocess.run(["stat", "-f", "-c", "%T", tempfile.gettempdir()], capture_output=True, text=True, check=False)
    return told.stdout.strip() or "a disk"


def _row(measured: Measured, tool: str, task: str, size: int, took: list[Took]) -> str:
    seconds = [each.seconds for each in took]
    spread = f"{median(seconds):.2f} ({min(seconds):.2f} to {max(seconds):.2f})"
    cpu, memory = median(each.cpu for each in took), max(each.megabytes for each in took)
    site = measured.sites.get((tool, size)) if task == "build" else None
    cells = f"{cpu:.2f} | {memory:.0f} MB" if memory else f"{cpu:.2f} | "
    return f"| {size:,} | {tool} | {task} | {spread} | {cells} | {f'{site:.0f} MB' if site else ''} |"


def _versions(measured: Measured) -> Iterator[str]:
    yield f"Interlock {version('interlock-handbook')}"
    asked = [
        package for peer in PEERS.values() if any(tool == peer.name for tool, _, _ in measured.took) for package in peer.packages
    ]
    code = "import sys\nfrom importlib.metadata import version\nfor each in sys.argv[1:]: print(each, version(each))"
    if asked:
        yield from subprocess.run(
            [ENVIRONMENT / "bin" / "python", "-c", code, *asked], capture_output=True, text=True, check=True
        ).stdout.split("\n")[:-1]


WIDTH, HEIGHT, LEFT, BELOW = 640, 320, 48, 40
COLOURS = ("#0b6b50", "#b3541e", "#4a5fa5", "#8a3b7a", "#6b6b6b", "#a08a00")


def growth_picture(measured: Measured) -> str:
    """The seconds of a cold build by the number of definitions, a line for each tool, as SVG."""
    results = Results(measured)
    sizes = sorted({size for _, task, size in measured.took if task == "build"})
    tools = list(dict.fromkeys(tool for tool, task, _ in measured.took if task == "build"))
    lines = {
        tool: [(size, took) for size in sizes if (took := results.seconds(tool, "build", size)) is not None] for tool in tools
    }
    highest = max((took for line in lines.values() for _, took in line), default=1)
    furthest = max(sizes, default=1)

    def place(size: int, took: float) -> str:
        return f"{LEFT + size / furthest * (WIDTH - 2 * LEFT):.1f},{HEIGHT - BELOW - took / highest * (HEIGHT - 2 * BELOW):.1f}"

    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<path d="M{place(0, highest)}L{place(0, 0)}H{WIDTH - LEFT}" fill="none" stroke="#999"/>',
            f'<text x="4" y="{BELOW - 12}">{highest:.0f} s</text>',
            *(
                _drawn(tool, COLOURS[number % len(COLOURS)], number, [place(*point) for point in lines[tool]])
                for number, tool in enumerate(tools)
            ),
            *(
                f'<text x="{place(size, 0).partition(",")[0]}" y="{HEIGHT - 16}" text-anchor="middle">{size:,}</text>'
                for size in sizes
            ),
            "</svg>",
            "",
        ]
    )


def _drawn(tool: str, colour: str, number: int, points: list[str]) -> str:
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in (point.split(",") for point in points))
    line = f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return f'{line}{dots}<text x="{LEFT + 12}" y="{BELOW + 16 * number}" fill="{colour}">{tool}</text>'


def write(measured: Measured, folder: Path, base: str, runs: int) -> None:
    """Write `RESULTS.md` and `growth.svg`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "RESULTS.md").write_text(written(measured, base, runs), encoding="utf-8")
    (folder / "growth.svg").write_text(growth_picture(measured), encoding="utf-8")
