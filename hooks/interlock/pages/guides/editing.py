"""How to edit the handbook, and the reference of all fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.definitions import KINDS, Kind, Organisation
from interlock.definitions.example_files import example_of
from interlock.definitions.field_docs import ModelDoc, documented
from interlock.pages.frame import (
    Page,
    Search,
    Section,
    plain_head,
)
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref

_EDITING_NAMES = ("change a page of the handbook", "correct a mistake in the handbook")


def editing_paths(context: PageContext) -> list[str]:
    """The paths of the pages about editing."""
    return ["editing/", "editing/organisation/", *(f"editing/{kind.name}/" for kind in KINDS)]


@dataclass(frozen=True, slots=True)
class EditingView:
    """What `editing.html` shows."""

    kinds: list[Ref]
    can_edit_here: bool
    folders: list[tuple[str, str, Ref]]


@dataclass(frozen=True, slots=True)
class FieldsView:
    """What `fields.html` shows: the fields of a kind, and of the mappings in it; and a whole file with its path."""

    folder: str
    models: list[ModelDoc]
    example_path: str
    example: str


def editing_pages(context: PageContext) -> Iterator[Page]:
    """How to edit, and the field reference of each kind, generated from the models."""
    context = context.on_page()
    kinds = [Ref(kind.plural, f"editing/{kind.name}/", kind.model.__doc__ or "") for kind in KINDS]
    organisation = Ref(
        "The organisation", "editing/organisation/", "Name, values, calendar, and what holds where a definition says nothing."
    )
    summary = "What you can change, where it stands, and what each field means."
    view = EditingView(
        [organisation, *kinds],
        bool(context.edit_href("")),
        [(f"{kind.folder}/", kind.plural, Ref(kind.plural, f"editing/{kind.name}/")) for kind in KINDS],
    )
    head = plain_head(context, "Editing", "How to edit", summary, "editing/")
    yield Page(
        "editing/", "editing.html", head, view, search=Search("How to edit", "editing/", "page", summary, labels=_EDITING_NAMES)
    )
    context = context.on_page()
    yield _fields_page(context, None, "The organisation", "standards/organisation.yml")
    for kind in KINDS:
        yield _fields_page(context, kind, kind.plural, f"{kind.folder}/<id>.yml")


def _fields_page(context: PageContext, kind: Kind | None, title: str, folder: str) -> Page:
    """The fields of a kind, or of the organisation."""
    path = f"editing/{kind.name if kind else 'organisation'}/"
    models = documented(kind.model if kind else Organisation)
    head = plain_head(
        context, "Fields", f"Fields: {title[:1].lower() + title[1:]}", models[0].text, path, Ref("How to edit", "editing/")
    )
    parts = [Section("example", "An example"), *(Section(f"fields-{model.id}", model.title) for model in models)]
    words = " ".join(field.name for model in models for field in model.fields)
    return Page(
        path,
        "fields.html",
        head,
        FieldsView(folder, models, *example_of(kind)),
        parts,
        Search(head.title, path, "field", models[0].text, text=words),
    )
