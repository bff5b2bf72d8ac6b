"""A CODEOWNERS file: each definition is reviewed by the teams of the link that owns it and of those that sign it.

Code hosts ask for reviews by file, so every file lists the reviewers of all sides that approve it. A link without `reviewers`
has those of the link it is part of. Patterns are relative to the handbook's folder, which is assumed to be the root of the
repository.
"""

import re
from collections.abc import Iterator

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Link
from interlock.questions.approvals import needs_approval
from interlock.questions.approvals.signatories import signatories_of

# A team, a user or an e-mail address. Anything else, such as a line end, could add a pattern and take over other files.
_OWNER = re.compile(r"@?[\w.-]+(/[\w.-]+)*|[^\s@]+@[^\s@]+")


def files(catalog: Catalog) -> dict[str, str]:
    """One file, `CODEOWNERS`."""
    return {"CODEOWNERS": text(catalog)}


def text(catalog: Catalog) -> str:
    """One line for each definition with reviewers, sorted by path. Each pattern matches exactly one file."""
    lines = sorted(_lines(catalog))
    return "".join(["# Made by `interlock export codeowners`: links own their files, and review what they sign.\n", *lines])


def _lines(catalog: Catalog) -> Iterator[str]:
    for key, definition in catalog.definitions.items():
        teams = [team for link in _owner_and_signatories(catalog, definition) for team in _reviewers(catalog, link)]
        if teams:
            yield f"/{_pattern(catalog.sources[key].path)} {' '.join(dict.fromkeys(teams))}\n"


def _owner_and_signatories(catalog: Catalog, definition: Definition) -> Iterator[Link | None]:
    """The owner of a definition and, if it needs approval, its signatories: the nearest management, and the other sides."""
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
    """The path, with the characters escaped that CODEOWNERS treats as patterns or separators."""
    return "".join(f"\\{letter}" if letter in " #[]*?!\\" else letter for letter in path)
