"""Finds the links of the handbook for names of teams in imported texts."""

import re

from interlock.definitions.ids import id_from
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.handbook import Handbook

_SEVERAL = lazy_pattern(r"[;,/&\r\n]|\b(?:and|und|et)\b")

_CUSTOMERS = lazy_pattern(
    r"(?:the )?(?:customers?|applicants?|clients?|kund(?:e|in|en|innen)|antragsteller(?:in)?|usagers?)", re.I
)


def names_in(cell: str) -> list[str]:
    """The names in a cell, `Depot / Finance`, without dashes that stand for nobody."""
    return [name for each in _SEVERAL.split(cell) if (name := each.strip()).strip("-–—")]


class Teams:
    """The ids of the links of a handbook, by their ids, titles and other names, and who its customers are."""

    def __init__(self, handbook: Handbook) -> None:
        self.ids = [id for kind, id in handbook.paths if kind == "link"]
        self._named = {id: id for id in self.ids}
        for (kind, id), definition in handbook.definitions.items():
            if kind == "link":
                self._named |= {id_from(name): id for name in reversed(definition.names)}
        customers = [(id, definition.names) for (kind, id), definition in handbook.definitions.items() if kind == "customer"]
        self._customers = {each for id, names in customers for each in (id, *map(id_from, names))}

    def are_customers(self, words: str) -> bool:
        """Whether words name customers: those of the handbook, or any."""
        return bool({id_from(words), f"{id_from(words)}s"} & self._customers) or _CUSTOMERS.fullmatch(words.strip()) is not None

    def id_of(self, words: str) -> str:
        """The id of the link that `Database team`, `@database-team` or `group:default/database-team` names, or nothing."""
        plain = id_from(re.sub(r"^@?(?:[\w.-]+[:/])*", "", words.strip()))
        bare = plain.removeprefix("the-")
        return next((self._named[each] for each in (plain, bare, bare.removesuffix("-team")) if each in self._named), "")
