"""Writes imported definitions as YAML files: only valid ones, never over an existing file, and all or none."""

import re
from dataclasses import replace
from pathlib import Path

from interlock.catalog import Key
from interlock.catalog.addresses import list_in_place_of
from interlock.catalog.indexing import former_keys
from interlock.definitions import Definition
from interlock.definitions.ids import ID, ID_TOO_LONG, SHORTEN_ID, id_from, is_device, is_too_long
from interlock.definitions.model_fields import required_fields, written_names
from interlock.doors.edits.importing.columns.column_fields import NoColumn, column_of
from interlock.doors.edits.importing.entries import ImportedEntry
from interlock.doors.edits.importing.passing import errors_in
from interlock.doors.edits.transaction import FileChange, change_files, is_there
from interlock.findings import Finding
from interlock.findings.nouns import counted, in_sentences, with_article
from interlock.sources import Source, read_yaml
from interlock.sources.decoding.decode import decode
from interlock.sources.handbook import Handbook
from interlock.sources.yaml.yaml_writer import as_mapping


class Writing:
    """Collects definitions for a handbook and then writes them all."""

    def __init__(self, folder: Path, handbook: Handbook, owner: str | None) -> None:
        self.folder, self.owner = folder, owner
        self.findings: list[Finding] = []
        self._handbook = handbook
        self._paths = dict(handbook.paths)
        self._former = former_keys(handbook.definitions)
        self._texts: dict[str, str] = {}
        self._entries: dict[tuple[str, str], tuple[ImportedEntry, Source, Definition]] = {}

    def add(self, entry: ImportedEntry) -> None:
        """Check a definition, and keep it for writing or add findings that say why not."""
        id = entry.id or id_from(entry.fields.get("title", ""))
        if is_device(id):
            id = f"{id}-{entry.kind.name}"
        fault = _bad_id(entry, id) or self._already_there(entry, id)
        if fault:
            self.findings.append(fault)
            return
        path = f"{entry.kind.folder}/{id}.yml"
        text = as_mapping(self._fields(entry))
        source, faults = read_yaml(path, text)
        definition, wrong = decode(source, entry.kind.model, with_article(entry.kind.name))
        if faults or wrong or definition is None:
            # A text that is too large to be read would also be reported as one without any fields.
            told = faults if source.root is None and faults else faults + wrong
            self.findings += [self._at(entry, source, finding) for finding in told]
            return
        key = (entry.kind.name, id)
        self._paths[key] = path
        self._texts[path] = text
        self._entries[key] = (entry, source, definition.with_key(*key))

    def leave_out_faulty(self) -> None:
        """Keep only definitions that pass the check; add a finding for each fault of the others, one where many have the same."""
        decoded = {key: (source, definition) for key, (_, source, definition) in self._entries.items()}
        alike: dict[tuple[str, str], list[Finding]] = {}
        for key, finding in errors_in(self._handbook, decoded):
            entry, source, _ = self._entries[key]
            self._texts.pop(source.path, None)
            alike.setdefault((finding.rule, finding.message), []).append(self._at(entry, source, finding))
        for first, *others in alike.values():
            more = f", and so in {counted(len(others), 'more row')}" if others else ""
            self.findings.append(replace(first, message=f"{first.message}{more}"))

    def write(self) -> list[str]:
        """Write the collected definitions. Returns their paths. Raises Refused."""
        change_files(self.folder, [FileChange(path, None, text) for path, text in self._texts.items()])
        return list(self._texts)

    @property
    def has_drafts(self) -> bool:
        """Whether one of the collected definitions is a draft."""
        return any(
            source.path in self._texts and definition.status == "draft" for _, source, definition in self._entries.values()
        )

    def _fields(self, entry: ImportedEntry) -> dict[str, object]:
        """The fields in the model's order; definitions without an owner get the given one."""
        model = entry.kind.model
        fields = dict(entry.fields)
        if self.owner and "owner" in required_fields(model):
            fields.setdefault("owner", self.owner)
        order = written_names(model)
        return {
            name: fields[name]
            for name in sorted(fields, key=lambda name: (name not in order, order.index(name) if name in order else 0))
        }

    def _already_there(self, entry: ImportedEntry, id: str) -> Finding | None:
        there = self._paths.get((entry.kind.name, id))
        path = self.folder / entry.kind.folder / f"{id}.yml"
        if there in self._texts:
            first = self._entries[entry.kind.name, id][0].place.file
            where = "in this file twice" if first == entry.place.file else f"in `{first}` too"
            message = f"The {in_sentences(entry.kind.name)} `{id}` stands {where}; this one was left out"
            return Finding("duplicate-id", entry.place_of("id"), message, f"Give one of them another {entry.called}.")
        if owner := self._former.get(Key(entry.kind.name, id)):
            message = f"`{id}` is a former id of {owner}, and its old address leads there"
            return Finding("duplicate-id", entry.place_of("id"), message, f"Give this one another {entry.called}.")
        if there is None and not is_there(path):
            return None
        where = there or path.relative_to(self.folder).as_posix()
        message = f"The {in_sentences(entry.kind.name)} `{id}` is already in `{where}`, which stays as it is"
        remedy = f"Edit that file, or give this one another {entry.called}."
        return Finding("duplicate-id", entry.place_of("id"), message, remedy, "warning")

    def _at(self, entry: ImportedEntry, source: Source, finding: Finding) -> Finding:
        """Translate the place of a finding about the YAML to be written into a place in the imported file."""
        root = source.root
        before = [key for key, _ in (root.entries if root else None) or () if source.place_of(key).line <= finding.place.line]
        name = before[-1].text or "" if before and finding.rule != "missing-field" else ""
        message, remedy = finding.message, finding.remedy
        if finding.rule == "missing-field" and "`owner`" in finding.message:
            remedy = "Write it, or name the link that looks after all that have none: `--owner LINK`."
        elif finding.rule == "missing-field" and (field := re.match(r"`(\w+)` is missing", finding.message)):
            remedy = no_cell.remedy if isinstance(no_cell := column_of(field[1], entry.kind), NoColumn) else remedy
        elif finding.rule == "bad-encoding":  # the backslash is that of the YAML to be written
            message, remedy = "A character that cannot be shown stands here", "Type the words anew, without it."
        return Finding(finding.rule, entry.place_of(name), message, remedy)


def _bad_id(entry: ImportedEntry, id: str) -> Finding | None:
    if there := list_in_place_of(Key(entry.kind.name, id)):
        return Finding("bad-id", entry.place_of("id"), there, f"Write `{entry.kind.name}-{id}`.")
    if ID.fullmatch(id):
        return None
    if is_too_long(id):
        return Finding("bad-id", entry.place_of("id"), ID_TOO_LONG, SHORTEN_ID)
    better = id_from(id)
    remedy = f"Write `{better}`." if better else "Write an id: small letters, digits and single hyphens."
    if not id and entry.fields.get("title"):
        remedy = f"Add an {entry.called}" if entry.called == "id" else f"Give it another {entry.called}"
        remedy += ": small letters from a to z, digits and single hyphens."
        return Finding("bad-id", entry.place_of("title"), "No id can be made of this title", remedy)
    message = f"`{id}` cannot be an id" if id else f"Nothing here says what this {in_sentences(entry.kind.name)} is called"
    return Finding("bad-id" if id else "missing-field", entry.place_of("id"), message, remedy)
