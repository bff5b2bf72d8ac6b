"""`mkdocs.yml` as plain values, read without MkDocs: inherited files are merged, `!ENV` is resolved, other tags are ignored."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from interlock.findings.printable import printable
from interlock.findings.system_errors import remedy_for_reading
from interlock.sources.disk.folders import CONFIGURATIONS, LARGEST_SETTINGS
from interlock.sources.disk.left_by_git import conflicts_in
from interlock.sources.settings.composed_settings import composed_settings
from interlock.sources.settings.named_in_settings import plugins_in
from interlock.sources.settings.plugin_options import PLUGIN
from interlock.sources.source import Source
from interlock.sources.yaml.bounded_yaml import refuse_unbounded
from interlock.sources.yaml.yaml_findings import UnsafeYamlError

CONFIGURATION_FILE = CONFIGURATIONS[0]

# The longest chain of `INHERIT`; a longer one is taken for a cycle.
_MOST_INHERITED = 10


class ConfigurationError(Exception):
    """The configuration file cannot be used. The message says what to do."""


class UnreadableConfiguration(ConfigurationError):
    """A file of settings cannot be read: that of a site, or one that it inherits.

    `what`: what keeps us from it, without a full stop.
    """

    def __init__(self, file: Path, what: str, remedy: str = "") -> None:
        super().__init__(f"{file} {what}. {remedy}".rstrip())
        self.file, self.what, self.remedy = file, what, remedy


class InvalidConfiguration(UnreadableConfiguration):
    """A file of settings is not valid YAML."""


class _Loader(yaml.CSafeLoader):
    """A safe loader that resolves `!ENV` and ignores every other tag, such as `!!python/name`."""


def _environment(loader: _Loader, node: yaml.Node) -> object:
    """Resolve `!ENV NAME` or `!ENV [NAME, OTHER, default]`: the first variable that is set, or the last entry of the list."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(node.value))
    names = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else []
    default = names.pop() if len(names) > 1 else None
    return next((os.environ[name] for name in map(str, names) if name in os.environ), default)


def _ignored_tag(loader: _Loader, tag: str, node: yaml.Node) -> None:
    """The value None for a tag that only MkDocs understands, such as a function of a theme."""


def _or_text(tag: str) -> Callable[[_Loader, yaml.Node], object]:
    """Construct a value of a type, or the text as it is written, such as `2026-02-30`, which looks like a day and is none."""
    usual = yaml.CSafeLoader.yaml_constructors[tag]

    def construct(loader: _Loader, node: yaml.Node) -> object:
        try:
            return usual(loader, node)
        except (ValueError, AttributeError, LookupError, OverflowError):
            return str(node.value)

    return construct


for _type in ("bool", "int", "float", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_type}", _or_text(f"tag:yaml.org,2002:{_type}"))
_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", _ignored_tag)


def read_configuration(file: Path) -> dict[str, Any]:
    """The values of a configuration file, including inherited ones. Raises ConfigurationError."""
    return _read(file, _MOST_INHERITED)


def inherited_by(file: Path) -> Path | None:
    """The file that a configuration says it inherits; None where it says none, or cannot be read."""
    try:
        parent = _values_in(file).get("INHERIT")
    except ConfigurationError:
        return None
    return None if parent is None else file.parent / str(parent)


def own_values(file: Path) -> dict[str, Any]:
    """The values of a configuration file without inherited ones; where it is no valid YAML, of the settings that can be read.

    Raises ConfigurationError.
    """
    try:
        found = _values_in(file)
    except InvalidConfiguration as invalid:
        try:
            found = _values_past_slips(file)
        except yaml.YAMLError:  # its syntax is right, and it means nothing, such as a list as the name of a setting
            raise invalid from None
    found.pop("INHERIT", None)
    return found


def _values_past_slips(file: Path) -> dict[str, Any]:
    """The values of the settings that can be read. Raises yaml.YAMLError where no slip of syntax keeps the others from that."""
    text = file.read_text(encoding="utf-8-sig")
    read_as = composed_settings(Source(file.as_posix(), text)).read_as
    read = yaml.load(read_as, _Loader)
    found = read if isinstance(read, dict) else {}
    # Where the handbook's own plugin stands among what cannot be read, the pages are still those of its site.
    return found if PLUGIN in read_as or PLUGIN not in text else {**found, "plugins": [PLUGIN]}


def names_a_theme(given: dict[str, Any]) -> bool:
    """Whether a configuration names a theme. Without one, MkDocs would take its own."""
    theme = given.get("theme")
    return bool(theme.get("name") if isinstance(theme, dict) else theme)


def runs_interlock(file: Path, given: dict[str, Any]) -> bool:
    """Whether `mkdocs build` with this configuration makes the handbook: one of its hooks or plugins is Interlock."""
    if PLUGIN in plugins_in(given):
        return True
    hooks = given.get("hooks")
    return any(_imports_interlock(file.parent / str(hook)) for hook in (hooks if isinstance(hooks, list) else []))


def _imports_interlock(hook: Path) -> bool:
    try:
        if not hook.is_file():
            return False
        with hook.open("rb") as opened:
            return b"interlock.doors.mkdocs" in opened.read(LARGEST_SETTINGS)
    except (OSError, ValueError):  # ValueError: the path holds a NUL character
        return False


def _read(file: Path, left: int) -> dict[str, Any]:
    found = _values_in(file)
    parent = found.pop("INHERIT", None)
    if parent is None:
        return found
    if left == 0:
        what = "inherits from a file that in the end inherits from itself"
        raise UnreadableConfiguration(file, what, "Take a line `INHERIT:` out.")
    return _merged(_read(file.parent / str(parent), left - 1), found)


def _values_in(file: Path) -> dict[str, Any]:
    try:
        if file.exists() and not file.is_file():  # a pipe would never end
            raise UnreadableConfiguration(file, "is not a file that can be read")
        if file.stat().st_size > LARGEST_SETTINGS:
            what = f"holds more than {LARGEST_SETTINGS / 1_000_000:.0f} MB"
            raise UnreadableConfiguration(file, what, "Take out what is no setting.")
        text = file.read_text(encoding="utf-8-sig")
        refuse_unbounded(Source(file.as_posix(), text))
        found = yaml.load(text, _Loader) or {}
    except OSError as error:
        remedy = "" if isinstance(error, FileNotFoundError) else remedy_for_reading(error)
        raise UnreadableConfiguration(file, f"cannot be read: {error.strerror}", remedy) from None
    except UnicodeDecodeError:
        raise UnreadableConfiguration(file, "is not text in UTF-8", "Save it as UTF-8.") from None
    except UnsafeYamlError as error:
        raise UnreadableConfiguration(file, f"cannot be used. {error.finding.message}", error.finding.remedy) from None
    except ValueError:
        raise ConfigurationError(f"`INHERIT` in a configuration cannot name {printable(str(file))!r}.") from None
    except yaml.YAMLError as error:
        if conflict := next(iter(conflicts_in(file.as_posix(), text)), None):
            what = f"cannot be used. {conflict.message}, in line {conflict.place.line}"
            raise InvalidConfiguration(file, what, conflict.remedy) from None
        raise InvalidConfiguration(file, f"is not valid YAML: {_place_of(error)}") from None
    if not isinstance(found, dict):
        what, remedy = "has no settings", "Begin it with a line such as `site_name: Our handbook`."
        raise UnreadableConfiguration(file, what, remedy)
    return found


def _merged(
    below: dict[str, Any], above: dict[str, Any], done: dict[tuple[int, int], dict[str, Any]] | None = None
) -> dict[str, Any]:
    """Merge mappings key by key; other values of the inheriting file (`above`) override those of the inherited one (`below`).

    `done`: what was merged already, as an alias may stand inside itself, or a thousand times.
    """
    done = {} if done is None else done
    if (id(below), id(above)) in done:
        return done[id(below), id(above)]
    merged: dict[str, Any] = dict(below)
    done[id(below), id(above)] = merged
    for key, value in above.items():
        known = merged.get(key)
        merged[key] = _merged(known, value, done) if isinstance(known, dict) and isinstance(value, dict) else value
    return merged


def _place_of(error: yaml.YAMLError) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "it cannot be read"
    return f"{problem}, in line {mark.line + 1}" if mark else problem
