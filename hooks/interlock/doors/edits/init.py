"""Starts a handbook: a small example of each kind that a first page needs, and what it takes to publish and work together."""

from collections.abc import Sequence
from pathlib import Path
from secrets import token_hex

from interlock.definitions.example_files import STARTER
from interlock.definitions.organisation import ORGANISATION_FILE
from interlock.definitions.values.contact_addresses import site_fault
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.shipped_frameworks import framework_files
from interlock.doors.edits.transaction import FileChange, change_files, exclusive
from interlock.doors.edits.working_together import PIPELINE, WORKFLOW_PLACES, Host, working_files
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.typed_commands import typed_path
from interlock.history.repository import folder_in_repository
from interlock.sources.disk.folders import DEFINITION_FOLDERS, HANDBOOK_FOLDERS

# The owner of the frameworks in a new handbook, until the organisation names its own.
OWNER_OF_FRAMEWORKS = "welcome-team"
# The line of the starter that becomes an id of its own in every handbook.
_OUR_ID = "id: our-handbook"
# What stands in place of the address of a repository that is not known.
_ADDRESS = "ADDRESS"

_NEXT = """\
A handbook in {folder}: {number} files, small examples to change or delete.

Next:
{enter}  interlock serve    shows it in a browser, and every change as you save it
  interlock check    says what is wrong, and what to type

Begin with the name in {organisation}, then make the promise and its steps your own.
To work together: docs/install.md says how a colleague installs it, on Windows too; mkdocs.yml holds where it is read and edited.
{warning}"""

# The address of a repository as git alone reads it: `git@code.example:team/handbook.git`, or with a password.
_FOR_GIT = lazy_pattern(
    r"(?:ssh://|git://|https?://)?(?:[^\s@/]+@)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+/|[:/])(?P<path>[\w./~-]+?)(?:\.git)?/?"
)

# The warning for handbooks that the workflow of a code host would publish.
_PAGES = """
Before you publish: {pages} can usually be read by everybody on the internet, those of a private {repository} too. What is for
staff belongs behind a sign-on. Until you set HANDBOOK_AUDIENCE, as {workflow} says, nothing is published.
"""

# For a handbook in a folder of a repository, which a code host does not search for workflows.
_BELOW = """
It stands in the folder {below} of a repository, and {host} looks for workflows at the root alone. Keep the handbook in a
repository of its own; or move {workflow} to the root, let its commands run in {below}, and put that before `docs/` in `edit_uri`.
"""
_HOST_NAMES = {"github": "GitHub", "gitlab": "GitLab"}


@exclusive("init")
def init(folder: Path, frameworks: Sequence[str] = (), host: Host = "none", repository: str = "") -> str:
    """Write the starter handbook into a folder, and return what to do next. Existing files are kept.

    `host` decides which workflow it gets; `repository` is the address of its repository, for links that lead to its files.

    Raises Refused.
    """
    for top in DEFINITION_FOLDERS:
        if (folder / top).exists():
            raise Refused(f"There is a handbook in {folder} already: {folder / top} exists. Name another folder.")
    if around := _handbook_around(folder.resolve()):
        raise Refused(f"{folder} is a folder of the handbook in {around}, which would read it. Name a folder outside it.")
    _refuse_no_web_address(repository)
    texts = starter_texts()
    texts |= framework_files(frameworks, OWNER_OF_FRAMEWORKS)
    texts |= working_files(host, repository)
    if host == "none":
        texts["README.md"] += PIPELINE
    texts["docs/install.md"] = texts["docs/install.md"].replace(_ADDRESS, repository or _ADDRESS)
    changes = [FileChange(path, None, text) for path, text in texts.items() if not (folder / path).exists()]
    here = folder.resolve() == Path.cwd()
    told = _NEXT.format(
        folder=folder,
        number=len(changes),
        enter="" if here else f"  cd {typed_path(folder)}\n",
        organisation=(Path() if here else folder) / ORGANISATION_FILE,
        warning=_warning(host) + _warning_below(host, folder_in_repository(folder)),
    )
    change_files(folder, changes)
    return told


def _refuse_no_web_address(repository: str) -> None:
    """Raise Refused for an address of a repository to which no page can link, such as one for git alone."""
    if repository and site_fault(repository):
        meant = _FOR_GIT.fullmatch(repository)
        address = f"https://{meant['host']}/{meant['path']}" if meant else "https://code.example/our-handbook"
        raise Refused(
            f"Pages cannot link to `{repository}`. Write its web address, such as `--repository {address}`, or leave it out."
        )


def _handbook_around(folder: Path) -> Path | None:
    """The handbook that would read a folder, because the folder lies in `standards`, `glossary` or `docs` of it; else None."""
    places = zip((folder, *folder.parents), folder.parents, strict=False)
    return next(
        (around for own, around in places if own.name in HANDBOOK_FOLDERS and (around / ORGANISATION_FILE).is_file()), None
    )


def starter_texts() -> dict[str, str]:
    """The texts of the starter handbook by path, with an id that no other handbook has."""
    texts = {path.relative_to(STARTER).as_posix(): path.read_text(encoding="utf-8") for path in sorted(STARTER.rglob("*.*"))}
    texts[ORGANISATION_FILE] = texts[ORGANISATION_FILE].replace(_OUR_ID, f"id: handbook-{token_hex(4)}")
    return texts


def _warning(host: Host) -> str:
    """The warning that pages of a code host are public; empty where no host was named."""
    if host == "github":
        return _PAGES.format(pages="GitHub Pages", repository="repository", workflow=WORKFLOW_PLACES[host])
    if host == "gitlab":
        return _PAGES.format(pages="GitLab Pages", repository="project", workflow=WORKFLOW_PLACES[host])
    return ""


def _warning_below(host: Host, below: str) -> str:
    """The warning that a workflow is not found in a folder of a repository; empty at its root, and without a workflow."""
    if host == "none" or not below:
        return ""
    return _BELOW.format(below=f"`{below}`", host=_HOST_NAMES[host], workflow=f"`{WORKFLOW_PLACES[host]}`")
