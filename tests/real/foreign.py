"""Builds handbooks of data that is not in the repository: `python -m tests.real.foreign DATA`.

Prints counts, findings by rule, and whether the figures on Canada's board are those of the table. Fails when they are not, or
when a page is missing. Errors in the data are printed, and the pages are built nevertheless.
"""

import re
import shutil
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

from interlock.definitions import KINDS
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.conftest import TODAY
from tests.real import backstage, convert, gc, human_services, uk_waste
from tests.real.files import Files
from tests.sites import html_of

OUT = Path(".cache")
HANDBOOKS = {
    "council-promises": convert.handbook_of,
    "catalog": backstage.handbook_of,
    "gc": gc.handbook_of,
    "human-services": human_services.handbook_of,
    "uk-waste": uk_waste.handbook_of,
}


def main(data: Path) -> int:
    """Build a handbook of every folder with data. Returns the number of faults."""
    there = {name: make for name, make in HANDBOOKS.items() if (data / name).is_dir()}
    if not there:
        print(f"There is no data in {data}: none of {', '.join(HANDBOOKS)}.")
        return 1
    wrong = sum(_built(name, make(data / name)) for name, make in there.items())
    return wrong + (_compared(data / "gc") if "gc" in there else 0)


def _built(name: str, files: Files) -> int:
    folder = OUT / f"real-{name}"
    site = folder / "site"
    shutil.rmtree(folder, ignore_errors=True)
    files.write(folder)
    checked = checking.check(folder, TODAY)
    kinds = Counter(kind for kind, _ in checked.handbook.definitions)
    print(f"\n{name}: {', '.join(f'{kinds[kind.name]} {kind.plural.lower()}' for kind in KINDS if kinds[kind.name])}")
    for (severity, rule), count in sorted(Counter((f.severity, f.rule) for f in checked.findings).items()):
        print(f"  {count:5} {severity} {rule}")
    for error in checked.errors:
        print(f"  {error.place.file}:{error.place.line}: {error.rule}: {error.message}")
    pages = pipeline.build(checked, Settings(), site)
    missing = [key for key in checked.catalog.definitions if not _page(site, key.kind, key.id).is_file()]
    print(f"  {pages} pages in {site}{f', {len(missing)} missing' if missing else ''}")
    return len(missing)


def _page(site: Path, kind: str, id: str) -> Path:
    address = next(known.address for known in KINDS if known.name == kind)
    return site / address / id / "index.html"


def _compared(data: Path) -> int:
    """Compare the board's page with the table."""
    expected, board = gc.counted(data), _on_the_board(OUT / "real-gc" / "site")
    ours, theirs = Counter(status for status, _ in board.values()), Counter(figure.status for figure in expected.values())
    print(f"\nCanada, the table against the board\n  {'':14}{'table':>8}{'board':>8}")
    for status in ("kept", "near", "missed", "no cases", "not measured", "overdue"):
        print(f"  {status:14}{theirs[status]:8}{ours[status]:8}")
    different = [id for id, figure in expected.items() if board.get(id) != (figure.status, figure.percent)]
    for id in different:
        print(f"  {id}: the table makes it {expected[id]}, the board {board.get(id)}")
    print(f"  {len(expected)} standards: {len(different)} with another status or figure on the board than in the table")
    return len(different) + abs(len(board) - len(expected))


def _on_the_board(site: Path) -> dict[str, tuple[str, Decimal | None]]:
    """The status and last percentage of every promise on the built board, and on those of services that a long one links to."""
    found = {}
    for page in site.rglob("promises/index.html"):
        for row in re.findall(r"<tr data-row.*?</tr>", html_of(page.parent, "."), re.S):
            id, status = re.search(r'href="[^"]*promises/([^"/]+)/"', row), re.search(r'data-is-status="([^"]+)"', row)
            assert id and status
            figure = re.search(r'data-label="Last figure">([\d.]+)%', row)
            found[id[1]] = status[1].replace("-", " "), Decimal(figure[1]) if figure else None
    return found


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
