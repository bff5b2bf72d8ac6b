"""The names under which calendars ask for the feed of a team.

A calendar asks for the same address for years, and some give up for good where nothing is. So there is a feed for each team, even
one that has nothing to do today, for each id that it had before, and for each team whose place another took.
"""

from interlock.catalog import Catalog
from interlock.catalog.replacements import in_place_of
from interlock.definitions import Link
from interlock.definitions.link import is_team


def subscribed_names(catalog: Catalog) -> dict[str, Link]:
    """Every present and former id of a team, with the team whose feed it leads to: itself, or the one in its place."""
    teams = {link.id: link for link in catalog.of(Link) if is_team(link)}
    former = {name.id: teams[key.id] for name, key in catalog.former.items() if key.kind == "link" and key.id in teams}
    names = former | teams
    return {name: in_place_of(catalog, team) or team for name, team in sorted(names.items())}
