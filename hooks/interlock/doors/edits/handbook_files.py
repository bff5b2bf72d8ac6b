"""Finds the definition that a command names, and saves its changed file."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from interlock.catalog import Catalog, Key, catalog_of
from interlock.definitions import KINDS, Definition, Kind, kind_called, spoken
from interlock.doors.edits.named_keys import key_named
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.transaction import FileChange, change_files
from interlock.findings.nearest import did_you_mean
from interlock.findings.nouns import listed, with_article
from interlock.sources import Source, read_yaml
from interlock.sources.decoding.decode import decode
from interlock.sources.disk.files import CANNOT_BE_READ
from interlock.sources.handbook import Handbook
from interlock.sources.handbook_reader import read_handbook


@dataclass(frozen=True, slots=True)
class Named:
    """A definition that a command was asked to change, with its file."""

    folder: Path
    catalog: Catalog
    key: Key
    definition: Definition
    source: Source


def find(folder: Path, name: str) -> Named:
    """The definition with a name, as `key_named` reads it. Raises Refused."""
    handbook = read_handbook(folder)
    try:
        return find_in(folder, catalog_of(handbook), name)
    except Refused as refused:
        raise not_found(str(refused), unread_in(handbook)) from None


class Unread(NamedTuple):
    """What the system does not give us: the paths of files and folders, each once, and what to do about them."""

    paths: list[str]
    remedy: str


def unread_in(handbook: Handbook, *, with_pages: bool = False) -> Unread:
    """What cannot be read of the definitions and tables; `with_pages`: of pages in `docs/` too."""
    closed = [each for each in handbook.findings if each.rule == "misplaced-file" and CANNOT_BE_READ in each.message]
    found = [each for each in closed if with_pages or each.place.file.partition("/")[0] != "docs"]
    return Unread(sorted({each.place.file for each in found}), " ".join(dict.fromkeys(each.remedy for each in found)))


def not_found(words: str, closed: Unread) -> Refused:
    """The refusal of what is not there. It may be in what cannot be read."""
    return Refused(f"{words} Of {listed(closed.paths)} nothing is known. {closed.remedy}" if closed.paths else words)


def refuse_where_unread(handbook: Handbook) -> None:
    """Raise Refused where definitions cannot be read: what is in them would be taken for missing."""
    if (closed := unread_in(handbook)).paths:
        raise Refused(
            f"Nobody knows what is in {listed(closed.paths)}, which cannot be read. {closed.remedy} Nothing was written."
        )


def find_in(folder: Path, catalog: Catalog, name: str) -> Named:
    """The definition with a name in a handbook that was already read. Raises Refused."""
    key = key_named(catalog, name)
    if key in catalog.broken:
        raise Refused(f"`{key}` has faults, so it cannot be edited safely. See `interlock check`.")
    return Named(folder, catalog, key, catalog.definitions[key], catalog.sources[key])


# Where things stand that are no definitions of their own, by the words for them.
_ELSEWHERE = {
    ("closure", "holiday", "closing day", "day off"): "Days on which all are closed stand in `standards/organisation.yml`, below "
    "`calendar:`, as `holidays:`; those of a desk in its file, as `closures:`.",
    ("calendar", "organisation", "organization", "value", "vision"): "It stands in `standards/organisation.yml`.",
    ("page", "article", "document"): "A page is a file in `docs/` that ends in `.md`.",
    ("kpi", "measure", "target", "indicator"): "It belongs to a promise, as `measure:` and `target:`; the figures are in "
    "`interlock new results`.",
    (
        "step",
        "task",
        "action",
    ): "Steps stand in a procedure, as `steps:`; what is owed, in a lesson or a session, as `changes:` or `actions:`.",
    ("approval", "review"): "`interlock approve` and `interlock review` write it.",
    ("hours", "opening hours"): "They stand in the file of a contact point, as `hours:`.",
}


def known_kind(name: str) -> Kind:
    """The kind with a name that people use for it. Raises Refused where there is none, with what to type instead."""
    if kind := kind_called(name):
        return kind
    plain = spoken(name)
    if place := next((said for words, said in _ELSEWHERE.items() if {plain, plain.removesuffix("s")} & {*words}), ""):
        raise Refused(f"There is no kind `{name}`. {place}")
    names = [kind.name for kind in KINDS]
    listed = ", ".join(f"`{kind}`" for kind in names)
    kinds = f"Kinds are {listed}; `results` starts a table of figures."
    raise Refused(f"There is no kind `{name}`. {did_you_mean(name, [*names, 'results']) or kinds}")


def edited(source: Source, text: str, remedy: str = "Change it by hand.") -> Source:
    """The source with another text, parsed again. Raises Refused when the text is not valid YAML."""
    changed, faults = read_yaml(source.path, text)
    if faults:
        raise Refused(f"{source.path} cannot be edited safely: {faults[0].message}. {remedy}")
    return changed


def save(named: Named, source: Source, *fields: str) -> Definition:
    """Write a changed definition, after checking that only these fields of it changed. Returns it. Raises Refused."""
    definition, findings = decode(source, type(named.definition), with_article(named.key.kind))
    if definition is None:
        raise Refused(f"{source.path} would have a fault then: {findings[0].message}. {findings[0].remedy}")
    before = named.definition
    if not named.source.text.endswith(("\n", "\r")):
        # The end of the last line, which a new one needs before it, becomes part of a text that stands there.
        ended = decode(edited(named.source, f"{named.source.text}\n"), type(before), with_article(named.key.kind))[0]
        before = ended.with_key(*named.key) if ended else before
    unchanged = definition.model_copy(update={name: getattr(before, name) for name in fields})
    if unchanged.with_key(*named.key) != before:
        raise Refused(f"{source.path} cannot be edited safely. Change it by hand.")
    change_files(named.folder, [FileChange(source.path, named.source.text, source.text)])
    return definition.with_key(*named.key)
