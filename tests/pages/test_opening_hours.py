"""Parsing of a link's own words about its opening hours."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from interlock.definitions.contact_point import Opening
from interlock.definitions.values.times_of_day import time_text
from interlock.definitions.values.weekday_names import HOLIDAYS, WEEKDAYS, weekdays_meant
from interlock.pages.opening_hours import hours_in_words
from interlock.sources.meant.hours_of_links import understood, unread_hours_remedy
from tests.conftest import TINY, Handbook
from tests.sites import built, words

OFFICE = "mon tue wed thu fri 09:00 17:00"


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("Monday to Friday, 09:00 to 17:00", [OFFICE]),
        ("Mon-Fri 9am-5pm", [OFFICE]),
        ("weekdays, 9 to 5", [OFFICE]),
        ("9.00–17.00, Monday – Friday", [OFFICE]),
        ("Monday to Friday, 09:00 to 17:00;", [OFFICE]),
        ("Sunday to Thursday, 09:00 to 17:00", ["mon tue wed thu sun 09:00 17:00"]),
        ("Tuesday, Thursday and Sunday, 10:00 to 16:30", ["tue thu sun 10:00 16:30"]),
        ("Saturday and public holidays, 06:00 to 12:00", ["sat holidays 06:00 12:00"]),
        ("Monday to Sunday, 18:00 to 24:00", ["mon tue wed thu fri sat sun 18:00 24:00"]),
        ("Monday, 08:00 to 12:00 and 13:00 to 17:30", ["mon 08:00 12:00", "mon 13:00 17:30"]),
        ("Mon-Thu 8.30-17, Fri 8.30-16", ["mon tue wed thu 08:30 17:00", "fri 08:30 16:00"]),
        ("Day and night, every day", ["mon tue wed thu fri sat sun 00:00 24:00"]),
        ("24/7", ["mon tue wed thu fri sat sun 00:00 24:00"]),
        ("24 hours a day, 7 days a week", ["mon tue wed thu fri sat sun 00:00 24:00"]),
        ("8am to 8pm, seven days a week", ["mon tue wed thu fri sat sun 08:00 20:00"]),
        ("We're open Monday to Friday between 9am and 5pm", [OFFICE]),
        ("Phone lines: weekdays 0900-1700", [OFFICE]),
        ("9am to 5pm Monday to Friday (excluding bank holidays)", [OFFICE]),
        ("10am – 4pm, Tues, Wed & Thur", ["tue wed thu 10:00 16:00"]),
        ("9-5 Mon-Fri, noon-4pm Sat and Sun", [OFFICE, "sat sun 12:00 16:00"]),
        ("Mon-Fri 9-5, closed on public and bank holidays", [OFFICE]),
        ("du lundi au vendredi, de 9 h 00 à 17 h, sauf jours fériés", [OFFICE]),
        ("maandag t/m vrijdag van 9.00 tot 17.00 uur; op feestdagen gesloten", [OFFICE]),
        ("ma-do 8u30-17u en vr 8u30-12u", ["mon tue wed thu 08:30 17:00", "fri 08:30 12:00"]),
        ("de lunes a viernes, de 9:00 a 17:00 h (excepto festivos)", [OFFICE]),
        ("Mo–Fr 9 Uhr bis 17 Uhr, außer an Feiertagen", [OFFICE]),
        ("dal lunedì al venerdì, dalle ore 9 alle 17", [OFFICE]),
        ("9-5 Mon-Fri exc. bank hols", [OFFICE]),
        ("daily except Sunday, 8am - 6pm", ["mon tue wed thu fri sat 08:00 18:00"]),
        ("Mon-Fri (not Wednesday), 09:00 to 17:00", ["mon tue thu fri 09:00 17:00"]),
        ("Mo-Fr 9-17 Uhr; mittwochs geschlossen", ["mon tue thu fri 09:00 17:00"]),
        ("du lundi au vendredi, 9h-17h ; fermé le mercredi", ["mon tue thu fri 09:00 17:00"]),
        ("ma-sa 9h-12h", ["tue wed thu fri sat 09:00 12:00"]),
    ],
)
def test_usual_opening_hours_are_parsed(words: str, rows: list[str]) -> None:
    hours = understood(words)
    assert [" ".join([*sorted_days(row.days), time_text(row.opens), time_text(row.closes)]) for row in hours.rows] == rows
    assert not hours.has_remark


def sorted_days(days: Sequence[str]) -> list[str]:
    return [day for day in (*WEEKDAYS, HOLIDAYS) if day in days]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "the emergency duty worker after that",
        "Monday to Friday, 17:00 to 09:00",
        "Monday to Friday, 09:00 to 03:00",
        "Monday to Friday, 09:00 to 25:00",
        "Monday to Friday, 09:00 to 17:00, or so",
        "Monday to Friday, 09:00 to 17:00; closed for lunch from 12 to 1",
        "Monday to Friday, 09:00 to 17:00; Friday, 09:00 to 16:00",
        "Monday to Friday, 09:00 to 17:00; closed Wednesday afternoons",
        "Monday to Friday, 09:00 to 17:00; closed on the first Wednesday",
        "Monday to Friday except Wednesday, 09:00 to 17:00; not on Fridays",
        "Monday to Friday, 09:00 to 17:00 (Friday from 10)",
        "Monday to Friday, 09:00 to 15:00 (term time only)",
    ],
)
def test_other_opening_hours_are_not_parsed(words: str) -> None:
    assert understood(words).rows == []


@pytest.mark.parametrize("words", ["Mon-Fri 9-17; duty officer all night", "Mon-Fri 9-17 (voicemail at night)"])
def test_remarks_stand_beside_opening_hours(words: str) -> None:
    hours = understood(words)
    assert len(hours.rows) == 1 and hours.has_remark


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Mon-Fri 9am-5pm (excluding bank holidays)",
        "Office hours, then the night desk on 01632 960001",
        "whenever the depot is open, so do call first",
        "we sat down with two of them",
        "replies within 2-3 working days",
        "first Tuesday of the month, 2pm-4pm",
        "Term time only, 8:30 to 15:30",
    ],
)
def test_no_other_hours_can_be_typed(words: str) -> None:
    assert unread_hours_remedy(words) == ""


@pytest.mark.parametrize("words", ["9-5", "from nine till late", "Saturdays", "Mon to Sun", "before noon", "24/7 but for Easter"])
def test_hours_without_days_or_times_are_told(words: str) -> None:
    assert "semicolon" in unread_hours_remedy(words)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("mon-thu", "22:00", "06:00")], ["Monday to Thursday, 22:00 to 06:00"]),
        ([("mon-thu", "22:00", "24:00"), ("tue-fri", "00:00", "06:00")], ["Monday to Thursday, 22:00 to 06:00"]),
        ([("mon-sun", "18:00", "24:00"), ("mon-sun", "00:00", "06:00")], ["Monday to Sunday, 18:00 to 06:00"]),
        (
            [("mon-fri", "18:00", "24:00"), ("sat", "00:00", "02:00")],
            ["Friday, 18:00 to 02:00", "Monday to Thursday, 18:00 to 24:00"],
        ),
        ([("mon-fri", "09:00", "12:00"), ("mon-fri", "13:00", "17:00")], ["Monday to Friday, 09:00 to 12:00 and 13:00 to 17:00"]),
        ([("sun, holidays", "10:00", "14:00")], ["Sunday and public holidays, 10:00 to 14:00"]),
        ([("holidays", "10:00", "14:00")], ["Public holidays, 10:00 to 14:00"]),
        ([("mon-sun", "00:00", "24:00")], ["Day and night, every day"]),
        ([("mon", "12:00", "00:00")], ["Monday, 12:00 to 24:00"]),
        ([("mon-fri", "08:00", "24:00"), ("mon-fri", "00:00", "24:00")], ["Monday to Friday, 00:00 to 24:00 and 08:00 to 24:00"]),
    ],
)
def test_opening_hours_as_people_say_them(rows: list[tuple[str, str, str]], words: list[str]) -> None:
    hours = [
        Opening.model_validate({"days": weekdays_meant([days]), "opens": opens, "closes": closes}) for days, opens, closes in rows
    ]
    assert hours_in_words(hours) == words


@pytest.mark.parametrize(
    ("opens", "closes", "says"),
    [
        ("12:00", "02:00", "Did you mean `14:00`? Through the night, write two rows: one until `24:00`, one from `00:00`."),
        ("09:00", "03:00", "Did you mean `15:00`?"),
        ("9:00", "5:30", "Did you mean `17:30`?"),
        ("13:00", "17:00", ""),
        ("18:00", "07:00", ""),
        (
            "17:00",
            "09:00",
            "Write the later time under `closes`. Through the night, write two rows: one until `24:00`, one from `00:00`.",
        ),
        ("09:00", "09:00", "For day and night, write `00:00` and `24:00`."),
        ("24:00", "06:00", "Write `00:00` under `opens`."),
    ],
)
def test_hours_that_are_none_are_refused(opens: str, closes: str, says: str) -> None:
    try:
        Opening.model_validate({"days": ["mon"], "opens": opens, "closes": closes})
        assert says == ""
    except ValidationError as error:
        assert error.errors()[0]["ctx"]["remedy"] == says


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Monday-Friday", "`[mon, tue, wed, thu, fri]`"),
        ("[Mon to Wed]", "`[mon, tue, wed]`"),
        ("weekdays", "`[mon, tue, wed, thu, fri]`"),
        (["Monday", "Friday"], "`[mon, fri]`"),
        (["Monday-Friday"], "`[mon, tue, wed, thu, fri]`"),
        ("Sat & public holidays", "`[sat, holidays]`"),
    ],
)
def test_days_in_other_words_are_told_as_days(written: object, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Opening.model_validate({"days": written, "opens": "09:00", "closes": "17:00"})
    assert caught.value.errors()[0]["ctx"]["remedy"] == f"Write {meant}."


def test_weekends_that_make_up_for_holidays_have_usual_hours(tiny: Handbook) -> None:
    point = "title: Desk\nsummary: A desk.\nowner: front\nchannel: face-to-face\nstaffed_by: [front]\n"
    row = '  - {days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00"}\n'
    short_friday = row.replace(", fri", "") + '  - {days: [fri], opens: "09:00", closes: "12:00"}\n'
    folder = tiny(
        {
            "standards/organisation.yml": "name: Larkfield\ncalendar: {country: CN}\n",
            "standards/contact-points/desk.yml": f"{point}hours:\n{row}",
            "standards/contact-points/other.yml": f"{point}hours:\n{short_friday}",
        }
    )
    site = built(folder)
    desk, other = (_opening(site / f"contact-points/{id}/index.html") for id in ("desk", "other"))
    assert "2026-05-09" in desk["made_up"]["on"] and desk["made_up"]["rows"] == [{"opens": "09:00", "closes": "17:00"}]
    assert "made_up" not in other


def test_closing_days_are_told_until_they_are_over(tiny: Handbook) -> None:
    closed = "[2026-12-29, 2026-11-02, {on: 2026-11-20, until: 2026-11-24, say: Stock taking}]"
    desk = TINY / "standards/contact-points/desk.yml"
    site = built(
        tiny(
            {
                "standards/organisation.yml": f"name: Larkfield\ncalendar: {{opens: 08:00, closes: 24:00, holidays: {closed}}}\n",
                "standards/contact-points/desk.yml": f"{desk.read_text()}closures: {closed}\n",
            }
        )
    )
    coming = "20 November 2026 to 24 November 2026: Stock taking 29 December 2026"
    assert f"Working hours 08:00 to 24:00 Also closed {coming}" in words(site, "about")
    assert f"Closed on {coming}" in words(site, "contact-points/desk")


def _opening(page: Path) -> dict[str, Any]:
    (element,) = LexborHTMLParser(page.read_text()).css("[data-opening]")
    return json.loads(element.attributes["data-opening"] or "")  # type: ignore[no-any-return]
