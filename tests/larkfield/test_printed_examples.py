"""What README.md and the handbook's own pages print as an example is what somebody sees who types it."""

import re
import shutil
from textwrap import dedent

import pytest

from interlock.findings import Finding, formats
from tests.conftest import ROOT, edit, findings_in, write

PAGE = (ROOT / "docs/contribute.md").read_text(encoding="utf-8")
PROCEDURE = "standards/procedures/waste/report-a-missed-bin.yml"
EXAMPLE = "standards/procedures/example.yml"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What a check finds in Larkfield with each example typed into it, in different files, so that one check tells of each."""
    folder = tmp_path_factory.mktemp("typed")
    for name in ("standards", "glossary", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    edit(folder / "standards/links/payroll.yml", "\nsummary:", "\nsummry:")
    edit(folder / PROCEDURE, "by: scheduling", "by: sheduling")
    steps = re.search(r"```yaml\n(steps:.*?)```", PAGE, re.DOTALL)
    assert steps
    head = (
        "title: Note an address\nsummary: Somebody tells us an address.\nowner: contact-centre\nsupports: [collect-missed-bins]\n"
    )
    write(folder / EXAMPLE, head + steps[1])
    return [finding for finding in findings_in(folder) if finding.severity != "advice"]


def test_the_finding_in_readme_is_what_check_prints(found: list[Finding]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    printed = re.search(r"\n( +error: .*?→ .*?\n)", readme, re.DOTALL)
    assert printed and dedent(printed[1]) in formats.full(found)


def test_the_note_on_contribute_is_what_check_finds(found: list[Finding]) -> None:
    printed = re.search(r"```text\n(\S+), line (\d+)\n(.*?)\. (.*)\n```", PAGE)
    assert printed and printed[1] == PROCEDURE
    line = next(line for line in formats.short(found).splitlines() if "sheduling" in line)
    assert line.startswith(f"{PROCEDURE}:{printed[2]}:") and line.endswith(f"{printed[3]}. {printed[4]}")


def test_the_file_on_contribute_passes_the_check(found: list[Finding]) -> None:
    assert [finding for finding in found if finding.place.file == EXAMPLE] == []
