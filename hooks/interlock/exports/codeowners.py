"""A CODEOWNERS file: each definition is reviewed by the teams of the link that owns it and of those that sign it.

A code host asks by file, not by line, so the people of every side of an approval are asked for the file it stands in. A link
without `reviewers` leaves it to the link it is part of. Patterns start at the handbook's folder, which is taken to be the
repository's root.
"""

import re
from collections.abc import Iterator

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Link
from interlock.questions.approvals import needs_approval
from interlock.questions.approvals.signatories import signatories_of

# A team, a person or an e-mail address. Anything else, such as a line end, could begin a pattern of its own and take over other files.
_OWNER = re.compile(r"@?[\w.-]+(/[\w.-]+)*|[^\s@]+@[^\s@]+")


def files(catalog: Catalog) -> dict[str, str]:
    """One file, `CODEOWNERS`."""
    return {"CODEOWNERS": text(catalog)}


def text(catalog: Catalog) -> str:
    """A line a definition that somebody reviews, by path. The last line that fits a file counts, and each fits one."""
    lines = sorted(_lines(catalog))
    return "".join(["# Made by `interlock export codeowners`: links own their files, and review what they sign.\n", *lines])


def _lines(catalog: Catalog) -> Iterator[str]:
    for key, definition in catalog.definitions.items():
        teams = [team for link in _asked(catalog, definition) for team in _reviewers(catalog, link)]
        if teams:
            yield f"/{_pattern(catalog.sources[key].path)} {' '.join(dict.fromkeys(teams))}\n"


def _asked(catalog: Catalog, definition: Definition) -> Iterator[Link | None]:
    """Who answers for a definition, and where it is to be approved who signs: the nearest management, and the other sides."""
    yield owner_of(catalog, definition)
    if needs_approval(definition):
        who = signatories_of(catalog, definition)
        yield from (catalog.link(id) for id in (*who.managers[:1], *who.providers, *who.receivers))


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
