"""Findings about files in the wrong folder or with a wrong name."""

from pathlib import Path

from interlock.definitions import KINDS, Kind
from interlock.definitions.ids import id_from
from interlock.findings import Finding, Place
from interlock.findings.nearest import did_you_mean

_TOP = "standards/"


def invalid_name(path: str, id: str) -> Finding:
    """The name of a definition's file is not a valid id."""
    better = id_from(id)
    remedy = f"Rename the file to `{better}.yml`." if better else "Rename the file: small letters, digits and single hyphens."
    return Finding("bad-id", Place(path), f"`{id}` cannot be an id", remedy)


def wrong_extension(path: str, kind: Kind) -> Finding:
    """A file in the folder of a kind has not the extension of definitions."""
    if path.endswith(".yaml"):
        remedy = f"Rename the file to `{Path(path).stem}.yml`."
        return Finding("misplaced-file", Place(path), "Definitions end in `.yml`", remedy)
    message = f"Only YAML files belong in `{kind.folder}/`"
    return Finding("misplaced-file", Place(path), message, "Move it out; hand-written pages live in `docs/`.")


def not_a_csv_file(path: str) -> Finding:
    """A file among the results is not a CSV file."""
    message = "Only CSV files belong in `standards/results/`"
    return Finding("misplaced-file", Place(path), message, "Save the table as CSV, or move the file out.")


def unknown_folder(path: str) -> Finding:
    """A file is in a folder that belongs to no kind, or in none of the folders."""
    parts = path.split("/")
    if len(parts) == 2:
        remedy = did_you_mean(parts[1], ["organisation.yml"]) or "Move it into the folder of its kind."
        return Finding("misplaced-file", Place(path), "Only `organisation.yml` stands directly in `standards/`", remedy)
    folders = [kind.folder.removeprefix(_TOP) for kind in KINDS if kind.folder.startswith(_TOP)] + ["results"]
    remedy = did_you_mean(parts[1], folders) or f"Folders are {', '.join(f'`{name}`' for name in folders)}."
    return Finding("misplaced-file", Place(path), f"There is no kind whose folder is `{_TOP}{parts[1]}/`", remedy)
