"""The settings in a handbook's `mkdocs.yml`: the command line reads the file itself, MkDocs gives the values that it has read."""

import os
import posixpath
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlsplit

from interlock.history.repository import folder_in_repository
from interlock.pages.settings import Settings
from interlock.sources.disk.folders import configuration_in
from interlock.sources.openness import OPENNESS
from interlock.sources.settings.book_choices import BOOK_CHOICES
from interlock.sources.settings.configuration_file import (
    CONFIGURATION_FILE,
    ConfigurationError,
    read_configuration,
    runs_interlock,
)

if TYPE_CHECKING:
    from interlock.catalog.audience import Audience

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Configuration:
    """A handbook's settings, and the folder that its site is written to.

    `other_site`: whether `mkdocs build` would make another site there, because `mkdocs.yml` does not run Interlock.
    """

    settings: Settings
    site_folder: Path
    other_site: bool = False


def configuration_of(handbook: Path) -> Configuration:
    """Read the `mkdocs.yml` of a handbook; without one, the defaults. Raises ConfigurationError."""
    file = configuration_in(handbook.resolve())
    given = read_configuration(file) if file.is_file() else {}
    site_folder = file.parent / (_text(given, "site_dir") or "site")
    return Configuration(settings_of(given, handbook), site_folder, file.is_file() and not runs_interlock(file, given))


def settings_of(given: dict[str, Any], handbook: Path, site: Path | None = None) -> Settings:
    """The settings in the values of a `mkdocs.yml`; the audience is `extra.interlock.audience`. Raises ConfigurationError.

    `site`: the folder of that file, where it is not the handbook's.
    """
    site_url = _web_address(given, "site_url")
    before_pages, docs = _before_pages(_web_address(given, "repo_url"), _edit_uri(given)), _text(given, "docs_dir") or "docs"
    return Settings(
        name=_text(given, "site_name") or Settings().name,
        site_url=site_url if not site_url or site_url.endswith("/") else f"{site_url}/",
        edit_url=before_pages and _edit_url(before_pages, site or handbook, docs, handbook),
        audience=_chosen(given.get("extra"), "audience", OPENNESS, "staff"),
        books=_chosen(given.get("extra"), "books", BOOK_CHOICES, "all"),
    )


def _text(given: dict[str, Any], name: str) -> str:
    """A setting as a text, empty where it has no value. Raises ConfigurationError."""
    value = given.get(name)
    if isinstance(value, list | dict | set) or "\0" in str(value):
        raise ConfigurationError(f"{CONFIGURATION_FILE}: `{name}` takes one text, such as `{name}: …`.")
    return str(value) if value else ""


def _web_address(given: dict[str, Any], name: str) -> str:
    """A setting that holds an address to which pages link. Raises ConfigurationError for any other value.

    A check reports wrong addresses in `mkdocs.yml` itself, but not inherited ones, or those from the environment.
    """
    value = _text(given, name)
    if value and not _is_web_address(value):
        raise ConfigurationError(f"{CONFIGURATION_FILE}: `{name}` is no web address. Write one that starts with `https://`.")
    if "@" in urlsplit(value).netloc:
        raise ConfigurationError(
            f"{CONFIGURATION_FILE}: `{name}` holds a user's name or a password. Write it without, and without `@`."
        )
    return value


def _is_web_address(value: str) -> bool:
    """Whether a text begins as one. The check's own rule would load all models, even for a build without changes."""
    try:
        parts = urlsplit(value)
    except ValueError:  # its host cannot be read, as that of `https://[council.example`
        return False
    return parts.scheme in ("https", "http") and bool(parts.netloc)


def for_readers(settings: Settings, audience: "Audience | None") -> Settings:
    """The settings, with the audience that a command names, if it names one."""
    return replace(settings, audience=audience) if audience else settings


# MkDocs' defaults of `edit_uri` for the code hosts it knows.
_HOSTS = {"github.com": "edit/master/docs/", "gitlab.com": "edit/master/docs/", "bitbucket.org": "src/default/docs/"}


def _edit_uri(given: dict[str, Any]) -> str | None:
    """What comes before the path of a page in the address of its edit form: empty for no such links, None if nothing is set."""
    name = "edit_uri_template" if given.get("edit_uri_template") else "edit_uri"
    if given.get(name) is None:
        return None
    value = _text(given, name)
    if "://" in value:
        _web_address(given, name)
    if name == "edit_uri":
        return value
    ends_with_path = re.fullmatch(r"([^{}]*)\{path(?:!q)?\}", value)
    return ends_with_path[1] if ends_with_path else ""  # our links end with the path too


def _before_pages(repository: str, edit: str | None) -> str:
    """The address before a page's path in the folder of pages; empty where pages have no links to edit them."""
    if edit is None:
        edit = next((path for host, path in _HOSTS.items() if host in repository), None)
    if not edit or not (repository or "://" in edit):
        return ""
    pages_of_it = repository.rstrip("/").removesuffix(".git")
    below = edit if edit.startswith(("?", "#")) else f"/{edit.lstrip('/')}"
    whole = edit if "://" in edit else pages_of_it + below
    return whole if whole.endswith(("/", "=", "?", "#")) else f"{whole}/"


def _edit_url(before_pages: str, site: Path, docs: str, handbook: Path) -> str:
    """The address before a file's path in the handbook; "" where that is outside the repository of the site.

    Many configurations say where pages are as seen from the site's folder, not from the root of the repository.
    """
    root = folder_in_repository(site)
    folder = _folder(root, os.path.relpath(handbook.resolve(), site.resolve()))
    if folder.startswith("../"):
        return ""
    docs_from_site = os.path.relpath(site / docs, site)
    ends = (_folder(root, docs_from_site), _folder("", docs_from_site), f"{quote(Path(docs).name)}/", "docs/")
    before = before_pages.removesuffix(next((end for end in ends if _ends_with(before_pages, end)), ""))
    return before if _ends_with(before, folder) else before + folder


def _folder(root: str, path: str) -> str:
    """A path from the root of the repository, quoted for addresses: empty, or with a slash at its end. `path`: from `root`."""
    return quote(f"{posixpath.normpath(posixpath.join(root, Path(path).as_posix()))}/").removeprefix("./")


def _ends_with(address: str, folder: str) -> bool:
    return address.endswith((f"/{folder}", f"={folder}"))


def _chosen(extra: object, name: str, known: tuple[_T, ...], otherwise: _T) -> _T:
    """The value of a setting below `extra.interlock`; `otherwise` where it is left out. Raises ConfigurationError."""
    ours = extra.get("interlock") if isinstance(extra, dict) else None
    if not isinstance(ours, dict | None):
        raise ConfigurationError(
            f"{CONFIGURATION_FILE}: `extra.interlock` cannot be {ours!r}: write settings there, such as `{name}: {otherwise}`"
        )
    given = (ours or {}).get(name, otherwise)
    for word in known:
        if given == word:
            return word
    raise ConfigurationError(
        f"{CONFIGURATION_FILE}: `extra.interlock.{name}` cannot be {given!r}: write one of {', '.join(map(str, known))}"
    )
