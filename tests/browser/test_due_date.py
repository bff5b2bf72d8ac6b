"""Due dates: browser and Python agree on random moments, amounts and calendars."""

import datetime
import json
import random
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from interlock.definitions.organisation import Organisation
from interlock.definitions.values.quantities import Quantity
from interlock.questions.calendar.working_time import NotConvertible, WorkingCalendar, calendar_of, is_same_day
from interlock.site.scripts import scripts_of
from tests.browser import OpenPage, Serve
from tests.catalogs import TODAY
from tests.conftest import ROOT, is_nightly

THEME = ROOT / "theme"
EPOCH = datetime.datetime(1970, 1, 1)
CALENDARS = {
    "usual": {},
    "england": {"country": "GB", "subdivision": "ENG", "holidays": [{"on": "2026-12-29", "say": "Closed"}]},
    "every part of a country": {"country": "GB", "subdivision": ["ENG", "SCT", "NIR", "WLS"]},
    "working Saturdays": {"country": "CN"},
    "nights": {"opens": "22:00", "closes": "06:00"},
    "same day, long Saturdays": {"working_days": ["tue", "sat"], "opens": "07:30", "closes": "21:15", "counts_from": "same day"},
}
UNITS = ("working days", "working hours", "working minutes", "hours", "minutes", "days", "weeks", "months", "years")


def counted(calendar: WorkingCalendar, start: datetime.datetime, amount: Quantity, moves: bool) -> list[float] | None:
    """Day and minute of the due date by Python; None where the calendar ends before."""
    try:
        end = calendar.add(start, amount, ends_on_open_day=moves) - EPOCH
    except NotConvertible:
        return None
    return [end.days, end.seconds / 60]


def random_case(chance: random.Random) -> tuple[datetime.datetime, Quantity]:
    unit = chance.choice(UNITS)
    amount = Decimal(chance.randint(0, 40))
    if unit in ("working days", "working hours", "hours", "days", "weeks"):
        amount += Decimal(chance.choice((0, 0, "0.5", "0.25")))
    if unit == "years":
        amount = Decimal(chance.randint(0, 2))
    if unit == "months":
        amount = Decimal(chance.randint(0, 12))
    text = "same day" if unit == "working days" and amount == 1 and chance.random() < 0.5 else f"{amount} {unit}"
    start = datetime.datetime(2026, 1, 1) + datetime.timedelta(minutes=chance.randrange(0, 2 * 365 * 24 * 60))
    return start, Quantity(amount, unit, text, Decimal(0) if text == "same day" else None)


@pytest.mark.parametrize("name", CALENDARS)
def test_browser_and_python_agree_on_random_due_dates(name: str, tmp_path: Path, serve: Serve, open_page: OpenPage) -> None:
    calendar = calendar_of(Organisation.model_validate({"name": "Any", "calendar": CALENDARS[name]}))
    data = json.dumps(calendar.as_data(TODAY))
    (tmp_path / "calendar.js").write_text(f"handbookCalendar={data}", encoding="utf-8")
    (tmp_path / "due-date.js").write_text(scripts_of(THEME)["due-date.js"], encoding="utf-8")
    scripts = "<script src=calendar.js></script><script src=due-date.js></script>"
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Due</title>{scripts}", encoding="utf-8")
    chance = random.Random(20261123)
    cases = [random_case(chance) for _ in range(1000 if is_nightly() else 300)]
    asked = [
        [
            [(start - EPOCH).days, (start - EPOCH).seconds / 60],
            {"amount": float(amount.amount), "unit": amount.unit, "same_day": is_same_day(amount), "next_open": number % 2 == 1},
        ]
        for number, (start, amount) in enumerate(cases)
    ]
    page = open_page(serve(tmp_path))
    answers = page.evaluate("cases => cases.map(([start, amount]) => handbookDue(start, amount))", asked)
    wrong = [
        (start, amount.text, answer, expected)
        for number, ((start, amount), answer) in enumerate(zip(cases, answers, strict=True))
        if answer != (expected := counted(calendar, start, amount, number % 2 == 1))
    ]
    assert not wrong, wrong[:5]


def test_a_promises_page_shows_its_due_date(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/acknowledge-complaints/")
    page.get_by_label("Received on").fill("2026-12-22")
    page.get_by_label("At", exact=True).fill("16:40")
    answer = page.locator("form[data-due-date] output")
    said = answer.inner_text()
    assert said.replace(",", "").startswith("By Wednesday 6 January 2027 17:00.") and "25 December (Christmas Day)" in said
    dates = answer.locator(".date")
    assert dates.first.inner_text() == "6 January 2027" and dates.evaluate_all(ON_ONE_LINE)


@pytest.mark.parametrize(
    ("promise", "doubt"),
    [
        (
            "collect-bulky-waste",
            "Ask Waste crews before you name a day. The steps take 7 working days Until Wednesday 2 December 2026 17:00. Promised:",
        ),
        (
            "clear-fly-tips",
            "In the worst case the steps take 2 working days 4 hours and 10 minutes Until Thursday 26 November 2026 13:10 if there is",
        ),
        ("collect-missed-bins", ""),
    ],
)
@pytest.mark.parametrize("path", ["promises/{}/", "due-date/?promise={}"])
def test_the_form_warns_that_steps_may_take_longer(
    path: str, promise: str, doubt: str, larkfield: str, open_page: OpenPage
) -> None:
    page = open_page(larkfield + path.format(promise))
    page.get_by_label("Received on").fill("2026-11-23")
    page.get_by_label("At", exact=True).fill("09:30")
    said = " ".join(page.locator("form[data-due-date] output").inner_text().replace(",", "").split())
    assert said.startswith(("By ", "Ask ")) and doubt in said
    assert doubt or said.endswith(":00.")


def test_no_day_is_named_before_a_promise_is_chosen(larkfield: str, open_page: OpenPage) -> None:
    """Date and time are those of the clock until somebody sets them."""
    page = open_page(f"{larkfield}due-date/")
    chosen, said = page.get_by_role("combobox", name="Promise"), page.locator("form[data-due-date] output")
    expect(chosen.locator("option:checked")).to_have_text("Choose a promise")
    expect(said).to_be_empty()
    chosen.select_option(label="Missed bins collected in two working days (2 working days)")
    expect(said).to_contain_text("By ")
    page.clock.set_fixed_time("2026-11-24T15:30:00Z")
    page.evaluate("dispatchEvent(new Event('focus'))")  # somebody comes back to the window the day after
    expect(page.get_by_label("Received on")).to_have_value("2026-11-24")
    expect(page.get_by_label("At", exact=True)).to_have_value("15:30")
    page.get_by_label("At", exact=True).fill("10:00")
    page.clock.set_fixed_time("2026-11-25T15:30:00Z")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_label("Received on")).to_have_value("2026-11-24")
    groups = chosen.locator("optgroup").evaluate_all("all => all.map(each => each.label)")
    assert groups == ["To customers", "Between teams and suppliers"]


def test_a_calendar_that_is_not_loaded_is_told(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.route("**/calendar.js*", lambda route: route.fulfill(status=404))
    page.goto(f"{larkfield}due-date/")
    expect(page.locator("form[data-due-date] output")).to_contain_text("The calendar could not be loaded")


def test_the_due_date_is_on_the_first_screen(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/collect-bulky-waste/")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("form[data-due-date] output")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [320, 390])
def test_date_and_time_fields_do_not_overlap(width: int, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/collect-bulky-waste/", width=width)
    date, time = (page.get_by_label(name, exact=True).bounding_box() for name in ("Received on", "At"))
    assert date and time
    assert date["x"] + date["width"] <= time["x"] or date["y"] + date["height"] <= time["y"]


ON_ONE_LINE = "dates => dates.every(date => date.offsetHeight < 2 * parseFloat(getComputedStyle(date).fontSize))"
# The width of a field beside the one that its text and its mark need.
WIDTHS = "field => [field.offsetWidth, (field.style = 'inline-size: max-content; max-inline-size: none', field.offsetWidth)]"


def test_date_and_time_are_whole_on_a_narrow_page(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/collect-bulky-waste/", width=320)
    for name in ("Received on", "At"):
        width, needed = page.get_by_label(name, exact=True).evaluate(WIDTHS)
        assert width >= needed, name
