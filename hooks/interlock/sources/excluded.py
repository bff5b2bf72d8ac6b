"""Files in `docs/` that do not belong to the handbook: those that `exclude_docs` in `mkdocs.yml` names, as MkDocs reads it."""

import re
import warnings
from collections.abc import Callable
from pathlib import Path

from interlock.sources.configuration_file import CONFIGURATION_FILE, ConfigurationError, read_configuration


def excluded_from(handbook: Path) -> Callable[[str], bool]:
    """A function that says whether a path in the handbook, such as `docs/notes/plan.md`, is excluded.

    The patterns are those of .gitignore.
    """
    try:
        file = handbook / CONFIGURATION_FILE
        given = read_configuration(file).get("exclude_docs") if file.is_file() else None
    except ConfigurationError:
        return lambda path: False  # a build reports the error; a check works without a configuration
    if not isinstance(given, str):
        return lambda path: False
    from pathspec import GitIgnoreSpec  # slow to load, and seldom needed

    spec = GitIgnoreSpec.from_lines(line for line in given.splitlines() if is_pattern(line))
    return lambda path: spec.match_file(path.removeprefix("docs/"))


# Every wildcard of a pattern multiplies the time that a long name takes to be compared with it.
_MOST_WILDCARDS, _MOST_WILD_FOLDERS = 3, 4


def is_pattern(line: str) -> bool:
    """Whether a line is a pattern of .gitignore, with no more wildcards than anybody needs: three in a name, four `**/`."""
    if line.startswith("#"):
        return True  # a comment
    from pathspec import GitIgnoreSpec

    parts = line.split("/")
    if parts.count("**") > _MOST_WILD_FOLDERS or any(part.count("*") > _MOST_WILDCARDS for part in parts):
        return False
    try:
        with warnings.catch_warnings(action="ignore"):
            GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
