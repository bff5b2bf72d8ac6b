"""Due moments, found minute by minute and day by day."""

import datetime

MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)


def works_on(day: datetime.date, weekdays: set[int], closed: set[datetime.date]) -> bool:
    return day.weekday() in weekdays and day not in closed


def works_at(moment: datetime.datetime, opens: int, closes: int, weekdays: set[int], closed: set[datetime.date]) -> bool:
    minute = moment.hour * 60 + moment.minute
    in_the_night = works_on(moment.date() - DAY, weekdays, closed) and minute + 1440 < closes
    return in_the_night or (works_on(moment.date(), weekdays, closed) and opens <= minute < closes)


def due(
    moment: datetime.datetime,
    number: int,
    unit: str,
    *,
    opens: int,
    closes: int,
    weekdays: set[int],
    closed: set[datetime.date],
    same_day: bool,
) -> datetime.datetime:
    """The moment at which an amount ends that starts at `moment`. `opens` and `closes` are minutes after midnight."""
    if unit == "working hours":
        left = number * 60
        while left:
            left -= works_at(moment, opens, closes, weekdays, closed)
            moment += MINUTE
        return moment
    midnight = datetime.datetime.combine(moment.date(), datetime.time())
    if moment < midnight + MINUTE * (closes - 1440):
        midnight -= DAY
    if not same_day or moment >= midnight + MINUTE * closes:
        midnight += DAY
    while True:
        number -= works_on(midnight.date(), weekdays, closed)
        if not number:
            return midnight + MINUTE * closes
        midnight += DAY
