"""Hand-written pages: their front matter, and who answers for them."""

import datetime

import pytest

from interlock.catalog import page_key
from interlock.catalog.headings import page_title
from interlock.doors.edits.rename import rename
from interlock.doors.edits.review import review
from interlock.exports import icalendar
from interlock.site import checking
from tests.conftest import TODAY, Handbook, short

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


@pytest.mark.parametrize("field", ["draft: true", "Hidden: yes", "publish: off", "visibility: Private", "unlisted: 1"])
def test_a_page_that_other_programs_hide_is_an_error(field: str, tiny: Handbook) -> None:
    folder = tiny({"docs/plan.md": f"---\ntitle: Plan\n{field}\n---\n\nNot yet.\n"})
    assert f"`{field.partition(':')[0]}` cannot keep a hand-written page from being published" in short(folder)


@pytest.mark.parametrize("field", ["hidden: false", "publish: yes", "visibility: staff", "expires:"])
def test_a_field_that_hides_nothing_is_no_fault(field: str, tiny: Handbook) -> None:
    folder = tiny({"docs/plan.md": f"---\ntitle: Plan\n{field}\n---\n\nAt once.\n"})
    assert "docs/plan.md" not in short(folder)


@pytest.mark.parametrize(
    ("top", "told"),
    [
        ("---\ntitle: One\n---\n\n---\ntitle: Two\n---\n", "5:1: error yaml-syntax A second front matter is shown as text."),
        ("<!-- old -->\n---\ntitle: One\n---\n", "2:1: error yaml-syntax Front matter begins a page, and a comment stands"),
        ("---yaml\ntitle: One\n---\n", "1:1: error yaml-syntax Front matter begins with a line of three hyphens"),
        ("---\nexpiryDate: 2026-12-01\n---\n", "2:1: warning unknown-field `expiryDate` cannot keep"),
    ],
)
def test_front_matter_is_not_shown_as_text(top: str, told: str, tiny: Handbook) -> None:
    assert f"docs/plan.md:{told}" in short(tiny({"docs/plan.md": f"{top}\nText.\n"}))


def test_a_rule_below_front_matter_stays(tiny: Handbook) -> None:
    assert "docs/plan.md" not in short(tiny({"docs/plan.md": "---\ntitle: One\n---\n\n---\n\nText.\n"}))
