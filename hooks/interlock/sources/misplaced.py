"""Findings about files in the wrong folder or with a wrong name."""

import re
from pathlib import Path

from interlock.definitions import KINDS, Kind
from interlock.definitions.ids import LONGEST_ID, SHORTEN_ID, id_from, is_device, is_too_long
from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.sources.disk.copies import FolderListings, copy_named
from interlock.sources.disk.file_names import fault_of_name
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile
from interlock.sources.meant.meant_kinds import compare_with, is_name_of_organisation, move_to, move_to_its_kind

_TOP = "standards/"
_ANY_KIND = (
    "Move it into the folder of its kind, such as `standards/links/` for a team, `standards/promises/` for a promise, "
    "`glossary/` for a word."
)
# The endings that are left when a definition or a table was saved under a wrong one, with what was meant before them.
_SAVED_AS = r"\.(?:txt|text|doc|docx|rtf|html?|json|md|download|ya?ml|csv|xml)"
_ENDING_DOUBLED = lazy_pattern(rf"(.+)\.(?:ya?ml)(?:{_SAVED_AS})?[ .]*", re.I)
_TABLE_ENDING_DOUBLED = lazy_pattern(rf"(.+)\.(?:csv)(?:{_SAVED_AS})?[ .]*", re.I)
_ENDINGS_BEHIND = lazy_pattern(rf"(?:{_SAVED_AS})+", re.I)
_FIRST_FIELD = lazy_pattern(r"^\ufeff?(?:#[^\n]*\n|\s)*\"?(?:title|summary|name)\"?\s*:", re.I)
_FIRST_COLUMNS = lazy_pattern(r"^\ufeff?(?:sep=.\s+)?\"?(?:promise|period|value)\"?\s*[,;\t]", re.I)


def invalid_name(found: FoundFile, id: str, kind: Kind) -> Finding:
    """The name of a definition's file is not a valid id."""
    path = found.path
    if is_device(id):
        message = f"Windows keeps the name `{id}` for itself, so no file there can have it"
        return Finding("bad-id", Place(path), message, f"Add a word: rename the file to `{id_from(id)}-{kind.name}.yml`.")
    if is_too_long(id):
        message = f"The name of this file is longer than {LONGEST_ID} letters, so it cannot be an id"
        return Finding("bad-id", Place(path), message, SHORTEN_ID)
    better = id_from(_ENDINGS_BEHIND.sub("", id))
    remedy = _rename_to(found, f"{better}.yml") if better else "Rename the file: small letters, digits and single hyphens."
    return Finding("bad-id", Place(path), f"`{id}` cannot be an id", remedy)


def unfit_name(found: FoundFile) -> list[Finding]:
    """What is wrong with the name of a file that may have any name."""
    wrong = fault_of_name(found.name)
    return [Finding("misplaced-file", Place(found.path), *wrong)] if wrong else []


def second_copy(found: FoundFile, original: str) -> Finding:
    """A file that a sync program, a file manager or an editor has put beside another one."""
    if found.absolute.with_name(original).exists():
        message = f"This looks like a copy of `{original}`, which stands beside it"
        remedy = "Compare the two, keep what is right in that file, and delete this one."
        return Finding("second-copy", Place(found.path), message, remedy)
    message = f"This looks like a copy of `{original}`, which is not here"
    remedy = f"Rename `{found.name}` to `{original}` if it is the one to keep; else delete it."
    return Finding("second-copy", Place(found.path), message, remedy)


def meant_definition(found: FoundFile) -> str | None:
    """The name that a file among definitions should have had: `drivers.yml` for `drivers.yml.txt`, None for other files."""
    if match := _ENDING_DOUBLED.fullmatch(found.name):
        return f"{id_from(match[1]) or match[1]}.yml"
    stem = id_from(found.name.partition(".")[0]) if holds_definition(found) else ""
    return f"{stem}.yml" if stem else None


def holds_definition(found: FoundFile) -> bool:
    """Whether a file begins with a field that definitions begin with."""
    return _begins(found, _FIRST_FIELD)


def wrong_extension(found: FoundFile, kind: Kind) -> Finding:
    """A file in the folder of a kind has not the extension of definitions."""
    if name := meant_definition(found):
        _, faults = read_text(found)
        if faults and faults[0].rule == "bad-encoding":
            return faults[0]  # with another ending it would be no definition either
        return Finding("misplaced-file", Place(found.path), "Definitions end in `.yml`", _rename_to(found, name))
    message = f"Only YAML files belong in `{kind.folder}/`"
    return Finding("misplaced-file", Place(found.path), message, "Move it out; hand-written pages live in `docs/`.")


def not_a_csv_file(found: FoundFile) -> Finding:
    """A file among the results is not a CSV file."""
    match = _TABLE_ENDING_DOUBLED.fullmatch(found.name)
    if match or _begins(found, _FIRST_COLUMNS):
        better = f"{match[1] if match else found.name.partition('.')[0]}.csv"
        return Finding("misplaced-file", Place(found.path), "Tables of results end in `.csv`", _rename_to(found, better))
    message = "Only CSV files belong in `standards/results/`"
    return Finding("misplaced-file", Place(found.path), message, "Save the table as CSV, or move the file out.")


def _rename_to(found: FoundFile, name: str) -> str:
    if found.absolute.with_name(name).exists():
        return compare_with(name)
    return f"Rename the file to `{name}`."


def _begins(found: FoundFile, pattern: re.Pattern[str]) -> bool:
    try:
        with found.absolute.open("rb") as file:
            return pattern.match(file.read(2_000).decode("utf-8", "replace")) is not None
    except OSError:
        return False


def kind_of_folder(path: str) -> Kind | None:
    """The kind for which the folder of a misplaced file was meant: links for `standards/teams/`, and so on."""
    parts = path.split("/")
    return _kind_called(parts[1]) if len(parts) > 2 else None


def unknown_folder(found: FoundFile, listings: FolderListings) -> Finding:
    """A file is in a folder that belongs to no kind, or in none of the folders."""
    path, parts = found.path, found.path.split("/")
    if len(parts) == 2:
        if is_name_of_organisation(parts[1]) and found.absolute.with_name("organisation.yml").exists():
            return second_copy(found, "organisation.yml")
        message = "Only `organisation.yml` stands directly in `standards/`"
        return Finding("misplaced-file", Place(path), message, _out_of_standards(found))
    message = f"There is no kind whose folder is `{_TOP}{parts[1]}/`"
    if copy := copy_named(f"{parts[1]}.yml", listings.names_in(found.absolute.parents[len(parts) - 2], ".yml")):
        original = copy.original.removesuffix(".yml")
        message = f"This folder looks like a copy of `{_TOP}{original}/`"
        remedy = "Compare the two, keep what is right in that folder, and delete this one."
        return Finding("misplaced-file", Place(f"{_TOP}{parts[1]}"), message, remedy)
    kind, here = _kind_called(parts[1]), Place(f"{_TOP}{parts[1]}")
    if parts[1].lower() == "standards":
        remedy = "Move what is in it one folder up; where a file is there, too, keep what is right in one of the two."
        return Finding("misplaced-file", here, "This folder stands in one of the same name", remedy)
    meant = found.absolute.parents[len(parts) - 3].with_name(Path(kind.folder).name) if kind else None
    if kind and meant and kind.folder.startswith(_TOP) and not meant.exists():
        return Finding("misplaced-file", here, message, f"Rename it to `{meant.name}`.")
    if nearest(parts[1], ["results"]):
        return Finding("misplaced-file", Place(path), message, move_to(found, f"{_TOP}results/{'/'.join(parts[2:])}"))
    if kind:
        return Finding("misplaced-file", Place(path), message, move_to(found, f"{kind.folder}/{'/'.join(parts[2:])}"))
    if remedy := move_to_its_kind(found):
        return Finding("misplaced-file", Place(path), message, remedy)
    folders = [kind.folder.removeprefix(_TOP) for kind in KINDS if kind.folder.startswith(_TOP)] + ["results"]
    remedy = f"Folders are {', '.join(f'`{name}`' for name in folders)}; words stand in `glossary/`, beside `standards/`."
    return Finding("misplaced-file", Place(path), message, remedy)


def folder_misnamed(name: str, meant: str, is_there: bool) -> Finding:
    """A folder of definitions that has another name than it should. `is_there`: whether the one of that name is there, too."""
    message = f"This folder is passed over: its definitions belong in `{meant}/`"
    remedy = f"Move what is in it to `{meant}/`, and delete it." if is_there else f"Rename it to `{meant}`."
    return Finding("misplaced-file", Place(name), message, remedy)


def definition_in_docs(found: FoundFile) -> Finding:
    """A definition among hand-written pages."""
    return Finding(
        "misplaced-file", Place(found.path), "Definitions do not stand in `docs/`", move_to_its_kind(found) or _ANY_KIND
    )


def definition_beside(found: FoundFile) -> Finding:
    """A definition beside the folders of the handbook."""
    message = "Definitions stand in `standards/` and `glossary/`, so that this one is passed over"
    return Finding("misplaced-file", Place(found.path), message, move_to_its_kind(found) or _ANY_KIND)


def _out_of_standards(found: FoundFile) -> str:
    name = found.absolute.name
    if is_name_of_organisation(name):
        return "Rename it to `organisation.yml`."
    if name.lower().endswith((".yml", ".yaml")):
        return move_to_its_kind(found) or _ANY_KIND
    if name.lower().endswith(".csv") or _begins(found, _FIRST_COLUMNS):
        return move_to(found, f"{_TOP}results/{name}")
    return "Move it out."


def _kind_called(folder: str) -> Kind | None:
    """The kind of a folder that has a wrong name: the kind's name, what pages call it, or one that is misspelt."""
    names = {name: kind for kind in KINDS for name in _names_of(kind)}
    meant = nearest(re.sub(r"[ _]+", "-", folder.lower()), names)
    return names[meant] if meant else None


def _names_of(kind: Kind) -> set[str]:
    spoken = {kind.name, kind.label, f"{kind.label}s", kind.plural, kind.plural.partition(" ")[0], Path(kind.folder).name}
    return {name.lower().replace(" ", "-") for name in spoken}
