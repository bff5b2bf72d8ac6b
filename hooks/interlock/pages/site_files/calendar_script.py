"""The organisation's calendar as a script, by which browsers count due dates."""

import json

from interlock.pages.desk import Desk

CALENDAR = "assets/calendar.js"


def calendar_file(desk: Desk) -> dict[str, str]:
    """The calendar as a script: unlike JSON it can be loaded from `file://`."""
    data = json.dumps(desk.facts.calendar.as_data(desk.facts.today), separators=(",", ":"), ensure_ascii=False)
    return {CALENDAR: f"handbookCalendar={data.replace('<', chr(92) + 'u003c')};\n"}
