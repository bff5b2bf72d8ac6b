"""Sites of four pages that tests replace, and what stands there afterwards."""

from pathlib import Path

from interlock.site.publishing import replacing
from interlock.site.refused_folders import UNFINISHED

Pages = dict[str, str]

OLD = {"index.html": "handbook.css old", "a/index.html": "a", "b/index.html": "old b", "gone/index.html": "gone"}
NEW = {"index.html": "handbook.css new", "a/index.html": "a", "b/index.html": "new b", "c/d/index.html": "d"}


def publish(site: Path, pages: Pages) -> None:
    """Write these pages as a site, in place of the one that stands there."""
    with replacing(site) as folder:
        for path, text in pages.items():
            folder.write(path, text)


def pages_of(site: Path) -> Pages:
    """The files of a site with their texts, but for those that begin with a dot."""
    found = (path for path in site.rglob("*") if path.is_file() and not path.relative_to(site).as_posix().startswith("."))
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in found}


def stands_alone(site: Path) -> bool:
    """Whether nothing was left beside a site, and nothing unfinished in it."""
    return [path.name for path in site.parent.iterdir()] == [site.name] and not (site / UNFINISHED).exists()


def no_exchange(new: Path, site: Path) -> bool:
    """A system that cannot let two folders change places."""
    return False
