"""Adds a handbook to an existing MkDocs site: a folder of definitions beside its pages, and the plugin in its `mkdocs.yml`."""

import re
from collections.abc import Sequence
from pathlib import Path

from interlock.doors.edits.init import OWNER_OF_FRAMEWORKS, starter_texts
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.shipped_frameworks import framework_files
from interlock.doors.edits.splices import CannotEdit, with_item, with_value
from interlock.doors.edits.transaction import FileChange, change_files, exclusive
from interlock.findings.typed_commands import typed_path
from interlock.sources import Source, read_yaml
from interlock.sources.disk.folders import DEFINITION_FOLDERS, configuration_in
from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration, runs_interlock
from interlock.sources.settings.named_in_settings import plugins_in
from interlock.sources.settings.site_around import PLUGIN_PATH
from interlock.sources.yaml.yaml_writer import as_scalar

# Starter files that a site does not need: it has such files already, or they are for a handbook that is a site of its own.
_NOT_INTO_A_SITE = ("README.md", "docs/")

_CREATED = "A handbook in {folder}: {number} files, small examples to change or delete. No page of your site was changed.\n"
_TO_WRITE = """
In {file}, {where}write:

{lines}

or let `interlock init --into {typed} --write` do it, which changes nothing else.
"""
_WRITTEN = "{file}: the plugin is in, and nothing else was changed.\n"
_SWITCHED_OFF = "{file}: `enabled` switches the plugin off, and the site has no handbook until you take it out.\n"
_THEN = """
Then:
{enter}  pip install "interlock-handbook[mkdocs]"
  {program} serve    shows your site, with the handbook at {address}
  interlock check --handbook {typed}    says what is wrong, and what to type
"""


@exclusive("init")
def init_into(site: Path, path: str, frameworks: Sequence[str] = (), *, write: bool = False) -> str:
    """Write a starter handbook into the folder `path` of a site, and return what to do next. Existing files are kept.

    With `write`, the plugin is added to `mkdocs.yml`, also where the handbook is there already. Where the plugin is there
    already, for that folder, only the handbook is written. Raises Refused.
    """
    file = _configuration_of(site)
    given = _values(file)
    _refuse_taken_address(site, given, path)
    text = file.read_bytes().decode("utf-8-sig")
    exists = any((site / path / top).exists() for top in DEFINITION_FOLDERS)
    runs = runs_interlock(file, given)
    options = _plugin_options(given)
    if runs and (exists or options.get("handbook") != path):
        raise Refused(f"{file} runs Interlock already.")
    changed = _with_plugin(Source(file.name, text), given, path) if write and not runs else text
    if exists and not write:
        raise Refused(f"There is a handbook in {site / path} already. To add its plugin to {file.name}, say `--write`.")
    new = [] if exists else _new_files(site, path, frameworks)
    created = "" if exists else _CREATED.format(folder=site / path, number=len(new))
    program = "properdocs" if file.name.startswith("properdocs") else "mkdocs"
    said = "" if runs else _WRITTEN.format(file=file) if write else _to_write(site, file, text, given, path)
    if options.get("enabled") is False:
        said += _SWITCHED_OFF.format(file=file)
    enter = "" if site.resolve() == Path.cwd() else f"  cd {typed_path(site)}\n"
    address = _address(given, str(options.get("path", PLUGIN_PATH)).strip("/") if runs else path)
    told = created + said + _THEN.format(enter=enter, program=program, address=address, typed=typed_path(path))
    change_files(site, [*new, *([FileChange(file.name, text, changed)] if changed != text else [])])
    return told


def _address(given: dict[str, object], path: str) -> str:
    """Where `mkdocs serve` shows the handbook: below the folder that `site_url` names."""
    folder = re.sub(r"^\w+://[^/?#]*", "", str(given.get("site_url") or "")).rstrip("/")
    return f"{folder}/{path}/" if path else f"{folder}/"


def _configuration_of(site: Path) -> Path:
    file = configuration_in(site)
    if file.is_file():
        return file
    if (site / "zensical.toml").is_file():
        raise Refused(
            "Zensical runs no plugins. Make a handbook with `interlock init DIR`, and write its pages "
            "into this site before each build: "
            "`interlock export pages --handbook DIR --theme material --out docs/handbook`."
        )
    raise Refused(
        f"There is no mkdocs.yml in `{site}`. Name the folder of the site, or start a handbook alone: `interlock init DIR`."
    )


def _values(file: Path) -> dict[str, object]:
    try:
        return read_configuration(file)
    except ConfigurationError as error:
        raise Refused(str(error)) from None


def _plugin_options(given: dict[str, object]) -> dict[str, object]:
    """The options of the plugin, where the site has it with some."""
    options = plugins_in(given).get("interlock")
    return options if isinstance(options, dict) else {}


def _refuse_taken_address(site: Path, given: dict[str, object], path: str) -> None:
    """Raise Refused where the site has pages, or is written, where the handbook would be."""
    if not re.fullmatch(r"\w[\w-]*", path):
        raise Refused(f"`{path}` cannot be a folder of a site. Write one name, such as `--path handbook`.")
    docs = site / str(given.get("docs_dir") or "docs")
    if any((docs / name).exists() for name in (path, f"{path}.md")):
        raise Refused(f"Your site has pages at /{path}/ already: name another folder, such as `--path our-{path}`.")
    if (site / path).resolve() in (docs.resolve(), (site / str(given.get("site_dir") or "site")).resolve()):
        raise Refused(f"{site / path} is a folder of your site: name another one, such as `--path our-{path}`.")


def _new_files(site: Path, path: str, frameworks: Sequence[str]) -> list[FileChange]:
    texts = {name: text for name, text in starter_texts().items() if not name.startswith(_NOT_INTO_A_SITE)}
    texts |= framework_files(frameworks, OWNER_OF_FRAMEWORKS)
    return [FileChange(f"{path}/{name}", None, text) for name, text in texts.items() if not (site / path / name).exists()]


def _plugin(path: str) -> list[str]:
    return ["- interlock:", f"    handbook: {as_scalar(path)}", f"    path: {path}/"]


def _options(path: str) -> str:
    return f"{{handbook: {as_scalar(path)}, path: {path}/}}"


def _to_write(site: Path, file: Path, text: str, given: dict[str, object], path: str) -> str:
    """The instructions to add the plugin by hand."""
    where, lines = _lines_to_add(text, given, path)
    return _TO_WRITE.format(file=file, where=where, lines=lines, typed=typed_path(site))


def _lines_to_add(text: str, given: dict[str, object], path: str) -> tuple[str, str]:
    """Where to add which lines, in the form in which the site has its plugins: a list or a mapping, on lines or in brackets."""
    plugins, where = given.get("plugins"), "below `plugins:`, "
    if plugins is None:
        return "", "\n".join(["plugins:", "  - search", _shown(path)])
    if re.search(r"^plugins\s*:\s*[\[{]", text, re.M):
        where = "inside the brackets of `plugins:`, after a comma, "
        return where, f"  interlock: {_options(path)}" if isinstance(plugins, dict) else f"  {{interlock: {_options(path)}}}"
    return where, f"  interlock: {_options(path)}" if isinstance(plugins, dict) else _shown(path)


def _with_plugin(source: Source, given: dict[str, object], path: str) -> str:
    """The text of a configuration with the plugin added at the end of `plugins:`, every other byte as it was. Raises Refused."""
    plain, faults = read_yaml(source.path, _without_tags(source.text))
    if faults:
        raise Refused(f"{source.path} cannot be edited safely: {faults[0].message}. Write the lines by hand.")
    if given.get("plugins") is not None and (plain.root is None or plain.root.child("plugins") is None):
        raise Refused(
            f"{source.path} takes its plugins from another file, which it inherits. Write these lines there:\n\n{_shown(path)}"
        )
    try:
        changed = _inserted(plain, path)
        if read_yaml(source.path, changed)[1]:
            raise CannotEdit("`plugins` cannot be edited safely.")
    except CannotEdit as error:
        raise Refused(f"{source.path}: {error} The lines are:\n\n{_lines_to_add(source.text, given, path)[1]}") from None
    start = next((at for at, (old, new) in enumerate(zip(plain.text, changed, strict=False)) if old != new), len(plain.text))
    return source.text[:start] + changed[start : start + len(changed) - len(plain.text)] + source.text[start:]


def _inserted(plain: Source, path: str) -> str:
    found = plain.root.child("plugins") if plain.root else None
    if found is not None and found.entries is not None:
        return with_value(plain, ("plugins", "interlock"), _options(path))
    if found is None:  # without the setting, MkDocs uses its search
        return with_item(plain, "plugins", ["- search", *_plugin(path)], "")
    return with_item(plain, "plugins", _plugin(path), f"{{interlock: {_options(path)}}}")


def _shown(path: str) -> str:
    return "\n".join(f"  {line}" for line in _plugin(path))


def _without_tags(text: str) -> str:
    """The text with blanks in place of tags such as `!ENV` and `!!python/name:…`, which our reader refuses."""
    return re.sub(r"(?<=[\s,\[{])!\S*", lambda tag: " " * len(tag[0]), text)
