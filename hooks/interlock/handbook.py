"""A handbook's folders to definitions: walks them, reads each file, decodes it, and names it by its place."""

from dataclasses import dataclass, field
from pathlib import Path

from interlock.decode import decode, readable
from interlock.definitions import KINDS, Definition, Kind, Organisation
from interlock.findings import Finding, Place
from interlock.ids import ID, id_from
from interlock.nearest import did_you_mean
from interlock.sources import LARGEST_TABLE, Found, Source, faults_of_attached, read_text, read_yaml, walk
from interlock.tables import ResultRow, read_results

ORGANISATION = "standards/organisation.yml"
RESULTS = "standards/results"


@dataclass(slots=True)
class Handbook:
    """Everything read from a handbook's folders.

    Definitions are known by (kind, id). `broken` holds those of files that are there but could not be decoded: references to
    them are no faults. `partial` holds what could be read of them, and `paths` the file of each.
    `pages` are the hand-written pages of `docs/`, `assets` the paths of all other files there, and
    `refused` those of files that are not published.
    """

    folder: Path
    organisation: Organisation = field(default_factory=lambda: Organisation(name="Handbook"))
    definitions: dict[tuple[str, str], Definition] = field(default_factory=dict)
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    partial: dict[tuple[str, str], Definition] = field(default_factory=dict)
    paths: dict[tuple[str, str], str] = field(default_factory=dict)
    results: list[ResultRow] = field(default_factory=list)
    pages: list[Source] = field(default_factory=list)
    assets: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    statuses: dict[str, str] = field(default_factory=dict)

    @property
    def drafts(self) -> frozenset[str]:
        """The paths of definitions that are drafts, those that could not be decoded included."""
        return frozenset(path for path, status in self.statuses.items() if status == "draft")


def read_handbook(folder: Path, before: Handbook | None = None) -> Handbook:
    """Read `standards/` and `glossary/` below a folder. Whatever is wrong is among `findings`; nothing is raised.

    `before` is what was read of the same folder earlier: a file without a fault that still says the same is not decoded anew.
    """
    handbook = Handbook(folder)
    known = _faultless(before) if before else {}
    for top in ("standards", "glossary"):
        for found in walk(folder, top):
            if isinstance(found, Finding):
                handbook.findings.append(found)
            else:
                _read(handbook, found, known)
    _read_pages(handbook)
    if ("organisation", "organisation") not in handbook.sources and ("organisation", "organisation") not in handbook.broken:
        message = "This file is missing, so the handbook has no name, calendar or values"
        handbook.findings.append(
            Finding("missing-field", Place(ORGANISATION), message, "Write it; one line is enough: `name: …`.", "warning")
        )
    return handbook


Known = dict[str, tuple[Source, Definition]]


def _faultless(before: Handbook) -> Known:
    """The definitions in whose files nothing was found, by path."""
    faulty = {finding.place.file for finding in before.findings}
    read = ((before.sources[key], definition) for key, definition in before.definitions.items())
    return {source.path: (source, definition) for source, definition in read if source.path not in faulty}


def _read_pages(handbook: Handbook) -> None:
    for found in walk(handbook.folder, "docs"):
        if isinstance(found, Finding):
            handbook.findings.append(found)
        elif found.path.endswith(".md"):
            text, findings = read_text(found)
            handbook.findings += findings
            handbook.pages.append(Source(found.path, text))
        else:
            faults = faults_of_attached(found)
            handbook.findings += faults
            is_refused = any(fault.severity == "error" for fault in faults)
            (handbook.refused if is_refused else handbook.assets).add(found.path)


def _read(handbook: Handbook, found: Found, known: Known) -> None:
    path = found.path
    if path == ORGANISATION:
        _read_organisation(handbook, found)
    elif path.startswith(f"{RESULTS}/"):
        _read_results(handbook, found)
    elif kind := next((kind for kind in KINDS if path.startswith(f"{kind.folder}/")), None):
        _read_definition(handbook, found, kind, known)
    else:
        handbook.findings.append(_misplaced_folder(path))


def _read_organisation(handbook: Handbook, found: Found) -> None:
    key = ("organisation", "organisation")
    source = _read_source(handbook, found.path, *read_text(found))
    organisation, findings = (None, []) if source is None else decode(source, Organisation, "the organisation")
    handbook.findings += findings
    if organisation is None:
        handbook.broken.add(key)
        organisation = readable(source, Organisation) if source else None
    if source and organisation:
        name = organisation.name or handbook.organisation.name
        handbook.organisation, handbook.sources[key] = organisation.model_copy(update={"name": name}), source


def _read_results(handbook: Handbook, found: Found) -> None:
    if not found.path.endswith(".csv"):
        handbook.findings.append(
            Finding(
                "misplaced-file",
                Place(found.path),
                "Only CSV files belong in `standards/results/`",
                "Save the table as CSV, or move the file out.",
            )
        )
        return
    text, findings = read_text(found, LARGEST_TABLE)
    handbook.findings += findings
    if text or not findings:
        rows, faults = read_results(found.path, text)
        handbook.results += rows
        handbook.findings += faults


def _read_definition(handbook: Handbook, found: Found, kind: Kind, known: Known) -> None:
    name = found.path.rpartition("/")[2]
    if not name.endswith(".yml"):
        handbook.findings.append(_misplaced_file(found.path, kind))
        return
    id = name.removesuffix(".yml")
    key = (kind.name, id.lower())
    first = handbook.paths.setdefault(key, found.path)
    if first != found.path:
        message = f"The {kind.name} `{id.lower()}` is already defined in `{first}`"
        remedy = "Give one of the two files another name, or delete it."
        handbook.findings.append(Finding("duplicate-id", Place(found.path), message, remedy))
        return
    if not ID.fullmatch(id):
        handbook.findings.append(_bad_id(found.path, id))
    text, unreadable = read_text(found)
    if found.path in known and known[found.path][0].text == text and not unreadable:
        handbook.sources[key], handbook.definitions[key] = known[found.path]
        _keep_status(handbook, handbook.sources[key])
        return
    source = _read_source(handbook, found.path, text, unreadable)
    definition, findings = (None, []) if source is None else decode(source, kind.model, f"a {kind.name}")
    handbook.findings += findings
    if definition is not None and source is not None:
        handbook.definitions[key], handbook.sources[key] = definition.named(*key), source
        return
    handbook.broken.add(key)
    partial = readable(source, kind.model) if source else None
    if partial is not None and source is not None:
        handbook.partial[key], handbook.sources[key] = partial.named(*key), source


def _read_source(handbook: Handbook, path: str, text: str, findings: list[Finding]) -> Source | None:
    """The file as nodes, or None when something about its text or YAML keeps it from being decoded."""
    handbook.findings += findings
    if findings and not text:
        return None
    source, faults = read_yaml(path, text)
    handbook.findings += faults
    _keep_status(handbook, source)
    return None if any(fault.rule != "duplicate-key" for fault in faults) else source


def _keep_status(handbook: Handbook, source: Source) -> None:
    status = source.root.child("status") if source.root else None
    if status and status.text:
        handbook.statuses[source.path] = status.text


def _bad_id(path: str, id: str) -> Finding:
    better = id_from(id)
    remedy = f"Rename the file to `{better}.yml`." if better else "Rename the file: small letters, digits and single hyphens."
    return Finding("bad-id", Place(path), f"`{id}` cannot be an id", remedy)


def _misplaced_file(path: str, kind: Kind) -> Finding:
    if path.endswith(".yaml"):
        return Finding("misplaced-file", Place(path), "Definitions end in `.yml`", f"Rename the file to `{Path(path).stem}.yml`.")
    return Finding(
        "misplaced-file",
        Place(path),
        f"Only YAML files belong in `{kind.folder}/`",
        "Move it out; hand-written pages live in `docs/`.",
    )


def _misplaced_folder(path: str) -> Finding:
    parts = path.split("/")
    folders = [kind.folder.removeprefix("standards/") for kind in KINDS if kind.folder.startswith("standards/")] + ["results"]
    if len(parts) == 2:
        remedy = did_you_mean(parts[1], ["organisation.yml"]) or "Move it into the folder of its kind."
        return Finding("misplaced-file", Place(path), "Only `organisation.yml` stands directly in `standards/`", remedy)
    remedy = did_you_mean(parts[1], folders) or f"Folders are {', '.join(f'`{name}`' for name in folders)}."
    return Finding("misplaced-file", Place(path), f"There is no kind whose folder is `standards/{parts[1]}/`", remedy)
