"""Files in `docs/` that do not belong to the handbook: those that `exclude_docs` in `mkdocs.yml` names, as MkDocs reads it."""

import contextlib
import re
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.disk.folders import LARGEST_SETTINGS
from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration
from interlock.sources.source import Source
from interlock.sources.yaml.bounded_yaml import refuse_unbounded
from interlock.sources.yaml.yaml_findings import UnsafeYamlError

# A setting with patterns, and the lines below it that are indented or empty.
_PATTERNS = lazy_pattern(r"^(?:exclude|draft)_docs:(?=\s).*(?:\n(?:[ \t].*)?)*", re.MULTILINE)


def excluded_from(configuration: Path, settings: Sequence[str] = ("exclude_docs",)) -> Callable[[str], bool]:
    """A function that says whether a path in `docs/`, such as `notes/plan.md`, is excluded by these settings of a configuration.

    The patterns are those of .gitignore.
    """
    try:
        given = read_configuration(configuration) if configuration.is_file() else {}
    except ConfigurationError:
        given = _patterns_in_broken(configuration)  # a build reports the error
    texts = [text for name in settings if isinstance(text := given.get(name), str)]
    if not texts:
        return lambda path: False
    from pathspec import GitIgnoreSpec  # slow to load, and seldom needed

    specs = [GitIgnoreSpec.from_lines(line for line in text.splitlines() if is_pattern(line)) for text in texts]
    return lambda path: any(spec.match_file(path) for spec in specs)


def _patterns_in_broken(configuration: Path) -> dict[str, object]:
    """The settings with patterns of a configuration with a fault elsewhere: without them, excluded pages would be checked."""
    found: dict[str, object] = {}
    with contextlib.suppress(OSError, UnsafeYamlError, yaml.YAMLError), configuration.open("rb") as file:
        for match in _PATTERNS.finditer(file.read(LARGEST_SETTINGS).decode("utf-8", errors="replace")):
            refuse_unbounded(Source(configuration.as_posix(), match[0]))
            found |= yaml.load(match[0], yaml.CSafeLoader)
    return found


# In a site, a page in the making is only shown while it is served, so that a link to it would lead nowhere.
NOT_IN_A_SITE = ("exclude_docs", "draft_docs")


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
