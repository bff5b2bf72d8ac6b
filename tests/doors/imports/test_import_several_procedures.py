"""A page that holds several procedures becomes several; the phases of one stay together, and are told."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, short

DEPOT = {"standards/links/depot.yml": "title: Depot\nsummary: Works.\nkind: support\n"}
HEADED = """<h1>Desk</h1><p>Owner: Front desk</p><p>Please keep this up to date.</p>
<h2>Lend a key</h2><h3>When to use</h3><p>A hirer asks.</p><h3>Steps</h3><ol><li>Ask.<li>Sign.</ol>
<h2>Return a key</h2>
<p>Owner: Depot</p><h3>Steps</h3><ol><li>Count.<li>Lock.</ol>
<h2>Numbers</h2><p>Ring us.</p>"""
LABELLED = """---
title: Desk
owner: front
---
## Lend a key

When to use: A hirer asks.

1. Ask.
2. Sign.

## Return a key

Owner: Depot

1. Count.
2. Lock.
"""
UNTITLED = """Lend a key
==========

Owner: front

## When

A hirer asks.

## Steps

1. Ask.
2. Sign.

# Return a key

Owner: Depot

1. Count.
2. Lock.
"""


def steps_of(folder: Path) -> dict[str, str]:
    """The text of each procedure that was written, from its owner on, by its id."""
    paths = [path for path in (folder / "standards/procedures").glob("*.yml") if " does: " in path.read_text(encoding="utf-8")]
    return {path.stem: "owner:" + path.read_text(encoding="utf-8").partition("owner:")[2] for path in paths}


@pytest.mark.parametrize(("format", "page"), [("html", HEADED), ("markdown", LABELLED), ("markdown", UNTITLED)])
def test_each_heading_with_steps_is_a_procedure(format: str, page: str, tiny: Handbook) -> None:
    folder = tiny(DEPOT)
    before = steps_of(folder)
    done = imported(folder, format, page)
    written = {name: text for name, text in steps_of(folder).items() if name not in before}
    assert written == {
        "lend-a-key": "owner: front\nstatus: draft\nstarts_when: A hirer asks.\nsteps:\n"
        "  - {id: ask, does: Ask., by: front}\n  - {id: sign, does: Sign., by: front}\n",
        "return-a-key": "owner: depot\nstatus: draft\nsteps:\n"
        "  - {id: count, does: Count., by: depot}\n  - {id: lock, does: Lock., by: depot}\n",
    }, done.output
    assert "was read as 2 procedures, each called as the heading above its steps." in done.output
    assert done.output.count("beside these procedures, and was left out.") == (2 if format == "html" else 0)


def test_phases_of_a_procedure_stay_together(tiny: Handbook) -> None:
    page = "# Open the hall\n\n## Before\n\n1. Ask.\n\n## At the door\n\nResponsible: Depot\n\n1. Open.\n2. Sign.\n"
    done = imported(folder := tiny(DEPOT), "markdown", page, "--owner", "front")
    (text,) = (text for text in steps_of(folder).values() if "does: Open." in text)
    assert text.count(" does: ") == 3
    assert (
        ":7: the steps below `Before` and `At the door` were read as one procedure; if each list is one of its own, "
        "save each as a file." in done.output
    )


def test_a_fault_in_one_of_several_has_its_line(tiny: Handbook) -> None:
    done = imported(folder := tiny(DEPOT), "markdown", UNTITLED.replace("Depot", "Depto"))
    assert short(done) == ["taken.txt:17:8 error: There is no link `Depto`  [unknown-reference]"]
    assert "lend-a-key" in steps_of(folder) and "return-a-key" not in steps_of(folder)


def test_too_many_procedures_in_a_page_are_refused(tiny: Handbook) -> None:
    done = imported(
        tiny({}), "markdown", "".join(f"# Work {number} to do\n\n1. Ask.\n\n" for number in range(201)), "--owner", "front"
    )
    assert short(done) == [
        "taken.txt:1:1 error: This runbook holds 201 procedures; 200 are the most that are read  [unsafe-yaml]"
    ]
