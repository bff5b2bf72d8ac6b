"""`Handbook`: everything read from the folders of a handbook, and what may be known of its files before they are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from interlock.definitions import Definition, Organisation
from interlock.findings import Finding
from interlock.sources.settings.site_around import PagesOfSite
from interlock.sources.settings.site_texts import SiteText
from interlock.sources.source import Source
from interlock.sources.tables.results_tables import ResultRow
from interlock.sources.yaml.yaml_reader import nodes_in

RESULTS_FOLDER = "standards/results"


@dataclass(slots=True)
class Handbook:
    """Everything read from the folders of a handbook. Keys are (kind, id); paths are relative to the handbook.

    `broken`: the keys of definitions with faults in their files; references to them are not reported as unknown.
    `strayed`: the ids of files whose kind nothing shows, because they stand in the wrong folder.
    `partial`: the definitions among these of which something could be decoded.
    `paths`: the file of each definition, broken or not.
    `pages`: the hand-written pages in `docs/`. `assets`: the paths of the other files there that are published.
    `asset_texts`: what those say that hold text, as it is published. `unsearched`: the paths of those that hold too much of it.
    `refused`: the paths of those that are not published.
    `of_site`: the pages of the site in which the handbook stands, where these are its hand-written pages.
    `site_texts`: what `mkdocs.yml` says of the site. `exported`: the folders there into which pages were exported, with a slash at the end.
    `statuses`: the status that each file names, by path.
    `tables`: the text and the rows of each table of results without a fault, by path.
    """

    folder: Path
    organisation: Organisation = field(default_factory=lambda: Organisation(name="Handbook"))
    definitions: dict[tuple[str, str], Definition] = field(default_factory=dict)
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    strayed: set[str] = field(default_factory=set)
    partial: dict[tuple[str, str], Definition] = field(default_factory=dict)
    paths: dict[tuple[str, str], str] = field(default_factory=dict)
    results: list[ResultRow] = field(default_factory=list)
    pages: list[Source] = field(default_factory=list)
    assets: set[str] = field(default_factory=set)
    asset_texts: dict[str, str] = field(default_factory=dict)
    unsearched: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    of_site: PagesOfSite | None = None
    site_texts: list[SiteText] = field(default_factory=list)
    exported: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    statuses: dict[str, str] = field(default_factory=dict)
    tables: dict[str, "TableRead"] = field(default_factory=dict)

    def forget_nodes(self) -> None:
        """Free the nodes of definitions without faults, a fifth of a handbook's memory: few are needed when rules have run."""
        faulty = {finding.place.file for finding in self.findings}
        for key in self.definitions:
            if self.sources[key].path not in faulty:
                self.sources[key].forget(nodes_in)

    @property
    def drafts(self) -> frozenset[str]:
        """The paths of definitions that are drafts, including broken ones."""
        return frozenset(path for path, status in self.statuses.items() if status == "draft")


class KnownFile(NamedTuple):
    """A file without faults that was read earlier, and the status that it names."""

    source: Source
    definition: Definition
    status: str


# The text and the rows of a table of results.
TableRead = tuple[str, list[ResultRow]]


@dataclass(frozen=True, slots=True)
class KnownFiles:
    """What is known of files without reading them: definitions, whose files are as they were; tables, whose may not be."""

    definitions: Mapping[str, KnownFile] = field(default_factory=dict)
    tables: Mapping[str, TableRead] = field(default_factory=dict)
