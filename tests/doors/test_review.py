"""`interlock review` writes the day and the role into a file, and leaves all else as it was."""

import pytest

from interlock.sources.handbook_reader import read_handbook
from tests.conftest import Handbook
from tests.doors.edits import output_of, run
from tests.faults import closed
from tests.tiny_files import FRONT, LINK


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n", "\nbody: |\n  One.\n\n  Two.\n", "\nbody: |\n  One."])
def test_comments_and_line_ends_are_kept(newline: str, end: str, tiny: Handbook) -> None:
    text = (f"# who\ntitle: Front desk  # as signed\nsummary: >-\n  Answers\n  people.\nkind: front-line{end}").replace(
        "\n", newline
    )
    folder = tiny({LINK: text.encode()})
    assert run(folder, "review", "link/front", "--as-of", "2026-11-22").exit_code == 0
    after = (folder / LINK).read_bytes().decode()
    gap = "" if text.endswith(newline) else newline
    assert after == f"{text}{gap}review: {{last: 2026-11-22}}{newline}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "review: {last: 2025-01-07, every: 6 months}  # why\n",
            "review: {last: 2026-11-22, every: 6 months, by: desk manager}  # why\n",
        ),
        ("review: {every: 6 months}\n", "review: {every: 6 months, last: 2026-11-22, by: desk manager}\n"),
        (
            'review:\n    last: "2025-01-07"\n    by: the old one\ntags: [a]\n',
            "review:\n    last: 2026-11-22\n    by: desk manager\ntags: [a]\n",
        ),
        (
            "review:\n  every: 6 months # twice\ntags: [a]\n",
            "review:\n  every: 6 months # twice\n  last: 2026-11-22\n  by: desk manager\ntags: [a]\n",
        ),
        (
            "review:\n  last:  # not yet\n  every: 6 months\n  by:\ntags: [a]\n",
            "review:\n  last: 2026-11-22  # not yet\n  every: 6 months\n  by: desk manager\ntags: [a]\n",
        ),
        ("review:  # soon\ntags: [a]\n", "review: {last: 2026-11-22, by: desk manager}  # soon\ntags: [a]\n"),
        ("review: ~\n", "review: {last: 2026-11-22, by: desk manager}\n"),
        ("review: {every: 6 months, last: }\n", "review: {every: 6 months, last: 2026-11-22, by: desk manager }\n"),
    ],
)
def test_review_changes_the_day_and_the_role_only(before: str, after: str, tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT + before})
    assert run(folder, "review", "link/front", "--by", "desk manager", "--as-of", "2026-11-22").exit_code == 0
    assert (folder / LINK).read_text() == FRONT + after


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{FRONT}review:\n  last: 2025-01-07\n  by: |\n    the team\n", "`by` is written in a way"),
        (f"{FRONT}review: {{last: &day 2025-01-07}}\n", "`last` is written in a way"),
        (f"{FRONT}review: &ours {{last: 2025-01-07}}\n", "Write `last: 2026-11-22` under `review:`."),
        (f"{FRONT}review: {{every: 1 year # in autumn\n  }}\n", "A comment or a name alone stands before the closing bracket"),
        ("{title: Front desk, summary: Answers., kind: front-line}\n", "does not begin each field on a line of its own"),
        ("  title: Front desk\n  summary: Answers.\n  kind: front-line\n", "does not begin each field on a line of its own"),
    ],
)
def test_what_no_command_can_edit_stays(text: str, told: str, tiny: Handbook) -> None:
    folder = tiny({LINK: text})
    refused = run(folder, "review", "link/front", "--by", "desk manager", "--as-of", "2026-11-22")
    assert refused.exit_code == 2 and told in output_of(refused)
    assert (folder / LINK).read_text(encoding="utf-8") == text


def test_a_file_may_begin_with_hyphens(tiny: Handbook) -> None:
    folder = tiny({LINK: f"--- # who answers\n{FRONT}"})
    assert run(folder, "review", "link/front", "--as-of", "2026-11-22").exit_code == 0
    assert (folder / LINK).read_text(encoding="utf-8") == f"--- # who answers\n{FRONT}review: {{last: 2026-11-22}}\n"


def test_a_second_review_on_a_day_says_so(tiny: Handbook) -> None:
    folder = tiny({"docs/parking.md": "---\nreview: {last: 2025-01-07, every: 1 year}\n---\n# Parking\n"})
    for name in ("link/front", "page/docs/parking.md"):
        said = [run(folder, "review", name, "--as-of", "2026-11-22").output for _ in range(2)]
        assert "already" not in said[0] and "reviewed on 22 November 2026, as it says already." in said[1]


@pytest.mark.parametrize("name", ["page/docs/parking.md", "docs/parking.md", ".\\docs\\parking.md"])
def test_a_page_is_reviewed_by_its_path(name: str, tiny: Handbook) -> None:
    head = "title: Parking  # for all\r\nreview:\r\n  every: 1 year  # in autumn\r\n  # by whom?\r\n"
    text = f"\ufeff---\r\n{head}---\r\n# Parking\r\n"
    folder = tiny({"docs/parking.md": text})
    done = run(folder, "review", name, "--by", "desk: manager", "--as-of", "2026-11-22")
    said = "docs/parking.md: reviewed on 22 November 2026. The next review is due on 22 November 2027.\n"
    assert (done.exit_code, done.output) == (0, said)
    added = '  last: 2026-11-22\r\n  by: "desk: manager"\r\n'
    after = text.replace("in autumn\r\n", f"in autumn\r\n{added}")
    assert (folder / "docs/parking.md").read_bytes().decode() == after


def test_nothing_retired_is_due_for_review(tiny: Handbook) -> None:
    folder = tiny({LINK: f"{FRONT}status: retired\nreview: {{every: 6 months}}\n"})
    done = run(folder, "review", "link/front", "--as-of", "2026-11-22")
    assert done.output == f"{LINK}: reviewed on 22 November 2026.\n"


def test_a_review_without_an_interval_asks_for_one(tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT})
    done = run(folder, "review", "link/front", "--as-of", "2026-11-22")
    assert "Nothing says when the next is due: write `every: 12 months` beside `last`" in done.output
    (folder / LINK).write_text(f"{FRONT}review: {{every: 6 months}}\n")
    again = run(folder, "review", "link/front", "--as-of", "2026-11-22")
    assert "Nothing says" not in again.output and "due on 22 May 2027" in again.output


def test_a_review_is_done_whatever_follows(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({LINK: f"{FRONT}review: {{last: 2026-01-01, every: 12 months}}\n"})
    read = iter([read_handbook(folder)])
    monkeypatch.setattr("interlock.doors.edits.handbook_files.read_handbook", lambda folder: next(read))
    done = run(folder, "review", "link/front", "--as-of", "2026-11-22")
    assert done.output == f"{LINK}: reviewed on 22 November 2026. The next review is due on 22 November 2027.\n"


def test_what_cannot_be_read_is_not_called_missing(tiny: Handbook) -> None:
    folder = tiny({})
    with closed("links"):
        assert "Of standards/links nothing is known. Check who may read it." in output_of(run(folder, "review", "link/front"))
    with closed("docs"):
        assert "Of docs nothing is known. Check who may read it." in output_of(run(folder, "review", "docs/index.md"))
