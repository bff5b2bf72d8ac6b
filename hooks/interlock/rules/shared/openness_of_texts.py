"""How open each text of a handbook is: from 0, for everybody, to what is restricted."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel

from interlock.catalog import ORGANISATION, Catalog, Key
from interlock.catalog.audience import classification_of, classification_of_pages
from interlock.catalog.texts import Text, texts_of, texts_of_results
from interlock.definitions.front_matter import SHOWN_IN_FRONT
from interlock.definitions.meaning_marks import InsideOnly, marks_on
from interlock.definitions.model import Model
from interlock.definitions.model_fields import annotation_at, marks_in, model_under, models_in
from interlock.definitions.parsed import Parsed
from interlock.definitions.text_marks import MARKS, ReadAsTyped
from interlock.sources import Route
from interlock.sources.openness import OPENNESS

STAFF_LEVEL = OPENNESS.index("staff")


def levels_of(catalog: Catalog) -> dict[Key, int]:
    """The level of each definition and page, from 0 (most open). All who have a page read what the organisation says."""
    levels = {key: _level(catalog, key) for key in catalog.sources}
    if ORGANISATION in levels:
        levels[ORGANISATION] = min(levels.values())
    return levels


def _level(catalog: Catalog, key: Key) -> int:
    definition = catalog.definitions.get(key) or catalog.partial.get(key)
    return OPENNESS.index(classification_of(definition, catalog)) if definition else level_of_pages(catalog)


def level_of_pages(catalog: Catalog) -> int:
    """The level of hand-written pages and the files beside them."""
    return OPENNESS.index(classification_of_pages(catalog))


def more_open_texts(catalog: Catalog, levels: dict[Key, int]) -> Iterator[tuple[Text, int]]:
    """The prose of definitions and pages that is more open than the most closed one, each with its level."""
    highest = max((levels[key] for key in catalog.definitions), default=0)
    for key in catalog.sources_in_scope:
        if (level := levels[key]) < highest:
            for text in (*texts_of(catalog, key), *_front_of(catalog, key)):
                if text.form != "plain" or key.kind == "page" or _is_shown(_model(catalog, key), text.route):
                    yield text, level_at(catalog, key, text.route, level)
    for text in texts_of_results(catalog):
        if (level := levels.get(text.key, highest)) < highest:
            yield text, level if text.field == "action" else max(level, STAFF_LEVEL)


def _front_of(catalog: Catalog, key: Key) -> Iterator[Text]:
    """The texts at the top of a hand-written page that are shown."""
    root = catalog.sources[key].root if key.kind == "page" else None
    for field in SHOWN_IN_FRONT if root else ():
        node = root.child(field) if root else None
        if node and node.text:
            yield Text(node.text, "plain", key, (field,))


def level_at(catalog: Catalog, key: Key, route: Route, level: int) -> int:
    """The level of a place in a definition: a field that the public never sees is at most for staff."""
    model: type[BaseModel] | None = _model(catalog, key)
    for step in route:
        if isinstance(step, str) and model is not None and key.kind != "page":
            if any((model.model_fields[name].alias or name) == step for name in marks_on(model, InsideOnly)):
                return max(level, STAFF_LEVEL)
            model = model_under(model, step)
    return level


def _model(catalog: Catalog, key: Key) -> type[BaseModel]:
    return type(catalog.definitions.get(key) or catalog.partial.get(key) or catalog.organisation)


def _is_shown(model: type[BaseModel], route: Route) -> bool:
    """Whether a plain text may be read as it is typed: it is no reference, date or amount, nor one of a few words."""
    return _is_shown_at(model, tuple(0 if isinstance(step, int) else step for step in route))


@lru_cache(maxsize=4096)  # routes may hold names that editors made up
def _is_shown_at(model: type[BaseModel], route: Route) -> bool:
    annotation = annotation_at(model, route)
    for inner in models_in(annotation):
        if issubclass(inner, Model) and inner.shorthand:
            return _is_shown_at(inner, (inner.shorthand,))
        return False
    return _holds_text(annotation) and not any(
        _is_marked(annotation, mark) for mark in (Parsed, *MARKS) if mark is not ReadAsTyped
    )


def _is_marked(annotation: Any, mark: type[Any]) -> bool:
    return next(marks_in(annotation, mark), None) is not None


def _holds_text(annotation: Any) -> bool:
    return annotation is str or any(map(_holds_text, get_args(annotation)))
