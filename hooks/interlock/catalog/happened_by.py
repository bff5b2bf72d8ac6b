"""The catalog as of a day: without the reviews, approvals, lessons and whatever else is said to have happened after it.

Only what says its day can be left out: words are those of the files as they are now.
"""

import datetime
from dataclasses import replace
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from interlock.catalog.audience import without
from interlock.catalog.indexing import index
from interlock.catalog.lookup import Catalog
from interlock.definitions.base import Action
from interlock.definitions.meaning_marks import DayHappened, fields_to, marks_on
from interlock.sources import Source

# What stands in prose for a lesson or a session that came later.
_LATER_PAGE = "a page of a later day"

_M = TypeVar("_M", bound=BaseModel)


def happened_by(day: datetime.date, catalog: Catalog) -> Catalog:
    """The catalog without what happened after a day; the given one, which is not changed, where nothing did.

    Drafts keep their days: they say what is planned.
    """
    dated = {key: each for key, each in catalog.definitions.items() if each.status != "draft"}
    later = frozenset(key for key, each in dated.items() if _is_later(day, each))
    known = without(catalog, later, _LATER_PAGE) if later else catalog
    definitions = {key: _by(day, each) or each if key in dated else each for key, each in known.definitions.items()}
    organisation, pages = _by(day, known.organisation) or known.organisation, [_page_by(day, page) for page in known.pages]
    is_same = all(definitions[key] is each for key, each in known.definitions.items())
    if is_same and organisation is known.organisation and all(map(lambda new, old: new is old, pages, known.pages)):
        return known
    return index(replace(known, organisation=organisation, definitions=definitions, pages=pages))


def _is_later(day: datetime.date, model: BaseModel) -> bool:
    """Whether all of it happened after a day: what is `on` a day is of that day, as a lesson is."""
    on = getattr(model, "on", None) if "on" in marks_on(type(model), DayHappened) else None
    return on is not None and on > day


def _page_by(day: datetime.date, page: Source) -> Source:
    front = page.front and _by(day, page.front)
    return page if front is page.front else Source(page.path, page.text, page.nodes, page.begins, front)


def _by(day: datetime.date, model: _M) -> _M | None:
    """A model without what happened after a day; None where all of it did.

    Days other than `on`, such as that of the last review, are of what lasts.
    """
    if _is_later(day, model):
        return None
    later = [name for name in marks_on(type(model), DayHappened) if (held := getattr(model, name)) is not None and held > day]
    changes: dict[str, Any] = dict.fromkeys(later)
    if later and isinstance(model, Action):
        changes["result"] = None
    for name, _, mark in fields_to(type(model), DayHappened):
        value = getattr(model, name) if mark is None else None
        if value is not None and (kept := _kept(day, value)) is not value:
            changes[name] = kept
    return model.model_copy(update=changes) if changes else model


def _kept(day: datetime.date, value: Any) -> Any:
    """What is left of a nested model or of a list of them; the same object, if all is."""
    if not isinstance(value, list):
        return _by(day, cast(BaseModel, value))
    cleaned = [_by(day, item) for item in value]
    is_same = all(new is old for new, old in zip(cleaned, value, strict=True))
    return value if is_same else [item for item in cleaned if item is not None]
