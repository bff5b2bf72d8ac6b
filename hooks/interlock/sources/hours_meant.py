"""What to type for opening hours that were written as a text: `Mon-Fri 9am-5pm, Sat 10:00-13:00`."""

import re
from collections.abc import Iterator

from interlock.definitions.parsed import times_meant
from interlock.definitions.weekday_names import weekdays_meant

_IN_OFFICE_HOURS = '{days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00"}'
_ALWAYS = '{days: [mon, tue, wed, thu, fri, sat, sun], opens: "00:00", closes: "24:00"}'
_NEVER_CLOSED = re.compile(r"\b24\b.{0,8}\b7\b|\b24 ?h|day and night|always|around the clock", re.I)

_TIME = r"\d{1,2}(?:[:.h]\d\d)?(?: ?[ap]\.?m\.?)?|noon|midday|midnight"
_HOURS = rf"(?:from )?(?P<opens>{_TIME}) ?(?:-|–|—|to|until|till) ?(?P<closes>{_TIME})(?: ?(?:h|hrs|hours|uhr))?"
_DAYS = r"(?P<days>[^\d\s][^\d]*?)"
_DAYS_FIRST = re.compile(rf"[\s,;/|.]*(?:and )?{_DAYS}[\s:,]*{_HOURS}", re.I)
_HOURS_FIRST = re.compile(rf"[\s,;/|.]*(?:and )?{_HOURS}[\s,]*(?:on )?{_DAYS}(?=[;,\d]|\s*\Z)", re.I)


def hours_remedy(text: str, where: str = "below it") -> str:
    """The remedy with the rows of opening hours that a text means, or else with an example of a row."""
    words = " ".join(text.split())
    rows = list(_rows(words, _DAYS_FIRST)) or list(_rows(words, _HOURS_FIRST))
    if not rows and not _NEVER_CLOSED.search(text):
        return f"Write rows {where}, such as `- {_IN_OFFICE_HOURS}`."
    rows = rows or [_ALWAYS]
    each = " and, on a line of its own, ".join(f"`- {row}`" for row in rows)
    return f"Write {where} {each}."


def _rows(text: str, form: re.Pattern[str]) -> Iterator[str]:
    """The rows that a text in this form means; none where a part of it means none."""
    rows: list[str] = []
    begins = 0
    while text[begins:].strip(" ,;."):
        match = form.match(text, begins)
        row = _row(match) if match else ""
        if not match or not row:
            return
        rows.append(row)
        begins = match.end()
    yield from rows


def _row(match: re.Match[str]) -> str:
    days = weekdays_meant([match["days"].strip(" ,;:.()")])
    opens, closes = _times(match["opens"]), _times(match["closes"])
    if not days or not opens or not closes:
        return ""
    # Who opens at 9 and closes at 5 closes in the afternoon.
    closing = next((time for time in closes if time > opens[0]), closes[0])
    return f'{{days: [{", ".join(days)}], opens: "{opens[0]}", closes: "{closing}"}}'


def _times(text: str) -> list[str]:
    return ["24:00"] if re.fullmatch(r"24(?:[:.h]00)?", text) else times_meant(text.lower())
