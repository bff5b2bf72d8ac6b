"""What a new handbook needs to be published and to be worked on together: settings of the site, the code host and editors."""

import importlib.metadata
from collections.abc import Collection
from pathlib import Path
from typing import Literal, get_args

from interlock.exports.json_text import json_text
from interlock.exports.schema import editor_settings
from interlock.findings.lazy_patterns import lazy_pattern

Host = Literal["github", "gitlab", "none"]
HOSTS: tuple[Host, ...] = get_args(Host)

_WORKFLOWS = Path(__file__).parent / "starter_hosts"
# Where a code host looks for the workflow.
WORKFLOW_PLACES = {"github": ".github/workflows/handbook.yml", "gitlab": ".gitlab-ci.yml"}
_EDIT = {"github": "edit/main/docs/", "gitlab": "-/edit/main/docs/"}
# What stands before the path of a file in the address of its edit form at other hosts, by what is in the address of a repository.
_EDIT_AT = {
    "codeberg.org": "_edit/main/docs/",
    "forgejo": "_edit/main/docs/",
    "gitea": "_edit/main/docs/",
    "dev.azure.com": '"?path=/docs/"',
    "visualstudio.com": '"?path=/docs/"',
}
# The server in an address: behind a scheme and a name, and before a path.
_SERVER = lazy_pattern(r"(?:[a-z]+://)?(?:[^/@]*@)?([^/:]*)")
_EDIT_ELSEWHERE = (
    "# Compare `edit_uri` with the address at which a file is edited there; on Forgejo and Gitea it is `_edit/main/docs/`."
)

# What a build writes, what an interrupted edit leaves, and what everybody makes for themselves.
_IGNORED = "site/\npublic/\n.interlock-edit*\n.schemas/\n.venv/\n__pycache__/\n"
_ENDS_OF_LINES = "* text=auto eol=lf\n"
_EDITORS = (
    "root = true\n\n[*]\ncharset = utf-8\nend_of_line = lf\ninsert_final_newline = true\nindent_style = space\nindent_size = 2\n"
)

_SITE = """\
site_name: Our handbook
# Where it will be read.
# site_url: https://handbook.example/
{edit}
extra:
  interlock:
    audience: staff  # or public, which leaves out what only colleagues may read

# `interlock build` writes the folder `site`. These lines let `mkdocs build` and `mkdocs serve` make the same site.
hooks: [.mkdocs/handbook.py]
theme: {{name: null, custom_dir: .mkdocs}}
plugins: []
"""

_HOOKS = """\
from interlock.doors.mkdocs import on_config, on_files, on_post_build, on_serve, on_shutdown, on_startup

__all__ = ["on_config", "on_files", "on_post_build", "on_serve", "on_shutdown", "on_startup"]
"""

_REQUIREMENTS = """\
# The program that checks this handbook and makes its pages. If your package index does not have it, name the file or the
# repository that you got it from in place of the line below: `interlock-handbook @ https://…`.
interlock-handbook[mkdocs]>={lowest},<{next}
"""


# Added to the README of a handbook without a workflow.
PIPELINE = """\

## What a pipeline runs

For each proposed change, with the whole history of the repository and the main branch fetched as `origin/main`:

    git restore --source=origin/main -- requirements.txt
    pip install -r requirements.txt
    interlock check --since "$(git merge-base HEAD origin/main)"
    interlock changes --since "$(git merge-base HEAD origin/main)"

The first line takes the program that you chose, whoever proposes the change. The check fails on errors that the change brings in,
and on no other; the last line tells what the change means for customers and other teams. When a change is merged, and every
night, since notices and due dates change with the day, `interlock build` writes the folder `site` for your web server.
`interlock init --host github` or `gitlab`, in an empty folder, writes such a pipeline for these hosts.
"""


def host_of(repository: str) -> Host:
    """The code host in the address of a repository."""
    named = _named_in(repository, (*_EDIT, *_EDIT_AT))
    return next((host for host in HOSTS if host == named), "none")


def _named_in(repository: str, names: Collection[str]) -> str:
    """The first of these names in the server of an address, or else in all of it: a repository may be called `github-tools`."""
    address = repository.lower()
    server = _SERVER.match(address)
    parts = (server[1] if server else "", address)
    return next((name for part in parts for name in names if name in part), "")


def working_files(host: Host, repository: str) -> dict[str, str]:
    """The texts of the files by path. `repository` is the address of the handbook's repository, or ""."""
    workflow = {WORKFLOW_PLACES[host]: (_WORKFLOWS / f"{host}.yml").read_text(encoding="utf-8")} if host != "none" else {}
    return workflow | {
        ".editorconfig": _EDITORS,
        ".gitattributes": _ENDS_OF_LINES,
        ".gitignore": _IGNORED,
        ".mkdocs/handbook.py": _HOOKS,
        ".vscode/extensions.json": json_text({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/settings.json": editor_settings(),
        "mkdocs.yml": _SITE.format(edit=_edit_links(host, repository)),
        "requirements.txt": _requirements(),
    }


def _edit_links(host: Host, repository: str) -> str:
    known = _EDIT.get(host) or _EDIT_AT.get(_named_in(repository, _EDIT_AT))
    lines = [f"repo_url: {repository or 'https://code.example/our-handbook'}", f"edit_uri: {known or 'edit/main/docs/'}"]
    told = "# Where its files are: with these two lines, every page has a link “Edit this page”."
    if not repository:
        return "\n# ".join([told, *lines])
    return "\n".join([told, *lines, *([] if known else [_EDIT_ELSEWHERE])])


def _requirements() -> str:
    version = importlib.metadata.version("interlock-handbook")
    major, minor = (int(part) for part in version.split(".")[:2])
    return _REQUIREMENTS.format(lowest=version, next=f"{major + 1}" if major else f"0.{minor + 1}")
