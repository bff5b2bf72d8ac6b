"""One source set against the model of its kind: what the findings about its fields have in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel

from interlock.definitions.field_types import Route, model_at
from interlock.definitions.model import Model
from interlock.sources.source import Source


@dataclass(frozen=True, slots=True)
class Decoding:
    """A source, its model, and what an editor calls a definition of that kind (`noun`: "a link")."""

    source: Source
    model: type[Model]
    noun: str

    def model_at(self, route: Route) -> type[BaseModel]:
        """The model of the mapping at the end of a route; the whole model where the route leads to none."""
        return model_at(self.model, route) or self.model

    def noun_at(self, route: Route) -> str:
        """What to call the mapping at the end of a route: "a link", "`contact`", "an entry of `steps`"."""
        names = [step for step in route if isinstance(step, str)]
        if not names:
            return self.noun
        return f"an entry of `{names[-1]}`" if isinstance(route[-1], int) else f"`{names[-1]}`"


def field_name(route: Route) -> str:
    """The name of the field that a route ends in, which may be a list."""
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def listed_words(words: Iterable[str]) -> str:
    """Words as an editor types them, one after the other."""
    return ", ".join(f"`{word}`" for word in words)
