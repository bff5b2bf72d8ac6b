"""Reads the files of `standards/results/`: the tables of results."""

from collections.abc import Mapping

from interlock.findings import Finding
from interlock.sources.disk.copies import FolderListings, original_of
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import LARGEST_TABLE, FoundFile
from interlock.sources.handbook import Handbook, TableRead
from interlock.sources.misplaced import not_a_csv_file, second_copy, unfit_name
from interlock.sources.tables.results_tables import MOST_ROWS_IN_ALL, ResultRow, read_results, too_many_in_all


def read_table_of_results(handbook: Handbook, found: FoundFile, listings: FolderListings, known: Mapping[str, TableRead]) -> None:
    """Read a table of results into a handbook. `known`: tables that were read earlier, by path."""
    if wrong := _faults_of_name(found, listings):
        handbook.findings += wrong
        return
    text, findings = read_text(found, LARGEST_TABLE)
    handbook.findings += findings
    if text or not findings:
        rows, faults = _rows_of(handbook, found.path, text, known)
        if len(handbook.results) + len(rows) > MOST_ROWS_IN_ALL:
            rows, faults = [], [too_many_in_all(found.path)]
        handbook.results += rows
        handbook.findings += faults


def _faults_of_name(found: FoundFile, listings: FolderListings) -> list[Finding]:
    """What the name of a file among the results says against it."""
    if original := original_of(found, listings):
        return [second_copy(found, original)]
    return unfit_name(found) if found.path.endswith(".csv") else [not_a_csv_file(found)]


def _rows_of(handbook: Handbook, path: str, text: str, known: Mapping[str, TableRead]) -> tuple[list[ResultRow], list[Finding]]:
    """The rows of a table, reused where it was read from the same text earlier, and what is wrong with it."""
    known_text, rows = known.get(path, ("", []))
    rows, faults = (rows, []) if rows and known_text == text else read_results(path, text)
    if not faults:
        handbook.tables[path] = text, rows
    return rows, faults
