"""The settings in a handbook's `mkdocs.yml`, for the command line, which reads it without MkDocs, and for MkDocs."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlsplit

from interlock.history.repository import folder_in_repository
from interlock.pages.settings import Settings
from interlock.sources.book_choices import BOOK_CHOICES
from interlock.sources.configuration_file import CONFIGURATION_FILE, ConfigurationError, read_configuration, runs_interlock
from interlock.sources.folders import configuration_in
from interlock.sources.openness import OPENNESS

if TYPE_CHECKING:
    from interlock.catalog.audience import Audience

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Configuration:
    """A handbook's settings, and the folder its site is written to.

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


def settings_of(given: dict[str, Any], handbook: Path) -> Settings:
    """The settings in the values of a `mkdocs.yml`; the audience is `extra.interlock.audience`. Raises ConfigurationError."""
    site_url = _web_address(given, "site_url")
    edit_uri = _text(given, "edit_uri") if given.get("edit_uri") is not None else None
    if edit_uri and "://" in edit_uri:
        _web_address(given, "edit_uri")
    edit_url = _edit_url(_web_address(given, "repo_url"), edit_uri, _text(given, "docs_dir") or "docs")
    return Settings(
        name=_text(given, "site_name") or Settings().name,
        site_url=site_url if not site_url or site_url.endswith("/") else f"{site_url}/",
        edit_url=edit_url and _with_folder(edit_url, quote(folder_in_repository(handbook))),
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
    """A setting for an address to which pages lead.

    A check has told of a wrong one in `mkdocs.yml` already, but not of one that is inherited, or taken from the environment.
    """
    value = _text(given, name)
    if value and not _is_web_address(value):
        raise ConfigurationError(f"{CONFIGURATION_FILE}: `{name}` is no web address. Write one that starts with `https://`.")
    return value


def _is_web_address(value: str) -> bool:
    """Whether it begins as one. The rule of the check would load the models, which a build that has nothing to do need not."""
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


def _edit_url(repository: str, edit: str | None, pages: str) -> str:
    """The address before a file's path in the handbook, or "". MkDocs' own means paths in its docs folder."""
    if not repository:
        return ""
    if edit is None:
        edit = next((path for host, path in _HOSTS.items() if host in repository), None)
    if edit is None:
        return ""
    pages_of_it = repository.rstrip("/").removesuffix(".git")
    whole = edit if "://" in edit else f"{pages_of_it}/{edit.lstrip('/')}"
    whole = whole if whole.endswith(("/", "=", "?", "#")) else f"{whole}/"
    return whole.removesuffix(f"{Path(pages).name}/")


def _with_folder(edit_url: str, folder: str) -> str:
    """The address, ending with the folder of the handbook in its repository, which many configurations leave out."""
    return edit_url if edit_url.endswith(("/" + folder, "=" + folder)) else edit_url + folder


def _chosen(extra: object, name: str, known: tuple[_T, ...], otherwise: _T) -> _T:
    """One of the words that a setting of ours may have; `otherwise` where it is left out."""
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
