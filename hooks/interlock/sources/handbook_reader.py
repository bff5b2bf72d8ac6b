"""Reads the folders of a handbook: walks them, decodes each file, and takes kind and id from its path."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interlock.definitions import KINDS, Kind, Organisation
from interlock.definitions.ids import can_be_id
from interlock.definitions.organisation import ORGANISATION_FILE
from interlock.findings import Finding, Place
from interlock.findings.printable import printable
from interlock.sources.decoding.model_files import ModelFile, read_model
from interlock.sources.disk.copies import FolderListings, copy_named, may_be_id
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile, files_beside, misnamed_folders, walk
from interlock.sources.disk.folders import DEFINITION_FOLDERS
from interlock.sources.docs_reader import read_docs
from interlock.sources.handbook import RESULTS_FOLDER, Handbook, KnownFile, KnownFiles
from interlock.sources.meant.meant_kinds import (
    is_name_of_organisation,
    is_organisation_file,
    is_surely_definition,
    kind_meant,
    of_another_kind,
)
from interlock.sources.mislaid import ORGANISATION_KEY, take_for_broken, take_organisation_for_broken
from interlock.sources.misplaced import (
    definition_beside,
    folder_misnamed,
    invalid_name,
    kind_of_folder,
    second_copy,
    unknown_folder,
    wrong_extension,
)
from interlock.sources.missing_organisation import require_organisation
from interlock.sources.reading_ahead import read_ahead, read_definition, to_read
from interlock.sources.settings.settings_findings import settings_faults
from interlock.sources.settings.site_around import PagesOfSite
from interlock.sources.settings.site_texts import site_texts
from interlock.sources.tables.results_reader import read_table_of_results

_NOTHING_READ: Mapping[str, bytes] = MappingProxyType({})
_ORGANISATION = (Organisation, "the organisation")  # its model, and what messages call it


def _files_before(before: Handbook) -> dict[str, KnownFile]:
    """The files without faults of an earlier reading, by path."""
    faulty = {finding.place.file for finding in before.findings}
    read = ((before.sources[key], definition) for key, definition in before.definitions.items())
    return {
        source.path: KnownFile(source, definition, before.statuses.get(source.path, ""))
        for source, definition in read
        if source.path not in faulty
    }


def read_handbook(
    folder: Path,
    before: Handbook | None = None,
    pages: PagesOfSite | None = None,
    known: KnownFiles | None = None,
    meanwhile: Callable[[], object] | None = None,
    just_read: Mapping[str, bytes] = _NOTHING_READ,
) -> Handbook:
    """Read `standards/`, `glossary/` and `docs/` in a folder. Faults are in `findings`; nothing is raised.

    `before` is the result of an earlier reading of the same folder: files that had no faults and have not changed since are not
    decoded again, nor are `known` ones. `pages`: those of the site in which the handbook stands, in place of `docs/`.
    `meanwhile`: what this process may do while another one reads files.
    `just_read`: the bytes of definitions that were just read.
    """
    found_files = (found for top in DEFINITION_FOLDERS for found in walk(folder, top))
    listed = [found._replace(data=just_read.get(found.path)) if isinstance(found, FoundFile) else found for found in found_files]
    reading = _HandbookReader(Handbook(folder), before, known or KnownFiles())
    if before is None:
        reading.read_ahead(listed, meanwhile)
    for found in listed:
        reading.read_definition_or_results(found)
    read_docs(reading.handbook, reading.listings, pages)
    for beside in files_beside(folder):
        reading.look_at_file_beside(beside)
    for name, meant in misnamed_folders(folder):
        reading.look_at_misnamed_folder(name, meant)
    reading.handbook.findings += settings_faults(folder)
    reading.handbook.site_texts = site_texts(folder, pages.configuration if pages else None)
    require_organisation(reading.handbook)
    # A copy is read before the file that it is a copy of, where its name comes first.
    reading.handbook.broken -= reading.handbook.definitions.keys()
    return reading.handbook


class _HandbookReader:
    """Fills a handbook file by file. `before`: an earlier reading, of which unchanged files are reused, as are `known` ones."""

    def __init__(self, handbook: Handbook, before: Handbook | None, known: KnownFiles) -> None:
        self.handbook, self._known = handbook, known.definitions
        self._before, self._tables = (_files_before(before), before.tables) if before else ({}, known.tables)
        self.listings = FolderListings()
        self._ahead: dict[str, ModelFile[Any]] = {}
        self._told: set[Finding] = set()  # about files in no folder of a kind

    def read_ahead(self, listed: list[FoundFile | Finding], meanwhile: Callable[[], object] | None) -> None:
        """Read the files that may be definitions, where reading many of them at once is faster."""
        new = (found for found in listed if isinstance(found, FoundFile) and found.path not in self._known)
        files = [found for found in new if found.path.endswith(".yml")]
        to_be_read = [to_read(found, kind) for found in files if (kind := _kind_of_path(found.path))]
        organisation = [(found, *_ORGANISATION) for found in files if found.path == ORGANISATION_FILE]
        self._ahead = read_ahead([*to_be_read, *organisation], meanwhile)

    def read_definition_or_results(self, found: FoundFile | Finding) -> None:
        """Read a file of `standards/` or `glossary/`."""
        if isinstance(found, Finding):
            self.handbook.findings.append(found)
        elif found.path == ORGANISATION_FILE:
            self._organisation(found)
        elif found.path.startswith(f"{RESULTS_FOLDER}/"):
            read_table_of_results(self.handbook, found, self.listings, self._tables)
        elif kind := _kind_of_path(found.path):
            self._definition(found, kind)
        else:
            self._outside_of_kinds(unknown_folder(found, self.listings))
            if is_organisation_file(found) or (found.path.count("/") == 1 and is_name_of_organisation(found.name)):
                take_organisation_for_broken(self.handbook)
            take_for_broken(self.handbook, found, kind_of_folder(found.path))

    def _outside_of_kinds(self, finding: Finding) -> None:
        """Add the finding about a file in no folder of a kind, unless it is about its folder and there already."""
        if finding not in self._told:
            self._told.add(finding)
            self.handbook.findings.append(finding)

    def look_at_file_beside(self, found: FoundFile) -> None:
        """Report a definition beside the folders, among the files of other tools."""
        if is_surely_definition(found):
            self.handbook.findings.append(definition_beside(found))
            take_for_broken(self.handbook, found, None)

    def look_at_misnamed_folder(self, name: str, meant: str) -> None:
        """Report a folder of definitions with a wrong name, and take what is in it for broken."""
        handbook = self.handbook
        is_there = (handbook.folder / meant).is_dir()
        if is_there and (handbook.folder / meant).samefile(handbook.folder / name):
            return  # letter case does not count on this disk
        handbook.findings.append(folder_misnamed(printable(name), meant, is_there))
        for found in walk(handbook.folder, meant, handbook.folder / name):
            if isinstance(found, FoundFile) and (kind := _kind_of_path(found.path)):
                take_for_broken(handbook, found, kind)
            elif isinstance(found, FoundFile) and found.path == ORGANISATION_FILE:
                take_organisation_for_broken(handbook)

    def _organisation(self, found: FoundFile) -> None:
        handbook = self.handbook
        read = self._ahead.get(found.path) or read_model(found.path, *read_text(found), *_ORGANISATION)
        handbook.findings += read.findings
        self._keep_status(found.path, read.status)
        if read.model is None:
            handbook.broken.add(ORGANISATION_KEY)
        organisation = read.model or read.partial
        if read.source and organisation:
            name = organisation.name or handbook.organisation.name
            handbook.organisation = organisation.model_copy(update={"name": name})
            handbook.sources[ORGANISATION_KEY] = read.source

    def _definition(self, found: FoundFile, kind: Kind) -> None:
        name = found.name
        id = name.removesuffix(".yml")
        copy = (
            None
            if name.endswith(".yml") and may_be_id(id)
            else copy_named(name, self.listings.names_in(found.absolute.parent), is_id=True)
        )
        if copy:
            self.handbook.findings.append(second_copy(found, copy.original))
            take_for_broken(self.handbook, found, kind, copy.original)
            return
        if not name.endswith(".yml"):
            self.handbook.findings.append(wrong_extension(found, kind))
            take_for_broken(self.handbook, found, kind)
            return
        key = (kind.name, id.lower())
        first = self.handbook.paths.setdefault(key, found.path)
        if first != found.path:
            message = f"The {kind.name} `{id.lower()}` is already defined in `{first}`"
            remedy = "Give one of the two files another name, or delete it."
            self.handbook.findings.append(Finding("duplicate-id", Place(found.path), message, remedy))
            return
        if not can_be_id(id):
            self.handbook.findings.append(invalid_name(found, id, kind))
        if not self._reuse(key, found):
            self._take(key, found, self._ahead.get(found.path) or read_definition(found, kind), kind)

    def _reuse(self, key: tuple[str, str], found: FoundFile) -> bool:
        """Reuse the definition that was decoded from the same text earlier, and say whether there was one."""
        known = self._known.get(found.path)
        if known is None and (before := self._before.get(found.path)) and (before.source.text, []) == read_text(found):
            known = before
        if known is None:
            return False
        self.handbook.sources[key], self.handbook.definitions[key] = known.source, known.definition
        self._keep_status(found.path, known.status)
        return True

    def _take(self, key: tuple[str, str], found: FoundFile, read: ModelFile[Any], kind: Kind) -> None:
        handbook, path = self.handbook, found.path
        rules = {fault.rule for fault in read.findings}
        if rules & {"unknown-field", "bad-value"} and "yaml-syntax" not in rules and (meant := kind_meant(found, kind)):
            handbook.findings.append(of_another_kind(found, kind, meant))
            del handbook.paths[key]
            handbook.broken.add(key)  # so that whatever names it as a definition of this kind is right, too
            if meant.kind is None:
                take_organisation_for_broken(self.handbook)
            else:
                take_for_broken(self.handbook, found, meant.kind)
            return
        handbook.findings += read.findings
        self._keep_status(path, read.status)
        if read.source:
            handbook.sources[key] = read.source
        if read.model is not None:
            handbook.definitions[key] = read.model.with_key(*key)
            return
        handbook.broken.add(key)
        if read.partial is not None:
            handbook.partial[key] = read.partial.with_key(*key)

    def _keep_status(self, path: str, status: str) -> None:
        if status:
            self.handbook.statuses[path] = status


def _kind_of_path(path: str) -> Kind | None:
    return next((kind for kind in KINDS if path.startswith(f"{kind.folder}/")), None)
