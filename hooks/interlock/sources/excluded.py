"""Files in `docs/` that are no part of the handbook: what `exclude_docs` in `mkdocs.yml` names, as MkDocs reads it."""

from collections.abc import Callable
from pathlib import Path

from pathspec import GitIgnoreSpec

from interlock.sources.configuration_file import ConfigurationError, read_configuration


def excluded_from(handbook: Path) -> Callable[[str], bool]:
    """Whether a path below the handbook, such as `docs/notes/plan.md`, is excluded. Patterns are those of .gitignore."""
    try:
        given = read_configuration(handbook / "mkdocs.yml").get("exclude_docs") if (handbook / "mkdocs.yml").is_file() else None
    except ConfigurationError:
        return lambda path: False  # whoever builds is told; a check needs no configuration
    if not isinstance(given, str):
        return lambda path: False
    spec = GitIgnoreSpec.from_lines(given.splitlines())
    return lambda path: spec.match_file(path.removeprefix("docs/"))
