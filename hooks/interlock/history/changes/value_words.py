"""Turns the values of a definition into a canonical form for comparison, and into words for readers."""

import datetime
from typing import Any

from pydantic import BaseModel

from interlock.catalog import WIKI, Catalog, Key, Reference
from interlock.definitions.field_types import Bound
from interlock.definitions.meaning_marks import ids_of, sentence_name
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.times_of_day import time_text
from interlock.questions.approvals.first_ids import first_reference, was_renamed
from interlock.questions.approvals.vouching import canonicaliser
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.wording import canonical


class ValueWords:
    """Converts the values of one definition, whose fields name others `by_first_ids`.

    In words, these are called by their titles.
    """

    def __init__(self, catalog: Catalog, key: Key) -> None:
        self._canonical_text = canonicaliser(catalog, key)
        self._titles = {
            _as_named(catalog, reference): catalog.definitions[reference.target].title
            for reference in catalog.outgoing.get(key, ())
            if reference.target in catalog.definitions
        }

    def content(self, value: Any) -> Any:
        """The value in canonical form, which ignores punctuation and layout."""
        return canonical(value, self._canonical_text) or None

    def words(self, value: Any) -> str:
        """The value in words; empty for a missing value."""
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
                return day_in_words(value)
            case datetime.time():
                return time_text(value)
            case list():
                return ", ".join(self.words(item) for item in value)
            case dict():
                return ", ".join(f"{name}: {self.words(item)}" for name, item in value.items())
            case BaseModel():
                return self._model(value)
        return str(value)

    def _model(self, model: BaseModel) -> str:
        """The first field of a model, and the others in brackets."""
        names = (name for name in type(model).model_fields if name not in ids_of(type(model)))
        words_by_field = {name: words for name in names if (words := self.words(getattr(model, name)))}
        if not words_by_field:
            return ""
        first, *others = words_by_field
        in_brackets = ", ".join(f"{sentence_name(type(model), name)} {words_by_field[name]}" for name in others)
        return words_by_field[first] + (f" ({in_brackets})" if in_brackets else "")


def _as_named(catalog: Catalog, reference: Reference) -> str:
    is_first = not reference.in_prose and was_renamed(catalog, reference)
    return first_reference(catalog, reference) if is_first else reference.text


def _quoted(text: str) -> str:
    """A text of several words in quotation marks, on one line."""
    line = " ".join(text.split())
    return f"“{line}”" if " " in line else line
