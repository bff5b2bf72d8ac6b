"""Larkfield after many changes at once, so that one check tells of each."""

import re
import shutil

import pytest

from interlock.site import checking
from tests.conftest import ROOT
from tests.larkfield.trials import (
    ADVICE,
    COACHED,
    CREWS,
    EXCELLENCE,
    FOOTPATH,
    INSPECTORS,
    JOBS,
    MANAGERS,
    MISSED_BIN,
    MISSED_BINS,
    MONTHLY,
    PAYSLIPS,
    POST_ROOM,
    PROPOSAL,
    RESULTS,
    SYSTEM,
    TELEPHONES,
    TODAY,
    VEHICLES,
    WAGES,
    Edit,
    Trial,
    Try,
    both,
    instead,
    without,
)


@pytest.fixture(scope="session")
def unchanged(larkfield_checked: checking.Checked, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Larkfield's definitions before any edit: a trial reads anew only the files that it edits."""
    folder = tmp_path_factory.mktemp("larkfield")
    for name in ("standards", "glossary"):
        shutil.copytree(ROOT / name, folder / "handbook" / name)
    return Trial(checking.check(folder / "handbook", TODAY, larkfield_checked), folder)


@pytest.fixture(scope="session")
def larkfield_with(unchanged: Trial, tmp_path_factory: pytest.TempPathFactory) -> Try:
    """A function that applies edits to files of Larkfield and checks it."""

    def change(edits: dict[str, Edit]) -> Trial:
        folder = tmp_path_factory.mktemp("trial")
        shutil.copytree(unchanged.folder / "handbook", folder / "handbook")
        for path, edit in edits.items():
            file = folder / "handbook" / path
            file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8")
        return Trial(checking.check(folder / "handbook", TODAY, unchanged.checked), folder)

    return change


# What a fixture changes is in files that have nothing to do with each other, so that one check tells of each change.
@pytest.fixture(scope="session")
def careless(larkfield_with: Try) -> Trial:
    """Larkfield where this and that was forgotten, and one thing was done."""
    figures = re.compile(r"^answer-calls,2026-(?:08|09|10),.*\n", re.M)
    arm = "  - link: adult-care-first-contact\n    with: a call to the carer within the week, and word back when it is made\n"
    sheet = "a round sheet in road order, with missed bins added during the day"
    return larkfield_with(
        {
            FOOTPATH: instead("due: 2026-10-16\n", "due: 2026-10-16\n    done: 2026-11-26\n"),
            POST_ROOM: instead('    result: {answer: worked, figure: "96.7% in March, 58.3% in January"}\n', ""),
            RESULTS: lambda text: figures.sub("", text),
            PAYSLIPS: instead("  - link: benefits-team", "  - link: registrars"),
            ADVICE: instead(arm, ""),
            CREWS: instead(sheet, "a round sheet by six in the morning"),
        }
    )


@pytest.fixture(scope="session")
def assessed(larkfield_with: Try) -> Trial:
    """Larkfield after its assessment, with an action that is late, and after what was done about its bulky collections."""
    charity = "reuse-collect-items,2026-10,{}"
    signed = "side: management\n    link: {}\n"
    return larkfield_with(
        {
            EXCELLENCE: instead("on: 2027-05-19", "on: 2026-11-19"),
            TELEPHONES: instead(SYSTEM.format("2026-12-11"), SYSTEM.format("2026-10-22")),
            "standards/procedures/waste/book-a-bulky-collection.yml": instead("within: 4 working days", "within: 2 working days"),
            RESULTS: instead(charity.format("71.9,82,114"), charity.format("93.9,107,114")),
            PAYSLIPS: without(r"traced_to:.*?(?=changes:)"),
            INSPECTORS: instead(COACHED, "part_of: neighbourhoods-management\n"),
            MISSED_BINS: instead(signed.format("neighbourhoods-management"), signed.format("customer-services-management")),
        }
    )


@pytest.fixture(scope="session")
def unsigned(larkfield_with: Try) -> Trial:
    """Larkfield before its assessment, where promises lack signatures and a measure."""
    measure = (
        "measure:\n  what: Share of reported bins emptied in time\n  source: cab tablets and report log\n"
        "  every: month\n  by: performance-team\n"
    )
    return larkfield_with(
        {
            EXCELLENCE: instead("on: 2027-05-19", "on: 2026-12-18"),
            INSPECTORS: instead(COACHED, "part_of: leadership-team\n"),
            MISSED_BINS: instead(measure, ""),
            JOBS: without(r"  - side: receivers\n    link: waste-crews\n.*?stamp: \S+\n"),
            WAGES: instead("    link: leadership-team\n", "    link: payroll\n"),
        }
    )


@pytest.fixture(scope="session")
def lapsed(larkfield_with: Try) -> Trial:
    """Larkfield where teams let things lapse and nobody coaches two of them, a promise is weakened, and a proposal was taken."""
    jobs = "schedule-jobs,2026-10,60,60,100,Two were ill.,Two more learn it.,"
    return larkfield_with(
        {
            INSPECTORS: both(instead("last: 2023-10-10", "last: 2020-10-10"), instead(COACHED, "")),
            "standards/links/payroll.yml": instead("    on: 2026-09-15", "    on: 2025-09-15"),
            "standards/links/street-scene.yml": without(r"our_part: .*?\n"),
            CREWS: without(r"part_of: \S+\ncoached_by: \S+\n"),
            MANAGERS: instead(", promise: unblocked-in-four-hours", ""),
            MISSED_BIN: instead("within: 1 working day", "within: 3 working days"),
            VEHICLES: instead("at least 98%", "at least 90%"),
            RESULTS: lambda text: re.sub(r"(?m)^schedule-jobs,2026-10,.*$", jobs, text),
            MONTHLY: instead("evidences:\n", f"evidences:\n  {PROPOSAL}\n"),
        }
    )
