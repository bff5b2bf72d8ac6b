"""The exports: formats for other tools. Each is one module; `EXPORTS` is the only list of them.

The first line of a module's docstring is its description in `interlock export --help`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import ModuleType

from interlock.catalog import Catalog
from interlock.definitions import Kind
from interlock.exports import (
    codeowners,
    csv,
    evidence_table,
    icalendar,
    json,
    schema,
    skos,
    vale,
)

__all__ = ["EXPORTS", "Export", "codeowners_below", "csv_of", "export_named", "skos_export"]


@dataclass(frozen=True, slots=True)
class Export:
    """One format. `files` returns texts by path, for a catalog and a day.

    `text` returns the text for standard output; it is None for formats that need several files. `one_each` has patterns of the
    files that exist once for each thing of a sort: that of a thing which is gone must not stay.
    """

    name: str
    headline: str
    files: Callable[[Catalog, datetime.date], dict[str, str]]
    text: Callable[[Catalog, datetime.date], str] | None
    one_each: tuple[str, ...] = ()


def _dated(name: str, module: ModuleType, *one_each: str) -> Export:
    """An export that depends on the day."""
    return Export(name, (module.__doc__ or "").partition("\n")[0], module.files, getattr(module, "text", None), one_each)


def _export(name: str, module: ModuleType, *one_each: str) -> Export:
    """An export that does not depend on the day."""
    dated = _dated(name, module, *one_each)
    text = (lambda catalog, today: module.text(catalog)) if dated.text else None
    return replace(dated, files=lambda catalog, today: module.files(catalog), text=text)


EXPORTS: tuple[Export, ...] = (
    _export("codeowners", codeowners),
    _export("csv", csv),
    _dated("evidence", evidence_table, "frameworks/*.csv", "links/*.csv"),
    _dated("icalendar", icalendar, "reviews/*.ics", "owed/*.ics"),
    _export("json", json),
    _export("schema", schema),
    _export("skos", skos),
    _export("vale", vale, "styles/Interlock/*.yml"),
)

_BY_NAME = {export.name: export for export in EXPORTS}


def skos_export(*, as_jsonld: bool, drafts: bool) -> Export:
    """The export `skos` as Turtle or JSON-LD, with or without drafts."""
    written, name = (skos.jsonld, "glossary.jsonld") if as_jsonld else (skos.text, "glossary.ttl")
    return Export(
        "skos",
        (skos.__doc__ or "").partition("\n")[0],
        lambda catalog, today: {name: written(catalog, drafts=drafts)},
        lambda catalog, today: written(catalog, drafts=drafts),
    )


def csv_of(kind: Kind) -> Export:
    """The export `csv` of one kind alone."""
    name = f"{csv.table_name(kind)}.csv"
    return Export(
        "csv",
        f"The table of each {kind.name}.",
        lambda catalog, today: {name: csv.definitions_table(catalog, kind)},
        lambda catalog, today: csv.definitions_table(catalog, kind),
    )


def codeowners_below(folder: str) -> Export:
    """The export `codeowners` of a handbook that stands in a folder of its repository: empty, or with a slash at its end."""
    return replace(
        _export("codeowners", codeowners),
        files=lambda catalog, today: codeowners.files(catalog, folder),
        text=lambda catalog, today: codeowners.text(catalog, folder),
    )


def export_named(name: str) -> Export:
    """The export with this name. Raises KeyError where there is none."""
    return _BY_NAME[name]
