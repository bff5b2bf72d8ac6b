"""The teams that a runbook names, as links of the handbook."""

import re

from interlock.definitions.ids import id_from
from interlock.sources.handbook import Handbook


class Teams:
    """The ids of the links of a handbook, by their ids, titles and other names."""

    def __init__(self, handbook: Handbook) -> None:
        self.ids = [id for kind, id in handbook.paths if kind == "link"]
        self._named = {id: id for id in self.ids}
        for (kind, id), definition in handbook.definitions.items():
            if kind == "link":
                self._named |= {id_from(name): id for name in reversed(definition.names)}

    def id_of(self, words: str) -> str:
        """The id of the link that `Database team`, `@database-team` or `group:default/database-team` names, or nothing."""
        plain = id_from(re.sub(r"^@?(?:[\w.-]+[:/])*", "", words.strip()))
        bare = plain.removeprefix("the-")
        return next((self._named[each] for each in (plain, bare, bare.removesuffix("-team")) if each in self._named), "")
