"""`Decoding`: a source and the model to validate it against, with the names that findings about its fields need."""

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import BaseModel

from interlock.definitions.model import Model
from interlock.definitions.model_fields import Route, model_at
from interlock.sources.source import Source


class Decoding(NamedTuple):
    """A source, its model, and the noun for it in messages ("a link")."""

    source: Source
    model: type[Model]
    noun: str

    def model_at(self, route: Route) -> type[BaseModel]:
        """The model of the mapping at the end of a route, or the root model when no mapping is there."""
        return model_at(self.model, route) or self.model

    def noun_at(self, route: Route) -> str:
        """The noun for the mapping at the end of a route: "a link", "`contact`", "an entry of `steps`"."""
        names = [step for step in route if isinstance(step, str)]
        if not names:
            return self.noun
        return f"an entry of `{names[-1]}`" if isinstance(route[-1], int) else f"`{names[-1]}`"


def field_name(route: Route) -> str:
    """The name of the last field on a route; indexes of lists do not count."""
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def listed_words(words: Iterable[str]) -> str:
    """Words as code, separated by commas."""
    return ", ".join(f"`{word}`" for word in words)
