"""Redaction: the catalog that an audience may see, without any trace of what is hidden from it, or of what is to be left out.

Hidden definitions are removed, with all references to them. A reference that cannot be removed, such as the link that does a
step, is replaced by `HIDDEN`, for which pages say "a team inside the organisation". So is the last one of those that mean all
there are where they are left out, for which pages say nothing.
"""

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from interlock.catalog import WIKI, Catalog, Key, index, key_of
from interlock.catalog.references import HIDDEN
from interlock.definitions import Definition
from interlock.definitions.base import Action, Approval, Classification
from interlock.definitions.meaning_marks import AllIfLeftOut, InsideOnly, marks_on
from interlock.definitions.procedure import Step
from interlock.definitions.text_marks import Prose, RefTo
from interlock.definitions.walk import Field, fields_of
from interlock.sources import Source
from interlock.sources.openness import shown_to
from interlock.sources.tables.results_tables import ResultRow

Audience = Classification  # a site for an audience shows what is classified for it, and everything more open

# What stands for something hidden in prose that has no words for it.
HIDDEN_PAGE = "a page inside the organisation"


def classification_of(definition: Definition, catalog: Catalog) -> Classification:
    """Who may read a definition: its own classification, or the organisation's default."""
    return definition.classification or catalog.organisation.defaults.classification


def classification_of_pages(catalog: Catalog) -> Classification:
    """Who may read the hand-written pages: whoever reads the site that makes them, else those of the organisation's default."""
    return catalog.of_site.readers if catalog.of_site else catalog.organisation.defaults.classification


def sees_pages(catalog: Catalog, audience: Audience) -> bool:
    """Whether an audience may see hand-written pages."""
    return classification_of_pages(catalog) in shown_to(audience)


def definitions_shown(catalog: Catalog, audience: Audience, *, drafts: bool = False) -> dict[Key, Definition]:
    """The definitions that have a page for an audience, with or without drafts, as they are in the catalog."""
    return {key: each for key, each in catalog.definitions.items() if _is_shown(catalog, each, audience, drafts)}


def seen_by(catalog: Catalog, audience: Audience, *, drafts: bool = False) -> Catalog:
    """The catalog as an audience may see it, with or without drafts. The given catalog is not changed."""
    visible = definitions_shown(catalog, audience, drafts=drafts)
    partial = {
        key: each
        for key, each in catalog.partial.items()
        if _is_shown(catalog, each, audience, drafts) and _has_known_classification(catalog, each, key)
    }
    doubtful = catalog.broken - partial.keys() if audience != "restricted" else frozenset()
    hidden = (catalog.definitions.keys() - visible.keys()) | doubtful
    pages = catalog.pages if sees_pages(catalog, audience) else []
    if not hidden and pages == catalog.pages and audience != "public":
        return catalog
    redactor = _Redactor(catalog, frozenset(hidden), audience)
    seen = replace(
        catalog,
        organisation=redactor.redacted(catalog.organisation),
        definitions=_redacted(catalog, visible, redactor),
        partial=partial,
        results=[_row_for(audience, row) for row in catalog.results if _promise_of(catalog, row) in visible],
        sources={key: each for key, each in catalog.sources.items() if key in visible or key.kind in ("page", "organisation")},
        pages=[redactor.page(page) for page in pages],
    )
    return index(seen, whole=catalog)


def _is_shown(catalog: Catalog, definition: Definition, audience: Audience, drafts: bool) -> bool:
    is_open_enough = classification_of(definition, catalog) in shown_to(audience)
    return is_open_enough and (drafts or definition.status != "draft")


def _redacted(catalog: Catalog, visible: Mapping[Key, Definition], redactor: "_Redactor") -> dict[Key, Definition]:
    """The visible definitions without what is hidden, and without stamps that are of what was hidden in them."""
    definitions = {key: redactor.redacted(definition) for key, definition in visible.items()}
    changed = {key for key, definition in definitions.items() if definition is not catalog.definitions[key]}
    return {key: _without_stamps(definition, changed) for key, definition in definitions.items()}


def without(catalog: Catalog, left_out: frozenset[Key], words: str) -> Catalog:
    """The catalog without some definitions, and without all that names them. `words`: what stands for them in prose."""
    redactor = _Redactor(catalog, left_out, "restricted", words)
    definitions = {key: redactor.redacted(each) for key, each in catalog.definitions.items() if key not in left_out}
    return index(
        replace(
            catalog,
            organisation=redactor.redacted(catalog.organisation),
            definitions=definitions,
            sources={key: source for key, source in catalog.sources.items() if key not in left_out},
            pages=[redactor.page(page) for page in catalog.pages],
        )
    )


def _without_stamps(definition: Definition, changed: Container[Key]) -> Definition:
    """A definition without the stamps of hidden words, by which guesses could be tried. `changed`: what redaction changed.

    A stamp is of words of the definition, and of what the file of the link that approves says of it.
    """

    def is_of_hidden(approval: Approval) -> bool:
        return approval.stamp is not None and (key_of(definition) in changed or Key("link", approval.link.lower()) in changed)

    if not any(map(is_of_hidden, definition.approvals)):
        return definition
    approvals = [each.model_copy(update={"stamp": None}) if is_of_hidden(each) else each for each in definition.approvals]
    return definition.model_copy(update={"approvals": approvals})


def _has_known_classification(catalog: Catalog, partial: Definition, key: Key) -> bool:
    """Whether the classification of a faulty definition is known: it is absent or could be decoded."""
    root = catalog.sources[key].root
    return partial.classification is not None or root is None or root.key("classification") is None


def _promise_of(catalog: Catalog, row: ResultRow) -> Key | None:
    """The key of the promise that a row names, which may be by a former id."""
    promise = catalog.promise(row.promise)
    return key_of(promise) if promise else None


def _row_for(audience: Audience, row: ResultRow) -> ResultRow:
    """A row of results as an audience may see it, without its line: gaps between lines would count the rows that are hidden.

    The public sees the action after a miss, but no cause, note or source line.
    """
    return replace(row, line=0, cause="", note="", text="") if audience == "public" else replace(row, line=0)


class _Redactor:
    """Copies models without references to hidden definitions and, for the public, without the fields marked `InsideOnly`.

    `words`: what stands for them in prose that has no words for them.
    """

    def __init__(self, catalog: Catalog, hidden: frozenset[Key], audience: Audience, words: str = HIDDEN_PAGE) -> None:
        self.catalog, self.hidden, self.audience, self.words = catalog, hidden, audience, words

    def redacted(self, model: Any) -> Any:
        """A copy of a model without what is hidden, or the model itself when nothing in it is hidden."""
        left_out = self._staff_fields(model)
        changes: dict[str, Any] = dict(left_out)
        for field in fields_of(model.__class__):
            value = getattr(model, field.name)
            if field.name in left_out or value is None or value == [] or value == {}:
                continue
            cleaned = self._value(model, field, value)
            if cleaned is not value:
                changes[field.name] = cleaned
        if not changes:
            return model
        copy = model.model_copy(update=changes)
        copy.model_fields_set.difference_update(left_out)
        return copy

    def _staff_fields(self, model: BaseModel) -> dict[str, Any]:
        """The default values for those fields that are marked `InsideOnly` and are not empty; none unless for the public."""
        names = marks_on(model.__class__, InsideOnly) if self.audience == "public" else ()
        fields = model.__class__.model_fields
        return {
            name: fields[name].get_default(call_default_factory=True, validated_data={}) for name in names if getattr(model, name)
        }

    def _value(self, model: BaseModel, field: Field, value: Any) -> Any:
        if field.has_models:
            return self._models(value)
        if isinstance(field.mark, Prose):
            return self._texts(value)
        if isinstance(field.mark, RefTo):
            return self._references(model, field, field.mark, value)
        return value

    def _models(self, value: Any) -> Any:
        if not isinstance(value, list):
            return self.redacted(value)
        cleaned = [self.redacted(item) for item in value]
        kept = [item for item in cleaned if not _is_empty_entry(item)]
        return value if len(kept) == len(value) and all(new is old for new, old in zip(kept, value, strict=True)) else kept

    def _texts(self, value: Any) -> Any:
        if isinstance(value, list):
            cleaned = [self.prose(text) for text in value]
            return value if cleaned == value else cleaned
        return self.prose(value)

    def prose(self, text: str) -> str:
        """A text in which each `[[…]]` to something hidden is replaced by its words; the text itself where it has none."""
        if "[[" not in text or not any(self._hides(link[1]) for link in WIKI.finditer(text)):
            return text
        return WIKI.sub(lambda match: (match[2] or self.words) if self._hides(match[1]) else match[0], text)

    def page(self, page: Source) -> Source:
        """A hand-written page without references to something hidden."""
        text = page.text[: page.begins] + self.prose(page.text[page.begins :])
        return Source(page.path, text, page.nodes, page.begins, self.redacted(page.front) if page.front else None)

    def _references(self, model: BaseModel, field: Field, mark: RefTo, value: Any) -> Any:
        means_all = field.name in marks_on(model.__class__, AllIfLeftOut)
        if isinstance(value, list):
            kept = [text for text in value if not self._hides(text, mark, model)]
            return value if len(kept) == len(value) else kept or ([HIDDEN] if means_all else [])
        if not self._hides(value, mark, model):
            return value
        return HIDDEN if field.required or means_all or field.name in ("by", "owner") else None

    def _hides(self, text: str, mark: RefTo | None = None, model: BaseModel | None = None) -> bool:
        if mark is None or not mark.is_bare:
            kind, _, rest = text.strip().partition("/")
            kinds: tuple[str, ...] = (kind,)
        else:
            rest, kinds = text, mark.may_lead_to(getattr(model, "kind_name", ""))
        id = rest.partition("#")[0].strip().lower()
        return any(self.catalog.former.get(Key(kind, id), Key(kind, id)) in self.hidden for kind in kinds)


def _is_empty_entry(model: BaseModel) -> bool:
    """Whether an entry of a list is to be removed because all it does is refer to something hidden. Steps and actions stay."""
    return any(getattr(model, name, None) == HIDDEN for name in ("link", "promise", "criterion")) or (
        getattr(model, "by", None) == HIDDEN and not isinstance(model, Step | Action)
    )
