"""A CODEOWNERS file: each definition is reviewed by the teams of the link that owns it and of those that sign it.

Code hosts ask for reviews by file, so every file lists the reviewers of all sides that approve it. A link without `reviewers`
has those of the link it is part of. Patterns start at the root of the repository, which may hold the handbook in a folder.
"""

from collections.abc import Iterator

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Link
from interlock.questions.approvals.checked_approvals import needs_approval
from interlock.questions.approvals.signatories import signatories_of


def files(catalog: Catalog, folder: str = "") -> dict[str, str]:
    """One file, `CODEOWNERS`."""
    return {"CODEOWNERS": text(catalog, folder)}


def text(catalog: Catalog, folder: str = "") -> str:
    """One line for each definition with reviewers, sorted by path. Each pattern matches exactly one file.

    `folder` is the path of the handbook in its repository: empty, or with a slash at its end.
    """
    lines = sorted(_lines(catalog, folder))
    return "".join(["# Made by `interlock export codeowners`: links own their files, and review what they sign.\n", *lines])


def persons(catalog: Catalog) -> dict[str, str]:
    """The reviewers that are single words, each with its file. A code host takes such a name for a person or a group."""
    return {
        reviewer: catalog.sources[key].path
        for key, definition in catalog.definitions.items()
        if isinstance(definition, Link)
        for reviewer in definition.reviewers
        if not {"@", "/"} & set(reviewer)
    }


def unasked(catalog: Catalog) -> list[Link]:
    """The teams that own or sign a definition and have no reviewers, by their ids; none before anybody has reviewers."""
    asked = {
        link.id: link
        for definition in catalog.definitions.values()
        for link in _owner_and_signatories(catalog, definition)
        if link is not None and link.kind not in ("partner", "supplier")  # others' people review no file of ours
    }
    if not any(link.reviewers for link in catalog.of(Link)):
        return []
    return [link for _, link in sorted(asked.items()) if not _reviewers(catalog, link)]


def _lines(catalog: Catalog, folder: str) -> Iterator[str]:
    for key, definition in catalog.definitions.items():
        teams = [team for link in _owner_and_signatories(catalog, definition) for team in _reviewers(catalog, link)]
        if teams:
            yield f"/{_pattern(folder + catalog.sources[key].path)} {' '.join(dict.fromkeys(teams))}\n"


def _owner_and_signatories(catalog: Catalog, definition: Definition) -> Iterator[Link | None]:
    """The owner of a definition and, if it needs approval, its signatories: the nearest management, and the other sides."""
    yield owner_of(catalog, definition)
    if needs_approval(definition):
        who = signatories_of(catalog, definition)
        yield from (catalog.link(id) for id in (*who.managers[:1], *who.providers, *who.receivers))


def _reviewers(catalog: Catalog, link: Link | None) -> list[str]:
    """The reviewers of a link, or of the nearest link around it that has some, as CODEOWNERS writes them: `@team`."""
    seen: set[str] = set()
    while link is not None and link.id not in seen:
        if link.reviewers:
            return [team if "@" in team else f"@{team}" for team in link.reviewers]
        seen.add(link.id)
        link = catalog.link(link.part_of)
    return []


def _pattern(path: str) -> str:
    """The path, with the characters escaped that CODEOWNERS treats as patterns or separators."""
    return "".join(f"\\{letter}" if letter in " #[]*?!\\" else letter for letter in path)
