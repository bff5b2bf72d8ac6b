"""Days as everybody reads them."""

import calendar
import datetime


def day_in_words(day: datetime.date) -> str:
    """A day in words: `5 October 2026`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
