"""Runs `interlock import`, and reads what it wrote."""

from itertools import pairwise
from pathlib import Path

from click.testing import CliRunner, Result

from interlock.doors.cli import main
from tests.conftest import write

PREFIXES = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://road.example/voc/> .\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def imported(folder: Path, format: str, text: str | bytes, *more: str) -> Result:
    write(folder / "taken.txt", text)
    return run("import", format, folder / "taken.txt", "--handbook", folder, *more)


def short(result: Result) -> list[str]:
    """The printed headlines and places of findings."""
    lines = result.output.splitlines()
    return [f"{below.rpartition('/')[2]} {line}" for line, below in pairwise(lines) if line.startswith(("error", "warning"))]


CONCEPT = ':a a skos:Concept ; skos:prefLabel "kerb"@en ; skos:definition "The edge."@en .\n'
