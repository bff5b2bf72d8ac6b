"""The folders and the configuration of a handbook. It imports next to nothing: commands that find nothing changed load little."""

import os
from contextlib import suppress
from pathlib import Path

DEFINITION_FOLDERS = ("standards", "glossary")
HANDBOOK_FOLDERS = (*DEFINITION_FOLDERS, "docs")


# The names of a configuration of MkDocs and ProperDocs: of several in one folder, we take the first.
CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")

LARGEST_SETTINGS = 1_000_000  # bytes of a configuration, as of any YAML file
LARGEST_PUBLISHED = 500_000_000  # bytes of a file that is published as it is: films of a training day are smaller


def configuration_in(folder: Path) -> Path:
    """The configuration in a folder; where none is there, the path that it would have."""
    return next((folder / name for name in CONFIGURATIONS if os.path.lexists(folder / name)), folder / CONFIGURATIONS[0])


def is_handbook(folder: Path) -> bool:
    """Whether there are definitions in a folder."""
    return any(os.path.isdir(folder / name) for name in DEFINITION_FOLDERS)


def require_an_answer(path: "str | os.PathLike[str]") -> None:
    """Raise OSError where the system does not tell whether anything is at a path, such as in a folder that is closed to us."""
    with suppress(FileNotFoundError, NotADirectoryError):
        os.stat(path)


def handbooks_below(folder: Path) -> list[str]:
    """The names of the folders in a folder that are handbooks: it may be the folder of a site that has one."""
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith(".") and is_handbook(Path(entry.path)))


def seen_from(folder: Path, path: Path) -> str:
    """A path as seen from a folder, with slashes on every system: `../site/docs/index.md`."""
    return Path(os.path.relpath(path, folder)).as_posix()
