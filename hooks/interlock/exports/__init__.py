"""The exports: what other tools read. An export is one module; this tuple is the only list of them."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from interlock.catalog import Catalog
from interlock.exports import codeowners, csv, evidence, icalendar, json, schema, skos, vale

__all__ = ["EXPORTS", "SKOS_AS_JSONLD", "Export", "export_named"]


@dataclass(frozen=True, slots=True)
class Export:
    """One format. `files` gives texts by path; `text` the one that goes to standard output, None when there are several."""

    name: str
    headline: str
    files: Callable[[Catalog], dict[str, str]]
    text: Callable[[Catalog], str] | None


def _export(name: str, module: ModuleType) -> Export:
    headline = (module.__doc__ or "").partition("\n")[0]
    return Export(name, headline, module.files, getattr(module, "text", None))


EXPORTS: tuple[Export, ...] = (
    _export("codeowners", codeowners),
    _export("csv", csv),
    _export("evidence", evidence),
    _export("icalendar", icalendar),
    _export("json", json),
    _export("schema", schema),
    _export("skos", skos),
    _export("vale", vale),
)


# What `skos` is with `--jsonld`.
SKOS_AS_JSONLD = Export(
    "skos", "The shared language in JSON-LD.", lambda catalog: {"glossary.jsonld": skos.jsonld(catalog)}, skos.jsonld
)


def export_named(name: str) -> Export | None:
    """The export of that name, if there is one."""
    return next((export for export in EXPORTS if export.name == name), None)
