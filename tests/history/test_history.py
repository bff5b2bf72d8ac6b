"""The history in the language report: the numbers of today's words to avoid in earlier revisions."""

import datetime
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock.history import words_over_time
from interlock.pages.settings import Settings
from interlock.site import checking
from interlock.site.writer import facts_for
from tests.commits import commit_of_no_day, git
from tests.conftest import TODAY, Handbook, write
from tests.sites import built, element_of, page

PERMIT = """\
title: permit
definition: A card that allows a car to stand in one street.
owner: front
avoid: [licence]
"""
SERVICE = "standards/services/parking.yml"


def service(words: str) -> str:
    return f"title: Parking\nsummary: {words}\nowner: front\ncustomers: [residents]\n"


def commit(folder: Path, on: str, words: str) -> None:
    write(folder / SERVICE, service(words))
    git(folder, "add", ".")
    git(folder, "commit", "--message", on, on=on)


@pytest.fixture
def kept(tiny: Handbook) -> Path:
    """A handbook with four commits in three months, in a folder of its repository."""
    folder = tiny({})
    git(folder.parent, "init", "--quiet")
    commit(folder, "2026-08-03", "A licence and a licence, and one more licence.")
    commit(folder, "2026-09-01", "A licence and a licence.")
    commit(folder, "2026-09-20", "Nothing.")
    write(folder / "glossary/permit.yml", PERMIT)
    commit(folder, "2026-11-02", "A licence.")
    return folder


def counts(folder: Path, today: datetime.date = TODAY) -> list[tuple[str, int]]:
    facts = facts_for(checking.check(folder, today), Settings())
    found = words_over_time.words_to_avoid(folder, facts.language, "staff", today)
    return [(count.on.isoformat(), count.words) for count in found]


EVERY = [("2026-08-03", 3), ("2026-09-01", 2), ("2026-11-02", 1), ("2026-11-22", 1)]


def test_first_commits_are_counted_with_todays_words(kept: Path) -> None:
    assert counts(kept) == EVERY


def test_uncommitted_edits_count_for_today(kept: Path) -> None:
    write(kept / SERVICE, service("No such word."))
    assert counts(kept) == [*EVERY[:3], ("2026-11-22", 0)]


@pytest.mark.parametrize("written", ["", " 400000000000 +0000", " 99999999999999999999999 +0000"])
def test_commits_of_no_day_are_passed_over(kept: Path, written: str) -> None:
    write(kept / SERVICE, service("A licence, and no more."))
    git(kept, "add", ".")
    git(kept, "update-ref", "HEAD", commit_of_no_day(kept, written))
    assert counts(kept) == EVERY


def test_exported_pages_among_the_own_are_not_counted(kept: Path) -> None:
    write(kept / "docs/handbook/.interlock-site", "")
    write(kept / "docs/handbook/index.md", "A licence and a licence.")
    commit(kept, "2026-12-01", "A licence, here.")
    assert counts(kept, datetime.date(2026, 12, 20))[-2:] == [("2026-12-01", 1), ("2026-12-20", 1)]


def test_only_what_readers_see_today_is_counted(kept: Path) -> None:
    """A page that `exclude_docs` leaves out, a draft and a restricted definition: in no list of the report, so in no sum of it."""
    write(kept / "mkdocs.yml", "exclude_docs: |\n  /notes/\n")
    write(kept / "docs/notes/plan.md", "A licence and a licence.")
    write(kept / "standards/services/later.yml", f"{service('A licence for later.')}status: draft\n")
    write(kept / "standards/services/secret.yml", f"{service('A secret licence.')}classification: restricted\n")
    commit(kept, "2026-12-01", "A licence, here.")
    write(kept / "standards/services/secret.yml", f"{service('A secret.')}classification: restricted\n")
    (kept / "docs/notes/plan.md").unlink()
    commit(kept, "2026-12-05", "A licence, there.")
    assert counts(kept, datetime.date(2026, 12, 20))[-2:] == [("2026-12-01", 1), ("2026-12-20", 1)]


def test_unchanged_files_are_not_read_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    contents = words_over_time._contents

    def counted(folder: Path, blobs: list[str]) -> object:
        read.append(len(blobs))
        return contents(folder, blobs)

    monkeypatch.setattr(words_over_time, "_contents", counted)
    assert counts(kept) == EVERY
    assert read == [2, 1]  # November: nothing changed since; September: two files; August: one file, the other is as in September


def test_old_revisions_are_left_out_when_too_much_changed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_over_time, "MOST_FILES", 2)
    assert counts(kept) == EVERY[1:]


def test_at_most_six_revisions_of_the_last_twelve_months(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": PERMIT})
    git(folder, "init", "--quiet")
    for number in range(15):
        year, month = divmod(2025 * 12 + 7 + number, 12)
        commit(folder, f"{year}-{month + 1:02}-02", f"Licence number {number}.")
    days = [day for day, _ in counts(folder)]
    assert days == ["2025-12-02", "2026-02-02", "2026-04-02", "2026-06-02", "2026-08-02", "2026-10-02", "2026-11-22"]


def test_no_history_without_git_or_commits(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({"glossary/permit.yml": PERMIT})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent.parent))
    assert counts(folder) == []
    git(folder, "init", "--quiet")
    assert counts(folder) == []
    commit(folder, "2026-08-03", "A licence.")
    assert counts(folder) == []
    commit(folder, "2026-09-03", "One licence.")
    assert counts(folder) != []
    monkeypatch.setenv("PATH", "")
    assert counts(folder) == []


def language_report(folder: Path, **settings: bool) -> LexborHTMLParser:
    return page(built(folder, **settings), "reports/language")


def test_the_report_has_no_history_while_editing(kept: Path) -> None:
    report = language_report(kept)
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in report.css("#over-time tbody tr")]
    assert rows == [["3 August 2026", "3"], ["1 September 2026", "2"], ["2 November 2026", "1"], ["22 November 2026", "1"]]
    assert not language_report(kept, drafts=True).css("#over-time")


def test_no_history_without_words_to_avoid(kept: Path) -> None:
    (kept / "glossary/permit.yml").write_text(PERMIT.replace("licence", "licensure"))
    assert not language_report(kept).css("#over-time")


def test_counts_do_not_depend_on_the_folder(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept.parent, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("elsewhere", "site"))
    assert counts(tmp_path / "elsewhere" / kept.name) == EVERY
    assert counts(kept) == EVERY


def test_the_report_links_every_place_by_owner(tiny: Handbook) -> None:
    organisation = "name: Tinford Council\nvision: A licence for everyone.\n"
    page = "# Moving house\n\nA licence moves with you.\n"
    overlay = {
        SERVICE: service("A licence."),
        "standards/organisation.yml": organisation,
        "standards/links/back.yml": "title: Back desk\nsummary: Prints each licence.\nkind: support\n",
        "docs/moving.md": page,
        "docs/leaving.md": f"---\nowner: back\n---\n{page}",
    }
    report = language_report(tiny({"glossary/permit.yml": PERMIT} | overlay))
    sections = {element_of(section, "h2").text(deep=False).strip(): section for section in report.css("section[id^=owner]")}
    found = {owner: [link.attributes["href"] for link in section.css("th a")] for owner, section in sections.items()}
    assert found == {
        "Back desk": ["../../chain/back/", "../../leaving/"],
        "Front desk": ["../../services/parking/"],
        "Nobody's": ["../../about/", "../../moving/"],
    }
