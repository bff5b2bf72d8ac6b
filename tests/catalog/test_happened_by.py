"""What is told for a day in the past leaves out what happened after it."""

import csv
import datetime
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.catalog import catalog_of
from interlock.catalog.happened_by import happened_by
from interlock.definitions import Lesson
from interlock.doors.cli import main
from interlock.sources.handbook_reader import read_handbook
from tests.conftest import Handbook
from tests.tiny_files import FRONT, LINK

LESSON = """title: No forms left
summary: The desk had no forms for two days.
owner: front
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to: [{link: front}]
evidences: [mark#1]
changes:
  - {what: Count the forms each Friday., by: front, due: 2026-10-01, done: 2026-06-05, result: worked}
thanked: {on: 2026-07-01}
"""
HANDBOOK = {
    LINK: f"{FRONT}review: {{last: 2026-06-30, every: 12 months}}\nevidences: [mark#1]\n",
    "standards/lessons/forms.yml": LESSON,
    "standards/frameworks/mark.yml": "title: Mark\nsummary: What assessors ask.\ncriteria: [{id: '1', title: Heard}]\n",
    "docs/hours.md": "---\nreview: {last: 2026-06-30, every: 12 months}\n---\n\n# Hours\n",
}


def told(tiny: Handbook, *command: str) -> str:
    return CliRunner().invoke(main, [*command, "--handbook", str(tiny(HANDBOOK))]).stdout


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2026-05-03", [("link/front", "")]),
        ("2026-06-29", [("lesson/forms", ""), ("link/front", "")]),
        ("2026-06-30", [("lesson/forms", ""), ("link/front", "2027-06-30")]),
    ],
)
def test_later_lessons_and_reviews_are_no_evidence(tiny: Handbook, day: str, shown: list[tuple[str, str]]) -> None:
    rows = csv.DictReader(io.StringIO(told(tiny, "export", "evidence", "--as-of", day)))
    assert [(row["evidence"], row["fresh_until"]) for row in rows] == shown


@pytest.mark.parametrize("command", [("build", "--out", "site"), ("export", "json", "--out", "site")])
@pytest.mark.parametrize(("day", "is_told"), [("2026-05-03", False), ("2026-05-04", True)])
def test_sites_and_exports_leave_out_later_lessons(
    tiny: Handbook, tmp_path: Path, command: tuple[str, ...], day: str, is_told: bool
) -> None:
    *words, out = command
    names = f"{HANDBOOK[LINK]}body: As [[lesson/forms|in May]] and in [[lesson/forms]].\n"
    folder = tiny({**HANDBOOK, LINK: names, "docs/forms.md": "# Forms\n\nWhat [[lesson/forms]] taught us.\n"})
    done = CliRunner().invoke(main, [*words, str(tmp_path / out), "--handbook", str(folder), "--as-of", day])
    assert done.exit_code == 0, done.output
    written = [path.read_text("utf-8") for path in (tmp_path / out).rglob("*") if path.suffix in (".html", ".json")]
    assert any(re.search("lessons?/forms", text) for text in written) == is_told
    assert any("a page of a later day" in text for text in written) != is_told


def test_figures_of_running_periods_are_no_evidence(tiny: Handbook) -> None:
    framework = "title: Mark\nsummary: What assessors ask.\ncriteria: [{id: '1', title: Kept, shown_by: [results]}]\n"
    rows = "promise,period,value\npermit-in-five-days,2026-09,90\npermit-in-five-days,2026-10,97\n"
    files = {"standards/frameworks/mark.yml": framework, "standards/results/2026.csv": rows}
    folder = str(tiny(files))

    def results(day: str) -> list[str]:
        command = ["export", "evidence", "--as-of", day, "--handbook", folder]
        return [row["results"] for row in csv.DictReader(io.StringIO(CliRunner().invoke(main, command).stdout))]

    assert [results(day) for day in ("2026-09-30", "2026-10-31", "2026-11-01")] == [["not checked"], ["not shown"], ["shown"]]


def test_planned_days_of_drafts_stay(tiny: Handbook) -> None:
    catalog = catalog_of(read_handbook(tiny({**HANDBOOK, "standards/lessons/forms.yml": f"{LESSON}status: draft\n"})))
    assert [lesson.on for lesson in happened_by(datetime.date(2026, 5, 3), catalog).of(Lesson)] == [datetime.date(2026, 5, 4)]


@pytest.mark.parametrize(("day", "is_owed"), [("2026-05-03", False), ("2026-06-04", True), ("2026-06-05", False)])
def test_an_action_is_owed_until_it_was_done(tiny: Handbook, day: str, is_owed: bool) -> None:
    assert ("Count the forms" in told(tiny, "owed", "front", "--as-of", day)) == is_owed


def test_days_within_what_lasts_are_cleared(tiny: Handbook) -> None:
    catalog = catalog_of(read_handbook(tiny(HANDBOOK)))
    then = happened_by(datetime.date(2026, 6, 4), catalog)
    (lesson,), front = then.of(Lesson), then.link("front")
    assert (lesson.thanked, lesson.changes[0].done, lesson.changes[0].result) == (None, None, None)
    assert front and front.review and front.review.last is None
    (page,) = (page for page in then.pages if page.path == "docs/hours.md")
    assert page.front and page.front.review and page.front.review.last is None


def test_nothing_is_changed_where_all_has_happened(tiny: Handbook) -> None:
    catalog = catalog_of(read_handbook(tiny(HANDBOOK)))
    assert happened_by(datetime.date(2026, 7, 1), catalog) is catalog
