""" "Open now" and notices follow the organisation's time zone without a new build."""

from datetime import datetime
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser import OpenPage
from tests.conftest import by_night, is_nightly

SWITCHBOARD = "contact-points/switchboard/"  # Monday to Friday, 09:00 to 17:00


def said(page_url: str, now: str, open_page: OpenPage, zone: str = "Europe/London") -> str:
    return open_page(page_url, now=now, timezone_id=zone).locator(".answer [data-open-now]").inner_text()


# What the switchboard's page says at a moment.
MOMENTS = [
    ("2026-11-23T08:59:00Z", "Closed, opens today 09:00"),
    ("2026-11-23T09:00:00Z", "Open now until 17:00"),
    ("2026-11-23T16:59:00Z", "Open now until 17:00"),
    ("2026-11-23T17:00:00Z", "Closed, opens tomorrow 09:00"),
    ("2026-11-23T23:59:00Z", "Closed, opens tomorrow 09:00"),
    ("2026-11-24T00:00:00Z", "Closed, opens today 09:00"),
    ("2026-11-27T17:30:00Z", "Closed, opens Monday 09:00"),
    # Christmas, a weekend, a day in lieu, three days of its own, New Year, a weekend.
    ("2026-12-24T17:30:00Z", "Closed, opens Monday 4 January 09:00"),
    ("2026-12-25T10:00:00Z", "Closed, opens Monday 4 January 09:00"),
    ("2026-12-30T10:00:00Z", "Closed, opens Monday 09:00"),
    # In summer London is an hour ahead of UTC.
    ("2027-06-01T08:30:00Z", "Open now until 17:00"),
    ("2027-06-01T16:30:00Z", "Closed, opens tomorrow 09:00"),
]


def test_a_page_left_open_says_whether_it_is_open(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", apart=True)
    page.clock.install(time=MOMENTS[0][0])
    page.goto(larkfield + SWITCHBOARD)
    tag = page.locator(".answer [data-open-now]")
    assert tag.inner_text() == MOMENTS[0][1]
    for (before, _), (now, words) in pairwise(MOMENTS):
        page.clock.fast_forward(int((datetime.fromisoformat(now) - datetime.fromisoformat(before)).total_seconds() * 1000))
        assert tag.inner_text() == words, now


@pytest.mark.parametrize("zone", ["Pacific/Auckland", by_night("America/Los_Angeles")])
def test_opening_hours_follow_the_organisations_time_zone(zone: str, larkfield: str, open_page: OpenPage) -> None:
    assert said(larkfield + SWITCHBOARD, "2026-11-23T16:30:00Z", open_page, zone) == "Open now until 17:00"
    assert said(larkfield + SWITCHBOARD, "2026-11-23T17:30:00Z", open_page, zone) == "Closed, opens tomorrow 09:00"


def test_a_line_open_day_and_night_ignores_holidays(larkfield: str, open_page: OpenPage) -> None:
    for now in ("2026-12-25T03:00:00Z", "2026-11-23T12:00:00Z"):
        assert said(f"{larkfield}contact-points/repairs-line/", now, open_page) == "Open day and night"


def test_closures_apply_to_their_contact_point_only(larkfield: str, open_page: OpenPage) -> None:
    now = "2026-11-27T10:00:00Z"
    assert said(f"{larkfield}contact-points/library-desks/", now, open_page) == "Closed, opens tomorrow 10:00"
    assert said(larkfield + SWITCHBOARD, now, open_page) == "Open now until 17:00"


def test_no_hours_no_claim_about_being_open(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}contact-points/letters/")
    assert "Hours are not stated." in page.locator(".answer").inner_text()
    assert page.locator("[data-open-now]").count() == 0


def test_contacts_show_whether_somebody_answers(larkfield: str, open_page: OpenPage) -> None:
    missed_bin = f"{larkfield}procedures/report-a-missed-bin/"
    assert said(missed_bin, "2026-11-23T10:00:00Z", open_page) == "Open now until 15:00"
    assert said(missed_bin, "2026-11-23T15:00:00Z", open_page) == "Closed, opens tomorrow 05:45"
    page = open_page(larkfield, now="2026-11-23T15:30:00Z")
    for team, words in (("Waste crews", "Closed, opens tomorrow 05:45"), ("Payroll", "Open now until 16:30")):
        assert words in page.locator("#call li", has_text=team).inner_text()


def test_a_remark_beside_the_hours_prevents_saying_closed(larkfield: str, open_page: OpenPage) -> None:
    """Housing officers: Monday to Friday, 08:30 to 17:00; duty officer all night."""
    page = open_page(f"{larkfield}chain/housing-officers/", now="2026-11-23T10:00:00Z")
    tag = page.locator(".answer [data-open-now]")
    assert tag.inner_text() == "Open now until 17:00"
    page = open_page(page.url, now="2026-11-23T20:00:00Z")
    assert page.locator(".answer [data-open-now]").is_hidden()


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-12-13T23:59:00Z", False),
        ("2026-12-14T00:00:00Z", True),
        ("2027-01-03T23:59:00Z", True),
        ("2027-01-04T00:00:00Z", False),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland"])
def test_a_notice_is_shown_between_its_dates(now: str, shown: bool, zone: str, larkfield: str, open_page: OpenPage) -> None:
    """On the first day in London on each of three pages; otherwise, but at night, on one."""
    everywhere = is_nightly() or (zone == "Europe/London" and now.startswith("2026-12-14"))
    for path in (SWITCHBOARD, "promises/answer-calls/", "")[: 3 if everywhere else 1]:
        notice = open_page(larkfield + path, now=now, timezone_id=zone).get_by_text("Nobody answers from 29 December")
        assert notice.is_visible() == shown, path


def test_a_page_left_open_shows_and_hides_notices(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", apart=True)
    page.clock.install(time="2026-12-13T23:30:00Z")
    page.goto(larkfield + SWITCHBOARD)
    notice = page.get_by_text("Nobody answers from 29 December")
    expect(notice).to_be_hidden()
    page.clock.fast_forward("01:00:00")
    expect(notice).to_be_visible()
    page.clock.fast_forward(21 * 24 * 60 * 60 * 1000)
    expect(notice).to_be_hidden()
