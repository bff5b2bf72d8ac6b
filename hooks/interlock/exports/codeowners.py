"""A CODEOWNERS file: each definition is reviewed by the teams of the link that owns it.

A link without `reviewers` leaves it to the link it is part of. Patterns start at the handbook's folder, which is taken to
be the repository's root.
"""

import re
from collections.abc import Iterator

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import Link

# A team, a person or an e-mail address. Anything else, such as a line end, could begin a pattern of its own and take over other files.
_OWNER = re.compile(r"@?[\w.-]+(/[\w.-]+)*|[^\s@]+@[^\s@]+")


def files(catalog: Catalog) -> dict[str, str]:
    """One file, `CODEOWNERS`."""
    return {"CODEOWNERS": text(catalog)}


def text(catalog: Catalog) -> str:
    """A line a definition whose owner has reviewers, by path. The last line that fits a file counts, and each fits one."""
    lines = sorted(_lines(catalog))
    return "".join(["# Made by `interlock export codeowners`: the links own their files.\n", *lines])


def _lines(catalog: Catalog) -> Iterator[str]:
    for key, definition in catalog.definitions.items():
        if teams := _reviewers(catalog, owner_of(catalog, definition)):
            yield f"/{_pattern(catalog.sources[key].path)} {' '.join(teams)}\n"


def _reviewers(catalog: Catalog, link: Link | None) -> list[str]:
    seen: set[str] = set()
    while link is not None and link.id not in seen:
        if teams := [team for team in link.reviewers if _OWNER.fullmatch(team)]:
            return [team if "@" in team else f"@{team}" for team in teams]
        seen.add(link.id)
        link = catalog.link(link.part_of)
    return []


def _pattern(path: str) -> str:
    """The path with what CODEOWNERS would read as a pattern or an end escaped."""
    return "".join(f"\\{letter}" if letter in " #[]*?!\\" else letter for letter in path)
