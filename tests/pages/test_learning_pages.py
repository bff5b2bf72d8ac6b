"""Pages about learning: lessons, complaints, sessions and the calendar of reviews."""

from tests.conftest import Handbook
from tests.sites import built, element_of, hrefs, page, words

BACK = {"standards/links/back.yml": "title: Back office\nsummary: Prints the permits.\nkind: support\n"}
LESSON = """\
title: A permit for the wrong street
summary: A permit was printed for the wrong street.
type: failure
on: 2026-10-05
about: [promise/permit-in-five-days]
what_happened: A resident got a permit for the wrong street.
traced_to: [{link: back, what: The list of streets was a year old.}]
changes: [{what: The list comes from the survey every month., by: back, due: 2026-10-30, done: 2026-10-28}]
"""
SESSION = """\
title: Looking at permits together
summary: What we found.
on: 2026-09-01
links: [front]
about: [promise/permit-in-five-days]
checklist:
  expectations:
    actions:
      - {what: Ask residents., by: front, done: 2026-09-20}
      - {what: Answer them., by: back, due: 2026-10-01}
  perceptions: {findings: [Both think that the other posts it.]}
  existing_procedures: {findings: [One.]}
  missing_procedures: {findings: [None.]}
  support_structure: {findings: [Loose.]}
  common_language: {findings: [Permit.]}
"""
PRINTING = "title: Print\nsummary: How.\nowner: front\nsupports: [permit-in-five-days]\nsteps: [{id: print, does: Print the permit., by: back}]\n"
LEARNING = BACK | {"standards/sessions/permits.yml": SESSION, "standards/procedures/print.yml": PRINTING}


def test_a_links_page_shows_failures_as_what_was_mended(tiny: Handbook) -> None:
    site = built(tiny(BACK | {"standards/lessons/2026-10-wrong-street.yml": LESSON}))
    mended = words(site, "chain/back", "#mended")
    assert mended.startswith("What we mended")
    assert "The list of streets was a year old." in mended
    assert "The list comes from the survey every month. Done 28 October 2026" in mended
    assert page(site, "chain/front").css_first("#mended") is None


def test_a_failure_is_not_called_mended_before_it_is(tiny: Handbook) -> None:
    owed = LESSON.replace(", done: 2026-10-28", "").replace("by: back, due", "by: front, due")
    untold = LESSON.replace("streets was", "roads was").partition("changes:")[0]
    site = built(tiny(BACK | {"standards/lessons/owed.yml": owed, "standards/lessons/untold.yml": untold}))
    mended = words(site, "chain/back", "#mended")
    assert mended.startswith("What we are mending") and "every month. Front desk Overdue since 30 October 2026" in mended
    assert "The list of roads was a year old. Nobody has said yet what changes." in mended


def test_a_failure_says_that_its_cause_is_still_owed(tiny: Handbook) -> None:
    site = built(tiny(BACK | {"standards/lessons/wrong.yml": LESSON.partition("traced_to:")[0]}))
    assert "Nobody has said yet where it came from." in words(site, "lessons/wrong", "#causes")
    assert "Agree on it with the links of the chain. Overdue since 5 November 2026" in words(site, "lessons/wrong", "#changes")


def reviewed(title: str, last: str, owner: str = "front") -> str:
    """A customer whose page is reviewed once a year."""
    return f"title: {title}\nsummary: Somebody.\nowner: {owner}\nreview: {{last: {last}, every: 12 months}}\n"


def test_the_review_calendar_counts_by_month_and_owner(tiny: Handbook) -> None:
    files = {
        "standards/customers/artists.yml": reviewed("Artists", "2026-01-10"),
        "standards/customers/bakers.yml": reviewed("Bakers", "2026-01-20", "back"),
        "standards/customers/cooks.yml": reviewed("Cooks", "2025-06-01", "back"),
    }
    site = built(tiny(BACK | files))
    calendar = element_of(page(site, "reports/reviews"), "#calendar")
    cells = {element_of(row, "th").text().strip(): row.text(separator=" ").split() for row in calendar.css("tbody tr")}
    assert [cell.text() for cell in calendar.css("thead th")][-2:] == ["Jan", "Calendar"]
    assert cells["Back office"] == ["Back", "office", "1", "1", "1", "Feed"]  # overdue, never, January
    january = words(site, "reports/reviews", "#m-2027-01")
    assert "Artists Front desk 10 January 2027" in january and "Bakers Back office 20 January 2027" in january
    ids = {node.attributes["id"] for node in page(site, "reports/reviews").css("[id]")}
    assert {str(link.attributes["href"])[1:] for link in calendar.css('a[href^="#"]')} <= ids
    assert "SUMMARY:Review: Bakers" in (site / "reports/reviews/back.ics").read_text(encoding="utf-8")
    assert "reports/owed/back.ics/" in hrefs(site, "chain/back")


def test_the_public_has_no_review_calendar(tiny: Handbook) -> None:
    site = built(tiny({"standards/customers/artists.yml": reviewed("Artists", "2026-01-10")}), audience="public")
    assert not list(site.rglob("*.ics"))


def test_nothing_is_overdue_in_a_retired_session(tiny: Handbook) -> None:
    site = built(tiny(LEARNING | {"standards/sessions/permits.yml": SESSION + "status: retired\n"}))
    shown = words(site, "sessions/permits")
    assert "Was due 1 October 2026" in shown and "Overdue" not in shown and "Still owed" not in shown


def test_a_session_shows_absent_teams_and_open_actions(tiny: Handbook) -> None:
    printing = PRINTING.replace("by: back}", "by: back, with: [printer]}")
    printer = "title: The printer\nsummary: It prints.\nkind: system\nowner: back\n"
    system = {"standards/links/printer.yml": printer, "standards/procedures/print.yml": printing}
    site = built(tiny(LEARNING | system))
    assert "The printer" in words(site, "promises/permit-in-five-days") and "printer" not in words(site, "sessions/permits")
    assert "Back office" in words(site, "sessions/permits", "#absent")
    assert "Front desk" not in words(site, "sessions/permits", "#absent")
    owed = words(site, "sessions/permits", "#owed")
    assert "Answer them. Back office Overdue since 1 October 2026" in owed and "Ask residents." not in owed
    assert "1 of 2 done" in words(site, "sessions/permits")
    assert "sessions/workbook/promise-permit-in-five-days/" in hrefs(site, "sessions/permits")


def test_complaints_stand_beside_what_was_done(tiny: Handbook) -> None:
    complaint = LESSON.replace("type: failure", "type: complaint").replace("summary: A permit was", "summary: My permit was")
    learned = words(built(tiny(BACK | {"standards/lessons/2026-10-wrong-street.yml": complaint})), "about", "#learned")
    assert "A permit for the wrong street My permit was printed for the wrong street." in learned
    assert "The list comes from the survey every month. 28 October 2026" in learned
