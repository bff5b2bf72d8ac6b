"""What the workflows run: whoever takes a step out of one, or makes it do less, sees it here."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, TINY, linux_only, write
from tests.project.test_workflows import STARTERS, WORKFLOWS, git, jobs
from tests.tiny_files import PROMISE

WORKFLOWS_FOLDER = ROOT / ".github/workflows"


def lines_run_by(workflow: str) -> list[str]:
    steps = [step for job in jobs(WORKFLOWS_FOLDER / workflow).values() for step in job["steps"]]
    return [line.strip() for step in steps for line in step.get("run", "").splitlines()]


@pytest.mark.parametrize(
    "command",
    [
        "make test-all",
        'python -m tests.fuzz.mutated --files 100000 --seed "$SEED"',
        "python -m tests.fuzz",
        "python .ci/audit.py",
        'npm audit --prefix "$folder" --package-lock-only --audit-level=moderate',
    ],
)
def test_every_night_tries_what_takes_long(command: str) -> None:
    assert command in lines_run_by("nightly.yml")


@pytest.mark.parametrize("workflow", ["check.yml", "release.yml"])
def test_pull_requests_and_releases_are_tested(workflow: str) -> None:
    assert "make test" in lines_run_by(workflow)


@linux_only
def test_a_stranger_chooses_no_program_for_a_new_handbook(tmp_path: Path) -> None:
    """A runner has the merge of a pull request, whose first parent is the branch that it goes into."""
    names = [step.get("name", "") for step in jobs(STARTERS / "github.yml")["check"]["steps"]]
    take = next(step for step in jobs(STARTERS / "github.yml")["check"]["steps"] if "git restore" in step.get("run", ""))
    assert take["if"] == "github.event.pull_request.head.repo.full_name != github.repository"
    assert names.index(take["name"]) < names.index("Install")
    git(tmp_path, "init", "-q", "-b", "main")
    for program in ("ours", "theirs"):
        write(tmp_path / "requirements.txt", program)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", program)
    subprocess.run(["bash", "-ec", take["run"]], cwd=tmp_path, check=True)
    assert (tmp_path / "requirements.txt").read_text(encoding="utf-8") == "ours"


@linux_only
def test_reviewers_of_a_new_handbook_read_what_changes(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    git(tmp_path, "init", "-q", "-b", "main")
    for limit in ("5 working days", "4 working days"):
        text = (tmp_path / PROMISE).read_text(encoding="utf-8")
        write(tmp_path / PROMISE, re.sub("^limit: .*", f"limit: {limit}", text, flags=re.MULTILINE))
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--allow-empty", "-qm", limit)
    github = next(
        step["run"] for step in jobs(STARTERS / "github.yml")["check"]["steps"] if "interlock changes" in step.get("run", "")
    )
    gitlab = yaml.safe_load((STARTERS / "gitlab.yml").read_text(encoding="utf-8"))["changes"]["script"]
    for script in (github, "\n".join(gitlab)):
        run = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD~1", "GITHUB_STEP_SUMMARY": "/dev/stdout"}
        environment = {**os.environ, **run, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        done = subprocess.run(["bash", "-ec", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert "Limit was 5 working days; now 4 working days." in done.stdout, done.stderr


def test_a_release_is_built_twice_to_the_same_bytes() -> None:
    run = lines_run_by("release.yml")
    assert run.count("make dist") == 2 and "diff --recursive first dist" in run


def test_a_release_is_attested_with_its_parts() -> None:
    steps = jobs(WORKFLOWS_FOLDER / "release.yml")["attest"]["steps"]
    attested = [step["with"] for step in steps if step["uses"].startswith("actions/attest@")]
    assert [each["subject-path"].split() for each in attested] == [["release/*.whl", "release/*.tar.gz"]] * 2
    assert [each.get("sbom-path") for each in attested] == [None, "release/dist/interlock-handbook.cdx.json"]


def test_locked_packages_are_installed_by_their_hashes() -> None:
    installs = [
        line
        for path in (ROOT / "Makefile", *WORKFLOWS)
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"-r requirements\S*\.txt", line)
    ]
    assert len(installs) > 4
    assert [line for line in installs if "--require-hashes --only-binary :all:" not in line] == []
