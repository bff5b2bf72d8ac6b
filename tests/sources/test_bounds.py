"""Bounds: thousands of faults, steps, aliases and columns end in few findings and small pages, by work that grows with their number."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from interlock.definitions import Procedure
from interlock.findings import Finding
from interlock.pages.kinds.procedure_steps import numbered_steps
from interlock.questions.calendar.ordinary_week import MICROSECOND, Length, OrdinaryWeek, ordinary_week
from interlock.questions.calendar.timeline import Task, timeline
from interlock.questions.calendar.working_time import WorkingCalendar
from interlock.questions.chain.step_order import StepOrder
from interlock.rules.engine.folding import MOST_SHOWN_IN_A_TEXT
from interlock.sources.tables.results_tables import read_results
from tests.catalogs import facts_of, link, procedure, promise, step
from tests.conftest import Handbook, by_night, findings_in, linux_only
from tests.fuzz.handbooks import PATIENCE, soon
from tests.tiny_files import FRONT, LINK, PROCEDURE

PERMIT = "title: Issue a permit\nsummary: From form to permit.\nowner: front\nservice: parking\nsupports: [permit-in-five-days]\n"


def of_rule(findings: list[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def steps_in_turn(number: int) -> Iterator[str]:
    """Steps that count working time and elapsed time in turn, so that each depends on the start of the first."""
    for at in range(number):
        yield f"  - {{id: s{at}, does: Do it., by: front, within: {'3 hours' if at % 2 else '2 working hours'}}}\n"


def steps(number: int, after: range | None = None) -> Iterator[str]:
    """Steps that each wait for the ten before them, or for none."""
    for at in range(number):
        waits = [] if after is None else [f"s{at - back}" for back in after if at >= back]
        yield f"  - {{id: s{at}, does: Do it., by: front, within: 1 minute, after: [{', '.join(waits)}]}}\n"


def test_many_unknown_references_on_a_line_are_counted(tiny: Handbook) -> None:
    named = ", ".join(f"nobody-{number}" for number in range(300))
    text = f"{PERMIT}contact_points: [{named}]\nsteps: [{{id: a, does: Do it., by: front}}]\n"
    found = of_rule(findings_in(tiny({PROCEDURE: text})), "unknown-reference")
    assert len(found) == MOST_SHOWN_IN_A_TEXT + 1
    assert found[-1].message == "200 more places in this file have the same fault"
    assert len({id(finding.place.quote) for finding in found}) == 1


def test_many_unknown_fields_are_counted(tiny: Handbook) -> None:
    text = FRONT + "".join(f"zz{number}: x\n" for number in range(700))
    found = [finding for finding in findings_in(tiny({LINK: text})) if finding.place.file == LINK]
    assert len(of_rule(found, "unknown-field")) == MOST_SHOWN_IN_A_TEXT + 1
    assert [finding.message for finding in of_rule(found, "wrong-type")] == ["500 more fields of this file cannot be read"]


def test_a_hundred_findings_of_a_rule_are_all_shown(tiny: Handbook) -> None:
    text = FRONT + "".join(f"zz{number}: x\n" for number in range(MOST_SHOWN_IN_A_TEXT + 1))
    found = of_rule(findings_in(tiny({LINK: text})), "unknown-field")
    assert [finding.message for finding in found if "more places" in finding.message] == []
    assert len(found) == MOST_SHOWN_IN_A_TEXT + 1


def test_many_unknown_columns_are_counted() -> None:
    header = ",".join(f"c{number}" for number in range(1_000))
    _, found = read_results("results.csv", f"promise,period,value,{header}\npermit,2026-10,97\n")
    assert "`c9` and 990 more" in found[0].message
    assert len(found[0].message) < 200


def test_rows_of_all_tables_have_a_bound(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interlock.sources.tables.results_reader.MOST_ROWS_IN_ALL", 3)
    table = "promise,period,value\npermit-in-five-days,2026-0{},97%\npermit-in-five-days,2026-0{},97%\n"
    folder = tiny({f"standards/results/{number}.csv": table.format(number, number + 5) for number in (1, 2, 3)})
    found = of_rule(findings_in(folder), "unsafe-yaml")
    assert [finding.place.file for finding in found] == ["standards/results/2.csv", "standards/results/3.csv"]
    assert "standards/results/" in found[0].remedy


def test_rows_share_equal_cells() -> None:
    rows, _ = read_results("r.csv", "promise,period,value,note\n" + "permit,2026-10,97 %,late\n" * 2)
    for name in ("promise", "period", "value", "note"):
        assert getattr(rows[0], name) is getattr(rows[1], name)


def test_many_slid_decimals_are_one_finding() -> None:
    rows, found = read_results("r.csv", "promise,period,value,note\n" + "permit,2026-10,97,5\n" * 20_000)
    assert (len(rows), len(found)) == (0, 1)


@pytest.mark.parametrize("wide", [1, 10])
def test_waiting_for_more_steps_measures_no_more_moments(wide: int, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0
    worked = OrdinaryWeek.worked

    def counted(week: OrdinaryWeek, moments: list[int]) -> list[int]:
        nonlocal measured
        measured += len(moments)
        return worked(week, moments)

    monkeypatch.setattr(OrdinaryWeek, "worked", counted)
    minutes = (Length(7 * 60_000_000 * MICROSECOND, "working"),)
    tasks = tuple(Task(tuple(range(max(0, at - wide), at)), minutes) for at in range(100))
    timeline(ordinary_week(WorkingCalendar()), tasks, "elapsed")
    assert measured < 2_000


def test_steps_side_by_side_name_a_few_others() -> None:
    parallel = procedure(*(step(f"s{number}", "1 minute", after=[]) for number in range(40)))
    facts = facts_of({"link/front": link(), "promise/quick": promise(), "procedure/many": parallel})
    parallel_steps = facts.catalog.get("procedure", "many")
    assert isinstance(parallel_steps, Procedure)
    order = StepOrder(parallel_steps)
    assert numbered_steps(order.beside(0)) == "steps 2 to 40"
    every_other = sum(1 << number for number in range(1, 80, 2))
    assert numbered_steps(every_other) == "steps 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 and 28 more"
    assert numbered_steps(0b10) == "step 2"
    assert numbered_steps(0) == ""


def test_a_long_list_among_fields_is_soon_told(tiny: Handbook) -> None:
    folder = tiny({LINK: f"{FRONT}unblocks: {'ict, ' * 3_000}fleet\n"})
    with soon(PATIENCE, "A check"):
        assert [finding.message for finding in findings_in(folder)][:1] == ["This is 15,005 letters long"]


# Files that once took minutes or gigabytes, and are made when they are needed.
LARGE: dict[str, Callable[[], dict[str, str]]] = {
    "steps that wait for ten others": lambda: {PROCEDURE: f"{PERMIT}steps:\n{''.join(steps(3_000, range(1, 11)))}"},
    "steps side by side": lambda: {PROCEDURE: f"{PERMIT}steps:\n{''.join(steps(3_000))}"},
    "working and elapsed time in turn": lambda: {PROCEDURE: f"{PERMIT}steps:\n{''.join(steps_in_turn(3_000))}"},
    "unknown fields": lambda: {LINK: FRONT + "".join(f"zz{number}: x\n" for number in range(45_000))},
    "words to avoid": lambda: {
        "glossary/bay.yml": "title: bay\ndefinition: A place.\nowner: front\navoid: [slot]\n",
        "docs/slots.md": "# Slots\n\n" + "slot " * 60_000,
    },
    "results": lambda: {
        f"standards/results/{part}.csv": "promise,period,value\n" + "permit-in-five-days,2026-13,97\n" * 100_000
        for part in range(2)
    },
}


@linux_only
@pytest.mark.nightly
@pytest.mark.parametrize("files", LARGE.values(), ids=LARGE)
def test_large_files_need_little_memory_and_no_minutes(files: Callable[[], dict[str, str]], tiny: Handbook) -> None:
    import resource  # Windows has none

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    command = [sys.executable, "-m", "interlock", "check", "--format", "short", "--handbook", str(tiny(files()))]
    done = subprocess.run(command, preexec_fn=limited, capture_output=True, text=True, cwd=Path.cwd())
    assert done.returncode in (0, 1), done.stderr[-500:]
    assert "Traceback" not in done.stderr
    assert len(done.stdout) < 1_000_000


def test_blanks_behind_a_note_cost_little(tiny: Handbook) -> None:
    """Looking for a field that was made a note compares them once; it took minutes."""
    found = findings_in(tiny({LINK: f"{FRONT}#hours:{' ' * 100_000}x\nzz: x\n"}))
    assert [finding.rule for finding in found if finding.place.file == LINK] == ["unknown-field"]


@linux_only
@pytest.mark.parametrize(
    "path", ["standards/links/film.yml", by_night("docs/film.mp4"), by_night("docs/film.txt"), by_night("mkdocs.yml")]
)
def test_a_huge_file_is_told_and_not_read(path: str, tiny: Handbook) -> None:
    import resource  # Windows has none

    folder = tiny({})
    with (folder / path).open("wb") as file:
        file.truncate(3_000_000_000)  # zeros, which git and the disk keep in little room

    command = [sys.executable, "-m", "interlock", "check", "--format", "short", "--handbook", str(folder)]
    limited = partial(resource.setrlimit, resource.RLIMIT_AS, (2**30, 2**30))
    done = subprocess.run(command, preexec_fn=limited, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[: len(path) + 1]) == (1, f"{path}:"), done.stderr
    assert " MB" in done.stdout
