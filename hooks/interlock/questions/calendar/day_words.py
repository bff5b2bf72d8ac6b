"""Days and times of day as everybody reads them."""

import calendar
import datetime


def day_in_words(day: datetime.date) -> str:
    """A day in words: `5 October 2026`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def time_in_words(since_midnight: datetime.timedelta) -> str:
    """A time of day to the minute: `09:00`. Over 24 hours it is on the next day."""
    minutes = since_midnight // datetime.timedelta(minutes=1)
    minutes -= 1440 if minutes > 1440 else 0
    return f"{minutes // 60:02}:{minutes % 60:02}"
