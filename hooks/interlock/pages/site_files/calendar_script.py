"""The organisation's calendar as a script, by which browsers count due dates."""

import json

from interlock.pages.page_context import PageContext

CALENDAR = "assets/calendar.js"


def calendar_file(context: PageContext) -> dict[str, str]:
    """The calendar as a script: unlike JSON it can be loaded from `file://`."""
    data = json.dumps(context.facts.calendar.as_data(context.facts.today), separators=(",", ":"), ensure_ascii=False)
    return {CALENDAR: f"handbookCalendar={data.replace('<', chr(92) + 'u003c')};\n"}
