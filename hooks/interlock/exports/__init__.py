"""The exports: what other tools read. An export is one module; this tuple is the only list of them."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import ModuleType

from interlock.catalog import Catalog
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

__all__ = ["EXPORTS", "SKOS_AS_JSONLD", "Export", "export_named"]


@dataclass(frozen=True, slots=True)
class Export:
    """One format, for a catalog and a day. `files` gives texts by path; `text` the one that goes to standard output, None when
    there are several.
    """

    name: str
    headline: str
    files: Callable[[Catalog, datetime.date], dict[str, str]]
    text: Callable[[Catalog, datetime.date], str] | None


def _dated(name: str, module: ModuleType) -> Export:
    """An export that says what holds on a day."""
    return Export(name, (module.__doc__ or "").partition("\n")[0], module.files, getattr(module, "text", None))


def _export(name: str, module: ModuleType) -> Export:
    """An export that says the same on every day."""
    dated = _dated(name, module)
    text = (lambda catalog, today: module.text(catalog)) if dated.text else None
    return replace(dated, files=lambda catalog, today: module.files(catalog), text=text)


EXPORTS: tuple[Export, ...] = (
    _export("codeowners", codeowners),
    _export("csv", csv),
    _dated("evidence", evidence_table),
    _dated("icalendar", icalendar),
    _export("json", json),
    _export("schema", schema),
    _export("skos", skos),
    _export("vale", vale),
)


# What `skos` is with `--jsonld`.
SKOS_AS_JSONLD = Export(
    "skos",
    "The shared language in JSON-LD.",
    lambda catalog, today: {"glossary.jsonld": skos.jsonld(catalog)},
    lambda catalog, today: skos.jsonld(catalog),
)


def export_named(name: str) -> Export | None:
    """The export of that name, if there is one."""
    return next((export for export in EXPORTS if export.name == name), None)
