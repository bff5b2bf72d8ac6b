"""What the values of a definition say, as content to compare and as words for people."""

import datetime
from typing import Any

from pydantic import BaseModel

from interlock.catalog import WIKI, Catalog, Key
from interlock.definitions.fields import Bound
from interlock.definitions.meaning import ids_of, sentence_name
from interlock.definitions.quantities import Quantity
from interlock.questions.approvals.vouching import canonicaliser
from interlock.questions.results.periods import period_in_words
from interlock.questions.wording import canonical


class Speaker:
    """Says what values of one definition are, with titles in place of ids, as its catalog knows them."""

    def __init__(self, catalog: Catalog, key: Key) -> None:
        self._said = canonicaliser(catalog, key)
        self._titles = {
            reference.text: catalog.definitions[reference.target].title
            for reference in catalog.outgoing.get(key, ())
            if reference.target in catalog.definitions
        }

    def content(self, value: Any) -> Any:
        """The value in canonical form: two are equal when they say the same, whatever their punctuation and layout."""
        return canonical(value, self._said) or None

    def words(self, value: Any) -> str:
        """The value as people say it; empty when there is none."""
        if value is None or value in ([], {}):
            return ""
        match value:
            case bool():
                return "yes" if value else "no"
            case str():
                return self._titles.get(value) or _quoted(
                    WIKI.sub(lambda link: link[2] or self._titles.get(link[1], link[1]), value)
                )
            case Quantity() | Bound():
                return value.text
            case datetime.date():
                return period_in_words(value)
            case datetime.time():
                return "24:00" if value == datetime.time.max else f"{value:%H:%M}"
            case list():
                return ", ".join(self.words(item) for item in value)
            case dict():
                return ", ".join(f"{name}: {self.words(item)}" for name, item in value.items())
            case BaseModel():
                return self._model(value)
        return str(value)

    def _model(self, model: BaseModel) -> str:
        """The field that a model is known by, and the others in brackets."""
        names = (name for name in type(model).model_fields if name not in ids_of(type(model)))
        said = {name: words for name in names if (words := self.words(getattr(model, name)))}
        if not said:
            return ""
        first, *others = said
        told = ", ".join(f"{sentence_name(type(model), name)} {said[name]}" for name in others)
        return said[first] + (f" ({told})" if told else "")


def _quoted(text: str) -> str:
    """A text of several words in quotation marks, on one line."""
    line = " ".join(text.split())
    return f"“{line}”" if " " in line else line
