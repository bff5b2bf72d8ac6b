"""Files in `docs/` that do not belong to the handbook: those that `exclude_docs` in `mkdocs.yml` names, as MkDocs reads it."""

from collections.abc import Callable
from pathlib import Path

from pathspec import GitIgnoreSpec

from interlock.sources.configuration_file import ConfigurationError, read_configuration


def excluded_from(handbook: Path) -> Callable[[str], bool]:
    """A function that says whether a path in the handbook, such as `docs/notes/plan.md`, is excluded.

    The patterns are those of .gitignore.
    """
    try:
        given = read_configuration(handbook / "mkdocs.yml").get("exclude_docs") if (handbook / "mkdocs.yml").is_file() else None
    except ConfigurationError:
        return lambda path: False  # a build reports the error; a check works without a configuration
    if not isinstance(given, str):
        return lambda path: False
    spec = GitIgnoreSpec.from_lines(given.splitlines())
    return lambda path: spec.match_file(path.removeprefix("docs/"))
