"""What to type for opening hours that were written as a text: `Mon-Fri 9am-5pm, Sat 10:00-13:00`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from interlock.definitions.model_fields import written_names
from interlock.definitions.values.times_of_day import hours_between, hours_said, plain_times
from interlock.definitions.values.weekday_names import WEEKDAYS, weekdays_meant
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern
from interlock.sources.meant.closed_days import CLOSED_ABROAD, without_closed_days

_NO_HOURS = lazy_pattern(r"\bappointment|\barrangement|\bon request|\bclosed\b|\bvar(?:y|ies|ious)|^n/?a$|^none$", re.I)
_NEVER_CLOSED = lazy_pattern(r"\b24\b.{0,8}\b7\b|\b24 ?h|day and night|always|around the clock", re.I)
# All that a text says is that it never closes.
_ONLY_NEVER_CLOSED = lazy_pattern(
    r"(?:open )?(?:24\D{0,14}7|24 ?(?:h|hrs|hours)(?: a day)?|day and night|always(?: open)?|a?round the clock)"
    r"(?:,? (?:every ?day|daily|days|days a week|seven days a week|all week|all year))?\.?",
    re.I,
)

_TIME = r"(?:[01]\d|2[0-4])[0-5]\d|\d{1,2}(?:[:.h]\d\d|h)?(?: ?[ap]\.?m\.?)?|noon|midday|midnight"
_HOURS = (
    rf"(?:(?:from|von|van|dalle|de|desde|od|من) (?:las )?)?(?P<opens>{_TIME})"
    r" ?(?:[-–—〜～~]|to|until|till|bis|tot|à|alle|a|hasta|do|إلى|الى|حتى|から|至|到|부터) ?"
    rf"(?:las )?(?P<closes>{_TIME})"
    r"(?: ?(?:hrs|hours|h)|まで|까지)?"
)
_DAYS = r"(?P<days>[^\d\s][^\d]*?)"
# Which signs belong to the days is fixed, so that a row of signs without hours is gone through once, not in all ways.
_DAYS_FIRST = lazy_pattern(rf"[\s,;/|.]*+(?:and )?(?P<days>[^\d\s](?:[^\d]*?[^\d\s:,])??)[\s:,]*+{_HOURS}", re.I)
_HOURS_FIRST = lazy_pattern(rf"[\s,;/|.]*(?:and )?{_HOURS}[\s,]*(?:on )?{_DAYS}(?=[,.]? ?(?:and )?(?:\d|noon|mid)|;|\Z)", re.I)
# Hours after a break, on the days of the row before.
_AGAIN = lazy_pattern(rf"[\s,;/|.&]*(?:(?:and|und|en|et|y|e) )?{_HOURS}(?=[\s,;.&/|]|\Z)", re.I)
# Public holidays, on which nobody is expected.
_BUT_HOLIDAYS = FilteredPattern(
    lazy_pattern(
        r"(?<![ ,;])[ ,;]*+\(?\b(?:exclud(?:ing|es)|excl?\.?|except(?: for| on)?|(?:but )?not(?: on)?|closed(?: on)?|other than)"
        r" (?:all )?(?:public|bank|statutory|national)(?:(?: and | or | ?& ?| ?/ ?| )(?:public|bank|statutory"
        r"|national))? hol(?:iday)?s?\b\.?\)?",
        re.I,
    ),
    (" hol",),
)
_HOLIDAYS_ABROAD = (
    r"(?:gesetzlichen? )?feiertage?n?|jours? f[ée]ri[ée]s?|(?:offici[ëe]le |nationale )?feestdag(?:en)?"
    r"|(?:d[íi]as? |giorni )?festiv[oi]s?"
)
_BUT_HOLIDAYS_ABROAD = FilteredPattern(
    lazy_pattern(
        r"(?<![ ,;])[ ,;]*+\(?\b(?:(?:au(?:ß|ss)er|ausgenommen|nicht|sauf|hors|except[ée]|behalve|exclusief|excepto|salvo"
        r"|tranne|esclusi"
        rf"|{CLOSED_ABROAD})(?: an| am| les?| op| los| en| i| nei)* (?:{_HOLIDAYS_ABROAD})\b"
        rf"|(?:(?:an|les|op|los) )?(?:{_HOLIDAYS_ABROAD}):? (?:{CLOSED_ABROAD})\b)\)?",
        re.I,
    ),
    ("feiertag", "feri", "féri", "feestdag", "festiv"),
)
# Words before hours, and other words for the same.
_PLAINER = (
    (
        lazy_pattern(
            r"^(?:(?:we(?:['’]re| are)|(?:(?:tele)?phone )?lines?(?: are)?|(?:opening "
            r"|office )?hours)\b[ :,]*)?(?:open\b[ :,]*)?",
            re.I,
        ),
        "",
    ),
    (lazy_pattern(rf"\bbetween ({_TIME}) and (?={_TIME})", re.I), r"\1 to "),
    (lazy_pattern(r"\b(?:7|seven) days(?: (?:a|per|each) week)?\b", re.I), "every day"),
)


def is_of_rows(model: type[BaseModel]) -> bool:
    """Whether a model is a row of opening hours."""
    return {"days", "opens", "closes"} <= {*written_names(model)}


def hours_remedy(text: str, where: str, is_in_brackets: bool = False) -> str:
    """The remedy with the rows of opening hours that a text means, or else with an example of a row.

    `where` the rows belong: "below it". `is_in_brackets`: whether that is a list between brackets.
    """
    words, hyphen = " ".join(text.split()), "" if is_in_brackets else "- "
    if not any(map(str.isdigit, text)) and _NO_HOURS.search(text):
        return "Where there are no fixed hours, take it out, and say in `summary` how to meet."
    rows = list(map(_written, rows_of_hours(text)))
    if not rows and _NEVER_CLOSED.search(text):
        rows = [_written(_NEVER_CLOSES)]
    if not rows:
        opens, closes = hours_said(words) or ("09:00", "17:00")
        in_office_hours = _written(HoursRow(WEEKDAYS[:5], opens, closes))
        return f"Write rows {where}, such as `{hyphen}{in_office_hours}`."
    each = f"`{', '.join(rows)}`" if is_in_brackets else " and, on a line of its own, ".join(f"`- {row}`" for row in rows)
    return f"Write {where} {each}."


class HoursRow(NamedTuple):
    """Days of the week and the hours on them, as texts."""

    days: Sequence[str]
    opens: str
    closes: str


_NEVER_CLOSES = HoursRow(WEEKDAYS, "00:00", "24:00")


def rows_of_hours(text: str) -> list[HoursRow]:
    """The rows of opening hours that a text means, without days that it calls closed; none where a part of it means none.

    >>> rows_of_hours("Mon, Tue 9am-5pm")
    [HoursRow(days=['mon', 'tue'], opens='09:00', closes='17:00')]
    """
    words, closed = without_closed_days(without_holidays(text))
    never_closes = _ONLY_NEVER_CLOSED.fullmatch(words)
    words = plain_times(words)
    for pattern, plainer in _PLAINER:
        words = pattern.sub(plainer, words)
    rows = [_NEVER_CLOSES] if never_closes else list(_rows(words, _DAYS_FIRST)) or list(_rows(words, _HOURS_FIRST))
    open_days = (row._replace(days=[day for day in row.days if day not in closed]) for row in rows)
    return [row for row in open_days if row.days]


def without_holidays(text: str) -> str:
    """A text with single spaces, without words that only say that it is closed on public holidays, as all are taken to be."""
    return _BUT_HOLIDAYS_ABROAD.sub("", _BUT_HOLIDAYS.sub("", " ".join(text.split())))


def _rows(text: str, form: re.Pattern[str]) -> Iterator[HoursRow]:
    rows: list[HoursRow] = []
    begins, days = 0, ""
    while text[begins:].strip(" ,;."):
        again = _AGAIN.match(text, begins) if days and form is _DAYS_FIRST else None
        match = again or form.match(text, begins)
        days = match["days"] if match and not again else days
        row = _row(days, match, rows[-1].closes if again else "") if match else None
        if not match or row is None:
            return
        rows.append(row)
        begins = match.end()
    yield from rows


def _row(said: str, match: re.Match[str], after: str) -> HoursRow | None:
    days, hours = weekdays_meant([said.strip(" ,;:.()")]), hours_between(match["opens"], match["closes"], after)
    return HoursRow(days, *hours) if days and hours else None


def _written(row: HoursRow) -> str:
    """A row as it is typed."""
    return f'{{days: [{", ".join(row.days)}], opens: "{row.opens}", closes: "{row.closes}"}}'
