"""A kind that is only in its own module and in `KINDS`: everything except its pages works."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commits import committed
from tests.conftest import ROOT, TINY, write

HOOKS = ROOT / "hooks"
MODULE = '''"""An incident: something that went wrong on one day."""

from interlock.definitions.base import Definition
from interlock.definitions.fields import AnyRef, Date, Inline, LinkId, Model, PartId
from interlock.definitions.kind import Kind, PartsField, UnderMore


class Moment(Model):
    """Something that happened."""

    id: PartId
    """A short id."""
    what: Inline
    """What happened."""


class Incident(Definition):
    """Something that went wrong on one day."""

    owner: LinkId
    """The link that answers for it and keeps it true."""
    on: Date
    """The day."""
    about: list[AnyRef] = []
    """What it is about, as `kind/id`."""
    moments: list[Moment] = []
    """What happened, one thing after the other."""


INCIDENT = Kind(
    name="incident",
    folder="standards/incidents",
    address="incidents",
    model=Incident,
    label="Incident",
    plural="Incidents",
    summary="What went wrong.",
    navigation=UnderMore("what went wrong"),
    parts=(PartsField("moments", "moment", "flood#first-call"),),
    is_record=True,
)
'''
FLOOD = """title: The flood
summary: Water in the lift.
owner: front
on: 2026-03-04
about: [promise/permit-in-five-days, incident/flood#first-call]
moments:
  - {id: first-call, what: Somebody called.}
"""
# Runs commands in a folder, and prints the output of each.
RUN = """
import json, sys
from click.testing import CliRunner
from interlock.doors.cli import main
for command in json.loads(sys.argv[1]):
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    print(json.dumps([done.exit_code, done.output]))
"""
AS_OF = ["--as-of", "2026-11-22"]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program with one more kind."""
    hooks = tmp_path / "hooks"
    shutil.copytree(HOOKS, hooks, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "theme").symlink_to(HOOKS.parent / "theme")
    write(hooks / "interlock/definitions/incident.py", MODULE)
    kinds = hooks / "interlock/definitions/__init__.py"
    text = kinds.read_text(encoding="utf-8")
    text = text.replace("import LESSON, Lesson\n", "import LESSON, Lesson\nfrom interlock.definitions.incident import INCIDENT\n")
    write(kinds, text.replace("SESSION, TERM)", "SESSION, TERM, INCIDENT)"))
    return hooks


def said(program: Path, handbook: Path, *commands: list[str]) -> list[tuple[int, str]]:
    """The exit code and output of each command, run in a handbook."""
    arguments = [sys.executable, "-c", RUN, json.dumps(commands)]
    done = subprocess.run(arguments, cwd=handbook, env={"PYTHONPATH": str(program)}, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def test_a_new_kind_needs_module_and_list_entry(program: Path, tmp_path: Path) -> None:
    handbook = tmp_path / "handbook"
    shutil.copytree(TINY, handbook)
    committed(handbook)
    write(handbook / "standards/incidents/flood.yml", FLOOD)
    write(handbook / "standards/incidents/fire.yml", FLOOD.replace("#first-call", "#last-call").replace("on: 2026-03-04\n", ""))
    checked, changed, traced, schemas, started = said(
        program,
        handbook,
        ["check", "--format", "short", *AS_OF],
        ["changes", "--since", "HEAD", *AS_OF],
        ["trace", "promise/permit-in-five-days", *AS_OF],
        ["export", "schema"],
        ["new", "incident", "storm"],
    )
    assert checked[1].splitlines() == [
        "standards/incidents/fire.yml:1:1: error missing-field `on` is missing from an incident. Add `on:` — the day.",
        "standards/incidents/fire.yml:4:38: error unknown-reference `flood` has no moment `last-call`. Did you mean `first-call`?",
    ]
    assert changed[0] == 0 and "Incidents\n\n  The flood (incident/flood)\n    - New: Water in the lift." in changed[1]
    assert traced[0] == 0
    assert set(json.loads(schemas[1])["lesson"]["$defs"]) >= {"any-id"}
    assert "incident" in json.loads(schemas[1])
    assert started == (
        0,
        f"{Path('standards/incidents/storm.yml')}: fill it in, then `interlock check standards/incidents/storm.yml`.\n",
    )
