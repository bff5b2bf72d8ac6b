"""Hand-written pages: their front matter, and who answers for them."""

import datetime

from interlock.catalog import page_key
from interlock.catalog.headings import page_title
from interlock.doors.edits.rename import rename
from interlock.doors.edits.review import review
from interlock.exports import icalendar
from interlock.site import checking
from tests.conftest import TODAY, Handbook

OPENING = "---\ntitle: When we open\nowner: front\nreview: {last: 2024-01-01, every: 12 months}\n---\n\nAt *nine*.\n"


def test_the_owner_owes_the_review_of_a_page(tiny: Handbook) -> None:
    folder = tiny({"docs/opening.md": OPENING})
    facts = checking.check(folder, TODAY).facts
    assert page_title(facts.catalog.sources[page_key("docs/opening.md")], facts.catalog) == "When we open"
    owed = [owed for owed in facts.debts.all if owed.key.kind == "page"]
    assert [(each.link and each.link.id, each.what) for each in owed] == [("front", "Read it again: When we open")]
    assert "SUMMARY:Review: When we open" in icalendar.feeds(facts)["reviews/front.ics"]


def test_a_page_to_review_goes_by_its_heading(tiny: Handbook) -> None:
    folder = tiny({"docs/opening.md": OPENING.replace("title: When we open\n", "").replace("At", "# When we *open*\n\nAt")})
    assert [each.definition.title for each in checking.check(folder, TODAY).facts.reviews if each.due] == ["When we open"]


def test_commands_edit_front_matter_and_nothing_else(tiny: Handbook) -> None:
    folder = tiny({"docs/opening.md": OPENING})
    review(folder, "page/docs/opening.md", None, datetime.date(2026, 11, 1))
    rename(folder, "link/front", "desk")
    expected = OPENING.replace("2024-01-01", "2026-11-01").replace("owner: front", "owner: desk")
    assert (folder / "docs/opening.md").read_text() == expected
